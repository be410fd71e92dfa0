package pdf

import (
	"math"
	"slices"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// A form that is filled in on a screen has rings around what is meant: whole ellipses, or
// the strokes of a hand, which do not quite meet.
func TestRingsAroundChoices(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		f.SetFont("Helvetica", "", 10)
		for i, y := range []float64{100, 140, 180, 220, 260, 300} {
			f.Text(72, y, "Is any part of it listed?")
			f.Text(300, y, "Yes")
			f.Text(330, y, "No")
			switch mid := y - 3.5; i {
			case 0:
				f.Ellipse(308, mid, 14, 8, 0, "D")
			case 1: // by hand, and not closed
				for k := range 40 {
					a := 0.4 + float64(k)*2*math.Pi/42
					x, y := 337+12*math.Cos(a)+0.5*math.Sin(5*a), mid+8*math.Sin(a)
					if k == 0 {
						f.MoveTo(x, y)
					} else {
						f.LineTo(x, y)
					}
				}
				f.DrawPath("D")
			case 2: // printed buttons, one like the other
				f.RoundedRect(296, mid-8, 26, 16, 5, "1234", "D")
				f.RoundedRect(326, mid-8, 26, 16, 5, "1234", "D")
			case 3: // half a ring
				f.Arc(308, mid, 14, 8, 0, 0, 180, "D")
			case 4: // around nothing
				f.Ellipse(420, mid, 14, 8, 0, "D")
			case 5: // around the whole line
				f.Ellipse(320, mid, 100, 60, 0, "D")
			}
		}
	}))[0]
	var at [][2]float64
	for _, m := range p.Marks {
		if m.Ticked {
			at = append(at, [2]float64{math.Round(m.Box.MidX() / 10), math.Round(m.Box.MidY() / 10)})
		}
	}
	if want := [][2]float64{{31, 10}, {34, 14}}; !slices.Equal(at, want) {
		t.Errorf("rings at %v, want %v\n%+v", at, want, p.Marks)
	}
}
