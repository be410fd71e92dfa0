package pack

import (
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
)

func known(values ...string) Known {
	var facts []analysis.Fact
	for i := 0; i < len(values); i += 2 {
		facts = append(facts, analysis.Fact{Path: "/propertyPack/" + values[i], Normalised: values[i+1]})
	}
	return Know(facts)
}

func TestTheTableOfOverlaysIsWhole(t *testing.T) {
	all, err := parseOverlays(overlaysText)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range Overlays() {
		rows := all[o.ID]
		if len(rows) == 0 {
			t.Errorf("%s requires nothing", o.ID)
		}
		answerable := 0
		for _, r := range rows {
			if r.label == "" || strings.Contains(r.label, "*") || strings.Count(r.path, "/") < 2 {
				t.Errorf("%s: %q is labelled %q", o.ID, r.path, r.label)
			}
			for _, k := range papers.Kinds() {
				if slices.ContainsFunc(papers.Fields(k), func(f papers.Field) bool {
					return f.Path == r.path || strings.HasPrefix(f.Path, r.path+"/")
				}) {
					answerable++
					break
				}
			}
		}
		// Were the table's paths not those that parsers state, nothing would be ever met.
		if 10*answerable < 4*len(rows) {
			t.Errorf("%s: papers can answer %d of %d", o.ID, answerable, len(rows))
		}
		delete(all, o.ID)
	}
	for id := range all {
		t.Errorf("the table has rows of %s, which is no overlay", id)
	}
}

func TestMeasure(t *testing.T) {
	const disputes = "disputesAndComplaints/hasDisputesAndComplaints"
	ta6, _ := FindOverlay("ta6")
	nts, _ := FindOverlay("nts2")
	llc1, _ := FindOverlay("llc1")
	need := func(m Measured, path string) *Need {
		for i := range m.Needs {
			if m.Needs[i].Path == "/propertyPack/"+path {
				return &m.Needs[i]
			}
		}
		return nil
	}
	t.Run("an answer that is not there is asked for", func(t *testing.T) {
		n := need(Measure(ta6, known()), disputes+"/yesNo")
		if n == nil || n.Met || n.Question != "Please complete the TA6 at 2.1.1: disputes or complaints." {
			t.Errorf("%+v", n)
		}
	})
	t.Run("details are asked for after yes only", func(t *testing.T) {
		if n := need(Measure(ta6, known(disputes+"/yesNo", "No")), disputes+"/details"); n != nil {
			t.Errorf("after no: %+v", n)
		}
		m := Measure(ta6, known(disputes+"/yesNo", "Yes"))
		if n := need(m, disputes+"/details"); n == nil || n.Met {
			t.Errorf("after yes: %+v", n)
		}
		if n := need(m, disputes+"/yesNo"); n == nil || !n.Met || n.Question != "" {
			t.Errorf("the answer itself: %+v", n)
		}
	})
	t.Run("lists are asked for place by place", func(t *testing.T) {
		const list = "ownership/ownershipsToBeTransferred/"
		m := Measure(nts, known(list+"0/ownershipType", "Freehold", list+"1/ownershipType", "Leasehold"))
		if need(m, list+"0/leaseholdInformation/leaseTerm/lengthOfLeaseInYears") != nil {
			t.Error("a freehold was asked for its term")
		}
		if need(m, list+"1/leaseholdInformation/leaseTerm/lengthOfLeaseInYears") == nil {
			t.Error("a leasehold was not asked for its term")
		}
	})
	t.Run("a clear search lacks nothing", func(t *testing.T) {
		if m := Measure(llc1, known()); m.Want != 0 || m.Share() != 1 {
			t.Errorf("%+v", m)
		}
		m := Measure(llc1, known("localSearches/localLandCharges/0/category", "Planning charges"))
		if m.Want != 5 || m.Have != 1 {
			t.Errorf("one charge: %d of %d", m.Have, m.Want)
		}
	})
}

func TestWordsOfAPath(t *testing.T) {
	for in, want := range map[string]string{
		"/propertyPack/a/publicSewerWithin100ft/yesNo": "public sewer within 100ft",
		"/propertyPack/councilTax/councilTaxBand":      "council tax band",
		"/propertyPack/notices/details":                "notices: details",
		"/propertyPack/x/hasEPCRating":                 "has EPC rating",
		"/propertyPack/address/line1":                  "line 1",
	} {
		if got := words(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestTransactionDecidesWhatIsNeeded(t *testing.T) {
	report := func(sale, lender string, docs ...analysis.Document) *analysis.Report {
		return &analysis.Report{AsAt: "2026-11-23", Jurisdiction: "wales", Lender: lender, Case: analysis.CaseSummary{Transaction: sale}, Documents: docs}
	}
	warranty := analysis.Document{File: "w.pdf", Kind: papers.NewHomeWarranty, Facts: []analysis.Fact{
		{Path: "/paperwurks/new_home_warranty/startDate", Normalised: "2026-02-01"},
	}}
	old := analysis.Document{Kind: papers.NewHomeWarranty, Facts: []analysis.Fact{
		{Path: "/paperwurks/new_home_warranty/startDate", Normalised: "2019-02-01"},
	}}
	for name, c := range map[string]struct {
		report  *analysis.Report
		words   string
		with    []string
		without []string
		papers  []string
	}{
		"freehold, cash":      {report("freehold sale", ""), "freehold, no mortgage seen, Wales", []string{"nts2", "ta6", "con29r"}, []string{"ta7", "lpe1", "fme1"}, nil},
		"leasehold, mortgage": {report("leasehold sale", "Nationwide"), "leasehold, with a mortgage, Wales", []string{"ta7", "lpe1"}, []string{"fme1"}, []string{"Mortgage offer"}},
		"new": {report("freehold sale", "", warranty), "freehold, new build, no mortgage seen, Wales", nil, nil,
			[]string{"New home warranty", "Building regulations completion certificate", "Planning permission"}},
		"warranty of years ago": {report("freehold sale", "", old), "freehold, no mortgage seen, Wales", nil, nil, nil},
		"managed estate":        {report("freehold sale", "", analysis.Document{Kind: papers.FME1}), "freehold, no mortgage seen, Wales", []string{"fme1"}, []string{"lpe1"}, nil},
	} {
		got := TransactionOf(c.report)
		if got.Words() != c.words {
			t.Errorf("%s: %s", name, got.Words())
		}
		var ids []string
		for _, o := range got.Overlays() {
			ids = append(ids, o.ID)
		}
		for _, id := range c.with {
			if !slices.Contains(ids, id) {
				t.Errorf("%s: %s is not required", name, id)
			}
		}
		for _, id := range c.without {
			if slices.Contains(ids, id) {
				t.Errorf("%s: %s is required", name, id)
			}
		}
		var titles []string
		for _, w := range got.Papers(c.report) {
			titles = append(titles, w.Title)
			if w.Title == "New home warranty" && !slices.Equal(w.Files, []string{"w.pdf"}) {
				t.Errorf("%s: the warranty's files are %v", name, w.Files)
			}
		}
		if !slices.Equal(titles, c.papers) {
			t.Errorf("%s: %v", name, titles)
		}
	}
}
