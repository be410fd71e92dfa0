package papers

import "testing"

// Replies by codes that the search explains itself, and enquiries numbered as later editions do.
func TestRepliesByCodes(t *testing.T) {
	const (
		sentence = `
CON29DW search: answers by code
Property: 3 Weir Cottages, Alverton, B98 7XY
Key: Y yes; N no; J joined to our network; NJ not joined; U unknown, we keep no record.

2.1   Does foul water from the property drain to a public sewer?                 Y
2.2   Does surface water from the property drain to a public sewer?              NJ
2.4   Does the public sewer map indicate any public sewer within the boundaries? U
2.8   Is any building at risk of internal flooding due to overloaded sewers?     N
`
		table = `
CON29DW replies
Property: 3 Weir Cottages, Alverton, B98 7XY

2.1          E
3.1          Y
3.3          N
3.6          T
3.7          N
3.8          R
4.1          Y
4.4          U
4.5          H

Key to codes
Code    Meaning
E       Plan enclosed
Y       Yes
N       No
T       Under an agreement for adoption made in 2019
R       Recorded on the register of flooding
U       Not known
H       Very hard
`
	)
	expect(t, read(CON29DW, grid(sentence)), map[string]any{
		dwDrainage + "mainsFoulDrainage/yesNo":           "Yes",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo":   "No",
		dwDrainage + "publicDrainWithinBoundaries/yesNo": nil,
		dwDrainage + "riskOfInternalFlooding/yesNo":      "No",
	})
	expect(t, read(CON29DW, grid(table)), map[string]any{
		dwMaps + "publicSewerMapAttached":                      "Yes",
		dwDrainage + "mainsFoulDrainage/yesNo":                 "Yes",
		dwDrainage + "surfaceDrainageCharge/yesNo":             "No",
		dwDrainage + "sewersSubjectOfAdoptionAgreement/yesNo":  "Yes",
		dwDrainage + "sewerageUndertakerApproval/yesNo":        "No",
		dwDrainage + "riskOfInternalFlooding/yesNo":            "Yes",
		dwWater + "mainsWater/yesNo":                           "Yes",
		dwWater + "lowWaterPressureRisk/yesNo":                 nil,
		dwWater + "waterMainsSubjectOfAdoptionAgreement/yesNo": nil,
		dwWater + "supplyClassification":                       "Very hard",
	})
}

// Yes and no offered in every row: only the tick beside one of them answers.
func TestEnquiriesTickedInTheirRows(t *testing.T) {
	s := read(CON29R, grid(`
PERSONAL SEARCH in the form of CON29R
Property: 3 Weir Cottages, Alverton, B98 7XY
1.1a-i  Planning             [x] Yes    [ ] No     [ ] N/A     06/0881/FUL rear porch, permitted 2 May 2006
1.1j-l  Building control     [ ] Yes    [x] No     [ ] N/A
2.2     Public paths         [ ] Yes    [x] No     [ ] N/A
3.1     Public purposes      [ ] Yes    [ ] No     [x] N/A     not released by the council
3.2     Road works           [ ] Yes    [ ] No     [ ] N/A
3.8     Contravention        [x] Yes    [ ] No     [ ] N/A     notice of 2 March 2021
3.9     Enforcement          [ ] Yes    [x] No     [ ] N/A
3.12    Compulsory purchase  Yes        No         N/A
3.14    Radon                [ ] Yes    [x] No     [ ] N/A
`))
	expect(t, s, map[string]any{
		"/paperwurks/con29r/decisions/planningPermission/yesNo":            "Yes",
		"/paperwurks/con29r/decisions/listedBuildingConsent/yesNo":         nil,
		"/paperwurks/con29r/decisions/buildingRegulationsCompletion/yesNo": "No",
		lasWays + "shownOnDefinitiveMap/yesNo":                             "No",
		lasOther + "landRequiredForPublicPurposes/yesNo":                   nil,
		lasOther + "landToBeAcquiredForRoadWorks/yesNo":                    nil,
		lasOther + "contraventionOfBuildingRegulations/yesNo":              "Yes",
		lasNotices + "enforcementNotice/yesNo":                             "No",
		lasOther + "compulsoryPurchase/yesNo":                              nil,
		lasOther + "radonGas/yesNo":                                        "No",
	})
}

// Letters without brackets, each with its own answer of a list or by its name.
func TestEnquiriesByBareLetters(t *testing.T) {
	s := read(CON29R, grid(`
CON29R result: 3 Weir Cottages, Alverton, B98 7XY
Q3.5 a b
No Yes
Q3.6 a b c d e f g h i j k l
No No No No No No No No No No No No
Q3.7 a building works
No
Q3.7 b environment
Yes, notice of 17 June 2024
Q3.7 c d e f g
No No No
Q3.8
There is nothing recorded.
Q3.13 a b c
a: No. b: Yes, see the note. c: No
Q3.14
No
`))
	expect(t, s, map[string]any{
		lasOther + "nearbyRailwaySchemes/propertyWithin200MetersOfTheCentreLineOfAProposedRailwayTramwayLightRailwayOrMonorail/yesNo": "No",
		lasOther + "nearbyRailwaySchemes/proposalsForARailwayTramwayLightRailwayOrMonorail/yesNo":                                     "Yes",
		lasTraffic + "oneWayDriving/yesNo":                         "No",
		lasTraffic + "bridgeBuilding/yesNo":                        "No",
		lasOther + "outstandingNotices/buildingWorks/yesNo":        "No",
		lasOther + "outstandingNotices/environment/yesNo":          "Yes",
		lasOther + "contraventionOfBuildingRegulations/yesNo":      "No",
		lasOther + "contaminatedLand/contaminatedLandNotice/yesNo": "No",
		"/paperwurks/con29r/contaminatedLandConsultation/yesNo":    "No",
	})
}
