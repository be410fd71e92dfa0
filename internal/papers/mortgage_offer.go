package papers

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

const offerSays = "/paperwurks/mortgage_offer"

var mortgageOffer = definition{
	kind: MortgageOffer, name: "mortgage offer", parse: parseMortgageOffer,
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:mortgage|loan)\s+offer\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\boffer\s+of\s+(?:mortgage|loan|a\s+mortgage)\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\b(?:binding\s+)?mortgage\s+offer\s+document\b`), 0.7, true},
		{regexp.MustCompile(`(?i)\b(?:European\s+Standardised\s+Information\s+Sheet|ESIS|mortgage\s+illustration)\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\b(?:early\s+repayment\s+charge|annual\s+percentage\s+rate\s+of\s+charge|APRC)\b`), 0.4, false},
	},
	fields: []Field{
		{offerSays + "/lender", "lender", Words},
		{offerSays + "/borrowers/*/name", "borrower", Words},
		{offerSays + "/account", "mortgage account or reference", Words},
		{offerSays + "/property", "property", Words},
		{offerSays + "/price", "purchase price", Pounds},
		{offerSays + "/valuation", "valuation", Pounds},
		{offerSays + "/loan", "loan", Pounds},
		{offerSays + "/deposit", "deposit", Pounds},
		{offerSays + "/termYears", "mortgage term in years", Number},
		{offerSays + "/termMonths", "months beyond the years", Number},
		{offerSays + "/rateType", "rate type", Answer}, // "fixed", "tracker", "variable", "discounted"
		{offerSays + "/rate", "initial rate (per cent)", Number},
		{offerSays + "/repayment", "repayment", Answer}, // "repayment", "interest only"
		{offerSays + "/date", "date of the offer", Day},
		{offerSays + "/expiry", "offer expires", Day},
		{offerSays + "/tenure", "tenure", Answer},
		{offerSays + "/unexpiredLeaseRequired", "least unexpired lease term (years)", Number},
		{offerSays + "/groundRent", "ground rent assumed", Pounds},
		{offerSays + "/serviceCharge", "service charge assumed", Pounds},
		{offerSays + "/giftedDeposit/text", "gifted deposit", Words},
		{offerSays + "/incentives/text", "incentives", Words},
		{offerSays + "/occupiers/text", "occupiers", Words},
		{offerSays + "/retention", "retention", Pounds},
		{offerSays + "/buyToLet", "buy to let", Answer},
		{offerSays + "/specialConditions/*/number", "special condition's number", Words},
		{offerSays + "/specialConditions/*/text", "special condition", Words},
	},
}

var (
	lenderLabel    = regexp.MustCompile(`(?i)\b(?:name\s+of\s+(?:the\s+)?lender|lender(?:'s|’s)?(?:\s+name)?|the\s+lender\s+is|offered\s+by|mortgage\s+lender)\b`)
	borrowerLabel  = regexp.MustCompile(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:borrower|applicant|customer)(?:\(s\)|s)?(?:\s+name\(?s?\)?|\s+details)?|(?:prepared|produced)\s+for|this\s+(?:offer|document)\s+(?:is|was)\s+(?:made\s+to|produced\s+for|prepared\s+for))\b`)
	offerAccount   = regexp.MustCompile(`(?i)\b(?:(?:mortgage\s+)?(?:account|application|roll|offer|case|loan)\s+(?:number|no\.?|ref(?:erence)?(?:\s+(?:number|no\.?))?)|(?:our|your|mortgage)\s+ref(?:erence)?(?:\s+(?:number|no\.?))?)`)
	offerProperty  = regexp.MustCompile(`(?i)\b(?:(?:mortgaged?\s+|security\s+)?property(?:\s+(?:address|to\s+be\s+mortgaged|details))?|address\s+of\s+(?:the\s+)?property|security\s+address|property\s+to\s+be\s+mortgaged)\b`)
	valuationLabel = regexp.MustCompile(`(?i)\b(?:(?:current\s+|assumed\s+|estimated\s+|property\s+)?valu(?:ation|e)(?:\s+of\s+(?:the\s+)?property)?(?:\s+(?:amount|figure|assumed\s+to\s+prepare))?|property\s+value|valuer(?:'s|’s)\s+(?:figure|valuation))\b`)
	loanLabel      = regexp.MustCompile(`(?i)\b(?:(?:total\s+)?(?:loan|mortgage|borrowing)\s+amount|amount\s+(?:and\s+currency\s+)?of\s+(?:the\s+)?(?:loan|mortgage)(?:\s+to\s+be\s+granted)?|total\s+(?:loan|borrowing)|amount\s+borrowed|amount\s+you\s+(?:are\s+)?borrow(?:ing)?|(?:mortgage|loan)\s+advance|advance|loan)\b`)
	offerDeposit   = regexp.MustCompile(`(?i)\b(?:your\s+)?deposit(?:\s+amount)?\b`)
	offerTerm      = regexp.MustCompile(`(?i)\b(?:(?:mortgage|loan|repayment)\s+term|duration(?:\s+of\s+(?:the\s+)?(?:loan|mortgage))?|term(?:\s+of\s+(?:the\s+)?(?:loan|mortgage))?)\b`)
	termMonthsIn   = regexp.MustCompile(`(?i)\b(\d{1,3})\s+months?\b`)
	offerDateLabel = regexp.MustCompile(`(?i)\b(?:(?:date\s+of\s+(?:(?:this|the)\s+)?(?:mortgage\s+)?offer|offer\s+(?:date|issued(?:\s+on)?)|issued\s+on|date\s+(?:issued|produced)|this\s+(?:document|offer)\s+was\s+(?:produced|issued)\s+on|date))\b`)
	producedFor    = regexp.MustCompile(`(?i)\b(?:produced|prepared)\s+for\s+([^.;:]{5,90}?)\s+on\s+\d`)
	expiryLabel    = regexp.MustCompile(`(?i)\b(?:offer\s+(?:expiry(?:\s+date)?|expires?(?:\s+on)?|valid\s+until|end\s+date)|(?:offer\s+)?(?:is\s+)?(?:valid|open(?:\s+for\s+acceptance)?|remains?\s+(?:valid|open|available))\s+(?:until|to)|expir(?:y|es?|ation)(?:\s+date|\s+on)?|must\s+(?:be\s+)?(?:complete[ds]?|drawn\s+down)\s+(?:on\s+or\s+before|by|before)|last\s+date\s+for\s+completion|valid\s+until)\b`)
	rateKinds      = regexp.MustCompile(`(?i)\b(fixed|tracker|discount(?:ed)?|(?:standard\s+)?variable)(?:\s+(?:interest\s+)?rate)?\b`)
	rateLabel      = regexp.MustCompile(`(?i)\b(?:(?:initial\s+)?(?:interest\s+)?rate(?:\s+type)?|product(?:\s+type)?|type\s+of\s+(?:interest\s+)?rate|mortgage\s+type|interest\s+type)\b`)
	ratePercent    = regexp.MustCompile(`(\d{1,2}\.\d{1,3})\s*%`)
	repaymentWords = regexp.MustCompile(`(?i)\b(interest[- ]only|capital\s+(?:and\s+interest|repayment)|repayment)\b`)
	repaymentLabel = regexp.MustCompile(`(?i)\b(?:repayment\s+(?:type|method|basis)|type\s+of\s+(?:loan|mortgage|repayment)|method\s+of\s+repayment|mortgage\s+type)\b`)
	unexpiredNeed  = regexp.MustCompile(`(?i)\b(?:unexpired|remaining|minimum|outstanding)\s+(?:lease\s+)?(?:term|lease|period)?\b[^.;]*?\byears\b|\blease\b[^.;]*?\b(?:at\s+least|not\s+less\s+than|minimum\s+of|no\s+less\s+than|in\s+excess\s+of)\b[^.;]*?\byears\b`)
	needYears      = regexp.MustCompile(`(?i)(?:at\s+least|not\s+less\s+than|minimum\s+(?:of|term|unexpired\s+(?:lease\s+)?term(?:\s+of)?)|no\s+less\s+than|unexpired\s+(?:lease\s+)?term\s*(?:of|:|required:?)?)\s*(?:of\s+)?(?:at\s+least\s+)?(\d{2,3}\s+years)`)
	incentiveWords = regexp.MustCompile(`(?i)\b(?:incentives?|cashback|discount\s+from\s+the\s+(?:builder|developer|seller))\b`)
	occupierWords  = regexp.MustCompile(`(?i)\b(?:occupiers?|occupants?|aged\s+(?:17|18)\s+or\s+over|deed\s+of\s+(?:consent|postponement))\b`)
	retentionLabel = regexp.MustCompile(`(?i)\bretention(?:\s+(?:of|amount))?\b`)
	rentAssumed    = regexp.MustCompile(`(?i)\bground\s+rent\b`)
	chargeAssumed  = regexp.MustCompile(`(?i)\b(?:service|maintenance)\s+charge\b`)
	buyToLetWords  = regexp.MustCompile(`(?i)\bbuy[- ]to[- ]let\b`)
	offerSpecial   = regexp.MustCompile(`(?i)^\W*(?:\d{1,2}\W+)?(?:special|specific|additional|offer|mortgage)\s+(?:mortgage\s+|offer\s+|loan\s+)?conditions?\b.{0,60}$`)
	offerEnd       = regexp.MustCompile(`(?i)^\W*(?:\d{1,2}\W+)?(?:non-?\s?compliance|general\s+conditions|mortgage\s+conditions|declaration|acceptance|fees|contact|early\s+repayment|standard\s+conditions|what\s+happens|additional\s+information|signed|instructions\s+to|notes?)\b`)
	lenderName     = regexp.MustCompile(`\b((?:[A-Z][\w&'’.-]*\s+){1,5}(?:Building\s+Society|Bank(?:\s+(?:UK|of\s+[A-Z]\w+))?(?:\s+(?:plc|PLC|p\.l\.c\.|Limited|Ltd))?|(?:Home\s+Loans|Mortgages?|Homeloans|Finance)(?:\s+(?:Limited|Ltd|plc|PLC))))`)
)

func parseMortgageOffer(s *sheet) {
	s.offerSentences()
	if !s.sayFirm(offerSays+"/lender", lenderLabel) {
		s.letterhead(offerSays + "/lender")
		top := s.text.All()
		if top.Words() > 250 {
			top = top.Sub(0, 250)
		}
		if m, ok := top.Find(lenderName); ok {
			s.stateIn(offerSays+"/lender", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, nil)
		}
	}
	if !s.said[offerSays+"/borrowers/0/name"] && !s.sayPeople(offerSays+"/borrowers", borrowerLabel) {
		s.addressee(offerSays + "/borrowers")
	}
	s.sayOne(offerSays+"/account", 4, offerAccount)
	s.sayProperty(offerSays+"/property", 40, offerProperty)
	s.saySum(offerSays+"/price", priceLabel)
	s.saySum(offerSays+"/valuation", valuationLabel)
	s.saySum(offerSays+"/loan", loanLabel)
	s.saySum(offerSays+"/deposit", offerDeposit)
	s.saySum(offerSays+"/retention", retentionLabel)
	s.saySum(offerSays+"/groundRent", rentAssumed)
	s.saySum(offerSays+"/serviceCharge", chargeAssumed)
	s.mortgageTerm()
	s.mortgageRate()
	s.sayDateBeside(offerSays+"/expiry", expiryLabel)
	if !s.sayDateBeside(offerSays+"/date", offerDateLabel) {
		s.loneDate(offerSays + "/date")
	}
	s.sayTenure(offerSays + "/tenure")
	if m, ok := s.Find(buyToLetWords); ok {
		s.stateIn(offerSays+"/buyToLet", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, "Yes")
	}
	clauses := s.clauses()
	for _, c := range clauses {
		if !s.said[offerSays+"/unexpiredLeaseRequired"] && strings.Contains(c.lower, "year") && unexpiredNeed.MatchString(c.text) {
			if m := needYears.FindStringSubmatch(c.text); m != nil {
				if n, as, ok := ParseYears(m[1]); ok {
					s.sayIn(offerSays+"/unexpiredLeaseRequired", c, as, n)
				}
			}
		}
		for _, t := range []struct {
			path string
			re   *regexp.Regexp
		}{{"/giftedDeposit/text", giftGiven}, {"/incentives/text", incentiveWords}, {"/occupiers/text", occupierWords}} {
			// A standard condition about whoever may live there names nobody.
			if t.re == occupierWords && anyOccupier.MatchString(c.text) {
				continue
			}
			if !s.said[offerSays+t.path] && t.re.MatchString(c.text) && len(c.text) > 30 {
				s.sayClause(offerSays+t.path, c, t.re)
			}
		}
	}
	s.special(offerSays+"/specialConditions/*", clauses, offerSpecial, offerEnd, 30)
}

// offerSentences reads an offer written as a letter: what is lent, on what, at
// what rate.
func (s *sheet) offerSentences() {
	if m, ok := s.Find(producedFor); ok {
		if names := SplitNames(evidence.Fold(m.Group[0].String)); len(names) > 0 && nameLike(names[0]) {
			s.sayParties(offerSays+"/borrowers", m.Span, names)
		}
	}
	if m, ok := s.Find(willLend); ok {
		if sum, as, ok := ParsePounds(m.Whole); ok {
			s.stateIn(offerSays+"/loan", m.Span, as, sum)
		}
		rest := s.wordsAfter(m.Span, 45)
		if t, ok := rest.Find(overYears); ok {
			if n, as, ok := ParseYears(t.Whole); ok && n <= 50 {
				s.stateIn(offerSays+"/termYears", m.Span.To(t.Span), as, n)
			}
		}
		if t, ok := rest.Find(securedOn); ok {
			at := t.Span.To(s.wordsAfter(t.Span, 30))
			text := s.wordsAfter(t.Span, 30).Text()
			if _, as, ok := ParsePostcode(text); ok {
				s.stateIn(offerSays+"/property", at, text[:strings.Index(text, as)+len(as)], nil)
			}
		}
	}
	if m, ok := s.Find(chargedAt); ok {
		at := m.Span.To(s.wordsAfter(m.Span, 8))
		if n, err := strconv.ParseFloat(strings.TrimSpace(m.Group[0].String), 64); err == nil && n < 20 {
			s.stateIn(offerSays+"/rate", at, m.Group[0].String, n)
		}
		if k := rateKinds.FindStringSubmatch(at.Text()); k != nil {
			s.stateIn(offerSays+"/rateType", at, k[0], rateType(k[1]))
		}
	}
	if m, ok := s.Find(remainsOpen); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			s.stateIn(offerSays+"/expiry", m.Span, as, FormatDay(d))
		}
	}
}

// mortgageTerm states the term of the loan in years and the months beyond.
func (s *sheet) mortgageTerm() {
	for _, m := range s.leading(offerTerm) {
		v := s.valueOf(m)
		text := atMost(v.Text(), 80)
		if n, as, ok := ParseYears(text); ok && n <= 50 && s.stateIn(offerSays+"/termYears", withLabel(m, v), as, n) {
			if mm := termMonthsIn.FindStringSubmatch(text); mm != nil {
				if k, ok := figures(mm[1]); ok && k < 12 {
					s.stateIn(offerSays+"/termMonths", withLabel(m, v), mm[0], float64(k))
				}
			}
			return
		}
		if mm := termMonthsIn.FindStringSubmatch(text); mm != nil {
			if k, ok := figures(mm[1]); ok && k >= 12 && k%12 == 0 && s.stateIn(offerSays+"/termYears", withLabel(m, v), mm[0], float64(k/12)) {
				return
			}
		}
	}
}

// mortgageRate states the kind of rate and the first percentage.
func (s *sheet) mortgageRate() {
	for _, m := range s.leading(rateLabel) {
		v := s.block(m)
		at := withLabel(m, v)
		if k := rateKinds.FindStringSubmatch(v.Text()); k != nil {
			s.stateIn(offerSays+"/rateType", at, k[0], rateType(k[1]))
		}
		if p := ratePercent.FindStringSubmatch(v.Text()); p != nil {
			if n, err := strconv.ParseFloat(p[1], 64); err == nil && n < 20 {
				s.stateIn(offerSays+"/rate", at, p[0], n)
			}
		}
	}
	if !s.said[offerSays+"/rateType"] {
		if m, ok := s.Find(rateSentence); ok {
			s.stateIn(offerSays+"/rateType", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, rateType(m.Group[0].String))
		}
	}
	if m, ok := s.Find(rateOf); ok && !s.said[offerSays+"/rate"] {
		if n, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil && n < 20 {
			s.state(offerSays+"/rate", m.Span, m.Group[0].String, n)
		}
	}
	for _, m := range s.leading(repaymentLabel) {
		v := s.valueOf(m)
		if w := repaymentWords.FindString(v.Text()); w != "" {
			s.stateIn(offerSays+"/repayment", withLabel(m, v), w, repaymentKind(w))
		}
	}
	if !s.said[offerSays+"/repayment"] {
		if m, ok := s.Find(repaymentBasis); ok {
			s.stateIn(offerSays+"/repayment", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Group[0].String, repaymentKind(m.Group[0].String))
		}
	}
}

var (
	rateOf         = regexp.MustCompile(`(?i)\b(?:fixed|tracker|discounted|variable|initial)\s+(?:interest\s+)?rate\s+of\s+(\d{1,2}\.\d{1,3})\s?%`)
	willLend       = regexp.MustCompile(`(?i)\b(?:will|agree\s+to|are\s+(?:pleased|willing)\s+to)\s+(?:lend|advance)(?:\s+you)?\s+(?:the\s+sum\s+of\s+)?£\s?[\d,]+(?:\.\d{2})?`)
	overYears      = regexp.MustCompile(`(?i)\b(?:over|for|within)\s+(?:a\s+(?:term|period)\s+of\s+)?(?:\d{1,2}|` + numberWords + `)\s+years\b`)
	securedOn      = regexp.MustCompile(`(?i)\b(?:secured\s+by\s+(?:a\s+)?(?:first\s+)?(?:legal\s+)?(?:charge|mortgage)\s+(?:on|over)|secured\s+on)\b`)
	chargedAt      = regexp.MustCompile(`(?i)\binterest\s+(?:will\s+be\s+|is\s+)?(?:charged|payable)\s+at\s+(?:an?\s+(?:initial\s+)?rate\s+of\s+)?(\d{1,2}\.\d{1,3})\s?%`)
	remainsOpen    = regexp.MustCompile(`(?i)\b(?:offer\s+)?(?:remains?|is)\s+(?:open|valid|available)\b[^.]*?\b(?:until|to)\s+(\d{1,2}(?:st|nd|rd|th)?\s+\w{3,9}\s+\d{4})`)
	giftGiven      = regexp.MustCompile(`(?i)\bgifted\s+deposit\b|\bgift\s+of\s+£|\bgift(?:ed)?\s+(?:from|by)\b|\b(?:includes?|being|by\s+way\s+of)\s+(?:a\s+)?gift\b|\bdonors?\b`)
	anyOccupier    = regexp.MustCompile(`(?i)\b(?:every|any|all|each|if)\b[^.;]*?\b(?:person|occupier|occupant|adult)s?\b`)
	rateSentence   = regexp.MustCompile(`(?i)\b(fixed|tracker|discounted|variable)\s+(?:interest\s+)?rate\b`)
	repaymentBasis = regexp.MustCompile(`(?i)\b(interest[- ]only|capital\s+and\s+interest|repayment)\s+(?:basis|mortgage|loan)\b`)
)

func rateType(word string) string {
	switch w := strings.ToLower(word); {
	case strings.HasPrefix(w, "disc"):
		return "discounted"
	case strings.HasSuffix(w, "variable"):
		return "variable"
	default:
		return w
	}
}

func repaymentKind(word string) string {
	if strings.HasPrefix(strings.ToLower(word), "interest") {
		return "interest only"
	}
	return "repayment"
}
