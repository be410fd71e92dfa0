package raster

import "image"

// Bands finds the dark bands of a straight page on which headings stand in white: at
// least as high as a line of small type and much wider than a word. A photograph or a
// solid picture is higher than any band. Badges, on which one word stands in white, as
// search reports and portals print their replies, are bands as high as a line of type.
func Bands(img *image.Gray, dpi float64) []image.Rectangle {
	const (
		lowest  = 0.11 // inches
		highest = 0.9
		widest  = 0.75 // at least
		bridged = 0.2  // of white letters within
		badge   = 0.16 // wide at least
		low     = 0.32 // high at most
	)
	cell := max(2, int(dpi*0.02))
	w, h := img.Rect.Dx()/cell, img.Rect.Dy()/cell
	if w == 0 || h == 0 {
		return nil
	}
	// How light each cell is, and what counts as dark: clearly under the paper.
	means := make([]uint8, w*h)
	var count [256]int
	for cy := range h {
		for cx := range w {
			sum := 0
			for y := range cell {
				line := img.Pix[(cy*cell+y)*img.Stride+cx*cell : (cy*cell+y)*img.Stride+(cx+1)*cell]
				for _, p := range line {
					sum += int(p)
				}
			}
			m := uint8(sum / (cell * cell))
			means[cy*w+cx] = m
			count[m]++
		}
	}
	paper, seen := 255, 0
	for ; paper > 0; paper-- {
		if seen += count[paper]; 2*seen > w*h {
			break
		}
	}
	dark := uint8(paper * 62 / 100)
	type run struct{ x0, x1, y0, y1 int }
	var open, done []run
	for cy := range h {
		var here []run
		start, last := -1, -1
		keep := func() {
			if start >= 0 && float64((last+1-start)*cell) >= badge*dpi {
				here = append(here, run{start, last + 1, cy, cy + 1})
			}
			start = -1
		}
		for cx := range w {
			if means[cy*w+cx] < dark {
				if start < 0 {
					start = cx
				}
				last = cx
			} else if start >= 0 && float64((cx-last)*cell) > bridged*dpi {
				keep()
			}
		}
		keep()
		for _, o := range open {
			met := false
			for i := range here {
				n := &here[i]
				if shared := min(n.x1, o.x1) - max(n.x0, o.x0); 10*shared > 8*min(n.x1-n.x0, o.x1-o.x0) {
					n.y0, n.x0, n.x1, met = min(n.y0, o.y0), min(n.x0, o.x0), max(n.x1, o.x1), true
				}
			}
			if !met {
				done = append(done, o)
			}
		}
		open = here
	}
	var bands []image.Rectangle
	for _, r := range append(done, open...) {
		b := image.Rect(r.x0*cell, r.y0*cell, r.x1*cell, r.y1*cell)
		wide, high := float64(b.Dx()), float64(b.Dy())
		if high < lowest*dpi || high > highest*dpi || wide < high || !filled(img, b, dark) {
			continue
		}
		if wide >= widest*dpi || high <= low*dpi && wide > 1.25*high && lettered(img, b, dark, uint8(paper)) {
			bands = append(bands, b)
		}
	}
	return bands
}

// filled reports whether most of a rectangle is dark, as a band is and a line of bold
// type is not.
func filled(img *image.Gray, r image.Rectangle, dark uint8) bool {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, p := range img.Pix[y*img.Stride+r.Min.X : y*img.Stride+r.Max.X] {
			if p < dark {
				n++
			}
		}
	}
	return 100*n > 65*r.Dx()*r.Dy()
}

// lettered reports whether there is as much of the paper's lightness in the middle of a
// dark rectangle as letters have: there is none in a bar that blots words out, or in a
// stroke of large type.
func lettered(img *image.Gray, r image.Rectangle, dark, paper uint8) bool {
	r = image.Rect(r.Min.X+r.Dx()/8, r.Min.Y+r.Dy()/5, r.Max.X-r.Dx()/8, r.Max.Y-r.Dy()/5)
	n, light := 0, dark/2+paper/2
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, p := range img.Pix[y*img.Stride+r.Min.X : y*img.Stride+r.Max.X] {
			if p > light {
				n++
			}
		}
	}
	return 100*n > 4*r.Dx()*r.Dy()
}

// Negative makes dark letters on paper of the light letters on a dark band.
func Negative(img *image.Gray, r image.Rectangle) {
	r = r.Intersect(img.Rect)
	var count [256]int
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, p := range img.Pix[y*img.Stride+r.Min.X : y*img.Stride+r.Max.X] {
			count[p]++
		}
	}
	// The band is the darkness that most of it has, the letters the lightest tenth.
	share := func(of int) int {
		for level, seen := 0, 0; level < 256; level++ {
			if seen += count[level]; 100*seen >= of*r.Dx()*r.Dy() {
				return level
			}
		}
		return 255
	}
	dark, light := share(40), share(97)
	edge := uint8(dark + (light-dark)/4)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		line := img.Pix[y*img.Stride+r.Min.X : y*img.Stride+r.Max.X]
		// What is light as far as the band's own edge, at its round corners, is paper.
		from, to := 0, len(line)
		for from < to && line[from] > edge {
			line[from] = 0xff
			from++
		}
		for to > from && line[to-1] > edge {
			to--
			line[to] = 0xff
		}
		for i, p := range line[from:to] {
			line[from+i] = uint8(min(255, max(0, 255*(light-int(p))/max(1, light-dark))))
		}
	}
}
