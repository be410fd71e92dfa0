package papers

import (
	"sort"
	"testing"
)

// Search companies' reports on several searches call each a part: the first is no part of
// the register of local land charges.
func TestPartOfTheReportIsNoPartOfTheRegister(t *testing.T) {
	s := read(LLC1, grid(`
Regulated local authority search
Property: 14 Larkfield Way, Stenning BV7 2HN

PART 1 - SEARCH OF THE REGISTER OF LOCAL LAND CHARGES (LLC1)
The results below are those revealed on the date of search.

Part   Title                        Entries revealed
1      General financial charges    None
2      Specific financial charges   None
3      Planning charges             BV/98/00213/FUL - 46 dwellings - Conditional Permission

                                    Section 106 Agreement dated 10/09/1998 for education

4      Miscellaneous charges        None
`))
	expect(t, s, map[string]any{
		"/paperwurks/llc1/parts/generalFinancial":  "No entries",
		"/paperwurks/llc1/parts/planning":          "Entries",
		at("/paperwurks/llc1/charges/*/part", 0):   3.0,
		at(llcCharge+"authorityReference", 0):      "BV/98/00213/FUL",
		at(llcCharge+"chargeSubCategory", 1):       "Section 106 Agreement",
		at(llcCharge+"chargeSubCategory", 2):       nil,
		at("/paperwurks/llc1/charges/*/sum", 0):    nil,
		"/paperwurks/llc1/parts/miscellaneous":     "No entries",
		"/paperwurks/llc1/parts/specificFinancial": "No entries",
		at("/paperwurks/llc1/charges/*/part", 1):   3.0,
	})
}

// Councils' schedules in narrow columns: statutes, councils and days of the description over
// several lines, and notes below the last entry, which are of no entry.
func TestScheduleInNarrowColumns(t *testing.T) {
	s := read(LLC1, grid(`
Official certificate of search
PART 3 : PLANNING CHARGES
Description of charge                 Originating       Date of
                                      authority         registration

Planning (Listed Buildings and        West Ashcombe     22.05.1978
Conservation Areas) Act 1990 s.69.    Borough Council
Lower Ashcombe Conservation Area.
Ref: 2/09/0441/F

PART 4 : MISCELLANEOUS CHARGES

Party to covenant about an annexe,    West Ashcombe     09.02.2011
Act of 1982 s.33, dated               Borough Council
02.02.2011

There are no subsisting entries in Parts 1, 2 and 5 to 12.

NOTES: where a tree preservation order affects land adjoining it is not revealed.
`))
	expect(t, s, map[string]any{
		at(llcCharge+"description", 0):            "Planning (Listed Buildings and Conservation Areas) Act 1990 s.69. Lower Ashcombe Conservation Area.",
		at(llcCharge+"originatingAuthority", 0):   "West Ashcombe Borough Council",
		at(llcCharge+"authorityReference", 0):     "2/09/0441/F",
		at(llcCharge+"registrationDate", 1):       "2011-02-09",
		at(llcCharge+"originatingAuthority", 1):   "West Ashcombe Borough Council",
		at(llcCharge+"chargeSubCategory", 1):      nil,
		"/paperwurks/llc1/parts/lightObstruction": "No entries",
	})
}

// HM Land Registry's extracts, where the longest label nearly touches its value.
func TestChargeWhoseLabelTouchesItsNumber(t *testing.T) {
	s := read(LLC1, textDoc(
		"Official search of the local land charges register",
		"Charge 1 of 1",
		"HM Land Registry reference LLC-4RT9KX",
		"Category\tPlanning",
		"Description\tErection of a porch",
		"Registration date\t19 August 2014",
	))
	expect(t, s, map[string]any{
		at(llcCharge+"hmlrReference", 0):    "LLC-4RT9KX",
		at(llcCharge+"category", 0):         "Planning",
		at(llcCharge+"registrationDate", 0): "2014-08-19",
	})
}

// Resellers' drainage searches: ticks in columns for yes, no and insured, with comments
// beside them that are no answers.
func TestDrainageTickedInColumns(t *testing.T) {
	s := read(CON29DW, grid(`
CON29DW drainage and water search

Ref    Enquiry                               Yes   No   Ins   Comments
2.1    Foul water to a public sewer          ☐     ☒    ☐     No sewer near, septic tank
2.4    Public sewer, disposal main within    ☐     ☒    ☐
       the boundaries
2.5    Public sewer within 30.48 metres      ☐     ☒    ☐     Nearest sewer 212 metres
2.7    Approval to build over a sewer        ☐     ☐    ☒     Within 3 metres is insured
2.8    Risk of internal flooding             ☐     ☐    ☒     Covered by insurance
3.2    Water mains within the boundaries     ☒     ☐    ☐
4.4    Basis of charge                       Metered
`))
	expect(t, s, map[string]any{
		dwDrainage + "mainsFoulDrainage/yesNo":           "No",
		dwDrainage + "publicDrainWithinBoundaries/yesNo": "No",
		dwDrainage + "publicSewerWithin100ft/yesNo":      "No",
		dwDrainage + "publicSewerWithin100ft/details":    "Nearest sewer 212 metres",
		dwDrainage + "sewerageUndertakerApproval/yesNo":  nil,
		dwDrainage + "riskOfInternalFlooding/yesNo":      nil,
		dwWater + "waterMainsWithinBoundaries/yesNo":     "Yes",
		dwCharging + "currentChargingBasis":              "Metered",
	})
}

// What a company says where it does not know is no answer: who bills is asked of the owner.
func TestDrainageRepliesThatAreNone(t *testing.T) {
	s := read(CON29DW, textDoc(
		"Drainage and Water Enquiry Moorland Water",
		"CON29DW",
		"3.6 Please include details of the location of any water meter serving the property.",
		"Records indicate that the property is not served by a water meter.",
		"4.1 Who is responsible for providing the sewerage services for the property?",
		"Kestrel Utilities Limited, Mill House, Reading RG1 8DB is responsible for providing the sewerage services.",
		"4.2 Who bills the property for sewerage services?",
		"If you wish to know who bills the sewerage services you will need to contact the current owner.",
		"4.4 What is the current basis for charging for sewerage and water services at the property?",
		"If you wish to know what the charges are based on contact the owner. It may be a rateable value of £214.",
	))
	expect(t, s, map[string]any{
		"/paperwurks/con29dw/provider": "Moorland Water",
		dwMetered:                      "No",
		dwWater + "mainsWater/waterMeter/location": nil,
		dwCharging + "sewerageProvider":            "Kestrel Utilities Limited",
		dwCharging + "sewerageBills":               nil,
		dwCharging + "currentChargingBasis":        nil,
	})
}

// Typed replies: whole enquiries in a range, an appeal's number behind its application's,
// and a second way that is not the road.
func TestCouncilsTypedReplies(t *testing.T) {
	s := read(CON29R, grid(`
CON29R Enquiries of local authority (2016) replies

1.1(a)     EM/17/1043 Replacement windows. Refused 09/01/2018.
           Appeal allowed 21/08/2018 (APP/X0001/W/18/3199).
2.1(a)     Bevan Street: adopted. Passage at rear: not adopted
2.2 - 2.4  No
3.1        No
`))
	expect(t, s, map[string]any{
		lasDecisions + "planningPermission/0/refNumber": "EM/17/1043",
		lasDecisions + "planningPermission/1/refNumber": nil,
		lasRoads + publicRoads + "/0/status":            "public",
		lasWays + "shownOnDefinitiveMap/yesNo":          "No",
		lasWays + "pendingApplicationsToRecord/yesNo":   "No",
		lasWays + "legalOrdersToStop/yesNo":             "No",
	})
}

// The key of an environmental report names results that are not this report's.
func TestResultOfTheKeyIsNotTheReports(t *testing.T) {
	s := read(Environmental, textDoc(
		"GeoHome environmental report",
		"Contaminated land: Passed",
		`A result of "Further action" is given where land may be contaminated.`,
	))
	expect(t, s, map[string]any{"/paperwurks/environmental/overallResult": nil})
}

// The register's own form, in two columns: beside the label of the land, which its column
// breaks, stands what the authority signs.
func TestLandOfTheRegistersForm(t *testing.T) {
	doc := grid(`
Form LLC1                                   Official number 2026/01137
Register of local land charges              Registering authority:
                                            WEST ASHCOMBE BOROUGH COUNCIL
Requisition for search                      Civic Centre, Fore Street, Ashcombe AS1 1AA

                                            Official certificate of search
                                            It is hereby certified that the search
Description of land sufficient to enable    Signed on behalf of the council
it to be identified                         COUNCIL
THE OLD DAIRY, CHURCH LANE, LOWER           Date 23rd April 2026
ASHCOMBE, AS21 7PQ
`)
	// The file holds the left column's words before the right one's.
	lines := doc.Pages[0].Lines
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].Box.X0 < 200 && lines[j].Box.X0 > 200 })
	expect(t, read(LLC1, doc), map[string]any{
		"/paperwurks/llc1/address":    "THE OLD DAIRY, CHURCH LANE, LOWER ASHCOMBE, AS21 7PQ",
		"/paperwurks/llc1/resultDate": "2026-04-23",
	})
}

// Who prepared a search, in a sentence without a subject, before the undertakers' names.
func TestPreparedByInASentence(t *testing.T) {
	s := read(CON29DW, textDoc(
		"CON29DW Residential Drainage and Water Search",
		"Responses as the form requires. Prepared by Trent Vale Water Searches, PO Box 6187, Netherby.",
		"Water company: Trent Vale Water plc",
	))
	expect(t, s, map[string]any{"/paperwurks/con29dw/provider": "Trent Vale Water Searches"})
}
