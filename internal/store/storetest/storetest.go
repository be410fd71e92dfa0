package storetest

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/request"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
	"github.com/paperwurks/paperwurks/internal/work"
)

var (
	ann   = tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator}
	rival = tenant.Who{Organisation: "rival", Person: "rob", Role: tenant.Administrator}
	did   = audit.Entry{Action: "test.done", Subject: "x"}
)

// Open opens a database of this program's schema in which there is nothing, with the
// options. It is closed, and goes, when the test ends.
type Open func(t *testing.T, o store.Options) *store.Store

// Run runs the suite.
func Run(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, *world){
		"tenants/another firm finds nothing":                   anotherFirmFindsNothing,
		"tenants/every method is replayed as another firm":     everyMethodIsReplayed,
		"audit/no change without its entry":                    noChangeWithoutItsEntry,
		"audit/one chain though many change at once":           oneChain,
		"documents/the same bytes are one document":            theSameBytesAreOneDocument,
		"documents/a state is left once":                       aStateIsLeftOnce,
		"documents/attachments come with their work":           attachmentsComeWithTheirWork,
		"documents/progress never undoes a state":              progressNeverUndoesAState,
		"reviews/of an old revision are refused":               reviewOfAnOldRevisionIsRefused,
		"work/an item is claimed once":                         workIsClaimedOnce,
		"work/the life of an item":                             lifeOfAnItem,
		"work/a thousand papers do not starve one":             aThousandDoNotStarveOne,
		"work/what is asked for while it ends is done again":   askedForWhileItEnds,
		"work/it carries its cause, and the backlog counts it": workCarriesItsCause,
		"work/news comes after the commit and only then":       newsAfterTheCommit,
		"mail/a letter lies in the outbox until it is erased":  letters,
		"people/are of one firm":                               peopleOfOneFirm,
		"people/codes work once":                               codesWorkOnce,
		"passkeys/count once, and are one person's":            passkeys,
		"elsewhere/an account is one person's":                 elsewhere,
		"credentials/work once":                                credentialsWorkOnce,
		"packs/decisions are added and never changed":          decisionsAreAdded,
		"packs/what changed meanwhile is not signed":           whatChangedIsNotSigned,
		"packs/an export is made once":                         anExportIsMadeOnce,
		"packs/a link counts its visits":                       aLinkCountsItsVisits,
		"organisations/made by many at once are made once":     bootstrapOnce,

		"vectors/are of one model, and go when it changes":      vectorsOfPassages,
		"members/see their cases and no others":                 membersSeeTheirCases,
		"notes/are removed by who wrote them":                   notesAreTheirWriters,
		"cases/page by page, each once":                         casesPageByPage,
		"webhooks/are told in the transaction of what happened": webhooksAreTold,
		"requests/the life of a claim":                          lifeOfAClaim,
		"requests/a change stands or falls with its claim":      aChangeFallsWithItsClaim,
		"requests/forgotten after a day":                        requestsAreForgotten,
		"changes/of what was not seen are refused":              staleChanges,
		"models/what they cost, and what is not sent":           whatModelsCost,
		"keys/what lies under one is put under another once":    sealedAnew,
		"corrections/are judged and taken back":                 corrections,
		"audit/views are written together":                      viewsAreWrittenTogether,
		"audit/the trail is looked through":                     trailIsLookedThrough,
		"audit/heads and their anchors":                         headsAndTheirAnchors,
	} {
		t.Run(name, func(t *testing.T) { test(t, newWorld(t, open)) })
	}
	for name, test := range retentionTests {
		t.Run(name, func(t *testing.T) { test(t, newWorld(t, open)) })
	}
}

type causeKey struct{}

// world is a database with two firms, its clock, and the news that it gave.
type world struct {
	*store.Store
	mu   sync.Mutex
	now  time.Time
	news []work.Item
}

func newWorld(t *testing.T, open Open) *world {
	t.Helper()
	w := &world{now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	w.Store = open(t, store.Options{
		Now:   w.clock,
		Cause: func(ctx context.Context) string { c, _ := ctx.Value(causeKey{}).(string); return c },
		News: func(i work.Item) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.news = append(w.news, i)
		},
	})
	for _, who := range []tenant.Who{ann, rival} {
		if err := w.Bootstrap(t.Context(), who, "Firm", "Person", "", did); err != nil {
			t.Fatal(err)
		}
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

func as(who tenant.Who) context.Context { return tenant.With(context.Background(), who) }

// fill makes a case with a document that is on its way, and parked work on it.
func (w *world) fill(t *testing.T) {
	t.Helper()
	ctx := as(ann)
	if err := w.Create(ctx, property.Case{ID: "c1", Name: "12 Beacon Crescent", Created: w.clock(), Version: 1}, did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Register(ctx, paper("d1", "a"), did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Advance(ctx, "d1", []document.State{document.Registered}, document.Change{To: document.Uploaded}, did, check("d1")); err != nil {
		t.Fatal(err)
	}
}

// keep has ann's firm carry out a request under a key, for the replay.
func (w *world) keep(t *testing.T) {
	t.Helper()
	if _, mine, err := w.BeginRequest(as(ann), request.Claim{Key: "k", Digest: "d", Holder: "h"}, w.clock().Add(time.Hour), time.Time{}); err != nil || !mine {
		t.Fatal(mine, err)
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
	methods := w.packMethods()
	maps.Copy(methods, w.accountMethods())
	maps.Copy(methods, w.passkeyMethods())
	maps.Copy(methods, w.retentionMethods())
	maps.Copy(methods, w.correctionMethods())
	maps.Copy(methods, modelMethods(w))
	maps.Copy(methods, vectorMethods(w))
	maps.Copy(methods, map[string]func(context.Context) error{
		"Case": func(ctx context.Context) error { return err2(w.Case(ctx, "c1")) },
		"SetOptions": func(ctx context.Context) error {
			return w.SetOptions(ctx, "c1", property.Options{}, nil, did, property.ReviewOf("c1"))
		},
		"Member":        func(ctx context.Context) error { return err2(w.Member(ctx, "c1")) },
		"Sender":        func(ctx context.Context) error { _, _, err := w.Sender(ctx, "d1"); return err },
		"Webhook":       func(ctx context.Context) error { return err2(w.Webhook(ctx, "w1")) },
		"ChangeWebhook": func(ctx context.Context) error { return w.ChangeWebhook(ctx, webhook.Hook{ID: "w1"}, did) },
		"RemoveWebhook": func(ctx context.Context) error { return w.RemoveWebhook(ctx, "w1", did) },
		"TellWebhook": func(ctx context.Context) error {
			return w.TellWebhook(ctx, webhook.Delivery{ID: "e9", Webhook: "w1"}, did)
		},
		"Delivery":   func(ctx context.Context) error { _, _, err := w.Delivery(ctx, "e1"); return err },
		"Deliveries": func(ctx context.Context) error { return err2(w.Deliveries(ctx, "w1", webhook.Page{Limit: 9})) },
		"Delivered":  func(ctx context.Context) error { return w.Delivered(ctx, webhook.Delivery{ID: "e1"}) },
		"BeginRequest": func(ctx context.Context) error {
			r, mine, err := w.BeginRequest(ctx, request.Claim{Key: "k", Digest: "d", Holder: "x"}, w.clock(), time.Time{})
			if err == nil && mine && r == (request.Record{}) {
				return fault.New(fault.NotFound, "the key is free in every other firm")
			}
			return err
		},
		"EndRequest": func(ctx context.Context) error {
			if err := w.EndRequest(ctx, request.Claim{Key: "k", Holder: "h"}, "stolen"); err != nil {
				return err
			}
			if r, _, err := w.BeginRequest(as(ann), request.Claim{Key: "k"}, w.clock(), time.Time{}); err != nil || r.Digest != "d" || r.Answer != "" {
				return fmt.Errorf("another firm answered: %+v, %w", r, err)
			}
			return fault.New(fault.NotFound, "nothing of another firm's was ended")
		},
		"Members": func(ctx context.Context) error { return err2(w.Members(ctx, "c1")) },
		"Notes":   func(ctx context.Context) error { return err2(w.Notes(ctx, "c1", 9)) },
		"AddNote": func(ctx context.Context) error {
			return w.AddNote(ctx, property.Note{ID: "n9", Case: "c1", Text: "stolen"}, did)
		},
		"RemoveNote":   func(ctx context.Context) error { return w.RemoveNote(ctx, "c1", "n1", "", did) },
		"AddMember":    func(ctx context.Context) error { return w.AddMember(ctx, "c1", rival.Person, did) },
		"RemoveMember": func(ctx context.Context) error { return w.RemoveMember(ctx, "c1", ann.Person, did) },
		"Register":     func(ctx context.Context) error { return err2(w.Register(ctx, paper("d9", "z"), did)) },
		"Document":     func(ctx context.Context) error { return err2(w.Document(ctx, "d1")) },
		"Documents":    func(ctx context.Context) error { return err2(w.Documents(ctx, "c1", 0)) },
		"Advance": func(ctx context.Context) error {
			return err2(w.Advance(ctx, "d1", []document.State{document.Uploaded}, document.Change{To: document.Kept}, did))
		},
		"Progress": func(ctx context.Context) error { return w.Progress(ctx, "d1", document.Progress{}) },
		"SetKind": func(ctx context.Context) error {
			return err2(w.SetKind(ctx, "d1", document.Kind{Kind: "lease", Confidence: 1, Corrected: true, Note: "its head says so"}, nil, did, property.ReviewOf("c1")))
		},
		"Reviewed":    func(ctx context.Context) error { return w.Reviewed(ctx, review.Outcome{Case: "c1"}, did) },
		"Restart":     func(ctx context.Context) error { return w.Restart(ctx, document.WorkCheck, "d1", did) },
		"Letter":      func(ctx context.Context) error { return err2(w.Letter(ctx, "l1")) },
		"EraseLetter": func(ctx context.Context) error { return w.EraseLetter(ctx, "l1", did) },
	})
	return methods
}

func anotherFirmFindsNothing(t *testing.T, w *world) {
	w.fill(t)
	w.keep(t)
	w.hook(t)
	if err := w.AddPasskey(as(ann), ann.Person, aPasskey("k1"), ceremony.Mark{}, nil, credential("s-key", account.Session, ann), nil, did); err != nil {
		t.Fatal(err)
	}
	if err := w.PostLetter(as(ann), mail.Letter{ID: "l1", Expires: w.clock().Add(time.Hour)}, did); err != nil {
		t.Fatal(err)
	}
	w.sign(t)
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
	if cs, err := w.Cases(as(rival), property.Page{Limit: 9}); err != nil || len(cs) != 0 {
		t.Errorf("another firm lists %v, %v", cs, err)
	}
	if rs, err := w.Audit(as(rival), 0, 100); err != nil || len(rs) != 1 {
		t.Errorf("another firm's audit has %d records, %v; want its own alone", len(rs), err)
	}
	if after, err := w.Document(as(ann), "d1"); err != nil || after != before {
		t.Errorf("the document changed: %+v, %v", after, err)
	}
}

func noChangeWithoutItsEntry(t *testing.T, w *world) {
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
}

func casesPageByPage(t *testing.T, w *world) {
	const many = 23
	for i := range many {
		if i%3 == 0 {
			w.pass(time.Second) // others are made in the same moment
		}
		if err := w.Create(as(ann), property.Case{ID: property.ID(fmt.Sprintf("c%02d", many-i)), Name: "x", Created: w.clock(), Version: 1}, did); err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			if err := w.AddMember(as(ann), property.ID(fmt.Sprintf("c%02d", many-i)), ann.Person, did); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, mine := range []bool{false, true} {
		whole, err := w.Cases(as(ann), property.Page{Limit: 100, Mine: mine})
		if want := map[bool]int{false: many, true: many/2 + 1}[mine]; err != nil || len(whole) != want {
			t.Fatalf("%d of %d cases, %v", len(whole), want, err)
		}
		var paged []property.Case
		p := property.Page{Limit: 4, Mine: mine}
		for range many {
			cs, err := w.Cases(as(ann), p)
			if err != nil {
				t.Fatal(err)
			}
			if len(cs) == 0 {
				break
			}
			paged = append(paged, cs...)
			p.After = cs[len(cs)-1].Place()
		}
		if !reflect.DeepEqual(paged, whole) {
			t.Errorf("mine %v: the pages together are not the list: %d of %d", mine, len(paged), len(whole))
		}
	}
}

func notesAreTheirWriters(t *testing.T, w *world) {
	w.fill(t)
	for i, n := range []property.Note{
		{ID: "n1", Case: "c1", Person: ann.Person, Text: "Rang the landlord", At: w.clock()},
		{ID: "n2", Case: "c1", Person: "ben", Text: "They rang back", At: w.clock().Add(time.Minute)},
	} {
		if err := w.AddNote(as(ann), n, did); err != nil {
			t.Fatal(i, err)
		}
	}
	c, err := w.Case(as(ann), "c1")
	if err != nil || c.Version != 5 || c.Revision != 0 { // made, registered, uploaded, two notes; no report depends on them
		t.Errorf("version %d, revision %d, %v", c.Version, c.Revision, err)
	}
	ns, err := w.Notes(as(ann), "c1", 9)
	if err != nil || len(ns) != 2 || ns[0].ID != "n2" || ns[1].Name != "Person" || ns[1].Text != "Rang the landlord" || !ns[1].At.Equal(w.clock()) {
		t.Errorf("notes %+v, %v", ns, err)
	}
	if err := w.RemoveNote(as(ann), "c1", "n2", ann.Person, did); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("somebody else's note: %v", err)
	}
	if err := w.RemoveNote(as(ann), "c1", "n9", "", did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a note that is not there: %v", err)
	}
	for _, note := range []string{"n1", "n2"} {
		by := ann.Person
		if note == "n2" {
			by = ""
		}
		if err := w.RemoveNote(as(ann), "c1", note, by, did); err != nil {
			t.Error(err)
		}
	}
	if ns, err := w.Notes(as(ann), "c1", 9); err != nil || len(ns) != 0 {
		t.Errorf("after: %+v, %v", ns, err)
	}
}

func membersSeeTheirCases(t *testing.T, w *world) {
	w.fill(t)
	ben := tenant.Who{Organisation: "firm", Person: "ben", Role: tenant.Owner}
	if err := w.Bootstrap(t.Context(), ben, "Firm", "Ben", "", did); err != nil {
		t.Fatal(err)
	}
	if cs, err := w.Cases(as(ben), property.Page{Limit: 9, Mine: true}); err != nil || len(cs) != 0 {
		t.Errorf("before: %v, %v", cs, err)
	}
	for range 2 {
		if err := w.AddMember(as(ann), "c1", ben.Person, did); err != nil {
			t.Fatal(err)
		}
	}
	c, err := w.Case(as(ann), "c1")
	if ms, err := w.Members(as(ann), "c1"); err != nil || len(ms) != 1 || ms[0].Person != ben.Person || ms[0].Name != "Ben" || ms[0].Role != tenant.Owner {
		t.Errorf("members %+v, %v", ms, err)
	}
	if err != nil || c.Version != 4 { // made, registered, uploaded, a member
		t.Errorf("version %d, %v", c.Version, err)
	}
	if cs, err := w.Cases(as(ben), property.Page{Limit: 9, Mine: true}); err != nil || len(cs) != 1 || cs[0].ID != "c1" || cs[0].Documents != 1 {
		t.Errorf("their cases: %+v, %v", cs, err)
	}
	if cs, err := w.Cases(as(tenant.Who{Organisation: "rival", Person: ben.Person}), property.Page{Limit: 9, Mine: true}); err != nil || len(cs) != 0 {
		t.Errorf("somebody of another firm by the same name: %v, %v", cs, err)
	}
	if member, err := w.Member(as(ben), "c1"); err != nil || !member {
		t.Errorf("a member: %v, %v", member, err)
	}
	mine := paper("d2", "b")
	mine.Sender = ben.Person
	if _, err := w.Register(as(ben), mine, did); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]bool{"d1": false, "d2": true} {
		if member, sender, err := w.Sender(as(ben), id); err != nil || !member || sender != want {
			t.Errorf("%s: member %v, sender %v, %v", id, member, sender, err)
		}
	}
	if err := w.AddMember(as(ann), "c1", "nobody", did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("somebody who is not there: %v", err)
	}
	if err := w.AddMember(as(ann), "c1", rival.Person, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("somebody of another firm: %v", err)
	}
	if err := w.RemoveMember(as(ann), "c1", ben.Person, did); err != nil {
		t.Error(err)
	}
	if err := w.RemoveMember(as(ann), "c1", ben.Person, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("twice: %v", err)
	}
	if member, sender, err := w.Sender(as(ben), "d2"); err != nil || member || !sender {
		t.Errorf("afterwards: member %v, sender %v, %v", member, sender, err)
	}
}

func theSameBytesAreOneDocument(t *testing.T, w *world) {
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

func aStateIsLeftOnce(t *testing.T, w *world) {
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

func reviewOfAnOldRevisionIsRefused(t *testing.T, w *world) {
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
	if _, err := w.SetKind(ctx, "d1", document.Kind{Kind: "other", Confidence: 1, Corrected: true, Note: "its head says so"}, nil, did, property.ReviewOf("c1")); err != nil {
		t.Fatal(err)
	}
	o := review.Outcome{Case: "c1", Revision: 1, Documents: []document.ID{"d1"}}
	if err := w.Reviewed(ctx, o, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an old revision: %v", err)
	}
	o.Revision = 2
	o.Counts = map[rules.Severity]int{rules.High: 2}
	o.Summary = property.Summary{Transaction: "leasehold sale", Completeness: 0.5, Missing: []string{"Lease"}, Dates: []property.KeyDate{{Day: "2027-01-02", Title: "The offer ends"}}}
	if err := w.Reviewed(ctx, o, did); err != nil {
		t.Error(err)
	}
	if c, err := w.Case(ctx, "c1"); err != nil || !reflect.DeepEqual(c.Summary, o.Summary) || !maps.Equal(c.Counts, o.Counts) {
		t.Errorf("kept %+v of %+v, %v", c.Summary, o.Summary, err)
	}
	if err := w.Reviewed(ctx, o, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("twice: %v", err)
	}
	d, err := w.Document(ctx, "d1")
	if err != nil || d.State != document.Ready || d.Kind != "other" || !d.Corrected {
		t.Errorf("got %+v, %v", d, err)
	}
}

func workIsClaimedOnce(t *testing.T, w *world) {
	w.fill(t)
	for i := range 40 {
		id := fmt.Sprintf("w%02d", i)
		if err := w.ask(ann, check(id), check(id)); err != nil {
			t.Fatal(err)
		}
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	claimed := map[string]int{}
	for n := range 8 {
		wg.Go(func() {
			for {
				c, err := w.Claim(context.Background(), fmt.Sprint(n), w.clock().Add(time.Minute))
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

func lifeOfAnItem(t *testing.T, w *world) {
	w.fill(t)
	ctx := context.Background()
	claim := func() *work.Claim {
		t.Helper()
		c, err := w.Claim(ctx, fmt.Sprint(w.clock().UnixNano()), w.clock().Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := claim()
	if first == nil || first.Subject != "d1" || first.Organisation != "firm" || claim() != nil {
		t.Fatalf("claimed %+v", first)
	}
	w.pass(2 * time.Minute) // its worker died
	second := claim()
	if second == nil || second.Claims != 2 {
		t.Fatalf("after the lease ended: %+v", second)
	}
	if err := w.Renew(ctx, *first, w.clock().Add(time.Hour)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the dead worker renews: %v", err)
	}
	if err := w.Finish(ctx, *first); err != nil {
		t.Error(err)
	}
	if err := w.Renew(ctx, *second, w.clock().Add(time.Minute)); err != nil {
		t.Errorf("the dead worker ended another's claim: %v", err)
	}
	if err := w.ask(ann, check("d1")); err != nil { // asked for while it runs
		t.Fatal(err)
	}
	if err := w.Finish(ctx, *second); err != nil {
		t.Fatal(err)
	}
	third := claim()
	if third == nil || third.Claims != 1 {
		t.Fatalf("asked for again while it ran: %+v", third)
	}
	if err := w.Retry(ctx, *third, w.clock().Add(time.Hour), "no luck"); err != nil {
		t.Fatal(err)
	}
	if c := claim(); c != nil {
		t.Fatalf("due before its time: %+v", c)
	}
	w.pass(2 * time.Hour)
	waiting := claim()
	if waiting == nil {
		t.Fatal("not due after its time")
	}
	if err := w.Postpone(ctx, *waiting, w.clock().Add(time.Minute), "being scanned"); err != nil {
		t.Fatal(err)
	}
	if c := claim(); c != nil {
		t.Fatalf("due before what it waits for: %+v", c)
	}
	w.pass(2 * time.Minute)
	fourth := claim()
	if fourth != nil && fourth.Claims != waiting.Claims {
		t.Errorf("waiting counted: %d claims after %d", fourth.Claims, waiting.Claims)
	}
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

func credentialsWorkOnce(t *testing.T, w *world) {
	s := &account.Service{Store: w.Store, Now: w.clock}
	ctx := context.Background()
	old, err := s.NewLink(ctx, ann)
	if err != nil {
		t.Fatal(err)
	}
	link, err := s.NewLink(ctx, ann)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(ctx, old, account.Client{}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a link that was replaced: %v", err)
	}
	step, err := s.SignIn(ctx, link, account.Client{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(ctx, link, account.Client{}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a link twice: %v", err)
	}
	session := step.Session
	if who, err := s.Who(ctx, session, account.Session); err != nil || who != ann {
		t.Errorf("the session is %v's, %v", who, err)
	}
	if _, err := s.Who(ctx, session, account.Token); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a session as a token: %v", err)
	}
	w.pass(account.SessionFor)
	if _, err := s.Who(ctx, session, account.Session); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("an old session: %v", err)
	}
}

// workCarriesItsCause claims what two contexts caused: each claim has the trace of
// its own, and the latest to ask is the cause of what is asked for twice.
func workCarriesItsCause(t *testing.T, w *world) {
	for _, who := range []tenant.Who{ann, rival} {
		if err := w.ask(who); err != nil {
			t.Fatal(err)
		}
	}
	caused := func(who tenant.Who, cause, subject string) {
		t.Helper()
		ctx := context.WithValue(as(who), causeKey{}, cause)
		if err := w.SetOptions(ctx, property.ID("asks-"+string(who.Organisation)), property.Options{}, nil, did, work.Item{Kind: "k", Subject: subject}); err != nil {
			t.Fatal(err)
		}
	}
	backlog := func(want work.Backlog) {
		t.Helper()
		if b, err := w.Backlog(t.Context()); err != nil || b != want {
			t.Errorf("backlog %+v, %v, want %+v", b, err, want)
		}
	}
	backlog(work.Backlog{})
	caused(ann, "first", "a")
	caused(ann, "second", "a")
	w.pass(time.Minute)
	caused(rival, "third", "b")
	w.pass(time.Second)
	backlog(work.Backlog{Due: 2, Oldest: time.Minute + time.Second})
	causes := map[string]string{}
	for range 2 {
		c, err := w.Claim(t.Context(), "h", w.clock().Add(time.Minute))
		if err != nil || c == nil {
			t.Fatal(c, err)
		}
		causes[c.Subject] = c.Cause
	}
	if causes["a"] != "second" || causes["b"] != "third" {
		t.Errorf("causes %v", causes)
	}
	backlog(work.Backlog{Running: 2})
}

// ask causes work by changes of a firm's own case.
func (w *world) ask(who tenant.Who, items ...work.Item) error {
	id := property.ID("asks-" + string(who.Organisation))
	if _, err := w.Case(as(who), id); err != nil {
		if err := w.Create(as(who), property.Case{ID: id, Name: "x", Created: w.clock(), Version: 1}, did); err != nil {
			return err
		}
	}
	for _, i := range items {
		if err := w.SetOptions(as(who), id, property.Options{}, nil, did, i); err != nil {
			return err
		}
	}
	return nil
}

// everyMethodIsReplayed holds the list of methods to what a Store has, so that a
// new one cannot be forgotten.
func everyMethodIsReplayed(t *testing.T, w *world) {
	exempt := map[string]string{
		"AddWebhook": "makes what it names",
		"Webhooks":   "lists; checked with the events",
		"Cases":      "lists; checked above",
		"Audit":      "lists; checked above",
		"Trail":      "lists; checked where it is looked through",
		"Parked":     "lists; checked in the life of an item",
		"Create":     "makes what it names; an id that another firm has is a conflict",
		"PostLetter": "makes what it names; its id is random",
		"Bootstrap":  "how an organisation becomes known",
		"Claim":      "the worker's: all firms", "Renew": "the worker's", "Finish": "the worker's",
		"Retry": "the worker's", "Release": "the worker's", "Postpone": "the worker's", "ReleaseAll": "the worker's",
		"Park":    "takes what Claim gave",
		"Visitor": "how the holder of a link becomes known",
		"Backlog": "the operator's", "Current": "the operator's", "Connections": "the operator's", "Ping": "the operator's", "Close": "the operator's", "Migrated": "the operator's",
		"Write": "adds to the chain of its own firm alone", "Viewed": "adds to the chain of its own firm alone; checked in the suite",
		"Heads": "the operator's: all firms", "Anchored": "the operator's", "Checking": "the operator's",
	}
	maps.Copy(exempt, accountExempt)
	maps.Copy(exempt, passkeyExempt)
	maps.Copy(exempt, retentionExempt)
	methods := w.methods()
	all := reflect.TypeFor[*store.Store]()
	for i := range all.NumMethod() {
		name := all.Method(i).Name
		if _, replayed := methods[name]; replayed == (exempt[name] != "") {
			t.Errorf("%s must either be in methods or have a reason not to be", name)
		}
	}
}

func oneChain(t *testing.T, w *world) {
	const many, each = 6, 10
	var wg sync.WaitGroup
	for n := range many {
		wg.Go(func() {
			for i := range each {
				id := property.ID(fmt.Sprintf("n%d-%d", n, i))
				if err := w.Create(as(ann), property.Case{ID: id, Name: "x", Created: w.clock(), Version: 1}, did); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	records, err := w.Audit(as(ann), 0, 1000)
	if err != nil || len(records) != many*each+1 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	var chain audit.Chain
	for _, r := range records {
		if err := chain.Add(r); err != nil {
			t.Error(err)
		}
	}
}

func attachmentsComeWithTheirWork(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	if _, err := w.Advance(ctx, "d1", []document.State{document.Uploaded}, document.Change{To: document.Kept}, did); err != nil {
		t.Fatal(err)
	}
	inside := []document.Document{
		{ID: "a1", Name: "plan.pdf", SHA256: "p", State: document.Kept, Depth: 1},
		{ID: "a2", Name: "lease.pdf", SHA256: "q", State: document.Kept, Depth: 1},
		{ID: "a3", Name: "again.pdf", SHA256: "a", State: document.Kept, Depth: 1}, // the bytes of the e-mail's own case
	}
	if _, err := w.Advance(ctx, "d1", []document.State{document.Kept}, document.Change{To: document.Read, Attachments: inside}, did); err != nil {
		t.Fatal(err)
	}
	ds, err := w.Documents(ctx, "c1", 0)
	if err != nil || len(ds) != 3 || ds[1].ID != "a1" || ds[1].Parent != "d1" || ds[2].Name != "lease (2).pdf" {
		t.Fatalf("got %+v, %v", ds, err)
	}
	found := map[string]int{}
	for range 10 {
		if c, err := w.Claim(ctx, "h", w.clock().Add(time.Minute)); err != nil {
			t.Fatal(err)
		} else if c != nil {
			found[string(c.Kind)+" "+c.Subject]++
		}
	}
	if found["document.read a1"] != 1 || found["document.read a2"] != 1 || found["document.read a3"] != 0 {
		t.Errorf("work: %v", found)
	}
}

func progressNeverUndoesAState(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	if _, err := w.Advance(ctx, "d1", []document.State{document.Uploaded}, document.Change{To: document.Kept}, did); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for n := range 4 {
		wg.Go(func() {
			for i := range 5 {
				if err := w.Progress(ctx, "d1", document.Progress{Step: "reading", Done: n*5 + i, Total: 20}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Go(func() {
		if _, err := w.Advance(ctx, "d1", []document.State{document.Kept}, document.Change{To: document.Read}, did); err != nil {
			t.Error(err)
		}
	})
	wg.Wait()
	d, err := w.Document(ctx, "d1")
	if err != nil || d.State != document.Read || d.Progress != (document.Progress{}) {
		t.Errorf("got %+v, %v", d, err)
	}
}

func aThousandDoNotStarveOne(t *testing.T, w *world) {
	for i := range 30 {
		if err := w.ask(ann, work.Item{Kind: document.WorkRead, Subject: fmt.Sprint("many", i)}); err != nil {
			t.Fatal(err)
		}
	}
	w.pass(time.Minute)
	if err := w.ask(rival, work.Item{Kind: document.WorkRead, Subject: "one"}); err != nil {
		t.Fatal(err)
	}
	var order []string
	for n := range 3 {
		c, err := w.Claim(context.Background(), fmt.Sprint(n), w.clock().Add(time.Minute))
		if err != nil || c == nil {
			t.Fatal(c, err)
		}
		order = append(order, string(c.Organisation))
	}
	if want := []string{"firm", "rival", "firm"}; !reflect.DeepEqual(order, want) {
		t.Errorf("served %v, want %v", order, want)
	}
}

// askedForWhileItEnds races the end of an item with another wish for it: the wish
// must never be lost.
func askedForWhileItEnds(t *testing.T, w *world) {
	for range 20 {
		if err := w.ask(ann, check("r")); err != nil {
			t.Fatal(err)
		}
		c, err := w.Claim(context.Background(), "first", w.clock().Add(time.Minute))
		if err != nil || c == nil {
			t.Fatal(c, err)
		}
		var wg sync.WaitGroup
		wg.Go(func() {
			if err := w.Finish(context.Background(), *c); err != nil {
				t.Error(err)
			}
		})
		wg.Go(func() {
			if err := w.ask(ann, check("r")); err != nil {
				t.Error(err)
			}
		})
		wg.Wait()
		again, err := w.Claim(context.Background(), "second", w.clock().Add(time.Minute))
		if err != nil || again == nil {
			t.Fatalf("the second wish was lost: %v, %v", again, err)
		}
		if err := w.Finish(context.Background(), *again); err != nil {
			t.Fatal(err)
		}
	}
}

func newsAfterTheCommit(t *testing.T, w *world) {
	w.fill(t)
	before := len(w.news)
	if before == 0 {
		t.Fatal("no news of the upload's work")
	}
	if err := w.SetOptions(as(rival), "c1", property.Options{}, nil, did, property.ReviewOf("c1")); err == nil {
		t.Fatal("another firm's case was changed")
	}
	if len(w.news) != before {
		t.Error("news of a change that was refused")
	}
}

func bootstrapOnce(t *testing.T, w *world) {
	who := tenant.Who{Organisation: "third", Person: "tom"}
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			if err := w.Bootstrap(context.Background(), who, "Third", "Tom", "", did); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if rs, err := w.Audit(as(who), 0, 10); err != nil || len(rs) != 1 {
		t.Errorf("%d records, %v", len(rs), err)
	}
}

func viewsAreWrittenTogether(t *testing.T, w *world) {
	bob := tenant.Who{Organisation: "firm", Person: "bob", From: "192.0.2.1"}
	seen := audit.Entry{Action: "document.viewed", Subject: "d1"}
	if err := w.Viewed(as(ann), []audit.Viewing{{Who: ann, Entry: seen}, {Who: bob, Entry: seen}}); err != nil {
		t.Fatal(err)
	}
	rs, err := w.Audit(as(ann), 1, 10)
	if err != nil || len(rs) != 2 || rs[0].Person != "ann" || rs[1].Person != "bob" || rs[1].From != "192.0.2.1" {
		t.Fatalf("recorded %+v, %v", rs, err)
	}
	if err := w.Viewed(as(ann), []audit.Viewing{{Who: ann, Entry: seen}, {Who: rival, Entry: seen}}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a view of another firm: %v", err)
	}
	if rs, err := w.Audit(as(ann), 0, 10); err != nil || len(rs) != 3 {
		t.Errorf("%d records, %v: half of what was refused was written", len(rs), err)
	}
}

func trailIsLookedThrough(t *testing.T, w *world) {
	bob := tenant.Who{Organisation: "firm", Person: "bob"}
	for i, e := range []audit.Entry{{Action: "pack.signed", Subject: "c1"}, {Action: "pack.shared", Subject: "c2"}, {Action: "packing.begun", Subject: "c1"}} {
		who := []tenant.Who{ann, bob, bob}[i]
		if err := w.Write(as(who), e); err != nil {
			t.Fatal(err)
		}
	}
	first, err := w.Audit(as(ann), 0, 1)
	if err != nil || len(first) != 1 {
		t.Fatal(first, err)
	}
	for name, c := range map[string]struct {
		who  tenant.Who
		look audit.Lookup
		want []int64
	}{
		"all, the latest first": {ann, audit.Lookup{}, []int64{4, 3, 2, 1}},
		"the next page":         {ann, audit.Lookup{Before: 3}, []int64{2, 1}},
		"of a person":           {ann, audit.Lookup{Person: "bob"}, []int64{4, 3}},
		"of a subject":          {ann, audit.Lookup{Subject: "c1"}, []int64{4, 2}},
		"of an action":          {ann, audit.Lookup{Action: "pack.signed"}, []int64{2}},
		"of actions":            {ann, audit.Lookup{Action: "pack."}, []int64{3, 2}},
		"no wildcard":           {ann, audit.Lookup{Action: "pack%"}, nil},
		"all of it at once":     {ann, audit.Lookup{Person: "ann", Action: "pack.", Subject: "c1", From: first[0].At, To: first[0].At.Add(time.Hour), Before: 9}, []int64{2}},
		"of a time before":      {ann, audit.Lookup{To: first[0].At}, nil},
		"of another firm":       {rival, audit.Lookup{Subject: "c1"}, nil},
	} {
		rs, err := w.Trail(as(c.who), c.look, 10)
		var got []int64
		for _, r := range rs {
			got = append(got, r.Seq)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v; not %v", name, got, err, c.want)
		}
	}
	if rs, err := w.Trail(as(ann), audit.Lookup{}, 2); err != nil || len(rs) != 2 {
		t.Errorf("at most two: %d, %v", len(rs), err)
	}
}

func headsAndTheirAnchors(t *testing.T, w *world) {
	head := func() audit.Head {
		t.Helper()
		hs, err := w.Heads(context.Background())
		if err != nil || len(hs) != 2 || hs[0].Organisation != "firm" || hs[1].Organisation != "rival" {
			t.Fatalf("heads %+v, %v", hs, err)
		}
		return hs[0]
	}
	if h := head(); h.Seq != 1 || h.Hash == "" || h.Anchor.Seq != 0 {
		t.Errorf("before any anchor: %+v", h)
	}
	for _, seq := range []int64{3, 7} {
		if err := w.Anchored(context.Background(), audit.Anchor{Organisation: "firm", Seq: seq, Hash: fmt.Sprint(seq), At: w.clock()}); err != nil {
			t.Fatal(err)
		}
	}
	if h := head(); h.Anchor.Seq != 7 || h.Anchor.Hash != "7" || !h.Anchor.At.Equal(w.clock()) {
		t.Errorf("after two: %+v", h)
	}
	for i, want := range []bool{true, false, true} {
		if i == 2 {
			w.pass(25 * time.Hour)
		}
		if mine, err := w.Checking(context.Background(), "firm", w.clock().Add(-24*time.Hour)); err != nil || mine != want {
			t.Errorf("look %d: mine %v, %v", i, mine, err)
		}
	}
	if h := head(); h.Anchor.Seq != 7 {
		t.Errorf("the check changed the anchor: %+v", h)
	}
}
