package web

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/rules"
)

func TestBoard(t *testing.T) {
	now := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)
	cases := []property.Case{
		{ID: "c1", Name: "1 Mill Lane", Documents: 3, Revision: 2, Reviewed: 2, Counts: map[rules.Severity]int{rules.High: 1, rules.Info: 4},
			Summary: property.Summary{Missing: []string{"Lease"}}},
		{ID: "c2", Name: "2 Mill Lane", Documents: 3, Revision: 2, Reviewed: 2, Counts: map[rules.Severity]int{rules.Low: 1},
			Summary: property.Summary{Dates: []property.KeyDate{{Day: "2026-11-22", Title: "past"}, {Day: "2026-12-01", Title: "The mortgage offer ends"}}}},
		{ID: "c3", Name: "Flat 9, Quay House", Documents: 1, Pending: 1, Revision: 1},
		{ID: "c4", Name: "Later", Documents: 1, Revision: 1, Reviewed: 1, Summary: property.Summary{Dates: []property.KeyDate{{Day: "2032-01-01", Title: "The lease ends"}}}},
	}
	for _, tt := range []struct{ show, named, order, want string }{
		{"", "", "", "c1c2c3c4"}, {"attention", "", "", "c1c2"}, {"missing", "", "", "c1"}, {"working", "", "", "c3"}, {"ready", "", "", "c1c2c4"},
		{"", "mill", "", "c1c2"}, {"attention", "2 mill", "", "c2"}, {"", "nowhere", "", ""}, {"no such view", "", "no such order", "c1c2c3c4"},
		{"", "", "worst", "c1c2c3c4"}, {"", "", "next", "c2c4c1c3"},
	} {
		b := pick(cases, tt.show, tt.named, tt.order, now)
		got := ""
		for _, r := range b.Cases {
			got += string(r.ID)
		}
		if got != tt.want || b.All != len(cases) {
			t.Errorf("%q, %q: %s of %d, want %s", tt.show, tt.named, got, b.All, tt.want)
		}
	}
	b := pick(cases, "", "", "", now)
	if r := b.Cases[0]; r.Worst != rules.High || r.Next.Title != "" {
		t.Errorf("the first: %s, next %v", r.Worst, r.Next)
	}
	if r := b.Cases[1]; r.Next.Title != "The mortgage offer ends" || r.Days != 8 {
		t.Errorf("the second: next %v in %d days", r.Next, r.Days)
	}
	if b.Views[1].Count != 2 || b.Views[0].Count != 4 {
		t.Errorf("views: %v", b.Views)
	}
}
