package oidctest

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"
)

// The client that the issuer knows.
const (
	ClientID = "paperwurks"
	Secret   = "s:/@# secret"
)

// Issuer signs people in. The fields may be changed between requests.
type Issuer struct {
	*httptest.Server
	Now func() time.Time

	mu sync.Mutex
	// Person is whose claims the tokens carry: sub, email, email_verified and
	// whatever else a test wants.
	person map[string]any
	lie    func(*Token)
	info   map[string]any // what user info says
	deny   string         // an error in the place of a code
	codes  map[string]url.Values
	asked  url.Values // the last request to sign in
	keys   map[string]*rsa.PrivateKey
}

// Token is one before it is signed.
type Token struct {
	Header, Claims map[string]any
	Key            *rsa.PrivateKey
	Raw            string // in the place of all, when it is set
}

// Start starts an issuer that ends with the test.
func Start(t *testing.T) *Issuer {
	t.Helper()
	i := &Issuer{Now: time.Now, codes: map[string]url.Values{}, keys: map[string]*rsa.PrivateKey{}}
	i.Rotate("one")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", i.discovery)
	mux.HandleFunc("GET /keys", i.jwks)
	mux.HandleFunc("GET /authorize", i.authorize)
	mux.HandleFunc("POST /token", i.token)
	mux.HandleFunc("GET /userinfo", i.userInfo)
	i.Server = httptest.NewServer(mux)
	t.Cleanup(i.Close)
	return i
}

// Is has the issuer sign this person in from now on.
func (i *Issuer) Is(claims map[string]any) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.person, i.lie, i.info, i.deny = claims, nil, nil, ""
}

// Lie changes every token before it is signed.
func (i *Issuer) Lie(how func(*Token)) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.lie = how
}

// Info is what user info says.
func (i *Issuer) Info(claims map[string]any) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.info = claims
}

// Deny sends everybody back with an error.
func (i *Issuer) Deny(code string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.deny = code
}

// Rotate makes a new key the only one.
func (i *Issuer) Rotate(name string) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err) // rand.Reader never fails
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.keys = map[string]*rsa.PrivateKey{name: key}
}

// Asked is the last request to sign in.
func (i *Issuer) Asked() url.Values {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.asked
}

func (i *Issuer) discovery(w http.ResponseWriter, _ *http.Request) {
	answer(w, map[string]any{
		"issuer": i.URL, "authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token",
		"jwks_uri": i.URL + "/keys", "userinfo_endpoint": i.URL + "/userinfo", "end_session_endpoint": i.URL + "/end",
		"id_token_signing_alg_values_supported": []string{"RS256"}, "response_types_supported": []string{"code"},
		"subject_types_supported": []string{"public"},
	})
}

func (i *Issuer) jwks(w http.ResponseWriter, _ *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	var keys []any
	for name, k := range i.keys {
		keys = append(keys, map[string]any{
			"kty": "RSA", "use": "sig", "alg": "RS256", "kid": name,
			"n": b64(k.N.Bytes()), "e": b64(big.NewInt(int64(k.E)).Bytes()),
		})
	}
	answer(w, map[string]any{"keys": keys})
}

// authorize signs in whoever comes and sends them back.
func (i *Issuer) authorize(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	q := r.URL.Query()
	i.asked = q
	if q.Get("client_id") != ClientID || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" {
		http.Error(w, "what?", http.StatusBadRequest)
		return
	}
	back := url.Values{"state": q["state"], "iss": {i.URL}}
	if i.deny != "" {
		back.Set("error", i.deny)
	} else {
		code := rand.Text()
		i.codes[code] = q
		back.Set("code", code)
	}
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

func (i *Issuer) token(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	refuse := func(status int, code string) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]string{"error": code})
	}
	id, secret, _ := r.BasicAuth()
	id, _ = url.QueryUnescape(id) // RFC 6749 (2.3.1)
	secret, _ = url.QueryUnescape(secret)
	if id != ClientID || secret != Secret {
		refuse(http.StatusUnauthorized, "invalid_client")
		return
	}
	q := i.codes[r.FormValue("code")]
	delete(i.codes, r.FormValue("code"))
	verifier := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if q == nil || b64(verifier[:]) != q.Get("code_challenge") || r.FormValue("redirect_uri") != q.Get("redirect_uri") {
		refuse(http.StatusBadRequest, "invalid_grant")
		return
	}
	access := rand.Text()
	half := sha256.Sum256([]byte(access))
	t := Token{Header: map[string]any{"alg": "RS256", "typ": "JWT"}, Claims: map[string]any{
		"iss": i.URL, "aud": ClientID, "nonce": q.Get("nonce"), "iat": i.Now().Unix(), "exp": i.Now().Add(time.Hour).Unix(),
		"at_hash": b64(half[:16]),
	}}
	for name, key := range i.keys {
		t.Header["kid"], t.Key = name, key
	}
	for k, v := range i.person {
		t.Claims[k] = v
	}
	if i.lie != nil {
		i.lie(&t)
	}
	answer(w, map[string]any{"access_token": access, "token_type": "Bearer", "expires_in": 3600, "id_token": t.sign()})
}

// sign writes a token down, RFC 7515 (7.1).
func (t *Token) sign() string {
	if t.Raw != "" {
		return t.Raw
	}
	header, _ := json.Marshal(t.Header) // maps of strings and numbers
	claims, _ := json.Marshal(t.Claims)
	text := b64(header) + "." + b64(claims)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, t.Key, crypto.SHA256, sum[:])
	if err != nil {
		panic(err) // the key is long enough
	}
	return text + "." + b64(signature)
}

func (i *Issuer) userInfo(w http.ResponseWriter, _ *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	answer(w, i.info)
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
