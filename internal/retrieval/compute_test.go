package retrieval

import (
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// holding is a case of facts alone.
func holding(facts ...fact) *Case {
	c := &Case{AsAt: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), files: map[string][]papers.Kind{"lease.pdf": {papers.Lease}}}
	for _, f := range facts {
		f.file, f.Page, f.passage = "lease.pdf", 1, -1
		if f.Quote == "" {
			f.Quote = f.Value
		}
		f.typ = papers.TypeOf(f.Path, f.kind)
		c.facts = append(c.facts, f)
	}
	c.index = newIndex(c)
	return c
}

func says(path, value string, normalised any) fact {
	return fact{kind: papers.Lease, Fact: analysis.Fact{Path: path, Label: "lease", Value: value, Normalised: normalised}}
}

func TestCompute(t *testing.T) {
	term := says("/paperwurks/lease/term", "99 years from the 25th day of March 2003", "99 years from 25 March 2003")
	start := says("/paperwurks/lease/start", "25th day of March 2003", "2003-03-25")
	rent := says("/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/groundRent/annualGroundRent", "£250", 250.0)
	every := says("/paperwurks/lease/groundRent/intervalYears", "10", 10.0)
	doubling := says("/paperwurks/lease/groundRent/basis", "double", "doubling")
	rpi := says("/paperwurks/lease/groundRent/basis", "Retail Prices Index", "rpi")
	steps := []fact{
		says("/paperwurks/lease/groundRent/reviews/0/fromYear", "1", 1.0), says("/paperwurks/lease/groundRent/reviews/0/amount", "£100", 100.0),
		says("/paperwurks/lease/groundRent/reviews/1/fromYear", "34", 34.0), says("/paperwurks/lease/groundRent/reviews/1/amount", "£200", 200.0),
	}
	search := fact{kind: papers.CON29R, Fact: analysis.Fact{Path: "/paperwurks/con29r/resultDate", Label: "date of the result", Value: "13 March 2026", Normalised: "2026-03-13"}}
	epc := fact{kind: papers.EPC, Fact: analysis.Fact{Path: "/paperwurks/epc/validUntil", Label: "valid until", Value: "1 May 2026", Normalised: "2026-05-01"}}
	offer := fact{kind: papers.MortgageOffer, Fact: analysis.Fact{Path: "/paperwurks/mortgage_offer/expiry", Label: "offer expires", Value: "1 February 2027", Normalised: "2027-02-01"}}
	tests := []struct {
		name, question, want string
		facts                []fact
	}{
		{"years left", "How many years are left on the lease?", "75 years and 4 months of the term are left; it ends on 25 March 2102", []fact{term}},
		{"on a day", "How much of the term remains on 1 March 2030?", "On 1 March 2030, 72 years of the term are left", []fact{term}},
		{"in a year", "How long is left on the lease in 2100?", "On 1 January 2100, 2 years and 2 months", []fact{term}},
		{"it is over", "How long is left on the lease on 1 May 2110?", "The term ended on 25 March 2102", []fact{term}},
		{"the next review doubles", "When is the next rent review?", "on 25 March 2033, when the ground rent becomes £2,000 a year", []fact{start, rent, every, doubling}},
		{"and when they may", "When can they put the ground rent up?", "on 25 March 2033", []fact{start, rent, every, doubling}},
		{"an index is not foretold", "When does the ground rent next go up?", "the papers do not fix the rent from then on", []fact{start, rent, every, rpi}},
		{"the next step", "When is the next ground rent increase?", "on 25 March 2036, when the ground rent becomes £200 a year", append([]fact{start}, steps...)},
		{"the rent on a day", "What will the ground rent be in 2050?", "On 1 January 2050 the ground rent is £4,000 a year", []fact{start, rent, every, doubling}},
		{"the rent of a step", "What was the ground rent on 1 May 2010?", "On 1 May 2010 the ground rent is £100 a year", append([]fact{start}, steps...)},
		{"a stale search", "When do the searches go stale?", "is six months old on 13 September 2026, 70 days before 22 November 2026", []fact{search}},
		{"a certificate that is over", "Is the EPC still in date?", "ran until 1 May 2026, 205 days before 22 November 2026", []fact{epc, offer}},
		{"an offer that is not", "Has the mortgage offer expired?", "runs until 1 February 2027, 71 days after 22 November 2026", []fact{epc, offer}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := holding(test.facts...).Ask(test.question)
			if a.Outcome != Found || a.Basis != Computed || len(a.Evidence) == 0 || !strings.Contains(a.Text, test.want) {
				t.Errorf("%s %s %d: %s", a.Outcome, a.Basis, len(a.Evidence), a.Text)
			}
		})
	}
	for _, question := range []string{"When is the next rent review?", "How many years are left on the lease?", "When do the searches go stale?"} {
		if a := holding(rent).Ask(question); a.Basis == Computed {
			t.Errorf("%s was worked out from nothing: %s", question, a.Text)
		}
	}
	for _, question := range []string{
		"Which repairs are left to the tenant under the lease?", "Does the lease say what happens to goods left behind?",
		"When was the ground rent last increased?", "When can the rent under the tenancy agreement be raised?",
		"What rating has the EPC?", "Is there a valid reason to withhold consent?",
	} {
		if a := holding(term, start, rent, every, doubling, epc, offer).Ask(question); a.Basis == Computed {
			t.Errorf("%s asks for something else: %s", question, a.Text)
		}
	}
}

func TestPounds(t *testing.T) {
	for sum, want := range map[float64]string{0: "£0", 250: "£250", 1250.5: "£1,250.50", 1234567: "£1,234,567"} {
		if got := pounds(sum); got != want {
			t.Errorf("%v is %s, want %s", sum, got, want)
		}
	}
}
