package retrieval

import (
	"context"
	"slices"
	"testing"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// formText is a seller's form of which nobody read a fact.
const formText = `PROPERTY INFORMATION

4. Alterations, planning and building control

4.1 Has the seller carried out building work at the property? Yes, a porch in 2004.

4.6 Is the house a listed building, or any part of it? No, it never was.

4.7 Is the property in a conservation area? No.

5. Guarantees

5.1 Damp proofing: guarantee given in 2011.

6. Insurance

6.1 Does the seller insure the property? Yes, with the bank.
`

// unreadForm is a case of that form with no facts.
func unreadForm(t *testing.T) *Case {
	t.Helper()
	doc, err := textReader{}.Read(context.Background(), "form.txt", []byte(formText), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &analysis.Report{AsAt: "2026-11-23", Documents: []analysis.Document{{File: "form.txt", Kind: papers.TA6}}}
	return New(r, func(string) *reading.Document { return doc })
}

// What no parser read is found by what the field is called, though the question shares
// no word with the passage.
func TestFieldsThatNobodyReadAreFound(t *testing.T) {
	c := unreadForm(t)
	found := c.Search("Does Historic England protect it as heritage?", 5)
	at := slices.IndexFunc(found, func(r Result) bool { return r.Where == "question 4.6" })
	if at < 0 || at > 2 {
		t.Fatalf("the question on listing is at %d of %d", at, len(found))
	}
	listed := slices.IndexFunc(askedAbout().all, func(m matter) bool { return m.name == "listed" })
	for _, u := range c.index.unstated[listed] {
		if p := c.Passages[c.index.units[u].passage]; p.number != "4.6" {
			t.Errorf("%s is taken to speak of listing: %q", p.Where, p.Text())
		}
	}
	// A guess of where it stands makes no answer any surer.
	q := ask("Does Historic England protect it as heritage?")
	for _, h := range c.rank(&q, mostHits) {
		if h.matter != 0 {
			t.Errorf("a passage that no fact states has %.2f of the matter", h.matter)
		}
	}
}

// A matter that a fact states is not guessed at.
func TestWhatIsStatedIsNotGuessedAt(t *testing.T) {
	c := asked(t)
	for m := range c.index.unstated {
		if len(c.index.byMatter[m]) > 0 {
			t.Errorf("%s is stated and guessed at", askedAbout().all[m].name)
		}
	}
}

// The first three places are the ranking's own; the next go to other matters.
func TestTheFirstThreePlacesStay(t *testing.T) {
	c := asked(t)
	for _, text := range []string{"who repairs the roof", "may I keep a dog", "rent", "insurance", "can the flat be let"} {
		q := ask(text)
		plain := c.rank(&q, mostHits)
		broad := c.broadened(&q, slices.Clone(plain))
		if len(broad) != len(plain) {
			t.Fatalf("%q: %d of %d places are left", text, len(broad), len(plain))
		}
		seen, first := map[int]bool{}, []int32{}
		for _, h := range plain {
			if len(first) < likeliest && (h.passage < 0 || !seen[h.passage]) {
				seen[h.passage] = true
				first = append(first, h.id)
			}
		}
		for i, id := range first {
			if broad[i].id != id {
				t.Errorf("%q: place %d changed", text, i+1)
			}
		}
	}
}

// A yes or no does not answer how many.
func TestYesIsNoNumber(t *testing.T) {
	c := &Case{facts: []fact{{typ: papers.Answer}, {typ: papers.Number}}}
	how, whether := ask("how many bathrooms are there"), ask("are there bathrooms")
	yes, number := Result{hit: hit{unit: unit{fact: 0}}}, Result{hit: hit{unit: unit{fact: 1}}}
	if a, b := c.confidence(&how, yes), c.confidence(&how, number); a >= b {
		t.Errorf("a yes is as sure as a number of how many: %.3f, %.3f", a, b)
	}
	if a, b := c.confidence(&how, yes), c.confidence(&whether, yes); a >= b {
		t.Errorf("a yes is as sure of how many as of whether: %.3f, %.3f", a, b)
	}
}
