package papers

import (
	"regexp"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

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
	var lines []evidence.Span
	for i := 0; ; i++ {
		l := s.text.Line(page, i)
		if l.Empty() {
			if i >= lineCount(s.text.Document(), page) {
				break
			}
			continue
		}
		lines = append(lines, l)
	}
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].Box().MidY() < lines[j].Box().MidY() })
	var rows []row
	for _, l := range lines {
		b := l.Box()
		if n := len(rows); n > 0 && rows[n-1].box.OverlapY(b) > 0.5 && !collides(rows[n-1], b) {
			rows[n-1].cells = append(rows[n-1].cells, l)
			rows[n-1].box = rows[n-1].box.Union(b)
			continue
		}
		rows = append(rows, row{[]evidence.Span{l}, b})
	}
	for _, r := range rows {
		sort.SliceStable(r.cells, func(i, j int) bool { return r.cells[i].Box().X0 < r.cells[j].Box().X0 })
	}
	return rows
}

// collides reports whether a box would stand on top of a cell of the row.
func collides(r row, b reading.Box) bool {
	for _, c := range r.cells {
		if c.Box().OverlapX(b) > 0.3 {
			return true
		}
	}
	return false
}

func lineCount(doc *reading.Document, page int) int {
	for i := range doc.Pages {
		if doc.Pages[i].Number == page {
			return len(doc.Pages[i].Lines)
		}
	}
	return 0
}

// labelled is the value that stands beside a label: what follows it on its line
// (after a colon, if any), else the next cell to the right at the same height,
// else the line right below it in the same column. The expression matches the
// label only. The first label in the span that has a value wins.
func (s *sheet) labelled(in evidence.Span, label *regexp.Regexp) (evidence.Span, bool) {
	for _, m := range in.FindAll(label) {
		if v := s.valueOf(m.Span); !v.Empty() {
			return v, true
		}
	}
	return evidence.Span{}, false
}

// valueOf is the value beside a label; see labelled.
func (s *sheet) valueOf(label evidence.Span) evidence.Span {
	last := label.Sub(label.Words()-1, label.Words())
	page, line := last.Page(), last.LineIndex()
	whole := s.text.Line(page, line)
	if rest := trimPunctuation(last.Rest(whole)); !rest.Empty() {
		return rest
	}
	at := last.Box()
	var right, below evidence.Span
	n := lineCount(s.text.Document(), page)
	for i := range n {
		if i == line {
			continue
		}
		l := s.text.Line(page, i)
		if l.Empty() {
			continue
		}
		b := l.Box()
		switch {
		case b.X0 >= at.X1-1 && b.OverlapY(at) > 0.5:
			if right.Empty() || b.X0 < right.Box().X0 {
				right = l
			}
		case b.Y0 >= at.Y1-1 && b.Y0-at.Y1 < 1.5*at.Height() && b.OverlapX(whole.Box()) > 0.3:
			if below.Empty() || b.Y0 < below.Box().Y0 {
				below = l
			}
		}
	}
	if !right.Empty() {
		return trimPunctuation(right)
	}
	return trimPunctuation(below)
}

// trimPunctuation drops leading words that are only punctuation (a colon, dots).
func trimPunctuation(v evidence.Span) evidence.Span {
	for !v.Empty() && strings.Trim(v.Word(0).Text, ":.-–—_|…") == "" {
		v = v.Sub(1, v.Words())
	}
	return v
}
