package raster

import (
	"encoding/binary"
	"image"
	"slices"
)

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
	f := &Ink{W: k.H, H: k.W, Dark: make([]uint8, len(k.Dark))}
	for y0 := 0; y0 < k.H; y0 += block {
		for x0 := 0; x0 < k.W; x0 += block {
			for y := y0; y < min(y0+block, k.H); y++ {
				row := k.Dark[y*k.W : (y+1)*k.W]
				for x := x0; x < min(x0+block, k.W); x++ {
					if x&7 == 0 && blank(row, x) {
						x += 7
						continue
					}
					if row[x] != 0 {
						f.Dark[x*f.W+y] = 1
					}
				}
			}
		}
	}
	return f
}

// run is ink of a row, or of the rows of one line so far.
type run struct{ x0, x1, y0, y1, ink int }

func levelLines(k *Ink, least, thickest int) []image.Rectangle {
	const (
		bridged = 2   // pixels of a gap that noise makes
		level   = 300 // pixels of a line over which it may rise or fall by one and be level: 0.2 degrees
	)
	var done []image.Rectangle
	var open []run
	finish := func(r run) {
		if w := r.x1 - r.x0; r.y1-r.y0 <= thickest+w/level && r.ink <= thickest*w {
			done = append(done, image.Rect(r.x0, r.y0, r.x1, r.y1))
		}
	}
	either := make([]uint8, k.W) // ink in a row or in the one below: a line may step down a pixel on its way
	for y := range k.H {
		var runs []run
		join(either, k.row(y), k.row(min(y+1, k.H-1)))
		start, last := -1, -1
		keep := func() {
			if start >= 0 && last+1-start >= least {
				runs = append(runs, run{start, last + 1, y, y + 1, last + 1 - start})
			}
			start = -1
		}
		for x := next(either, 0); x < k.W; x = next(either, x) {
			if start >= 0 && x-last-1 > bridged {
				keep()
			}
			if start < 0 {
				start = x
			}
			for x < k.W && either[x] != 0 {
				x++
			}
			last = x - 1
		}
		keep()
		for _, o := range open {
			met, whole := -1, o
			for i := 0; i < len(runs); i++ {
				r := runs[i]
				if r.x0 >= o.x1 || r.x1 <= o.x0 {
					continue
				}
				// The same line a pixel lower, or another part of it.
				whole = run{min(r.x0, whole.x0), max(r.x1, whole.x1), min(r.y0, whole.y0), max(r.y1, whole.y1), r.ink + whole.ink}
				if met < 0 {
					met = i
				} else {
					runs = slices.Delete(runs, i, i+1)
					i--
				}
				runs[met] = whole
			}
			if met < 0 {
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

// join puts into a row the ink of two.
func join(to, a, b []uint8) {
	x := 0
	for ; x+8 <= len(to); x += 8 {
		binary.LittleEndian.PutUint64(to[x:], binary.LittleEndian.Uint64(a[x:])|binary.LittleEndian.Uint64(b[x:]))
	}
	for ; x < len(to); x++ {
		to[x] = a[x] | b[x]
	}
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
