package papers

import "testing"

// HM Land Registry's own result: the labels of a charge stand above their values.
func TestLLC1LabelsAboveTheirValues(t *testing.T) {
	s := read(LLC1, textDoc(
		"Official search of the Local Land Charges Register",
		"Search reference\tSearched on",
		"000 123 456\t3 March 2026",
		"Address of search area",
		"6 Tannery Row, Hexwell, HX4 1AB",
		"2 charges in this search area",
		"Planning",
		"Law\t\tLegal document",
		"Town and Country Planning Act 1990\tDecision notice",
		"Charge address or location\tOriginating authority",
		"6 Tannery Row, Hexwell\tHexwell District Council",
		"Description",
		"Conditional planning permission for a garage",
		"Authority reference\t\tHM Land Registry reference",
		"14/00881/FUL\t\tLLC-7QX2M",
		"Registration date\t\tSource of information",
		"9 June 2014\t\tOriginating authority",
		"Other",
		"Law\t\tLegal document",
		"Clean Air Act 1993\t\tSmoke control order",
		"Description",
		"Smoke control area",
		"Registration date\t\tSource of information",
		"1 May 1971\t\tOriginating authority",
	))
	expect(t, s, map[string]any{
		countPath:                                 2.0,
		"/paperwurks/llc1/address":                "6 Tannery Row, Hexwell, HX4 1AB",
		at(llcCharge, 0) + "category":             "Planning",
		at(llcCharge, 0) + "law":                  "Town and Country Planning Act 1990",
		at(llcCharge, 0) + "description":          "Conditional planning permission for a garage",
		at(llcCharge, 0) + "authorityReference":   "14/00881/FUL",
		at(llcCharge, 0) + "hmlrReference":        "LLC-7QX2M",
		at(llcCharge, 0) + "originatingAuthority": "Hexwell District Council",
		at(llcCharge, 0) + "registrationDate":     "2014-06-09",
		at(llcCharge, 1) + "category":             "Other",
		at(llcCharge, 1) + "registrationDate":     "1971-05-01",
		at(llcCharge, 2) + "category":             nil,
	})
}

// What a searcher copied from the register, part by part.
func TestLLC1Extracts(t *testing.T) {
	s := read(LLC1, textDoc(
		"Search of the local land charges register by personal inspection",
		"Land\t6 Tannery Row, Hexwell, HX4 1AB",
		"Extract 1 from Part 3",
		"Conditional planning permission for a porch.",
		"Affects 6 Tannery Row. Made under the Town and Country Planning Act 1990.",
		"Council's number 14/00881/FUL; entered 9 June 2014.",
	))
	expect(t, s, map[string]any{
		"/paperwurks/llc1/searchType":           "Personal",
		at(llcCharge, 0) + "description":        "Conditional planning permission for a porch",
		at(llcCharge, 0) + "authorityReference": "14/00881/FUL",
		at(llcCharge, 0) + "location/line1":     "6 Tannery Row",
		at(llcCharge, 0) + "registrationDate":   "2014-06-09",
		"/paperwurks/llc1/charges/0/part":       3.0,
	})
}
