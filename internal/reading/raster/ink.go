package raster

import "image"

// Ink says of each pixel of an image whether it is ink. Rows follow each other
// without padding.
type Ink struct {
	W, H int
	Dark []bool
}

// At reports whether a pixel is ink; outside the image nothing is.
func (k *Ink) At(x, y int) bool {
	return x >= 0 && y >= 0 && x < k.W && y < k.H && k.Dark[y*k.W+x]
}

// Share is how much of the image is ink, 0 to 1.
func (k *Ink) Share() float64 {
	n := 0
	for _, d := range k.Dark {
		if d {
			n++
		}
	}
	return float64(n) / float64(max(1, len(k.Dark)))
}

// InkOf tells ink from paper by each pixel's surroundings, so that shadows, grey
// fax paper and faded print do not matter: ink is clearly darker than the mean of
// the square around it. Inside solid black it is simply black.
func InkOf(img *image.Gray, dpi float64) *Ink {
	const (
		contrast = 28  // grey levels under the mean of the surroundings
		black    = 60  // grey level that is ink anyhow
		paper    = 215 // grey level that never is
	)
	w, h := img.Rect.Dx(), img.Rect.Dy()
	k := &Ink{W: w, H: h, Dark: make([]bool, w*h)}
	radius := max(4, int(dpi/12))
	// Sums of the columns over the window's rows slide down the page; before[x] is the
	// sum of those left of x, so that a window's sum is a difference of two.
	columns, before := make([]uint32, w), make([]uint32, w+1)
	row := func(y int) []uint8 { return img.Pix[y*img.Stride : y*img.Stride+w] }
	rows := min(radius, h)
	for y := range rows {
		for x, p := range row(y) {
			columns[x] += uint32(p)
		}
	}
	for y := range h {
		if y+radius < h {
			for x, p := range row(y + radius) {
				columns[x] += uint32(p)
			}
			rows++
		}
		if y-radius-1 >= 0 {
			for x, p := range row(y - radius - 1) {
				columns[x] -= uint32(p)
			}
			rows--
		}
		sum := uint32(0)
		for x, c := range columns {
			sum += c
			before[x+1] = sum
		}
		dark := k.Dark[y*w : (y+1)*w]
		for x, p := range row(y) {
			switch {
			case p >= paper: // most of a page
			case p < black:
				dark[x] = true
			default:
				from, to := max(0, x-radius), min(w, x+radius+1)
				dark[x] = (uint64(p)+contrast)*uint64((to-from)*rows) < uint64(before[to]-before[from])
			}
		}
	}
	return k
}
