package reading

import (
	"fmt"
	"math"
	"testing"
)

func TestUprightAndBack(t *testing.T) {
	// A word at the top left of upright A4 paper, a mark to its right, a ruling below.
	word, mark := Box{50, 60, 110, 72}, Box{520, 60, 532, 72}
	rule := Box{50, 80, 540, 80}
	for turns := range 4 {
		for _, degrees := range []float64{0, 1.5, -2} {
			t.Run(fmt.Sprint(turns, " quarters ", degrees, " degrees"), func(t *testing.T) {
				p := Page{Source: SourceOCR, Width: 595, Height: 842, Tilt: Tilt{turns, degrees * math.Pi / 180}}
				if turns%2 != 0 {
					p.Width, p.Height = 842, 595
				}
				p.Lines = []Line{{Words: []Word{{Text: "Title", Box: p.Given(word)}}, Box: p.Given(word)}}
				p.Marks, p.Rulings = []Mark{{Box: p.Given(mark)}}, []Ruling{{p.Given(rule)}}
				u := p.Upright()
				for _, c := range []struct {
					name      string
					got, want Box
				}{{"word", u.Lines[0].Words[0].Box, word}, {"line", u.Lines[0].Box, word}, {"mark", u.Marks[0].Box, mark}, {"ruling", u.Rulings[0].Box, rule}} {
					if !near(c.got, c.want) {
						t.Errorf("%s stands at %v, want %v", c.name, c.got, c.want)
					}
				}
				if u.Width != 595 || u.Height != 842 {
					t.Errorf("the upright page is %v by %v", u.Width, u.Height)
				}
				if turns == 2 && degrees == 0 && !near(p.Marks[0].Box, Box{63, 770, 75, 782}) {
					t.Errorf("upside down the mark stands at %v", p.Marks[0].Box)
				}
			})
		}
	}
}

func near(a, b Box) bool {
	const slack = 1e-6
	return math.Abs(a.X0-b.X0) < slack && math.Abs(a.Y0-b.Y0) < slack && math.Abs(a.X1-b.X1) < slack && math.Abs(a.Y1-b.Y1) < slack
}

// A text layer gives every word the height of its type; so do the words of a scan.
func TestUprightLinesAreAsHighAsTheirType(t *testing.T) {
	word := func(text string, x0, y0, x1, y1 float64) Word {
		return Word{Text: text, Box: Box{x0, y0, x1, y1}, Size: 10}
	}
	p := Page{Source: SourceOCR, Width: 595, Height: 842, Lines: []Line{{Words: []Word{
		word("one", 50, 105, 70, 110), word("Type", 75, 102.8, 100, 112.2), word("-", 104, 106, 108, 107), word("XXX", 200, 60, 214, 110),
	}}}}
	words := p.Upright().Lines[0].Words
	for _, w := range words[:3] {
		if w.Box.Y0 != 101 || w.Box.Y1 != 111.5 {
			t.Errorf("%s is from %v to %v", w.Text, w.Box.Y0, w.Box.Y1)
		}
	}
	if words[3].Box.Y0 != 60 {
		t.Error("what is much higher than its line lost its height")
	}
	if p.Lines[0].Words[0].Box.Y0 != 105 {
		t.Error("the page as given was changed")
	}
}
