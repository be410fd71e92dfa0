package storetest

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/request"
)

func claim(holder string) request.Claim {
	return request.Claim{Who: ann, Key: "key", Digest: "digest", Holder: holder}
}

// begin claims the key for a minute.
func (w *world) begin(t *testing.T, c request.Claim) (request.Record, bool) {
	t.Helper()
	r, mine, err := w.BeginRequest(as(ann), c, w.clock().Add(time.Minute), w.clock().Add(-24*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return r, mine
}

func (w *world) finish(t *testing.T, c request.Claim, answer string) {
	t.Helper()
	if err := w.EndRequest(as(ann), c, answer); err != nil {
		t.Fatal(err)
	}
}

func lifeOfAClaim(t *testing.T, w *world) {
	if _, mine := w.begin(t, claim("one")); !mine {
		t.Fatal("a key that nobody had is not mine")
	}
	if r, mine := w.begin(t, claim("two")); mine || r.Answer != "" || r.Subject != "" || !r.Until.After(w.clock()) {
		t.Errorf("while it runs: %v, %+v", mine, r)
	}
	other := claim("three")
	other.Digest = "another request"
	w.pass(2 * time.Minute)
	if r, mine := w.begin(t, other); mine || r.Digest != "digest" {
		t.Errorf("another request under the key: %v, %+v", mine, r)
	}
	if _, mine := w.begin(t, claim("two")); !mine {
		t.Error("a claim that is over with nothing changed is not taken up")
	}
	w.finish(t, claim("one"), "an answer too late")
	w.finish(t, claim("two"), "answer")
	w.pass(time.Hour)
	if r, mine := w.begin(t, claim("four")); mine || r.Answer != "answer" {
		t.Errorf("answered: %v, %+v", mine, r)
	}
	bob := request.Claim{Key: "key", Digest: "digest", Holder: "five"}
	if _, mine, err := w.BeginRequest(as(rival), bob, w.clock(), w.clock()); err != nil || !mine {
		t.Errorf("the same key of somebody else: %v, %v", mine, err)
	}
}

func aChangeFallsWithItsClaim(t *testing.T, w *world) {
	w.begin(t, claim("one"))
	w.pass(2 * time.Minute)
	w.begin(t, claim("two")) // the first took too long
	create := func(holder string, id property.ID) error {
		return w.Create(request.With(as(ann), claim(holder)), property.Case{ID: id, Name: "x", Created: w.clock(), Version: 1}, did)
	}
	if err := create("one", "c1"); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a change under a claim that was taken over: %v", err)
	}
	if _, err := w.Case(as(ann), "c1"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("it was made: %v", err)
	}
	if err := create("two", "c2"); err != nil {
		t.Fatal(err)
	}
	w.finish(t, claim("two"), "") // it failed later, or says so
	w.pass(2 * time.Minute)
	if r, mine := w.begin(t, claim("three")); mine || r.Subject != did.Subject || r.Answer != "" {
		t.Errorf("what changed something is done again: %v, %+v", mine, r)
	}
	fresh := request.Claim{Who: ann, Key: "other", Digest: "d", Holder: "h"}
	w.begin(t, fresh)
	w.finish(t, fresh, "")
	if _, mine := w.begin(t, fresh); !mine {
		t.Error("what changed nothing is remembered")
	}
}

func requestsAreForgotten(t *testing.T, w *world) {
	w.begin(t, claim("one"))
	w.finish(t, claim("one"), "answer")
	w.pass(23 * time.Hour)
	if r, mine := w.begin(t, claim("two")); mine || r.Answer != "answer" {
		t.Errorf("within the day: %v, %+v", mine, r)
	}
	w.pass(2 * time.Hour)
	if _, mine := w.begin(t, claim("three")); !mine {
		t.Error("it is kept for more than a day")
	}
}

func staleChanges(t *testing.T, w *world) {
	w.fill(t)
	before, err := w.Case(as(ann), "c1")
	if err != nil {
		t.Fatal(err)
	}
	set := func(lender string, seen ...string) error {
		return w.SetOptions(as(ann), "c1", property.Options{Lender: lender}, seen, did, property.ReviewOf("c1"))
	}
	if err := set("Nationwide", before.Options.Tag()); err != nil {
		t.Fatal(err)
	}
	if err := set("Halifax", before.Options.Tag()); fault.KindOf(err) != fault.Stale {
		t.Errorf("of options that were replaced: %v", err)
	}
	after, err := w.Case(as(ann), "c1")
	if err != nil || after.Options.Lender != "Nationwide" || after.Version != before.Version+1 {
		t.Errorf("%+v, %v", after, err)
	}
	if err := set("Halifax", "else", after.Options.Tag()); err != nil {
		t.Errorf("with one of two tags: %v", err)
	}
	for _, step := range [][2]document.State{{document.Uploaded, document.Kept}, {document.Kept, document.Read}} {
		if _, err := w.Advance(as(ann), "d1", []document.State{step[0]}, document.Change{To: step[1], Kind: "lease"}, did); err != nil {
			t.Fatal(err)
		}
	}
	d, err := w.SetKind(as(ann), "d1", document.Kind{Kind: "other", Confidence: 1, Corrected: true, Note: "its head says so"}, []string{"lease.read"}, did, property.ReviewOf("c1"))
	if err != nil || d.KindTag() != "other.said" {
		t.Fatalf("%+v, %v", d, err)
	}
	if _, err := w.SetKind(as(ann), "d1", document.Kind{Kind: "epc", Confidence: 1, Corrected: true, Note: "its head says so"}, []string{"lease.read"}, did, property.ReviewOf("c1")); fault.KindOf(err) != fault.Stale {
		t.Errorf("of a kind that was replaced: %v", err)
	}
}
