package papers

import (
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// registerEntry is one numbered entry of a register or of one of its schedules.
type registerEntry struct {
	register string        // "A", "B", "C"; "D" for schedules
	schedule string        // the schedule's heading, lower case
	number   string        // within its register
	numberAs string        // as printed: "4", "B4"
	numberAt evidence.Span // empty where the number could not be told from the text
	date     time.Time     // zero where the entry has none
	dateAs   string
	dateAt   evidence.Span // where the date stands in a cell of its own
	dayAt    evidence.Span // its day and month, where a narrow column puts the year on the line below
	yearAt   evidence.Span
	parts    []evidence.Span // the entry without page heads and feet, in order; each on one page
	rows     []row           // the same as rows, for tables
	aside    []evidence.Span // what a column of remarks has beside it
	text     string          // the parts, folded
	body     string          // the text after the date
}

// find is the first match within one page's part of the entry.
func (e *registerEntry) find(re *pattern.Pattern) (evidence.Match, bool) {
	for _, p := range e.parts {
		if m, ok := p.Find(re); ok {
			return m, true
		}
	}
	return evidence.Match{}, false
}

// cellDay is a day in a cell of its own, in brackets or not.
const cellDay = `[(\[{]?\s*(?:\d{1,2}\s?[./-]\s?[\dOl]{1,2}\s?[./-]\s?[\dOl]{4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4})\s*[)\]}]?`

// registerSection is the lines of a register that stand outside its entries: the
// class of title, the county.
type registerSection struct {
	register string
	lines    []evidence.Span
}

var (
	registerHead = pattern.New(`(?i)^\s*([ABC8])\s*[:;.\-–]?\s*(?:(property|proprietorship|charges?)\s*reg\w{1,4}er|cofrestr\s+(eiddo|perchnogaeth|arwystl\w*))\b`)
	// What prints the registers its own way calls them "Property (A)", "Part B:
	// Proprietorship" or "Charges register"; the heading is the whole line.
	registerHeadOwn = pattern.New(`(?i)^\s*(?:the\s+)?(?:(?:part|section|register)\s+)?(?:([ABC])\s*[:;.)\-–—]?\s+)?(?:the\s+)?(property|proprietorship|charges?)(\s+(?:reg\w{1,4}er|entries|section))?\s*(?:[-–—:(\[]?\s*(?:register\s+|part\s+)?([ABC])\s*[)\]]?)?(?:\s*[-–—(]?\s*(?:continued|cont['’.]?d?)\.?\)?)?\s*:?\s*$`)
	scheduleHead    = pattern.New(`(?i)^\s*(?:schedule\s+of\s+(?:notices?\s+of\s+)?(?:leases?|restrictive|personal|easements?|covenants?|positive|registered|other|rights|single|multiple|rent\s*charges?)|atodlen\b)`)
	registerEnd     = pattern.New(`(?i)^\s*(?:end\s+of\s+reg\w{1,4}er|diwedd\s+y\s+gofrestr)`)
	registerNoise   = pattern.New(`(?i)^\s*(?:page\s+)?\d{1,3}\s+(?:of|o)\s+\d{1,3}\s*$|^\s*title\s+(?:number|no\.?)\s*:?\s*[A-Z]{0,4}\s?\d+\s*$|^\s*(?:rhif\s+teitl\s*/?\s*)+(?:title\s+number)?\s*:?\s*[A-Z]{0,4}\s?\d+\s*$|\b(?:continued|parhad)\s*$|^\s*page\s+\d{1,3}\s*$`)
	registerIntro   = pattern.New(`(?i)^\s*(?:this\s+register\s+(?:describes|specifies|contains)|mae'?r\s+gofrestr|the\s+land\s+and\s+estate\s+comprised|comprised\s+in\s+the\s+title|that\s+affect\s+the\s+(?:right|land)|any\s+entries\s+that|containing\s+the\s+description)`)
	entryNumber     = pattern.New(`^[(\[]?([ABCabc][.-]?)?(\d{1,3})[.):/\]]?$`)
	entryDate       = pattern.New(`^\s*[(\[{]?\s*(\d{1,2}\s?[./,-]\s?[\dOl]{1,2}\s?[./,-]\s?[\dOl]{4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][A-Za-z]+,?\s+\d{4})\s*[)\]}]`)
	// A month or a year in the place of a date, or the words that there is none.
	noDay = pattern.New(`^\s*[(\[{]\s*(?i:(?:[a-z]+\s+)?\d{4}|(?:date\s+)?(?:unknown|not\s+stated)|not\s+dated|undated)\s*[)\]}]`)
	// What a copy prints at the foot of its pages and a browser at the head of its own.
	registerFoot  = pattern.New(`(?i)^\s*this\s+(?:official\s+)?copy\s+does\s+not\s+take\s+account\b|^\s*(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S+(?:\s+(?:page\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3})?\s*$|^\s*\d{1,3}\s?/\s?\d{1,3}\s*$|^\s*\d{1,2}/\d{1,2}/\d{2,4},\s+\d{1,2}:\d{2}\b`)
	entryHeadWord = pattern.New(`(?i)^(?:no\.?|number|item|entr(?:y|ies)|dated?|entered|registered|registration|details?|text|particulars|description|wording|of|on|ref\.?|#)[:;.]?$`)
	dateAside     = pattern.New(`(?i)^\s*(?:(?:entered|registered|dated?|made|noted)(?:\s+on)?\s*:?\s*)?` + cellDay + `\s*$`)
	bareDate      = pattern.New(`^\d{1,2}[./-]\d{1,2}[./-]\d{4}[,:;]?$|^\d{4}-\d{2}-\d{2}$`)
	dateCell      = pattern.New(`^\s*` + cellDay + `\s*$`)
	leaseHeader   = pattern.New(`(?i)\b(?:registration\s+date|property\s+description|date\s+of\s+lease|lessee'?’?s?\s+title|plan\s+ref)`)
)

// registers reads the three registers and their schedules: entries and the lines
// outside them. An entry begins with its number, one above the last, at the left
// edge where the numbers of the register stand.
func (s *sheet) registers() (entries []*registerEntry, sections []registerSection) {
	var current *registerEntry
	register, schedule := "", ""
	last, edge := 0, 0.0
	var pending []evidence.Span // remarks beside the row before
	headed := false             // each entry has a heading of its own
	remarks := 1e9              // where a column of remarks begins, to the right of the entries
	for _, page := range s.text.Document().Pages {
		for _, r := range s.bodyRows(page.Number) {
			if current != nil {
				current.aside = append(current.aside, pending...)
			}
			pending = nil
			text := r.text()
			if len(text) > 400 {
				text = text[:400]
			}
			if c := r.cells[len(r.cells)-1]; remarksHead.MatchString(c.Text()) {
				remarks = c.Box().X0 - 4
			}
			text = closedUp(text)
			if registerEnd.MatchString(text) {
				return finishEntries(entries), sections
			}
			if h, ok := headOfEntry(text); ok && h.register >= register {
				if h.register != register {
					register, schedule, edge = h.register, "", 0
				}
				headed = true
				current = &registerEntry{register: register, number: h.number, numberAs: h.number, numberAt: r.cells[0]}
				if _, _, dated := ParseDay(h.rest); dated {
					current.dateAt = r.cells[len(r.cells)-1]
				}
				entries = append(entries, current)
				last, _ = strconv.Atoi(h.number)
				continue
			}
			if letter, ok := headOfRegister(text); ok && letter >= register {
				if letter != register || schedule != "" {
					register, schedule, current, last, edge = letter, "", nil, 0, 0
					if continues(entries, letter) {
						last = lastNumber(entries, letter)
					}
				}
				// Some heads say the class of title too.
				if classWords.MatchString(text) {
					sections = append(sections, registerSection{register, r.cells})
				}
				continue
			}
			if register == "" {
				continue
			}
			if scheduleHead.MatchString(text) && r.cells[0].Words() < 14 {
				name := strings.ToLower(evidence.Fold(strings.TrimSuffix(strings.ToLower(text), "continued")))
				if name = strings.TrimSpace(name); name != schedule {
					schedule, current, last, edge = name, nil, 0, 0
				}
				continue
			}
			if schedule == "" {
				if r.cells, pending = partAt(r.cells, remarks); len(r.cells) == 0 {
					continue
				}
			}
			if registerNoise.MatchString(text) || registerFoot.MatchString(text) || headsEntries(r) {
				continue
			}
			if n, number, rest, ok := startsEntry(r, register); ok && !headed && (n == last+1 || n == last+2 && entryDate.MatchString(restText(rest))) &&
				(edge == 0 || r.box.X0 < edge+14) && len(entries) < 2000 {
				current = &registerEntry{register: register, schedule: schedule, number: strconv.Itoa(n), numberAs: strings.Trim(number.Word(number.Words()-1).Text, "()[].:/"), numberAt: number}
				if schedule != "" {
					current.register = "D"
				}
				entries = append(entries, current)
				last, edge = n, r.box.X0
				if !strings.Contains(schedule, "lease") {
					if current.dateAt, rest = dateBefore(rest); current.dateAt.Empty() {
						current.dateAt, rest = dateAfter(rest)
					}
					if current.dateAt.Empty() && len(rest) > 1 && dayMonth.MatchString(rest[0].Text()) {
						current.dayAt, rest = rest[0], rest[1:]
					}
				}
				for _, c := range rest {
					current.add(c)
				}
				current.rows = append(current.rows, row{rest, r.box})
				continue
			}
			if current == nil {
				if registerIntro.MatchString(text) && !leaseHeader.MatchString(text) {
					continue
				}
				if len(sections) == 0 || sections[len(sections)-1].register != register {
					sections = append(sections, registerSection{register: register})
				}
				sec := &sections[len(sections)-1]
				sec.lines = append(sec.lines, r.cells...)
				continue
			}
			if leaseHeader.MatchString(text) && strings.Contains(schedule, "lease") && len(r.cells) > 1 {
				continue // the table's head, again on a new page
			}
			if current.register != "D" && current.headedOff(r) {
				continue
			}
			cells := r.cells
			if current.yearBelow(cells[0]) {
				if current.yearAt, cells = cells[0], cells[1:]; len(cells) == 0 {
					continue
				}
			}
			if current.dateAt.Empty() && current.register != "D" && !current.opensWithDate() && !particulars.MatchString(textOf(current.parts)) {
				if current.dateAt, cells = dateAfter(cells); len(cells) == 0 {
					continue
				}
			}
			for _, c := range cells {
				current.add(c)
			}
			current.rows = append(current.rows, r)
		}
	}
	return finishEntries(entries), sections
}

// remarksHead heads the column that registers kept in columns have beside their entries.
var remarksHead = pattern.New(`^(?i)remarks?$`)

// closedUp is a heading without the spaces between its letters, "A. P R O P E R T Y"; any
// other text is as it was.
func closedUp(text string) string {
	words := strings.Fields(text)
	singles := 0
	for _, w := range words {
		if len([]rune(w)) == 1 {
			singles++
		}
	}
	if singles < 8 || singles*5 < len(words)*4 {
		return text
	}
	return strings.Join(words, "")
}

// partAt parts a row's cells at a column's left edge; a cell that runs across it is cut.
func partAt(cells []evidence.Span, x float64) (left, right []evidence.Span) {
	for _, c := range cells {
		n := 0
		for n < c.Words() && c.Word(n).Box.X0 < x {
			n++
		}
		left, right = append(left, nonEmpty(c.Sub(0, n))...), append(right, nonEmpty(c.Sub(n, c.Words()))...)
	}
	return left, right
}

// struckOut reports whether a line is drawn through most of an entry: a register that was
// kept on paper keeps what it no longer says.
func (e *registerEntry) struckOut() bool {
	struck, all := 0, 0
	for _, p := range e.parts {
		for i := range p.Words() {
			all++
			if p.Word(i).Struck {
				struck++
			}
		}
	}
	return struck*2 > all
}

func finishEntries(entries []*registerEntry) []*registerEntry {
	for _, e := range entries {
		var b strings.Builder
		for _, p := range e.parts {
			b.WriteString(p.Text())
			b.WriteByte(' ')
		}
		e.text = evidence.Fold(b.String())
		e.body = e.text
		if !e.yearAt.Empty() {
			if d, _, ok := ParseDay(e.dayAt.Text() + " " + e.yearAt.Text()); ok {
				e.date = d
			}
			continue
		}
		if !e.dateAt.Empty() {
			if d, as, ok := ParseDay(e.dateAt.Text()); ok {
				e.date, e.dateAs = d, as
			}
			continue
		}
		if m := entryDate.FindStringSubmatchIndex(e.text); m != nil {
			if d, as, ok := ParseDay(strings.ReplaceAll(e.text[m[2]:m[3]], ",", ".")); ok {
				e.date, e.dateAs, e.body = d, as, strings.TrimSpace(e.text[m[1]:])
				if !strings.Contains(e.text[:m[1]], as) {
					e.dateAs = e.text[m[2]:m[3]]
				}
			}
		} else if loc := noDay.FindStringIndex(e.text); loc != nil {
			e.body = strings.TrimSpace(e.text[loc[1]:])
		}
	}
	return entries
}

// yearBelow reports whether a cell is the year of an entry's date, on the line below its day.
func (e *registerEntry) yearBelow(c evidence.Span) bool {
	return !e.dayAt.Empty() && e.yearAt.Empty() && yearAlone.MatchString(c.Text()) && c.Page() == e.dayAt.Page() && c.Box().X0 < e.dayAt.Box().X1
}

// dayMonth is a day whose year is still to come: "8 May".
var dayMonth = pattern.New(`^\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{Ll}{2,8}\.?$`)

// headedOff reports whether a row is a heading between the entries of a register, as
// copies that were typed again have them ("Notices and other entries"): a few words in
// bold type that are no sentence, behind an entry whose own words are not bold.
func (e *registerEntry) headedOff(r row) bool {
	if len(r.cells) != 1 || len(e.parts) == 0 {
		return false
	}
	line, text := r.cells[0], e.parts[len(e.parts)-1]
	return line.Words() <= 6 && allBold(line) && !text.Word(text.Words()-1).Bold && betweenEntries.MatchString(line.Text())
}

// betweenEntries is such a heading; names of people, which may be bold, are capitals.
var betweenEntries = pattern.New(`^\p{Lu}[\pL/&'’ -]*\p{Ll}[\pL/&'’ -]*:?$`)

// headOfRegister is the register that a line opens.
func headOfRegister(text string) (letter string, ok bool) {
	if m := registerHead.FindStringSubmatch(text); m != nil {
		return registerLetter(m[1], m[2]+m[3]), true
	}
	if m := registerHeadOwn.FindStringSubmatch(text); m != nil && m[1]+m[3]+m[4] != "" {
		return registerLetter("", m[2]), true
	}
	return "", false
}

// entryHead is the heading that stands over one entry.
type entryHead struct {
	register, number, rest string
}

// entryHeading is such a heading, as those print it who sell copies: "Charges Register |
// entry 2 of 5 | made on 4 May 2001", "Property, item 3 (4 May 2001)".
var entryHeading = pattern.New(`(?i)^\s*(?:the\s+)?(?:[ABC]\s*[:.)|–—-]\s*)?(property|proprietorship|charges?)(?:\s+(?:register|section|part))?\s*[|:,·–—-]?\s*(?:entry|item|number|no\.?|#)\s*\.?:?\s*(\d{1,3}?)(?:\s*(?:[o0]{1,2}f|/)\s*\d{1,3})?(?:(?:\s*[|:,·(–—-]\s*|\s{2,})(.{0,60}))?\s*$`)

// headOfEntry is the register and the number of the entry that a line heads.
func headOfEntry(text string) (entryHead, bool) {
	m := entryHeading.FindStringSubmatch(text)
	if m == nil {
		return entryHead{}, false
	}
	return entryHead{registerLetter("", m[1]), m[2], m[3]}, true
}

// headsEntries reports whether a row is no more than the heads of columns, again on
// each page: "No.", "Entry", "Entered".
func headsEntries(r row) bool {
	words := 0
	for _, c := range r.cells {
		for i := range c.Words() {
			if !entryHeadWord.MatchString(c.Word(i).Text) {
				return false
			}
			words++
		}
	}
	return words > 1
}

// registerLetter is the register that a heading opens: its name has the last word,
// because OCR reads B as 8.
func registerLetter(letter, name string) string {
	switch n := strings.ToLower(name); {
	case strings.HasPrefix(n, "proprietorship"), n == "perchnogaeth":
		return "B"
	case strings.HasPrefix(n, "property"), n == "eiddo":
		return "A"
	case strings.HasPrefix(n, "charge"), strings.HasPrefix(n, "arwystl"):
		return "C"
	}
	return strings.ToUpper(letter)
}

func continues(entries []*registerEntry, register string) bool {
	return len(entries) > 0 && entries[len(entries)-1].register == register
}

func lastNumber(entries []*registerEntry, register string) int {
	n, _ := strconv.Atoi(entries[len(entries)-1].number)
	return n
}

// startsEntry reports whether a row begins with a number that stands apart from
// what follows: in a cell of its own, or before a date or a capital.
func startsEntry(r row, register string) (n int, number evidence.Span, rest []evidence.Span, ok bool) {
	first := r.cells[0]
	at := 0
	if first.Words() > 1 && strings.EqualFold(first.Word(0).Text, "entry") {
		at = 1
	}
	m := entryNumber.FindStringSubmatch(first.Word(at).Text)
	if m == nil || m[1] != "" && !strings.EqualFold(m[1][:1], register) {
		return 0, number, nil, false
	}
	n, _ = strconv.Atoi(m[2])
	number = first.Sub(0, at+1)
	if first.Words() > at+1 {
		rest = append(rest, first.Sub(at+1, first.Words()))
	}
	rest = append(rest, r.cells[1:]...)
	if len(rest) == 0 {
		return n, number, nil, true
	}
	next := rest[0].Word(0).Text
	c := next[0]
	return n, number, rest, c == '(' || c == '[' || c == '{' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' && len(r.cells) > 1 || bareDate.MatchString(rest[0].Word(0).Text)
}

// dateBefore takes the date off the beginning of an entry where it stands in a
// column of its own or without brackets, as views of the register and copies that
// were typed again have it. A date in brackets stays with the text.
func dateBefore(cells []evidence.Span) (date evidence.Span, rest []evidence.Span) {
	if len(cells) == 0 {
		return date, cells
	}
	if len(cells) > 1 && dateCell.MatchString(cells[0].Text()) {
		return cells[0], cells[1:]
	}
	if first := cells[0]; first.Words() > 1 && bareDate.MatchString(first.Word(0).Text) {
		return first.Sub(0, 1), append([]evidence.Span{first.Sub(1, first.Words())}, cells[1:]...)
	}
	return date, cells
}

// dateAfter takes the date off the end of an entry's row, where it has a column of
// its own behind the text.
func dateAfter(cells []evidence.Span) (date evidence.Span, rest []evidence.Span) {
	if n := len(cells); n > 1 && dateAside.MatchString(cells[n-1].Text()) || n == 1 && dateAside.MatchString(cells[0].Text()) && !dateCell.MatchString(cells[0].Text()) {
		return cells[n-1], cells[:n-1]
	}
	return date, cells
}

func restText(rest []evidence.Span) string {
	if len(rest) == 0 {
		return ""
	}
	return rest[0].Text()
}

// add puts a cell at the end of the entry, joined to the part before it where
// nothing stands between them in reading order.
func (e *registerEntry) add(cell evidence.Span) {
	if cell.Empty() {
		return
	}
	if n := len(e.parts); n > 0 && e.parts[n-1].Page() == cell.Page() {
		if joined := e.parts[n-1].To(cell); joined.Words() == e.parts[n-1].Words()+cell.Words() && !cell.Before(e.parts[n-1]) {
			e.parts[n-1] = joined
			return
		}
	}
	e.parts = append(e.parts, cell)
}

// opensWithDate reports whether the entry's text begins with its date.
func (e *registerEntry) opensWithDate() bool {
	return len(e.parts) > 0 && entryDate.MatchString(opening(e.parts[0], 6).Text())
}

// whole is the first part of the entry with its number where that stands right before it.
func (e *registerEntry) whole() evidence.Span {
	if len(e.parts) == 0 {
		return e.numberAt
	}
	if joined := e.numberAt.To(e.parts[0]); !e.numberAt.Empty() && joined.Words() == 1+e.parts[0].Words() {
		return joined
	}
	return e.parts[0]
}
