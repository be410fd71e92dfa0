package rules

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
)

// requirements is what lenders.yaml may say of a lender, by key.
var requirements = map[string]string{
	"leaseYearsAtStart":       "least unexpired years of a lease when the mortgage begins",
	"leaseYearsAtEnd":         "least unexpired years of a lease when the mortgage ends",
	"leaseYearsToRefer":       "unexpired years of a lease below which the lender or its valuer must approve",
	"groundRentPercent":       "most ground rent a year, per cent of the value, without asking",
	"groundRentPercentMost":   "most ground rent a year, per cent of the value, at all",
	"groundRentPounds":        "most ground rent a year at the start, in pounds",
	"groundRentReviewYears":   "least years between two reviews of the ground rent",
	"groundRentDoublingYears": "least years in which the ground rent may double",
	"doublingRent":            "no: a ground rent that doubles is refused",
	"valueLinkedRent":         "no: a ground rent tied to the property's value is refused",
	"serviceChargePercent":    "service charge a year, per cent of the value, above which the lender wants to know",
	"rentchargePounds":        "rentcharge or estate charge a year, in pounds, above which the lender wants to know",
	"rentchargePercent":       "rentcharge a year, per cent of the value, above which the lender wants to know",
	"flyingFreeholdPercent":   "most part of the property that may be a flying freehold, per cent",
	"flyingFreehold":          "no: flying freeholds are refused",
	"ownershipMonths":         "months of the seller's ownership below which the lender wants to know",
	"knotweedGuaranteeYears":  "least years of an insurance-backed guarantee for the treatment of knotweed",
	"highFlood":               "no: a high risk of flooding is refused",
	"ews1Accepted":            "the options of an external wall form that are accepted: A1 A2 B1",
}

// lenders is lenders.yaml: numbers and section ids of the lenders' own answers to
// the UK Finance Mortgage Lenders' Handbook, Part 2, in no words but ours.
type lenders struct {
	AsOf    string    `yaml:"as_of"` // month: 2026-04
	Source  string    `yaml:"source"`
	Lenders []*lender `yaml:"lenders"`
}

// lender is one lender's requirements. What could not be told from its answers is
// left out, and no rule speaks of it.
type lender struct {
	Name  string                 `yaml:"name"`
	Also  []string               `yaml:"also"`
	Wants map[string]requirement `yaml:"wants"`
}

// requirement is one answer: a figure or a word, and the handbook section it is given under.
type requirement struct {
	Figure  float64 `yaml:"figure"`
	Word    string  `yaml:"word"`
	Section string  `yaml:"section"`
}

func readLenders(file string, data []byte) (*lenders, error) {
	l := &lenders{}
	if err := strictly(data, l); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var problems []error
	if _, err := time.Parse("2006-01", l.AsOf); err != nil || l.Source == "" {
		problems = append(problems, fmt.Errorf("%s: the month and the source of the data are wanted", file))
	}
	seen := map[string]bool{}
	for _, x := range l.Lenders {
		if seen[x.Name] || x.Name == "" {
			problems = append(problems, fmt.Errorf("%s: %q is empty or stands twice", file, x.Name))
		}
		seen[x.Name] = true
		for _, k := range sortedKeys(x.Wants) {
			if _, ok := requirements[k]; !ok {
				problems = append(problems, fmt.Errorf("%s: %s: %q is not a requirement", file, x.Name, k))
			}
			if w := x.Wants[k]; w.Section == "" || (w.Word == "") == (w.Figure == 0) {
				problems = append(problems, fmt.Errorf("%s: %s: %s: a section, and either a figure or a word, are wanted", file, x.Name, k))
			}
		}
	}
	return l, errors.Join(problems...)
}

// tradingAs is what stands between a company and the name under which it lends.
var tradingAs = regexp.MustCompile(`(?i)^.*\b(?:trading as|t/a)\b`)

// find is the lender that a name means: the one whose telling words are all said,
// the most of them first, then the one that is named first ("Halifax, a division of
// Bank of Scotland plc"). No lender is better than a wrong one.
func (l *lenders) find(said string) *lender {
	want := lenderWords(tradingAs.ReplaceAllString(said, ""))
	var best *lender
	most, first := 0, 0
	for _, x := range l.Lenders {
		for _, n := range append([]string{x.Name}, x.Also...) {
			have := lenderWords(n)
			shared, at := 0, len(want)
			for _, w := range have {
				for i, v := range want {
					if near(w, v) {
						shared++
						at = min(at, i)
						break
					}
				}
			}
			if shared > 0 && shared == len(have) && (shared > most || shared == most && at < first) {
				best, most, first = x, shared, at
			}
		}
	}
	return best
}

// lenderWords is the words of a lender's name that tell it from others.
func lenderWords(s string) []string {
	var all []string
	for _, w := range nameParts(s) {
		switch w {
		case "bank", "building", "society", "bs", "mortgage", "mortgages", "trading", "name", "as", "a", "division", "t/a", "lending", "home", "loans", "finance", "for", "intermediaries":
			continue
		}
		all = append(all, w)
	}
	if len(all) == 0 {
		return nameParts(s)
	}
	return all
}

// tellLender is the lender that the case was given, or that the mortgage offer names.
func (s *scene) tellLender() (*lender, string) {
	said, reason := s.c.Lender, "as given"
	if said == "" {
		n := s.book.names["case.lender"]
		if n == nil {
			return nil, "no lender is named"
		}
		found := s.find(n)
		if len(found) == 0 {
			return nil, "no lender is named"
		}
		said = words(found[0].fact)
		reason = fmt.Sprintf("the mortgage offer names “%s”", said)
	}
	l := s.book.lenders.find(said)
	if l == nil {
		return nil, fmt.Sprintf("no requirements of “%s” are known here", said)
	}
	return l, reason
}

func (s *scene) want(key string) (requirement, bool) {
	if s.lender == nil {
		return requirement{}, false
	}
	r, ok := s.lender.Wants[key]
	return r, ok
}

// lenderNamed is the lender's name, empty when none is known.
func (s *scene) lenderNamed() string {
	if s.lender == nil {
		return ""
	}
	return s.lender.Name
}

// lenderNumber is a requirement's figure, NaN when the lender states none.
func (s *scene) lenderNumber(key string) float64 {
	if r, ok := s.want(key); ok && r.Word == "" {
		return r.Figure
	}
	return math.NaN()
}

// lenderAnswer is a requirement's word, empty when the lender states none.
func (s *scene) lenderAnswer(key string) string {
	r, _ := s.want(key)
	return strings.ToLower(r.Word)
}

// lenderSection is the handbook section that a requirement is given under.
func (s *scene) lenderSection(key string) string {
	r, _ := s.want(key)
	return r.Section
}

// lendersDate is the month of the lenders' data: "April 2026".
func (s *scene) lendersDate() string {
	t, err := time.Parse("2006-01", s.book.lenders.AsOf)
	if err != nil {
		return ""
	}
	return t.Format("January 2006")
}
