package papers

import "regexp"

// correspondence is a letter or an e-mail: most often the managing agent's, the
// seller's solicitor's or a lender's.
var correspondence = definition{
	kind: Correspondence, name: "letter",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bDear\s+(?:Sirs?|Madam|Mr|Mrs|Ms|Miss|Dr|Colleagues?|Leaseholders?|[A-Z][a-z]+)\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bYours\s+(?:faithfully|sincerely|truly)\b`), 0.6, false},
		{regexp.MustCompile(`(?i)\b(?:Kind|Best|With)\s+(?:kind\s+)?regards\b`), 0.4, false},
		{regexp.MustCompile(`(?i)\b(?:Our|Your)\s+ref(?:erence)?\b`), 0.3, true},
		{regexp.MustCompile(`(?m)^From:\s[^\n]*\n(?:[^\n]*\n){0,3}(?:To|Sent|Date|Subject):\s`), 0.7, true},
		{regexp.MustCompile(`(?i)\b(?:application|demand)\s+for\s+(?:payment|service\s+charge|ground\s+rent)\b`), 0.5, true},
		{regexp.MustCompile(`(?i)\bthis\s+(?:deed|lease|agreement|notice)\b|\bofficial\s+copy\b|\bsection\s+20\s+notice\b|\bpolicy\s+schedule\b|\bmemorandum\s+of\s+sale\b`), -0.5, true},
	},
	fields: []Field{
		// The letter's head.
		{"/paperwurks/correspondence/from", "from", Words},
		{"/paperwurks/correspondence/to", "to", Words},
		{"/paperwurks/correspondence/date", "date", Day},
		{"/paperwurks/correspondence/subject", "subject", Words},
		{"/paperwurks/correspondence/ourReference", "their reference", Words},
		{"/paperwurks/correspondence/yourReference", "our reference", Words},
		// What a managing agent's letter says.
		{"/paperwurks/correspondence/amountDemanded", "amount demanded", Pounds},
		{"/paperwurks/correspondence/arrears", "arrears", Pounds},
		{"/paperwurks/correspondence/payBy", "pay by", Day},
		{"/paperwurks/correspondence/groundRent", "ground rent", Pounds},
		{"/paperwurks/correspondence/serviceCharge", "service charge", Pounds},
		{"/paperwurks/correspondence/noticeMentioned/*", "notice mentioned", Words},   // the sentence
		{"/paperwurks/correspondence/worksMentioned/*", "works mentioned", Words},     // the sentence
		{"/paperwurks/correspondence/disputeMentioned/*", "dispute mentioned", Words}, // the sentence
	},
}
