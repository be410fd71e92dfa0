package papers

import (
	"slices"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads lists of contents that are set in columns of rows, each a name with what
// becomes of the thing, and rows that name the room with the thing.

// leastPaired is how many items with their answers each column has.
const leastPaired = 3

// fittingRows is the rows of a page of a list of contents: where the list stands in
// columns, those of the leftmost first, from one line that runs across columns to the next.
func (s *sheet) fittingRows(page int) []row {
	l := s.layout(page)
	gutters := s.fittingGutters(page)
	if len(gutters) == 0 {
		return s.rows(page)
	}
	var order []int
	for i := range l.lines {
		if !l.lines[i].Empty() {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return l.boxes[order[i]].MidY() < l.boxes[order[j]].MidY() })
	var rows []row
	columns := make([][]int, len(gutters)+1)
	flush := func() {
		for k := range columns {
			rows = append(rows, l.rowsOf(columns[k])...)
			columns[k] = nil
		}
	}
	for _, i := range order {
		b := l.boxes[i]
		if k := columnOf(gutters, b.X0); k == columnOf(gutters, b.X1) {
			columns[k] = append(columns[k], i)
			continue
		}
		flush()
		rows = append(rows, row{[]evidence.Span{l.lines[i]}, b})
	}
	flush()
	return rows
}

// columnOf is in which column something stands, from 0, by where the columns after the
// first begin.
func columnOf(gutters []float64, x float64) int {
	k := 0
	for k < len(gutters) && x >= gutters[k] {
		k++
	}
	return k
}

// fittingGutters is where the columns after the first begin of a page of items with their
// answers, none where it has one column: at each three items or more begin with an answer
// to the right, and as many stand in the column left of it, with their answers there too.
func (s *sheet) fittingGutters(page int) []float64 {
	l := s.layout(page)
	if l.parted {
		return l.gutters
	}
	l.parted = true
	var names, answers []int
	var edges []float64
	for i, line := range l.lines {
		switch {
		case line.Empty():
		case answersFitting(line):
			answers = append(answers, i)
		case hasLetters(line.Text()):
			names = append(names, i)
			edges = append(edges, l.boxes[i].X0-3)
		}
	}
	if len(answers) < 2*leastPaired {
		return nil
	}
	// paired is how many items between two edges, and begun left of a third, have an
	// answer of theirs there.
	paired := func(from, to, begun float64) int {
		n := 0
		for _, i := range names {
			b := l.boxes[i]
			if b.X0 < from || b.X1 > to || b.X0 > begun {
				continue
			}
			if slices.ContainsFunc(answers, func(a int) bool {
				at := l.boxes[a]
				return at.X0 >= b.X1 && at.X1 <= to && at.OverlapY(b) > 0.5
			}) {
				n++
			}
		}
		return n
	}
	sort.Float64s(edges)
	from := 0.0
	for _, x := range edges {
		if x < from+0.15*l.width || x > 0.85*l.width {
			continue
		}
		if paired(x, l.width, x+6) >= leastPaired && paired(from, x, x) >= leastPaired {
			l.gutters, from = append(l.gutters, x), x
		}
	}
	// Headings hang a little to the left of the items, which stand in frames.
	for k, x := range l.gutters {
		for _, e := range edges {
			if e < x && e > x-15 && !slices.ContainsFunc(names, func(i int) bool { return l.boxes[i].X0 < e && l.boxes[i].X1 > e && l.boxes[i].X1 < x }) {
				l.gutters[k] = e
				break
			}
		}
	}
	return l.gutters
}

// answersFitting reports whether a line says what becomes of one item and no more than
// that and a price.
func answersFitting(line evidence.Span) bool {
	if onSale(line) {
		return true
	}
	ps := printedIn([]evidence.Span{line}, fittingWays)
	return len(ps) == 1 && slices.Contains(fittingChoices, ps[0].name) && (ps[0].alone || soleAnswer(line, ps[0]))
}

// soleAnswer reports whether a cell begins with a choice and holds nothing but a sum
// behind it.
func soleAnswer(c evidence.Span, p printed) bool {
	if c.Sub(0, 1).Before(p.span) {
		return false
	}
	rest := trimValue(p.span.Rest(c))
	if rest.Empty() {
		return true
	}
	m, ok := rest.Find(sum)
	return ok && strings.Contains(rest.Text(), "£") && m.Words() == rest.Words()
}

// sellsIt is how a list of contents says that the seller would sell a thing: it is not
// in the price.
var sellsIt = pattern.New(`(?i)^(?:negotiable|by\s+negotiation|open\s+to\s+offers|(?:available\s+)?to\s+buy|(?:offered\s+|available\s+)?for\s+sale|(?:available|offered)\s+(?:separately|by\s+negotiation))\b`)

// onSale reports whether a cell says that a thing may be bought, and no more than that
// and for how much.
func onSale(c evidence.Span) bool {
	m, ok := c.Find(sellsIt)
	if !ok {
		return false
	}
	rest := trimValue(m.Rest(c))
	if rest.Empty() {
		return true
	}
	of, ok := rest.Find(sum)
	return ok && of.Words() == rest.Words()
}

// besideGutter is the marks of a page that stand in the same of its columns as a row.
func (s *sheet) besideGutter(page int, b reading.Box, marks []reading.Mark) []reading.Mark {
	gutters := s.fittingGutters(page)
	k := columnOf(gutters, b.X0)
	if k != columnOf(gutters, b.X1) {
		return marks
	}
	return slices.DeleteFunc(marks, func(m reading.Mark) bool { return columnOf(gutters, m.Box.MidX()) != k })
}

// roomed are the words that name a section of rooms before a room's: "Carpets - lounge".
var roomed = []struct {
	name string
	cue  cue
}{
	{"Carpets", newCue("=carpets|=carpet|=flooring")},
	{"Curtains and blinds", newCue("=curtains|=blinds|=curtains_and_blinds|=curtains_blinds")},
	{"Light fittings", newCue("=lights|=light|=light_fittings|=light_fitting")},
}

// ofRoom parts a name that says its section before a dash: the section, and the room.
func ofRoom(name evidence.Span) (section string, room evidence.Span, ok bool) {
	for i := 1; i+1 < name.Words() && i < 4; i++ {
		if w := name.Word(i).Text; w != "-" && w != "–" && w != "—" && w != ":" {
			continue
		}
		text := cueText(name.Sub(0, i).Text())
		for _, r := range roomed {
			if r.cue.likeness(text, "") == 1 {
				return r.name, name.Sub(i+1, name.Words()), true
			}
		}
		return "", name, false
	}
	return "", name, false
}
