package policy

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
)

//go:embed scanners.csv
var scanners string

// Scanned is one rule of a scanner: CKV… of Checkov, AWS-… of Trivy, a service and a
// number of Security Hub's foundational practices, CIS-… of CIS Foundations 7.0.
type Scanned struct {
	ID     string
	Absent []string // kinds of resources whose absence is the reason
	Reason string   // why no rule covers it; empty where one does
}

// Scanners returns every rule of the scanners for the services that are used here
// (as of August 2026).
func Scanners() ([]Scanned, error) {
	rows, err := csv.NewReader(strings.NewReader(scanners)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("scanners.csv: %w", err)
	}
	var out []Scanned
	for _, row := range rows[1:] {
		out = append(out, Scanned{row[0], strings.Fields(row[1]), row[2]})
	}
	return out, nil
}

// NotCovered returns those that no rule covers.
func NotCovered() []Scanned {
	all, err := Scanners()
	if err != nil {
		return nil // a test of the file says so
	}
	var out []Scanned
	for _, s := range all {
		if s.Reason != "" {
			out = append(out, s)
		}
	}
	return out
}
