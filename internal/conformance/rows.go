package conformance

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/policy"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

// Rows returns every row of the document, in its order.
func Rows() []Row {
	return slices.Concat(requirements(), compute(), database(), storage(), networking(), costs(), phases(), deployment(), security(), monitoring(), recovery(), compliance(), issues(), enhancements(), appendices(), contradictions())
}

const (
	leanReason   = "the document's shape costs more than the document's own target (I12, I13); the lean profile keeps the target"
	ownerProduct = "product owner"
)

func requirements() []Row {
	return []Row{
		{ID: "requirements/concurrent_users", Says: "100, scaling to 1000+", Document: "CPU, memory, requests", find: scaling("backend"), Because: "the plan can only show what the service is scaled by; the load tests of the application show the number"},
		{ID: "requirements/residency", Says: "eu-west-2", Document: "eu-west-2, us-east-1", find: residence, Because: "I4: CloudFront keeps its certificate, its firewall and their logs in us-east-1; a policy holds papers to London"},
		{ID: "requirements/seven_years", Says: "7 years", Document: "7 years", find: with(" years", side("records", "aws_s3_bucket_object_lock_configuration", "rule.0.default_retention.0.years"))},
		{ID: "requirements/uptime", Says: "99.9 %", Document: "watched", find: alarm("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", watched), Because: "I14: a plan cannot show a year's uptime; errors are counted and raise an alarm"},
		{ID: "requirements/rpo", Says: "1 hour", Document: "yes", find: func(s Subject) string {
			for _, db := range s.Plan.Of("aws_db_instance") {
				if db.Num("backup_retention_period") == 0 {
					return "no backups"
				}
			}
			return "yes"
		}, Because: "I1: automated backups carry the log of transactions, so that the database can be had back to within five minutes"},
		{ID: "requirements/rto", Says: "4 hours", Outside: "operations: measured by the restore drill, docs/disaster-recovery.md"},
		{ID: "requirements/mfa", Says: "supported", Outside: ownerProduct + ": a feature of the application (I29)"},
		{ID: "requirements/analysis_under_30s", Says: "under 30 s", Document: "yes", find: func(s Subject) string {
			for _, q := range s.Plan.Of("aws_sqs_queue.jobs", "aws_sqs_queue.main") {
				if q.Num("visibility_timeout_seconds") >= 180 {
					return "yes"
				}
			}
			return "no queue that outlasts an analysis"
		}, Because: "I16: analyses run in workers behind a queue, not in a request"},
	}
}

// perEnvironment makes a row for each environment from the document's three values.
func perEnvironment(id, thing string, says, document, lean [3]string, because string, find func(Subject) string) []Row {
	var out []Row
	for i, e := range environments {
		out = append(out, Row{ID: fmt.Sprintf(id, e) + thing, Says: says[i], Document: document[i], Lean: lean[i], Because: because, find: find})
	}
	return out
}

func same(a, b, c string) [3]string { return [3]string{a, b, c} }

var none = [3]string{}

func compute() []Row {
	cpu := same("512", "512", "1024")
	memory := same("1024", "1024", "2048")
	wcpu := same("256", "256", "512")
	wmemory := same("512", "512", "1024")
	rows := slices.Concat(
		perEnvironment("compute/%s/backend/", "cpu", cpu, cpu, none, "", ofRole("aws_ecs_task_definition", "backend", "cpu")),
		perEnvironment("compute/%s/backend/", "memory", memory, memory, none, "", ofRole("aws_ecs_task_definition", "backend", "memory")),
		perEnvironment("compute/%s/backend/", "least", same("1", "2", "2"), same("1", "2", "2"), none, "", capacity("backend", "min_capacity")),
		perEnvironment("compute/%s/backend/", "most", same("2", "2", "4"), same("2", "2", "4"), none, "", capacity("backend", "max_capacity")),
		perEnvironment("compute/%s/backend/", "scaling", same("Auto-scaling", "Auto-scaling", "Auto-scaling"), same("CPU, memory, requests", "CPU, memory, requests", "CPU, memory, requests"), none,
			"I7: the document names no measure", scaling("backend")),
		perEnvironment("compute/%s/worker/", "cpu", wcpu, wcpu, none, "", ofRole("aws_ecs_task_definition", "worker", "cpu")),
		perEnvironment("compute/%s/worker/", "memory", wmemory, wmemory, none, "", ofRole("aws_ecs_task_definition", "worker", "memory")),
		perEnvironment("compute/%s/worker/", "count", same("1", "1", "2"), same("1", "1", "2"), none, "", capacity("worker", "min_capacity")),
		perEnvironment("compute/%s/worker/", "scaling", same("Queue-based", "Queue-based", "Queue-based"), same("queue", "queue", "queue"), none, "I7: by the backlog of one task", scaling("worker")),
	)
	return append(rows,
		Row{ID: "compute/network_mode", Says: "awsvpc", Document: "awsvpc", find: attribute("compute", "aws_ecs_task_definition", "network_mode")},
		Row{ID: "compute/launch_type", Says: "FARGATE", Document: "yes", find: func(s Subject) string {
			for _, svc := range s.Plan.Of("aws_ecs_service") {
				if svc.Str("launch_type") == "FARGATE" {
					continue
				}
				for _, p := range svc.Blocks("capacity_provider_strategy") {
					if !strings.HasPrefix(p.Str("capacity_provider"), "FARGATE") {
						return svc.Name + " runs on " + p.Str("capacity_provider")
					}
				}
				if !svc.Has("capacity_provider_strategy") {
					return svc.Name + " has neither"
				}
			}
			return "yes"
		}, Because: "I27: a strategy of capacity providers, which is Fargate too, lets workers run on Spot; going from a launch type to one later would replace the service"},
		Row{ID: "compute/architecture", Says: "serverless containers, no EC2", Document: "ARM64", find: attribute("compute", "aws_ecs_task_definition", "runtime_platform.0.cpu_architecture"),
			Because: "a fifth cheaper than x86, and the image is built for both"},
	)
}

func database() []Row {
	return append(slices.Concat(
		perEnvironment("database/%s/", "instance_class", same("db.t3.small", "db.t3.small", "db.t3.medium"), same("db.t3.small", "db.t3.small", "db.t3.medium"), same("db.t4g.micro", "db.t4g.small", "db.t4g.medium"), leanReason, attribute("", "aws_db_instance", "instance_class")),
		perEnvironment("database/%s/", "storage", same("20 GB", "20 GB", "100 GB"), same("20 GB", "20 GB", "100 GB"), none, "", with(" GB", attribute("", "aws_db_instance", "allocated_storage"))),
		perEnvironment("database/%s/", "multi_az", same("No", "No", "Yes"), same("no", "no", "yes"), none, "", yes(attribute("", "aws_db_instance", "multi_az"))),
		perEnvironment("database/%s/", "backup_retention", same("7 days", "7 days", "30 days"), same("7 days", "7 days", "30 days"), none, "", with(" days", attribute("", "aws_db_instance", "backup_retention_period"))),
	),
		Row{ID: "database/engine", Says: "PostgreSQL", Document: "postgres", find: attribute("", "aws_db_instance", "engine")},
		Row{ID: "database/engine_version", Says: "15.8", Document: "15", find: attribute("", "aws_db_instance", "engine_version"), Because: "I5: 15.8 can no longer be created; AWS chooses the minor version"},
		Row{ID: "database/storage_type", Says: "gp3", Document: "gp3", find: attribute("", "aws_db_instance", "storage_type")},
		Row{ID: "database/encryption_at_rest", Says: "AES-256", Document: "yes", find: both(yes(attribute("", "aws_db_instance", "storage_encrypted")), func(s Subject) string {
			if theInstance(s).Has("kms_key_id") {
				return "yes"
			}
			return "no key"
		})},
		Row{ID: "database/tls_in_transit", Says: "TLS", Document: "yes", find: func(s Subject) string {
			for _, g := range s.Plan.Of("aws_db_parameter_group") {
				for _, p := range g.Blocks("parameter") {
					if p.Str("name") == "rds.force_ssl" && p.Str("value") == "1" {
						return "yes"
					}
				}
			}
			return "connections without TLS are accepted"
		}},
	)
}

func storage() []Row {
	return append(slices.Concat(
		perEnvironment("storage/%s/documents/", "name", same("paperwurks-dev-documents", "paperwurks-staging-documents", "paperwurks-prod-documents"), same("yes", "yes", "yes"), none,
			"the account's number follows: names of buckets are the whole world's", named("aws_s3_bucket", "bucket", "paperwurks-{env}-documents*")),
		perEnvironment("storage/%s/documents/", "versioning", same("Disabled", "Enabled", "Enabled"), same("Enabled", "Enabled", "Enabled"), none,
			"I3: development keeps versions too, so that what production does is tried there", side("documents", "aws_s3_bucket_versioning", "versioning_configuration.0.status")),
		perEnvironment("storage/%s/documents/", "infrequent_access", same("90 days", "90 days", "90 days"), same("90 days", "90 days", "90 days"), none, "", transition("documents", "STANDARD_IA")),
		perEnvironment("storage/%s/documents/", "glacier", same("never", "never", "365 days"), same("never", "never", "365 days"), none, "", transition("documents", "GLACIER_IR")),
		perEnvironment("storage/%s/uploads/", "name", same("paperwurks-dev-uploads", "paperwurks-staging-uploads", "paperwurks-prod-uploads"), same("yes", "yes", "yes"), none,
			"the account's number follows: names of buckets are the whole world's", named("aws_s3_bucket", "bucket", "paperwurks-{env}-uploads*")),
		perEnvironment("storage/%s/uploads/", "versioning", same("Disabled", "Disabled", "Disabled"), same("Disabled", "Disabled", "Disabled"), none, "", side("uploads", "aws_s3_bucket_versioning", "versioning_configuration.0.status")),
		perEnvironment("storage/%s/uploads/", "expiration", same("7 days", "7 days", "7 days"), same("7 days", "7 days", "7 days"), none, "", expiry("uploads")),
	),
		Row{ID: "storage/access", Says: "Private, pre-signed URLs", Document: "yes", find: both(yes(side("documents", "aws_s3_bucket_public_access_block", "restrict_public_buckets")), yes(side("uploads", "aws_s3_bucket_public_access_block", "restrict_public_buckets")), exists("aws_s3_bucket_cors_configuration"))},
		Row{ID: "storage/encryption", Says: "SSE-S3 (AES-256)", Document: "aws:kms", find: side("documents", "aws_s3_bucket_server_side_encryption_configuration", "rule.0.apply_server_side_encryption_by_default.0.sse_algorithm"),
			Because: "I11: the document says KMS elsewhere; KMS with a bucket key is the stronger"},
	)
}

func networking() []Row {
	nat := func(s Subject) string {
		gateways, machines := len(s.Plan.Of("aws_nat_gateway")), len(s.Plan.Of("aws_autoscaling_group"))
		switch {
		case gateways > 0 && machines == 0:
			return fmt.Sprintf("%d gateways", gateways)
		case machines > 0 && gateways == 0:
			return fmt.Sprintf("%d machines", machines)
		}
		return fmt.Sprintf("%d gateways and %d machines", gateways, machines)
	}
	return append(slices.Concat(
		perEnvironment("networking/%s/", "vpc_cidr", same("10.0.0.0/16", "10.0.0.0/16", "10.0.0.0/16"), same("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"), none, "I18: equal ranges could never be joined", attribute("networking", "aws_vpc", "cidr_block")),
		perEnvironment("networking/%s/", "nat", same("single", "single", "dual"), same("1 gateways", "1 gateways", "2 gateways"), same("1 machines", "1 machines", "2 machines"), leanReason, nat),
	),
		Row{ID: "networking/public_subnets", Says: "/24", Document: "in two zones or more, /24", find: subnets("public"), Because: "the document does not say how many"},
		Row{ID: "networking/private_subnets", Says: "/24", Document: "in two zones or more, /24", find: subnets("private"), Because: "the document does not say how many"},
		Row{ID: "networking/database_subnets", Says: "/24", Document: "in two zones or more, /24", find: subnets("database"), Because: "the document does not say how many"},
		Row{ID: "networking/s3_endpoint", Says: "VPC Gateway Endpoint for S3", Document: "yes", find: func(s Subject) string {
			for _, e := range s.Plan.Of("aws_vpc_endpoint") {
				if e.Str("vpc_endpoint_type") == "Gateway" && strings.HasSuffix(e.Str("service_name"), ".s3") {
					return "yes"
				}
			}
			return "no gateway endpoint for S3"
		}},
		Row{ID: "networking/tasks_not_on_internet", Says: "no direct internet access", Document: "false", find: attribute("compute", "aws_ecs_service", "network_configuration.0.assign_public_ip")},
		Row{ID: "networking/load_balancer", Says: "public subnets", Document: "public", Lean: "internal", find: func(s Subject) string {
			switch found := s.Plan.Of("aws_lb"); {
			case len(found) == 0:
				return "no load balancer"
			case found[0].Bool("internal"):
				return "internal"
			}
			return "public"
		}, Because: leanReason + "; CloudFront reaches it inside the VPC"},
		Row{ID: "networking/security_groups", Says: "Least-privilege network access", Document: "yes", find: func(s Subject) string {
			for _, r := range s.Plan.Of("aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule") {
				if r.Str("ip_protocol") == "-1" {
					return r.Address + " lets everything through"
				}
			}
			return "yes"
		}},
	)
}

func costs() []Row {
	rows := perEnvironment("cost/%s/", "total", same("£65", "£65", "£280"), same("over", "over", "over"), same("kept", "kept", "kept"),
		"I12: by the price list the shape that the document draws costs more than the document says; the cost report names the cause of every pound", money)
	return append(rows,
		Row{ID: "cost/savings_against_ec2", Says: "~20% (£100/month saved)", Outside: "finance: I12, the sum contradicts the table beside it; the estimate is made from the price file"},
	)
}

func phases() []Row {
	return []Row{
		{ID: "phase1/vpc_three_tiers", Says: "3 subnet tiers", Document: "yes", find: func(s Subject) string {
			for _, tier := range []string{"public", "private", "database"} {
				if len(s.Plan.Of("aws_subnet."+tier)) == 0 {
					return "no subnets called " + tier
				}
			}
			return "yes"
		}},
		{ID: "phase1/cluster_and_services", Says: "Fargate cluster and services", Document: "yes", find: both(exists("aws_ecs_cluster"), func(s Subject) string {
			for _, name := range []string{"backend", "worker"} {
				if role(s, "aws_ecs_service", name) == nil {
					return "no service " + name
				}
			}
			return "yes"
		})},
		{ID: "phase1/load_balancer", Says: "Application Load Balancer", Document: "application", find: attribute("compute", "aws_lb", "load_balancer_type")},
		{ID: "phase1/postgresql", Says: "RDS PostgreSQL", Document: "yes", find: exists("aws_db_instance")},
		{ID: "phase1/buckets_with_life_cycles", Says: "S3 buckets with lifecycle policies", Document: "yes", find: func(s Subject) string {
			if b, l := len(s.Plan.Of("aws_s3_bucket")), len(s.Plan.Of("aws_s3_bucket_lifecycle_configuration")); b == 0 || b != l {
				return fmt.Sprintf("%d buckets, %d life cycles", b, l)
			}
			return "yes"
		}},
		{ID: "phase1/secrets_manager", Says: "Secrets Manager integration", Document: "yes", find: both(exists("aws_secretsmanager_secret"), yes(attribute("", "aws_db_instance", "manage_master_user_password")))},
		{ID: "phase1/monitoring", Says: "CloudWatch monitoring and alarms", Document: "yes", find: exists("aws_cloudwatch_metric_alarm", "aws_cloudwatch_dashboard")},
		{ID: "phase1/s3_endpoint", Says: "VPC Gateway Endpoint for S3", Document: "yes", find: exists("aws_vpc_endpoint_route_table_association")},
		{ID: "phase1/pipeline", Says: "CI/CD pipeline (in progress)", Document: "yes", find: file(".github/workflows/*.y*ml")},
		{ID: "phase1/deploy_to_production", Says: "remaining", Document: "yes", find: file("infrastructure/environments/prod/main.tf"), Because: "I8: status is what a state shows; the environment is here and plans"},

		{ID: "phase2/backend_deployment", Says: "not started", Document: "yes", find: exists("aws_ssm_parameter"), Because: "releases pass the image's digest through a parameter"},
		{ID: "phase2/migrations", Says: "not started", Document: "yes", find: func(s Subject) string {
			for _, t := range s.Plan.Of("aws_ecs_task_definition") {
				if strings.HasSuffix(t.Str("family"), "migrate") {
					return "yes"
				}
			}
			return "no task that migrates"
		}, Because: "built since"},
		{ID: "phase2/health_checks", Says: "not started", Document: "/healthz", find: attribute("compute", "aws_lb_target_group", "health_check.0.path"), Because: "built since"},
		{ID: "phase2/auto_scaling", Says: "not started", Document: "yes", find: exists("aws_appautoscaling_target", "aws_appautoscaling_policy"), Because: "built since"},
		{ID: "phase2/cache", Says: "ElastiCache Redis", Document: "valkey", find: attribute("cache", "aws_elasticache_replication_group", "engine"), Because: "I28: Valkey speaks the same protocol and costs a fifth less; it keeps sessions and is no broker"},
		{ID: "phase2/queue", Says: "Message queue (SQS)", Document: "yes", find: exists("aws_sqs_queue", "aws_sqs_queue_redrive_policy")},

		{ID: "phase3/bedrock", Says: "AWS Bedrock setup", Document: "yes", find: exists("aws_bedrock_guardrail")},
		{ID: "phase3/knowledge_base", Says: "Knowledge base creation", Document: "yes", find: file("infrastructure/modules/ai/*.tf"), Because: "the switch knowledge_base of the module ai makes one for reference material; clients' papers are searched in the environment's own database (ADR)"},
		{ID: "phase3/model_serving", Says: "Model serving infrastructure", Document: "yes", find: func(s Subject) string {
			for _, p := range s.Plan.Of("aws_iam_role_policy", "aws_iam_policy") {
				st, _ := p.Statements("policy")
				for _, x := range st {
					if x.Allow && slices.ContainsFunc(x.Actions, func(a string) bool { return strings.HasPrefix(a, "bedrock:InvokeModel") }) {
						return "yes"
					}
				}
			}
			return "no role may ask a model"
		}, Because: "models are asked in London by the hour of need; nothing is kept running"},
		{ID: "phase3/rag", Says: "RAG pipeline implementation", Outside: ownerProduct + ": passages, ranking and answers are the application's (internal/retrieval)"},

		{ID: "phase4/security_audit", Says: "Security audit implementation", Document: "yes", find: inAccount("aws_cloudtrail", "aws_guardduty_detector", "aws_accessanalyzer_analyzer"), Because: "built since"},
		{ID: "phase4/disaster_recovery_testing", Says: "Disaster recovery testing", Document: "yes", find: func(s Subject) string {
			if s.Environment != "prod" {
				return "yes"
			}
			return exists("aws_backup_restore_testing_plan", "aws_backup_restore_testing_selection")(s)
		}, Because: "production's backups are restored by machine on a schedule"},
		{ID: "phase4/performance", Says: "Performance optimization", Document: "yes", find: yes(attribute("", "aws_db_instance", "performance_insights_enabled")), Because: "what the database spends its time on is recorded"},
		{ID: "phase4/cost_review", Says: "Cost optimization review", Document: "yes", find: file("infrastructure/prices/eu-west-2.csv"), Because: "the estimate is made from the plan in every change"},
		{ID: "phase4/documentation", Says: "Documentation completion", Document: "yes", find: file("infrastructure/README.md"), Because: "built since"},
	}
}

func deployment() []Row {
	return []Row{
		{ID: "deployment/backend_name", Says: "{env}-paperwurks-backend", Document: "yes", find: named("aws_ecs_service", "name", "{env}-paperwurks-backend")},
		{ID: "deployment/worker_name", Says: "{env}-paperwurks-worker", Document: "yes", find: named("aws_ecs_service", "name", "{env}-paperwurks-worker")},
		{ID: "deployment/private_subnets", Says: "private_subnet_ids", Document: "yes", find: func(s Subject) string {
			for _, svc := range s.Plan.Of("aws_ecs_service") {
				for _, n := range svc.Targets("network_configuration.0.subnets") {
					if n.Name != "private" {
						return svc.Name + " is in " + n.Address
					}
				}
				if len(svc.Targets("network_configuration.0.subnets")) < 2 {
					return svc.Name + " is in one zone"
				}
			}
			return "yes"
		}},
		{ID: "deployment/no_public_address", Says: "assign_public_ip = false", Document: "false", find: attribute("compute", "aws_ecs_service", "network_configuration.0.assign_public_ip")},
		{ID: "deployment/container_name", Says: "paperwurks-backend", Document: "paperwurks-backend", find: ofRole("aws_ecs_service", "backend", "load_balancer.0.container_name")},
		{ID: "deployment/container_port", Says: "8000", Document: "8000", find: ofRole("aws_ecs_service", "backend", "load_balancer.0.container_port")},
		{ID: "deployment/port_of_container", Says: "8000", Document: "8000", find: container("backend", "portMappings.0.containerPort")},
		{ID: "deployment/rolling_with_circuit_breaker", Says: "Rolling deployments with circuit breaker", Document: "true", find: func(s Subject) string {
			for _, svc := range s.Plan.Of("aws_ecs_service") {
				if !svc.Bool("deployment_circuit_breaker.0.enable") || !svc.Bool("deployment_circuit_breaker.0.rollback") {
					return svc.Name + " has none"
				}
			}
			return "true"
		}, Because: "blue/green, the long-term enhancement, is a switch: deployment_strategy"},
		{ID: "deployment/zero_downtime", Says: "Rolling, zero-downtime", Document: "100 to 200", find: func(s Subject) string {
			svc := role(s, "aws_ecs_service", "backend")
			if svc == nil {
				return "no backend"
			}
			return svc.Str("deployment_minimum_healthy_percent") + " to " + svc.Str("deployment_maximum_percent")
		}, Because: "the least and the most tasks during a deployment, in percent"},
		{ID: "deployment/health_check_grace", Says: "60 seconds", Document: "60", find: ofRole("aws_ecs_service", "backend", "health_check_grace_period_seconds")},
		{ID: "deployment/deregistration_delay", Says: "30 seconds", Document: "30", find: attribute("compute", "aws_lb_target_group", "deregistration_delay")},
		{ID: "deployment/target_type", Says: "ip", Document: "ip", find: attribute("compute", "aws_lb_target_group", "target_type")},
		{ID: "deployment/desired_count", Says: "1-2 (environment dependent)", Document: "yes", find: func(s Subject) string {
			svc := role(s, "aws_ecs_service", "backend")
			if svc == nil || svc.Num("desired_count") < 1 {
				return "less than one"
			}
			return "yes"
		}, Because: "I21: as written it is minus one; the profile of the environment says how many"},
	}
}

func security() []Row {
	return []Row{
		{ID: "security/firewall_first", Says: "Internet → WAF → ALB", Document: "yes", find: func(s Subject) string {
			for _, d := range s.Plan.Of("aws_cloudfront_distribution") {
				if d.Has("web_acl_id") {
					return "yes"
				}
			}
			for range s.Plan.Of("aws_wafv2_web_acl_association") {
				return "yes"
			}
			return "no web ACL before the load balancer"
		}},
		{ID: "security/alb_ingress_443", Says: "0.0.0.0/0", Document: "0.0.0.0/0", Lean: "prefix list", find: ingress(443, "alb"), Because: "the lean profile's load balancer is internal: only CloudFront's private interfaces reach it"},
		{ID: "security/alb_ingress_80", Says: "0.0.0.0/0", Document: "0.0.0.0/0", Lean: "nobody", find: func(s Subject) string {
			if got := ingress(80, "alb")(s); got != "" {
				return got
			}
			return "nobody"
		}, Because: "the lean profile's load balancer is internal: CloudFront redirects to HTTPS, and speaks nothing else inside"},
		{ID: "security/service_ingress", Says: "8000 from ALB SG only", Document: "alb", find: ingress(8000, "service")},
		{ID: "security/database_ingress", Says: "5432 from ECS SG only", Document: "service, worker", find: ingress(5432, "database"), Because: "backend and worker have a group each, so that only the backend takes traffic from the load balancer"},
		{ID: "security/kms_for_database", Says: "KMS encryption for RDS", Document: "yes", find: func(s Subject) string {
			db := theInstance(s)
			if k := db.Target("kms_key_id"); k == nil || k.Type != "aws_kms_key" {
				return "no key of ours"
			}
			return "yes"
		}},
		{ID: "security/s3_encryption", Says: "S3 SSE", Document: "yes", find: func(s Subject) string {
			if b, e := len(s.Plan.Of("aws_s3_bucket")), len(s.Plan.Of("aws_s3_bucket_server_side_encryption_configuration")); b != e {
				return fmt.Sprintf("%d buckets, %d encrypted", b, e)
			}
			return "yes"
		}},
		{ID: "security/tls_everywhere", Says: "TLS 1.2+ for all connections", Document: "yes", find: func(s Subject) string {
			for _, l := range s.Plan.Of("aws_lb_listener") {
				if l.Str("protocol") == "HTTPS" && strings.Contains(l.Str("ssl_policy"), "TLS13-1-2") {
					continue
				}
				if l.Str("default_action.0.redirect.0.protocol") != "HTTPS" {
					return l.Address + " is not TLS 1.2"
				}
			}
			for _, c := range s.Plan.Of("aws_elasticache_replication_group") {
				if !c.Bool("transit_encryption_enabled") {
					return "the cache is not"
				}
			}
			return "yes"
		}, Because: "I9: to the load balancer, database, cache, queue and S3; from the load balancer to the task it is HTTP inside the private subnets, and 'end-to-end' is not claimed"},
		{ID: "security/secrets_rotate", Says: "AWS Secrets Manager with rotation", Document: "yes", find: yes(attribute("", "aws_db_instance", "manage_master_user_password")), Because: "I10: RDS rotates the administrator's password every seven days; the application has no password (IAM)"},
	}
}

func monitoring() []Row {
	above := threshold(1, "")
	return append(slices.Concat(
		perEnvironment("logs/%s/", "backend", same("7 days", "14 days", "30 days"), same("7 days", "14 days", "30 days"), none, "", group("/ecs/{env}-paperwurks-backend")),
		perEnvironment("logs/%s/", "worker", same("7 days", "14 days", "30 days"), same("7 days", "14 days", "30 days"), none, "", group("/ecs/{env}-paperwurks-worker")),
		perEnvironment("logs/%s/", "database", same("7 days", "14 days", "30 days"), same("7 days", "14 days", "30 days"), none, "", group("/aws/rds/instance/paperwurks-{env}-db/postgresql")),
	),
		Row{ID: "monitoring/ecs/cpu", Says: "target: < 70%", Document: "65", find: target("ECSServiceAverageCPUUtilization"), Because: "scaling keeps it at 65, so that it stays below 70"},
		Row{ID: "monitoring/ecs/memory", Says: "target: < 70%", Document: "70", find: target("ECSServiceAverageMemoryUtilization")},
		Row{ID: "monitoring/ecs/running_tasks", Says: "Running task count", Document: "watched", find: func(s Subject) string {
			for _, a := range s.Plan.Of("aws_cloudwatch_metric_alarm") {
				if a.Mentions("RunningTaskCount") || a.Mentions("HealthyHostCount") {
					return "watched"
				}
			}
			return "no alarm"
		}, Because: "where Container Insights are off, healthy hosts are counted instead"},
		Row{ID: "monitoring/alb/requests", Says: "RequestCount", Document: "yes", find: func(s Subject) string {
			for _, d := range s.Plan.Of("aws_cloudwatch_dashboard") {
				if strings.Contains(d.Str("dashboard_body"), "RequestCount") {
					return "yes"
				}
			}
			return "on no dashboard"
		}},
		Row{ID: "monitoring/alb/response_time", Says: "target: < 500ms", Document: "> 0.5", find: alarm("AWS/ApplicationELB", "TargetResponseTime", above)},
		Row{ID: "monitoring/alb/errors", Says: "alarm: > 10/min", Document: "> 10", find: alarm("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", above)},
		Row{ID: "monitoring/alb/healthy_hosts", Says: "alarm: < 1", Document: "< 1", find: alarm("AWS/ApplicationELB", "HealthyHostCount", above)},
		Row{ID: "monitoring/rds/cpu", Says: "alarm: > 80%", Document: "> 80", find: alarm("AWS/RDS", "CPUUtilization", above)},
		Row{ID: "monitoring/rds/connections", Says: "alarm: > 80% max", Document: "80 % of the most", find: alarm("AWS/RDS", "DatabaseConnections", func(a *terraform.Resource) string {
			// PostgreSQL on RDS allows the least of memory/9531392 and 5000.
			memory := map[string]float64{"micro": 1, "small": 2, "medium": 4}
			for _, db := range a.Plan().Of("aws_db_instance") {
				size := db.Str("instance_class")[strings.LastIndex(db.Str("instance_class"), ".")+1:]
				most := min(memory[size]*1024*1024*1024/9531392, 5000)
				if t := a.Num("threshold"); t > 0.75*most && t < 0.82*most {
					return "80 % of the most"
				}
			}
			return fmt.Sprintf("> %v", a.Num("threshold"))
		})},
		Row{ID: "monitoring/rds/free_storage", Says: "alarm: < 5GB", Document: "5 GB or more", find: alarm("AWS/RDS", "FreeStorageSpace", func(a *terraform.Resource) string {
			if gb := a.Num("threshold") / (1 << 30); gb >= 4.6 { // 5 GB in either way of counting
				return "5 GB or more"
			}
			return fmt.Sprintf("< %v bytes", a.Num("threshold"))
		}), Because: "I17: the same for all sizes would be late for a large one; it is computed, and never less"},
		Row{ID: "monitoring/rds/freeable_memory", Says: "alarm: < 256MB", Document: "computed", find: alarm("AWS/RDS", "FreeableMemory", func(a *terraform.Resource) string {
			if mb := a.Num("threshold") / (1 << 20); mb >= 90 && mb <= 512 {
				return "computed"
			}
			return fmt.Sprintf("< %v bytes", a.Num("threshold"))
		}), Because: "I17: a quarter of the smallest class's memory would be an alarm always"},
		Row{ID: "alerting/critical", Says: "Email + PagerDuty", Document: "yes", find: topic("critical")},
		Row{ID: "alerting/warning", Says: "Email + Slack", Document: "yes", find: topic("warning")},
		Row{ID: "alerting/info", Says: "Slack only", Document: "yes", find: topic("info")},
	)
}

// target finds what a measure of scaling is kept at.
func target(metric string) func(Subject) string {
	return func(s Subject) string {
		for _, p := range s.Plan.Of("aws_appautoscaling_policy") {
			at := "target_tracking_scaling_policy_configuration.0."
			if p.Str(at+"predefined_metric_specification.0.predefined_metric_type") == metric {
				return p.Str(at + "target_value")
			}
		}
		return "nothing"
	}
}

func recovery() []Row {
	return []Row{
		{ID: "recovery/database_backups", Says: "Daily automated, 7-30 days", Document: "yes", find: func(s Subject) string {
			db := theInstance(s)
			if d := db.Num("backup_retention_period"); d < 7 || d > 30 || !db.Has("backup_window") {
				return fmt.Sprintf("%v days", d)
			}
			return "yes"
		}},
		{ID: "recovery/documents_versioned", Says: "Versioning enabled, Permanent", Document: "Enabled", find: side("documents", "aws_s3_bucket_versioning", "versioning_configuration.0.status"), Because: "I3: kept for seven years and then removed; 'permanent' would be unlawful"},
		{ID: "recovery/config_as_code", Says: "IaC (Terraform)", Document: "yes", find: file("infrastructure/environments/*/main.tf")},
		{ID: "recovery/failover", Says: "Automatic failover to standby (Multi-AZ, prod only)", Document: "yes", find: func(s Subject) string {
			if theInstance(s).Bool("multi_az") == (s.Environment == "prod") {
				return "yes"
			}
			return "no"
		}},
		{ID: "recovery/point_in_time", Says: "Point-in-time restore from backup: ~15 minutes", Outside: "operations: measured by the restore drill (I2), docs/disaster-recovery.md"},
		{ID: "recovery/tasks_replaced", Says: "ECS automatically replaces failed tasks", Document: "REPLICA", find: attribute("compute", "aws_ecs_service", "scheduling_strategy")},
		{ID: "recovery/failure_detected", Says: "within 30 seconds", Document: "within 30 s", find: func(s Subject) string {
			for _, t := range s.Plan.Of("aws_lb_target_group") {
				if worst := t.Num("health_check.0.interval") * t.Num("health_check.0.unhealthy_threshold"); worst > 30 || worst == 0 {
					return fmt.Sprintf("within %v s", worst)
				}
			}
			return "within 30 s"
		}, Because: "I15: AWS's defaults take 90 s; the interval and the number of failures are set so that the document's promise holds"},
		{ID: "recovery/region_failure", Says: "DR region (if implemented)", Document: "yes", find: file("infrastructure/modules/backup/*.tf"), Because: "I4: only dr_mode = eu_standby, with the data protection officer's sign-off, copies anything out of the United Kingdom"},
		{ID: "recovery/backup_plan", Says: "RPO 24 hours", Document: "yes", find: func(s Subject) string {
			if s.Environment != "prod" {
				return "yes"
			}
			return exists("aws_backup_plan", "aws_backup_selection")(s)
		}, Because: "I1: production has a backup plan in a locked vault besides the database's own backups"},
	}
}

func compliance() []Row {
	return []Row{
		{ID: "compliance/residency", Says: "UK/EU (eu-west-2)", Document: "yes", find: func(s Subject) string {
			for _, f := range policy.Check(s.Plan, policy.Scope{Environment: s.Environment}).Findings {
				if f.Rule == "region-allowed" {
					return f.Address + " " + f.Detail
				}
			}
			return "yes"
		}, Because: "I4: the United Kingdom only, unless a signed switch says otherwise"},
		{ID: "compliance/encryption", Says: "at rest and in transit", Document: "yes", find: exists("aws_kms_key")},
		{ID: "compliance/erasure", Says: "application layer", Document: "GOVERNANCE", find: side("records", "aws_s3_bucket_object_lock_configuration", "rule.0.default_retention.0.mode"), Because: "I3: governance and not compliance mode, so that an erasure can be carried out by the break-glass role"},
		{ID: "compliance/portability", Says: "application layer", Outside: ownerProduct + ": export of a pack is the application's"},
		{ID: "compliance/audit_trail", Says: "CloudWatch logs", Document: "yes", find: inAccount("aws_cloudtrail"), Because: "I22: logs of thirty days are no audit trail; CloudTrail records who read and wrote papers, and the application keeps its own chained record"},
		{ID: "compliance/infrastructure_as_code", Says: "audit trail", Document: "yes", find: file("infrastructure/modules/platform/main.tf")},
		{ID: "compliance/no_hardcoded_credentials", Says: "Secrets Manager", Document: "yes", find: func(s Subject) string {
			for _, f := range policy.Check(s.Plan, policy.Scope{Environment: s.Environment}).Findings {
				if f.Rule == "container-no-secrets" || f.Rule == "database-password-unknown" {
					return f.Address + " " + f.Detail
				}
			}
			return "yes"
		}},
		{ID: "compliance/vpc_isolation", Says: "private subnets", Document: "false", find: attribute("", "aws_db_instance", "publicly_accessible")},
		{ID: "compliance/penetration_test", Says: "pending", Outside: "security officer: an engagement, not infrastructure (I29)"},
		{ID: "compliance/vulnerability_scanning", Says: "pending CI/CD integration", Document: "yes", find: inAccount("aws_ecr_repository"), Because: "images are scanned when pushed, and in the release workflow"},
	}
}

func issues() []Row {
	return []Row{
		{ID: "known_issues/1_rds_log_group", Says: "Import existing log group into state", Document: "yes", find: func(s Subject) string {
			for _, f := range policy.Check(s.Plan, policy.Scope{Environment: s.Environment}).Findings {
				if f.Rule == "log-before-database" {
					return f.Detail
				}
			}
			return "yes"
		}, Because: "I24: the groups are made before the database, which then uses them"},
		{ID: "known_issues/2_endpoint_order", Says: "lifecycle rules or manual deletion", Document: "yes", find: func(s Subject) string {
			for _, e := range s.Plan.Of("aws_vpc_endpoint") {
				if e.Str("vpc_endpoint_type") == "Gateway" && len(s.Plan.Of("aws_vpc_endpoint_route_table_association")) == 0 {
					return "the endpoint lists its route tables"
				}
			}
			return "yes"
		}, Because: "I24: each route table is joined by a resource of its own"},
		{ID: "known_issues/3_secret_deletion", Says: "force-delete-without-recovery for non-prod", Document: "yes", find: func(s Subject) string {
			for _, x := range s.Plan.Of("aws_secretsmanager_secret") {
				want := 0.0
				if s.Environment == "prod" {
					want = 30
				}
				if x.Num("recovery_window_in_days") != want {
					return fmt.Sprintf("%s waits %v days", x.Address, x.Num("recovery_window_in_days"))
				}
			}
			return "yes"
		}, Because: "I24: no waiting outside production, thirty days in it"},
		{ID: "limitations/auto_scaling", Says: "fixed task counts", Document: "yes", find: exists("aws_appautoscaling_policy"), Because: "built since"},
		{ID: "limitations/cdn", Says: "not yet configured", Document: "yes", find: exists("aws_cloudfront_distribution"), Because: "I6: built since"},
		{ID: "limitations/firewall", Says: "pending security review", Document: "yes", find: exists("aws_wafv2_web_acl"), Because: "I6: built since"},
	}
}

func enhancements() []Row {
	return []Row{
		{ID: "enhancements/pipeline", Says: "CI/CD pipeline automation", Document: "yes", find: file(".github/workflows/*.y*ml")},
		{ID: "enhancements/auto_scaling", Says: "Auto-scaling policies for Fargate tasks", Document: "yes", find: exists("aws_appautoscaling_policy")},
		{ID: "enhancements/session_cache", Says: "ElastiCache Redis for session storage", Document: "yes", find: exists("aws_elasticache_replication_group")},
		{ID: "enhancements/job_queue", Says: "SQS for background job queue", Document: "yes", find: exists("aws_sqs_queue")},
		{ID: "enhancements/cdn", Says: "CloudFront CDN for static assets", Document: "yes", find: exists("aws_cloudfront_distribution")},
		{ID: "enhancements/firewall", Says: "AWS WAF with managed rule sets", Document: "yes", find: func(s Subject) string {
			for _, w := range s.Plan.Of("aws_wafv2_web_acl") {
				for _, r := range w.Blocks("rule") {
					if r.Has("statement.0.managed_rule_group_statement") {
						return "yes"
					}
				}
			}
			return "no managed rules"
		}},
		{ID: "enhancements/tracing", Says: "X-Ray distributed tracing", Document: "yes", find: func(s Subject) string {
			if s.Environment == "dev" {
				return "yes" // half of its smallest worker's memory would be the collector's
			}
			task := role(s, "aws_ecs_task_definition", "backend")
			list, _ := task.Objects("container_definitions")
			if len(list) > 1 {
				return "yes"
			}
			return "no collector beside the backend"
		}, Because: "through an OpenTelemetry collector, in staging and production"},
		{ID: "enhancements/container_insights", Says: "Container Insights for detailed metrics", Document: "yes", find: func(s Subject) string {
			if s.Environment != "prod" {
				return "yes" // its metrics cost more than the tasks
			}
			for _, c := range s.Plan.Of("aws_ecs_cluster") {
				for _, set := range c.Blocks("setting") {
					if set.Str("name") == "containerInsights" && set.Str("value") != "disabled" {
						return "yes"
					}
				}
			}
			return "off"
		}, Because: "in production; elsewhere its metrics cost more than the tasks"},
		{ID: "enhancements/multi_region", Says: "Multi-region deployment for DR", Document: "yes", find: file("infrastructure/modules/backup/variables.tf"), Because: "I4: planned by dr_mode, which needs a sign-off"},
		{ID: "enhancements/bedrock", Says: "AWS Bedrock integration for AI features", Document: "yes", find: exists("aws_bedrock_guardrail")},
		{ID: "enhancements/blue_green", Says: "Blue/green deployment strategy", Document: "yes", find: file("infrastructure/modules/delivery/*.tf"), Because: "a switch: deployment_strategy = blue_green makes the CodeDeploy group"},
		{ID: "enhancements/spot", Says: "Cost optimization with Fargate Spot", Document: "yes", find: func(s Subject) string {
			svc := role(s, "aws_ecs_service", "worker")
			if svc == nil {
				return "no worker"
			}
			for _, p := range svc.Blocks("capacity_provider_strategy") {
				if p.Str("capacity_provider") == "FARGATE_SPOT" && p.Num("weight") > 0 {
					return "yes"
				}
			}
			return "workers do not run on Spot"
		}, Because: "I27: the cheapest lever, so now and not in the long term"},
	}
}

func appendices() []Row {
	var rows []Row
	for _, module := range []string{"networking", "compute", "database", "storage", "monitoring"} {
		rows = append(rows, Row{ID: "appendix_a/modules/" + module, Says: "modules/" + module + "/", Document: "yes", find: file("infrastructure/modules/" + module + "/*.tf")})
	}
	for _, e := range environments {
		rows = append(rows, Row{ID: "appendix_a/environments/" + e, Says: "environments/" + e + "/", Document: "yes", find: file("infrastructure/environments/" + e + "/main.tf")})
	}
	rows = append(rows, Row{ID: "appendix_a/setup", Says: "setup/", Document: "yes", find: file("infrastructure/setup/*.tf")})
	for cpu, memory := range map[int][]int{256: {512, 1024, 2048}, 512: {1024, 2048, 3072, 4096}, 1024: {2048, 3072, 4096, 5120, 6144, 7168, 8192}, 2048: {4096, 16384}, 4096: {8192, 30720}} {
		rows = append(rows, Row{ID: fmt.Sprintf("appendix_b/%d", cpu), Says: fmt.Sprint(memory), Document: "yes", find: func(Subject) string {
			for _, m := range memory {
				if !policy.Fits(cpu, m) {
					return fmt.Sprintf("%d is refused", m)
				}
			}
			if policy.Fits(cpu, memory[0]-1) || policy.Fits(cpu, memory[len(memory)-1]+1024) {
				return "more is accepted"
			}
			return "yes"
		}})
	}
	slices.SortFunc(rows[9:], func(a, b Row) int { return strings.Compare(a.ID, b.ID) })
	return append(rows,
		Row{ID: "appendix_c/cluster_name", Says: "paperwurks-{env}-cluster", Document: "yes", find: named("aws_ecs_cluster", "name", "paperwurks-{env}-cluster")},
		Row{ID: "appendix_c/log_group", Says: "/ecs/{env}-paperwurks-backend", Document: "yes", find: named("aws_cloudwatch_log_group", "name", "/ecs/{env}-paperwurks-backend")},
		Row{ID: "appendix_c/database_name", Says: "paperwurks-{env}-db", Document: "yes", find: named("aws_db_instance", "identifier", "paperwurks-{env}-db")},
		Row{ID: "appendix_c/master_secret", Says: "paperwurks/{env}/database/master-credentials", Document: "yes", find: yes(attribute("", "aws_db_instance", "manage_master_user_password")), Because: "I25: RDS keeps and names the administrator's secret itself, and rotates it"},
		Row{ID: "contact/runbooks", Says: "/docs/runbooks/ (pending)", Document: "yes", find: file("docs/runbooks/*.md"), Because: "built since"},
		Row{ID: "contact/on_call", Says: "PagerDuty, Slack", Outside: "operations: the addresses are variables of the environment"},
	)
}

// contradictions are the document's own, each with how it is resolved; the rows
// above that resolve one are named, and this list makes sure that none is forgotten.
func contradictions() []Row {
	resolved := map[int]string{
		1: "requirements/rpo", 2: "recovery/point_in_time", 3: "compliance/erasure", 4: "compliance/residency", 5: "database/engine_version", 6: "limitations/firewall",
		7: "compute/prod/backend/scaling", 8: "phase1/deploy_to_production", 9: "security/tls_everywhere", 10: "security/secrets_rotate", 11: "storage/encryption", 12: "cost/prod/total",
		13: "cost/staging/total", 14: "requirements/uptime", 15: "recovery/failure_detected", 16: "requirements/analysis_under_30s", 17: "monitoring/rds/free_storage", 18: "networking/prod/vpc_cidr",
		19: "storage/prod/documents/glacier", 20: "appendix_b/4096", 21: "deployment/desired_count", 22: "compliance/audit_trail", 24: "known_issues/1_rds_log_group",
		25: "appendix_c/cluster_name", 26: "database/prod/instance_class", 27: "enhancements/spot", 28: "phase2/cache", 29: "requirements/mfa",
	}
	var rows []Row
	for i := 1; i <= 29; i++ {
		id := fmt.Sprintf("contradictions/i%d", i)
		if i == 23 {
			rows = append(rows, Row{ID: id, Says: "no DNS, certificates, mail", Document: "yes", find: exists("aws_acm_certificate", "aws_route53_record", "aws_sesv2_email_identity"), Because: "I23: the module edge has them"})
			continue
		}
		rows = append(rows, Row{ID: id, Says: "contradicts itself", Document: resolved[i], find: func(Subject) string {
			for _, r := range slices.Concat(requirements(), compute(), database(), storage(), networking(), costs(), phases(), deployment(), security(), monitoring(), recovery(), compliance(), issues(), enhancements(), appendices()) {
				if r.ID == resolved[i] {
					return r.ID
				}
			}
			return "no row resolves it"
		}, Because: "resolved by the row that is named"})
	}
	return rows
}
