package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// A question whose path is mistyped would be printed and never be part of the
// truth, so every path is a field of its kind, apart from those named here.
func TestQuestionsAskForFieldsOfTheirKind(t *testing.T) {
	untold := map[string]bool{
		"":                 true,                                                       // forfeiture proceedings: the report's format has no field
		"groundRentPeriod": true, "serviceChargePeriod": true, "insurancePeriod": true, // two fields each, marked in the words
		water + "mainsWater/waterMeter/isSupplyMetered": true,
	}
	check := func(k papers.Kind, path string) {
		if _, ok := fieldAt(k, path); !ok && !untold[path] {
			t.Errorf("%s: %s is no field", k, path)
		}
	}
	for _, q := range ta6Asks {
		check(papers.TA6, q.path)
	}
	for k, asks := range map[papers.Kind][]asked{papers.TA7: ta7Asks, papers.LPE1: lpe1Asks, papers.FME1: fme1Asks} {
		for _, q := range asks {
			check(k, q.path)
			if q.more != "" {
				check(k, q.morePath)
			}
		}
	}
	for _, s := range fittingSections {
		for _, it := range s.items {
			check(papers.TA10, fittings+s.path+it.key+"/isIncludedExcludedOrNone")
		}
	}
}

// Every reply that a case gives is one of the choices printed beside its question.
func TestRepliesAreAmongTheChoices(t *testing.T) {
	for seed := uint64(1); seed <= 60; seed++ {
		c := newCase(seed, "")
		forms := []*form{c.ta6Form(rand.New(rand.NewPCG(seed, 1)), fourthEdition), c.ta6Form(rand.New(rand.NewPCG(seed, 1)), olderEdition)}
		if c.Leasehold() {
			forms = append(forms, c.leaseForm(rand.New(rand.NewPCG(seed, 1)), false), askForm(lpe1Heads, lpe1Asks, c.lpe1Replies(rand.New(rand.NewPCG(seed, 1))), false))
		}
		if c.Estate != nil {
			forms = append(forms, askForm(fme1Heads, fme1Asks, c.fme1Replies(rand.New(rand.NewPCG(seed, 1))), false))
		}
		for _, f := range forms {
			for _, s := range f.sections {
				for _, q := range s.questions {
					if q.choices != nil && q.answer != "" && !contains(q.choices, q.answer) {
						t.Errorf("seed %d: %s %q is answered %q", seed, q.ref, q.ask, q.answer)
					}
					if q.said != "" && q.more == "" {
						t.Errorf("seed %d: %s has %q written where nothing can be written", seed, q.ref, q.said)
					}
				}
			}
		}
	}
}

// A fault that lives in a paper is planted only in a pack that has the paper, and
// the paper says something else because of it, in whichever layout.
func TestPaperFaultsReachTheirPapers(t *testing.T) {
	said := func(c *Case, k papers.Kind, l layout) string {
		var all []string
		for _, has := range papersOf(c) {
			if has != k {
				continue
			}
			_, truth, err := write(c, l, rand.New(rand.NewPCG(c.Seed, 3)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range truth.Facts {
				all = append(all, fmt.Sprint(f.Path, f.Normalised, f.Quote))
			}
		}
		return strings.Join(all, "\n")
	}
	for _, fault := range paperFaults {
		t.Run(fault.ID, func(t *testing.T) {
			for seed := uint64(1); seed <= 2000; seed++ {
				c := newCase(seed, "")
				if !slices.Contains(fault.Where, c.Scenario) || len(c.Faults) > 0 {
					continue
				}
				if !fault.plant(c, rand.New(rand.NewPCG(seed, 2))) {
					continue
				}
				c.Faults = []Fault{fault}
				without := newCase(seed, "")
				tells := func(k papers.Kind) bool {
					fit := layoutsFor(c, k)
					for _, l := range fit {
						if with := said(c, k, l); with == "" || with == said(without, k, l) {
							return false
						}
					}
					return len(fit) > 0
				}
				for _, k := range fault.Kinds {
					if tells(papers.Kind(k)) {
						return
					}
				}
				t.Fatalf("seed %d: no paper tells of it", seed)
			}
			t.Fatal("no case takes it")
		})
	}
}
