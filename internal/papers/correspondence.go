package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// correspondence is a letter or an e-mail: most often the managing agent's, the
// seller's solicitor's or a lender's.
var correspondence = definition{
	kind: Correspondence, name: "letter",
	anchors: []anchor{
		{pattern.New(`(?i)\bDear\s+(?:Sirs?|Madam|Mr|Mrs|Ms|Miss|Dr|Colleagues?|Leaseholders?|[A-Z][a-z]+)\b`), 0.6, true},
		{pattern.New(`(?i)\bYours\s+(?:faithfully|sincerely|truly)\b`), 0.6, false},
		{pattern.New(`(?i)\b(?:Kind|Best|With)\s+(?:kind\s+)?regards\b`), 0.4, false},
		{pattern.New(`(?i)\b(?:Our|Your)\s+ref(?:erence)?\b`), 0.3, true},
		{pattern.New(`(?i)\bthank\s+you\s+for\s+your\s+(?:e-?mail|letter|enquir)`), 0.6, true},
		{pattern.New(`(?i)\b(?:our|your)\s+(?:replies|enquiries)\b`), 0.3, true},
		{pattern.New(`(?i)\bSolicitors\s+Regulation\s+Authority\b`), 0.3, false},
		{pattern.New(`(?m)^From:\s[^\n]*\n(?:[^\n]*\n){0,3}(?:To|Sent|Date|Subject):\s`), 0.95, true},
		{pattern.New(`(?m)^(?:Subject|Sent):\s`), 0.5, true},
		{pattern.New(`(?i)\b(?:application|demand)\s+for\s+(?:payment|service\s+charge|ground\s+rent)\b`), 0.5, true},
		{pattern.New(`(?i)\bthis\s+(?:deed|lease|agreement|notice)\b|\bofficial\s+copy\b|\bsection\s+20\s+notice\b|\bpolicy\s+schedule\b|\bmemorandum\s+of\s+sale\b`), -0.5, true},
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
		{"/paperwurks/correspondence/reserveFund", "reserve fund", Pounds},
		{"/paperwurks/correspondence/contribution", "contribution to works", Pounds},  // the flat's, as estimated
		{"/paperwurks/correspondence/noticeMentioned/*", "notice mentioned", Words},   // the sentence
		{"/paperwurks/correspondence/worksMentioned/*", "works mentioned", Words},     // the sentence
		{"/paperwurks/correspondence/disputeMentioned/*", "dispute mentioned", Words}, // the sentence
	},
	parse: parseCorrespondence,
}

var (
	letterFrom    = pattern.New(`(?i)(?:^|[\n\f])from:`)
	letterTo      = pattern.New(`(?i)(?:^|[\n\f])to:`)
	letterSubject = pattern.New(`(?i)(?:^|[\n\f])(?:subject|re|regarding)\s*:`)
	letterDated   = label(`(?:date|sent|dated)\s*:`)
	letterOurs    = label(`our\s+ref(?:erence)?\b\.?`)
	letterYours   = label(`your\s+ref(?:erence)?\b\.?`)
	// mailBehind is an address behind the name that it belongs to.
	mailBehind   = pattern.New(`\s*[<(\[]\s*(?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]+\s*[>)\]];?$`)
	refersTo     = pattern.New(`(?i)\b(our|your)\s+ref(?:erence)?(?:\s+(?:number|no\.?))?\s+(?:for\s+this\s+\w+\s+)?(?:is|being|was)\s+([A-Z]*[/.-]?[\w/.-]*\d[\w/.-]*)`)
	dearLine     = pattern.New(`(?i)^dear\b`)
	closing      = pattern.New(`(?i)^(?:yours\s+(?:faithfully|sincerely|truly)|(?:kind|best|warm)\s+(?:kind\s+)?regards|regards)\b`)
	dateAlone    = pattern.New(`(?i)^(?:date[d:]?\s*)?(?:\w+day,?\s+)?` + dateOne + `$`)
	demandLabel  = label(`(?:(?:total\s+)?(?:amount|sum|balance|total)\s+(?:now\s+)?(?:due|payable|demanded|outstanding)|total\s+due|amount\s+of\s+this\s+(?:demand|invoice)|please\s+pay)\b`)
	demandIn     = pattern.New(`(?i)\b(?:please\s+(?:pay|remit|arrange\s+payment\s+of)|(?:we\s+)?(?:hereby\s+)?(?:demand|require)\s+(?:payment\s+of)?|the\s+sum\s+of|payment\s+of|invoice\s+for)\s+(?:the\s+sum\s+of\s+)?(£\s*[\d,]+(?:\.\d{2})?)`)
	arrearsIn    = pattern.New(`(?i)(?:(£\s*[\d,]+(?:\.\d{2})?)[^.\n\f£]{0,60}\b(?:in\s+arrears|arrears|overdue|outstanding|unpaid)\b|\b(?:arrears|overdue|outstanding(?:\s+(?:balance|sum|amount))?|unpaid|owing|in\s+debit)\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?))`)
	noArrears    = pattern.New(`(?i)\b(?:no|not|nil|without)\b[^.\n\f]{0,30}\b(?:arrears|outstanding|overdue)\b`)
	payBy        = pattern.New(`(?i)\b(?:pay(?:ment|able)?|due|settle(?:d|ment)?|remit|reach(?:es)?\s+us|arrives?|send\s+us)\b(?:[^.\f]|\.\d){0,80}?\b(?:by|on\s+or\s+before|before|no\s+later\s+than|on)\s+(?:\w+day,?\s+)?(?:the\s+)?(` + dateOne + `)`)
	payLabel     = label(`(?:please\s+)?pay(?:ment)?\s+(?:is\s+)?(?:due\s+|required\s+)?by\b|(?:payment\s+)?due\s+(?:date|by)\b|date\s+(?:payment\s+)?due\b`)
	yearLabel    = label(`annual\s+(?:service|maintenance)\s+charge\b|(?:service|maintenance)\s+charge\s+(?:for\s+the\s+(?:current\s+)?year|per\s+(?:annum|year)|p\.?a\.?)\b`)
	serviceLabel = label(`(?:service|maintenance)\s+charge\b`)
	groundRentIn = pattern.New(`(?i)\bground\s+rent\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	serviceIn    = pattern.New(`(?i)\b(?:service|maintenance)\s+charges?\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	noticeTell   = pattern.New(`(?i)\b(?:section\s+(?:20|146|5|13|42|21|8)\b|s\.?\s?(?:20|146)\b|notice\s+(?:of|to|under|served|dated)|forfeiture|enforcement\s+notice|party\s+wall)`)
	worksTell    = pattern.New(`(?i)\b(?:major|proposed|planned|qualifying|remedial|remediation|cladding|roof|external|redecoration)\s+(?:\w+\s+)?(?:works?|repairs?|programme|project|scheme)\b|\b(?:roof|window|lift|door|cladding|balcony|boiler|façade|facade|drainage|asphalt)s?\s+(?:renewal|replacement|refurbishment|overhaul|repairs?|re-?covering)\b|\b(?:put|go(?:es|ing)?)\s+out\s+to\s+tender\b`)
	disputeTell  = pattern.New(`(?i)\b(?:dispute|breach\s+of\s+(?:the\s+)?(?:lease|covenant)|complain(?:t|ed|s)|nuisance|tribunal|county\s+court|proceedings)\b`)
	neverTell    = pattern.New(`(?i)\b(?:no|not|never|none|without|nor)\b`)
)

// What the labels of a letter's head mean, for offices that set it their own way.
var letterSought = []sought{
	{"/paperwurks/correspondence/ourReference", pattern.New(`(?i)^(?:(?:our|us|tenant|account|customer|client|file|matter|lease)\b.*\b(?:ref\w*|number|no|account)|us|ours|ref(?:erence)?|account)$`), nil, "", takeReference},
	{"/paperwurks/correspondence/yourReference", pattern.New(`(?i)^(?:your\s+(?:ref\w*|file|number|matter)(?:\s+(?:no|number))?|yours?|you)$`), nil, "", takeReference},
	{"/paperwurks/correspondence/date", pattern.New(`(?i)^(?:date|dated|issued|sent|date\s+(?:of\s+)?(?:issued?|sent|letter))$`), nil, "", takeDay},
	{"/paperwurks/correspondence/subject", pattern.New(`(?i)^(?:subject|re|regarding|about|matter|property)$`), nil, "", takeWords(40)},
	{"/paperwurks/correspondence/to", pattern.New(`(?i)^(?:to|for\s+the\s+attention\s+of|addressee|recipient)$`), nil, "", takeFirm},
	{"/paperwurks/correspondence/from", pattern.New(`(?i)^(?:from|sender)$`), nil, "", takeFirm},
}

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
	s.within(s.opening(220), func(head *sheet) { head.seek(letterSought...) })
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
		if noArrears.MatchString(m.Whole) || precededBy(s, m.Span, neverTell) || paidSince.MatchString(clip(m.Rest(s.text.Page(m.Page())), 8).Text()) {
			continue
		}
		if n, ok := parseMoney(sum.String); ok && s.state(base+"arrears", m.OnePage(), sum.String, n) {
			break
		}
	}
	_ = s.sayDayIn(base+"payBy", payBy) || s.sayDate(base+"payBy", payLabel)
	s.sayPoundsIn(base+"groundRent", groundRentIn)
	s.saySumIn(base+"reserveFund", reserveIn, paidInto)
	s.sayPoundsIn(base+"contribution", contributionIn...)
	_ = s.sayPounds(base+"serviceCharge", yearLabel) || s.saySumIn(base+"serviceCharge", serviceIn, instalment) || s.sayPounds(base+"serviceCharge", serviceLabel)
	for _, tell := range []struct {
		path string
		re   *pattern.Pattern
	}{{"noticeMentioned", noticeTell}, {"worksMentioned", worksTell}, {"disputeMentioned", disputeTell}} {
		n := 0
		var last evidence.Span
		for _, m := range s.FindAll(tell.re) {
			if n >= 5 || precededBy(s, m.Span, neverTell) {
				continue
			}
			v := widen(s.text.Page(m.Page()), m.OnePage(), 45)
			if asksOf(v, m.Span) || asksAbout.MatchString(v.Text()) || tell.re == noticeTell && feeOfNotice.MatchString(v.Text()) {
				continue // a question mentions nothing that is so
			}
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

// saySumIn states the first sum that a sentence names, but for those that speak of
// another: of an instalment in the place of the year's charge, of what is paid into a
// fund in the place of what it holds.
func (s *sheet) saySumIn(path string, in, another *pattern.Pattern) bool {
	for _, m := range s.FindAll(in) {
		if another.MatchString(m.Whole) || precededBy(s, m.Span, another) {
			continue
		}
		if n, ok := parseMoney(m.Group[0].String); ok && s.state(path, clip(m.Span, glance), m.Group[0].String, n) {
			return true
		}
	}
	return false
}

var (
	// asksAbout is a sentence that only repeats what was asked.
	asksAbout = pattern.New(`(?i)\byou\s+(?:have\s+|had\s+)?(?:also\s+)?(?:ask(?:ed)?|enquired?|quer(?:y|ied)|raised?|wrote)\s+(?:us\s+)?(?:about|whether|if|for|regarding|as\s+to|a\s+(?:question|query))\b|\byour\s+(?:enquiry|query|question)\s+(?:about|regarding|concerning|as\s+to)\b`)
	// feeOfNotice is the notices that a buyer gives after completion, and what they cost.
	feeOfNotice = pattern.New(`(?i)\bnotices?\s+(?:fees?|of\s+(?:the\s+)?(?:transfer|assignment|charge|mortgage|underletting|subletting|dealing|devolution|death)\b)[^.;\f]*(?:£|\b(?:fees?|payable|costs?|each|required|registration)\b)`)
)

var instalment = pattern.New(`(?i)\b(?:half[- ]?year(?:ly)?|quarter(?:ly)?|monthly|instal?ments?|in\s+advance|on\s+account|brought\s+forward|balancing)\b`)

// paidSince is how a sentence about arrears goes on that are no more.
var paidSince = pattern.New(`^(?i)(?:were|was|has|have|is|are)\s+(?:(?:now|all|since|been|both)\s+)*(?:paid|cleared|settled|discharged)\b`)

var (
	reserveIn = pattern.New(`(?i)\b(?:reserve|sinking)\s+fund\b[^.\n\f£]{0,50}?(?:\b(?:stands?|stood|held|holds?|balance|contains?|has|is|was|currently|of)\b[^.\n\f£]{0,40}|:\s*)(£\s*\d[\d,]*(?:\.\d{2})?)`)
	paidInto  = pattern.New(`(?i)\b(?:contribut\w+|collect\w*|pay(?:s|able|ment)?|annual(?:ly)?|per\s+(?:annum|year|flat)|each\s+year)\b`)
	// contributionIn is the sentences that estimate a flat's share of works.
	contributionIn = []*pattern.Pattern{
		pattern.New(`(?i)\b(?:contribution|share|proportion|liability)\s+(?:from|for|of|payable\s+(?:by|for)|attributable\s+to)\s+(?:this|the|your|your\s+client['’]?s?|each)\s+(?:flat|property|apartment|unit|lessee|leaseholder)\b[^.\n\f£]{0,60}(£\s*\d[\d,]*(?:\.\d{2})?)`),
		pattern.New(`(?i)\b(?:estimat\w+|anticipat\w+|expect\w*|likely|approximate)\b[^.\n\f£]{0,60}\b(?:contribution|share|cost\s+(?:per|to\s+(?:the|this|each|your))\s+(?:flat|lessee|leaseholder|property))\b[^.\n\f£]{0,50}(£\s*\d[\d,]*(?:\.\d{2})?)`),
	}
)

// asksOf reports whether a place in a passage stands in a question.
func asksOf(passage, at evidence.Span) bool {
	rest := at.Rest(passage)
	for i := range rest.Words() {
		switch w := rest.Word(i).Text; {
		case strings.HasSuffix(w, "?"):
			return true
		case strings.HasSuffix(w, "."):
			return false
		}
	}
	return !at.Empty() && strings.HasSuffix(at.Word(at.Words()-1).Text, "?")
}

// precededBy reports whether an expression stands within the six words before a place
// on its line.
func precededBy(s *sheet, m evidence.Span, re *pattern.Pattern) bool {
	b := upTo(s.text.Line(m.Page(), m.LineIndex()), m)
	if n := b.Words(); n > 6 {
		b = b.Sub(n-6, n)
	}
	return re.MatchString(b.Text())
}

// sayHead states the rest of a line of an e-mail's head or a letter's subject.
func (s *sheet) sayHead(path string, re *pattern.Pattern) bool {
	m, ok := s.opening(250).Find(re)
	if !ok {
		return false
	}
	v := s.valueOf(m.Span)
	if v.Empty() || v.Words() > 40 {
		return false
	}
	// What follows on the line belongs to it, colons and all: "Re: Service charge: 4 Mill Lane".
	if line := s.text.Line(v.Page(), v.LineIndex()); re == letterSubject {
		if whole := v.Sub(0, 1).To(line.Sub(line.Words()-1, line.Words())); whole.Words() < 40 {
			v = trimValue(whole)
		}
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
	s.saySender(base+"from", l, dear)
	s.sayAddressee(base, l, dear)
}

// saySender states who wrote a letter: the firm at its head, which has a firm's name or
// its own address, telephone or e-mail right below, else the firm or the person that
// signs it.
func (s *sheet) saySender(path string, l *layout, dear int) {
	for i, line := range l.lines[:min(dear, 7)] {
		if line.Empty() {
			continue
		}
		if line.Words() <= 8 && companyWords.MatchString(line.Text()) && !subjectLine.MatchString(line.Text()) {
			s.state(path, line, value(line), nil)
			return
		}
		if i == 0 && s.headsLetter(l, line) && s.state(path, line, value(line), nil) {
			return
		}
	}
	for _, page := range s.text.Document().Pages {
		ls := s.layout(page.Number).lines
		for i, line := range ls {
			if line.Empty() || !closing.MatchString(line.Text()) {
				continue
			}
			signed := ls[i+1 : min(len(ls), i+6)]
			for k, v := range signed {
				if v.Empty() || v.Words() > 8 {
					continue
				}
				if m, ok := v.Find(onBehalfOf); ok {
					if v = m.Rest(v); v.Empty() && k+1 < len(signed) {
						v = signed[k+1]
					}
					if !v.Empty() && startsUpper(v) && s.state(path, v, value(v), nil) {
						return
					}
					continue
				}
				if (companyWords.MatchString(v.Text()) || lawFirm.MatchString(v.Text())) && !signedAs.MatchString(v.Text()) && s.state(path, v, value(v), nil) {
					return
				}
			}
			for _, v := range signed[:min(3, len(signed))] {
				if !v.Empty() && v.Words() <= 6 && startsUpper(v) && s.state(path, v, value(v), nil) {
					return
				}
			}
		}
	}
}

var (
	onBehalfOf = pattern.New(`^(?i)(?:for\s+and\s+on\s+behalf\s+of|on\s+behalf\s+of|for)(?:\s|:|$)`)
	// signedAs is what somebody is, not for whom they write.
	signedAs = pattern.New(`(?i)\b(?:manager|officer|director|secretary|assistant|executive|partner|department|team|solicitor|conveyancer|lawyer)$`)
)

// headsLetter reports whether the first line of a letter is its sender's name: set
// larger than the lines below, or with an address, a telephone or an e-mail right below.
func (s *sheet) headsLetter(l *layout, line evidence.Span) bool {
	text := line.Text()
	if line.Words() > 7 || !startsUpper(line) || strings.ContainsAny(text, "0123456789:") || dearLine.MatchString(text) || titleWords.MatchString(text) && !company(text) {
		return false
	}
	below := line
	for range 4 {
		below = l.below(below)
		if below.Empty() {
			return false
		}
		if sendersLine.MatchString(below.Text()) || phoneNumber.MatchString(below.Text()) || strings.Contains(below.Text(), "@") {
			return true
		}
		if typeOf(below).size < typeOf(line).size && postcodeIn(below.Text()) != "" {
			return true
		}
	}
	return false
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
		// The lines of the block, from its last upward; what stands beside it is another's.
		block := l.lines[i]
		for range 7 {
			above := l.above(block)
			if above.Empty() || dateAlone.MatchString(above.Text()) || strings.Contains(strings.ToLower(above.Text()), "ref") {
				break
			}
			block = above
		}
		if v := block; v.LineIndex() > 0 && v.LineIndex() != i && v.Words() <= 8 && startsUpper(v) && !holdsDate(v.Text()) && !strings.Contains(v.Text(), ":") {
			s.state(path, v, value(v), nil)
		}
		return
	}
}

var subjectWords = pattern.New(`(?i)^(?:your\s+|the\s+)?(?:property|sale|purchase|service\s+charge|ground\s+rent|account|proposed|notice|invoice|demand|arrears|lease|title)\b|,.*\b[A-Z]{1,2}\d`)

// isSubject reports whether the line below "Dear …" is a heading: no sentence.
func isSubject(text string) bool {
	return len(strings.Fields(text)) <= 16 && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ",") && subjectWords.MatchString(text)
}
