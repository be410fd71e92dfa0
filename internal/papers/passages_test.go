package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// cut is the passages of a document as "where | heading | words" lines.
func cut(k Kind, doc *reading.Document) []string {
	var all []string
	for _, p := range Passages(k, evidence.NewText(doc)) {
		all = append(all, p.Where()+" | "+strings.Join(p.Heading, " / ")+" | "+textOf(p.Parts))
	}
	return all
}

func TestPassagesOfALease(t *testing.T) {
	doc := textDoc(
		"THIS LEASE is made the 7th day of July 1989",
		"",
		"2. THE Lessee HEREBY COVENANTS with the Lessor as follows:-",
		"(a) To pay the rents mentioned in",
		"the Second Schedule hereto on the days",
		"hereinbefore appointed",
		"(b) To repair the Flat",
		"(i) inside and",
		"(ii) outside",
		"(c) Not to keep any dog",
		"3. THE Lessor HEREBY COVENANTS with the Lessee as follows:-",
		"(a) THAT the Company will maintain the roof",
		"3.4 From 25 June 1992 the Tenant",
		"2.00 pm is the time by which",
		"THE SECOND SCHEDULE above referred to",
		"The rents",
		"1. One peppercorn",
	)
	got := cut(Lease, doc)
	want := []string{
		"|  | THIS LEASE is made the 7th day of July 1989",
		"clause 2 |  | 2. THE Lessee HEREBY COVENANTS with the Lessor as follows:-",
		"clause 2(a) |  | (a) To pay the rents mentioned in the Second Schedule hereto on the days hereinbefore appointed",
		"clause 2(b) |  | (b) To repair the Flat",
		"clause 2(b)(i) |  | (i) inside and",
		"clause 2(b)(ii) |  | (ii) outside",
		"clause 2(c) |  | (c) Not to keep any dog",
		"clause 3 |  | 3. THE Lessor HEREBY COVENANTS with the Lessee as follows:-",
		"clause 3(a) |  | (a) THAT the Company will maintain the roof",
		"clause 3.4 |  | 3.4 From 25 June 1992 the Tenant 2.00 pm is the time by which",
		"Second Schedule, paragraph 1 | THE SECOND SCHEDULE above referred to / The rents | 1. One peppercorn",
	}
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = strings.TrimSpace(got[i])
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("passage %d:\n got %s\nwant %s", i, g, w)
		}
	}
}

func TestPassagesSayWhoseCovenantTheyAre(t *testing.T) {
	doc := textDoc(
		"3. THE Lessor HEREBY COVENANTS with the Lessee as follows:-",
		"(a) To insure the Building",
		"(b) That the Company will maintain the roof",
		"(c) To enforce the covenants",
	)
	want := map[string]string{"3(a)": "landlord", "3(b)": "management company", "3(c)": "landlord"}
	for _, p := range Passages(Lease, evidence.NewText(doc)) {
		if w := want[p.Number]; w != "" && p.By != w {
			t.Errorf("%s is by %q, want %q", p.Number, p.By, w)
		}
	}
}

func TestPassagesOfOtherPapers(t *testing.T) {
	tests := []struct {
		name  string
		kind  Kind
		lines []string
		want  []string
	}{
		{"register", TitleRegister, []string{
			"Title number WYK123456",
			"B: Proprietorship Register",
			"Title absolute",
			"1 (05.03.2008) PROPRIETOR: ANN EXAMPLE of 1 Mill Lane.",
			"2 (05.03.2008) The price stated to have been paid was £204,000.",
			"C: Charges Register",
			"1 (05.03.2008) REGISTERED CHARGE dated 4 March 2008.",
		}, []string{
			"proprietorship register, entry 1", "proprietorship register, entry 2", "charges register, entry 1",
		}},
		{"enquiries", CON29R, []string{
			"2.1(a) Highways maintainable at public expense\tYes",
			"2.1(b) Subject to adoption\tNo",
			"3.9 (m) tree preservation order\tNo",
		}, []string{"enquiry 2.1(a)", "enquiry 2.1(b)", "enquiry 3.9(m)"}},
		{"questions", TA6, []string{
			"2 DISPUTES",
			"2.1 Has there been any dispute?\tYes ☐ No ☑",
			"4.6(a) In what year were they installed? 2019",
		}, []string{"question 2.1", "question 4.6(a)"}},
		{"conditions", PlanningDecision, []string{
			"1. The development shall begin within three years.",
			"2. The materials shall match.",
		}, []string{"condition 1", "condition 2"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			all := "\n" + strings.Join(cut(test.kind, textDoc(test.lines...)), "\n")
			for _, w := range test.want {
				if !strings.Contains(all, "\n"+w+" | ") {
					t.Errorf("no %s in%s", w, all)
				}
			}
		})
	}
}

// Nothing that can be asked for may be lost: every word stands in a passage, is in a
// heading, or is furniture of the page.
func TestPassagesLoseNoWord(t *testing.T) {
	lines := []string{
		"LEASE", "relating to Flat 1", "",
		"1. INTERPRETATION", "In this lease the following words have meanings", "",
		"\"Building\" means the block", "of flats at Mill Lane",
		"2. RENT\t£250 a year", "Signed as a deed", "25 Mill Lane", "125 years from 1990",
	}
	for _, k := range Kinds() {
		doc := textDoc(lines...)
		have := map[string]int{}
		for _, p := range Passages(k, evidence.NewText(doc)) {
			for _, w := range strings.Fields(textOf(p.Parts) + " " + strings.Join(p.Heading, " ")) {
				have[w]++
			}
		}
		for _, line := range lines {
			for _, w := range strings.Fields(line) {
				if have[w] == 0 && w != "1." && w != "2." {
					t.Errorf("%s: %q of %q is lost", k, w, line)
				}
			}
		}
	}
}

func FuzzPassages(f *testing.F) {
	f.Add("2. THE Lessee COVENANTS\n(a) To pay\n(i) now\nTHE FIRST SCHEDULE\n1. One", 0)
	f.Add("B: Proprietorship Register\n1 (05.03.2008) PROPRIETOR: A\n2 B", 1)
	f.Add("3.9 (m) tree\tNo\n\f\n(zz) x\n4.(((a)\nPart\nLR1.1", 2)
	kinds := []Kind{Lease, TitleRegister, CON29R, TA6, Other}
	f.Fuzz(func(t *testing.T, text string, k int) {
		if len(text) > 4000 {
			return
		}
		doc := textDoc(strings.Split(text, "\n")...)
		for _, p := range Passages(kinds[((k%len(kinds))+len(kinds))%len(kinds)], evidence.NewText(doc)) {
			p.Where()
			for _, part := range p.Parts {
				if part.Empty() || part.OnePage().Words() != part.Words() {
					t.Fatalf("a part is empty or on two pages: %q", part.Text())
				}
			}
		}
	})
}
