package papers

import "testing"

// A water company's letter, which has neither questions nor labels.
func TestCON29DWLetter(t *testing.T) {
	s := read(CON29DW, grid(`
Pennine Water Services Ltd
Property Searches, PO Box 12, Skelby
Drainage and water search
Dear Sirs
11 Orchard Mews, Skelby, SK4 9ZZ
We write further to your request for information about water and drainage at the property.
The property is connected to the public foul sewer and surface water is discharged to a soakaway.
Surface water from the property drains to a soakaway within the garden.
There is a public sewer within the boundaries of the property.
No water main crosses the grounds of the property.
The property is not on our register of properties at risk of internal flooding from sewers.
The house is connected to the mains water supply.
Water in this area is moderately hard.
The nearest sewage treatment works is 3.4 km to the south.
If a meter is wanted, please write to us about charges.
Charges are billed on the basis of rateable value.
`))
	expect(t, s, map[string]any{
		dwDrainage + "mainsFoulDrainage/yesNo":            "Yes",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo":    "No",
		dwDrainage + "publicDrainWithinBoundaries/yesNo":  "Yes",
		dwWater + "waterMainsWithinBoundaries/yesNo":      "No",
		dwDrainage + "riskOfInternalFlooding/yesNo":       "No",
		dwWater + "mainsWater/yesNo":                      "Yes",
		dwWater + "supplyClassification":                  "moderately hard",
		dwDrainage + "distanceToNearestSewerageTreatment": "3.4 km",
		dwCharging + "currentChargingBasis":               "rateable value",
	})
}

// Short labels with a state of things beside them, two columns of them.
func TestCON29DWStates(t *testing.T) {
	s := read(CON29DW, grid(`
Drainage & Water Report CON29DW
Foul drainage                    Connected           Water supply                   Connected
Surface water                    Not connected       Water pressure                 Not at risk
Sewer within the boundary        Present             Meter location                 Under the sink
Build-over agreement             None recorded       Water main in the grounds      None found
Sewer flooding register          Not known           Hardness                       Very hard
`))
	expect(t, s, map[string]any{
		dwDrainage + "mainsFoulDrainage/yesNo":           "Yes",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo":   "No",
		dwDrainage + "publicDrainWithinBoundaries/yesNo": "Yes",
		dwDrainage + "sewerageUndertakerApproval/yesNo":  "No",
		dwDrainage + "riskOfInternalFlooding/yesNo":      nil,
		dwWater + "mainsWater/yesNo":                     "Yes",
		dwWater + "lowWaterPressureRisk/yesNo":           "No",
		dwWater + "mainsWater/waterMeter/location":       "Under the sink",
		dwWater + "waterMainsWithinBoundaries/yesNo":     "No",
		dwWater + "supplyClassification":                 "Very hard",
	})
}

// Verdicts before the questions, crosses in columns, and blanks.
func TestCON29DWColumns(t *testing.T) {
	s := read(CON29DW, grid(`
CON29DW enquiries                                              Yes    No
A  Is the property connected to mains water?                   X
B  Does foul water drain to a public sewer?                           X
   A septic tank is shared with the farm.
C  Does surface water drain to a public sewer?
D  Is any sewer within 100 feet of a building?                 X
`))
	expect(t, s, map[string]any{
		dwWater + "mainsWater/yesNo":                   "Yes",
		dwDrainage + "mainsFoulDrainage/yesNo":         "No",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo": nil,
		dwDrainage + "publicSewerWithin100ft/yesNo":    "Yes",
	})
}
