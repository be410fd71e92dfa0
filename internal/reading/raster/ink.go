package raster

import (
	"bytes"
	"encoding/binary"
	"image"
)

// Ink says of each pixel of an image whether it is ink: 1 is ink, 0 is paper. Rows
// follow each other without padding. They are bytes, so that the paper between
// letters, most of any page, is passed over many pixels at a time.
type Ink struct {
	W, H int
	Dark []uint8
}

// row is the pixels of a row.
func (k *Ink) row(y int) []uint8 { return k.Dark[y*k.W : (y+1)*k.W] }

// next is where the next ink of a row stands, from x on; the row's length where none does.
func next(row []uint8, x int) int {
	if n := bytes.IndexByte(row[x:], 1); n >= 0 {
		return x + n
	}
	return len(row)
}

// blank reports whether eight pixels from x on are all paper.
func blank(row []uint8, x int) bool {
	return x+8 <= len(row) && binary.LittleEndian.Uint64(row[x:]) == 0
}

// At reports whether a pixel is ink; outside the image nothing is.
func (k *Ink) At(x, y int) bool {
	return x >= 0 && y >= 0 && x < k.W && y < k.H && k.Dark[y*k.W+x] != 0
}

// Fit is a rectangle without the rows at its head and foot that hold no ink. Of one that
// is higher than most, and holds ink over each other with paper between, it is what is
// highest. One without ink stays.
func (k *Ink) Fit(r image.Rectangle, most int) image.Rectangle {
	in := r.Intersect(image.Rect(0, 0, k.W, k.H))
	if in.Empty() {
		return r
	}
	first, last, high := in.Max.Y, in.Min.Y, in.Min.Y // high: where the highest run begins
	best, start := 0, -1
	for y := in.Min.Y; y <= in.Max.Y; y++ {
		if y < in.Max.Y && next(k.row(y)[:in.Max.X], in.Min.X) < in.Max.X {
			first, last = min(first, y), y+1
			if start < 0 {
				start = y
			}
		} else if start >= 0 {
			if y-start > best {
				best, high = y-start, start
			}
			start = -1
		}
	}
	switch {
	case best == 0:
		return r
	case last-first > most:
		first, last = high, high+best
	}
	return image.Rect(r.Min.X, first, r.Max.X, last)
}

// Share is how much of the image is ink, 0 to 1.
func (k *Ink) Share() float64 {
	n := bytes.Count(k.Dark, []byte{1})
	return float64(n) / float64(max(1, len(k.Dark)))
}

// light reports whether eight pixels are all at least as light as a level above 128:
// then each has its highest bit, and its other bits carry into it when what the level
// lacks to 256 is added.
func light(eight uint64, level uint8) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	return (eight&^high+uint64(-level)*each)&eight&high == high
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
	k := &Ink{W: w, H: h, Dark: make([]uint8, w*h)}
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
		comes, goes := y+radius < h, y-radius-1 >= 0
		switch {
		case comes && goes:
			in, out := row(y + radius)[:len(columns)], row(y - radius - 1)[:len(columns)]
			for x := range columns {
				columns[x] += uint32(in[x]) - uint32(out[x])
			}
		case comes:
			for x, p := range row(y + radius) {
				columns[x] += uint32(p)
			}
			rows++
		case goes:
			for x, p := range row(y - radius - 1) {
				columns[x] -= uint32(p)
			}
			rows--
		}
		dark, summed := k.row(y), false
		pixels := row(y)
		for x := 0; x < w; x++ {
			if x+8 <= w && light(binary.LittleEndian.Uint64(pixels[x:]), paper) { // most of a page
				x += 7
				continue
			}
			p := pixels[x]
			switch {
			case p >= paper:
			case p < black:
				dark[x] = 1
			default:
				if !summed {
					sum, before := uint32(0), before[1:1+len(columns)]
					for x, c := range columns {
						sum += c
						before[x] = sum
					}
					summed = true
				}
				from, to := max(0, x-radius), min(w, x+radius+1)
				if (uint64(p)+contrast)*uint64((to-from)*rows) < uint64(before[to]-before[from]) {
					dark[x] = 1
				}
			}
		}
	}
	return k
}
