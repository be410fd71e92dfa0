package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// insuranceSchedule is a buildings insurance schedule or certificate.
var insuranceSchedule = definition{
	kind: InsuranceSchedule, name: "buildings insurance schedule",
	anchors: []anchor{
		{pattern.New(`(?i)\b(?:policy|insurance|renewal)\s+schedule\b|\bschedule\s+of\s+insurance\b|\bsummary\s+of\s+cover\b`), 0.6, true},
		{pattern.New(`(?i)\bcertificate\s+of\s+insurance\b|\bconfirmation\s+of\s+(?:insurance|cover)\b`), 0.5, true},
		{pattern.New(`(?i)\b(?:buildings?|property\s+owners?['’]?s?['’]?|residential\s+flats|block\s+of\s+flats|landlords?['’]?s?)\s+(?:combined\s+|select\s+)?(?:insurance|policy)\b`), 0.6, true},
		{pattern.New(`(?i)\bdeclared\s+value\b|\bbuildings?\s+sum\s+insured\b`), 0.5, false},
		{pattern.New(`(?i)\binterested\s+part(?:y|ies)\b`), 0.3, false},
		{pattern.New(`(?i)\b(?:legal|title)\s+indemnity\b|\blimit\s+of\s+indemnity\b|\bstructural\s+warranty\b|\bbuildmark\b`), -0.6, true},
	},
	fields: []Field{
		// The schedule; UK Finance handbook 6.14 asks for these.
		{"/paperwurks/insurance_schedule/insurer", "insurer", Words},
		{"/paperwurks/insurance_schedule/broker", "broker", Words},
		{"/paperwurks/insurance_schedule/policyNumber", "policy number", Words},
		{"/paperwurks/insurance_schedule/insured", "insured", Words},
		{"/paperwurks/insurance_schedule/property", "property insured", Words},
		{"/paperwurks/insurance_schedule/postcode", "postcode", Words},
		{"/paperwurks/insurance_schedule/startDate", "cover starts", Day},
		{"/paperwurks/insurance_schedule/endDate", "cover ends", Day},
		{"/paperwurks/insurance_schedule/sumInsured", "buildings sum insured", Pounds},
		{"/paperwurks/insurance_schedule/declaredValue", "declared value", Pounds},
		{"/paperwurks/insurance_schedule/premium", "premium", Pounds},
		{"/paperwurks/insurance_schedule/excess", "excess", Pounds},
		{"/paperwurks/insurance_schedule/subsidenceExcess", "subsidence excess", Pounds},
		{"/paperwurks/insurance_schedule/interestedParties", "interested parties", Words},
		{"/paperwurks/insurance_schedule/terrorism", "terrorism cover", Answer}, // "Yes", "No"
	},
	parse: parseInsuranceSchedule,
}

var (
	policyInsurer  = label(`(?:name\s+of\s+)?(?:the\s+)?insurers?(?:\(s\))?(?:\s+name)?\b|underwritten\s+by\b|underwriters?\b|insurance\s+(?:company|provider)\b|insured\s+(?:with|by)\b`)
	policyBroker   = label(`(?:insurance\s+)?(?:broker|intermediary|agent)(?:\s+name)?\b|arranged\s+(?:by|through)\b`)
	policyNumbered = label(`(?:policy|certificate|contract)\s*(?:/\s*certificate\s*)?(?:no|number|ref(?:erence)?)\b\.?(?:\s+(?:no|number)\b\.?)?`)
	policyInsured  = label(`(?:the\s+)?(?:name\s+of\s+)?(?:the\s+)?(?:insured|policy\s?holder|assured)(?:\(s\))?(?:['’]s)?(?:\s+(?:name|names|party|parties))?\b`)
	policyProperty = label(`(?:the\s+)?(?:(?:insured\s+)?(?:property|premises|risk|building)\s+(?:address|insured|location)|address\s+of\s+(?:the\s+)?(?:insured\s+)?(?:property|premises|risk|building)|insured\s+(?:property|premises|address)|situation|premises|property|risk\s+location)\b`)
	policyPeriod   = label(`(?:current\s+)?(?:period\s+of\s+(?:insurance|cover)|(?:insurance|policy|cover)\s+period|effective\s+(?:dates?|period))`)
	policyStart    = label(`(?:effective|inception|start|commencement|cover\s+start)\s+(?:date|from)|(?:cover|insurance|policy)\s+(?:starts?|begins|commences|from)(?:\s+date)?`)
	policyEnd      = label(`(?:expiry|end|renewal|cover\s+end)\s+date|(?:cover|insurance|policy)\s+(?:ends|expires|to|until)|expires(?:\s+on)?|date\s+of\s+expiry|renewal\s+due`)
	policySum      = []*pattern.Pattern{
		label(`(?:total\s+)?buildings?\s+(?:sum\s+insured|(?:total\s+)?reinstatement\s+(?:value|cost)|cover)|(?:total\s+)?sum\s+insured(?:\s*[-–:]?\s*buildings?)?|reinstatement\s+(?:value|cost|sum)|rebuilding\s+(?:cost|sum)`),
		label(`buildings?\b`),
	}
	policyDeclared = label(`(?:buildings?\s+)?(?:total\s+)?declared\s+value(?:\s*[-–:]?\s*buildings?)?`)
	policyPremium  = label(`(?:total|annual|gross)?\s*(?:annual\s+)?premium(?:\s+(?:payable|including\s+IPT|inc\.?\s+IPT|incl\.?\s+IPT))?`)
	policyExcess   = label(`(?:standard\s+|general\s+|policy\s+|compulsory\s+|all\s+other\s+)?(?:excess(?:es)?|claims?\s+excess|losses)(?:\s+(?:amount|applicable|per\s+claim))?`)
	policySubs     = label(`subsidence(?:,?\s+(?:ground\s+)?heave(?:,?\s+(?:and|or|&)\s+landslip)?|,?\s+landslip)?(?:\s+excess)?|excess\s*[-–:]?\s*subsidence`)
	policyParties  = label(`(?:the\s+)?(?:interested\s+part(?:y|ies)|other\s+interests?|interests?\s+noted|noted\s+interests?|composite\s+insureds?|mortgagees?|loss\s+payees?)\b`)
	insurerTrade   = pattern.New(`(?i)\b(?:insurance|assurance|underwrit\w+|mutual|indemnity|indemnities|syndicate)\b[^,]*$`)
	brokerTrade    = pattern.New(`(?i)\b(?:brokers?|broking|risk\s+(?:partners|solutions|management|services)|insurance\s+services)\b`)
	terrorismLine  = label(`terrorism(?:\s+(?:cover|insurance|extension|act\s+of))?\b`)
	insuredTell    = pattern.New(`(?i)\b(?:yes|included|insured|covered|operative|full\s+cover|as\s+per\s+buildings)\b`)
	uninsuredTell  = pattern.New(`(?i)\b(?:no|not\s+(?:included|insured|covered|operative|taken|applicable)|excluded|nil|uninsured|not\s+selected)\b`)
	terrorismTell  = pattern.New(`(?i)\b(?:(including|includes|included)\s+(?:cover\s+for\s+)?(?:acts?\s+of\s+)?terrorism|(excluding|excludes)\s+(?:cover\s+for\s+)?(?:acts?\s+of\s+)?terrorism|terrorism\s+(?:cover\s+)?(?:(?:is|are)\s+)?(?:(included|insured|covered)|(not\s+included|excluded|not\s+insured|not\s+covered)))\b`)
)

// managesHomes is the name of a managing agent, who writes of the insurance and did not
// place it.
var managesHomes = pattern.New(`(?i)\b(?:manag(?:ing\s+agents?|ement)|residential|propert(?:y|ies)|estates?|blocks?|lettings?|housing|freehold|RTM)\b`)

// saySections states the values of the buildings where a table has a column for the
// declared value and one for the sum insured.
func (s *sheet) saySections(base string) {
	for _, p := range s.text.Document().Pages {
		var heads []ledgerHead
		for _, r := range s.rows(p.Number) {
			var found []ledgerHead
			told := 0
			for _, c := range r.cells {
				for _, part := range parted(c) {
					found = append(found, ledgerHead{part.Text(), part.Box()})
					if (sumHead.MatchString(part.Text()) || declaredHead.MatchString(part.Text())) && part.Words() <= 5 {
						told++
					}
				}
			}
			if told >= 2 {
				heads = found
				continue
			}
			if heads == nil || !buildingsRow.MatchString(r.cells[0].Text()) {
				continue
			}
			for _, c := range r.cells {
				for _, m := range c.FindAll(money) {
					i := under(heads, m.Box())
					n, ok := parseMoney(m.Whole)
					if i < 0 || !ok {
						continue
					}
					switch {
					case declaredHead.MatchString(heads[i].text):
						s.state(base+"declaredValue", m.Span, m.Whole, n)
					case sumHead.MatchString(heads[i].text):
						s.state(base+"sumInsured", m.Span, m.Whole, n)
					}
				}
			}
		}
	}
}

var (
	sumHead      = pattern.New(`(?i)\b(?:sums?\s+insured|insured\s+(?:value|amount)|limit)\b`)
	declaredHead = pattern.New(`(?i)\b(?:declared|day[\s-]one\s+(?:value|reinstatement)|base\s+(?:value|sum))\b`)
	buildingsRow = pattern.New(`(?i)^(?:(?:section\s+)?\d{1,2}[.):]?\s+|[A-Z][.):]\s+)?(?:the\s+|main\s+|residential\s+)?buildings?\b`)
	insurerIn    = pattern.New(`\b(?i:underwritten|insured|cover\s+(?:is\s+)?(?:provided|placed)|policy\s+(?:is\s+)?(?:issued|provided))\s+(?i:by|with)\s+(?i:the\s+)?(` + companyNamed.String() + `|(?:[A-Z][\w&'’.-]*\s+){1,5}(?:Insurance|Assurance|Mutual|Underwriting|Syndicate))`)
	declaredIn   = pattern.New(`(?i)\b(?:declared\s+value|day\s+one\s+(?:value|reinstatement\s+value))\b[^.;\f£]{0,30}?((?:£|GBP)\s*\d[\d,]*(?:\.\d{2})?)`)
	subsidenceIn = pattern.New(`(?i)((?:£|GBP)\s*\d[\d,]*(?:\.\d{2})?)\s+(?:in\s+respect\s+of|for|each\s+(?:and\s+every\s+)?|on|as\s+regards|where)\s+(?:\w+\s+){0,3}subsidence`)
	brokerSigned = pattern.New(`\b(?i:signed\s+(?:for|by|on\s+behalf\s+of)|for\s+and\s+on\s+behalf\s+of|issued\s+by|arranged\s+(?:by|through)|placed\s+(?:by|through)|your\s+broker(?:\s+is)?)[:,]?\s+(` + companyNamed.String() + `|(?:[A-Z][\w&'’.-]*\s+){1,4}(?:Brokers|Broking|Partners|Agencies|Partnership|Services)\b)`)
)

// What the labels of a schedule mean, for brokers and insurers that word them their own
// way: the declared value of a "day one" policy is what rebuilding costs on its first
// day, its sum insured that with the uplift.
var policySought = func() []sought {
	const base = "/paperwurks/insurance_schedule/"
	return []sought{
		{base + "declaredValue", pattern.New(`(?i)\b(?:declared|day[\s-]one|base)\b.*\b(?:value|reinstatement|cost|sum)\b|\bdeclared\b`), pattern.New(`(?i)\b(?:uplift|per\s?cent|contents|rent|insured|previous)\b`), "", takeSum},
		{base + "sumInsured", pattern.New(`(?i)\b(?:sum\s+insured|buildings?|reinstatement|rebuild\w*|insured\s+(?:value|amount)|cover\s+limit|day[\s-]one\s+sum\s+insured)\b`), pattern.New(`(?i)\b(?:contents|rent|loss|alternative|declared|excess|premium|terror\w*|liab\w*|common|landlord['’]?s|fees?|removal|construct\w*|address|age|year|date|type|name|safety|property|engineering)\b`), "", takeSum},
		{base + "excess", pattern.New(`(?i)\b(?:excess\w*|deductibles?|you\s+pay|every\s+(?:other\s+)?claim|(?:all|any)\s+other\s+(?:claims?|loss(?:es)?|perils?|damage|causes?|events?|insured\s+events?))\b`), pattern.New(`(?i)\b(?:subsid\w*|water|flood|storm|theft|malicious|liab\w*|in\s+excess)\b`), "", takeSum},
		{base + "subsidenceExcess", pattern.New(`(?i)\bsubsidence\b`), pattern.New(`(?i)\b(?:history|claims?|cover|previous|survey)\b`), "", takeSum},
		{base + "premium", pattern.New(`(?i)\b(?:premium|total\s+(?:cost|payable|to\s+pay)|price)\b`), pattern.New(`(?i)\b(?:terror\w*|instal\w*|month\w*|last|previous|net|excluding|before|tax\s+only|rate|adjust\w*|finance)\b`), "", takeSum},
		{base + "policyNumber", pattern.New(`(?i)\b(?:policy|certificate|contract|reference|ref|UMR|unique\s+market)\b`), pattern.New(`(?i)\b(?:date|limit|from|holder|type|period|premium|wording|excess|agency|broker|fca|start\w*|end\w*|quote|claims?|client)\b`), "", takeReference},
		{base + "insurer", pattern.New(`(?i)\b(?:insurers?|underwriters?|underwritten\s+by|insured\s+(?:by|with)|security|provided\s+by|carrier)\b`), pattern.New(`(?i)\b(?:share|address|number|ref\w*|liab\w*|deposit|system)\b`), "", takeName},
		{base + "broker", pattern.New(`(?i)\b(?:brokers?|intermediar\w+|arranged\s+(?:by|through)|placed\s+by|agents?|agency|introduced\s+by)\b`), pattern.New(`(?i)\b(?:number|no|ref\w*|fees?|code|address|managing|claims?)\b`), "", takeName},
		{base + "insured", pattern.New(`(?i)\b(?:policy\s*holders?|insured|assured|client|proposer|in\s+the\s+name\s+of)\b`), pattern.New(`(?i)\b(?:sum|value|amount|property|premises|address|by|with|perils?|risks?|events?|period|date|number|ref\w*|buildings?|interests?|parties|money)\b`), "", takeName},
		{base + "property", pattern.New(`(?i)\b(?:property|premises|situation|risk|address|location|building|insured\s+address|at|block)\b`), pattern.New(`(?i)\b(?:sum|value|owners?|insurer|broker|correspondence|postal|company|office|registered|type|construct\w*|number|safety|contact|policyholder|liab\w*|claims?|excess|all\s+risks)\b`), "", takePlace(base + "postcode")},
		{base + "startDate", pattern.New(`(?i)\b(?:start\w*|from|incept\w*|commenc\w*|effective|beg[ai]n\w*)\b`), pattern.New(`(?i)\b(?:first|original|built|to|until|retro\w*|since)\b`), "", takeDay},
		{base + "endDate", pattern.New(`(?i)\b(?:end\w*|expir\w*|renew\w*|until|ceas\w*)\b`), pattern.New(`(?i)\b(?:start\w*|from|premium|invited|endorse\w*)\b`), "", takeDay},
		{base + "interestedParties", pattern.New(`(?i)\b(?:interested\s+part\w+|loss\s+payees?|interests?|noted|mortgagees?|others?\s+(?:insured|covered|protected))\b`), pattern.New(`(?i)\b(?:rate|statement|respective|non[- ]invalidation|clause|insurable)\b`), "", takeWords(40)},
	}
}()

// What leaseholders ask of the insurance, in the questions and answers that managing
// agents write for them.
var policyAsked = func() []sought {
	const base = "/paperwurks/insurance_schedule/"
	return []sought{
		{base + "insurer", pattern.New(`(?i)\bwho\b.*\b(?:insurers?|underwrit\w+|insures|provides)\b|\b(?:insured|placed)\s+with\s+whom\b|\bwhich\s+(?:insurer|insurance\s+company|company)\b|\bwho\b.*\binsured\s+(?:by|with)\b|\b(?:is|are)\s+(?:the\s+)?insurers?$`), pattern.New(`(?i)\b(?:broker|claims?)\b`), "", takeName},
		{base + "broker", pattern.New(`(?i)\bwho\b.*\b(?:broker|arrange[sd]|placed)\b`), nil, "", takeName},
		{base + "policyNumber", pattern.New(`(?i)\b(?:policy|certificate)(?:['’]s)?\s+(?:number|no|reference)\b|\bnumber\s+of\s+(?:the|our|your)\s+policy\b`), nil, "", takeReference},
		{base + "insured", pattern.New(`(?i)\b(?:whose|what)\s+name\b|\bwho\s+(?:is|are|holds|took\s+out|has)\b.*\b(?:insured|policy\s*holder|policy)$`), pattern.New(`(?i)\b(?:insured\s+(?:by|with)|interests?)\b`), "", takeName},
		{base + "property", pattern.New(`(?i)\b(?:which|what)\s+(?:building|property|block|premises|address)\b|\bwhere\s+is\b.*\b(?:building|property|block)\b|\bwhat\s+is\s+(?:the\s+)?(?:address|building|property)\b.*`), pattern.New(`(?i)\b(?:value|worth|made|type|cost|sum)\b`), "", takePlace(base + "postcode")},
		{base + "startDate", pattern.New(`(?i)\b(?:when|what\s+date|from\s+when)\b.*\b(?:start\w*|beg[ai]n|commenc\w+|incept\w*|effect|from\s+when)\b|^from\s+when\b`), pattern.New(`(?i)\b(?:end\w*|expir\w+|renew\w*|built)\b`), "", takeDay},
		{base + "endDate", pattern.New(`(?i)\b(?:when|how\s+long|what\s+date|until)\b.*\b(?:end\w*|expir\w+|renew\w*|run\s+out|last|until|cease|when)\b`), pattern.New(`(?i)\b(?:start\w*|beg[ai]n|commenc\w+|valu\w+|claims?)\b`), "", takeDay},
		{base + "sumInsured", pattern.New(`(?i)\bhow\s+much\b.*\binsured\b|\b(?:sum\s+insured|insured\s+(?:for|sum)|rebuild\w*|reinstate\w*)\b`), pattern.New(`(?i)\b(?:contents|excess|premium|liab\w*|rent|accommodation|declared|last|when|valued)\b`), "", takeSum},
		{base + "declaredValue", pattern.New(`(?i)\bdeclared\s+value\b`), nil, "", takeSum},
		{base + "premium", pattern.New(`(?i)\bpremium\b|\b(?:what|how\s+much)\b.*\bcosts?\b`), pattern.New(`(?i)\b(?:rebuild\w*|reinstate\w*|who|when|share|my|last|commission|why|excess|contents|flat)\b`), "", takeSum},
		{base + "excess", pattern.New(`(?i)\bexcess(?:es)?\b`), pattern.New(`(?i)\b(?:subsid\w*|water|flood|storm|theft|leak|who)\b`), "", takeSum},
		{base + "subsidenceExcess", pattern.New(`(?i)\bsubsidence\b`), pattern.New(`(?i)\b(?:history|claims?|suffered|survey)\b`), "", takeSum},
		{base + "terrorism", pattern.New(`(?i)\bterroris[mt]\w*\b`), nil, "", takeYesNo},
	}
}()

// respectiveOnly is how the clause ends that says for what others are insured.
var respectiveOnly = pattern.New(`(?i)^(?:for\s+)?(?:their|its|the)?\s*respective\s+(?:rights|interests)\b`)

// parseInsuranceSchedule reads the schedule's labels and rows.
func parseInsuranceSchedule(s *sheet) {
	const base = "/paperwurks/insurance_schedule/"
	if asked := s.asked(); len(asked) >= leastQuestions {
		for _, w := range policyAsked {
			s.seekIn(asked, w)
		}
	}
	s.sayName(base+"insurer", policyInsurer)
	for i, m := range s.FindAll(insurerIn) {
		if i >= mostPlaces || s.said[base+"insurer"] {
			break
		}
		s.stateIn(base+"insurer", m.OnePage(), strings.Trim(nameTail.ReplaceAllString(evidence.Fold(m.Group[0].String), ""), " ,.;"), nil)
	}
	if !s.said[base+"insurer"] {
		s.sayHeadName(base+"insurer", insurerTrade)
	}
	if !s.sayName(base+"broker", policyBroker) && !s.sayHeadName(base+"broker", brokerTrade) {
		if _, ok := s.Find(brokerWrites); ok {
			s.sayHeadName(base+"broker", anyFirm)
			broker, _ := s.fact(base + "broker")
			if insurer, ok := s.fact(base + "insurer"); ok && s.said[base+"broker"] && SameName(broker.Value(), insurer.Value()) {
				s.unsay(base + "broker")
			}
		}
	}
	s.sayNumber(base+"policyNumber", policyNumbered)
	s.sayBlock(base+"insured", 30, policyInsured)
	s.trimCareOf(base + "insured")
	s.sayPlace(base+"property", base+"postcode", policyProperty)
	s.sayDate(base+"startDate", policyStart)
	s.sayDate(base+"endDate", policyEnd)
	if !s.said[base+"startDate"] || !s.said[base+"endDate"] {
		s.sayTerm(base+"startDate", base+"endDate", policyPeriod)
	}
	s.trimName(base + "insurer")
	s.trimName(base + "broker")
	s.saySections(base)
	s.sayPounds(base+"declaredValue", policyDeclared)
	s.sayPoundsIn(base+"declaredValue", declaredIn)
	s.sayPounds(base+"sumInsured", policySum...)
	if _, taxed := s.Find(taxTold); taxed {
		s.sayPounds(base+"premium", premiumInAll) // what is paid, not the sum before the tax
	}
	s.sayPounds(base+"premium", policyPremium)
	s.sayPounds(base+"subsidenceExcess", policySubs)
	if s.sayPoundsIn(base+"subsidenceExcess", subsidenceIn); !s.said[base+"excess"] {
		if !s.sayPounds(base+"excess", excessOfRest) && s.sayPounds(base+"excess", policyExcess) {
			if f, _ := s.fact(base + "excess"); excessOfPeril.MatchString(f.Citation().Quote()) {
				s.unsay(base + "excess")
			}
		}
	}
	s.tellPolicy(base)
	s.sayBlock(base+"interestedParties", 40, policyParties)
	s.seekTurned(policySought...)
	s.seek(policySought...)
	s.seekEntries(policySought...)
	if f, ok := s.fact(base + "interestedParties"); ok && respectiveOnly.MatchString(f.Value()) {
		s.unsay(base + "interestedParties") // the end of the insured's name: "the lessees for their" over it
	}
	for i, m := range s.FindAll(brokerSigned) {
		if i >= mostPlaces || s.said[base+"broker"] {
			break
		}
		insurer, _ := s.fact(base + "insurer")
		if name := strings.Trim(nameTail.ReplaceAllString(evidence.Fold(m.Group[0].String), ""), " ,.;"); !insurer.IsZero() && !SameName(name, insurer.Value()) && (brokerTrade.MatchString(name) || !managesHomes.MatchString(name)) {
			s.stateIn(base+"broker", m.OnePage(), name, nil)
		}
	}
	for _, l := range s.placesOf(s.Span, terrorismLine) {
		v := clip(s.valueOf(l), 6)
		for i, re := range []*pattern.Pattern{uninsuredTell, insuredTell} {
			if m, ok := v.Find(re); ok && s.state(base+"terrorism", withLabel(l, v), m.Whole, []string{"No", "Yes"}[i]) {
				break
			}
		}
	}
	if m, ok := s.Find(terrorismTell); ok {
		for i, yes := range []string{"Yes", "No", "Yes", "No"} {
			if w := m.Group[i].String; w != "" {
				s.state(base+"terrorism", m.Span, w, yes)
			}
		}
	}
}
