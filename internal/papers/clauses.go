package papers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// clause is one paragraph of a deed: a numbered clause or sub-clause, a row of a
// table of particulars, or a paragraph that a gap parts from its neighbours.
type clause struct {
	number string          // "4.12", "(a)", "LR7"; empty for a paragraph without one
	parts  []evidence.Span // on one page each, the number included, without heads and feet of pages
	rows   []row           // the same as rows, for columns
	text   string          // folded, the number left out
	lower  string
	by     string // whose covenant it is, by the last words that said so: "landlord", "tenant", "management company" or ""
	head   string // the schedule or part that it stands in, lower case
}

var (
	clauseNumber     = pattern.New(`^(?:\(?(\d{1,2}(?:\.\d{1,3}){1,4})[.):]?|(\d{1,2})[.):]|\(([a-z]{1,2}|[ivx]{1,5}|\d{1,2}|[A-Z])\)|([a-z]|[ivx]{2,4})\)|(LR\d{1,2}(?:\.\d)?)[.:]?)$`)
	bareNumber       = pattern.New(`^\d{1,2}$`)
	scheduleTitle    = pattern.New(`(?i)^\s*(?:the\s+)?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s+schedule|schedule\s+\d{1,2}|schedule|part\s+(?:\d{1,2}|[ivx]{1,4}|one|two|three|four))\b`)
	loneNumber       = pattern.New(`(?i)^\s*(?:page\s+|-\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*-)?\s*$`)
	covenantBy       = pattern.New(`(?i)\b(landlord|lessor|freeholder|tenant|lessee|leaseholder|management\s+company|manager|company|buyer|purchaser|seller)s?(?:'s|’s|s'|s’)?\s+(?:(?:hereby|jointly|severally|and|further)\s+)*(?:covenants?|obligations|agrees?)\b`)
	whatOneCovenants = pattern.New(`(?i)\b(?:that|which|as|whatever|where|if|unless|than)\s+the\s+(?:landlord|lessor|tenant|lessee|leaseholder|management\s+company|manager|company|freeholder)\s+(?:\w+\s+){0,2}(?:covenants?|agrees?)\b`)
	obligationsOf    = pattern.New(`(?i)\b(?:covenants?|obligations)\s+(?:of|by)\s+the\s+(landlord|lessor|freeholder|tenant|lessee|leaseholder|management\s+company|manager|company)\b`)
	subjectOf        = pattern.New(`(?i)^(?:that\s+)?the\s+(landlord|lessor|freeholder|tenant|lessee|leaseholder|management\s+company|manager|company)\s+(?:shall|will|must|covenants?|is\s+to|agrees?)\b`)
)

// partySide is the one word for each side of a deed.
func partySide(word string) string {
	switch w := strings.ToLower(fold(word)); w {
	case "lessor", "freeholder", "grantor", "freehold owner", "reversioner":
		return "landlord"
	case "lessee", "leaseholder", "leaseowner", "purchaser", "flat owner":
		return "tenant"
	case "company", "manager":
		return "management company"
	default:
		return w
	}
}

// clauses is the paper cut into its clauses, in reading order. A clause begins at
// a number, at a gap between lines wider than a line, or at a heading; one that a
// page's end breaks goes on over the page.
func (s *sheet) clauses() []*clause {
	var all []*clause
	var current *clause
	by, head := "", ""
	begin := func(number string) {
		current = &clause{number: number, by: by, head: head}
		all = append(all, current)
	}
	for pi := range s.text.Document().Pages {
		page := &s.text.Document().Pages[pi]
		bottom, height := 0.0, 0.0
		fresh := true // nothing of this page was read yet
		for _, r := range s.clauseRows(page.Number) {
			text := r.text()
			if loneNumber.MatchString(text) && (r.box.Y0 > 0.9*page.Height || r.box.Y1 < 0.1*page.Height) {
				continue
			}
			number := rowNumber(r)
			if number == "" && s.def.kind == Contract {
				number = rowLetter(r)
			}
			gap := !fresh && r.box.Y0-bottom > 1.1*height
			broken := fresh && current != nil && len(current.parts) > 0 && goesOn(current.parts[len(current.parts)-1])
			switch {
			case scheduleTitle.MatchString(text) && len(text) < 90:
				head = strings.ToLower(text)
				begin("")
				if !strings.HasPrefix(head, "part") {
					by = ""
					current.by = ""
				}
			case number != "":
				begin(number)
			case current == nil || gap || fresh && !broken || capitals(r) || labelsRow(r) || s.def.kind == Lease && leaseParticular(r) || r.box.Y0-bottom > 0.25*height && definesRow(r):
				begin("")
			}
			fresh = false
			bottom, height = r.box.Y1, r.box.Height()
			rest := r
			for i, c := range r.cells {
				for s.def.kind == Lease {
					next, k := runIn(c, current.number)
					if k == 0 {
						break
					}
					// The next clause of the same paragraph.
					current.add(c.Sub(0, k))
					current.rows = append(current.rows, row{box: rest.box, cells: append(slices.Clone(rest.cells[:i]), c.Sub(0, k))})
					begin(next)
					c = c.Sub(k, c.Words())
					rest = row{box: r.box, cells: append([]evidence.Span{c}, r.cells[i+1:]...)}
				}
				current.add(c)
			}
			current.rows = append(current.rows, rest)
			// Words that say whose covenants follow hold until others do.
			m := covenantBy.FindStringSubmatch(text)
			if m != nil && whatOneCovenants.MatchString(text) {
				m = nil // "the parts that the Landlord covenants to repair"
			}
			if m == nil {
				m = obligationsOf.FindStringSubmatch(text)
			}
			if m != nil && len(text) < 300 {
				by = partySide(m[1])
				current.by = by
			}
		}
	}
	for _, c := range all {
		var b strings.Builder
		for i, p := range c.parts {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p.Text())
		}
		c.text = b.String()
		if c.number != "" {
			if _, rest, ok := strings.Cut(c.text, " "); ok {
				c.text = rest
			}
		}
		c.lower = strings.ToLower(c.text)
		if m := subjectOf.FindStringSubmatch(c.text); m != nil {
			c.by = partySide(m[1])
		}
	}
	return all
}

// runIn is the number of the clause that follows another within a paragraph ("… in repair.
// 3.3 Not to make …") and the word at which it begins; 0 where there is none.
func runIn(cell evidence.Span, number string) (next string, at int) {
	head, tail, ok := strings.Cut(strings.Trim(number, "()"), ".")
	if !ok || strings.Contains(tail, ".") {
		return "", 0
	}
	last, err := strconv.Atoi(tail)
	if err != nil {
		return "", 0
	}
	for k := 1; k < cell.Words(); k++ {
		before := cell.Word(k - 1).Text
		if !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, ";") || k+1 < cell.Words() && !startsUpper(cell.Sub(k+1, k+2)) {
			continue
		}
		n, minor, ok := strings.Cut(strings.TrimRight(cell.Word(k).Text, ".):"), ".")
		if i, err := strconv.Atoi(minor); ok && err == nil && n == head && i > last && i < last+5 {
			return n + "." + minor, k
		}
	}
	return "", 0
}

// clauseRows is the rows of a page as its clauses run; a lease, whose particulars often
// stand in two columns of prose, is read across.
func (s *sheet) clauseRows(page int) []row {
	if s.def.kind == Lease {
		return s.rows(page)
	}
	return s.columnRows(page)
}

// add puts a cell at the end of the clause; see registerEntry.add.
func (c *clause) add(cell evidence.Span) {
	if n := len(c.parts); n > 0 && c.parts[n-1].Page() == cell.Page() {
		if joined := c.parts[n-1].To(cell); joined.Words() == c.parts[n-1].Words()+cell.Words() && !cell.Before(c.parts[n-1]) {
			c.parts[n-1] = joined
			return
		}
	}
	c.parts = append(c.parts, cell)
}

// rowNumber is the clause number that a row begins with, without its brackets
// and stops only where it is a dotted one; empty where there is none.
func rowNumber(r row) string {
	first := r.cells[0].Word(0).Text
	if m := clauseNumber.FindStringSubmatch(first); m != nil {
		return strings.TrimRight(first, ".:")
	}
	if bareNumber.MatchString(first) && (r.cells[0].Words() == 1 && len(r.cells) > 1 || r.cells[0].Words() > 2 && gapBefore(r.cells[0], 1) > 1.2*r.cells[0].Word(0).Box.Height() && startsUpper(r.cells[0].Sub(1, 2))) {
		return first
	}
	return ""
}

// rowLetter is the capital that a row begins with where it stands apart as a number would.
func rowLetter(r row) string {
	first := r.cells[0].Word(0).Text
	if len(first) != 1 || first[0] < 'A' || first[0] > 'Z' {
		return ""
	}
	if r.cells[0].Words() == 1 && len(r.cells) > 1 && startsUpper(r.cells[1]) || r.cells[0].Words() > 2 && gapBefore(r.cells[0], 1) > 1.1*r.cells[0].Word(0).Box.Height() && startsUpper(r.cells[0].Sub(1, 2)) {
		return first
	}
	return ""
}

// capitals reports whether a row is a title of its own: few words, all capitals.
func capitals(r row) bool {
	if len(r.cells) != 1 || r.cells[0].Words() > 9 {
		return false
	}
	text := r.cells[0].Text()
	return strings.ToUpper(text) == text && strings.ToLower(text) != text && len(text) > 5
}

// labelsRow reports whether a row of two cells begins with a label: "Seller's
// conveyancers:". A clause that runs into it ends there.
func labelsRow(r row) bool {
	return len(r.cells) > 1 && r.cells[0].Words() < 7 && strings.HasSuffix(r.cells[0].Text(), ":")
}

// definesRow reports whether a row of two cells begins with a term in quotation
// marks, which the second cell defines.
func definesRow(r row) bool {
	return len(r.cells) > 1 && r.cells[0].Words() < 7 && quotedTerm.MatchString(r.cells[0].Text())
}

var quotedTerm = pattern.New(`^(?:the\s+)?["“‘'][^"”’]+["”’'][:.]?$`)

// goesOn reports whether a passage ends in the middle of a sentence.
func goesOn(p evidence.Span) bool {
	last := p.Word(p.Words() - 1).Text
	return !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, ";") && !strings.HasSuffix(last, ":")
}

// find is the first match on one page of the clause.
func (c *clause) find(re *pattern.Pattern) (evidence.Match, bool) {
	for _, p := range c.parts {
		if m, ok := p.Find(re); ok {
			return m, true
		}
	}
	return evidence.Match{}, false
}

// sayIn states a value with the passage of a clause that it stands in.
func (s *sheet) sayIn(path string, c *clause, value string, normalised any) bool {
	for _, p := range c.parts {
		if s.stateIn(path, p, value, normalised) {
			return true
		}
	}
	return false
}

// sayClause states the words of a clause around the first match of an expression:
// its beginning, number included, where the match is near enough.
func (s *sheet) sayClause(path string, c *clause, re *pattern.Pattern) bool {
	for _, p := range c.parts {
		m, ok := p.Find(re)
		if !ok {
			continue
		}
		at := opening(p, glance)
		if at.To(m.Span).Words() != at.Words() {
			at = widen(p, m.Span, glance)
		}
		return s.state(path, at, at.Text(), nil)
	}
	return false
}
