package tick

import (
	"image"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/raster"
)

func TestGlyphs(t *testing.T) {
	tests := []struct {
		text string
		want []bool
	}{
		{"☐ Yes ☑ No ☒ Not known", []bool{false, true, true}},
		{"[X] Yes [ ] No", []bool{true, false}},
		{"[x] Yes [] No", []bool{true, false}},
		{"(X) Yes ( ) No", []bool{true, false}},
		{"(x) the tenth of a list", nil},
		{"(a) first [2019] UKSC [sic] [...] X marks", nil},
		{"✓ Freehold ✗ Leasehold", []bool{true, true}},
		{"☑Yes☐No", []bool{true, false}},
		{"[_] Yes", []bool{false}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var l reading.Line
			x := 0.0
			for _, w := range strings.Fields(tt.text) {
				width := 6 * float64(len([]rune(w)))
				l.Words = append(l.Words, reading.Word{Text: w, Box: reading.Box{X0: x, X1: x + width, Y1: 10}, Confidence: 1})
				x += width + 3
			}
			var got []bool
			for _, m := range Glyphs([]reading.Line{l}) {
				got = append(got, m.Ticked)
				if m.Box.Empty() || m.Box.X1 > x {
					t.Errorf("box %+v", m.Box)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("ticked = %v, want %v", got, tt.want)
			}
		})
	}
}

// sheet is white paper to draw on with a pen.
type sheet struct{ *image.Gray }

func newSheet(w, h int) sheet {
	s := sheet{image.NewGray(image.Rect(0, 0, w, h))}
	for i := range s.Pix {
		s.Pix[i] = 0xff
	}
	return s
}

func (s sheet) line(x0, y0, x1, y1, thick int) {
	n := max(abs(x1-x0), abs(y1-y0), 1)
	for i := 0; i <= n; i++ {
		x, y := x0+(x1-x0)*i/n, y0+(y1-y0)*i/n
		for dx := range thick {
			for dy := range thick {
				if p := image.Pt(x+dx, y+dy); p.In(s.Rect) {
					s.Pix[p.Y*s.Stride+p.X] = 20
				}
			}
		}
	}
}

func (s sheet) square(x, y, side int) {
	s.line(x, y, x+side, y, 2)
	s.line(x, y+side, x+side, y+side, 2)
	s.line(x, y, x, y+side, 2)
	s.line(x+side, y, x+side, y+side, 2)
}

// rounded is a square whose corners are quarters of a circle.
func (s sheet) rounded(x, y, side, radius int) {
	s.line(x+radius, y, x+side-radius, y, 2)
	s.line(x+radius, y+side, x+side-radius, y+side, 2)
	s.line(x, y+radius, x, y+side-radius, 2)
	s.line(x+side, y+radius, x+side, y+side-radius, 2)
	for degrees := range 360 {
		sin, cos := math.Sincos(float64(degrees) * math.Pi / 180)
		cx, cy := x+radius, y+radius
		if cos > 0 {
			cx = x + side - radius
		}
		if sin > 0 {
			cy = y + side - radius
		}
		px, py := cx+int(math.Round(cos*float64(radius))), cy+int(math.Round(sin*float64(radius)))
		s.line(px, py, px, py, 2)
	}
}

func TestInk(t *testing.T) {
	const dpi = 200
	draw := func() (sheet, []bool) {
		s := newSheet(900, 700)
		s.square(100, 100, 30) // empty
		s.square(200, 100, 30) // crossed
		s.line(206, 106, 226, 126, 3)
		s.line(226, 106, 206, 126, 3)
		s.square(300, 100, 24) // a tick that strays out
		s.line(304, 112, 312, 122, 3)
		s.line(312, 122, 336, 86, 3)
		s.square(400, 100, 40) // filled in
		for i := range 20 {
			s.line(410, 110+i, 430, 110+i, 1)
		}
		s.square(500, 100, 20) // small and empty
		s.square(600, 100, 28) // a cross through its corners and beyond
		s.line(592, 92, 636, 136, 3)
		s.line(636, 92, 592, 136, 3)
		s.rounded(700, 100, 28, 5) // with round corners
		s.line(800, 100, 814, 100, 2)
		s.line(814, 101, 826, 101, 2) // its upper edge steps down by a pixel, as a skewed one does
		s.line(800, 127, 826, 127, 2)
		s.line(800, 100, 800, 127, 2)
		s.line(826, 101, 826, 127, 2)
		// What is not a box: a comb, a wide cell, a plus, two parallel lines.
		for i := range 5 {
			s.square(100+34*i, 300, 34)
		}
		s.line(400, 300, 520, 300, 2)
		s.line(400, 330, 520, 330, 2)
		s.line(400, 300, 400, 330, 2)
		s.line(520, 300, 520, 330, 2)
		s.line(600, 315, 630, 315, 3)
		s.line(615, 300, 615, 330, 3)
		s.line(700, 300, 730, 300, 3)
		s.line(700, 330, 730, 330, 3)
		s.rounded(100, 500, 28, 14) // the letter O
		s.rounded(200, 500, 28, 12)
		return s, []bool{false, true, true, true, false, true, false, false}
	}
	for _, tt := range []struct {
		name  string
		noise float64
	}{{"clean", 0}, {"specks", 0.002}} {
		t.Run(tt.name, func(t *testing.T) {
			s, want := draw()
			rnd := rand.New(rand.NewSource(1))
			for i := range s.Pix {
				if rnd.Float64() < tt.noise {
					s.Pix[i] = 0
				}
			}
			k := raster.InkOf(s.Gray, dpi)
			level, upright := raster.Lines(k, Edge(dpi), 8)
			boxes := Boxes(k, dpi, level, upright)
			slices.SortFunc(boxes, func(a, b Box) int { return a.Min.X - b.Min.X })
			var got []bool
			for _, b := range boxes {
				got = append(got, b.Ticked)
			}
			if !slices.Equal(got, want) {
				t.Errorf("ticked = %v, want %v\n%v", got, want, boxes)
			}
		})
	}
}

// filled is a square of solid ink.
func (s sheet) filled(x, y, side int) {
	for i := range side {
		s.line(x, y+i, x+side-1, y+i, 1)
	}
}

// Boxes with a shadow, and squares filled in beside empty ones.
func TestBoxesAlone(t *testing.T) {
	const dpi = 200
	draw := func(hollow bool) sheet {
		s := newSheet(900, 300)
		if hollow {
			s.square(100, 100, 20)
			s.line(104, 121, 121, 121, 3) // its shadow
			s.line(121, 104, 121, 121, 3)
		}
		s.filled(200, 100, 23)
		s.line(400, 100, 400, 122, 4) // the letter D
		s.rounded(400, 100, 23, 11)
		return s
	}
	for _, tt := range []struct {
		hollow bool
		want   []bool
	}{{true, []bool{false, true}}, {false, nil}} {
		s := draw(tt.hollow)
		k := raster.InkOf(s.Gray, dpi)
		level, upright := raster.Lines(k, Edge(dpi), 8)
		boxes := Boxes(k, dpi, level, upright)
		slices.SortFunc(boxes, func(a, b Box) int { return a.Min.X - b.Min.X })
		var got []bool
		for _, b := range boxes {
			got = append(got, b.Ticked)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("with an empty box %v: ticked = %v, want %v\n%v", tt.hollow, got, tt.want, boxes)
		}
	}
}
