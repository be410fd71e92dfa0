package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// indemnityPolicy is a legal indemnity policy for a defect in title or consent.
var indemnityPolicy = definition{
	kind: IndemnityPolicy, name: "indemnity policy",
	anchors: []anchor{
		{pattern.New(`(?i)\b(?:legal|title|defective\s+title|residential)\s+(?:contingency\s+)?indemnity\b`), 0.8, true},
		{pattern.New(`(?i)\bindemnity\s+(?:insurance\s+)?(?:policy|schedule|certificate)\b`), 0.7, true},
		{pattern.New(`(?i)\binsured\s+(?:risk|use|defect)\b`), 0.5, false},
		{pattern.New(`(?i)\blimit\s+of\s+indemnity\b`), 0.5, false},
		{pattern.New(`(?i)\bsuccessors?\s+in\s+title\b`), 0.2, false},
		{pattern.New(`(?i)\bproperty\s+owners?['’]?\s+(?:insurance|policy)\b`), -0.6, true},
		{pattern.New(`(?i)\bterrorism\b`), -0.2, false},
	},
	fields: []Field{
		// The policy's schedule.
		{"/paperwurks/indemnity_policy/insurer", "insurer", Words},
		{"/paperwurks/indemnity_policy/policyNumber", "policy number", Words},
		{"/paperwurks/indemnity_policy/insured", "insured", Words},
		{"/paperwurks/indemnity_policy/property", "property", Words},
		{"/paperwurks/indemnity_policy/postcode", "postcode", Words},
		{"/paperwurks/indemnity_policy/defect", "defect covered", Words},
		{"/paperwurks/indemnity_policy/risks/*", "risk covered", Answer}, // one of indemnityRisks
		{"/paperwurks/indemnity_policy/limit", "limit of indemnity", Pounds},
		{"/paperwurks/indemnity_policy/premium", "premium", Pounds},
		{"/paperwurks/indemnity_policy/date", "policy date", Day},
		{"/paperwurks/indemnity_policy/term", "period of insurance", Words}, // "in perpetuity"
		{"/paperwurks/indemnity_policy/successors", "successors covered", Truth},
		{"/paperwurks/indemnity_policy/lenders", "lenders covered", Truth},
	},
	parse: parseIndemnityPolicy,
}

// indemnityRisks are the defects that these policies commonly cover.
var (
	indemnityRisks = []string{"Lack of building regulations consent", "Lack of planning permission", "Breach of restrictive covenant", "Chancel repair", "Absent landlord", "Lack of easement", "Flying freehold", "Lost title deeds", "Possessory title", "Adverse possession", "Rentcharge", "Defective lease", "Unadopted road", "Local search", "Building over a sewer", "Contaminated land", "Insolvency act", "Mines and minerals", "FENSA"}
	indemnityTells = []*pattern.Pattern{
		pattern.New(`(?i)\b(?:lack|absence|no|without|missing|breach)\s+of?\s*(?:[\w/]+\s+){0,6}building\s+regulations?(?:\s+(?:consent|approval|completion\s+certificate))?|\bbuilding\s+regulations?\s+indemnity\b`),
		pattern.New(`(?i)\b(?:lack|absence|no|without|breach)\s+of?\s*(?:[\w/]+\s+){0,6}planning(?:\s+(?:permission|consent|condition))?`),
		pattern.New(`(?i)\brestrictive\s+covenants?\b|\bbreach\s+of\s+(?:\w+\s+)?covenants?\b`),
		pattern.New(`(?i)\bchancel(?:\s+repair)?(?:\s+liability)?\b`),
		pattern.New(`(?i)\b(?:absent|missing|untraceable)\s+(?:land(?:lord|owner)|freeholder)\b`),
		pattern.New(`(?i)\b(?:lack|absence)\s+of\s+(?:[\w/]+\s+){0,4}(?:easements?|rights?\s+of\s+(?:way|access)|access|service\s+media)\b`),
		pattern.New(`(?i)\bflying\s+freehold\b`),
		pattern.New(`(?i)\b(?:lost|missing|destroyed)\s+(?:title\s+)?(?:deeds?|documents?|lease)\b`),
		pattern.New(`(?i)\bpossessory\s+title\b`), pattern.New(`(?i)\badverse\s+possession\b`), pattern.New(`(?i)\brent\s?charges?\b`),
		pattern.New(`(?i)\bdefective\s+(?:lease|title)\b`), pattern.New(`(?i)\bunadopted\s+(?:road|highway|street)\b`),
		pattern.New(`(?i)\b(?:no|local(?:\s+authority)?)\s+search(?:es)?\s+(?:indemnity|insurance|validation)\b`),
		pattern.New(`(?i)\bbuild(?:ing|t)?[- ]over\s+(?:a\s+|the\s+)?(?:public\s+)?(?:sewers?|drains?)\b`),
		pattern.New(`(?i)\bcontaminated\s+land\b`), pattern.New(`(?i)\b(?:insolvency\s+act|transaction\s+at\s+an\s+undervalue|deed\s+of\s+gift)\b`),
		pattern.New(`(?i)\bmines\s+and\s+minerals\b`), pattern.New(`(?i)\bFENSA\b`),
	}
	indemnityInsurer  = label(`(?:name\s+of\s+)?(?:the\s+)?(?:insurers?|underwriters?)(?:\(s\))?\b|underwritten\s+by\b|insurance\s+company\b|provided\s+by\b`)
	indemnityNumber   = label(`(?:policy|certificate|schedule|cover\s?note)\s*(?:no|number|ref(?:erence)?)\b\.?(?:\s+(?:no|number)\b\.?)?`)
	indemnityInsured  = label(`who\s+is\s+(?:insured|covered)\b|(?:the\s+)?(?:insured|policy\s?holders?|name\s+of\s+(?:the\s+)?insured)(?:\s+(?:party|parties|person|name|names))?(?:\(s\))?`)
	indemnityProperty = label(`(?:the\s+)?(?:property\s+(?:covered|details)|address\s+of\s+(?:the\s+)?property|(?:insured\s+)?property(?:\s+(?:address|insured))?|risk\s+address|land(?:\s+insured)?|premises)\b`)
	indemnityDefect   = label(`(?:the\s+)?(?:insured\s+(?:risks?|event|peril|defect|matter)|(?:title\s+)?defects?(?:\s+in\s+title)?(?:\s+covered)?|known\s+risk|risks?\s+(?:insured|covered)|details\s+of\s+(?:the\s+)?(?:defect|risk)|nature\s+of\s+(?:the\s+)?(?:defect|risk)|what\s+(?:is|we)\s+(?:insured|covered|insure|cover)|your\s+cover|cover(?:\s+type)?|type\s+of\s+(?:cover|policy))\b`)
	indemnityLimit    = label(`(?:policy|cover|insured)\s+limit\b|maximum\s+(?:amount|sum|liability|cover|we\s+will\s+pay)\b|(?:limit|amount|sum)\s+(?:of\s+)?(?:indemnity|insured|liability|cover)\b|indemnity\s+limit\b|limit\s+of\s+liability\b`)
	indemnityPremium  = label(`(?:total\s+|single\s+|gross\s+)?premium(?:\s+(?:paid|payable|including\s+IPT|inc\.?\s+IPT))?\b`)
	indemnityDate     = []*pattern.Pattern{
		label(`(?:policy|commencement|inception|effective|start|cover)\s+date\b|(?:policy|cover|insurance)\s+(?:commencement|inception|start|effective)\s+date\b|date\s+of\s+(?:policy|issue|commencement|inception|cover|insurance)\b|commencement(?:\s+of\s+(?:cover|insurance))?\b|cover\s+(?:starts|commences|from)\b`),
		label(`dated?(?:\s+(?:issued|this))?\b|issued(?:\s+on)?\b`),
	}
	indemnityMost   = pattern.New(`(?i)\b(?:not\s+exceed\w*(?:\s+in\s+(?:all|the\s+aggregate|total))?|up\s+to(?:\s+(?:a\s+maximum|the\s+sum|an\s+amount)\s+of)?|limited\s+to|maximum\s+of)\s+(£\s*[\d,]{4,}(?:\.\d{2})?)`)
	indemnityOwner  = pattern.New(`(?i)\b(?:owners?(?:\s+for\s+the\s+time\s+being)?\s+of|in\s+respect\s+of|relating\s+to|known\s+as)\s+((?:the\s+|flat|apartment|\d|[A-Z])[^.;:\f]{6,120})`)
	indemnityTerm   = label(`(?:policy\s+|insurance\s+|insured\s+)?(?:period|term|duration)(?:\s+of\s+(?:insurance|cover|the\s+policy))?\b`)
	perpetuity      = pattern.New(`(?i)\bin\s+perpetuity\b`)
	successorsTell  = pattern.New(`(?i)[^.\n\f]{0,80}\b(?:successors?(?:\s*(?:-|–)?\s*in\s*(?:-|–)?\s*title)?|(?:later|future|subsequent|following|every)\s+(?:owners?|buyers?|purchasers?)|(?:those|persons|people)\s+who\s+(?:later\s+)?(?:own|buy|acquire|hold)|(?:anyone|anybody|whoever)\s+(?:who\s+)?(?:later\s+|afterwards\s+)?(?:buys|acquires|owns))\b[^.\n\f]{0,60}`)
	successorsNever = pattern.New(`(?i)\b(?:not|excluding|except|nor)\s+(?:\w+\s+){0,4}(?:successors?|(?:later|future|subsequent)\s+(?:owners?|buyers?))\b`)
	lendersTell     = pattern.New(`(?i)[^.\n\f]{0,80}\b(?:mortgagees?|(?:mortgage\s+)?lenders?|bank\s+or\s+building\s+society|chargees?)\b[^.\n\f]{0,60}`)
)

// What the labels of a policy mean, for insurers that word them their own way.
var indemnitySought = func() []sought {
	const base = "/paperwurks/indemnity_policy/"
	return []sought{
		{base + "insurer", pattern.New(`(?i)\b(?:insurers?|underwriters?|underwritten\s+by|insured\s+(?:by|with)|issued\s+by|provided\s+by|we\s+are|us)\b`), pattern.New(`(?i)\b(?:liab\w*|limit|pays?|address|fca|number|ref\w*)\b`), "", takeName},
		{base + "policyNumber", pattern.New(`(?i)\b(?:policy|certificate|reference|ref|contract|cover\s*note|schedule)\b`), pattern.New(`(?i)\b(?:date|limit|from|holder|type|period|premium|wording|excess|term|commence\w*|agent|your|broker|start\w*|end\w*)\b`), "", takeReference},
		{base + "property", pattern.New(`(?i)\b(?:land|property|premises|address|house|home|site|risk\s+address|situated)\b`), pattern.New(`(?i)\b(?:registry|insurer|underwriter|company|office|registered|value|owner|use|our|contact|title|search|defect|type)\b`), "", takePlace(base + "postcode")},
		{base + "insured", pattern.New(`(?i)\b(?:policy\s*holders?|insured|assured|who\s+(?:is|are)\s+(?:covered|insured|protected)|protected|you\s+are|issued\s+to|owners?|buyers?)\b`), pattern.New(`(?i)\b(?:property|risk|value|amount|sum|event|matter|by|with|defect|use|peril|limit|title|land|date|premium|period|lenders?|mortgag\w+|address)\b`), "", takeInsured},
		{base + "defect", pattern.New(`(?i)\b(?:risks?|defects?|insured\s+(?:matter|event|peril)|matter\s+insured|^(?:the\s+)?breach$|covers?|covered|(?:what|reason)\s+.*\b(?:insured?|covered|protects?|policy)|type\s+of\s+(?:policy|cover))\b`), pattern.New(`(?i)\b(?:limit|amount|most|maximum|date|from|start\w*|period|address|who|number|ref\w*|premium|begins?|ends?|level|not|certificate|legal\s+indemnity|indemnity\s+cover|note|schedule|insurance)\b`), "", takeWords(80)},
		{base + "limit", pattern.New(`(?i)\b(?:limit|most|maximum|sum\s+insured|indemnity\s+(?:amount|sum)|amount\s+(?:of\s+(?:cover|indemnity)|insured|covered)|up\s+to|cover\s+(?:amount|level))\b`), pattern.New(`(?i)\b(?:premium|excess|period|time|age|escalat\w*)\b`), "", takeSum},
		{base + "premium", pattern.New(`(?i)\b(?:premium|price|cost\s+of\s+(?:the\s+)?(?:policy|cover)|you\s+paid|total\s+paid)\b`), pattern.New(`(?i)\b(?:limit|tax|ipt\s+(?:rate|amount)|rate|date|period)$`), "", takeSum},
		{base + "date", pattern.New(`(?i)\b(?:in\s+force|from|start\w*|beg[ai]n\w*|incept\w*|commenc\w*|effective|date|dated|issued?)\b`), pattern.New(`(?i)\b(?:end\w*|expir\w*|birth|to|until|built|works?|complet\w+|defect|title|breach|printed)\b`), "", takeDay},
		{base + "term", pattern.New(`(?i)\b(?:period|term|duration|how\s+long|lasts?)\b`), pattern.New(`(?i)\b(?:terms\s+and|cancel\w*|cooling|conditions)\b`), "", takeWords(14)},
	}
}()

var (
	indemnityBy       = pattern.New(`\b(?i:issued|underwritten|insured|provided)\s+(?i:by)\s+(?i:the\s+)?(` + companyNamed.String() + `)`)
	indemnityPolicyNo = pattern.New(`\b(?i:policy|certificate)\s+(?:(?i:no\.?|number|ref\.?):?\s+)?([A-Z]{1,5}[/-]?\d[\w/-]*\w)\b`)
	indemnityMeans    = pattern.New(`\b(?i:property|land|premises)["”’']?\s+(?i:means|is|shall\s+mean)\s+((?:\p{Lu}|\d)[^;\f]{5,110}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
)

// What certificates of a policy and letters with one say in sentences.
var (
	indemnityHas     = pattern.New(`(` + companyNamed.String() + `)(?:,[^.;\f]{0,60},)?\s+(?i:has|have|had)\s+(?i:issued|insured|granted|underwritten|agreed\s+to\s+(?:insure|indemnify)|provided)\b`)
	indemnityTo      = pattern.New(`\b(?i:to|insures?|covers?|protects?|indemnif(?:y|ies))\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `|` + companyNamed.String() + `),?\s+(?i:as|being|the|who\s+(?:is|are))\s+(?i:the\s+)?(?i:registered\s+|present\s+|current\s+|intending\s+)?(?i:owners?|proprietors?|buyers?|purchasers?)\b`)
	indemnityFrom    = pattern.New(`(?i)\b(?:with\s+effect\s+from|(?:cover|policy|insurance)\s+(?:\w+\s+)?(?:in\s+force\s+|effective\s+)?from|(?:in\s+force|effective)\s+(?:from|since|on)|commenc(?:ed|es|ing)\s+on)\s+(?:the\s+)?(` + dateOne + `)`)
	indemnityPaid    = pattern.New(`(?i)\bpremium\b[^£.;\f]{0,50}?\b(?:of|is|was|being)\s+` + poundsOne)
	indemnityUpTo    = pattern.New(`(?i)\blimit\s+of\s+(?:indemnity|liability|cover)\s+(?:(?:of|is|was|being)\s+)?` + poundsOne)
	indemnityNamed   = pattern.New(`(?i)\b(?:this|the|these|following)\s+(?:known\s+|insured\s+)?(?:defects?|risks?|matters?)\s*:\s*([^.;\f]{6,240})`)
	indemnityBecause = pattern.New(`(?i)\b(?:loss(?:es)?|claims?)\b[^.;:\f]{0,40}?\b(?:arising\s+(?:from|out\s+of|because\s+of)|by\s+reason\s+of|caused\s+by|resulting\s+from|because\s+of|due\s+to|owing\s+to)\s+(?:the\s+|an?\s+)?([^.;:\f]{8,200})`)
)

// tellIndemnity states what the sentences of a certificate or a letter say.
func (s *sheet) tellIndemnity(base string) {
	for _, t := range []struct {
		field string
		re    *pattern.Pattern
	}{{"insurer", indemnityHas}, {"insured", indemnityTo}, {"defect", indemnityNamed}, {"defect", indemnityBecause}} {
		for i, m := range s.FindAll(t.re) {
			if i >= mostPlaces || s.said[base+t.field] {
				break
			}
			text := strings.TrimRight(evidence.Fold(m.Group[0].String), " ,")
			if t.re == indemnityBecause && !knownRisk(text) {
				continue // an exclusion or a condition
			}
			s.stateIn(base+t.field, m.OnePage(), text, nil)
		}
	}
	s.sayPoundsIn(base+"premium", indemnityPaid)
	s.sayPoundsIn(base+"limit", indemnityUpTo)
	s.sayDayIn(base+"date", indemnityFrom)
}

// knownRisk reports whether words name one of the defects that policies cover.
func knownRisk(text string) bool {
	for _, re := range indemnityTells {
		if re.MatchString(text) {
			return true
		}
	}
	return false
}

// takeInsured takes names, or the class of persons whom a policy protects.
func takeInsured(s *sheet, path string, p pair, v evidence.Span) bool {
	if names := people(s.wholeOf(p, v, 20)); len(names) > 0 {
		return takeName(s, path, p, v)
	}
	return takeWords(40)(s, path, p, v)
}

// parseIndemnityPolicy reads the schedule, and the defect by the names that
// insurers give it.
func parseIndemnityPolicy(s *sheet) {
	const base = "/paperwurks/indemnity_policy/"
	s.seekTurned(indemnitySought...)
	for _, w := range indemnitySought {
		if w.path == base+"insured" || w.path == base+"defect" {
			s.seekOne(w) // labels of several words, which those below would cut
		}
	}
	for i, m := range s.FindAll(indemnityBy) {
		if i >= mostPlaces || s.said[base+"insurer"] {
			break
		}
		s.stateIn(base+"insurer", m.OnePage(), strings.Trim(nameTail.ReplaceAllString(evidence.Fold(m.Group[0].String), ""), " ,.;"), nil)
	}
	s.sayPlaceIn(base+"property", indemnityMeans)
	if !s.sayName(base+"insurer", indemnityInsurer) {
		s.sayHeadName(base+"insurer", insurerTrade)
	}
	s.sayNumber(base+"policyNumber", indemnityNumber)
	if m, ok := s.opening(120).Find(indemnityPolicyNo); ok {
		s.stateIn(base+"policyNumber", m.OnePage(), m.Group[0].String, nil)
	}
	s.sayBlock(base+"insured", 40, indemnityInsured)
	if f, ok := s.fact(base + "insured"); ok && insuredOther.MatchString(f.Value()) {
		s.unsay(base + "insured") // "Insured risks" over them
	}
	if !s.sayPlace(base+"property", base+"postcode", indemnityProperty) && s.sayPlaceIn(base+"property", indemnityOwner) {
		if f, ok := s.fact(base + "property"); ok {
			if m, found := s.Find(indemnityOwner); found {
				if code, as, ok := ParsePostcode(f.Value()); ok {
					s.state(base+"postcode", m.OnePage(), as, code)
				}
			}
		}
	}
	s.tellIndemnity(base)
	s.sayBlock(base+"defect", 80, indemnityDefect)
	s.seek(indemnitySought...)
	s.seekEntries(indemnitySought...)
	s.trimName(base + "insurer")
	if f, ok := s.fact(base + "property"); ok && !s.said[base+"postcode"] {
		if at, found := s.text.Locate(f.Citation().Page(), f.Citation().Quote()); found {
			if code, as, ok := ParsePostcode(f.Value()); ok {
				s.stateIn(base+"postcode", at, as, code)
			}
		}
	}
	if n := s.sayRisks(base, s.defectSpan(base+"defect"), 0); s.sayRisks(base, s.covers(), n) == 0 {
		head := s.opening(120)
		if end, ok := head.Find(exclusionsHead); ok {
			head = upTo(head, end.Span)
		}
		s.sayRisks(base, head, 0)
	}
	if !s.sayPounds(base+"limit", indemnityLimit) {
		s.sayPoundsIn(base+"limit", indemnityMost)
	}
	s.sayPounds(base+"premium", indemnityPremium)
	s.sayDate(base+"date", indemnityDate...)
	if !s.sayBlock(base+"term", 14, indemnityTerm) {
		if m, ok := s.Find(perpetuity); ok {
			s.state(base+"term", m.Span, m.Span.Text(), nil)
		}
	}
	if _, not := s.Find(successorsNever); !not {
		s.sayTruth(base+"successors", successorsTell)
	}
	s.sayTruth(base+"lenders", lendersTell)
}

var (
	coversHead = pattern.New(`(?im)^\W*(?:\d{1,2}\W+)?(?:the\s+)?(?:insured\s+(?:risks|events|defects)|covers?|risks\s+(?:insured|covered)|schedule\s+of\s+(?:covers?|risks)|cover\s+(?:provided|selected|sections)|policy\s+sections|sections?\s+(?:of\s+cover|insured)|known\s+risks)\b`)
	coversEnd  = pattern.New(`(?im)^\W*(?:\d{1,2}\W+)?(?:total\b|excess(?:es)?\b|exclusions?\b|what\s+is\s+not\b|(?:additional\s+|special\s+|policy\s+|general\s+)?conditions\b|statements?\s+of\s+fact|assumptions|endorsements?\b|definitions\b|claims?\b)`)
	// insuredOther is how the label of another thing goes on that is insured.
	insuredOther = pattern.New(`^(?i)(?:risks?|events?|use|uses|perils?|defects?|matters?|sum|amount|property)\b`)
	// exclusionsHead is where a policy begins to say what it does not cover.
	exclusionsHead = pattern.New(`(?im)^\W*(?:\d{1,2}\W+)?(?:(?:general|policy|special)\s+)?exclusions?\b|^\W*what\s+(?:is|we\s+do)\s+not\b`)
	notCovered     = pattern.New(`(?i)\bnot\s+(?:insured|covered|applicable|selected|required|included|operative)\b|\bexcluded\b|\bn/a\b`)
)

// mostCovers is how many risks one policy is read to cover.
const mostCovers = 6

// covers is what stands on the schedule of a policy that has several covers, between their
// heading and what comes after them; empty where there is no such heading.
func (s *sheet) covers() evidence.Span {
	head, ok := s.Find(coversHead)
	if !ok {
		return evidence.Span{}
	}
	part := clip(head.Rest(s.Span), 250).OnePage()
	if end, ok := part.Find(coversEnd); ok {
		part = upTo(part, end.Span)
	}
	return part
}

// sayRisks states the risks that a part of a policy names, after the n that are stated
// already, and returns how many there are then. What its row says is left out is none.
func (s *sheet) sayRisks(base string, part evidence.Span, n int) int {
	if part.Empty() {
		return n
	}
	known := map[string]bool{}
	for i := range n {
		if f, ok := s.fact(at(base+"risks/*", i)); ok {
			known[f.Normalised().(string)] = true
		}
	}
	for i, re := range indemnityTells {
		m, ok := part.Find(re)
		if !ok || n >= mostCovers || known[indemnityRisks[i]] || s.leftOut(m.Span) {
			continue
		}
		if s.state(at(base+"risks/*", n), m.OnePage(), m.OnePage().Text(), indemnityRisks[i]) {
			n++
		}
	}
	return n
}

// leftOut reports whether a cell beside a risk says that it is not covered.
func (s *sheet) leftOut(m evidence.Span) bool {
	l := s.layout(m.Page())
	for i, b := range l.boxes {
		if i != m.LineIndex() && b.OverlapY(m.Box()) > 0.4 && !l.lines[i].Empty() && l.lines[i].Words() <= 4 && notCovered.MatchString(l.lines[i].Text()) {
			return true
		}
	}
	return false
}

// defectSpan is where a fact's quotation stands.
func (s *sheet) defectSpan(path string) evidence.Span {
	f, ok := s.fact(path)
	if !ok {
		return evidence.Span{}
	}
	v, _ := s.text.Locate(f.Citation().Page(), f.Citation().Quote())
	return v
}
