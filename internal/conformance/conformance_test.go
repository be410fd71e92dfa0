package conformance

import (
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// TestNoRowIsMissing holds the rows against the document's table of contents, both
// ways.
func TestNoRowIsMissing(t *testing.T) {
	contents, err := Contents()
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, r := range Rows() {
		if slices.Contains(have, r.ID) {
			t.Errorf("%s is asserted twice", r.ID)
		}
		have = append(have, r.ID)
		if contents[r.ID] == "" {
			t.Errorf("%s is not in rows.csv", r.ID)
		}
	}
	for id := range contents {
		if !slices.Contains(have, id) {
			t.Errorf("nothing asserts %s", id)
		}
	}
}

// TestRowsSayWhatTheyExpect fails on a row that asserts nothing, or that departs
// from the document without a reason.
func TestRowsSayWhatTheyExpect(t *testing.T) {
	for _, r := range Rows() {
		switch {
		case r.Says == "":
			t.Errorf("%s does not say what the document says", r.ID)
		case r.Outside != "" && (r.find != nil || !strings.Contains(r.Outside, ":")):
			t.Errorf("%s is either asserted or has an owner and a reason", r.ID)
		case r.Outside == "" && (r.find == nil || r.Document == ""):
			t.Errorf("%s asserts nothing", r.ID)
		case r.Lean != "" && r.Lean != r.Document && r.Because == "":
			t.Errorf("%s: the profiles differ without a reason", r.ID)
		}
	}
}

// TestCheck fails where a row would hold of a plan that has something else.
func TestCheck(t *testing.T) {
	plan := func(class, multi string) *terraform.Plan {
		p, err := terraform.Parse([]byte(`{"format_version":"1.2","resource_changes":[{"address":"module.platform.module.database.aws_db_instance.main","module_address":"module.platform.module.database",
			"mode":"managed","type":"aws_db_instance","name":"main","change":{"actions":["create"],"after":{"instance_class":"` + class + `","multi_az":` + multi + `},"after_unknown":{}}}]}`))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	rows := map[string]Row{}
	for _, r := range Rows() {
		rows[r.ID] = r
	}
	for _, test := range []struct {
		row, profile, class, multi string
		holds, explained           bool
	}{
		{"database/prod/multi_az", "document", "db.t3.medium", "true", true, false},
		{"database/prod/multi_az", "lean", "db.t4g.medium", "false", false, false},
		{"database/dev/multi_az", "lean", "db.t4g.micro", "true", false, false},
		{"database/prod/instance_class", "document", "db.t3.medium", "true", true, false},
		{"database/prod/instance_class", "document", "db.t4g.medium", "true", false, false},
		{"database/prod/instance_class", "lean", "db.t4g.medium", "true", true, true},
	} {
		r := rows[test.row]
		got := r.Check(Subject{Environment: r.Environment(), Profile: test.profile, Plan: plan(test.class, test.multi)})
		if got.Holds != test.holds || (got.Because != "") != test.explained {
			t.Errorf("%s in %s with %s %s: %+v", test.row, test.profile, test.class, test.multi, got)
		}
	}
	for _, test := range []struct{ id, environment string }{{"database/prod/storage", "prod"}, {"compute/network_mode", ""}, {"appendix_a/environments/dev", "dev"}} {
		if got := rows[test.id].Environment(); got != test.environment {
			t.Errorf("%s is about %q", test.id, got)
		}
	}
}
