package papers

import "testing"

// Papers as other issuers print them: what the layouts of the other tests do not have.

// A table whose first letter stands in one cell with the words above all letters:
// the reply stands at the head of the next cell.
func TestCON29RFirstLetterBelowStem(t *testing.T) {
	s := read(CON29R, textDoc(
		"CON29R Enquiries of Local Authority (2016)",
		"2.1 Roadways named in the application:\t\t\tMill Road is maintainable at public expense.",
		"(a) highways at public expense\t\t\tThe rear access off Mill Road is private.",
		"(b) subject to adoption\t\t\tNo",
		"3.5 Nearby railway schemes (a) within 200 metres of a\t\t\tYes - light railway",
		"proposed railway",
		"3.7 Outstanding notices: do any of\t\t\tYes",
		"these subsist? (a) building works",
		"(a) building works",
		"(b) environment\t\t\tNo",
		"3.13 Contaminated land: (a) a notice\t\t\tNo",
		"3.14 Radon gas\t\t\tNo",
	))
	other := "/propertyPack/localSearches/localAuthoritySearches/otherMatters/"
	expect(t, s, map[string]any{
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo":                                                       "Yes",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":                                                                    "Mill Road",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status":                                                                  "public",
		lasRoads + "highwaysMaintainableAtPublicExpense/1/name":                                                                    "The rear access off Mill Road",
		lasRoads + "highwaysMaintainableAtPublicExpense/1/status":                                                                  "private",
		other + "nearbyRailwaySchemes/propertyWithin200MetersOfTheCentreLineOfAProposedRailwayTramwayLightRailwayOrMonorail/yesNo": "Yes",
		other + "outstandingNotices/buildingWorks/yesNo":                                                                           "Yes",
		other + "outstandingNotices/environment/yesNo":                                                                             "No",
		other + "contaminatedLand/contaminatedLandNotice/yesNo":                                                                    "No",
		other + "contaminatedLand/decisionToMakeAnEntry/yesNo":                                                                     nil,
	})
}

// A contract whose colons stand in a column of their own and whose labels are
// broken over two lines.
func TestContractColonColumn(t *testing.T) {
	s := read(Contract, textDoc(
		"CONTRACT",
		"Incorporating the Standard Conditions of Sale (Fifth Edition)",
		"Seller\t:\tMargaret Tonks of 17 Ashwood Lane",
		"Buyer\t:\tJoy Okonkwo and Thomas Bell",
		"Property\t:\tThe freehold property known as 17 Ashwood Lane, Stourbridge DY8 4RT",
		"(freehold/leasehold)",
		"Title number/root\t:\tWM119240",
		"of title",
		"Title guarantee\t:\tLimited",
		"(full/limited)",
		"Purchase price\t:\t£285,000",
	))
	expect(t, s, map[string]any{
		contractSays + "/sellers/0/name":             "Margaret Tonks",
		contractSays + "/buyers/1/name":              "Thomas Bell",
		contractSays + "/property":                   "The freehold property known as 17 Ashwood Lane, Stourbridge DY8 4RT",
		"/propertyPack/titlesToBeSold/0/titleNumber": "WM119240",
		contractSays + "/guarantee":                  "limited",
	})
}

func TestMortgageOfferProducedFor(t *testing.T) {
	s := read(MortgageOffer, textDoc(
		"Northmere Building Society",
		"Mortgage Offer",
		"Property to be mortgaged: 17 Ashwood Lane, Stourbridge, DY8 4RT",
		"This document was produced for Miss Joy Okonkwo and Mr Thomas",
		"Bell on 8 September 2026.",
	))
	expect(t, s, map[string]any{
		offerSays + "/borrowers/0/name": "Miss Joy Okonkwo",
		offerSays + "/borrowers/1/name": "Mr Thomas Bell",
		offerSays + "/borrowers/2/name": nil,
	})
}

func TestShillings(t *testing.T) {
	for _, c := range []struct {
		text, as string
		want     float64
	}{
		{"a yearly rentcharge of £8 10s 0d created", "£8 10s 0d", 8.5},
		{"£4.10s.6d.", "£4.10s.6d.", 4.53},
		{"the rent of £5 5s a year", "£5 5s", 5.25},
		{"£3/10/-", "£3", 3},
		{"£250.00 in all", "£250.00", 250},
		{"£12 10 days later", "£12", 12},
	} {
		n, as, ok := ParsePounds(c.text)
		if !ok || n != c.want || as != c.as {
			t.Errorf("%q: got %v from %q, want %v from %q", c.text, n, as, c.want, c.as)
		}
	}
}
