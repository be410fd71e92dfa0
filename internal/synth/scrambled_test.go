package synth

import (
	"context"
	"slices"
	"testing"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// Every scrambled layout can be written for many seeds, with every fact on the page.
func TestScrambledPapersAreWritten(t *testing.T) {
	var kinds []string
	for _, l := range scrambledLayouts {
		kinds = append(kinds, string(l.kind))
	}
	seen := map[string]bool{}
	for seed := uint64(Scrambled); seed < Scrambled+60; seed++ {
		pack, err := Generate(context.Background(), seed, Options{Kinds: kinds})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range pack.Truth.Documents {
			if d.Layout != "scrambled" {
				t.Errorf("seed %d: %s is set as %q", seed, d.Kind, d.Layout)
			}
			if !slices.Contains(kinds, d.Kind) {
				t.Errorf("seed %d: a %s was not asked for", seed, d.Kind)
			}
			if len(d.Facts) == 0 && d.Kind != string(papers.Other) {
				t.Errorf("seed %d: the %s says nothing", seed, d.Kind)
			}
			seen[d.Kind] = true
		}
	}
	for _, k := range kinds {
		if !seen[k] {
			t.Errorf("no seed had a %s", k)
		}
	}
}

// Below Scrambled and from HeldOut up nothing is scrambled.
func TestScrambledSeedsOnly(t *testing.T) {
	for _, seed := range []uint64{1, Scrambled - 1, HeldOut} {
		c := newCase(seed, FreeholdHouse)
		for _, l := range layoutsFor(c, papers.LLC1) {
			if l.scrambled {
				t.Errorf("seed %d has the scrambled layout", seed)
			}
		}
	}
}
