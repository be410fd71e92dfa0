package papers

import "regexp"

// section20Notice is a notice of the consultation that section 20 of the Landlord
// and Tenant Act 1985 asks for before qualifying works or a long-term agreement.
var section20Notice = definition{
	kind: Section20Notice, name: "section 20 notice",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bnotice\s+of\s+(?:intention|estimates|proposal)\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\bstatement\s+of\s+estimates\b`), 0.7, true},
		{regexp.MustCompile(`(?i)\bsection\s+20\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bqualifying\s+(?:works|long[- ]term\s+agreement)\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\blandlord\s+and\s+tenant\s+act\s+1985\b`), 0.4, true},
		{regexp.MustCompile(`(?i)\binvite\s+you\s+to\s+make\s+(?:written\s+)?observations\b|\bobservations\s+in\s+writing\b`), 0.4, false},
		{regexp.MustCompile(`(?i)\bLPE\s?1\b|\bleasehold\s+(?:property|information)\b`), -0.8, true},
	},
	fields: []Field{
		// The notice: Service Charges (Consultation Requirements) (England) Regulations 2003.
		{"/paperwurks/section_20_notice/stage", "stage", Answer}, // "Notice of intention", "Statement of estimates", "Notification of award"
		{"/paperwurks/section_20_notice/date", "date of the notice", Day},
		{"/paperwurks/section_20_notice/property", "property", Words},
		{"/paperwurks/section_20_notice/landlord", "landlord", Words},
		{"/paperwurks/section_20_notice/works", "works", Words},
		{"/paperwurks/section_20_notice/reason", "reason for the works", Words},
		{"/paperwurks/section_20_notice/estimates/*/contractor", "contractor", Words},
		{"/paperwurks/section_20_notice/estimates/*/amount", "estimate", Pounds},
		{"/paperwurks/section_20_notice/totalEstimate", "total estimate", Pounds},
		{"/paperwurks/section_20_notice/contribution", "leaseholder's contribution", Pounds},
		{"/paperwurks/section_20_notice/responseBy", "observations by", Day},
	},
}
