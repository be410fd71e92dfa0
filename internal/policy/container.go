package policy

import (
	"regexp"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// secretName and secretText find what should be a secret, by the name of a
// variable and by the form of its value.
var (
	secretName = regexp.MustCompile(`(?i)(^|_)(password|passwd|secret|token|api_?key|access_?key|private_?key|credentials?)($|_)`)
	secretText = regexp.MustCompile(`AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_[0-9A-Za-z]{36}|xox[baprs]-[0-9A-Za-z-]{10,}|://[^/@:\s]+:[^/@\s$]+@`)
	byDigest   = regexp.MustCompile(`@sha256:[0-9a-f]{64}$`)
)

// containers calls f for each container of each task definition.
func containers(f func(c *check, task *terraform.Resource, container terraform.Block)) func(*check) {
	return each("aws_ecs_task_definition", func(c *check, task *terraform.Resource) {
		list, state := task.Objects("container_definitions")
		if state == terraform.Unknown {
			c.unsure(task, "container_definitions")
			return
		}
		if len(list) == 0 {
			c.fail(task, "it has no container definitions that can be read")
		}
		for _, container := range list {
			f(c, task, container)
		}
	})
}

// Fargate is what a task may have: processor units → least, most and step of
// memory in MiB. From the table in "Troubleshoot Amazon ECS invalid CPU or memory
// errors" of the ECS developer guide, as of 2026.
var Fargate = []FargateSize{
	{256, []int{512, 1024, 2048}},
	{512, steps(1024, 4096, 1024)},
	{1024, steps(2048, 8192, 1024)},
	{2048, steps(4096, 16384, 1024)},
	{4096, steps(8192, 30720, 1024)},
	{8192, steps(16384, 61440, 4096)},
	{16384, steps(32768, 122880, 8192)},
}

// FargateSize is a number of processor units and the memory sizes that go with it.
type FargateSize struct {
	CPU    int   `json:"cpu"`    // units: 1024 are one vCPU
	Memory []int `json:"memory"` // MiB
}

func steps(from, to, by int) []int {
	var out []int
	for m := from; m <= to; m += by {
		out = append(out, m)
	}
	return out
}

// Fits is true of a pair that Fargate accepts.
func Fits(cpu, memory int) bool {
	for _, s := range Fargate {
		for _, m := range s.Memory {
			if s.CPU == cpu && m == memory {
				return true
			}
		}
	}
	return false
}

// taskOf returns the task definitions that a service runs, by the reference or,
// where the service keeps the revision that is deployed, by the family.
func taskOf(p *terraform.Plan, service *terraform.Resource) []*terraform.Resource {
	if t := service.Targets("task_definition"); len(t) > 0 {
		return t
	}
	var out []*terraform.Resource
	for _, t := range p.Of("aws_ecs_task_definition") {
		if f := t.Str("family"); f != "" && strings.Contains(service.Str("task_definition"), f) {
			out = append(out, t)
		}
	}
	return out
}

var containerRules = []Rule{
	{"cluster-insights", Low, "clusters record what their tasks use", "CKV_AWS_65 AWS-0034 ECS.12",
		each("aws_ecs_cluster", func(c *check, r *terraform.Resource) {
			for _, s := range r.Blocks("setting") {
				if s.Str("name") == "containerInsights" && (s.Str("value") == "enabled" || s.Str("value") == "enhanced") {
					return
				}
			}
			c.fail(r, "Container Insights are off")
		})},
	{"cluster-exec-logged", Medium, "what is typed into a running task is logged, encrypted with a key of ours", "CKV_AWS_223 CKV_AWS_224",
		each("aws_ecs_cluster", func(c *check, r *terraform.Resource) {
			at := "configuration.0.execute_command_configuration.0."
			if l := r.Str(at + "logging"); l != "OVERRIDE" {
				c.fail(r, "the logging of commands is %q", l)
			}
			if !r.Has(at + "kms_key_id") {
				c.fail(r, "sessions are not encrypted with a key of ours")
			}
			if !r.Bool(at+"log_configuration.0.cloud_watch_encryption_enabled") && !r.Bool(at+"log_configuration.0.s3_bucket_encryption_enabled") {
				c.fail(r, "the log of commands is not encrypted")
			}
		})},
	{"task-roles-apart", High, "the role that starts a task is not the role that it works with", "CKV_AWS_249",
		each("aws_ecs_task_definition", func(c *check, r *terraform.Resource) {
			if c.unsure(r, "task_role_arn", "execution_role_arn") {
				return
			}
			if !r.Has("task_role_arn") || !r.Has("execution_role_arn") || r.Str("task_role_arn") == r.Str("execution_role_arn") {
				c.fail(r, "it has not two roles")
			}
		})},
	{"task-network", High, "tasks have a network interface of their own", "ECS.1",
		each("aws_ecs_task_definition", func(c *check, r *terraform.Resource) {
			c.want(r, "network_mode", r.Str("network_mode") == "awsvpc", "the network mode is %q", r.Str("network_mode"))
		})},
	{"task-no-host-processes", High, "tasks do not see the host's processes", "CKV_AWS_335 ECS.3",
		each("aws_ecs_task_definition", func(c *check, r *terraform.Resource) {
			if r.Str("pid_mode") == "host" {
				c.fail(r, "pid_mode is host")
			}
		})},
	{"container-unprivileged", High, "containers are not privileged, drop every capability and run as a user", "CKV_AWS_334 ECS.4",
		containers(func(c *check, task *terraform.Resource, k terraform.Block) {
			if k.Bool("privileged") {
				c.fail(task, "container %s is privileged", k.Str("name"))
			}
			if u := k.Str("user"); u == "" || u == "0" || u == "root" || strings.HasPrefix(u, "0:") {
				c.fail(task, "container %s runs as root", k.Str("name"))
			}
			if d := k.Strings("linuxParameters.capabilities.drop"); len(d) != 1 || d[0] != "ALL" {
				c.fail(task, "container %s keeps capabilities", k.Str("name"))
			}
		})},
	{"container-read-only", High, "containers cannot write to their root file system", "CKV_AWS_336 ECS.5",
		containers(func(c *check, task *terraform.Resource, k terraform.Block) {
			if !k.Bool("readonlyRootFilesystem") {
				c.fail(task, "container %s can write to its root", k.Str("name"))
			}
		})},
	{"container-no-secrets", Critical, "no secret stands in an environment variable", "AWS-0036 ECS.8",
		containers(func(c *check, task *terraform.Resource, k terraform.Block) {
			for _, e := range k.Blocks("environment") {
				name, value := e.Str("name"), e.Str("value")
				if secretText.MatchString(value) || secretName.MatchString(name) && !strings.HasPrefix(value, "secret://") {
					c.fail(task, "container %s has %s in its environment", k.Str("name"), name)
				}
			}
		})},
	{"container-logs", Medium, "containers log, and a slow log never stops them", "ECS.9",
		containers(func(c *check, task *terraform.Resource, k terraform.Block) {
			if !k.Has("logConfiguration.logDriver") {
				c.fail(task, "container %s has no log", k.Str("name"))
			} else if k.Str("logConfiguration.options.mode") != "non-blocking" {
				c.fail(task, "container %s stops when its log is slow", k.Str("name"))
			}
		})},
	{"container-by-digest", High, "images are named by digest", "",
		containers(func(c *check, task *terraform.Resource, k terraform.Block) {
			if !byDigest.MatchString(k.Str("image")) {
				c.fail(task, "container %s runs %q, which may be another image tomorrow", k.Str("name"), k.Str("image"))
			}
		})},
	{"task-size", High, "processor and memory are a pair that Fargate has", "",
		each("aws_ecs_task_definition", func(c *check, r *terraform.Resource) {
			if cpu, memory := int(r.Num("cpu")), int(r.Num("memory")); !Fits(cpu, memory) && !c.unsure(r, "cpu", "memory") {
				c.fail(r, "there is no task with %d units and %d MiB", cpu, memory)
			}
		})},
	{"service-latest-platform", Medium, "services run on the latest platform", "CKV_AWS_332 ECS.10",
		each("aws_ecs_service", func(c *check, r *terraform.Resource) {
			c.want(r, "platform_version", r.Str("platform_version") == "LATEST", "the platform is %q", r.Str("platform_version"))
		})},
	{"service-no-public-address", High, "tasks have no public address", "CKV_AWS_333 ECS.2",
		each("aws_ecs_service", func(c *check, r *terraform.Resource) {
			if r.Bool("network_configuration.0.assign_public_ip") {
				c.fail(r, "assign_public_ip is true")
			}
		})},
	{"service-can-deploy", High, "a deployment starts new tasks before it stops old ones, and a failed one goes back", "",
		each("aws_ecs_service", func(c *check, r *terraform.Resource) {
			if r.Num("deployment_maximum_percent") <= 100 {
				c.fail(r, "at most %v %% of its tasks may run, so that a deployment must stop one first (and zones cannot be balanced)", r.Num("deployment_maximum_percent"))
			}
			if r.Num("deployment_minimum_healthy_percent") < 100 && r.Has("load_balancer") {
				c.fail(r, "only %v %% of its tasks must be healthy", r.Num("deployment_minimum_healthy_percent"))
			}
			if r.Str("deployment_controller.0.type") == "CODE_DEPLOY" {
				if r.Str("availability_zone_rebalancing") == "ENABLED" {
					c.fail(r, "CodeDeploy excludes the balancing of zones")
				}
				return
			}
			if !r.Bool("deployment_circuit_breaker.0.enable") || !r.Bool("deployment_circuit_breaker.0.rollback") {
				c.fail(r, "no circuit breaker that goes back")
			}
		})},
	{"ports-agree", High, "the container, the service, the target group and the security groups name one port", "",
		each("aws_ecs_service", func(c *check, service *terraform.Resource) {
			for _, lb := range service.Blocks("load_balancer") {
				port := lb.Num("container_port")
				for _, task := range taskOf(c.plan, service) {
					list, state := task.Objects("container_definitions")
					found := state == terraform.Unknown
					for _, k := range list {
						for _, m := range k.Blocks("portMappings") {
							found = found || k.Str("name") == lb.Str("container_name") && m.Num("containerPort") == port
						}
					}
					if !found {
						c.fail(service, "container %s does not listen on %v", lb.Str("container_name"), port)
					}
				}
				if tg := c.plan.Identified(lb.Str("target_group_arn")); tg != nil && tg.Num("port") != port {
					c.fail(service, "the target group sends to %v, the container listens on %v", tg.Num("port"), port)
				}
				for _, group := range service.Targets("network_configuration.0.security_groups") {
					open := false
					for _, rule := range about(c.plan, "aws_vpc_security_group_ingress_rule", "security_group_id", group) {
						open = open || rule.Num("from_port") <= port && port <= rule.Num("to_port")
					}
					if !open {
						c.fail(service, "security group %s does not let port %v in", group.Address, port)
					}
				}
			}
		})},
	{"health-paths-agree", High, "where a container checks itself, it asks for the target group's health path", "",
		each("aws_ecs_service", func(c *check, service *terraform.Resource) {
			for _, lb := range service.Blocks("load_balancer") {
				tg := c.plan.Identified(lb.Str("target_group_arn"))
				if tg == nil {
					continue
				}
				path := tg.Str("health_check.0.path")
				for _, task := range taskOf(c.plan, service) {
					list, _ := task.Objects("container_definitions")
					for _, k := range list {
						if k.Str("name") != lb.Str("container_name") {
							continue
						}
						command := strings.Join(k.Strings("healthCheck.command"), " ")
						if strings.Contains(command, "/") && strings.Contains(command, "http") && !strings.Contains(command, path) {
							c.fail(task, "container %s checks %q, the target group %s", k.Str("name"), command, path)
						}
					}
				}
			}
		})},
	{"stop-outlasts-draining", High, "a task may go on for as long as the load balancer lets its requests finish", "",
		each("aws_ecs_service", func(c *check, service *terraform.Resource) {
			for _, lb := range service.Blocks("load_balancer") {
				tg := c.plan.Identified(lb.Str("target_group_arn"))
				if tg == nil {
					continue
				}
				for _, task := range taskOf(c.plan, service) {
					list, _ := task.Objects("container_definitions")
					for _, k := range list {
						if k.Str("name") == lb.Str("container_name") && k.Num("stopTimeout") < tg.Num("deregistration_delay") {
							c.fail(service, "the load balancer drains for %v s, the container is killed after %v s", tg.Num("deregistration_delay"), k.Num("stopTimeout"))
						}
					}
				}
			}
		})},
	{"stop-within-limit", Medium, "no container asks for more time to stop than Fargate gives", "",
		containers(func(c *check, task *terraform.Resource, k terraform.Block) {
			if k.Num("stopTimeout") > 120 {
				c.fail(task, "container %s asks for %v s, Fargate gives 120", k.Str("name"), k.Num("stopTimeout"))
			}
		})},
	{"secrets-readable-by-need", High, "each injected secret is readable by the role that starts the task, and no other secret is", "",
		each("aws_ecs_task_definition", func(c *check, task *terraform.Resource) {
			list, state := task.Objects("container_definitions")
			role := task.Target("execution_role_arn")
			if state == terraform.Unknown || role == nil {
				c.unsure(task, "container_definitions", "execution_role_arn")
				return
			}
			statements := c.statementsOf(role)
			var needed []string
			for _, k := range list {
				for _, s := range k.Blocks("secrets") {
					needed = append(needed, secretARN(s.Str("valueFrom")))
				}
			}
			for _, arn := range needed {
				if !grants(statements, "secretsmanager:GetSecretValue", arn) && !grants(statements, "ssm:GetParameters", arn) {
					c.fail(task, "%s may not read %s", role.Address, arn)
				}
			}
			for _, s := range statements {
				for _, a := range s.Actions {
					if !s.Allow || !covers(a, "secretsmanager:GetSecretValue") {
						continue
					}
					for _, res := range s.Resources {
						if strings.Trim(res, "*") == "" || strings.HasSuffix(res, ":secret:*") {
							c.fail(role, "it may read every secret")
						}
					}
				}
			}
		})},
}

// secretARN is the secret's own ARN, without the JSON key and version that follow.
func secretARN(from string) string {
	if parts := strings.Split(from, ":"); len(parts) > 7 {
		return strings.Join(parts[:7], ":")
	}
	return from
}
