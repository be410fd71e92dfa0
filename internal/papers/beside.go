package papers

import (
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file states what stands beside labels: sums, blocks of words, periods, names.

// money is a sum as tables and schedules print it: with a pound sign, with
// thousands parted, or with pence.
var money = pattern.New(`(?:£|\bGBP)\s*\d[\d,]*(?:\.\d{1,2})?(?:\s*(?:m\b|million\b))?|\b\d{1,3}(?:,\d{3})+(?:\.\d{2})?\b|\b\d+\.\d{2}\b`)

// parseMoney reads what money matched.
func parseMoney(text string) (float64, bool) {
	if !strings.Contains(text, "£") && !strings.Contains(text, "GBP") {
		text = "£" + text
	}
	n, _, ok := ParsePounds(text)
	return n, ok
}

// sayPounds states the sum that stands beside one of the labels: after it, below
// it, or in a cell of its row.
func (s *sheet) sayPounds(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			for _, v := range []evidence.Span{clip(s.valueOf(l), 12), s.restOfRow(l)} {
				m, ok := v.Find(money)
				if !ok {
					continue
				}
				if n, ok := parseMoney(m.Whole); ok && s.state(path, withLabel(l, m.Span), m.Whole, n) {
					return true
				}
			}
		}
	}
	return false
}

// restOfRow is the first cell to the right of a label that holds a sum.
func (s *sheet) restOfRow(label evidence.Span) evidence.Span {
	at := label.Box()
	l := s.layout(label.Page())
	best := -1
	for i, b := range l.boxes {
		if l.lines[i].Empty() || b.X0 < at.X1-1 || b.OverlapY(at) < 0.5 || best >= 0 && b.X0 > l.boxes[best].X0 {
			continue
		}
		if _, ok := l.lines[i].Find(money); ok {
			best = i
		}
	}
	if best < 0 {
		return evidence.Span{}
	}
	return l.lines[best]
}

// sayPoundsIn states the sum that the expression's first group holds.
func (s *sheet) sayPoundsIn(path string, res ...*pattern.Pattern) bool {
	for _, re := range res {
		for _, m := range s.FindAll(re) {
			if n, ok := parseMoney(m.Group[0].String); ok && s.state(path, clip(m.Span, glance), m.Group[0].String, n) {
				return true
			}
		}
	}
	return false
}

// sayBlock states all the words beside one of the labels, limit of them at most.
func (s *sheet) sayBlock(path string, limit int, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			if s.goesOnBelow(l) {
				continue
			}
			v := trimValue(clip(paragraph(s.block(l)), limit).OnePage())
			text := strings.TrimRight(v.Text(), " ,;")
			if len(text) < 2 || isBlank(v) || strings.HasSuffix(v.Word(0).Text, ":") {
				continue // nothing, or the label was the beginning of a longer one
			}
			if s.state(path, withLabel(l, v), text, nil) {
				return true
			}
		}
	}
	return false
}

// newSentence is how a line begins that is addressed to the reader, not part of a value.
var newSentence = pattern.New(`(?i)^(?:we|you|this\s+(?:notice|policy|form|certificate)|please|if\s+you|observations|signed|dated|yours|for\s+(?:further|and\s+on))\b`)

// paragraph is a block up to the first line that begins a sentence to the reader.
func paragraph(v evidence.Span) evidence.Span {
	line := -1
	for i := range v.Words() {
		w := v.Sub(i, min(i+4, v.Words()))
		if n := w.LineIndex(); n != line {
			if line >= 0 && newSentence.MatchString(w.Text()) {
				return v.Sub(0, i)
			}
			line = n
		}
	}
	return v
}

// sayName states the name beside one of the labels: the first line, not a sentence.
func (s *sheet) sayName(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			v := s.valueOf(l)
			if !v.Empty() && joins.MatchString(v.Text()) {
				v = clip(s.block(l), 12).OnePage() // two people, the second on the next line
			} else if _, where := s.valueAt(l); where == right && !v.Empty() {
				// A narrow cell broke the name.
				if b := clip(s.block(l), 14).OnePage(); b.Words() > v.Words() && b.Words() <= v.Words()+3 && namesGoOn(b.Sub(v.Words(), b.Words())) {
					v = b
				}
			}
			if v.Empty() || v.Words() > 12 || strings.HasSuffix(v.Word(0).Text, ":") || !startsUpper(v) || isBlank(v) || notAName.MatchString(v.Text()) || holdsDate(v.Text()) {
				continue
			}
			if s.state(path, withLabel(l, v), value(v), nil) {
				return true
			}
		}
	}
	return false
}

// joins is how a line ends after which another name must follow.
var joins = pattern.New(`(?i)(?:\sand|&|,)$`)

// notAName is how a sentence begins or goes on, which no name does.
var notAName = pattern.New(`(?i)\b\d+\s*(?:metres|storeys)\b|^(?:the|this|that|a|an|to|is|are|was|will|shall|means|we|you|your|our|and|or|of|for|in|on|by|if|as|has|have)\s|^(?:deed|certificate|notice|statement|schedule)\s+of\b|\b(?:act|regulations?)\s+(?:19|20)\d\d\b|\b(?:England|Wales)\)\s+(?:regulations|order)\b|\b(?:shall|means|means:|will|hereby|must)\b|£`)

// sayPlace states the address beside one of the labels and, where there is a path
// for it, its postcode.
func (s *sheet) sayPlace(path, postcode string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			v := clip(s.block(l), 30).OnePage()
			if v.Empty() || unicode.IsLower(firstRune(v.Text())) && !streetLike.MatchString(v.Word(0).Text) {
				continue // the middle of a sentence
			}
			code, as, ok := ParsePostcode(v.Text())
			if ok {
				i := strings.Index(v.Text(), as) + len(as)
				v = v.Sub(0, len(strings.Fields(v.Text()[:i])))
			} else if !streetLike.MatchString(v.Text()) {
				continue
			}
			if v.Words() < 2 || !s.state(path, withLabel(l, v), strings.TrimRight(v.Text(), " ,."), nil) {
				continue
			}
			if ok && postcode != "" {
				s.state(postcode, v, as, code)
			} else if postcode != "" {
				s.sayPostcode(postcode)
			}
			return true
		}
	}
	return false
}

var postcodeLabel = label(`post\s?code\b`)

// sayPostcode states a postcode that has a label of its own.
func (s *sheet) sayPostcode(path string) bool {
	for _, l := range s.placesOf(s.Span, postcodeLabel) {
		v := clip(s.valueOf(l), 3)
		if code, as, ok := ParsePostcode(v.Text()); ok && s.state(path, withLabel(l, v), as, code) {
			return true
		}
	}
	return false
}

// sayHeadName states the name at the head of a paper, where it has no label: one of
// the first lines that has a word of the trade and nothing that only a title has.
func (s *sheet) sayHeadName(path string, trade *pattern.Pattern) bool {
	if len(s.text.Document().Pages) == 0 {
		return false
	}
	first := s.text.Document().Pages[0].Number
	for i, r := range s.rows(first) {
		if i > 3 {
			break
		}
		for _, c := range r.cells {
			c = beforeDash(c)
			text := c.Text()
			if c.Words() < 2 || c.Words() > 9 || !startsUpper(c) || namesAnother(c) || strings.ContainsAny(text, "0123456789:£") || headTitle.MatchString(text) || !trade.MatchString(text) || !allHigh(c) {
				continue
			}
			if s.state(path, c, value(c), nil) {
				return true
			}
		}
	}
	return false
}

// allHigh reports whether every word of a name begins with a capital or a figure, small
// words apart: "Residential title insurance" is no firm.
func allHigh(v evidence.Span) bool {
	for i := range v.Words() {
		if w := v.Word(i).Text; len(w) > 3 && unicode.IsLower(firstRune(w)) {
			return false
		}
	}
	return true
}

// beforeDash is a line up to a dash or stroke that stands by itself: "Parkside Ltd - ledger".
func beforeDash(c evidence.Span) evidence.Span {
	for i := 2; i < c.Words(); i++ {
		switch c.Word(i).Text {
		case "-", "–", "—", "|", "/", "·", "•":
			return c.Sub(0, i)
		}
	}
	return c
}

// headTitle is what the title of a paper has, and a company's name hardly.
var headTitle = pattern.New(`(?i)\b(?:policy|schedule|certificate|statement|evidence|confirmation|summary|insured|cover|covered|buildings?\s+insurance|property\s+owners?|landlords?\s+insurance|home\s+insurance|contents|accounts?|budget|charges?|notice|report|form|of|for|your|our|you|we)\b`)

// dateOne is one date in a sentence.
const dateOne = `\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?[\s./-]+(?:[A-Za-z]{3,9}|\d{1,2})[\s./,-]+\d{2,4}`

var fromTo = pattern.New(`(?i)(?:from|commencing(?:\s+on)?|between|period(?:\s+of\s+(?:insurance|cover))?:?|effective|start(?:s|ing)?(?:\s+on)?)?[\s:]*(?:00[:.]01\s*(?:hours)?\s*(?:on\s+)?)?(` + dateOne + `)\s*,?\s*(?:to|until|and(?:\s+(?:ends|ending|expires|expiring)(?:\s+on)?)?|up\s+to|[-–—]|expir(?:ing|es)(?:\s+on)?|end(?:ing|s)(?:\s+on)?|\(?both\s+dates)\s*(?:midnight\s*(?:on\s+)?|and\s+including\s+|(?:23[:.]59|24[:.]00)\s*(?:hours)?\s*(?:on\s+)?)?(` + dateOne + `)`)

// sayTerm states the two ends of a period: beside one of the labels, else in the
// first "from … to …" of the paper.
func (s *sheet) sayTerm(start, end string, labels ...*pattern.Pattern) {
	try := func(v evidence.Span) bool {
		m, ok := v.Find(fromTo)
		if !ok {
			return false
		}
		from, fromAs, ok1 := ParseDay(m.Group[0].String)
		to, toAs, ok2 := ParseDay(m.Group[1].String)
		if !ok1 || !ok2 || !from.Before(to) {
			return false
		}
		a := s.state(start, m.Span, fromAs, FormatDay(from))
		b := s.state(end, m.Span, toAs, FormatDay(to))
		return a || b
	}
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			if v := s.block(l); !v.Empty() && (try(clip(v, 20)) || try(l.To(clip(v, 20)))) {
				return
			}
		}
	}
	try(s.Span)
}

// sayTruth states that a sentence of the paper is there.
func (s *sheet) sayTruth(path string, res ...*pattern.Pattern) bool {
	for _, re := range res {
		if m, ok := s.Find(re); ok && s.state(path, m.OnePage(), m.OnePage().Text(), true) {
			return true
		}
	}
	return false
}

// sayOneOf states the first of some expressions that the paper has, under the name
// that goes with it.
func (s *sheet) sayOneOf(path string, in evidence.Span, names []string, res []*pattern.Pattern) bool {
	for i, re := range res {
		if m, ok := in.Find(re); ok && s.state(path, m.OnePage(), m.OnePage().Text(), names[i]) {
			return true
		}
	}
	return false
}

// opening is the first n words of the paper.
func (s *sheet) opening(n int) evidence.Span { return s.Sub(0, min(s.Words(), n)) }

func label(words string) *pattern.Pattern { return pattern.New(`(?i)\b(?:` + words + `)`) }

// sayDate states the date that stands beside one of the labels.
func (s *sheet) sayDate(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			v := clip(s.valueOf(l), 8)
			d, as, ok := ParseDay(v.Text())
			if !ok && s.sayBrokenDay(path, l, v) {
				return true
			}
			if !ok || strings.Index(v.Text(), as) > 25 {
				continue // far into a sentence is another thing's date
			}
			if s.state(path, withLabel(l, v), as, FormatDay(d)) {
				return true
			}
		}
	}
	return false
}

// dayBegins is a date that its line breaks: "11", "11 February".
var dayBegins = pattern.New(`^\d{1,2}(?:st|nd|rd|th)?(?:\s+\p{Lu}\pL+\.?)?$`)

// sayBrokenDay states a date that a narrow cell breaks: its beginning beside the label,
// the rest at the head of the line below.
func (s *sheet) sayBrokenDay(path string, label, v evidence.Span) bool {
	if v.Empty() || !dayBegins.MatchString(v.Text()) {
		return false
	}
	line := v
	if last := label.Sub(label.Words()-1, label.Words()); last.Page() == v.Page() && last.LineIndex() == v.LineIndex() {
		line = label.To(v)
	}
	under := s.layout(v.Page()).below(line)
	for n := min(2, under.Words()); n > 0; n-- {
		rest := under.Sub(0, n)
		whole := v.Text() + " " + rest.Text()
		if d, as, ok := ParseDay(whole); ok && as == strings.TrimRight(whole, ".,;") {
			return s.stateAll(path, []evidence.Span{v, rest}, FormatDay(d))
		}
	}
	return false
}

// policyNumber is what insurers' numbers look like: figures, with letters, strokes
// or spaces.
var policyNumber = pattern.New(`^[A-Z0-9][\w/.-]*(?:\s[A-Z0-9][\w/.-]*){0,3}`)

// sayNumber states the number of a policy, a certificate or a member beside a label.
func (s *sheet) sayNumber(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, l := range s.placesOf(s.Span, re) {
			v := clip(s.valueOf(l), 4)
			for n := v.Words(); n > 0; n-- {
				part := v.Sub(0, n)
				text := value(part)
				if last := part.Word(n - 1).Text; !strings.ContainsAny(last, "0123456789") || policyNumber.FindString(text) != text || isDate(text) {
					continue
				}
				if s.state(path, withLabel(l, part), text, nil) {
					return true
				}
			}
		}
	}
	return false
}
