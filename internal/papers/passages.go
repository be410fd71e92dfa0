package papers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// Form is what sort of part of a paper a passage is.
type Form string

// The forms of passages.
const (
	FormClause    Form = "clause"    // of a lease, a contract, a transfer
	FormEntry     Form = "entry"     // of a register
	FormEnquiry   Form = "enquiry"   // of a search, with its answer
	FormQuestion  Form = "question"  // of a seller's or a manager's form, with its answer
	FormCondition Form = "condition" // of a permission or an offer
	FormParagraph Form = "paragraph" // of anything else, and what has no number
)

// Passage is a part of a paper that stands for itself: a clause, an entry, an
// enquiry with its answer, a paragraph.
type Passage struct {
	Form   Form
	Number string // whole, as people cite it: "4.12", "2(b)(ii)", "3.9(m)"; empty without one
	// Heading is the headings above it as the paper prints them, outermost first:
	// "THE SECOND SCHEDULE", "Rights granted".
	Heading []string
	// Schedule is the ordinal of the schedule (or the appendix) that it stands in: 0
	// for the body, -1 for a schedule without a number.
	Schedule int
	Register string // "A", "B" or "C" of a title register
	// By is whose covenant it is: "landlord", "tenant", "management company" or empty.
	By string
	// Parts is its words in the order in which they are read, without the heads and
	// feet of pages; each part stands on one page.
	Parts []evidence.Span
}

// Where is how people name the place of a passage within its paper: "clause 4.12",
// "Second Schedule, paragraph 4", "charges register, entry 2"; empty where the paper
// has neither numbers nor headings.
func (p *Passage) Where() string {
	var at []string
	form := string(p.Form)
	switch {
	case p.Register != "":
		at = append(at, map[string]string{"A": "property register", "B": "proprietorship register", "C": "charges register", "D": "schedule"}[p.Register])
	case p.Schedule != 0 && len(p.Heading) > 0:
		at = append(at, scheduleName(p))
		if form == string(FormClause) {
			form = "paragraph"
		}
	}
	if p.Number != "" {
		at = append(at, form+" "+p.Number)
	} else if len(at) == 0 && len(p.Heading) > 0 {
		at = append(at, "“"+p.Heading[len(p.Heading)-1]+"”")
	}
	return strings.Join(at, ", ")
}

var ordinals = []string{"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth"}

func scheduleName(p *Passage) string {
	head := p.Heading[0]
	if m := scheduleTitle.FindString(head); m != "" {
		head = m
	}
	words := strings.Fields(strings.TrimSpace(head))
	if len(words) > 0 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	for i, w := range words {
		if i == len(words)-1 && len(w) == 1 {
			continue // "Appendix A"
		}
		words[i] = strings.ToUpper(w[:1]) + strings.ToLower(w[1:])
	}
	return strings.Join(words, " ")
}

var (
	// passageNumber is what a numbered passage begins with: "4.", "4.12", "(a)", "LR7.",
	// "3.9(m)", "Q4.1". The groups are its digits, its parts and a part alone.
	passageNumber = pattern.New(`^(?:Q\.?)?(?:(LR\d{1,2}(?:\.\d)?|\d{1,3}(?:\.\d{1,3}){0,4})((?:\([a-z]{1,4}\)|\(\d{1,2}\))*)|(\([a-zA-Z]{1,4}\)|\(\d{1,2}\)|[a-z]\)|[ivx]{1,4}\)))[.):]?$`)
	bracketed     = pattern.New(`\(([^)]+)\)`)
	passagePart   = pattern.New(`^\(?([a-z]{1,4}|\d{1,2})\)\.?$`)
	annexTitle    = pattern.New(`(?i)^\s*(?:appendix|annex|annexure)\s+([A-Z]|\d{1,2}|[ivx]{1,4})\b`)
	// leaders is a line of a table of contents.
	// notNumbered follows a measure, a time or a sum, and no number of a clause.
	notNumbered = pattern.New(`^(?i)(?:[ap]\.?m\.?|noon|m|metres?|meters?|km|miles?|%|per|ft|feet|acres?|hectares?|ha|years?|litres?|mm|cm)\b`)
	leaders     = pattern.New(`(?:\.\s?){5,}\s*\d{1,3}\s*$`)
)

// Passages cuts a paper of a kind into its passages, in reading order. Every word of
// the paper stands in one of them, save the heads and feet of pages, tables of
// contents, and headings that are the Heading of what follows.
func Passages(k Kind, t *evidence.Text) []Passage {
	d := define(k)
	if d == nil {
		d = &definition{kind: k}
	}
	s := newSheet(d, readable(t), time.Time{})
	if k == TitleRegister {
		return s.registerPassages()
	}
	c := &cutter{sheet: s, form: formOf(k)}
	for _, p := range s.text.Document().Pages {
		c.page(p.Number)
	}
	return c.finish()
}

func formOf(k Kind) Form {
	switch k {
	case Lease, Contract, TransferTR1, TenancyAgreement, BuildingSafetyCertificate:
		return FormClause
	case LLC1, CON29R, CON29DW, CON29M, Environmental:
		return FormEnquiry
	case TA6, TA7, TA10, LPE1, FME1:
		return FormQuestion
	case PlanningDecision, MortgageOffer, NewHomeWarranty, IndemnityPolicy:
		return FormCondition
	}
	return FormParagraph
}

// cutter walks the rows of a paper and begins a passage where one begins.
type cutter struct {
	*sheet
	form     Form
	all      []Passage
	open     bool   // rows go to the last of all
	schedule string // its heading as printed
	ordinal  int
	headings []string // below the schedule's
	by       string
	levels   []level // of the number that is in force
	bottom   float64
	height   float64
	fresh    bool // nothing of this page was read yet
	headed   bool // the row before was a heading
	titled   bool // and it was the title of a schedule
}

// level is one step of a number: the 4 or the (b) of "4(b)".
type level struct {
	style  byte // '1' digits, 'd' of a dotted number, 'a' letter, 'i' roman, 'n' digit in brackets, 'A' capital
	value  int
	spoken string // as it is written in the whole number: "4", ".12", "(b)"
}

func (c *cutter) page(number int) {
	c.fresh = true
	for _, r := range c.bodyRows(number) {
		text := evidence.Fold(r.text())
		if text == "" || leaders.MatchString(text) {
			continue
		}
		gap := !c.fresh && r.box.Y0-c.bottom > 1.1*c.height
		over := c.fresh && c.open && goesOver(c.all)
		words := strings.Fields(text)
		switch {
		case c.schedules(r, text, gap):
			c.beginSchedule(text)
		case c.numbered(r, words):
		case c.heading(r, words, gap):
		case !c.open || gap || c.fresh && !over || labelsRow(r):
			c.begin(c.number())
		}
		c.hearCovenant(text)
		if c.open {
			p := &c.all[len(c.all)-1]
			p.By = c.by
			for _, cell := range r.cells {
				p.add(cell)
			}
			c.headed, c.titled = false, false
		} else {
			c.headed = true
		}
		c.fresh = false
		c.bottom, c.height = r.box.Y1, r.box.Height()
	}
}

// begin opens a passage.
func (c *cutter) begin(number string) {
	p := Passage{Form: c.form, Number: number, Schedule: c.ordinal, By: c.by}
	if number == "" {
		p.Form = FormParagraph
	}
	if c.schedule != "" {
		p.Heading = append(p.Heading, c.schedule)
	}
	p.Heading = append(p.Heading, c.headings...)
	c.all = append(c.all, p)
	c.open = true
}

// schedules reports whether a row is the title of a schedule or of a part of one, and
// no line of a sentence that speaks of it.
func (c *cutter) schedules(r row, text string, gap bool) bool {
	m := scheduleTitle.FindString(text)
	if m == "" {
		m = annexTitle.FindString(text)
	}
	if m == "" || len(r.cells) > 1 || !startsWithCapital(text) || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",") {
		return false
	}
	if strings.ToUpper(m) == m {
		return len(text) < 90
	}
	apart := gap || c.fresh && !goesOver(c.all) || !c.open
	return apart && len(strings.Fields(text[len(m):])) < 8
}

func (c *cutter) beginSchedule(text string) {
	c.titled = true
	if strings.HasPrefix(strings.ToLower(text), "part") {
		c.headings = []string{text}
	} else {
		c.schedule, c.headings, c.by, c.ordinal = text, nil, "", scheduleOrdinal(text)
	}
	c.levels, c.open = nil, false
}

var scheduleDigits = pattern.New(`(?i)(?:schedule|appendix|annex(?:ure)?)\s+(\d{1,2}|[A-Z]\b)`)

// scheduleOrdinal is which schedule a heading opens; -1 where it has no number.
func scheduleOrdinal(text string) int {
	for i, name := range ordinals {
		if strings.Contains(strings.ToLower(text), strings.ToLower(name)+" schedule") {
			return i + 1
		}
	}
	if m := scheduleDigits.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			return n
		}
		return int(strings.ToUpper(m[1])[0]-'A') + 1
	}
	return -1
}

// numbered opens a passage at a row that begins with a number.
func (c *cutter) numbered(r row, words []string) bool {
	first := r.cells[0].Word(0).Text
	alone := r.cells[0].Words() == 1
	m := passageNumber.FindStringSubmatch(first)
	if m == nil {
		return false
	}
	if m[1] == "" && m[3] == "" {
		return false
	}
	digits := m[1]
	if digits != "" {
		bare := m[2] == "" && !strings.Contains(digits, ".") && first == digits
		if bare && !(alone && len(r.cells) > 1) {
			// "25 Mill Lane" and "125 years" begin with no number of a clause; "4 INSURANCE" does,
			// where it is the next.
			if n, err := strconv.Atoi(digits); err != nil || len(words) < 2 || !startsWithCapital(words[1]) || n != c.nextTop() {
				return false
			}
		}
		if len(words) > 1 && notNumbered.MatchString(words[1]) || strings.Contains(digits, ".0") || holdsDate(first) {
			return false
		}
		c.levels = nil
		for i, d := range strings.Split(digits, ".") {
			n, _ := strconv.Atoi(strings.TrimPrefix(d, "LR"))
			if i == 0 {
				c.levels = append(c.levels, level{'1', n, d})
			} else {
				c.levels = append(c.levels, level{'d', n, "." + d})
			}
		}
		for _, part := range bracketed.FindAllStringSubmatch(m[2], -1) {
			c.push(part[1])
		}
	} else {
		c.push(strings.Trim(m[3], "()"))
	}
	// A part may stand beside its number: "4.1 (a)".
	if len(words) > 1 {
		if p := passagePart.FindStringSubmatch(words[1]); p != nil && strings.HasPrefix(words[1], "(") && (digits != "" || len(p[1]) < 3) {
			c.push(p[1])
		}
	}
	if len(c.levels) == 1 && c.ordinal == 0 {
		c.headings = nil
		// "4. INSURANCE": the title of what follows under the number.
		if rest := strings.Join(words[1:], " "); len(words) > 1 && len(words) < 11 && len(r.cells) <= 1+boolInt(alone) && c.titleLike(r, rest) {
			c.headings, c.open = []string{rest}, false
			return true
		}
	}
	c.begin(c.number())
	return true
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nextTop is the number that the next numbered passage of the first level would have.
func (c *cutter) nextTop() int {
	if len(c.levels) == 0 {
		return 1
	}
	return c.levels[0].value + 1
}

// push puts a part in brackets at the level where it is next, or below the last.
func (c *cutter) push(part string) {
	var as []level
	lower := strings.ToLower(part)
	spoken := "(" + part + ")"
	if n, err := strconv.Atoi(part); err == nil {
		as = append(as, level{'n', n, spoken})
	} else {
		if n := romanValue(lower); n > 0 {
			as = append(as, level{'i', n, spoken})
		}
		style := byte('a')
		if part != lower {
			style = 'A'
		}
		if len(part) == 1 {
			as = append(as, level{style, int(lower[0]-'a') + 1, spoken})
		} else if len(part) == 2 && part[0] == part[1] {
			as = append(as, level{style, 26 + int(lower[0]-'a') + 1, spoken})
		}
	}
	if len(as) == 0 {
		return
	}
	for i := len(c.levels) - 1; i >= 0; i-- {
		for _, l := range as {
			if c.levels[i].style == l.style && l.value == c.levels[i].value+1 {
				c.levels = append(c.levels[:i], l)
				return
			}
		}
	}
	for _, l := range as {
		if l.value == 1 {
			c.levels = append(c.levels, l)
			return
		}
	}
	for i := len(c.levels) - 1; i >= 0; i-- {
		for _, l := range as {
			if c.levels[i].style == l.style {
				c.levels = append(c.levels[:i], l)
				return
			}
		}
	}
	c.levels = append(c.levels, as[len(as)-1])
}

// romanValue is a roman number up to xxxix; 0 for what is none.
func romanValue(s string) int {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10}
	n := 0
	for i := range len(s) {
		v := values[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && values[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	return n
}

func (c *cutter) number() string {
	var b strings.Builder
	for _, l := range c.levels {
		b.WriteString(l.spoken)
	}
	return b.String()
}

// heading takes a row that is a title of what follows.
func (c *cutter) heading(r row, words []string, gap bool) bool {
	if !(gap || c.fresh || c.headed || !c.open || capitals(r)) || len(words) > 10 || len(r.cells) != 1 {
		return false
	}
	text := strings.Join(words, " ")
	subtitle := c.titled && len(words) < 8 && startsWithCapital(words[0]) && !strings.ContainsAny(text, ".;:£0123456789")
	if !subtitle && !c.titleLike(r, text) {
		return false
	}
	if c.headed && len(c.headings) > 0 && len(c.headings) < 3 {
		c.headings = append(c.headings, text)
	} else {
		c.headings = []string{text}
	}
	if c.form == FormClause || c.form == FormParagraph {
		c.levels = nil
	}
	c.open, c.titled = false, false
	return true
}

// titleLike reports whether words are set and written as a title: in capitals or
// bold throughout, no sentence, no label, nothing but words.
func (c *cutter) titleLike(r row, text string) bool {
	last := text[len(text)-1]
	if last == '.' || last == ';' || last == ',' || last == ':' || last == '?' || strings.ContainsAny(text, "£@") || !hasWord(text) {
		return false
	}
	if strings.ContainsAny(text, "0123456789") {
		return false
	}
	if strings.ToUpper(text) == text && strings.ToLower(text) != text {
		return true
	}
	cell := r.cells[len(r.cells)-1]
	for i := range cell.Words() {
		if !cell.Word(i).Bold {
			return false
		}
	}
	return true
}

func hasWord(text string) bool {
	return slices.ContainsFunc(strings.Fields(text), func(w string) bool { return len(w) > 3 && !strings.Contains(w, "/") })
}

func startsWithCapital(w string) bool { return len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' }

// hearCovenant notes whose covenants follow.
func (c *cutter) hearCovenant(text string) {
	if lower := strings.ToLower(text); c.form != FormClause || !strings.Contains(lower, "covenant") && !strings.Contains(lower, "obligation") && !strings.Contains(lower, "agree") {
		return
	}
	m := covenantBy.FindStringSubmatch(text)
	if m == nil {
		m = obligationsOf.FindStringSubmatch(text)
	}
	if m != nil && len(text) < 300 && !strings.HasPrefix(c.number(), "LR") {
		c.by = partySide(m[1])
	}
}

// finish is the passages without those that have no words. A clause that only says
// whose covenants follow keeps its place.
func (c *cutter) finish() []Passage {
	for i := range c.all {
		if m := subjectOf.FindStringSubmatch(stripNumber(textOf(c.all[i].Parts), c.all[i].Number)); m != nil && c.form == FormClause {
			c.all[i].By = partySide(m[1])
		}
	}
	return slices.DeleteFunc(c.all, func(p Passage) bool { return len(p.Parts) == 0 })
}

// stripNumber is a passage's text without the number that it begins with.
func stripNumber(text, number string) string {
	if first, rest, ok := strings.Cut(text, " "); ok && number != "" && strings.ContainsAny(first, "0123456789()") {
		return rest
	}
	return text
}

// goesOver reports whether the last passage breaks off in the middle of a sentence.
func goesOver(all []Passage) bool {
	n := len(all)
	if n == 0 || len(all[n-1].Parts) == 0 {
		return false
	}
	parts := all[n-1].Parts
	return goesOn(parts[len(parts)-1])
}

// add puts a cell at the end of the passage; see registerEntry.add.
func (p *Passage) add(cell evidence.Span) {
	if cell.Empty() {
		return
	}
	if n := len(p.Parts); n > 0 && p.Parts[n-1].Page() == cell.Page() {
		if joined := p.Parts[n-1].To(cell); joined.Words() == p.Parts[n-1].Words()+cell.Words() && !cell.Before(p.Parts[n-1]) {
			p.Parts[n-1] = joined
			return
		}
	}
	p.Parts = append(p.Parts, cell)
}

// registerPassages is the entries of a register, and what stands outside them.
func (s *sheet) registerPassages() []Passage {
	entries, _ := s.registers()
	type run struct{ start, end int }
	var taken []run
	take := func(v evidence.Span) {
		a, b := v.Bytes()
		taken = append(taken, run{a, b})
	}
	var all []Passage
	for _, e := range entries {
		p := Passage{Form: FormEntry, Number: e.number, Register: e.register}
		if e.schedule != "" {
			p.Heading = append(p.Heading, e.schedule)
		}
		for _, v := range append([]evidence.Span{e.numberAt, e.dateAt}, e.parts...) {
			if !v.Empty() {
				p.add(v)
				take(v)
			}
		}
		if len(p.Parts) > 0 {
			all = append(all, p)
		}
	}
	// What is left: the head of the copy, the class of title, the lines before entries.
	free := func(v evidence.Span) bool {
		a, b := v.Bytes()
		return !slices.ContainsFunc(taken, func(r run) bool { return a < r.end && r.start < b })
	}
	register := ""
	var rest []Passage
	for _, page := range s.text.Document().Pages {
		open, bottom := false, 0.0
		for _, r := range s.bodyRows(page.Number) {
			text := r.text()
			if m := registerHead.FindStringSubmatch(text); m != nil {
				register = registerLetter(m[1], m[2]+m[3])
				open = false
			}
			if !slices.ContainsFunc(r.cells, free) {
				open = false
				continue
			}
			if !open || r.box.Y0-bottom > 1.1*r.box.Height() {
				rest = append(rest, Passage{Form: FormParagraph, Register: register})
				open = true
			}
			bottom = r.box.Y1
			for _, cell := range r.cells {
				if free(cell) {
					rest[len(rest)-1].add(cell)
				}
			}
		}
	}
	rest = slices.DeleteFunc(rest, func(p Passage) bool { return len(p.Parts) == 0 })
	return append(all, rest...)
}
