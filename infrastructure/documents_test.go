package infrastructure_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/conformance"
	"github.com/paperwurks/paperwurks/internal/controls"
	"github.com/paperwurks/paperwurks/internal/cost"
	"github.com/paperwurks/paperwurks/internal/diagram"
	"github.com/paperwurks/paperwurks/internal/moduledoc"
	"github.com/paperwurks/paperwurks/internal/policy"
)

var update = flag.Bool("update", false, "write the generated documents, and the generated parts of others, anew")

// generated holds a document to what it should say, or writes it anew with -update.
func generated(t *testing.T, path string, is, should []byte) {
	t.Helper()
	switch {
	case bytes.Equal(is, should):
	case *update:
		if err := os.WriteFile(path, should, 0o644); err != nil { //nolint:gosec // a document, for everybody to read
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not say what is so: go test ./infrastructure -run %s -update", path, t.Name())
	}
}

// TestModuleDocuments holds the tables in the README of every module to its variables
// and outputs.
func TestModuleDocuments(t *testing.T) {
	dirs, err := filepath.Glob("modules/*")
	if err != nil || len(dirs) == 0 {
		t.Fatal(dirs, err)
	}
	for _, dir := range append(dirs, "setup") {
		is, should, err := moduledoc.README(dir)
		if err != nil {
			t.Error(err)
			continue
		}
		generated(t, filepath.Join(dir, "README.md"), is, should)
	}
}

// whole is a generated document of one piece.
func whole(t *testing.T, path string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	is, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	generated(t, path, is, b.Bytes())
}

// TestControls writes the map of controls, and fails when what ships in production
// does not hold one.
func TestControls(t *testing.T) {
	suppressions, err := policy.ReadSuppressions("policies/suppressions.yaml", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	s := subject{"prod", ships["prod"]}
	plan, account := plans(t)[s].Settled, plans(t)[subject{"setup", ""}].Settled
	checked := policy.Check(plan, policy.ScopeOf(plan))
	suppressions.Apply(&checked, policy.ScopeOf(plan))
	evidence, err := controls.Evaluate(conformance.Subject{
		Environment: s.environment, Profile: s.profile, Plan: plan, Account: account, Cost: estimates(t)[s], Root: "..",
	}, checked)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range evidence {
		if !e.Holds() {
			t.Errorf("%s %s does not hold: %+v %+v", e.Framework, e.ID, e.Outcomes, e.Broken)
		}
	}
	whole(t, "../docs/controls.md", func(w io.Writer) error {
		if _, err := fmt.Fprintln(w, "# Controls, and what proves them\n\nMade from the plan of production as it ships; `go test ./infrastructure -run TestControls -update` writes it anew and a test holds it. It maps what SOC 2 and the UK GDPR ask for, in our own words, to rows of the design document and to security rules. It is no audit: an auditor asks for the evidence, and this says where it is."); err != nil {
			return err
		}
		return controls.Markdown(w, evidence)
	})
}

// TestCostReport writes what every environment costs in both profiles, side by side.
func TestCostReport(t *testing.T) {
	all := estimates(t)
	var list []*cost.Estimate
	for _, e := range environments {
		for _, p := range profiles {
			list = append(list, all[subject{e, p}])
		}
	}
	list = append(list, all[subject{"setup", ""}])
	whole(t, "../docs/costs.md", func(w io.Writer) error {
		if _, err := fmt.Fprintf(w, "# What it costs\n\nPounds a month, without VAT, by the dated price file and the assumptions in `infrastructure/prices`; `go test ./infrastructure -run TestCostReport -update` writes this anew and a test holds it. dev and staging ship lean, prod ships as the document draws it. `pwops cost` prints the lines, `pwops cost --diff` what changes between two plans.\n\n"); err != nil {
			return err
		}
		if err := cost.SideBySide(list, false).Markdown(w, false); err != nil {
			return err
		}
		for _, e := range environments {
			if _, err := fmt.Fprintf(w, "\n## Why %s costs more as the document draws it\n\n", e); err != nil {
				return err
			}
			if err := cost.SideBySide([]*cost.Estimate{all[subject{e, "lean"}], all[subject{e, "document"}]}, true).Markdown(w, false); err != nil {
				return err
			}
		}
		return nil
	})
}

// TestDiagrams writes the two diagrams: what dev is today, and what production is to be.
func TestDiagrams(t *testing.T) {
	whole(t, "../docs/infrastructure.md", func(w io.Writer) error {
		if _, err := fmt.Fprintln(w, "# The infrastructure, drawn\n\nDrawn from plans by `pwops graph`; `go test ./infrastructure -run TestDiagrams -update` writes it anew and a test holds it."); err != nil {
			return err
		}
		for _, d := range []struct {
			title string
			s     subject
		}{
			{"Today: dev as it ships, lean", subject{"dev", "lean"}},
			{"Target: production as the design document draws it", subject{"prod", "document"}},
		} {
			if _, err := fmt.Fprintf(w, "\n## %s\n\n```mermaid\n", d.title); err != nil {
				return err
			}
			if err := diagram.Of(plans(t)[d.s].Settled, d.title).Mermaid(w); err != nil {
				return err
			}
			if _, err := io.WriteString(w, "```\n"); err != nil {
				return err
			}
		}
		return nil
	})
}

var (
	runbook  = regexp.MustCompile(`docs/runbooks/([a-z0-9-]+)\.md`)
	reviewed = regexp.MustCompile(`(?m)^Reviewed (\d{1,2} [A-Z][a-z]+ \d{4})\.`)
)

// TestRunbooks compares the runbooks with the alarms and events of the plans: none is
// missing, none is left over, each is named as its alarm, and each says when it was
// last reviewed, what it means, where to look and what to do.
func TestRunbooks(t *testing.T) {
	wanted := map[string]bool{"drift": true} // the nightly workflow's
	for s, p := range plans(t) {
		for _, r := range p.Settled.Of("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm", "aws_cloudwatch_event_rule") {
			name, text := r.Str("alarm_name"), r.Str("alarm_description")
			if name == "" {
				name, text = r.Str("name"), r.Str("description")
			}
			m := runbook.FindStringSubmatch(text)
			if m == nil {
				if r.Type != "aws_cloudwatch_event_rule" {
					t.Errorf("%s: %s names no runbook", s, name)
				}
				continue
			}
			if !strings.HasSuffix(name, m[1]) {
				t.Errorf("%s: %s names the runbook %s", s, name, m[1])
			}
			wanted[m[1]] = true
		}
	}
	files, err := filepath.Glob("../docs/runbooks/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".md")
		if name == "README" {
			continue
		}
		if !wanted[name] {
			t.Errorf("no alarm is called %s", name)
		}
		delete(wanted, name)
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(text, []byte("# "+name+"\n")) {
			t.Errorf("%s is not headed by its name", f)
		}
		for _, part := range []string{"## What it means", "## Look", "## Do"} {
			if !bytes.Contains(text, []byte(part)) {
				t.Errorf("%s has no part %q", f, part)
			}
		}
		m := reviewed.FindSubmatch(text)
		if m == nil {
			t.Errorf("%s does not say when it was reviewed", f)
		} else if _, err := time.Parse("2 January 2006", string(m[1])); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
	for name := range wanted {
		t.Errorf("the runbook of %s is missing", name)
	}
}
