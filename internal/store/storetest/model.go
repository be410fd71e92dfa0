package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
)

// whatModelsCost is the ledger, and what says that nothing is sent.
func whatModelsCost(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	day := time.Date(2026, 11, 30, 22, 0, 0, 0, time.UTC)
	for _, e := range []model.Entry{
		{Case: "c1", Purpose: model.ForAnalysis, Model: "m", Usage: model.Usage{In: 100, Out: 10}, Cost: 5, At: day},
		{Case: "c1", Purpose: model.ForAnalysis, Model: "m", Usage: model.Usage{In: 1, Out: 2}, Cost: 3, At: day},
		{Case: "c1", Purpose: model.ForAnswer, Model: "m", Usage: model.Usage{In: 7}, Cost: 1, At: day.Add(24 * time.Hour)},
		{Purpose: model.ForEmbedding, Model: "e", Usage: model.Usage{In: 9}, Cost: 2, At: day.Add(24 * time.Hour)},
	} {
		if err := w.Charge(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	for name, tt := range map[string]struct {
		kase  string
		since time.Time
		want  model.Spent
		lines int
	}{
		"a case":         {"c1", time.Time{}, model.Spent{Calls: 3, Usage: model.Usage{In: 108, Out: 12}, Cost: 9}, 2},
		"a month":        {"", time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), model.Spent{Calls: 2, Usage: model.Usage{In: 16}, Cost: 3}, 2},
		"all":            {"", time.Time{}, model.Spent{Calls: 4, Usage: model.Usage{In: 117, Out: 12}, Cost: 11}, 3},
		"no such case":   {"c9", time.Time{}, model.Spent{}, 0},
		"after it ended": {"", day.Add(100 * time.Hour), model.Spent{}, 0},
	} {
		lines, err := w.Spending(ctx, tt.kase, tt.since)
		if got := model.Total(lines); err != nil || got != tt.want || len(lines) != tt.lines {
			t.Errorf("%s: %+v in %d lines, %v", name, got, len(lines), err)
		}
	}
	if lines, err := w.Spending(as(rival), "", time.Time{}); err != nil || len(lines) != 0 {
		t.Errorf("another firm sees %v, %v", lines, err)
	}
	if err := w.Charge(as(rival), model.Entry{Case: "c1", Purpose: model.ForAnswer, Model: "m", At: day}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another firm charges a case: %v", err)
	}

	before, err := w.Case(ctx, "c1")
	if err != nil || before.NoModel {
		t.Fatalf("%+v, %v", before, err)
	}
	if err := w.SetCaseModel(ctx, "c1", true, did, property.ReviewOf("c1")); err != nil {
		t.Fatal(err)
	}
	after, err := w.Case(ctx, "c1")
	if err != nil || !after.NoModel || after.Revision <= before.Revision {
		t.Errorf("%+v, %v", after, err)
	}
	if d, err := w.SetPaperModel(ctx, "d1", true, did, property.ReviewOf("c1")); err != nil || !d.NoModel {
		t.Errorf("%+v, %v", d, err)
	}
	if d, err := w.SetPaperModel(ctx, "d1", false, did, property.ReviewOf("c1")); err != nil || d.NoModel {
		t.Errorf("%+v, %v", d, err)
	}
}

// modelMethods are those that another firm is refused.
func modelMethods(w *world) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"Charge": func(ctx context.Context) error {
			return w.Charge(ctx, model.Entry{Case: "c1", Purpose: model.ForAnswer, Model: "m", At: w.clock()})
		},
		"Spending": func(ctx context.Context) error {
			if err := w.Charge(as(ann), model.Entry{Case: "c1", Purpose: model.ForAnswer, Model: "m", Cost: 1, At: w.clock()}); err != nil {
				return err
			}
			return hidden(w.Spending(ctx, "c1", time.Time{}))
		},
		"SetCaseModel": func(ctx context.Context) error {
			return w.SetCaseModel(ctx, "c1", true, did, property.ReviewOf("c1"))
		},
		"SetPaperModel": func(ctx context.Context) error {
			_, err := w.SetPaperModel(ctx, "d1", true, did, property.ReviewOf("c1"))
			return err
		},
	}
}

// hidden is not found for a list that is empty, as another firm's must be.
func hidden(lines []model.Line, err error) error {
	if err == nil && len(lines) == 0 {
		return fault.New(fault.NotFound, "nothing of another firm's is shown")
	}
	return err
}
