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
	// Sums of the columns over the window's rows slide down the page; the window
	// slides along each row.
	columns := make([]int, w)
	row := func(y int) []uint8 { return img.Pix[y*img.Stride : y*img.Stride+w] }
	rows := 0
	for y := 0; y < min(radius, h); y++ {
		for x, p := range row(y) {
			columns[x] += int(p)
		}
		rows++
	}
	for y := range h {
		if y+radius < h {
			for x, p := range row(y + radius) {
				columns[x] += int(p)
			}
			rows++
		}
		if y-radius-1 >= 0 {
			for x, p := range row(y - radius - 1) {
				columns[x] -= int(p)
			}
			rows--
		}
		sum, wide := 0, 0
		for x := 0; x < min(radius, w); x++ {
			sum += columns[x]
			wide++
		}
		line := row(y)
		dark := k.Dark[y*w : (y+1)*w]
		for x := range w {
			if x+radius < w {
				sum += columns[x+radius]
				wide++
			}
			if x-radius-1 >= 0 {
				sum -= columns[x-radius-1]
				wide--
			}
			p := int(line[x])
			dark[x] = p < black || (p < paper && (p+contrast)*wide*rows < sum)
		}
	}
	return k
}
