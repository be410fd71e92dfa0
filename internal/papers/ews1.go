package papers

import "regexp"

// ews1 is the external wall form that lenders ask for (RICS form EWS1).
var ews1 = definition{
	kind: EWS1, name: "external wall form (EWS1)",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bform\s+EWS\s?[1l]\b|\bEWS\s?[1l]\s*:?\s*(?:form|external)\b`), 0.9, true},
		{regexp.MustCompile(`(?i)\bexternal\s+wall\s+(?:fire\s+review|system)\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\boption\s+[AB]\b[\s\S]{0,400}\b[AB]\s?[1-3]\b`), 0.4, false},
		{regexp.MustCompile(`(?i)\bLPE\s?1\b|\bleasehold\s+(?:property|information)\b`), -0.8, true},
	},
	fields: []Field{
		// The form: the building, the option and who signed.
		{"/paperwurks/ews1/building", "building", Words},
		{"/paperwurks/ews1/postcode", "postcode", Words},
		{"/paperwurks/ews1/client", "client", Words},
		{"/paperwurks/ews1/option", "option", Answer}, // "A1", "A2", "A3", "B1", "B2"
		{"/paperwurks/ews1/signatory", "signed by", Words},
		{"/paperwurks/ews1/qualification", "signatory's qualification", Words},
		{"/paperwurks/ews1/professionalBody", "professional body", Words},
		{"/paperwurks/ews1/firm", "firm", Words},
		{"/paperwurks/ews1/membershipNumber", "membership number", Words},
		{"/paperwurks/ews1/date", "date of the form", Day},
		{"/paperwurks/ews1/validUntil", "valid until (computed)", Day}, // five years from its date
	},
}
