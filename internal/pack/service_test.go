package pack

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// firm is one case in memory and everything around it. What a database must do
// besides is for the suite of store.
type firm struct {
	Store     // what is not here panics
	now       time.Time
	kase      property.Case
	docs      []document.Document
	report    *analysis.Report
	decisions []Decision
	versions  []Version
	exports   []Export
	shares    []Share
	work      []work.Item
	actions   []string
	letters   []mail.Message
	taken     map[string]int // of what is limited
	codes     []string       // that were confirmed
}

type cases struct {
	property.Store
	f *firm
}

func (c cases) Case(_ context.Context, id property.ID) (property.Case, error) {
	if id != c.f.kase.ID {
		return property.Case{}, fault.New(fault.NotFound, "there is no such case")
	}
	return c.f.kase, nil
}

type documents struct {
	document.Store
	f *firm
}

func (d documents) Documents(context.Context, property.ID, int64) ([]document.Document, error) {
	return d.f.docs, nil
}

func (f *firm) did(e audit.Entry) { f.actions = append(f.actions, string(e.Action)) }

func (f *firm) Report(context.Context, property.Case) (*analysis.Report, error) { return f.report, nil }

func (f *firm) Decide(ctx context.Context, _ property.ID, ds []Decision, e audit.Entry) error {
	who, err := tenant.From(ctx)
	for _, d := range ds {
		d.Seq, d.Person, d.Name, d.At = int64(len(f.decisions)+1), who.Person, string(who.Person), f.now
		f.decisions = append(f.decisions, d)
	}
	f.did(e)
	return err
}

func (f *firm) Decisions(context.Context, property.ID) ([]Decision, error) {
	return slices.Clone(f.decisions), nil
}

func (f *firm) Sign(_ context.Context, v Version, e audit.Entry, next ...work.Item) error {
	f.versions = append([]Version{v}, f.versions...)
	f.work = append(f.work, next...)
	f.did(e)
	return nil
}

func (f *firm) Versions(context.Context, property.ID) ([]Version, error) { return f.versions, nil }

func (f *firm) SignedVersion(_ context.Context, id string) (Version, error) {
	for _, v := range f.versions {
		if v.ID == id {
			return v, nil
		}
	}
	return Version{}, fault.New(fault.NotFound, "no such version")
}

func (f *firm) Order(_ context.Context, x Export, _ audit.Entry, _ work.Item) (Export, error) {
	f.exports = append(f.exports, x)
	return x, nil
}
func (f *firm) Exports(context.Context, property.ID) ([]Export, error) { return f.exports, nil }
func (f *firm) AddShare(_ context.Context, l Share, e audit.Entry) error {
	f.shares = append(f.shares, l)
	f.did(e)
	return nil
}
func (f *firm) Shares(context.Context, property.ID) ([]Share, error) { return f.shares, nil }

func (f *firm) on(id string, e audit.Entry, change func(*Share)) error {
	for i := range f.shares {
		if f.shares[i].ID == id && f.shares[i].Revoked.IsZero() {
			change(&f.shares[i])
			f.did(e)
			return nil
		}
	}
	return fault.New(fault.NotFound, "no such link")
}

func (f *firm) RevokeShare(_ context.Context, id string, e audit.Entry) error {
	return f.on(id, e, func(l *Share) { l.Revoked = f.now })
}

func (f *firm) RecodeShare(_ context.Context, id, pin string, e audit.Entry) error {
	return f.on(id, e, func(l *Share) { l.Pin, l.Wrong, l.Locked = pin, 0, time.Time{} })
}

func (f *firm) ShareTried(_ context.Context, id string, locked time.Time, e audit.Entry) error {
	return f.on(id, e, func(l *Share) { l.Wrong, l.Locked = l.Wrong+1, locked })
}

func (f *firm) ShareViewed(_ context.Context, id string, e audit.Entry) error {
	return f.on(id, e, func(l *Share) { l.Views, l.Last, l.Wrong, l.Locked = l.Views+1, f.now, 0, time.Time{} })
}

func (f *firm) Visitor(_ context.Context, hash string) (tenant.Organisation, Share, error) {
	for _, l := range f.shares {
		if l.Hash == hash {
			return "firm", l, nil
		}
	}
	return "", Share{}, fault.New(fault.NotFound, "no such link")
}

func (f *firm) PackRead(ctx context.Context, _ property.ID, e audit.Entry) error {
	who, err := tenant.From(ctx)
	f.actions = append(f.actions, string(e.Action)+" by "+string(who.Person))
	return err
}

func (f *firm) Send(_ context.Context, m mail.Message, _ time.Time, _ audit.Entry) error {
	f.letters = append(f.letters, m)
	return nil
}

func (f *firm) Take(_ context.Context, key string, r cache.Rate) time.Duration {
	if f.taken[key]++; f.taken[key] > r.Burst {
		return r.Every
	}
	return 0
}

// Confirm is the second factor of the tests.
func (f *firm) Confirm(_ context.Context, p Proof) error {
	code := p.Code
	f.codes = append(f.codes, code)
	if code != "123456" {
		return fault.New(fault.Forbidden, "that is not the code of your second factor")
	}
	return nil
}

// Signing is who the people of the tests are.
func (f *firm) Signing(_ context.Context, p tenant.Person) (string, string, error) {
	return "Smith & Co", strings.ToUpper(string(p[:1])) + string(p[1:]), nil
}

func newFirm(t *testing.T) (*firm, *Service) {
	t.Helper()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	f := &firm{
		now: now, taken: map[string]int{}, kase: property.Case{ID: "c1", Name: "12 Beacon Crescent", Revision: 3, Reviewed: 3},
		docs:   []document.Document{{ID: "d1", Name: "lease.pdf", SHA256: "aa", Size: 7, State: document.Ready}},
		report: reportOf("aa", finding("lease.short", rules.High, "99 years"), finding("register.charge", rules.Info, "charge")),
	}
	open := func() *blob.Bucket {
		d, err := fileblob.Open(fileblob.Config{Dir: t.TempDir(), Key: make([]byte, 32), Now: func() time.Time { return f.now }})
		if err != nil {
			t.Fatal(err)
		}
		return blob.New(d)
	}
	return f, &Service{
		Store: f, Cases: cases{f: f}, Documents: &document.Service{Store: documents{f: f}}, Reports: f,
		Bytes: open(), Records: open(), Confirm: f.Confirm, Signing: f.Signing, Limits: f, Mail: f, Key: []byte("key"), Now: func() time.Time { return f.now }, PublicURL: "https://papers.example",
	}
}

func as(r tenant.Role) context.Context {
	return tenant.With(context.Background(), tenant.Who{Organisation: "firm", Person: "ann", Role: r})
}

func decideAll(t *testing.T, s *Service) {
	t.Helper()
	d, err := s.Desk(as(tenant.Conveyancer), "c1")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, m := range d.Matters {
		keys = append(keys, m.Key)
	}
	if err := s.DecideMatters(as(tenant.Conveyancer), "c1", keys, Choice{Verdict: Accepted, Note: " seen\r\n\x00"}); err != nil {
		t.Fatal(err)
	}
}

func TestOnlySomeSignAndOnlyWithTheirSecondFactor(t *testing.T) {
	f, s := newFirm(t)
	decideAll(t, s)
	for _, r := range tenant.Roles() {
		f.versions, f.codes = nil, nil
		_, wrong := s.SignOff(as(r), "c1", Proof{Code: "000000"}, "")
		_, err := s.SignOff(as(r), "c1", Proof{Code: " 123456 "}, "")
		if r == tenant.Conveyancer || r == tenant.Administrator {
			if fault.KindOf(wrong) != fault.Forbidden || err != nil || len(f.versions) != 1 {
				t.Errorf("%s: %v, then %v", r, wrong, err)
			}
		} else if fault.KindOf(err) != fault.Forbidden || len(f.codes) != 0 {
			t.Errorf("%s: %v after %v", r, err, f.codes)
		}
	}
	if _, err := s.SignOff(context.Background(), "c1", Proof{Code: "123456"}, ""); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("nobody: %v", err)
	}
}

func TestWhatIsInTheWayIsSaidAtOnce(t *testing.T) {
	f, s := newFirm(t)
	f.docs = append(f.docs,
		document.Document{Name: "new.pdf", State: document.Kept},
		document.Document{Name: "sent.pdf", State: document.Registered, Registered: f.now.Add(-time.Minute)},
		document.Document{Name: "never came.pdf", State: document.Registered, Registered: f.now.Add(-2 * time.Hour)},
		document.Document{Name: "given up.pdf", State: document.Kept, Parked: true},
		document.Document{Name: "broken.pdf", State: document.Quarantined})
	f.kase.Revision = 4
	_, err := s.SignOff(as(tenant.Conveyancer), "c1", Proof{Code: "123456"}, "")
	if fault.KindOf(err) != fault.Conflict {
		t.Fatal(err)
	}
	want := "the pack cannot be signed off yet: new.pdf is being read; sent.pdf is being sent; the report is being made anew; not decided: Title of lease.short (high)"
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	if len(f.codes) != 0 {
		t.Error("the second factor was asked for before it was of use")
	}
	f.docs, f.kase.Reviewed = nil, 0
	if _, err := s.SignOff(as(tenant.Conveyancer), "c1", Proof{Code: "123456"}, ""); err == nil || !strings.Contains(err.Error(), "there are no papers") {
		t.Errorf("an empty case: %v", err)
	}
}

func TestAVersionIsFrozen(t *testing.T) {
	f, s := newFirm(t)
	ctx := as(tenant.Conveyancer)
	decideAll(t, s)
	v, err := s.SignOff(ctx, "c1", Proof{Code: "123456"}, "for the buyer")
	if err != nil {
		t.Fatal(err)
	}
	// The case goes on.
	f.report = reportOf("bb", finding("lease.short", rules.High, "60 years"))
	f.kase.Revision, f.kase.Reviewed = 5, 5
	c, err := s.Content(ctx, v)
	if err != nil || c.Report.Findings[0].Evidence[0].Quote != "99 years" || c.Number != 1 || c.Note != "for the buyer" || c.Papers[0].Document != "d1" || c.Papers[0].Size != 7 {
		t.Fatalf("%+v, %v", c, err)
	}
	if len(c.Decisions) != 2 || c.Decisions[0].Note != "seen" {
		t.Errorf("%+v", c.Decisions)
	}
	d, err := s.Desk(ctx, "c1")
	if err != nil || d.Outdated(d.Versions[0]) != "papers have changed since" {
		t.Errorf("%v", err)
	}
	if m := d.Matters[0]; m.Decision != nil || m.Again != againEvidence {
		t.Errorf("%+v", m)
	}
	decideAll(t, s)
	v2, err := s.SignOff(ctx, "c1", Proof{Code: "123456"}, "")
	if err != nil || v2.Number != 2 {
		t.Fatalf("%+v, %v", v2, err)
	}
	if c, err = s.Content(ctx, v2); err != nil || len(c.Decisions) != 1 {
		t.Errorf("decisions about what is said no more are no part of it: %+v, %v", c.Decisions, err)
	}

	// The record of each is kept once and cannot be removed.
	for _, i := range f.work {
		for range 2 {
			if err := s.KeepRecord(ctx, i); err != nil {
				t.Fatal(err)
			}
		}
	}
	info, err := s.Records.Stat(ctx, v.RecordKey("firm"))
	if err != nil || info.Until.Before(f.now.AddDate(6, 11, 0)) {
		t.Errorf("%+v, %v", info, err)
	}
	if err := s.Records.Delete(ctx, v.RecordKey("firm")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the record went: %v", err)
	}
	if err := s.KeepRecord(ctx, work.Item{Subject: "gone"}); err != nil {
		t.Errorf("of a version that is gone: %v", err)
	}

	// What was tampered with is not shown.
	if err := s.Bytes.PutBytes(ctx, v.ContentKey("firm"), []byte(`{"number":1}`), "application/json"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Content(ctx, v); fault.KindOf(err) != fault.Internal || err == nil {
		t.Errorf("tampered: %v", err)
	}
}

func TestChoicesNameWhatIsThere(t *testing.T) {
	_, s := newFirm(t)
	ctx := as(tenant.Conveyancer)
	for name, err := range map[string]error{
		"a matter":  s.DecideMatters(ctx, "c1", []string{"mother"}, Choice{Verdict: Accepted}),
		"a fact":    s.DecideFact(ctx, "c1", "f0", Choice{Verdict: Verified}),
		"a draft":   s.EditEnquiry(ctx, "c1", "q0", Choice{Verdict: LeftOut}),
		"a case":    s.DecideMatters(ctx, "c2", []string{"m"}, Choice{Verdict: Accepted}),
		"a version": func() error { _, err := s.Ask(ctx, "c1", 7, PDF); return err }(),
	} {
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s that is not there: %v", name, err)
		}
	}
	if err := s.DecideMatters(ctx, "c1", nil, Choice{Verdict: Accepted}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("nothing: %v", err)
	}
	if _, err := s.AddEnquiry(ctx, "c1", " \n "); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an enquiry without words: %v", err)
	}
}

// shared is a firm with a signed version and a link to it.
func shared(t *testing.T, email string) (f *firm, s *Service, o Offer, secret string) {
	t.Helper()
	f, s = newFirm(t)
	decideAll(t, s)
	if _, err := s.SignOff(as(tenant.Conveyancer), "c1", Proof{Code: "123456"}, ""); err != nil {
		t.Fatal(err)
	}
	o, err := s.Share(as(tenant.Conveyancer), "c1", 1, "Ms Buyer", email, 10)
	if err != nil {
		t.Fatal(err)
	}
	_, secret, _ = strings.Cut(o.URL, "link=")
	return f, s, o, secret
}

func TestALinkOpensWithItsCode(t *testing.T) {
	f, s, o, secret := shared(t, "")
	ctx := context.Background()
	if len(f.exports) != 1 || f.exports[0].Format != PDF {
		t.Errorf("its PDF was not asked for: %+v", f.exports)
	}
	for _, kept := range []string{f.shares[0].Hash, f.shares[0].Pin} {
		if strings.Contains(kept, secret) || strings.Contains(kept, strings.ReplaceAll(o.Pin, " ", "")) {
			t.Errorf("%s is kept as it is", kept)
		}
	}
	if d, err := s.Door(ctx, secret, "1.2.3.4"); err != nil || d.Name != "12 Beacon Crescent" || d.Mail != "" {
		t.Errorf("%+v, %v", d, err)
	}
	visit, err := s.Enter(ctx, secret, o.Pin, "1.2.3.4")
	if err != nil {
		t.Fatal(err)
	}
	shown, err := s.Show(ctx, visit, "1.2.3.4")
	if err != nil || shown.Content.Name != "12 Beacon Crescent" || shown.PDF != nil || len(shown.Content.Points()) != 1 {
		t.Errorf("%+v, %v", shown, err)
	}
	if last := f.actions[len(f.actions)-1]; last != "pack.shown by share:"+o.Share.ID {
		t.Errorf("the audit says %s", last)
	}
	if _, _, err := s.ShowPDF(ctx, visit, "1.2.3.4"); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a PDF that is not ready: %v", err)
	}
	f.exports[0].State = Ready
	if err := s.Bytes.PutBytes(as(""), f.exports[0].Key("firm"), []byte("%PDF-"), "application/pdf"); err != nil {
		t.Fatal(err)
	}
	_, r, err := s.ShowPDF(ctx, visit, "1.2.3.4")
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || string(b) != "%PDF-" {
		t.Errorf("%q, %v", b, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}

	tampered := []string{"", "x", visit + "0", strings.Replace(visit, ".", ".9", 1), secret + ".99999999999." + strings.Repeat("0", 64)}
	for _, v := range tampered {
		if _, err := s.Show(ctx, v, "5.6.7.8"); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("the visit %q: %v", v, err)
		}
	}
	f.now = f.now.Add(visitFor + time.Second)
	if _, err := s.Show(ctx, visit, "1.2.3.4"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a day later: %v", err)
	}
	if _, err := s.Enter(ctx, secret, o.Pin, "1.2.3.4"); err != nil {
		t.Errorf("the code again: %v", err)
	}
	f.now = f.now.AddDate(0, 0, 11)
	if _, err := s.Enter(ctx, secret, o.Pin, "1.2.3.4"); !errors.Is(err, errLink) {
		t.Errorf("after it ended: %v", err)
	}
}

func TestWrongCodesEndALink(t *testing.T) {
	f, s, o, secret := shared(t, "")
	ctx := context.Background()
	pauses, wrong := 0, 0
	for range 200 {
		f.taken = map[string]int{} // the address's limit has its own test
		_, err := s.Enter(ctx, secret, "00000000", "1.2.3.4")
		switch {
		case errors.Is(err, errLink):
			if wrong != wrongInAll-1 || pauses != wrongInAll/wrongAtATime-1 {
				t.Errorf("it ended after %d wrong codes and %d pauses", wrong, pauses)
			}
			if _, err := s.Enter(ctx, secret, o.Pin, "1.2.3.4"); !errors.Is(err, errLink) {
				t.Errorf("the right code then: %v", err)
			}
			return
		case fault.KindOf(err) == fault.Limited:
			if _, err := s.Enter(ctx, secret, o.Pin, "1.2.3.4"); fault.KindOf(err) != fault.Limited {
				t.Errorf("the right code in the pause: %v", err)
			}
			pauses++
			f.now = f.shares[0].Locked
		case fault.KindOf(err) == fault.Forbidden:
			wrong++
		default:
			t.Fatal(err)
		}
	}
	t.Error("it never ended")
}

func TestCodesAreSentByMail(t *testing.T) {
	f, s, o, secret := shared(t, "buyer@example.org")
	ctx := context.Background()
	if o.Pin != "" {
		t.Error("a code was shown besides")
	}
	if _, err := s.Enter(ctx, secret, "", "1.2.3.4"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("without a code that was sent: %v", err)
	}
	if d, err := s.Door(ctx, secret, "1.2.3.4"); err != nil || d.Mail != "b…@example.org" {
		t.Errorf("%+v, %v", d, err)
	}
	code := func() string {
		if err := s.SendCode(ctx, secret, "1.2.3.4"); err != nil {
			t.Fatal(err)
		}
		m := f.letters[len(f.letters)-1]
		if m.To.Address != "buyer@example.org" {
			t.Errorf("sent to %s", m.To.Address)
		}
		_, rest, _ := strings.Cut(m.Text, "code is ")
		line, _, _ := strings.Cut(rest, "\n")
		return line
	}
	first, second := code(), code()
	if _, err := s.Enter(ctx, secret, first, "1.2.3.4"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the code before the last: %v", err)
	}
	if _, err := s.Enter(ctx, secret, second, "1.2.3.4"); err != nil {
		t.Errorf("the last code: %v", err)
	}
	f.now = f.now.Add(codeFor + time.Second)
	if _, err := s.Enter(ctx, secret, second, "1.2.3.4"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("an old code: %v", err)
	}
	code()
	if err := s.SendCode(ctx, secret, "1.2.3.4"); fault.KindOf(err) != fault.Limited {
		t.Errorf("a fourth letter: %v", err)
	}
}

func TestLinksAreAskedForSensibly(t *testing.T) {
	f, s, o, secret := shared(t, "")
	ctx := as(tenant.Conveyancer)
	for name, err := range map[string]error{
		"no name":    second(s.Share(ctx, "c1", 1, " ", "", 0)),
		"two lines":  second(s.Share(ctx, "c1", 1, "a\nb", "", 0)),
		"for ever":   second(s.Share(ctx, "c1", 1, "x", "", MostDays+1)),
		"the past":   second(s.Share(ctx, "c1", 1, "x", "", -1)),
		"no address": second(s.Share(ctx, "c1", 1, "x", "nobody", 0)),
		"no e-mail":  s.SendCode(context.Background(), secret, "1.2.3.4"),
	} {
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.Mail = nil
	if err := second(s.Share(ctx, "c1", 1, "x", "a@example.org", 0)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("by e-mail without mail: %v", err)
	}
	if err := second(s.Share(ctx, "c1", 2, "x", "", 0)); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a version that is not there: %v", err)
	}
	if err := s.Revoke(ctx, "c1", "other"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another link: %v", err)
	}
	if err := s.Revoke(ctx, "c1", o.Share.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Door(context.Background(), secret, "1.2.3.4"); !errors.Is(err, errLink) {
		t.Errorf("a revoked link: %v", err)
	}
	f.taken = map[string]int{}
	limited := false
	for range looksFrom.Burst + 1 {
		_, err := s.Door(context.Background(), "guessed", "9.9.9.9")
		limited = fault.KindOf(err) == fault.Limited
	}
	if !limited {
		t.Error("an address may guess without end")
	}
}

func second(_ Offer, err error) error { return err }
