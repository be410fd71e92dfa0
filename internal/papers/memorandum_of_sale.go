package papers

import "regexp"

const memorandumSays = "/paperwurks/memorandum_of_sale"

var memorandumOfSale = definition{
	kind: MemorandumOfSale, name: "memorandum of sale", parse: parseMemorandum,
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale|sale\s+agreed\s+(?:memorandum|notification)|memorandum\s+of\s+agreement\s+to\s+sell)\b`), 0.95, true},
		{regexp.MustCompile(`(?i)\bsubject\s+to\s+contract\b`), 0.25, false},
		{regexp.MustCompile(`(?i)\b(?:vendor|seller|buyer|purchaser)(?:['’]s|s['’]?|\(s\))?\s+(?:solicitors?|conveyancers?|legal\s+rep)`), 0.3, false},
		{regexp.MustCompile(`(?i)\b(?:agreed|sale|purchase)\s+price\b|\bsale\s+(?:has\s+been\s+)?agreed\b`), 0.3, false},
		{regexp.MustCompile(`(?i)\bspecified\s+incumbrances\b|\bstandard\s+conditions\s+of\s+sale\b|\bthe\s+transferor\b`), -0.6, false},
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
	memoSeller   = regexp.MustCompile(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:seller|vendor)(?:\(s\)|s)?(?:\s+(?:name\(?s?\)?|details))?)\b`)
	memoBuyer    = regexp.MustCompile(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:buyer|purchaser)(?:\(s\)|s)?(?:\s+(?:name\(?s?\)?|details))?)\b`)
	memoProperty = regexp.MustCompile(`(?i)\b(?:property(?:\s+(?:address|details|sold))?|address\s+of\s+(?:the\s+)?property|re|subject\s+property)\b`)
	memoAgent    = regexp.MustCompile(`(?i)\b(?:(?:estate|selling)\s+agents?(?:\s+(?:name|details))?|agents?|prepared\s+by|branch|on\s+behalf\s+of)\b`)
	memoDate     = regexp.MustCompile(`(?i)\b(?:date(?:\s+of\s+(?:memorandum|sale|offer|this\s+notification))?|dated|sale\s+agreed(?:\s+(?:on|date))?|date\s+agreed|offer\s+accepted(?:\s+on)?)\b`)
	memoChain    = regexp.MustCompile(`(?i)\b(?:chain(?:\s+(?:details|status|position|information))?|related\s+(?:sale|purchase|transaction)s?|onward\s+chain)\b`)
	memoTarget   = regexp.MustCompile(`(?i)\b(?:(?:proposed|target|anticipated|estimated|expected|agreed|preferred)\s+(?:completion|exchange|moving)(?:\s+(?:date|of\s+contracts))?|completion(?:\s+date)?|exchange\s+(?:target|deadline)|timescales?)\b`)
	memoFinance  = regexp.MustCompile(`(?i)\b(?:(?:buyer|purchaser)(?:'s|’s)?\s+(?:funding|finance|position)|funding|finance|method\s+of\s+(?:purchase|finance)|mortgage(?:\s+details|\s+lender)?|buying\s+position|purchase\s+method|financed\s+by)\b`)
	memoNotes    = regexp.MustCompile(`(?i)\b(?:special\s+(?:conditions|instructions)|(?:additional\s+|further\s+)?(?:notes?|comments?|information)|conditions\s+of\s+sale|remarks|any\s+other\s+information)\b`)
	memoIncluded = regexp.MustCompile(`(?i)\b(?:(?:items\s+)?included\s+in\s+(?:the\s+)?(?:sale|price)|fixtures\s*(?:,|&|and)\s*fittings|inclusions|contents\s+included|to\s+include)\b`)
)

func parseMemorandum(s *sheet) {
	s.sayPeople(memorandumSays+"/sellers", memoSeller)
	s.sayPeople(memorandumSays+"/buyers", memoBuyer)
	s.sayProperty(memorandumSays+"/property", 40, memoProperty)
	s.sayFirm(memorandumSays+"/sellerSolicitor", sellerLawyer)
	s.sayFirm(memorandumSays+"/buyerSolicitor", buyerLawyer)
	if !s.sayFirm(memorandumSays+"/agent", memoAgent) {
		s.letterhead(memorandumSays + "/agent")
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
	s.sayOne(memorandumSays+"/chain", 40, memoChain)
	s.sayOne(memorandumSays+"/completionTarget", 20, memoTarget)
	s.sayOne(memorandumSays+"/finance", 25, memoFinance)
	s.sayOne(memorandumSays+"/included", 40, memoIncluded)
	for i, m := range s.leading(memoNotes) {
		if v := s.block(m); v.Words() > 2 && i < 5 {
			first := opening(v, glance)
			s.state(at(memorandumSays+"/notes/*/text", i), first, first.Text(), nil)
		}
	}
}

var (
	agreedSale = regexp.MustCompile(`(?i)\b(?:agreed\s+(?:a|the)\s+sale|sale\s+(?:has\s+been\s+)?agreed|agreed\s+to\s+(?:sell|purchase|buy)|sold)\b[^£.]*?\b(?:at|for|of)\b`)
	memoTitle  = regexp.MustCompile(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale)\b`)
)
