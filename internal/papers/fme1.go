package papers

import "github.com/paperwurks/paperwurks/internal/pattern"

// fme1Questions are the freehold management enquiries', by PDTF's references.
var fme1Questions = questionsOf("fme1")

var fme1 = definition{
	kind: FME1, name: "freehold management enquiries (FME1)",
	anchors: []anchor{
		{pattern.New(`(?i)\bFME\s?[1l]\b`), 0.9, true},
		{pattern.New(`(?i)\bfreehold\s+management\s+enquiries\b`), 0.9, true},
		{pattern.New(`(?i)\brent\s?charge\s+owner\b`), 0.3, false},
		{pattern.New(`(?is)\bdeed\s+of\s+covenant\b.*?\bestate\s+(?:rent)?charges?\b.*?\b(?:reserve|sinking)\s+fund\b`), 0.6, false},
		{pattern.New(`(?i)\bmanaged\s+areas?\b`), 0.2, false},
	},
	fields: fieldsOf(fme1Questions),
	parse: func(s *sheet) {
		s.sayContacts(fme1Questions)
		s.parseForm(fme1Questions)
		s.tell(owned+"/managedFreeholdOrCommonholdInformation", "fme1")
	},
}
