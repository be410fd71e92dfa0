package account_test

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/memcache"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/storetest"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// cheap is a cost that tests can pay a thousand times.
var cheap = account.Cost{Passes: 1, KiB: 64, Lanes: 1}

// world is a service on a database of its own, with a clock, and the letters and
// refusals that it caused.
type world struct {
	*account.Service
	t       *testing.T
	db      *store.Store
	mu      sync.Mutex
	now     time.Time
	letters []mail.Message
	refused int
}

func newWorld(t *testing.T) *world {
	w := &world{t: t, now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	db := storetest.SQLite(t, store.Options{Now: w.clock})
	w.db = db
	w.Service = &account.Service{
		Store: db, Now: w.clock, Passwords: account.NewPasswords(cheap, 4), Post: w, Key: make([]byte, 32), PublicURL: "https://papers.example",
		Limits:  cache.New(memcache.Open(w.clock), memcache.Open(w.clock), func(err error) { t.Error(err) }),
		Refused: func(context.Context) { w.refused++ },
	}
	if err := w.Found(t.Context(), tenant.Who{Organisation: "firm", Person: "ann"}, "Beacon Conveyancing", "Ann Archer", "Ann@Firm.Example"); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// Seal keeps a letter where a test can read it.
func (w *world) Seal(m mail.Message, expires time.Time) (mail.Letter, error) {
	w.letters = append(w.letters, m)
	return mail.Letter{ID: strings.ReplaceAll(w.clock().Format(time.RFC3339Nano)+m.Subject+string(rune('a'+len(w.letters))), " ", ""), Written: w.clock(), Expires: expires, Purpose: m.Purpose, About: m.About}, nil
}

var tokenIn = regexp.MustCompile(`token=(\w+)`)

// link is the secret in the last letter.
func (w *world) link() string {
	w.t.Helper()
	if len(w.letters) == 0 {
		w.t.Fatal("no letter was sent")
	}
	m := tokenIn.FindStringSubmatch(w.letters[len(w.letters)-1].Text)
	if m == nil {
		w.t.Fatal("the last letter has no link")
	}
	return m[1]
}

// must is for what has to work.
func must[T any](w *world) func(T, error) T {
	return func(v T, err error) T {
		w.t.Helper()
		if err != nil {
			w.t.Fatal(err)
		}
		return v
	}
}

// is checks the kind of an error.
func (w *world) is(err error, want fault.Kind, what string) {
	w.t.Helper()
	if fault.KindOf(err) != want || err == nil {
		w.t.Errorf("%s: %v, want %s", what, err, want)
	}
}

var home = account.Client{Address: "198.51.100.7", Agent: "Mozilla/5.0 (Windows NT 10.0) Firefox/145.0"}

const (
	good   = "lantern quarry biscuit heron"
	better = "velvet anchor thimble orchid"
)

// admin is ctx for ann.
func (w *world) admin() context.Context {
	return tenant.With(w.t.Context(), tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator})
}

// join has somebody invited and accept.
func (w *world) join(email string, r tenant.Role) (account.Person, account.Step) {
	w.t.Helper()
	p, _, err := w.Invite(w.admin(), email, "Bob Baker", r, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return p, must[account.Step](w)(w.Accept(w.t.Context(), w.link(), "Bob Baker", good, home))
}

// as is a session's identity, and ctx with it.
func (w *world) as(session string) (account.Identity, context.Context) {
	w.t.Helper()
	i := must[account.Identity](w)(w.Identify(w.t.Context(), session, account.Session, home.Address))
	return i, account.With(w.t.Context(), i)
}

// enrol sets an authenticator up and gives its secret, the recovery codes and the
// session that came instead.
func (w *world) enrol(session string) (secret string, codes []string, next string) {
	w.t.Helper()
	i, ctx := w.as(session)
	e := must[account.Enrolment](w)(w.Enrol(ctx, i, good))
	codes, step, err := w.Confirm(ctx, i, w.code(e.Secret))
	if err != nil {
		w.t.Fatal(err)
	}
	w.pass(time.Minute) // the next code is another
	return e.Secret, codes, step.Session
}

func (w *world) code(secret string) string {
	w.t.Helper()
	return must[string](w)(totp.GenerateCode(secret, w.clock()))
}

// actions are those of the firm's audit.
func (w *world) actions() (out []string) {
	w.t.Helper()
	records, err := w.db.Audit(w.admin(), 0, 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range records {
		out = append(out, string(r.Action))
	}
	return out
}

func TestInvitations(t *testing.T) {
	w := newWorld(t)
	p, _, err := w.Invite(w.admin(), " Bob@Firm.example", "Bob", tenant.Conveyancer, nil)
	if err != nil || p.Email != "bob@firm.example" {
		t.Fatal(p, err)
	}
	first := w.link()
	_, _, err = w.Invite(w.admin(), "bob@firm.EXAMPLE", "Rob", tenant.Owner, nil)
	w.is(err, fault.Conflict, "the same e-mail again")
	_ = must[string](w)(w.Reinvite(w.admin(), p.ID))
	_, err = w.Accept(t.Context(), first, "Bob", good, home)
	w.is(err, fault.Forbidden, "a link that was replaced")
	second := w.link()
	_, err = w.Accept(t.Context(), second, "Bob", "short", home)
	w.is(err, fault.Invalid, "a weak password")
	if _, firm, err := w.InvitedAs(t.Context(), second); err != nil || firm.Invites() != "Beacon Conveyancing invites you" {
		t.Errorf("invited by %v, %v", firm, err)
	}
	if local := (account.Firm{ID: account.LocalOrganisation, Name: "This machine"}); local.Invites() != "You are invited" {
		t.Errorf("a machine invites by the words %q", local.Invites())
	}
	w.pass(7 * 24 * time.Hour)
	_, err = w.Accept(t.Context(), second, "Bob", good, home)
	w.is(err, fault.Forbidden, "after seven days")
	_ = must[string](w)(w.Reinvite(w.admin(), p.ID))
	step := must[account.Step](w)(w.Accept(t.Context(), w.link(), "Bob Baker", good, home))
	if i, _ := w.as(step.Session); i.Who.Role != tenant.Conveyancer || i.Who.Person != p.ID {
		t.Errorf("came in as %+v", i.Who)
	}
	_, err = w.Accept(t.Context(), w.link(), "Bob", good, home)
	w.is(err, fault.Forbidden, "the link again")
	_, err = w.Reinvite(w.admin(), p.ID)
	w.is(err, fault.Conflict, "inviting somebody who has come")

	q, _, err := w.Invite(w.admin(), "cleo@firm.example", "Cleo", tenant.Owner, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Withdraw(w.admin(), q.ID); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.InvitedAs(t.Context(), w.link())
	w.is(err, fault.Forbidden, "an invitation that was withdrawn")
	if _, _, err := w.Invite(w.admin(), "cleo@firm.example", "Cleo", tenant.Owner, nil); err != nil {
		t.Errorf("inviting them after all: %v", err)
	}
	for _, want := range []string{"person.invited", "person.invited_again", "invitation.accepted", "invitation.withdrawn"} {
		if !slices.Contains(w.actions(), want) {
			t.Errorf("the audit does not say %s", want)
		}
	}
}

func TestWhoMayInviteWhom(t *testing.T) {
	w := newWorld(t)
	for _, tt := range []struct {
		by, whom tenant.Role
		want     bool
	}{
		{tenant.Administrator, tenant.Administrator, true}, {tenant.Administrator, tenant.Buyer, true},
		{tenant.Conveyancer, tenant.Owner, true}, {tenant.Conveyancer, tenant.Agent, true}, {tenant.Conveyancer, tenant.Buyer, true},
		{tenant.Conveyancer, tenant.Conveyancer, false}, {tenant.Conveyancer, tenant.Administrator, false}, {tenant.Conveyancer, tenant.Operator, false},
		{tenant.Agent, tenant.Owner, false}, {tenant.Operator, tenant.Owner, false}, {tenant.Owner, tenant.Buyer, false}, {tenant.Administrator, "emperor", false},
	} {
		ctx := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "ann", Role: tt.by})
		_, _, err := w.Invite(ctx, strings.ToLower(string(tt.by+"-"+tt.whom))+"@x.example", "X", tt.whom, nil)
		if (err == nil) != tt.want {
			t.Errorf("%s invites %s: %v", tt.by, tt.whom, err)
		}
	}
	conveyancer := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "bob", Role: tenant.Conveyancer})
	w.is(w.SetRole(conveyancer, "ann", tenant.Buyer), fault.Forbidden, "a conveyancer sets roles")
	w.is(w.Suspend(conveyancer, "ann"), fault.Forbidden, "a conveyancer suspends")
	w.is(w.SetPolicy(conveyancer, account.Policy{None: true}), fault.Forbidden, "a conveyancer sets policy")
	w.is(w.ResetSecondFactor(conveyancer, "ann"), fault.Forbidden, "a conveyancer resets a second factor")
}

// TestNothingTellsWhoHasAnAccount asks for people who are there and who are not.
func TestNothingTellsWhoHasAnAccount(t *testing.T) {
	w := newWorld(t)
	w.Limits = nil
	p, _ := w.join("bob@firm.example", tenant.Owner)
	if _, _, err := w.Invite(w.admin(), "invited@firm.example", "Ivy", tenant.Owner, nil); err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, email := range []string{"bob@firm.example", "nobody@firm.example", "invited@firm.example", "ann@firm.example", "no address", ""} {
		_, err := w.Begin(t.Context(), email, "wrong wrong wrong", home)
		w.is(err, fault.Forbidden, email)
		said[err.Error()] = true
	}
	if err := w.Suspend(w.admin(), p.ID); err != nil {
		t.Fatal(err)
	}
	_, err := w.Begin(t.Context(), "bob@firm.example", good, home)
	w.is(err, fault.Forbidden, "somebody who is suspended, with their password")
	said[err.Error()] = true
	if len(said) != 1 {
		t.Errorf("there are several answers: %v", said)
	}
	before := len(w.letters)
	for _, email := range []string{"nobody@firm.example", "invited@firm.example", "bob@firm.example"} {
		if err := w.Forgot(t.Context(), email, home); err != nil {
			t.Errorf("%s: %v", email, err)
		}
	}
	if len(w.letters) != before {
		t.Errorf("letters went to %v", w.letters[before:])
	}
}

// TestUnknownPeopleCostTheSame compares the work of a wrong password with that of a
// wrong e-mail: what takes as long tells nobody who is there.
func TestUnknownPeopleCostTheSame(t *testing.T) {
	w := newWorld(t)
	w.Limits = nil
	w.Passwords = account.NewPasswords(account.Cost{Passes: 2, KiB: 64, Lanes: 1}, 1)
	w.join("bob@firm.example", tenant.Owner)
	work := func(email string) int64 {
		before := w.Passwords.Spent()
		if _, err := w.Begin(t.Context(), email, "wrong wrong wrong", home); err == nil {
			t.Fatal("came in")
		}
		return w.Passwords.Spent() - before
	}
	if known, unknown := work("bob@firm.example"), work("nobody@firm.example"); known != 2*64 || unknown != known {
		t.Errorf("somebody who is there costs %d KiB, nobody %d", known, unknown)
	}
	w.Beat = 150 * time.Millisecond
	start := time.Now()
	_, _ = w.Begin(t.Context(), "nobody@firm.example", "wrong", home)
	if took := time.Since(start); took < w.Beat {
		t.Errorf("answered after %s, before the beat", took)
	}
}

func TestTOTPWorksOnce(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Conveyancer)
	if i, _ := w.as(in.Session); !i.Enrol {
		t.Error("a conveyancer need not set up a second factor")
	}
	secret, codes, next := w.enrol(in.Session)
	_, err := w.Identify(t.Context(), in.Session, account.Session, "")
	w.is(err, fault.Forbidden, "the session from before the second factor")
	if i, _ := w.as(next); i.Enrol || !i.Credential.Proved.Strong() {
		t.Errorf("the session after: %+v", i)
	}
	if len(codes) != 10 || len(slices.Compact(slices.Sorted(slices.Values(codes)))) != 10 {
		t.Errorf("recovery codes %v", codes)
	}

	begin := func() account.Step {
		t.Helper()
		s := must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home))
		if s.Session != "" || s.Pending == "" || !slices.Equal(s.Ways, []account.Way{account.ByTOTP, account.ByRecoveryCode}) {
			t.Fatalf("the password alone gave %+v", s)
		}
		return s
	}
	one, two := begin(), begin()
	_, err = w.Identify(t.Context(), one.Pending, account.Session, "")
	w.is(err, fault.Forbidden, "a pending sign-in as a session")
	code := w.code(secret)
	done := must[account.Step](w)(w.Prove(t.Context(), one.Pending, account.ByTOTP, code, home))
	if done.Session == "" {
		t.Fatalf("the code gave %+v", done)
	}
	_, err = w.Prove(t.Context(), two.Pending, account.ByTOTP, code, home)
	w.is(err, fault.Forbidden, "the same code again")
	_, err = w.Prove(t.Context(), one.Pending, account.ByTOTP, code, home)
	w.is(err, fault.Forbidden, "the same sign-in again")
	w.pass(30 * time.Second)
	late := must[string](w)(totp.GenerateCode(secret, w.clock().Add(-90*time.Second)))
	_, err = w.Prove(t.Context(), two.Pending, account.ByTOTP, late, home)
	w.is(err, fault.Forbidden, "a code of three steps ago")
	early := must[string](w)(totp.GenerateCode(secret, w.clock().Add(30*time.Second)))
	_ = must[account.Step](w)(w.Prove(t.Context(), two.Pending, account.ByTOTP, early, home)) // a clock that is ahead
	three := begin()
	_, err = w.Prove(t.Context(), three.Pending, account.ByTOTP, w.code(secret), home)
	w.is(err, fault.Forbidden, "a code before one that was used")

	_ = must[account.Step](w)(w.Prove(t.Context(), three.Pending, account.ByRecoveryCode, " "+strings.ToUpper(strings.ReplaceAll(codes[3], "-", " ")), home))
	four := begin()
	_, err = w.Prove(t.Context(), four.Pending, account.ByRecoveryCode, codes[3], home)
	w.is(err, fault.Forbidden, "a recovery code again")
	w.pass(account.PendingFor)
	_, err = w.Prove(t.Context(), four.Pending, account.ByRecoveryCode, codes[4], home)
	w.is(err, fault.Forbidden, "a sign-in that waited too long")
	_, err = w.Prove(t.Context(), begin().Pending, account.ByPassword, good, home)
	w.is(err, fault.Invalid, "the password as the second factor")
	if got := w.actions(); !slices.Contains(got, "sign_in.refused") || !slices.Contains(got, "totp.confirmed") || !slices.Contains(got, "sign_in.begun") {
		t.Errorf("the audit says %v", got)
	}
}

// TestNobodyIsKeptOut has somebody hammer an account from one place.
func TestNobodyIsKeptOut(t *testing.T) {
	w := newWorld(t)
	w.join("bob@firm.example", tenant.Owner)
	known := must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home))
	if known.Device == "" {
		t.Fatal("the browser was not given anything to be known by")
	}
	limited, tried := 0, 0
	for range 40 {
		_, err := w.Begin(t.Context(), "bob@firm.example", "wrong wrong wrong", home)
		switch fault.KindOf(err) {
		case fault.Limited:
			limited++
			if fault.Wait(err) <= 0 {
				t.Error("no word on how long to wait")
			}
		case fault.Forbidden:
			tried++
		default:
			t.Fatal(err)
		}
	}
	if tried > 10 || limited < 30 {
		t.Errorf("%d guesses were looked at, %d were not", tried, limited)
	}
	_, err := w.Begin(t.Context(), "bob@firm.example", good, home)
	w.is(err, fault.Limited, "the right password from where the wrong ones come")
	_, err = w.Begin(t.Context(), "nobody@firm.example", "wrong", home)
	w.is(err, fault.Forbidden, "another account from there")
	away := account.Client{Address: "203.0.113.9"}
	_ = must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, away))
	withDevice := home
	withDevice.Device = known.Device
	_ = must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, withDevice))
	w.pass(time.Minute)
	_ = must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home)) // they wait a little
	if w.refused < 40 {
		t.Errorf("%d refusals were counted", w.refused)
	}

	// An unknown e-mail is limited in the same way, or the limit would tell.
	for range 7 {
		_, err = w.Begin(t.Context(), "nobody@firm.example", "wrong", account.Client{Address: "203.0.113.77"})
	}
	w.is(err, fault.Limited, "an unknown e-mail")
	// One address may not try many accounts, nor one IPv6 customer by changing theirs.
	for i := range 200 {
		_, err = w.Begin(t.Context(), strings.Repeat("a", i%60+1)+"@x.example", "wrong", account.Client{Address: "2001:db8:1:2::" + string("0123456789abcdef"[i%16])})
	}
	w.is(err, fault.Limited, "many accounts from one network")
}

func TestCodesCannotBeGuessed(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Owner)
	secret, _, _ := w.enrol(in.Session)
	attacker := account.Client{Address: "203.0.113.66"}
	looked := 0
	for range 30 {
		attacker.Address = "203.0.113." + string("0123456789"[looked%10])
		s, err := w.Begin(t.Context(), "bob@firm.example", good, attacker)
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Prove(t.Context(), s.Pending, account.ByTOTP, "000000", attacker)
		if fault.KindOf(err) == fault.Forbidden {
			looked++
		}
	}
	if looked > 12 {
		t.Errorf("%d codes were looked at within a moment", looked)
	}
	known := home
	known.Device = in.Device
	s := must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, known))
	_ = must[account.Step](w)(w.Prove(t.Context(), s.Pending, account.ByTOTP, w.code(secret), known)) // from their own browser
}

func TestResettingAPassword(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Conveyancer)
	secret, _, session := w.enrol(in.Session)
	if err := w.Forgot(t.Context(), "BOB@firm.example", home); err != nil {
		t.Fatal(err)
	}
	first := w.link()
	if err := w.Forgot(t.Context(), "bob@firm.example", home); err != nil {
		t.Fatal(err)
	}
	link := w.link()
	w.is(w.Resettable(t.Context(), first), fault.Forbidden, "a link that was replaced")
	if err := w.Resettable(t.Context(), link); err != nil {
		t.Fatal(err)
	}
	_, err := w.ResetPassword(t.Context(), link, "bobbaker1234", home)
	w.is(err, fault.Invalid, "a password of their own name")
	step := must[account.Step](w)(w.ResetPassword(t.Context(), link, better, home))
	if step.Session != "" || step.Pending == "" {
		t.Fatalf("no second factor was asked for: %+v", step)
	}
	_, err = w.Identify(t.Context(), session, account.Session, "")
	w.is(err, fault.Forbidden, "a session from before")
	_, err = w.ResetPassword(t.Context(), link, good, home)
	w.is(err, fault.Forbidden, "the link again")
	_ = must[account.Step](w)(w.Prove(t.Context(), step.Pending, account.ByTOTP, w.code(secret), home))
	_, err = w.Begin(t.Context(), "bob@firm.example", good, account.Client{Address: "203.0.113.1"})
	w.is(err, fault.Forbidden, "the old password")
	if last := w.letters[len(w.letters)-1]; last.Purpose != "password_changed" || last.To.Address != "bob@firm.example" {
		t.Errorf("told of it by %+v", last)
	}
	sent := len(w.letters)
	for range 10 {
		if err := w.Forgot(t.Context(), "bob@firm.example", home); err != nil {
			t.Fatal(err)
		}
	}
	if more := len(w.letters) - sent; more > 3 {
		t.Errorf("%d letters at once", more)
	}
	w.pass(30 * time.Minute)
	w.is(w.Resettable(t.Context(), w.link()), fault.Forbidden, "after half an hour")
}

func TestSessions(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Owner)
	other := must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, account.Client{Address: "203.0.113.5", Agent: "curl/8.0"}))
	i, ctx := w.as(in.Session)
	all := must[[]account.Credential](w)(w.Sessions(ctx, i))
	if len(all) != 2 || account.DeviceName(all[0].Agent)+account.DeviceName(all[1].Agent) != "curlFirefox on Windows" && account.DeviceName(all[0].Agent)+account.DeviceName(all[1].Agent) != "Firefox on Windowscurl" {
		t.Errorf("sessions %+v", all)
	}
	o, _ := w.as(other.Session)
	if err := w.EndSession(ctx, i, o.Credential.ID()); err != nil {
		t.Fatal(err)
	}
	_, err := w.Identify(t.Context(), other.Session, account.Session, "")
	w.is(err, fault.Forbidden, "a session that was ended elsewhere")
	w.is(w.EndSession(ctx, i, o.Credential.ID()), fault.NotFound, "ending it again")

	// Somebody of another firm, or another person, ends nothing of Bob's.
	_, rob := w.join("rob@firm.example", tenant.Owner)
	r, rctx := w.as(rob.Session)
	w.is(w.EndSession(rctx, r, i.Credential.ID()), fault.NotFound, "ending somebody else's")

	changed := must[account.Step](w)(w.ChangePassword(ctx, i, good, better))
	_, err = w.Identify(t.Context(), in.Session, account.Session, "")
	w.is(err, fault.Forbidden, "the session from before the password was changed")
	i, ctx = w.as(changed.Session)
	_, err = w.ChangePassword(ctx, i, good, good+" more")
	w.is(err, fault.Forbidden, "changing it without the old one")

	w.pass(account.IdleFor - time.Minute)
	w.as(changed.Session)
	w.pass(account.IdleFor - time.Minute)
	w.as(changed.Session) // used in between
	w.pass(account.IdleFor)
	_, err = w.Identify(t.Context(), changed.Session, account.Session, "")
	w.is(err, fault.Forbidden, "an idle session")

	late := must[account.Step](w)(w.Begin(t.Context(), "rob@firm.example", good, home))
	for range 30 {
		w.pass(11 * time.Hour)
		_, _ = w.Identify(t.Context(), late.Session, account.Session, "")
	}
	w.pass(account.SessionFor - 30*11*time.Hour)
	_, err = w.Identify(t.Context(), late.Session, account.Session, "")
	w.is(err, fault.Forbidden, "a session in use after its time")
}

func TestTokens(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Conveyancer)
	i, ctx := w.as(in.Session)
	read, made, err := w.NewToken(ctx, i.Who, "reports", tenant.ScopeRead, 24*time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	write, _, err := w.NewToken(ctx, i.Who, "uploads", tenant.ScopeWrite, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := w.Identify(ctx, read, account.Token, ""); err != nil || got.Who.Scope != tenant.ScopeRead || got.Enrol {
		t.Errorf("%+v, %v", got, err)
	}
	for name, call := range map[string]func() error{
		"scope":    func() error { _, _, err := w.NewToken(ctx, i.Who, "x", "all", 0); return err },
		"name":     func() error { _, _, err := w.NewToken(ctx, i.Who, " ", tenant.ScopeRead, 0); return err },
		"duration": func() error { _, _, err := w.NewToken(ctx, i.Who, "x", tenant.ScopeRead, 999*24*time.Hour); return err },
	} {
		w.is(call(), fault.Invalid, name)
	}
	if ts := must[[]account.Credential](w)(w.Tokens(ctx, i)); len(ts) != 2 {
		t.Errorf("tokens %+v", ts)
	}
	if err := w.RevokeToken(ctx, i, made.ID()); err != nil {
		t.Fatal(err)
	}
	_, err = w.Identify(ctx, read, account.Token, "")
	w.is(err, fault.Forbidden, "a revoked token")
	again, _, err := w.NewToken(ctx, i.Who, "uploads", tenant.ScopeWrite, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Identify(ctx, write, account.Token, "")
	w.is(err, fault.Forbidden, "one whose name another has")
	// A token is no browser: it changes no password and no second factor.
	script := must[account.Identity](w)(w.Identify(ctx, again, account.Token, ""))
	_, err = w.Enrol(ctx, script, good)
	w.is(err, fault.Forbidden, "a second factor by a token")
	_, err = w.ChangePassword(ctx, script, good, better)
	w.is(err, fault.Forbidden, "a password by a token")
	w.pass(time.Hour)
	_, err = w.Identify(ctx, again, account.Token, "")
	w.is(err, fault.Forbidden, "after its time")
}

func TestWhatAFirmAsksFor(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Owner)
	enrol := func() bool { i, _ := w.as(in.Session); return i.Enrol }
	if enrol() {
		t.Error("an owner must set up a second factor by default")
	}
	if err := w.SetPolicy(w.admin(), account.Policy{SecondFactor: []tenant.Role{tenant.Owner}}); err != nil {
		t.Fatal(err)
	}
	if !enrol() {
		t.Error("the policy changed and the session did not notice")
	}
	if err := w.SetPolicy(w.admin(), account.Policy{None: true}); err != nil {
		t.Fatal(err)
	}
	if enrol() {
		t.Error("nobody must, and somebody must")
	}
	w.is(w.SetPolicy(w.admin(), account.Policy{SecondFactor: []tenant.Role{"emperor"}}), fault.Invalid, "a role that is none")
	if err := w.Bootstrap(t.Context()); err != nil {
		t.Fatal(err)
	}
	link := must[string](w)(w.NewLink(t.Context(), tenant.Who{Organisation: account.LocalOrganisation, Person: account.LocalPerson}))
	step := must[account.Step](w)(w.SignIn(t.Context(), link, home))
	if i, _ := w.as(step.Session); i.Enrol || !step.Welcome {
		t.Errorf("the owner of this machine: %+v, %+v", i, step)
	}
}

// TestFirstSignIn is the way of a firm's first person: a link, a password, a second
// factor.
func TestFirstSignIn(t *testing.T) {
	w := newWorld(t)
	link := must[string](w)(w.NewLink(t.Context(), tenant.Who{Organisation: "firm", Person: "ann"}))
	step := must[account.Step](w)(w.SignIn(t.Context(), link, home))
	if !step.Welcome {
		t.Error("no welcome")
	}
	i, ctx := w.as(step.Session)
	if !i.Enrol {
		t.Error("an administrator need not set up a second factor")
	}
	w.is(must2(w.SetUp(ctx, i, "Ann", "ann@firm.example", "passwordpassword")), fault.Invalid, "a weak password")
	next := must[account.Step](w)(w.SetUp(ctx, i, "Ann Archer", "ann@firm.example", good))
	_, err := w.Identify(t.Context(), step.Session, account.Session, "")
	w.is(err, fault.Forbidden, "the session from before")
	i, ctx = w.as(next.Session)
	w.is(must2(w.SetUp(ctx, i, "Ann", "ann@firm.example", better)), fault.Conflict, "setting up twice")
	secret, codes, last := w.enrol(next.Session)

	// A link asks for the second factor still.
	link = must[string](w)(w.NewLink(t.Context(), i.Who))
	step = must[account.Step](w)(w.SignIn(t.Context(), link, home))
	if step.Session != "" {
		t.Fatal("a link goes round the second factor")
	}
	_ = must[account.Step](w)(w.Prove(t.Context(), step.Pending, account.ByTOTP, w.code(secret), home))

	i, ctx = w.as(last)
	w.is(must2(w.RemoveSecondFactor(ctx, i, better)), fault.Forbidden, "without the password")
	fresh := must[[]string](w)(w.NewRecoveryCodes(ctx, i, good))
	if len(fresh) != 10 || slices.Contains(fresh, codes[0]) {
		t.Errorf("new codes %v", fresh)
	}
	removed := must[account.Step](w)(w.RemoveSecondFactor(ctx, i, good))
	if i, _ := w.as(removed.Session); !i.Enrol {
		t.Error("without a second factor, and none is asked for")
	}
	if step := must[account.Step](w)(w.Begin(t.Context(), "ann@firm.example", good, home)); step.Session == "" {
		t.Error("a second factor is asked for that was removed")
	}
}

func must2(_ account.Step, err error) error { return err }

func TestAnAdministratorResetsASecondFactor(t *testing.T) {
	w := newWorld(t)
	p, in := w.join("bob@firm.example", tenant.Conveyancer)
	_, _, session := w.enrol(in.Session)
	if err := w.ResetSecondFactor(w.admin(), p.ID); err != nil {
		t.Fatal(err)
	}
	_, err := w.Identify(t.Context(), session, account.Session, "")
	w.is(err, fault.Forbidden, "a session from before")
	step := must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home))
	if i, _ := w.as(step.Session); !i.Enrol {
		t.Error("no new second factor is asked for")
	}
	if last := w.letters[len(w.letters)-1]; last.Purpose != "second_factor_removed" {
		t.Errorf("told of it by %+v", last)
	}
}

// TestStrongerHashesComeWithSignIns has a password kept at yesterday's cost.
func TestStrongerHashesComeWithSignIns(t *testing.T) {
	w := newWorld(t)
	p, _ := w.join("bob@firm.example", tenant.Owner)
	kept := func() string { return must[account.Person](w)(w.db.Person(w.admin(), p.ID)).Password }
	before := kept()
	_ = must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home))
	if kept() != before {
		t.Error("the hash was made anew without need")
	}
	w.Passwords = account.NewPasswords(account.Cost{Passes: 2, KiB: 128, Lanes: 1}, 4)
	_ = must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home))
	if !strings.HasPrefix(kept(), "$argon2id$v=19$m=128,t=2,p=1$") {
		t.Errorf("kept as %s", kept())
	}
	_ = must[account.Step](w)(w.Begin(t.Context(), "bob@firm.example", good, home))
}

// TestNoSecretIsInTheAudit looks for passwords, codes and links in every entry.
func TestNoSecretIsInTheAudit(t *testing.T) {
	w := newWorld(t)
	_, in := w.join("bob@firm.example", tenant.Conveyancer)
	link := w.link()
	secret, codes, session := w.enrol(in.Session)
	i, ctx := w.as(session)
	token, _, err := w.NewToken(ctx, i.Who, "x", tenant.ScopeRead, 0)
	if err != nil {
		t.Fatal(err)
	}
	records, err := w.db.Audit(w.admin(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	text := string(must[[]byte](w)(json.Marshal(records)))
	for name, s := range map[string]string{"password": good, "link": link, "TOTP secret": secret, "recovery code": codes[0], "session": session, "token": token} {
		if strings.Contains(text, s) {
			t.Errorf("the %s is in the audit", name)
		}
	}
}
