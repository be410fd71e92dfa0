package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
)

var term = review.Place{Document: "d1", Path: "/paperwurks/lease/term"}

func ruling(value string) review.Correction {
	return review.Correction{Place: term, Right: review.Right{Value: value, Note: "seen"}, Was: "99 years"}
}

func (w *world) correctionMethods() map[string]func(context.Context) error {
	err2 := func(_ any, err error) error { return err }
	return map[string]func(context.Context) error{
		"Corrections":  func(ctx context.Context) error { return err2(w.Corrections(ctx, "c1")) },
		"CorrectionAt": func(ctx context.Context) error { return err2(w.CorrectionAt(ctx, term)) },
		"Correct": func(ctx context.Context) error {
			return w.Correct(ctx, ruling("x"), nil, did, property.ReviewOf("c1"))
		},
		"Uncorrect": func(ctx context.Context) error {
			return w.Uncorrect(ctx, term, nil, did, property.ReviewOf("c1"))
		},
	}
}

func corrections(t *testing.T, w *world) {
	w.fill(t)
	ctx, again := as(ann), property.ReviewOf("c1")
	before, err := w.Case(ctx, "c1")
	if err != nil {
		t.Fatal(err)
	}
	if c, err := w.CorrectionAt(ctx, term); err != nil || c.Tag() != review.NoTag {
		t.Fatalf("before any: %+v, %v", c, err)
	}
	if err := w.Uncorrect(ctx, term, nil, did, again); fault.KindOf(err) != fault.NotFound {
		t.Errorf("nothing taken back: %v", err)
	}
	if err := w.Correct(ctx, ruling("125 years"), []string{"another"}, did, again); fault.KindOf(err) != fault.Stale {
		t.Errorf("of what was not seen: %v", err)
	}
	if err := w.Correct(ctx, ruling("125 years"), []string{review.NoTag}, did, again); err != nil {
		t.Fatal(err)
	}
	first, err := w.CorrectionAt(ctx, term)
	if err != nil || first.Value != "125 years" || first.Was != "99 years" || first.Note != "seen" || first.Person != ann.Person || first.Name != "Person" ||
		!first.At.Equal(w.clock()) || first.Case != "c1" {
		t.Fatalf("%+v, %v", first, err)
	}
	w.pass(time.Minute)
	other := ruling("")
	other.Index, other.Nothing = 1, true
	for _, c := range []review.Correction{ruling("120 years"), other} {
		if err := w.Correct(ctx, c, nil, did, again); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Correct(ctx, ruling("1 year"), []string{first.Tag()}, did, again); fault.KindOf(err) != fault.Stale {
		t.Errorf("of one that was replaced: %v", err)
	}
	all, err := w.Corrections(ctx, "c1")
	if err != nil || len(all) != 2 || all[0].Value != "120 years" || !all[1].Nothing || all[1].Index != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	if err := w.Uncorrect(ctx, term, []string{all[0].Tag()}, did, again); err != nil {
		t.Fatal(err)
	}
	if all, err = w.Corrections(ctx, "c1"); err != nil || len(all) != 1 {
		t.Errorf("taken back: %+v, %v", all, err)
	}
	// Each is a change of what the report is made of, and causes the review.
	after, err := w.Case(ctx, "c1")
	if err != nil || after.Revision != before.Revision+4 || after.Version != before.Version+4 {
		t.Errorf("%+v, then %+v, %v", before, after, err)
	}
	if n := len(w.news); n < 4 || w.news[n-1] != again {
		t.Errorf("the news is %v", w.news)
	}

	// The kind of a document remembers who said it, and forgets it when it is taken back.
	for _, step := range [][2]document.State{{document.Uploaded, document.Kept}, {document.Kept, document.Read}} {
		if _, err := w.Advance(ctx, "d1", []document.State{step[0]}, document.Change{To: step[1], Kind: "lease"}, did); err != nil {
			t.Fatal(err)
		}
	}
	d, err := w.SetKind(ctx, "d1", document.Kind{Kind: "epc", Confidence: 1, Corrected: true, Note: "its head says so"}, nil, did, again)
	if err != nil || !d.Corrected || d.Said != (document.Said{Person: ann.Person, Name: "Person", Note: "its head says so", At: w.clock()}) {
		t.Errorf("%+v, %v", d, err)
	}
	d, err = w.SetKind(ctx, "d1", document.Kind{Kind: "lease", Confidence: 0.5, Reason: "it says so"}, []string{"epc.said"}, did, again)
	if err != nil || d.Corrected || d.Said != (document.Said{}) || d.KindReason != "it says so" || d.Confidence != 0.5 {
		t.Errorf("taken back: %+v, %v", d, err)
	}
}
