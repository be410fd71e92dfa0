package papers

import "regexp"

const memorandumSays = "/paperwurks/memorandum_of_sale"

var memorandumOfSale = definition{
	kind: MemorandumOfSale, name: "memorandum of sale",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:memorandum\s+of\s+(?:agreed\s+)?sale|sales?\s+memorandum|notification\s+of\s+sale|sale\s+agreed\s+(?:memorandum|notification)|memorandum\s+of\s+agreement\s+to\s+sell)\b`), 0.95, true},
	},
	fields: []Field{
		{memorandumSays + "/date", "date", Day},
		{memorandumSays + "/property", "property", Words},
		{memorandumSays + "/sellers/*/name", "seller", Words},
		{memorandumSays + "/buyers/*/name", "buyer", Words},
		{memorandumSays + "/sellerSolicitor", "seller's conveyancer", Words},
		{memorandumSays + "/buyerSolicitor", "buyer's conveyancer", Words},
		{memorandumSays + "/agent", "estate agent", Words},
		{"/propertyPack/priceInformation/price", "agreed price", Pounds},
		{owned + "/ownershipType", "tenure", Answer},
		{memorandumSays + "/chain", "chain", Words},
		{memorandumSays + "/completionTarget", "proposed completion", Words},
		{memorandumSays + "/finance", "buyer's funding", Words}, // "cash", "mortgage with …"
		{memorandumSays + "/notes/*/text", "note", Words},
		{memorandumSays + "/included", "included in the price", Words},
	},
}
