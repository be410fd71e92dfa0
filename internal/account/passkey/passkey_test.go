package passkey

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/account/passkey/passkeytest"
	"github.com/paperwurks/paperwurks/internal/fault"
)

const site = "https://papers.example"

var start = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

func open(t *testing.T) (*Party, *time.Time) {
	t.Helper()
	now := start
	p, err := Open("Paperwurks", site, ceremony.Sealer{Key: bytes.Repeat([]byte{1}, 32), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	return p, &now
}

func authenticator() *passkeytest.Authenticator {
	return &passkeytest.Authenticator{Origin: site, Party: "papers.example"}
}

func ann() User {
	return User{Handle: []byte("handle of ann"), Name: "ann@firm.example", Display: "Ann"}
}

// with is a user with a passkey in an authenticator.
func with(t *testing.T, p *Party, u User, a *passkeytest.Authenticator) User {
	t.Helper()
	options, ticket, err := p.SetUp(u)
	if err != nil {
		t.Fatal(err)
	}
	k, _, err := p.Made(u, ticket, a.Create(t, options))
	if err != nil {
		t.Fatal(err)
	}
	u.Keys = append(u.Keys, k)
	return u
}

// finding finds a user by any of their passkeys.
func finding(u User) func([]byte) (User, error) {
	return func(id []byte) (User, error) {
		for _, k := range u.Keys {
			if bytes.Equal(k.ID, id) {
				return u, nil
			}
		}
		return User{}, fault.New(fault.NotFound, "no such passkey")
	}
}

func TestAPasskeyIsMadeAndSignsIn(t *testing.T) {
	p, _ := open(t)
	a := authenticator()
	u := with(t, p, ann(), a)
	if k := u.Keys[0]; !bytes.Equal(k.ID, a.ID) || k.Count != 1 || k.Synced() || len(k.Transports) != 1 || k.Transports[0] != "internal" {
		t.Errorf("kept %+v", k)
	}
	for name, who := range map[string]*User{"somebody known": &u, "whoever it is": nil} {
		options, ticket, err := p.Ask(who)
		if err != nil {
			t.Fatal(err)
		}
		if want := `"userVerification":"required"`; (who == nil) != strings.Contains(string(options), want) {
			t.Errorf("%s is asked %s", name, options)
		}
		if strings.Contains(string(options), "handle") {
			t.Errorf("%s: says more than it should: %s", name, options)
		}
		answer := a.Get(t, options)
		got, err := p.Answered(ticket, answer, finding(u))
		if err != nil || !got.Verified || got.Copied || got.Key.Count != a.Count || !bytes.Equal(got.Key.Public, u.Keys[0].Public) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if again, err := p.Answered(ticket, answer, finding(u)); err != nil || again.Mark != got.Mark || got.Mark.Hash == "" {
			t.Errorf("%s: answered again it has another mark: %v, %v", name, again, err)
		}
		u.Keys[0] = got.Key
	}
	a.Unverified = true
	options, ticket, _ := p.Ask(&u)
	if got, err := p.Answered(ticket, a.Get(t, options), finding(u)); err != nil || got.Verified {
		t.Errorf("a key without a PIN as a second factor: %+v, %v", got, err)
	}
	options, ticket, _ = p.Ask(nil)
	if _, err := p.Answered(ticket, a.Get(t, options), finding(u)); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a key without a PIN as the only factor: %v", err)
	}
}

func TestAKnownAuthenticatorIsNotAskedAgain(t *testing.T) {
	p, _ := open(t)
	u := with(t, p, ann(), authenticator())
	options, _, err := p.SetUp(u)
	if err != nil || !strings.Contains(string(options), `"excludeCredentials":[{"type":"public-key","id":"`+u.Keys[0].Text()) {
		t.Errorf("asked %s, %v", options, err)
	}
}

func TestLiesAreRefused(t *testing.T) {
	p, now := open(t)
	for name, lie := range map[string]func(*passkeytest.Authenticator){
		"another site":       func(a *passkeytest.Authenticator) { a.Origin = "https://evil.example" },
		"a site below":       func(a *passkeytest.Authenticator) { a.Origin = "https://x.papers.example" },
		"without TLS":        func(a *passkeytest.Authenticator) { a.Origin = "http://papers.example" },
		"another challenge":  func(a *passkeytest.Authenticator) { a.Spoil = set("challenge", "AAAAAAAAAAAAAAAAAAAAAA") },
		"no challenge":       func(a *passkeytest.Authenticator) { a.Spoil = set("challenge", "") },
		"another ceremony":   func(a *passkeytest.Authenticator) { a.Spoil = set("type", "payment.get") },
		"from within a page": func(a *passkeytest.Authenticator) { a.Spoil = set("crossOrigin", true) },
		"nobody there":       func(a *passkeytest.Authenticator) { a.Absent = true },
	} {
		a := authenticator()
		lie(a)
		options, ticket, err := p.SetUp(ann())
		if err != nil {
			t.Fatal(err)
		}
		if k, _, err := p.Made(ann(), ticket, a.Create(t, options)); err == nil || fault.KindOf(err) == fault.Internal {
			t.Errorf("set up, %s: %+v, %v", name, k, err)
		}
		a = authenticator()
		u := with(t, p, ann(), a)
		lie(a)
		for _, who := range []*User{&u, nil} {
			options, ticket, err = p.Ask(who)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := p.Answered(ticket, a.Get(t, options), finding(u)); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("sign in, %s: %+v, %v", name, got, err)
			}
		}
	}

	a := authenticator()
	u := with(t, p, ann(), a)
	bob := with(t, p, User{Handle: []byte("handle of bob"), Name: "bob@firm.example"}, authenticator())
	refused := func(name, ticket string, answer []byte, find func([]byte) (User, error)) {
		t.Helper()
		if got, err := p.Answered(ticket, answer, find); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	options, ticket, _ := p.Ask(nil)
	a.Forge = true
	refused("a forged signature", ticket, a.Get(t, options), finding(u))
	a.Forge = false
	refused("a passkey that was removed", ticket, a.Get(t, options), finding(User{}))
	a.Handle = bob.Handle
	refused("another's handle", ticket, a.Get(t, options), finding(u))
	a.Handle = u.Handle
	stolen := bob
	stolen.Keys = u.Keys // the store says that the passkey is Bob's
	refused("another's passkey", ticket, a.Get(t, options), finding(stolen))
	options2, forBob, _ := p.Ask(&bob)
	refused("the question to somebody else", forBob, a.Get(t, options2), finding(u))
	refused("the answer to another question", forBob, a.Get(t, options), finding(u))
	_, setUp, _ := p.SetUp(u)
	refused("the ticket of another ceremony", setUp, a.Get(t, options), finding(u))
	if _, _, err := p.Made(bob, setUp, authenticator().Create(t, first(p.SetUp(bob)))); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a passkey that was begun by somebody else: %v", err)
	}
	good := a.Get(t, options)
	*now = now.Add(ceremony.Lasts)
	refused("too late", ticket, good, finding(u))
	for _, junk := range []string{"", "{}", "null", "[]", `{"id":"AA","rawId":"AA","type":"public-key","response":{}}`} {
		_, ticket, _ := p.Ask(nil)
		if _, err := p.Answered(ticket, []byte(junk), finding(u)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q as an answer: %v", junk, err)
		}
		_, ticket, _ = p.SetUp(u)
		if _, _, err := p.Made(u, ticket, []byte(junk)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q as a passkey: %v", junk, err)
		}
	}
	if _, _, err := p.Ask(&User{Handle: []byte("x")}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("asked of somebody without a passkey: %v", err)
	}
	down := fault.New(fault.Unavailable, "the database is away")
	_, ticket, _ = p.Ask(nil)
	if _, err := p.Answered(ticket, a.Get(t, first(p.Ask(nil))), func([]byte) (User, error) { return User{}, down }); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("while the database is away: %v", err)
	}
}

func first(options []byte, _ string, _ error) []byte { return options }

func set(key string, value any) func(map[string]any) {
	return func(c map[string]any) { c[key] = value }
}

func TestACountThatGoesBackIsNoticed(t *testing.T) {
	p, _ := open(t)
	a := authenticator()
	u := with(t, p, ann(), a)
	sign := func() Answer {
		t.Helper()
		options, ticket, err := p.Ask(nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.Answered(ticket, a.Get(t, options), finding(u))
		if err != nil {
			t.Fatal(err)
		}
		u.Keys[0] = got.Key
		return got
	}
	a.Count = 10
	if got := sign(); got.Copied || got.Key.Count != 11 {
		t.Errorf("%+v", got)
	}
	a.Count = 4
	if got := sign(); !got.Copied || got.Key.Count != 11 {
		t.Errorf("a count that went back: %+v", got)
	}
	a = authenticator()
	a.Synced = true
	u = with(t, p, ann(), a)
	for range 2 {
		if got := sign(); got.Copied || got.Key.Count != 0 || !got.Key.Synced() {
			t.Errorf("one that does not count: %+v", got)
		}
	}
}

func TestSitesThatCannotHavePasskeys(t *testing.T) {
	for url, ok := range map[string]bool{
		"https://papers.example": true, "http://localhost:8000": true, "https://papers.example:8443": true,
		"http://papers.example": false, "http://127.0.0.1:8000": false, "https://[::1]:8000": false,
	} {
		if p, err := Open("x", url, ceremony.Sealer{}); (err == nil) != ok || err != nil && (fault.KindOf(err) != fault.Invalid || p != nil) {
			t.Errorf("%s: %v", url, err)
		}
	}
}

func FuzzAnswers(f *testing.F) {
	p, err := Open("Paperwurks", site, ceremony.Sealer{Key: bytes.Repeat([]byte{1}, 32), Now: func() time.Time { return start }})
	if err != nil {
		f.Fatal(err)
	}
	_, made, _ := p.SetUp(ann())
	_, asked, _ := p.Ask(nil)
	f.Add([]byte(`{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUA"}}`))
	f.Add([]byte(`{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AA","userHandle":"AA"}}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		if k, _, err := p.Made(ann(), made, answer); err == nil {
			t.Errorf("made %+v", k)
		}
		if got, err := p.Answered(asked, answer, func([]byte) (User, error) { return ann(), nil }); err == nil {
			t.Errorf("signed in as %+v", got)
		}
	})
}
