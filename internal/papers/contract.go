package papers

import "regexp"

const contractSays = "/paperwurks/contract"

var contract = definition{
	kind: Contract, name: "contract",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bstandard\s+(?:commercial\s+property\s+)?conditions\s+of\s+sale\b`), 0.7, false},
		{regexp.MustCompile(`(?i)\bincorporating\s+the\s+standard\s+(?:commercial\s+property\s+)?conditions\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\bspecified\s+incumbrances\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\bthe\s+seller\s+will\s+sell\s+and\s+the\s+buyer\s+will\s+buy\b`), 0.8, false},
		{regexp.MustCompile(`(?i)\b(?:contract|agreement)\s+for\s+(?:the\s+)?sale\s+(?:of|and)\b`), 0.6, true},
	},
	fields: []Field{
		{contractSays + "/date", "date of the contract", Day},
		{contractSays + "/sellers/*/name", "seller", Words},
		{contractSays + "/buyers/*/name", "buyer", Words},
		{contractSays + "/property", "property", Words},
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},
		{owned + "/ownershipType", "tenure", Answer},
		{"/propertyPack/priceInformation/price", "purchase price", Pounds},
		{contractSays + "/deposit", "deposit", Pounds},
		{contractSays + "/chattelsPrice", "price for contents", Pounds},
		{contractSays + "/balance", "balance", Pounds},
		{contractSays + "/completionDate", "completion date", Day},
		{contractSays + "/contractRate", "contract rate", Words},
		{contractSays + "/guarantee", "title guarantee", Answer}, // "full", "limited", "none"
		{contractSays + "/incumbrances", "specified incumbrances", Words},
		{contractSays + "/conditions", "conditions incorporated", Words}, // "Standard Conditions of Sale (Fifth Edition …)"
		{contractSays + "/vacantPossession", "sold with vacant possession", Answer},
		{contractSays + "/occupiers/*/name", "occupier who releases rights", Words},
		{contractSays + "/sellerSolicitor", "seller's conveyancer", Words},
		{contractSays + "/buyerSolicitor", "buyer's conveyancer", Words},
		{contractSays + "/indemnityCovenant/text", "indemnity covenant", Words},
		{contractSays + "/specialConditions/*/text", "special condition", Words},
		{contractSays + "/specialConditions/*/number", "special condition's number", Words},
	},
}
