package tick

import (
	"image"
	"math"
	"slices"

	"github.com/paperwurks/paperwurks/internal/reading/raster"
)

// Box is a tick box found in the ink of a scan, in pixels.
type Box struct {
	image.Rectangle
	Ticked     bool
	Confidence float64
}

// Sizes of tick boxes on paper, in inches: about 2 to 7 mm.
const (
	boxLeast  = 0.085
	boxMost   = 0.28
	boxAspect = 1.18
)

// Boxes finds hollow squares in the ink of a straightened page and says which have
// ink in them. Boxes that stand edge to edge, as for the letters of a name, are
// not tick boxes. The lines are those that raster.Lines finds, down to Edge(dpi) long.
func Boxes(k *raster.Ink, dpi float64, level, upright []image.Rectangle) []Box {
	least, most := int(boxLeast*dpi), int(boxMost*dpi)
	// A cross that strays out of its box lengthens the edges that it touches.
	longest := most * 3 / 2
	level, upright = short(level, longest), short(upright, longest)
	slices.SortFunc(level, func(a, b image.Rectangle) int { return a.Min.Y - b.Min.Y })
	slices.SortFunc(upright, func(a, b image.Rectangle) int { return a.Min.X - b.Min.X })
	var found []image.Rectangle
	// Upper edges meet the lower edges that stand a box's height under them; the
	// sides say where the box ends.
	for i, top := range level {
		for _, bottom := range level[i+1:] {
			if bottom.Min.Y-top.Min.Y > most {
				break
			}
			h := bottom.Max.Y - top.Min.Y
			left, right := max(top.Min.X, bottom.Min.X), min(top.Max.X, bottom.Max.X)
			if h < least || h > most || 10*(right-left) < 7*h ||
				abs(top.Min.X-bottom.Min.X) > h/2 || abs(top.Max.X-bottom.Max.X) > h/2 {
				continue
			}
			if r, ok := enclosed(k, dpi, upright, image.Rect(left, top.Min.Y, right, bottom.Max.Y), least); ok {
				found = append(found, r)
			}
		}
	}
	found = distinct(found)
	var boxes []Box
	for i, r := range found {
		if combed(found, i) {
			continue
		}
		share, reach := inside(k, r)
		b := Box{Rectangle: r, Ticked: share > 0.03 && reach > 0.3}
		// Far from the line between a speck and a stroke is sure.
		b.Confidence = math.Min(0.98, 0.6+math.Abs(reach-0.3))
		boxes = append(boxes, b)
	}
	return append(boxes, alone(k, dpi, boxes)...)
}

// Edge is how long the shortest edge of a tick box is, in pixels.
func Edge(dpi float64) int { return int(boxLeast * dpi * 0.9) }

func abs(v int) int { return max(v, -v) }

func short(lines []image.Rectangle, longest int) []image.Rectangle {
	var kept []image.Rectangle
	for _, l := range lines {
		if max(l.Dx(), l.Dy()) <= longest {
			kept = append(kept, l)
		}
	}
	return kept
}

// enclosed looks for two sides that make a square frame of an upper and a lower
// edge; r spans what the two edges share. The sides are sorted from left to right.
func enclosed(k *raster.Ink, dpi float64, upright []image.Rectangle, r image.Rectangle, least int) (image.Rectangle, bool) {
	h := r.Dy()
	slack := max(4, h/4)
	reach := max(4, h/3)
	from, _ := slices.BinarySearchFunc(upright, r.Min.X-reach, func(s image.Rectangle, x int) int { return s.Min.X - x })
	var left, right []image.Rectangle
	for _, s := range upright[from:] {
		if s.Min.X > r.Max.X+reach {
			break
		}
		if s.Dy() > h*8/5 || s.Min.Y > r.Min.Y+slack || s.Max.Y < r.Max.Y-slack {
			continue
		}
		if abs(s.Min.X-r.Min.X) <= reach {
			left = append(left, s)
		}
		if abs(s.Max.X-r.Max.X) <= reach {
			right = append(right, s)
		}
	}
	for _, a := range left {
		for _, b := range right {
			f := image.Rectangle{Min: image.Pt(a.Min.X, r.Min.Y), Max: image.Pt(b.Max.X, r.Max.Y)}
			w := f.Dx()
			if w < least || float64(w) > boxAspect*float64(h) || float64(h) > boxAspect*float64(w) {
				continue
			}
			if framed(k, dpi, f) {
				return f, true
			}
		}
	}
	return image.Rectangle{}, false
}

// framed reports whether ink runs along nearly all of the four edges, as it does for
// no letter, and whether the box stands free to its left and right, as a letter
// does not. An edge may wander by a pixel or two, as it does when a page is skewed
// or saved as a JPEG, and the corners may be rounded.
func framed(k *raster.Ink, dpi float64, r image.Rectangle) bool {
	const (
		nearly = 0.93 // of an edge without its ends
		letter = 0.12 // inches: the capitals of 12 points
		beside = 0.5  // of the height: a stray tick crosses less
	)
	side := min(r.Dx(), r.Dy())
	mostly := 0.88 // of a whole edge: D, O and B have less of their right one
	wander := 1    // pixels by which ink may miss its place
	depth := min(thickness(k, r)+2, max(3, side/6))
	if float64(side) < letter*dpi {
		// As small as the letters of the text, where o, g and D come close: the
		// frame has to be exact.
		mostly, wander = nearly, 0
		depth = min(thickness(k, r)+1, max(2, side/7))
	}
	edge := func(n int, at func(i, d int) bool) bool {
		whole, middle := 0, 0
		first, last := n/6, n-n/6
		for i := range n {
			for d := -wander; d < depth; d++ {
				if at(i, d) {
					whole++
					if i >= first && i < last {
						middle++
					}
					break
				}
			}
		}
		return float64(whole) >= mostly*float64(n) && float64(middle) >= nearly*float64(last-first)
	}
	if !edge(r.Dx(), func(i, d int) bool { return k.At(r.Min.X+i, r.Min.Y+d) }) ||
		!edge(r.Dx(), func(i, d int) bool { return k.At(r.Min.X+i, r.Max.Y-1-d) }) ||
		!edge(r.Dy(), func(i, d int) bool { return k.At(r.Min.X+d, r.Min.Y+i) }) ||
		!edge(r.Dy(), func(i, d int) bool { return k.At(r.Max.X-1-d, r.Min.Y+i) }) {
		return false
	}
	// The corners are there, if rounded: those of o, D and B are not. A circle passes
	// its corner at 0.146 of its width.
	corner := max(2, side/9)
	for _, c := range []image.Point{
		{r.Min.X - wander, r.Min.Y - wander}, {r.Max.X - corner, r.Min.Y - wander},
		{r.Min.X - wander, r.Max.Y - corner}, {r.Max.X - corner, r.Max.Y - corner},
	} {
		inked := false
		for i := range (corner + wander) * (corner + wander) {
			inked = inked || k.At(c.X+i%(corner+wander), c.Y+i/(corner+wander))
		}
		if !inked {
			return false
		}
	}
	left, right := 0, 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		l, t := false, false
		for d := 2; d <= max(3, side/4); d++ {
			l = l || k.At(r.Min.X-d, y)
			t = t || k.At(r.Max.X-1+d, y)
		}
		if l {
			left++
		}
		if t {
			right++
		}
	}
	if float64(max(left, right)) >= beside*float64(r.Dy()) {
		return false
	}
	return float64(side) >= letter*dpi || !spelled(k, r)
}

// spelled reports whether ink stands close on both sides of a small frame, as letters
// stand beside a letter of bold type; beside a box there is paper on one side.
func spelled(k *raster.Ink, r image.Rectangle) bool {
	inked := func(x0, x1 int) bool {
		n := 0
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := x0; x < x1; x++ {
				if k.At(x, y) {
					n++
					break
				}
			}
		}
		return 3*n > r.Dy()
	}
	gap, reach := 2, r.Dx()/2
	return inked(r.Min.X-reach, r.Min.X-gap) && inked(r.Max.X+gap, r.Max.X+reach)
}

func distinct(rs []image.Rectangle) []image.Rectangle {
	var out []image.Rectangle
next:
	for _, r := range rs {
		for i, o := range out {
			common := r.Intersect(o)
			if !common.Empty() && 2*common.Dx()*common.Dy() > min(r.Dx()*r.Dy(), o.Dx()*o.Dy()) {
				if r.Dx()*r.Dy() > o.Dx()*o.Dy() {
					out[i] = r
				}
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}

// combed reports whether a box is one of three or more in a row, edge to edge.
func combed(rs []image.Rectangle, i int) bool {
	return row(rs[i], rs, false)+row(rs[i], rs, true) >= 2
}

func row(r image.Rectangle, rs []image.Rectangle, leftwards bool) int {
	const touching = 4
	for _, o := range rs {
		if abs(o.Min.Y-r.Min.Y) < touching && o != r &&
			(leftwards && abs(o.Max.X-r.Min.X) < touching || !leftwards && abs(o.Min.X-r.Max.X) < touching) {
			return 1 + row(o, rs, leftwards)
		}
	}
	return 0
}

// inside is how much of a box's inner part is ink, and how far the biggest
// connected piece of that ink reaches over it, both 0 to 1.
func inside(k *raster.Ink, r image.Rectangle) (share, reach float64) {
	edge := thickness(k, r)
	inner := r.Inset(edge + 2)
	if inner.Dx() < 4 || inner.Dy() < 4 {
		return 0, 0
	}
	w, h := inner.Dx(), inner.Dy()
	seen := make([]bool, w*h)
	dark := 0
	var stack []int
	for start := range seen {
		if seen[start] || !k.At(inner.Min.X+start%w, inner.Min.Y+start/w) {
			continue
		}
		seen[start] = true
		stack = append(stack[:0], start)
		box := image.Rectangle{}
		for len(stack) > 0 {
			p := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			dark++
			x, y := p%w, p/w
			box = box.Union(image.Rect(x, y, x+1, y+1))
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					nx, ny := x+dx, y+dy
					if nx < 0 || ny < 0 || nx >= w || ny >= h || seen[ny*w+nx] || !k.At(inner.Min.X+nx, inner.Min.Y+ny) {
						continue
					}
					seen[ny*w+nx] = true
					stack = append(stack, ny*w+nx)
				}
			}
		}
		reach = math.Max(reach, math.Max(float64(box.Dx())/float64(w), float64(box.Dy())/float64(h)))
	}
	return float64(dark) / float64(w*h), reach
}

// thickness is how thick a box's edges are: the middle value over its upper and
// left edge, since a tick crosses some of them.
func thickness(k *raster.Ink, r image.Rectangle) int {
	most := max(2, r.Dx()/4)
	counts := make([]int, most+1)
	total := 0
	for i := r.Dx() / 5; i < r.Dx()*4/5; i++ {
		for _, at := range []func(d int) bool{
			func(d int) bool { return k.At(r.Min.X+i, r.Min.Y+d) },
			func(d int) bool { return k.At(r.Min.X+d, r.Min.Y+i) },
			func(d int) bool { return k.At(r.Min.X+i, r.Max.Y-1-d) },
			func(d int) bool { return k.At(r.Max.X-1-d, r.Min.Y+i) },
		} {
			d, started := 0, 0
			for ; d < most; d++ {
				if at(d) {
					started = d + 1
				} else if started > 0 || d > 3 {
					break
				}
			}
			counts[started]++
			total++
		}
	}
	sum := 0
	for d, n := range counts {
		if sum += n; 2*sum >= total {
			return d
		}
	}
	return most
}
