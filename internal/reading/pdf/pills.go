package pdf

import (
	"sort"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Sizes of what is drawn around a choice, in points unless said otherwise.
const (
	pillLow, pillHigh = 8.0, 30.0
	pillMost          = 160.0 // wide
	pillTall          = 3.2   // times its words' size
	pillWords         = 4     // that one holds
	pillsApart        = 2.5   // heights between neighbours
	pillsMost         = 2000  // a page of more is a drawing
	pillEdge          = 3.0   // between a fill and its frame
)

// pill is a shape drawn around the few words of a choice, as portals draw the answers
// that one may press.
type pill struct {
	box    reading.Box
	filled bool // with a colour that shows
}

// pills marks the choices that are drawn as buttons: of those that stand beside each
// other in a row some are filled in and others only outlined, and the filled ones are
// chosen. A row in which all look the same says nothing: the heads of a table are such.
// The mark lies upon the words.
func (c *content) pills(words []reading.Word) []reading.Mark {
	var all []pill
	for i := range c.paths {
		p := &c.paths[i]
		b := p.box
		if !p.filled && !p.stroke || b.Height() < pillLow || b.Height() > pillHigh || b.Width() < pillLow || b.Width() > pillMost {
			continue
		}
		if len(all) > pillsMost {
			return nil
		}
		shown := p.filled && !p.light && p.outlines() <= 1
		known := false
		for k := range all {
			if o := &all[k]; near(o.box, b, pillEdge) {
				o.filled, known = o.filled || shown, true
			}
		}
		if !known && (p.outlines() <= 2) {
			all = append(all, pill{b, shown})
		}
	}
	all = holding(all, words)
	sort.SliceStable(all, func(i, j int) bool {
		if a, b := all[i].box, all[j].box; a.OverlapY(b) <= 0.5 {
			return a.Y0 < b.Y0
		}
		return all[i].box.X0 < all[j].box.X0
	})
	var marks []reading.Mark
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && beside(all[to-1].box, all[to].box) {
			to++
		}
		filled := 0
		for _, p := range all[from:to] {
			if p.filled {
				filled++
			}
		}
		if filled > 0 && filled < to-from {
			for _, p := range all[from:to] {
				marks = append(marks, reading.Mark{Box: p.box, Ticked: p.filled, Kind: reading.MarkDrawing, Confidence: 0.9})
			}
		}
		from = to
	}
	return marks
}

// outlines is how many closed shapes a path is made of: two are a frame.
func (p *path) outlines() int {
	n := 0
	for _, q := range p.points {
		if q.move {
			n++
		}
	}
	return n
}

func near(a, b reading.Box, slack float64) bool {
	return abs(a.X0-b.X0) <= slack && abs(a.X1-b.X1) <= slack && abs(a.Y0-b.Y0) <= slack && abs(a.Y1-b.Y1) <= slack
}

func abs(x float64) float64 { return max(x, -x) }

// beside reports whether two boxes of one height stand next to each other.
func beside(a, b reading.Box) bool {
	gap := b.X0 - a.X1
	return abs(a.MidY()-b.MidY()) < 2 && abs(a.Height()-b.Height()) < 2 && gap > -2 && gap < pillsApart*a.Height()
}

// holding is the shapes that hold a choice: a few words of one line, and no part of any
// other word.
func holding(all []pill, words []reading.Word) []pill {
	var kept []pill
	for _, p := range all {
		n, whole, size := 0, true, 0.0
		for _, w := range words {
			if w.Box.OverlapX(p.box) == 0 || w.Box.OverlapY(p.box) == 0 {
				continue
			}
			if w.Box.OverlapY(p.box) < 0.3 {
				continue
			}
			n++
			size = max(size, w.Size)
			whole = whole && w.Box.X0 > p.box.X0-1 && w.Box.X1 < p.box.X1+1
		}
		if n > 0 && n <= pillWords && whole && p.box.Height() < pillTall*max(size, 4) {
			kept = append(kept, p)
		}
	}
	return kept
}
