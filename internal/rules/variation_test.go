package rules

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

func TestVariedLease(t *testing.T) {
	b := mustLoad(t)
	old := example{"lease.date": "1971-04-01", "lease.unexpiredYears": 43, "lease.end": "2069-03-25", "lease.rentBasis": "doubling", "lease.rentInterval": 10}
	with := func(more ...example) example {
		all := example{}
		for _, e := range append([]example{old}, more...) {
			for k, v := range e {
				all[k] = v
			}
		}
		return all
	}
	deed := example{"lease@2.variation": "The term is extended", "lease@2.variationDate": "2021-03-04", "lease@2.variationOf": "1971-04-01"}
	longer := example{"lease@2.unexpiredYears": 133, "lease@2.end": "2159-03-25", "lease@2.term": "189 years from 25 March 1970"}
	for name, c := range map[string]struct {
		of             example
		short, doubles bool
		missing        bool
	}{
		"as it was":                     {old, true, true, false},
		"extended":                      {with(deed, longer), false, true, false},
		"extended, the register is old": {with(deed, longer, example{"title_register.unexpiredYears": 43, "title_register.leaseEnd": "2069-03-25"}), false, true, false},
		"the register is another's":     {with(deed, longer, example{"title_register.unexpiredYears": 60, "title_register.leaseEnd": "2186-03-25"}), true, true, false},
		"rent only":                     {with(deed, example{"lease@2.rentBasis": "peppercorn"}), true, false, false},
		"both":                          {with(deed, longer, example{"lease@2.rentBasis": "peppercorn"}), false, false, false},
		"of another lease":              {with(deed, longer, example{"lease@2.variationOf": "1980-01-01"}), true, true, false},
		"a covenant only":               {with(deed), true, true, false},
		"regranted":                     {with(deed, longer, example{"lease@2.date": "2021-03-04"}), false, false, false},
		"the deed alone, without a lease": {func() example {
			d := with(deed, longer)
			for k := range old {
				delete(d, k)
			}
			d["papers"] = []any{"title_register"}
			d["title_register.tenure"] = "Leasehold"
			return d
		}(), false, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			v := b.Judge(build(t, b, c.of))
			fired := func(id string) bool {
				return slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Rule == id })
			}
			if fired("lease.short") != c.short || fired("lease.ground-rent-doubles") != c.doubles {
				t.Errorf("short %v, doubles %v", fired("lease.short"), fired("lease.ground-rent-doubles"))
			}
			if got := slices.ContainsFunc(v.Missing, func(m Missing) bool { return m.ID == "missing.lease" }); got != c.missing {
				t.Errorf("missing %v", got)
			}
			if len(v.Failed) > 0 {
				t.Error(v.Failed)
			}
		})
	}
	// The deed is quoted.
	for _, f := range b.Judge(build(t, b, with(deed, longer))).Findings {
		if f.Rule == "lease.varied-by-deed" && (len(f.Evidence) == 0 || !strings.Contains(f.Title, "4 March 2021")) {
			t.Errorf("%s: %v", f.Title, f.Evidence)
		}
	}
}

// A person who says how long the lease has left is right, whichever paper they say it of.
func TestPersonsWordGoesFirst(t *testing.T) {
	b := mustLoad(t)
	c := build(t, b, example{"title_register.unexpiredYears": 43, "lease.unexpiredYears": 43})
	for i, p := range c.Papers {
		if p.Kind != papers.Lease {
			continue
		}
		for j, f := range p.Facts {
			right, err := evidence.Correct(f, evidence.Ruling{Value: "125 years", Normalised: 125.0, By: "Ann Bell", On: time.Date(2026, 5, 3, 0, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			c.Papers[i].Facts[j] = right
		}
	}
	for _, f := range b.Judge(c).Findings {
		if f.Rule == "lease.short" {
			t.Errorf("%s although a person corrected the lease", f.Title)
		}
	}
}
