package papers

import "github.com/paperwurks/paperwurks/internal/pattern"

// lpe1Questions are the leasehold property enquiries', by PDTF's references.
var lpe1Questions = questionsOf("lpe1")

// numberedReplies is a manager's form, by whatever words it opens, whose questions are
// answered under their numbers, the reserve fund's among them.
var numberedReplies = pattern.New(`(?i)\b(?:LPE|FME)\s?1\b[\s\S]*?(?:\n\s*[1-8]\.\d{1,2}(?:\.\d{1,2})?(?:\([a-z]\))?\s[^\n]*(?:\n[^\n]*){0,3}?){6}[\s\S]*?\b(?:reserve|sinking)\s+fund\b`)

var lpe1 = definition{
	kind: LPE1, name: "leasehold property enquiries (LPE1)",
	anchors: []anchor{
		{pattern.New(`(?i)\bLPE\s?[1l]\b`), 0.9, true},
		{pattern.New(`(?i)\bleasehold\s+property\s+enquiries\b`), 0.9, true},
		{pattern.New(`(?i)\b(?:leasehold|management|managing\s+agents?['’]?)\s+(?:sales?\s+)?(?:information|enquir\w+|pack)\b`), 0.4, true},
		{pattern.New(`(?is)\bdeed\s+of\s+covenant\b.*?\blicen[cs]e\s+to\s+assign\b.*?\b(?:reserve|sinking)\s+fund\b`), 0.6, false},
		{pattern.New(`(?i)\bpayable\s+by\s+the\s+lessee\b|\blessees?\s+of\s+the\s+property\b`), 0.3, false},
		{pattern.New(`(?i)\bleasehold\s+information\s+form\b`), -0.9, true},
		{pattern.New(`(?i)\bFME\s?[1l]\b|\bfreehold\s+management\s+enquiries\b`), -0.9, true},
	},
	fields: fieldsOf(lpe1Questions),
	parse: func(s *sheet) {
		s.sayContacts(lpe1Questions)
		s.parseForm(lpe1Questions)
		s.tell(leasehold, "lpe1")
	},
}
