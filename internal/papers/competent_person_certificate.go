package papers

import "regexp"

const competentPath = "/paperwurks/competent_person_certificate/"

var competentPersonCertificate = definition{
	kind: CompetentPersonCertificate, name: "competent person certificate",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)\b(?:FENSA|CERTASS|gas\s*safe(?:\s+register)?|NICEIC|NAPIT|HETAS|OFTEC|ELECSA|STROMA|BESCA|CORGI|APHC|BSI\s+kitemark|cert-?sure|NFRC|assure\s+certification|blue\s+flame|MCS)\b`), weight: 0.6, head: true},
		{re: regexp.MustCompile(`(?i)\b(?:building\s+regulations?\s+compliance\s+certificate|certificate\s+of\s+(?:building\s+regulations?\s+)?compliance|compliance\s+certificate|declaration\s+of\s+safety|domestic\s+electrical\s+installation\s+certificate|electrical\s+installation\s+certificate|self[- ]certif|minor\s+works\s+certificate)`), weight: 0.5, head: true},
		{re: regexp.MustCompile(`(?i)competent\s+persons?(?:\s+scheme)?|registered\s+(?:installer|business|company|contractor|engineer)|certificate\s+(?:number|no)`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)replacement\s+(?:windows?|doors?|glazing|boiler|of\s+(?:windows?|boiler))|windows?\s+(?:and|&)\s+doors?\s+installed|gas\s+(?:boiler|appliance)|consumer\s+unit|solid\s+fuel`), weight: 0.2},
		{re: regexp.MustCompile(`(?i)enquiries\s+of\s+local|CON\s?29|local\s+land\s+charges|property\s+information|fittings\s+and\s+contents|completion\s+certificate|contract|lease\b|tenancy|energy\s+performance`), weight: -0.6, head: true},
	},
	fields: []Field{
		{competentPath + "scheme", "scheme", Answer}, // FENSA, CERTASS, Gas Safe Register, NICEIC, NAPIT, HETAS, OFTEC, ELECSA, …
		{competentPath + "certificateNumber", "certificate number", Words},
		{competentPath + "work", "work", Words},
		{competentPath + "workDate", "work completed", Day},
		{competentPath + "issueDate", "certificate issued", Day},
		{competentPath + "installer", "installer", Words},
		{competentPath + "installerNumber", "installer's registration", Words},
		{competentPath + "address", "address", Words},
		{competentPath + "insuranceBacked", "insurance-backed guarantee", Answer},
	},
}
