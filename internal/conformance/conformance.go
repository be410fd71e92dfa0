package conformance

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/cost"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

// Subject is what rows are held against: one environment in one profile, and what
// all environments share.
type Subject struct {
	Environment string // dev, staging, prod
	Profile     string // document, lean
	Plan        *terraform.Plan
	Account     *terraform.Plan // the set-up; nil where it was not planned
	Cost        *cost.Estimate
	Root        string // folder of the repository
}

// Row is one statement of the document.
type Row struct {
	ID       string // section/environment/thing
	Says     string // what the document says, in short
	Document string // what the document's profile has
	Lean     string // what the lean profile has; empty where it is the same
	Because  string // why either is not what the document says
	Outside  string // who owns it, where it is no infrastructure; then nothing is asserted
	find     func(Subject) string
}

// Environment is the one that a row is about; empty for a row about all.
func (r Row) Environment() string {
	for _, e := range environments {
		if strings.Contains("/"+r.ID+"/", "/"+e+"/") {
			return e
		}
	}
	return ""
}

var environments = []string{"dev", "staging", "prod"}

// Expects is what a profile is to have.
func (r Row) Expects(profile string) string {
	if profile == "lean" && r.Lean != "" {
		return r.Lean
	}
	return r.Document
}

// Deviates is true where a profile is to have something else than the document says.
func (r Row) Deviates(profile string) bool { return r.Because != "" && r.Expects(profile) != r.Says }

// Outcome is what a row found.
type Outcome struct {
	ID          string `json:"id"`
	Environment string `json:"environment"`
	Profile     string `json:"profile"`
	Says        string `json:"says"`
	Expects     string `json:"expects"`
	Found       string `json:"found"`
	Because     string `json:"because,omitempty"`
	Outside     string `json:"outside,omitempty"`
	Holds       bool   `json:"holds"`
}

// Check holds a row against a subject.
func (r Row) Check(s Subject) Outcome {
	o := Outcome{ID: r.ID, Environment: s.Environment, Profile: s.Profile, Says: r.Says, Expects: r.Expects(s.Profile), Outside: r.Outside}
	if r.Deviates(s.Profile) {
		o.Because = r.Because
	}
	if r.Outside != "" {
		o.Holds = true
		return o
	}
	o.Found = r.find(s)
	o.Holds = o.Found == o.Expects
	return o
}

// Of returns the rows that say something about an environment.
func Of(environment string) []Row {
	var out []Row
	for _, r := range Rows() {
		if e := r.Environment(); e == "" || e == environment {
			out = append(out, r)
		}
	}
	return out
}

//go:embed rows.csv
var contents string

// Contents is the document's table of contents: the identity of each row and the
// heading of the document under which it stands.
func Contents() (map[string]string, error) {
	rows, err := csv.NewReader(strings.NewReader(contents)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("rows.csv: %w", err)
	}
	out := map[string]string{}
	for _, row := range rows[1:] {
		if _, twice := out[row[0]]; twice {
			return nil, fmt.Errorf("rows.csv: %s stands twice", row[0])
		}
		out[row[0]] = row[1]
	}
	return out, nil
}

// The finders: each says in a few words what a plan has.

// attribute finds a value of the only resource of a type and name.
func attribute(area, name, path string) func(Subject) string {
	return func(s Subject) string {
		found := s.Plan.In(area, name)
		if area == "" {
			found = s.Plan.Of(name)
		}
		if len(found) == 0 {
			return "no " + name
		}
		var values []string
		for _, r := range found {
			v := r.Str(path)
			if v == "" && r.State(path) == terraform.Unknown {
				v = "unknown"
			}
			values = appendNew(values, v)
		}
		sort.Strings(values)
		return strings.Join(values, " and ")
	}
}

func appendNew(list []string, v string) []string {
	for _, have := range list {
		if have == v {
			return list
		}
	}
	return append(list, v)
}

// with adds a unit to what is found.
func with(unit string, f func(Subject) string) func(Subject) string {
	return func(s Subject) string { return f(s) + unit }
}

// yes says yes where the value is true.
func yes(f func(Subject) string) func(Subject) string {
	return func(s Subject) string {
		if f(s) == "true" {
			return "yes"
		}
		return "no"
	}
}

// exists says yes where every type is there.
func exists(names ...string) func(Subject) string {
	return func(s Subject) string {
		for _, n := range names {
			if len(s.Plan.Of(n)) == 0 {
				return "no " + n
			}
		}
		return "yes"
	}
}

// inAccount is exists, for the set-up.
func inAccount(names ...string) func(Subject) string {
	return func(s Subject) string {
		if s.Account == nil {
			return "the set-up was not planned"
		}
		return exists(names...)(Subject{Plan: s.Account})
	}
}

// both says yes where all finders do, and else what the first other says.
func both(finders ...func(Subject) string) func(Subject) string {
	return func(s Subject) string {
		for _, f := range finders {
			if got := f(s); got != "yes" {
				return got
			}
		}
		return "yes"
	}
}

// file says yes where a file or folder is in the repository; a pattern may match any.
func file(pattern string) func(Subject) string {
	return func(s Subject) string {
		found, err := filepath.Glob(filepath.Join(s.Root, pattern))
		if err != nil || len(found) == 0 {
			return "no " + pattern
		}
		if info, err := os.Stat(found[0]); err != nil || info.Size() == 0 {
			return "empty " + pattern
		}
		return "yes"
	}
}

// role finds the service or task definition of the backend or the worker.
func role(s Subject, kind, name string) *terraform.Resource {
	for _, r := range s.Plan.Of(kind) {
		if strings.HasSuffix(r.Str("name"), "paperwurks-"+name) || strings.HasSuffix(r.Str("family"), "paperwurks-"+name) {
			return r
		}
	}
	return nil
}

func ofRole(kind, name, path string) func(Subject) string {
	return func(s Subject) string {
		r := role(s, kind, name)
		if r == nil {
			return "no " + name
		}
		return r.Str(path)
	}
}

// capacity finds what scaling keeps of a service, least and most.
func capacity(name, path string) func(Subject) string {
	return func(s Subject) string {
		for _, t := range s.Plan.Of("aws_appautoscaling_target") {
			if strings.HasSuffix(t.Str("resource_id"), "paperwurks-"+name) {
				return t.Str(path)
			}
		}
		return "no scaling of " + name
	}
}

// scaling names what a service is scaled by.
func scaling(name string) func(Subject) string {
	return func(s Subject) string {
		var by []string
		for _, p := range s.Plan.Of("aws_appautoscaling_policy") {
			if !strings.HasSuffix(p.Str("resource_id"), "paperwurks-"+name) {
				continue
			}
			at := "target_tracking_scaling_policy_configuration.0."
			switch metric := p.Str(at + "predefined_metric_specification.0.predefined_metric_type"); metric {
			case "ECSServiceAverageCPUUtilization":
				by = appendNew(by, "CPU")
			case "ECSServiceAverageMemoryUtilization":
				by = appendNew(by, "memory")
			case "ALBRequestCountPerTarget":
				by = appendNew(by, "requests")
			default:
				by = appendNew(by, "queue")
			}
		}
		sort.Strings(by)
		return strings.Join(by, ", ")
	}
}

// container finds a value in the definition of a role's own container.
func container(name, path string) func(Subject) string {
	return func(s Subject) string {
		task := role(s, "aws_ecs_task_definition", name)
		if task == nil {
			return "no " + name
		}
		list, _ := task.Objects("container_definitions")
		for _, k := range list {
			if k.Str("name") == "paperwurks-"+name {
				return k.Str(path)
			}
		}
		return "no container paperwurks-" + name
	}
}

// bucketName finds the bucket of a purpose.
func bucketOf(s Subject, purpose string) *terraform.Resource {
	for _, b := range s.Plan.Of("aws_s3_bucket") {
		if strings.HasPrefix(b.Str("bucket"), "paperwurks-"+s.Environment+"-"+purpose) {
			return b
		}
	}
	return nil
}

// side finds a value of the resource that configures one side of a bucket.
func side(purpose, kind, path string) func(Subject) string {
	return func(s Subject) string {
		b := bucketOf(s, purpose)
		if b == nil {
			return "no bucket of " + purpose
		}
		for _, r := range s.Plan.Of(kind) {
			if r.Str("bucket") == b.Str("bucket") {
				return r.Str(path)
			}
		}
		return "no " + kind
	}
}

// lifeCycle reads the rules of a bucket's life cycle, one after the other, until one
// says something; where none does, it is never.
func lifeCycle(purpose string, says func(rule terraform.Block) string) func(Subject) string {
	return func(s Subject) string {
		b := bucketOf(s, purpose)
		if b == nil {
			return "no bucket of " + purpose
		}
		for _, r := range s.Plan.Of("aws_s3_bucket_lifecycle_configuration") {
			if r.Str("bucket") != b.Str("bucket") {
				continue
			}
			for _, rule := range r.Blocks("rule") {
				if said := says(rule); said != "" {
					return said
				}
			}
		}
		return "never"
	}
}

// transition finds after how many days objects move to a class.
func transition(purpose, class string) func(Subject) string {
	return lifeCycle(purpose, func(rule terraform.Block) string {
		for _, t := range rule.Blocks("transition") {
			if t.Str("storage_class") == class {
				return t.Str("days") + " days"
			}
		}
		return ""
	})
}

// expiry finds after how many days objects go.
func expiry(purpose string) func(Subject) string {
	return lifeCycle(purpose, func(rule terraform.Block) string {
		if d := rule.Num("expiration.0.days"); d > 0 {
			return fmt.Sprintf("%v days", d)
		}
		return ""
	})
}

// subnets counts the subnets of a tier and says how large they are.
func subnets(tier string) func(Subject) string {
	return func(s Subject) string {
		n, size := 0, ""
		for _, r := range s.Plan.Of("aws_subnet." + tier) {
			n++
			_, bits, _ := strings.Cut(r.Str("cidr_block"), "/")
			size = "/" + bits
		}
		if n < 2 {
			return fmt.Sprintf("%d subnets", n)
		}
		return "in two zones or more, " + size
	}
}

// ingress lists who may reach a port of a group, by the group's name in the tree.
func ingress(port int, to string) func(Subject) string {
	return func(s Subject) string {
		var from []string
		for _, r := range s.Plan.Of("aws_vpc_security_group_ingress_rule") {
			group := r.Target("security_group_id")
			if group == nil || group.Key != to && group.Name != to || int(r.Num("from_port")) > port || int(r.Num("to_port")) < port {
				continue
			}
			switch other := r.Target("referenced_security_group_id"); {
			case other != nil && other.Key != "":
				from = appendNew(from, other.Key)
			case other != nil:
				from = appendNew(from, other.Name)
			case r.Has("cidr_ipv4"):
				from = appendNew(from, r.Str("cidr_ipv4"))
			case r.Has("prefix_list_id"):
				from = appendNew(from, "prefix list")
			}
		}
		sort.Strings(from)
		return strings.Join(from, ", ")
	}
}

// alarm describes the alarms on a metric: when they go off.
func alarm(namespace, metric string, describe func(*terraform.Resource) string) func(Subject) string {
	return func(s Subject) string {
		var found, computed []string
		for _, a := range s.Plan.Of("aws_cloudwatch_metric_alarm") {
			if a.Str("namespace") == namespace && a.Str("metric_name") == metric {
				found = appendNew(found, describe(a))
			}
			for _, q := range a.Blocks("metric_query") {
				if q.Str("metric.0.namespace") == namespace && q.Str("metric.0.metric_name") == metric {
					computed = appendNew(computed, describe(a))
				}
			}
		}
		if len(found) == 0 { // only alarms that compute with it
			found = computed
		}
		if len(found) == 0 {
			return "no alarm"
		}
		sort.Strings(found)
		return strings.Join(found, " and ")
	}
}

var comparisons = map[string]string{"GreaterThanThreshold": ">", "GreaterThanOrEqualToThreshold": ">=", "LessThanThreshold": "<", "LessThanOrEqualToThreshold": "<="}

// threshold says the comparison and the value of an alarm.
func threshold(scale float64, unit string) func(*terraform.Resource) string {
	return func(a *terraform.Resource) string {
		return fmt.Sprintf("%s %v%s", comparisons[a.Str("comparison_operator")], a.Num("threshold")/scale, unit)
	}
}

func watched(*terraform.Resource) string { return "watched" }

// group finds the retention of a log group.
func group(name string) func(Subject) string {
	return func(s Subject) string {
		want := strings.ReplaceAll(name, "{env}", s.Environment)
		for _, g := range s.Plan.Of("aws_cloudwatch_log_group") {
			if g.Str("name") == want {
				return g.Str("retention_in_days") + " days"
			}
		}
		return "no " + want
	}
}

// named says yes where a resource has a name, in which {env} stands for the
// environment.
func named(kind, path, name string) func(Subject) string {
	return func(s Subject) string {
		want := strings.ReplaceAll(name, "{env}", s.Environment)
		var have []string
		for _, r := range s.Plan.Of(kind) {
			have = append(have, r.Str(path))
			if r.Str(path) == want || strings.HasSuffix(name, "*") && strings.HasPrefix(r.Str(path), strings.TrimSuffix(want, "*")) {
				return "yes"
			}
		}
		return fmt.Sprintf("no, but %v", have)
	}
}

// subscribed says yes where a topic may have subscribers of a protocol.
func topic(severity string) func(Subject) string {
	return func(s Subject) string {
		for _, t := range s.Plan.Of("aws_sns_topic") {
			if strings.HasSuffix(t.Str("name"), "-"+severity) {
				return "yes"
			}
		}
		return "no topic " + severity
	}
}

// residence says where everything is.
func residence(s Subject) string {
	var regions []string
	for _, r := range s.Plan.Resources {
		if r.Region != "" {
			regions = appendNew(regions, r.Region)
		}
	}
	sort.Strings(regions)
	return strings.Join(regions, ", ")
}

// money says whether an estimate keeps its target.
func money(s Subject) string {
	switch {
	case s.Cost == nil:
		return "not estimated"
	case s.Cost.Target == 0:
		return "no target"
	case s.Cost.Pounds <= s.Cost.Target:
		return "kept"
	}
	return "over"
}

// theInstance is the database of a plan, or one that has nothing where there is none.
func theInstance(s Subject) *terraform.Resource {
	if found := s.Plan.Of("aws_db_instance"); len(found) > 0 {
		return found[0]
	}
	return &terraform.Resource{}
}
