package papers

import "strings"

// enquiry is a numbered question of a search form and where PDTF keeps its
// answer: path+"/yesNo" and path+"/details".
type enquiry struct {
	number string // as the current edition prints it: "3.9(m)"
	label  string // for people: "tree preservation order"
	path   string
}

// answerFields is the two fields of each enquiry.
func answerFields(enquiries []enquiry) []Field {
	var fields []Field
	for _, e := range enquiries {
		label := strings.TrimSpace(e.number + " " + e.label)
		fields = append(fields,
			Field{e.path + "/yesNo", label, Answer},
			Field{e.path + "/details", label + ": details", Words})
	}
	return fields
}

// searchFields is what every search says about itself. PDTF keeps these in
// /propertyPack/searches, by an index that one paper alone cannot know.
func searchFields(k Kind) []Field {
	base := "/paperwurks/" + string(k) + "/"
	return []Field{
		{base + "provider", "search provider", Words},
		{base + "reference", "search reference", Words},
		{base + "resultDate", "date of the result", Day},
		{base + "address", "property searched", Words},
		{base + "titleNumber", "title number", Words},
		{base + "uprn", "UPRN", Number},
	}
}

// joinFields puts lists of fields together.
func joinFields(lists ...[]Field) []Field {
	var all []Field
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}
