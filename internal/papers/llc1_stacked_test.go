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

// HM Land Registry's certificate in two columns, whose narrow left one breaks a label over
// two lines with its value between them, or beside the first.
func TestLLC1LabelsBrokenBesideTheirValues(t *testing.T) {
	s := read(LLC1, textDoc(
		"Official search of the Local Land Charges Register",
		"Search reference\t000 123 456",
		"Charge 1 of 2",
		"HM Land Registry",
		"\t\tLLC-7QX2M",
		"reference",
		"Category\t\tPlanning",
		"Originating authority\t\tHexwell District Council",
		"Authority reference\t\t14/00881/FUL",
		"Creation date\t\t2 June 2014",
		"Registration date\t\t9 June 2014",
		"Charge 2 of 2",
		"HM Land Registry\t\tLLC-1B9XV",
		"reference",
		"Category\t\tFinancial",
		"Authority reference\t\tDFG/19/2",
		"Registration date\t\t1 May 2019",
	))
	expect(t, s, map[string]any{
		at(llcCharge, 0) + "hmlrReference":      "LLC-7QX2M",
		at(llcCharge, 0) + "authorityReference": "14/00881/FUL",
		at(llcCharge, 0) + "creationDate":       "2014-06-02",
		at(llcCharge, 0) + "registrationDate":   "2014-06-09",
		at(llcCharge, 1) + "hmlrReference":      "LLC-1B9XV",
		at(llcCharge, 1) + "registrationDate":   "2019-05-01",
		at(llcCharge, 2) + "registrationDate":   nil,
	})
}

// A council's booklet: entries in two columns under each part, each label and value in one
// cell, and before them notes that say what the parts may hold.
func TestLLC1BookletWithNotes(t *testing.T) {
	s := read(LLC1, textDoc(
		"Local Land Charges Search Result",
		"The search reveals 2 subsisting registrations.",
		"Part 1 General financial charges, for example the cost of road works. Part 10 Listed buildings. Part",
		"11 Light obstruction notices.",
		"An enforcement notice that has been complied with stays on the register. A listed building must not",
		"be altered without consent, and this part of the register says which are listed.",
		"Part 3: Planning charges",
		"Entry 1\tType: Planning permission",
		"Ref\tParticulars: Conversion of a warehouse to flats with basement",
		"02/01177/FUL\tparking and stores",
		"\tDecision: Granted 19 November 2002",
		"\tRegistered: 26 November 2002",
		"Part 10: Listed buildings charges",
		"Entry 1\tType: Listed building",
		"Ref LB/0377\tParticulars: Former corn warehouse",
		"\tRegistered: 18 February 1974",
		"Part 11: Light obstruction notices",
		"No entries",
	))
	expect(t, s, map[string]any{
		at(llcCharge, 0) + "authorityReference":   "02/01177/FUL",
		at(llcCharge, 0) + "description":          "Conversion of a warehouse to flats with basement parking and stores",
		at(llcCharge, 0) + "registrationDate":     "2002-11-26",
		at(llcCharge, 1) + "authorityReference":   "LB/0377",
		at(llcCharge, 1) + "registrationDate":     "1974-02-18",
		at(llcCharge, 2) + "description":          nil,
		"/paperwurks/llc1/parts/lightObstruction": "No entries",
	})
}

// An order by its name is the charge; behind "under" it is the law.
func TestLLC1OrdersByName(t *testing.T) {
	s := read(LLC1, textDoc(
		"Search of the local land charges register by personal inspection",
		"Part 4 Whole district: Hexwell Smoke Control Order (No. 1) 1968. Registered 01.06.1969.",
	))
	expect(t, s, map[string]any{
		at(llcCharge, 0) + "description": "Whole district: Hexwell Smoke Control Order (No. 1) 1968",
		at(llcCharge, 0) + "law":         nil,
	})
	s = read(LLC1, textDoc(
		"Official certificate of search",
		"It is certified that the search reveals [no subsisting registrations] or [the 5 registrations described below].",
	))
	expect(t, s, map[string]any{countPath: 5.0})
}
