package retrieval

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// Every matter is asked in some way, and each of its places is one that a parser reads.
func TestMattersAreStatedSomewhere(t *testing.T) {
	names := map[string]bool{}
	ways := map[string]string{}
	for _, m := range askedAbout().all {
		if names[m.name] {
			t.Errorf("two matters are called %s", m.name)
		}
		names[m.name] = true
		if len(m.places) == 0 || len(m.ways) == 0 {
			t.Errorf("%s has %d places and %d ways", m.name, len(m.places), len(m.ways))
		}
		for _, w := range m.ways {
			if other := ways[w]; other != "" {
				t.Errorf("%q asks about %s and %s", w, other, m.name)
			}
			ways[w] = m.name
		}
		for _, p := range m.places {
			read := false
			for _, k := range papers.Kinds() {
				for _, f := range papers.Fields(k) {
					read = read || (p.kind == "" || p.kind == k) && strings.Contains(f.Path, p.path)
				}
			}
			if !read {
				t.Errorf("%s: no parser reads %s %s", m.name, p.kind, p.path)
			}
		}
	}
	if len(names) < 200 {
		t.Errorf("%d matters", len(names))
	}
}

// A question finds its matter by words that are not those of the papers.
func TestMattersOfQuestions(t *testing.T) {
	for question, want := range map[string]string{
		"my buyer has a parrot":                          "pets",
		"Could we let the flat to students?":             "underletting",
		"Is the vendor behind with the block's charges?": "arrears",
		"grond rent reveiw?":                             "rent-review",
		"are the buyers joint owners or in shares":       "trust",
		"how many square feet":                           "epc-size",
		"may I fell the ash or is it protected?":         "tree",
	} {
		q := ask(question)
		about := q.about()
		if len(about) == 0 || askedAbout().all[about[0].matter].name != want {
			got := "nothing"
			if len(about) > 0 {
				got = askedAbout().all[about[0].matter].name
			}
			t.Errorf("%q is about %s, want %s", question, got, want)
		}
	}
	q := ask("zebra crossword xylophone")
	for _, l := range q.about() {
		if l.score > 0.4 {
			t.Errorf("nonsense is about %s, %.2f", askedAbout().all[l.matter].name, l.score)
		}
	}
}

func TestMattersAreRefused(t *testing.T) {
	for _, wrong := range []string{"  a way before a matter", "pets\n  at lease"} {
		if _, err := readMatters(wrong); err == nil {
			t.Errorf("%q was read", wrong)
		}
	}
}

func TestSpelled(t *testing.T) {
	for typed, want := range map[string]string{
		"insurence": "insurance", "covenent": "covenant", "morgtage": "mortgage", "leasehlod": "leasehold", "restricitve": "restrictive",
		"insurance": "insurance", "sewer": "sewer", "3.9": "3.9", "café": "café", "zzzzzzzz": "zzzzzzzz", "fibre": "fibre", "pool": "pool",
	} {
		if got := spelled(typed); got != want {
			t.Errorf("%s is read as %s, want %s", typed, got, want)
		}
	}
}
