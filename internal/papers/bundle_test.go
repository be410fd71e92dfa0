package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// Packs in which a paper of no kind stands before, between or behind the others: an
// electrician's report must not take with it what it was bound with.
func TestPacksWithPapersOfNoKind(t *testing.T) {
	const (
		report = `
ELECTRICAL INSTALLATION CONDITION REPORT
Report number 20771              Registered with NICEIC
Overall assessment: unsatisfactory, code C2 at item 1
\f
INSPECTION SCHEDULE
1.0 Intake equipment   pass
2.0 Consumer unit      C2
`
		gas = `
LANDLORD / HOMEOWNER GAS SAFETY RECORD
Gas Safe registration 512998     Certificate number CP12-88410
Appliance 1 boiler, safe to use
`
		permission = `
NORBURY CROSS BOROUGH COUNCIL
Town and Country Planning Act 1990
GRANT OF PLANNING PERMISSION
Application No: 12/0331/HH
The Council GRANTS planning permission subject to the following conditions:
1. The development shall be begun within three years of the date of this permission.
`
		completion = `
NORBURY CROSS BOROUGH COUNCIL
COMPLETION CERTIFICATE
The Building Act 1984
The Building Regulations 2010
The Council certifies under regulation 17 that so far as it has been able to ascertain after
taking all reasonable steps the work complies with the requirements of the regulations.
This certificate is evidence, but not conclusive evidence, of that.
Reference: BN/12/01184
`
	)
	for name, c := range map[string]struct {
		pages string
		want  []Kind
	}{
		"before":  {report + `\f` + permission + `\f` + completion, []Kind{Other, PlanningDecision, BuildingRegsCertificate}},
		"between": {permission + `\f` + gas + `\f` + completion, []Kind{PlanningDecision, Other, BuildingRegsCertificate}},
		"behind":  {completion + `\f` + report, []Kind{BuildingRegsCertificate, Other}},
		"alone":   {report, []Kind{Other}},
	} {
		t.Run(name, func(t *testing.T) {
			sections := Divide(evidence.NewText(grid(c.pages)), "")
			var got []Kind
			for _, s := range sections {
				got = append(got, s.Kind)
			}
			if len(got) != len(c.want) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("got %v, want %v", got, c.want)
				}
			}
			if kind := Together(sections).Kind; len(got) > 1 && kind == Other {
				t.Error("the file is called by the paper of which nothing is read")
			}
		})
	}
}

// Decisions on appeal tell at their head what the council refused, and of other appeals
// that failed.
func TestDecisionsOnAppeal(t *testing.T) {
	const head = `
The Planning Inspectorate
Appeal Decision
Site visit made on 6 February 2024
Decision date: 4 March 2024
Appeal Ref: APP/Z9990/D/23/3329914
7 Quarry Rise, Ludbrook LU7 3EW
The appeal is made under section 78 of the Town and Country Planning Act 1990 against a refusal.
The appeal is made by Mr and Mrs J Fenwick against the decision of Ludbrook Borough Council.
The application Ref 23/00481/HSE, dated 2 May 2023, was refused by notice dated 28 June 2023.
The development proposed is a two-storey side extension.
Decision
`
	for name, c := range map[string]struct{ outcome, want string }{
		"allowed":   {"The appeal is allowed and planning permission is granted for a side extension.\nThe appeal at No 11 was dismissed in 2019.", "Granted"},
		"dismissed": {"The appeal is dismissed.\nPermission was granted for a porch in 2011.", "Refused"},
		"both ways": {"Appeal A is dismissed.\nAppeal B is allowed and planning permission is granted.", "Split decision"},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(PlanningDecision, grid(head+c.outcome)), map[string]any{
				planningPath + "decision":        c.want,
				planningPath + "decisionDate":    "2024-03-04",
				planningPath + "reference":       "APP/Z9990/D/23/3329914",
				planningPath + "address":         "7 Quarry Rise, Ludbrook LU7 3EW",
				planningPath + "applicant":       "Mr and Mrs J Fenwick",
				planningPath + "applicationDate": "2023-05-02",
				planningPath + "description":     "a two-storey side extension",
			})
		})
	}
}

// The Order on permitted development is named above what was decided under it.
func TestPriorApprovalUnderItsOrder(t *testing.T) {
	expect(t, read(PlanningDecision, grid(`
THE TOWN AND COUNTRY PLANNING (GENERAL PERMITTED DEVELOPMENT) (ENGLAND) ORDER 2015
Application reference: 21/01920/PNH
Date: 19 August 2021
The Council confirms that its prior approval is not required for the development below.
No planning permission has been refused.
`)), map[string]any{planningPath + "decision": "Prior approval not required", planningPath + "decisionDate": "2021-08-19"})
}

// Tables of labels and values where a label stands at the middle of its value's lines.
func TestValueOfThreeLinesBesideItsLabel(t *testing.T) {
	expect(t, read(IndemnityPolicy, grid(`
INDEMNITY POLICY SCHEDULE
Policy Number     DLI/2208/77104

                  Olivia Grace Warburton and Samuel Adeyemi-
Insured           Clarke and any mortgagee and the successors in
                  title of each of them

Property          55 Pembury Terrace, Saltwick, SW22 6ND

Limit             £410,000

Premium           £112.00
`)), map[string]any{
		"/paperwurks/indemnity_policy/insured": "Olivia Grace Warburton and Samuel Adeyemi-Clarke",
		"/paperwurks/indemnity_policy/limit":   410000.0,
	})
}

// Certificates whose parts have headings over rows of labels, as databases print them: the
// first label of a part is no value of its heading.
func TestCertificateOfPartsAndRows(t *testing.T) {
	expect(t, read(CompetentPersonCertificate, grid(`
MCS Certificate
Certificate number: MCS-02841177-Q
Installation details
Technology type              Air Source Heat Pump
Commissioning date           05/10/2023
Installer details
Company                      Northdown Renewables Ltd - Registration number
MCS installer number         NAP-63310
`)), map[string]any{
		competentPath + "work":            "Air Source Heat Pump",
		competentPath + "workDate":        "2023-10-05",
		competentPath + "installer":       "Northdown Renewables Ltd",
		competentPath + "installerNumber": "NAP-63310",
	})
}

// A column of windows beside the company's is no company.
func TestColumnsOfAWindowCertificate(t *testing.T) {
	s := read(CompetentPersonCertificate, grid(`
FENSA certificate                     Certificate No: 14577203
The work at 18 Lavender Hill Road, Norbury Cross, NC3 4PL has been self-certified.
Registered company    Windows    Doors
Clearway Ltd          9          2
`))
	if f, ok := s.fact(competentPath + "installer"); ok && f.Normalised() == "Windows" {
		t.Error("the head of a column is the installer")
	}
	expect(t, s, map[string]any{competentPath + "address": "18 Lavender Hill Road, Norbury Cross, NC3 4PL"})
}

// What stands near the words of a fact and is another's: the day of another memorandum in
// brackets, a party at the head of a column, who drew up accounts, the note of a form, an
// addressee's town above how the letter went.
func TestAnotherPapersWords(t *testing.T) {
	memo := read(MemorandumOfSale, grid(`
Foxley & Rowe
20 October 2026
MEMORANDUM OF SALE, SUBJECT TO CONTRACT
Property: 41 Marlpit Close, Westham WH4 7QL
Sale price: £327,500
Chain: the purchasers are selling their flat (memo dated 12 October 2026).
Foxley & Rowe is the trading name of F&R Residential Ltd.
`))
	expect(t, memo, map[string]any{"/paperwurks/memorandum_of_sale/date": "2026-10-20", "/paperwurks/memorandum_of_sale/agent": "Foxley & Rowe"})
	expect(t, read(EWS1, grid(`
Form EWS1: External Fire Review
Name                           Dr Fiona Stavridis
Qualification (Note 8 or 9)    CEng
Date                           7 July 2023
`)), map[string]any{"/paperwurks/ews1/qualification": "CEng"})
	expect(t, read(Correspondence, grid(`
Pinnacle Block Management Ltd
7 Foundry Street, Corston CN1 3AB

Bracken Law LLP
10 Court Street
Westham WH1 1QQ

By email: post@brackenlaw.example

6 November 2026

Dear Sirs

Flat 9 Tannery Wharf, Corston CN2 5BX

There are no arrears.

Yours faithfully
`)), map[string]any{"/paperwurks/correspondence/to": "Bracken Law LLP"})
	expect(t, read(Section20Notice, grid(`
STATEMENT OF ESTIMATES
Landlord and Tenant Act 1985 section 20
Date: 2 October 2026
Your estimated contribution for the whole of the works described
above is 4.1667% being £4,631.00.
`)), map[string]any{"/paperwurks/section_20_notice/contribution": 4631.0})
	expect(t, read(NewHomeWarranty, grid(`
Premier Guarantee certificate of insurance
Expiry of Defects Insurance Period                         13 March 2021
Date of expiry of the Structural Insurance Period          13 March 2029
`)), map[string]any{"/paperwurks/new_home_warranty/endDate": "2029-03-13", "/paperwurks/new_home_warranty/defectsPeriodEnd": "2021-03-13"})
}

// The register's page in Welsh, which joins the article to the word before it, and names
// the average rating below.
func TestRatingInWelsh(t *testing.T) {
	expect(t, read(EPC, grid(`
Tystysgrif perfformiad ynni (EPC)
Rhif y dystysgrif: 0320-2844-7110-2007-5161
Sgôr ynni’r eiddo hwn yw C. Mae ganddo’r potensial i fod yn B.
Y sgôr ynni gyfartalog yw D.
`)), map[string]any{epcCertificate + "currentEnergyRating": "C", epcCertificate + "potentialEnergyRating": "B"})
}
