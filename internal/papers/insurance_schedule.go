package papers

import "regexp"

// insuranceSchedule is a buildings insurance schedule or certificate.
var insuranceSchedule = definition{
	kind: InsuranceSchedule, name: "buildings insurance schedule",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:policy|insurance|renewal)\s+schedule\b|\bschedule\s+of\s+insurance\b|\bsummary\s+of\s+cover\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bcertificate\s+of\s+insurance\b|\bconfirmation\s+of\s+(?:insurance|cover)\b`), 0.5, true},
		{regexp.MustCompile(`(?i)\b(?:buildings?|property\s+owners?['’]?s?['’]?|residential\s+flats|block\s+of\s+flats|landlords?['’]?s?)\s+(?:combined\s+|select\s+)?(?:insurance|policy)\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bdeclared\s+value\b|\bbuildings?\s+sum\s+insured\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\binterested\s+part(?:y|ies)\b`), 0.3, false},
		{regexp.MustCompile(`(?i)\b(?:legal|title)\s+indemnity\b|\blimit\s+of\s+indemnity\b|\bstructural\s+warranty\b|\bbuildmark\b`), -0.6, true},
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
}
