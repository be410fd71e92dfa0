package papers

import "testing"

// Questions with the answer beside them, data below that are no results, and running text.
func TestEnvironmentalByMeaning(t *testing.T) {
	e := environmentalHazards
	for name, c := range map[string]struct {
		page string
		want map[string]any
	}{
		"questions": {`
Acme Environmental Search Report
Report number AE/1            Date 4 May 2026
Could the land flood from rivers or the sea?                 Medium
Could the land flood from surface water?                     Very low
Has the site flooded in the past?                            None recorded
Is flood insurance likely to be available?                   Yes
Is the address in a radon affected area?                     Yes
Is there a coalfield near that is not covered here?          No
`, map[string]any{
			e + "riverAndSeaFlooding/riskIndicator":  "Yes",
			e + "surfaceWaterFlooding/riskIndicator": "No",
			e + "historicFlooding/riskIndicator":     "No",
			issues + "flooding/floodRisk/result":     nil,
			issues + "radon/radonRisk/riskIndicator": "Yes",
			issues + "coalMining/result":             nil,
		}},
		"a result below its heading": {`
Acme Environmental Search Report

3.1 Coastal and tidal flooding
The greatest risk at the site is: High

3.2 Flooding from groundwater
Risk rating: Low
`, map[string]any{
			e + "riverAndSeaFlooding/result":        "High",
			e + "riverAndSeaFlooding/riskIndicator": "Yes",
			e + "groundwaterFlooding/riskIndicator": "No",
		}},
		"a table of data": {`
Acme Environmental Search Report
Data                                           On site         Nearby
Historical flood areas                         0               1
Groundwater flooding susceptibility            Negligible      Low
Past flooding of a reservoir                   0               0
`, map[string]any{
			e + "groundwaterFlooding/result": nil,
			e + "historicFlooding/result":    nil,
			e + "otherFlooding/result":       nil,
		}},
		"one sentence after another": {`
Acme Environmental Search Report
River flooding: Low. Coastal flooding: Moderate. Groundwater: Negligible.
We find a high risk of flooding from surface water.
If the property were at medium risk of flooding from a reservoir we would say so.
`, map[string]any{
			e + "riverAndSeaFlooding/result":         "Moderate",
			e + "riverAndSeaFlooding/riskIndicator":  "Yes",
			e + "groundwaterFlooding/riskIndicator":  "No",
			e + "surfaceWaterFlooding/riskIndicator": "Yes",
			e + "otherFlooding/result":               nil,
		}},
		"headings that run into their paragraphs, above a matrix": {`
Acme Residential Ground Appraisal
Our conclusion on the property as a whole is: Further action.
2.1     Coal mining. Finding: None identified. No seam was worked beneath.
2.2     Radon. Result: In a radon affected area. A measurement is advised.
2.3     Contaminated land. Result: Further action. The council might well determine the land to be
        contaminated land under Part 2A, as the property stands on a former tannery.
Hazard               Likelihood       Significance
Coal mining          Unlikely         Low
Radon                Likely           Moderate
`, map[string]any{
			"/paperwurks/environmental/product":                            "Acme Residential Ground Appraisal",
			"/paperwurks/environmental/overallResult":                      "Further action",
			"/paperwurks/environmental/part2A":                             "Yes",
			issues + "coalMining/result":                                   "None identified",
			issues + "radon/radonRisk/result":                              "In a radon affected area",
			issues + "contaminatedLand/contaminatedLandRisk/riskIndicator": "Yes",
		}},
		"one after another": {`
Acme Environmental Search Report
Sheet 7 | issued 5 May 2026 | for A Buyer
PASSED: nothing calls for an enquiry.
Energy and ground in short
Wind farms: nothing identified. Solar farms: none within 5 km. High Speed 2: not within a safeguarded
area. Oil and gas licence block: identified. Coal report needed: yes.
Nothing found suggests that the property would be determined to be contaminated land under Part 2A.
`, map[string]any{
			"/paperwurks/environmental/resultDate":    "2026-05-05",
			"/paperwurks/environmental/overallResult": "Passed",
			"/paperwurks/environmental/part2A":        "No",
			e + "wind/riskIndicator":                  "No",
			e + "solar/riskIndicator":                 "No",
			e + "hs2/riskIndicator":                   "No",
			e + "oilAndGas/riskIndicator":             "Yes",
			issues + "coalMining/result":              nil,
		}},
		"a result that is not the whole's": {`
Acme Environmental Search Report
Our opinion on flooding is: Further action.
Whether the result is passed or not depends on the council.
`, map[string]any{
			"/paperwurks/environmental/overallResult": nil,
		}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, read(Environmental, grid(c.page)), c.want) })
	}
}
