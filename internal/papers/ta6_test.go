package papers

import "testing"

const (
	ta6Left     = "/propertyPack/legalBoundaries/ownership/uniformBoundaries/left"
	ta6Right    = "/propertyPack/legalBoundaries/ownership/uniformBoundaries/right"
	ta6Rear     = "/propertyPack/legalBoundaries/ownership/uniformBoundaries/rear"
	ta6Front    = "/propertyPack/legalBoundaries/ownership/uniformBoundaries/front"
	ta6Dispute  = "/propertyPack/disputesAndComplaints/hasDisputesAndComplaints/yesNo"
	ta6Flood    = "/propertyPack/environmentalIssues/flooding/historicalFlooding/hasBeenFlooded"
	ta6Knotweed = "/propertyPack/specialistIssues/japaneseKnotweed/yesNo"
	ta6Works    = "/propertyPack/alterationsAndChanges/hasStructuralAlterations/yesNo"
	ta6Windows  = "/propertyPack/alterationsAndChanges/windowReplacementsSince2002/yesNo"
)

// Boxes before their words, numbers, parts and prompts, as on the printed form.
func TestTA6Printed(t *testing.T) {
	s := read(TA6, textDoc(
		"Property information form (TA6)",
		"1 Boundaries",
		"1.1 Who keeps up the boundary features, seen from the road:",
		"(a) on the left?\t\t\t☐ Seller ☒ Neighbour ☐ Shared ☐ Not known",
		"(b) on the right?\t\t\t☒ Seller ☐ Neighbour ☐ Shared ☐ Not known",
		"(c) at the rear?\t\t\t☐ Seller ☐ Neighbour ☒ Shared ☐ Not known",
		"(d) at the front?\t\t\t☐ Seller ☐ Neighbour ☐ Shared ☒ Not known",
		"1.3 Has any boundary feature been moved in the last 10 years?\t\t\t☐ Yes ☒ No",
		"If Yes, please give details:",
		"2 Disputes and complaints",
		"2.1 Have there been any disputes or complaints about\t\t\t☒ Yes ☐ No",
		"this property or a property nearby?",
		"If Yes, please give details:",
		"The neighbour at no. 14 complained of our dog in 2019.",
		"It was settled that year.",
		"2.2 Is the seller aware of anything which might lead to a dispute?\t\t\t☐ Yes ☒ No",
		"4 Alterations",
		"4.1 Have any of these changes been made to the property:",
		"(a) Building works such as an extension or loft conversion?\t\t\t☒ Yes ☐ No",
		"Year: 2014",
		"(b) Change of use?\t\t\t☐ Yes ☒ No",
		"Year:",
		"(c) Installation of replacement windows since 1 April 2002?\t\t\t☒ Yes ☐ No",
		"Year: 2011",
		"4.4 Is the seller aware of any breaches of planning conditions?\t\t\t☐ Yes ☐ No",
		"7 Environmental matters",
		"7.1 Has any part of the property ever been flooded?\t\t\t☐ Yes ☒ No",
		"7.8 Is the property affected by Japanese knotweed?\t\t\t☐ Yes ☐ No ☒ Not known",
		"Page 4 of 16",
	))
	expect(t, s, map[string]any{
		ta6Left: "Neighbour", ta6Right: "Seller", ta6Rear: "Shared", ta6Front: "Not known",
		"/propertyPack/legalBoundaries/haveBoundaryFeaturesMoved/yesNo":   "No",
		"/propertyPack/legalBoundaries/haveBoundaryFeaturesMoved/details": nil,
		ta6Dispute: "Yes",
		"/propertyPack/disputesAndComplaints/hasDisputesAndComplaints/details":       "The neighbour at no. 14 complained of our dog in 2019. It was settled that year.",
		"/propertyPack/disputesAndComplaints/leadingToDisputesAndComplaints/yesNo":   "No",
		"/propertyPack/disputesAndComplaints/leadingToDisputesAndComplaints/details": nil,
		ta6Works: "Yes",
		"/paperwurks/ta6/structuralAlterationsYear":                     2014.0,
		"/propertyPack/alterationsAndChanges/changeOfUse/yesNo":         "No",
		"/propertyPack/alterationsAndChanges/changeOfUse/yearCompleted": nil,
		ta6Windows: "Yes",
		"/propertyPack/alterationsAndChanges/windowReplacementsSince2002/yearCompleted": 2011.0,
		"/propertyPack/alterationsAndChanges/planningPermissionBreaches/yesNo":          nil, // no box is ticked
		ta6Flood:    "No",
		ta6Knotweed: "Not known",
	})
}

// Boxes after their words, answers to the right of the question.
func TestTA6BoxesLast(t *testing.T) {
	s := read(TA6, textDoc(
		"Property Information Form",
		"2.1 Have any disputes or complaints occurred?\t\t\tYes ☐ No ☒",
		"2.2 Is the seller aware of anything that may lead to a dispute?\t\t\tYes ☒ No ☐",
		"7.1 Has the property been flooded?\t\t\tYes ☐ No ☒",
		"7.8 Is the property affected by Japanese knotweed?\t\t\tYes ☐ No ☐ Not known ☒",
		"11.1 Does the seller live at the property?\t\t\tYes ☒",
		"\t\t\tNo ☐",
		"11.2 Does anyone else aged 17 or over live there?\t\t\tYes ☒ No ☒",
	))
	expect(t, s, map[string]any{
		ta6Dispute: "No",
		"/propertyPack/disputesAndComplaints/leadingToDisputesAndComplaints/yesNo": "Yes",
		ta6Flood:    "No",
		ta6Knotweed: "Not known",
		"/propertyPack/occupiers/sellerLivesAtProperty/yesNo":              "Yes",
		"/propertyPack/occupiers/othersAged17OrOver/hasOthersAged17OrOver": nil, // two ticks
	})
}

// Retyped in Word: other numbers, typed answers, choices at the heads of columns.
func TestTA6Typed(t *testing.T) {
	s := read(TA6, textDoc(
		"Seller's property questionnaire",
		"1. Have there been any disputes or complaints with neighbours? No",
		"2. Has the property been flooded? NO – never",
		"3. Is there Japanese knotweed at the property? Not known",
		"4. Is the property a listed building? Yes / No",
		"5. Has a conservatory been added? Yes, in 2009",
		"6. Does anyone else aged 17 or over live at the property?",
		"Yes",
		"If yes, please give names: Ruth Penrose, 19",
		"7. Are there any boundary features",
		"Boundary\tSeller\tNeighbour\tShared",
		"Left\tX",
		"Right\t\tX",
		"Rear\t\t\tX",
	))
	expect(t, s, map[string]any{
		ta6Dispute:  "No",
		ta6Flood:    "No",
		ta6Knotweed: "Not known",
		"/propertyPack/listingAndConservation/isListed/yesNo":                    nil,
		"/propertyPack/alterationsAndChanges/hasAddedConservatory/yesNo":         "Yes",
		"/propertyPack/alterationsAndChanges/hasAddedConservatory/yearCompleted": 2009.0,
		"/propertyPack/occupiers/othersAged17OrOver/hasOthersAged17OrOver":       "Yes",
		ta6Left: "Seller", ta6Right: "Neighbour", ta6Rear: "Shared", ta6Front: nil,
	})
}

// A number alone does not tell a question of another edition.
func TestTA6OtherEdition(t *testing.T) {
	s := read(TA6, textDoc(
		"Property Information Form (TA6) sixth edition",
		"2.1 What is the council tax band? ☐ Yes ☒ No",
		"7.1 Is there a smart meter at the property? ☒ Yes ☐ No",
		"9.3 Has any part of the property ever been flooded? ☒ Yes ☐ No",
	))
	expect(t, s, map[string]any{ta6Dispute: nil, ta6Flood: "Yes"})
}

// As OCR has it: words run together, letters taken for others, marks as brackets.
func TestTA6Noise(t *testing.T) {
	s := read(TA6, textDoc(
		"PROPERTY lNFORMATION FORM",
		"2.1 Have any disputes or comp1aints occurred about this\t\t\t[X] Yes [ ] No",
		"property ?",
		"7.8 Is the property affected by Japanese knotweed ?\t\t\t[ ] Yes [X] No [ ] Not known",
	))
	expect(t, s, map[string]any{ta6Dispute: "Yes", ta6Knotweed: "No"})
}
