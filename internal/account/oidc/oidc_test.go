package oidc

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/account/oidc/oidctest"
	"github.com/paperwurks/paperwurks/internal/fault"
)

const back = "https://papers.example/sign-in/oidc/back"

func provider(i *oidctest.Issuer, now func() time.Time) *Provider {
	return Open(Config{
		Issuer: i.URL, ClientID: oidctest.ClientID, Redirect: back,
		Secret: func(context.Context) (string, error) { return oidctest.Secret, nil },
		Sealer: ceremony.Sealer{Key: bytes.Repeat([]byte{1}, 32), Now: now},
	})
}

// away is a browser that goes to the issuer and comes back with an answer.
func away(t *testing.T, to string) url.Values {
	t.Helper()
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := c.Get(to)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	where, err := res.Location()
	if err != nil || !strings.HasPrefix(where.String(), back+"?") {
		t.Fatalf("status %d, sent to %v, %v", res.StatusCode, where, err)
	}
	return where.Query()
}

func signIn(t *testing.T, p *Provider) (Identity, error) {
	t.Helper()
	to, ticket, err := p.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := p.Finish(t.Context(), ticket, away(t, to))
	return id, err
}

func ann() map[string]any {
	return map[string]any{"sub": "248289761001", "email": "Ann@Firm.Example", "email_verified": true, "name": " Ann  Example "}
}

func TestSomebodySignsIn(t *testing.T) {
	i := oidctest.Start(t)
	i.Is(ann())
	p := provider(i, time.Now)
	id, err := signIn(t, p)
	if want := (Identity{Issuer: i.URL, Subject: "248289761001", Email: "ann@firm.example", Name: "Ann Example"}); err != nil || id != want {
		t.Errorf("got %+v, %v", id, err)
	}
	asked := i.Asked()
	if asked.Get("scope") != "openid email profile" || asked.Get("acr_values") != "" || asked.Get("redirect_uri") != back {
		t.Errorf("asked for %v", asked)
	}
	i.Rotate("two")
	if _, err := signIn(t, p); err != nil {
		t.Errorf("after the issuer changed its key: %v", err)
	}
	if got := p.SignOut("https://papers.example/"); got != i.URL+"/end?client_id=paperwurks&post_logout_redirect_uri=https%3A%2F%2Fpapers.example%2F" {
		t.Errorf("signs out at %s", got)
	}
	if got := provider(i, time.Now).SignOut("x"); got != "" {
		t.Errorf("an issuer that was never asked signs out at %s", got)
	}
}

func TestWhoseWordAnAddressIs(t *testing.T) {
	i := oidctest.Start(t)
	for name, tt := range map[string]struct {
		claims, info map[string]any
		trust        bool
		email        string
		refused      bool
	}{
		"verified":          {claims: map[string]any{"email": "a@b.example", "email_verified": true}, email: "a@b.example"},
		"verified in words": {claims: map[string]any{"email": "a@b.example", "email_verified": "true"}, email: "a@b.example"},
		"of a domain that is Entra's tenant's own": {claims: map[string]any{"email": "a@b.example", "xms_edov": 1}, email: "a@b.example"},
		"of a domain that is not":                  {claims: map[string]any{"email": "a@b.example", "xms_edov": false}},
		"unverified":                               {claims: map[string]any{"email": "a@b.example", "email_verified": false}},
		"unverified in words":                      {claims: map[string]any{"email": "a@b.example", "email_verified": "false"}},
		"not said":                                 {claims: map[string]any{"email": "a@b.example"}},
		"not said, of the firm's own":              {claims: map[string]any{"email": "a@b.example"}, trust: true, email: "a@b.example"},
		"verified in something odd":                {claims: map[string]any{"email": "a@b.example", "email_verified": []int{1}}},
		"asked for":                                {info: map[string]any{"sub": "s", "email": "a@b.example", "email_verified": true}, email: "a@b.example"},
		"asked for, of somebody else":              {info: map[string]any{"sub": "t", "email": "a@b.example", "email_verified": true}, refused: true},
		"none at all":                              {info: map[string]any{"sub": "s"}},
		"in the token, and not as info":            {claims: map[string]any{"email": "a@b.example"}, info: map[string]any{"sub": "s", "email": "a@b.example", "email_verified": true}},
	} {
		claims := map[string]any{"sub": "s"}
		for k, v := range tt.claims {
			claims[k] = v
		}
		i.Is(claims)
		i.Info(tt.info)
		p := provider(i, time.Now)
		p.TrustEmail = tt.trust
		id, err := signIn(t, p)
		if tt.refused != (fault.KindOf(err) == fault.Forbidden && err != nil) || id.Email != tt.email {
			t.Errorf("%s: %+v, %v", name, id, err)
		}
	}
}

func TestSecondFactorsElsewhere(t *testing.T) {
	i := oidctest.Start(t)
	for _, tt := range []struct {
		amr  []string
		acr  string
		want bool
	}{
		{nil, "", false},
		{[]string{"pwd"}, "", false},
		{[]string{"otp"}, "", false},
		{[]string{"otp", "sms"}, "", false}, // two of a kind
		{[]string{"pwd", "otp"}, "", true},
		{[]string{"pwd", "mfa"}, "", true},
		{[]string{"hwk", "fpt"}, "", true},
		{[]string{"nonsense", "pwd"}, "0", false},
		{nil, "phr", true},
		{nil, "http://schemas.openid.net/pape/policies/2007/06/multi-factor", true},
		{nil, "urn:firm:gold", true},
		{nil, "urn:firm:silver", false},
	} {
		claims := ann()
		if tt.amr != nil {
			claims["amr"] = tt.amr
		}
		if tt.acr != "" {
			claims["acr"] = tt.acr
		}
		i.Is(claims)
		p := provider(i, time.Now)
		p.ACR = "urn:firm:gold"
		if id, err := signIn(t, p); err != nil || id.Strong != tt.want {
			t.Errorf("amr %v, acr %q: %+v, %v", tt.amr, tt.acr, id, err)
		}
		if got := i.Asked().Get("acr_values"); got != "urn:firm:gold" {
			t.Errorf("asked for %q", got)
		}
	}
}

func TestLiesAreRefused(t *testing.T) {
	i := oidctest.Start(t)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	claim := func(name string, value any) func(*oidctest.Token) {
		return func(t *oidctest.Token) { t.Claims[name] = value }
	}
	for name, lie := range map[string]func(*oidctest.Token){
		"another nonce":               claim("nonce", "x"),
		"no nonce":                    func(t *oidctest.Token) { delete(t.Claims, "nonce") },
		"for another client":          claim("aud", "another"),
		"for two, and the other":      claim("aud", []string{"paperwurks", "another"}),
		"by order of another":         claim("azp", "another"),
		"of another issuer":           claim("iss", "https://evil.example"),
		"expired":                     claim("exp", time.Now().Add(-time.Minute).Unix()),
		"of tomorrow":                 claim("iat", time.Now().Add(24*time.Hour).Unix()),
		"not yet":                     claim("nbf", time.Now().Add(24*time.Hour).Unix()),
		"about nobody":                claim("sub", ""),
		"another access token's hash": claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
		"another key":                 func(t *oidctest.Token) { t.Key = other },
		"another key under a new name": func(t *oidctest.Token) {
			t.Key, t.Header["kid"] = other, "two"
		},
		"no signature": func(t *oidctest.Token) {
			header, _ := json.Marshal(map[string]string{"alg": "none"})
			claims, _ := json.Marshal(t.Claims)
			t.Raw = base64.RawURLEncoding.EncodeToString(header) + "." + base64.RawURLEncoding.EncodeToString(claims) + "."
		},
		"an algorithm of secrets": func(t *oidctest.Token) { t.Header["alg"] = "HS256" },
		"no token":                func(t *oidctest.Token) { t.Raw = "x" },
	} {
		i.Is(ann())
		i.Lie(lie)
		if id, err := signIn(t, provider(i, time.Now)); fault.KindOf(err) != fault.Forbidden || id != (Identity{}) {
			t.Errorf("%s: %+v, %v", name, id, err)
		}
	}
	i.Is(ann())
	i.Lie(func(t *oidctest.Token) {
		t.Claims["aud"], t.Claims["azp"] = []string{"paperwurks", "another"}, "paperwurks"
	})
	if _, err := signIn(t, provider(i, time.Now)); err != nil {
		t.Errorf("for two, by our order: %v", err)
	}
}

func TestAnswersToOtherQuestions(t *testing.T) {
	i := oidctest.Start(t)
	i.Is(ann())
	now := time.Now()
	p := provider(i, func() time.Time { return now })
	to, ticket, err := p.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, other, _ := p.Begin(t.Context())
	answer := away(t, to)
	with := func(key, value string) url.Values {
		v := url.Values{}
		for k := range answer {
			v.Set(k, answer.Get(k))
		}
		v.Set(key, value)
		return v
	}
	refused := func(name, ticket string, answer url.Values) {
		t.Helper()
		if id, _, err := p.Finish(t.Context(), ticket, answer); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %+v, %v", name, id, err)
		}
	}
	refused("another browser's ticket", other, answer)
	refused("no ticket", "", answer)
	refused("another state", ticket, with("state", "x"))
	refused("no state", ticket, with("state", ""))
	refused("another issuer", ticket, with("iss", "https://evil.example"))
	refused("another code", ticket, with("code", "x"))
	two := Open(p.Config)
	two.ClientID = "another"
	if _, _, err := two.Finish(t.Context(), ticket, answer); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a ticket for another client: %v", err)
	}
	_, mark, err := p.Finish(t.Context(), ticket, answer)
	if err != nil || mark.Hash == "" {
		t.Fatal(err)
	}
	refused("a code twice", ticket, answer)
	i.Deny("access_denied")
	to, ticket, _ = p.Begin(t.Context())
	if _, _, err := p.Finish(t.Context(), ticket, away(t, to)); fault.KindOf(err) != fault.Forbidden || fault.Message(err) != "the sign-in was broken off" {
		t.Errorf("somebody who thought better of it: %v", err)
	}
	i.Is(ann())
	to, ticket, _ = p.Begin(t.Context())
	answer = away(t, to)
	now = now.Add(ceremony.Lasts)
	refused("too late", ticket, answer)
}

func TestAnIssuerThatIsAway(t *testing.T) {
	i := oidctest.Start(t)
	i.Is(ann())
	p := provider(i, time.Now)
	if err := p.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.Secret = func(context.Context) (string, error) { return "old", nil }
	if _, err := signIn(t, p); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "secret is wrong") {
		t.Errorf("with a wrong secret: %v", err)
	}
	to, ticket, _ := p.Begin(t.Context())
	answer := away(t, to)
	gone := errors.New("the place of secrets is away")
	p.Secret = func(context.Context) (string, error) { return "", gone }
	if _, _, err := p.Finish(t.Context(), ticket, answer); !errors.Is(err, gone) {
		t.Errorf("without a secret: %v", err)
	}
	p.Secret = func(context.Context) (string, error) { return oidctest.Secret, nil }
	i.Close()
	if _, _, err := p.Finish(t.Context(), ticket, answer); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("an issuer that went away: %v", err)
	}
	if _, _, err := p.Begin(t.Context()); err != nil {
		t.Errorf("what it said before is known: %v", err)
	}
	html := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }))
	defer html.Close()
	liar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"issuer":"https://another.example","authorization_endpoint":"x","token_endpoint":"y","jwks_uri":"z"}`))
	}))
	defer liar.Close()
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(bytes.Repeat([]byte(" "), 4<<20))
		_, _ = w.Write([]byte(`{"issuer":"http://` + r.Host + `"}`))
	}))
	defer endless.Close()
	for issuer, want := range map[string]string{
		i.URL: "cannot be reached", html.URL: "something else than its configuration", liar.URL: "calls itself something else", endless.URL: "something else",
	} {
		p := Open(p.Config)
		p.Issuer = issuer
		if err := p.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
