package oidc

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Config is what the issuer knows us by, and how far it is believed.
type Config struct {
	Issuer   string // exactly as it calls itself
	ClientID string
	Secret   func(context.Context) (string, error)
	Redirect string // where it sends browsers back to
	// TrustEmail believes an e-mail address though the issuer does not say that it
	// is verified: for an issuer whose every account the firm itself makes.
	TrustEmail bool
	// ACR is asked of the issuer, and what it says then counts as a second factor.
	// May be empty.
	ACR    string
	Sealer ceremony.Sealer
	Client *http.Client // nil for one that does not wait for ever
}

// Identity is whom the issuer says somebody is.
type Identity struct {
	Issuer, Subject string // the two that never change
	Email           string // in small letters; empty unless it is believed
	Name            string
	Hosted          string // Google's hd: the Workspace that the account belongs to
	Strong          bool   // the issuer asked for more than one factor
}

// Provider is one issuer. Its methods may be called by many goroutines.
type Provider struct {
	Config

	mu    sync.Mutex
	found *discovered
}

// discovered is what an issuer says about itself.
type discovered struct {
	*oidc.Provider
	at      time.Time
	signOut string
	post    bool // the client's secret goes into the form and not into the header
}

// Open prepares an issuer; it asks nothing yet.
func Open(c Config) *Provider {
	if c.Client == nil {
		c.Client = &http.Client{Timeout: patience, Transport: limited{http.DefaultTransport}}
	}
	return &Provider{Config: c}
}

// How long an answer is waited for, how long it is at most, and how long what an
// issuer says about itself is good for. Keys that it adds meanwhile are fetched
// when a token names one.
const (
	patience = 10 * time.Second
	longest  = 1 << 20
	goodFor  = 24 * time.Hour
)

// limited reads answers no further than they may reach.
type limited struct{ http.RoundTripper }

// RoundTrip asks, and gives an answer that ends at the limit.
func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := l.RoundTripper.RoundTrip(r)
	if err == nil {
		res.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(res.Body, longest), res.Body}
	}
	return res, err
}

// discover is what the issuer says about itself, asked for when it is needed.
func (p *Provider) discover(ctx context.Context) (*discovered, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.Sealer.Now()
	if p.found != nil && now.Sub(p.found.at) < goodFor {
		return p.found, nil
	}
	// The keys are fetched later with the client of this context, and not within its
	// time.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.Client), p.Issuer)
	if err != nil {
		if p.found != nil {
			return p.found, nil // better what it said yesterday
		}
		return nil, fault.Wrap(err, fault.Unavailable, "%s does not say how to sign in there: %s", p.Issuer, why(err))
	}
	var more struct {
		SignOut string   `json:"end_session_endpoint"`
		Methods []string `json:"token_endpoint_auth_methods_supported"`
	}
	if err := found.Claims(&more); err != nil {
		return nil, fmt.Errorf("oidc: %w", err)
	}
	post := slices.Contains(more.Methods, "client_secret_post") && !slices.Contains(more.Methods, "client_secret_basic")
	p.found = &discovered{found, now, more.SignOut, post}
	return p.found, nil
}

// why is what an operator can do something about in a failure to discover.
func why(err error) string {
	var unreached *url.Error
	var other *oidc.IssuerMismatchError
	switch {
	case errors.As(err, &unreached):
		return "it cannot be reached"
	case errors.As(err, &other):
		return "it calls itself something else"
	}
	return "it answers with something else than its configuration"
}

// Ping says whether the issuer can be asked.
func (p *Provider) Ping(ctx context.Context) error {
	_, err := p.discover(ctx)
	return err
}

// purpose is that of tickets. A ticket is for one issuer.
func (p *Provider) purpose() string { return "oidc " + p.Issuer + " " + p.ClientID }

// question is what is remembered while somebody is away at the issuer's.
type question struct{ State, Nonce, Verifier string }

// Begin is where to send a browser to sign in, and the ticket that it must bring
// back.
func (p *Provider) Begin(ctx context.Context) (to, ticket string, err error) {
	d, err := p.discover(ctx)
	if err != nil {
		return "", "", err
	}
	q := question{rand.Text(), rand.Text(), oauth2.GenerateVerifier()}
	if ticket, err = p.Sealer.Seal(p.purpose(), q); err != nil {
		return "", "", err
	}
	o := []oauth2.AuthCodeOption{oidc.Nonce(q.Nonce), oauth2.S256ChallengeOption(q.Verifier)}
	if p.ACR != "" {
		o = append(o, oauth2.SetAuthURLParam("acr_values", p.ACR))
	}
	return p.oauth(d, "").AuthCodeURL(q.State, o...), ticket, nil
}

func (p *Provider) oauth(d *discovered, secret string) *oauth2.Config {
	e := d.Endpoint()
	if e.AuthStyle = oauth2.AuthStyleInHeader; d.post {
		e.AuthStyle = oauth2.AuthStyleInParams
	}
	return &oauth2.Config{
		ClientID: p.ClientID, ClientSecret: secret, Endpoint: e, RedirectURL: p.Redirect,
		Scopes: []string{oidc.ScopeOpenID, oidc.ScopeEmail, oidc.ScopeProfile},
	}
}

// Finish is who came back from the issuer, by the parameters of the address that it
// sent the browser to: fault.Forbidden when the answer is not to our question or
// does not prove what it says, fault.Unavailable when the issuer cannot be asked.
// The mark is to be spent by whoever lets the person in.
func (p *Provider) Finish(ctx context.Context, ticket string, answer url.Values) (Identity, ceremony.Mark, error) {
	var q question
	mark, err := p.Sealer.Open(p.purpose(), ticket, &q)
	if err != nil {
		return Identity{}, mark, err
	}
	// RFC 9207: an answer that another issuer gave is not taken for this one's.
	iss := answer.Get("iss")
	if subtle.ConstantTimeCompare([]byte(answer.Get("state")), []byte(q.State)) != 1 || iss != "" && iss != p.Issuer {
		return Identity{}, mark, fault.New(fault.Forbidden, "this is not the answer to the sign-in that was begun here; please start again")
	}
	if code := answer.Get("error"); code != "" {
		return Identity{}, mark, fault.Wrap(fmt.Errorf("oidc: %q: %q", code, answer.Get("error_description")), fault.Forbidden, "%s", said(code))
	}
	d, err := p.discover(ctx)
	if err != nil {
		return Identity{}, mark, err
	}
	secret, err := p.Secret(ctx)
	if err != nil {
		return Identity{}, mark, err
	}
	ctx = oidc.ClientContext(ctx, p.Client)
	token, err := p.oauth(d, secret).Exchange(ctx, answer.Get("code"), oauth2.VerifierOption(q.Verifier))
	if err != nil {
		return Identity{}, mark, exchangeFault(err)
	}
	id, err := p.identity(ctx, d, token, q.Nonce)
	return id, mark, err
}

// said is what a person is told of an issuer's refusal. The words that came with it
// came through the browser and are not repeated.
func said(code string) string {
	switch code {
	case "access_denied":
		return "the sign-in was broken off"
	case "login_required", "interaction_required", "consent_required", "account_selection_required":
		return "the other site wants something else first; please sign in there and start again"
	}
	return "the other site refused the sign-in"
}

func exchangeFault(err error) error {
	var refused *oauth2.RetrieveError
	if errors.As(err, &refused) && refused.Response != nil && refused.Response.StatusCode/100 == 4 {
		if refused.ErrorCode == "invalid_client" || refused.ErrorCode == "unauthorized_client" {
			return fault.Wrap(err, fault.Unavailable, "the other site does not know Paperwurks any more; its client id or secret is wrong")
		}
		return fault.Wrap(err, fault.Forbidden, "the other site does not stand by its answer; please start again")
	}
	return fault.Wrap(err, fault.Unavailable, "the other site cannot be asked about the sign-in")
}

// claims are those of OpenID Connect Core (2 and 5.1) that matter here.
type claims struct {
	Email    string   `json:"email"`
	Verified boolean  `json:"email_verified"`
	Owned    boolean  `json:"xms_edov"` // Entra's: the tenant has proved that the address's domain is its own
	Name     string   `json:"name"`
	Hosted   string   `json:"hd"`
	Party    string   `json:"azp"`
	ACR      string   `json:"acr"`
	AMR      []string `json:"amr"`
	AtHash   string   `json:"at_hash"`
}

// boolean is a truth value that some issuers write as a string.
type boolean bool

// UnmarshalJSON takes true and 1, as words too, for true and everything else for false.
func (b *boolean) UnmarshalJSON(text []byte) error {
	said := strings.Trim(string(text), `"`)
	*b = said == "true" || said == "1"
	return nil
}

func (p *Provider) identity(ctx context.Context, d *discovered, token *oauth2.Token, nonce string) (Identity, error) {
	refuse := func(err error) (Identity, error) {
		return Identity{}, fault.Wrap(err, fault.Forbidden, "the other site's answer does not prove who you are")
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return refuse(errors.New("oidc: no id_token"))
	}
	t, err := d.VerifierContext(ctx, &oidc.Config{ClientID: p.ClientID, Now: p.Sealer.Now}).Verify(ctx, raw)
	if err != nil {
		return refuse(err)
	}
	var c claims
	if err := t.Claims(&c); err != nil {
		return refuse(err)
	}
	switch {
	case subtle.ConstantTimeCompare([]byte(t.Nonce), []byte(nonce)) != 1:
		return refuse(errors.New("oidc: another nonce"))
	case t.Subject == "" || len(t.Subject) > 255: // Core (2), sub
		return refuse(errors.New("oidc: no subject"))
	case len(t.Audience) > 1 && c.Party != p.ClientID || c.Party != "" && c.Party != p.ClientID:
		return refuse(errors.New("oidc: authorised for another party"))
	case t.IssuedAt.After(p.Sealer.Now().Add(5 * time.Minute)):
		return refuse(errors.New("oidc: issued in the future"))
	}
	if c.AtHash != "" {
		if err := t.VerifyAccessToken(token.AccessToken); err != nil {
			return refuse(err)
		}
	}
	strong := p.strong(c)
	if c.Email == "" && d.UserInfoEndpoint() != "" {
		if err := p.ask(ctx, d, token, t.Subject, &c); err != nil {
			return refuse(err)
		}
	}
	id := Identity{Issuer: p.Issuer, Subject: t.Subject, Name: strings.Join(strings.Fields(c.Name), " "), Hosted: strings.ToLower(c.Hosted), Strong: strong}
	if bool(c.Verified) || bool(c.Owned) || p.TrustEmail {
		id.Email = strings.ToLower(strings.TrimSpace(c.Email))
	}
	return id, nil
}

// ask asks the issuer for what is not in the token, Core (5.3).
func (p *Provider) ask(ctx context.Context, d *discovered, token *oauth2.Token, subject string, c *claims) error {
	info, err := d.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return err
	}
	if info.Subject != subject {
		return errors.New("oidc: the user info is about another subject")
	}
	var more claims
	if err := info.Claims(&more); err != nil {
		return err
	}
	c.Email, c.Verified, c.Owned, c.Name = more.Email, more.Verified, more.Owned, cmp.Or(c.Name, more.Name)
	return nil
}

// What RFC 8176 calls ways of authentication, by what they are: something known,
// had, or that somebody is.
var kinds = [][]string{
	{"pwd", "pin", "kba"},
	{"otp", "hwk", "swk", "sc", "sms", "tel", "pop"},
	{"face", "fpt", "iris", "retina", "vbm"},
}

// strongACR are values of acr that mean more than one factor wherever they are
// used: OpenID Connect EAP ACR Values 1.0, and the PAPE policy that issuers carried
// over from OpenID 2.
var strongACR = []string{"phr", "phrh", "http://schemas.openid.net/pape/policies/2007/06/multi-factor"}

// strong is whether the token says that more than one factor was asked for.
func (p *Provider) strong(c claims) bool {
	if slices.Contains(c.AMR, "mfa") || slices.Contains(strongACR, c.ACR) || p.ACR != "" && c.ACR == p.ACR {
		return true
	}
	n := 0
	for _, kind := range kinds {
		if slices.ContainsFunc(c.AMR, func(way string) bool { return slices.Contains(kind, way) }) {
			n++
		}
	}
	return n > 1
}

// SignOut is where to send a browser to sign out at the issuer's too, which then
// sends it back; empty where the issuer has no such place or was never asked.
func (p *Provider) SignOut(back string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found == nil || p.found.signOut == "" {
		return ""
	}
	u, err := url.Parse(p.found.signOut)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	q := u.Query()
	q.Set("client_id", p.ClientID)
	q.Set("post_logout_redirect_uri", back)
	u.RawQuery = q.Encode()
	return u.String()
}

var _ json.Unmarshaler = (*boolean)(nil)
