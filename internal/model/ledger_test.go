package model

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// fixed answers always the same.
type fixed struct {
	usage Usage
	err   error
	asked *int
}

func (f fixed) ID() string { return "anthropic.claude-sonnet-4-6" }
func (f fixed) Converse(context.Context, Request) (Reply, error) {
	*f.asked++
	return Reply{Usage: f.usage}, f.err
}

func (f fixed) Stream(ctx context.Context, r Request, _ func(string) error) (Reply, error) {
	return f.Converse(ctx, r)
}

func TestCost(t *testing.T) {
	million := Usage{In: 1_000_000, Out: 1_000_000}
	rate := priced().PoundsPerDollar
	for id, dollars := range map[string]float64{
		"anthropic.claude-sonnet-4-6":               19.8,
		"anthropic.claude-3-7-sonnet-20250219-v1:0": 18,
		"amazon.nova-lite-v1:0":                     0.39,
		"somebody.new-model":                        90, // as the dearest
		"amazon.titan-embed-text-v2:0":              0.024,
	} {
		if got, want := Cost(id, million).Pounds(), dollars*rate; got < want-1e-5 || got > want+1e-5 {
			t.Errorf("%s: £%v, want £%v", id, got, want)
		}
	}
	if Cost("amazon.nova-micro-v1:0", Usage{In: 1}) == 0 {
		t.Error("a token costs nothing")
	}
	if day, source := PricesRead(); source == "" {
		t.Error("no source")
	} else if _, err := time.Parse(time.DateOnly, day); err != nil {
		t.Error(err)
	}
	for id := range priced().Models {
		if err := Resident(London, id+"-v1:0"); err != nil {
			t.Errorf("a price of what cannot be asked: %v", err)
		}
	}
}

func TestBudgets(t *testing.T) {
	now := time.Date(2026, 11, 30, 23, 0, 0, 0, time.UTC)
	b, asked := &Tally{}, 0
	call := Usage{In: 10_000, Out: 1000}
	each := Cost("anthropic.claude-sonnet-4-6", call)
	l := &Ledger{Book: b, Now: func() time.Time { return now }, Budgets: Budgets{Case: 2 * each, Month: 3 * each}}
	m := fixed{usage: call, asked: &asked}
	ask := func(kase string) error {
		_, err := l.Converser(m, kase, ForAnalysis).Converse(t.Context(), Request{})
		return err
	}
	for range 2 {
		if err := ask("a"); err != nil {
			t.Fatal(err)
		}
	}
	err := ask("a")
	if fault.KindOf(err) != fault.Limited || !strings.Contains(err.Error(), "on this case is spent") || asked != 2 {
		t.Errorf("the third call of a case: %v after %d", err, asked)
	}
	if err := ask("b"); err != nil {
		t.Errorf("another case: %v", err)
	}
	if err := ask("c"); fault.KindOf(err) != fault.Limited || !strings.Contains(err.Error(), "this month") {
		t.Errorf("a month that is spent: %v", err)
	}
	if err := ask(""); fault.KindOf(err) != fault.Limited {
		t.Errorf("without a case: %v", err)
	}
	now = now.Add(2 * time.Hour) // December
	if err := ask("c"); err != nil {
		t.Errorf("a new month: %v", err)
	}
	if err := ask("a"); fault.KindOf(err) != fault.Limited {
		t.Errorf("a case's budget is over its life: %v", err)
	}
}

func TestWhatWasUsedIsWrittenDown(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	b, asked, watched := &Tally{}, 0, 0
	l := &Ledger{Book: b, Now: func() time.Time { return now }, Watch: func(_ time.Duration, _ Usage, err error) {
		if err == nil {
			t.Error("an error was not told")
		}
		watched++
	}}
	broke := fault.New(fault.Unavailable, "broke off")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Converser(fixed{Usage{100, 5}, broke, &asked}, "a", ForAnswer).Stream(ctx, Request{}, nil); !errors.Is(err, broke) {
		t.Errorf("%v", err)
	}
	if _, err := l.Converser(fixed{Usage{}, broke, &asked}, "a", ForAnswer).Converse(ctx, Request{}); !errors.Is(err, broke) {
		t.Errorf("%v", err)
	}
	if len(b.all) != 1 || b.all[0].Usage != (Usage{100, 5}) || b.all[0].Cost == 0 || b.all[0].Purpose != ForAnswer || watched != 2 {
		t.Errorf("%+v, watched %d", b.all, watched)
	}
}
