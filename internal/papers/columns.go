package papers

import (
	"slices"
	"sort"
	"strings"
)

// columnOrder is the indexes of a page's lines in the order in which a person reads
// them: as the reader gave them, but where running text stands in two columns the
// whole left one before the right one.
func (l *layout) columnOrder() []int {
	order := l.inOrder()
	left, right, ok := l.columns(order)
	if !ok {
		return order
	}
	in := map[int]bool{}
	for _, i := range append(slices.Clone(left), right...) {
		in[i] = true
	}
	var ordered []int
	put := false
	for _, i := range order {
		if !in[i] {
			ordered = append(ordered, i)
			continue
		}
		if !put {
			ordered = append(append(ordered, left...), right...)
			put = true
		}
	}
	return ordered
}

// Two columns of running text: so many lines in each, and sentences that end in each.
const (
	leastColumn    = 5
	leastSentences = 2
	hang           = 45 // points by which numbers may hang to the left of a column's text
)

// columns is the lines of the two columns of running text that a page has, top to
// bottom. A table whose cells are prose is none: sentences end on its one side only,
// or rulings part its rows.
func (l *layout) columns(order []int) (left, right []int, ok bool) {
	if len(order) < 2*leastColumn {
		return nil, nil, false
	}
	byHeight := slices.Clone(order)
	sort.SliceStable(byHeight, func(a, b int) bool { return l.boxes[byHeight[a]].Y0 < l.boxes[byHeight[b]].Y0 })
	// Where lines to the right of the middle begin most often.
	begins := map[int]int{}
	for _, i := range order {
		if x := l.boxes[i].X0; x > 0.4*l.width && x < 0.62*l.width {
			begins[int(x)]++
		}
	}
	edge, most := 0, 0
	for x, n := range begins {
		if n > most || n == most && x < edge {
			edge, most = x, n
		}
	}
	if most < leastColumn {
		return nil, nil, false
	}
	// Numbers hang to the left of the column's text.
	text := edge
	for x, n := range begins {
		if n > 1 && x < edge && x > text-hang {
			edge = x
		}
	}
	gutter := float64(edge) - 3
	// The longest run of lines, by height, of which none crosses the gutter.
	from, best := 0, [2]int{}
	for n, i := range byHeight {
		if b := l.boxes[i]; b.X0 < gutter && b.X1 > gutter+4 {
			from = n + 1
		}
		if n+1-from > best[1]-best[0] {
			best = [2]int{from, n + 1}
		}
	}
	ended := [2]int{}
	for _, i := range byHeight[best[0]:best[1]] {
		side := 0
		if l.boxes[i].X0 >= gutter {
			side = 1
			right = append(right, i)
		} else {
			left = append(left, i)
		}
		if text := l.lines[i].Text(); strings.HasSuffix(text, ".") && l.lines[i].Words() > 1 {
			ended[side]++
		}
	}
	if len(left) < leastColumn || len(right) < leastColumn || ended[0] < leastSentences || ended[1] < leastSentences {
		return nil, nil, false
	}
	top, bottom := l.boxes[byHeight[best[0]]].Y0, l.boxes[byHeight[best[1]-1]].Y1
	ruled := 0
	for _, r := range l.across {
		if r.Y0 > top && r.Y1 < bottom && r.X0 < gutter && r.X1 > gutter {
			ruled++
		}
	}
	return left, right, ruled == 0
}

// readApart reports whether the reader read one column whole before the other.
func readApart(left, right []int) bool {
	return slices.Max(left) < slices.Min(right)
}
