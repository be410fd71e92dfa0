package layout

import (
	"regexp"
	"strconv"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// questions parts bands where numbered questions stand in two columns, as portals print
// a form: the numbers go up in the left column and on, from there, in the right one. In
// a table they go up from row to row. It returns how many bands stand above the columns
// and how many there are up to their end.
func (o *orderer) questions(bands [][]reading.Line) (from, to int, columns [2][]reading.Line) {
	const (
		leastBands   = 6
		leastNumbers = 3          // in each column
		first, last  = 0.35, 0.65 // of the width, where the gutter may be
		step         = 3.0        // points
	)
	if len(bands) < leastBands {
		return 0, 0, columns
	}
	var all reading.Box
	for _, b := range bands {
		all = all.Union(boundsOf(b))
	}
	for x := all.X0 + first*all.Width(); x < all.X0+last*all.Width(); x += step {
		for i := 0; i < len(bands); {
			if crosses(bands[i], x) {
				i++
				continue
			}
			end := i
			for end < len(bands) && !crosses(bands[end], x) {
				end++
			}
			if end-i >= leastBands && end-i > to-from {
				start, sides, ok := runOn(bands[i:end], x, leastNumbers)
				if ok && end-i-start > to-from {
					from, to, columns = i+start, end, sides
				}
			}
			i = end
		}
	}
	return from, to, columns
}

// runOn is the lines on both sides of a gutter, from the first that has a number on,
// where the numbers of the right side run on from those of the left.
func runOn(bands [][]reading.Line, x float64, least int) (start int, sides [2][]reading.Line, ok bool) {
	var numbers [2][]int
	start = -1
	for i, band := range bands {
		for _, l := range band {
			side := 0
			if l.Box.X0 > x {
				side = 1
			}
			if n, is := questionNumber(l); is {
				numbers[side] = append(numbers[side], n)
				if start < 0 {
					start = i
				}
			}
			if start >= 0 {
				sides[side] = append(sides[side], l)
			}
		}
	}
	if len(numbers[0]) < least || len(numbers[1]) < least {
		return 0, sides, false
	}
	whole := append(numbers[0], numbers[1]...)
	for i := 1; i < len(whole); i++ {
		if whole[i] < whole[i-1] {
			return 0, sides, false
		}
	}
	// Numbers that stand still are a table's: "1" in every row.
	return start, sides, numbers[0][0] < whole[len(numbers[0])] && whole[len(numbers[0])] < whole[len(whole)-1]
}

var questionStart = regexp.MustCompile(`^(\d{1,2})(?:\.(\d{1,2}))?(?:\([a-z]{1,3}\))?[.):]?$`)

// questionNumber is the number with which a line begins, such that numbers can be
// compared: a section's is that of its first question.
func questionNumber(l reading.Line) (int, bool) {
	if len(l.Words) == 0 {
		return 0, false
	}
	m := questionStart.FindStringSubmatch(l.Words[0].Text)
	if m == nil || m[2] == "" && len(l.Words) == 1 {
		return 0, false // a figure by itself
	}
	section, err := strconv.Atoi(m[1])
	if err != nil || m[2] == "" && len(l.Words[0].Text) == len(m[1]) && !capital(l.Words[1].Text) {
		return 0, false // "2 years"
	}
	question, _ := strconv.Atoi("0" + m[2])
	return 100*section + question, true
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }
