package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// A certificate as the register prints it in a browser: points of the chart in one line,
// steps whose cost runs on, days that break at the end of a line.
func TestEPCPrintedFromRegister(t *testing.T) {
	s := read(EPC, textDoc(
		"Energy performance certificate (EPC)",
		"Energy rating",
		"E",
		"Property type",
		"Ground-floor flat",
		"Total floor area",
		"61 square metres",
		"This property's energy rating is E. It has the potential to be B.",
		"44 | E current      83 | B potential",
		"Step                      Typical cost       Yearly saving",
		"1. Loft insulation to 300 mm £600 - £900 £120",
		"2. Air source heat pump £9,000 - £12,000 £80",
		"Assessor: Morwenna Hale. Telephone 01632 960001. Assessor ID: ELMH004411. Date of assessment: 9",
		"February 2024. Date of certificate: 11 February 2024.",
	))
	expect(t, s, map[string]any{
		epcCertificate + "currentEnergyEfficiency":         44.0,
		epcCertificate + "potentialEnergyEfficiency":       83.0,
		epcCertificate + "inspectionDate":                  "2024-02-09",
		epcCertificate + "lodgementDate":                   "2024-02-11",
		epcCertificate + "floorDescription":                nil,
		at(epcRecommendations+"improvementSummaryText", 1): "Air source heat pump",
		at(epcRecommendations+"indicativeCost", 1):         "£9,000 - £12,000",
		"/paperwurks/epc/assessorName":                     "Morwenna Hale",
	})
}

// Scores before or behind what they are of must not change places.
func TestEPCScoresBesideTheirNames(t *testing.T) {
	for _, line := range []string{"47 E current   84 B potential", "Current 47 E   Potential 84 B", "Current: 47 E. Potential: 84 B."} {
		s := read(EPC, textDoc("Energy performance certificate", line))
		expect(t, s, map[string]any{
			epcCertificate + "currentEnergyEfficiency":   47.0,
			epcCertificate + "potentialEnergyEfficiency": 84.0,
		})
	}
}

// A certificate told in sentences, as a file of text.
func TestEPCAsText(t *testing.T) {
	s := read(EPC, textDoc(
		"ENERGY PERFORMANCE CERTIFICATE",
		"The home was assessed on 2 May 2025 and the certificate was placed on the register on 6 May",
		"2025. It is valid until 5 May 2035.",
		"The energy rating of the home is D with a score of 58. With every measure done it would reach B",
		"and score 82.",
		"Type of dwelling: Semi-detached house. Total floor area: 92 square metres.",
		"- Measure 1: Solid floor insulation, at an estimated cost of £4,000 - £6,000",
		"- Measure 2: Solar water heating, for a cost of £4,500",
		"The assessor is Iolo Trevanion, whose number is EES/010203.",
	))
	expect(t, s, map[string]any{
		epcCertificate + "lodgementDate":                   "2025-05-06",
		"/paperwurks/epc/validUntil":                       "2035-05-05",
		epcCertificate + "potentialEnergyRating":           "B",
		epcCertificate + "potentialEnergyEfficiency":       82.0,
		epcCertificate + "propertyType":                    "Semi-detached house",
		at(epcRecommendations+"improvementSummaryText", 0): "Solid floor insulation",
		at(epcRecommendations+"indicativeCost", 1):         "£4,500",
		"/paperwurks/epc/assessorName":                     "Iolo Trevanion",
	})
}

func TestEPCInWelsh(t *testing.T) {
	s := read(EPC, grid(`
Tystysgrif perfformiad ynni (EPC)
Mae sgôr yr eiddo hwn yn C. Mae ganddo'r potensial i fod yn A.
71 | C 93 | A

Nodwedd              Disgrifiad                        Sgôr
Wal                  Waliau ceudod, wedi'u hinswleiddio    Da
Prif wresogi         Pwmp gwres                        Cyfartalog

Aseswr: Eirlys Pennant. Rhif QUID009988. Dyddiad yr asesiad: 7 Mawrth 2025. Dyddiad y dystysgrif: 9 Mawrth 2025.
`))
	expect(t, s, map[string]any{
		epcCertificate + "currentEnergyEfficiency":   71.0,
		epcCertificate + "potentialEnergyEfficiency": 93.0,
		epcCertificate + "wallsEnergyEff":            "Da",
		epcCertificate + "mainheatEnergyEff":         "Cyfartalog",
		epcCertificate + "inspectionDate":            "2025-03-07",
		epcCertificate + "lodgementDate":             "2025-03-09",
		"/paperwurks/epc/assessorName":               "Eirlys Pennant",
		"/paperwurks/epc/assessorId":                 "QUID009988",
	})
}

// A result that the same sentence takes back is none; a tile that names its hazard in
// brackets is no heading over the next tile.
func TestEnvironmentalTakenBack(t *testing.T) {
	s := read(Environmental, grid(`
Environmental report
Professional opinion: a potential source was found and a conclusion of PASS cannot be given.

Contamination        Flood                        Ground stability
Further action       Moderate (surface water)     Not identified
`))
	expect(t, s, map[string]any{
		"/paperwurks/environmental/overallResult":                       nil,
		"/paperwurks/environmental/hazards/surfaceWaterFlooding/result": nil,
		issues + "contaminatedLand/contaminatedLandRisk/riskIndicator":  "Yes",
	})
}

func TestKindsOfOneHazard(t *testing.T) {
	for _, c := range []struct {
		want  Kind
		lines []string
	}{
		{Environmental, []string{"Flood Risk Assessment for conveyancers", "Site: 3 Weir Cottages, Otley", "Overall flood risk: MEDIUM", "Insurance: the buyer should obtain a quotation for buildings cover and check the premium and excess", "The property is in Flood Zone 2."}},
		{Environmental, []string{"Residential Ground Stability Report", "Shrink swell clay: moderate", "Running sand: low", "Subsidence insurance claims in the postcode: 4"}},
		{Other, []string{"SEWER RECORDS EXTRACT", "Northmoor Water", "Scale 1:1250 at A4", "Foul sewer, public. Surface water sewer, public. Private drains are not shown.", "MH 1201 Cover 10.22 Invert 8.01. The positions of sewers are indicative. Undertaker's map of mains and drains."}},
	} {
		if got := Classify(evidence.NewText(textDoc(c.lines...))); got.Kind != c.want {
			t.Errorf("%q is %s (%s), want %s", c.lines[0], got.Kind, got.Reason, c.want)
		}
	}
}

// A summary whose times stand alone under the first of them, and a screen of several minings.
func TestMiningSummaries(t *testing.T) {
	s := read(CON29M, grid(`
CON29M coal mining report

Past underground coal mining                     Yes
Present                                          No
Future                                           No
Mine gas                                         No
Hazards                                          No
`))
	expect(t, s, map[string]any{
		"/paperwurks/con29m/pastUnderground/yesNo":    "Yes",
		"/paperwurks/con29m/presentUnderground/yesNo": "No",
		"/paperwurks/con29m/futureUnderground/yesNo":  "No",
		"/paperwurks/con29m/pastUnderground/details":  nil,
		"/paperwurks/con29m/mineGas/details":          nil,
	})
	s = read(CON29M, textDoc(
		"Coal and brine screen",
		"FURTHER ACTION",
		"COAL - Outside any coal mining reporting area. No coal search is needed.",
		"BRINE - Within the Cheshire Brine Compensation District. No further claim can be made.",
	))
	expect(t, s, map[string]any{
		coalMining + "riskIndicator":             "No",
		"/paperwurks/con29m/cheshireBrine/yesNo": "Yes",
	})
}

// Numbers on the page of accounts that are no costs, and a firm that is no agent.
func TestAccountsWithoutStrayRows(t *testing.T) {
	s := read(ServiceChargeAccounts, textDoc(
		"FENWAY COURT SERVICE CHARGE ACCOUNTS",
		"(Company limited by guarantee 00912345)",
		"for the year to 31 March 2026",
		"Prepared by Lomax & Quill, Chartered Accountants",
		"\t2026 £\t2025 £",
		"Gardener\t1,900.00\t1,700.00",
		"Insurance of buildings\t3,100.00\t2,900.00",
		"TOTAL PAYMENTS\t5,000.00\t4,600.00",
		"Bank at start\t900.00\t800.00",
		"A new lift is to be levied in 2027 as an extra of £2,000 for each flat.",
		"Lomax & Quill, Chartered Accountants\t1",
	))
	expect(t, s, map[string]any{
		accountsSay + "lines/0/name":     "Gardener",
		accountsSay + "lines/2/name":     nil,
		accountsSay + "totalExpenditure": 5000.0,
		accountsSay + "managingAgent":    nil,
		accountsSay + "perUnit":          nil,
	})
	s = read(ServiceChargeAccounts, textDoc(
		"Budget estimate 1 April 2026 to 31 March 2027",
		"Total for Apartment 9 (2027): £2,210.40",
	))
	expect(t, s, map[string]any{
		accountsSay + "yearEnd": "2027-03-31",
		accountsSay + "perUnit": 2210.4,
	})
}

// A day before the notice is not the last one for replies to it.
func TestSection20RepliesBeforeNotice(t *testing.T) {
	s := read(Section20Notice, grid(`
5 June 2026

Notice under section 20 of the Landlord and Tenant Act 1985
Statement of estimates

Observations must be sent to us by 10 July 2026.

From          Observation              Reply
Flat 3        Asked for a second firm  Invited 2 March 2026; declined
`))
	expect(t, s, map[string]any{"/paperwurks/section_20_notice/responseBy": "2026-07-10"})
}

// A question that goes over two lines is no statement.
func TestLandlordAskedOverTwoLines(t *testing.T) {
	s := read(BuildingSafetyCertificate, textDoc(
		"LANDLORD'S CERTIFICATE",
		"6. The landlord is responsible for the relevant defects as",
		"developer of the building?",
		"Not stated",
	))
	expect(t, s, map[string]any{"/paperwurks/building_safety_certificate/landlordResponsible": nil})
}
