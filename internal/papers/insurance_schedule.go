package papers

import "github.com/paperwurks/paperwurks/internal/pattern"

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
	terrorismTell  = pattern.New(`(?i)\b(?:(including|includes|included)\s+(?:cover\s+for\s+)?(?:acts?\s+of\s+)?terrorism|(excluding|excludes)\s+(?:cover\s+for\s+)?(?:acts?\s+of\s+)?terrorism|terrorism\s+(?:cover\s+)?(?:is\s+)?(?:(included|insured|covered)|(not\s+included|excluded|not\s+insured|not\s+covered)))\b`)
)

// parseInsuranceSchedule reads the schedule's labels and rows.
func parseInsuranceSchedule(s *sheet) {
	const base = "/paperwurks/insurance_schedule/"
	if !s.sayName(base+"insurer", policyInsurer) {
		s.sayHeadName(base+"insurer", insurerTrade)
	}
	if !s.sayName(base+"broker", policyBroker) {
		s.sayHeadName(base+"broker", brokerTrade)
	}
	s.sayNumber(base+"policyNumber", policyNumbered)
	s.sayBlock(base+"insured", 30, policyInsured)
	s.sayPlace(base+"property", base+"postcode", policyProperty)
	s.sayDate(base+"startDate", policyStart)
	s.sayDate(base+"endDate", policyEnd)
	if !s.said[base+"startDate"] || !s.said[base+"endDate"] {
		s.sayTerm(base+"startDate", base+"endDate", policyPeriod)
	}
	s.sayPounds(base+"declaredValue", policyDeclared)
	s.sayPounds(base+"sumInsured", policySum...)
	s.sayPounds(base+"premium", policyPremium)
	s.sayPounds(base+"subsidenceExcess", policySubs)
	s.sayPounds(base+"excess", policyExcess)
	s.sayBlock(base+"interestedParties", 40, policyParties)
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
