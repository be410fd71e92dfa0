package papers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads what the forms of the seller and the manager say at their head
// and foot: which property, whose, who filled it in and when.

var (
	formAddressHeading = pattern.New(`(?i)\b(?:(?:full\s+)?address\s+of\s+(?:the\s+)?property|(?:the\s+)?property(?:\s+address)?|address\s*:|(?:home|house|flat)\s+(?:being\s+sold|you\s+are\s+selling|for\s+sale))`)
	houseFirst         = pattern.New(`^\d{1,4}[A-Za-z]?,?\s+\pL`)
	labelledPostcode   = pattern.New(`^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$`)
	sellersHeading     = pattern.New(`(?i)\b(?:full\s+names?\s+of\s+(?:the\s+)?sellers?(?:\(s\))?|names?\s+of\s+(?:the\s+)?sellers?(?:\(s\))?|sellers?(?:['’]s?)?(?:\(s\))?(?:\s+(?:full\s+)?names?)?(?:\s*\(s\))?)`)
	solicitorHeading   = pattern.New(`(?i)\b(?:(?:name\s+of\s+)?(?:the\s+)?seller['’]?s?\s+(?:solicitors?|conveyancers?)(?:\W+name\s+of\s+(?:the\s+)?(?:solicitor|conveyancer)s?['’]?s?\s+firm|\s+firm)?|name\s+of\s+solicitor['’]?s?\s+firm)|(?:^|[\n\f])(?:your\s+)?(?:conveyancer|solicitor)s?\b`)
	completedHeading   = pattern.New(`(?i)\b(?:(?:form\s+)?completed\s+by|prepared\s+by|name\s+of\s+(?:person|firm)\s+completing)`)
	signedHeading      = pattern.New(`(?i)(?:^|[\n\f])(?:date\s+(?:signed|completed|of\s+(?:signature|completion\s+of\s+(?:this\s+)?form))|signed\s+on|(?:(?:electronically|digitally|e-?)\s*signed|signed\s+(?:electronically|digitally|online))(?:\s+by\s+[\pL.'’ -]{3,60}?)?\s+on|dated?)\b`)
	postcodeHeading    = pattern.New(`(?i)\bpostcode\b`)
	aName              = pattern.New(`^[\pL&][\pL\d&’'().,\- ]+$`)
)

// sayFormAddress states the property's address, and its postcode where the form
// has one.
func (s *sheet) sayFormAddress(path string) {
	head := s.Sub(0, min(s.Words(), 600))
	for _, l := range s.placesOf(head, formAddressHeading) {
		v := s.block(l)
		if v.Empty() || v.Words() > 40 || !startsUpper(v) && !strings.ContainsAny(v.Word(0).Text, "0123456789") {
			continue
		}
		code, as, ok := ParsePostcode(v.Text())
		if !ok && !(streetLike.MatchString(v.Text()) && strings.Contains(v.Text(), ",")) && !(houseFirst.MatchString(v.Text()) && v.Words() > 2) {
			continue
		}
		if ok {
			// The address ends with its postcode.
			i := strings.Index(v.Text(), as) + len(as)
			v = v.Sub(0, len(strings.Fields(v.Text()[:i])))
		}
		if s.state(path, v, strings.TrimRight(v.Text(), " ,."), nil) {
			if ok && s.labels["/propertyPack/address/postcode"] != "" {
				s.state("/propertyPack/address/postcode", v, as, code)
			}
			break
		}
	}
	if !s.said[path] && (s.def.kind == TA6 || s.def.kind == TA7 || s.def.kind == TA10) {
		s.sayHeadAddress(path)
	}
	// Many forms have the postcode in boxes of its own.
	if s.labels["/propertyPack/address/postcode"] != "" && !s.said["/propertyPack/address/postcode"] {
		if v, ok := s.labelled(head, postcodeHeading); ok {
			if code, as, ok := ParsePostcode(v.Text()); ok {
				s.state("/propertyPack/address/postcode", v, as, code)
			} else if t := value(clip(v, 2)); labelledPostcode.MatchString(t) {
				s.state("/propertyPack/address/postcode", v, t, t) // an area that Royal Mail may yet add
			}
		}
	}
}

// sayHeadAddress states the address that stands by itself at the head of a seller's
// answers, where it is the only one there.
func (s *sheet) sayHeadAddress(path string) {
	if len(s.text.Document().Pages) == 0 {
		return
	}
	l := s.layout(s.text.Document().Pages[0].Number)
	var found evidence.Span
	for i, line := range l.lines {
		if line.Empty() || l.boxes[i].Y0 > 0.25*l.height {
			continue
		}
		code, as, ok := ParsePostcode(line.Text())
		if !ok || code == "" {
			continue
		}
		if !found.Empty() {
			return // the sender's, or the firm's
		}
		n := len(strings.Fields(line.Text()[:strings.Index(line.Text(), as)+len(as)]))
		if v := line.Sub(0, min(n, line.Words())); v.Words() <= 16 && v.Words() > 3 && startsUpper(v) && !strings.ContainsAny(v.Text(), ":@|") {
			found = v
		} else {
			return
		}
	}
	if found.Empty() {
		return
	}
	if code, as, ok := ParsePostcode(found.Text()); ok && s.state(path, found, found.Text(), nil) && s.labels["/propertyPack/address/postcode"] != "" {
		s.state("/propertyPack/address/postcode", found, as, code)
	}
}

// sayNames states the names beside a label.
func (s *sheet) sayNames(path string, label *pattern.Pattern) {
	if s.labels[path] == "" {
		return
	}
	head := s.Sub(0, min(s.Words(), 600))
	for _, in := range []evidence.Span{head, s.Span} {
		for _, l := range s.placesOf(in, label) {
			v := clip(s.valueOf(l), 14)
			if v.Empty() || v.Words() < 2 || !aName.MatchString(v.Text()) || !startsUpper(v) || prompt.MatchString(v.Text()) || formWords.MatchString(v.Text()) || inSentenceCase(v.Text()) {
				continue
			}
			if all := s.namesBelow(v); strings.HasSuffix(path, "/sellers") && all.Words() > v.Words() {
				if s.state(path, withLabel(l, all), value(all), strings.Join(people(all), " and ")) {
					return
				}
			}
			if s.state(path, withLabel(l, v), value(v), nil) {
				return
			}
		}
		if s.def.kind == TA6 || s.def.kind == TA7 || s.def.kind == TA10 {
			return // the word seller is all over the form
		}
	}
}

// particles are what names write small.
var particles = []string{"and", "or", "of", "as", "de", "del", "der", "den", "da", "dos", "di", "du", "la", "le", "van", "von", "ter", "ten", "al", "el", "bin", "ibn", "ap", "ab", "ferch", "y", "e", "i", "née", "nee", "formerly", "previously", "known", "trading", "for", "t/a", "plc", "deceased", "jointly", "both"}

// inSentenceCase reports whether a text is written as sentences are, which names are
// not: a word of it that is no particle begins small.
func inSentenceCase(text string) bool {
	for word := range strings.FieldsSeq(text) {
		word = strings.TrimLeft(word, "(‘'“\"")
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(first) && !slices.Contains(particles, strings.Trim(word, ".,;)")) {
			return true
		}
	}
	return false
}

// namesBelow is a name with those that stand right below it on lines of their own, each
// set as it is and beginning where it does; the name itself where there are none.
func (s *sheet) namesBelow(name evidence.Span) evidence.Span {
	l := s.layout(name.Page())
	all, last := name, name
	for range mostSellers - 1 {
		next := l.below(last)
		if next.Empty() || abs(next.Box().X0-name.Box().X0) > 4 || typeOf(next) != typeOf(name) || l.besideLeft(next.Box()) || l.ruledBetween(last.Box(), next.Box()) {
			break
		}
		text := next.Text()
		whole := all.To(next)
		if whole.Words() != all.Words()+next.Words() || next.Words() > 6 || !aName.MatchString(text) || formWords.MatchString(text) || streetLike.MatchString(text) || postcodeIn(text) != "" || len(people(whole)) != len(people(all))+1 {
			break
		}
		all, last = whole, next
	}
	return all
}

// mostSellers is how many proprietors a title can have (Trustee Act 1925, section 34).
const mostSellers = 4

// formWords are words that no name has: a label took a sentence for its value.
var formWords = pattern.New(`(?i)\b(?:the|this|form|should|must|please|property|seller|buyer|name|firm|information|question|address|postcode|solicitor['’]?s?\s+name|details|yes|no|to|is|are|has)\b`)
