package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads tables whose columns have names at their head: the schedules of
// charges, decisions and applications that every issuer orders differently.

// column is a name that the head of a table may have, and what it is called here.
type column struct {
	name string
	re   *pattern.Pattern // of a whole head
}

// columnHead matches the whole name of a column.
func columnHead(words string) *pattern.Pattern {
	return pattern.New(`^(?i)(?:` + words + `)(?:\s*\([^)]*\)?)?\s*[:.]?$`)
}

// tableHead is the head of a table: the columns it knows, left to right, and where it ends.
type tableHead struct {
	names  []string // "" for a column that nothing is read from
	lefts  []float64
	ruled  bool // lines part its rows
	bottom reading.Box
	page   int
}

// mostHeadRows is over how many lines the head of a narrow column is broken.
const mostHeadRows = 6

// tableAt is the head of a table that begins with the first of some rows of a page, and
// how many rows it takes; none where fewer than two of the wanted columns are there
// or a cell is no name at all. A head may be broken over lines.
func (s *sheet) tableAt(rows []row, columns []column) (*tableHead, int) {
	first := rows[0]
	if len(first.cells) < 2 && (len(rows) < 2 || len(rows[1].cells) < 2) {
		return nil, 0
	}
	page := first.cells[0].Page()
	l := s.layout(page)
	for take := min(mostHeadRows, len(rows)); take >= 1; take-- {
		cells, whole := s.headCells(rows[:take], l)
		if cells == nil {
			continue
		}
		t := &tableHead{page: page, bottom: whole}
		known := 0
		for _, c := range cells {
			name, named := "", false
			text := textOf(c)
			for _, k := range columns {
				if k.re.MatchString(text) {
					name, named = k.name, true
					break
				}
			}
			if name != "" && !slices.Contains(t.names, name) {
				known++
			} else if !named && (wordsOf(c) > 8 || strings.ContainsAny(text, "0123456789£") || beginsPlain(text)) {
				known = -9 // that is an entry, not a head
			}
			t.names = append(t.names, name)
			t.lefts = append(t.lefts, c[0].Box().X0)
		}
		if known < 2 || known*2 < len(cells) {
			continue
		}
		if take < len(rows) {
			t.ruled = l.lineBetween(whole, rows[take].box)
		}
		return t, take
	}
	return nil, 0
}

// headCells is the cells of a head that takes several rows, their lines joined by
// column; nil where the rows are not of one head.
func (s *sheet) headCells(rows []row, l *layout) ([][]evidence.Span, reading.Box) {
	var cells [][]evidence.Span
	whole := rows[0].box
	for i, r := range rows {
		if i > 0 {
			before := rows[i-1].box
			if r.box.Y0-before.Y1 > 0.6*r.box.Height() || l.lineBetween(before, r.box) {
				return nil, whole
			}
		}
		whole = whole.Union(r.box)
	next:
		for _, c := range r.cells {
			for k := range cells {
				b := cells[k][0].Box()
				for _, d := range cells[k][1:] {
					b = b.Union(d.Box())
				}
				if b.OverlapX(c.Box()) > 0.4 {
					cells[k] = append(cells[k], c)
					continue next
				}
			}
			cells = append(cells, []evidence.Span{c})
		}
	}
	slices.SortStableFunc(cells, func(a, b []evidence.Span) int { return int(a[0].Box().X0 - b[0].Box().X0) })
	return cells, whole
}

// lineBetween reports whether a ruling of any width runs between two boxes of which
// one stands above the other.
func (l *layout) lineBetween(above, below reading.Box) bool {
	for _, r := range l.across {
		if r.MidY() > above.MidY() && r.MidY() < below.MidY() && r.X0 < max(above.X1, below.X1) && r.X1 > min(above.X0, below.X0) {
			return true
		}
	}
	return false
}

// columnOf is which column a cell stands in.
func (t *tableHead) columnOf(c evidence.Span) int {
	b := c.Box()
	best, most := 0, -1.0
	for i, x0 := range t.lefts {
		x1 := 1e9
		if i+1 < len(t.lefts) {
			x1 = t.lefts[i+1] - 2
		}
		if i == 0 {
			x0 = -1e9
		}
		if shared := min(x1, b.X1) - max(x0-2, b.X0); shared > most {
			best, most = i, shared
		}
	}
	return best
}

// record is one row of a table: the pieces of each column's cell, top to bottom.
type record map[string][]evidence.Span

// records is the records of a table whose rows follow its head, and how many rows
// they take. Single is the columns that hold one line a record, such as its day:
// a second line there begins the next record. The table ends at a row for which
// ends is true, or that stands apart from its columns.
func (s *sheet) records(t *tableHead, rows []row, single []string, ends func(row) bool) ([]record, int) {
	l := s.layout(t.page)
	var all []record
	before := t.bottom
	for n, r := range rows {
		if ends(r) || r.box.Y0-before.Y1 > 4*r.box.Height() {
			return all, n
		}
		// A line that begins left of the table, or runs over several of its columns.
		if len(r.cells) == 1 {
			b := r.box
			over := 0
			for _, x := range t.lefts {
				if x > b.X0+4 && x < b.X1-4 {
					over++
				}
			}
			if over > 1 || b.X1 < t.lefts[0]-2 || !t.ruled && over == 1 {
				return all, n
			}
		}
		fresh := len(all) == 0
		if t.ruled {
			fresh = fresh || l.lineBetween(before, r.box)
		} else if !fresh {
			fresh = r.box.Y0-before.Y1 > 0.5*min(r.box.Height(), before.Height())
			for _, c := range r.cells {
				if name := t.names[t.columnOf(c)]; slices.Contains(single, name) && len(all[len(all)-1][name]) > 0 {
					fresh = true
				}
			}
		}
		if fresh {
			all = append(all, record{})
		}
		for _, c := range r.cells {
			if name := t.names[t.columnOf(c)]; name != "" {
				all[len(all)-1][name] = append(all[len(all)-1][name], c)
			}
		}
		before = r.box
	}
	return all, len(rows)
}

// found is where an expression's first group stands in pieces that are read as one
// text, though a cell's lines do not follow each other on the page.
func found(pieces []evidence.Span, re *pattern.Pattern) (parts []evidence.Span, value string, ok bool) {
	text := textOf(pieces)
	loc := re.FindStringSubmatchIndex(text)
	if len(loc) < 4 || loc[2] < 0 {
		return nil, "", false
	}
	return cutFrom(pieces, text, loc[2], loc[3]), text[loc[2]:loc[3]], true
}

// cutFrom is the words of pieces in which a part of their text stands.
func cutFrom(pieces []evidence.Span, text string, start, end int) []evidence.Span {
	from := len(strings.Fields(text[:start]))
	if start > 0 && text[start-1] != ' ' {
		from-- // it begins within a word: "(Town …"
	}
	return clipAll(skipWords(pieces, from), len(strings.Fields(text[start:end])))
}

// stateWithin states a value that stands in pieces.
func (s *sheet) stateWithin(path string, pieces []evidence.Span, value string, normalised any) bool {
	text := textOf(pieces)
	i := strings.Index(text, value)
	return i >= 0 && value != "" && s.stateParts(path, cutFrom(pieces, text, i, i+len(value)), value, normalised)
}

// stateFound states what an expression's first group finds in pieces.
func (s *sheet) stateFound(path string, pieces []evidence.Span, re *pattern.Pattern) bool {
	return s.stateFoundAs(path, pieces, re, nil)
}

// stateFoundAs is stateFound with what it comes to; nil for the words themselves.
func (s *sheet) stateFoundAs(path string, pieces []evidence.Span, re *pattern.Pattern, normalised any) bool {
	parts, value, ok := found(pieces, re)
	return ok && s.stateParts(path, parts, value, normalised)
}

// stateParts states a value whose words are the parts, of one passage or of several.
func (s *sheet) stateParts(path string, parts []evidence.Span, value string, normalised any) bool {
	if whole := run(parts, quoteWords); whole.Words() == wordsOf(parts) {
		return s.state(path, whole, value, normalised)
	}
	if normalised == nil {
		normalised = value
	}
	return s.stateAll(path, parts, normalised)
}
