package papers

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// layout is one page's lines with their boxes and what the page draws, made once
// a sheet.
type layout struct {
	page          int
	width, height float64
	lines         []evidence.Span
	boxes         []reading.Box
	across        []reading.Box // rulings that lie flat
	marks         []reading.Mark
	scanned       bool        // its words came from OCR
	written       bool        // marks holds those of the words too
	left, edge    float64     // of a half of a page: where it begins and ends, or 0
	numbersAt     float64     // where the column of questions' numbers begins, -1 for none, 0 until asked for
	heads         [][]printed // rows that are the heads of columns of ticks; nil until asked for
	gutters       []float64   // between the columns of a list of contents; see fittingGutters
	parted        bool        // gutters was asked for
}

// layout is how a page is laid out; an empty one for a page that does not exist.
func (s *sheet) layout(page int) *layout {
	if l, ok := s.layouts[page]; ok {
		return l
	}
	l := &layout{page: page}
	doc := s.text.Document()
	for i := range doc.Pages {
		p := &doc.Pages[i]
		if p.Number != page {
			continue
		}
		l.width, l.height, l.marks = p.Width, p.Height, p.Marks
		l.scanned = p.Source == reading.SourceOCR
		for n := range p.Lines {
			line := s.text.Line(page, n)
			l.lines = append(l.lines, line) // an empty line keeps the index right
			l.boxes = append(l.boxes, line.Box())
		}
		if p.Source == reading.SourceText {
			for n := range p.Lines {
				if stampedAcross(p, n) {
					l.lines[n] = evidence.Span{}
				}
			}
		}
		for _, r := range p.Rulings {
			if r.Box.Width() >= r.Box.Height() {
				l.across = append(l.across, r.Box)
			}
		}
	}
	if s.layouts == nil {
		s.layouts = map[int]*layout{}
	}
	s.layouts[page] = l
	return l
}

// stampedOver is how much larger than the page's other words those are that are printed
// across it.
const stampedOver = 2.5

// stampedAcross reports whether a line is printed across others, as "DRAFT" or "COPY" is:
// much larger than they and on top of one, or a single letter of such a word.
func stampedAcross(p *reading.Page, line int) bool {
	of := &p.Lines[line]
	if len(of.Words) == 0 || len(of.Words) > 3 || of.Words[0].Size < 24 {
		return false
	}
	smaller, over := 0, false
	for i := range p.Lines {
		o := &p.Lines[i]
		if i == line || len(o.Words) == 0 || of.Words[0].Size < stampedOver*o.Words[0].Size {
			continue
		}
		smaller++
		over = over || of.Box.OverlapX(o.Box) > 0.05 && of.Box.OverlapY(o.Box) > 0.3
	}
	alone := len(of.Words) == 1 && utf8.RuneCountInString(of.Words[0].Text) == 1
	return (over || alone) && smaller > len(p.Lines)/2
}

// inOrder is the indexes of the page's lines in the order in which they were read.
func (l *layout) inOrder() []int {
	var order []int
	for i := range l.lines {
		if !l.lines[i].Empty() {
			order = append(order, i)
		}
	}
	return order
}

// ruledBetween reports whether a line of a table, not a mere underline, runs
// between two boxes of which one stands above the other.
func (l *layout) ruledBetween(above, below reading.Box) bool {
	for _, r := range l.across {
		if r.MidY() > above.MidY() && r.MidY() < below.MidY() &&
			r.Width() > 0.25*l.width && r.OverlapX(above) > 0.5 && r.OverlapX(below) > 0.5 {
			return true
		}
	}
	return false
}

// row is the lines of a page that stand at one height, left to right: the cells
// of a table row, a label and its value.
type row struct {
	cells []evidence.Span
	box   reading.Box
}

// text is the row's cells with two spaces between.
func (r row) text() string {
	var parts []string
	for _, c := range r.cells {
		parts = append(parts, c.Text())
	}
	return strings.Join(parts, "  ")
}

// rows is a page's lines grouped by height, top to bottom.
func (s *sheet) rows(page int) []row {
	l := s.layout(page)
	return l.rowsOf(l.inOrder())
}

// rowsOf is some of a page's lines grouped by height, top to bottom.
func (l *layout) rowsOf(order []int) []row {
	sort.SliceStable(order, func(i, j int) bool { return l.boxes[order[i]].MidY() < l.boxes[order[j]].MidY() })
	var rows []row
	var boxes [][]reading.Box // of each row's cells
	for _, i := range order {
		b := l.boxes[i]
		if n := len(rows) - 1; n >= 0 && rows[n].box.OverlapY(b) > 0.5 && !collides(boxes[n], b) {
			rows[n].cells = append(rows[n].cells, l.lines[i])
			rows[n].box = rows[n].box.Union(b)
			boxes[n] = append(boxes[n], b)
			continue
		}
		rows = append(rows, row{[]evidence.Span{l.lines[i]}, b})
		boxes = append(boxes, []reading.Box{b})
	}
	for _, r := range rows {
		sort.SliceStable(r.cells, func(i, j int) bool { return r.cells[i].Box().X0 < r.cells[j].Box().X0 })
	}
	return rows
}

// columnRows is the rows of a page in the order in which a person reads them: where
// running text stands in two columns, those of the left one before those of the right.
func (s *sheet) columnRows(page int) []row {
	l := s.layout(page)
	rows := s.rows(page)
	left, right, ok := l.columns(l.inOrder())
	if !ok {
		return rows
	}
	side := map[int]int{}
	for _, i := range left {
		side[i] = 1
	}
	for _, i := range right {
		side[i] = 2
	}
	var parts [4][]row // above, left, right, below
	for _, r := range rows {
		var cells [3][]evidence.Span
		for _, c := range r.cells {
			of := side[c.LineIndex()]
			cells[of] = append(cells[of], c)
		}
		for of, some := range cells {
			if len(some) == 0 {
				continue
			}
			part := row{some, some[0].Box()}
			for _, c := range some[1:] {
				part.box = part.box.Union(c.Box())
			}
			if of == 0 && len(parts[1])+len(parts[2]) > 0 {
				of = 3
			}
			parts[of] = append(parts[of], part)
		}
	}
	return append(append(append(parts[0], parts[1]...), parts[2]...), parts[3]...)
}

// collides reports whether a box would stand on top of one of a row's cells.
func collides(cells []reading.Box, b reading.Box) bool {
	for _, c := range cells {
		if c.OverlapX(b) > 0.3 {
			return true
		}
	}
	return false
}
