package policy

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// Severity is how bad it is to break a rule.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

func (s Severity) rank() int { return slices.Index([]Severity{Critical, High, Medium, Low}, s) }

// Rule is one requirement on a plan.
type Rule struct {
	ID       string
	Severity Severity
	Title    string // what holds where the rule is kept
	Covers   string // the scanners' rules that it stands for; empty for our own
	check    func(*check)
}

// Standing returns the identities of the scanners' rules that the rule stands for.
func (r Rule) Standing() []string { return strings.Fields(r.Covers) }

// Scope is what a plan is of, which decides what must exist in it.
type Scope struct {
	Environment string // dev, staging, prod; empty for the account's own set-up
	Account     bool   // the set-up that environments share
}

var clusterName = regexp.MustCompile(`^paperwurks-(.+)-cluster$`)

// ScopeOf finds out what a plan is of.
func ScopeOf(p *terraform.Plan) Scope {
	for _, c := range p.Of("aws_ecs_cluster") {
		if m := clusterName.FindStringSubmatch(c.Str("name")); m != nil {
			return Scope{Environment: m[1]}
		}
	}
	if len(p.Of("aws_iam_openid_connect_provider", "aws_ecr_repository", "aws_cloudtrail")) > 0 {
		return Scope{Account: true}
	}
	return Scope{}
}

// Finding is a rule that a resource breaks.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Address  string   `json:"address"`
	Title    string   `json:"title"`
	Detail   string   `json:"detail"`
	Covers   []string `json:"covers"`
	// Suppressed is why the finding is accepted, empty where it is not.
	Suppressed string `json:"suppressed,omitempty"`
}

// Undecided is a check that could not be made, because the plan does not know a
// value yet.
type Undecided struct {
	Rule    string `json:"rule"`
	Address string `json:"address"`
	Value   string `json:"value"`
}

// Result is what the rules said of a plan.
type Result struct {
	Findings  []Finding   `json:"findings"`
	Undecided []Undecided `json:"undecided"`
	Rules     int         `json:"rules"`     // that were checked
	Resources int         `json:"resources"` // that the plan has
}

// Open returns the findings that are not suppressed.
func (r Result) Open() []Finding {
	var out []Finding
	for _, f := range r.Findings {
		if f.Suppressed == "" {
			out = append(out, f)
		}
	}
	return out
}

// check is one run of one rule.
type check struct {
	plan   *terraform.Plan
	scope  Scope
	rule   Rule
	result *Result

	document []terraform.Statement // the policy whose statement is being looked at
}

// denied is true of an action that the policy being looked at denies, on everything
// or on everything but some.
func (c *check) denied(action string) bool {
	return slices.ContainsFunc(c.document, func(s terraform.Statement) bool {
		return !s.Allow && len(s.Conditions) == 0 && (slices.Contains(s.Resources, "*") || len(s.NotResources) > 0) &&
			slices.ContainsFunc(s.Actions, func(a string) bool { return covers(a, action) })
	})
}

// fail reports that a resource breaks the rule. A nil resource stands for the plan.
func (c *check) fail(r *terraform.Resource, format string, args ...any) {
	address := "(the plan)"
	if r != nil {
		address = r.Address
	}
	f := Finding{Rule: c.rule.ID, Severity: c.rule.Severity, Address: address, Title: c.rule.Title, Detail: fmt.Sprintf(format, args...), Covers: c.rule.Standing()}
	for _, other := range c.result.Findings {
		if other.Rule == f.Rule && other.Address == f.Address && other.Detail == f.Detail {
			return
		}
	}
	c.result.Findings = append(c.result.Findings, f)
}

// unsure is true, and says so, where the plan does not know a value that the rule
// needs.
func (c *check) unsure(r *terraform.Resource, paths ...string) bool {
	for _, path := range paths {
		if r.State(path) == terraform.Unknown {
			c.result.Undecided = append(c.result.Undecided, Undecided{c.rule.ID, r.Address, path})
			return true
		}
	}
	return false
}

// want fails where a condition on a value does not hold, unless the value is
// unknown.
func (c *check) want(r *terraform.Resource, path string, holds bool, format string, args ...any) {
	if !holds && !c.unsure(r, path) {
		c.fail(r, format, args...)
	}
}

// each makes a check of every resource of some types.
func each(kinds string, f func(*check, *terraform.Resource)) func(*check) {
	return func(c *check) {
		for _, r := range c.plan.Of(strings.Fields(kinds)...) {
			f(c, r)
		}
	}
}

// flag is a check that an attribute is true.
func flag(kinds, path string) func(*check) {
	return each(kinds, func(c *check, r *terraform.Resource) {
		c.want(r, path, r.Bool(path), "%s is not true", path)
	})
}

// set is a check that an attribute has a value.
func set(kinds, path string) func(*check) {
	return each(kinds, func(c *check, r *terraform.Resource) {
		if !r.Has(path) {
			c.fail(r, "%s is not set", path)
		}
	})
}

// has is a check that a resource of some kind exists in plans of a scope.
func has(account bool, kinds, sentence string) func(*check) {
	return func(c *check) {
		if c.scope.Account == account && (account || c.scope.Environment != "") && len(c.plan.Of(strings.Fields(kinds)...)) == 0 {
			c.fail(nil, "%s", sentence)
		}
	}
}

// all makes one check of several.
func all(checks ...func(*check)) func(*check) {
	return func(c *check) {
		for _, f := range checks {
			f(c)
		}
	}
}

// Rules returns every rule, by area.
func Rules() []Rule {
	return slices.Concat(networkRules, balancerRules, containerRules, registryRules, databaseRules, cacheRules, storageRules, messagingRules,
		keyRules, logRules, alarmRules, edgeRules, trailRules, identityRules, recoveryRules, modelRules, placeRules)
}

// Check applies every rule to a plan.
func Check(p *terraform.Plan, scope Scope) Result {
	result := Result{Findings: []Finding{}, Undecided: []Undecided{}, Resources: len(p.Resources)}
	for _, rule := range Rules() {
		rule.check(&check{plan: p, scope: scope, rule: rule, result: &result})
		result.Rules++
	}
	sort.SliceStable(result.Findings, func(i, j int) bool {
		a, b := result.Findings[i], result.Findings[j]
		if a.Severity != b.Severity {
			return a.Severity.rank() < b.Severity.rank()
		}
		if a.Rule != b.Rule {
			return a.Rule < b.Rule
		}
		return a.Address < b.Address
	})
	return result
}

// about returns the resources of a type that belong to another: whose attribute
// leads to it.
func about(p *terraform.Plan, kind, path string, owner *terraform.Resource) []*terraform.Resource {
	var out []*terraform.Resource
	for _, r := range p.Of(kind) {
		if slices.Contains(r.Targets(path), owner) {
			out = append(out, r)
		}
	}
	return out
}

// anywhere is true of a range of addresses that is the whole internet.
func anywhere(cidr string) bool { return cidr == "0.0.0.0/0" || cidr == "::/0" }
