package pdf

import (
	"math"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Sizes of a ring that somebody draws around a choice.
const (
	ringLow, ringHigh = 8.0, 45.0 // points
	ringMost          = 160.0     // wide, points
	ringTall          = 4.0       // times its words' size
	ringNear, ringFar = 0.45, 1.6 // of an ellipse's own radius: how far a hand strays
	ringSectors       = 8         // of a whole turn, each of which a ring passes
	ringsMost         = 300       // a page of more is a plan
	ringHeld          = 0.4       // of its width that words take up
	ringLeast         = 9         // points of its path
)

// rings marks the words that somebody has drawn a ring around: "Yes / No" on a form that
// is filled in with a pen on a screen. A frame with corners is none, since forms are
// printed with those. The mark lies upon the words.
func (c *content) rings(words []reading.Word) []reading.Mark {
	var marks []reading.Mark
	for i := range c.paths {
		p := &c.paths[i]
		if !p.ringed() {
			continue
		}
		size, held := 0.0, 0.0
		for _, w := range words {
			if w.Box.OverlapY(p.box) < 0.5 {
				continue
			}
			if across := min(w.Box.X1, p.box.X1) - max(w.Box.X0, p.box.X0); across > 0 {
				held += across
				size = max(size, w.Size)
			}
		}
		if held < ringHeld*p.box.Width() || p.box.Height() > ringTall*max(size, 4) {
			continue
		}
		if len(marks) == ringsMost {
			return nil
		}
		marks = append(marks, reading.Mark{Box: p.box, Ticked: true, Kind: reading.MarkDrawing, Confidence: 0.85})
	}
	return marks
}

// ringed reports whether a path is one stroke about once around an ellipse.
func (p *path) ringed() bool {
	b := p.box
	if !p.stroke || p.filled && !p.light || p.outlines() > 1 || len(p.points) < ringLeast ||
		b.Height() < ringLow || b.Height() > ringHigh || b.Width() < ringLow || b.Width() > ringMost {
		return false
	}
	var passed [ringSectors]bool
	for _, q := range p.points {
		x, y := (q.x-b.MidX())/(b.Width()/2), (q.y-b.MidY())/(b.Height()/2)
		if r := x*x + y*y; r < ringNear || r > ringFar {
			return false
		}
		passed[int((math.Atan2(y, x)+2*math.Pi)/(2*math.Pi)*ringSectors+0.5)%ringSectors] = true
	}
	for _, is := range passed {
		if !is {
			return false
		}
	}
	return true
}
