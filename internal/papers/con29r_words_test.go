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

// A notice and a permission told in sentences, with abbreviations and brackets in them.
func TestCON29RNoticesAndDecisionsInSentences(t *testing.T) {
	s := read(CON29R, textDoc(
		"CON29 Enquiries of the Local Authority",
		"Property: 8 Tannery Row, Hexwell HX4 1AB",
		"1.1(a) Planning permissions granted",
		"Application ref. 22/0417M dated 3 May 2022: planning permission GRANTED for a two-storey side extension (7m x",
		"4m), conditional on a start within 3 years.",
		"2.1 Is the property in a conservation area?",
		"No.",
		"2.2 Are any trees subject to a Tree Preservation Order?",
		"None.",
		"3.1 Are the roads and footways abutting the property maintainable at public expense?",
		"Tannery Row is a public highway maintainable at public expense.",
		"3.2 Public rights of way over the property?",
		"None.",
		"4.1 Have any of these notices been served: enforcement notice, stop notice, breach of condition notice?",
		"Enforcement Notice ref. ENF/2023/0088 dated 9 June 2023 was served in respect of a change of use.",
	))
	expect(t, s, map[string]any{
		con29rPaths["3.9(a)"] + "/yesNo":                   "Yes",
		con29rPaths["3.9(b)"] + "/yesNo":                   nil,
		lasDecisions + "planningPermission/0/refNumber":    "22/0417M",
		lasDecisions + "planningPermission/0/description":  "a two-storey side extension (7m x 4m)",
		lasDecisions + "planningPermission/0/decisionDate": "2022-05-03",
	})
}

func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"Notice ref. 12/3 was served. It is in force.":           "Notice ref. 12/3 was served.",
		"Permission No. 7 was granted; see above.":               "Permission No. 7 was granted;",
		"Under reg. 5 (i.e. the exemption) none is due. Yes.":    "Under reg. 5 (i.e. the exemption) none is due.",
		"The road is adopted. St. Mary's Lane is not.":           "The road is adopted.",
		"It adjoins St. Mary's Lane and is adopted. Maintained.": "It adjoins St. Mary's Lane and is adopted.",
		"no stop at all": "no stop at all",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("firstSentence(%q) = %q, want %q", text, got, want)
		}
	}
}
