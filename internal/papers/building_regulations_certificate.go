package papers

import "regexp"

const buildingRegsPath = "/paperwurks/building_regulations_certificate/"

var buildingRegsCertificate = definition{
	kind: BuildingRegsCertificate, name: "building regulations certificate",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)building\s+regulations?(?:\s+\d{4})?\b`), weight: 0.4, head: true},
		{re: regexp.MustCompile(`(?i)\b(?:completion|final|regularisation|part(?:ial)?\s+(?:completion|final)|occupation)\s+certificate\b|certificate\s+of\s+(?:completion|final|compliance)|plans\s+certificate|initial\s+notice|approval\s+of\s+plans|(?:full\s+)?plans\s+approv(?:al|ed)|building\s+notice\s+accept`), weight: 0.55, head: true},
		{re: regexp.MustCompile(`(?i)\bLABC\b|building\s+control\b|approved\s+inspector|registered\s+building\s+control\s+approver`), weight: 0.35, head: true},
		{re: regexp.MustCompile(`(?i)evidence\s*\(?but\s+not\s+conclusive|taking\s+(?:all\s+)?reasonable\s+steps`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)\b(?:FENSA|CERTASS|NICEIC|NAPIT|HETAS|OFTEC|gas\s+safe|ELECSA|competent\s+person)\b|enquiries\s+of\s+local|CON\s?29|local\s+land\s+charges|planning\s+permission\s+granted|property\s+information\s+form|building\s+safety\s+act`), weight: -0.6, head: true},
	},
	fields: []Field{
		{buildingRegsPath + "certificateType", "what it is", Answer}, // Completion certificate, Partial completion certificate, Final certificate, Initial notice, Plans approval, Plans rejection, Building notice, Regularisation certificate
		{buildingRegsPath + "reference", "reference", Words},
		{buildingRegsPath + "works", "works", Words},
		{buildingRegsPath + "completionDate", "works completed", Day},
		{buildingRegsPath + "certificateDate", "date of certificate", Day},
		{buildingRegsPath + "issuer", "issued by", Words},
		{buildingRegsPath + "issuerType", "kind of issuer", Answer}, // Local authority, Approved inspector
		{buildingRegsPath + "address", "address", Words},
		{buildingRegsPath + "applicant", "applicant", Words},
	},
}
