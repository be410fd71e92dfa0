package pdf

import (
	"slices"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// Portals show an answer as buttons of which the one that was pressed is filled in.
func TestFilledButtons(t *testing.T) {
	button := func(f *fpdf.Fpdf, x, y float64, text string, filled, round bool) {
		style := "D"
		f.SetTextColor(0, 90, 90)
		if filled {
			style = "FD"
			f.SetTextColor(255, 255, 255)
		}
		f.SetFillColor(0, 90, 90)
		w := f.GetStringWidth(text) + 16
		if round {
			f.RoundedRect(x, y, w, 16, 8, "1234", style)
		} else {
			f.Rect(x, y, w, 16, style)
		}
		f.Text(x+8, y+12, text)
	}
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		f.SetFont("Helvetica", "", 10)
		button(f, 200, 100, "Yes", false, true)
		button(f, 250, 100, "No", true, true)
		button(f, 300, 100, "Not known", false, true)
		button(f, 200, 140, "Yes", true, false)
		button(f, 250, 140, "No", false, false)
		// None: the heads of a table, which are all filled in; chips that are nobody's
		// choice; a bar over a column of text.
		button(f, 200, 200, "Yes", true, false)
		button(f, 250, 200, "No", true, false)
		button(f, 200, 240, "Yes", false, true)
		button(f, 250, 240, "No", false, true)
		button(f, 400, 300, "Included", true, true)
		f.SetFillColor(0, 60, 60)
		f.Rect(72, 400, 150, 16, "F")
		f.Text(76, 412, "Insurance of the building by")
	}))[0]
	want := []bool{false, true, false, true, false}
	var got []bool
	for _, m := range p.Marks {
		got = append(got, m.Ticked)
	}
	if !slices.Equal(got, want) {
		t.Errorf("marks ticked = %v, want %v\n%+v", got, want, p.Marks)
	}
}
