package papers

import "regexp"

// indemnityPolicy is a legal indemnity policy for a defect in title or consent.
var indemnityPolicy = definition{
	kind: IndemnityPolicy, name: "indemnity policy",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:legal|title|defective\s+title|residential)\s+(?:contingency\s+)?indemnity\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\bindemnity\s+(?:insurance\s+)?(?:policy|schedule|certificate)\b`), 0.7, true},
		{regexp.MustCompile(`(?i)\binsured\s+(?:risk|use|defect)\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\blimit\s+of\s+indemnity\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\bsuccessors?\s+in\s+title\b`), 0.2, false},
		{regexp.MustCompile(`(?i)\bproperty\s+owners?['’]?\s+(?:insurance|policy)\b`), -0.6, true},
		{regexp.MustCompile(`(?i)\bterrorism\b`), -0.2, false},
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
}
