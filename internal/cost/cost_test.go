package cost

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var assumptions = &Assumptions{
	DollarsPerPound: 1.25, HoursPerMonth: 730, SpotFraction: 0.3,
	Targets: map[string]float64{"dev": 65}, Document: map[string]map[string]float64{"dev": {Compute: 20}},
	Volumes: map[string]Volumes{"dev": {Documents: 10, NAT: 100}},
}

func prices(t *testing.T) Prices {
	t.Helper()
	p, err := ReadPrices("../../infrastructure/prices/eu-west-2.csv")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// plan makes a plan of resources by address.
func plan(t *testing.T, resources map[string]map[string]any) *terraform.Plan {
	t.Helper()
	var changes []any
	for address, after := range resources {
		kind, name, _ := strings.Cut(address, ".")
		changes = append(changes, map[string]any{"address": address, "mode": "managed", "type": kind, "name": name, "change": map[string]any{"actions": []string{"create"}, "after": after, "after_unknown": map[string]any{}}})
	}
	text, err := json.Marshal(map[string]any{"format_version": "1.2", "resource_changes": changes})
	if err != nil {
		t.Fatal(err)
	}
	p, err := terraform.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func service(name string, strategy ...any) map[string]any {
	return map[string]any{"name": name, "task_definition": "arn:task", "desired_count": 1, "capacity_provider_strategy": strategy}
}

func provider(name string, base, weight int) map[string]any {
	return map[string]any{"capacity_provider": name, "base": base, "weight": weight}
}

var task = map[string]any{"arn": "arn:task", "family": "x", "cpu": "1024", "memory": "2048", "runtime_platform": []any{map[string]any{"cpu_architecture": "ARM64"}}}

// TestEstimate works lines out by hand: what a month costs in dollars.
func TestEstimate(t *testing.T) {
	const vcpu, memory = 0.03725, 0.00409
	hours := func(action string, cron string) map[string]any {
		n := "0"
		if action == "start" {
			n = "2"
		}
		return map[string]any{"resource_id": "service/c/dev-backend", "schedule": cron, "scalable_target_action": []any{map[string]any{"min_capacity": n, "max_capacity": n}}}
	}
	for _, test := range []struct {
		name      string
		resources map[string]map[string]any
		what      string
		dollars   float64
	}{
		{"one task all month", map[string]map[string]any{"aws_ecs_service.backend": service("dev-backend"), "aws_ecs_task_definition.x": task}, "backend tasks, processor", 730 * vcpu},
		{"memory in GB", map[string]map[string]any{"aws_ecs_service.backend": service("dev-backend"), "aws_ecs_task_definition.x": task}, "backend tasks, memory", 730 * 2 * memory},
		{"what scaling keeps", map[string]map[string]any{"aws_ecs_service.backend": service("dev-backend"), "aws_ecs_task_definition.x": task,
			"aws_appautoscaling_target.a": {"resource_id": "service/c/dev-backend", "min_capacity": 3}}, "backend tasks, processor", 3 * 730 * vcpu},
		{"on Spot", map[string]map[string]any{"aws_ecs_service.worker": service("dev-worker", provider("FARGATE_SPOT", 0, 1)), "aws_ecs_task_definition.x": task}, "worker tasks, processor", 0.3 * 730 * vcpu},
		{"one of two on Spot", map[string]map[string]any{"aws_ecs_service.worker": service("dev-worker", provider("FARGATE", 1, 0), provider("FARGATE_SPOT", 0, 1)), "aws_ecs_task_definition.x": task,
			"aws_appautoscaling_target.a": {"resource_id": "service/c/dev-worker", "min_capacity": 2}}, "worker tasks, processor", 1.3 * 730 * vcpu},
		{"in office hours", map[string]map[string]any{"aws_ecs_service.backend": service("dev-backend"), "aws_ecs_task_definition.x": task,
			"aws_appautoscaling_scheduled_action.a": hours("start", "cron(0 8 ? * MON-FRI *)"), "aws_appautoscaling_scheduled_action.b": hours("stop", "cron(30 18 ? * MON-FRI *)")},
			"backend tasks, processor", 2 * 10.5 * 5 / 168 * 730 * vcpu},
		{"a database in two zones", map[string]map[string]any{"aws_db_instance.main": {"instance_class": "db.t4g.medium", "multi_az": true, "allocated_storage": 100}}, "database instance", 730 * 0.145},
		{"its storage", map[string]map[string]any{"aws_db_instance.main": {"instance_class": "db.t4g.medium", "multi_az": true, "allocated_storage": 100}}, "database storage", 100 * 0.266},
		{"a database in office hours", map[string]map[string]any{"aws_db_instance.main": {"identifier": "db", "instance_class": "db.t4g.micro", "allocated_storage": 20},
			"aws_scheduler_schedule.a": {"schedule_expression": "cron(0 7 ? * MON-FRI *)", "target": []any{map[string]any{"arn": "arn:aws:scheduler:::aws-sdk:rds:startDBInstance", "input": `{"DbInstanceIdentifier":"db"}`}}},
			"aws_scheduler_schedule.b": {"schedule_expression": "cron(0 19 ? * MON-FRI *)", "target": []any{map[string]any{"arn": "arn:aws:scheduler:::aws-sdk:rds:stopDBInstance", "input": `{"DbInstanceIdentifier":"db"}`}}}},
			"database instance", 60.0 / 168 * 730 * 0.018},
		{"data through two gateways", map[string]map[string]any{"aws_nat_gateway.a": {"x": 1}, "aws_nat_gateway.b": {"x": 1}}, "NAT, data", 100 * 0.05},
		{"a public load balancer's addresses", map[string]map[string]any{"aws_lb.main": {"internal": false, "subnets": []any{"a", "b"}}}, "public addresses", 2 * 730 * 0.005},
		{"alarms beyond ten", alarms(13), "alarms", 3 * 0.10},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := Of(plan(t, test.resources), "dev", "", prices(t), assumptions)
			if err != nil {
				t.Fatal(err)
			}
			got := 0.0
			for _, l := range e.Lines {
				if l.What == test.what {
					got += l.Pounds * assumptions.DollarsPerPound
				}
			}
			if math.Abs(got-test.dollars) > 0.001 {
				t.Errorf("%s costs $%.3f, want $%.3f", test.what, got, test.dollars)
			}
		})
	}
}

func alarms(n int) map[string]map[string]any {
	out := map[string]map[string]any{}
	for i := range n {
		out[fmt.Sprintf("aws_cloudwatch_metric_alarm.a%d", i)] = map[string]any{"metric_name": "x"}
	}
	return out
}

func TestNothingIsForgotten(t *testing.T) {
	for name, resources := range map[string]map[string]map[string]any{
		"an unknown kind":  {"aws_redshift_cluster.a": {"x": 1}},
		"an unknown class": {"aws_db_instance.a": {"instance_class": "db.x99.huge"}},
		"an odd schedule":  {"aws_ecs_service.backend": service("dev-backend"), "aws_ecs_task_definition.x": task, "aws_appautoscaling_scheduled_action.a": {"resource_id": "service/c/dev-backend", "schedule": "rate(1 day)"}},
		"a task not there": {"aws_ecs_service.backend": service("dev-backend")},
		"started, not stopped": {"aws_ecs_service.backend": service("dev-backend"), "aws_ecs_task_definition.x": task,
			"aws_appautoscaling_scheduled_action.a": {"resource_id": "service/c/dev-backend", "schedule": "cron(0 8 ? * MON-FRI *)", "scalable_target_action": []any{map[string]any{"min_capacity": "1"}}}},
	} {
		if _, err := Of(plan(t, resources), "dev", "", prices(t), assumptions); err == nil {
			t.Errorf("%s: it is priced", name)
		}
	}
	if _, err := Of(plan(t, nil), "moon", "", prices(t), assumptions); err == nil {
		t.Error("an environment without volumes is priced")
	}
}

// TestCompareAddsUp fails where the causes of a difference are not the difference.
func TestCompareAddsUp(t *testing.T) {
	before, err := Of(plan(t, map[string]map[string]any{"aws_nat_gateway.a": {"x": 1}, "aws_kms_key.a": {"x": 1}}), "dev", "document", prices(t), assumptions)
	if err != nil {
		t.Fatal(err)
	}
	after, err := Of(plan(t, map[string]map[string]any{"aws_kms_key.a": {"x": 1}, "aws_kms_key.b": {"x": 1}}), "dev", "lean", prices(t), assumptions)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	differences := Compare(before, after)
	for _, d := range differences {
		sum += d.Change()
	}
	if math.Abs(sum-(after.Pounds-before.Pounds)) > 0.01 || len(differences) != 3 || differences[0].What != "NAT" {
		t.Errorf("%+v add up to %.2f of %.2f", differences, sum, after.Pounds-before.Pounds)
	}
	var text, markdown, machine strings.Builder
	r := SideBySide([]*Estimate{before, after}, true)
	if err := r.Text(&text, true); err != nil {
		t.Fatal(err)
	}
	if err := r.Markdown(&markdown, true); err != nil {
		t.Fatal(err)
	}
	if err := r.JSON(&machine); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"dev document", "65: kept", "(document 20)", "keys", "-29.20"} {
		if !strings.Contains(text.String(), want) || !strings.Contains(markdown.String(), want) {
			t.Errorf("%q is not in the report:\n%s", want, text.String())
		}
	}
	var back Report
	if err := json.Unmarshal([]byte(machine.String()), &back); err != nil || len(back.Estimates) != 2 || len(back.Differences) != 3 {
		t.Errorf("the JSON does not read back: %v", err)
	}
}

func TestPricesAreRefused(t *testing.T) {
	const head = "key,what,unit,usd,read,confidence,source\n"
	for name, row := range map[string]string{
		"no number":       "a,b,hour,x,2026-01-01,read,s\n",
		"below nothing":   "a,b,hour,-1,2026-01-01,read,s\n",
		"no day":          "a,b,hour,1,lately,read,s\n",
		"odd confidence":  "a,b,hour,1,2026-01-01,sure,s\n",
		"no source":       "a,b,hour,1,2026-01-01,read,\n",
		"the same twice":  "a,b,hour,1,2026-01-01,read,s\na,b,hour,2,2026-01-01,read,s\n",
		"too few columns": "a,b,hour\n",
	} {
		if _, err := parsePrices([]byte(head + row)); err == nil {
			t.Errorf("%s: it is accepted", name)
		}
	}
}
