package papers

import "testing"

func TestPlanningGranted(t *testing.T) {
	s := read(PlanningDecision, grid(`
                 HARROWBY DISTRICT COUNCIL
Town and Country Planning Act 1990
NOTICE OF GRANT OF PLANNING PERMISSION
Application No: 19/01234/FUL             Date received: 12 April 2019
Applicant: Mr and Mrs J Alder
Location: 6 Orchard Way, Harrowby, PE10 9QQ
Proposal: Erection of a single storey rear extension and
          conversion of the garage to a study
Harrowby District Council hereby grants planning permission for the above development
subject to the following conditions:
1. The development shall be begun not later than the expiration of three years beginning
with the date of this permission.
Reason: To comply with section 91 of the Act.
2. The materials shall match the existing dwelling.
Reason: In the interests of appearance.
3. Notwithstanding the provisions of the General Permitted Development Order 2015 no
windows shall be inserted in the east elevation.
Informatives
1. This permission is the subject of a planning obligation under section 106.
Date of decision: 3 June 2019
Appeals: if permission is refused you may appeal.
`))
	p := planningPath
	expect(t, s, map[string]any{
		p + "reference":                   "19/01234/FUL",
		p + "applicationDate":             "2019-04-12",
		p + "decisionDate":                "2019-06-03",
		p + "applicant":                   "Mr and Mrs J Alder",
		p + "address":                     "6 Orchard Way, Harrowby, PE10 9QQ",
		p + "authority":                   "HARROWBY DISTRICT COUNCIL",
		p + "description":                 "Erection of a single storey rear extension and conversion of the garage to a study",
		p + "decision":                    "Granted subject to conditions",
		p + "conditions/0/number":         1.0,
		p + "conditions/1/text":           "The materials shall match the existing dwelling.",
		p + "conditions/2/number":         3.0,
		p + "conditions/3/number":         nil,
		p + "numberOfConditions":          3.0,
		p + "timeLimitYears":              3.0,
		p + "beginBy":                     "2022-06-02",
		p + "section106":                  "Yes",
		p + "permittedDevelopmentRemoved": "Yes",
		p + "refusalReasons/0/text":       nil,
	})
}

func TestPlanningRefused(t *testing.T) {
	s := read(PlanningDecision, grid(`
Planning Decision Notice
Local planning authority: Ashmoor Borough Council
Reference: P2021/0456
Site address: 44 High Street, Ashmoor, TN24 8AB
Description of development: Loft conversion with front dormer windows
Decision: REFUSED
Decision date: 9 September 2021
The application is refused for the following reasons:
1. The dormers would harm the street scene.
2. The proposal conflicts with policy D4.
Signed
`))
	p := planningPath
	expect(t, s, map[string]any{
		p + "reference":             "P2021/0456",
		p + "decision":              "Refused",
		p + "decisionDate":          "2021-09-09",
		p + "authority":             "Ashmoor Borough Council",
		p + "description":           "Loft conversion with front dormer windows",
		p + "refusalReasons/0/text": "The dormers would harm the street scene.",
		p + "refusalReasons/1/text": "The proposal conflicts with policy D4.",
		p + "conditions/0/number":   nil,
		p + "numberOfConditions":    nil,
		p + "section106":            nil,
	})
}

func TestBuildingRegsCompletion(t *testing.T) {
	s := read(BuildingRegsCertificate, grid(`
Northgate City Council - Building Control
Building Act 1984    The Building Regulations 2010
COMPLETION CERTIFICATE
Application reference: FP/2016/0771
Owner: Mrs P Quill
Address of building: 9 Lark Rise, Northgate, YO1 9AB
Description of work: Two storey side extension and
                     removal of a chimney breast
Date of completion: 14 October 2016
Date of issue: 21/10/2016
This certificate is evidence, but not conclusive evidence, that the requirements
have been complied with.
`))
	p := buildingRegsPath
	expect(t, s, map[string]any{
		p + "certificateType": "Completion certificate",
		p + "reference":       "FP/2016/0771",
		p + "works":           "Two storey side extension and removal of a chimney breast",
		p + "completionDate":  "2016-10-14",
		p + "certificateDate": "2016-10-21",
		p + "issuer":          "Northgate City Council",
		p + "issuerType":      "Local authority",
		p + "address":         "9 Lark Rise, Northgate, YO1 9AB",
		p + "applicant":       "Mrs P Quill",
	})
}

// An initial notice speaks of the final certificate that is to come, and is none.
func TestBuildingRegsInitialNotice(t *testing.T) {
	s := read(BuildingRegsCertificate, grid(`
The Building Act 1984 Section 47   INITIAL NOTICE
To: Westhaven District Council
Approved Inspector: Keystone Building Control Ltd
Our reference: KBC-20190231
Location: 3 Sea View, Westhaven, EX8 1AA
Works: Single storey extension
Dated 4 March 2019
A final certificate will be given when the work is complete.
`))
	p := buildingRegsPath
	expect(t, s, map[string]any{
		p + "certificateType": "Initial notice",
		p + "reference":       "KBC-20190231",
		p + "issuer":          "Keystone Building Control Ltd",
		p + "issuerType":      "Approved inspector",
		p + "certificateDate": "2019-03-04",
		p + "completionDate":  nil,
		p + "works":           "Single storey extension",
	})
}

func TestFENSA(t *testing.T) {
	s := read(CompetentPersonCertificate, grid(`
FENSA
Certificate of Building Regulations Compliance
Certificate number: 13345871             Date of issue: 19 June 2015
Installer: Clearpane Windows Ltd         FENSA registration number: 28871
Installation address:  17 Birch Avenue
                       Stockport
                       SK4 2JJ
Work completed: 2 June 2015
Description of work: 6 windows and 1 door
The work is covered by an insurance-backed guarantee.
`))
	p := competentPath
	expect(t, s, map[string]any{
		p + "scheme":            "FENSA",
		p + "certificateNumber": "13345871",
		p + "issueDate":         "2015-06-19",
		p + "installer":         "Clearpane Windows Ltd",
		p + "installerNumber":   "28871",
		p + "address":           "17 Birch Avenue, Stockport, SK4 2JJ",
		p + "workDate":          "2015-06-02",
		p + "work":              "6 windows and 1 door",
		p + "insuranceBacked":   "Yes",
	})
}

func TestGasSafe(t *testing.T) {
	s := read(CompetentPersonCertificate, grid(`
Gas Safe Register
Building Regulations Compliance Certificate
Certificate No. 8812340019
This is to confirm that the work below was completed on 11 November 2020 and
notified by Gas Safe Register.
Work carried out at: 2 Kiln Close, Luton, LU2 7AA
Work: Install a gas-fired boiler
Registered business: Emberheat Services
Registration number: 553210
Issue date: 25/11/2020
An insurance-backed guarantee may be available.
`))
	p := competentPath
	expect(t, s, map[string]any{
		p + "scheme":            "Gas Safe Register",
		p + "certificateNumber": "8812340019",
		p + "workDate":          "2020-11-11",
		p + "issueDate":         "2020-11-25",
		p + "work":              "Install a gas-fired boiler",
		p + "installer":         "Emberheat Services",
		p + "installerNumber":   "553210",
		p + "address":           "2 Kiln Close, Luton, LU2 7AA",
		p + "insuranceBacked":   nil,
	})
}

// A warranty in running text; its term follows from its days.
func TestWarrantySentences(t *testing.T) {
	const w = "/paperwurks/new_home_warranty/"
	expect(t, read(NewHomeWarranty, textDoc(
		"Premier Guarantee", "New home structural warranty",
		"The policy number is 64083256. The home that is covered is 132 Mill Race Crescent, Westrey Cross WK9 1EY.",
		"The developer is Castell Homes (Wales) Limited. The insurance begins on 15 May 2022. Cover expires on 14 May 2032.",
		"The policyholder is Aisha Singh Bryce. You pay the first £100.00 of each claim. Claims are limited to £450,000 in all.",
		"The builder must put right defects notified before 14 May 2024.",
	)), map[string]any{
		w + "policyNumber": "64083256", w + "property": "132 Mill Race Crescent, Westrey Cross WK9 1EY", w + "postcode": "WK9 1EY",
		w + "builder": "Castell Homes (Wales) Limited", w + "startDate": "2022-05-15", w + "endDate": "2032-05-14", w + "term": 10.0,
		w + "policyholder": "Aisha Singh Bryce", w + "excess": 100.0, w + "limit": 450000.0, w + "defectsPeriodEnd": "2024-05-14",
	})
}
