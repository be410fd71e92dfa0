package papers

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads what searches and certificates say about themselves: whose they
// are, their number, their day, and which property they are about.

// heading matches a label at the beginning of a line: with a colon, a dash or the
// line's end after it, or followed straight by words; see bare.
func heading(words string) *pattern.Pattern {
	// The longest: "address of building", not "address".
	return pattern.Longest(`(?i)(?:^|[\n\f])(?:\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]\d?)[.)]?\s+)?(?:` + words + `)(?:\s*\([^)\n]{1,30}\))?(?:\s*[:;–.]|\s+-\s|\s|$)`)
}

// bare reports whether nothing but a space parts a label from the words after it
// on its line. What follows is a value only if it looks like nothing else.
func (s *sheet) bare(label evidence.Span) bool {
	last := label.Word(label.Words() - 1).Text
	if strings.HasSuffix(last, ":") || strings.HasSuffix(last, ";") || isPunctuation(last) {
		return false
	}
	line := s.text.Line(label.Page(), label.LineIndex())
	rest := label.Rest(line)
	if rest.Empty() || isPunctuation(rest.Word(0).Text) {
		return false
	}
	return rest.Word(0).Box.X0-label.Word(label.Words()-1).Box.X1 < 1.2*rest.Word(0).Box.Height()
}

var (
	addressHeading = heading(`(?:the\s+)?(?:subject\s+)?property(?:\s+(?:address|searched|details|description))?|address\s+searched|address(?:\s+(?:of|at)\s+(?:the\s+)?(?:land|property|land\s*/\s*property|site|premises|installation|works?|search\s+area))?|(?:search\s+(?:area|location)|land\s+in\s+respect\s+of\s+which\s+(?:the\s+|a\s+)?search\s+(?:was|is)\s+(?:to\s+be\s+)?made|land\s+to\s+which\s+the\s+search\s+relates)|(?:land|site|search|search\s+property|installation|work|premises|job|full)\s+address|land\s+(?:searched|or\s+property)|land(?:\s*/\s*property(?:\s+address)?)?|description\s+of\s+(?:the\s+)?(?:land|property)(?:\s+sufficient\s+to\s+enable\s+it\s+to\s+be\s+identified)?|address\s+of\s+(?:work|works|building)|location(?:\s+of\s+(?:the\s+)?(?:land|property|building|site|works?|development))?|site(?:\s+address)?|premises|(?:report|search)\s+(?:on|for)|for|re|at|cyfeiriad`)
	resultHeading  = []*pattern.Pattern{
		heading(`(?:[a-z]{2,12}\s+(?:on|date)\s*/\s*)?(?:(?:date\s+(?:and\s+time\s+)?of\s+(?:the\s+|this\s+)?(?:search|report|results?|repl(?:y|ies)|certificate|issue|search\s+result|official\s+search))|(?:search|report|results?|repl(?:y|ies)|certificate|issue|completion|response)\s+date|date\s+(?:of\s+)?(?:search\s+)?(?:completed|issued|returned|published|produced|prepared|searched|certified)(?:\s+on)?|(?:report\s+|search\s+)?(?:completed|issued|returned|published|produced)(?:\s+on)?|repl(?:y|ies)\s+dated|search\s+created\s+on|result\s+created\s+on|date\s+and\s+time)`),
		heading(`dated?`),
	}
	dateInline = pattern.New(`(?i)\b(?:date|issued|completed)\s*:?\s*(\d[^\n\f]{5,20})`)
	// datedLine is "Dated 4 March 2019" and "Date 4 March 2019" with nothing between.
	datedLine        = pattern.New(`(?i)(?:^|[\n\f])(?:signed\s+and\s+)?dated?\s+(?:this\s+)?(\d[^\n\f]{5,24})`)
	resultSentence   = pattern.New(`(?i)(?:(?:up\s+to\s+and\s+including|search(?:es)?\s+(?:was|were)\s+(?:made|carried\s+out|completed|conducted)|(?:register|records?|index)\s+(?:(?:to\s+be|was|were|has\s+been)\s+)?searched\s+on|(?:registers?|records?|index)\s+(?:was|were|have\s+been)\s+(?:looked\s+at|inspected|examined|consulted|checked)\s+on|this\s+(?:certificate|report|search|result)\s+(?:is|was)\s+(?:dated|issued|produced|created)|(?:issued|produced|completed)\s+on|dated\s+this|certif(?:y|ies|ied)(?:\s+that,?)?\s+(?:this|on)|as\s+at|(?:the\s+)?date\s+of\s+this\s+(?:certificate|report|result),?(?:\s+(?:is|being|namely))?|repl(?:y|ies)\s+(?:given|are\s+given)|correct\s+as\s+at|as\s+at)\s+(?:the\s+|on\s+)?(?:\w+day,?\s+)?)(\d[^\n\f]{5,24}|\d[^\f]{5,24})`)
	referenceHeading = []*pattern.Pattern{
		heading(`official\s+(?:certificate\s+|search\s+)?(?:number|no)\.?|(?:our|search|report|land\s+charges?|llc|council|authority|local\s+authority|official\s+search|certificate|order|product|requisition)\s*(?:search\s+)?(?:ref(?:erence)?|no|number|id)\.?(?:\s+(?:no|number))?\.?`),
		heading(`ref(?:erence)?\.?(?:\s+(?:no|number))?\.?`),
	}
	referenceInline = pattern.New(`(?i)(?:^|[\n\f])(?:our|search|report)\s+ref(?:erence)?\.?(?:\s+(?:no|number))?\.?\s*:?\s*([A-Z0-9][\w/.-]*\d[\w/.-]*)`)
	// dateInText and referenceInText are what running text says of a search's day and number.
	dateInText      = pattern.New(`(?i)(?:[|·•]\s*(?:issued|made|produced|completed|prepared)|\b(?:date\s+of\s+(?:the\s+|this\s+|our\s+)?(?:search|report|results?|repl(?:y|ies)|certificate|issue)|(?:search|report|results?|repl(?:y|ies)|certificate)\s+(?:is\s+|was\s+|are\s+|were\s+)?(?:date|dated|made|completed|issued|compiled|prepared|produced|returned)|(?:issued|produced|prepared|compiled|completed|returned)(?:\s+(?:to|by|for)(?:\s+[^\s.;]+){1,6})?\s+on|(?:search|report|reference|number)[^\n\f.;]{0,40}\bdated))\s*(?:on\s+|is\s+|was\s+|:\s*)?(\d[^\n\f]{5,24}|\d[^\f]{5,24})`)
	referenceInText = pattern.New(`(?i)\b(your\s+)?(?:(?:our|search|report|enquiry|order|product|certificate|official)\s+(?:search\s+)?(?:ref(?:erence)?|number|no|id)\.?(?:\s+(?:number|no)\.?)?|(?:under|with|quot(?:e|ing))\s+(?:the\s+)?(?:ref(?:erence)?|number)(?:\s+(?:number|no)\.?)?|(?:given|has|have|bears)\s+(?:the\s+)?(?:ref(?:erence)?|number)|(?:the\s+)?(?:ref(?:erence)?|number)\s+(?:of|for)\s+(?:this|the)\s+(?:search|report|certificate|result)|(?:please\s+)?quot(?:e|ing)|(?:search|report|certificate|enquiry|result)\s+(?:is\s+)?numbered)\s*(?:is\s+|was\s+|:\s*|[-–]\s+)?(\d{3}(?:\s\d{3}){1,3}\b|[A-Z0-9][\w/.-]*\d[\w/.-]*)`)
	// referenceBare is a number right after the name of the paper: "Report WS2425293/26".
	referenceBare   = pattern.New(`\b(?i:report|search|certificate|enquiry|order)\s+([A-Z]{1,6}[/-]?\d[\w/.-]*\d{2}[\w/.-]*|\d{6,})(?:\s|$)`)
	yours           = pattern.New(`^(?i)your\b`)
	referenceLike   = pattern.New(`^[A-Za-z]{0,12}[\s:/_.-]{0,2}[A-Za-z0-9][\w/.:_-]*(?:\s[\w/.-]{1,20})?$`)
	titleHeading    = heading(`title\s+(?:no|number|ref(?:erence)?)(?:\(s\)|s)?\.?|(?:hm\s+)?land\s+registry\s+title(?:\s+(?:no|number))?\.?`)
	uprnNumber      = pattern.New(`(?i)\bU\.?P\.?R\.?N\.?(?:\s*(?:no|number|\(s\)|s))?\.?\s*[:–-]?\s*(\d{6,12})\b`)
	uprnHeading     = heading(`uprns?(?:\s+(?:no|number))?|unique\s+property\s+reference(?:\s+number)?`)
	digits6to12     = pattern.New(`^\d{6,12}$`)
	providerHeading = heading(`(?:prepared|provided|supplied|produced|compiled|conducted|completed|issued|carried\s+out|search\s+carried\s+out)\s+by|search\s+(?:provider|company)|report\s+provider|provider|supplier|company`)
	councilName     = pattern.New(`((?:\p{Lu}[\pL\pM'’.-]+[ ]+(?:(?:and|of|upon|on|in|with|the|&|le|by)[ ]+){0,2}){1,6}(?:Council|COUNCIL)\b|(?:London|Royal|LONDON|ROYAL)[ ]+(?:Borough[ ]+of|BOROUGH[ ]+OF)[ ]+\p{Lu}[\pL\pM'’-]+(?:[ ]+(?:and|upon|&|AND|UPON)[ ]+\p{Lu}[\pL\pM]+)?|(?:Borough[ ]+of|BOROUGH[ ]+OF|City[ ]+of|CITY[ ]+OF)[ ]+\p{Lu}[\pL\pM'’-]+|Cyngor(?:[ ]+\p{Lu}[\pL\pM'’-]+){1,5})`)
	councilHeading  = heading(`(?:(?:name\s+of\s+)?(?:the\s+)?(?:registering|local|responsible|searched|planning|issuing|district|borough|unitary|search)\s+(?:planning\s+)?authorit(?:y|ies)(?:\s+(?:name|area|searched))?|council(?:\s+name)?|name\s+of\s+(?:the\s+)?(?:council|authority))`)
	labelLine       = pattern.New(`^(?i)[\w'’/()&. -]{2,45}:(?:\s|$)`)
)

// withLabel is the label with its value, where the two follow each other; else the value.
func withLabel(label, value evidence.Span) evidence.Span {
	whole := label.To(value)
	if label.Empty() || label.Page() != value.Page() || !label.Before(value) || whole.Words() > label.Words()+value.Words()+3 {
		return value
	}
	return whole
}

// linesFrom is a value and the lines that go on below it in its column, at most more of them.
// It stops before a line that looks like a label and after a line for which last is true.
func (s *sheet) linesFrom(first evidence.Span, more int, last func(string) bool) []evidence.Span {
	if first.Empty() {
		return nil
	}
	lines := []evidence.Span{first}
	if last != nil && last(first.Text()) {
		return lines
	}
	page := s.layout(first.Page())
	at := first.Box()
	whole := page.boxes[first.LineIndex()]
	for range more {
		var below evidence.Span
		for i, l := range page.lines {
			if l.Empty() {
				continue
			}
			b := page.boxes[i]
			if b.Y0 < at.Y1-0.35*at.Height() || b.Y0-at.Y1 > 1.3*at.Height() {
				continue
			}
			// In the value's column, or under the label that the value stands beside.
			if b.X0 < at.X0-8 && b.X0 < whole.X0-2 || b.X0 > at.X1 || b.X1 < at.X0 && b.X0 > whole.X0+4 {
				continue
			}
			if below.Empty() || b.Y0 < below.Box().Y0-2 || b.Y0 < below.Box().Y0+2 && b.X0 > below.Box().X0 && b.X0 <= at.X0+4 {
				below = l
			}
		}
		if below.Empty() || labelLine.MatchString(below.Text()) {
			break
		}
		if below.Box().X0 < at.X0-8 && at.X0 > whole.X0+8 && (last == nil || !last(below.Text()) || below.Words() > 8) {
			break // under the label stands something else, unless it is the value's last line
		}
		from := -1e9
		if whole.X0 < first.Box().X0-4 {
			from = whole.X0 - 4 // what stands left of the label itself is another column's
		}
		if rowStarts(page, below.Box(), at, from) {
			break
		}
		lines = append(lines, below)
		at = below.Box()
		if last != nil && last(below.Text()) {
			break
		}
	}
	return lines
}

// rowStarts reports whether another label stands to the left of a line, no further
// left than from, so that it is the next row's value.
func rowStarts(page *layout, line, before reading.Box, from float64) bool {
	for i, l := range page.lines {
		if b := page.boxes[i]; !l.Empty() && b.X0 >= from && b.X1 < line.X0-4 && b.OverlapY(line) > 0.5 && b.OverlapY(before) < 0.2 && startsUpper(l) && !page.endsLabel(i) {
			return true
		}
	}
	return false
}

// sayDay states the first date that stands beside one of the labels. Of two beside
// a double label ("received / completed") it is the second.
func (s *sheet) sayDay(path string, labels ...*pattern.Pattern) bool {
	return s.sayDayWithin(s.Span, path, labels...)
}

func (s *sheet) sayDayWithin(in evidence.Span, path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range in.FindAll(re) {
			if m.Words() == 0 {
				continue
			}
			v, where := s.valueAt(m.Span)
			if where == below && s.headsColumn(m.Span) {
				continue // the days of a list's entries
			}
			v = clip(v, 12)
			text := v.Text()
			if i := strings.LastIndex(text, " / "); i > 0 && strings.Contains(m.Whole, "/") {
				text = text[i+3:]
			}
			day, as, ok := ParseDay(text)
			if !ok && s.sayBrokenDay(path, m.Span, v) {
				return true
			}
			if !ok || s.bare(m.Span) && !strings.HasPrefix(text, as) {
				continue
			}
			if !strings.Contains(firstWords(text, 4), as[:min(4, len(as))]) {
				continue // a date far into a sentence is another thing's
			}
			if s.state(path, withLabel(m.Span, v), as, FormatDay(day)) {
				return true
			}
		}
	}
	return false
}

// headsColumn reports whether a label stands among the names of columns that a list
// of decisions or works has.
func (s *sheet) headsColumn(label evidence.Span) bool {
	l := s.layout(label.Page())
	at := l.boxes[label.LineIndex()]
	for i, b := range l.boxes {
		if i != label.LineIndex() && !l.lines[i].Empty() && b.OverlapY(at) > 0.5 && listColumn.MatchString(l.lines[i].Text()) {
			return true
		}
	}
	return false
}

var listColumn = pattern.New(`^(?i)(?:(?:app(?:lication)?|planning|decision|works?|type|proposal|description|development|outcome|details?|status|event|entry|charge|location|particulars|decided|nature|what)\b.{0,30})$`)

// onFirstLine is the part of a label that stands on the line where it begins: a
// narrow column breaks "Property searched", and its value stands beside the first.
func onFirstLine(label evidence.Span) evidence.Span {
	for i := 1; i < label.Words(); i++ {
		if label.Sub(i, i+1).LineIndex() != label.LineIndex() {
			return label.Sub(0, i)
		}
	}
	return label
}

func firstWords(text string, n int) string {
	f := strings.Fields(text)
	return strings.Join(f[:min(n, len(f))], " ")
}

// sayDayIn states the date that a group of the expression holds.
func (s *sheet) sayDayIn(path string, res ...*pattern.Pattern) bool {
	for _, re := range res {
		for _, m := range s.FindAll(re) {
			for _, g := range m.Group {
				if day, as, ok := ParseDay(g.String); ok && s.state(path, m.Span, as, FormatDay(day)) {
					return true
				}
			}
		}
	}
	return false
}

// sayAddress states the address beside a label: with a postcode, or with a number
// and a street.
func (s *sheet) sayAddress(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.FindAll(re) {
			if m.Words() == 0 {
				continue
			}
			if next := m.Rest(s.text.Line(m.Page(), m.LineIndex())); !next.Empty() && landsOther.MatchString(next.Word(0).Text) {
				continue // "Land Charges", the issuer's office
			}
			ends := func(line string) bool { return postcodeIn(line) != "" }
			if last := m.Sub(m.Words()-1, m.Words()); last.LineIndex() != m.LineIndex() {
				// The register's form has two columns: beside its label "Description of land sufficient
				// to enable it to be identified", which is broken, stands the other column's.
				line := s.text.Line(last.Page(), last.LineIndex())
				if under := s.layout(last.Page()).below(line); last.Rest(line).Empty() && !under.Empty() {
					if lines := s.linesFrom(under, 5, ends); len(lines) > 0 && postcodeIn(textOf(lines)) != "" && s.sayAddressOf(path, lines) {
						return true
					}
				}
			}
			v := s.valueOf(onFirstLine(m.Span))
			lines := s.linesFrom(v, 5, ends)
			if s.bare(m.Span) && (postcodeIn(textOf(lines)) == "" || !strings.ContainsAny(firstWords(v.Text(), 3), "0123456789,") || len(lines) > 2) {
				continue
			}
			if s.sayAddressOf(path, lines) {
				return true
			}
		}
	}
	return false
}

// landsOther is what follows "Land" or "Property" in the name of an office.
var landsOther = pattern.New(`^(?i)(?:charges?|registry|searches|information)\b`)

// postcodeShape is anything shaped like a postcode, known or not: where an address
// ends matters here, not whether the area exists.
var postcodeShape = pattern.New(`\b[A-Z]{1,2}\d[A-Z\d]?\s*[\dOIl][A-Z]{2}\b|\b[A-Z]{1,2}[OIl][A-Z\d]?\s*\d[A-Z]{2}\b`)

// postcodeIn is the postcode in a line, as it is printed; empty when there is none.
func postcodeIn(line string) string {
	return postcodeShape.FindString(line)
}

var streetLike = pattern.New(`(?i)\b(?:road|street|lane|avenue|close|drive|way|court|place|gardens?|grove|crescent|terrace|hill|walk|square|row|mews|park|green|house|cottage|farm|flat|apartment|plot|view|rise|parade|heol|ffordd|stryd)\b`)

// postBox is the address of a letter box.
var postBox = pattern.New(`(?i)\bP\.?\s?O\.?\s+Box\b`)

// sayAddressOf states lines as an address if they are one.
func (s *sheet) sayAddressOf(path string, lines []evidence.Span) bool {
	if len(lines) == 0 {
		return false
	}
	var text string
	end := 0
	for i, l := range lines {
		text += " " + l.Text()
		if postcodeIn(l.Text()) != "" {
			end = i + 1
			break
		}
		// A postcode broken over two lines: "MB5" and "4QL".
		if i+1 < len(lines) && postcodeIn(lastWord(l.Text())+" "+firstWords(lines[i+1].Text(), 1)) != "" {
			lines[i+1] = lines[i+1].Sub(0, 1)
			end = i + 2
			break
		}
	}
	if postBox.MatchString(text) {
		return false // of an issuer, not of a property
	}
	if end == 0 {
		// Without a postcode only the first line is sure.
		if !streetLike.MatchString(lines[0].Text()) || lines[0].Words() > 16 || !strings.ContainsAny(lines[0].Text(), "0123456789,") {
			return false
		}
		end = 1
	}
	lines = lines[:end]
	// What follows the postcode on its line is something else.
	tail := lines[end-1]
	if as := postcodeIn(tail.Text()); as != "" {
		i := strings.Index(tail.Text(), as)
		lines[end-1] = tail.Sub(0, len(strings.Fields(tail.Text()[:i+len(as)])))
	}
	words := 0
	for _, l := range lines {
		words += l.Words()
	}
	if words > 30 || words < 2 {
		return false
	}
	var joined strings.Builder
	for i, l := range lines {
		piece := strings.TrimRight(l.Text(), " ,.")
		if i > 0 {
			// Lines of an address are its parts, unless a line only broke for want of room.
			if strings.HasSuffix(lines[i-1].Text(), ",") || !wrapped(lines, i) {
				joined.WriteString(",")
			}
			joined.WriteString(" ")
		}
		joined.WriteString(piece)
	}
	return s.stateAll(path, lines, joined.String())
}

// sayReference states the reference beside one of the labels.
func (s *sheet) sayReference(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.FindAll(re) {
			if m.Words() == 0 || strings.HasPrefix(strings.ToLower(m.Whole), "your") {
				continue
			}
			v := clip(s.valueOf(m.Span), 4)
			if d, ok := v.Find(spacedNumber); ok && s.state(path, withLabel(m.Span, d.Span), d.Whole, nil) {
				return true
			}
			v = clip(v, 2)
			if s.bare(m.Span) && !(v.Words() > 1 && initials.MatchString(v.Word(0).Text)) {
				v = clip(v, 1)
			}
			for n := v.Words(); n > 0; n-- {
				part := v.Sub(0, n)
				text := strings.Trim(part.Text(), ".,;:")
				if referenceLike.MatchString(text) && strings.ContainsAny(text, "0123456789") && !isDate(text) && !dwellingNumber.MatchString(text) && !(enquiryAlone.MatchString(text) && strings.Contains(text, ".")) && (n == 1 || strings.ContainsAny(part.Word(1).Text, "0123456789")) {
					if s.state(path, withLabel(m.Span, part), text, nil) {
						return true
					}
				}
			}
		}
	}
	return false
}

// dwellingNumber is the beginning of an address, which looks like a reference: "Flat 3".
var dwellingNumber = pattern.New(`^(?i:flat|apartment|apt\.?|unit|plot|house|room|maisonette|studio|block|floor|suite)\s*\d+[A-Za-z]?$`)

// initials is how a reference in two words begins: "LC 2026/00733".
var initials = pattern.New(`^[A-Z]{1,4}$`)

// wrapped reports whether line i of an address goes on with the line before it,
// which then has commas of its own and no comma at its end, or ends in half a postcode.
func wrapped(lines []evidence.Span, i int) bool {
	before := lines[i-1].Text()
	if strings.HasSuffix(before, ",") {
		return false
	}
	return strings.Contains(textOf(lines), ",") || postcodeIn(lastWord(before)+" "+firstWords(lines[i].Text(), 1)) != "" && postcodeIn(lines[i].Text()) == ""
}

func lastWord(text string) string {
	f := strings.Fields(text)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

func isDate(text string) bool {
	_, as, ok := ParseDay(text)
	return ok && as == text
}

// spacedNumber is a number in groups of three, as HM Land Registry writes its searches'.
var spacedNumber = pattern.New(`^\d{3}(?:\s\d{3}){1,3}\b`)

func holdsDate(text string) bool {
	_, _, ok := ParseDay(text)
	return ok
}

// sayWords states the words beside one of the labels, at most limit of them.
func (s *sheet) sayWords(path string, limit int, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.FindAll(re) {
			if m.Words() == 0 {
				continue
			}
			if s.bare(m.Span) {
				continue
			}
			whole := clip(s.valueOf(m.Span), limit)
			v, ends := uptoSentence(whole), " ,;"
			if v != whole {
				ends = " ,;."
			}
			if text := strings.Trim(v.Text(), ends); len(text) > 1 && !labelLine.MatchString(text) && s.state(path, withLabel(m.Span, v), text, nil) {
				return true
			}
		}
	}
	return false
}

// uptoSentence is a value without the sentence after it: "Mid-floor flat. Total floor
// area: …". Names are not cut: their abbreviations begin with capitals.
func uptoSentence(v evidence.Span) evidence.Span {
	for i := range max(0, v.Words()-1) {
		if endsInSentence.MatchString(v.Word(i).Text) && unicode.IsUpper(firstRune(v.Word(i+1).Text)) {
			return v.Sub(0, i+1)
		}
	}
	return v
}

var endsInSentence = pattern.New(`^\p{Ll}{3,}\.$`)

// sayParticulars states what every search says about itself.
func (s *sheet) sayParticulars() {
	base := "/paperwurks/" + string(s.def.kind) + "/"
	day := base + "resultDate"
	switch {
	case s.sayDayWithin(s.beforeEntries(), day, resultHeading[0]), s.sayDayIn(day, resultSentence):
	case s.sayDayWithin(clip(s.beforeEntries(), 350), day, resultHeading[1]):
	default:
		// "Report ref 123 Date 8 May 2026", all on one line of the head.
		head := s.Sub(0, min(s.Words(), 150))
		if m, ok := head.Find(dateInline); ok {
			if d, as, ok := ParseDay(m.Group[0].String); ok {
				s.state(day, m.Span, as, FormatDay(d))
			}
		}
		if !s.said[day] {
			_ = s.sayDayWithin(s.Span, day, resultHeading[1]) || s.sayDayIn(day, datedLine)
		}
	}
	// Running text: "Our reference is 123; the report is dated 8 May 2026."
	opening := s.Sub(0, min(s.Words(), 350))
	for _, m := range opening.FindAll(dateInText) {
		if s.said[base+"resultDate"] {
			break
		}
		if day, as, ok := ParseDay(m.Group[0].String); ok && strings.HasPrefix(m.Group[0].String, as) {
			s.state(base+"resultDate", clip(m.Span, quoteWords), as, FormatDay(day))
		}
	}
	s.within(s.beforeEntries(), func(head *sheet) { head.sayReference(base+"reference", referenceHeading[0]) })
	if !s.said[base+"reference"] {
		// A plain "reference" further on is a charge's or an application's.
		s.within(s.beforeEntries(), func(head *sheet) {
			head.Span = head.Sub(0, min(head.Words(), 150))
			head.sayReference(base+"reference", referenceHeading[1])
		})
	}
	if !s.said[base+"reference"] && s.def.kind != LLC1 {
		if m, ok := s.Find(referenceInline); ok {
			s.state(base+"reference", m.Span, m.Group[0].String, nil)
		}
	}
	for _, m := range opening.FindAll(referenceInText) {
		if s.said[base+"reference"] {
			break
		}
		ref := strings.TrimRight(m.Group[1].String, ".,;:")
		if strings.ContainsAny(ref, "0123456789") && len(ref) > 2 && !isDate(ref) && !yours.MatchString(m.Whole) {
			s.state(base+"reference", m.Span, ref, nil)
		}
	}
	if m, ok := clip(opening, 150).Find(referenceBare); ok && !s.said[base+"reference"] && !formName.MatchString(m.Group[0].String) && !isDate(m.Group[0].String) {
		s.state(base+"reference", m.Span, strings.TrimRight(m.Group[0].String, ".,"), nil)
	}
	if !s.sayAddress(base+"address", addressHeading) {
		s.sayAddressAlone(base + "address")
		if m, ok := opening.Find(addressInText); ok && !s.said[base+"address"] {
			s.stateFound(base+"address", []evidence.Span{m.Span}, addressInText)
		}
	}
	for _, m := range s.FindAll(titleHeading) {
		v := s.valueOf(m.Span)
		v = clip(v, 3)
		if n, as, ok := ParseTitleNumber(v.Text()); ok && s.state(base+"titleNumber", withLabel(m.Span, v), as, n) {
			break
		}
	}
	s.sayUPRN(base + "uprn")
	s.pairs() // once for all
	s.within(s.beforeEntries(), func(head *sheet) {
		for _, w := range []sought{
			{base + "resultDate", resultMeans, resultNot, "", takeDay},
			{base + "reference", searchMeans, searchNot, "", takeReference},
			{base + "address", landMeans, landNot, "", takeAddress},
		} {
			head.seekOne(w)
		}
	})
	if !s.said[base+"resultDate"] {
		s.loneDay(base+"resultDate", resultNot)
	}
}

// formName is the name of a form, no number of a search.
var formName = pattern.New(`^(?i)(?:CON|LLC|TA|LPE|FME|SI|UK)[ -]?\d`)

// What the labels of a search's particulars mean, whoever issues it.
var (
	resultMeans = pattern.New(`(?i)\b(?:dated?|given|issued?|answer(?:s|ed)|repl(?:y|ies|ied)|certified|completed|produced|prepared|search(?:ed)?|results?|reports?|returned|compiled|made|published|created|signed)\b`)
	resultNot   = pattern.New(`(?i)\b(?:receiv\w+|request\w*|order\w*|instruct\w*|your|valid|expir\w*|fees?|birth|plan|regist\w*|decision|applic\w*|paid|lodged|submitted|map|data|version|until|purchase|records?|updated|planning|copyright|edition|enquiry|asked|sent|due|built)\b`)
	searchMeans = pattern.New(`(?i)\b(?:ref(?:erence)?|number|no|enquiry|search|report|order|certificate|job|case|request)\b`)
	searchNot   = pattern.New(`(?i)\byour\s+(?:ref|file|number|own)|\b(?:their|clients?|title|uprn|plan|tele\w*|phone|tel|dx|fax|vat|account|grid|page|council|tax|application|postcode|version|edition|policy|fees?|company|regist\w*|customer|date|day|address|fca|roads?|questions?|enquiries|issue|licence|map|box|requested|asked)\b`)
	landMeans   = pattern.New(`(?i)\b(?:land|property|address|searched|search|extent|premises|site|location|home|house|building|subject|area|place|about|concerning)\b`)
	landNot     = pattern.New(`(?i)\b(?:council|office|offices|requested|clients?|your|solicitors?|applicants?|contact|company|charge|our|us|sent|send|return|roads?|registered|provider|author\w*|issued|by|copyright)\b`)
)

// loneDay states the only day that stands in a short line of the first page's head,
// where its label does not say that it is another's.
func (s *sheet) loneDay(path string, not *pattern.Pattern) {
	_, end := s.beforeEntries().Bytes()
	if len(s.text.Document().Pages) == 0 {
		return
	}
	page := s.text.Document().Pages[0].Number
	var only evidence.Span
	said, day := "", ""
	for n, line := range s.layout(page).lines {
		if n > 50 || line.Empty() || line.Words() > 9 {
			continue
		}
		if at, _ := line.Bytes(); at > end {
			continue
		}
		d, as, ok := ParseDay(line.Text())
		if !ok || not.MatchString(strings.Replace(line.Text(), as, "", 1)) {
			continue
		}
		labelled := false
		for _, p := range s.pairs() {
			if p.label.Page() == page && not.MatchString(p.text) && len(p.to) > 0 && (p.to[0] == line || line.Rest(p.to[0]).Words() == 0 && p.to[0].Page() == page && p.to[0].LineIndex() == line.LineIndex()) {
				labelled = true
			}
		}
		if labelled {
			continue
		}
		if day != "" && day != FormatDay(d) {
			return
		}
		only, said, day = line, as, FormatDay(d)
	}
	if day != "" {
		s.state(path, only, said, day)
	}
}

// within lets say look at a part of the paper as if it were all of it.
func (s *sheet) within(part evidence.Span, say func(*sheet)) {
	narrow := *s
	narrow.Span = part
	say(&narrow)
	s.facts, s.refused = narrow.facts, narrow.refused
}

// beforeEntries is the paper up to the first entry of a register, for a search whose
// entries have references of their own.
func (s *sheet) beforeEntries() evidence.Span {
	if s.def.kind == CON29R || s.def.kind == CON29DW {
		if m, ok := s.Find(firstEnquiry); ok {
			if head := before(m.Rest(s.Span), s.Span); head.Words() > m.Words()+4 {
				return head
			}
		}
		return s.Span
	}
	if s.def.kind != LLC1 {
		return s.Span
	}
	if m, ok := s.Find(firstEntry); ok {
		if head := before(m.Rest(s.Span), s.Span); head.Words() > m.Words() {
			return head
		}
	}
	return s.Span
}

// firstEnquiry is where the numbered enquiries begin.
var firstEnquiry = pattern.New(`(?:^|[\n\f])\s*(?:Q\.?\s*)?(?:[1-4]\.1|2\.2|3\.2)\b`)

// firstEntry is where the entries of the register of local land charges begin.
var firstEntry = pattern.New(`(?i)(?:^|[\n\f])(?:(?:schedule\s+)?part\s+(?:\d{1,2}|[ivx]{1,4})\b|(?:charge|entry|registration|item)\s*(?:no\.?\s*|number\s*)?1\b|1[.)]?\s+(?:general\s+financial|part\b))|\b(?:planning|clean\s+air|housing|highways)\s+act\s+(?:19|20)\d\d`)

// sayAddressAlone states the address that stands on the first page without a label,
// its lines one below the other: the only one there, with no name of its owner above
// it and no telephone below, as the sender's would have.
func (s *sheet) sayAddressAlone(path string) {
	if len(s.text.Document().Pages) == 0 {
		return
	}
	l := s.layout(s.text.Document().Pages[0].Number)
	var only []evidence.Span
	for n, line := range l.lines {
		if n > 60 {
			break
		}
		if line.Empty() || line.Words() > 16 || line.Words() > 8 && strings.Count(line.Text(), ",") < 2 || !endsInPostcode.MatchString(line.Text()) {
			continue
		}
		block := []evidence.Span{line}
		for len(block) < 7 {
			above := l.above(block[0])
			if above.Empty() || abs(above.Box().X0-line.Box().X0) > 3 || above.Words() > 8 || labelLine.MatchString(above.Text()) {
				break
			}
			block = append([]evidence.Span{above}, block...)
		}
		if !addressBegins.MatchString(block[0].Text()) || len(block) < 2 && strings.Count(line.Text(), ",") < 2 {
			continue
		}
		if below := l.below(line); !below.Empty() && sendersLine.MatchString(below.Text()) {
			continue
		}
		if only != nil {
			return
		}
		only = block
	}
	if only != nil {
		s.sayAddressOf(path, only)
	}
}

var (
	endsInPostcode = pattern.New(`\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}[.,]?$`)
	addressBegins  = pattern.New(`^(?:\d{1,4}[A-Za-z]?,?\s+\pL|(?i:flat|apartment|plot|unit)\s+\w|(?:The\s+)?(?:\p{Lu}[\pL'’-]+\s+){1,2}(?:Cottage|House|Farm|Barn|Lodge|Bungalow)\b)`)
	sendersLine    = pattern.New(`(?i)^(?:t(?:el)?(?:ephone)?\b|f(?:ax)?\b|e-?mail|dx\b|www\.|https?:|\+?\d[\d ()]{8,}$|\S+@\S+)`)
)

// addressInText is what running text says that a search is of.
var addressInText = pattern.New(`(?:\b(?i:relat(?:es|ing)\s+to|(?:in\s+)?respect\s+of|regarding|concerning|known\s+as|covered\s+is|insured\s+is|property\s+is|for|of|at|re|on)\s*:?\s+)((?:(?i:flat|apartment|plot)\s+\w{1,4},?\s+(?:[^\n\f,.;]{2,30},\s+)?)?(?:\d{1,4}[A-Za-z]?,?\s+\p{Lu}|(?:\p{Lu}[\pL'’-]+\s+){1,2}(?:House|Cottage|Farm|Barn|Lodge),\s)[\pL'’ ,\n-]{4,80}?,?\s+[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)

// above and below are the nearest line that stands close over or under another, in its column.
func (l *layout) above(line evidence.Span) evidence.Span { return l.close(line, -1) }
func (l *layout) below(line evidence.Span) evidence.Span { return l.close(line, 1) }

func (l *layout) close(line evidence.Span, way float64) evidence.Span {
	at := line.Box()
	for i, b := range l.boxes {
		gap := b.Y0 - at.Y1
		if way < 0 {
			gap = at.Y0 - b.Y1
		}
		if !l.lines[i].Empty() && gap > -0.3*at.Height() && gap < 0.8*at.Height() && b.OverlapX(at) > 0.3 && (b.MidY()-at.MidY())*way > 0.5*at.Height() {
			return l.lines[i]
		}
	}
	return evidence.Span{}
}

// sayUPRN states the unique property reference number.
func (s *sheet) sayUPRN(path string) {
	if m, ok := s.Find(uprnNumber); ok {
		n, _ := strconv.ParseFloat(m.Group[0].String, 64)
		s.state(path, m.Span, m.Group[0].String, n)
		return
	}
	for _, m := range s.FindAll(uprnHeading) {
		v := clip(s.valueOf(m.Span), 1)
		if digits6to12.MatchString(v.Text()) {
			n, _ := strconv.ParseFloat(v.Text(), 64)
			s.state(path, withLabel(m.Span, v), v.Text(), n)
			return
		}
	}
}

// sayCouncil states the local authority: beside its label, else the first council named.
func (s *sheet) sayCouncil(path string) {
	for _, m := range s.FindAll(councilHeading) {
		v := s.valueOf(m.Span)
		if next := s.nameGoesOn(v, councilEnds); !next.Empty() {
			if c := councilName.FindString(v.Text() + " " + next.Text()); c == v.Text()+" "+next.Text() && s.stateAll(path, []evidence.Span{v, next}, nil) {
				return
			}
		}
		if c, ok := council(v); ok && s.state(path, withLabel(m.Span, v), c.String, nil) {
			return
		}
	}
	head := s.Sub(0, min(s.Words(), 400))
	if c, ok := council(head); ok {
		s.state(path, c.Span, c.String, nil)
	}
}

var (
	councilEnds = pattern.New(`^(?:(?:Metropolitan\s+|County\s+|City\s+)?(?:Borough|District|City|County)\s+)?Council\b`)
	limitedEnds = pattern.New(`^(?i:limited|ltd\.?|llp|plc)(?:\s|$)`)
)

// nameGoesOn is the beginning of the line below a value that ends its line, where it
// is how such a name ends: a narrow column broke it there.
func (s *sheet) nameGoesOn(v evidence.Span, ends *pattern.Pattern) evidence.Span {
	if v.Empty() || v.Words() > 8 || ends.MatchString(lastWord(v.Text())) {
		return evidence.Span{}
	}
	below := s.layout(v.Page()).below(v)
	if below.Empty() {
		line := s.text.Line(v.Page(), v.LineIndex())
		below = s.layout(v.Page()).below(line)
	}
	if below.Empty() {
		return evidence.Span{}
	}
	m := ends.FindString(below.Text())
	return clip(below, len(strings.Fields(m)))
}

var (
	officialSearch = pattern.New(`(?i)\bofficial\s+(?:local\s+(?:authority|land\s+charges?)\s+)?(?:certificate\s+(?:of\s+)?(?:the\s+)?)?(?:search|results?|repl(?:y|ies)|answers?)|\(official\)`)
	personalSearch = pattern.New(`(?i)\b(?:personal|regulated)\s+(?:local\s+(?:authority\s+|land\s+charges?\s+)?|llc1?\s+)?search|\bpersonal\s+inspection|search\s+code\b|property\s+codes\s+compliance|council\s+of\s+property\s+search`)
)

// council is the first council that a span names by name.
func council(in evidence.Span) (evidence.Group, bool) {
	for i, m := range in.FindAll(councilName) {
		if i > 40 {
			break
		}
		g := m.Group[0]
		if unnamedCouncil.MatchString(g.String) {
			continue
		}
		if rest, ok := strings.CutPrefix(g.String, "The "); ok && g.Words() > 1 {
			g.String, g.Span = rest, g.Sub(1, g.Words())
		}
		return g, true
	}
	return evidence.Group{}, false
}

// unnamedCouncil is a council without a name: "the Council", "County Borough Council".
var unnamedCouncil = pattern.New(`(?i)^(?:the|this|county|district|borough|city|metropolitan|unitary|parish|town|local|\s)+council$`)

// saySearchType states whether an authority or a search company answered.
func (s *sheet) saySearchType(path string) {
	p, personal := s.Find(personalSearch)
	o, official := s.Find(officialSearch)
	switch {
	case personal && (!official || p.Before(o.Span)):
		s.state(path, p.Span, p.Whole, "Personal")
	case official:
		s.state(path, o.Span, o.Whole, "Official")
	}
}
