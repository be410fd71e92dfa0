package raster

import "image"

// Lines finds straight level and upright lines of ink at least least pixels long:
// rulings, the edges of boxes. Each is given as the rectangle of its ink. The page
// must be straight.
func Lines(k *Ink, least int, thickest int) (level, upright []image.Rectangle) {
	level = levelLines(k.W, k.H, func(x, y int) bool { return k.Dark[y*k.W+x] }, least, thickest)
	upright = levelLines(k.H, k.W, func(x, y int) bool { return k.Dark[x*k.W+y] }, least, thickest)
	for i, r := range upright {
		upright[i] = image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X)
	}
	return level, upright
}

type run struct {
	x0, x1, y0, y1 int
	open           bool
}

func levelLines(w, h int, dark func(x, y int) bool, least, thickest int) []image.Rectangle {
	const bridged = 2 // pixels of a gap that noise makes
	var done []image.Rectangle
	var open []run
	finish := func(r run) {
		if r.y1-r.y0 <= thickest {
			done = append(done, image.Rect(r.x0, r.y0, r.x1, r.y1))
		}
	}
	for y := range h {
		var runs []run
		start, last := -1, -1
		for x := 0; x <= w; x++ {
			d := x < w && (dark(x, y) || (y+1 < h && dark(x, y+1)))
			if d {
				if start < 0 {
					start = x
				}
				last = x
			}
			if start >= 0 && (x-last > bridged || x == w) {
				if last+1-start >= least {
					runs = append(runs, run{x0: start, x1: last + 1, y0: y, y1: y + 1})
				}
				start = -1
			}
		}
		var still []run
		for _, o := range open {
			met := false
			for i := range runs {
				r := &runs[i]
				if r.x0 < o.x1 && r.x1 > o.x0 {
					// The same line a pixel lower.
					r.y0 = min(r.y0, o.y0)
					r.x0, r.x1 = min(r.x0, o.x0), max(r.x1, o.x1)
					met = true
				}
			}
			if !met {
				finish(o)
			}
		}
		still = append(still, runs...)
		open = still
	}
	for _, o := range open {
		finish(o)
	}
	return done
}

// Erase paints a rectangle and a margin around it as paper.
func Erase(img *image.Gray, r image.Rectangle, margin int) {
	r = r.Inset(-margin).Intersect(image.Rect(0, 0, img.Rect.Dx(), img.Rect.Dy()))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		line := img.Pix[y*img.Stride+r.Min.X : y*img.Stride+r.Max.X]
		for i := range line {
			line[i] = 0xff
		}
	}
}
