package pdf

import (
	"math"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Sizes of ticks that are drawn with a pen where no box is printed, in points.
const (
	strokeLeast = 4.0
	strokeMost  = 26.0
	// strokesMost is how many loose ticks a page can have before they are taken
	// for the hatching of a plan: the longest forms have some 60 rows.
	strokesMost = 150
)

// segment is one straight stroke of a pen.
type segment struct{ a, b point }

func (s segment) length() float64 { return math.Hypot(s.a.x-s.b.x, s.a.y-s.b.y) }

// slanted reports whether the stroke leans clearly: neither a ruling nor a box's side.
func (s segment) slanted() bool {
	dx, dy := math.Abs(s.a.x-s.b.x), math.Abs(s.a.y-s.b.y)
	return dx > 0.25*dy && dy > 0.25*dx
}

func (s segment) box() reading.Box {
	return reading.Box{X0: math.Min(s.a.x, s.b.x), Y0: math.Min(s.a.y, s.b.y), X1: math.Max(s.a.x, s.b.x), Y1: math.Max(s.a.y, s.b.y)}
}

// loose finds the crosses and ticks that stand in no box: what a pen, or an
// annotation tool, leaves in the cell of a table or beside a word.
func (c *content) loose(boxed []reading.Mark) []reading.Mark {
	var strokes []segment
	for i := range c.paths {
		p := &c.paths[i]
		if !p.stroke || p.frame() || p.box.Width() > strokeMost || p.box.Height() > strokeMost {
			continue
		}
		for _, s := range p.strokes() {
			if n := s.length(); n >= 2 && s.slanted() {
				strokes = append(strokes, s)
			}
		}
	}
	var found []reading.Mark
	taken := make([]bool, len(strokes))
	for i, s := range strokes {
		for j := i + 1; j < len(strokes) && !taken[i]; j++ {
			o := strokes[j]
			if taken[j] || !(cross(s, o) || hook(s, o)) {
				continue
			}
			box := s.box().Union(o.box())
			if math.Max(box.Width(), box.Height()) < strokeLeast || inBox(box, boxed) {
				continue
			}
			taken[i], taken[j] = true, true
			found = append(found, reading.Mark{Box: box, Ticked: true, Kind: reading.MarkDrawing, Confidence: 0.85})
		}
	}
	if len(found) > strokesMost {
		return nil
	}
	return found
}

// strokes is the path as a hand means it: each of its parts with the tremble
// smoothed out of it. Curves count by their control points, which is near enough.
func (p *path) strokes() []segment {
	var all []segment
	for from := 0; from < len(p.points); {
		to := from + 1
		for to < len(p.points) && !p.points[to].move {
			to++
		}
		all = smooth(all, p.points[from:to])
		from = to
	}
	return all
}

// smooth adds the straight strokes that a run of points makes: a point that stands
// off the line from first to last by more than a sixth of its length is a corner.
func smooth(all []segment, points []point) []segment {
	if len(points) < 2 {
		return all
	}
	s := segment{points[0], points[len(points)-1]}
	corner, off := 0, math.Max(0.17*s.length(), 1)
	for i, q := range points {
		if d := s.distance(q); d > off {
			corner, off = i, d
		}
	}
	if corner == 0 || corner == len(points)-1 {
		return append(all, s)
	}
	return smooth(smooth(all, points[:corner+1]), points[corner:])
}

// distance is how far a point stands off the stroke, or off its ends beyond them.
func (s segment) distance(q point) float64 {
	n := s.length()
	if n == 0 {
		return math.Hypot(q.x-s.a.x, q.y-s.a.y)
	}
	along := math.Max(0, math.Min(1, ((q.x-s.a.x)*(s.b.x-s.a.x)+(q.y-s.a.y)*(s.b.y-s.a.y))/(n*n)))
	return math.Hypot(q.x-s.a.x-along*(s.b.x-s.a.x), q.y-s.a.y-along*(s.b.y-s.a.y))
}

// cross reports whether two strokes of like length cross near their middles, one
// falling and one rising.
func cross(s, o segment) bool {
	if rises(s) == rises(o) || s.length() > 2*o.length() || o.length() > 2*s.length() {
		return false
	}
	most := 0.3 * math.Max(s.length(), o.length())
	return math.Hypot((s.a.x+s.b.x-o.a.x-o.b.x)/2, (s.a.y+s.b.y-o.a.y-o.b.y)/2) < most
}

// hook reports whether two strokes make a tick: a short one that falls to the
// right, and from its foot a longer one that rises to the right.
func hook(s, o segment) bool {
	if rises(s) {
		s, o = o, s
	}
	if rises(s) || !rises(o) || o.length() < 1.2*s.length() {
		return false
	}
	foot, start := low(s), low(o)
	return math.Hypot(foot.x-start.x, foot.y-start.y) < 0.25*o.length() && s.box().MidX() < o.box().MidX()
}

// rises reports whether a stroke goes up as it goes to the right; Y runs down the page.
func rises(s segment) bool { return (s.b.x-s.a.x)*(s.b.y-s.a.y) < 0 }

func low(s segment) point {
	if s.a.y > s.b.y {
		return s.a
	}
	return s.b
}

// inBox reports whether a tick belongs to a tick box that was found.
func inBox(b reading.Box, boxed []reading.Mark) bool {
	for _, m := range boxed {
		if b.OverlapX(m.Box) > 0.3 && b.OverlapY(m.Box) > 0.3 {
			return true
		}
	}
	return false
}
