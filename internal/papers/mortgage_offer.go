package papers

import (
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const offerSays = "/paperwurks/mortgage_offer"

var mortgageOffer = definition{
	kind: MortgageOffer, name: "mortgage offer", parse: parseMortgageOffer,
	anchors: []anchor{
		{pattern.New(`(?i)\b(?:mortgage|loan)\s+offer\b`), 0.6, true},
		{pattern.New(`(?i)\boffer\s+of\s+(?:mortgage|loan|advance|a\s+mortgage)\b`), 0.8, true},
		{pattern.New(`(?i)\b(?:binding\s+)?mortgage\s+offer\s+document\b`), 0.7, true},
		{pattern.New(`(?i)\b(?:European\s+Standardised\s+Information\s+Sheet|ESIS|mortgage\s+illustration)\b`), 0.5, false},
		{pattern.New(`(?i)\b(?:pleased|happy|delighted)\s+to\s+(?:offer|lend|confirm)\b[^.]{0,60}?\b(?:mortgage|loan)\b|\bwill\s+lend\s+you\b|\byour\s+mortgage\s+has\s+been\s+approved\b`), 0.7, false},
		{pattern.New(`(?i)\b(?:you(?:['’]re|\s+are)\s+borrowing|mortgage\s+offer|offer\s+of\s+(?:loan|advance)|advance\s+is\s+not\s+completed)\b`), 0.5, false},
		{pattern.New(`(?i)\b(?:early\s+repayment\s+charge|annual\s+percentage\s+rate\s+of\s+charge|APRC)\b`), 0.4, false},
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
		{offerSays + "/repayment", "repayment", Answer}, // "repayment", "interest only", "part and part"
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
	lenderLabel   = pattern.New(`(?i)\b(?:(?:full\s+)?name\s+of\s+(?:the\s+)?lender|lender(?:'s|’s)?(?:\s+name)?|the\s+lender\s+is|offered\s+by|mortgage\s+lender)\b`)
	borrowerLabel = pattern.New(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:borrower|applicant|customer|mortgagor)(?:\(s\)|s)?(?:\s+\d)?(?:['’]s)?(?:\s+(?:full\s+)?name\(?s?\)?|\s+details)?|(?:prepared|produced)\s+for|this\s+(?:offer|document)\s+(?:is|was)\s+(?:made\s+to|produced\s+for|prepared\s+for))\b`)
	// accountNumber is the number of the mortgage itself, which the letter's reference is not.
	accountNumber  = pattern.New(`(?i)\b(?:mortgage\s+|loan\s+)?account\s+(?:number|no\.?)`)
	offerAccount   = pattern.New(`(?i)\b(?:(?:mortgage\s+)?(?:account|application|roll|offer|case|loan|mortgage)\s+(?:number|no\.?|ref(?:erence)?(?:\s+(?:number|no\.?))?)|(?:our|your|mortgage)\s+ref(?:erence)?(?:\s+(?:number|no\.?))?)`)
	offerProperty  = pattern.New(`(?i)\b(?:(?:mortgaged?\s+|security\s+|your\s+(?:new\s+)?)?property(?:\s+(?:address|to\s+be\s+mortgaged|details|(?:we\s+are|you(?:['’]re|\s+are))\s+\w+ing(?:\s+on)?))?|(?:home|house|flat)\s+you(?:['’]re|\s+are|['’]ll\s+be|\s+will\s+be)\s+(?:buying|purchasing|mortgaging)|address\s+of\s+(?:the\s+)?(?:property|security)|security(?:\s+(?:address|for\s+the\s+loan))?|property\s+to\s+be\s+mortgaged)\b`)
	valuationLabel = pattern.New(`(?i)\b(?:(?:current\s+|assumed\s+|estimated\s+|property\s+)?valu(?:ation|e)(?:\s+of\s+(?:the\s+)?property)?(?:\s+(?:amount|figure|assumed\s+to\s+prepare))?|property\s+value|valuer(?:'s|’s)\s+(?:figure|valuation)|our\s+valuation|(?:we|our\s+(?:surveyor|valuer))\s+(?:have\s+|has\s+)?valued\s+(?:it|(?:the|your)\s+(?:property|home))(?:\s+(?:at|as))?)\b`)
	loanLabel      = pattern.New(`(?i)\b(?:(?:total\s+)?(?:loan|mortgage|borrowing)\s+amount|amount\s+(?:and\s+currency\s+)?of\s+(?:the\s+)?(?:loan|mortgage)(?:\s+to\s+be\s+granted)?|total\s+(?:loan|borrowing)|amount\s+borrowed|amount\s+you\s+(?:are\s+)?borrow(?:ing)?|(?:mortgage|loan)\s+advance|(?:net|gross|total)?\s*(?:advance|loan)|(?:what\s+)?you(?:['’]re|\s+are|\s+will\s+be)?\s+borrow(?:ing)?|(?:sum|amount)\s+(?:advanced|lent))\b`)
	offerPaying    = pattern.New(`(?i)\byou(?:['’]re|\s+are)\s+(?:buying|paying|purchasing)(?:\s+(?:at|for|it\s+for))?\b`)
	offerDeposit   = pattern.New(`(?i)\b(?:(?:your\s+)?(?:gift(?:ed)?\s+)?deposit(?:\s+(?:gift|amount))?|(?:what\s+|the\s+(?:sum|amount|money)\s+)?you(?:['’]re|\s+are)\s+(?:putting\s+in|paying\s+yourself|contributing)|(?:your|(?:the\s+)?(?:applicant|borrower|customer|purchaser|buyer)(?:['’]s|s['’]?|\(s\)['’]?)?)\s+(?:own\s+)?contribution)\b`)
	offerTerm      = pattern.New(`(?i)\b(?:(?:mortgage|loan|repayment)\s+(?:term|period)|(?:to\s+be\s+|you(?:['’]ll|\s+will)\s+)?(?:repaid|repayable|repay\s+(?:it|the\s+loan))\s+over|over\s+how\s+long|length\s+of\s+(?:the\s+)?(?:loan|mortgage)|duration(?:\s+of\s+(?:the\s+)?(?:loan|mortgage))?|term(?:\s+of\s+(?:the\s+)?(?:loan|mortgage))?)\b`)
	// overSoLong heads a card that says no more than how long the loan runs.
	overSoLong     = pattern.New(`(?i)\b(?:over|for)\b`)
	termMonthsIn   = pattern.New(`(?i)\b(\d{1,3})\s+months?\b`)
	offerDateLabel = pattern.New(`(?i)\b(?:(?:date\s+of\s+(?:(?:this|the)\s+)?(?:mortgage\s+)?offer|offer\s+(?:date|issued(?:\s+on)?)|(?:date\s+of\s+)?issued?(?:\s+(?:on|date))?|date\s+(?:issued|produced)|dated|this\s+(?:document|offer)\s+was\s+(?:produced|issued)\s+on|date))\b`)
	// bareReference is the account of an offer that calls it no more than that.
	bareReference  = pattern.New(`(?i)\bref(?:erence)?(?:\s+(?:number|no\.?))?\b\.?`)
	producedFor    = pattern.New(`(?i)\b(?:produced|prepared)\s+for\s*:?\s+([^.;:]{5,90}?)\s+on\s+\d`)
	expiryLabel    = pattern.New(`(?i)\b(?:offer\s+(?:expiry(?:\s+date)?|expires?(?:\s+on)?|valid\s+until|end\s+date)|(?:offer\s+)?(?:is\s+)?(?:valid|open(?:\s+for\s+acceptance)?|remains?\s+(?:valid|open|available))\s+(?:until|to)|expir(?:y|es?|ation)(?:\s+date|\s+on)?|must\s+(?:be\s+)?(?:complete[ds]?|drawn\s+down)\s+(?:on\s+or\s+before|by|before)|last\s+date\s+for\s+completion|valid\s+until)\b`)
	rateKinds      = pattern.New(`(?i)\b(fixed|tracker|discount(?:ed)?|(?:standard\s+)?variable)(?:\s+(?:interest\s+)?rate)?\b`)
	rateLabel      = pattern.New(`(?i)\b(?:(?:initial\s+|your\s+|pay\s+)?(?:interest\s+)?rate(?:\s+type|\s+of\s+interest|\s+payable)?|product(?:\s+type)?|(?:type\s+of\s+)?(?:applicable\s+)?(?:interest\s+)?rate|interest|mortgage\s+type|interest\s+type)\b`)
	ratePercent    = pattern.New(`(?i)(\d{1,2}\.\d{1,3})\s*%\s*((?:below|above|over|under|less\s+than|discount)\b)?`)
	repaymentWords = pattern.New(`(?i)\b(interest[- ]only|capital\s+(?:and\s+interest|repayment)|repayment)\b`)
	// partAndPart is a loan of which one part is repaid by instalments and one at the end.
	partAndPart    = pattern.New(`(?i)\bpart\s*(?:and|&|/)\s*part\b|\bpart(?:ly|ial)?[\s-]+(?:on\s+an?\s+)?interest[\s-]+only(?:\s+basis)?\s+(?:and|&|/)\s+part(?:ly|ial)?\b|\bpart(?:ly|ial)?[\s-]+(?:capital|repayment)\b[^.;\n\f]{0,30}?\s(?:and|&|/)\s+part(?:ly|ial)?[\s-]+interest[\s-]+only\b`)
	repaymentLabel = pattern.New(`(?i)\b(?:repayment\s+(?:type|method|basis|vehicle)|basis\s+of\s+repayment|how\s+(?:you(?:['’]ll|\s+will)?\s+repay(?:\s+it|\s+the\s+loan)?|the\s+loan\s+is\s+repaid)|payment\s+(?:type|basis)|type\s+of\s+(?:loan|mortgage|repayment)|method\s+of\s+repayment|mortgage\s+type)\b`)
	unexpiredNeed  = pattern.New(`(?i)\b(?:unexpired|remaining|minimum|outstanding)\s+(?:lease\s+)?(?:term|lease|period)?\b[^.;]*?\byears\b|\blease\b[^.;]*?\b(?:at\s+least|not\s+less\s+than|minimum\s+of|no\s+less\s+than|in\s+excess\s+of|exceeds?|more\s+than|over|greater\s+than|not\s+fall\s+below|below|fewer\s+than|less\s+than)\b[^.;]*?\byears\b`)
	needYears      = pattern.New(`(?i)(?:at\s+least|not\s+less\s+than|exceeds?|exceeding|in\s+excess\s+of|more\s+than|greater\s+than|below|less\s+than|fewer\s+than|minimum\s+(?:of|term|unexpired\s+(?:lease\s+)?term(?:\s+of)?)|no\s+less\s+than|unexpired\s+(?:lease\s+)?term\s*(?:of|:|required:?)?)\s*(?:of\s+)?(?:at\s+least\s+)?(\d{2,3}\s+years)`)
	// nothingAsked is a sentence that says that an offer has no special conditions, or no occupiers.
	nothingAsked   = pattern.New(`(?i)^(?:there\s+(?:are|is)\s+)?(?:no|nil)\s+(?:\w+\s+){0,2}(?:special\s+|specific\s+|additional\s+|particular\s+)?conditions?\b|^none\b|^not\s+applicable\b`)
	noOccupiers    = pattern.New(`(?i)\bno\s+(?:[\w-]+,?\s+){0,6}(?:(?:or|and)\s+)?(?:occupiers?|occupants?|adults?)\b|\boccupiers?\W+(?:none|nil|n/?a)\b`)
	incentiveWords = pattern.New(`(?i)\b(?:incentives?|cashback|discount\s+from\s+the\s+(?:builder|developer|seller))\b`)
	occupierWords  = pattern.New(`(?i)\b(?:occupiers?|occupants?|aged\s+(?:17|18)\s+or\s+over|(?:deed|form)\s+of\s+(?:consent|postponement)|(?:consent|occupiers?)\s+(?:form|deed)|who\s+(?:will|is\s+to)\s+(?:live|reside))\b`)
	retentionLabel = pattern.New(`(?i)\bretention(?:\s+(?:of|amount))?\b`)
	rentAssumed    = pattern.New(`(?i)\bground\s+rent\b`)
	chargeAssumed  = pattern.New(`(?i)\b(?:service|maintenance)\s+charge\b`)
	buyToLetWords  = pattern.New(`(?i)\bbuy[- ]to[- ]let\b`)
	offerSpecial   = pattern.New(`(?i)^[^.]{0,90}\b(?:these|following)\s+(?:special|additional|specific|further|particular)\s+conditions?\s*[:.-]?\s*$|^\W*(?:(?:(?:section|part|schedule)\s+\w{1,3}|[a-z])\W+)?(?:\d{1,2}\W+)?(?:(?:special|specific|additional|offer|mortgage|your|individual|particular)\s+(?:mortgage\s+|offer\s+|loan\s+)?conditions?\b.{0,60}|(?:the\s+)?conditions?\s+(?:that\s+(?:apply|are\s+special)|special|specific|particular|which\s+apply|applying|of\s+(?:this|your|the)\s+(?:mortgage\s+)?offer|(?:which\s+|that\s+)?(?:you|we)\s+(?:must|need|have|want|require|ask)|(?:which\s+|that\s+)?must\s+be\s+(?:met|satisfied|complied)|(?:to\s+(?:be\s+)?(?:met|meet|satisf\w+|compl\w+))|before\s+(?:we|completion|the\s+(?:loan|money))|attached\s+to|we\s+attach)\b.{0,60})$`)
	// offerRequires is the headings by which lenders without the word announce what their
	// offer depends on, or what must be done before the money comes.
	offerRequires = pattern.New(`(?i)^\W*(?:(?:\d{1,2}|[A-Za-z])[.):]?\s+)?(?:[\w’'-]+\s+){0,6}?(?:depends?\s+(?:up)?on|(?:is\s+|are\s+)?subject\s+to|requirements?|conditions?|provisos?|stipulations?|(?:you|we|solicitors?|conveyancers?)(?:['’]\w+)?\s+(?:must|need|require|has\s+to|have\s+to|should)|must\s+(?:do|happen|be)|needs?\s+to\s+(?:happen|be|do)|before\s+(?:we|the|you|completion|release|your)|things?\s+to\s+do|only\s+if|provided\s+that|on\s+(?:the\s+)?(?:basis|condition)\s+that|for\s+your\s+(?:conveyancer|solicitor)|instructions?\s+(?:to|for)\s+(?:your|the)\s+(?:conveyancer|solicitor))\b[^.]{0,60}$`)
	offerEnd      = pattern.New(`(?i)^\W*(?:\d{1,2}\W+)?(?:non-?\s?compliance|general\s+conditions|mortgage\s+conditions|declaration|acceptance|fees|contact|early\s+repayment|standard\s+conditions|what\s+happens|additional\s+information|signed|instructions\s+to|notes?)\b`)
	lenderName    = pattern.New(`\b((?:[A-Z][\w&'’.-]* +(?:and +|of +)?){1,5}(?:Building\s+Society|BUILDING\s+SOCIETY|Bank(?:\s+(?:UK|of\s+[A-Z]\w+))?(?:\s+(?:plc|PLC|p\.l\.c\.|Limited|Ltd))?|(?:Home\s+Loans|Mortgages?|Homeloans|Finance|Lending|Capital|Funding|Credit|Financial\s+Services|Money|Mutual)(?:\s+(?:\d\s+)?(?:Limited|LIMITED|Ltd|plc|PLC))))`)
)

func parseMortgageOffer(s *sheet) {
	s.offerSentences()
	if !s.sayFirm(offerSays+"/lender", lenderLabel) {
		s.sayLender(offerSays + "/lender")
	}
	if !s.said[offerSays+"/borrowers/0/name"] && !s.sayPeople(offerSays+"/borrowers", borrowerLabel) {
		s.addressee(offerSays + "/borrowers")
	}
	s.sayAccount(offerSays+"/account", accountNumber, offerAccount, bareReference)
	if !s.sayProperty(offerSays+"/property", 40, offerProperty) {
		s.sayPlaceIn(offerSays+"/property", aboutTo)
	}
	s.saySum(offerSays+"/price", priceLabel, offerPaying)
	s.saySum(offerSays+"/valuation", valuationLabel)
	s.saySum(offerSays+"/loan", loanLabel)
	s.saySum(offerSays+"/deposit", offerDeposit)
	if f, ok := s.fact(offerSays + "/deposit"); ok && giftedSum.MatchString(f.Citation().Quote()) {
		s.unsay(offerSays + "/deposit") // what is given is a part of it
	}
	s.saySum(offerSays+"/retention", retentionLabel)
	s.saySum(offerSays+"/groundRent", rentAssumed)
	s.saySum(offerSays+"/serviceCharge", chargeAssumed)
	s.mortgageTerm()
	s.mortgageRate()
	if !s.sayDateBeside(offerSays+"/expiry", expiryLabel) {
		s.sayDayIn(offerSays+"/expiry", offerLapses...)
	}
	s.sayDayIn(offerSays+"/date", producedOn)
	if !s.said[offerSays+"/date"] && !s.sayDateBeside(offerSays+"/date", offerDateLabel) {
		s.loneDate(offerSays + "/date")
	}
	s.sayTenure(offerSays + "/tenure")
	for i, m := range s.FindAll(buyToLetWords) {
		if i >= mostPlaces || s.said[offerSays+"/buyToLet"] {
			break
		}
		if neverTell.MatchString(s.sentenceOf(m.Span).Text()) {
			continue // what may not be done with the property
		}
		s.stateIn(offerSays+"/buyToLet", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, "Yes")
	}
	s.seek(offerSought...)
	if end, ok := s.fact(offerSays + "/expiry"); ok {
		if day, ok := s.fact(offerSays + "/date"); ok && end.Normalised() == day.Normalised() {
			s.unsay(offerSays + "/date") // the one day that the paper has, read twice
		}
	}
	if !s.said[offerSays+"/borrowers/0/name"] {
		s.seekOne(sought{offerSays + "/borrowers", pattern.New(`(?i)\b(?:borrowers?|applicants?|customers?|mortgagors?|clients?|names?|lent\s+to|offered\s+to)\b`), pattern.New(`(?i)\b(?:lender|solicitor|conveyanc\w+|adviser|broker|number|ref\w*|address|valuer|intermediary|guarantor|company|account)\b`), "", takePeople})
	}
	s.sayNear(offerSays+"/account", offerAccount, accountShape)
	s.sayNear(offerSays+"/account", accountBare, accountShape)
	s.accountInFoot(offerSays + "/account")
	clauses := s.clauses()
	var whoever *clause
	for _, c := range clauses {
		if !s.said[offerSays+"/unexpiredLeaseRequired"] && strings.Contains(c.lower, "year") && unexpiredNeed.MatchString(c.text) {
			if m := needYears.FindStringSubmatch(c.text); m != nil {
				if n, as, ok := ParseYears(m[1]); ok && !termAssumed.MatchString(c.text) {
					s.sayIn(offerSays+"/unexpiredLeaseRequired", c, as, n)
				}
			}
		}
		for _, t := range []struct {
			path string
			re   *pattern.Pattern
		}{{"/giftedDeposit/text", giftGiven}, {"/incentives/text", incentiveWords}, {"/occupiers/text", occupierWords}} {
			// A condition about whoever may live there counts where none names somebody.
			if t.re == occupierWords && anyOccupier.MatchString(c.text) {
				if whoever == nil && occupierWords.MatchString(c.text) && len(c.text) > 30 {
					whoever = c
				}
				continue
			}
			if t.re == occupierWords && noOccupiers.MatchString(c.text) || t.re == incentiveWords && anyIncentive.MatchString(c.text) {
				continue
			}
			if !s.said[offerSays+t.path] && t.re.MatchString(c.text) && len(c.text) > 30 {
				s.sayClause(offerSays+t.path, c, t.re)
			}
		}
	}
	if whoever != nil && !s.said[offerSays+"/occupiers/text"] {
		s.sayClause(offerSays+"/occupiers/text", whoever, occupierWords)
	}
	s.special(offerSays+"/specialConditions/*", clauses, offerSpecial, offerEnd, 30)
	if !s.said[at(offerSays+"/specialConditions/*/text", 0)] {
		s.sayListed(offerSays+"/specialConditions/*", offerSpecial, offerEnd, 30)
	}
	if !s.said[at(offerSays+"/specialConditions/*/text", 0)] {
		s.special(offerSays+"/specialConditions/*", clauses, offerRequires, offerEnd, 30)
	}
	if !s.said[at(offerSays+"/specialConditions/*/text", 0)] {
		s.sayListed(offerSays+"/specialConditions/*", offerRequires, offerEnd, 30)
	}
}

// termAssumed is the lease that a valuer took for granted, which asks for none.
var termAssumed = pattern.New(`(?i)\bterm\s+(?:of\s+)?\d{2,3}\s+years\s+assumed\b|\bassum\w+\b[^.;]{0,30}\bunexpired\b`)

// giftedSum is a sum of the deposit that somebody gives.
var giftedSum = pattern.New(`(?i)\bgift`)

// accountInFoot states the account that stands between bars in the head or foot of pages:
// "Mortgage offer · AB-2026-118 · 1 of 2".
func (s *sheet) accountInFoot(path string) {
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		for i, line := range l.lines {
			if line.Empty() || !margin(l.boxes[i], l.height) || !footOfOffer.MatchString(line.Text()) || !strings.ContainsAny(line.Text(), "·|•") {
				continue
			}
			for part := range strings.FieldsFuncSeq(line.Text(), func(r rune) bool { return strings.ContainsRune("·|•", r) }) {
				part = strings.TrimSpace(part)
				if len(part) > 5 && accountShape.MatchString(part) && !isDate(part) && s.stateIn(path, line, part, nil) {
					return
				}
			}
		}
	}
}

var footOfOffer = pattern.New(`(?i)\b(?:offer|mortgage|illustration|account|ESIS)\b`)

// rateNow is the rate that is paid today, behind how a tracker is reckoned: "Bank Rate + 0.9%,
// currently 4.65%".
var rateNow = pattern.New(`(?i)(?:\+|\bplus|\babove|\bover|\bmargin\s+of)\s*\d{1,2}(?:\.\d{1,3})?\s*%[^%.]{0,40}?\b(?:currently|today|now|at\s+present|giving|making)\s*(?:is\s+|a\s+(?:rate|total)\s+of\s+)?(\d{1,2}\.\d{1,3})\s*%`)

// anyIncentive is a condition that asks to be told of incentives and names none.
var anyIncentive = pattern.New(`(?i)\b(?:any|if|whether|no|details\s+of|all)\b[^.;]{0,40}\bincentives?\b`)

// offerSentences reads an offer written as a letter: what is lent, on what, at
// what rate.
func (s *sheet) offerSentences() {
	if m, ok := s.Find(producedFor); ok {
		if names := SplitNames(evidence.Fold(m.Group[0].String)); len(names) > 0 && nameLike(names[0]) {
			s.sayParties(offerSays+"/borrowers", m.Span, names)
		}
	}
	if m, ok := s.Find(offerGrant); ok && !s.said[offerSays+"/borrowers/0/name"] {
		if names := SplitNames(evidence.Fold(m.Group[0].String)); len(names) > 0 && nameLike(names[0]) {
			s.sayParties(offerSays+"/borrowers", m.OnePage(), names)
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
	if m, ok := s.Find(ownMoney); ok && !giftedSum.MatchString(m.Whole) {
		if sum, as, ok := ParsePounds(m.Group[0].String); ok {
			s.stateIn(offerSays+"/deposit", m.OnePage(), as, sum)
		}
	}
	if m, ok := s.Find(repaidOver); ok {
		if n, as, ok := ParseYears(m.Group[0].String); ok && n <= 50 {
			s.stateIn(offerSays+"/termYears", m.OnePage(), as, n)
		}
	}
	if m, ok := s.Find(remainsOpen); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			s.stateIn(offerSays+"/expiry", m.Span, as, FormatDay(d))
		}
	}
}

// sayLender states the lender that no label names: a brand or a company at the head,
// else the company that a foot of the page says is behind it.
func (s *sheet) sayLender(path string) {
	top := s.text.All()
	if top.Words() > 250 {
		top = top.Sub(0, 250)
	}
	if m, ok := top.Find(lenderBrand); ok {
		if line := s.text.Line(m.Page(), m.LineIndex()); line.Words() <= 5 || s.beginsLine(m.Span, line) {
			if s.stateIn(path, line, m.Group[0].String, nil) {
				return
			}
		}
	}
	line := s.text.Line(s.text.Document().Pages[0].Number, 0)
	if !line.Empty() && company(line.Text()) {
		if m, ok := line.Find(lenderAndTitle); ok {
			s.stateIn(path, line, m.Group[0].String, nil)
		}
		s.letterhead(path)
	}
	if m, ok := top.Find(lenderName); ok && !s.said[path] {
		s.stateIn(path, s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, nil)
	}
	if m, ok := s.Find(lenderRegistered); ok && !s.said[path] {
		s.stateIn(path, m.Span, m.Group[0].String, nil)
	}
	if !s.said[path] {
		s.letterhead(path)
	}
}

// lenderAndTitle is a running head of the lender's name and the paper's.
var lenderAndTitle = pattern.New(`^(\p{Lu}[^–—|:-]{3,60}?)\s+[–—|-]\s+(?i:(?:your\s+)?(?:mortgage|offer|loan|illustration)\b)`)

// sayAccount states the number of an account beside one of the labels: the words
// that look like one, up to four.
func (s *sheet) sayAccount(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := clip(s.valueOf(m), 5)
			n := 0
			for n < v.Words() && (n < 4 || v.Word(n-1).Text == "/") && accountPart.MatchString(v.Word(n).Text) {
				n++
			}
			if v = clip(v, n); n == 0 || !strings.ContainsAny(v.Text(), "0123456789") || isDate(value(v)) {
				continue
			}
			if s.stateIn(path, withLabel(m, v), v.Text(), nil) {
				return true
			}
		}
	}
	return false
}

// accountPart is one word of an account's number.
var accountPart = pattern.New(`^(?:[A-Z]{1,4}|[A-Za-z]{0,6}[/.:-]?\d[\w/.:-]*|[A-Z][\w]*(?:[/-][\w]+)+|[-/])[,;]?$`)

// sayPlaceIn states the address that a sentence names in the expression's first
// group: up to its postcode, which must be there.
func (s *sheet) sayPlaceIn(path string, re *pattern.Pattern) bool {
	for i, m := range s.FindAll(re) {
		if i >= mostPlaces {
			return false
		}
		text := evidence.Fold(m.Group[0].String)
		_, as, ok := ParsePostcode(text)
		if !ok || !streetLike.MatchString(text) && !strings.ContainsAny(text, "0123456789") {
			continue
		}
		if s.stateIn(path, m.OnePage(), text[:strings.Index(text, as)+len(as)], nil) {
			return true
		}
	}
	return false
}

// mortgageTerm states the term of the loan in years and the months beyond.
func (s *sheet) mortgageTerm() {
	for _, m := range s.leading(offerTerm) {
		v := s.valueOf(m)
		text := atMost(v.Text(), 80)
		if n, as, ok := ParseYears(text); ok && n <= 50 && s.stateIn(offerSays+"/termYears", withLabel(m, v), as, n) {
			if mm := termMonthsIn.FindStringSubmatch(text); mm != nil {
				if k, ok := figures(mm[1]); ok && k > 0 && k < 12 {
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
	for _, m := range s.leading(overSoLong) {
		for _, v := range []evidence.Span{s.valueOf(m), s.layout(m.Page()).below(m)} {
			if v.Empty() || v.Words() > 3 {
				continue
			}
			if n, as, ok := ParseYears(v.Text()); ok && n <= 50 && n >= 5 && s.stateIn(offerSays+"/termYears", withLabel(m, v), as, n) {
				return
			}
		}
	}
}

// mortgageRate states the kind of rate and the first percentage.
func (s *sheet) mortgageRate() {
	for _, m := range s.leading(rateLabel) {
		if strings.HasSuffix(m.Text(), ",") {
			continue // the end of a lender's own rate: "Variable" over "Rate, currently 7.4%"
		}
		v := s.block(m)
		at := withLabel(m, v)
		// What the rate turns into later is another rate.
		if now := laterRate.ReplaceAllString(v.Text(), ""); now != v.Text() && !ratePercent.MatchString(now) && ratePercent.MatchString(v.Text()) && !strings.Contains(now, "%") {
			if k := rateKinds.FindStringSubmatch(now); k == nil {
				continue
			}
		}
		if k := rateKinds.FindStringSubmatch(v.Text()); k != nil {
			s.stateIn(offerSays+"/rateType", at, k[0], rateType(k[1]))
		}
		s.sayRateNow(offerSays+"/rate", at, v)
		for _, p := range ratePercent.FindAllStringSubmatch(v.Text(), 4) {
			if p[2] != "" {
				continue // a margin
			}
			if n, err := strconv.ParseFloat(p[1], 64); err == nil && n < 20 {
				s.stateIn(offerSays+"/rate", at, p[1], n)
				break
			}
		}
	}
	s.offeredRate()
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
	if m, ok := s.Find(partAndPart); ok && !negative.MatchString(s.sentence(m.Span).Text()) {
		s.stateIn(offerSays+"/repayment", m.OnePage(), m.Whole, "part and part")
	}
	for _, m := range s.leading(repaymentLabel) {
		v := s.valueOf(m)
		if w := repaymentWords.FindString(v.Text()); w != "" {
			s.stateIn(offerSays+"/repayment", withLabel(m, v), w, repaymentKind(w))
		}
	}
	if !s.said[offerSays+"/repayment"] {
		if m, ok := s.Find(repaymentBasis); ok {
			way := m.Group[0].String + m.Group[1].String
			s.stateIn(offerSays+"/repayment", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), way, repaymentKind(way))
		}
	}
}

// offeredRate states the first percentage that a sentence or a cell calls a kind of
// rate, before or after it: "fixed at 4.64%", "5.05% a year, fixed for 24 months".
func (s *sheet) offeredRate() {
	if s.said[offerSays+"/rate"] && s.said[offerSays+"/rateType"] {
		return
	}
	for i, m := range s.FindAll(kindAndRate) {
		if i >= mostPlaces {
			return
		}
		word, figure := m.Group[0].String+m.Group[3].String, m.Group[1].String+m.Group[2].String
		if notTheRate.MatchString(m.Whole) {
			continue
		}
		at := m.OnePage()
		n, err := strconv.ParseFloat(figure, 64)
		if err != nil || n >= 20 {
			continue
		}
		if f, ok := s.fact(offerSays + "/rate"); ok && f.Normalised() != n {
			continue
		}
		s.stateIn(offerSays+"/rate", at, figure, n)
		s.stateIn(offerSays+"/rateType", at, word, rateType(word))
		return
	}
}

var (
	kindAndRate = pattern.New(`(?i)\b(fixed|tracker|discounted|discount)\b[^%.\f]{0,90}?(?:\.\d+%[^%.\f]{0,60}?(?:below|above|over|under)\b[^%.\f]{0,80}?)?\b(\d{1,2}\.\d{1,3})\s?%(?:\s+(?:a|per|each)\b)?|\b(\d{1,2}\.\d{1,3})\s?%\s*(?:p\.?a\.?|per\s+(?:annum|year)|a\s+year)?[,;]?\s*\(?(?:(?:is|which\s+is|and\s+is|as\s+a)\s+)?(fixed|tracker|discounted|discount)\b`)
	// notTheRate is what other percentages of an offer are.
	notTheRate = pattern.New(`(?i)\b(?:charges?|APRC?|LTV|loan\s+to\s+value|fee|deposit)\b`)
	laterRate  = pattern.New(`(?i)\b(?:then|thereafter|after\s+that|followed\s+by|revert\w*|reversion\w*)\b.*$|\bstandard\s+variable\s+rate\b.*$`)
)

var (
	rateOf    = pattern.New(`(?i)\b(?:fixed|tracker|discounted|variable|initial)\s+(?:interest\s+)?rate\s+of\s+(\d{1,2}\.\d{1,3})\s?%`)
	willLend  = pattern.New(`(?i)\b(?:will|agree\s+to|are\s+(?:pleased|willing)\s+to)\s+(?:lend|advance)(?:\s+you)?\s+(?:the\s+sum\s+of\s+)?£\s?[\d,]+(?:\.\d{2})?`)
	overYears = pattern.New(`(?i)\b(?:over|for|within)\s+(?:a\s+(?:term|period)\s+of\s+)?(?:\d{1,2}|` + numberWords + `)\s+years\b`)
	securedOn = pattern.New(`(?i)\b(?:secured\s+by\s+(?:a\s+)?(?:first\s+)?(?:legal\s+)?(?:charge|mortgage)\s+(?:on|over)|secured\s+on)\b`)
	chargedAt = pattern.New(`(?i)\binterest\s+(?:will\s+be\s+|is\s+)?(?:charged|payable)\s+at\s+(?:an?\s+(?:initial\s+)?rate\s+of\s+)?(\d{1,2}\.\d{1,3})\s?%`)
	// offerLapses is the sentences that say how long an offer lasts.
	offerLapses = []*pattern.Pattern{
		pattern.New(`(?i)\boffer\b[^.\f]{0,120}?\b(?:valid|open|available|stands?|lapses?|expires?|ends?|end|lasts?|withdrawn|cease\w*|holds?\s+good)\b[^.\f]{0,100}?\b(?:until|till|on|by|before|after|to)\s+(?:midnight\s+(?:on\s+)?)?(?:the\s+)?(` + dateOne + `)`),
		pattern.New(`(?i)\b(?:completed?|completion|drawn(?:\s+down)?|draw\s?down|taken\s+up|accept(?:ed)?)\b[^.\f]{0,60}?\b(?:by|before|on\s+or\s+before|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?(` + dateOne + `)`),
		// "You have until 20 April to complete", "Until 20 April we hold this offer for you".
		pattern.New(`(?i)\b(?:until|till|up\s+to)\s+(?:midnight\s+on\s+|the\s+end\s+of\s+)?(?:the\s+)?(` + dateOne + `)\s+(?:in\s+which\s+)?to\s+(?:complete|draw|take\s+(?:up|out)|accept|use)\b`),
		pattern.New(`(?i)\b(?:until|till|up\s+to)\s+(?:the\s+)?(` + dateOne + `)[^.\f]{0,40}\b(?:hold|honou?r|keep|guarantee|reserve)\w*\b[^.\f]{0,30}\b(?:offer|loan|terms|funds)\b`),
		pattern.New(`(?i)\b(?:hold|honou?r|keep|guarantee|reserve)\w*\b[^.\f]{0,40}\b(?:offer|loan|terms|funds)\b[^.\f]{0,40}\b(?:until|till|up\s+to)\s+(?:the\s+)?(` + dateOne + `)`),
	}
	lenderRegistered = pattern.New(`(?:^|[\n\f.]\s*)((?:[A-Z][\w&'’.-]* +(?:and +|of +)?){1,6}(?:Limited|Ltd|plc|PLC|Society))\b[^.\f]{0,60}\b(?i:registered|incorporated|authorised)\b`)
	// lenderBrand is the names under which lenders of Part 2 of the UK Finance handbook
	// trade that no word of theirs tells for a lender's.
	lenderBrand    = pattern.New(`(?:^|[\n\f])((?:The\s+Mortgage\s+Works|Halifax|Nationwide|NatWest|Santander|Barclays|HSBC|Lloyds|TSB|Virgin\s+Money|Accord\s+Mortgages|BM\s+Solutions|Birmingham\s+Midshires|Bank\s+of\s+Scotland|first\s+direct|Kensington|Aldermore|Paragon|Precise(?:\s+Mortgages)?|Kent\s+Reliance|Clydesdale|Atom|Metro|Pepper\s+Money|Foundation\s+Home\s+Loans|Fleet\s+Mortgages|Landbay|LendInvest|Molo|Vida(?:\s+Homeloans)?|Together|Bluestone|Coutts|Ulster|Leeds|Skipton|Yorkshire|Coventry|Principality|Newcastle|West\s+Brom|Nottingham|Cumberland|Bath|Saffron|Ipswich|Hinckley|Godiva|Platform|Co-operative|Danske|Handelsbanken|Gatehouse|Al\s+Rayan|Hodge|Suffolk|Buckinghamshire|Furness|Dudley|Darlington|Leek|Melton|Monmouthshire|Swansea|Tipton|Vernon|Market\s+Harborough|Marsden|Mansfield|Loughborough|Chorley|Beverley|Stafford|Scottish|Penrith|Ecology|Cambridge|Teachers|Earl\s+Shilton|Harpenden|Manchester|National\s+Counties|Family|Newbury|Progressive|Reliance)(?:\s+(?:Building\s+Society|Bank|Mortgages|Intermediaries|for\s+Intermediaries))?(?:\s+(?:UK|U\.K\.))?(?:\s+(?:plc|PLC|Plc|Limited|Ltd))?)(?:\s|$)`)
	producedOn     = pattern.New(`(?i)\b(?:document|offer|illustration)\s+(?:was|is|has\s+been)\s+(?:produced|prepared|issued|made)\b[^.;:\f]{0,100}?\bon\s+(` + dateOne + `)|\b(?:produced|prepared|issued)\s+(?:for|to)\s*:?\s+[^.;:\f]{5,100}?\s+on\s+(` + dateOne + `)`)
	offerGrant     = pattern.New(`(?i)\b(?:offers?\s+to\s+(?:make\s+a\s+loan|lend|advance)|makes?\s+this\s+offer(?:\s+of\s+(?:a\s+)?(?:loan|mortgage))?|offer\s+of\s+(?:a\s+)?(?:loan|mortgage)\s+is\s+made)\s+to\s+([^.;:(“"\f]{5,90}?)\s*(?:\((?:together\s+)?[“"'‘]?(?:you|the\s+borrower)|,?\s+(?:on\s+the|upon\s+the|of\s+\d|to\s+(?:help|assist|buy|purchase)))`)
	aboutTo        = pattern.New(`(?i)\b(?:to\s+(?:help\s+you\s+)?(?:buy|purchase|remortgage)|secured\s+(?:on|over|against)|(?:legal\s+)?(?:charge|mortgage)\s+(?:on|over)|(?:for|towards?|with|in)\s+(?:the|your)\s+purchase\s+of)\s+((?:flat|apartment|plot|unit|\d|the\s+property\s+(?:at|known\s+as)|[A-Z])[^;£\f]{8,140})`)
	remainsOpen    = pattern.New(`(?i)\b(?:offer\s+)?(?:remains?|is)\s+(?:open|valid|available)\b[^.]*?\b(?:until|to)\s+(\d{1,2}(?:st|nd|rd|th)?\s+\w{3,9}\s+\d{4})`)
	giftGiven      = pattern.New(`(?i)\bgift(?:ed)?\s+(?:of\s+(?:the\s+)?)?deposit\b|\bdeposit\s+gift\b|\bgift\s+of\s+£|\bgift(?:ed)?\s+(?:from|by)\b|\b(?:includes?|being|by\s+way\s+of)\s+(?:a\s+)?gift\b|\bdonors?\b`)
	anyOccupier    = pattern.New(`(?i)\b(?:every|any|all|each|if)\b[^.;]*?\b(?:person|occupier|occupant|adult)s?\b`)
	rateSentence   = pattern.New(`(?i)\b(fixed|tracker|discounted|variable)\s+(?:interest\s+)?rate\b`)
	repaymentBasis = pattern.New(`(?i)\b(?:payments?|instalments?)\s+of\s+(capital\s+and\s+interest|interest\s+only)\b|\b(interest[- ]only|capital\s+and\s+interest|repayment)\s+(?:basis|mortgage|loan)\b`)
	// ownMoney is the sentence that says what the borrowers find themselves.
	ownMoney = pattern.New(`(?i)\b(?:you|borrowers?|applicants?)\b[^.£\f]{0,40}\b(?:find|provid|contribut|pay|put)\w*\b[^.£\f]{0,40}(£\s?[\d,]+(?:\.\d{2})?)[^.£\f]{0,30}?\b(?:your(?:self|selves)|themselves|(?:your|their)\s+own\s+(?:money|funds|savings|resources|pocket))\b`)
	// repaidOver is the sentence that says how long the loan runs.
	repaidOver = pattern.New(`(?i)\b(?:loan|mortgage|advance|money|borrowing|sum)\b[^.\f]{0,60}?\b(?:repaid|repayable|repay\s+(?:it|this)|runs?|spread|pa(?:y|id)\s+back)\b[^.\f]{0,25}?\b(?:over|for|within)\s+(?:a\s+(?:term|period)\s+of\s+)?((?:\d{1,2}|` + numberWords + `)\s+years)\b`)
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

// What the labels of an offer mean, for lenders who call things their own way.
var (
	moneyNot    = `fees?|charges?|costs?|premium|commission|cashback|monthly|payments?|instalments?|retain\w*|retention|per\s+month|rebuild\w*|reinstatement|insur\w+|rent|deposit|loan\s+to|minimum|maximum|date|number|ref\w*`
	offerSought = []sought{
		{offerSays + "/price", pattern.New(`(?i)\b(?:price|consideration|purchase|paying|cost\s+of\s+(?:the\s+)?(?:property|home))\b`), pattern.New(`(?i)\b(?:` + moneyNot + `|mortgage|loan|valu\w+|advance|borrow\w*)\b`), "", takePounds},
		{offerSays + "/valuation", pattern.New(`(?i)\b(?:valu\w+|worth)\b`), pattern.New(`(?i)\b(?:` + moneyNot + `|loan|price)\b`), "", takePounds},
		{offerSays + "/loan", pattern.New(`(?i)\b(?:loan|advance|borrow\w*|lend\w*|lent|mortgage|principal|facility)\b`), pattern.New(`(?i)\b(?:` + moneyNot + `|price|valu\w+|term|contributions?|total\s+(?:amount|payable)|repaid|repay\w*)\b`), "", takePounds},
		{offerSays + "/deposit", pattern.New(`(?i)\bdeposit\b`), pattern.New(`(?i)\b(?:gift\w*|fees?|holding|account|date|source)\b`), "", takePounds},
		{offerSays + "/termYears", pattern.New(`(?i)\b(?:terms?|period|length|duration|over|how\s+long|repaid|repayable|runs?|years?)\b`), pattern.New(`(?i)\b(?:lease\w*|unexpired|warranty|fixed|rate|initial|product|deal|early|tenancy|remaining)\b`), "", takeYears},
		{offerSays + "/rate", pattern.New(`(?i)\b(?:rate|interest|pay\s+rate|fixed|tracker)\b`), pattern.New(`(?i)\b(?:APRC?|charges?|reversion\w*|revert\w*|standard|later|then|afterwards|follow\w*|early|default|arrears|base|bank|land|only|legal)\b`), "", takeRate},
		{offerSays + "/repayment", pattern.New(`(?i)\b(?:repay\w*|repaid|method|basis|type|payments?|how)\b`), pattern.New(`(?i)\b(?:early|charges?|rate|property|tenure|leaving)\b`), "", takeRepayment},
		{offerSays + "/tenure", pattern.New(`(?i)\b(?:tenure|title|estate|interest\s+in|held|ownership|property\s+type)\b`), nil, "", takeTenure},
		{offerSays + "/account", pattern.New(`(?i)^(?:\d{1,2}\s+)?(?:(?:mortgage|loan)\s+)?(?:account|roll|application|case|offer)(?:\s*(?:/|or|and|&)\s*(?:account|roll|application|case|offer))?$|\b(?:(?:account|roll|application|case|offer|loan|mortgage|policy)\s+(?:no\b|number|ref\w*|id)|ref(?:erence)?(?:\s+(?:no|number))?)\b`), pattern.New(`(?i)\b(?:your|solicitor\w*|conveyanc\w+|valu\w+|title|panel|registration|FCA|firm|broker|intermediary|sort)\b`), "", takeReference},
		{offerSays + "/expiry", pattern.New(`(?i)\b(?:expir\w+|ends?|until|lapses?|valid|open|last\s+(?:date|day)|latest|complete\s+by|withdrawn|lasts?|use\s+by|good\s+until)\b`), pattern.New(`(?i)\b(?:rate|fixed|lease|product|insurance|initial|early|valuation|issued)\b`), "", takeDay},
		{offerSays + "/date", pattern.New(`(?i)\b(?:date|dated|issued|produced|prepared|made)\b`), pattern.New(`(?i)\b(?:expir\w+|birth|complet\w+|valuation|end|valid|until|first\s+payment|start|inspect\w+|last|latest|application|received|lease|term)\b`), "", takeDay},
		{offerSays + "/property", pattern.New(`(?i)\b(?:property|security|address|home|house|premises|secured|mortgaged?)\b`), pattern.New(`(?i)\b(?:correspondence|current|present|your\s+address|lender|borrower|applicant|solicitor|conveyanc\w+|office|registered|firm|home\s+address|customer)\b`), "", takeAddress},
	}
	// accountBare leads a number at the head or foot of an offer's pages.
	accountBare  = pattern.New(`(?:^|[\n\f]\s*)(?i:(?:mortgage\s+|loan\s+|your\s+)?(?:account|roll)|offer|application|case)\b`)
	accountShape = pattern.New(`^[A-Za-z]{0,4}[/.:-]?\d[\w/.:-]*\d\w?(?:\s\d[\d-]*)?$`)
)

// sayRateNow states the rate that a value says is paid today, in per cent; at is quoted.
func (s *sheet) sayRateNow(path string, at, v evidence.Span) {
	m := rateNow.FindStringSubmatch(v.Text())
	if m == nil {
		return
	}
	if n, err := strconv.ParseFloat(m[1], 64); err == nil && n < 20 {
		s.stateIn(path, at, m[1], n)
	}
}

// takeRate takes a rate with its kind, if that is said beside it.
func takeRate(s *sheet, path string, p pair, v evidence.Span) bool {
	now := clip(v, 30)
	if m, ok := now.Find(laterRate); ok {
		now = before(m.Span, now)
	}
	if now.Empty() {
		return false
	}
	s.sayRateNow(path, withLabel(p.label, now), now)
	if !s.said[path] && !takePercent(s, path, p, now) {
		return false
	}
	if k := rateKinds.FindStringSubmatch(p.text + " " + now.Text()); k != nil {
		s.stateIn(offerSays+"/rateType", p.label.To(now), k[0], rateType(k[1]))
	}
	return true
}

// takeRepayment takes how a loan is repaid.
func takeRepayment(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 12)
	w := repaymentWords.FindString(v.Text())
	return w != "" && s.stateIn(path, withLabel(p.label, v), w, repaymentKind(w))
}
