package papers

import (
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file finds what a paper says by what its labels mean, whatever their wording:
// every short line that has something beside or below it may be a label. A field
// tells the words of which its labels have one, the words that none of them has, and
// what its values look like; the first pair that fits all three says it. Parsers ask
// here for what the labels that they know did not give.

// pair is what may be a label, with what may be its value.
type pair struct {
	label  evidence.Span
	text   string          // the label's words without its number and colon
	sure   bool            // a colon, leaders or the way the page is set make it a label
	to     []evidence.Span // values, the likeliest first
	row    []evidence.Span // the cells of its row right of the nearest: a table has a column for each side
	said   bool            // a sentence says it: the label is its subject, the value what follows the verb
	turned bool            // the value stands before the label; see turned.go
	whole  bool            // the words tell where the value ends, and not where it stands; see asked.go
}

// mostPairs bounds the labels that are looked at in one paper, and mostLabel the words of one.
const (
	mostPairs = 600
	mostLabel = 9
)

// pairs is what may be labels, in reading order.
func (s *sheet) pairs() []pair {
	if s.paired != nil {
		return s.paired
	}
	s.paired = []pair{}
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		for i, line := range l.lines {
			if len(s.paired) > mostPairs {
				return s.paired
			}
			if line.Empty() || s.runs(line.Text()) && margin(l.boxes[i], l.height) {
				continue
			}
			for _, label := range labelsIn(line) {
				s.pair(l, label)
			}
		}
	}
	return s.paired
}

// labelsIn is the parts of a line that may be labels: what ends in a colon, a dash or
// leaders, and a short line as a whole.
func labelsIn(line evidence.Span) []evidence.Span {
	var all []evidence.Span
	from := 0
	for j := range line.Words() {
		w := line.Word(j).Text
		next := ""
		if j+1 < line.Words() {
			next = line.Word(j + 1).Text
		}
		ends := strings.HasSuffix(w, ":") && len(w) > 1 || next == ":" || next == "-" || next == "–" || strings.HasPrefix(next, "....") || strings.HasPrefix(next, "……")
		if !ends || j-from >= mostLabel && from == 0 {
			continue
		}
		first := from
		if from > 0 {
			// The label's words go back to the widest gap of the last words.
			first = j
			for k := j - 1; k > from && k >= j-4; k-- {
				if gapBefore(line, k) > 1.3*gapBefore(line, first) {
					first = k
				}
			}
		}
		all = append(all, line.Sub(first, j+1))
		from = j + 1
	}
	if len(all) == 0 && line.Words() <= mostLabel && !strings.HasSuffix(line.Word(line.Words()-1).Text, ".") {
		all = append(all, line)
	}
	return all
}

func (s *sheet) pair(l *layout, label evidence.Span) {
	// A narrow column broke the label.
	if rest := s.restOfLabel(label); !rest.Empty() && label.To(rest).Words() == label.Words()+rest.Words() && label.Words() <= mostLabel {
		label = label.To(rest)
	}
	// The names of fields in a system's own print are words too: "wall-description".
	text := strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimRight(label.Text(), " :.…-–")))
	text = labelNumber.ReplaceAllString(text, "")
	if !hasLetters(text) && !shortLabel.MatchString(text) {
		return
	}
	p := pair{label: label, text: text}
	line := l.lines[label.LineIndex()]
	p.sure = label.Words() < line.Words() || strings.HasSuffix(label.Text(), ":")
	add := func(v evidence.Span) {
		if v = trimValue(v); v.Empty() {
			return
		}
		for _, o := range p.to {
			if o == v {
				return
			}
		}
		p.to = append(p.to, v)
	}
	v, where := s.valueAt(label)
	add(v)
	p.turned = where == above
	if where != after && where != above {
		if i := l.rightOf(label.Box()); i >= 0 && !strings.EqualFold(l.lines[i].Text(), line.Text()) {
			add(l.lines[i])
			for range 3 {
				if i = l.rightOf(l.boxes[i]); i < 0 {
					break
				}
				p.row = append(p.row, trimValue(l.lines[i]))
			}
		}
		if under := l.below(line); !under.Empty() && !namesAnother(under) {
			add(under)
		}
	}
	if len(p.to) > 0 {
		s.paired = append(s.paired, p)
	}
}

// shortLabel is a label of few letters.
var shortLabel = pattern.New(`(?i)^(?:to|for|of|re|us|you|ref|by|at|who|why|fee|sum)\??$`)

// labelNumber is the number or letter before a label: "F. Replied", "(3) Term".
var labelNumber = pattern.New(`^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,4})[.)]\s*)+`)

// sought is one thing that a parser looks for by meaning.
type sought struct {
	path  string
	means *pattern.Pattern // words of which the label has one
	not   *pattern.Pattern // words that it has not; may be nil
	role  string           // whose label it must be: "seller", "buyer", or "" for anybody's
	take  taker
}

// taker states a value if it has the shape that is looked for.
type taker func(s *sheet, path string, p pair, v evidence.Span) bool

// seek states the first value that fits for each path that nothing was said of.
func (s *sheet) seek(all ...sought) {
	for _, w := range all {
		s.seekOne(w)
	}
}

func (s *sheet) seekOne(w sought) bool { return s.seekIn(s.pairs(), w) }

// seekSaid states what the paper's sentences say of what was sought and not found.
func (s *sheet) seekSaid(all ...sought) {
	for _, w := range all {
		s.seekIn(s.statements(), w)
	}
}

func (s *sheet) seekIn(all []pair, w sought) bool {
	if s.said[w.path] {
		return false
	}
	from, to := s.Bytes()
	for _, p := range all {
		if at, _ := p.label.Bytes(); at < from || at >= to {
			continue // not in the part that is looked at
		}
		if !w.means.MatchString(p.text) || w.not != nil && w.not.MatchString(p.text) {
			continue
		}
		values := p.to
		if w.role != "" {
			if cells := s.ofSide(p, w.role); len(cells) > 0 {
				values = cells
			} else if s.roleOf(p) != w.role {
				continue
			}
		}
		for _, v := range values {
			if w.role != "" && s.ofOtherSide(p, v, w.role) {
				continue
			}
			if w.take(s, w.path, p, v) {
				return true
			}
		}
	}
	return false
}

var (
	sellingSide = pattern.New(`(?i)\b(?:sellers?|vendors?|selling|moving\s+out|outgoing|owners?|transferors?|disposing)\b(?:\(s\))?`)
	buyingSide  = pattern.New(`(?i)\b(?:buyers?|purchasers?|buying|purchasing|moving\s+in|incoming|acquir\w+|transferees?)\b(?:\(s\))?`)
)

// newOwner is a buyer, whose word is otherwise a seller's.
var newOwner = pattern.New(`(?i)\b(?:incoming|new|future|prospective)\s+owners?\b`)

// sideIn is whose side words are of: "seller", "buyer" or "" where they name none or both.
func sideIn(text string) string {
	text = newOwner.ReplaceAllString(text, "buyer")
	selling, buying := sellingSide.MatchString(text), buyingSide.MatchString(text)
	switch {
	case selling && !buying:
		return "seller"
	case buying && !selling:
		return "buyer"
	}
	return ""
}

// roleOf is on whose side a label stands: as it says itself, else as the nearest
// heading above it says, the one of its own column before another's.
func (s *sheet) roleOf(p pair) string {
	if side := sideIn(p.text); side != "" {
		return side
	}
	at, page := p.label.Box(), p.label.Page()
	l := s.layout(page)
	if side := l.sideOfRow(at); side != "" {
		return side
	}
	best, role := -1, ""
	for i, line := range l.lines {
		b := l.boxes[i]
		if line.Empty() || line.Words() > 6 || b.Y1 > at.Y0+2 || b.X0 > at.X0+6 {
			continue
		}
		if best >= 0 && (b.Y1 < l.boxes[best].Y1-3 || abs(b.Y1-l.boxes[best].Y1) <= 3 && b.X0 < l.boxes[best].X0) {
			continue
		}
		if partHead.MatchString(line.Text()) {
			best, role = i, ""
		}
		if !roleHead.MatchString(line.Text()) || strings.HasSuffix(line.Text(), ".") {
			continue
		}
		if side := sideIn(line.Text()); side != "" {
			best, role = i, side
		}
	}
	return role
}

// sideOfRow is on whose side a row is by the label that begins it: "Vendor: … Solicitor: …".
func (l *layout) sideOfRow(at reading.Box) string {
	nearest, side := -1.0, ""
	for i, b := range l.boxes {
		if l.lines[i].Empty() || b.X0 >= at.X0 || b.OverlapY(at) < 0.5 || b.X0 < nearest {
			continue
		}
		if m := rowOfSide.FindString(l.lines[i].Text()); m != "" {
			nearest, side = b.X0, sideIn(m)
		}
	}
	return side
}

// rowOfSide is the label of a party at the beginning of its row.
var rowOfSide = pattern.New(`(?i)^(?:the\s+)?(?:sellers?|vendors?|buyers?|purchasers?)(?:\(s\)|['’]s|s['’])?(?:\s+names?(?:\(s\))?)?\s?(?::|$)`)

// ofSide is the cells of a label's row that stand under the head of a side's column,
// where the label stands under none.
func (s *sheet) ofSide(p pair, side string) []evidence.Span {
	if len(p.row) == 0 || s.columnSide(p.label) != "" {
		return nil
	}
	var all []evidence.Span
	for _, v := range append(append([]evidence.Span(nil), p.to...), p.row...) {
		if !v.Empty() && s.columnSide(v) == side {
			all = append(all, v)
		}
	}
	return all
}

// ofOtherSide reports whether a value stands in the other side's column, beside a label
// that stands in its own side's and does not say whose it is.
func (s *sheet) ofOtherSide(p pair, v evidence.Span, side string) bool {
	if sideIn(p.text) != "" || s.columnSide(p.label) != side {
		return false
	}
	of := s.columnSide(v)
	return of != "" && of != side
}

// columnSide is whose column something stands in, by the nearest head above it that
// names a side; empty where it stands in nobody's.
func (s *sheet) columnSide(v evidence.Span) string {
	at, l := v.Box(), s.layout(v.Page())
	best, side := -1, ""
	for i, b := range l.boxes {
		line := l.lines[i]
		if line.Empty() || line.Words() > 5 || b.Y1 > at.Y0+2 || b.OverlapX(at) < 0.3 || best >= 0 && b.Y1 < l.boxes[best].Y1 || !roleHead.MatchString(line.Text()) {
			continue
		}
		if of := sideIn(line.Text()); of != "" {
			best, side = i, of
		}
	}
	return side
}

// roleHead is a line that is no more than whose part follows; partHead the heading of
// what is nobody's.
var (
	roleHead = pattern.New(`(?i)^(?:\W*(?:[A-Z\d]{1,2}[.)]?\s+)?(?:the|for|our|details|of|about|who['’]?s?|is|are|party|parties|side|information|name|clients?),?\s+)*\W*(?:sellers?|vendors?|buyers?|purchasers?|selling|buying|purchasing|moving\s+(?:in|out)|incoming|outgoing|owners?|transferors?|transferees?)(?:\(s\)|['’]s|s['’])?(?:\s+(?:details|information|party|side|section|and\s+their\s+\w+|and\s+(?:solicitors?|conveyancers?|lawyers?)|owners?))?\W*$`)
	partHead = pattern.New(`(?i)^\W*(?:the\s+)?(?:transaction|sale|property|deal|plan|agents?|chain|terms|price|particulars|notes?|other|general)\b[\w\s]{0,24}$`)
)

// Takers.

func takeDay(s *sheet, path string, p pair, v evidence.Span) bool {
	if p.whole {
		return takeOneDay(s, path, p, v)
	}
	v = clip(v, 12)
	day, as, ok := ParseDay(v.Text())
	if !ok {
		return s.sayBrokenDay(path, p.label, v)
	}
	return (strings.Index(v.Text(), as) < 14 || leadsToDay.MatchString(v.Text()[:strings.Index(v.Text(), as)])) && s.state(path, withLabel(p.label, v), as, FormatDay(day))
}

// leadsToDay is small words before a day: "to take place on or before".
var leadsToDay = pattern.New(`(?i)^(?:(?:is|to|take|takes|place|on|or|the|before|by|noon|of|at|no|not|later|than|will|be|shall|due|fixed|for|set|agreed|expected|made|this|mid-?day|about|\d{1,2}(?:[.:]\d{2})?\s?[ap]m)\b[\s,:]*)+$`)

func takePounds(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 20)
	sum, as, ok := moneyOf(v.Text())
	return ok && strings.Index(v.Text(), as) < 40 && s.stateIn(path, withLabel(p.label, v), as, sum)
}

func takePercent(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 30)
	m := percentSaid.FindStringSubmatch(v.Text())
	if m == nil {
		return false
	}
	n, err := strconv.ParseFloat(m[1], 64)
	return err == nil && n < 20 && s.stateIn(path, withLabel(p.label, v), m[1], n)
}

// percentSaid is a rate in figures: "4.85%", "4.85 per cent".
var percentSaid = pattern.New(`(?i)\b(\d{1,2}(?:\.\d{1,3})?)\s*(?:%|per\s?cent\b)`)

func takeYears(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 12)
	n, as, ok := ParseYears(v.Text())
	return ok && n <= 50 && s.stateIn(path, withLabel(p.label, v), as, n)
}

// takeReference takes a number of letters and figures that is no date, sum or telephone's.
func takeReference(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 4)
	if m, ok := v.Find(spacedNumber); ok {
		return s.state(path, withLabel(p.label, m.Span), m.Whole, nil)
	}
	for n := min(2, v.Words()); n > 0; n-- {
		part := v.Sub(0, n)
		text := strings.Trim(part.Text(), ".,;:")
		if len(text) > 3 && !enquiryAlone.MatchString(text) && !dwellingNumber.MatchString(text) && referenceLike.MatchString(text) && strings.ContainsAny(text, "0123456789") && !isDate(text) && !strings.ContainsAny(text, "£@") && (n == 1 || strings.ContainsAny(part.Word(1).Text, "0123456789")) {
			return s.state(path, withLabel(p.label, part), text, nil)
		}
	}
	return false
}

// enquiryAlone is the number of an enquiry or a clause, or a measure.
var enquiryAlone = pattern.New(`^\d{1,2}(?:\.\d{1,2})*(?:\([a-z]+\))*[.)]?$|^[\d.,]+(?:%|m|km)$`)

func takeTenure(s *sheet, path string, p pair, v evidence.Span) bool {
	if v.Words() > 12 || bothTenures.MatchString(v.Text()) {
		return false
	}
	w := tenureWords.FindString(v.Text())
	return w != "" && s.stateIn(path, withLabel(p.label, v), w, tenureValue(v.Text(), w))
}

func takeAddress(s *sheet, path string, p pair, v evidence.Span) bool {
	if p.whole {
		return takePlace("")(s, path, p, v)
	}
	lines := s.linesFrom(v, 5, func(line string) bool { return postcodeIn(line) != "" })
	if postcodeIn(textOf(lines)) == "" || addressOfPerson.MatchString(textOf(lines)) {
		return false
	}
	return s.sayAddressOf(path, lines)
}

// takeFirm takes the name of a firm: its first line.
func takeFirm(s *sheet, path string, p pair, v evidence.Span) bool {
	name := nameBefore(v.Text())
	if i := strings.IndexByte(name, ','); i > 4 {
		name = name[:i]
	}
	if name == "" || len(strings.Fields(name)) > 9 || strings.HasSuffix(name, ":") || notAFirm.MatchString(name) || aSide.MatchString(name) || !startsUpper(v) || holdsDate(name) || !hasLetters(name) || strings.ContainsAny(name, "£@") || isBlank(v) {
		return false
	}
	return s.stateIn(path, withLabel(p.label, v), name, nil)
}

// notAFirm is a word that may stand where a firm would and names none: how an address
// begins, an answer, a tenure.
var notAFirm = pattern.New(`(?i)^(?:flat|apartment|unit|plot|suite|house|cottage|property|premises|freehold|leasehold|commonhold|title|yes|no|none|nil|full|limited|vacant|cash|mortgage|monthly|standard|date|ref(?:erence)?|tel|e-?mail|as\s+above|see\s+above|instructed|not\s+yet\s+\w+|to\s+(?:be|follow)\b.*|awaited|awaiting\b.*|tbc|tba|pending|unknown|n/?a)$`)

// takePeople takes names; the path is the list's.
func takePeople(s *sheet, path string, p pair, v evidence.Span) bool {
	names := people(v)
	if len(names) == 0 {
		return false
	}
	s.sayParties(path, withLabel(p.label, v), names)
	if !s.said[path+"/0/name"] {
		return false
	}
	s.morePeople(path, p.label, v)
	return true
}

// takeWords takes a few words, over as many lines as the cell has.
func takeWords(most int) taker {
	return func(s *sheet, path string, p pair, v evidence.Span) bool {
		whole := v
		if len(p.to) > 0 && v == p.to[0] && !p.turned && !p.whole {
			whole = trimValue(s.block(p.label).OnePage())
			if whole.Empty() || whole.Words() > most {
				whole = v
			}
		}
		text := strings.TrimRight(whole.Text(), " ,;")
		if whole.Words() > most || len(text) < 2 || isBlank(whole) || closesFirst(text) || strings.HasSuffix(text, ":") || labelLine.MatchString(text) || aSide.MatchString(clip(whole, s.restOfLine(whole)).Text()) {
			return false
		}
		return s.stateIn(path, withLabel(p.label, whole), text, nil)
	}
}

// takePhrase is takeWords for what is told in words: a day or a sum alone is another label's.
func takePhrase(most int) taker {
	words := takeWords(most)
	return func(s *sheet, path string, p pair, v evidence.Span) bool {
		return !onlyFigures(v) && !s.oneColumn(p.label, v) && words(s, path, p, v)
	}
}

// oneColumn reports whether a line and one below it are both values: set alike, each with
// something to its left, as in a table whose labels stand on the left.
func (s *sheet) oneColumn(line, below evidence.Span) bool {
	if line.Page() != below.Page() || strings.HasSuffix(line.Text(), ":") || below.Box().Y0 < line.Box().Y1-2 || typeOf(line) != typeOf(below) {
		return false
	}
	l := s.layout(line.Page())
	return l.besideLeft(line.Box()) && l.besideLeft(below.Box())
}

// besideLeft reports whether something stands to the left of a box at its height.
func (l *layout) besideLeft(at reading.Box) bool {
	for i, b := range l.boxes {
		if !l.lines[i].Empty() && b.X1 < at.X0 && b.OverlapY(at) > 0.5 {
			return true
		}
	}
	return false
}

// onlyFigures reports whether a value is no more than a date, a sum or a number.
func onlyFigures(v evidence.Span) bool {
	text := strings.Trim(v.Text(), " .,;")
	if _, as, ok := ParseDay(text); ok && len(as)+4 > len(text) {
		return true
	}
	if _, as, ok := moneyOf(text); ok && len(as)+2 > len(text) {
		return true
	}
	return !hasLetters(text)
}

// sayNear states the number that running text names right after a label: the first
// word behind it that has the shape, with no more between than "is" or "number".
func (s *sheet) sayNear(path string, label, shape *pattern.Pattern) bool {
	if s.said[path] {
		return false
	}
	for i, m := range s.FindAll(label) {
		if i >= mostPlaces {
			return false
		}
		rest := s.wordsAfter(m.Span, 4)
		for k := range rest.Words() {
			w := rest.Sub(k, k+1)
			text := strings.Trim(w.Text(), ".,;:()")
			if shape.MatchString(text) && !isDate(text) {
				if s.state(path, m.Span.To(w), text, nil) {
					return true
				}
				break
			}
			if !between.MatchString(w.Text()) {
				break
			}
		}
	}
	return false
}

// between is what may stand between a label and its value in a sentence.
var between = pattern.New(`(?i)^(?:is|was|are|of|being|no\.?|number|as|:|-|–)$`)
