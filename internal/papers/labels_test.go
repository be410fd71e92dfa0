package papers

import (
	"github.com/paperwurks/paperwurks/internal/pattern"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

func sheetOf(doc *reading.Document) *sheet {
	return newSheet(&definition{kind: Other}, evidence.NewText(doc), day)
}

func TestLabelled(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"after a colon", []string{"Policy number: AB 123/4"}, "AB 123/4"},
		{"no colon", []string{"Policy number AB123"}, "AB123"},
		{"numbered", []string{"3. Policy number: AB123"}, "AB123"},
		{"dotted leaders", []string{"Policy number ........ AB123 ......"}, "AB123"},
		{"next cell", []string{"Insured\tAcme Ltd", "Policy number\tAB123"}, "AB123"},
		{"below", []string{"Policy number", "AB123", "Insured", "Acme Ltd"}, "AB123"},
		{"below, in its column", []string{"Insured\tPolicy number", "Acme Ltd\tAB123"}, "AB123"},
		{"next label on the line", []string{"Policy number: AB123      Date: 1 May 2020"}, "AB123"},
		{"blank, another label beside", []string{"Policy number:\tDate: 1 May 2020"}, ""},
		{"blank, another label below", []string{"Policy number:", "Insured: Acme Ltd"}, ""},
		{"not in a sentence", []string{"Please quote the policy number in every letter."}, ""},
		{"in a sentence, then as a label", []string{"Please quote the policy number below.", "", "Policy number: AB123"}, "AB123"},
		{"in the middle of a line before a colon", []string{"Acme Ltd, Policy number: AB123"}, "AB123"},
		{"the end of a longer label", []string{"Old policy number: ZZ9", "Policy number: AB123"}, "AB123"},
		{"split over lines", []string{"Policy", "number: AB123"}, "AB123"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sheetOf(textDoc(c.lines...))
			v, ok := s.labelled(s.Span, pattern.New(`(?i)policy\s+number`))
			if ok != (c.want != "") || v.Text() != c.want {
				t.Errorf("got %q, want %q", v.Text(), c.want)
			}
		})
	}
}

func TestBlock(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"wraps at the margin", []string{"Address: 1 High Street", "Canterbury", "Date: 1 May 2020"}, "1 High Street Canterbury"},
		{"wraps under the value", []string{"Address:  1 High Street", "          Canterbury", "Insured: Acme"}, "1 High Street Canterbury"},
		{"in the right cell", []string{"Address\t1 High Street", "\tCanterbury", "Insured\tAcme Ltd"}, "1 High Street Canterbury"},
		{"until a number", []string{"Address", "1 High Street", "Canterbury", "2. Seller", "A B"}, "1 High Street Canterbury"},
		{"until a gap", []string{"Address", "1 High Street", "Canterbury", "", "Signed by the seller"}, "1 High Street Canterbury"},
		{"one line", []string{"Address: 1 High Street, Canterbury"}, "1 High Street, Canterbury"},
		{"none", []string{"Address:", "", "", "Signed"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sheetOf(textDoc(c.lines...))
			v, ok := s.labelledBlock(s.Span, pattern.New(`(?i)address`))
			if ok != (c.want != "") || v.Text() != c.want {
				t.Errorf("got %q, want %q", v.Text(), c.want)
			}
		})
	}
}

// A ruling ends a cell even where the lines are close.
func TestBlockEndsAtRuling(t *testing.T) {
	doc := textDoc("Address", "1 High Street", "Canterbury", "Kept by the seller")
	doc.Pages[0].Rulings = []reading.Ruling{{Box: reading.Box{X0: 40, Y0: 101, X1: 500, Y1: 101}}}
	s := sheetOf(doc)
	if v, _ := s.labelledBlock(s.Span, pattern.New(`(?i)address`)); v.Text() != "1 High Street Canterbury" {
		t.Errorf("got %q", v.Text())
	}
}

// A narrow cell breaks its date behind the day.
func TestDayBrokenOverLines(t *testing.T) {
	s := read(EPC, textDoc(
		"Energy performance certificate",
		"Energy rating E",
		"Valid until: 11",
		"February 2031",
		"Certificate number: 2201-8844-7291-0093-5501",
	))
	expect(t, s, map[string]any{"/paperwurks/epc/validUntil": "2031-02-11"})
}
