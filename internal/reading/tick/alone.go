package tick

import (
	"image"
	"slices"

	"github.com/paperwurks/paperwurks/internal/reading/raster"
)

// alone finds the boxes whose edges are no clear lines, small ones of skewed or faxed
// pages and those with a shadow, and the squares filled in with ink, by what no letter
// does: to stand alone, with paper on all sides, and to be a square all the same.
func alone(k *raster.Ink, dpi float64, known []Box) []Box {
	least, most := int(0.08*dpi), int(boxMost*dpi)
	var hollow, solid []Box
	for _, p := range raster.Pieces(k, least) {
		w, h := p.Dx(), p.Dy()
		if w < least || h < least || w > most || h > most || float64(w) > boxAspect*float64(h) || float64(h) > boxAspect*float64(w) {
			continue
		}
		if slices.ContainsFunc(known, func(b Box) bool { return b.Overlaps(p.Rectangle) }) || !clearAround(k, p.Rectangle) {
			continue
		}
		switch {
		case 100*p.Dark > 88*w*h:
			solid = append(solid, Box{p.Rectangle, true, 0.8})
		case squareFrame(k, p.Rectangle):
			share, reach := inside(k, innerOf(k, p.Rectangle))
			ticked := share > 0.03 && reach > 0.3
			hollow = append(hollow, Box{p.Rectangle, ticked, 0.75})
		}
	}
	// A filled square is a tick where others of its size are empty, a bullet elsewhere.
	for _, b := range solid {
		if slices.ContainsFunc(slices.Concat(hollow, known), func(o Box) bool {
			return !o.Ticked && abs(o.Dx()-b.Dx()) <= 2+b.Dx()/6 && abs(o.Dy()-b.Dy()) <= 2+b.Dy()/6
		}) {
			hollow = append(hollow, b)
		}
	}
	return hollow
}

// clearAround reports whether paper surrounds a rectangle.
func clearAround(k *raster.Ink, r image.Rectangle) bool {
	side, level := max(3, r.Dx()/6), max(2, r.Dy()/10)
	dark := 0
	for y := r.Min.Y - level; y < r.Max.Y+level; y++ {
		for x := r.Min.X - side; x < r.Max.X+side; x++ {
			if !image.Pt(x, y).In(r) && k.At(x, y) {
				dark++
			}
		}
	}
	return 20*dark < r.Dx() // a speck or two
}

// squareFrame reports whether a piece of ink has ink along all of its four edges, and
// at opposite corners, where D, O and the like have none.
func squareFrame(k *raster.Ink, r image.Rectangle) bool {
	w, h := r.Dx(), r.Dy()
	near := max(2, 3*min(w, h)/10)
	edge := func(n int, at func(i, d int) bool) bool {
		met := 0
		for i := n / 10; i < n-n/10; i++ {
			for d := range near {
				if at(i, d) {
					met++
					break
				}
			}
		}
		return 100*met >= 92*(n-2*(n/10))
	}
	if !edge(w, func(i, d int) bool { return k.At(r.Min.X+i, r.Min.Y+d) }) ||
		!edge(w, func(i, d int) bool { return k.At(r.Min.X+i, r.Max.Y-1-d) }) ||
		!edge(h, func(i, d int) bool { return k.At(r.Min.X+d, r.Min.Y+i) }) ||
		!edge(h, func(i, d int) bool { return k.At(r.Max.X-1-d, r.Min.Y+i) }) {
		return false
	}
	corner := max(2, min(w, h)/9)
	inked := func(x, y int) bool {
		for i := range corner * corner {
			if k.At(x+i%corner, y+i/corner) {
				return true
			}
		}
		return false
	}
	left, right, top, bottom := r.Min.X, r.Max.X-corner, r.Min.Y, r.Max.Y-corner
	return inked(left, top) && inked(right, bottom) || inked(right, top) && inked(left, bottom)
}

// innerOf is a frame without a shadow: what is left when every side is as thick as its
// thinnest, the rest of the thicker ones being cut off.
func innerOf(k *raster.Ink, r image.Rectangle) image.Rectangle {
	depth := func(n int, at func(i, d int) bool) int {
		var ds []int
		for i := n / 4; i < n-n/4; i++ {
			d := 0
			for d < n/3 && !at(i, d) {
				d++
			}
			for d < n/2 && at(i, d) {
				d++
			}
			ds = append(ds, d)
		}
		slices.Sort(ds)
		return ds[len(ds)/2]
	}
	w, h := r.Dx(), r.Dy()
	top := depth(w, func(i, d int) bool { return k.At(r.Min.X+i, r.Min.Y+d) })
	bottom := depth(w, func(i, d int) bool { return k.At(r.Min.X+i, r.Max.Y-1-d) })
	left := depth(h, func(i, d int) bool { return k.At(r.Min.X+d, r.Min.Y+i) })
	right := depth(h, func(i, d int) bool { return k.At(r.Max.X-1-d, r.Min.Y+i) })
	thin := min(top, bottom, left, right)
	return image.Rect(r.Min.X+left-thin, r.Min.Y+top-thin, r.Max.X-right+thin, r.Max.Y-bottom+thin)
}
