package rules

import (
	"reflect"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// loud is the findings that are critical or high.
func loud(v Verdict) []Finding {
	var all []Finding
	for _, f := range v.Findings {
		if f.Severity.Rank() <= High.Rank() {
			all = append(all, f)
		}
	}
	return all
}

// TestGuards holds the list of things that must not be high (calibration of severity).
func TestGuards(t *testing.T) {
	b := mustLoad(t)
	for _, c := range []struct {
		guard string
		e     example
	}{
		{"the seller's mortgage", example{"title_register.titleNumber": "K1", "title_register.chargee": []any{"Northern Moor Bank plc"}, "title_register.chargeDate": []any{"2007-07-06"}, "ta6.repaysMortgages": "Yes"}},
		{"a lender's restriction that is redeemed", example{"title_register.titleNumber": "K1", "title_register.restrictionText": []any{"No disposition of the registered estate by the proprietor of the registered estate is to be registered without a written consent signed by the proprietor for the time being of the Charge dated 6 July 2007 in favour of Northern Moor Bank plc referred to in the Charges Register"}, "title_register.restrictionForm": []any{"P"}}},
		{"a lender's restriction whose form is not told", example{"title_register.titleNumber": "K1", "title_register.restrictionText": []any{"No disposition of the registered estate by the proprietor of the registered estate is to be registered without a written consent signed by the proprietor for the time being of the Charge dated 6 July 2007"}}},
		{"Form A with two proprietors who sell", example{"title_register.titleNumber": "K1", "title_register.proprietor": []any{"Ann Brook", "Tom Brook"}, "title_register.restrictionText": []any{"No disposition by a sole proprietor of the registered estate (except a trust corporation) under which capital money arises is to be registered unless authorised by an order of the court"}, "title_register.restrictionForm": []any{"A"}, "contract.seller": []any{"Ann Brook and Tom Brook"}}},
		{"notice and assignment fees", example{"lpe1.noticeFee": 120, "lpe1.deedOfCovenant": "Yes", "lpe1.licenceToAssign": "Yes", "lpe1.membership": "Yes"}},
		{"certificates handed over", example{"ta6.windows": "Yes", "ta6.electricalWork": "Yes", "competent_person_certificate.scheme": "FENSA", "competent_person_certificate@2.scheme": "NICEIC"}},
		{"a tree preservation order on a neighbour's land only", example{"llc1.description": []any{"Tree preservation order 4 of 1998 on adjoining land"}, "con29r.tpo": "Yes", "con29r.tpoDetails": "affects the adjoining land only", "ta6.tpo": "No"}},
		{"a conservation area on a neighbour only", example{"llc1.description": []any{"Moorby Conservation Area, adjoining the property"}, "ta6.conservation": "No"}},
		{"a settled dispute", example{"ta6.dispute": "Yes", "ta6.disputeDetails": "A disagreement about a gutter was settled in 2017 by written agreement"}},
		{"an ordinary surface water charge", example{"con29dw.surface": "Yes", "con29dw.foul": "Yes", "con29dw.mainsWater": "Yes"}},
		{"an energy rating of D", example{"epc.rating": "D", "epc.expires": "2030-01-01"}},
		{"an energy rating of E", example{"epc.rating": "E", "epc.expires": "2030-01-01"}},
		{"a peppercorn rent", example{"lease.rentBasis": "peppercorn", "lease.firstRent": nil, "lease.date": "2023-05-01", "lease.unexpiredYears": 990, "contract.price": 250000}},
		{"a mention of the green belt", example{"con29r.designations": "Green Belt; Local Plan 2019 policy GB1"}},
		{"a covenant of before 1926 with no breach", example{"title_register.titleNumber": "K1", "title_register.covenant": []any{"A Conveyance dated 4 May 1912 contains restrictive covenants"}, "title_register.covenantDate": []any{"1912-05-04"}, "ta6.works": "Yes", "ta6.worksApproval": "Yes", "ta6.worksPermission": "Not required", "building_regulations_certificate.type": "Completion certificate"}},
		{"a public road with an unadopted lane behind", example{"con29r.roadPublic": "Yes", "con29r.roadPublicDetails": "Heol Gwys - adopted. Rear lane - unadopted"}},
		{"a claim for subsidence that was rejected", example{"con29m.claims": "Yes", "con29m.claimsDetails": "a damage notice or claim for the property: claim 1997/0388, rejected 3 March 1998"}},
		{"an approval of the last century that has no day", example{"jurisdiction": "england", "con29r.approvalRef": []any{"2041/88"}, "con29r.approvalWorks": []any{"erection of 42 flats"}}},
		{"a house that is still being built", example{"contract.property": "Plot 47 Meadow Rise", "contract.seller": []any{"Redfield Homes Limited"}, "con29r.approvalRef": []any{"IN/25/3388"}, "con29r.approvalDate": []any{"2025-12-02"}, "con29r.roadPublic": "No", "con29r.roadAdoption": "Yes"}},
		{"a levy that was paid in full", example{"con29r.cilLiability": "Yes", "con29r.cilDemand": "Yes", "con29r.cilPaid": "Yes", "con29r.cilPaidDetails": "Full payment received 12.09.2022"}},
		{"not known is not no", example{"ta6.flooded": "Not known", "ta6.knotweed": "Not known", "ta6.listed": "Not known", "ta6.tpo": "Not known", "environmental.pastFlooding": "Yes", "con29r.tpo": "Yes", "llc1.listedBuildings": "Entries", "ta6.foul": "Not known"}},
	} {
		t.Run(c.guard, func(t *testing.T) {
			for k, v := range c.e {
				if v == nil {
					delete(c.e, k)
				}
			}
			for _, f := range loud(judge(t, b, c.e)) {
				if c.guard == "not known is not no" && !f.Contradiction {
					continue // the search may say what it finds; the seller is not contradicted
				}
				t.Errorf("%s is %s:\n%s", f.Rule, f.Severity, describe(f))
			}
		})
	}
}

// cleanHouse and cleanFlat are packs in which nothing is wrong.
var cleanHouse = example{
	"completion":                       "2026-11-13",
	"title_register.titleNumber":       "K123456",
	"title_register.tenure":            "Freehold",
	"title_register.class":             "absolute",
	"title_register.address":           "12 Mill Lane, Moorby (ME4 5XY)",
	"title_register.entriesAsAt":       "2026-09-14",
	"title_register.proprietor":        []any{"ANN MARY BROOK", "THOMAS BROOK"},
	"title_register.proprietorAddress": []any{"12 Mill Lane, Moorby, Kent ME4 5XY"},
	"title_register.proprietorSince":   "2012-03-02",
	"title_register.pricePaid":         195000,
	"title_register.chargee":           []any{"Northern Moor Bank plc"},
	"title_register.chargeDate":        []any{"2012-02-24"},
	"title_register.restrictionText":   []any{"No disposition without a written consent signed by the proprietor for the time being of the Charge dated 24 February 2012", "No disposition by a sole proprietor of the registered estate"},
	"title_register.restrictionForm":   []any{"P", "A"},
	"title_register.covenant":          []any{"A Conveyance dated 4 May 1934 contains restrictive covenants"},
	"title_register.covenantDate":      []any{"1934-05-04"},
	"title_plan.titleNumber":           "K123456",
	"contract.titleNumber":             "K123456",
	"contract.tenure":                  "Freehold",
	"contract.seller":                  []any{"Ann Mary Brook and Thomas Brook"},
	"contract.buyer":                   []any{"Samuel Field"},
	"contract.property":                "12 Mill Lane, Moorby, Kent, ME4 5XY",
	"contract.price":                   250000,
	"contract.deposit":                 25000,
	"contract.completionDate":          "2026-11-13",
	"contract.guarantee":               "full",
	"contract.vacantPossession":        "Yes",
	"mortgage_offer.lender":            "Nationwide Building Society",
	"mortgage_offer.borrower":          []any{"Mr Samuel Field"},
	"mortgage_offer.price":             250000,
	"mortgage_offer.valuation":         250000,
	"mortgage_offer.property":          "12 Mill Lane, Moorby, ME4 5XY",
	"mortgage_offer.expiry":            "2027-02-01",
	"mortgage_offer.tenure":            "Freehold",
	"transfer_tr1.titleNumber":         "K123456",
	"transfer_tr1.price":               250000,
	"transfer_tr1.transferor":          []any{"Ann Mary Brook", "Thomas Brook"},
	"ta6.sellers":                      "Ann and Thomas Brook",
	"ta6.address":                      "12 Mill Lane, Moorby",
	"ta6.dispute":                      "No", "ta6.works": "No", "ta6.windows": "Yes", "ta6.flooded": "No", "ta6.knotweed": "No",
	"ta6.tpo": "No", "ta6.listed": "No", "ta6.conservation": "No", "ta6.occupiers": "No", "ta6.vacant": "Yes",
	"ta6.foul": "Yes", "ta6.mainsWater": "Yes", "ta6.repaysMortgages": "Yes", "ta6.notices": "No", "ta6.breaches": "No",
	"competent_person_certificate.scheme": "FENSA",
	"llc1.date":                           "2026-08-20", "llc1.generalFinancial": "No entries", "llc1.specificFinancial": "No entries",
	"con29r.date": "2026-08-20", "con29r.roadPublic": "Yes", "con29r.enforcement": "No", "con29r.tpo": "No", "con29r.authority": "Moorby Borough Council",
	"con29r.address": "12 Mill Lane, Moorby, ME4 5XY",
	"con29dw.date":   "2026-08-20", "con29dw.foul": "Yes", "con29dw.mainsWater": "Yes", "con29dw.sewerInside": "Yes", "con29dw.internalFlooding": "No",
	"environmental.date": "2026-08-20", "environmental.overall": "Passed", "environmental.contaminated": "No", "environmental.flood": "No",
	"epc.rating": "D", "epc.expires": "2031-05-01", "epc.address": "12, Mill Lane, MOORBY, ME4 5XY",
	"papers": []any{"ta10"},
}

var cleanFlat = example{
	"title_register.titleNumber": "K222222", "title_register.tenure": "Leasehold", "title_register.class": "absolute",
	"title_register.address":    "Flat 2, Glebe Court, Moorby (ME4 5XY)",
	"title_register.proprietor": []any{"ANN MARY BROOK"}, "title_register.proprietorSince": "2015-01-05", "title_register.entriesAsAt": "2026-09-14",
	"title_register.leaseDate": []any{"2004-06-01"}, "title_register.leaseYears": 125, "title_register.unexpiredYears": 102,
	"title_register.restrictionText":        []any{"No transfer without a certificate signed by Glebe Court Management Limited"},
	"title_register.restrictionForm":        []any{"L"},
	"title_register.restrictionBeneficiary": []any{"Glebe Court Management Limited"},
	"title_register@2.titleNumber":          "K111111", "title_register@2.tenure": "Freehold", "title_register@2.proprietor": []any{"Glebe Freeholds Limited"},
	"title_register@2.address":        "Glebe Court, Moorby (ME4 5XY)",
	"title_register@2.notedLeaseDate": []any{"2004-06-01"}, "title_register@2.notedLeaseTitle": []any{"K222222"},
	"lease.date": "2004-06-01", "lease.years": 125, "lease.unexpiredYears": 102, "lease.rentBasis": "fixed", "lease.rentCurrent": 150,
	"lease.forfeitureOnInsolvency": "No", "lease.assignmentRule": "with consent", "lease.assignmentReasonable": "Yes",
	"ta7.rent": 150, "ta7.serviceCharge": 1400, "ta7.owed": "No", "ta7.alterations": "No", "ta7.largeExpense": "No", "ta7.cladding": "No",
	"lpe1.rent": 150, "lpe1.serviceCharge": 1400, "lpe1.chargePaid": "Yes", "lpe1.works": "No", "lpe1.reserve": "Yes", "lpe1.relevantBuilding": "No",
	"lpe1.deedOfCertificate": "Not applicable", "lpe1.complianceProcedure": "notice and deed of covenant", "lpe1.noticeFee": 90, "lpe1.dispute": "No",
	"contract.price": 250000, "contract.seller": []any{"Ann Brook"}, "contract.tenure": "Leasehold", "contract.titleNumber": "K222222",
	"mortgage_offer.lender": "Santander UK plc", "mortgage_offer.termYears": 35, "mortgage_offer.price": 250000, "mortgage_offer.expiry": "2027-02-01",
}

// TestTheNameOfAnActIsNoCharge: the Act under which conservation areas are designated is
// named for listed buildings too.
func TestTheNameOfAnActIsNoCharge(t *testing.T) {
	b := mustLoad(t)
	for _, f := range judge(t, b, example{"llc1.description": []any{"Moorby Conservation Area, designated under section 69 Planning (Listed Buildings and Conservation Areas) Act 1990"}}).Findings {
		if f.Rule == "charges.listed-building" {
			t.Errorf("a conservation area is taken for a listed building:\n%s", describe(f))
		}
	}
}

// TestOpenDisputeIsHigh holds the other side of the guard of settled disputes.
// One certificate that is two searches has one date, and is out of date once; of two
// certificates each is told.
func TestOneCertificateIsStaleOnce(t *testing.T) {
	b := mustLoad(t)
	halves := func(first, second string) Case {
		c := Case{AsAt: day(t, "2026-10-01"), Jurisdiction: England}
		for i, file := range []string{first, second} {
			doc := &reading.Document{Name: file, Pages: []reading.Page{{Number: 1, Width: 595, Height: 842, Source: reading.SourceText, Lines: []reading.Line{line(0, "Date 11 January 2026")}}}}
			kind := []papers.Kind{papers.LLC1, papers.CON29R}[i]
			f, err := evidence.State(evidence.Statement{Path: "/paperwurks/" + string(kind) + "/resultDate", Label: "date", Value: "11 January 2026", Normalised: "2026-01-11"}, evidence.NewText(doc).Line(1, 0))
			if err != nil {
				t.Fatal(err)
			}
			c.Papers = append(c.Papers, Paper{File: file, Kind: kind, Facts: []evidence.Fact{f}})
		}
		return c
	}
	for _, c := range []struct {
		first, second string
		want          int
	}{{"llc1.pdf", "con29r.pdf", 2}, {"search.pdf", "search.pdf", 1}} {
		n := 0
		for _, f := range b.Judge(halves(c.first, c.second)).Findings {
			if f.Rule == "search.stale" {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s and %s: %d findings, want %d", c.first, c.second, n, c.want)
		}
	}
}

func TestOpenDisputeIsHigh(t *testing.T) {
	b := mustLoad(t)
	for _, details := range []string{
		"Letters have been exchanged and nothing is agreed.",
		"The boundary dispute is unresolved.",
		"It has not been settled.",
		"The neighbour complained about our fence.",
	} {
		found := loud(judge(t, b, example{"ta6.dispute": "Yes", "ta6.disputeDetails": details}))
		if len(found) != 1 || found[0].Rule != "seller.dispute" {
			t.Errorf("%q: %v", details, found)
		}
	}
}

func TestCleanPacksComeOutClean(t *testing.T) {
	b := mustLoad(t)
	for name, e := range map[string]example{"house": cleanHouse, "flat": cleanFlat} {
		v := judge(t, b, e)
		for _, f := range loud(v) {
			t.Errorf("%s: %s", name, describe(f))
		}
		for _, f := range v.Contradictions() {
			t.Errorf("%s: %s", name, describe(f))
		}
	}
	v := judge(t, b, cleanHouse)
	if len(v.Missing) != 0 || v.Completeness.Have != v.Completeness.Want || v.Completeness.Want < 10 {
		t.Errorf("the house's papers are complete: %+v, missing %+v", v.Completeness, v.Missing)
	}
	if v.Completeness.Transaction != "freehold sale" || v.Lender != "Nationwide Building Society" {
		t.Errorf("transaction %q, lender %q", v.Completeness.Transaction, v.Lender)
	}
}

// TestAPaperIsAskedForOnce holds that a missing paper is not asked for beside a finding
// whose enquiry asks for it, and is asked for where no rule does.
func TestAPaperIsAskedForOnce(t *testing.T) {
	b := mustLoad(t)
	for _, tt := range []struct {
		e    example
		want int
	}{
		{example{"ta6.windows": "Yes", "ta6.windowsYear": 2014}, 1},
		{example{"ta6.works": "Yes", "ta6.worksDetails": "a loft conversion"}, 1},
		{example{"ta6.works": "Yes", "ta6.worksDetails": "a loft conversion", "ta6.worksPermission": "Yes", "papers": []any{"building_regulations_certificate"}}, 1},
	} {
		v, asked := judge(t, b, tt.e), []string{}
		for _, f := range v.Findings {
			asked = append(asked, f.Enquiry)
		}
		for _, m := range v.Missing {
			asked = append(asked, m.Enquiry)
		}
		got := 0
		for _, text := range asked {
			if strings.Contains(text, "FENSA") || strings.Contains(text, "planning permission") {
				got++
			}
		}
		if got != tt.want {
			t.Errorf("%v: asked %d times, want %d: %q", tt.e, got, tt.want, asked)
		}
	}
}

// TestAsAt judges one case on two days: the law of the day is applied.
func TestAsAt(t *testing.T) {
	b := mustLoad(t)
	fires := func(e example, id string) bool { return len(said(judge(t, b, e), id)) > 0 }
	for _, c := range []struct{ id, before, after, key string }{
		{"lease.extension-at-once", "2025-01-30", "2025-01-31", "lease.unexpiredYears"},
		{"lease.assured-tenancy-note", "2025-12-26", "2025-12-27", "lpe1.rent"},
		{"local.enforcement-period-england", "2024-04-24", "2024-04-25", "con29r"},
		{"epc.low-rating-let", "2018-03-31", "2018-04-01", "epc"},
		{"tenancy.periodic-england", "2026-04-30", "2026-05-01", "tenancy"},
	} {
		e := func(day string) example {
			return example{"as_at": day, "lease.unexpiredYears": 78, "lease.years": 125, "lpe1.rent": 300, "con29r.enforcement": "Yes", "epc.rating": "G", "mortgage_offer.buyToLet": "Yes", "tenancy_agreement.type": "assured shorthold"}
		}
		if fires(e(c.before), c.id) || !fires(e(c.after), c.id) {
			t.Errorf("%s should begin on %s", c.id, c.after)
		}
	}
	v := judge(t, b, example{"as_at": "2024-02-03", "epc.rating": "G"})
	for _, f := range v.Findings {
		if !f.AsAt.Equal(day(t, "2024-02-03")) {
			t.Errorf("%s is as at %s", f.Rule, f.AsAt)
		}
	}
}

func TestJurisdiction(t *testing.T) {
	b := mustLoad(t)
	for _, c := range []struct {
		e      example
		want   Jurisdiction
		reason string
	}{
		{example{"title_register.district": "CARDIFF"}, Wales, "CARDIFF"},
		{example{"title_register.county": "SIR GÂR", "title_register.address": "1 Ffordd Las"}, Wales, "SIR GÂR"},
		{example{"con29r.authority": "Rhondda Cynon Taf County Borough Council"}, Wales, "Rhondda"},
		{example{"title_register.county": "KENT", "title_register.district": "CANTERBURY"}, England, "CANTERBURY"},
		{example{"contract.property": "4 Heol y Mor, Llandudno LL30 1AB"}, Wales, "LL30 1AB"},
		{example{"contract.property": "4 High Street, Newport Pagnell MK16 8AB"}, England, "MK16 8AB"},
		{example{"contract.property": "4 High Street, Brecon, Powys LD3 7AB"}, Wales, "Powys"},
		{example{"contract.property": "4 High Street, Chester CH1 1AB"}, England, "assumed"},
		{example{"con29r.authority": "Llanfedw County Borough Council"}, Wales, "County Borough"},
		{example{"title_register.titleNumber": "CYM123456", "title_register.district": "LLANFEDW"}, Wales, "CYM123456"},
		{example{"title_register.titleNumber": "WK123456", "title_register.district": "WARWICK"}, England, "WARWICK"},
		{example{"con29r.authority": "Moorby Council", "title_register.address": "4 Heol y Mor, Llandudno LL30 1AB"}, Wales, "LL30 1AB"},
		{example{"ta6.works": "No"}, England, "assumed"},
		{example{"jurisdiction": "wales", "title_register.county": "KENT"}, Wales, "given"},
	} {
		if _, ok := c.e["jurisdiction"]; !ok {
			c.e["jurisdiction"] = "papers"
		}
		v := judge(t, b, c.e)
		if v.Jurisdiction != c.want || !strings.Contains(v.JurisdictionReason, c.reason) {
			t.Errorf("%v: %s, because %s", c.e, v.Jurisdiction, v.JurisdictionReason)
		}
	}
}

func TestJudgeIsDeterministic(t *testing.T) {
	b := mustLoad(t)
	all := example{}
	for _, e := range readExamples(t) {
		for _, x := range e.Fires {
			for k, v := range x {
				if k != "jurisdiction" && k != "papers" && k != "as_at" && k != "lender" && k != "completion" {
					if _, had := all[k]; !had {
						all[k] = v
					}
				}
			}
		}
	}
	c := build(t, b, all)
	first := b.Judge(c)
	if len(first.Findings) < 100 {
		t.Fatalf("only %d findings", len(first.Findings))
	}
	for range 3 {
		if again := b.Judge(c); !reflect.DeepEqual(first.Findings, again.Findings) || !reflect.DeepEqual(first.Missing, again.Missing) {
			t.Fatal("the same case has two verdicts")
		}
	}
	file := map[string]int{}
	for i, p := range c.Papers {
		file[p.File] = i
	}
	for i, f := range first.Findings {
		if len(f.Evidence) == 0 {
			t.Errorf("%s has no evidence", f.Rule)
		}
		if f.Contradiction && oneFile(f.Evidence) {
			t.Errorf("%s contradicts within one paper", f.Rule)
		}
		if i == 0 {
			continue
		}
		before := first.Findings[i-1]
		if before.Severity.Rank() > f.Severity.Rank() {
			t.Errorf("%s (%s) stands before %s (%s)", before.Rule, before.Severity, f.Rule, f.Severity)
		}
		if before.Severity == f.Severity && file[before.Evidence[0].File()] > file[f.Evidence[0].File()] {
			t.Errorf("%s stands before %s, whose paper comes first", before.Rule, f.Rule)
		}
	}
}

func TestLenderIsFound(t *testing.T) {
	b := mustLoad(t)
	if len(b.lenders.Lenders) != 67 {
		t.Errorf("%d lenders", len(b.lenders.Lenders))
	}
	for said, want := range map[string]string{
		"Nationwide BS":               "Nationwide Building Society",
		"NATIONWIDE BUILDING SOCIETY": "Nationwide Building Society",
		"Halifax":                     "Halifax",
		"Halifax, a division of Bank of Scotland plc": "Halifax",
		"HSBC UK Bank Plc":                            "HSBC UK Bank plc",
		"NatWest":                                     "National Westminster Bank plc",
		"Barclays Bank UK PLC":                        "Barclays Bank UK plc",
		"Santander UK plc":                            "Santander UK plc",
		"Coventry BS":                                 "Coventry Building Society",
		"the Co-operative Bank p.l.c.":                "The Co-operative Bank plc",
		"TSB Bank plc":                                "TSB Bank plc",
		"Lloyds Bank plc":                             "Lloyds Bank plc",
		"Royal Bank of Scotland plc":                  "The Royal Bank of Scotland plc",
		"Leeds Building Soclety":                      "Leeds Building Society",
		"Marlbury Building Society":                   "",
		"Bank":                                        "",
		"":                                            "",
	} {
		got := ""
		if l := b.lenders.find(said); l != nil {
			got = l.Name
		}
		if got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
	}
	v := judge(t, b, example{"mortgage_offer.lender": "Marlbury Building Society"})
	if v.Lender != "" || !strings.Contains(v.LenderReason, "Marlbury") {
		t.Errorf("an unknown lender: %q, %q", v.Lender, v.LenderReason)
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		what string
		same func(a, b string) bool
		a, b string
		want bool
	}{
		{"person", samePerson, "ANN MARY BROOK", "Ann Brook", true},
		{"person", samePerson, "Mrs A M Brook", "ANN MARY BROOK", true},
		{"person", samePerson, "Brook, Ann", "Ann Brook", true},
		{"person", samePerson, "Ann Brook", "Anne Brooke", false},
		{"person", samePerson, "John Smith", "Jane Smith", false},
		{"person", samePerson, "J Smith", "Jane Smith", true},
		{"person", samePerson, "Margaret O'Brien", "MARGARET OBRIEN", true},
		{"person", samePerson, "Ann Brook and Tom Brook", "Tom Brook", true},
		{"person", samePerson, "Moor Homes Limited", "MOOR HOMES LTD", true},
		{"person", samePerson, "Moor Homes Limited", "Moor Estates Limited", false},
		{"person", samePerson, "Katherine Mills", "Katherlne Mills", true},
		{"person", samePerson, "A B", "A B", true},
		{"person", samePerson, "", "Ann Brook", false},
		{"place", samePlace, "Flat 2, 14 Mill Lane, ME4 5XY", "Flat 12, 14 Mill Lane, ME4 5XY", false},
		{"place", samePlace, "2 Mill Lane ME4 5XY", "2 Mill Lane, ME4 5XZ", false},
		{"place", samePlace, "2 Mill Lane ME10 5XY", "2 Mill Lane ME1O 5XY", true},
		{"place", samePlace, "Rose Cottage, Mill Lane, ME4 5XY", "Rose Cottage ME4 5XY", true},
		{"place", samePlace, "12a Mill Lane ME4 5XY", "12 Mill Lane ME4 5XY", false},
		{"place", samePlace, "12 Mill Lane, Moorby", "12 Church Road, Farley", false},
	} {
		if got := c.same(c.a, c.b); got != c.want {
			t.Errorf("%s: %q and %q: %v", c.what, c.a, c.b, got)
		}
		if got := c.same(c.b, c.a); got != c.want {
			t.Errorf("%s: %q and %q: %v", c.what, c.b, c.a, got)
		}
	}
}

func TestMonthsAndYears(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		months float64
	}{
		{"2026-01-31", "2026-07-31", 6},
		{"2026-01-31", "2026-02-28", 0},
		{"2026-10-01", "2026-04-01", -6},
	} {
		if got := monthsApart(day(t, c.a), day(t, c.b)); got < c.months-0.001 || got >= c.months+1 {
			t.Errorf("%s to %s: %v months", c.a, c.b, got)
		}
	}
	if got := years(day(t, "2016-02-29"), day(t, "2026-02-28")); got >= 10 || got < 9.99 {
		t.Errorf("a day short of ten years is %v", got)
	}
	if got := years(day(t, "2016-10-01"), day(t, "2026-10-01")); got != 10 {
		t.Errorf("ten years are %v", got)
	}
}

func TestUnreadableCaseIsQuiet(t *testing.T) {
	b := mustLoad(t)
	v := b.Judge(Case{AsAt: day(t, "2026-10-01"), Papers: []Paper{{File: "a.pdf", Kind: papers.TitleRegister, Unread: []int{1}}, {File: "b.pdf", Kind: papers.Other}}})
	if len(v.Findings) != 0 || len(v.Failed) != 0 {
		t.Errorf("nothing is known, and it says %v %v", v.Findings, v.Failed)
	}
}

func FuzzSame(f *testing.F) {
	f.Add("Mrs A M Brook", "ANN MARY BROOK & Tom")
	f.Add("Flat 2, 14 Mill Lane ME4 5XY", "2/14 Mill Ln")
	f.Add("Ünï & Co. Ltd", "(1) ; , and")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 400 {
			return
		}
		samePerson(a, b)
		samePlace(a, b)
		if len(nameParts(a)) > 1 && !samePerson(a, a) {
			t.Errorf("%q is not itself", a)
		}
		if !samePlace(a, a) {
			t.Errorf("%q is another place than itself", a)
		}
	})
}
