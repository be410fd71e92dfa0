package infrastructure_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/conformance"
	"github.com/paperwurks/paperwurks/internal/cost"
	"github.com/paperwurks/paperwurks/internal/policy"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

// These tests need the program terraform and the provider, and nothing else: no
// account and no network. They fail, and never skip, where either is missing.

var (
	environments = []string{"dev", "staging", "prod"}
	profiles     = []string{"document", "lean"}
)

// ships is the profile that an environment has when nobody chooses one.
var ships = map[string]string{"dev": "lean", "staging": "lean", "prod": "document"}

// subject is one thing to plan.
type subject struct{ environment, profile string }

func (s subject) String() string { return strings.TrimSuffix(s.environment+"-"+s.profile, "-") }

// planned is every plan, made once for all tests, two at a time.
var planned = sync.OnceValues(func() (map[subject]*terraform.Plans, error) {
	tool, err := terraform.Find()
	if err != nil {
		return nil, err
	}
	subjects := []subject{{"setup", ""}}
	for _, e := range environments {
		for _, p := range profiles {
			subjects = append(subjects, subject{e, p})
		}
	}
	var (
		all   = map[subject]*terraform.Plans{}
		first error
		mutex sync.Mutex
		group sync.WaitGroup
		slots = make(chan struct{}, 2)
	)
	for _, s := range subjects {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			plans, err := tool.Plan(context.Background(), terraform.Environment(".", s.environment, s.profile))
			mutex.Lock()
			defer mutex.Unlock()
			if err != nil && first == nil {
				first = fmt.Errorf("%s: %w", s, err)
			}
			all[s] = plans
		})
	}
	group.Wait()
	return all, first
})

func plans(t *testing.T) map[subject]*terraform.Plans {
	t.Helper()
	all, err := planned()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// each runs a test for every environment in both profiles, and for the set-up where
// it is wanted.
func each(t *testing.T, setup bool, f func(*testing.T, subject, *terraform.Plans)) {
	t.Helper()
	for s, p := range plans(t) {
		if s.environment != "setup" || setup {
			t.Run(s.String(), func(t *testing.T) { f(t, s, p) })
		}
	}
}

func folders(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) == 0 {
		t.Fatalf("nothing is at %s: %v", pattern, err)
	}
	var out []string
	for _, f := range found {
		if tf, _ := filepath.Glob(filepath.Join(f, "*.tf")); len(tf) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func tool(t *testing.T) *terraform.Tool {
	t.Helper()
	found, err := terraform.Find()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestFormat(t *testing.T) {
	if err := tool(t).Format(t.Context(), "."); err != nil {
		t.Error(err)
	}
}

// TestModules validates every module, and the set-up, and runs its tests.
func TestModules(t *testing.T) {
	terraform := tool(t)
	slots := make(chan struct{}, 2)
	for _, dir := range append(folders(t, "modules/*"), "setup") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			slots <- struct{}{}
			defer func() { <-slots }()
			if _, err := terraform.Test(context.Background(), ".", dir); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestEnvironments validates every environment. That each plans is what all other
// tests stand on.
func TestEnvironments(t *testing.T) {
	terraform := tool(t)
	for _, name := range environments {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("environments", name)
			if err := terraform.Validate(t.Context(), ".", dir); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(filepath.Join(dir, ".terraform.lock.hcl")); err != nil {
				t.Errorf("the lock file is not committed: %v", err)
			}
		})
	}
}

// TestNothingIsAsked fails on what an offline plan cannot do: ask AWS.
func TestNothingIsAsked(t *testing.T) {
	each(t, true, func(t *testing.T, s subject, p *terraform.Plans) {
		if len(p.Fresh.Resources) < 20 {
			t.Errorf("the plan has %d resources only", len(p.Fresh.Resources))
		}
		if len(p.Fresh.Gone)+len(p.Fresh.Changed) > 0 {
			t.Errorf("a first plan would change %v and destroy %v", p.Fresh.Changed, p.Fresh.Gone)
		}
		if len(p.Settled.Gone) > 0 {
			t.Errorf("a second plan would destroy %v", p.Settled.Gone)
		}
	})
}

func estimates(t *testing.T) map[subject]*cost.Estimate {
	t.Helper()
	prices, err := cost.ReadPrices("prices/eu-west-2.csv")
	if err != nil {
		t.Fatal(err)
	}
	assumptions, err := cost.ReadAssumptions("prices/assumptions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out := map[subject]*cost.Estimate{}
	for s, p := range plans(t) {
		name := s.environment
		if name == "setup" {
			name = "account"
		}
		e, err := cost.Of(p.Settled, name, s.profile, prices, assumptions)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		out[s] = e
	}
	return out
}

// TestDesign asserts every row of the design document by its name, in both profiles:
// TestDesign/database/prod/multi_az.
func TestDesign(t *testing.T) {
	all, costs := plans(t), estimates(t)
	for _, row := range conformance.Rows() {
		t.Run(row.ID, func(t *testing.T) {
			if row.Outside != "" {
				t.Logf("no infrastructure: %s", row.Outside)
				return
			}
			for _, e := range environments {
				if about := row.Environment(); about != "" && about != e {
					continue
				}
				for _, profile := range profiles {
					s := subject{e, profile}
					o := row.Check(conformance.Subject{Environment: e, Profile: profile, Plan: all[s].Settled, Account: all[subject{"setup", ""}].Settled, Cost: costs[s], Root: ".."})
					if !o.Holds {
						t.Errorf("%s: the document says %q, the plan has %q, not %q", s, o.Says, o.Found, o.Expects)
					}
				}
			}
		})
	}
}

// TestPolicy fails on a finding that nobody accepted, on an acceptance that has ended
// or that nothing needs, and on a check that could not be made.
func TestPolicy(t *testing.T) {
	suppressions, err := policy.ReadSuppressions("policies/suppressions.yaml", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	each(t, true, func(t *testing.T, s subject, p *terraform.Plans) {
		scope := policy.ScopeOf(p.Settled)
		if scope.Environment != s.environment && !(scope.Account && s.environment == "setup") {
			t.Fatalf("taken for %+v", scope)
		}
		result := policy.Check(p.Settled, scope)
		suppressions.Apply(&result, scope)
		for _, f := range result.Open() {
			t.Errorf("%s %s: %s: %s", f.Severity, f.Rule, f.Address, f.Detail)
		}
		for _, u := range result.Undecided {
			t.Errorf("%s could not be checked: %s %s is unknown", u.Rule, u.Address, u.Value)
		}
	})
	for _, e := range suppressions.Unused() {
		t.Errorf("nothing needs the acceptance of %s on %s any more", e.Rule, e.Address)
	}
}

// TestScannersCovered fails where a scanner's rule is said not to apply because a
// kind of resource is not used, and it is.
func TestScannersCovered(t *testing.T) {
	each(t, true, func(t *testing.T, s subject, p *terraform.Plans) {
		for _, c := range policy.NotCovered() {
			for _, kind := range c.Absent {
				if found := p.Settled.Of(kind); len(found) > 0 {
					t.Errorf("%s is said not to apply, and there is %s", c.ID, found[0].Address)
				}
			}
		}
	})
}

func TestRangesDoNotOverlap(t *testing.T) {
	for _, profile := range profiles {
		together := map[string]*terraform.Plan{}
		for _, e := range environments {
			together[e] = plans(t)[subject{e, profile}].Settled
		}
		for _, sentence := range policy.Overlaps(together) {
			t.Error(sentence)
		}
	}
}

// TestCost fails where what ships, or the lean profile of production, costs more than
// the design document says, and where the causes of a difference do not add up.
func TestCost(t *testing.T) {
	all := estimates(t)
	for _, e := range environments {
		document, lean := all[subject{e, "document"}], all[subject{e, "lean"}]
		t.Logf("%s: document £%.2f, lean £%.2f, target £%.0f", e, document.Pounds, lean.Pounds, lean.Target)
		if lean.Pounds > lean.Target {
			t.Errorf("%s costs £%.2f in the lean profile, the document says £%.0f", e, lean.Pounds, lean.Target)
		}
		sum := 0.0
		for _, d := range cost.Compare(lean, document) {
			sum += d.Change()
			t.Logf("  %s %s: £%.2f to £%.2f", d.Column, d.What, d.Before, d.After)
		}
		if gap := document.Pounds - lean.Pounds; sum-gap > 0.1 || gap-sum > 0.1 {
			t.Errorf("%s: the causes add up to £%.2f of £%.2f", e, sum, gap)
		}
	}
}

// TestContainersAreConfigured takes the environment of each container of ours apart
// with the program's own reader, which refuses keys and forms that it does not know.
func TestContainersAreConfigured(t *testing.T) {
	each(t, false, func(t *testing.T, s subject, p *terraform.Plans) {
		found := 0
		for _, task := range p.Settled.Of("aws_ecs_task_definition") {
			containers, state := task.Objects("container_definitions")
			if state != terraform.Known {
				t.Errorf("%s cannot be read", task.Address)
			}
			for _, k := range containers {
				if !strings.HasPrefix(k.Str("name"), "paperwurks-") {
					continue
				}
				found++
				var environ, secrets []string
				for _, e := range k.Blocks("environment") {
					environ = append(environ, e.Str("name")+"="+e.Str("value"))
					if !strings.HasPrefix(e.Str("name"), "PAPERWURKS_") {
						t.Errorf("%s sets %s", k.Str("name"), e.Str("name"))
					}
				}
				for _, e := range k.Blocks("secrets") {
					secrets = append(secrets, e.Str("name"))
					environ = append(environ, e.Str("name")+"=secret://"+strings.ToLower(e.Str("name")))
				}
				if _, err := config.Load(environ, nil); err != nil {
					t.Errorf("%s (secrets %v): %v", k.Str("name"), secrets, err)
				}
			}
		}
		if found < 3 {
			t.Errorf("%d containers of ours, not backend, worker and migrate", found)
		}
	})
}

// TestContainersStart looks for the program's driver of every scheme that a
// container is set to.
func TestContainersStart(t *testing.T) {
	each(t, false, func(t *testing.T, s subject, p *terraform.Plans) {
		for _, task := range p.Settled.Of("aws_ecs_task_definition") {
			containers, _ := task.Objects("container_definitions")
			for _, k := range containers {
				if !strings.HasPrefix(k.Str("name"), "paperwurks-") {
					continue
				}
				var environ []string
				for _, e := range k.Blocks("environment") {
					environ = append(environ, e.Str("name")+"="+e.Str("value"))
				}
				c, err := config.Load(environ, nil)
				if err != nil {
					t.Errorf("%s: %v", k.Str("name"), err)
				}
				if cannot := app.Undriven(c); len(cannot) > 0 {
					t.Errorf("%s would not start: there is no driver for %v", k.Str("name"), cannot)
				}
				want := "bedrock"
				if k.Str("name") == "paperwurks-migrate" {
					want = "none" // it asks nothing of a model
				}
				if m, err := config.ParseModel(c.Model); err != nil || m.Scheme != want {
					t.Errorf("%s: the model is %+v, %v; want %s", k.Str("name"), m, err, want)
				}
			}
		}
	})
}

// TestHealthAndStopping holds what the program promises against what the load
// balancer and ECS expect.
func TestHealthAndStopping(t *testing.T) {
	each(t, false, func(t *testing.T, s subject, p *terraform.Plans) {
		for _, tg := range p.Settled.Of("aws_lb_target_group") {
			if path := tg.Str("health_check.0.path"); path != "/healthz" {
				t.Errorf("%s asks for %s", tg.Address, path)
			}
		}
		want := map[string]float64{"paperwurks-backend": 35, "paperwurks-worker": 120}
		for _, task := range p.Settled.Of("aws_ecs_task_definition") {
			containers, _ := task.Objects("container_definitions")
			for _, k := range containers {
				if least, ok := want[k.Str("name")]; ok {
					delete(want, k.Str("name"))
					if k.Num("stopTimeout") < least {
						t.Errorf("%s is killed after %v s, and needs %v", k.Str("name"), k.Num("stopTimeout"), least)
					}
					if !slices.Contains([]string{"65532", "65532:65532"}, k.Str("user")) {
						t.Errorf("%s runs as %q", k.Str("name"), k.Str("user"))
					}
				}
			}
		}
		for name := range want {
			t.Errorf("there is no container %s", name)
		}
	})
}

// TestShips fails where an environment ships as another profile than the documents
// say.
func TestShips(t *testing.T) {
	for name, want := range ships {
		text, err := os.ReadFile(filepath.Join("environments", name, "variables.tf"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), fmt.Sprintf("default     = %q", want)) {
			t.Errorf("%s does not ship as %s", name, want)
		}
	}
}
