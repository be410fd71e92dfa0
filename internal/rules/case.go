package rules

import (
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// Paper is one document of the case, read and classified.
type Paper struct {
	File   string
	Kind   papers.Kind
	Facts  []evidence.Fact
	Unread []int // numbers of the pages that could not be read
}

// Jurisdiction is the law that a property is under.
type Jurisdiction string

// The jurisdictions. Unknown asks Judge to tell it from the papers.
const (
	Unknown Jurisdiction = ""
	England Jurisdiction = "england"
	Wales   Jurisdiction = "wales"
)

// Case is the papers of one sale and the circumstances that they are judged in.
type Case struct {
	Papers       []Paper // in the order in which reports list them
	AsAt         time.Time
	Jurisdiction Jurisdiction
	Lender       string    // empty means the lender that the mortgage offer names
	Completion   time.Time // zero means the date that the contract gives, if any
}

// Severity is how much a finding matters.
type Severity string

// The severities.
const (
	Critical Severity = "critical" // stop
	High     Severity = "high"     // resolve before exchange
	Medium   Severity = "medium"   // raise an enquiry
	Low      Severity = "low"      // report to the client
	Info     Severity = "info"     // good to know
)

var severities = []Severity{Critical, High, Medium, Low, Info}

// Rank is 0 for Critical to 4 for Info, 5 for anything else.
func (s Severity) Rank() int {
	for i, x := range severities {
		if s == x {
			return i
		}
	}
	return len(severities)
}

// ParseSeverity reads one of the five words.
func ParseSeverity(s string) (Severity, error) {
	if v := Severity(s); v.Rank() < len(severities) {
		return v, nil
	}
	return "", fmt.Errorf("%q is not a severity: critical, high, medium, low or info", s)
}

// Finding is something that a person should know or do. It has at least one citation.
type Finding struct {
	Rule     string // the rule's id: "register.restriction-consent"
	Severity Severity
	Title    string
	Detail   string
	Evidence []evidence.Citation
	Remedy   string // what to do next
	Enquiry  string // ready to send to the seller's solicitor; may be empty
	Sources  []string
	// Contradiction says that two papers disagree: the evidence is from both.
	Contradiction bool
	AsAt          time.Time
	Pack          string // name and version of the rule pack: "title register 1"
}

// Missing is a paper that the case should have and has not.
type Missing struct {
	ID       string // "missing.lease"
	Kind     papers.Kind
	Title    string
	Why      string
	Severity Severity
	Enquiry  string
	Evidence []evidence.Citation // what the papers say that calls for it; may be empty
	Sources  []string
}

// Wanted is one line of the completeness list.
type Wanted struct {
	ID    string
	Title string
	Kinds []papers.Kind // any one of them will do
	Files []string      // the papers that answer it; empty when it is missing
}

// Completeness is the list of the papers that a sale of this sort needs.
type Completeness struct {
	Transaction string // "freehold sale", "leasehold sale"
	Have, Want  int
	Items       []Wanted
}

// Verdict is what Judge says of a case.
type Verdict struct {
	// Findings are ordered by severity, then as their first evidence stands in the papers.
	Findings           []Finding
	Missing            []Missing
	Completeness       Completeness
	Dates              []Date // in the order of the calendar
	Jurisdiction       Jurisdiction
	JurisdictionReason string
	Tenure             string // "freehold", "leasehold", "commonhold" or empty
	Lender             string // the lender whose requirements were applied; empty when none
	LenderReason       string
	// Failed is the rules that could not be worked out: ours to mend. The rest stands.
	Failed []error
}

// Contradictions are the findings that say that two papers disagree.
func (v Verdict) Contradictions() []Finding {
	var all []Finding
	for _, f := range v.Findings {
		if f.Contradiction {
			all = append(all, f)
		}
	}
	return all
}
