package papers

import "github.com/paperwurks/paperwurks/internal/pattern"

// ta6Questions are the property information form's, by PDTF's references (they
// look like the fourth edition's). Other editions map by wording.
var ta6Questions = questionsOf("ta6")

var ta6 = definition{
	kind: TA6, name: "property information form (TA6)",
	anchors: []anchor{
		{pattern.New(`(?i)\bTA\s?6\b`), 0.75, true},
		{pattern.New(`(?i)\bproperty\s+information\s+form\b`), 0.85, true},
		{pattern.New(`(?i)\b(?:seller|vendor)['’]?s?['’]?\s+(?:property\s+)?(?:information|questionnaire)\b`), 0.5, true},
		{pattern.New(`(?i)\bproperty\s+information\s+(?:questionnaire|answers|replies)\b`), 0.85, true},
		{pattern.New(`(?im)^\W*(?:\d{1,2}\W+)?(?:notices\s+(?:&|and)\s+proposals|disputes\s+(?:&|and)\s+complaints|rights\s+(?:&|and)\s+informal\s+arrangements|guarantees\s+(?:&|and)\s+warranties)\W*$`), 0.35, false},
		{pattern.New(`(?i)\bjapanese\s+knotweed\b`), 0.15, false},
		{pattern.New(`(?i)\baged\s+17\s+or\s+over\b`), 0.5, false},
		{pattern.New(`(?i)\bboundary\s+feature`), 0.4, false},
		{pattern.New(`(?i)\bleasehold\s+(?:property\s+)?(?:information|enquiries)\b`), -0.8, true},
		{pattern.New(`(?i)\bfittings\s+and\s+contents\b`), -0.7, true},
	},
	fields: fieldsOf(ta6Questions),
	parse: func(s *sheet) {
		s.parseForm(ta6Questions)
		s.sayConsents()
		if f, ok := s.fact("/propertyPack/alterationsAndChanges/hasStructuralAlterations/yesNo"); ok && f.Normalised() == "No" {
			s.unsay("/paperwurks/ta6/structuralAlterationsYear") // of what else was done
		}
		const panels = "/propertyPack/electricity/solarPanels/"
		if y, ok := s.fact(panels + "yearInstalled"); ok {
			if f, ok := s.fact(panels + "yesNo"); (!ok || f.Normalised() != "Yes") && !asksWhen.MatchString(y.Citation().Quote()) {
				s.unsay(panels + "yearInstalled") // of a charger or a heat pump, asked for together
			}
		}
	},
}

// asksWhen is a question that asks for a year.
var asksWhen = pattern.New(`(?i)\b(?:year|when|installed)\b`)
