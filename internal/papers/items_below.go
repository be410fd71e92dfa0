package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// This file reads forms that print each answer on the line below a short name of what is
// asked, mostly in two or three columns of such cells: what stands to the right of a
// name is then another's, never its answer.

// leastCells is how many cells of a form must be told for it to be set so.
const leastCells = 5

// formCell is one such cell: its label's lines and what stands below them.
type formCell struct {
	label, below []int
	right        float64 // where the next column begins
}

// cellLabels is how a form sets the labels that have their answers below them: all
// alike, so that an answer with a label's words is not taken for one. It is the zero
// typeface where the form is set otherwise.
func (s *sheet) cellLabels(questions []question, ways []phrase) typeface {
	times, beside := map[typeface]int{}, map[typeface]int{}
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		known := map[int]bool{}
		for n, line := range l.lines {
			known[n] = !line.Empty() && !l.foot(n) && s.namesCell(line, questions)
		}
		for n := range l.lines {
			if !known[n] {
				continue
			}
			if c, ok := s.cellFrom(l, n, known, ways); ok {
				times[typeOf(l.lines[n])]++
				if c.right < l.rightEdge() {
					beside[typeOf(l.lines[n])]++
				}
			}
		}
	}
	var labels typeface
	for t, n := range times {
		// One column of questions and answers is a list, which is read as items are.
		if n >= leastCells && 3*beside[t] >= n && (n > times[labels] || n == times[labels] && t.size < labels.size) {
			labels = t
		}
	}
	return labels
}

// cellItems is the items of a page whose answers stand below their labels, with the
// layout of what is left of the page; none, and the layout itself, where the page is
// set otherwise.
func (s *sheet) cellItems(l *layout, labels typeface, questions []question, ways []phrase) ([]*item, *layout) {
	if labels == (typeface{}) {
		return nil, l
	}
	known := map[int]bool{}
	for n, line := range l.lines {
		known[n] = !line.Empty() && !l.foot(n) && typeOf(line) == labels && s.namesCell(line, questions)
	}
	var cells []formCell
	beside := 0
	for n := range l.lines {
		if !known[n] {
			continue
		}
		if r := l.rightOf(l.boxes[n]); r >= 0 && !known[r] && s.answersAlone(l.lines[r], ways) {
			beside++
			continue
		}
		if c, ok := s.cellFrom(l, n, known, ways); ok {
			cells = append(cells, c)
		}
	}
	if len(cells) == 0 || len(cells) < 3*beside {
		return nil, l
	}
	rest := *l
	rest.lines = append([]evidence.Span(nil), l.lines...)
	var all []*item
	for _, c := range cells {
		first := l.boxes[c.label[0]]
		it := &item{cell: true, page: l.page, top: first.Y0}
		bottom := first.Y1
		for _, n := range c.label {
			it.asked = append(it.asked, l.lines[n])
		}
		for _, n := range append(append([]int(nil), c.label...), c.below...) {
			it.lines = append(it.lines, l.lines[n])
			rest.lines[n] = evidence.Span{}
			bottom = l.boxes[n].Y1
		}
		for _, m := range s.marksOn(l.page) {
			if m.Box.MidY() > first.Y1 && m.Box.MidY() < bottom && m.Box.MidX() > first.X0-20 && m.Box.MidX() < c.right {
				it.marks = append(it.marks, m)
			}
		}
		all = append(all, it)
	}
	return all, &rest
}

// namesCell reports whether a line may be the name of what is asked, and the form asks it.
func (s *sheet) namesCell(line evidence.Span, questions []question) bool {
	if line.Words() > 14 || !startsUpper(line) || prompt.MatchString(line.Text()) || strings.HasPrefix(line.Text(), "£") || strings.Contains(line.Text(), "@") {
		return false
	}
	if itemNumber.MatchString(line.Word(0).Text) {
		return false
	}
	if ps := printedIn([]evidence.Span{line}, s.every); len(ps) > 0 && ps[0].alone {
		return false
	}
	text := cueText(line.Text())
	for i := range questions {
		if q := &questions[i]; q.cue != nil {
			if like, _ := q.alike(text, ""); like == 1 {
				return true
			}
		}
	}
	return false
}

// cellFrom is the cell whose label begins on a line, where what stands below answers it.
func (s *sheet) cellFrom(l *layout, n int, known map[int]bool, ways []phrase) (formCell, bool) {
	c := formCell{label: []int{n}, right: l.rightEdge()}
	for i, b := range l.boxes {
		if i != n && !l.lines[i].Empty() && b.X0 > l.boxes[n].X1 && b.OverlapY(l.boxes[n]) > 0.5 {
			c.right = min(c.right, b.X0-2)
		}
	}
	below := l.underIn(n, c.right)
	if below >= 0 && !known[below] && !startsUpper(l.lines[below]) && typeOf(l.lines[below]) == typeOf(l.lines[n]) && hasLetters(l.lines[below].Text()) {
		c.label = append(c.label, below)
		below = l.underIn(below, c.right)
	}
	if below < 0 || known[below] || !s.answersAlone(l.lines[below], ways) {
		return c, false
	}
	label, answer := typeOf(l.lines[n]), typeOf(l.lines[below])
	for ; below >= 0 && len(c.below) < 8; below = l.underIn(below, c.right) {
		if known[below] || len(c.below) > 0 && (label != answer && typeOf(l.lines[below]) == label || s.headsAnswer(l, below, c.right, ways)) {
			break
		}
		c.below = append(c.below, below)
	}
	return c, true
}

// headsAnswer reports whether a line that answers nothing has below it one that answers.
func (s *sheet) headsAnswer(l *layout, n int, right float64, ways []phrase) bool {
	if s.answersAlone(l.lines[n], ways) {
		return false
	}
	under := l.underIn(n, right)
	return under >= 0 && s.answersAlone(l.lines[under], ways)
}

// underIn is the line right below another, beginning where it does, in a column that
// ends at right; or -1.
func (l *layout) underIn(n int, right float64) int {
	at, best := l.boxes[n], -1
	for i, b := range l.boxes {
		if i == n || l.lines[i].Empty() || abs(b.X0-at.X0) > 3 || b.X1 > right || b.MidY() <= at.Y1-0.2*at.Height() {
			continue
		}
		if gap := b.Y0 - at.Y1; gap < 0.75*max(at.Height(), b.Height()) && !l.ruledBetween(at, b) && (best < 0 || b.Y0 < l.boxes[best].Y0) {
			best = i
		}
	}
	return best
}

// answersAlone reports whether a line answers by itself: one of a form's choices, a sum,
// a count, a day or a period, or ticks with their choices.
func (s *sheet) answersAlone(line evidence.Span, ways []phrase) bool {
	text := strings.Trim(line.Text(), " .")
	switch ps := printedIn([]evidence.Span{line}, s.every); {
	case isBlank(line):
		return true
	case len(ps) > 0 && (ps[0].alone || len(ps) > 1 || isGlyph(line.Word(0).Text)):
		return true
	case line.Words() <= 8 && holdsDate(text), line.Words() <= 6 && strings.HasPrefix(text, "£"):
		return true
	case line.Words() <= 2 && wholeNumber.MatchString(text):
		return true
	}
	ps := printedIn([]evidence.Span{line.Sub(0, 1)}, ways)
	return len(ps) > 0 && ps[0].alone
}
