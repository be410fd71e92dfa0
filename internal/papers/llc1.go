package papers

import "regexp"

const llcCharge = "/propertyPack/localSearches/localLandCharges/*/"

// llcParts is the twelve parts of the register, in order (Local Land Charges
// Rules 1977, kept as categories by the rules of 2018).
var llcParts = []struct{ name, label string }{
	{"generalFinancial", "general financial charges"},
	{"specificFinancial", "specific financial charges"},
	{"planning", "planning charges"},
	{"miscellaneous", "miscellaneous charges"},
	{"fenlandWays", "fenland ways maintenance charges"},
	{"landCompensation", "land compensation charges"},
	{"newTowns", "new towns charges"},
	{"civilAviation", "civil aviation charges"},
	{"opencastCoal", "opencast coal charges"},
	{"listedBuildings", "listed buildings charges"},
	{"lightObstruction", "light obstruction notices"},
	{"drainageSchemes", "drainage scheme charges"},
}

func llcPartFields() []Field {
	var fields []Field
	for _, p := range llcParts {
		fields = append(fields, Field{"/paperwurks/llc1/parts/" + p.name, p.label, Answer})
	}
	return fields
}

var llc1 = definition{
	kind: LLC1, name: "local land charges search (LLC1)",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)\bLLC\s?1\b`), weight: 0.5, head: true},
		{re: regexp.MustCompile(`(?i)official\s+certificate\s+of\s+(?:the\s+)?(?:result\s+of\s+)?search`), weight: 0.35, head: true},
		{re: regexp.MustCompile(`(?i)(?:official\s+|personal\s+|regulated\s+)?search\s+(?:of|in)\s+the\s+(?:register\s+of\s+)?local\s+land\s+charges|local\s+land\s+charges\s+(?:official\s+)?(?:register\s+)?(?:search|result)`), weight: 0.7, head: true},
		{re: regexp.MustCompile(`(?i)register\s+of\s+local\s+land\s+charges|local\s+land\s+charges\s+register`), weight: 0.4, head: true},
		{re: regexp.MustCompile(`(?i)specific\s+financial\s+charges?`), weight: 0.4},
		{re: regexp.MustCompile(`(?i)fenland\s+ways|light\s+obstruction\s+notices?|drainage\s+scheme\s+charges?`), weight: 0.4},
		{re: regexp.MustCompile(`(?i)HM\s+Land\s+Registry\s+(?:LLC\s+)?reference|originating\s+authority\s+charge`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)enquiries\s+of\s+local\s+authorit|CON\s?29\s?R?\b`), weight: -0.15, head: true},
	},
	fields: joinFields(searchFields(LLC1), []Field{
		{"/propertyPack/localAuthority/localAuthorityName", "registering authority", Words},
		// official: the authority's or HM Land Registry's certificate. personal: a search company's.
		{"/paperwurks/llc1/searchType", "official or personal search", Answer}, // Official, Personal
		{"/paperwurks/llc1/registeredCharges", "number of registered charges", Number},
	}, llcPartFields(), []Field{ // Entries, No entries
		// PDTF's list of charges: the labels of HM Land Registry's digital register.
		{llcCharge + "category", "category of charge", Words},
		{llcCharge + "chargeSubCategory", "sub-category of charge", Words},
		{llcCharge + "description", "description of charge", Words},
		{llcCharge + "registrationDate", "charge registered", Day},
		{llcCharge + "creationDate", "charge created", Day},
		{llcCharge + "law", "law under which the charge arises", Words},
		{llcCharge + "legalDocument", "legal document", Words},
		{llcCharge + "authorityReference", "authority's reference of charge", Words},
		{llcCharge + "hmlrReference", "HM Land Registry reference of charge", Words},
		{llcCharge + "originatingAuthority", "originating authority", Words},
		{llcCharge + "location/line1", "location of charge", Words},
		{llcCharge + "amount", "amount of charge", Words},
		// PDTF has the amount as words only, and no part.
		{"/paperwurks/llc1/charges/*/sum", "amount of charge in pounds", Pounds},
		{"/paperwurks/llc1/charges/*/part", "part of the register", Number}, // 1 to 12
	}),
}
