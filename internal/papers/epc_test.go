package papers

import "testing"

// A print of the certificate's page on GOV.UK.
func TestEPCPage(t *testing.T) {
	s := read(EPC, grid(`
Energy performance certificate (EPC)
27 Station Row                   Energy rating       Valid until:         12 March 2031
LEOMINSTER
HR6 8TT                               D              Certificate number:  9042-3021-7204-7715-4204

Property type                    Mid-terrace house
Total floor area                 85 square metres

Energy rating and score
This property's energy rating is D. It has the potential to be B.
Score   Energy rating            Current             Potential
92+     A
81-91   B                                            85 B
55-68   D                        62 D

Feature                  Description                                  Rating
Wall                     Solid brick, as built, no insulation         Very poor
                         (assumed)
Roof                     Pitched, 100 mm loft insulation              Average
Window                   Fully double glazed                          Average
Main heating             Boiler and radiators, mains gas              Good
Main heating control     Programmer, room thermostat and TRVs         Good
Hot water                From main system                             Good
Floor                    Solid, no insulation (assumed)               N/A
Secondary heating        None                                         N/A

Step                                     Typical installation cost    Typical yearly saving
1. Internal or external wall insulation  £4,000 - £14,000             £212
2. Solar water heating                   £4,000 - £6,000              £38

Assessor’s name          Rowan Pike
Accreditation scheme     Elmhurst Energy Systems Ltd
Assessor’s ID            EES/012345
Date of assessment       11 March 2021
Date of certificate      13 March 2021
`))
	c := epcCertificate
	expect(t, s, map[string]any{
		c + "certificateNumber":         "9042-3021-7204-7715-4204",
		c + "address":                   "27 Station Row, LEOMINSTER, HR6 8TT",
		c + "postcode":                  "HR6 8TT",
		c + "propertyType":              "Mid-terrace house",
		c + "totalFloorArea":            85.0,
		c + "currentEnergyRating":       "D",
		c + "currentEnergyEfficiency":   62.0,
		c + "potentialEnergyRating":     "B",
		c + "potentialEnergyEfficiency": 85.0,
		c + "inspectionDate":            "2021-03-11",
		c + "lodgementDate":             "2021-03-13",
		"/paperwurks/epc/validUntil":    "2031-03-12",
		c + "wallsDescription":          "Solid brick, as built, no insulation (assumed)",
		c + "wallsEnergyEff":            "Very poor",
		c + "roofDescription":           "Pitched, 100 mm loft insulation",
		c + "mainheatDescription":       "Boiler and radiators, mains gas",
		c + "mainheatEnergyEff":         "Good",
		c + "mainheatcontDescription":   "Programmer, room thermostat and TRVs",
		c + "floorDescription":          "Solid, no insulation (assumed)",
		c + "secondheatDescription":     "None",
		"/propertyPack/energyEfficiency/recommendations/0/improvementSummaryText": "Internal or external wall insulation",
		"/propertyPack/energyEfficiency/recommendations/0/indicativeCost":         "£4,000 - £14,000",
		"/propertyPack/energyEfficiency/recommendations/1/improvementSummaryText": "Solar water heating",
		"/paperwurks/epc/assessorName":                                            "Rowan Pike",
		"/paperwurks/epc/assessorId":                                              "EES/012345",
		"/paperwurks/epc/accreditationScheme":                                     "Elmhurst Energy Systems Ltd",
	})
}

// The certificate of before 2020, from a scan: no day of expiry, scores in a chart.
func TestEPCOld(t *testing.T) {
	s := read(EPC, grid(`
Energy Performance Certificate
14 Mere Lane               Dwelling type:         Semi-detached house
Chester                    Date of assessment:    O5 June 2012
CH2 4DD                    Date of certificate:   06 June 2012
                           Reference number:      0978-2849-6l27-9802-5741
                           Total floor area:      91 m²

Energy Efficiency Rating
                                          Current       Potential
(92 plus)   A
(81-91)     B
(69-80)     C                                              74
(21-38)     F                               33

Summary of this home's energy performance related features
Element          Description                             Energy Efficiency
Walls            Cavity wall, filled cavity              Good
Lower cost measures
1   Increase loft insulation to 270 mm      £100 - £350
`))
	c := epcCertificate
	expect(t, s, map[string]any{
		c + "certificateNumber":         "0978-2849-6127-9802-5741",
		c + "address":                   "14 Mere Lane, Chester, CH2 4DD",
		c + "propertyType":              "Semi-detached house",
		c + "totalFloorArea":            91.0,
		c + "inspectionDate":            "2012-06-05",
		c + "lodgementDate":             "2012-06-06",
		"/paperwurks/epc/validUntil":    "2022-06-05",
		c + "currentEnergyEfficiency":   33.0,
		c + "currentEnergyRating":       "F",
		c + "potentialEnergyEfficiency": 74.0,
		c + "potentialEnergyRating":     "C",
		c + "wallsDescription":          "Cavity wall, filled cavity",
		"/propertyPack/energyEfficiency/recommendations/0/improvementSummaryText": "Increase loft insulation to 270 mm",
	})
}

// A certificate in Welsh.
func TestEPCWelsh(t *testing.T) {
	s := read(EPC, grid(`
Tystysgrif perfformiad ynni (EPC)
3 Heol y Bont                    Sgôr ynni       Yn ddilys tan:          4 Gorffennaf 2033
ABERAERON
SA46 0DX                            E            Rhif y dystysgrif:      1234-5678-9012-3456-7890
Math o eiddo                     Tŷ pâr
Cyfanswm arwynebedd y llawr      102 metr sgwâr
Sgôr ynni yr eiddo hwn yw E. Mae ganddo'r potensial i fod yn C.
`))
	expect(t, s, map[string]any{
		epcCertificate + "certificateNumber":     "1234-5678-9012-3456-7890",
		epcCertificate + "currentEnergyRating":   "E",
		epcCertificate + "potentialEnergyRating": "C",
		epcCertificate + "totalFloorArea":        102.0,
		"/paperwurks/epc/validUntil":             "2033-07-04",
	})
}

// A certificate on a narrow page: names, descriptions and ratings under each other,
// the rest in sentences.
func TestEPCInSentences(t *testing.T) {
	s := read(EPC, grid(`
Energy performance certificate
7 Foundry Row, Derby DE1 3AB
D
The home scores 61 points today.
It could rise to 79 points. Homes score 60 points on average.
Walls
Cavity wall, filled cavity
Rated: Good
Roof
Pitched, 270 mm loft
insulation
Very good
Floor
Solid, no insulation (assumed)
Not rated
1. Solar water heating
Cost £4,000 to £7,000, saving £60 a year
We visited on 3 May 2024. The certificate was issued on 5 May 2024 by
Nora Finch, member EES/014432 with Elmhurst Energy.
`))
	certificate := "/propertyPack/energyEfficiency/certificate/"
	expect(t, s, map[string]any{
		certificate + "currentEnergyEfficiency":                           61.0,
		certificate + "potentialEnergyEfficiency":                         79.0,
		certificate + "currentEnergyRating":                               "D",
		certificate + "potentialEnergyRating":                             "C",
		certificate + "wallsDescription":                                  "Cavity wall, filled cavity",
		certificate + "wallsEnergyEff":                                    "Good",
		certificate + "roofEnergyEff":                                     "Very good",
		certificate + "floorDescription":                                  "Solid, no insulation (assumed)",
		certificate + "inspectionDate":                                    "2024-05-03",
		certificate + "lodgementDate":                                     "2024-05-05",
		"/paperwurks/epc/assessorName":                                    "Nora Finch",
		"/paperwurks/epc/assessorId":                                      "EES/014432",
		"/paperwurks/epc/accreditationScheme":                             "Elmhurst Energy",
		"/propertyPack/energyEfficiency/recommendations/0/indicativeCost": "£4,000 to £7,000",
	})
}

// A certificate whose lines run on.
func TestEPCTypeEndsWithItsSentence(t *testing.T) {
	s := read(EPC, textDoc("Energy performance certificate (EPC)", "4 Quay House, BRISTOL BS1 4SB", "Property type: Top-floor flat. Total floor area: 58 square metres.", "This property's energy rating is D."))
	expect(t, s, map[string]any{epcCertificate + "propertyType": "Top-floor flat", epcCertificate + "totalFloorArea": 58.0})
}
