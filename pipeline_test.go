package paperwurks_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jmespath/go-jmespath"
)

// The scripts of the pipeline are run here against an `aws` of the tests' own, which
// is this test program under another name: it answers what the test laid down, through
// the script's own --query, and writes down what it was asked.

// TestMain is the command line of AWS when it is called so.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "aws" {
		os.Exit(standIn(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// asked is one call of aws.
type asked struct {
	Operation string // "ecs run-task"
	Args      []string
	Input     string // what --cli-input-json file:///dev/stdin brought
}

// arg is the value of an option.
func (a asked) arg(name string) string {
	if i := slices.Index(a.Args, name); i >= 0 && i+1 < len(a.Args) {
		return a.Args[i+1]
	}
	return ""
}

func standIn(args []string) int {
	dir := os.Getenv("STAND_IN")
	call := asked{Operation: strings.Join(args[:2], " "), Args: args[2:]}
	if call.Operation == "ssm get-parameter" {
		call.Operation += " " + call.arg("--name")
	}
	if strings.Contains(strings.Join(args, " "), "/dev/stdin") {
		text, _ := io.ReadAll(os.Stdin)
		call.Input = string(text)
	}
	line, _ := json.Marshal(call)
	f, err := os.OpenFile(filepath.Join(dir, "asked"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 252
	}
	_, _ = f.Write(append(line, '\n'))
	_ = f.Close()

	var answers map[string]any
	text, _ := os.ReadFile(filepath.Join(dir, "answers"))
	if err := json.Unmarshal(text, &answers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 252
	}
	answer, ok := answers[call.Operation]
	if !ok {
		fmt.Fprintf(os.Stderr, "An error occurred (AccessDenied) when calling %s\n", call.Operation)
		return 254
	}
	if query := call.arg("--query"); query != "" {
		if answer, err = jmespath.Search(query, answer); err != nil {
			fmt.Fprintln(os.Stderr, "Bad value for --query:", err)
			return 252
		}
	}
	if s, ok := answer.(string); ok && call.arg("--output") == "text" {
		fmt.Println(s)
	} else if answer == nil && call.arg("--output") == "text" {
		fmt.Println("None")
	} else {
		text, _ := json.Marshal(answer)
		fmt.Println(string(text))
	}
	return 0
}

// pipeline runs one of the pipeline's scripts in a tree of its own with the answers that
// AWS is to give, by operation; it gives what the script printed, what it asked, and
// whether it succeeded.
func pipeline(t *testing.T, name string, answers map[string]any, environ []string, args ...string) (root, printed string, calls []asked, ok bool) {
	t.Helper()
	root = t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(answers)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(".github", name))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"bin", ".github", "infrastructure/environments/dev"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{
		os.Symlink(self, filepath.Join(root, "bin", "aws")),
		os.WriteFile(filepath.Join(root, "answers"), text, 0o600),
		os.WriteFile(filepath.Join(root, ".github", name), source, 0o700), //nolint:gosec // a script is run
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), filepath.Join(root, ".github", name), args...)
	cmd.Env = append(os.Environ(), "STAND_IN="+root, "PATH="+filepath.Join(root, "bin")+":"+os.Getenv("PATH"))
	cmd.Env = append(cmd.Env, environ...)
	out, err := cmd.CombinedOutput()
	log, _ := os.ReadFile(filepath.Join(root, "asked"))
	for line := range bytes.Lines(log) {
		var a asked
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		calls = append(calls, a)
	}
	return root, string(out), calls, err == nil
}

// call finds what an operation was asked.
func call(t *testing.T, calls []asked, operation string) asked {
	t.Helper()
	for _, a := range calls {
		if a.Operation == operation {
			return a
		}
	}
	t.Fatalf("%s was not called: %v", operation, calls)
	return asked{}
}

const image = "111122223333.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

func TestPipelineWritesTheValuesOfAnEnvironment(t *testing.T) {
	answers := map[string]any{}
	for _, role := range []string{"backend", "worker"} {
		answers["ssm get-parameter /paperwurks/dev/release/"+role] = map[string]any{"Parameter": map[string]any{"Value": image}}
	}
	values := `{"account_id":"111122223333","domain_name":"dev.example.co.uk","hosted_zone_id":"Z1","permissions_boundary_arn":"arn:aws:iam::111122223333:policy/b","collector":"c@sha256:1"}`
	root, printed, _, ok := pipeline(t, "terraform-values", answers, []string{"VALUES=" + values}, "dev")
	if !ok {
		t.Fatal(printed)
	}
	text, err := os.ReadFile(filepath.Join(root, "infrastructure/environments/dev/pipeline.auto.tfvars.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if images, _ := got["images"].(map[string]any); images["backend"] != image || images["worker"] != image || images["collector"] != "c@sha256:1" {
		t.Errorf("images: %v", got["images"])
	}
	declared, err := os.ReadFile("infrastructure/environments/dev/variables.tf")
	if err != nil {
		t.Fatal(err)
	}
	for name := range got {
		if !bytes.Contains(declared, []byte("variable \""+name+"\"")) {
			t.Errorf("%s is no variable of an environment", name)
		}
	}
	if _, printed, _, ok := pipeline(t, "terraform-values", answers, nil, "dev"); ok || !strings.Contains(printed, "the values of this environment is not set") {
		t.Errorf("without values: %v, %s", ok, printed)
	}
}

func TestPipelineMigratesBeforeItReleases(t *testing.T) {
	answers := func(code any) map[string]any {
		return map[string]any{
			"ecs describe-services": map[string]any{"services": []any{map[string]any{"networkConfiguration": map[string]any{"awsvpcConfiguration": map[string]any{"subnets": []string{"subnet-1"}}}}}},
			"ecs describe-task-definition": map[string]any{"taskDefinition": map[string]any{
				"taskDefinitionArn": "arn:old", "revision": 7, "status": "ACTIVE", "registeredBy": "terraform", "compatibilities": []string{"FARGATE"},
				"family": "dev-paperwurks-migrate", "containerDefinitions": []any{map[string]any{"name": "paperwurks-migrate", "image": "old", "command": []string{"migrate"}}},
			}},
			"ecs register-task-definition": map[string]any{"taskDefinition": map[string]any{"taskDefinitionArn": "arn:new"}},
			"ecs run-task":                 map[string]any{"tasks": []any{map[string]any{"taskArn": "arn:task"}}},
			"ecs wait":                     "",
			"ecs describe-tasks":           map[string]any{"tasks": []any{map[string]any{"containers": []any{map[string]any{"exitCode": code}}}}},
		}
	}
	_, printed, calls, ok := pipeline(t, "migrate", answers(0), nil, "dev", image)
	if !ok {
		t.Fatal(printed)
	}
	var registered map[string]any
	if err := json.Unmarshal([]byte(call(t, calls, "ecs register-task-definition").Input), &registered); err != nil {
		t.Fatal(err)
	}
	if c := registered["containerDefinitions"].([]any)[0].(map[string]any); c["image"] != image || c["name"] != "paperwurks-migrate" {
		t.Errorf("registered %v", c)
	}
	for _, refused := range []string{"taskDefinitionArn", "revision", "status", "registeredBy", "compatibilities"} {
		if _, there := registered[refused]; there {
			t.Errorf("%s cannot be registered", refused)
		}
	}
	run := call(t, calls, "ecs run-task")
	if run.arg("--task-definition") != "arn:new" || !strings.Contains(run.arg("--network-configuration"), "subnet-1") || run.arg("--cluster") != "paperwurks-dev-cluster" {
		t.Errorf("run as %v", run.Args)
	}
	for name, code := range map[string]any{"it failed": 3, "it never started": nil} {
		if _, printed, _, ok := pipeline(t, "migrate", answers(code), nil, "dev", image); ok || !strings.Contains(printed, "nothing was released") {
			t.Errorf("%s: %v, %s", name, ok, printed)
		}
	}
}

func TestPipelineRollsOut(t *testing.T) {
	service := func(controller any) map[string]any {
		return map[string]any{
			"ecs describe-services":        map[string]any{"services": []any{map[string]any{"deploymentController": controller}}},
			"ecs describe-task-definition": map[string]any{"taskDefinition": map[string]any{"taskDefinitionArn": "arn:new"}},
			"deploy create-deployment":     map[string]any{"deploymentId": "d-1"},
			"deploy wait":                  "",
		}
	}
	for name, controller := range map[string]any{"named": map[string]any{"type": "ECS"}, "not named": nil} {
		if _, printed, calls, ok := pipeline(t, "rollout", service(controller), nil, "dev"); !ok || len(calls) != 1 || !strings.Contains(printed, "already") {
			t.Errorf("ECS, %s: %v, %s, %v", name, ok, printed, calls)
		}
	}
	_, printed, calls, ok := pipeline(t, "rollout", service(map[string]any{"type": "CODE_DEPLOY"}), nil, "dev")
	if !ok {
		t.Fatal(printed)
	}
	var deployment struct {
		ApplicationName string
		Revision        struct{ AppSpecContent struct{ Content string } }
	}
	if err := json.Unmarshal([]byte(call(t, calls, "deploy create-deployment").Input), &deployment); err != nil {
		t.Fatal(err)
	}
	var spec struct {
		Resources []struct {
			TargetService struct {
				Properties struct {
					TaskDefinition   string
					LoadBalancerInfo struct {
						ContainerName string
						ContainerPort int
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(deployment.Revision.AppSpecContent.Content), &spec); err != nil {
		t.Fatal(err)
	}
	p := spec.Resources[0].TargetService.Properties
	if p.TaskDefinition != "arn:new" || p.LoadBalancerInfo.ContainerName != "paperwurks-backend" || p.LoadBalancerInfo.ContainerPort != 8000 {
		t.Errorf("asked to move traffic to %+v", p)
	}
	if call(t, calls, "deploy wait").arg("--deployment-id") != "d-1" {
		t.Errorf("waited for something else: %v", calls)
	}
}

func TestPipelineJudgesTheRestoreDrill(t *testing.T) {
	job := func(status string, minutes int, tested bool) map[string]any {
		begun := time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)
		by := map[string]any{}
		if tested {
			by["RestoreTestingPlanArn"] = "arn:plan"
		}
		return map[string]any{
			"ResourceType": "RDS", "Status": status, "CreatedBy": by, "ValidationStatus": "SUCCESSFUL",
			"CreationDate": begun.Format("2006-01-02T15:04:05.000000Z07:00"), "CompletionDate": begun.Add(time.Duration(minutes) * time.Minute).Format("2006-01-02T15:04:05.000000Z07:00"),
		}
	}
	for _, tt := range []struct {
		name string
		jobs []any
		ok   bool
	}{
		{"two well", []any{job("COMPLETED", 31, true), job("COMPLETED", 239, true)}, true},
		{"none", []any{}, false},
		{"only somebody's own", []any{job("COMPLETED", 31, false)}, false},
		{"one failed", []any{job("COMPLETED", 31, true), job("FAILED", 5, true)}, false},
		{"one took five hours", []any{job("COMPLETED", 300, true)}, false},
	} {
		_, printed, _, ok := pipeline(t, "restore-drill", map[string]any{"backup list-restore-jobs": map[string]any{"RestoreJobs": tt.jobs}}, nil)
		if ok != tt.ok || ok == strings.Contains(printed, "docs/disaster-recovery.md") {
			t.Errorf("%s: %v\n%s", tt.name, ok, printed)
		}
	}
	_, printed, _, _ := pipeline(t, "restore-drill", map[string]any{"backup list-restore-jobs": map[string]any{"RestoreJobs": []any{job("COMPLETED", 31, true)}}}, nil)
	if !strings.Contains(printed, "| RDS | COMPLETED | SUCCESSFUL | 31 |") {
		t.Errorf("the table: %s", printed)
	}
}

func TestPipelineSaysWhatAPlanWouldDo(t *testing.T) {
	dir := t.TempDir()
	plan := map[string]any{"resource_changes": []any{
		map[string]any{"address": "aws_s3_bucket.papers", "change": map[string]any{"actions": []string{"create"}, "after": map[string]any{"bucket": "not to be printed"}}},
		map[string]any{"address": "aws_db_instance.main", "change": map[string]any{"actions": []string{"delete", "create"}}},
		map[string]any{"address": "aws_vpc.main", "change": map[string]any{"actions": []string{"no-op"}}},
	}}
	text, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "plan.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, status := range map[string]int{"the policies hold": 0, "one is broken": 1} {
		pwops := filepath.Join(dir, "pwops")
		if err := os.WriteFile(pwops, fmt.Appendf(nil, "#!/bin/sh\necho \"pwops $*\"\n[ \"$1\" = cost ] || exit %d\n", status), 0o700); err != nil { //nolint:gosec // a script is run
			t.Fatal(err)
		}
		_, printed, _, ok := pipeline(t, "plan-comment", nil, []string{"PWOPS=" + pwops}, "dev", file)
		if ok != (status == 0) {
			t.Errorf("%s: %v\n%s", name, ok, printed)
		}
		for _, want := range []string{"## dev: 2 changes, 1 destroyed", "- create: `aws_s3_bucket.papers`", "- delete, create: `aws_db_instance.main`", "pwops plan-check", "pwops cost"} {
			if !strings.Contains(printed, want) {
				t.Errorf("%s: no %q in\n%s", name, want, printed)
			}
		}
		if regexp.MustCompile(`not to be printed|aws_vpc`).MatchString(printed) {
			t.Errorf("%s: too much said:\n%s", name, printed)
		}
	}
}
