package papers

import "testing"

// An issuer that asks fewer questions than the form numbers them its own way; the
// words tell what is asked, and the form's numbers would tell wrong.
func TestCON29RNumberedItsOwnWay(t *testing.T) {
	s := read(CON29R, textDoc(
		"LOCAL AUTHORITY ENQUIRIES",
		"Council: Ashdene District Council",
		"Section 1: planning history",
		"1.1 Planning permissions for the property",
		"15/02214/HH Loft conversion with rear dormer, granted 9 June 2015",
		"1.2 Building Regulations approvals",
		"None recorded.",
		"1.3 Completion certificates for building work",
		"None recorded.",
		"2. Highways",
		"2.1 Is the road in front adopted and maintained at public expense?",
		"Quarry Rise is adopted.",
		"2.2 Does a public footpath or bridleway cross the land?",
		"No.",
		"3. Protection",
		"3.1 Is any tree covered by a Tree Preservation Order?",
		"A Tree Preservation Order of 2004 protects the beech in the rear garden.",
		"3.2 Have the Council served enforcement notices, stop notices or breach of condition notices?",
		"A breach of condition notice was served on 4 March 2024 and is still in force.",
		"4. Purchase and contamination",
		"4.1 Is the land under a compulsory purchase order?",
		"No.",
		"4.2 Is the land on the register of contaminated land?",
		"No.",
		"NOTE: these replies are made from the records of the Council.",
	))
	expect(t, s, map[string]any{
		"/paperwurks/con29r/decisions/planningPermission/yesNo":              "Yes",
		lasDecisions + "planningPermission/0/refNumber":                      "15/02214/HH",
		"/paperwurks/con29r/decisions/buildingRegulationsApproval/yesNo":     "No",
		"/paperwurks/con29r/decisions/buildingRegulationsCompletion/yesNo":   "No",
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo": "Yes",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":              "Quarry Rise",
		lasWays + "shownOnDefinitiveMap/yesNo":                               "No",
		lasNotices + "treePreservationOrder/yesNo":                           "Yes",
		lasNotices + "breachOfConditionNotice/yesNo":                         "Yes",
		lasNotices + "enforcementNotice/yesNo":                               nil,
		lasOther + "compulsoryPurchase/yesNo":                                "No",
		lasOther + "contaminatedLand/contaminatedLandNotice/yesNo":           "No",
		lasOther + "contaminatedLand/contaminatedLandNotice/details":         nil,
		lasOther + "landRequiredForPublicPurposes/yesNo":                     nil,
		lasOther + "landToBeAcquiredForRoadWorks/yesNo":                      nil,
	})
}
