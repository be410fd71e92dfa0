package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var (
	ann   = tenant.Who{Organisation: "firm", Person: "ann"}
	rival = tenant.Who{Organisation: "rival", Person: "rob"}
	did   = audit.Entry{Action: "test.done", Subject: "x"}
)

// world is a database with two firms, and its clock.
type world struct {
	*Store
	now time.Time
}

func open1(t *testing.T) *world {
	t.Helper()
	w := &world{now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "p.db"), Options{Now: func() time.Time { return w.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	w.Store = s
	for _, who := range []tenant.Who{ann, rival} {
		if err := s.Bootstrap(t.Context(), who, "Firm", "Person", did); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func as(who tenant.Who) context.Context { return tenant.With(context.Background(), who) }

// fill makes a case with a document that is on its way, and parked work on it.
func (w *world) fill(t *testing.T) {
	t.Helper()
	ctx := as(ann)
	if err := w.Create(ctx, property.Case{ID: "c1", Name: "12 Beacon Crescent", Created: w.now, Version: 1}, did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Register(ctx, paper("d1", "a"), did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Advance(ctx, "d1", []document.State{document.Registered}, document.Change{To: document.Uploaded}, did, check("d1")); err != nil {
		t.Fatal(err)
	}
}

func paper(id document.ID, sha string) document.Document {
	return document.Document{ID: id, Case: "c1", Name: "lease.pdf", Size: 3, SHA256: sha, State: document.Registered}
}

func check(id string) work.Item {
	return work.Item{Kind: document.WorkCheck, Subject: id, Case: "c1"}
}

// methods is every method that needs an organisation, called on what fill made.
func (w *world) methods() map[string]func(context.Context) error {
	err2 := func(_ any, err error) error { return err }
	return map[string]func(context.Context) error{
		"Case": func(ctx context.Context) error { return err2(w.Case(ctx, "c1")) },
		"SetOptions": func(ctx context.Context) error {
			return w.SetOptions(ctx, "c1", property.Options{}, did, property.ReviewOf("c1"))
		},
		"Register":  func(ctx context.Context) error { return err2(w.Register(ctx, paper("d9", "z"), did)) },
		"Document":  func(ctx context.Context) error { return err2(w.Document(ctx, "d1")) },
		"Documents": func(ctx context.Context) error { return err2(w.Documents(ctx, "c1", 0)) },
		"Advance": func(ctx context.Context) error {
			return err2(w.Advance(ctx, "d1", []document.State{document.Uploaded}, document.Change{To: document.Kept}, did))
		},
		"Progress": func(ctx context.Context) error { return w.Progress(ctx, "d1", document.Progress{}) },
		"SetKind": func(ctx context.Context) error {
			return err2(w.SetKind(ctx, "d1", "lease", did, property.ReviewOf("c1")))
		},
		"Reviewed": func(ctx context.Context) error { return w.Reviewed(ctx, review.Outcome{Case: "c1"}, did) },
		"Restart":  func(ctx context.Context) error { return w.Restart(ctx, document.WorkCheck, "d1", did) },
	}
}

func TestAnotherFirmFindsNothing(t *testing.T) {
	w := open1(t)
	w.fill(t)
	before, err := w.Document(as(ann), "d1")
	if err != nil {
		t.Fatal(err)
	}
	for name, call := range w.methods() {
		if err := call(as(rival)); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s as another firm: %v, want not found", name, err)
		}
		if err := call(context.Background()); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s as nobody: %v, want forbidden", name, err)
		}
	}
	if cs, err := w.Cases(as(rival)); err != nil || len(cs) != 0 {
		t.Errorf("another firm lists %v, %v", cs, err)
	}
	if rs, err := w.Audit(as(rival), 0, 100); err != nil || len(rs) != 1 {
		t.Errorf("another firm's audit has %d records, %v; want its own alone", len(rs), err)
	}
	if after, err := w.Document(as(ann), "d1"); err != nil || after != before {
		t.Errorf("the document changed: %+v, %v", after, err)
	}
}

func TestNoChangeWithoutItsEntry(t *testing.T) {
	w := open1(t)
	w.fill(t)
	if err := w.Create(as(ann), property.Case{ID: "c2", Name: "x"}, audit.Entry{}); err == nil {
		t.Error("a change without an entry was made")
	}
	if _, err := w.Case(as(ann), "c2"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the case of the failed change: %v", err)
	}
	records, err := w.Audit(as(ann), 0, 100)
	if err != nil || len(records) != 4 { // the firm, the case, the document, its upload
		t.Fatalf("%d records, %v", len(records), err)
	}
	var chain audit.Chain
	for _, r := range records {
		if err := chain.Add(r); err != nil {
			t.Error(err)
		}
	}
	for _, q := range []string{`update audit set person = 'bob'`, `delete from audit`} {
		if _, err := w.write.Exec(q); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", q, err)
		}
	}
}

func TestTheSameBytesAreOneDocument(t *testing.T) {
	w := open1(t)
	w.fill(t)
	again, err := w.Register(as(ann), paper("d2", "a"), did)
	if err != nil || again.ID != "d1" {
		t.Errorf("got %s, %v", again.ID, err)
	}
	other, err := w.Register(as(ann), paper("d3", "b"), did)
	if err != nil || other.ID != "d3" || other.Name != "lease (2).pdf" {
		t.Errorf("other bytes: %s %q, %v", other.ID, other.Name, err)
	}
}

func TestAStateIsLeftOnce(t *testing.T) {
	w := open1(t)
	w.fill(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	won, lost := 0, 0
	for range 8 {
		wg.Go(func() {
			_, err := w.Advance(as(ann), "d1", []document.State{document.Uploaded}, document.Change{To: document.Kept}, did)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				won++
			case fault.KindOf(err) == fault.Conflict:
				lost++
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if won != 1 || lost != 7 {
		t.Errorf("%d won and %d lost", won, lost)
	}
}

func TestReviewOfAnOldRevisionIsRefused(t *testing.T) {
	w := open1(t)
	w.fill(t)
	ctx := as(ann)
	step := func(from, to document.State) {
		t.Helper()
		if _, err := w.Advance(ctx, "d1", []document.State{from}, document.Change{To: to, Kind: "lease"}, did); err != nil {
			t.Fatal(err)
		}
	}
	step(document.Uploaded, document.Kept)
	step(document.Kept, document.Read)
	c, _ := w.Case(ctx, "c1")
	if c.Revision != 1 {
		t.Fatalf("reading made revision %d", c.Revision)
	}
	if _, err := w.SetKind(ctx, "d1", "other", did, property.ReviewOf("c1")); err != nil {
		t.Fatal(err)
	}
	o := review.Outcome{Case: "c1", Revision: 1, Documents: []document.ID{"d1"}}
	if err := w.Reviewed(ctx, o, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an old revision: %v", err)
	}
	o.Revision = 2
	if err := w.Reviewed(ctx, o, did); err != nil {
		t.Error(err)
	}
	if err := w.Reviewed(ctx, o, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("twice: %v", err)
	}
	d, err := w.Document(ctx, "d1")
	if err != nil || d.State != document.Ready || d.Kind != "other" || !d.Corrected {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestWorkIsClaimedOnce(t *testing.T) {
	w := open1(t)
	w.fill(t)
	for i := range 40 {
		id := fmt.Sprintf("w%02d", i)
		if err := w.change(as(ann), did, []work.Item{check(id), check(id)}, nothing); err != nil {
			t.Fatal(err)
		}
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	claimed := map[string]int{}
	for n := range 8 {
		wg.Go(func() {
			for {
				c, err := w.Claim(context.Background(), fmt.Sprint(n), w.now.Add(time.Minute))
				if err != nil {
					t.Error(err)
				}
				if c == nil {
					return
				}
				mu.Lock()
				claimed[c.Subject]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(claimed) != 41 {
		t.Errorf("%d items of 41", len(claimed))
	}
	for s, n := range claimed {
		if n != 1 {
			t.Errorf("%s was claimed %d times", s, n)
		}
	}
}

func TestLifeOfAnItem(t *testing.T) {
	w := open1(t)
	w.fill(t)
	ctx := context.Background()
	claim := func() *work.Claim {
		t.Helper()
		c, err := w.Claim(ctx, fmt.Sprint(w.now.UnixNano()), w.now.Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := claim()
	if first == nil || first.Subject != "d1" || first.Organisation != "firm" || claim() != nil {
		t.Fatalf("claimed %+v", first)
	}
	w.now = w.now.Add(2 * time.Minute) // its worker died
	second := claim()
	if second == nil || second.Claims != 2 {
		t.Fatalf("after the lease ended: %+v", second)
	}
	if err := w.Renew(ctx, *first, w.now.Add(time.Hour)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the dead worker renews: %v", err)
	}
	if err := w.Finish(ctx, *first); err != nil {
		t.Error(err)
	}
	if err := w.Renew(ctx, *second, w.now.Add(time.Minute)); err != nil {
		t.Errorf("the dead worker ended another's claim: %v", err)
	}
	if err := w.change(as(ann), did, []work.Item{check("d1")}, nothing); err != nil { // asked for while it runs
		t.Fatal(err)
	}
	if err := w.Finish(ctx, *second); err != nil {
		t.Fatal(err)
	}
	third := claim()
	if third == nil || third.Claims != 1 {
		t.Fatalf("asked for again while it ran: %+v", third)
	}
	if err := w.Retry(ctx, *third, w.now.Add(time.Hour), "no luck"); err != nil {
		t.Fatal(err)
	}
	if c := claim(); c != nil {
		t.Fatalf("due before its time: %+v", c)
	}
	w.now = w.now.Add(2 * time.Hour)
	fourth := claim()
	if fourth == nil || fourth.Tries != 1 {
		t.Fatalf("after its time: %+v", fourth)
	}
	if err := w.Park(as(ann), *fourth, "the disk is full", did, property.ReviewOf("c1")); err != nil {
		t.Fatal(err)
	}
	d, err := w.Document(as(ann), "d1")
	if err != nil || !d.Parked || d.Reason != "the disk is full" {
		t.Errorf("the parked document: %+v, %v", d, err)
	}
	if ps, err := w.Parked(as(ann)); err != nil || len(ps) != 1 || ps[0].Reason != "the disk is full" {
		t.Errorf("parked: %+v, %v", ps, err)
	}
	if ps, err := w.Parked(as(rival)); err != nil || len(ps) != 0 {
		t.Errorf("another firm sees %+v, %v", ps, err)
	}
	if c := claim(); c == nil || c.Kind != property.Review {
		t.Errorf("what follows from parking: %+v", c)
	}
	if err := w.Restart(as(ann), document.WorkCheck, "d1", did); err != nil {
		t.Fatal(err)
	}
	if c := claim(); c == nil || c.Subject != "d1" || c.Tries != 0 {
		t.Errorf("restarted: %+v", c)
	}
}

func TestCredentialsWorkOnce(t *testing.T) {
	w := open1(t)
	s := &account.Service{Store: w.Store, Now: func() time.Time { return w.now }}
	ctx := context.Background()
	old, err := s.NewLink(ctx, ann)
	if err != nil {
		t.Fatal(err)
	}
	link, err := s.NewLink(ctx, ann)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(ctx, old); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a link that was replaced: %v", err)
	}
	session, err := s.SignIn(ctx, link)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(ctx, link); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a link twice: %v", err)
	}
	if who, err := s.Who(ctx, session, account.Session); err != nil || who != ann {
		t.Errorf("the session is %v's, %v", who, err)
	}
	if _, err := s.Who(ctx, session, account.Token); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a session as a token: %v", err)
	}
	w.now = w.now.Add(account.SessionFor)
	if _, err := s.Who(ctx, session, account.Session); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("an old session: %v", err)
	}
}

func TestANewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec(`insert into goose_db_version (version_id, is_applied) values (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(t.Context(), path, Options{}); fault.KindOf(err) != fault.Conflict || !strings.Contains(err.Error(), "9999") {
		t.Errorf("opened %v, %v", s, err)
	}
}

func nothing(*sql.Tx, tenant.Who) error { return nil }
