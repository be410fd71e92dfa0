package papers

import (
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
	successorsTell  = pattern.New(`(?i)[^.\n\f]{0,80}\bsuccessors?(?:\s*(?:-|–)?\s*in\s*(?:-|–)?\s*title)?\b[^.\n\f]{0,60}`)
	successorsNever = pattern.New(`(?i)\b(?:not|excluding|except)\s+(?:\w+\s+){0,4}successors?\b`)
	lendersTell     = pattern.New(`(?i)[^.\n\f]{0,80}\b(?:mortgagees?|(?:mortgage\s+)?lenders?|bank\s+or\s+building\s+society|chargees?)\b[^.\n\f]{0,60}`)
)

// parseIndemnityPolicy reads the schedule, and the defect by the names that
// insurers give it.
func parseIndemnityPolicy(s *sheet) {
	const base = "/paperwurks/indemnity_policy/"
	if !s.sayName(base+"insurer", indemnityInsurer) {
		s.sayHeadName(base+"insurer", insurerTrade)
	}
	s.sayNumber(base+"policyNumber", indemnityNumber)
	s.sayBlock(base+"insured", 40, indemnityInsured)
	if !s.sayPlace(base+"property", base+"postcode", indemnityProperty) && s.sayPlaceIn(base+"property", indemnityOwner) {
		if f, ok := s.fact(base + "property"); ok {
			if m, found := s.Find(indemnityOwner); found {
				if code, as, ok := ParsePostcode(f.Value()); ok {
					s.state(base+"postcode", m.OnePage(), as, code)
				}
			}
		}
	}
	s.sayBlock(base+"defect", 80, indemnityDefect)
	n := 0
	for _, where := range []evidence.Span{s.defectSpan(base + "defect"), s.opening(120)} {
		for i, re := range indemnityTells {
			if m, ok := where.Find(re); ok && n < 4 && s.state(at(base+"risks/*", n), m.OnePage(), m.OnePage().Text(), indemnityRisks[i]) {
				n++
			}
		}
		if n > 0 {
			break
		}
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

// defectSpan is where a fact's quotation stands.
func (s *sheet) defectSpan(path string) evidence.Span {
	f, ok := s.fact(path)
	if !ok {
		return evidence.Span{}
	}
	v, _ := s.text.Locate(f.Citation().Page(), f.Citation().Quote())
	return v
}
