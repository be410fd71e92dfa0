package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const memorandumSays = "/paperwurks/memorandum_of_sale"

var memorandumOfSale = definition{
	kind: MemorandumOfSale, name: "memorandum of sale", parse: parseMemorandum,
	anchors: []anchor{
		{pattern.New(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale|sale\s+agreed\s+(?:memorandum|notification)|memorandum\s+of\s+agreement\s+to\s+sell)\b`), 0.95, true},
		{pattern.New(`(?i)\bsubject\s+to\s+contract\b`), 0.25, false},
		{pattern.New(`(?i)\b(?:vendor|seller|buyer|purchaser)(?:['’]s|s['’]?|\(s\))?\s+(?:solicitors?|conveyancers?|legal\s+rep)`), 0.3, false},
		{pattern.New(`(?i)\b(?:agreed|sale|purchase)\s+price\b|\bsale\s+(?:has\s+been\s+)?agreed\b`), 0.3, false},
		{pattern.New(`(?i)\b(?:confirm|pleased\s+to|write\s+to)\b[^.]{0,60}\bsale\b[^.]{0,60}\b(?:agreed|above\s+property|this\s+property)|\bsale\b[^.]{0,60}\bhas\s+been\s+agreed\b`), 0.7, false},
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
	memoTarget   = pattern.New(`(?i)\b(?:(?:proposed|target|anticipated|estimated|expected|agreed|preferred|requested|desired|provisional|planned)\s+(?:completion|exchange|moving)(?:\s+(?:date|of\s+contracts))?|completion(?:\s+date)?|exchange\s+(?:target|deadline)|timescales?)\b`)
	// memoCompletion comes before a target for the exchange of contracts.
	memoCompletion = pattern.New(`(?i)\b(?:proposed|target|anticipated|estimated|expected|agreed|preferred|requested|desired|provisional|planned)\s+completion(?:\s+date)?\b`)
	memoFinance    = pattern.New(`(?i)\b(?:(?:buyer|purchaser)(?:'s|’s)?\s+(?:funding|finance|position)|funding|finance|method\s+of\s+(?:purchase|finance)|mortgage(?:\s+details|\s+lender)?|buying\s+position|source\s+of\s+funds?|(?:how\s+)?(?:the\s+)?purchase\s+(?:is\s+)?(?:being\s+)?funded|payment\s+method|purchase\s+method|financed\s+by)\b`)
	memoNotes      = pattern.New(`(?i)\b(?:special\s+(?:conditions|instructions)|(?:additional\s+|further\s+)?(?:notes?|comments?|information)|conditions\s+of\s+sale|remarks|any\s+other\s+information)\b`)
	memoIncluded   = pattern.New(`(?i)\b(?:(?:items\s+)?included\s+in\s+(?:the\s+)?(?:sale|price)|fixtures\s*(?:,|&|and)\s*fittings|inclusions|contents\s+included|to\s+include)\b`)
)

func parseMemorandum(s *sheet) {
	s.sayPeople(memorandumSays+"/sellers", memoSeller)
	s.sayPeople(memorandumSays+"/buyers", memoBuyer)
	s.sayProperty(memorandumSays+"/property", 40, memoProperty)
	s.saleSentences()
	s.sayFirm(memorandumSays+"/sellerSolicitor", sellerLawyer, actingSeller)
	s.sayFirm(memorandumSays+"/buyerSolicitor", buyerLawyer, actingBuyer)
	if !s.sayFirm(memorandumSays+"/agent", memoAgent) {
		s.letterhead(memorandumSays + "/agent")
		if m, ok := s.Find(tradingName); ok {
			s.stateIn(memorandumSays+"/agent", m.Span, m.Group[0].String, nil)
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
	s.sayRun(memorandumSays+"/finance", 25, memoFinance)
	s.sayRun(memorandumSays+"/included", 40, memoIncluded)
	if m, ok := s.Find(cashBuyer); ok {
		s.stateIn(memorandumSays+"/finance", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Group[0].String, nil)
	}
	if m, ok := s.Find(completeBy); ok {
		s.stateIn(memorandumSays+"/completionTarget", m.Span, m.Group[0].String, nil)
	}
	s.seek(memoSought...)
	s.seekPeople(memorandumSays+"/sellers", "seller")
	s.seekPeople(memorandumSays+"/buyers", "buyer")
	for i, m := range s.leading(memoNotes) {
		if v := s.block(m); v.Words() > 2 && i < 5 {
			first := opening(v, glance)
			s.state(at(memorandumSays+"/notes/*/text", i), first, first.Text(), nil)
		}
	}
	s.seek(sought{at(memorandumSays+"/notes/*/text", 0), noteMeans, noteNot, "", takeWords(quoteWords)})
}

// What the labels of a memorandum mean, for agents who call things their own way.
var (
	noteMeans = pattern.New(`(?i)\b(?:notes?|comments?|remarks?|else|special|additional|further|instructions?|conditions?|should\s+know|information)\b`)
	noteNot   = pattern.New(`(?i)\b(?:contact|property|chain|seller|vendor|buyer|purchaser|solicitor|financial|mortgage|included|contents)\b`)

	memoSought = []sought{
		{memorandumSays + "/date", pattern.New(`(?i)\b(?:date|dated|agreed|accepted|sold|issued|prepared|sent|confirmed)\b`), pattern.New(`(?i)\b(?:complet\w+|exchange\w*|birth|mov\w+|expir\w+|valid|view\w+|survey|price|listed|marketed|target|deadline)\b`), "", takeDay},
		{"/propertyPack/priceInformation/price", pattern.New(`(?i)\b(?:price|agreed|sold|offer|accepted|consideration|sum|amount)\b`), pattern.New(`(?i)\b(?:asking|guide|list\w*|deposit|fees?|commission|valu\w+|mortgage|loan|contents|fixtures|original|marketed|date|on)\b`), "", takePounds},
		{memorandumSays + "/sellerSolicitor", firmMeans, firmNot, "seller", takeFirm},
		{memorandumSays + "/buyerSolicitor", firmMeans, firmNot, "buyer", takeFirm},
		{memorandumSays + "/finance", pattern.New(`(?i)\b(?:fund\w*|financ\w+|paid|pay(?:s|ing|ment)?|mortgage|cash|borrow\w*|loan|money|position)\b`), pattern.New(`(?i)\b(?:deposit|commission|fees?|price|chain|adviser|broker|contents|fixtures|related)\b`), "", takeWords(25)},
		{memorandumSays + "/chain", pattern.New(`(?i)\b(?:chain|linked|related|onward|depend\w*|connected|other\s+(?:sales?|purchases?|transactions?))\b`), nil, "", takeWords(40)},
		{memorandumSays + "/completionTarget", pattern.New(`(?i)\b(?:complet\w+)\b`), pattern.New(`(?i)\b(?:commission|fees?|account|after|paid|before)\b`), "", takeWords(20)},
		{memorandumSays + "/completionTarget", pattern.New(`(?i)\b(?:mov\w+\s+(?:date|day)|target|timescales?|timing|deadline|when)\b`), nil, "", takeWords(20)},
		{memorandumSays + "/included", pattern.New(`(?i)\b(?:includ\w+|fixtures|fittings|contents|inclusions|extras|stay(?:s|ing)?|left|remain\w*|comes?\s+with|sold\s+with)\b`), pattern.New(`(?i)\b(?:exclud\w+|exclusions|chain|taken|not|vat|term|years?)\b`), "", takeWords(40)},
		{memorandumSays + "/agent", pattern.New(`(?i)\b(?:agents?|agency|sold\s+by|marketed\s+by|branch|office)\b`), pattern.New(`(?i)\b(?:ref\w*|number|fees?|commission|phone|tel\w*|e-?mail|address|solicitor|managing)\b`), "", takeFirm},
		{memorandumSays + "/property", pattern.New(`(?i)\b(?:property|address|premises|home|house|flat|sale\s+of|sold)\b`), pattern.New(`(?i)\b(?:agent|solicitor|buyer|seller|vendor|purchaser|correspondence|current|present|office|branch|registered)\b`), "", takeAddress},
		{at(owned+"/ownershipType", 0), pattern.New(`(?i)\b(?:tenure|title|estate|interest|held|ownership)\b`), nil, "", takeTenure},
	}
	firmMeans = pattern.New(`(?i)\b(?:solicitors?|conveyanc\w+|lawyers?|legal|acting|acts?|instruct\w+|represent\w*|law\s+firm)\b`)
	firmNot   = pattern.New(`(?i)\b(?:address|ref\w*|e-?mail|phone|tel\w*|fees?|handler|contact|dx|date|please|your|their|note|case|person|fee-?earner)\b`)
	// nameMeans is how the name of a person of one side is labelled; the side itself
	// comes from the label or its heading.
	nameMeans = pattern.New(`(?i)(?:^|\b)(?:full\s+|legal\s+|client\s+)?(?:names?(?:\(s\))?|sellers?|vendors?|buyers?|purchasers?|clients?|owners?|part(?:y|ies)|who)\b`)
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
		if !line.Empty() && line.Words() < 8 && sellingTrade.MatchString(line.Text()) && s.stateIn(path, line, line.Text(), nil) {
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
			if strings.HasPrefix(v.Text(), "with ") {
				continue // "Mortgage with …" is a value, no label
			}
			if v.Empty() || aSide.MatchString(clip(v, s.restOfLine(v)).Text()) || v.Words() > most || strings.HasSuffix(v.Text(), ":") || labelGoesOn.MatchString(v.Text()) && !strings.ContainsAny(v.Text(), "0123456789.") {
				continue
			}
			if s.stateIn(path, withLabel(m, v), v.Text(), nil) {
				return true
			}
		}
	}
	return false
}

// aSide is the heading of a party's column, or of its solicitor's: no value of a label above it.
var aSide = pattern.New(`(?i)^(?:the\s+)?(?:seller|vendor|buyer|purchaser)(?:['’]?s?['’]?|\(s\))(?:\s+(?:details|name\(?s?\)?|solicitors?|conveyancers?|representatives?|agents?|address))?:?$`)

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
	tradingName  = pattern.New(`(?:^|[\n\f.]\s*)([A-Z][\w&'’-]*(?:\s+(?:[A-Z][\w&'’-]*|and|of|&)){0,5})\s+(?i:is\s+a\s+trading\s+(?:name|style)\s+of|trading\s+as)\b`)
	sellingTrade = pattern.New(`(?i)\b(?:estate\s+agents?|estates?|properties|property|homes|residential|lettings|sales|surveyors|auctioneers)\b|&`)
	cashBuyer    = pattern.New(`(?i)\b(?:is|are|as)\s+(?:an?\s+)?(cash)\s+(?:buyer|purchaser)s?\b`)
	completeBy   = pattern.New(`(?i)\b(?:complete|completion)\b[^.£\f]{0,50}?\b(?:by|in|on|before|around|during)\s+((?:the\s+)?(?:(?:early|mid|late|end\s+of|beginning\s+of|middle\s+of)[-\s]+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?` + monthWords + `(?:\s+\d{4})?)`)
)

var (
	agreedSale = pattern.New(`(?i)\b(?:agreed\s+(?:a|the)\s+sale|sale\s+(?:has\s+been\s+)?agreed|agreed\s+to\s+(?:sell|purchase|buy)|sold)\b[^£.]*?\b(?:at|for|of)\b`)
	memoTitle  = pattern.New(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale)\b`)
)
