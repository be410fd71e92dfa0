package papers

import "testing"

// Questions with answers in sentences below them.
func TestCON29DWSentences(t *testing.T) {
	s := read(CON29DW, grid(`
CON29DW Residential Drainage and Water Search
Severn Trent Searches
Search reference: 10045521                       Date of report: 3 March 2026
Property address: 7 Beech Close, Alverton, B98 7XY
1.1  Where relevant, please include a copy of an extract from the public sewer map.
A copy of an extract of the public sewer map is included.
2.1  Does foul water from the property drain to a public sewer?
Records indicate that foul water from the property drains to a public sewer.
2.2  Does surface water from the property drain to a public sewer?
Records do not show that surface water from the property drains to a public sewer.
2.3  Is a surface water drainage charge payable?
Records confirm that a surface water drainage charge is payable for the property.
2.4  Does the public sewer map indicate any public sewer, disposal main or lateral drain
within the boundaries of the property?
The public sewer map indicates that there is a public sewer within the boundaries of the
property.
2.4.1 Does the public sewer map indicate any public pumping station within the boundaries?
The public sewer map indicates that there is no public pumping station within the
boundaries of the property.
2.5  Does the public sewer map indicate any public sewer within 30.48 metres (100 feet) of
any buildings within the property?
Yes. The sewer is within 30.48 metres of a building.
2.6  Are any sewers or lateral drains serving the property the subject of an existing
adoption agreement?
No
2.7  Has a sewerage undertaker approved or been consulted about any plans to erect a building
or extension on the property over or in the vicinity of a public sewer?
There are no records in relation to any approval or consultation.
2.8  Is any building at risk of internal flooding due to overloaded public sewers?
The property is not recorded as being at risk of internal flooding.
2.9  Please state the distance from the property to the nearest boundary of the nearest
sewage treatment works.
The nearest sewage treatment works is 2.4 km to the north of the property.
3.1  Is the property connected to mains water supply?
Records indicate that the property is connected to mains water supply.
4.1  Who are the sewerage and water undertakers for the area?
Severn Trent Water Ltd is the sewerage undertaker and South Staffs Water plc is the water
undertaker for the area.
4.4  What is the current basis for charging for sewerage and water services at the property?
The charges are based on the rateable value of the property.
`))
	expect(t, s, map[string]any{
		"/paperwurks/con29dw/provider":                            "Severn Trent Searches",
		"/paperwurks/con29dw/reference":                           "10045521",
		"/paperwurks/con29dw/resultDate":                          "2026-03-03",
		"/paperwurks/con29dw/address":                             "7 Beech Close, Alverton, B98 7XY",
		dwMaps + "publicSewerMapAttached":                         "Yes",
		dwDrainage + "mainsFoulDrainage/yesNo":                    "Yes",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo":            "No",
		dwDrainage + "surfaceDrainageCharge/yesNo":                "Yes",
		dwDrainage + "publicDrainWithinBoundaries/yesNo":          "Yes",
		dwDrainage + "publicPumpingStationWithinBoundaries/yesNo": "No",
		dwDrainage + "publicSewerWithin100ft/yesNo":               "Yes",
		dwDrainage + "sewersSubjectOfAdoptionAgreement/yesNo":     "No",
		dwDrainage + "sewerageUndertakerApproval/yesNo":           "No",
		dwDrainage + "riskOfInternalFlooding/yesNo":               "No",
		dwDrainage + "distanceToNearestSewerageTreatment":         "2.4 km",
		dwWater + "mainsWater/yesNo":                              "Yes",
		dwCharging + "sewerageProvider":                           "Severn Trent Water Ltd",
		dwCharging + "waterProvider":                              "South Staffs Water plc",
	})
}

// Another company's numbering, in a table, with the answers on the right.
func TestCON29DWTable(t *testing.T) {
	s := read(CON29DW, grid(`
Thames Water Property Searches          CON29DW Drainage and Water Enquiry
Our ref: ALS/8812345                    Search date: 21/01/2026
Property: 3 Wharf Lane, Reading, RG1 8AA

Question 1   Does foul water from the property drain to    No. The property is served by a
             a public sewer?                               septic tank
Question 2   Does surface water from the property          Not known
             drain to a public sewer?
Question 5   Are there any public sewers, disposal mains   No
             or lateral drains within the boundaries of
             the property?
Question 9   Is the property at risk of internal           Yes
             flooding due to overloaded public sewers?
Question 12  Is any water main or service pipe serving     No
             the property the subject of an adoption
             agreement?
Question 14  What is the classification of the water       Hard
             supply for the property?
Question 16  Who bills the property for sewerage           Thames Water
             services?
Question 18  Who is responsible for providing the         Afon Fawr Water
             sewerage services for the property?
Question 17  What is the current basis for charging?       The property is metered
`))
	expect(t, s, map[string]any{
		"/paperwurks/con29dw/provider":                                                     "Thames Water Property Searches",
		"/paperwurks/con29dw/resultDate":                                                   "2026-01-21",
		dwDrainage + "mainsFoulDrainage/yesNo":                                             "No",
		dwDrainage + "mainsFoulDrainage/details":                                           "The property is served by a septic tank",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo":                                     "Not known",
		dwDrainage + "publicDrainWithinBoundaries/yesNo":                                   "No",
		dwDrainage + "riskOfInternalFlooding/yesNo":                                        "Yes",
		dwWater + "waterMainsSubjectOfAdoptionAgreement/yesNo":                             "No",
		dwWater + "supplyClassification":                                                   "Hard",
		dwCharging + "sewerageProvider":                                                    "Afon Fawr Water",
		dwCharging + "waterProvider":                                                       nil,
		dwCharging + "sewerageBills":                                                       "Thames Water",
		dwDrainage + "mainsFoulDrainage/offMainsDrainageSystem/offMainsDrainageSystemType": "Septic tank",
		dwDrainage + "publicSewerWithin100ft/yesNo":                                        nil,
	})
}

// A summary whose results stand in the middle of questions of two lines, the answers in
// full behind it, and the company named by a sentence.
func TestCON29DWSummaryThenAnswers(t *testing.T) {
	s := read(CON29DW, textDoc(
		"Vale Water",
		"Property Searches",
		"CON29DW Drainage and Water Enquiry",
		"This report was compiled by Vale Water. Please telephone us with any question.",
		"",
		"2.4.1\tDoes the sewer map show any public pumping station within the boundaries\t\t\tNo",
		"\tof the property?",
		"",
		"Q2.4.1\tDoes the sewer map show any public pumping station within the boundaries",
		"\tof the property?",
		"",
		"Answer\tThere is no public pumping station within the boundaries of the property.",
	))
	expect(t, s, map[string]any{
		"/paperwurks/con29dw/provider":                              "Vale Water",
		dwDrainage + "publicPumpingStationWithinBoundaries/yesNo":   "No",
		dwDrainage + "publicPumpingStationWithinBoundaries/details": "There is no public pumping station within the boundaries of the property.",
	})
}

// A company's address behind its name is no part of it.
func TestProviderWithoutItsAddress(t *testing.T) {
	s := read(CON29R, textDoc(
		"Local Authority Search (CON29R)",
		"Search provider:\tSouthgate Searches Limited, Mill House, Wexley WX1 1AA",
	))
	expect(t, s, map[string]any{"/paperwurks/con29r/provider": "Southgate Searches Limited"})
}

func TestWhoseRecordsADrainageSearchIsOf(t *testing.T) {
	path := "/paperwurks/con29dw/provider"
	for head, want := range map[string]any{
		"Water company: Avonbrook Water Services Limited":                    "Avonbrook Water Services Limited",
		"Sewerage undertaker Avonbrook plc Water undertaker Hill & Dale plc": nil,
	} {
		text := "CON29DW Drainage and water enquiry\nProperty: 18 Highfield Road, Bristol BS6 7TG\n" + head + "\n2.1 Does foul water from the property drain to a public sewer?   Yes\n"
		expect(t, read(CON29DW, grid(text)), map[string]any{path: want})
	}
}
