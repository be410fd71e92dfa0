package raster

import (
	"image"
	"math"
	"testing"
)

// ruled is a page with bars of different lengths, as lines of text make, on grey paper.
func ruled(w, h int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			p := uint8(200 + x*40/w) // a shadow from left to right
			if y > 100 && y < h-100 && y%40 < 12 && x > 100 && x < w-100-(y*7)%300 && x%14 < 10 {
				p = 40
			}
			img.Pix[y*img.Stride+x] = p
		}
	}
	return img
}

func TestSkewIsFoundAndUndone(t *testing.T) {
	page := ruled(1200, 1600)
	for _, degrees := range []float64{-2, -0.7, 0, 0.4, 1.5, 2.5} {
		turned := Rotate(page, degrees*math.Pi/180)
		got, _ := Skew(InkOf(turned, 200))
		if math.Abs(got*180/math.Pi-degrees) > 0.1 {
			t.Errorf("skew of %.1f° is taken for %.2f°", degrees, got*180/math.Pi)
		}
		again, _ := Skew(InkOf(Rotate(turned, -got), 200))
		if math.Abs(again) > 0.0026 {
			t.Errorf("after straightening %.1f° there remains %.2f°", degrees, again*180/math.Pi)
		}
	}
}

func TestSideways(t *testing.T) {
	page := ruled(1200, 1600)
	for turns := range 4 {
		k := InkOf(Quarter(page, turns), 200)
		if got := Sideways(k); got != (turns%2 == 1) {
			t.Errorf("after %d quarter turns sideways is %v", turns, got)
		}
	}
}

func TestQuarterTurnsMakeAWhole(t *testing.T) {
	page := ruled(300, 500)
	page.Pix[7*page.Stride+11] = 3
	once := Quarter(page, 1)
	if got := once.GrayAt(500-1-7, 11).Y; got != 3 {
		t.Errorf("the marked pixel went elsewhere: %d", got)
	}
	back := Quarter(Quarter(once, 1), 2)
	for i := range page.Pix {
		if page.Pix[i] != back.Pix[i] {
			t.Fatalf("pixel %d differs after four quarters", i)
		}
	}
}

// TestHeadDown draws lines of letters, of which some reach up and fewer reach down.
func TestHeadDown(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 800, 1000))
	Erase(img, img.Rect, 0)
	for line := range 10 {
		base := 300 + 40*line
		for letter := range 40 {
			top, foot := base-12, base
			switch letter % 9 {
			case 0, 3, 5:
				top -= 7
			case 7:
				foot += 6
			}
			for y := top; y < foot; y++ {
				for x := 50 + 17*letter; x < 60+17*letter; x++ {
					img.Pix[y*img.Stride+x] = 0
				}
			}
		}
	}
	upright, band := HeadDown(InkOf(img, 100))
	turned, _ := HeadDown(InkOf(Quarter(img, 2), 100))
	if upright >= 0.9 || turned <= 1.1 {
		t.Errorf("upright writing is guessed %.2f, upside down %.2f", upright, turned)
	}
	if band.Min.Y < 250 || band.Max.Y > 750 || band.Dy() != 100 {
		t.Errorf("the strip with the most letters is %v", band)
	}
}

func TestLines(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 800, 600))
	for i := range img.Pix {
		img.Pix[i] = 250
	}
	ink := func(r image.Rectangle) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				img.Pix[y*img.Stride+x] = 10
			}
		}
	}
	ink(image.Rect(100, 100, 500, 103))
	ink(image.Rect(500, 103, 700, 106)) // the same line a little lower, as slight skew makes
	ink(image.Rect(100, 100, 103, 400))
	ink(image.Rect(200, 200, 260, 260)) // a blot is no line
	level, upright := Lines(InkOf(img, 200), 120, 8)
	if len(level) != 1 || level[0].Min.X != 100 || level[0].Max.X != 700 {
		t.Errorf("level lines = %v", level)
	}
	if len(upright) != 1 || upright[0].Min.Y != 100 || upright[0].Max.Y != 400 {
		t.Errorf("upright lines = %v", upright)
	}
}

// A hairline that sinks by little more than it is thick, as on a page skewed by less
// than is worth turning, is one line; a blot as high is none.
func TestLinesAlmostLevel(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 1600, 300))
	for i := range img.Pix {
		img.Pix[i] = 250
	}
	for x := 100; x < 1500; x++ {
		for d := range 3 {
			img.Pix[(100+(x-100)/270+d)*img.Stride+x] = 90
		}
		for d := range 12 {
			img.Pix[(200+d)*img.Stride+x] = 10
		}
	}
	level, _ := Lines(InkOf(img, 200), 120, 6)
	if len(level) != 1 || level[0].Dx() != 1400 || level[0].Min.Y > 101 {
		t.Errorf("level lines = %v", level)
	}
}

// Badges: a reply in white on a small dark field with round corners. A square that is
// filled in, a bar that blots a name out and a stroke of large type are none.
func TestBadges(t *testing.T) {
	page := image.NewGray(image.Rect(0, 0, 1200, 1600))
	for i := range page.Pix {
		page.Pix[i] = 245
	}
	dark := func(r image.Rectangle) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				dx, dy := max(r.Min.X+8-x, x-r.Max.X+9, 0), max(r.Min.Y+8-y, y-r.Max.Y+9, 0)
				if dx*dx+dy*dy < 72 {
					page.Pix[y*page.Stride+x] = 95
				}
			}
		}
	}
	badge := image.Rect(1000, 703, 1070, 739)
	dark(badge)
	for y := 714; y < 729; y++ { // N, or as good
		for _, x := range []int{1020, 1021, 1022, 1036, 1037, 1038, 1048, 1049, 1050} {
			page.Pix[y*page.Stride+x] = 245
		}
	}
	dark(image.Rect(1000, 803, 1036, 839)) // a box filled in
	dark(image.Rect(800, 903, 940, 939))   // words blotted out
	bands := Bands(page, 200)
	if len(bands) != 1 || bands[0].Intersect(badge).Dx() < 62 {
		t.Fatalf("bands %v, want %v", bands, badge)
	}
	Negative(page, bands[0])
	for _, tt := range []struct {
		what      string
		x, y      int
		least, to uint8
	}{{"field", 1010, 720, 240, 255}, {"letter", 1021, 720, 0, 40}, {"corner", 1000, 704, 240, 255}} {
		if g := page.GrayAt(tt.x, tt.y).Y; g < tt.least || g > tt.to {
			t.Errorf("the %s is %d", tt.what, g)
		}
	}
}

// A word's rectangle that reaches into the lines above and below, as recognisers give it.
func TestFit(t *testing.T) {
	k := &Ink{W: 100, H: 60, Dark: make([]uint8, 6000)}
	ink := func(x, y0, y1 int) {
		for y := y0; y < y1; y++ {
			k.Dark[y*k.W+x] = 1
		}
	}
	ink(20, 2, 6)   // the foot of a letter of the line above
	ink(22, 15, 30) // the word
	ink(40, 18, 33)
	for _, tt := range []struct {
		what    string
		r, want image.Rectangle
	}{
		{"paper above and below", image.Rect(20, 9, 50, 50), image.Rect(20, 15, 50, 33)},
		{"the line above", image.Rect(20, 0, 50, 34), image.Rect(20, 15, 50, 33)},
		{"beyond the page", image.Rect(20, 10, 50, 90), image.Rect(20, 15, 50, 33)},
		{"no ink", image.Rect(60, 10, 80, 40), image.Rect(60, 10, 80, 40)},
	} {
		if got := k.Fit(tt.r, 20); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.what, got, tt.want)
		}
	}
}

func TestBands(t *testing.T) {
	page := ruled(1200, 1600)
	band := image.Rect(100, 700, 1100, 740)
	for y := band.Min.Y; y < band.Max.Y; y++ {
		for x := band.Min.X; x < band.Max.X; x++ {
			page.Pix[y*page.Stride+x] = 90
			if x > 140 && x < 500 && y > 712 && y < 728 && x%14 < 4 {
				page.Pix[y*page.Stride+x] = 230 // letters
			}
		}
	}
	for y := 1000; y < 1400; y++ { // a photograph
		for x := 300; x < 900; x++ {
			page.Pix[y*page.Stride+x] = 70
		}
	}
	bands := Bands(page, 200)
	if len(bands) != 1 || bands[0].Intersect(band).Dx() < 980 || bands[0].Dy() > 48 || bands[0].Dy() < 32 {
		t.Fatalf("bands %v, want %v", bands, band)
	}
	Negative(page, bands[0])
	if paper, ink := page.GrayAt(700, 720).Y, page.GrayAt(142, 720).Y; paper < 240 || ink > 40 {
		t.Errorf("in the band paper is %d and ink %d", paper, ink)
	}
	if len(Bands(ruled(1200, 1600), 200)) != 0 {
		t.Error("lines of text were taken for bands")
	}
}
