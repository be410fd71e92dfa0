package papers

import "regexp"

// fitting is one line of the fittings and contents form: an item under a section.
type fitting struct {
	number, path, label, section string
	cue                          cue
}

var ta10Fittings = fittingsOf()

func fittingsOf() []fitting {
	var all []fitting
	for _, r := range table("ta10") {
		all = append(all, fitting{r[0], r[1], r[2], r[3], newCue(r[4])})
	}
	return all
}

// ta10Others are where PDTF lists the items and rooms that the form does not print.
var ta10Others = []struct{ section, path string }{
	{"Basic Fittings", "/propertyPack/fixturesAndFittings/basicFittings/otherItems/*"},
	{"Kitchen", "/propertyPack/fixturesAndFittings/kitchen/otherItems/*"},
	{"Carpets", "/propertyPack/fixturesAndFittings/carpets/otherRooms/*"},
	{"Curtain rails, poles and pelmets", "/propertyPack/fixturesAndFittings/curtainsAndCurtainRails/curtainRailsPolesPelmets/otherRooms/*"},
	{"Curtains and blinds", "/propertyPack/fixturesAndFittings/curtainsAndCurtainRails/curtainsBlinds/otherRooms/*"},
	{"Light fittings", "/propertyPack/fixturesAndFittings/lightFittings/otherRooms/*"},
	{"Fitted units", "/propertyPack/fixturesAndFittings/fittedUnits/otherRooms/*"},
	{"Outdoor area", "/propertyPack/fixturesAndFittings/outdoorArea/otherItems/*"},
	{"Other items", "/propertyPack/fixturesAndFittings/otherItems/otherItems/*"},
}

var ta10 = definition{
	kind: TA10, name: "fittings and contents form (TA10)",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bTA\s?[1l][0O]\b`), 0.85, true},
		{regexp.MustCompile(`(?i)\b(?:fittings\s+and\s+contents|fixtures,?\s+(?:and\s+)?fittings(?:,?\s+and\s+contents)?)\s+(?:form|list|inventory)\b`), 0.9, true},
		{regexp.MustCompile(`(?i)\bfittings\s+and\s+contents\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\bincluded\s+excluded\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\bcurtain\s+rails?\b`), 0.3, false},
	},
	fields: ta10Fields(),
}

func ta10Fields() []Field {
	all := []Field{
		{"/paperwurks/ta10/propertyAddress", "property address", Words},
		{"/propertyPack/address/postcode", "postcode", Words},
		{"/paperwurks/ta10/sellers", "sellers", Words},
		{"/paperwurks/ta10/dateSigned", "date signed", Day},
	}
	for _, f := range ta10Fittings {
		all = append(all,
			Field{f.path + "/isIncludedExcludedOrNone", f.label, Answer},
			Field{f.path + "/price", f.label + ": price", Pounds},
			Field{f.path + "/comments", f.label + ": comments", Words})
	}
	for _, o := range ta10Others {
		all = append(all,
			Field{o.path + "/itemName", "other item", Words},
			Field{o.path + "/isIncludedOrExcluded", "other item: included", Answer},
			Field{o.path + "/price", "other item: price", Pounds},
			Field{o.path + "/comments", "other item: comments", Words})
	}
	return all
}
