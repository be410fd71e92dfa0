package policy

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// LogRetention is how long the design document keeps logs, in days.
var LogRetention = map[string]float64{"dev": 7, "staging": 14, "prod": 30}

var logRules = []Rule{
	{"log-ends", Medium, "log groups say how long they keep", "CKV_AWS_66", set("aws_cloudwatch_log_group", "retention_in_days")},
	{"log-own-key", Low, "logs are encrypted with a key of ours", "CKV_AWS_158 AWS-0017", set("aws_cloudwatch_log_group", "kms_key_id")},
	{"log-a-year", Low, "logs are kept for a year", "CKV_AWS_338",
		each("aws_cloudwatch_log_group", func(c *check, r *terraform.Resource) {
			if d := r.Num("retention_in_days"); d != 0 && d < 365 {
				c.fail(r, "it is kept for %v days", d)
			}
		})},
	{"log-retention-of-document", Medium, "logs of the application and the database are kept for as long as the design document says", "",
		each("aws_cloudwatch_log_group", func(c *check, r *terraform.Resource) {
			want, ok := LogRetention[c.scope.Environment]
			name := r.Str("name")
			if ok && (strings.HasPrefix(name, "/ecs/") || strings.HasPrefix(name, "/aws/rds/")) && r.Num("retention_in_days") != want {
				c.fail(r, "it keeps %v days, the document says %v", r.Num("retention_in_days"), want)
			}
		})},
	{"log-before-database", High, "the log groups of a database exist before it, so that they are Terraform's and end", "",
		each("aws_db_instance", func(c *check, db *terraform.Resource) {
			for _, log := range db.Strings("enabled_cloudwatch_logs_exports") {
				name := fmt.Sprintf("/aws/rds/instance/%s/%s", db.Str("identifier"), log)
				if !slices.ContainsFunc(c.plan.Of("aws_cloudwatch_log_group"), func(g *terraform.Resource) bool { return g.Str("name") == name }) {
					c.fail(db, "RDS will make %s itself, and keep it for ever", name)
				}
			}
		})},
	{"filter-has-producer", High, "metric filters read log groups that something writes to", "",
		each("aws_cloudwatch_log_metric_filter", func(c *check, r *terraform.Resource) {
			name := r.Str("log_group_name")
			if c.unsure(r, "log_group_name") {
				return
			}
			for _, w := range writers(c.plan) {
				if w == name {
					return
				}
			}
			c.fail(r, "nothing writes to %s", name)
		})},
}

// writers returns the names of the log groups that something in the plan writes to.
func writers(p *terraform.Plan) []string {
	out := slices.Clone(accountLogs)
	for _, t := range p.Of("aws_ecs_task_definition") {
		list, _ := t.Objects("container_definitions")
		for _, k := range list {
			out = append(out, k.Str("logConfiguration.options.awslogs-group"))
		}
	}
	for _, db := range p.Of("aws_db_instance") {
		for _, log := range db.Strings("enabled_cloudwatch_logs_exports") {
			out = append(out, fmt.Sprintf("/aws/rds/instance/%s/%s", db.Str("identifier"), log))
		}
	}
	for _, t := range p.Of("aws_cloudtrail", "aws_bedrock_model_invocation_logging_configuration", "aws_elasticache_replication_group", "aws_wafv2_web_acl_logging_configuration", "aws_flow_log") {
		for _, g := range p.Of("aws_cloudwatch_log_group") {
			if n := g.Str("name"); n != "" && t.Mentions(n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// identifying are the dimensions without which a metric of a namespace belongs to
// nobody: any one list must be there.
var identifying = map[string][][]string{
	"AWS/ECS":                {{"ClusterName", "ServiceName"}},
	"ECS/ContainerInsights":  {{"ClusterName", "ServiceName"}},
	"AWS/ApplicationELB":     {{"LoadBalancer"}},
	"AWS/RDS":                {{"DBInstanceIdentifier"}},
	"AWS/SQS":                {{"QueueName"}},
	"AWS/ElastiCache":        {{"CacheClusterId"}, {"ReplicationGroupId"}},
	"AWS/NATGateway":         {{"NatGatewayId"}},
	"AWS/EC2":                {{"InstanceId"}, {"AutoScalingGroupName"}},
	"AWS/AutoScaling":        {{"AutoScalingGroupName"}},
	"AWS/CloudFront":         {{"DistributionId", "Region"}},
	"AWS/WAFV2":              {{"WebACL", "Rule"}},
	"AWS/CertificateManager": {{"CertificateArn"}},
	"AWS/S3":                 {{"BucketName"}},
	"AWS/SNS":                {{"TopicName"}},
	"AWS/Backup":             nil, // counts of the whole account
	"AWS/Bedrock":            nil, // likewise
	"AWS/Events":             {{"RuleName"}},
	"AWS/Logs":               {{"LogGroupName"}},
	"AWS/Lambda":             {{"FunctionName"}},
	"AWS/Usage":              nil,
}

// metrics of an alarm: its own, or those that it computes with.
func metrics(alarm *terraform.Resource) []terraform.Block {
	var out []terraform.Block
	if alarm.Has("metric_name") {
		out = append(out, alarm.Block)
	}
	for _, q := range alarm.Blocks("metric_query") {
		out = append(out, q.Blocks("metric")...)
	}
	return out
}

var alarmRules = []Rule{
	{"alarm-reaches-people", Critical, "an alarm's topics exist, are encrypted with a key of ours, and the key lets CloudWatch use it", "",
		each("aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm", func(c *check, alarm *terraform.Resource) {
			if c.unsure(alarm, "alarm_actions") {
				return
			}
			for _, topic := range alarm.Targets("alarm_actions") {
				if topic.Type == "aws_sns_topic" {
					c.publishes(alarm, topic, "cloudwatch.amazonaws.com")
				}
			}
		})},
	{"topic-key-grants", High, "whatever publishes to a topic may use its key", "",
		all(
			each("aws_cloudwatch_event_target", func(c *check, r *terraform.Resource) {
				if t := r.Target("arn"); t != nil && t.Type == "aws_sns_topic" {
					c.publishes(r, t, "events.amazonaws.com")
				}
			}),
			each("aws_budgets_budget", func(c *check, r *terraform.Resource) {
				for _, n := range r.Blocks("notification") {
					for _, arn := range n.Strings("subscriber_sns_topic_arns") {
						if t := c.plan.Identified(arn); t != nil {
							c.publishes(r, t, "budgets.amazonaws.com")
						}
					}
				}
			}),
			each("aws_db_event_subscription", func(c *check, r *terraform.Resource) {
				if t := r.Target("sns_topic"); t != nil {
					c.publishes(r, t, "events.rds.amazonaws.com", "rds.amazonaws.com")
				}
			}),
			each("aws_backup_vault_notifications", func(c *check, r *terraform.Resource) {
				if t := r.Target("sns_topic_arn"); t != nil {
					c.publishes(r, t, "backup.amazonaws.com")
				}
			}))},
	{"alarm-acts", High, "every alarm tells somebody, when it begins and when it ends", "CKV_AWS_319",
		each("aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm", func(c *check, r *terraform.Resource) {
			if v, s := r.Get("actions_enabled"); s == terraform.Known && v == false {
				c.fail(r, "its actions are disabled")
			}
			name := r.Str("alarm_name")
			if strings.HasPrefix(name, "TargetTracking-") || serves(c.plan, r) {
				return
			}
			for _, path := range []string{"alarm_actions", "ok_actions"} {
				if !r.Has(path) {
					c.fail(r, "%s is empty", path)
				}
			}
		})},
	{"alarm-identified", Critical, "every alarm on a metric of AWS names the thing that it watches", "",
		each("aws_cloudwatch_metric_alarm", func(c *check, r *terraform.Resource) {
			for _, m := range metrics(r) {
				sets, known := identifying[m.Str("namespace")]
				if !known && strings.HasPrefix(m.Str("namespace"), "AWS/") {
					c.fail(r, "nobody has written down how metrics of %s are identified", m.Str("namespace"))
				}
				if len(sets) == 0 {
					continue
				}
				have := m.Map("dimensions")
				complete := slices.ContainsFunc(sets, func(set []string) bool {
					for _, d := range set {
						if _, ok := have[d]; !ok {
							return false
						}
					}
					return true
				})
				if !complete && m.State("dimensions") != terraform.Unknown {
					c.fail(r, "%s %s needs the dimensions %v", m.Str("namespace"), m.Str("metric_name"), sets[0])
				}
				for d, v := range have {
					if v == "" && m.State("dimensions."+d) != terraform.Unknown {
						c.fail(r, "the dimension %s is empty", d)
					}
				}
			}
		})},
	{"alarm-metric-produced", High, "alarms on metrics of our own watch what a filter or the application produces", "",
		each("aws_cloudwatch_metric_alarm", func(c *check, r *terraform.Resource) {
			for _, m := range metrics(r) {
				space := m.Str("namespace")
				if strings.HasPrefix(space, "AWS/") || space == "ECS/ContainerInsights" || space == "" {
					continue
				}
				produced := false
				for _, f := range c.plan.Of("aws_cloudwatch_log_metric_filter") {
					for _, t := range f.Blocks("metric_transformation") {
						produced = produced || t.Str("namespace") == space && t.Str("name") == m.Str("metric_name")
					}
				}
				if !produced && !slices.Contains(OwnMetrics, m.Str("metric_name")) {
					c.fail(r, "nothing produces %s %s", space, m.Str("metric_name"))
				}
			}
		})},
	{"alarm-has-runbook", Medium, "every alarm that tells people names its runbook", "",
		each("aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm", func(c *check, r *terraform.Resource) {
			if !serves(c.plan, r) && !strings.Contains(r.Str("alarm_description"), "docs/runbooks/") && !c.unsure(r, "alarm_description") {
				c.fail(r, "its description names no docs/runbooks/…")
			}
		})},
	{"service-alarms-exist", High, "a deployment watches alarms that exist", "",
		each("aws_ecs_service aws_codedeploy_deployment_group", func(c *check, r *terraform.Resource) {
			names := append(r.Strings("alarms.0.alarm_names"), r.Strings("alarm_configuration.0.alarms")...)
			for _, n := range names {
				if !slices.ContainsFunc(c.plan.Of("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"), func(a *terraform.Resource) bool { return a.Str("alarm_name") == n }) {
					c.fail(r, "there is no alarm %s", n)
				}
			}
		})},
}

// OwnMetrics are the metrics that the application itself writes, as lines of its log
// in CloudWatch's embedded format. The module monitoring watches and draws them by
// these names.
var OwnMetrics = []string{
	"AnalysisSeconds", "AuditChainBroken", "DocumentsReceived", "DocumentsRefused", "JobSeconds", "JobsFailed", "JobsOldestSeconds", "JobsParked",
	"ModelErrors", "ModelSeconds", "SignInsRefused",
}

// accountLogs are the log groups of the account's own set-up, which writes to them.
var accountLogs = []string{"/paperwurks/trail"}

// serves is true of an alarm that only scaling or another machine acts on: one whose
// actions are policies of scaling.
func serves(p *terraform.Plan, alarm *terraform.Resource) bool {
	targets := alarm.Targets("alarm_actions")
	if len(targets) == 0 {
		return false
	}
	for _, t := range targets {
		if t.Type != "aws_appautoscaling_policy" && t.Type != "aws_autoscaling_policy" {
			return false
		}
	}
	return true
}

// publishes reports where a service could not publish to a topic, because its key or
// its policy does not let it.
func (c *check) publishes(from, topic *terraform.Resource, services ...string) {
	if !topic.Has("kms_master_key_id") {
		c.fail(from, "the topic %s is not encrypted with a key of ours", topic.Short())
		return
	}
	if strings.HasPrefix(topic.Str("kms_master_key_id"), "alias/aws/") {
		c.fail(from, "the topic %s uses AWS's key, which %s may not use: the message is lost silently", topic.Short(), services[0])
		return
	}
	key := topic.Target("kms_master_key_id")
	if key != nil && key.Type == "aws_kms_alias" {
		key = key.Target("target_key_id")
	}
	if key == nil {
		if !c.unsure(topic, "kms_master_key_id") && !c.scope.Account {
			c.fail(from, "the key of the topic %s is not in the plan", topic.Short())
		}
		return
	}
	statements, state := key.Statements("policy")
	if state == terraform.Unknown {
		c.unsure(key, "policy")
		return
	}
	for _, action := range []string{"kms:Decrypt", "kms:GenerateDataKey"} {
		allowed := false
		for _, s := range statements {
			if !s.Allow {
				continue
			}
			who := slices.ContainsFunc(s.Principals["Service"], func(p string) bool { return slices.Contains(services, p) })
			allowed = allowed || who && slices.ContainsFunc(s.Actions, func(a string) bool { return covers(a, action) })
		}
		if !allowed {
			c.fail(from, "the key %s does not let %s %s: the message is lost silently", key.Short(), services[0], action)
		}
	}
	var names []string
	for _, p := range about(c.plan, "aws_sns_topic_policy", "arn", topic) {
		st, _ := p.Statements("policy")
		for _, s := range st {
			if s.Allow {
				names = append(names, s.Principals["Service"]...)
			}
		}
	}
	sort.Strings(names)
	if len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return slices.Contains(services, n) }) {
		c.fail(from, "the policy of the topic %s lets %v publish, and not %s", topic.Short(), names, services[0])
	}
}
