package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

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
		contractSays + "/property":                   "17 Ashwood Lane, Stourbridge DY8 4RT",
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

// A seller's form typed in a word processor: questions and answers in running text,
// parts within the lines, prompts between question and answer.
func TestTA6TypedInRunningText(t *testing.T) {
	s := read(TA6, textDoc(
		"Property Information Form (4th edition) – TA6",
		"3.1 Have any notices or correspondence been received or sent which affect the property? If",
		"Yes, please give details: YES. A letter about no",
		"12 next door.",
		"4.1 Have any of the following changes been made to the property?",
		"(c) Installation of replacement windows, glazed doors since 1 April",
		"2002 Year(s)",
		"1.3 Is the seller aware of any boundary feature having been moved in the last 10 years? If Yes, please",
		"give details: NO",
		"2.1 Have there been any disputes or complaints regarding this property or a property nearby? If Yes,",
		"please give details: YES. The neighbour at 19 complained in 2024 about the passage.",
		"Nothing is agreed.",
		"2.2 Is the seller aware of anything which might lead to a dispute about the property? NO",
		"4.6 Have solar panels been installed? YES (a) In what year were the solar panels installed? 2012 (b) Are the solar",
		"panels owned outright? NO (c) Has a long lease of the roof been granted to a solar panel provider? YES",
		"4.7 Is the property or any part of it: (a) a listed building? NO (b) in a conservation area? YES",
		"7.1 Has any part of the property ever been flooded? If Yes, please state when it occurred and identify the",
		"parts that flooded: NO",
		"11.2 Does anyone else, aged 17 or over, live at the property? NO",
	))
	p := "/propertyPack"
	expect(t, s, map[string]any{
		p + "/disputesAndComplaints/hasDisputesAndComplaints/yesNo":            "Yes",
		p + "/disputesAndComplaints/hasDisputesAndComplaints/details":          "The neighbour at 19 complained in 2024 about the passage. Nothing is agreed.",
		p + "/disputesAndComplaints/leadingToDisputesAndComplaints/yesNo":      "No",
		p + "/electricity/solarPanels/yearInstalled":                           2012.0,
		p + "/electricity/solarPanels/panelsOwnedOutright/yesNo":               "No",
		p + "/electricity/solarPanels/panelProviderLease/yesNo":                "Yes",
		"/paperwurks/ta6/noticesReceived":                                      "Yes",
		p + "/alterationsAndChanges/windowReplacementsSince2002/yearCompleted": nil,
		p + "/listingAndConservation/isListed/yesNo":                           "No",
		p + "/listingAndConservation/isConservationArea/yesNo":                 "Yes",
		p + "/environmentalIssues/flooding/historicalFlooding/details":         nil,
	})
}

// A portal's print: the answer below its question, behind a label of its own.
func TestTA6AnswerLabels(t *testing.T) {
	s := read(TA6, textDoc(
		"Property Information Form (TA6)",
		"1.6\tHas a notice under the Party Wall etc. Act 1996 been received?",
		"\tSeller's answer: No",
		"2.1\tHave there been any disputes or complaints about this property?",
		"\tSeller's answer: Yes",
		"\tIf Yes, please give details: A shared gutter, settled by a",
		"\twritten agreement.",
		"2.2\tIs the seller aware of anything which might lead to a dispute?",
		"\tAnswer: Not known",
	))
	p := "/propertyPack"
	expect(t, s, map[string]any{
		p + "/notices/partyWallAct/yesNo":                             "No",
		p + "/disputesAndComplaints/hasDisputesAndComplaints/yesNo":   "Yes",
		p + "/disputesAndComplaints/hasDisputesAndComplaints/details": "A shared gutter, settled by a written agreement.",
	})
}

// HM Land Registry's digital register names category and kind of charge in one.
func TestLLC1CombinedCategory(t *testing.T) {
	s := read(LLC1, textDoc(
		"Official Certificate of the Result of Search in the Local Land Charges Register",
		"Property description: 17 Ashwood Lane, Stourbridge, DY8 4RT",
		"Charge 1 of 1",
		"Category\tPlanning - Tree preservation order",
		"Law\tTown and Country Planning Act 1990 section 198",
		"Charge creation date\t14 March 1994",
		"Charge description\tT3 Oak in rear garden",
	))
	expect(t, s, map[string]any{
		"/paperwurks/llc1/address": "17 Ashwood Lane, Stourbridge, DY8 4RT",
		"/propertyPack/localSearches/localLandCharges/0/chargeSubCategory": "Tree preservation order",
	})
}

// A report that recommends a coal search is no coal search.
func TestEnvironmentalThatMentionsCON29M(t *testing.T) {
	doc := textDoc(
		"Homebuyer Environmental Report",
		"Site address: 17 Ashwood Lane, Stourbridge, DY8 4RT",
		"Contaminated land\tPASSED\tNo concerns under Part 2A",
		"Flooding\tFURTHER ACTION\tModerate risk of surface water flooding",
		"Ground stability\tIDENTIFIED\tCoal mining area; obtain a CON29M",
	)
	if c := Classify(evidence.NewText(doc)); c.Kind != Environmental {
		t.Errorf("got %s (%s), want %s", c.Kind, c.Reason, Environmental)
	}
}

// A seller's form typed without question marks: the answer stands behind a colon, a dash
// or nothing but its capital.
func TestTA6TypedWithoutQuestionMarks(t *testing.T) {
	s := read(TA6, textDoc(
		"TA6 Property Information Form (4th edition)",
		"1.6 Notice received under the Party Wall Act 1996: No",
		"2.1 Have there been any disputes or complaints regarding this property or a property nearby No",
		"2.2 Anything which might lead to a dispute - Not known",
		"4.1 Changes made to the property",
		"(a) Building works (extension, loft, garage conversion, removal of internal walls): Yes 2014",
		"(b) Change of use: No",
		"(c) Installation of replacement windows, roof windows, roof lights, glazed doors since 1 April",
		"2002: Yes. FENSA certificate to follow.",
		"4.8 Trees subject to a Tree Preservation Order: No",
		"7.8 Japanese knotweed (if Yes",
		"give details): No",
	))
	p := "/propertyPack"
	expect(t, s, map[string]any{
		p + "/notices/partyWallAct/yesNo":                              "No",
		p + "/disputesAndComplaints/hasDisputesAndComplaints/yesNo":    "No",
		p + "/alterationsAndChanges/hasStructuralAlterations/yesNo":    "Yes",
		p + "/alterationsAndChanges/changeOfUse/yesNo":                 "No",
		p + "/alterationsAndChanges/windowReplacementsSince2002/yesNo": "Yes",
		p + "/listingAndConservation/hasTreePreservationOrder/yesNo":   "No",
	})
}

// What papers print for everybody says nothing of this one: the summary of rights behind
// a demand, the note below a form, the letter box of an issuer.
func TestWhatIsPrintedForEverybody(t *testing.T) {
	s := read(Correspondence, textDoc(
		"Quayside Block Management",
		"1 May 2026",
		"Dear Mr Onslow",
		"Application for payment of service charge: £900.00 due 1 June 2026",
		"Summary of tenants' rights and obligations",
		"(3) You have the right to ask the First-tier Tribunal to determine whether you are liable to pay.",
		"(4) Where you seek a determination from the tribunal you will have to pay a fee.",
		"Yours sincerely",
	))
	expect(t, s, map[string]any{"/paperwurks/correspondence/disputeMentioned/0": nil})

	// A list of answers mentions what it denies; a sentence that runs on tells.
	s = read(Correspondence, textDoc(
		"Dear Mr Onslow",
		"7 Disputes and proceedings",
		"7.1 Disputes with leaseholders that are not settled – None",
		"7.2 Are there complaints about the managing agent? No",
		"7.3 We are told of nothing else.",
		"There is a dispute with the owner of Flat 4 about",
		"the parking spaces, as yet unsettled.",
		"Yours sincerely",
	))
	expect(t, s, map[string]any{
		"/paperwurks/correspondence/disputeMentioned/0": "There is a dispute with the owner of Flat 4 about the parking spaces, as yet unsettled.",
		"/paperwurks/correspondence/disputeMentioned/1": nil,
	})

	s = read(EWS1, textDoc(
		"Form EWS1: External Wall Fire Review",
		"✔ A1 There are no attachments with combustible materials",
		"A2 There is a risk assessment",
		"A3 Where neither applies, there may be costs",
		"B1 The fire risk is low",
		"B2 The fire risk is high",
		"Note 5 Where option A3 or B2 is selected the cost of works should be obtained.",
	))
	expect(t, s, map[string]any{"/paperwurks/ews1/option": "A1"})

	s = read(CON29DW, textDoc(
		"CON29DW drainage and water enquiry",
		"Address: Wealden Water Searches, PO Box 3189, Great Hallam GW1 4WW",
		"2.1 Does foul water from the property drain to a public sewer? Yes",
	))
	expect(t, s, map[string]any{"/paperwurks/con29dw/address": nil})
}
