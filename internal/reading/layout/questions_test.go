package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Portals print a form's questions in two columns, each with its answer below; a table
// of questions with numbers on both sides is read from row to row.
func TestQuestionsInTwoColumns(t *testing.T) {
	page := func(number func(column, row int) string) []reading.Word {
		ws := set(50, 40, "Property information form completed online for the sellers of 4 Elm Row")
		for row := range 5 {
			for column := range 2 {
				x, y := 50+250*float64(column), 80+40*float64(row)+7*float64(column)
				ws = append(ws, set(x, y, number(column, row)+" Question")...)
				ws = append(ws, set(x+5, y+14, "Yes")...)
				ws = append(ws, set(x+45, y+14, "No")...)
			}
		}
		return append(ws, set(50, 320, "Signed by both of the sellers on the last day of June and nobody else")...)
	}
	down := func(column, row int) string { return fmt.Sprintf("%d.%d", 1+3*column+row/3, 1+row%3) }
	across := func(column, row int) string { return fmt.Sprintf("1.%d", 1+2*row+column) }
	for name, tt := range map[string]struct {
		number func(column, row int) string
		want   []string
	}{
		"down":   {down, []string{"1.1", "1.2", "1.3", "2.1", "2.2", "4.1", "4.2", "4.3", "5.1", "5.2"}},
		"across": {across, []string{"1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			lines := Lines(page(tt.number), nil)
			for _, l := range lines {
				if len(l.Words) == 2 && l.Words[1].Text == "Question" {
					got = append(got, l.Words[0].Text)
				}
			}
			if strings.Join(got, " ") != strings.Join(tt.want, " ") {
				t.Errorf("questions are read as %v, want %v", got, tt.want)
			}
			if first, last := lines[0].Text(), lines[len(lines)-1].Text(); !strings.HasPrefix(first, "Property") || !strings.HasPrefix(last, "Signed") {
				t.Errorf("the page begins with %q and ends with %q", first, last)
			}
		})
	}
}
