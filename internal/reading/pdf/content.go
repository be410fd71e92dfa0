package pdf

import (
	"math"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// content is what a page draws besides text.
type content struct {
	page    reading.Box
	images  []picture
	paths   []path
	texts   int // text objects
	shades  int // shadings
	tooMany bool
}

// picture is an image on the page.
type picture struct {
	box    reading.Box
	object uint32
}

// path is one drawn shape, on the page as displayed.
type path struct {
	box    reading.Box
	points []point // empty when there are too many
	curves int
	filled bool
	stroke bool
	light  bool // its fill hides rather than shows: white or nearly
	thick  float64
}

type point struct {
	x, y float64
	move bool
}

// Numbers of the PDFium API: page objects and path segments.
const (
	objectText    = 1
	objectPath    = 2
	objectImage   = 3
	objectShading = 4
	objectForm    = 5

	segmentLine   = 0
	segmentBezier = 1
	segmentMove   = 2
)

// Bounds of the search: a map with 200,000 paths is a picture, not a form.
const (
	maxObjects  = 20_000
	maxSegments = 64
	maxDepth    = 6
	batch       = 1024
)

// matrix is a transformation x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is the transformation that applies m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		a: m.a*n.a + m.b*n.c, b: m.a*n.b + m.b*n.d,
		c: m.c*n.a + m.d*n.c, d: m.c*n.b + m.d*n.d,
		e: m.e*n.a + m.f*n.c + n.e, f: m.e*n.b + m.f*n.d + n.f,
	}
}

func (d *document) content(page uint64, v view) *content {
	w, h := v.size()
	c := &content{page: reading.Box{X1: w, Y1: h}}
	seen := 0
	buffer := d.alloc(batch * max(objectRecord, segmentRecord))
	d.walk(c, v, identity, "objects", page, d.number("FPDFPage_CountObjects", page), buffer, 0, &seen)
	d.free(buffer)
	return c
}

func (d *document) walk(c *content, v view, m matrix, list string, owner uint64, n int, buffer uint32, depth int, seen *int) {
	for from := 0; from < n && d.err == nil; from += batch {
		to := min(from+batch, n)
		d.call(list, owner, uint64(from), uint64(to), uint64(buffer))
		records := append([]byte(nil), d.bytes(buffer, (to-from)*objectRecord)...)
		if d.err != nil {
			return
		}
		for i := range to - from {
			if *seen++; *seen > maxObjects {
				c.tooMany = true
				return
			}
			r := records[i*objectRecord:]
			object := uint32At(r, 0)
			if object == 0 {
				continue
			}
			box := boxOf(v, m, float32At(r, 8), float32At(r, 12), float32At(r, 16), float32At(r, 20))
			switch uint32At(r, 4) {
			case objectText:
				c.texts++
			case objectShading:
				c.shades++
			case objectImage:
				c.images = append(c.images, picture{box: box, object: object})
			case objectPath:
				if p, ok := d.path(object, box, v, m, buffer); ok {
					c.paths = append(c.paths, p)
				}
			case objectForm:
				if depth < maxDepth {
					inner := d.matrix(object).then(m)
					d.walk(c, v, inner, "formObjects", uint64(object), d.number("FPDFFormObj_CountObjects", uint64(object)), buffer, depth+1, seen)
				}
			}
		}
	}
}

func boxOf(v view, m matrix, left, bottom, right, top float64) reading.Box {
	b := reading.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, p := range [][2]float64{{left, bottom}, {left, top}, {right, bottom}, {right, top}} {
		x, y := v.point(m.apply(p[0], p[1]))
		b.X0, b.Y0, b.X1, b.Y1 = math.Min(b.X0, x), math.Min(b.Y0, y), math.Max(b.X1, x), math.Max(b.Y1, y)
	}
	return b
}

func (d *document) matrix(object uint32) matrix {
	if d.number("FPDFPageObj_GetMatrix", uint64(object), uint64(d.scratch)) == 0 {
		return identity
	}
	f := d.floats(6)
	return matrix{f[0], f[1], f[2], f[3], f[4], f[5]}
}

// path describes a shape that may be part of a ruling, a box or a tick; ok is
// false for what draws nothing or is too big a drawing to be one.
func (d *document) path(object uint32, box reading.Box, v view, m matrix, buffer uint32) (path, bool) {
	p := path{box: box}
	if !finite(box.X0, box.Y0, box.X1, box.Y1) {
		return p, false
	}
	if d.number("FPDFPath_GetDrawMode", uint64(object), uint64(d.scratch), uint64(d.scratch+4)) == 0 {
		return p, false
	}
	mode := d.bytes(d.scratch, 8)
	if mode == nil {
		return p, false
	}
	p.filled, p.stroke = uint32At(mode, 0) != 0, uint32At(mode, 4) != 0
	if !p.filled && !p.stroke {
		return p, false
	}
	p.light = d.pale("FPDFPageObj_GetFillColor", object)
	if p.stroke {
		if d.pale("FPDFPageObj_GetStrokeColor", object) {
			p.stroke = false
		}
		if d.number("FPDFPageObj_GetStrokeWidth", uint64(object), uint64(d.scratch)) != 0 {
			p.thick = d.floats(1)[0] * math.Sqrt(math.Abs(m.a*m.d-m.b*m.c))
		}
	}
	n := d.number("FPDFPath_CountSegments", uint64(object))
	if n <= 0 || n > maxSegments {
		return p, n > 0
	}
	own := d.matrix(object).then(m)
	d.call("segments", uint64(object), 0, uint64(n), uint64(buffer))
	records := d.bytes(buffer, n*segmentRecord)
	if records == nil {
		return p, false
	}
	var start point
	for i := range n {
		r := records[i*segmentRecord:]
		x, y := v.point(own.apply(float32At(r, 4), float32At(r, 8)))
		q := point{x: x, y: y}
		switch uint32At(r, 0) {
		case segmentMove:
			q.move, start = true, q
		case segmentBezier:
			p.curves++
		}
		p.points = append(p.points, q)
		if uint32At(r, 12) != 0 {
			start.move = false
			p.points = append(p.points, start)
		}
	}
	return p, true
}

// pale reports whether a colour is white, nearly white, or transparent.
func (d *document) pale(fn string, object uint32) bool {
	s := uint64(d.scratch)
	if d.number(fn, uint64(object), s, s+4, s+8, s+12) == 0 {
		return false
	}
	b := d.bytes(d.scratch, 16)
	if b == nil {
		return false
	}
	r, g, bl, a := uint32At(b, 0), uint32At(b, 4), uint32At(b, 8), uint32At(b, 12)
	return a < 40 || (r+g+bl)/3 > 200
}

// coverage is how much of the page its images cover, 0 to 1, counted on a grid.
func (c *content) coverage() float64 {
	const cells = 20
	if len(c.images) == 0 {
		return 0
	}
	hit := 0
	for i := range cells {
		for j := range cells {
			x := (float64(i) + 0.5) / cells * c.page.X1
			y := (float64(j) + 0.5) / cells * c.page.Y1
			for _, im := range c.images {
				if x >= im.box.X0 && x <= im.box.X1 && y >= im.box.Y0 && y <= im.box.Y1 {
					hit++
					break
				}
			}
		}
	}
	return float64(hit) / (cells * cells)
}

// empty reports whether the page draws nothing but text, if that.
func (c *content) empty() bool { return len(c.images) == 0 && len(c.paths) == 0 && c.shades == 0 }
