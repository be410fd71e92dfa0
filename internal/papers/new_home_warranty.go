package papers

import "regexp"

// newHomeWarranty is a warranty's certificate or policy schedule: NHBC Buildmark,
// LABC, Premier Guarantee, Checkmate, Q Assure, ICW, Zurich and the like.
var newHomeWarranty = definition{
	kind: NewHomeWarranty, name: "new home warranty",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bbuildmark\b`), 0.9, true},
		{regexp.MustCompile(`(?i)\b(?:NHBC|LABC\s+Warranty|Premier\s+Guarantee|Checkmate|Build-?Zone|Q\s+Assure|Protek|ICW|BLP|Advantage\s+HCI)\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\b(?:structural|new\s+homes?|building)\s+(?:warranty|insurance\s+policy|guarantee)\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\b(?:certificate|period)\s+of\s+(?:approval|insurance|cover)\b`), 0.3, true},
		{regexp.MustCompile(`(?i)\bdefects?\s+(?:insurance|liability)\s+period\b|\bstructural\s+(?:insurance|defects?)\s+period\b`), 0.6, false},
		{regexp.MustCompile(`(?i)\bproperty\s+information\s+form\b|\bcontract\b`), -0.5, true},
	},
	fields: []Field{
		// The certificate or schedule of cover.
		{"/paperwurks/new_home_warranty/provider", "warranty provider", Words},
		{"/paperwurks/new_home_warranty/policyNumber", "policy number", Words},
		{"/paperwurks/new_home_warranty/builder", "builder or developer", Words},
		{"/paperwurks/new_home_warranty/policyholder", "policyholder", Words},
		{"/paperwurks/new_home_warranty/property", "property", Words},
		{"/paperwurks/new_home_warranty/postcode", "postcode", Words},
		{"/paperwurks/new_home_warranty/startDate", "cover starts", Day},
		{"/paperwurks/new_home_warranty/endDate", "cover ends", Day},
		{"/paperwurks/new_home_warranty/term", "length of cover in years", Number},
		{"/paperwurks/new_home_warranty/completionDate", "completion or first sale", Day},
		{"/paperwurks/new_home_warranty/defectsPeriodEnd", "builder's defects period ends", Day},
		{"/paperwurks/new_home_warranty/limit", "limit of cover", Pounds},
		{"/paperwurks/new_home_warranty/excess", "excess", Pounds},
		{"/paperwurks/new_home_warranty/issued", "issued", Day},
	},
}
