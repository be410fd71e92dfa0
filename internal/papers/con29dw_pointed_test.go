package papers

import "testing"

// Water companies print a table of short answers and the words of each further on: what
// points there is no answer.
func TestCON29DWAnswersThatPointOn(t *testing.T) {
	s := read(CON29DW, textDoc(
		"CON29DW Residential Drainage and Water Enquiry",
		"3.5 What is the classification of the water supply for the property?\tSee Details",
		"3.6 Please include details of the location of any water meter serving the property.\tSee Details",
		"4.3 Who bills the property for water services?\tSee below",
		"\f",
		"3.5 What is the classification of the water supply for the property?",
		"The water supplied to the property has an average hardness which is defined as very hard.",
		"3.6 Records indicate that the property is served by a water meter, which is not located within the",
		"dwelling-house.",
	))
	expect(t, s, map[string]any{
		dwWater + "supplyClassification":           "very hard",
		dwWater + "mainsWater/waterMeter/location": nil,
		dwMetered:                 "Yes",
		dwCharging + "waterBills": nil,
	})
}

// Whether there is a meter and where it is not are two things, and a box that is ticked
// answers before the words around it.
func TestCON29DWMeters(t *testing.T) {
	for text, want := range map[string]any{
		"Records indicate that the property is served by a water meter, which is not located within the dwelling.": "Yes",
		"The property has a water meter.":                                    "Yes",
		"Records indicate that the property is not served by a water meter.": "No",
		"There is no meter at the property.":                                 "No",
	} {
		s := read(CON29DW, textDoc("Drainage and water search CON29DW", "3.6 Please include details of the location of any water meter serving the property.", text))
		expect(t, s, map[string]any{dwMetered: want})
	}
	s := read(CON29DW, textDoc("Drainage and water search CON29DW", "3.6 Is there a meter at this property?\t☑ Yes\t☐ No"))
	expect(t, s, map[string]any{dwMetered: "Yes"})
}

// What a map shows is not whether it comes with the search.
func TestCON29DWMapsInPassing(t *testing.T) {
	s := read(CON29DW, textDoc(
		"CON29DW Drainage and Water Search",
		"The following records were searched: the Map of Public Sewers, the Map of Waterworks, billing records.",
		"2.4 Does the public sewer map indicate any public sewer within the boundaries of the property?\t\t\t\tNo",
		"2.5 The public sewer map included indicates that there is no pumping station within the boundaries of the property.",
	))
	expect(t, s, map[string]any{
		dwMaps + "publicSewerMapAttached":                "Yes",
		dwMaps + "waterworksMapAttached":                 nil,
		dwDrainage + "publicDrainWithinBoundaries/yesNo": "No",
	})
}
