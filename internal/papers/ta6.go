package papers

import "regexp"

// ta6Questions are the property information form's, by PDTF's references (they
// look like the fourth edition's). Other editions map by wording.
var ta6Questions = questionsOf("ta6")

var ta6 = definition{
	kind: TA6, name: "property information form (TA6)",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bTA\s?6\b`), 0.75, true},
		{regexp.MustCompile(`(?i)\bproperty\s+information\s+form\b`), 0.85, true},
		{regexp.MustCompile(`(?i)\b(?:seller|vendor)['’]?s?['’]?\s+(?:property\s+)?(?:information|questionnaire)\b`), 0.5, true},
		{regexp.MustCompile(`(?i)\bjapanese\s+knotweed\b`), 0.15, false},
		{regexp.MustCompile(`(?i)\baged\s+17\s+or\s+over\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\bboundary\s+feature`), 0.4, false},
		{regexp.MustCompile(`(?i)\bleasehold\s+(?:property\s+)?(?:information|enquiries)\b`), -0.8, true},
		{regexp.MustCompile(`(?i)\bfittings\s+and\s+contents\b`), -0.7, true},
	},
	fields: fieldsOf(ta6Questions),
	parse:  func(s *sheet) { s.parseForm(ta6Questions) },
}
