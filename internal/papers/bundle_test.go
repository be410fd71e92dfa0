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
