package controls

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/conformance"
	"github.com/paperwurks/paperwurks/internal/policy"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

func empty(t *testing.T) conformance.Subject {
	t.Helper()
	p, err := terraform.Parse([]byte(`{"format_version":"1.2","resource_changes":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	return conformance.Subject{Environment: "prod", Profile: "document", Plan: p, Account: p, Root: t.TempDir()}
}

// TestEveryControlNamesWhatExists is also the test that no control proves itself:
// on an empty plan those that a plan can show do not hold.
func TestEveryControlNamesWhatExists(t *testing.T) {
	evidence, err := Evaluate(empty(t), policy.Result{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range evidence {
		if seen[e.Framework+e.ID] {
			t.Errorf("%s %s stands twice", e.Framework, e.ID)
		}
		seen[e.Framework+e.ID] = true
		shown := false
		for _, o := range e.Outcomes {
			shown = shown || o.Outside == "" && !strings.HasPrefix(o.ID, "contact/") && !strings.HasPrefix(o.ID, "phase") && !strings.HasPrefix(o.ID, "contradictions/")
		}
		if shown && e.Holds() {
			t.Errorf("%s %s holds of an empty plan", e.Framework, e.ID)
		}
	}
}

func TestBrokenRulesAreNamed(t *testing.T) {
	f := policy.Finding{Rule: "bucket-own-key", Address: "aws_s3_bucket.x"}
	evidence, err := Evaluate(empty(t), policy.Result{Findings: []policy.Finding{f}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Markdown(&b, evidence); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "**bucket-own-key is broken by aws_s3_bucket.x**") {
		t.Errorf("got %s", b.String())
	}
	f.Suppressed = "because"
	evidence, _ = Evaluate(empty(t), policy.Result{Findings: []policy.Finding{f}})
	for _, e := range evidence {
		if len(e.Broken) > 0 {
			t.Errorf("%s: what is suppressed is not broken", e.ID)
		}
	}
}
