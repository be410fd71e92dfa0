package pack

import (
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// The tenures.
const (
	Freehold  = "freehold"
	Leasehold = "leasehold"
)

// Transaction is what sort of sale it is, as far as the papers tell: it decides
// what the pack needs.
type Transaction struct {
	Tenure       string `json:"tenure"` // Freehold, Leasehold, or empty while no paper tells
	NewBuild     bool   `json:"new_build"`
	Mortgage     bool   `json:"mortgage"`     // the buyer borrows
	Managed      bool   `json:"managed"`      // a freehold that pays towards an estate
	Jurisdiction string `json:"jurisdiction"` // england or wales
}

// newFor is how long after its cover began a home counts as newly built: a
// warranty's first two years are the builder's own.
const newFor = 2 * 366 * 24 * time.Hour

// TransactionOf reads it off a report.
func TransactionOf(r *analysis.Report) Transaction {
	t := Transaction{Jurisdiction: r.Jurisdiction, Mortgage: r.Lender != ""}
	switch {
	case strings.HasPrefix(r.Case.Transaction, Leasehold):
		t.Tenure = Leasehold
	case strings.HasPrefix(r.Case.Transaction, Freehold):
		t.Tenure = Freehold
	}
	asAt, _ := time.Parse(time.DateOnly, r.AsAt)
	for _, d := range r.Documents {
		t.Mortgage = t.Mortgage || d.Kind == papers.MortgageOffer
		t.Managed = t.Managed || d.Kind == papers.FME1 && t.Tenure != Leasehold
		for _, f := range d.Facts {
			if f.Path != "/paperwurks/new_home_warranty/startDate" && f.Path != "/paperwurks/new_home_warranty/completionDate" {
				continue
			}
			day, ok := f.Normalised.(string)
			began, err := time.Parse(time.DateOnly, day)
			if ok && err == nil && !asAt.IsZero() && asAt.Sub(began) < newFor {
				t.NewBuild = true
			}
		}
	}
	for _, w := range r.Case.Checklist {
		t.Managed = t.Managed || t.Tenure != Leasehold && slices.Contains(w.Kinds, papers.FME1)
	}
	return t
}

// Words say what sort of sale it is.
func (t Transaction) Words() string {
	s := t.Tenure
	if s == "" {
		s = "tenure not told"
	}
	if t.NewBuild {
		s += ", new build"
	}
	if t.Mortgage {
		s += ", with a mortgage"
	} else {
		s += ", no mortgage seen"
	}
	switch t.Jurisdiction {
	case "england":
		s += ", England"
	case "wales":
		s += ", Wales"
	}
	return s
}

// Overlays are those that a sale of this sort has to meet.
func (t Transaction) Overlays() []Overlay {
	var out []Overlay
	for _, o := range overlays {
		if o.when(t) {
			out = append(out, o)
		}
	}
	return out
}

// wanted are papers that the sort of sale calls for whatever the other papers say.
// The checklist of the rules comes first; these are added where it has no line for
// their kinds.
var wanted = []struct {
	title string
	kinds []papers.Kind
	when  func(Transaction) bool
}{
	{"Mortgage offer", []papers.Kind{papers.MortgageOffer}, withMortgage},
	{"New home warranty", []papers.Kind{papers.NewHomeWarranty}, newBuild},
	{"Building regulations completion certificate", []papers.Kind{papers.BuildingRegsCertificate}, newBuild},
	{"Planning permission", []papers.Kind{papers.PlanningDecision}, newBuild},
}

// Papers is the list of papers that a sale needs: that of the report, and what
// the transaction calls for beside it.
func (t Transaction) Papers(r *analysis.Report) []analysis.Wanted {
	out := slices.Clone(r.Case.Checklist)
	for _, w := range wanted {
		if !w.when(t) || slices.ContainsFunc(out, func(o analysis.Wanted) bool { return slices.Contains(o.Kinds, w.kinds[0]) }) {
			continue
		}
		line := analysis.Wanted{Title: w.title, Kinds: w.kinds, Files: []string{}}
		for _, d := range r.Documents {
			if slices.Contains(w.kinds, d.Kind) {
				line.Files = append(line.Files, d.File)
			}
		}
		out = append(out, line)
	}
	return out
}

// PaperMeasured is how far one paper answers what its form asks.
type PaperMeasured struct {
	File string
	Measured
}

// Completeness is how far a case is complete.
type Completeness struct {
	Transaction Transaction
	Papers      []analysis.Wanted
	Overlays    []Measured
	ByPaper     []PaperMeasured
}

// CompletenessOf measures a report. facts are those of the report with what people
// said of them; those that somebody called wrong are not known.
func CompletenessOf(r *analysis.Report, facts []analysis.Fact) Completeness {
	c := Completeness{Transaction: TransactionOf(r)}
	c.Papers = c.Transaction.Papers(r)
	k := Know(facts)
	for _, o := range c.Transaction.Overlays() {
		m := Measure(o, k)
		m.Answered = o.Kind == "" || holds(r, o.Kind)
		c.Overlays = append(c.Overlays, m)
	}
	for _, d := range r.Documents {
		for _, kind := range kindsOf(d) {
			if o, ok := overlayOf(kind); ok && d.Error == "" && d.DuplicateOf == "" {
				c.ByPaper = append(c.ByPaper, PaperMeasured{d.File, measure(o, k, Know(d.Facts))})
			}
		}
	}
	return c
}

// kindsOf are the kinds of the papers in a file.
func kindsOf(d analysis.Document) []papers.Kind {
	out := []papers.Kind{d.Kind}
	for _, p := range d.Parts {
		if !slices.Contains(out, p.Kind) {
			out = append(out, p.Kind)
		}
	}
	return out
}

func holds(r *analysis.Report, k papers.Kind) bool {
	return slices.ContainsFunc(r.Documents, func(d analysis.Document) bool { return slices.Contains(kindsOf(d), k) })
}
