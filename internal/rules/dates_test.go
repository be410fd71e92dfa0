package rules

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	b := mustLoad(t)
	for name, tt := range map[string]struct {
		e    example
		want string
	}{
		"nothing is said": {example{"title_register.titleNumber": "K1"}, ""},
		"a day that a paper states, past ones too": {
			example{"mortgage_offer.expiry": "2026-10-31", "epc.expires": "2030-02-01"},
			"2026-10-31 date.offer; 2030-02-01 date.certificate",
		},
		"counted from a day, by the kind of paper": {
			example{"llc1.date": "2026-08-31", "con29dw.date": "2026-09-01"},
			"2027-02-28 date.search 6 months from 2026-08-31; 2027-03-01 date.search 6 months from 2026-09-01",
		},
		"the next of a rent's steps": {
			example{"lease.rentProjectedFrom": []any{"2007-01-01", "2032-01-01", "2057-01-01"}},
			"2032-01-01 date.rent",
		},
		"one day for two papers of a kind": {
			example{"insurance_schedule.end": "2027-03-24", "insurance_schedule@2.end": "2027-03-24"},
			"2027-03-24 date.insurance",
		},
	} {
		t.Run(name, func(t *testing.T) {
			tt.e["as_at"] = "2026-11-23"
			var got []string
			for _, d := range judge(t, b, tt.e).Dates {
				if len(d.Evidence) == 0 || d.Title == "" || strings.Contains(d.Title, "{") {
					t.Errorf("%s: %q rests on %d quotations", d.ID, d.Title, len(d.Evidence))
				}
				got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s", d.Day.Format(time.DateOnly), d.ID, d.From)))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func TestMonthsAfter(t *testing.T) {
	for from, want := range map[string]string{"2026-05-11": "2026-11-11", "2026-08-31": "2027-02-28", "2027-08-31": "2028-02-29", "2026-12-01": "2027-06-01"} {
		day, err := time.Parse(time.DateOnly, from)
		if err != nil {
			t.Fatal(err)
		}
		if got := monthsAfter(day, 6).Format(time.DateOnly); got != want {
			t.Errorf("six months after %s: %s, want %s", from, got, want)
		}
	}
}

func TestDatesThatCannotBe(t *testing.T) {
	b := mustLoad(t)
	for name, d := range map[string]dated{
		"no such name": {Day: "lease.nothing", Title: "x", Sources: []string{"y"}},
		"not a day":    {Day: "lease.landlord", Title: "x", Sources: []string{"y"}},
		"no title":     {Day: "lease.end", Sources: []string{"y"}},
		"no source":    {Day: "lease.end", Title: "x"},
		"backwards":    {Day: "lease.end", Title: "x", Months: -6, Sources: []string{"y"}},
	} {
		if d.compile(b) == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
