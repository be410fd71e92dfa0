package account_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/account/oidc"
	"github.com/paperwurks/paperwurks/internal/account/oidc/oidctest"
	"github.com/paperwurks/paperwurks/internal/account/passkey"
	"github.com/paperwurks/paperwurks/internal/account/passkey/passkeytest"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/storetest"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

const papersSite = "https://papers.example"

// house is a firm with one administrator, Ann, another firm, and their service on
// real records.
type house struct {
	*account.Service
	records *store.Store
	now     time.Time
	letters []mail.Message
}

func (h *house) Seal(m mail.Message, _ time.Time) (mail.Letter, error) {
	h.letters = append(h.letters, m)
	return mail.Letter{ID: rand.Text(), Expires: h.now.Add(time.Hour)}, nil
}

var annWho = tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator, From: "192.0.2.1"}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	now := func() time.Time { return h.now }
	h.records = storetest.SQLite(t, store.Options{Now: now})
	sealer := ceremony.Sealer{Key: bytes.Repeat([]byte{1}, 32), Now: now}
	site, err := passkey.Open("Paperwurks", papersSite, sealer)
	if err != nil {
		t.Fatal(err)
	}
	h.Service = &account.Service{
		Store: h.records, Now: now, Passwords: account.NewPasswords(account.Cost{Passes: 1, KiB: 8, Lanes: 1}, 2),
		Post: h, PublicURL: papersSite, Key: bytes.Repeat([]byte{2}, 32), Site: site,
	}
	for _, who := range []tenant.Who{annWho, {Organisation: "rival", Person: "rob"}} {
		if err := h.Found(t.Context(), who, "Beacon & Co", string(who.Person), string(who.Person)+"@"+string(who.Organisation)+".example"); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

var browser = account.Client{Address: "192.0.2.1", Agent: "Mozilla/5.0 Firefox/140"}

// identify is who a step signed in.
func (h *house) identify(t *testing.T, s account.Step) (context.Context, account.Identity) {
	t.Helper()
	i, err := h.Identify(t.Context(), s.Session, account.Session, "192.0.2.1")
	if err != nil {
		t.Fatal(err)
	}
	return account.With(t.Context(), i), i
}

// ann signs Ann in by a link and gives her a password.
func (h *house) ann(t *testing.T) (context.Context, account.Identity) {
	t.Helper()
	link, err := h.NewLink(t.Context(), annWho)
	if err != nil {
		t.Fatal(err)
	}
	step, err := h.SignIn(t.Context(), link, browser)
	if err != nil {
		t.Fatal(err)
	}
	ctx, i := h.identify(t, step)
	if p, _ := h.Me(ctx, i); p.Password == "" {
		if step, err = h.SetUp(ctx, i, "Ann Example", "ann@firm.example", annsPassword); err != nil {
			t.Fatal(err)
		}
	}
	return h.identify(t, step)
}

const annsPassword = "wobbly anvil of the seven seas"

// add has an authenticator make a passkey for who asks.
func (h *house) add(t *testing.T, ctx context.Context, i account.Identity, a *passkeytest.Authenticator, name string) ([]string, account.Step) {
	t.Helper()
	options, ticket, err := h.SetUpPasskey(ctx, i, annsPassword)
	if err != nil {
		t.Fatal(err)
	}
	codes, step, err := h.AddPasskey(ctx, i, name, ticket, a.Create(t, options))
	if err != nil {
		t.Fatal(err)
	}
	return codes, step
}

func key() *passkeytest.Authenticator {
	return &passkeytest.Authenticator{Origin: papersSite, Party: "papers.example"}
}

// asked answers the question to whoever comes.
func (h *house) asked(t *testing.T, a *passkeytest.Authenticator) (ticket string, answer []byte) {
	t.Helper()
	options, ticket, err := h.AskPasskey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return ticket, a.Get(t, options)
}

func refusedWith(t *testing.T, what string, err error, want string) {
	t.Helper()
	if fault.KindOf(err) != fault.Forbidden || !strings.Contains(fault.Message(err), want) {
		t.Errorf("%s: %v, want %q", what, err, want)
	}
}

func TestAPasskeySignsInAlone(t *testing.T) {
	h := newHouse(t)
	ctx, i := h.ann(t)
	if !i.Enrol {
		t.Fatal("an administrator need not have a second factor")
	}
	a := key()
	codes, step := h.add(t, ctx, i, a, " My  laptop ")
	if len(codes) != 10 {
		t.Errorf("%d recovery codes", len(codes))
	}
	if _, err := h.Identify(t.Context(), i.Credential.Hash, account.Session, ""); err == nil {
		t.Error("the session of before is good yet")
	}
	ctx, i = h.identify(t, step)
	if i.Enrol || i.Credential.Proved != "link+password+passkey" {
		t.Errorf("after the passkey: %+v", i)
	}
	h.now = h.now.Add(time.Minute)
	ticket, answer := h.asked(t, a)
	step, err := h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	if err != nil || step.Session == "" {
		t.Fatal(step, err)
	}
	if _, i := h.identify(t, step); i.Who.Person != "ann" || i.Enrol || i.Credential.Proved != "passkey" {
		t.Errorf("signed in as %+v", i)
	}
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "the same answer again", err, "not accepted")
	ks, err := h.Passkeys(ctx, i)
	if err != nil || len(ks) != 1 || ks[0].Name != "My laptop" || !ks[0].Used.Equal(h.now) || ks[0].Key.Count != a.Count {
		t.Errorf("kept %+v, %v", ks, err)
	}
	ticket, answer = h.asked(t, a)
	older := a.Count
	t2, answer2 := h.asked(t, a)
	if _, err := h.SignInWithPasskey(t.Context(), t2, answer2, browser); err != nil {
		t.Fatal(err)
	}
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "a count that went back", err, "copied")
	if older >= a.Count {
		t.Fatal("the authenticator does not count")
	}
	ticket, answer = h.asked(t, a)
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "a passkey that was copied", err, "not accepted")
	if last := h.letters[len(h.letters)-1]; last.Purpose != "passkey_copied" || last.To.Address != "ann@firm.example" {
		t.Errorf("the last letter is %+v", last)
	}
	h.wrote(t, "passkey.added", "person.signed_in", "passkey.copy_suspected")
}

// wrote says whether the audit of the firm has all of these.
func (h *house) wrote(t *testing.T, actions ...audit.Action) {
	t.Helper()
	records, err := h.records.Audit(tenant.With(t.Context(), annWho), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range actions {
		if !slices.ContainsFunc(records, func(r audit.Record) bool { return r.Action == want }) {
			t.Errorf("the audit does not have %s", want)
		}
	}
}

func TestAPasskeyIsASecondFactor(t *testing.T) {
	h := newHouse(t)
	ctx, i := h.ann(t)
	a := key()
	a.Unverified = true // a plain key to be touched
	h.add(t, ctx, i, a, "Key")
	begin := func() account.Step {
		t.Helper()
		step, err := h.Begin(t.Context(), "ann@firm.example", annsPassword, browser)
		if err != nil || step.Session != "" || !slices.Contains(step.Ways, account.ByPasskey) || !slices.Contains(step.Ways, account.ByRecoveryCode) {
			t.Fatalf("%+v, %v", step, err)
		}
		return step
	}
	waits := begin()
	options, ticket, err := h.AskSecondPasskey(t.Context(), waits.Pending)
	if err != nil {
		t.Fatal(err)
	}
	answer := a.Get(t, options)
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "a key that does not know its owner, alone", err, "not accepted")
	step, err := h.ProveWithPasskey(t.Context(), waits.Pending, ticket, answer, browser)
	if err != nil {
		t.Fatal(err)
	}
	if _, i := h.identify(t, step); i.Enrol || i.Credential.Proved != "password+passkey" {
		t.Errorf("%+v", i)
	}
	_, err = h.ProveWithPasskey(t.Context(), waits.Pending, ticket, answer, browser)
	refusedWith(t, "completed already", err, "took too long")
	waits = begin()
	_, err = h.ProveWithPasskey(t.Context(), waits.Pending, ticket, answer, browser)
	refusedWith(t, "the answer of before", err, "")

	// Rob, of another firm, has a passkey too, and knows Ann's password.
	link, err := h.NewLink(t.Context(), tenant.Who{Organisation: "rival", Person: "rob"})
	if err != nil {
		t.Fatal(err)
	}
	step, err = h.SignIn(t.Context(), link, browser)
	if err != nil {
		t.Fatal(err)
	}
	ctxr, rob := h.identify(t, step)
	b := key()
	h.add(t, ctxr, rob, b, "Rob's")
	waits = begin()
	ticket, answer = h.asked(t, b)
	_, err = h.ProveWithPasskey(t.Context(), waits.Pending, ticket, answer, browser)
	refusedWith(t, "another's passkey", err, "not accepted")
	if err := h.records.RenamePasskey(ctxr, "ann", b64(a.ID), "mine", audit.Entry{Action: "test.done"}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another firm's passkey was renamed: %v", err)
	}
}

func b64(b []byte) string { return passkey.Key{ID: b}.Text() }

func TestLookingAfterPasskeys(t *testing.T) {
	h := newHouse(t)
	ctx, i := h.ann(t)
	one, two := key(), key()
	_, step := h.add(t, ctx, i, one, "One")
	ctx, i = h.identify(t, step)
	h.now = h.now.Add(time.Second)
	codes, step := h.add(t, ctx, i, two, "Two")
	if codes != nil {
		t.Error("recovery codes were replaced without being asked for")
	}
	ctx, i = h.identify(t, step)
	if err := h.RenamePasskey(ctx, i, b64(two.ID), "Telephone"); err != nil {
		t.Error(err)
	}
	if err := h.RenamePasskey(ctx, i, "none", "x"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("none was renamed: %v", err)
	}
	if err := h.RenamePasskey(ctx, i, b64(two.ID), "a\nb\x00"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("renamed to nothing that shows: %v", err)
	}
	if _, err := h.NewRecoveryCodes(ctx, i, annsPassword); err != nil {
		t.Errorf("recovery codes without an authenticator: %v", err)
	}
	if _, err := h.RemovePasskey(ctx, i, b64(one.ID), "wrong"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("removed without the password: %v", err)
	}
	step, err := h.RemovePasskey(ctx, i, b64(one.ID), annsPassword)
	if err != nil {
		t.Fatal(err)
	}
	ctx, i = h.identify(t, step)
	if i.Enrol {
		t.Error("asked for a second factor although one is left")
	}
	ks, err := h.Passkeys(ctx, i)
	if err != nil || len(ks) != 1 || ks[0].Name != "Telephone" {
		t.Errorf("left: %+v, %v", ks, err)
	}
	ticket, answer := h.asked(t, one)
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "a passkey that was removed", err, "not accepted")
	if step, err = h.RemovePasskey(ctx, i, b64(two.ID), annsPassword); err != nil {
		t.Fatal(err)
	}
	if ctx, i = h.identify(t, step); !i.Enrol {
		t.Error("not asked for a second factor although none is left")
	}
	// Long after signing in the password is asked for again.
	h.now = h.now.Add(time.Hour)
	if _, _, err := h.SetUpPasskey(ctx, i, "wrong"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("begun without the password: %v", err)
	}
	options, ticket, err := h.SetUpPasskey(ctx, i, annsPassword)
	if err != nil {
		t.Fatal(err)
	}
	answer = one.Create(t, options)
	if _, step, err = h.AddPasskey(ctx, i, "Again", ticket, answer); err != nil {
		t.Fatal(err)
	}
	ctx, i = h.identify(t, step)
	if _, _, err = h.AddPasskey(ctx, i, "Twice", ticket, answer); fault.KindOf(err) != fault.Conflict {
		t.Errorf("added twice: %v", err)
	}
	// An administrator takes away what was lost.
	if err := h.ResetSecondFactor(ctx, "ann"); err != nil {
		t.Fatal(err)
	}
	ticket, answer = h.asked(t, one)
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "a passkey that was taken away", err, "not accepted")
	// Whoever is suspended is kept out with a passkey too.
	ctx, i = h.ann(t)
	h.add(t, ctx, i, two, "Two")
	bob, _, err := h.Invite(ctx, "bob@firm.example", "Bob", tenant.Administrator, nil)
	if err != nil {
		t.Fatal(err)
	}
	asBob := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: bob.ID, Role: tenant.Administrator})
	if err := h.records.Enter(asBob, account.Entrance{Who: tenant.Who{Organisation: "firm", Person: bob.ID}, Comes: account.ByInvitation}, audit.Entry{Action: "test.done"}); err != nil {
		t.Fatal(err)
	}
	if err := h.Suspend(asBob, "ann"); err != nil {
		t.Fatal(err)
	}
	ticket, answer = h.asked(t, two)
	_, err = h.SignInWithPasskey(t.Context(), ticket, answer, browser)
	refusedWith(t, "somebody who is suspended", err, "not accepted")
	h.Site = nil
	if _, _, err := h.AskPasskey(t.Context()); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("without a name for the site: %v", err)
	}
}

// join gives the firm an issuer.
func (h *house) join(t *testing.T, domains ...string) *oidctest.Issuer {
	t.Helper()
	i := oidctest.Start(t)
	i.Now = func() time.Time { return h.now }
	h.Issuers = []account.Issuer{{
		Firm: "firm", Name: "Beacon account", Domains: domains, Role: tenant.Conveyancer,
		Provider: oidc.Open(oidc.Config{
			Issuer: i.URL, ClientID: oidctest.ClientID, Redirect: papersSite + "/sign-in/with/firm/back",
			Secret: func(context.Context) (string, error) { return oidctest.Secret, nil },
			Sealer: ceremony.Sealer{Key: bytes.Repeat([]byte{1}, 32), Now: func() time.Time { return h.now }},
		}),
	}}
	return i
}

// away is somebody's way to the issuer and back.
func (h *house) away(t *testing.T) (ticket string, answer url.Values) {
	t.Helper()
	to, ticket, err := h.BeginElsewhere(t.Context(), "firm", browser)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := c.Get(to)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	back, err := res.Location()
	if err != nil {
		t.Fatal(err)
	}
	return ticket, back.Query()
}

func (h *house) elsewhere(t *testing.T) (account.Step, error) {
	t.Helper()
	ticket, answer := h.away(t)
	return h.FinishElsewhere(t.Context(), "firm", ticket, answer, browser)
}

func claims(sub, email string, verified bool) map[string]any {
	return map[string]any{"sub": sub, "email": email, "email_verified": verified, "name": "Some Body"}
}

func TestTheInvitedComeFromElsewhere(t *testing.T) {
	h := newHouse(t)
	issuer := h.join(t)
	ctx, _ := h.ann(t)
	_, link, err := h.Invite(ctx, "bob@home.example", "Bob", tenant.Conveyancer, nil)
	if err != nil {
		t.Fatal(err)
	}
	issuer.Is(claims("1", "bob@home.example", false))
	_, err = h.elsewhere(t)
	refusedWith(t, "an address that nobody verified", err, "does not say that your e-mail address is yours")
	issuer.Is(claims("1", "eve@home.example", true))
	_, err = h.elsewhere(t)
	refusedWith(t, "somebody who was not invited", err, "nobody has invited you")
	issuer.Is(claims("1", "rob@rival.example", true))
	_, err = h.elsewhere(t)
	refusedWith(t, "somebody of another firm", err, "cannot sign in here")
	issuer.Is(claims("1", "ann@firm.example", true))
	_, err = h.elsewhere(t)
	refusedWith(t, "somebody whom the issuer has no say about", err, "cannot sign in here")

	issuer.Is(claims("1", "Bob@Home.Example", true))
	step, err := h.elsewhere(t)
	if err != nil {
		t.Fatal(err)
	}
	_, i := h.identify(t, step)
	if !i.Enrol || i.Credential.Proved != "elsewhere" || i.Who.Role != tenant.Conveyancer {
		t.Errorf("bob: %+v", i)
	}
	if _, err := h.Accept(t.Context(), strings.TrimPrefix(link, papersSite+"/invitation?token="), "Eve", annsPassword, browser); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the invitation is good yet: %v", err)
	}
	// From now on the subject counts, whatever the address is.
	for _, c := range []map[string]any{claims("1", "robert@home.example", false), {"sub": "1"}} {
		issuer.Is(c)
		issuer.Info(map[string]any{"sub": "1"})
		step, err = h.elsewhere(t)
		if err != nil {
			t.Fatal(err)
		}
		if _, again := h.identify(t, step); err != nil || again.Who.Person != i.Who.Person {
			t.Errorf("the second time: %+v, %v", again, err)
		}
	}
	issuer.Is(claims("2", "bob@home.example", true))
	_, err = h.elsewhere(t)
	refusedWith(t, "another account with Bob's address", err, "cannot sign in here")
	c := claims("1", "robert@home.example", false)
	c["amr"] = []string{"pwd", "mfa"}
	issuer.Is(c)
	step, err = h.elsewhere(t)
	if err != nil {
		t.Fatal(err)
	}
	ctxb, i := h.identify(t, step)
	if i.Enrol || i.Credential.Proved != "elsewhere+elsewhere_mfa" {
		t.Errorf("with a second factor there: %+v", i)
	}
	if to := h.SignOutElsewhere(i); !strings.HasPrefix(to, issuer.URL+"/end?") {
		t.Errorf("signs out at %q", to)
	}
	// With a second factor here and none there, it is asked for.
	a := key()
	h.add(t, ctxb, i, a, "Bob's")
	issuer.Is(claims("1", "robert@home.example", false))
	if step, err = h.elsewhere(t); err != nil || step.Session != "" || !slices.Contains(step.Ways, account.ByPasskey) {
		t.Fatalf("%+v, %v", step, err)
	}
	options, ticket, err := h.AskSecondPasskey(t.Context(), step.Pending)
	if err != nil {
		t.Fatal(err)
	}
	if step, err = h.ProveWithPasskey(t.Context(), step.Pending, ticket, a.Get(t, options), browser); err != nil {
		t.Fatal(err)
	}
	if _, i := h.identify(t, step); i.Credential.Proved != "elsewhere+passkey" {
		t.Errorf("%+v", i)
	}
	if err := h.Suspend(ctx, i.Who.Person); err != nil {
		t.Fatal(err)
	}
	_, err = h.elsewhere(t)
	refusedWith(t, "somebody who is suspended", err, "cannot sign in here")
}

func TestADomainOfTheFirmComesUninvited(t *testing.T) {
	h := newHouse(t)
	issuer := h.join(t, "firm.example")
	for name, c := range map[string]map[string]any{
		"another domain":        claims("9", "eve@evil.example", true),
		"a domain below":        claims("9", "eve@x.firm.example", true),
		"a domain that ends so": claims("9", "eve@evilfirm.example", true),
	} {
		issuer.Is(c)
		_, err := h.elsewhere(t)
		refusedWith(t, name, err, "nobody has invited you")
	}
	issuer.Is(claims("1", "carol@firm.example", true))
	ticket, answer := h.away(t)
	step, err := h.FinishElsewhere(t.Context(), "firm", ticket, answer, browser)
	if err != nil {
		t.Fatal(err)
	}
	ctx, i := h.identify(t, step)
	if p, err := h.Me(ctx, i); err != nil || p.Name != "Some Body" || p.Email != "carol@firm.example" || p.Role != tenant.Conveyancer || p.State != account.Active {
		t.Errorf("carol: %+v, %v", p, err)
	}
	_, err = h.FinishElsewhere(t.Context(), "firm", ticket, answer, browser)
	refusedWith(t, "the same answer again", err, "")
	issuer.Is(claims("2", "ann@firm.example", true))
	if step, err = h.elsewhere(t); err != nil {
		t.Fatalf("ann, whose firm's issuer it is: %v", err)
	}
	if _, i := h.identify(t, step); i.Who.Person != "ann" {
		t.Errorf("ann: %+v", i)
	}
	if _, err := h.FinishElsewhere(t.Context(), "rival", ticket, answer, browser); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a firm without an issuer: %v", err)
	}
	h.wrote(t, "person.signed_in")
}

// TestProveAgainWithPasskey signs off with a passkey: once for each answer, with
// one's own, and not with the answer to a sign-in.
func TestProveAgainWithPasskey(t *testing.T) {
	h := newHouse(t)
	ctx, i := h.ann(t)
	if _, _, err := h.AskAgain(ctx); fault.KindOf(err) != fault.NotFound {
		t.Errorf("without a passkey: %v", err)
	}
	a := key()
	_, step := h.add(t, ctx, i, a, "Laptop")
	ctx, _ = h.identify(t, step)
	if err := h.ProveAgain(ctx, account.Again{}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("nothing shown: %v", err)
	}
	if err := h.ProveAgain(ctx, account.Again{Code: "123456"}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a code of no authenticator: %v", err)
	}
	options, ticket, err := h.AskAgain(ctx)
	if err != nil {
		t.Fatal(err)
	}
	shown := account.Again{Ticket: ticket, Answer: a.Get(t, options)}
	if err := h.ProveAgain(ctx, shown); err != nil {
		t.Fatalf("the passkey: %v", err)
	}
	if err := h.ProveAgain(ctx, shown); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the same answer again: %v", err)
	}
	options, ticket, err = h.AskPasskey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := h.ProveAgain(ctx, account.Again{Ticket: ticket, Answer: a.Get(t, options)}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the answer to a sign-in: %v", err)
	}
}
