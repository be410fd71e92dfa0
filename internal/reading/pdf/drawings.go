package pdf

import (
	"math"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Sizes of what is drawn, in points.
const (
	thinnest    = 3.0  // a filled rectangle no thicker is a line
	straight    = 1.0  // how far a line may lean over its length
	rulingLeast = 18.0 // shorter lines part nothing
	boxLeast    = 5.0  // tick boxes
	strikeLeast = 4.0  // through a word
	leanMost    = 0.25 // of its length: a hand's stroke through a word
	leanHigh    = 6.0  // from its one end to the other
	boxMost     = 20.0
	boxAspect   = 1.35
)

// line is a straight horizontal or vertical stroke.
type line struct {
	box        reading.Box
	horizontal bool
}

func (l line) length() float64 {
	if l.horizontal {
		return l.box.Width()
	}
	return l.box.Height()
}

// lines are the straight strokes of a path: its segments where it is stroked, the
// path itself where it is a thin filled bar.
func (p *path) lines() []line {
	if (p.filled && !p.light || p.stroke) && (p.box.Width() <= thinnest || p.box.Height() <= thinnest) {
		if p.box.Width() >= p.box.Height() {
			return []line{{reading.Box{X0: p.box.X0, X1: p.box.X1, Y0: p.box.MidY(), Y1: p.box.MidY()}, true}}
		}
		return []line{{reading.Box{X0: p.box.MidX(), X1: p.box.MidX(), Y0: p.box.Y0, Y1: p.box.Y1}, false}}
	}
	if !p.stroke || p.curves > 0 {
		return nil
	}
	var ls []line
	for i := 1; i < len(p.points); i++ {
		a, b := p.points[i-1], p.points[i]
		if b.move {
			continue
		}
		box := reading.Box{X0: math.Min(a.x, b.x), Y0: math.Min(a.y, b.y), X1: math.Max(a.x, b.x), Y1: math.Max(a.y, b.y)}
		switch {
		case box.Height() <= straight && box.Width() > straight:
			ls = append(ls, line{box, true})
		case box.Width() <= straight && box.Height() > straight:
			ls = append(ls, line{box, false})
		}
	}
	return ls
}

// rulings are the long straight lines of the page.
func (c *content) rulings() []reading.Ruling {
	var rs []reading.Ruling
	for i := range c.paths {
		for _, l := range c.paths[i].lines() {
			if l.length() >= rulingLeast {
				rs = append(rs, reading.Ruling{Box: l.box})
			}
		}
	}
	return rs
}

// strike marks the words through whose middle a line is drawn: deletions on a form. A
// line under a word, or one that a word stands on, is none.
func (c *content) strike(words []reading.Word) {
	if len(c.paths) == 0 {
		return
	}
	// Words by the points of the page that their middles touch: a map has ten
	// thousands of lines.
	middles := map[int][]int{}
	for i, w := range words {
		for y := int(w.Box.Y0 + w.Box.Height()/4); y <= int(w.Box.Y1-w.Box.Height()/4); y++ {
			middles[y] = append(middles[y], i)
		}
	}
	through := func(l reading.Box, j int) bool {
		b := words[j].Box
		return min(l.X1, b.X1)-max(l.X0, b.X0) >= 0.8*b.Width()
	}
	for i := range c.paths {
		for _, l := range c.paths[i].lines() {
			if !l.horizontal || l.length() < strikeLeast {
				continue
			}
			for _, j := range middles[int(l.box.MidY())] {
				if through(l.box, j) {
					words[j].Struck = true
				}
			}
		}
		for _, l := range c.paths[i].leaning() {
			for y := int(l.box.Y0); y <= int(l.box.Y1); y++ {
				for _, j := range middles[y] {
					if b := words[j].Box; through(l.box, j) && math.Abs(l.at(b.MidX())-b.MidY()) <= b.Height()/4 {
						words[j].Struck = true
					}
				}
			}
		}
	}
}

// stroke is a straight line that nearly lies: a hand's.
type stroke struct {
	box  reading.Box
	a, b point
}

// at is how high the stroke is at x.
func (l stroke) at(x float64) float64 { return l.a.y + (l.b.y-l.a.y)*(x-l.a.x)/(l.b.x-l.a.x) }

// leaning are the single strokes that lean more than a ruled line and less than the leg
// of a tick.
func (p *path) leaning() []stroke {
	if !p.stroke || p.curves > 0 || len(p.points) != 2 {
		return nil
	}
	a, b := p.points[0], p.points[1]
	dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	if dy <= straight || dx < strikeLeast || dy > leanMost*dx || dy > leanHigh {
		return nil
	}
	return []stroke{{reading.Box{X0: min(a.x, b.x), X1: max(a.x, b.x), Y0: min(a.y, b.y), Y1: max(a.y, b.y)}, a, b}}
}

// boxSized reports whether a box is as big as a tick box and about square.
func boxSized(b reading.Box) bool {
	w, h := b.Width(), b.Height()
	return w >= boxLeast && h >= boxLeast && w <= boxMost && h <= boxMost && w < boxAspect*h && h < boxAspect*w
}

// marks finds drawn tick boxes: small squares and circles, made in one path or of
// four lines, and what stands in them: strokes, a filled shape, or a word that is
// a tick. Words are the page's, to tell a box around a letter from a tick box.
func (c *content) marks(words []reading.Word) []reading.Mark {
	var boxes []reading.Box
	isBox := make([]bool, len(c.paths))
	add := func(b reading.Box) {
		for _, o := range boxes {
			if same(o, b) {
				return
			}
		}
		boxes = append(boxes, b)
	}
	var short []line
	for i := range c.paths {
		p := &c.paths[i]
		if boxSized(p.box) && p.frame() {
			isBox[i] = true
			add(p.box)
			continue
		}
		for _, l := range p.lines() {
			if n := l.length(); n >= boxLeast && n <= boxMost {
				short = append(short, l)
			}
		}
	}
	for _, b := range squares(short) {
		add(b)
	}
	var marks []reading.Mark
	for _, b := range boxes {
		if m, ok := c.judge(b, isBox, boxes, words); ok {
			marks = append(marks, m)
		}
	}
	return marks
}

// pen is where the pen of an open stroke goes. The bounds of a thick stroke reach out to
// where its mitres might end, well beyond the box that a tick stands in.
func (p *path) pen() reading.Box {
	if !p.stroke || p.filled || p.curves > 0 || len(p.points) < 2 {
		return p.box
	}
	b := reading.Box{X0: p.points[0].x, Y0: p.points[0].y, X1: p.points[0].x, Y1: p.points[0].y}
	for _, q := range p.points[1:] {
		b.X0, b.Y0, b.X1, b.Y1 = math.Min(b.X0, q.x), math.Min(b.Y0, q.y), math.Max(b.X1, q.x), math.Max(b.Y1, q.y)
	}
	half := p.thick / 2
	b.X0, b.Y0, b.X1, b.Y1 = b.X0-half, b.Y0-half, b.X1+half, b.Y1+half
	return b
}

// frame reports whether a path outlines a box or circle: stroked or filled, closed,
// with its points on its own edges.
func (p *path) frame() bool {
	if len(p.points) < 4 {
		return false
	}
	first, last := p.points[0], p.points[len(p.points)-1]
	open := math.Hypot(first.x-last.x, first.y-last.y) > 1.5
	if p.curves > 0 {
		return p.curves >= 4 && !open && len(p.points) <= 30
	}
	if open && !(p.filled && len(p.points) >= 4) {
		return false
	}
	if len(p.points) > 12 {
		return false
	}
	slack := 1 + p.thick
	corners := 0
	if p.ring() {
		return true
	}
	for _, q := range p.points {
		onX := math.Abs(q.x-p.box.X0) <= slack || math.Abs(q.x-p.box.X1) <= slack
		onY := math.Abs(q.y-p.box.Y0) <= slack || math.Abs(q.y-p.box.Y1) <= slack
		if onX && onY {
			corners++
		}
	}
	return corners == len(p.points) && !p.crosses()
}

// ring reports whether a filled path is a thin frame: one square with a somewhat
// smaller one cut out of it.
func (p *path) ring() bool {
	if !p.filled || p.curves > 0 {
		return false
	}
	var parts []reading.Box
	for _, q := range p.points {
		if q.move {
			parts = append(parts, reading.Box{X0: q.x, Y0: q.y, X1: q.x, Y1: q.y})
		}
		if len(parts) == 0 {
			return false
		}
		b := &parts[len(parts)-1]
		b.X0, b.Y0, b.X1, b.Y1 = math.Min(b.X0, q.x), math.Min(b.Y0, q.y), math.Max(b.X1, q.x), math.Max(b.Y1, q.y)
	}
	return len(parts) == 2 && len(p.points) <= 10 && boxSized(parts[0]) &&
		math.Min(parts[0].Width(), parts[1].Width()) > 0.55*math.Max(parts[0].Width(), parts[1].Width()) &&
		math.Min(parts[0].Height(), parts[1].Height()) > 0.55*math.Max(parts[0].Height(), parts[1].Height())
}

// crosses reports whether a path runs through its own middle, as a drawn X does.
func (p *path) crosses() bool {
	for i := 1; i < len(p.points); i++ {
		a, b := p.points[i-1], p.points[i]
		if b.move {
			continue
		}
		if math.Abs(a.x-b.x) > p.box.Width()/2 && math.Abs(a.y-b.y) > p.box.Height()/2 {
			return true
		}
	}
	return false
}

// slants reports whether a stroke has a leg that leans, as a tick's two do: the sides of
// a box stand and lie.
func (p *path) slants() bool {
	if !p.stroke || p.curves > 0 {
		return false
	}
	for i := 1; i < len(p.points); i++ {
		a, b := p.points[i-1], p.points[i]
		if !b.move && math.Abs(a.x-b.x) > p.box.Width()/6 && math.Abs(a.y-b.y) > p.box.Height()/6 {
			return true
		}
	}
	return false
}

// squares are the small boxes that four separate lines make.
func squares(short []line) []reading.Box {
	const slack = 1.5
	if len(short) < 4 || len(short) > 2000 {
		return nil
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= slack }
	var found []reading.Box
	for i, top := range short {
		if !top.horizontal {
			continue
		}
		for j, bottom := range short {
			h := bottom.box.Y0 - top.box.Y0
			if i == j || !bottom.horizontal || h < boxLeast || h > boxMost ||
				!near(top.box.X0, bottom.box.X0) || !near(top.box.X1, bottom.box.X1) {
				continue
			}
			box := reading.Box{X0: top.box.X0, X1: top.box.X1, Y0: top.box.Y0, Y1: bottom.box.Y0}
			if !boxSized(box) {
				continue
			}
			left, right := false, false
			for _, side := range short {
				if side.horizontal || !near(side.box.Y0, box.Y0) || !near(side.box.Y1, box.Y1) {
					continue
				}
				left = left || near(side.box.X0, box.X0)
				right = right || near(side.box.X0, box.X1)
			}
			if left && right {
				found = append(found, box)
			}
		}
	}
	return found
}

func same(a, b reading.Box) bool {
	const slack = 2
	return math.Abs(a.X0-b.X0) <= slack && math.Abs(a.X1-b.X1) <= slack && math.Abs(a.Y0-b.Y0) <= slack && math.Abs(a.Y1-b.Y1) <= slack
}

// row counts the boxes that stand edge to edge in a row on one side of a box.
func row(b reading.Box, boxes []reading.Box, leftwards bool) int {
	for _, o := range boxes {
		if o.OverlapY(b) < 0.8 || same(o, b) {
			continue
		}
		if leftwards && math.Abs(o.X1-b.X0) < 2 || !leftwards && math.Abs(o.X0-b.X1) < 2 {
			return 1 + row(o, boxes, leftwards)
		}
	}
	return 0
}

// judge says whether a box is a tick box, and ticked.
func (c *content) judge(b reading.Box, isBox []bool, boxes []reading.Box, words []reading.Word) (reading.Mark, bool) {
	m := reading.Mark{Box: b, Kind: reading.MarkDrawing, Confidence: 0.95}
	for _, o := range boxes {
		if same(o, b) {
			continue
		}
		if o.X0 > b.X0-1 && o.X1 < b.X1+1 && o.Y0 > b.Y0-1 && o.Y1 < b.Y1+1 {
			continue // a shape inside this one
		}
		if b.X0 > o.X0-1 && b.X1 < o.X1+1 && b.Y0 > o.Y0-1 && b.Y1 < o.Y1+1 {
			return m, false // this is the shape inside another
		}
	}
	if row(b, boxes, false)+row(b, boxes, true) >= 2 {
		return m, false // a comb for letters
	}
	for _, w := range words {
		if w.Box.MidX() < b.X0 || w.Box.MidX() > b.X1 || w.Box.MidY() < b.Y0-2 || w.Box.MidY() > b.Y1+2 {
			continue
		}
		switch w.Text {
		case "X", "x", "✓", "✔", "✗", "✘", "✕", "✖", "√", "×", "☑", "☒", "■", "●", "•", "/", "V", "v":
			m.Ticked = true
			return m, true
		case "☐", "□", "○":
			continue
		default:
			return m, false // a box around a letter or number
		}
	}
	solid, hollow, outlined := false, false, false
	for i := range c.paths {
		p := &c.paths[i]
		if solid && p.filled && p.light && p.box.Width() > 0.5*b.Width() && p.box.Height() > 0.5*b.Height() && within(p.box, b) {
			hollow = true // paper laid over a black square leaves a frame
		}
		if same(p.box, b) {
			if p.filled && !p.light && isBox[i] && !p.ring() {
				solid = true
			}
			outlined = outlined || p.stroke || p.light
			if !isBox[i] && (p.crosses() || p.slants()) && (p.stroke || !p.light) {
				m.Ticked = true
			}
			continue
		}
		around := reading.Box{X0: b.X0 - 0.5*b.Width(), X1: b.X1 + 0.6*b.Width(), Y0: b.Y0 - 0.6*b.Height(), Y1: b.Y1 + 0.5*b.Height()}
		pen := p.pen()
		inside := pen.X0 >= around.X0 && pen.X1 <= around.X1 && pen.Y0 >= around.Y0 && pen.Y1 <= around.Y1
		centred := pen.MidX() > b.X0 && pen.MidX() < b.X1 && pen.MidY() > b.Y0 && pen.MidY() < b.Y1
		big := math.Max(pen.Width(), pen.Height()) > 0.3*math.Min(b.Width(), b.Height())
		if !inside || !centred || !big {
			continue
		}
		if (p.filled && !p.light) || (p.stroke && !isBox[i]) {
			m.Ticked = true
		}
	}
	if solid && !hollow && !m.Ticked {
		if outlined {
			m.Ticked = true // filled in, or a bullet: people fill boxes in
			m.Confidence = 0.7
			return m, true
		}
		return m, false // a solid square alone is a bullet
	}
	return m, true
}
