package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads lists of conditions that are no clauses of a deed: each behind a
// mark (a number, a lender's code, a letter, a bullet), in a cell beside it, or a
// paragraph of its own.

// listItem is one thing of a list.
type listItem struct {
	mark  string          // as printed; empty for a bullet or a paragraph
	parts []evidence.Span // on one page each, without the mark
}

var (
	// itemMark is what stands before an item: "1.", "(a)", "A1", "4231", a bullet.
	itemMark = pattern.New(`^(?:\(?[A-Z]{0,3}[/-]?\d{1,5}(?:\.\d{1,2}){0,2}[.):]?|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)]|[•●▪■○◦–—*-])$`)
	bullet   = pattern.New(`^[•●▪■○◦–—*-]$`)
	// signing is what ends a list without a heading of its own.
	signing = pattern.New(`(?i)^\W*(?:signed\b|signature|yours\b|for\s+and\s+on\s+behalf|dated\b|end\s+of\b|page\s+\d)`)
)

// markShape is what kind of mark one is: items of a list have the same.
func markShape(mark string) string {
	if bullet.MatchString(mark) {
		return mark
	}
	var b strings.Builder
	var last rune
	for _, r := range mark {
		switch {
		case r >= '0' && r <= '9':
			r = '9'
		case r >= 'A' && r <= 'Z':
			r = 'A'
		case r >= 'a' && r <= 'z':
			r = 'a'
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// listed is the items under the first heading that fits, until a heading that ends
// them, one that is set as the first was, or a signature.
func (s *sheet) listed(begin, end *pattern.Pattern, most int) []listItem {
	var items []listItem
	on := false
	var head typeface               // of the heading
	shape, x, hangs := "", 0.0, 0.0 // hangs is where the words of the items begin, behind their marks
	for pi := range s.text.Document().Pages {
		page := &s.text.Document().Pages[pi]
		bottom, pitch, margin := 0.0, 0.0, 0.0
		for _, b := range s.layout(page.Number).boxes {
			margin = max(margin, b.X1)
		}
		var last evidence.Span // the row before
		for _, r := range s.rows(page.Number) {
			text := r.text()
			if loneNumber.MatchString(text) && (r.box.Y0 > 0.9*page.Height || r.box.Y1 < 0.1*page.Height) {
				continue
			}
			first := r.cells[0]
			of := typeOf(first)
			if begin.MatchString(text) && len(text) < 90 && !endsSentence(first) {
				if len(items) == 0 {
					on, head = true, of
				}
				bottom = r.box.Y1
				continue
			}
			if !on {
				continue
			}
			mark := first.Word(0).Text
			marked := itemMark.MatchString(mark) && (first.Words() > 1 || len(r.cells) > 1) && !(bareNumber.MatchString(mark) && first.Words() > 1 && startsLow(first.Sub(1, 2)))
			if end.MatchString(text) && len(text) < 120 && !marked || signing.MatchString(text) || len(items) > 0 && of == head && stands(of, s, items) {
				return items
			}
			gap := r.box.Y0 - bottom
			begins := false
			switch {
			case marked && shape == "" && len(items) == 0:
				begins = true
				shape, x = markShape(mark), r.box.X0
				if first.Words() > 1 {
					hangs = first.Word(1).Box.X0
				} else {
					hangs = r.cells[1].Box().X0
				}
			case marked && shape != "":
				begins = markShape(mark) == shape && r.box.X0 < x+12 && r.box.X0 > x-12
			case shape == "":
				// A gap, or a sentence that ended short of the margin with another after it.
				begins = len(items) == 0 || gap > 1.4*pitch && gap > 0.5*r.box.Height() ||
					!last.Empty() && endsSentence(last) && last.Box().X1 < margin-50 && startsUpper(first) && r.box.X0 < last.Box().X0+12
			}
			if begins && !marked && len(items) == 0 && s.marksFollow(page.Number, r) {
				begins = false
			}
			if !begins && len(items) == 0 {
				continue // an introduction
			}
			if !begins && shape != "" && hangs > x+8 && r.box.X0 < hangs-5 && gap > 0.5*r.box.Height() {
				return items // a paragraph that hangs as none of the items
			}
			if !begins && bottom > 0 && gap > 2.5*r.box.Height() && shape != "" {
				return items // something else after the list
			}
			if begins {
				if len(items) == most {
					return items
				}
				items = append(items, listItem{})
			} else if gap >= 0 {
				pitch = max(pitch, gap)
			}
			it := &items[len(items)-1]
			for i, c := range r.cells {
				if i == 0 && begins && shape != "" {
					if !bullet.MatchString(mark) {
						it.mark = strings.Trim(mark, "().:")
					}
					c = c.Sub(1, c.Words())
				}
				if !c.Empty() {
					it.add(c)
				}
			}
			bottom, last = r.box.Y1, r.cells[len(r.cells)-1]
		}
	}
	return items
}

// marksFollow reports whether a list with marks begins within the rows after one that has
// none: that one introduces it.
func (s *sheet) marksFollow(page int, intro row) bool {
	n := 0
	for _, r := range s.rows(page) {
		if r.box.Y0 <= intro.box.Y0 {
			continue
		}
		if n++; n > 6 {
			return false
		}
		mark := r.cells[0].Word(0).Text
		if itemMark.MatchString(mark) && startsList(mark) && (r.cells[0].Words() > 1 || len(r.cells) > 1) {
			return true
		}
	}
	return false
}

// stands reports whether a way of setting is a heading's: not that of the items.
func stands(of typeface, s *sheet, items []listItem) bool {
	first := items[0].parts
	return len(first) > 0 && typeOf(first[0]) != of
}

// add puts a cell at the end of the item, in one piece with what it follows on.
func (it *listItem) add(cell evidence.Span) {
	c := clause{parts: it.parts}
	c.add(cell)
	it.parts = c.parts
}

// sayListed states the items under a heading: their words and, where they have
// them, their numbers.
func (s *sheet) sayListed(path string, begin, end *pattern.Pattern, most int) {
	n := 0
	for _, it := range s.listed(begin, end, most) {
		if len(it.parts) == 0 || len(it.parts[0].Text()) < 12 || nothingAsked.MatchString(it.parts[0].Text()) {
			continue
		}
		base := at(path, n)
		words := opening(it.parts[0], glance)
		if !s.state(base+"/text", words, words.Text(), nil) {
			continue
		}
		if it.mark != "" {
			line := s.text.Line(words.Page(), words.LineIndex())
			if !evidence.Stands(it.mark, line.Text()) && words.LineIndex() > 0 {
				line = s.text.Line(words.Page(), words.LineIndex()-1).To(words)
			}
			s.stateIn(base+"/number", line, it.mark, nil)
		}
		n++
	}
}

// sayConditions states the numbered conditions of a paper that announces them by no
// heading that is known: the items of its longest list of sentences that bind a side.
func (s *sheet) sayConditions(path string, clauses []*clause, most int) {
	var best, run []*clause
	shape := ""
	for i, c := range clauses {
		if headsParts(clauses, i) {
			continue
		}
		of := ""
		if c.number != "" {
			of = listShape(c.number)
		}
		switch {
		case of != "" && of == shape:
		case of != "" && (shape == "" || startsList(c.number)):
			run, shape = nil, of
		case of == "" || len(run) == 0 || subordinate(c.number):
			continue // a heading between two, or a part of one
		default:
			run, shape = nil, ""
			continue
		}
		if binds(c) {
			run = append(run, c)
		}
		if len(run) > len(best) {
			best = append([]*clause(nil), run...)
		}
	}
	if len(best) < fewestConditions {
		return
	}
	for n, c := range best {
		if n == most {
			return
		}
		first := opening(c.parts[0], glance)
		base := at(path, n)
		if s.state(base+"/text", first, first.Text(), nil) {
			s.state(base+"/number", first, strings.Trim(c.number, "()."), nil)
		}
	}
}

// fewestConditions is how many sentences a list has at least that is one of conditions.
const fewestConditions = 2

// listShape is the kind of numbers of a list: figures, letters, roman numbers.
func listShape(number string) string {
	n := strings.Trim(number, "().:")
	open := strings.HasPrefix(number, "(")
	switch {
	case strings.Contains(n, "."):
		return "9.9"
	case n != "" && strings.Trim(n, "0123456789") == "":
		n = "9"
	default:
		n = "a"
	}
	if open {
		return "(" + n
	}
	return n
}

// startsList reports whether a number is the first of a list.
func startsList(number string) bool {
	n := strings.ToLower(strings.Trim(number, "().:"))
	return n == "1" || n == "a" || n == "i" || n == "1.1"
}

// subordinate reports whether a number is of a part of another clause.
func subordinate(number string) bool {
	n := strings.Trim(number, "().:")
	return strings.HasPrefix(number, "(") || strings.Contains(n, ".")
}

var bindsWords = pattern.New(`(?i)\b(?:shall|will|must|may|is\s+to|are\s+to|to\s+be|agrees?|appl(?:y|ies)|has\s+been|have\s+been|is|are|not|takes?|accepts?|covenants?|requires?|need(?:s|ed)?)\b`)

// binds reports whether a clause is a sentence that binds somebody, not a row of particulars.
func binds(c *clause) bool {
	if len(c.text) < 30 || !strings.HasSuffix(strings.TrimRight(c.text, " "), ".") && !strings.HasSuffix(c.text, ";") && !strings.HasSuffix(c.text, "; and") {
		return false
	}
	if m := particularRow.FindString(c.text); m != "" {
		return false
	}
	return bindsWords.MatchString(c.text)
}

// particularRow is how a row of particulars begins: a label, and a dash or a colon.
var particularRow = pattern.New(`^(?:\p{Lu}[\pL'’()/ -]{2,50}?)(?:\s[-–—]\s|:\s)`)
