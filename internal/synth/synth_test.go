package synth

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// Every layout of every kind writes for several cases, and what it says are fields
// of its kind with values of the field's type.
func TestEveryLayoutSaysFieldsOfItsKind(t *testing.T) {
	for _, l := range layouts {
		t.Run(string(l.kind)+"/"+l.name, func(t *testing.T) {
			fields := map[string]papers.Type{}
			for _, f := range papers.Fields(l.kind) {
				fields[f.Path] = f.Type
			}
			wrote := 0
			for seed := uint64(1); wrote < 5 && seed < 600; seed++ {
				c := newCase(seed, "")
				if !slices.Contains(papersOf(c), l.kind) || l.fits != nil && !l.fits(c) {
					continue
				}
				_, truth, err := write(c, l, rand.New(rand.NewPCG(seed, 7)))
				if err != nil {
					t.Fatalf("seed %d (%s): %v", seed, c.Scenario, err)
				}
				wrote++
				if len(truth.Facts) == 0 && len(fields) > 0 {
					t.Errorf("seed %d says nothing", seed)
				}
				for _, f := range truth.Facts {
					want, ok := fields[starred(f.Path)]
					if !ok {
						t.Fatalf("%s is no field of %s", starred(f.Path), l.kind)
					}
					if !fits(want, f.Normalised) {
						t.Fatalf("%s is %s, not %T %v", f.Path, want, f.Normalised, f.Normalised)
					}
				}
			}
			if wrote == 0 {
				t.Error("no case has this paper")
			}
		})
	}
}

func starred(path string) string {
	parts := strings.Split(path, "/")
	for n, p := range parts {
		if _, err := strconv.Atoi(p); err == nil {
			parts[n] = "*"
		}
	}
	return strings.Join(parts, "/")
}

func fits(t papers.Type, v any) bool {
	switch t {
	case papers.Pounds, papers.Number:
		_, ok := v.(float64)
		return ok
	case papers.Truth:
		_, ok := v.(bool)
		return ok
	case papers.Day:
		s, _ := v.(string)
		return len(s) == 10 && s[4] == '-'
	}
	s, ok := v.(string)
	return ok && s != ""
}

func TestSameSeedSameBytes(t *testing.T) {
	for seed := uint64(1); seed < 4; seed++ {
		var packs [2]Pack
		for n := range packs {
			p, err := Generate(context.Background(), seed, Options{Formats: true})
			if err != nil {
				t.Fatal(err)
			}
			packs[n] = p
		}
		if fmt.Sprint(packs[0].Truth) != fmt.Sprint(packs[1].Truth) {
			t.Errorf("seed %d: two truths", seed)
		}
		for n, f := range packs[0].Files {
			if g := packs[1].Files[n]; f.Name != g.Name || !bytes.Equal(f.Bytes, g.Bytes) {
				t.Errorf("seed %d: %s differs from %s", seed, f.Name, g.Name)
			}
		}
	}
}

func TestHeldOutLayoutsOnlyFromTheirSeed(t *testing.T) {
	for seed := uint64(1); seed < 200; seed++ {
		c := newCase(seed, "")
		for _, k := range papersOf(c) {
			for _, l := range layoutsFor(c, k) {
				if l.heldOut {
					t.Fatalf("seed %d may use %s of %s", seed, l.name, k)
				}
			}
		}
	}
	used := false
	for seed := uint64(HeldOut); seed < HeldOut+4 && !used; seed++ {
		p, err := Generate(context.Background(), seed, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Truth.Documents {
			used = used || d.HeldOut
		}
	}
	if !used {
		t.Error("no held-out layout was used")
	}
}

// From its seed up the kinds of a later held-out set are set in it alone, and below
// never.
func TestLaterSetsInsteadOfTheOthers(t *testing.T) {
	for _, first := range []uint64{1, HeldOut, Second, Third, Fourth, Fifth, Sixth} {
		drawn := map[papers.Kind]bool{}
		for seed := first; seed < first+150; seed++ { // notices of works and tenancies are rare
			c := newCase(seed, "")
			for _, k := range papersOf(c) {
				latest := uint64(0)
				for _, l := range layouts {
					if l.kind == k && l.from <= first && (l.fits == nil || l.fits(c)) {
						latest = max(latest, l.from)
					}
				}
				for _, l := range layoutsFor(c, k) {
					drawn[k] = true
					if l.from != latest {
						t.Fatalf("seed %d may use %s of %s", seed, l.name, k)
					}
				}
			}
		}
		for _, l := range slices.Concat(secondLayouts, thirdLayouts, fourthLayouts, fifthLayouts, sixthLayouts) {
			if !drawn[l.kind] {
				t.Errorf("from seed %d no pack has %s", first, l.kind)
			}
		}
	}
}

// The layouts of the latest sets say each thing on a page that there is, with the words
// that stand there, and the same each time.
func TestLaterLayoutsQuoteTheirPages(t *testing.T) {
	for _, l := range slices.Concat(fourthLayouts, fifthLayouts, sixthLayouts) {
		t.Run(string(l.kind)+"/"+l.name, func(t *testing.T) {
			for seed := l.from; ; seed++ {
				c := newCase(seed, "")
				if !slices.Contains(papersOf(c), l.kind) || l.fits != nil && !l.fits(c) {
					if seed == l.from+400 {
						t.Fatal("no case has this paper")
					}
					continue
				}
				file, truth, err := write(c, l, rand.New(rand.NewPCG(seed, 7)))
				if err != nil {
					t.Fatal(err)
				}
				again, same, err := write(newCase(seed, ""), l, rand.New(rand.NewPCG(seed, 7)))
				if err != nil || !bytes.Equal(file.Bytes, again.Bytes) || fmt.Sprint(truth) != fmt.Sprint(same) {
					t.Fatalf("seed %d is written in two ways (%v)", seed, err)
				}
				for _, f := range truth.Facts {
					if !f.Computed && (f.Page < 1 || f.Page > truth.Pages || f.Quote == "") {
						t.Errorf("seed %d: %s is said on page %d of %d in the words %q", seed, f.Path, f.Page, truth.Pages, f.Quote)
					}
				}
				return
			}
		})
	}
}

func TestCasesDifferAndSomeAreClean(t *testing.T) {
	const cases = 1200
	clean, planted := 0, map[string]bool{}
	for seed := uint64(1); seed <= cases; seed++ {
		c := newCase(seed, "")
		if len(c.Faults) == 0 {
			clean++
		}
		for _, f := range c.Faults {
			planted[f.ID] = true
		}
	}
	if clean < cases/5 || clean > cases/2 {
		t.Errorf("%d of %d cases are clean", clean, cases)
	}
	for _, f := range faults {
		if !planted[f.ID] {
			t.Errorf("fault %s was never planted", f.ID)
		}
	}
}

// Every fault names rules that exist; those of missing papers are told by kind.
func TestFaultsNameRules(t *testing.T) {
	book, err := rules.Load()
	if err != nil {
		t.Fatal(err)
	}
	known := book.Known()
	for _, f := range faults {
		if len(f.Rules) == 0 && !strings.HasPrefix(f.ID, "missing-") {
			t.Errorf("fault %s names no rule", f.ID)
		}
		for _, r := range f.Rules {
			if !slices.Contains(known, r) {
				t.Errorf("fault %s names %s, which is no rule", f.ID, r)
			}
		}
	}
}
