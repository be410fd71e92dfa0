package web

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/pack"
)

func TestDaysInFiguresAreWrittenOut(t *testing.T) {
	for _, c := range []struct {
		value, normalised, want string
	}{
		{"18/01/2009", "2009-01-18", "18 January 2009"},
		{"22.12.2006", "2006-12-22", "22 December 2006"},
		{"31 December 2255 (250 years)", "2255-12-31", "31 December 2255 (250 years)"},
		{"£74,000.00", "", "£74,000.00"},
	} {
		h := heard{Fact: pack.Fact{Fact: analysis.Fact{Value: c.value, Normalised: c.normalised}}}
		if got := h.Says(); got != c.want {
			t.Errorf("%s is told as %q, want %q", c.value, got, c.want)
		}
	}
}

func TestTimesAreLondons(t *testing.T) {
	when := funcs["when"].(func(time.Time) string)
	for at, want := range map[string]string{"2026-06-30T23:30:00Z": "1 July 2026 at 00:30", "2026-11-23T18:23:00Z": "23 November 2026 at 18:23"} {
		t0, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := when(t0); got != want {
			t.Errorf("%s is told as %q, want %q", at, got, want)
		}
	}
}
