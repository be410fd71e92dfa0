package papers

import "github.com/paperwurks/paperwurks/internal/pattern"

// ta7Questions are the leasehold information form's, by PDTF's references.
var ta7Questions = questionsOf("ta7")

var ta7 = definition{
	kind: TA7, name: "leasehold information form (TA7)",
	anchors: []anchor{
		{pattern.New(`(?i)\bTA\s?7\b`), 0.8, true},
		{pattern.New(`(?i)\bleasehold\s+information\s+form\b`), 0.9, true},
		{pattern.New(`(?i)\bleasehold\s+information\b`), 0.4, true},
		{pattern.New(`(?i)\bleasehold\s+(?:answers|questionnaire|replies)\b`), 0.6, true},
		{pattern.New(`(?i)\bdo\s+you\s+pay\s+(?:a\s+)?(?:ground\s+rent|(?:any\s+)?service\s+charge)`), 0.4, false},
		{pattern.New(`(?i)\bdoes\s+the\s+seller\s+(?:pay|contribute)\b`), 0.3, false},
		{pattern.New(`(?i)\b(?:LPE|FME)\s?1\b`), -0.8, true},
	},
	fields: fieldsOf(ta7Questions),
	parse: func(s *sheet) {
		s.parseForm(ta7Questions)
		s.tell(leasehold, "ta7")
	},
}
