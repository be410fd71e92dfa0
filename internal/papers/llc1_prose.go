package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads local land charges that are told in running text: "Smoke control
// order. Registered 19/05/1995 under the Clean Air Act 1993. Ref. SCO 14."

// chargeToken is a reference as authorities write them: "11/04894/F", "TPO 48 of 1978".
const chargeToken = `(?:[A-Z]{1,6}[ /.-]?\d{1,6}(?:\s+of\s+\d{4})?(?:[/.-]\w+)*|\w+(?:[/.-]\w+)+|\d{3,})`

var (
	// A clause takes the punctuation before it along, so that the description ends there.
	chargeDated = pattern.New(`(?i)[\s,;.(–-]*\b(?:(?:and\s+)?(?:was\s+)?(?:date\s+(?:of\s+)?(?:the\s+)?(?:registration|registered|entry)|registration\s+date|registered|registration|entered|(?:made|imposed|created|noted|dated)\s+on)(?:\s+(?:on|dated|in\s+the\s+register\s+on|as\s+a\s+(?:local\s+)?land\s+charge\s+on))?)\s*[:–-]?\s*(?:\w+day,?\s+)?((?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?[\s./-]+(?:[A-Za-z]{3,9}|\d{1,2})[\s./,-]+\d{2,4})`)
	chargeUnder = pattern.New(`[\s,;.(–-]*\b(?:(?i:(?:made|arising|registered|imposed|issued|served)\s+)?(?i:under|pursuant\s+to|by\s+virtue\s+of|in\s+accordance\s+with|authority|statut(?:e|ory\s+provisions?)|law|legislation|enactment|act)\s*:?\s+)?(?i:the\s+)?` + statute.String())
	underLaw    = pattern.New(`(?i)\p{L}{3}`)
	chargeCited = pattern.New(`[\s,;.(–-]*\b(?i:(?:council|authority|local|file|our|planning|plan|application|charge)(?:['’]s)?\s+)?(?i:ref(?:erence)?|(?:on\s+)?quot(?:e|ing)|(?:council|authority|file)(?:['’]s)?\s+number)(?i:\s+(?:no|number))?\.?\s*[:–-]?\s*(` + chargeToken + `)`)
	// chargeNumber is a reference alone, before the description or in brackets after it.
	chargeOpens   = pattern.New(`^(` + chargeToken + `)\s*[:–-]\s+`)
	chargeBracket = pattern.New(`[\s,;.]*\((` + chargeToken + `)\)`)
	chargePart    = pattern.New(`^(?i)(?:[*•†‡]+\s*)?(?:\(?\d{1,2}[.)]?\s+)?part\s+(\d{1,2}|[IVX]{1,4})\b[\s:.,–—-]*`)
	chargeCount   = pattern.New(`^\(?\d{1,2}[.)]?\s+`)
	// chargeGoesOn is how a line begins that still speaks of the charge before it.
	chargeGoesOn = pattern.New(`^(?i:(?:date\s+)?(?:of\s+)?regist(?:ered|ration)|ref(?:erence)?\b|under\b|pursuant|made\s+under|authority\b|council\s+ref|law\b|statut|date\b|\p{Ll})|^` + statute.String())
)

// chargeAffects names the land that a charge is on.
var chargeAffects = pattern.New(`\b(?i:it\s+affects|which\s+affects|affecting|affects)\s+(?i:the\s+land\s+(?:at|known\s+as)\s+)?([A-Z\d][^.;]{4,110}?)(?:\s+and\s+(?:the|is|may|a)\b|[.;]|$)`)

// chargeAffected begins a sentence about the land, behind that about the charge.
var chargeAffected = pattern.New(`[.;]\s+(?:It\s+)?[Aa]ffects\b`)

// cutOut is the pieces between two bytes of their text; where they begin or end
// within a word, the word belongs to them.
func cutOut(pieces []evidence.Span, text string, from, to int) []evidence.Span {
	before := len(strings.Fields(text[:from]))
	if from > 0 && from < len(text) && text[from-1] != ' ' && text[from] != ' ' {
		before--
	}
	return clipAll(skipWords(pieces, before), len(strings.Fields(text[from:to])))
}

// stateCut states a part of the text of some pieces.
func (s *sheet) stateCut(path string, pieces []evidence.Span, text string, from, to int, value string, normalised any) bool {
	parts := cutOut(pieces, text, from, to)
	if whole := run(parts, proofWords); whole.Words() == wordsOf(parts) {
		return s.state(path, whole, value, normalised)
	}
	if normalised == nil {
		normalised = value
	}
	return s.stateAll(path, parts, normalised)
}

// tell states the charge that a paragraph tells, and reports whether it is one: it
// says what the charge is, then when it was registered; outside the parts of the
// register it must name a law or a reference too.
func (r *llcReader) tell(cells []evidence.Span) bool {
	cells = clipAll(cells, proofWords)
	text := textOf(cells)
	day := chargeDated.FindStringSubmatchIndex(text)
	if day == nil {
		return false
	}
	when, as, ok := ParseDay(text[day[2]:day[3]])
	if !ok {
		return false
	}
	from, part := 0, r.part
	var partAt []evidence.Span
	if m := chargePart.FindStringSubmatchIndex(text); m != nil {
		if n := partNumber(text[m[2]:m[3]]); n >= 1 && n <= 12 {
			part, partAt, from = n, cutOut(cells, text, 0, m[3]), m[1]
		}
	} else if m := chargeCount.FindString(text); m != "" {
		from = len(m)
	}
	end := len(text)
	until := func(m []int) {
		if m != nil && m[0] >= from && m[0] < end {
			end = m[0]
		}
	}
	until(day)
	law := chargeUnder.FindStringSubmatchIndex(text)
	if law != nil && subCategory.MatchString(text[law[2]:law[3]]) && !underLaw.MatchString(text[law[0]:law[2]]) {
		law = nil // "Hexwell Smoke Control Order 1968" is the charge itself
	}
	until(law)
	ref := chargeCited.FindStringSubmatchIndex(text[from:])
	if ref == nil {
		ref = chargeBracket.FindStringSubmatchIndex(text[from:])
	}
	if ref != nil {
		for i := range ref {
			ref[i] += from
		}
		if !strings.ContainsAny(text[ref[2]:ref[3]], "0123456789") {
			ref = nil
		}
	}
	until(ref)
	until(chargeAffected.FindStringIndex(text))
	if ref == nil {
		if m := chargeOpens.FindStringSubmatchIndex(text[from:]); m != nil && strings.ContainsAny(text[from:from+m[3]], "0123456789") {
			ref = []int{from, from + m[1], from + m[2], from + m[3]}
			from += m[1]
		}
	}
	if from >= end || len(strings.Fields(strings.Trim(text[from:end], " .,;:–-"))) < 2 {
		// The particulars come first: what is charged follows them, to its sentence's end.
		for moved := true; moved; {
			moved = false
			for _, m := range [][]int{day, law, ref} {
				if m != nil && m[0] <= from+2 && m[1] > from {
					from, moved = m[1], true
				}
			}
		}
		end = min(len(text), from+len(firstSentence(text[from:])))
		until(ref)
		if m := chargeAffects.FindStringIndex(text[from:]); m != nil {
			until([]int{from + m[0]})
		}
	}
	if from >= end {
		return false
	}
	what := strings.Trim(text[from:end], " .,;:–-")
	if len(strings.Fields(what)) < 2 || part == 0 && law == nil && ref == nil {
		return false
	}
	from += strings.Index(text[from:], what)
	n := r.charges
	item := at(llcCharge, n)
	if !r.stateCut(item+"description", cells, text, from, from+len(what), what, nil) {
		return false
	}
	r.stateCut(item+"registrationDate", cells, text, day[2], day[3], as, FormatDay(when))
	if law != nil {
		r.stateCut(item+"law", cells, text, law[2], law[3], text[law[2]:law[3]], nil)
	}
	if ref != nil {
		r.stateCut(item+"authorityReference", cells, text, ref[2], ref[3], text[ref[2]:ref[3]], nil)
	}
	if m := chargeAffects.FindStringSubmatchIndex(text); m != nil {
		where := strings.Trim(text[m[2]:m[3]], " ,")
		r.stateCut(item+"location/line1", cells, text, m[2], m[2]+len(where), where, nil)
	}
	r.stateFound(item+"chargeSubCategory", cutOut(cells, text, from, from+len(what)), subCategory)
	r.charges++
	switch {
	case len(partAt) > 0:
		where := run(partAt, quoteWords)
		r.sayPart(n, part, where)
		r.state("/paperwurks/llc1/parts/"+llcParts[part-1].name, where, where.Text(), "Entries")
		if part == r.part {
			r.records++
		}
	case part > 0 && !r.heading.Empty():
		r.sayPart(n, part, r.heading)
		if m, ok := r.heading.Find(partNameIn); ok {
			r.state(item+"category", clip(r.heading, quoteWords), m.Whole, nil)
		}
		r.records++
	}
	if part == 1 || part == 2 || part == 0 && financial.MatchString(text) {
		for _, c := range cells {
			r.saySum(n, c)
		}
	}
	return true
}

// abbreviated is how a line ends whose full stop is no sentence's end.
var abbreviated = pattern.New(`(?i)\b(?:ref|no|s|para)\.\s*$`)

// paragraphs cuts rows of running text into charges: at a number, at a part, at a
// wider gap, or where a sentence begins after one that named the day of registration.
func (r *llcReader) paragraphs(rows []row) [][]evidence.Span {
	var all [][]evidence.Span
	var last row
	dated := false
	for i, l := range rows {
		if i > 400 {
			break
		}
		text := l.text()
		fresh := len(all) == 0 || len(last.cells) == 0 || scheduleNumber.MatchString(text) || chargePart.MatchString(text)
		if !fresh {
			gap := l.box.Y0 - last.box.Y1
			ended := strings.HasSuffix(strings.TrimSpace(last.text()), ".") && !abbreviated.MatchString(last.text())
			fresh = l.cells[0].Page() == last.cells[0].Page() && gap > 0.75*l.box.Height() ||
				ended && dated && !chargeGoesOn.MatchString(text)
		}
		if fresh {
			all = append(all, nil)
			dated = false
			last = row{}
		}
		all[len(all)-1] = append(all[len(all)-1], l.cells...)
		before := ""
		if len(last.cells) > 0 {
			before = last.text()
		}
		dated = dated || chargeDated.MatchString(before+" "+text)
		last = l
	}
	return all
}

// tellAll states the charges that rows of running text tell, and how many.
func (r *llcReader) tellAll(rows []row) int {
	n := 0
	for _, p := range r.paragraphs(rows) {
		if r.tell(p) {
			n++
		}
	}
	return n
}

// byLabels cuts a cell that begins with the label of a charge's particular before
// each further label in it: "Registered: 4 May 1998 Ref: TPO 91".
func byLabels(c evidence.Span) []evidence.Span {
	if f, _ := chargeField(c); f == "" || c.Words() > 80 {
		return []evidence.Span{c}
	}
	var all []evidence.Span
	from := 0
	for j := 1; j < c.Words(); j++ {
		if !strings.HasSuffix(c.Word(j).Text, ":") {
			continue
		}
		for i := max(from+1, j-3); i <= j; i++ {
			if f, rest := chargeField(c.Sub(i, j+1)); f != "" && rest.Empty() && startsUpper(c.Sub(i, j+1)) {
				all = append(all, c.Sub(from, i))
				from = i
				break
			}
		}
	}
	return append(all, c.Sub(from, c.Words()))
}
