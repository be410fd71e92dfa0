package reading

import (
	"math"
	"slices"
	"strings"
)

// Tilt is how the writing of a scanned page stands on it. The boxes of a page are
// those of its image as it was given; whoever reasons about what stands beside or
// below what wants them as if the page had been scanned straight: Page.Upright.
type Tilt struct {
	Turns int     // quarter turns clockwise that bring the writing upright, 0 to 3
	Skew  float64 // radians by which its lines then still run down to the right
}

// Upright is the page as a text layer would have it: its writing straight, and the
// words of a line as high as their type, where OCR gives the bounds of their ink. Its
// words are the same ones in the same order. A page that OCR did not read is itself.
func (p *Page) Upright() Page {
	if p.Source != SourceOCR {
		return *p
	}
	u := *p
	u.Tilt = Tilt{}
	if p.Tilt.Turns%2 != 0 {
		u.Width, u.Height = p.Height, p.Width
	}
	u.Lines = make([]Line, len(p.Lines))
	for i, l := range p.Lines {
		words := make([]Word, len(l.Words))
		for j, w := range l.Words {
			w.Box = p.straight(w.Box)
			words[j] = w
		}
		u.Lines[i] = typeset(words)
	}
	u.Marks = make([]Mark, len(p.Marks))
	for i, m := range p.Marks {
		m.Box = p.straight(m.Box)
		u.Marks[i] = m
	}
	u.Rulings = make([]Ruling, len(p.Rulings))
	for i, r := range p.Rulings {
		u.Rulings[i] = Ruling{p.straight(r.Box)}
	}
	return u
}

// The letters that reach below the line, and those that do not reach half as high as
// capitals do.
const (
	hanging = "gjpqyQ,;()[]{}/|@_"
	raised  = "\"'’‘“”*-–—=~^°+"
)

// typeset gives the words of a line the height of their type, as fonts have it: from
// 0.9 of its size above the line they stand on to 0.15 below. What is far from that
// height, a stray mark or a bigger letter, keeps its own.
func typeset(words []Word) Line {
	l := Line{Words: words}
	var feet, sizes []float64
	for _, w := range words {
		l.Box = l.Box.Union(w.Box)
		if w.Size > 0 && !strings.ContainsAny(w.Text, hanging) && strings.Trim(w.Text, raised) != "" {
			feet = append(feet, w.Box.Y1)
		}
		sizes = append(sizes, w.Size)
	}
	if len(words) == 0 {
		return l
	}
	slices.Sort(sizes)
	size := sizes[len(sizes)/2]
	if size <= 0 {
		return l
	}
	foot := l.Box.Y1 - 0.2*size
	if len(feet) > 0 {
		slices.Sort(feet)
		foot = feet[len(feet)/2]
	}
	y0, y1 := foot-0.9*size, foot+0.15*size
	l.Box = Box{}
	for i, w := range words {
		if b := &words[i].Box; w.Box.Height() < 1.5*size && w.Box.MidY() > y0-0.2*size && w.Box.MidY() < y1+0.2*size {
			b.Y0, b.Y1 = y0, y1
		}
		l.Box = l.Box.Union(words[i].Box)
	}
	return l
}

// Given takes a box of the upright page to where it stands on the page as given.
func (p *Page) Given(b Box) Box {
	if p.Tilt == (Tilt{}) {
		return b
	}
	w, h := p.Width, p.Height
	if p.Tilt.Turns%2 != 0 {
		w, h = h, w
	}
	sin, cos := math.Sincos(p.Tilt.Skew)
	dx, dy := b.MidX()-w/2, b.MidY()-h/2
	x, y := dx*cos-dy*sin+w/2, dx*sin+dy*cos+h/2
	switch p.Tilt.Turns & 3 {
	case 1:
		x, y = y, w-x
	case 2:
		x, y = w-x, h-y
	case 3:
		x, y = h-y, x
	}
	return b.around(x, y, p.Tilt.Turns)
}

// straight takes a box of the page as given to where it stands on the upright page.
func (p *Page) straight(b Box) Box {
	w, h := p.Width, p.Height
	x, y := b.MidX(), b.MidY()
	switch p.Tilt.Turns & 3 {
	case 1:
		x, y, w, h = h-y, x, h, w
	case 2:
		x, y = w-x, h-y
	case 3:
		x, y, w, h = y, w-x, h, w
	}
	sin, cos := math.Sincos(p.Tilt.Skew)
	dx, dy := x-w/2, y-h/2
	return b.around(dx*cos+dy*sin+w/2, -dx*sin+dy*cos+h/2, p.Tilt.Turns)
}

// around is a box of the same size, turned by quarters, about another middle: the
// middle turns exactly, and the extent keeps its size, so that a small skew does
// not blow up long boxes.
func (b Box) around(x, y float64, turns int) Box {
	w, h := b.Width(), b.Height()
	if turns%2 != 0 {
		w, h = h, w
	}
	return Box{X0: x - w/2, Y0: y - h/2, X1: x + w/2, Y1: y + h/2}
}
