package telemetry

import (
	"maps"
	"regexp"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// TestMetricsAreThoseThatAlarmsWatch reads the names that the infrastructure
// expects and compares them with those of this package, both ways.
func TestMetricsAreThoseThatAlarmsWatch(t *testing.T) {
	const path = "../../infrastructure/modules/monitoring/application.tf"
	file, diags := hclparse.NewParser().ParseHCLFile(path)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	locals := map[string]hclsyntax.Expression{}
	for _, b := range file.Body.(*hclsyntax.Body).Blocks {
		if b.Type == "locals" {
			for name, a := range b.Body.Attributes {
				locals[name] = a.Expr
			}
		}
	}
	value := func(name string) cty.Value {
		t.Helper()
		if locals[name] == nil {
			t.Fatalf("%s has no local %s", path, name)
		}
		v, diags := locals[name].Value(&hcl.EvalContext{Variables: map[string]cty.Value{
			"var": cty.ObjectVal(map[string]cty.Value{"cluster_name": cty.StringVal("the-cluster")}),
		}})
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		return v
	}
	words := func(v cty.Value) map[string]string {
		out := map[string]string{}
		for k, v := range v.AsValueMap() {
			out[k] = v.AsString()
		}
		return out
	}
	if got := value("application_namespace").AsString(); got != Namespace {
		t.Errorf("namespace %q, not %q", Namespace, got)
	}
	if got := words(value("application_dimensions")); !maps.Equal(got, map[string]string{Dimension: "the-cluster"}) {
		t.Errorf("dimensions %v, not %s alone", got, Dimension)
	}
	watched, sent := words(value("application_metrics")), map[string]string{}
	for _, k := range Metrics() {
		sent[k.Name] = k.Unit
	}
	for name, unit := range watched {
		if sent[name] != unit {
			t.Errorf("%s in %s is watched, and sent in %q", name, unit, sent[name])
		}
	}
	for name := range sent {
		if watched[name] == "" {
			t.Errorf("%s is sent and not in %s", name, path)
		}
	}
	// What the comment there promises one value for is what is listed.
	for _, m := range regexp.MustCompile(`(?m)^#   ([A-Z]\w+) +(Seconds|Count) `).FindAllSubmatch(file.Bytes, -1) {
		if sent[string(m[1])] != string(m[2]) {
			t.Errorf("the comment has %s in %s", m[1], m[2])
		}
		delete(sent, string(m[1]))
	}
	for name := range sent {
		t.Errorf("the comment does not say what one value of %s is for", name)
	}
}
