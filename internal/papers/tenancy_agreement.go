package papers

import "regexp"

const tenancySays = "/paperwurks/tenancy_agreement"

var tenancyAgreement = definition{
	kind: TenancyAgreement, name: "tenancy agreement",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:assured\s+(?:shorthold\s+)?tenancy|tenancy)\s+agreement\b`), 0.85, true},
		{regexp.MustCompile(`(?i)\bagreement\s+for\s+an?\s+assured\s+(?:shorthold\s+)?tenancy\b`), 0.85, true},
		{regexp.MustCompile(`(?i)\b(?:standard\s+)?occupation\s+contract\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bwritten\s+statement\s+of\s+(?:a\s+)?(?:fixed\s+term\s+|periodic\s+)?(?:standard|secure|occupation)\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\btenancy\s+deposit\s+scheme\b`), 0.3, false},
	},
	fields: []Field{
		{tenancySays + "/type", "type of letting", Answer}, // "assured shorthold", "assured", "occupation contract", "other"
		{tenancySays + "/date", "date of the agreement", Day},
		{tenancySays + "/landlord", "landlord", Words},
		{tenancySays + "/tenants/*/name", "tenant or contract-holder", Words},
		{tenancySays + "/property", "property let", Words},
		{tenancySays + "/start", "start of the tenancy", Day},
		{tenancySays + "/end", "end of the fixed term", Day},
		{tenancySays + "/term", "term", Words},
		{"/propertyPack/lettingInformation/rent", "rent", Pounds},
		{"/propertyPack/lettingInformation/rentFrequency", "rent payable", Answer}, // "Yearly", "Quarterly", "Monthly", "Weekly"
		{"/propertyPack/lettingInformation/securityDeposit", "deposit", Pounds},
		{tenancySays + "/depositScheme", "deposit protected with", Words},
		{tenancySays + "/breakClause/text", "break clause", Words},
	},
}
