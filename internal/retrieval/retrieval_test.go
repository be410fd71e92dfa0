package retrieval

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/plain"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// textReader reads files of plain text.
type textReader struct{}

func (textReader) Read(_ context.Context, name string, data []byte, _ func(reading.Progress)) (*reading.Document, error) {
	if len(data) == 0 {
		return nil, errors.New("empty")
	}
	content, err := plain.Read(data, reading.Limits{}.WithDefaults())
	if err != nil {
		return nil, err
	}
	return &reading.Document{Name: name, Pages: content.Pages}, nil
}

const leaseText = `THIS LEASE is made the 7 July 1989 BETWEEN REGENT PROPERTIES LIMITED (hereinafter called "the Lessor") and ANN EXAMPLE (hereinafter called "the Lessee")

TO HOLD the same unto the Lessee for the term of 99 years from the 24 June 1989 YIELDING AND PAYING therefor the yearly rent of £50

2. THE Lessee HEREBY COVENANTS with the Lessor as follows:-

(a) To pay the rents set out in the Second Schedule hereto

(b) No dog bird cat or other animal or reptile shall be kept in the Flat without the consent in writing of the Lessor

(c) Not to underlet the whole of the Flat without the previous consent in writing of the Lessor

3. THE Lessor HEREBY COVENANTS with the Lessee as follows:-

(a) THAT the Lessor will maintain repair redecorate and renew the main structure and in particular the roof chimney stacks gutters foundations and main walls of the Building

(b) THAT the Lessor will insure and keep insured the Building against loss or damage by fire

THE FIRST SCHEDULE above referred to

The Flat

1. The flat on the ground floor

THE SECOND SCHEDULE above referred to

The rents

1. Fifty pounds a year for the first thirty-three years of the said term
`

const letterText = `Example & Co Solicitors

12 May 2026

Dear Sirs

Our client has kept two budgerigars since 2019 without complaint.

Yours faithfully
`

// asked is a case of a lease and a letter.
func asked(t *testing.T) *Case {
	t.Helper()
	return analysed(t, analysis.File{Name: "lease.txt", Data: []byte(leaseText), Kind: papers.Lease}, analysis.File{Name: "letter.txt", Data: []byte(letterText), Kind: papers.Correspondence})
}

func analysed(t *testing.T, files ...analysis.File) *Case {
	t.Helper()
	book, err := rules.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := analysis.Engine{Reader: textReader{}, Book: book, Now: func() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }}
	a, err := e.Analyse(context.Background(), files, analysis.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return Of(a)
}

func TestAsk(t *testing.T) {
	c := asked(t)
	tests := []struct {
		question, where, words string
	}{
		{"Who has to fix the roof?", "clause 3(a)", "roof chimney stacks"},
		{"Can I keep a dog?", "clause 2(b)", "No dog bird cat"},
		{"Is subletting allowed?", "clause 2(c)", "Not to underlet"},
		{"Who insures the building?", "clause 3(b)", "insure and keep insured"},
		{"What does clause 2(c) say?", "clause 2(c)", "Not to underlet"},
		{"the Second Schedule, paragraph 1", "Second Schedule, paragraph 1", "Fifty pounds"},
	}
	for _, test := range tests {
		t.Run(test.question, func(t *testing.T) {
			a := c.Ask(test.question)
			if a.Outcome != Found || len(a.Evidence) == 0 {
				t.Fatalf("%s, %v: %s", a.Outcome, a.Confidence, a.Text)
			}
			if a.Passages[0].Where != test.where || !strings.Contains(a.Evidence[0].Quote, test.words) {
				t.Errorf("got %s: %q", a.Passages[0].Where, a.Evidence[0].Quote)
			}
		})
	}
}

func TestThePapersDoNotSay(t *testing.T) {
	c := asked(t)
	for _, question := range []string{"Is there a swimming pool?", "What council tax band is it?", "When does the mortgage offer expire?", "Which firm maintains the lift?"} {
		a := c.Ask(question)
		if a.Outcome != Silent || len(a.Evidence) != 0 || a.Silence == nil {
			t.Errorf("%s: %s %s", question, a.Outcome, a.Text)
		}
	}
	a := c.Ask("When does the mortgage offer expire?")
	if len(a.Silence.Usually) == 0 || a.Silence.Usually[0].Kind != papers.MortgageOffer || len(a.Silence.Usually[0].Files) != 0 {
		t.Errorf("which paper would say it: %+v", a.Silence)
	}
	for _, question := range []string{"", "?", "who is it"} {
		if a := c.Ask(question); a.Outcome != Silent {
			t.Errorf("%q was answered: %s", question, a.Text)
		}
	}
}

// An answer is never more than its quotations: they all stand on their pages.
func TestEveryQuotationStands(t *testing.T) {
	c := asked(t)
	pages := map[string]string{"lease.txt": evidence.Fold(leaseText), "letter.txt": evidence.Fold(letterText)}
	for _, question := range []string{"roof", "dog", "rent", "flat", "Lessor", "schedule", "budgerigars", "term", "London", "clause 2"} {
		a := c.Ask(question)
		if a.Outcome == Found && len(a.Evidence) == 0 {
			t.Errorf("%s: an answer without a quotation: %s", question, a.Text)
		}
		for _, r := range a.Passages {
			for _, q := range r.Quote {
				if !strings.Contains(pages[q.File], q.Quote) || len(q.Boxes) == 0 || q.Page == 0 {
					t.Errorf("%s: %q does not stand in %s", question, q.Quote, q.File)
				}
			}
		}
	}
}

func TestReferencesAreFollowed(t *testing.T) {
	c := asked(t)
	a := c.Ask("clause 2(a)")
	if len(a.Passages) == 0 || len(a.Passages[0].Refers) != 1 {
		t.Fatalf("clause 2(a) refers to %+v", a.Passages)
	}
	r := a.Passages[0].Refers[0]
	if r.Where != "Second Schedule, paragraph 1" || !strings.Contains(r.Quote.Quote, "Fifty pounds") {
		t.Errorf("the Second Schedule is %s: %q", r.Where, r.Quote.Quote)
	}
}

// A place is found however a person writes it, and nothing beside it.
func TestPlacesAsPeopleWriteThem(t *testing.T) {
	c := asked(t)
	for text, where := range map[string]string{
		"clause 2(b)": "clause 2(b)", "sub-clause 3 (a)": "clause 3(a)", "Paragraph 1 of the Second Schedule": "Second Schedule, paragraph 1",
		"schedule 2, para 1": "Second Schedule, paragraph 1", "the First Schedule": "First Schedule, paragraph 1", "clause 4(2)": "", "the Ninth Schedule": "",
	} {
		found := c.Search(text, 5)
		got := ""
		if len(found) > 0 {
			got = found[0].Where
		}
		if where != got && (where != "" || placesIn(text) != nil) {
			t.Errorf("%q is %q, want %q", text, got, where)
		}
	}
}

// What a passage goes on to and what it speaks of are other passages of its own paper.
func TestReferencesStayInTheirPaper(t *testing.T) {
	c := analysed(t, analysis.File{Name: "a.txt", Data: []byte(leaseText), Kind: papers.Lease},
		analysis.File{Name: "b.txt", Data: []byte(strings.ReplaceAll(leaseText, "Fifty", "Ninety")), Kind: papers.Lease})
	found := 0
	for i := range c.Passages {
		for _, ref := range c.refers(i) {
			found++
			if ref.Quote.File != c.Passages[i].File {
				t.Errorf("%s of %s leads into %s", c.Passages[i].Where, c.Passages[i].File, ref.Quote.File)
			}
		}
		if n := c.Passages[i].next; n >= 0 && c.Passages[n].File != c.Passages[i].File {
			t.Errorf("%s is followed by another paper's", c.Passages[i].Where)
		}
	}
	if found != 2 {
		t.Errorf("%d references are followed, want that of each lease", found)
	}
}

func TestSameAnswersAgain(t *testing.T) {
	one, two := asked(t), asked(t)
	for _, question := range []string{"Who repairs the roof?", "rent", "animals", "the Flat and the Building and the Lessor"} {
		a, b := one.Ask(question), two.Ask(question)
		if a.Text != b.Text || len(a.Passages) != len(b.Passages) {
			t.Fatalf("%s: %s\n%s", question, a.Text, b.Text)
		}
		for i := range a.Passages {
			if a.Passages[i].Score != b.Passages[i].Score || a.Passages[i].Where != b.Passages[i].Where {
				t.Errorf("%s: passage %d differs", question, i)
			}
		}
	}
}

// Notes are of the matter that is asked about, and never make an answer of silence.
func TestNotes(t *testing.T) {
	tests := []struct{ question, note string }{
		{"What is the time limit for planning enforcement?", "planning-time-limits"},
		{"Is chancel repair still a liability?", "chancel"},
		{"Do we need an EWS1 for the cladding?", "fire-safety"},
		{"Can the ground rent double?", "ground-rent"},
	}
	for _, test := range tests {
		found := Notes(test.question)
		if len(found) == 0 || found[0].Name != test.note {
			t.Errorf("%s: %+v", test.question, found)
		}
	}
	for _, question := range []string{"", "who is it", "Is there a swimming pool?"} {
		if found := Notes(question); len(found) != 0 {
			t.Errorf("%s: %s", question, found[0].Name)
		}
	}
	a := asked(t).Ask("Is chancel repair still a liability?")
	if a.Outcome != Silent || len(a.Evidence) != 0 || len(a.Notes) == 0 {
		t.Errorf("%s with %d notes: %s", a.Outcome, len(a.Notes), a.Text)
	}
}

func TestStem(t *testing.T) {
	for _, same := range [][]string{
		{"repair", "repairs", "repairing", "repaired"}, {"insure", "insured", "insuring", "insures"},
		{"underlet", "underletting"}, {"vary", "varies", "varied"}, {"assign", "assigning", "assigns", "assigned"},
		{"boundary", "boundaries"}, {"alteration", "alterations"}, {"hop", "hopping", "hopped"}, {"agree", "agreed"},
	} {
		for _, w := range same[1:] {
			if stem(w) != stem(same[0]) {
				t.Errorf("%s is %s, %s is %s", same[0], stem(same[0]), w, stem(w))
			}
		}
	}
	for _, apart := range [][2]string{{"roof", "root"}, {"lease", "less"}, {"charge", "change"}, {"rent", "rend"}, {"search", "seat"}} {
		if stem(apart[0]) == stem(apart[1]) {
			t.Errorf("%s and %s are both %s", apart[0], apart[1], stem(apart[0]))
		}
	}
}

func TestWords(t *testing.T) {
	got := stems{}.words("The Lessee's rent of £1,250.00 from 6 July 2007 (clause 4.12): WYK123456.")
	for _, w := range []string{"1250", "2007-07-06", "4.12", "wyk123456", "rent"} {
		if !slices.Contains(got, w) {
			t.Errorf("no %s in %v", w, got)
		}
	}
}

func TestThesaurus(t *testing.T) {
	tests := []struct{ a, b string }{
		{"keep in repair", "uphold"}, {"dog", "animals"}, {"sublet", "underlet"}, {"rent out", "underletting"},
		{"re-entry", "forfeiture"}, {"ground rent", "rent reserved"}, {"roof", "main structure"},
		{"freeholder", "lessor"}, {"tpo", "tree preservation order"}, {"leaseholder", "lessee"},
	}
	st := stems{}
	for _, test := range tests {
		groups := map[string]bool{}
		for _, f := range conveyancing.find(st.words(test.a)) {
			for _, g := range f.groups {
				groups[g] = true
			}
		}
		shared := false
		for _, f := range conveyancing.find(st.words(test.b)) {
			for _, g := range f.groups {
				shared = shared || groups[g]
			}
		}
		if !shared {
			t.Errorf("%s and %s share no group", test.a, test.b)
		}
	}
	for _, wrong := range []string{"no colon", "a: x\na: y", "a: ", "a: x,,y"} {
		if _, err := readThesaurus(wrong); err == nil {
			t.Errorf("%q is no thesaurus and was read", wrong)
		}
	}
}

func TestPlaces(t *testing.T) {
	tests := []struct {
		text string
		want place
	}{
		{"clause 4(2)", place{number: "4.2"}},
		{"Clause 3.4(a)(ii) of the lease", place{number: "3.4.a.ii"}},
		{"the Second Schedule", place{schedule: 2}},
		{"paragraph 4 of the Second Schedule", place{number: "4", schedule: 2}},
		{"Schedule 5, paragraph 2", place{number: "2", schedule: 5}},
		{"entry 3 of the Charges Register", place{number: "3", register: "C"}},
		{"proprietorship register, entry 1", place{number: "1", register: "B"}},
		{"what was answered at 3.9(m)?", place{number: "3.9.m"}},
		{"question 7.8", place{number: "7.8"}},
	}
	for _, test := range tests {
		got := placesIn(test.text)
		if len(got) != 1 {
			t.Errorf("%s: %+v", test.text, got)
			continue
		}
		got[0].text = ""
		if got[0] != test.want {
			t.Errorf("%s: got %+v, want %+v", test.text, got[0], test.want)
		}
	}
	if got := placesIn("the rent is £4,300 a year from 25 June 1992"); len(got) != 0 {
		t.Errorf("a sum is no place: %+v", got)
	}
}

func TestNamed(t *testing.T) {
	tests := []struct {
		question string
		surely   papers.Kind
	}{
		{"Under the lease, who repairs the roof?", papers.Lease},
		{"When does the mortgage offer expire?", papers.MortgageOffer},
		{"What did the CON29DW say?", papers.CON29DW},
		{"What is the EWS1 rating?", papers.EWS1},
	}
	for _, test := range tests {
		if _, surely := named(test.question); !slices.Contains(surely, test.surely) {
			t.Errorf("%s: %v", test.question, surely)
		}
	}
	if kinds, surely := named("Who owns the fence?"); len(kinds)+len(surely) != 0 {
		t.Errorf("the fence names %v", kinds)
	}
}

func FuzzAsk(f *testing.F) {
	for _, s := range []string{"Who repairs the roof?", "clause 4(2)(((", "£1,,2.00.", "entry 99999999999 of the charges register", "\x00\xff", "schedule Z"} {
		f.Add(s)
	}
	book, err := rules.Load()
	if err != nil {
		f.Fatal(err)
	}
	e := analysis.Engine{Reader: textReader{}, Book: book, Now: time.Now}
	a, err := e.Analyse(context.Background(), []analysis.File{{Name: "lease.txt", Data: []byte(leaseText), Kind: papers.Lease}}, analysis.Options{}, nil)
	if err != nil {
		f.Fatal(err)
	}
	c := Of(a)
	f.Fuzz(func(t *testing.T, question string) {
		if len(question) > 2000 {
			return
		}
		a := c.Ask(question)
		if a.Outcome == Found && len(a.Evidence) == 0 {
			t.Errorf("an answer without a quotation: %q", question)
		}
	})
}
