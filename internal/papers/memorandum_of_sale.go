package papers

import (
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const memorandumSays = "/paperwurks/memorandum_of_sale"

var memorandumOfSale = definition{
	kind: MemorandumOfSale, name: "memorandum of sale", parse: parseMemorandum,
	anchors: []anchor{
		{pattern.New(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale|sale\s+agreed\s+(?:memorandum|notification)|memorandum\s+of\s+agreement\s+to\s+sell)\b`), 0.95, true},
		{pattern.New(`(?i)\b(?:sale\s+(?:confirmation|details|agreed|particulars|report|notification)|(?:confirmation|notice|particulars|details|summary|notification|record|heads\s+of\s+terms)\s+(?:to\s+[\w\s]{3,30})?of\s+(?:an?\s+|the\s+|your\s+)?(?:agreed\s+|proposed\s+)?sale|sold\s+subject\s+to\s+contract)\b`), 0.4, true},
		{pattern.New(`(?i)\bsubject\s+to\s+contract\b`), 0.25, false},
		{pattern.New(`(?i)\b(?:vendor|seller|buyer|purchaser)(?:['’]s|s['’]?|\(s\))?\s+(?:solicitors?|conveyancers?|legal\s+rep)`), 0.3, false},
		{pattern.New(`(?i)\b(?:agreed|sale|purchase)\s+price\b|\bsale\s+(?:has\s+been\s+)?agreed\b`), 0.3, false},
		{pattern.New(`(?i)\b(?:confirm|pleased\s+to|write\s+to)\b[^.]{0,60}\bsale\b[^.]{0,60}\b(?:agreed|(?:above|this)\s+(?:\w+\s+)?(?:property|house|flat|home))|\b(?:agreed|negotiated|arranged|secured|accepted\s+an\s+offer)\b[^.]{0,80}\bsubject\s+to\s+contract\b|\bsale\b[^.]{0,60}\bhas\s+been\s+agreed\b`), 0.7, false},
		{pattern.New(`(?is)\b(?:vendor|seller)s?(?:\(s\))?\s?:.{1,300}\b(?:purchaser|buyer)s?(?:\(s\))?\s?:.{1,400}\b(?:price\s+agreed|agreed\s+price|sale\s+price|commission|chain)\s?:`), 0.6, false},
		{pattern.New(`(?i)\bspecified\s+incumbrances\b|\bstandard\s+conditions\s+of\s+sale\b|\bthe\s+transferor\b`), -0.6, false},
	},
	fields: []Field{
		{memorandumSays + "/date", "date", Day},
		{memorandumSays + "/property", "property", Words},
		{memorandumSays + "/sellers/*/name", "seller", Words},
		{memorandumSays + "/buyers/*/name", "buyer", Words},
		{memorandumSays + "/sellerSolicitor", "seller's conveyancer", Words},
		{memorandumSays + "/buyerSolicitor", "buyer's conveyancer", Words},
		{memorandumSays + "/agent", "estate agent", Words},
		{"/propertyPack/priceInformation/price", "agreed price", Pounds},
		{owned + "/ownershipType", "tenure", Answer},
		{memorandumSays + "/chain", "chain", Words},
		{memorandumSays + "/completionTarget", "proposed completion", Words},
		{memorandumSays + "/finance", "buyer's funding", Words}, // "cash", "mortgage with …"
		{memorandumSays + "/notes/*/text", "note", Words},
		{memorandumSays + "/included", "included in the price", Words},
	},
}

var (
	memoSeller   = pattern.New(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:seller|vendor)(?:\(s\)|s)?(?:\s+(?:name\(?s?\)?|details))?)\b`)
	memoBuyer    = pattern.New(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:buyer|purchaser)(?:\(s\)|s)?(?:\s+(?:name\(?s?\)?|details))?)\b`)
	memoProperty = pattern.New(`(?i)\b(?:property(?:\s+(?:address|details|sold|being\s+sold))?|address\s+of\s+(?:the\s+)?property|re|subject\s+property)\b`)
	memoAgent    = pattern.New(`(?i)\b(?:sold\s+by|marketed\s+by|(?:estate|selling)\s+agents?(?:\s+(?:name|details))?|agents?|prepared\s+by|branch|on\s+behalf\s+of)\b`)
	memoDate     = pattern.New(`(?i)\b(?:(?:date\s+)?issued(?:\s+on)?|date(?:\s+of\s+(?:memorandum|sale|offer|this\s+notification))?|dated|sale\s+agreed(?:\s+(?:on|date))?|date\s+(?:sale\s+|offer\s+)?(?:agreed|accepted)|(?:agreed|accepted|sold)\s+on|offer\s+accepted(?:\s+on)?)\b`)
	memoChain    = pattern.New(`(?i)\b(?:(?:buyer|purchaser)(?:['’]?s)?\s+status|chain(?:\s+(?:details|status|position|information))?|related\s+(?:sale|purchase|transaction)s?|onward\s+chain)\b`)
	memoPosition = pattern.New(`(?i)\bpositions?\b`)
	memoTarget   = pattern.New(`(?i)\b(?:(?:proposed|target|anticipated|estimated|expected|agreed|preferred|requested|desired|provisional|planned)\s+(?:completion|exchange|moving)(?:\s+(?:date|of\s+contracts))?(?:\s*(?:/|and|&)(?:\s+completion\b)?(?:\s+dates?\b)?)?|completion(?:\s+date)?|exchange\s+(?:target|deadline)|timescales?)\b`)
	// memoCompletion comes before a target for the exchange of contracts.
	memoCompletion = pattern.New(`(?i)\b(?:proposed|target|anticipated|estimated|expected|agreed|preferred|requested|desired|provisional|planned)\s+completion(?:\s+date)?\b`)
	memoFinance    = pattern.New(`(?i)\b(?:(?:buyer|purchaser)(?:'s|’s)?\s+(?:funding|finance|position)|funding|finance|method\s+of\s+(?:purchase|finance)|mortgage(?:\s+details|\s+lender)?|buying\s+position|source\s+of\s+funds?|(?:how\s+)?(?:the\s+)?purchase\s+(?:is\s+)?(?:being\s+)?funded|payment\s+method|purchase\s+method|financed\s+by)\b`)
	// memoFunds comes before a buyer's position, which may tell of the chain alone.
	memoFunds    = pattern.New(`(?i)\b(?:(?:buyer|purchaser)(?:'s|’s)?\s+(?:funding|finance)|funding|finance|method\s+of\s+(?:purchase|finance)|source\s+of\s+funds?|(?:how\s+)?(?:the\s+)?purchase\s+(?:is\s+)?(?:being\s+)?funded|payment\s+method|purchase\s+method|financed\s+by)\b`)
	memoNotes    = pattern.New(`(?i)\b(?:special\s+(?:conditions|instructions)|(?:additional\s+|further\s+)?(?:notes?|comments?|information)|conditions\s+of\s+sale|remarks|any\s+other\s+information)\b`)
	memoIncluded = pattern.New(`(?i)\b(?:(?:items\s+)?included\s+in\s+(?:the\s+)?(?:sale|price)|fixtures\s*(?:,|&|and)\s*fittings|inclusions|contents\s+included|to\s+include)\b`)
)

func parseMemorandum(s *sheet) {
	s.sayPeople(memorandumSays+"/sellers", memoSeller)
	s.sayPeople(memorandumSays+"/buyers", memoBuyer)
	s.sayProperty(memorandumSays+"/property", 40, memoProperty)
	s.saySum("/propertyPack/priceInformation/price", agreedPrice)
	s.saleSentences()
	s.sayFirm(memorandumSays+"/sellerSolicitor", sellerLawyer, actingSeller)
	s.sayFirm(memorandumSays+"/buyerSolicitor", buyerLawyer, actingBuyer)
	if !s.sayFirm(memorandumSays+"/agent", memoAgent) {
		if m, ok := s.Find(tradingName); ok {
			s.stateIn(memorandumSays+"/agent", m.Span, m.Group[0].String+m.Group[1].String, nil)
		}
		s.letterhead(memorandumSays + "/agent")
		if m, ok := s.Find(tradingName); ok {
			s.stateIn(memorandumSays+"/agent", m.Span, m.Group[0].String+m.Group[1].String, nil)
		}
		s.signedBy(memorandumSays + "/agent")
	}
	s.saySum("/propertyPack/priceInformation/price", priceLabel, agreedSale)
	if !s.sayDateBeside(memorandumSays+"/date", memoDate) {
		s.loneDate(memorandumSays + "/date")
	}
	if !s.said[memorandumSays+"/property"] {
		s.subjectAddress(memorandumSays+"/property", salutation)
		s.subjectAddress(memorandumSays+"/property", memoTitle)
	}
	s.sayTenure(at(owned+"/ownershipType", 0))
	s.sayRun(memorandumSays+"/chain", 40, memoChain, memoPosition)
	s.sayRun(memorandumSays+"/completionTarget", 20, memoCompletion, memoTarget)
	s.sayRun(memorandumSays+"/finance", 25, memoFunds, memoFinance)
	s.sayRun(memorandumSays+"/included", 40, memoIncluded)
	if m, ok := s.Find(priceIncludes); ok && chattels.MatchString(m.Group[0].String) {
		s.stateIn(memorandumSays+"/included", m.OnePage(), m.Group[0].String, nil)
	}
	if m, ok := s.Find(cashBuyer); ok {
		s.stateIn(memorandumSays+"/finance", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Group[0].String, nil)
	}
	if m, ok := s.Find(completeBy); ok && !acrossLabel(m.Span) {
		s.stateIn(memorandumSays+"/completionTarget", m.Span, m.Group[0].String, nil)
	}
	s.seek(memoSought...)
	s.chainInCell(memorandumSays + "/chain")
	s.seekPeople(memorandumSays+"/sellers", "seller")
	s.seekPeople(memorandumSays+"/buyers", "buyer")
	for i, m := range s.leading(memoNotes) {
		if v := s.noteBlock(m); v.Words() > 2 && i < 5 {
			first := opening(v, glance)
			s.state(at(memorandumSays+"/notes/*/text", i), first, first.Text(), nil)
		}
	}
	n := 0
	for s.said[at(memorandumSays+"/notes/*/text", n)] {
		n++
	}
	s.seek(sought{at(memorandumSays+"/notes/*/text", n), pattern.New(`(?i)\b(?:(?:seller|vendor)s?(?:['’]s|s['’])?\s+(?:position|status|situation|circumstances)|occup(?:ants?|iers?|ation|ied)|tenan(?:ts?|cy|ted|cies)|access|viewing)\b`), nil, "", takePhrase(50)})
	s.seek(sought{at(memorandumSays+"/notes/*/text", 0), noteMeans, noteNot, "", takePhrase(quoteWords)})
	s.memoSentences()
	s.agentIsNoParty()
}

// agentIsNoParty takes back an agent that is one of the parties: their names stand at the
// head of a column too.
func (s *sheet) agentIsNoParty() {
	agent, ok := s.fact(memorandumSays + "/agent")
	if !ok {
		return
	}
	for _, side := range []string{"/sellers/*/name", "/buyers/*/name"} {
		for i := range 4 {
			if party, ok := s.fact(at(memorandumSays+side, i)); ok && strings.Contains(fold(agent.Value()), fold(party.Value())) {
				s.unsay(memorandumSays + "/agent")
				return
			}
		}
	}
}

// agreedPrice is the label of the price that goes before what sentences say, which may speak
// of the seller's next home.
var agreedPrice = pattern.New(`(?i)\b(?:agreed\s+(?:(?:sale|purchase|selling)\s+)?price|(?:sale|purchase)\s+price\s+agreed|price\s+agreed)\b`)

// priceIncludes is what the line of the price says goes with it.
var priceIncludes = pattern.New(`(?i)(?:£[\d,.]{5,14}|\bpounds\b|\bprice\b)[^£.\f]{0,90}?\b(?:to\s+include|including|inclusive\s+of|includes)\s+((?:the\s+|all\s+)?[^.;:£\n\f]{4,120})`)

// acrossLabel reports whether words run from a label on to its value on the line below,
// set otherwise than it: they are no sentence's.
func acrossLabel(v evidence.Span) bool {
	last := v.Sub(v.Words()-1, v.Words())
	return v.LineIndex() != last.LineIndex() && typeOf(v.Sub(0, 1)) != typeOf(last)
}

// noteBlock is what is written under the heading of the notes, whose lines may have labels
// of their own; see memoRest.
func (s *sheet) noteBlock(label evidence.Span) evidence.Span {
	v := s.block(label)
	if v.Words() <= 2 || memoRest.MatchString(v.Text()) {
		return evidence.Span{}
	}
	return v
}

// memoRest is a line of the notes that tells what has a fact of its own.
var memoRest = pattern.New(`(?i)^(?:chain|target|completion|exchange|funding|finance|mortgage|survey|commission|fee)s?\b[^.:]{0,24}:`)

// chainInCell states the chain where what is written beside another label tells of it:
// "Buyer's position: first-time buyer, no chain".
func (s *sheet) chainInCell(path string) {
	if s.said[path] {
		return
	}
	for _, p := range s.pairs() {
		v := p.to[0]
		if memoWhere.MatchString(p.text) && v.Words() <= 40 && saidChain.MatchString(v.Text()) && s.stateIn(path, withLabel(p.label, v), strings.TrimRight(v.Text(), " ,;."), nil) {
			return
		}
	}
}

// memoWhere is the labels of how a buyer or a seller stands.
var memoWhere = pattern.New(`(?i)\b(?:positions?|status|situation|circumstances|buyers?|purchasers?|finance|funding)\b`)

// memoSentences reads what the sentences of a memorandum say that its labels do not.
func (s *sheet) memoSentences() {
	s.seekSaid(
		sought{"/propertyPack/priceInformation/price", saidPrice, saidPriceNot, "", takePounds},
		sought{memorandumSays + "/property", saidProperty, saidPropertyNot, "", takeAddressSaid},
		sought{at(owned+"/ownershipType", 0), saidTenure, nil, "", takeTenure},
		sought{memorandumSays + "/sellers", saidParty, saidPartyNot, "seller", takePeople},
		sought{memorandumSays + "/buyers", saidParty, saidPartyNot, "buyer", takePeople},
	)
	if !s.said[memorandumSays+"/completionTarget"] {
		if m, ok := s.Find(completeAbout); ok && !acrossLabel(m.Span) {
			s.stateIn(memorandumSays+"/completionTarget", m.Span, m.Group[0].String, nil)
		}
	}
	s.saySentence(memorandumSays+"/finance", saidFinance, saidFinanceNot, 40)
	s.saySentence(memorandumSays+"/chain", saidChain, nil, 50)
	s.sayIncluded(memorandumSays + "/included")
	s.firmBelow(memorandumSays+"/agent", sellingTrade)
	s.firmBelow(memorandumSays+"/agent", nil)
	n := 0
	for s.said[at(memorandumSays+"/notes/*/text", n)] {
		n++
	}
	if n > 0 {
		return
	}
	for _, u := range s.sentences() {
		asks := sideAsks.MatchString(u.Text()) && !saidFinance.MatchString(u.Text())
		if n < 5 && u.Words() < 50 && (asks || saidNote.MatchString(u.Text()) && s.itemised(u)) && !disclaims.MatchString(u.Text()) && !s.cited(u) && s.state(at(memorandumSays+"/notes/*/text", n), u, u.Text(), nil) {
			n++
		}
	}
}

// itemised reports whether a sentence is a thing of a list: a number or a bullet stands before it.
func (s *sheet) itemised(u evidence.Span) bool {
	line := s.text.Line(u.Page(), u.LineIndex())
	before := upTo(line, u)
	if before.Empty() {
		l := s.layout(u.Page())
		for i, b := range l.boxes {
			if !l.lines[i].Empty() && b.X1 < u.Box().X0 && b.OverlapY(line.Box()) > 0.5 && itemMark.MatchString(l.lines[i].Text()) {
				return true
			}
		}
		return false
	}
	return before.Words() == 1 && itemMark.MatchString(before.Text())
}

// sayIncluded states what a sentence says is sold with the property.
func (s *sheet) sayIncluded(path string) {
	if s.said[path] {
		return
	}
	for _, u := range s.sentences() {
		for _, re := range []*pattern.Pattern{staysAfter, staysBefore} {
			m, ok := u.Find(re)
			if !ok || !chattels.MatchString(m.Group[0].String) || u.Words() > 50 || excludes.MatchString(u.Text()) {
				continue
			}
			if s.stateIn(path, m.OnePage(), m.Group[0].String, nil) {
				return
			}
		}
	}
}

// firmBelow states the firm of a trade that signs below what a paper says: a short line
// with an address or a telephone number below it. Of any trade it must stand by
// itself, right above its address and that above its telephone number.
func (s *sheet) firmBelow(path string, trade *pattern.Pattern) {
	if s.said[path] {
		return
	}
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		for i, line := range l.lines {
			if line.Empty() || line.Words() > 7 || l.boxes[i].Y0 < l.height/4 || trade != nil && !trade.MatchString(line.Text()) || lawFirm.MatchString(line.Text()) || strings.ContainsAny(line.Text(), ":.£0123456789") || !startsUpper(line) {
				continue
			}
			below := line
			if trade == nil {
				address := l.below(line)
				if address.Empty() || postcodeIn(address.Text()) == "" || l.below(address).Empty() || !telephone.MatchString(l.below(address).Text()) || !l.alone(i) {
					continue
				}
			}
			for range 3 {
				if below = l.below(below); below.Empty() {
					break
				}
				if postcodeIn(below.Text()) != "" || telephone.MatchString(below.Text()) {
					s.state(path, line, line.Text(), nil)
					return
				}
			}
		}
	}
}

// alone reports whether nothing stands beside a line.
func (l *layout) alone(line int) bool {
	for i, b := range l.boxes {
		if i != line && !l.lines[i].Empty() && b.OverlapY(l.boxes[line]) > 0.3 {
			return false
		}
	}
	return true
}

var telephone = pattern.New(`^\W*(?i:tel\w*|phone|t)?\W*0\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\W*$`)

// What sentences of a memorandum speak of.
var (
	saidPrice       = pattern.New(`(?i)\b(?:price|consideration|figure|sum|offer)\b`)
	saidPriceNot    = pattern.New(`(?i)\b(?:asking|guide|deposit|fees?|commission|valu\w+|mortgage|contents)\b`)
	saidProperty    = pattern.New(`(?i)\b(?:property|premises|house|flat|home|dwelling|subject)\b`)
	saidPropertyNot = pattern.New(`(?i)\b(?:seller|buyer|vendor|purchaser|other|related|onward)\b`)
	saidTenure      = pattern.New(`(?i)\b(?:tenure|property|title|interest|estate)\b`)
	saidParty       = pattern.New(`(?i)^(?:the|our)?\s*(?:\w+\s+)?(?:sellers?|vendors?|owners?|buyers?|purchasers?)(?:\(s\))?$`)
	saidPartyNot    = pattern.New(`(?i)\b(?:other|solicitor|position)\b`)
	saidFinance     = pattern.New(`(?i)\b(?:(?:decision|agreement|mortgage|offer|approval)\s+in\s+principle|\bAIP\b|\bDIP\b|mortgage\s+(?:offer|with|from|of|for|application|arranged|agreed)|(?:with|by|needs?|requires?|obtain\w*|arrang\w+|assisted\s+by)\s+(?:an?\s+)?(?:mortgage|loan)|cash\s+(?:buyer|purchas\w+|funds|resources)|(?:in|with|for|own)\s+cash|own\s+(?:funds|resources|savings)|proof\s+of\s+funds|without\s+(?:a\s+|any\s+)?(?:mortgage|borrowing|loan)|bridging|paying\s+(?:by|from|with|in)|fund(?:ed|ing)\s+(?:by|from|with|the\s+purchase))\b`)
	saidFinanceNot  = pattern.New(`(?i)\b(?:we\s+can|our\s+(?:mortgage|financial)|advis(?:er|or)s?\s+(?:can|will)|may\s+be\s+repossessed)\b`)
	saidChain       = pattern.New(`(?i)\b(?:chain|onward|nothing\s+to\s+sell|(?:no|not\s+a)\s+(?:property|house|home)\s+to\s+sell|first[- ]time\s+buyers?|(?:related|linked|dependent|simultaneous|another|other)\s+(?:sale|purchase|transaction)|depend\w*\s+(?:up)?on\s+(?:the|a|an|any|their|his|her)?\s*(?:other\s+)?(?:sale|purchase)|(?:moving|going)\s+(?:into|to)\s+(?:rented|rental)|(?:buying|purchasing)\s+(?:another|elsewhere|on)\b)`)
	saidNote        = pattern.New(`(?i)\b(?:should|must|please|is\s+to|are\s+to|to\s+be|required|requires|wish(?:es)?|asks?|asked|needs?|within\s+\w+\s+(?:working\s+)?(?:days|weeks)|condition)\b`)
	disclaims       = pattern.New(`(?i)\b(?:particulars|good\s+faith|liabilit\w+|part\s+of\s+any\s+(?:offer|contract)|VAT|registered\s+in\s+England|do\s+not\s+(?:constitute|form))\b`)
	completeAbout   = pattern.New(`(?i)\b(?:complet\w+|mov\w+|exchange\s+and\s+completion)\b[^.£\f]{0,60}?\b((?:on\s+or\s+(?:about|before|around)|around|about|not?\s+later\s+than|not\s+before|towards|before\s+the\s+end\s+of|by\s+the\s+end\s+of|at\s+the\s+end\s+of)?\s*(?:the\s+)?` + dateOne + `)`)
	staysAfter      = pattern.New(`(?i)\b(?:includ(?:es?|ed|ing)|to\s+include|account\s+of|together\s+with|along\s+with|comes?\s+with|leav(?:e|es|ing)(?:\s+behind)?|sold\s+with|as\s+well\s+as)\s+((?:the\s+|all\s+|a\s+|an\s+|any\s+)?[^.;:\f]{4,160}?)(?:,?\s+(?:which|that|all\s+of\s+which|and\s+(?:these|they))\b|\s+(?:in|within|at|as\s+part\s+of)\s+(?:the|this|that)\s+(?:sale|price|agreed)|\s+for\s+(?:no|that)\b|[.;]|$)`)
	staysBefore     = pattern.New(`(?i)^((?:the\s+|all\s+)?[^.;:\f]{4,160}?)\s+(?:is|are|will\s+be|to\s+be|will|shall)\s+(?:all\s+|be\s+|also\s+)*(?:included|staying|stay|remain(?:ing)?|left|sold\s+with|part\s+of\s+the\s+sale)\b`)
	excludes        = pattern.New(`(?i)\b(?:exclud\w+|not\s+(?:included|stay|remain|left)|remov\w+|tak(?:e|en|ing)\s+(?:with|away))\b`)
	chattels        = pattern.New(`(?i)\b(?:curtains?|carpets?|blinds?|poles?|ovens?|hob|cooker|fridge\w*|freezer|dishwasher|washing|washer|dryer|machine|appliances?|light|lights|lamps?|fittings?|furniture|wardrobes?|shed|greenhouse|mirrors?|sofa|bed|table|chairs?|microwave|white\s+goods|fixtures|garden|pots|pool|hot\s+tub|barbecue|television|bracket|shelves|shelving|rugs?|bins?|trampoline|swing|range|stove|log\s+burner)\b`)
)

// sideAsks is a sentence in which a side says what it wants of the other.
var sideAsks = pattern.New(`(?i)^(?:the|our)\s+(?:clients?,?\s+the\s+)?(?:sellers?|vendors?|buyers?|purchasers?)\s+(?:also\s+)?(?:would\s+(?:be\s+(?:most\s+)?grateful|like|appreciate|prefer)|wish(?:es)?|asks?|ha(?:s|ve)\s+(?:asked|requested)|requests?|insists?|requires?|needs?\s+to)\b`)

// takeAddressSaid takes the address that a sentence gives, up to its postcode.
func takeAddressSaid(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 30)
	text := v.Text()
	_, as, ok := ParsePostcode(text)
	if !ok {
		return false
	}
	text = text[:strings.Index(text, as)+len(as)]
	if first := firstRune(text); len(strings.Fields(text)) < 3 || !(unicode.IsUpper(first) || unicode.IsDigit(first)) {
		return false
	}
	return s.stateIn(path, p.label.To(v), text, nil)
}

// takeTarget takes when the parties mean to complete: a day on which the sale was agreed or
// the paper written is none.
func takeTarget(s *sheet, path string, p pair, v evidence.Span) bool {
	return !datedBack.MatchString(v.Text()) && takeWords(20)(s, path, p, v)
}

// datedBack is what was done on a day.
var datedBack = pattern.New(`(?i)\b(?:agreed|accepted|issued|instructed|offered|viewed|listed)\b`)

// What the labels of a memorandum mean, for agents who call things their own way.
var (
	noteMeans = pattern.New(`(?i)\b(?:notes?|other\s*$|comments?|remarks?|else|special|additional|further|instructions?|conditions?|should\s+know|information)\b`)
	noteNot   = pattern.New(`(?i)\b(?:contact|property|chain|seller|vendor|buyer|purchaser|solicitor|financial|mortgage|included|contents)\b`)

	memoSought = []sought{
		{memorandumSays + "/date", pattern.New(`(?i)\b(?:date|dated|agreed|accepted|sold|issued|prepared|sent|confirmed)\b`), pattern.New(`(?i)\b(?:complet\w+|exchange\w*|birth|mov\w+|expir\w+|valid|view\w+|survey|price|listed|marketed|target|deadline)\b`), "", takeDay},
		{"/propertyPack/priceInformation/price", pattern.New(`(?i)\b(?:price|agreed|sold|offer|accepted|consideration|sum|amount)\b`), pattern.New(`(?i)\b(?:asking|guide|list\w*|deposit|fees?|commission|valu\w+|mortgage|loan|contents|fixtures|original|marketed|date|on)\b`), "", takePounds},
		{memorandumSays + "/sellerSolicitor", firmMeans, firmNot, "seller", takeFirm},
		{memorandumSays + "/buyerSolicitor", firmMeans, firmNot, "buyer", takeFirm},
		{memorandumSays + "/finance", pattern.New(`(?i)\b(?:fund\w*|financ\w+|paid|pay(?:s|ing|ment)?|mortgage|cash|borrow\w*|loan|money|position)\b`), pattern.New(`(?i)\b(?:deposit|commission|fees?|price|chain|adviser|broker|contents|fixtures|related)\b`), "", takePhrase(25)},
		{memorandumSays + "/chain", pattern.New(`(?i)\b(?:chain|linked|related|onward|depend\w*|connected|other\s+(?:sales?|purchases?|transactions?))\b`), nil, "", takePhrase(40)},
		{memorandumSays + "/completionTarget", pattern.New(`(?i)\b(?:complet\w+)\b`), pattern.New(`(?i)\b(?:commission|fees?|account|after|paid|before)\b`), "", takeWords(20)},
		{memorandumSays + "/completionTarget", pattern.New(`(?i)\b(?:mov\w+\s+(?:date|day)|target|timescales?|timing|deadline|when)\b|^(?:key|proposed|likely|anticipated)?\s*dates$`), nil, "", takeTarget},
		{memorandumSays + "/included", pattern.New(`(?i)\b(?:includ\w+|(?:is\s+|['’]s\s+|^)in\s+(?:the|this)\s+(?:sale|price|deal)|fixtures|fittings|contents|inclusions|extras|stay(?:s|ing)?|left|remain\w*|comes?\s+with|sold\s+with)\b`), pattern.New(`(?i)\b(?:exclud\w+|exclusions|chain|taken|not|vat|term|years?)\b`), "", takePhrase(40)},
		{memorandumSays + "/agent", pattern.New(`(?i)\b(?:agents?|agency|sold\s+by|marketed\s+by|branch|office)\b`), pattern.New(`(?i)\b(?:ref\w*|number|fees?|commission|phone|tel\w*|e-?mail|address|solicitor|managing)\b`), "", takeFirm},
		{memorandumSays + "/property", pattern.New(`(?i)\b(?:property|address|premises|home|house|flat|sale\s+of|sold)\b`), pattern.New(`(?i)\b(?:agent|solicitor|buyer|seller|vendor|purchaser|correspondence|current|present|office|branch|registered|described|below|above|as)\b`), "", takeAddress},
		{at(owned+"/ownershipType", 0), pattern.New(`(?i)\b(?:tenure|title|estate|interest|held|ownership)\b`), nil, "", takeTenure},
	}
	firmMeans = pattern.New(`(?i)\b(?:solicitors?|conveyanc\w+|lawyers?|legal|acting|acts?|instruct\w+|represent\w*|law\s+firm)\b`)
	firmNot   = pattern.New(`(?i)\b(?:address|ref\w*|e-?mail|phone|tel\w*|fees?|handler|contact|dx|date|please|your|their|note|case|person|fee-?earner)\b`)
	// nameMeans is how the name of a person of one side is labelled; the side itself
	// comes from the label or its heading.
	nameMeans = pattern.New(`(?i)(?:^|\b)(?:full\s+|legal\s+|client\s+)?(?:^(?:selling|buying|purchasing)(?:\s+(?:party|side))?$|names?(?:\(s\))?|sellers?|vendors?|buyers?|purchasers?|clients?|owners?|part(?:y|ies)|who)\b`)
	nameNot   = pattern.New(`(?i)\b(?:solicitors?|conveyanc\w+|agents?|address|e-?mail|phone|tel\w*|mobile|lawyers?|position|status|ref\w*|chain|details\s+of|fund\w*|financ\w*|firm|file|first|case|correspondence|company|lender|instruct\w+)\b`)
)

// seekPeople states the names of a side that nothing was said of.
func (s *sheet) seekPeople(path, side string) {
	if !s.said[path+"/0/name"] {
		s.seekOne(sought{path, nameMeans, nameNot, side, takePeople})
	}
}

// saleSentences reads a memorandum written as a letter: who sells to whom, whose
// solicitors are who.
func (s *sheet) saleSentences() {
	for _, side := range []struct {
		path string
		re   *pattern.Pattern
	}{{"/sellers", soldFor}, {"/buyers", soldTo}} {
		m, ok := s.Find(side.re)
		if !ok || s.said[memorandumSays+side.path+"/0/name"] {
			continue
		}
		said := m.Group[0].String
		if said == "" {
			said = m.Group[1].String
		}
		if names := SplitNames(evidence.Fold(said)); len(names) > 0 && nameLike(names[0]) {
			s.sayParties(memorandumSays+side.path, m.OnePage(), names)
		}
	}
	s.sayPoundsIn("/propertyPack/priceInformation/price", soldAt)
	s.sayFirmIn(memorandumSays+"/sellerSolicitor", sellerLawyerIs)
	s.sayFirmIn(memorandumSays+"/buyerSolicitor", buyerLawyerIs)
	if s.said[memorandumSays+"/sellerSolicitor"] == s.said[memorandumSays+"/buyerSolicitor"] {
		return
	}
	// The letter goes to the solicitor of whose client it speaks.
	m, ok := s.Find(yourClient)
	if !ok {
		return
	}
	path := "/sellerSolicitor"
	if m.Group[0].String != "" {
		path = "/buyerSolicitor"
	}
	first := s.text.Document().Pages[0].Number
	for i := range 14 {
		line := s.text.Line(first, i)
		if !line.Empty() && i > 0 && line.Words() < 9 && lawFirm.MatchString(line.Text()) && s.stateIn(memorandumSays+path, line, line.Text(), nil) {
			return
		}
	}
}

// signedBy states the firm that signs a letter.
func (s *sheet) signedBy(path string) {
	m, ok := s.Find(valediction)
	if !ok {
		return
	}
	for i := m.LineIndex() + 1; i < m.LineIndex()+6; i++ {
		line := s.text.Line(m.Page(), i)
		if !line.Empty() && line.Words() < 8 && sellingTrade.MatchString(line.Text()) && !signedAs.MatchString(line.Text()) && s.stateIn(path, line, line.Text(), nil) {
			return
		}
	}
}

// sayRun states the words beside the first label that has some, over as many lines
// as the cell has.
func (s *sheet) sayRun(path string, most int, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			if b := upTo(s.text.Line(m.Page(), m.LineIndex()), m); !b.Empty() && strings.EqualFold(b.Word(b.Words()-1).Text, "no") {
				continue // "no onward chain" is what is said, not what it is said of
			}
			v := s.block(m)
			if n := v.Words(); n > most {
				v = s.valueOf(m)
			}
			if told := s.bothSides(m); !told.Empty() {
				v = told
			}
			v = v.OnePage()
			if text := v.Text(); strings.HasPrefix(text, "with ") || strings.HasPrefix(text, "& ") || strings.HasPrefix(text, "and ") {
				continue // "Mortgage with …" is a value, no label; "Finance & chain" a heading
			}
			if v.Empty() || closesFirst(v.Text()) || aSide.MatchString(clip(v, s.restOfLine(v)).Text()) || v.Words() > most || strings.HasSuffix(v.Text(), ":") || labelGoesOn.MatchString(v.Text()) && !strings.ContainsAny(v.Text(), "0123456789.") {
				continue
			}
			if s.stateIn(path, withLabel(m, v), v.Text(), nil) {
				return true
			}
		}
	}
	return false
}

// closesFirst reports whether a text closes a bracket that it did not open: it is the
// middle of what a cell says.
func closesFirst(text string) bool {
	i := strings.IndexByte(text, ')')
	return i > 1 && !strings.Contains(text[:i], "(")
}

// aSide is the heading of a party's column, or of its solicitor's: no value of a label above it.
var aSide = pattern.New(`(?i)^(?:the\s+)?(?:sell(?:er|ing)|vendor|buy(?:er|ing)|purchas(?:er|ing))(?:['’]?s?['’]?|\(s\))(?:\s+(?:party|side|details|name\(?s?\)?|solicitors?|conveyancers?|representatives?|agents?|address))?:?$`)

// sideTold is how a cell begins that says something of one side and may go on with the
// other's: "Buyer: first-time buyer. Seller: buying on".
var sideTold = pattern.New(`(?i)^(?:the\s+)?(?:seller|vendor|buyer|purchaser)(?:['’]?s?['’]?|\(s\))?(?:\s+side)?\s*:\s*\S`)

// bothSides is the cell to the right of a label, with nothing after the label itself,
// that tells of each side by its name, which is no label of another row.
func (s *sheet) bothSides(label evidence.Span) evidence.Span {
	l := s.layout(label.Page())
	i := l.rightOf(label.Box())
	if i < 0 || i == label.LineIndex() || !sideTold.MatchString(l.lines[i].Text()) || !label.Rest(s.text.Line(label.Page(), label.LineIndex())).Empty() {
		return evidence.Span{}
	}
	return l.lines[i]
}

// personWords is the names of one person or more, without the full stop after them.
const personWords = `\p{Lu}[\pL'’-]*(?:\s+(?:\p{Lu}[\pL'’-]*|&|and|van|der|de|ap)){1,9}`

var (
	soldFor = pattern.New(`\b(?i:on\s+behalf\s+of|for|between|(?:by|of)\s+your\s+clients?|the\s+vendors?|the\s+sellers?|owners?)(?:\s+(?i:our|your|my)\s+(?i:clients?),?)?,?\s+((?:Mr|Mrs|Ms|Miss|Mx|Dr|(?:The\s+)?[Ee]xecutors?\s+of|(?:The\s+)?[Ee]state\s+of)\b` + `(?:\s+(?:[A-Z][\w'’.-]*|&|and)){1,9})\s*,?\s*(?i:to|and|of|has|have|who)\b` +
		`|(?:^|[.\n\f]\s*)(?i:the\s+(?:seller|vendor)s?|our\s+clients?)\s+(?:is|are)\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)\.`)
	soldTo = pattern.New(`\b(?i:sold|sale|sell|accepted|agreed)\b[^.£]{0,200}?\b(?i:to|from|and|by)\s+((?:Mr|Mrs|Ms|Miss|Mx|Dr)\b(?:\s+(?:[A-Z][\w'’.-]*|&|and)){1,9})\s*,?\s*(?i:of\s+(?:\d|[A-Z])|at\s+(?:a\s+)?(?:the\s+)?(?:agreed\s+)?(?:price|sum|£)|for\s+(?:the\s+)?(?:agreed\s+)?(?:price|sum|£)|in\s+the\s+sum|subject)` +
		`|(?:(?:^|[.\n\f]\s*)(?i:the\s+(?:buyer|purchaser)s?)\s+(?:is|are)|\b(?i:being\s+(?:bought|purchased|acquired)\s+by))\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)\.`)
	soldAt       = pattern.New(`(?i)\b(?:sold|sale|sell|accepted|agreed|purchase)\b[^£\f]{0,260}?\b(?:at|for|of)\s+(?:the\s+|an?\s+)?(?:agreed\s+)?(?:(?:price|sum|figure|amount)\s+(?:of\s+)?)?(£\s*[\d,]{5,}(?:\.\d{2})?)`)
	yourClient   = pattern.New(`(?i)\b(?:on\s+behalf\s+of|(?:by|from|for))\s+your\s+(?:vendor\s+|seller\s+)?client|\b(?:to|sold\s+to)\s+(your)\s+(?:purchaser\s+|buyer\s+)?client`)
	lawFirm      = pattern.New(`(?i)\b(?:solicitors?|law|legal|conveyanc\w+|LLP|lawyers?|messrs)\b|&\s*Co\b`)
	actingSeller = pattern.New(`(?i)\b(?:acting|instructed)\s+(?:for|by|on\s+behalf\s+of)\s+(?:the\s+)?(?:seller|vendor)s?\b`)
	actingBuyer  = pattern.New(`(?i)\b(?:acting|instructed)\s+(?:for|by|on\s+behalf\s+of)\s+(?:the\s+)?(?:buyer|purchaser)s?\b`)
	tradingName  = pattern.New(`(?:^|[\n\f.]\s*)([A-Z][\w&'’-]*(?:\s+(?:[A-Z][\w&'’-]*|and|of|&)){0,5})\s+(?i:is\s+(?:a|the)\s+(?:registered\s+)?trading\s+(?:name|style)\s+of|trading\s+as)\b|(?:^|[\n\f.]\s*)(\w[\w&'’-]*(?:\s+[A-Z&][\w&'’-]*){0,4}\s+(?:Ltd|Limited|LLP))\s+(?i:t/a)\s`)
	sellingTrade = pattern.New(`(?i)\b(?:estate\s+agents?|estates?|properties|property|homes|residential|lettings|sales|surveyors|auctioneers)\b|&`)
	cashBuyer    = pattern.New(`(?i)\b(?:is|are|as)\s+(?:an?\s+)?(cash)\s+(?:buyer|purchaser)s?\b`)
	completeBy   = pattern.New(`(?i)\b(?:complete|completion)\b[^.£\f]{0,50}?\b(?:by|in|on|before|around|during)\s+((?:the\s+)?(?:(?:early|mid|late|end\s+of|beginning\s+of|middle\s+of)[-\s]+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?` + monthWords + `(?:\s+\d{4})?)`)
)

var (
	agreedSale = pattern.New(`(?i)\b(?:agreed\s+(?:a|the)\s+sale|sale\s+(?:has\s+been\s+)?agreed|agreed\s+to\s+(?:sell|purchase|buy)|sold)\b[^£.]*?\b(?:at|for|of)\b`)
	memoTitle  = pattern.New(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale)\b`)
)
