package flow

import (
	"errors"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

func pages(t *testing.T, s *Setter) []reading.Page {
	t.Helper()
	p, err := s.Pages()
	if err != nil {
		t.Fatal(err)
	}
	for i := range p {
		sound(t, &p[i])
	}
	return p
}

// sound checks what holds of every page that is set.
func sound(t *testing.T, p *reading.Page) {
	t.Helper()
	for _, l := range p.Lines {
		if len(l.Words) == 0 {
			t.Errorf("page %d has a line without words", p.Number)
		}
		last := -1.0
		for _, w := range l.Words {
			if w.Text == "" || strings.ContainsAny(w.Text, " \t\n") {
				t.Errorf("page %d: %q is not a word", p.Number, w.Text)
			}
			b := w.Box
			if b.Empty() || b.X0 < 0 || b.Y0 < 0 || b.X1 > p.Width+0.01 || b.Y1 > p.Height+0.01 {
				t.Errorf("page %d: the box of %q is %+v", p.Number, w.Text, b)
			}
			if b.X0 < last {
				t.Errorf("page %d: %q stands left of the word before it", p.Number, w.Text)
			}
			last = b.X0
			if l.Box.Union(b) != l.Box {
				t.Errorf("page %d: %q is outside its line", p.Number, w.Text)
			}
		}
	}
}

func TestParagraphsWrapAndFlowOn(t *testing.T) {
	s := New(10, false)
	word := "covenant "
	s.Add(Paragraph(strings.Repeat(word, 2000)))
	p := pages(t, s)
	if len(p) < 2 {
		t.Fatalf("2,000 words stand on %d pages", len(p))
	}
	n := 0
	for _, page := range p {
		for _, l := range page.Lines {
			n += len(l.Words)
		}
	}
	if n != 2000 {
		t.Errorf("%d words, want 2,000", n)
	}
}

func TestRowsKeepCellsApart(t *testing.T) {
	s := New(10, false)
	s.Add(Block{Ruled: true, Cells: []Cell{
		{Blocks: []Block{Paragraph("Title number")}},
		{Blocks: []Block{Paragraph("AB123456")}},
	}})
	s.Add(Paragraph("after"))
	p := pages(t, s)[0]
	if got, want := p.Text(), "Title number\nAB123456\nafter"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if p.Lines[0].Box.OverlapY(p.Lines[1].Box) < 0.9 || p.Lines[0].Box.X1 >= p.Lines[1].Box.X0 {
		t.Errorf("cells stand at %+v and %+v", p.Lines[0].Box, p.Lines[1].Box)
	}
	if p.Lines[2].Box.Y0 < p.Lines[0].Box.Y1 {
		t.Error("the paragraph stands in the row")
	}
	if len(p.Rulings) != 5 {
		t.Errorf("%d rulings, want 5", len(p.Rulings))
	}
}

func TestClearGapsPartLines(t *testing.T) {
	s := New(1, false)
	s.Add(Block{Spans: []Span{{Text: "1.1\tThe Tenant"}}})
	s.Add(Block{Spans: []Span{{Text: "Price\t\t\t£250,000"}}})
	s.Add(Block{Fixed: true, Spans: []Span{{Text: "Owner          A Smith"}}})
	s.Add(Block{Label: "2.", Indent: 36, Spans: []Span{{Text: "Not to keep pigs"}}})
	got := pages(t, s)[0].Text()
	want := "1.1 The Tenant\nPrice\n£250,000\nOwner\nA Smith\n2. Not to keep pigs"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTickBoxesAreMarks(t *testing.T) {
	for _, tt := range []struct {
		text, words string
		ticked      []bool
	}{
		{"Yes ☒ No ☐", "Yes|☒|No|☐", []bool{true, false}},
		{"☑Yes ☐No", "☑|Yes|☐|No", []bool{true, false}},
		{"[X] attached [ ] to follow", "[X]|attached|[|]|to|follow", []bool{true, false}},
		{"clause (a) and (x)", "clause|(a)|and|(x)", nil},
		{"✔\uFE0F done", "✔|done", []bool{true}},
	} {
		s := New(1, false)
		s.Add(Paragraph(tt.text))
		p := pages(t, s)[0]
		var words []string
		for _, l := range p.Lines {
			for _, w := range l.Words {
				words = append(words, w.Text)
			}
		}
		if got := strings.Join(words, "|"); got != tt.words {
			t.Errorf("%q: words %q, want %q", tt.text, got, tt.words)
		}
		if len(p.Marks) != len(tt.ticked) {
			t.Errorf("%q: marks %+v", tt.text, p.Marks)
			continue
		}
		for i, m := range p.Marks {
			if m.Ticked != tt.ticked[i] || m.Box.Empty() {
				t.Errorf("%q: mark %d is %+v", tt.text, i, m)
			}
		}
	}
}

func TestElasticPagesEndWhereTheFileSays(t *testing.T) {
	s := New(10, true)
	for range 80 { // more than a page of our type
		s.Add(Paragraph("The Tenant covenants with the Landlord ☒"))
	}
	s.Break()
	s.Add(Paragraph("Second page"))
	p := pages(t, s)
	if len(p) != 2 || len(p[0].Lines) != 80 || p[1].Text() != "Second page" {
		t.Fatalf("%d pages, the first of %d lines", len(p), len(p[0].Lines))
	}
	if m := p[0].Marks[79]; m.Box.Union(p[0].Lines[79].Box) != p[0].Lines[79].Box {
		t.Errorf("the mark at %+v is outside its line at %+v", m.Box, p[0].Lines[79].Box)
	}
}

func TestTooManyPages(t *testing.T) {
	s := New(2, false)
	for range 3 {
		s.Add(Paragraph("x"))
		s.Break()
	}
	if _, err := s.Pages(); !errors.Is(err, ErrTooLong) {
		t.Errorf("got %v", err)
	}
	s = New(2, false)
	s.Add(Paragraph(strings.Repeat("x\n", 1000)))
	if _, err := s.Pages(); !errors.Is(err, ErrTooLong) {
		t.Errorf("got %v", err)
	}
}

func TestDeepRowsKeepTheirText(t *testing.T) {
	b := Paragraph("treasure")
	for range 50 {
		b = Block{Cells: []Cell{{Blocks: []Block{b}}, {Blocks: []Block{Paragraph("x")}}}}
	}
	s := New(10, false)
	s.Add(b)
	found := false
	for _, p := range pages(t, s) {
		found = found || strings.Contains(p.Text(), "treasure")
	}
	if !found {
		t.Error("the text of the innermost cell is lost")
	}
}

func FuzzSetter(f *testing.F) {
	f.Add("The Tenant\tshall ☒ not\n[ ] keep pigs", "1.1", 36.0, 10.0, true)
	f.Add(strings.Repeat("W", 300), "(a)", -5.0, 500.0, false)
	f.Fuzz(func(t *testing.T, text, label string, indent, size float64, fixed bool) {
		s := New(50, fixed)
		b := Block{Spans: []Span{{Text: text}, {Text: text, Bold: true}}, Label: label, Indent: indent, Size: size, Fixed: fixed}
		s.Add(b)
		s.Add(Block{Cells: []Cell{{Blocks: []Block{b}, Share: size}, {Blocks: []Block{b}}}})
		p, err := s.Pages()
		if err != nil {
			return
		}
		for i := range p {
			sound(t, &p[i])
		}
	})
}
