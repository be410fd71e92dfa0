package raster

import "image"

// Lines finds straight level and upright lines of ink at least least pixels long:
// rulings, the edges of boxes. Each is given as the rectangle of its ink. The page
// must be straight.
func Lines(k *Ink, least int, thickest int) (level, upright []image.Rectangle) {
	level = levelLines(k, least, thickest)
	upright = levelLines(k.flipped(), least, thickest)
	for i, r := range upright {
		upright[i] = image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X)
	}
	return level, upright
}

// flipped is the ink with rows and columns exchanged.
func (k *Ink) flipped() *Ink {
	const block = 32 // both images stay in the processor's cache
	f := &Ink{W: k.H, H: k.W, Dark: make([]bool, len(k.Dark))}
	for y0 := 0; y0 < k.H; y0 += block {
		for x0 := 0; x0 < k.W; x0 += block {
			for y := y0; y < min(y0+block, k.H); y++ {
				row := k.Dark[y*k.W : (y+1)*k.W]
				for x := x0; x < min(x0+block, k.W); x++ {
					if row[x] {
						f.Dark[x*f.W+y] = true
					}
				}
			}
		}
	}
	return f
}

type run struct{ x0, x1, y0, y1 int }

func levelLines(k *Ink, least, thickest int) []image.Rectangle {
	const bridged = 2 // pixels of a gap that noise makes
	var done []image.Rectangle
	var open []run
	finish := func(r run) {
		if r.y1-r.y0 <= thickest {
			done = append(done, image.Rect(r.x0, r.y0, r.x1, r.y1))
		}
	}
	for y := range k.H {
		var runs []run
		row := k.Dark[y*k.W : (y+1)*k.W]
		below := row
		if y+1 < k.H {
			below = k.Dark[(y+1)*k.W : (y+2)*k.W]
		}
		start, last := -1, -1
		keep := func() {
			if start >= 0 && last+1-start >= least {
				runs = append(runs, run{x0: start, x1: last + 1, y0: y, y1: y + 1})
			}
			start = -1
		}
		for x, d := range row {
			if d || below[x] { // a line may step down a pixel on its way
				if start < 0 {
					start = x
				}
				last = x
			} else if start >= 0 && x-last > bridged {
				keep()
			}
		}
		keep()
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
		open = runs
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
