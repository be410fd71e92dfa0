package storetest

import (
	"context"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/work"
)

var titan = model.Identity{ID: "amazon.titan-embed-text-v2:0", Dimension: 512}

func leaf(name string) review.Leaf {
	return review.Leaf{Case: "c1", Name: name, Document: "d1", By: titan, Passages: 3}
}

// vectorsOfPassages is the life of what is known of a case's vectors.
func vectorsOfPassages(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	for _, l := range []review.Leaf{leaf("one"), leaf("two"), leaf("one")} {
		if err := w.KeepVectors(ctx, l, did); err != nil {
			t.Fatal(err)
		}
	}
	if all, err := w.Vectors(ctx, "c1"); err != nil || len(all) != 2 || all[0] != leaf("one") || all[1] != leaf("two") {
		t.Errorf("%+v, %v", all, err)
	}
	other := leaf("three")
	if other.Document = "d9"; fault.KindOf(w.KeepVectors(ctx, other, did)) != fault.NotFound {
		t.Error("vectors of a paper that is not there")
	}

	embedding := func(id property.ID) work.Item { return review.EmbeddingOf(id) }
	wanted := func() int {
		n, err := w.WantVectors(ctx, titan, embedding, 10)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := wanted(); n != 0 {
		t.Errorf("%d cases without a report are wanted", n)
	}
	if err := w.SetCaseModel(ctx, "c1", false, did, property.ReviewOf("c1")); err != nil { // a revision to report on
		t.Fatal(err)
	}
	c, err := w.Case(ctx, "c1")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Reviewed(ctx, review.Outcome{Case: "c1", Revision: c.Revision, Next: []work.Item{embedding("c1")}}, did); err != nil {
		t.Fatal(err)
	}
	if n := wanted(); n != 0 {
		t.Errorf("%d are wanted whose work is put already", n)
	}
	w.finishAll(t, review.Embedding)
	if n := wanted(); n != 1 {
		t.Errorf("%d with a report and without vectors are wanted", n)
	}
	w.finishAll(t, review.Embedding)
	if err := w.FinishVectors(ctx, "c1", c.Revision, titan, did); err != nil {
		t.Fatal(err)
	}
	if by, revision, err := w.VectorsOf(ctx, "c1"); err != nil || by != titan || revision != c.Revision {
		t.Errorf("%+v %d, %v", by, revision, err)
	}
	if n := wanted(); n != 0 {
		t.Errorf("%d that are done are wanted", n)
	}
	cohere := model.Identity{ID: "cohere.embed-english-v3", Dimension: 1024}
	if n, err := w.WantVectors(ctx, cohere, embedding, 10); err != nil || n != 1 {
		t.Errorf("another model wants %d, %v", n, err)
	}
	w.finishAll(t, review.Embedding)
	if err := w.DropVectors(ctx, "c1", []string{"one", "nobody's"}, did); err != nil {
		t.Fatal(err)
	}
	if all, err := w.Vectors(ctx, "c1"); err != nil || len(all) != 1 || all[0].Name != "two" {
		t.Errorf("%+v, %v", all, err)
	}
	if by, _, err := w.VectorsOf(ctx, "c1"); err != nil || by != (model.Identity{}) {
		t.Errorf("%+v, %v", by, err)
	}
	if err := w.SetCaseModel(ctx, "c1", true, did, property.ReviewOf("c1")); err != nil {
		t.Fatal(err)
	}
	if n := wanted(); n != 0 {
		t.Errorf("%d kept from models are wanted", n)
	}
}

// finishAll claims and finishes what is due, and wants some of it to be of a kind.
func (w *world) finishAll(t *testing.T, k work.Kind) {
	t.Helper()
	seen := false
	for {
		c, err := w.Claim(t.Context(), "w", w.clock().Add(1e9))
		if err != nil {
			t.Fatal(err)
		}
		if c == nil {
			break
		}
		seen = seen || c.Kind == k
		if err := w.Finish(t.Context(), *c); err != nil {
			t.Fatal(err)
		}
	}
	if !seen {
		t.Errorf("no work %s was put", k)
	}
}

// vectorMethods are those that another firm is refused.
func vectorMethods(w *world) map[string]func(context.Context) error {
	nothing := func(n int, err error) error {
		if err == nil && n == 0 {
			return fault.New(fault.NotFound, "nothing of another firm's is shown")
		}
		return err
	}
	before := func(do func(ctx context.Context) error) func(context.Context) error {
		return func(ctx context.Context) error {
			if err := w.KeepVectors(as(ann), leaf("one"), did); err != nil {
				return err
			}
			if err := w.FinishVectors(as(ann), "c1", 1, titan, did); err != nil {
				return err
			}
			return do(ctx)
		}
	}
	return map[string]func(context.Context) error{
		"KeepVectors": func(ctx context.Context) error { return w.KeepVectors(ctx, leaf("two"), did) },
		"Vectors": before(func(ctx context.Context) error {
			all, err := w.Vectors(ctx, "c1")
			return nothing(len(all), err)
		}),
		"VectorsOf": before(func(ctx context.Context) error {
			by, _, err := w.VectorsOf(ctx, "c1")
			return nothing(by.Dimension, err)
		}),
		"DropVectors":   before(func(ctx context.Context) error { return w.DropVectors(ctx, "c1", []string{"one"}, did) }),
		"FinishVectors": func(ctx context.Context) error { return w.FinishVectors(ctx, "c1", 1, titan, did) },
		"WantVectors": func(ctx context.Context) error {
			return nothing(w.WantVectors(ctx, titan, review.EmbeddingOf, 10))
		},
	}
}
