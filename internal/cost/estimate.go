package cost

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// The columns: the design document's four, and the fifth that it forgot.
const (
	Compute    = "compute"
	Database   = "database"
	Storage    = "storage"
	Networking = "networking"
	Other      = "not in the document"
)

// Columns in the document's order.
var Columns = []string{Compute, Database, Storage, Networking, Other}

// Line is one thing that costs money.
type Line struct {
	Column     string  `json:"column"`
	What       string  `json:"what"`    // the same in every environment, so that lines can be compared
	Address    string  `json:"address"` // of the resource, or what the line stands for
	Quantity   float64 `json:"quantity"`
	Unit       string  `json:"unit"`
	Price      string  `json:"price"` // key in the file of prices
	Pounds     float64 `json:"pounds"`
	Confidence string  `json:"confidence"`
	Assumed    bool    `json:"assumed"` // the quantity is an assumption, not in the plan
}

// Estimate is what a plan costs a month.
type Estimate struct {
	Environment string             `json:"environment"`
	Profile     string             `json:"profile"`
	Pounds      float64            `json:"pounds"`
	Target      float64            `json:"target,omitempty"`
	Columns     map[string]float64 `json:"columns"`
	Document    map[string]float64 `json:"document,omitempty"`
	Lines       []Line             `json:"lines"`
}

// free are the kinds of resources that cost nothing themselves; what they do is
// priced where it is used.
var free = strings.Fields(`
aws_iam_role aws_iam_role_policy aws_iam_policy aws_iam_role_policy_attachment aws_iam_instance_profile aws_iam_openid_connect_provider aws_iam_account_password_policy aws_iam_service_linked_role
aws_vpc aws_subnet aws_route aws_route_table aws_route_table_association aws_main_route_table_association aws_internet_gateway aws_network_acl aws_network_acl_rule aws_network_acl_association
aws_default_network_acl aws_default_route_table aws_default_security_group aws_security_group aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule aws_vpc_endpoint_policy
aws_vpc_endpoint_route_table_association aws_network_interface aws_flow_log aws_eip_association aws_vpc_dhcp_options aws_ec2_managed_prefix_list
aws_s3_bucket_versioning aws_s3_bucket_server_side_encryption_configuration aws_s3_bucket_public_access_block aws_s3_bucket_policy aws_s3_bucket_ownership_controls
aws_s3_bucket_lifecycle_configuration aws_s3_bucket_notification aws_s3_bucket_logging aws_s3_bucket_object_lock_configuration aws_s3_bucket_cors_configuration aws_s3_account_public_access_block aws_s3_object
aws_kms_alias aws_kms_key_policy aws_kms_grant aws_ssm_parameter aws_secretsmanager_secret_policy aws_secretsmanager_secret_rotation aws_secretsmanager_secret_version
aws_sqs_queue aws_sqs_queue_policy aws_sqs_queue_redrive_policy aws_sqs_queue_redrive_allow_policy aws_sns_topic aws_sns_topic_policy aws_sns_topic_subscription
aws_cloudwatch_event_rule aws_cloudwatch_event_target aws_cloudwatch_event_bus aws_scheduler_schedule aws_scheduler_schedule_group
aws_cloudwatch_log_group aws_cloudwatch_log_resource_policy aws_cloudwatch_log_delivery aws_cloudwatch_log_delivery_source aws_cloudwatch_log_delivery_destination aws_cloudwatch_log_data_protection_policy aws_cloudwatch_log_account_policy aws_cloudwatch_query_definition
aws_appautoscaling_target aws_appautoscaling_policy aws_appautoscaling_scheduled_action aws_autoscaling_policy aws_autoscaling_schedule aws_autoscaling_lifecycle_hook
aws_ecs_cluster_capacity_providers aws_ecs_task_definition aws_codedeploy_app aws_codedeploy_deployment_group aws_codedeploy_deployment_config
aws_lb_target_group aws_lb_listener aws_lb_listener_rule aws_lb_listener_certificate aws_acm_certificate aws_acm_certificate_validation
aws_route53_record aws_cloudfront_vpc_origin aws_cloudfront_response_headers_policy aws_cloudfront_origin_access_control aws_cloudfront_cache_policy aws_cloudfront_origin_request_policy aws_cloudfront_function
aws_wafv2_web_acl_association aws_wafv2_web_acl_logging_configuration aws_wafv2_ip_set aws_wafv2_regex_pattern_set
aws_db_subnet_group aws_db_parameter_group aws_db_event_subscription aws_db_option_group aws_elasticache_subnet_group aws_elasticache_parameter_group aws_elasticache_user aws_elasticache_user_group aws_elasticache_user_group_association
aws_sesv2_email_identity aws_sesv2_email_identity_mail_from_attributes aws_sesv2_configuration_set aws_sesv2_configuration_set_event_destination aws_sesv2_email_identity_policy aws_sesv2_account_vdm_attributes
aws_xray_group aws_xray_sampling_rule aws_xray_encryption_config aws_resourcegroups_group
aws_bedrock_guardrail aws_bedrock_guardrail_version aws_bedrock_model_invocation_logging_configuration aws_bedrock_inference_profile aws_bedrockagent_knowledge_base aws_bedrockagent_data_source
aws_backup_plan aws_backup_vault aws_backup_logically_air_gapped_vault aws_backup_vault_policy aws_backup_vault_lock_configuration aws_backup_vault_notifications aws_backup_region_settings aws_backup_global_settings aws_backup_report_plan aws_backup_framework
aws_ce_anomaly_monitor aws_ce_anomaly_subscription aws_ce_cost_allocation_tag aws_accessanalyzer_analyzer aws_account_alternate_contact aws_account_primary_contact aws_ebs_encryption_by_default aws_ebs_default_kms_key aws_ebs_snapshot_block_public_access aws_ec2_instance_metadata_defaults aws_ec2_image_block_public_access
aws_guardduty_detector_feature aws_guardduty_organization_configuration aws_config_delivery_channel aws_config_configuration_recorder_status aws_config_retention_configuration aws_ecr_lifecycle_policy aws_ecr_repository_policy
aws_ecr_registry_scanning_configuration aws_ecr_registry_policy aws_ecr_account_setting aws_ecs_account_setting_default aws_iam_account_alias aws_iam_security_token_service_preferences aws_chatbot_slack_channel_configuration aws_signer_signing_profile
aws_launch_template aws_securityhub_standards_subscription terraform_data`)

type estimator struct {
	plan   *terraform.Plan
	prices Prices
	a      *Assumptions
	v      Volumes
	out    *Estimate
	errs   []error
}

// Of estimates a plan. Environment is dev, staging, prod or account; the profile is
// only written down. A kind of resource that is neither priced nor free, or a price
// that the file does not have, is an error.
func Of(p *terraform.Plan, environment, profile string, prices Prices, a *Assumptions) (*Estimate, error) {
	volumes, ok := a.Volumes[environment]
	if !ok {
		return nil, fmt.Errorf("no volumes are assumed for %q", environment)
	}
	e := &estimator{p, prices, a, volumes, &Estimate{Environment: environment, Profile: profile, Columns: map[string]float64{}, Target: a.Targets[environment], Document: a.Document[environment]}, nil}
	e.services()
	e.database()
	e.cache()
	e.network()
	e.buckets()
	e.watching()
	e.edge()
	e.keeping()
	e.account()
	e.nothingForgotten()
	sort.SliceStable(e.out.Lines, func(i, j int) bool {
		a, b := e.out.Lines[i], e.out.Lines[j]
		if a.Column != b.Column {
			return slices.Index(Columns, a.Column) < slices.Index(Columns, b.Column)
		}
		return a.Pounds > b.Pounds
	})
	for _, l := range e.out.Lines {
		e.out.Columns[l.Column] += l.Pounds
		e.out.Pounds += l.Pounds
	}
	return e.out, errors.Join(e.errs...)
}

// add writes a line; one of nothing is not written.
func (e *estimator) add(column, what, address, key string, quantity float64, assumed bool) {
	if quantity == 0 {
		return
	}
	p, ok := e.prices[key]
	if !ok {
		e.errs = append(e.errs, fmt.Errorf("%s: the file of prices has no %s", address, key))
		return
	}
	e.out.Lines = append(e.out.Lines, Line{column, what, address, quantity, p.Unit, key, quantity * p.USD / e.a.DollarsPerPound, p.Confidence, assumed})
}

// services prices tasks: the least number that scaling keeps, in the hours in which
// they run.
func (e *estimator) services() {
	for _, s := range e.plan.Of("aws_ecs_service") {
		task := s.Target("task_definition")
		if task == nil {
			for _, t := range e.plan.Of("aws_ecs_task_definition") {
				if strings.Contains(s.Str("task_definition"), t.Str("family")) {
					task = t
				}
			}
		}
		if task == nil {
			e.errs = append(e.errs, fmt.Errorf("%s: its task definition is not in the plan", s.Address))
			continue
		}
		tasks, hours := s.Num("desired_count"), e.a.HoursPerMonth
		for _, t := range e.plan.Of("aws_appautoscaling_target") {
			if strings.HasSuffix(t.Str("resource_id"), "/"+s.Str("name")) {
				tasks = t.Num("min_capacity")
			}
		}
		var schedule []moment
		for _, a := range e.plan.Of("aws_appautoscaling_scheduled_action") {
			if strings.HasSuffix(a.Str("resource_id"), "/"+s.Str("name")) {
				n := a.Num("scalable_target_action.0.min_capacity")
				if n > 0 {
					tasks = n
				}
				schedule = append(schedule, moment{a.Str("schedule"), n > 0})
			}
		}
		if len(schedule) > 0 {
			hours = e.scheduled(s.Address, schedule)
		}
		onDemand, spot := split(s, tasks)
		factor := (onDemand + spot*e.a.SpotFraction) * hours
		chip := "x86"
		if task.Str("runtime_platform.0.cpu_architecture") == "ARM64" {
			chip = "arm"
		}
		role := s.Name
		for _, known := range []string{"backend", "worker"} {
			if strings.HasSuffix(s.Str("name"), known) {
				role = known
			}
		}
		e.add(Compute, role+" tasks, processor", s.Address, "fargate."+chip+".vcpu", task.Num("cpu")/1024*factor, false)
		e.add(Compute, role+" tasks, memory", s.Address, "fargate."+chip+".memory", task.Num("memory")/1024*factor, false)
	}
	for _, c := range e.plan.Of("aws_ecs_cluster") {
		for _, s := range c.Blocks("setting") {
			if s.Str("value") == "enabled" || s.Str("value") == "enhanced" {
				e.add(Other, "Container Insights", c.Address, "metric", e.v.InsightsMetrics*float64(len(e.plan.Of("aws_ecs_service"))), true)
			}
		}
	}
}

// split divides tasks between providers as ECS does: the base first, the rest by
// weight.
func split(s *terraform.Resource, tasks float64) (onDemand, spot float64) {
	strategy := s.Blocks("capacity_provider_strategy")
	if len(strategy) == 0 {
		return tasks, 0
	}
	rest, weights := tasks, 0.0
	share := map[string]float64{}
	for _, p := range strategy {
		n := math.Min(rest, p.Num("base"))
		share[p.Str("capacity_provider")] += n
		rest -= n
		weights += p.Num("weight")
	}
	for _, p := range strategy {
		if weights > 0 {
			share[p.Str("capacity_provider")] += rest * p.Num("weight") / weights
		}
	}
	return share["FARGATE"], share["FARGATE_SPOT"]
}

// moment is a schedule that starts or stops something.
type moment struct {
	cron  string
	start bool
}

// scheduled returns the hours of a month between the starts and stops of working
// days.
func (e *estimator) scheduled(address string, moments []moment) float64 {
	from, to, days := -1.0, -1.0, 0
	for _, m := range moments {
		hour, n, err := parseCron(m.cron)
		if err != nil {
			e.errs = append(e.errs, fmt.Errorf("%s: %w", address, err))
			return e.a.HoursPerMonth
		}
		if m.start {
			from, days = hour, n
		} else {
			to = hour
		}
	}
	if from < 0 || to <= from {
		e.errs = append(e.errs, fmt.Errorf("%s: it is not both started and stopped on one day", address))
		return e.a.HoursPerMonth
	}
	return (to - from) * float64(days) * e.a.HoursPerMonth / (7 * 24)
}

// parseCron reads cron(minute hour ? * MON-FRI *): the hour of the day, and on how
// many days of the week.
func parseCron(text string) (hour float64, days int, err error) {
	fields := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(text, "cron("), ")"))
	if len(fields) != 6 {
		return 0, 0, fmt.Errorf("%q is not a schedule that can be priced", text)
	}
	minute, err1 := strconv.ParseFloat(fields[0], 64)
	hour, err2 := strconv.ParseFloat(fields[1], 64)
	if err1 != nil || err2 != nil {
		return 0, 0, fmt.Errorf("%q is not a schedule that can be priced", text)
	}
	week := []string{"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"}
	for _, part := range strings.Split(fields[4], ",") {
		first, last, isRange := strings.Cut(part, "-")
		switch i, j := slices.Index(week, first), slices.Index(week, last); {
		case part == "*" || part == "?":
			days += 7
		case isRange && i >= 0 && j >= i:
			days += j - i + 1
		case !isRange && i >= 0:
			days++
		default:
			return 0, 0, fmt.Errorf("%q is not a schedule that can be priced", text)
		}
	}
	return hour + minute/60, days, nil
}

func (e *estimator) database() {
	for _, db := range e.plan.Of("aws_db_instance") {
		hours := e.a.HoursPerMonth
		var schedule []moment
		for _, s := range e.plan.Of("aws_scheduler_schedule") {
			arn := s.Str("target.0.arn")
			if strings.Contains(s.Str("target.0.input"), `"`+db.Str("identifier")+`"`) && (strings.HasSuffix(arn, ":startDBInstance") || strings.HasSuffix(arn, ":stopDBInstance")) {
				schedule = append(schedule, moment{s.Str("schedule_expression"), strings.HasSuffix(arn, ":startDBInstance")})
			}
		}
		if len(schedule) > 0 {
			hours = e.scheduled(db.Address, schedule)
		}
		multi := ""
		if db.Bool("multi_az") {
			multi = ".multi"
		}
		e.add(Database, "database instance", db.Address, "rds."+db.Str("instance_class")+multi, hours, false)
		e.add(Database, "database storage", db.Address, "rds.storage"+multi, db.Num("allocated_storage"), false)
		if db.Bool("manage_master_user_password") {
			e.add(Other, "secrets", db.Address, "secret", 1, false)
		}
	}
}

func (e *estimator) cache() {
	for _, c := range e.plan.Of("aws_elasticache_replication_group") {
		e.add(Other, "cache", c.Address, c.Str("node_type"), math.Max(1, c.Num("num_cache_clusters"))*e.a.HoursPerMonth, false)
	}
}

func (e *estimator) network() {
	hours := e.a.HoursPerMonth
	gateways := e.plan.Of("aws_nat_gateway")
	for _, n := range gateways {
		e.add(Networking, "NAT", n.Address, "nat.hour", hours, false)
		e.add(Networking, "NAT, data", n.Address, "nat.data", e.v.NAT/float64(len(gateways)), true)
	}
	for _, a := range e.plan.Of("aws_eip") {
		e.add(Networking, "public addresses", a.Address, "ipv4", hours, false)
	}
	for _, g := range e.plan.Of("aws_autoscaling_group") {
		template := g.Target("launch_template.0.id")
		if template == nil {
			e.errs = append(e.errs, fmt.Errorf("%s: its launch template is not in the plan", g.Address))
			continue
		}
		n := math.Max(g.Num("min_size"), g.Num("desired_capacity"))
		e.add(Networking, "NAT", g.Address, "ec2."+template.Str("instance_type"), n*hours, false)
		for _, d := range template.Blocks("block_device_mappings") {
			e.add(Networking, "NAT, disks", g.Address, "ebs.gp3", n*d.Num("ebs.0.volume_size"), false)
		}
		if len(e.plan.Of("aws_eip")) == 0 { // then the machine takes a public address of its subnet's
			e.add(Networking, "public addresses", g.Address, "ipv4", n*hours, false)
		}
	}
	for _, lb := range e.plan.Of("aws_lb") {
		e.add(Networking, "load balancer", lb.Address, "alb.hour", hours, false)
		e.add(Networking, "load balancer, use", lb.Address, "alb.lcu", e.v.LoadUnits*hours, true)
		if !lb.Bool("internal") {
			e.add(Networking, "public addresses", lb.Address, "ipv4", float64(len(lb.Strings("subnets")))*hours, false)
		}
	}
	for _, v := range e.plan.Of("aws_vpc_endpoint") {
		if v.Str("vpc_endpoint_type") == "Interface" {
			e.add(Networking, "interface endpoints", v.Address, "endpoint.hour", math.Max(1, float64(len(v.Strings("subnet_ids"))))*hours, false)
		}
	}
	// The first 100 GB out of AWS, and the first TB out of CloudFront, are free.
	if len(e.plan.Of("aws_cloudfront_distribution")) > 0 {
		e.add(Networking, "data out", "(CloudFront)", "cloudfront.out", math.Max(0, e.v.Out-1024), true)
	} else {
		e.add(Networking, "data out", "(internet)", "transfer.out", math.Max(0, e.v.Out-100), true)
	}
}

func (e *estimator) buckets() {
	for _, b := range e.plan.Of("aws_s3_bucket") {
		name := b.Str("bucket")
		gb := 0.0
		switch {
		case strings.Contains(name, "documents"):
			gb = e.v.Documents
		case strings.Contains(name, "uploads"):
			gb = e.v.Uploads / 4 // a week of them is kept
		case strings.Contains(name, "records"):
			gb = e.v.Records
		case strings.Contains(name, "log"), strings.Contains(name, "trail"):
			gb = e.v.LogsBucket
		default:
			gb = 1
		}
		e.add(Storage, "buckets", b.Address, "s3.standard", gb, true)
		e.add(Storage, "buckets, requests", b.Address, "s3.put", gb, true) // about a thousand writes a GB
	}
	for _, m := range e.plan.Of("aws_guardduty_malware_protection_plan") {
		e.add(Storage, "malware scans", m.Address, "malware.scan", e.v.Uploads, true)
	}
}

func (e *estimator) watching() {
	if n := len(e.plan.Of("aws_cloudwatch_log_group")); n > 0 {
		e.add(Other, "logs", fmt.Sprintf("(%d log groups)", n), "logs.in", e.v.LogLines, true)
		e.add(Other, "logs, kept", fmt.Sprintf("(%d log groups)", n), "logs.kept", e.v.LogLines, true)
	}
	alarms := 0.0
	for _, a := range e.plan.Of("aws_cloudwatch_metric_alarm") {
		alarms += math.Max(1, float64(len(a.Blocks("metric_query"))-1)) // an alarm on several metrics counts for each
	}
	composite := float64(len(e.plan.Of("aws_cloudwatch_composite_alarm")))
	e.add(Other, "alarms", fmt.Sprintf("(%v alarms)", alarms), "alarm", math.Max(0, alarms-10), false)
	e.add(Other, "alarms, composite", fmt.Sprintf("(%v alarms)", composite), "alarm", composite*5, false) // 0.50 each
	metrics := 0.0
	for _, f := range e.plan.Of("aws_cloudwatch_log_metric_filter") {
		metrics += float64(len(f.Blocks("metric_transformation")))
	}
	e.add(Other, "metrics of our own", fmt.Sprintf("(%v metrics)", metrics), "metric", math.Max(0, metrics-10), false)
	e.add(Other, "dashboards", "(dashboards)", "dashboard", math.Max(0, float64(len(e.plan.Of("aws_cloudwatch_dashboard")))-3), false)
	e.add(Other, "traces", "(X-Ray, after 100,000)", "trace", math.Max(0, e.v.MillionTraces-0.1), true)
}

func (e *estimator) edge() {
	for _, w := range e.plan.Of("aws_wafv2_web_acl") {
		e.add(Other, "firewall", w.Address, "waf.acl", 1, false)
		e.add(Other, "firewall, rules", w.Address, "waf.rule", float64(len(w.Blocks("rule"))), false)
		e.add(Other, "firewall, requests", w.Address, "waf.requests", e.v.MillionRequests, true)
	}
	for _, z := range e.plan.Of("aws_route53_zone") {
		e.add(Networking, "hosted zone", z.Address, "zone", 1, false)
	}
}

func (e *estimator) keeping() {
	for _, s := range e.plan.Of("aws_secretsmanager_secret") {
		e.add(Other, "secrets", s.Address, "secret", 1, false)
	}
	for _, k := range e.plan.Of("aws_kms_key", "aws_kms_replica_key") {
		e.add(Other, "keys", k.Address, "key", 1, false)
	}
	if len(e.plan.Of("aws_backup_selection")) > 0 {
		e.add(Storage, "backups", "(backup plan)", "rds.backup", e.v.Backup, true)
	}
	for _, b := range e.plan.Of("aws_backup_restore_testing_plan") {
		e.add(Storage, "restore drills", b.Address, "rds.db.t4g.micro", 4, true) // four hours of a small instance
	}
	for _, c := range e.plan.Of("aws_rds_cluster") {
		// It sleeps at zero capacity; a knowledge base of reference material is asked for some hours.
		e.add(Database, "knowledge base", c.Address, "aurora.acu", c.Num("serverlessv2_scaling_configuration.0.min_capacity")*e.a.HoursPerMonth+10, true)
	}
}

func (e *estimator) account() {
	for _, r := range e.plan.Of("aws_ecr_repository") {
		e.add(Storage, "images", r.Address, "ecr", 1, true)
	}
	for _, d := range e.plan.Of("aws_guardduty_detector") {
		e.add(Other, "GuardDuty", d.Address, "guardduty", 1, true)
	}
	for _, i := range e.plan.Of("aws_inspector2_enabler") {
		e.add(Other, "image scans", i.Address, "scan", 20, true)
	}
	for _, t := range e.plan.Of("aws_cloudtrail") {
		e.add(Other, "data events", t.Address, "trail.data", 5, true)
	}
}

// priced are the kinds that the methods above price, or that are priced by use only.
var priced = strings.Fields(`aws_ecs_service aws_ecs_cluster aws_db_instance aws_elasticache_replication_group aws_nat_gateway aws_eip aws_autoscaling_group aws_lb aws_vpc_endpoint
aws_s3_bucket aws_guardduty_malware_protection_plan aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm aws_cloudwatch_log_metric_filter aws_cloudwatch_dashboard
aws_wafv2_web_acl aws_cloudfront_distribution aws_route53_zone aws_secretsmanager_secret aws_kms_key aws_kms_replica_key aws_backup_selection aws_backup_restore_testing_plan
aws_backup_restore_testing_selection aws_rds_cluster aws_rds_cluster_instance aws_ecr_repository aws_guardduty_detector aws_cloudtrail aws_budgets_budget aws_budgets_budget_action
aws_config_configuration_recorder aws_securityhub_account aws_macie2_account aws_inspector2_enabler`)

func (e *estimator) nothingForgotten() {
	var unknown []string
	for _, r := range e.plan.Resources {
		if !slices.Contains(free, r.Type) && !slices.Contains(priced, r.Type) && !slices.Contains(unknown, r.Type) {
			unknown = append(unknown, r.Type)
		}
	}
	for _, kind := range unknown {
		e.errs = append(e.errs, fmt.Errorf("%s is neither priced nor free", kind))
	}
}
