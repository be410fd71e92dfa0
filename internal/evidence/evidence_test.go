package evidence

import (
	"regexp"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// document lays lines out ten points apart, a page a list.
func document(pages ...[]string) *reading.Document {
	d := &reading.Document{Name: "register.pdf"}
	for n, lines := range pages {
		p := reading.Page{Number: n + 1, Width: 595, Height: 842, Source: reading.SourceText}
		for i, text := range lines {
			y := 50 + 14*float64(i)
			x := 50.0
			var l reading.Line
			for _, w := range strings.Fields(text) {
				b := reading.Box{X0: x, Y0: y, X1: x + 5*float64(len(w)), Y1: y + 10}
				l.Words = append(l.Words, reading.Word{Text: w, Box: b, Size: 10, Confidence: 1})
				l.Box = l.Box.Union(b)
				x = b.X1 + 4
			}
			p.Lines = append(p.Lines, l)
		}
		d.Pages = append(d.Pages, p)
	}
	return d
}

func TestWhatIsStruckOutIsNotSaid(t *testing.T) {
	doc := document([]string{"reveals no registrations the 3 registrations below", "Yes No"})
	line := doc.Pages[0].Lines[0].Words
	line[1].Struck, line[2].Struck = true, true
	doc.Pages[0].Lines[1].Words[1].Struck = true
	text := NewText(doc)
	first, second := text.Line(1, 0), text.Line(1, 1)
	if _, err := State(Statement{Path: "/count", Value: "no registrations"}, first); err == nil {
		t.Error("a value that is struck out was stated")
	}
	if f, err := State(Statement{Path: "/count", Value: "3"}, first); err != nil || f.Citation().Quote() != "reveals no registrations the 3 registrations below" {
		t.Errorf("what stands beside it: %q, %v", f.Citation().Quote(), err)
	}
	ticked := reading.Mark{Ticked: true, Confidence: 1}
	if _, err := Tick(Statement{Path: "/answer", Value: "No"}, first, second.Sub(1, 2), ticked); err == nil {
		t.Error("an answer that is struck out was stated")
	}
	if _, err := Tick(Statement{Path: "/answer", Value: "Yes"}, first, second.Sub(0, 1), ticked); err != nil {
		t.Error(err)
	}
}

func TestFindAndCite(t *testing.T) {
	text := NewText(document(
		[]string{"Title number WYK 123456", "The price stated to have been", "paid on 6 July 2007 was £129,000."},
		[]string{"C: Charges Register", "main-", "tenance of the wall"},
	))
	m, ok := text.All().Find(regexp.MustCompile(`price\s+stated\s+to\s+have\s+been\s+paid\s+on\s+(.+?)\s+was\s+£([\d,]+)`))
	if !ok {
		t.Fatal("the price was not found across two lines")
	}
	if got := m.Group[1].String; got != "129,000" {
		t.Errorf("price %q", got)
	}
	f, err := State(Statement{Path: "/price", Value: "129,000", Normalised: 129000.0}, m.Span)
	if err != nil {
		t.Fatal(err)
	}
	c := f.Citation()
	if c.Page() != 1 || c.Quote() != "price stated to have been paid on 6 July 2007 was £129,000." {
		t.Errorf("page %d, quote %q", c.Page(), c.Quote())
	}
	if n := len(c.Boxes()); n != 2 {
		t.Errorf("%d boxes, want one a line", n)
	}
	if f.Origin() != Parser || f.Confidence() != 1 {
		t.Errorf("origin %s, confidence %v", f.Origin(), f.Confidence())
	}
}

func TestValuesThatDoNotStandAreRefused(t *testing.T) {
	text := NewText(document([]string{"Registered on 12 November 1985", "No complaints were made"}))
	first, second := text.Line(1, 0), text.Line(1, 1)
	tests := []struct {
		name  string
		value string
		at    Span
		want  bool
	}{
		{"whole word", "No", second, true},
		{"part of a word", "No", first, false},
		{"part of a number", "98", first, false},
		{"whole number", "1985", first, true},
		{"another page's words", "complaints", first, false},
		{"empty value", "", first, false},
		{"nothing quoted", "No", Span{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := State(Statement{Path: "/x", Value: tt.value}, tt.at)
			if (err == nil) != tt.want {
				t.Errorf("State(%q) = %v, want made: %v", tt.value, err, tt.want)
			}
		})
	}
	if _, err := State(Statement{Path: "/x", Value: "No", Normalised: 3}, second); err == nil {
		t.Error("an int was taken for a normalised value")
	}
	if _, err := Compute(Statement{Path: "/x", Value: "3"}); err == nil {
		t.Error("a fact was computed from nothing")
	}
	if _, err := Compute(Statement{Path: "/x", Value: "3"}, Fact{}); err == nil {
		t.Error("a fact was computed from a fact that says nothing")
	}
}

func TestTick(t *testing.T) {
	d := document([]string{"7.8 Is the property affected by knotweed?", "Yes", "No"})
	text := NewText(d)
	mark := reading.Mark{Box: reading.Box{X0: 30, Y0: 78, X1: 40, Y1: 88}, Ticked: true, Kind: reading.MarkInk, Confidence: 0.8}
	f, err := Tick(Statement{Path: "/knotweed", Value: "No"}, text.Line(1, 0), text.Line(1, 2), mark)
	if err != nil {
		t.Fatal(err)
	}
	if q := f.Citation().Quote(); !strings.HasSuffix(q, "Yes No") {
		t.Errorf("quote %q does not run from the question to the answer", q)
	}
	boxes := f.Citation().Boxes()
	if boxes[len(boxes)-1] != mark.Box {
		t.Error("the tick itself has no box")
	}
	mark.Ticked = false
	if _, err := Tick(Statement{Path: "/knotweed", Value: "No"}, text.Line(1, 0), text.Line(1, 2), mark); err == nil {
		t.Error("an empty box gave an answer")
	}
}

func TestLocate(t *testing.T) {
	text := NewText(document([]string{"the Tenant covenants to pay for the main-", "tenance of the wall"}, []string{"the other page"}))
	tests := []struct {
		page  int
		quote string
		want  bool
	}{
		{1, "covenants to pay", true},
		{1, "covenants  to\npay", true},
		{1, "maintenance of the wall", true},
		{1, "main- tenance of the wall", true},
		{1, "covenant to pay", false},
		{1, "Covenants to pay", false},
		{2, "covenants to pay", false},
		{2, "the other page", true},
		{3, "the other page", false},
		{1, "", false},
	}
	for _, tt := range tests {
		if _, ok := text.Locate(tt.page, tt.quote); ok != tt.want {
			t.Errorf("Locate(%d, %q) = %v", tt.page, tt.quote, ok)
		}
	}
}

func TestSpanNeverQuotesTwoPages(t *testing.T) {
	text := NewText(document([]string{"entry begins here"}, []string{"and goes on here"}))
	c, err := Cite(text.All())
	if err != nil {
		t.Fatal(err)
	}
	if c.Quote() != "entry begins here" {
		t.Errorf("quoted %q", c.Quote())
	}
}

// FuzzFact tries to get a fact past the check whose quotation is not on the page
// or whose value is not in the quotation.
func FuzzFact(f *testing.F) {
	f.Add("No part of the land\fbelongs to November", "No", 0, 3, 1)
	f.Add("a b\nc- d", "c- d", 1, 9, 1)
	f.Add("£1,250 per annum", "1,250", 0, 1, 2)
	f.Fuzz(func(t *testing.T, content, value string, from, to, page int) {
		var pages [][]string
		for p := range strings.SplitSeq(content, "\f") {
			pages = append(pages, strings.Split(p, "\n"))
		}
		d := document(pages...)
		text := NewText(d)
		n := text.All().Words()
		if n == 0 {
			return
		}
		from, to = abs(from)%n, abs(to)%(n+1)
		if from >= to {
			return
		}
		check := func(fact Fact) {
			c := fact.Citation()
			on := ""
			for i := range d.Pages {
				if d.Pages[i].Number == c.Page() {
					on = Fold(d.Pages[i].Text())
				}
			}
			if !strings.Contains(on, c.Quote()) {
				t.Errorf("%q is quoted and does not stand on page %d: %q", c.Quote(), c.Page(), on)
			}
			if !fact.Computed() && !strings.Contains(c.Quote(), Fold(value)) && !strings.Contains(Unhyphenate(c.Quote()), Unhyphenate(Fold(value))) {
				t.Errorf("%q does not stand in %q", value, c.Quote())
			}
			if len(c.Boxes()) == 0 {
				t.Errorf("%q has no box", c.Quote())
			}
		}
		if fact, err := State(Statement{Path: "/x", Value: value}, text.All().Sub(from, to)); err == nil {
			check(fact)
		}
		if span, ok := text.Locate(abs(page)%(len(pages)+1), value); ok {
			fact, err := State(Statement{Path: "/x", Value: span.Text()}, span)
			if err != nil {
				t.Fatalf("what was located cannot be stated: %v", err)
			}
			if !Stands(value, span.Text()) {
				t.Errorf("located %q for %q", span.Text(), value)
			}
			value = span.Text()
			check(fact)
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

// A page scanned upside down and skewed is reasoned about as if it were straight,
// and cited where its words stand on the image.
func TestTiltedPages(t *testing.T) {
	d := document([]string{"7.8 Is the property affected by knotweed?", "Yes", "No"})
	straight := NewText(d)
	p := &d.Pages[0]
	given := *p
	given.Tilt, given.Source = reading.Tilt{Turns: 2, Skew: 0.02}, reading.SourceOCR
	given.Lines = nil
	for _, l := range p.Lines {
		var words []reading.Word
		for _, w := range l.Words {
			w.Box, w.Size = given.Given(w.Box), 0
			words = append(words, w)
		}
		given.Lines = append(given.Lines, reading.Line{Words: words})
	}
	tilted := NewText(&reading.Document{Name: d.Name, Pages: []reading.Page{given}})
	want, got := straight.Line(1, 2).Box(), tilted.Line(1, 2).Box()
	if dx, dy := got.MidX()-want.MidX(), got.MidY()-want.MidY(); dx*dx+dy*dy > 1e-6 {
		t.Errorf("the last line stands at %v, want %v", got, want)
	}
	mark := reading.Mark{Box: reading.Box{X0: 30, Y0: 78, X1: 40, Y1: 88}, Ticked: true, Kind: reading.MarkInk, Confidence: 0.8}
	f, err := Tick(Statement{Path: "/knotweed", Value: "No"}, tilted.Line(1, 0), tilted.Line(1, 2), mark)
	if err != nil {
		t.Fatal(err)
	}
	boxes := f.Citation().Boxes()
	if last := boxes[len(boxes)-1]; last.MidX() < 500 || last.MidY() < 700 {
		t.Errorf("the tick is highlighted at %v, not at the foot on the right", last)
	}
	if first := boxes[0]; first.MidY() < 700 {
		t.Errorf("the question is highlighted at %v, not at the foot", first)
	}
}
