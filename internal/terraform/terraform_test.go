package terraform

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tree = "testdata/tree"

// tool is the machine's terraform, with a cache of its own.
func tool(t *testing.T) *Tool {
	t.Helper()
	found, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	found.Cache = t.TempDir()
	return found
}

func TestPlanSettles(t *testing.T) {
	terraform := tool(t)
	req := Request{Tree: tree, Dir: "environments/dev", Variables: map[string]string{"environment": "test"}, Account: "123456789012"}
	plans, err := terraform.Plan(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	fresh := plans.Fresh.At(`module.alerts["critical"].aws_cloudwatch_metric_alarm.errors`)
	if s := fresh.State("alarm_actions"); s != Unknown {
		t.Errorf("on the first day the actions of an alarm are %v, want unknown", s)
	}
	t.Logf("%d rounds", plans.Rounds)
	if left := plans.Settled.Unknowns(); left > 0 {
		t.Errorf("%d values are still unknown", left)
	}
	alarm := plans.Settled.At(`module.alerts["critical"].aws_cloudwatch_metric_alarm.errors`)
	if topic := alarm.Target("alarm_actions"); topic == nil || topic.Address != `module.alerts["critical"].aws_sns_topic.this` {
		t.Errorf("the alarm leads to %v", topic)
	} else if key := topic.Target("kms_master_key_id"); key == nil || key.Address != "aws_kms_key.messages" {
		t.Errorf("the topic is encrypted with %v", key)
	}
	for _, subnet := range plans.Settled.Of("aws_subnet") {
		if vpc := subnet.Target("vpc_id"); vpc == nil || vpc.Address != "aws_vpc.this" {
			t.Errorf("%s lies in %v", subnet.Address, vpc)
		}
	}
	statements, state := plans.Settled.At("aws_iam_policy.publish").Statements("policy")
	if state != Known || len(statements) != 1 || len(statements[0].Resources) != 2 {
		t.Errorf("the policy is %v %v", statements, state)
	}
	if r := plans.Settled.At("aws_wafv2_web_acl.edge"); r.Region != "us-east-1" {
		t.Errorf("the web ACL is in %q", r.Region)
	}
	if r := plans.Settled.At("aws_vpc.this"); r.Region != "eu-west-2" {
		t.Errorf("the VPC is in %q", r.Region)
	}
	if d := plans.Settled.At("aws_kms_key.messages").Str("description"); d != "topics of test" {
		t.Errorf("the variable did not arrive: %q", d)
	}

	again, err := (&Tool{Binary: terraform.Binary, Mirror: "nowhere", Cache: terraform.Cache}).load(key(t, terraform, req))
	if err != nil || len(again.SettledJSON) != len(plans.SettledJSON) {
		t.Errorf("the plan is not in the cache: %v", err)
	}
}

func key(t *testing.T, terraform *Tool, req Request) string {
	t.Helper()
	k, err := terraform.digest(req)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestDigest fails where a change of the tree, of a variable or of the account
// would not make a new plan.
func TestDigest(t *testing.T) {
	terraform := tool(t)
	copied := filepath.Join(t.TempDir(), "tree")
	if err := os.CopyFS(copied, os.DirFS(tree)); err != nil {
		t.Fatal(err)
	}
	req := Request{Tree: copied, Dir: "environments/dev", Account: "123456789012"}
	first := key(t, terraform, req)
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(copied, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("README.md", "a document")
	write("modules/alerts/tests/more.tftest.hcl", "# a test")
	if key(t, terraform, req) != first {
		t.Error("a document or a test made a new plan")
	}
	write("modules/alerts/more.tf", "# a comment")
	second := key(t, terraform, req)
	if second == first {
		t.Error("a change of a module made no new plan")
	}
	other := req
	other.Variables = map[string]string{"environment": "test"}
	if key(t, terraform, other) == second {
		t.Error("a variable made no new plan")
	}
}

func TestFormatValidateTest(t *testing.T) {
	terraform := tool(t)
	if err := terraform.Format(t.Context(), tree); err != nil {
		t.Error(err)
	}
	if err := terraform.Validate(t.Context(), tree, "environments/dev"); err != nil {
		t.Error(err)
	}
	if out, err := terraform.Test(t.Context(), tree, "modules/alerts"); err != nil {
		t.Error(err)
	} else if !strings.Contains(out, "1 passed, 0 failed") {
		t.Errorf("terraform test said %q", out)
	}

	broken := filepath.Join(t.TempDir(), "tree")
	if err := os.CopyFS(broken, os.DirFS(tree)); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(broken, "modules/alerts/main.tf")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), "  kms_master_key_id = var.key_arn", " kms_master_key_id = null", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := terraform.Format(t.Context(), broken); err == nil || !strings.Contains(err.Error(), "modules/alerts/main.tf") {
		t.Errorf("a badly formatted file gives %v", err)
	}
	if _, err := terraform.Test(t.Context(), broken, "modules/alerts"); err == nil || !strings.Contains(err.Error(), "must use the key") {
		t.Errorf("a failing test gives %v", err)
	}
	if err := os.RemoveAll(filepath.Join(broken, "modules/alerts/tests")); err != nil {
		t.Fatal(err)
	}
	if _, err := terraform.Test(t.Context(), broken, "modules/alerts"); err == nil || !strings.Contains(err.Error(), "ran nothing") {
		t.Errorf("a module without tests gives %v", err)
	}
}

func TestMirror(t *testing.T) {
	root := t.TempDir()
	if got := mirror([]string{root, "/no/such/folder"}); got != "" {
		t.Errorf("found %q in an empty folder", got)
	}
	if err := os.MkdirAll(filepath.Join(root, "cache", "providers", provider), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, want := mirror([]string{"/no/such/folder", root}), filepath.Join(root, "cache", "providers"); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}

// TestWithoutTerraform fails where a machine without the program is not told what
// to install.
func TestWithoutTerraform(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), "install Terraform") {
		t.Errorf("got %v", err)
	}
}
