package papers

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

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
	letter byte   // of its last item that runs on within it: 'b' after "(a) … (b) …"; 0 where it has none
	by     string // whose covenant it is, by the last words that said so: "landlord", "tenant", "management company" or ""
	head   string // the schedule or part that it stands in, lower case
}

var (
	clauseNumber     = pattern.New(`^(?:\(?(\d{1,2}(?:\.\d{1,3}){1,4})[.):]?|(\d{1,2})[.):]|\(([a-z]{1,2}|[ivx]{1,5}|\d{1,2}|[A-Z])\)|([a-z]|[ivx]{2,4})\)|(LR\d{1,2}(?:\.\d)?)[.:]?)$`)
	bareNumber       = pattern.New(`^\d{1,2}$`)
	scheduleTitle    = pattern.New(`(?i)^\s*(?:the\s+)?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s+schedule|schedule\s+\d{1,2}|schedule|part\s+(?:\d{1,2}|[ivx]{1,4}|one|two|three|four))\b`)
	loneNumber       = pattern.New(`(?i)^\s*(?:page\s+|-\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*-)?\s*$`)
	covenantBy       = pattern.New(`(?i)\b(landlord|lessor|freeholder|council|corporation|tenant|lessee|leaseholder|management\s+company|manager|company|buyer|purchaser|seller)s?(?:'s|’s|s'|s’)?\s+(?:(?:hereby|jointly|severally|and|further|doth|do|does)\s+)*(?:for\s+(?:him|her|it|them)sel(?:f|ves)\s+(?:[\w/]+\s+){0,12}?)?(?:covenants?|obligations|agrees?)\b`)
	whatOneCovenants = pattern.New(`(?i)\b(?:that|which|as|whatever|where|if|unless|than)\s+the\s+(?:landlord|lessor|tenant|lessee|leaseholder|management\s+company|manager|company|freeholder)\s+(?:\w+\s+){0,2}(?:covenants?|agrees?)\b`)
	obligationsOf    = pattern.New(`(?i)\b(?:covenants?|obligations)\s+(?:of|by)\s+the\s+(landlord|lessor|freeholder|council|corporation|tenant|lessee|leaseholder|management\s+company|manager|company)\b`)
	subjectOf        = pattern.New(`(?i)^(?:and\s+)?(?:that\s+)?the\s+(landlord|lessor|freeholder|council|corporation|tenant|lessee|leaseholder|management\s+company|manager|company)\s+(?:shall|will|must|covenants?|is\s+to|agrees?)\b`)
)

// partySide is the one word for each side of a deed.
func partySide(word string) string {
	switch w := strings.ToLower(fold(word)); w {
	case "lessor", "freeholder", "grantor", "freehold owner", "reversioner", "council", "corporation":
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
		fresh := true // nothing of this page, or of its other column, was read yet
		rows := s.body(page.Number, s.clauseRows(page.Number))
		spacing := paragraphGap(rows)
		for _, r := range rows {
			text := r.text()
			if r.box.Y1 < bottom-2*height {
				fresh = true
			}
			if loneNumber.MatchString(text) && (r.box.Y0 > 0.9*page.Height || r.box.Y1 < 0.1*page.Height) {
				continue
			}
			number := rowNumber(r)
			switch {
			case number == "" && s.def.kind == Contract:
				number = rowLetter(r)
			case number == "" && s.def.kind == Lease && letteredNumber.MatchString(r.cells[0].Word(0).Text) && startsUpper(afterNumber(r)):
				number = r.cells[0].Word(0).Text
			}
			gap := !fresh && r.box.Y0-bottom > max(1.1*height, spacing)
			broken := fresh && current != nil && len(current.parts) > 0 && goesOn(current.parts[len(current.parts)-1])
			switch {
			case scheduleTitle.MatchString(text) && len(text) < 90 && (gap || fresh || !namedWithin(text) && !(current != nil && namedAfter(current))):
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
			if s.def.kind == Lease && number == "" && len(current.parts) > 0 && leadsClause(r.cells[0], 0) {
				begin("")
			}
			var own []evidence.Span // the row's cells that are the current clause's
			for _, c := range r.cells {
				for s.def.kind == Lease {
					next, k := runIn(c, current.number)
					if k == 0 {
						next, k = letteredRunIn(c, current)
					}
					if k == 0 {
						k = capitalLead(c)
					}
					if k == 0 {
						break
					}
					// The next clause of the same paragraph.
					current.add(c.Sub(0, k))
					current.rows = append(current.rows, row{box: r.box, cells: append(own, c.Sub(0, k))})
					begin(next)
					c, own = c.Sub(k, c.Words()), nil
				}
				current.add(c)
				own = append(own, c)
			}
			current.rows = append(current.rows, row{box: r.box, cells: own})
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
	if s.def.kind == Lease {
		runningCovenants(all)
	}
	return all
}

// runningCovenants says whose covenants the clauses of running text are: "THE LESSEE for
// herself and her assigns … HEREBY COVENANTS", over so many lines that none has it all.
func runningCovenants(all []*clause) {
	by := ""
	var list *clause // the one that ends in a colon, if any: its items are numbered
	for _, c := range all {
		if m := covenantsFor.FindStringSubmatch(c.text); m != nil {
			by, list = partySide(m[1]), nil
			if endsInColon.MatchString(c.text) {
				list = c
			}
		} else if list != nil && (c.head != list.head || c.number != "" && mainNumber(c.number) == mainNumber(list.number)) || list == nil && (c.head != "" || c.number != "") {
			by, list = "", nil
		}
		if c.by == "" || covenantsFor.MatchString(c.text) {
			c.by = by
		}
	}
}

// endsInColon is how a clause ends whose items follow.
var endsInColon = pattern.New(`(?i)(?::[-–—]?|\bfollows?|that\s+is\s+to\s+say)\W*$`)

// mainNumber reports whether a clause's number is that of a main clause.
func mainNumber(number string) bool { return number == "" || number[0] != '(' }

var covenantsFor = pattern.New(`^(?:AND\s+)?(?:THE|The)\s+((?i:landlord|lessor|tenant|lessee|leaseholder|purchaser|management\s+company|company))s?\b[^.;]{0,240}?\b(?i:hereby\s+)?(?i:covenants?)\b`)

// letteredNumber is a clause's number within a lettered part: "B3", "C12.".
var letteredNumber = pattern.New(`^[A-Z]\d{1,2}(?:\.\d{1,2})?\.?$`)

// afterNumber is what follows the number that a row begins with.
func afterNumber(r row) evidence.Span {
	if r.cells[0].Words() > 1 {
		return r.cells[0].Sub(1, r.cells[0].Words())
	}
	if len(r.cells) > 1 {
		return r.cells[1]
	}
	return evidence.Span{}
}

// namedWithin reports whether a row that begins with a schedule's name only goes on with
// a sentence that names it: "Schedule 4 to the registered lease have been complied with".
func namedWithin(text string) bool {
	rest := strings.TrimSpace(text[len(scheduleTitle.FindString(text)):])
	return rest != "" && unicode.IsLower(firstRune(rest)) && !strings.HasPrefix(rest, "above") && !strings.HasPrefix(rest, "herein")
}

// namedAfter reports whether a clause breaks off before the name of something: "in
// accordance with", the schedule's name on the line below.
func namedAfter(c *clause) bool {
	if len(c.parts) == 0 {
		return false
	}
	last := c.parts[len(c.parts)-1]
	return wantsName[last.Word(last.Words()-1).Text]
}

var wantsName = map[string]bool{"in": true, "with": true, "to": true, "of": true, "the": true, "and": true, "under": true, "by": true, "at": true, "see": true, "or": true, "per": true}

// paragraphGap is the least gap that parts two paragraphs on a page in double spacing,
// most of whose lines stand far apart though sentences run on over them; 0 on another.
func paragraphGap(rows []row) float64 {
	var gaps []float64
	wide, on := 0, 0
	for i := 1; i < len(rows); i++ {
		gap, height := rows[i].box.Y0-rows[i-1].box.Y1, rows[i-1].box.Height()
		if gap < 0 {
			continue
		}
		gaps = append(gaps, gap)
		if gap > 1.1*height {
			wide++
			if len(rows[i].cells) == 1 && startsLow(rows[i].cells[0]) && goesOn(rows[i-1].cells[0]) {
				on++
			}
		}
	}
	if wide < 6 || 2*on < wide {
		return 0
	}
	slices.Sort(gaps)
	// The widest but for the gaps between paragraphs, which are few.
	return 1.4 * gaps[len(gaps)*3/4]
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

// letteredRunIn is the letter of the item that follows another within a paragraph: "(b) not
// to sublet" behind "(a) not to assign …;", and the word at which it begins; 0 where there
// is none. Items of a rent or a term belong together.
func letteredRunIn(cell evidence.Span, c *clause) (next string, at int) {
	if c.letter == 0 && aLetter(c.number) != 0 {
		c.letter = aLetter(c.number)
	}
	for k := 0; k < cell.Words(); k++ {
		letter := aLetter(cell.Word(k).Text)
		if letter == 0 || letter != 'a' && letter != c.letter+1 {
			continue
		}
		if letter == 'a' || k == 0 || k+1 == cell.Words() || !strings.ContainsAny(cell.Word(k - 1).Text[len(cell.Word(k-1).Text)-1:], ".;") {
			c.letter = letter
			continue
		}
		if ofSumsOrYears.MatchString(clip(cell.Sub(k+1, cell.Words()), 8).Text()) {
			return "", 0
		}
		return cell.Word(k).Text, k
	}
	return "", 0
}

// aLetter is the letter of an item's number: 'b' of "(b)".
func aLetter(number string) byte {
	if len(number) == 3 && number[0] == '(' && number[2] == ')' && number[1] >= 'a' && number[1] <= 'z' {
		return number[1]
	}
	return 0
}

var ofSumsOrYears = pattern.New(`(?i)[£\d]|\b(?:pounds|years?|rent|term|first|next|remainder|residue)\b`)

// capitalLead is the word of a cell at which the next covenant or limb of an old deed's
// running text begins: its joining word stands in capitals among words that do not.
func capitalLead(cell evidence.Span) int {
	for k := 1; k < cell.Words(); k++ {
		if leadsClause(cell, k) {
			return k
		}
	}
	return 0
}

// leadsClause reports whether a word of a cell is such a joining word.
func leadsClause(cell evidence.Span, k int) bool {
	if !deedLeads[cell.Word(k).Text] || k > 0 && allCapitals(cell.Word(k-1).Text) {
		return false
	}
	switch cell.Word(k).Text {
	case "AND":
		// Not between two names or in a title.
		return k+1 < cell.Words() && !allCapitals(cell.Word(k+1).Text) || k+2 < cell.Words() && deedVerbs[cell.Word(k+1).Text]
	case "TO":
		return k+1 < cell.Words() && cell.Word(k+1).Text == "HOLD"
	}
	return true
}

// The words in capitals that begin the limbs of a deed in running text.
var (
	deedLeads = map[string]bool{"AND": true, "PROVIDED": true, "YIELDING": true, "TO": true, "WHEREAS": true}
	deedVerbs = map[string]bool{"ALSO": true, "THAT": true, "FURTHER": true, "WHEREAS": true, "PAYING": true, "THE": true, "IT": true, "TO": true, "NOT": true, "PROVIDED": true, "WILL": true, "SHALL": true, "UPON": true}
)

func allCapitals(word string) bool {
	return len(word) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// clauseRows is the rows of a page as its clauses run; a lease, whose particulars often
// stand in two columns of prose, is read across unless the reader did not.
func (s *sheet) clauseRows(page int) []row {
	if s.def.kind == Lease {
		l := s.layout(page)
		if left, right, ok := l.columns(l.inOrder()); !ok || !readApart(left, right) {
			return s.rows(page)
		}
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
	if re.MatchString(c.text) {
		// The words run over the end of a page or of a column.
		at := opening(c.parts[0], glance)
		return s.state(path, at, at.Text(), nil)
	}
	return false
}
