package papers

import (
	"math"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const contractSays = "/paperwurks/contract"

var contract = definition{
	kind: Contract, name: "contract", parse: parseContract,
	anchors: []anchor{
		{pattern.New(`(?i)\bstandard\s+(?:commercial\s+property\s+)?conditions\s+of\s+sale\b`), 0.7, false},
		{pattern.New(`(?i)\bincorporating\s+the\s+standard\s+(?:commercial\s+property\s+)?conditions\b`), 0.8, true},
		{pattern.New(`(?i)\bspecified\s+incumbrances\b`), 0.5, false},
		{pattern.New(`(?i)\bthe\s+seller\s+will\s+sell\s+and\s+the\s+buyer\s+will\s+buy\b`), 0.8, false},
		{pattern.New(`(?i)\bcommon\s+auction\s+conditions\b|\bagrees?\s+to\s+sell\s+and\s+the\s+buyer\s+agrees?\s+to\s+buy\s+the\s+lot\b`), 0.9, false},
		{pattern.New(`(?i)\bspecial\s+conditions\s+of\s+sale\b`), 0.6, true},
		{pattern.New(`(?i)\bbuyer(?:'s|’s)?\s+premium\b|\bthe\s+(?:lot|auctioneer)\b`), 0.2, false},
		{pattern.New(`(?i)\b(?:contract|agreement)\s+for\s+(?:the\s+)?sale\s+(?:of|and)\b`), 0.6, true},
	},
	fields: []Field{
		{contractSays + "/date", "date of the contract", Day},
		{contractSays + "/sellers/*/name", "seller", Words},
		{contractSays + "/buyers/*/name", "buyer", Words},
		{contractSays + "/property", "property", Words},
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},
		{owned + "/ownershipType", "tenure", Answer},
		{"/propertyPack/priceInformation/price", "purchase price", Pounds},
		{contractSays + "/deposit", "deposit", Pounds},
		{contractSays + "/chattelsPrice", "price for contents", Pounds},
		{contractSays + "/balance", "balance", Pounds},
		{contractSays + "/completionDate", "completion date", Day},
		{contractSays + "/contractRate", "contract rate", Words},
		{contractSays + "/guarantee", "title guarantee", Answer}, // "full", "limited", "none"
		{contractSays + "/incumbrances", "specified incumbrances", Words},
		{contractSays + "/conditions", "conditions incorporated", Words}, // "Standard Conditions of Sale (Fifth Edition …)"
		{contractSays + "/vacantPossession", "sold with vacant possession", Answer},
		{contractSays + "/occupiers/*/name", "occupier who releases rights", Words},
		{contractSays + "/sellerSolicitor", "seller's conveyancer", Words},
		{contractSays + "/buyerSolicitor", "buyer's conveyancer", Words},
		{contractSays + "/indemnityCovenant/text", "indemnity covenant", Words},
		{contractSays + "/incentives", "incentives", Words},
		{contractSays + "/specialConditions/*/text", "special condition", Words},
		{contractSays + "/specialConditions/*/number", "special condition's number", Words},
	},
}

var (
	sellerLabel      = pattern.New(`(?i)\b(?:(?:full\s+)?names?(?:\(s\))?\s+(?:and\s+address(?:es)?\s+)?of\s+(?:the\s+)?)?(?:seller|vendor)s?(?:\(s\))?(?:\s+name(?:\(?s\)?)?)?\b`)
	buyerLabel       = pattern.New(`(?i)\b(?:(?:full\s+)?names?(?:\(s\))?\s+(?:and\s+address(?:es)?\s+)?of\s+(?:the\s+)?)?(?:buyer|purchaser)s?(?:\(s\))?(?:\s+name(?:\(?s\)?)?)?\b`)
	contractProperty = pattern.New(`(?i)\bproperty(?:\s+address|\s+description)?(?:\s*\((?:freehold|leasehold|freehold\s*/\s*leasehold|leasehold\s*/\s*freehold)\))?`)
	titleNumberLabel = pattern.New(`(?i)\btitle\s+(?:number|no\.?)(?:\s*\(?s\)?)?(?:\s*/\s*root\s+of\s+title)?(?:\s+of\s+the\s+property)?`)
	priceLabel       = pattern.New(`(?i)\b(?:(?:agreed\s+)?(?:purchase|sale|selling)\s+price|agreed\s+price|price\s+agreed|price\s+payable|the\s+price|price)\b["”’']?(?:\s*\((?:excluding|exclusive\s+of|including|inclusive\s+of|plus|ex\.?|inc\.?)\s+(?:any\s+)?VAT\))?`)
	depositLabel     = pattern.New(`(?i)\bdeposit\b["”’']?`)
	contentsLabel    = pattern.New(`(?i)\b(?:contents|chattels|fixtures\s+and\s+fittings)\s+price\b(?:\s*\(if\s+separate\))?|\b(?:price\s+for\s+(?:the\s+)?(?:contents|chattels)|amount\s+payable\s+for\s+(?:chattels|contents))\b`)
	balanceLabel     = pattern.New(`(?i)\bbalance\b`)
	completionLabel  = pattern.New(`(?i)\bcompletion\s+date\b["”’']?|\bdate\s+of\s+completion\b|\bcompletion\s+(?:is\s+to\s+|shall\s+)?take\s+place\s+on\b`)
	// completionCell is the label of a table's cell; in running text it says nothing.
	completionCell    = pattern.New(`(?i)\b(?:completion|complete\s+on)\b`)
	contractDateLabel = pattern.New(`(?i)\b(?:date\s+of\s+(?:this\s+)?(?:contract|agreement)|contract\s+date|(?:contract|agreement)\s+(?:is\s+)?(?:made|dated)|exchange\s+date|dated?)\b`)
	contractRateLabel = pattern.New(`(?i)\b(?:contract\s+(?:interest\s+)?rate|(?:contractual\s+)?interest\s+rate|rate\s+of\s+(?:contract(?:ual)?\s+)?interest)\b["”’']?`)
	incumbrancesLabel = pattern.New(`(?i)\b(?:specified\s+)?(?:incumbrances|encumbrances|burdens)\b["”’']?`)
	guaranteeLabel    = pattern.New(`(?i)\b(?:title\s+)?guarantee(?:\s*\(\s*full\s*/\s*limited\s*\))?`)
	guaranteeValue    = pattern.New(`(?i)^\W*(full|limited|no|none)\b`)
	conditionsWords   = pattern.New(`(?i)\bstandard\s+(?:commercial\s+property\s+)?conditions(?:\s+of\s+sale)?(?:\s*\([^()]{3,80}\))?`)
	vacant            = pattern.New(`(?i)\bsold\s+with\s+vacant\s+possession\b|\bvacant\s+possession\s+(?:of\s+the\s+property\s+)?(?:will|shall|is\s+to)\s+be\s+given\b|\bvacant\s+possession\s+on\s+completion\b`)
	subjectToLetting  = pattern.New(`(?i)\bsubject\s+to\s+(?:the\s+)?(?:following\s+)?(?:leases?|tenanc(?:y|ies)|occupation\s+contracts?)\b`)
	occupierLabel     = pattern.New(`(?i)\b(?:name\(?s?\)?\s+(?:and\s+signature\(?s?\)?\s+)?of\s+(?:the\s+)?(?:adult\s+)?occupiers?(?:\(s\))?(?:\s*\(if\s+any\))?|occupiers?(?:\(s\))?)`)
	sellerLawyer      = pattern.New(`(?i)\b(?:(?:seller|vendor)(?:'s|’s|s'|s’|s)?\s+(?:conveyancers?|solicitors?|legal\s+(?:representatives?|advis[eo]rs?|conveyancers?)|lawyers?)(?:'s|s'|’s|s’)?(?:\s+(?:name|firm|details))?|(?:conveyancers?|solicitors?|lawyers?|legal\s+(?:representatives?|advis[eo]rs?))(?:\s*/\s*conveyancers?)?\s+(?:acting\s+)?for\s+(?:the\s+)?(?:seller|vendor)s?)\b\*?`)
	buyerLawyer       = pattern.New(`(?i)\b(?:(?:buyer|purchaser)(?:'s|’s|s'|s’|s)?\s+(?:conveyancers?|solicitors?|legal\s+(?:representatives?|advis[eo]rs?|conveyancers?)|lawyers?)(?:'s|s'|’s|s’)?(?:\s+(?:name|firm|details))?|(?:conveyancers?|solicitors?|lawyers?|legal\s+(?:representatives?|advis[eo]rs?))(?:\s*/\s*conveyancers?)?\s+(?:acting\s+)?for\s+(?:the\s+)?(?:buyer|purchaser)s?)\b\*?`)
	indemnityCovenant = pattern.New(`(?i)\bindemnity\s+(?:covenant|only)\b|\bcovenants?\b[^.;]*?\bby\s+way\s+of\s+indemnity\b|\bcovenants?\b[^.;]*?\bindemnif|\bindemnif(?:y|ied)\b[^.;]*?\b(?:covenants?|obligations|breach)`)
	specialHead       = pattern.New(`(?i)^\W*(?:(?:and\s+)?(?:is\s+)?subject\s+to\s+the\s+following\s+(?:special\s+)?conditions|special\s+conditions|conditions|additional\s+(?:special\s+)?conditions|further\s+(?:special\s+)?conditions|agreed\s+terms)\W*$`)
	specialEnd        = pattern.New(`(?i)^\W*(?:seller(?:'s|’s|s'|s’)?\s+conveyancers?|buyer(?:'s|’s|s'|s’)?\s+conveyancers?|signed\b|signature|completion\s+information|standard\s+conditions\b|schedule\b|warning|occupiers?\b)`)
	sellerLawyerIs    = pattern.New(`(?i:seller|vendor)['’]?s?['’]?\s+(?i:(?:conveyancers?|solicitors?|lawyers?|legal\s+representatives?)\s+(?:is|are|means?)|(?:is|are)\s+(?:being\s+)?(?:represented|advised|acted\s+for)\s+by|are)\s+([A-Z][\w&.,'’ -]{3,60}?)(?:\s+of\b|\s+whose|\s*\(|;|\.(?:\s|$)|,\s+\d|[\n\f](?:FAO|Ref|Tel)\b|,\s+[A-Z][\w ]+(?:House|Court|Chambers)\b)`)
	buyerLawyerIs     = pattern.New(`(?i:buyer|purchaser)['’]?s?['’]?\s+(?i:(?:conveyancers?|solicitors?|lawyers?|legal\s+representatives?)\s+(?:is|are|means?)|(?:is|are)\s+(?:being\s+)?(?:represented|advised|acted\s+for)\s+by|are)\s+([A-Z][\w&.,'’ -]{3,60}?)(?:\s+of\b|\s+whose|\s*\(|;|\.(?:\s|$)|,\s+\d|[\n\f](?:FAO|Ref|Tel)\b|,\s+[A-Z][\w ]+(?:House|Court|Chambers)\b)`)
	sellerRole        = pattern.New(`(?i)[(“"‘'’]\s*(?:the\s+|(?:herein(?:after)?\s+)?called\s+[“"‘']?(?:the\s+)?)?(seller|vendor|buyer|purchaser)s?\s*[”"’')]`)
)

func parseContract(s *sheet) {
	if s.undated() {
		s.said[contractSays+"/date"] = true // no other day of the paper is its date
	}
	s.sayDateBeside(contractSays+"/date", contractDateLabel)
	sellers, buyers := contractSays+"/sellers", contractSays+"/buyers"
	for _, p := range s.deedParties(sellerRole) {
		name := partyNameOf(p.text)
		if name == "" {
			continue
		}
		path := sellers
		if p.side == "buyer" || p.side == "purchaser" {
			path = buyers
		}
		if !s.said[path+"/0/name"] {
			s.sayParties(path, p.at, SplitNames(name))
		}
	}
	if !s.said[sellers+"/0/name"] {
		s.sayPeople(sellers, sellerLabel)
	}
	if !s.said[buyers+"/0/name"] {
		s.sayPeople(buyers, buyerLabel)
	}
	s.sayProperty(contractSays+"/property", 45, contractProperty)
	s.sayTitleNumbers(titleNumberLabel)
	if m, ok := s.Find(propertyInText); ok {
		s.state(contractSays+"/property", m.OnePage(), strings.Trim(evidence.Fold(m.Group[0].String), " ,."), nil)
	}
	if m, ok := s.Find(titleAlone); ok && !s.said[at("/propertyPack/titlesToBeSold/*/titleNumber", 0)] {
		if n, as, ok := ParseTitleNumber(m.Group[0].String); ok {
			s.state(at("/propertyPack/titlesToBeSold/*/titleNumber", 0), m.Span, as, n)
		}
	}
	s.sayTenure(at(owned+"/ownershipType", 0))
	s.saySum("/propertyPack/priceInformation/price", priceLabel)
	s.sayPoundsIn(contractSays+"/deposit", asDeposit)
	s.sayPoundsIn(contractSays+"/balance", afterDeposit)
	// What was paid on an auction's day comes before the least that its conditions ask for.
	s.saySum(contractSays+"/deposit", depositPaid)
	if !s.depositOfPrice(contractSays+"/deposit", "/propertyPack/priceInformation/price") {
		s.saySum(contractSays+"/deposit", depositLabel)
	}
	s.saySum(contractSays+"/chattelsPrice", contentsLabel)
	s.saySum(contractSays+"/balance", balanceLabel)
	s.sayDateBeside(contractSays+"/completionDate", completionLabel)
	for _, m := range s.leading(completionCell) {
		v := s.valueOf(m)
		if d, as, ok := ParseDay(v.Text()); ok && v.Words() < 8 && s.stateIn(contractSays+"/completionDate", withLabel(m, v), as, FormatDay(d)) {
			break
		}
	}
	s.sayRate(contractSays + "/contractRate")
	if m, ok := s.labelledBlock(s.Span, incumbrancesLabel); ok && m.Words() > 1 {
		at := opening(m, glance)
		s.state(contractSays+"/incumbrances", at, at.Text(), nil)
	}
	s.titleGuarantee(contractSays + "/guarantee")
	for i, m := range s.FindAll(conditionsWords) {
		if i >= mostPlaces {
			break
		}
		if strings.HasSuffix(m.Whole, ")") {
			s.state(contractSays+"/conditions", m.Span, m.Whole, nil) // with its edition
			break
		}
	}
	if m, ok := s.Find(conditionsWords); ok {
		s.state(contractSays+"/conditions", m.Span, m.Whole, nil)
	}
	free, hasFree := s.firstStanding(vacant)
	let, hasLet := s.firstStanding(subjectToLetting)
	// A form that still prints both alternatives says neither.
	if hasLet && noneFollows.MatchString(s.wordsAfter(let.Span, 5).Text()) {
		hasLet = false
	}
	s.seekOne(sought{contractSays + "/vacantPossession", vacantLabel, nil, "", takeYesNoOnly})
	switch {
	case hasFree && !hasLet:
		s.stateIn(contractSays+"/vacantPossession", s.text.Line(free.Page(), free.LineIndex()).To(free.Span), free.Whole, "Yes")
	case hasLet && !hasFree:
		s.stateIn(contractSays+"/vacantPossession", s.text.Line(let.Page(), let.LineIndex()).To(let.Span), let.Whole, "No")
	}
	s.sayPeople(contractSays+"/occupiers", occupierLabel)
	s.sayFirm(contractSays+"/sellerSolicitor", sellerLawyer)
	s.sayFirm(contractSays+"/buyerSolicitor", buyerLawyer)
	s.sayFirmIn(contractSays+"/sellerSolicitor", sellerLawyerIs)
	s.sayFirmIn(contractSays+"/buyerSolicitor", buyerLawyerIs)
	s.actsThrough(contractSays+"/sellerSolicitor", sellerLabel)
	s.actsThrough(contractSays+"/buyerSolicitor", buyerLabel)
	clauses := s.clauses()
	for _, c := range clauses {
		if strings.Contains(c.lower, "indemnif") || containsAny(c.lower, []string{"indemnity covenant", "of indemnity"}) {
			if indemnityCovenant.MatchString(c.text) && s.sayClause(contractSays+"/indemnityCovenant/text", c, indemnityCovenant) {
				break
			}
		}
	}
	s.special(contractSays+"/specialConditions/*", clauses, specialHead, specialEnd, 30)
	if !s.said[at(contractSays+"/specialConditions/*/text", 0)] {
		s.sayConditions(contractSays+"/specialConditions/*", clauses, 30)
	}
	s.seek(contractSought...)
	s.seekSaid(contractSought...)
	if m, ok := s.Find(registeredUnder); ok && !s.said[at("/propertyPack/titlesToBeSold/*/titleNumber", 0)] {
		if n, as, ok := ParseTitleNumber(m.Group[0].String); ok {
			s.state(at("/propertyPack/titlesToBeSold/*/titleNumber", 0), m.Span, as, n)
		}
	}
	for _, re := range []*pattern.Pattern{occupierSigns, occupierBelow, occupierIs, occupierNamed, occupierWith} {
		if m, ok := s.Find(re); ok && !s.said[contractSays+"/occupiers/0/name"] {
			if names := SplitNames(evidence.Fold(m.Group[0].String)); len(names) > 0 && nameLike(names[0]) {
				s.sayParties(contractSays+"/occupiers", m.OnePage(), names)
			}
		}
	}
}

var (
	// asDeposit is a sum that comes before what it is; afterDeposit what is left of the price.
	asDeposit    = pattern.New(`(?i)(£\s*\d[\d,]*(?:\.\d{2})?)\s+(?:(?:is|are|was|will\s+be|to\s+be|being|shall\s+be|has\s+been)\s+)?(?:(?:paid|payable|due)\s+)?(?:as|by\s+way\s+of)\s+(?:a\s+|the\s+)?deposit\b`)
	afterDeposit = pattern.New(`(?i)\bdeposit\b[^.;£\f]{0,40}\band\s+(?:the\s+balance\s+(?:of|,)\s*)?(£\s*\d[\d,]*(?:\.\d{2})?)\s+(?:is\s+)?(?:(?:due|payable|paid|to\s+be\s+paid)\s+)?on\s+completion\b`)
	// propertyInText is the property in a sentence, up to its postcode; titleAlone its title
	// behind it, without the word "number".
	propertyInText = pattern.New(`\b(?i:(?:freehold|leasehold)\s+(?:property|land|house|flat|dwelling|premises)(?:\s+(?:(?:being|at|and\s+known\s+as|known\s+as|situate\s+at|called))*)?)\s+((?:(?i:flat|apartment|plot|unit)\s+\w+,?\s|\d+[A-Za-z]?,?\s|(?:\p{Lu}[\pL'’-]+\s+){1,2}(?:House|Cottage|Farm|Barn|Lodge),\s)[\pL\d'’,/ \n-]{4,100}?\s[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	titleAlone     = pattern.New(`[,;(]\s+(?i:(?:and\s+)?(?:registered\s+(?:with|under)\s+)?title)\s+([A-Z]{1,4}\s?\d{3,7})\b`)
	depositPaid    = pattern.New(`(?i)\bdeposit\s+(?:paid|received|taken)\b`)
	vacantLabel    = pattern.New(`(?i)^vacant\s+possession(?:\s+on\s+completion)?\??$`)
	noneFollows    = pattern.New(`(?i)^\W*(?:or\s+\w+\W+)?(?:none|nil|n/?a|not\s+applicable)\b`)
	ofPrice        = pattern.New(`(?i)^\W*(?:(\d{1,2}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\.?)|(five|ten)\s+per\s?cent\.?)(?:\s*\([^()]{1,20}\))?\s+of\s+(?:the\s+|that\s+)?(?:(?:purchase|sale|total|agreed)\s+)?price\b`)
	throughFirm    = pattern.New(`\b(?i:acting\s+(?:through|by)|(?:represented|advised)\s+by|whose\s+(?:solicitors?|conveyancers?|lawyers?)\s+(?:is|are)|c/o|care\s+of)\s+([A-Z][\w&.,'’ -]{2,60}?)\s*(?:[);]|,\s+(?:of\b|\d)|$)`)
)

// atLeast is what stands before a sum that a share may not be less than.
var atLeast = pattern.New(`(?i)\b(?:minimum|at\s+least|not\s+less\s+than|no\s+less\s+than)\b`)

// undated reports whether the paper has the label of its date with nothing written beside
// it: a draft, which has none yet.
func (s *sheet) undated() bool {
	for _, m := range s.leading(ownDate) {
		line := s.text.Line(m.Page(), m.LineIndex())
		if m.Words() < line.Words() && strings.Trim(m.Rest(line).Text(), ":. ") != "" {
			continue
		}
		if _, _, dated := ParseDay(s.valueOf(m).Text()); !dated {
			return true
		}
	}
	return false
}

// ownDate is the label of the date of the paper itself.
var ownDate = pattern.New(`(?i)\b(?:dated\b|date\b(?:\s+of\s+(?:this\s+|the\s+)?(?:agreement|contract)\b)?)`)

// depositOfPrice states a deposit that is told as a part of the price: "10% of the
// purchase price". It reports whether that is how the deposit is told.
func (s *sheet) depositOfPrice(path, price string) bool {
	for _, m := range s.leading(depositLabel) {
		v := clip(s.valueOf(m), 20)
		p := ofPrice.FindStringSubmatch(v.Text())
		if p == nil {
			continue
		}
		if sum, _, ok := ParsePounds(v.Text()); ok && !atLeast.MatchString(v.Text()) {
			// "10% of the purchase price, being £32,500".
			_, as, _ := ParsePounds(v.Text())
			return s.stateIn(path, withLabel(m, v), as, sum)
		}
		share := map[string]float64{"five": 5, "ten": 10}[strings.ToLower(p[2])]
		if p[1] != "" {
			share, _ = strconv.ParseFloat(p[1], 64)
		}
		f, ok := s.fact(price)
		if !ok {
			return true
		}
		if whole, isSum := f.Normalised().(float64); isSum && share > 0 {
			s.stateIn(path, withLabel(m, v), strings.Trim(p[0], " .:"), math.Round(whole*share)/100)
		}
		return true
	}
	return false
}

// sayRate states the contract rate beside its label, over as many lines as its cell has.
func (s *sheet) sayRate(path string) {
	for _, m := range s.leading(contractRateLabel) {
		v := s.block(m).OnePage()
		if v.Empty() || v.Words() > 25 {
			continue
		}
		if text := strings.TrimPrefix(strings.TrimRight(v.Text(), " .;"), "is "); rateWords.MatchString(text) && s.stateIn(path, withLabel(m, v), text, nil) {
			return
		}
	}
	s.sayOne(path, 25, contractRateLabel)
}

// actsThrough states the firm that a party's particulars name behind the party: "Ann Lowe
// (acting through Rook & Co LLP)".
func (s *sheet) actsThrough(path string, party *pattern.Pattern) {
	if s.said[path] {
		return
	}
	for _, m := range s.leading(party) {
		v := s.block(m)
		if v.Empty() || v.Words() > 40 {
			continue
		}
		if f, ok := v.Find(throughFirm); ok && s.stateIn(path, v, strings.TrimRight(f.Group[0].String, " ,."), nil) {
			return
		}
	}
}

// takeCompletion takes the day of completion: none where the words beside the label only
// tell how it will be fixed, or the latest it may be.
func takeCompletion(s *sheet, path string, p pair, v evidence.Span) bool {
	if onNotice.MatchString(clip(v, 25).Text()) {
		return false
	}
	return takeDay(s, path, p, v)
}

// onNotice is how a completion is told that waits for the home to be built.
var onNotice = pattern.New(`(?i)\b(?:working\s+days?|days?|weeks?)\s+(?:after|from|following)\b|\bnotice\b|\blong\s?-?stop\b|\banticipated\b`)

// takeIncumbrances takes what burdens the property: words, not the number of the next clause.
func takeIncumbrances(s *sheet, path string, p pair, v evidence.Span) bool {
	return v.Words() > 1 && takeWords(quoteWords)(s, path, p, v)
}

// takeIncentives takes what a seller of a new home gives with it.
func takeIncentives(s *sheet, path string, p pair, v evidence.Span) bool {
	return !p.said && !noneFollows.MatchString(v.Text()) && takeWords(40)(s, path, p, v)
}

// takeDeposit takes a sum, but none that another label's word leads to: where the deposit
// is a part of the price, the price is not it.
func takeDeposit(s *sheet, path string, p pair, v evidence.Span) bool {
	if f, ok := s.fact("/propertyPack/priceInformation/price"); ok {
		if sum, _, ok := moneyOf(clip(v, 20).Text()); ok && f.Normalised() == sum {
			return false
		}
	}
	return takePounds(s, path, p, v)
}

// takeYesNoOnly takes a bare yes or no.
func takeYesNoOnly(s *sheet, path string, p pair, v evidence.Span) bool {
	return v.Words() == 1 && takeYesNo(s, path, p, v)
}

// What the labels of a contract's particulars, and the subjects of its sentences, mean.
var (
	contractSought = []sought{
		{at("/propertyPack/titlesToBeSold/*/titleNumber", 0), pattern.New(`(?i)\b(?:title|registered)\b`), pattern.New(`(?i)\b(?:guarantee|root|capacity|class|quality)\b`), "", takeTitle},
		{at(owned+"/ownershipType", 0), pattern.New(`(?i)\b(?:tenure|title|estate|interest|holding|held)\b`), pattern.New(`(?i)\b(?:guarantee|rate|per|reversion)\b`), "", takeTenureLed},
		{contractSays + "/completionDate", pattern.New(`(?i)\b(?:complet\w+)\b`), pattern.New(`(?i)\b(?:notice|after|interest|statement|before|information|late|long\s?-?stop|is\s+complete\w*|anticipated|working)\b`), "", takeCompletion},
		{contractSays + "/property", pattern.New(`(?i)\b(?:property|premises|land|house|flat|(?:the|this)\s+lot|subject\s+of)\b`), pattern.New(`(?i)\b(?:seller|buyer|vendor|purchaser|register|title|solicitor|tenure|described|above|below)\b`), "", takeAddress},
		{"/propertyPack/priceInformation/price", pattern.New(`(?i)\b(?:price|consideration)\b`), pattern.New(`(?i)\b(?:chattels|contents|fixtures|fittings|balance|deposit|tenth|apportion\w+)\b`), "", takePounds},
		{contractSays + "/deposit", pattern.New(`(?i)\bdeposit\b`), pattern.New(`(?i)\b(?:after|balance|less|holder|held|reduced)\b`), "", takeDeposit},
		{contractSays + "/balance", pattern.New(`(?i)\b(?:balance|remainder|due\s+on\s+completion|payable\s+on\s+completion)\b`), nil, "", takePounds},
		{contractSays + "/chattelsPrice", pattern.New(`(?i)\b(?:chattels|contents|fixtures|fittings)\b`), nil, "", takePounds},
		{contractSays + "/incumbrances", pattern.New(`(?i)\b(?:incumbrances?|encumbrances?|burdens?|subject\s+to|affecting|sold\s+subject)\b`), pattern.New(`(?i)\b(?:contract|free|discharge\w*|financial)\b`), "", takeIncumbrances},
		{contractSays + "/contractRate", pattern.New(`(?i)\b(?:rate|interest)\b`), pattern.New(`(?i)\b(?:sold|base|registered|in\s+land|title)\b`), "", takeRateWords},
		{contractSays + "/sellerSolicitor", firmMeans, firmNot, "seller", takeFirm},
		{contractSays + "/buyerSolicitor", firmMeans, firmNot, "buyer", takeFirm},
		{contractSays + "/incentives", pattern.New(`(?i)\bincentives?\b`), pattern.New(`(?i)\b(?:disclosure|form)\b`), "", takeIncentives},
		{contractSays + "/date", pattern.New(`(?i)\b(?:date|dated|made|exchanged)\b`), pattern.New(`(?i)\b(?:complet\w+|registration|birth|lease|transfer|search|search\w*|deed|conveyance|long|latest|stop|form|disclosure)\b`), "", takeDay},
	}
	registeredUnder = pattern.New(`(?i:\bregistered)\b[^.;\f]{0,60}?\b(?i:under|as|with|no\.?|number)\s+(?i:title\s+(?:(?:number|no\.?)\s*)?)?([A-Z]{1,4}\s?\d{2,7})\b`)
	// occupierSigns is where an occupier signs: the name stands before or after the line.
	occupierSigns = pattern.New(`\b(?i:signed\s+(?:as\s+a\s+deed\s+)?by\s+(?:the\s+|each\s+)?(?:adult\s+)?occupiers?(?:\(s\))?)\s*[:,.…_\s]{0,80}\s((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)(?:\s*[:.…_(,]|\s*[\n\f]|$)`)
	// occupierBelow is the form's line for the name below its note on occupiers.
	occupierBelow = pattern.New(`(?i:occupiers?(?:\(s\))?\s*\(if\s+any\))\s*:?\s*(?i:names?)\s*:?\s+(\p{Lu}[\pL'’.-]*(?:[ \t]+\p{Lu}[\pL'’-]*){1,5})\s*(?:\n|\f|$)`)
	// occupierIs is a sentence's subject who is told to be one: "Ann Lowe, an adult occupier …".
	occupierIs    = pattern.New(`(?:^|[\n\f.;:)]\s*|\d\s+)((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)\s*,?\s*(?i:(?:who\s+is\s+)?(?:being\s+)?(?:an?|the|is\s+an?|as)\s+(?:adult\s+)?(?:non-?owning\s+)?occup(?:ier|ant)\b|who\s+(?:occup\w+|lives?|resides?|is\s+in\s+occupation)\b)`)
	occupierNamed = pattern.New(`(?:(?i:\boccupiers?),?\s+(?i:namely\s+)?|(?i:\bin\s+occupation)\s*\()((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)\s*[,)]`)
)

// occupierWith is somebody of the seller's household who is told to live there with the seller.
var occupierWith = pattern.New(`\b(?i:his|her|their|seller['’]?s?['’]?)\s+(?i:adult\s+)?(?i:partner|spouse|wife|husband|civil\s+partner|mother|father|son|daughter|brother|sister|lodger|parent)s?,?\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `),?\s+(?i:who\s+)?(?:(?i:is|are|both|all|also|currently|presently|now)\s+){0,3}(?i:in\s+occupation|occup(?:y|ies|ying)|resid(?:es?|ing)|lives?|living)\b`)

// takeTenureLed takes a tenure that begins what stands beside its label, whatever follows.
func takeTenureLed(s *sheet, path string, p pair, v evidence.Span) bool {
	return takeTenure(s, path, p, clip(v, 4))
}

// takeRateWords takes a rate of interest in words: it names a percentage or a bank's rate.
func takeRateWords(s *sheet, path string, p pair, v evidence.Span) bool {
	if whole := trimValue(s.block(p.label).OnePage()); !p.said && !whole.Empty() && whole.Words() <= 25 {
		v = whole
	}
	text := strings.TrimPrefix(strings.TrimRight(v.Text(), "."), "is ")
	return v.Words() <= 25 && rateWords.MatchString(text) && s.stateIn(path, withLabel(p.label, v), text, nil)
}

var rateWords = pattern.New(`(?i)%|\bper\s?cent\b|\bbase\s+(?:lending\s+)?rate\b|\blaw\s+society(?:['’]s)?\s+(?:interest\s+)?rate\b`)

// holdsStruck reports whether a line is drawn through a word: what is struck out of a
// printed form is no longer said.
func holdsStruck(v evidence.Span) bool {
	for i := range v.Words() {
		if v.Word(i).Struck {
			return true
		}
	}
	return false
}

// firstStanding is the first match that no line is drawn through.
func (s *sheet) firstStanding(re *pattern.Pattern) (evidence.Match, bool) {
	for i, m := range s.FindAll(re) {
		if i >= mostPlaces {
			break
		}
		if !holdsStruck(m.Span) {
			return m, true
		}
	}
	return evidence.Match{}, false
}

// titleGuarantee states the guarantee beside its label, else the one that the
// text gives, where it gives but one.
func (s *sheet) titleGuarantee(path string) {
	for _, m := range s.leading(guaranteeLabel) {
		v := s.valueOf(m)
		if g := guaranteeValue.FindStringSubmatch(v.Text()); g != nil {
			value := strings.ToLower(g[1])
			if value == "no" {
				value = "none"
			}
			if s.stateIn(path, withLabel(m, v), g[1], value) {
				return
			}
		}
		// The cell may say it in a sentence, and one that gives a choice says neither.
		if all := guaranteeIs.FindAllStringSubmatch(v.Text(), 2); len(all) == 1 && v.Words() < 16 {
			value := strings.ToLower(all[0][1])
			if value == "no" {
				value = "none"
			}
			if s.stateIn(path, withLabel(m, v), all[0][0], value) {
				return
			}
		}
	}
	var only string
	var at evidence.Match
	for _, m := range s.FindAll(guaranteeIs) {
		if holdsStruck(m.Span) {
			continue
		}
		g := strings.ToLower(m.Group[0].String)
		if only != "" && only != g {
			return
		}
		only, at = g, m
	}
	if only == "no" {
		only = "none"
	}
	if only != "" {
		s.stateIn(path, s.text.Line(at.Page(), at.LineIndex()).To(at.Span), at.Whole, only)
	}
}
