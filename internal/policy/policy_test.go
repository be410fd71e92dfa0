package policy

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// fixture is a small plan that a rule passes, and changes to it that each make the
// rule fail: resources by address, null for one that goes, attributes replaced.
type fixture struct {
	Environment string                      `json:"environment"`
	Account     bool                        `json:"account"`
	Pass        map[string]map[string]any   `json:"pass"`
	Fail        []map[string]map[string]any `json:"fail"`
}

func fixtures(t *testing.T) map[string]fixture {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]fixture{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var some map[string]fixture
		if err := json.Unmarshal(text, &some); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		maps.Copy(all, some)
	}
	return all
}

// asPlan writes resources as the JSON of a plan. Policies and the like, which are
// texts in a plan, are objects in fixtures.
func asPlan(t *testing.T, resources map[string]map[string]any) *terraform.Plan {
	t.Helper()
	var changes, declared []any
	providers := map[string]any{}
	for address, values := range resources {
		kind, name, _ := strings.Cut(address, ".")
		after := map[string]any{}
		region := "eu-west-2"
		for k, v := range values {
			switch inner := v.(type) {
			case map[string]any:
				if k != "dimensions" && k != "tags_all" {
					text, err := json.Marshal(inner)
					if err != nil {
						t.Fatal(err)
					}
					v = string(text)
				}
			case []any:
				if k == "container_definitions" {
					text, err := json.Marshal(inner)
					if err != nil {
						t.Fatal(err)
					}
					v = string(text)
				}
			}
			if k == "_region" {
				region, _ = v.(string)
				continue
			}
			after[k] = v
		}
		providers[region] = map[string]any{"name": "aws", "expressions": map[string]any{"region": map[string]any{"constant_value": region}}}
		declared = append(declared, map[string]any{"address": address, "mode": "managed", "type": kind, "name": name, "provider_config_key": region})
		changes = append(changes, map[string]any{"address": address, "mode": "managed", "type": kind, "name": name,
			"change": map[string]any{"actions": []string{"create"}, "after": after, "after_unknown": map[string]any{}}})
	}
	text, err := json.Marshal(map[string]any{"format_version": "1.2", "resource_changes": changes,
		"configuration": map[string]any{"provider_config": providers, "root_module": map[string]any{"resources": declared}}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := terraform.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func changed(base map[string]map[string]any, change map[string]map[string]any) map[string]map[string]any {
	out := map[string]map[string]any{}
	for address, values := range base {
		out[address] = maps.Clone(values)
	}
	for address, values := range change {
		if values == nil {
			delete(out, address)
			continue
		}
		if out[address] == nil {
			out[address] = map[string]any{}
		}
		maps.Copy(out[address], values)
	}
	return out
}

// TestRules runs each rule on its own fixtures.
func TestRules(t *testing.T) {
	all := fixtures(t)
	for _, rule := range Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			f, ok := all[rule.ID]
			if !ok {
				t.Fatal("the rule has no fixture")
			}
			if len(f.Pass) == 0 || len(f.Fail) == 0 {
				t.Fatal("a rule needs a passing and a failing fixture")
			}
			run := func(resources map[string]map[string]any) Result {
				var result Result
				rule.check(&check{plan: asPlan(t, resources), scope: Scope{Environment: f.Environment, Account: f.Account}, rule: rule, result: &result})
				return result
			}
			if got := run(f.Pass); len(got.Findings)+len(got.Undecided) > 0 {
				t.Errorf("the passing fixture gives %+v %+v", got.Findings, got.Undecided)
			}
			for i, change := range f.Fail {
				got := run(changed(f.Pass, change))
				if len(got.Findings) == 0 {
					t.Errorf("failing fixture %d passes", i+1)
				}
				for _, finding := range got.Findings {
					if finding.Detail == "" || finding.Address == "" {
						t.Errorf("failing fixture %d: %+v says nothing", i+1, finding)
					}
				}
			}
			delete(all, rule.ID)
		})
	}
	for id := range all {
		t.Errorf("there is a fixture for %s, and no such rule", id)
	}
}

// TestRulesAreNamed fails on a rule without a title, with an unknown severity, or
// with an identity that another has.
func TestRulesAreNamed(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if r.ID == "" || r.Title == "" || r.Severity.rank() < 0 || r.check == nil || seen[r.ID] {
			t.Errorf("%+v is not a rule of its own", r)
		}
		seen[r.ID] = true
	}
}

// TestScanners fails on a scanner's rule that is neither covered nor said not to
// apply, or that is both.
func TestScanners(t *testing.T) {
	all, err := Scanners()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 590 {
		t.Errorf("the list has %d rules, and should have 596", len(all))
	}
	covered := map[string]string{}
	for _, r := range Rules() {
		for _, id := range r.Standing() {
			covered[id] = r.ID
		}
	}
	for _, s := range all {
		switch {
		case covered[s.ID] == "" && s.Reason == "":
			t.Errorf("nothing covers %s, and nothing says why", s.ID)
		case covered[s.ID] != "" && s.Reason != "":
			t.Errorf("%s is covered by %s, and said not to apply", s.ID, covered[s.ID])
		}
		delete(covered, s.ID)
	}
	for id, rule := range covered {
		t.Errorf("%s covers %s, which no scanner has", rule, id)
	}
}

// TestUnknownDecidesNothing fails where a value that the plan does not know yet
// passes for a fault.
func TestUnknownDecidesNothing(t *testing.T) {
	p, err := terraform.Parse([]byte(`{"format_version":"1.2","resource_changes":[
		{"address":"aws_iam_role_policy.a","mode":"managed","type":"aws_iam_role_policy","name":"a","change":{"actions":["create"],"after":{},"after_unknown":{"policy":true}}},
		{"address":"aws_ecs_task_definition.a","mode":"managed","type":"aws_ecs_task_definition","name":"a","change":{"actions":["create"],"after":{"network_mode":"awsvpc","cpu":"256","memory":"512"},"after_unknown":{"container_definitions":true,"task_role_arn":true,"execution_role_arn":true}}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	result := Check(p, Scope{})
	if len(result.Findings) > 0 {
		t.Errorf("found %+v", result.Findings)
	}
	if len(result.Undecided) < 10 {
		t.Errorf("only %+v are undecided", result.Undecided)
	}
}

func TestScopeOf(t *testing.T) {
	for _, test := range []struct {
		resources map[string]map[string]any
		want      Scope
	}{
		{map[string]map[string]any{"aws_ecs_cluster.main": {"name": "paperwurks-prod-cluster"}}, Scope{Environment: "prod"}},
		{map[string]map[string]any{"aws_cloudtrail.main": {"name": "trail"}}, Scope{Account: true}},
		{map[string]map[string]any{"aws_vpc.main": {}}, Scope{}},
	} {
		if got := ScopeOf(asPlan(t, test.resources)); got != test.want {
			t.Errorf("%v is of %+v", test.resources, got)
		}
	}
}

func TestOverlaps(t *testing.T) {
	vpc := func(cidr string) *terraform.Plan {
		return asPlan(t, map[string]map[string]any{"aws_vpc.main": {"cidr_block": cidr}})
	}
	if got := Overlaps(map[string]*terraform.Plan{"dev": vpc("10.0.0.0/16"), "prod": vpc("10.1.0.0/16")}); len(got) > 0 {
		t.Errorf("apart, and yet %v", got)
	}
	if got := Overlaps(map[string]*terraform.Plan{"dev": vpc("10.0.0.0/16"), "prod": vpc("10.0.128.0/17")}); len(got) != 1 {
		t.Errorf("overlapping, and yet %v", got)
	}
}

func TestFits(t *testing.T) {
	for _, test := range []struct {
		cpu, memory int
		want        bool
	}{
		{256, 512, true}, {256, 3072, false}, {512, 512, false}, {512, 4096, true}, {1024, 1024, false}, {1024, 8192, true}, {4096, 30720, true}, {4096, 31744, false},
		{8192, 16384, true}, {8192, 17408, false}, {16384, 122880, true}, {300, 512, false},
	} {
		if got := Fits(test.cpu, test.memory); got != test.want {
			t.Errorf("%d with %d fits: %v", test.cpu, test.memory, got)
		}
	}
}

func TestSuppressions(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	const entry = "- rule: %\n  address: 'aws_s3_bucket.*'\n  reason: the bucket is for a week's visitors only\n  owner: platform\n  expires: 2026-12-31\n"
	for name, text := range map[string]string{
		"unknown rule": strings.Replace(entry, "%", "no-such-rule", 1),
		"no reason":    "- rule: bucket-versioned\n  address: aws_s3_bucket.a\n  owner: platform\n  expires: 2026-12-31\n",
		"no owner":     "- rule: bucket-versioned\n  address: aws_s3_bucket.a\n  reason: the bucket is for a week's visitors only\n  expires: 2026-12-31\n",
		"no end":       "- rule: bucket-versioned\n  address: aws_s3_bucket.a\n  reason: the bucket is for a week's visitors only\n  owner: platform\n",
		"everything":   "- rule: bucket-versioned\n  address: '*'\n  reason: the bucket is for a week's visitors only\n  owner: platform\n  expires: 2026-12-31\n",
		"odd key":      strings.Replace(entry, "%", "bucket-versioned", 1) + "  because: x\n",
	} {
		if _, err := parseSuppressions([]byte(text), now); err == nil {
			t.Errorf("%s: it is accepted", name)
		}
	}
	result := func() Result {
		return Check(asPlan(t, map[string]map[string]any{"aws_s3_bucket.a": {"bucket": "b"}}), Scope{Environment: "dev"})
	}
	open := func(r Result) bool {
		return slices.ContainsFunc(r.Open(), func(f Finding) bool { return f.Rule == "bucket-versioned" })
	}
	for _, test := range []struct {
		name string
		only string
		now  time.Time
		open bool
	}{
		{"it holds", "", now, false},
		{"on its last day", "", time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC), false},
		{"it has ended", "", time.Date(2027, 1, 1, 1, 0, 0, 0, time.UTC), true},
		{"of this environment", "  only: dev\n", now, false},
		{"of another environment", "  only: prod\n", now, true},
	} {
		s, err := parseSuppressions([]byte(strings.Replace(entry, "%", "bucket-versioned", 1)+test.only), test.now)
		if err != nil {
			t.Fatal(err)
		}
		r := result()
		s.Apply(&r, Scope{Environment: "dev"})
		if open(r) != test.open {
			t.Errorf("%s: open is %v", test.name, open(r))
		}
		if unused := len(s.Unused()) == 1; unused != (test.name == "of another environment") {
			t.Errorf("%s: unused is %v", test.name, unused)
		}
	}
}
