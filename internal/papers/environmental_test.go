package papers

import "testing"

// A front page with a table of results, and the opinion in words.
func TestEnvironmentalTable(t *testing.T) {
	s := read(Environmental, grid(`
Groundsure Avista  Environmental Search Report
Report reference: GS-9981234              Date: 17 March 2026
Address: 8 Mill Race, Derby, DE1 3AF
UPRN: 100030312345
Overall result: Further action

Contaminated land             Passed
Flooding                      Further action required
   River and coastal flooding     Moderate
   Surface water flooding         Low
   Groundwater flooding           Negligible
   Past flooding                  Identified
Radon                         In a radon affected area
Ground stability              Not identified
Coal mining                   Identified
Energy                        Not identified
Transportation                Not identified
Planning constraints          Identified

The property is unlikely to be designated contaminated land under Part 2A of the
Environmental Protection Act 1990.
The property is in Flood Zone 2.
Between 3% and 5% of homes are at or above the radon action level.
Basic radon protective measures are required in new buildings.

Next steps
Flooding
We recommend that the buyer asks the seller about past flooding and that insurance
terms are obtained before exchange.
`))
	expect(t, s, map[string]any{
		"/paperwurks/environmental/provider":                                   "Groundsure",
		"/paperwurks/environmental/resultDate":                                 "2026-03-17",
		"/paperwurks/environmental/address":                                    "8 Mill Race, Derby, DE1 3AF",
		"/paperwurks/environmental/overallResult":                              "Further action",
		issues + "contaminatedLand/contaminatedLandRisk/result":                "Passed",
		issues + "contaminatedLand/contaminatedLandRisk/riskIndicator":         "No",
		issues + "flooding/floodRisk/riskIndicator":                            "Yes",
		"/paperwurks/environmental/hazards/riverAndSeaFlooding/result":         "Moderate",
		"/paperwurks/environmental/hazards/riverAndSeaFlooding/riskIndicator":  "Yes",
		"/paperwurks/environmental/hazards/surfaceWaterFlooding/riskIndicator": "No",
		"/paperwurks/environmental/hazards/groundwaterFlooding/result":         "Negligible",
		"/paperwurks/environmental/hazards/historicFlooding/riskIndicator":     "Yes",
		issues + "radon/radonRisk/riskIndicator":                               "Yes",
		issues + "groundStability/groundStabilityRisk/riskIndicator":           "No",
		issues + "coalMining/riskIndicator":                                    "Yes",
		issues + "energy/energyRisk/result":                                    "Not identified",
		issues + "planning/planningRisk/riskIndicator":                         "Yes",
		"/paperwurks/environmental/part2A":                                     "No",
		"/paperwurks/environmental/floodZone":                                  "2",
		"/paperwurks/environmental/radonPercent":                               5.0,
		issues + "radon/remedialMeasuresOnConstruction/yesNo":                  "Yes",
		issues + "flooding/floodRisk/recommendations":                          "We recommend that the buyer asks the seller about past flooding and that insurance terms are obtained before exchange.",
	})
}

// Tiles: the hazard's name above its result; a report that passed.
func TestEnvironmentalTiles(t *testing.T) {
	s := read(Environmental, grid(`
Landmark Information Group
Envirosearch Residential
Report on: 3 Ash Grove, Leeds, LS6 1AA
Report date: 2 February 2026       Report reference: 33412099_1
Professional opinion
PASSED

Contaminated Land      Flood Risk            Ground Stability
PASSED                 PASSED                FURTHER ACTION
Radon                  Energy
PASSED                 IDENTIFIED

No radon protective measures are required.
The site is not within Flood Zone 2 or Flood Zone 3.
The property is considered insurable for flood at standard terms.
`))
	expect(t, s, map[string]any{
		"/paperwurks/environmental/provider":                           "Landmark Information Group",
		"/paperwurks/environmental/product":                            "Envirosearch Residential",
		"/paperwurks/environmental/overallResult":                      "Passed",
		"/paperwurks/environmental/reference":                          "33412099_1",
		"/paperwurks/environmental/address":                            "3 Ash Grove, Leeds, LS6 1AA",
		issues + "contaminatedLand/contaminatedLandRisk/riskIndicator": "No",
		issues + "flooding/floodRisk/riskIndicator":                    "No",
		issues + "groundStability/groundStabilityRisk/riskIndicator":   "Yes",
		issues + "radon/radonRisk/riskIndicator":                       "No",
		issues + "energy/energyRisk/riskIndicator":                     "Yes",
		"/paperwurks/environmental/floodZone":                          nil,
		"/paperwurks/environmental/floodInsurable":                     "Yes",
		"/paperwurks/environmental/part2A":                             nil,
		issues + "radon/remedialMeasuresOnConstruction/yesNo":          "No",
	})
}
