package papers

import (
	"regexp"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// correspondence is a letter or an e-mail: most often the managing agent's, the
// seller's solicitor's or a lender's.
var correspondence = definition{
	kind: Correspondence, name: "letter",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bDear\s+(?:Sirs?|Madam|Mr|Mrs|Ms|Miss|Dr|Colleagues?|Leaseholders?|[A-Z][a-z]+)\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bYours\s+(?:faithfully|sincerely|truly)\b`), 0.6, false},
		{regexp.MustCompile(`(?i)\b(?:Kind|Best|With)\s+(?:kind\s+)?regards\b`), 0.4, false},
		{regexp.MustCompile(`(?i)\b(?:Our|Your)\s+ref(?:erence)?\b`), 0.3, true},
		{regexp.MustCompile(`(?m)^From:\s[^\n]*\n(?:[^\n]*\n){0,3}(?:To|Sent|Date|Subject):\s`), 0.95, true},
		{regexp.MustCompile(`(?m)^(?:Subject|Sent):\s`), 0.5, true},
		{regexp.MustCompile(`(?i)\b(?:application|demand)\s+for\s+(?:payment|service\s+charge|ground\s+rent)\b`), 0.5, true},
		{regexp.MustCompile(`(?i)\bthis\s+(?:deed|lease|agreement|notice)\b|\bofficial\s+copy\b|\bsection\s+20\s+notice\b|\bpolicy\s+schedule\b|\bmemorandum\s+of\s+sale\b`), -0.5, true},
	},
	fields: []Field{
		// The letter's head.
		{"/paperwurks/correspondence/from", "from", Words},
		{"/paperwurks/correspondence/to", "to", Words},
		{"/paperwurks/correspondence/date", "date", Day},
		{"/paperwurks/correspondence/subject", "subject", Words},
		{"/paperwurks/correspondence/ourReference", "their reference", Words},
		{"/paperwurks/correspondence/yourReference", "our reference", Words},
		// What a managing agent's letter says.
		{"/paperwurks/correspondence/amountDemanded", "amount demanded", Pounds},
		{"/paperwurks/correspondence/arrears", "arrears", Pounds},
		{"/paperwurks/correspondence/payBy", "pay by", Day},
		{"/paperwurks/correspondence/groundRent", "ground rent", Pounds},
		{"/paperwurks/correspondence/serviceCharge", "service charge", Pounds},
		{"/paperwurks/correspondence/noticeMentioned/*", "notice mentioned", Words},   // the sentence
		{"/paperwurks/correspondence/worksMentioned/*", "works mentioned", Words},     // the sentence
		{"/paperwurks/correspondence/disputeMentioned/*", "dispute mentioned", Words}, // the sentence
	},
	parse: parseCorrespondence,
}

var (
	letterFrom    = regexp.MustCompile(`(?i)(?:^|[\n\f])from:`)
	letterTo      = regexp.MustCompile(`(?i)(?:^|[\n\f])to:`)
	letterSubject = regexp.MustCompile(`(?i)(?:^|[\n\f])(?:subject|re|regarding)\s*:`)
	letterDated   = label(`(?:date|sent|dated)\s*:`)
	letterOurs    = label(`our\s+ref(?:erence)?\b\.?`)
	letterYours   = label(`your\s+ref(?:erence)?\b\.?`)
	// mailBehind is an address behind the name that it belongs to.
	mailBehind   = regexp.MustCompile(`\s*[<(\[]\s*(?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]+\s*[>)\]];?$`)
	refersTo     = regexp.MustCompile(`(?i)\b(our|your)\s+ref(?:erence)?(?:\s+(?:number|no\.?))?\s+(?:for\s+this\s+\w+\s+)?(?:is|being|was)\s+([A-Z]*[/.-]?[\w/.-]*\d[\w/.-]*)`)
	dearLine     = regexp.MustCompile(`(?i)^dear\b`)
	closing      = regexp.MustCompile(`(?i)^(?:yours\s+(?:faithfully|sincerely|truly)|(?:kind|best|warm)\s+(?:kind\s+)?regards|regards)\b`)
	dateAlone    = regexp.MustCompile(`(?i)^(?:date[d:]?\s*)?(?:\w+day,?\s+)?` + dateOne + `$`)
	demandLabel  = label(`(?:(?:total\s+)?(?:amount|sum|balance|total)\s+(?:now\s+)?(?:due|payable|demanded|outstanding)|total\s+due|amount\s+of\s+this\s+(?:demand|invoice)|please\s+pay)\b`)
	demandIn     = regexp.MustCompile(`(?i)\b(?:please\s+(?:pay|remit|arrange\s+payment\s+of)|(?:we\s+)?(?:hereby\s+)?(?:demand|require)\s+(?:payment\s+of)?|the\s+sum\s+of|payment\s+of|invoice\s+for)\s+(?:the\s+sum\s+of\s+)?(£\s*[\d,]+(?:\.\d{2})?)`)
	arrearsIn    = regexp.MustCompile(`(?i)(?:(£\s*[\d,]+(?:\.\d{2})?)[^.\n\f£]{0,60}\b(?:in\s+arrears|arrears|overdue|outstanding|unpaid)\b|\b(?:arrears|overdue|outstanding(?:\s+(?:balance|sum|amount))?|unpaid|owing|in\s+debit)\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?))`)
	noArrears    = regexp.MustCompile(`(?i)\b(?:no|not|nil|without)\b[^.\n\f]{0,30}\b(?:arrears|outstanding|overdue)\b`)
	payBy        = regexp.MustCompile(`(?i)\b(?:pay(?:ment|able)?|due|settle(?:d|ment)?|remit)\b[^.\f]{0,80}?\b(?:by|on\s+or\s+before|before|no\s+later\s+than|on)\s+(?:\w+day,?\s+)?(?:the\s+)?(` + dateOne + `)`)
	groundRentIn = regexp.MustCompile(`(?i)\bground\s+rent\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	serviceIn    = regexp.MustCompile(`(?i)\b(?:service|maintenance)\s+charges?\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	noticeTell   = regexp.MustCompile(`(?i)\b(?:section\s+(?:20|146|5|13|42|21|8)\b|s\.?\s?(?:20|146)\b|notice\s+(?:of|to|under|served|dated)|forfeiture|enforcement\s+notice|party\s+wall)`)
	worksTell    = regexp.MustCompile(`(?i)\b(?:major|proposed|planned|qualifying|remedial|remediation|cladding|roof|external|redecoration)\s+(?:\w+\s+)?(?:works?|repairs?|programme|project|scheme)\b|\b(?:roof|window|lift|door|cladding|balcony|boiler|façade|facade|drainage|asphalt)s?\s+(?:renewal|replacement|refurbishment|overhaul|repairs?|re-?covering)\b|\b(?:put|go(?:es|ing)?)\s+out\s+to\s+tender\b`)
	disputeTell  = regexp.MustCompile(`(?i)\b(?:dispute|breach\s+of\s+(?:the\s+)?(?:lease|covenant)|complain(?:t|ed|s)|nuisance|tribunal|county\s+court|proceedings)\b`)
	neverTell    = regexp.MustCompile(`(?i)\b(?:no|not|never|none|without|nor)\b`)
)

// parseCorrespondence reads a letter's or an e-mail's head, and in its body the
// sums, days and matters that a managing agent writes about.
func parseCorrespondence(s *sheet) {
	const base = "/paperwurks/correspondence/"
	mail := s.sayHead(base+"from", letterFrom)
	s.sayHead(base+"to", letterTo)
	s.sayHead(base+"subject", letterSubject)
	s.sayNumber(base+"ourReference", letterOurs)
	s.sayNumber(base+"yourReference", letterYours)
	for i, m := range s.FindAll(refersTo) {
		if i >= mostPlaces {
			break
		}
		s.state(base+strings.ToLower(m.Group[0].String)+"Reference", m.Span, strings.TrimRight(m.Group[1].String, "."), nil)
	}
	if !s.sayDate(base+"date", letterDated) {
		s.sayLetterDate(base + "date")
	}
	if !mail {
		s.sayLetterhead(base)
	}
	if !s.sayPounds(base+"amountDemanded", demandLabel) {
		s.sayPoundsIn(base+"amountDemanded", demandIn)
	}
	for _, m := range s.FindAll(arrearsIn) {
		sum := m.Group[0]
		if sum.Empty() {
			sum = m.Group[1]
		}
		if noArrears.MatchString(m.Whole) || precededBy(s, m.Span, neverTell) {
			continue
		}
		if n, ok := parseMoney(sum.String); ok && s.state(base+"arrears", m.OnePage(), sum.String, n) {
			break
		}
	}
	s.sayDayIn(base+"payBy", payBy)
	s.sayPoundsIn(base+"groundRent", groundRentIn)
	s.sayPoundsIn(base+"serviceCharge", serviceIn)
	for _, tell := range []struct {
		path string
		re   *regexp.Regexp
	}{{"noticeMentioned", noticeTell}, {"worksMentioned", worksTell}, {"disputeMentioned", disputeTell}} {
		n := 0
		var last evidence.Span
		for _, m := range s.FindAll(tell.re) {
			if n >= 5 || precededBy(s, m.Span, neverTell) {
				continue
			}
			v := widen(s.text.Page(m.Page()), m.OnePage(), 45)
			if v.Empty() || !last.Empty() && v.Before(last.Rest(s.text.Page(m.Page()))) && v.Page() == last.Page() {
				continue
			}
			if s.state(at(base+tell.path+"/*", n), v, v.Text(), nil) {
				n++
				last = v
			}
		}
	}
}

// precededBy reports whether an expression stands within the six words before a place
// on its line.
func precededBy(s *sheet, m evidence.Span, re *regexp.Regexp) bool {
	b := upTo(s.text.Line(m.Page(), m.LineIndex()), m)
	if n := b.Words(); n > 6 {
		b = b.Sub(n-6, n)
	}
	return re.MatchString(b.Text())
}

// sayHead states the rest of a line of an e-mail's head or a letter's subject.
func (s *sheet) sayHead(path string, re *regexp.Regexp) bool {
	m, ok := s.opening(250).Find(re)
	if !ok {
		return false
	}
	v := s.valueOf(m.Span)
	if v.Empty() || v.Words() > 40 {
		return false
	}
	text := v.Text()
	if name := strings.TrimSpace(mailBehind.ReplaceAllString(text, "")); company(name) || lawFirm.MatchString(name) {
		text = strings.Trim(name, `"'`) // of a person the address tells the firm, and stays
	}
	return s.stateIn(path, withLabel(m.Span, v), text, nil)
}

// sayLetterDate states the date that stands by itself on a line of the first page.
func (s *sheet) sayLetterDate(path string) bool {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return false
	}
	for _, l := range s.layout(doc.Pages[0].Number).lines {
		if l.Empty() || l.Words() > 6 || !dateAlone.MatchString(l.Text()) {
			continue
		}
		if d, as, ok := ParseDay(l.Text()); ok {
			return s.state(path, l, as, FormatDay(d))
		}
	}
	return false
}

// sayLetterhead states who wrote a letter, to whom and about what: the first line
// of the page and the last of the signature, the line above the address, and the
// line below "Dear …".
func (s *sheet) sayLetterhead(base string) {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return
	}
	l := s.layout(doc.Pages[0].Number)
	dear := -1
	for i, line := range l.lines {
		if !line.Empty() && dearLine.MatchString(line.Text()) {
			dear = i
			break
		}
	}
	if dear < 0 {
		return
	}
	for i := dear + 1; i < len(l.lines) && i <= dear+3; i++ {
		line := l.lines[i]
		if line.Empty() {
			continue
		}
		text := strings.TrimSuffix(line.Text(), ":")
		bold := line.Word(0).Bold
		if bold || strings.ToUpper(text) == text || strings.HasPrefix(strings.ToLower(text), "re ") || isSubject(text) {
			s.state(base+"subject", line, strings.TrimRight(text, " ."), nil)
		}
		break
	}
	for i, line := range l.lines[:dear] {
		if line.Empty() {
			continue
		}
		text := line.Text()
		if companyWords.MatchString(text) && i < 6 && line.Words() <= 8 {
			s.state(base+"from", line, value(line), nil)
			break
		}
		if i > 6 {
			break
		}
	}
	for page := range doc.Pages {
		ls := s.layout(doc.Pages[page].Number).lines
		for i, line := range ls {
			if line.Empty() || !closing.MatchString(line.Text()) {
				continue
			}
			for k := i + 1; k < len(ls) && k <= i+5; k++ {
				if !ls[k].Empty() && strings.HasPrefix(strings.ToLower(ls[k].Text()), "for and on behalf of") {
					v := ls[k].Sub(min(5, ls[k].Words()), ls[k].Words())
					if !v.Empty() {
						s.state(base+"from", ls[k], value(v), nil)
					}
				}
			}
			for k := i + 1; k < len(ls) && k <= i+3; k++ {
				if !ls[k].Empty() && ls[k].Words() <= 6 && startsUpper(ls[k]) {
					s.state(base+"from", ls[k], value(ls[k]), nil)
					break
				}
			}
		}
	}
	s.sayAddressee(base, l, dear)
}

// sayAddressee states the first line of the address block that ends nearest above
// "Dear …": the block with a postcode that is not the letterhead's.
func (s *sheet) sayAddressee(base string, l *layout, dear int) {
	s.sayAddresseeAt(base+"to", l, dear)
}

// sayAddresseeAt is sayAddressee for the path of another kind of paper.
func (s *sheet) sayAddresseeAt(path string, l *layout, dear int) {
	for i := dear - 1; i > 0; i-- {
		if l.lines[i].Empty() {
			continue
		}
		if _, _, ok := ParsePostcode(l.lines[i].Text()); !ok {
			continue
		}
		top := i
		for top > 0 && !l.lines[top-1].Empty() && l.boxes[top].Y0-l.boxes[top-1].Y1 < 1.2*l.boxes[top].Height() &&
			l.boxes[top-1].OverlapX(l.boxes[top]) > 0.3 && i-top < 7 && !dateAlone.MatchString(l.lines[top-1].Text()) && !strings.Contains(strings.ToLower(l.lines[top-1].Text()), "ref") {
			top--
		}
		if v := l.lines[top]; top > 1 && v.Words() <= 8 && startsUpper(v) && !holdsDate(v.Text()) && !strings.Contains(v.Text(), ":") {
			s.state(path, v, value(v), nil)
		}
		return
	}
}

var subjectWords = regexp.MustCompile(`(?i)^(?:your\s+|the\s+)?(?:property|sale|purchase|service\s+charge|ground\s+rent|account|proposed|notice|invoice|demand|arrears|lease|title)\b|,.*\b[A-Z]{1,2}\d`)

// isSubject reports whether the line below "Dear …" is a heading: no sentence.
func isSubject(text string) bool {
	return len(strings.Fields(text)) <= 16 && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ",") && subjectWords.MatchString(text)
}
