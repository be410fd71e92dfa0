package raster

import (
	"image"
	"math"
	"slices"
)

// Quarter turns an image clockwise by so many quarters.
func Quarter(img *image.Gray, turns int) *image.Gray {
	turns &= 3
	if turns == 0 {
		return img
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	nw, nh := w, h
	if turns%2 == 1 {
		nw, nh = h, w
	}
	out := image.NewGray(image.Rect(0, 0, nw, nh))
	if turns == 2 {
		for y := range h {
			to := out.Pix[(h-1-y)*out.Stride : (h-1-y)*out.Stride+w]
			copy(to, img.Pix[y*img.Stride:y*img.Stride+w])
			slices.Reverse(to)
		}
		return out
	}
	// A column becomes a row, down or up: some columns at a time, so that the rows that
	// they become stay in the processor's cache.
	const block = 64
	for x0 := 0; x0 < w; x0 += block {
		for y := range h {
			for i, p := range img.Pix[y*img.Stride+x0 : y*img.Stride+min(x0+block, w)] {
				if turns == 1 {
					out.Pix[(x0+i)*out.Stride+h-1-y] = p
				} else {
					out.Pix[(w-1-x0-i)*out.Stride+y] = p
				}
			}
		}
	}
	return out
}

// Rotate turns an image about its centre by a small angle in radians, clockwise
// being positive, on white; its size stays.
func Rotate(img *image.Gray, angle float64) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, w, h))
	sin, cos := math.Sincos(angle)
	cx, cy := float64(w)/2, float64(h)/2
	const one = 1 << 16
	dx, dy := int(cos*one), int(-sin*one)
	for y := range h {
		fy := float64(y) + 0.5 - cy
		sx := int(((0.5-cx)*cos + fy*sin + cx - 0.5) * one)
		sy := int((-(0.5-cx)*sin + fy*cos + cy - 0.5) * one)
		line := out.Pix[y*out.Stride : y*out.Stride+w]
		for x := range line {
			ix, iy := sx>>16, sy>>16
			if uint(ix) >= uint(w-1) || uint(iy) >= uint(h-1) {
				line[x] = 0xff
			} else {
				fx, fy := int32(sx>>8&0xff), int32(sy>>8&0xff)
				upper := img.Pix[iy*img.Stride+ix:]
				lower := upper[img.Stride : img.Stride+2]
				a, b, c, d := int32(upper[0]), int32(upper[1]), int32(lower[0]), int32(lower[1])
				top, bottom := a*256+(b-a)*fx, c*256+(d-c)*fx
				line[x] = uint8((top*256 + (bottom-top)*fy) >> 16)
			}
			sx += dx
			sy += dy
		}
	}
	return out
}

// Skew is the angle in radians by which the page's lines of text run downwards to
// the right, within ±maxSkew, and how clear they are: the spread of the ink over
// rows, which text lines make large. Rotate by the negative angle to straighten.
func Skew(k *Ink) (angle, clear float64) {
	// A few thousand points of ink are enough: the lower ends of what is drawn,
	// which for text are its baselines.
	step := max(1, k.W/700)
	var xs, ys []int
	for y := step; y+1 < k.H-1; y++ {
		row, below := k.row(y), k.row(y+1)
		for x := (y % step); x < k.W; x += step {
			if row[x] != 0 && below[x] == 0 {
				xs, ys = append(xs, x), append(ys, y)
			}
		}
	}
	return slope(xs, ys, k.W, k.H)
}

// slope finds the angle along which points of a plane w by h line up best.
func slope(xs, ys []int, w, h int) (angle, clear float64) {
	const maxSkew = 3.0 // degrees
	if len(xs) < 50 {
		return 0, 0
	}
	bins := make([]int, h+w/4+8)
	score := func(degrees float64) float64 {
		t := int(math.Tan(degrees*math.Pi/180) * 65536)
		clear := 0
		for i := range bins {
			bins[i] = 0
		}
		half := w / 2
		for i, x := range xs {
			b := ys[i] - ((x-half)*t)>>16 + w/8
			if b >= 0 && b < len(bins) {
				bins[b]++
			}
		}
		for _, n := range bins {
			clear += n * n
		}
		return float64(clear) / float64(len(xs))
	}
	best, bestScore := 0.0, 0.0
	for d := -maxSkew; d <= maxSkew; d += 0.25 {
		if s := score(d); s > bestScore {
			best, bestScore = d, s
		}
	}
	around := best
	for d := around - 0.25; d <= around+0.25; d += 0.05 {
		if s := score(d); s > bestScore {
			best, bestScore = d, s
		}
	}
	return best * math.Pi / 180, bestScore
}

// Sideways reports whether the page's writing runs up or down rather than across.
func Sideways(k *Ink) bool {
	step := max(1, k.H/700)
	var xs, ys []int // with the page on its side
	for y := 0; y < k.H; y += step {
		row := k.row(y)
		for x := next(row, 0); x < k.W; x = next(row, x) {
			for x < k.W && row[x] != 0 {
				x++
			}
			if x < k.W {
				xs, ys = append(xs, y), append(ys, x-1)
			}
		}
	}
	_, across := Skew(k)
	_, along := slope(xs, ys, k.H, k.W)
	// Ink that is spread evenly over n rows has a clearness in proportion to 1/n.
	return along*float64(k.W) > 1.6*across*float64(k.H)
}

// HeadDown guesses whether the writing of a page that is straight stands on its
// head: above 1 it may, well below it hardly does. Most letters end on the baseline,
// but fewer begin at one height: capitals, figures and letters like d and h reach
// higher. So for upright writing the lower ends of the ink gather on fewer rows than
// the upper ends. Writing in capitals, tables and noise make it a guess.
//
// Band is the strip of the page, a tenth of its height, with the most letters.
func HeadDown(k *Ink) (guess float64, band image.Rectangle) {
	lower, upper := make([]int, k.H), make([]int, k.H)
	widest := k.W / 60 // of a letter's end: what is wider is a ruling, or dirt
	down, up := 0, 0
	for y := 1; y+1 < k.H; y++ {
		lower[y], upper[y] = ends(k.row(y), k.row(y+1), widest), ends(k.row(y), k.row(y-1), widest)
		down += lower[y] * lower[y]
		up += upper[y] * upper[y]
	}
	high := max(1, k.H/10)
	sum, most, top := 0, -1, 0
	for y := range k.H {
		sum += lower[y]
		if y >= high {
			sum -= lower[y-high]
		}
		if sum > most {
			most, top = sum, max(0, y-high+1)
		}
	}
	return float64(up) / float64(max(1, down)), image.Rect(0, top, k.W, min(k.H, top+high))
}

// ends counts the runs of ink in a row that have no ink beside them in the next
// row, and are as wide as a letter's.
func ends(row, beside []uint8, widest int) int {
	n := 0
	for x := next(row, 0); x < len(row); x = next(row, x) {
		start := x
		for x < len(row) && row[x] != 0 && beside[x] == 0 {
			x++
		}
		if x-start <= widest && x-start > 1 && x < len(row) {
			n++
		}
		for x < len(row) && row[x] != 0 && beside[x] != 0 {
			x++
		}
	}
	return n
}
