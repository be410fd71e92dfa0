package papers

import "regexp"

const (
	epcCertificate     = "/propertyPack/energyEfficiency/certificate/"
	epcRecommendations = "/propertyPack/energyEfficiency/recommendations/*/"
)

var epc = definition{
	kind: EPC, name: "energy performance certificate",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)energy\s+performance\s+certificate|tystysgrif\s+perfformiad\s+ynni`), weight: 0.7, head: true},
		{re: regexp.MustCompile(`(?i)energy\s+(?:efficiency\s+)?rating`), weight: 0.4, head: true},
		{re: regexp.MustCompile(`(?i)(?:certificate\s+number|reference\s+number|RRN)\s*:?\s*\d{4}-\d{4}-\d{4}-\d{4}-\d{4}`), weight: 0.6},
		{re: regexp.MustCompile(`(?i)total\s+floor\s+area`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)date\s+of\s+assessment|assessment\s+date|type\s+of\s+assessment`), weight: 0.25},
		{re: regexp.MustCompile(`(?i)property\s+information\s+form|\bTA6\b|\bBASPI\b|contract\s+for\s+(?:the\s+)?sale`), weight: -0.5, head: true},
	},
	fields: []Field{
		{epcCertificate + "certificateNumber", "certificate number", Words},
		{epcCertificate + "address", "address", Words},
		{epcCertificate + "postcode", "postcode", Words},
		{epcCertificate + "uprn", "UPRN", Number},
		{epcCertificate + "propertyType", "type of property", Words},
		{epcCertificate + "totalFloorArea", "floor area in square metres", Number},
		{epcCertificate + "currentEnergyRating", "energy rating", Answer}, // A to G
		{epcCertificate + "currentEnergyEfficiency", "energy score", Number},
		{epcCertificate + "potentialEnergyRating", "potential rating", Answer},
		{epcCertificate + "potentialEnergyEfficiency", "potential score", Number},
		{epcCertificate + "inspectionDate", "date of assessment", Day},
		{epcCertificate + "lodgementDate", "date of certificate", Day},
		// PDTF has no expiry. Ten years from the certificate: Energy Performance of
		// Buildings (England and Wales) Regulations 2012, reg. 11.
		{"/paperwurks/epc/validUntil", "valid until", Day},
		{epcCertificate + "wallsDescription", "walls", Words},
		{epcCertificate + "wallsEnergyEff", "walls: rating", Words},
		{epcCertificate + "roofDescription", "roof", Words},
		{epcCertificate + "roofEnergyEff", "roof: rating", Words},
		{epcCertificate + "floorDescription", "floor", Words},
		{epcCertificate + "windowsDescription", "windows", Words},
		{epcCertificate + "windowsEnergyEff", "windows: rating", Words},
		{epcCertificate + "mainheatDescription", "main heating", Words},
		{epcCertificate + "mainheatEnergyEff", "main heating: rating", Words},
		{epcCertificate + "mainheatcontDescription", "heating controls", Words},
		{epcCertificate + "mainheatcEnergyEff", "heating controls: rating", Words},
		{epcCertificate + "hotwaterDescription", "hot water", Words},
		{epcCertificate + "hotWaterEnergyEff", "hot water: rating", Words},
		{epcCertificate + "lightingDescription", "lighting", Words},
		{epcCertificate + "lightingEnergyEff", "lighting: rating", Words},
		{epcCertificate + "secondheatDescription", "second heating", Words},
		{epcRecommendations + "improvementSummaryText", "recommended improvement", Words},
		{epcRecommendations + "indicativeCost", "cost of the improvement", Words},
		{"/paperwurks/epc/assessorName", "assessor", Words},
		{"/paperwurks/epc/assessorId", "assessor's number", Words},
		{"/paperwurks/epc/accreditationScheme", "assessor's scheme", Words},
	},
}
