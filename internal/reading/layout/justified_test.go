package layout

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// justified sets a line's words to both margins with gaps alike.
func justified(x0, x1, y float64, text string) []reading.Word {
	ws := set(x0, y, text)
	spare := (x1 - ws[len(ws)-1].Box.X1) / float64(len(ws)-1)
	for i := range ws {
		ws[i].Box.X0 += float64(i) * spare
		ws[i].Box.X1 += float64(i) * spare
	}
	return ws
}

// A typewriter's lines are filled to both margins: their wide gaps part no cells.
func TestJustifiedLinesStayWhole(t *testing.T) {
	lines := []string{
		"THIS LEASE is made the third day of",
		"June one thousand nine hundred",
		"and sixty eight BETWEEN Wyke Estates",
		"Limited whose registered office is at",
		"Bank Street in the town of Wyke",
		"and Ada Rose Finch of Mill Row",
		"aforesaid WITNESSETH that the lessor",
	}
	var ws []reading.Word
	for i, l := range lines {
		ws = append(ws, justified(50, 290, 100+20*float64(i), l)...)
	}
	ws = append(ws, set(50, 260, "hereby demises")...)
	p := reading.Page{Lines: Lines(ws, nil)}
	if got, want := p.Text(), strings.Join(append(lines, "hereby demises"), "\n"); got != want {
		t.Errorf("text =\n%s\nwant\n%s", got, want)
	}
	// A row of a table that reaches both margins is no such line.
	ws = append(ws, set(50, 300, "Rent")...)
	ws = append(ws, set(130, 300, "£50")...)
	ws = append(ws, set(160, 300, "a year to")...)
	ws = append(ws, set(270, 300, "2010")...)
	if got := (&reading.Page{Lines: Lines(ws, nil)}).Text(); !strings.HasSuffix(got, "Rent\n£50\na year to\n2010") {
		t.Errorf("the row of a table reads %q", got)
	}
}

// Numbers that hang in two columns of clauses, and headings that reach over them.
func TestColumnsOfNumberedClauses(t *testing.T) {
	column := func(x float64, letter string, from int) (ws []reading.Word, text []string) {
		y := 100.0
		say := func(x float64, s string) {
			ws = append(ws, set(x, y, s)...)
			text = append(text, s)
		}
		for n := from; n < from+5; n++ {
			if n == from+2 {
				say(x, "WHAT THE "+letter+" PART AGREES TO DO")
				y += 14
			}
			number := letter + string(rune('0'+n))
			say(x, number)
			say(x+25, "to keep the inside of the flat in")
			y += 12
			say(x+25, "repair and to paint the wood of it")
			y += 12
			if n%2 == from%2 {
				say(x+25, "whenever the landlord asks that of")
				y += 12
			}
			y += 7 * float64(from)
		}
		return ws, text
	}
	left, a := column(40, "B", 1)
	right, b := column(300, "C", 2)
	ws := append(set(200, 60, "LEASE OF A FLAT ON THE TOP FLOOR OF THE HOUSE"), append(left, right...)...)
	want := "LEASE OF A FLAT ON THE TOP FLOOR OF THE HOUSE\n" + strings.Join(append(a, b...), "\n")
	if got := (&reading.Page{Lines: Lines(ws, nil)}).Text(); got != want {
		t.Errorf("text =\n%s\nwant\n%s", got, want)
	}
}
