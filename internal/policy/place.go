package policy

import (
	"math"
	"net/netip"
	"slices"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// abroad are the kinds of resources that AWS keeps in us-east-1 only when they serve
// CloudFront, or that follow the account's billing there.
var abroad = []string{"aws_acm_certificate", "aws_acm_certificate_validation", "aws_wafv2_web_acl", "aws_wafv2_web_acl_logging_configuration", "aws_wafv2_ip_set", "aws_cloudwatch_log_group",
	"aws_cloudwatch_log_resource_policy", "aws_cloudwatch_log_delivery", "aws_cloudwatch_log_delivery_source", "aws_cloudwatch_log_delivery_destination", "aws_cloudwatch_metric_alarm", "aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription",
	"aws_kms_key", "aws_kms_alias", "aws_cloudfront_distribution", "aws_route53_query_log", "aws_route53_record", "aws_cloudwatch_event_rule", "aws_cloudwatch_event_target", "aws_ce_anomaly_monitor", "aws_ce_anomaly_subscription", "aws_budgets_budget"}

// papers are the kinds of resources that hold clients' papers or what is read from
// them: these stay in London whatever else moves.
var papers = []string{"aws_s3_bucket", "aws_db_instance", "aws_elasticache_replication_group", "aws_sqs_queue", "aws_ecs_service", "aws_bedrock_guardrail", "aws_bedrockagent_knowledge_base"}

// Budgets are the design document's monthly costs, in pounds.
var Budgets = map[string]float64{"dev": 65, "staging": 65, "prod": 280}

var placeRules = []Rule{
	{"region-allowed", Critical, "everything is in London, but what CloudFront needs in us-east-1", "",
		func(c *check) {
			standby := false
			for _, name := range []string{"dr_mode"} {
				standby = standby || c.plan.Variables[name] == "eu_standby"
			}
			for _, r := range c.plan.Resources {
				switch region := r.Region; {
				case region == "" || region == "eu-west-2" || r.Type == "terraform_data":
				case region == "us-east-1" && slices.Contains(abroad, r.Type):
				case region == "eu-west-1" && standby && !slices.Contains(papers, r.Type): // copies of backups, with the officer's consent
				default:
					c.fail(r, "it is in %s", region)
				}
			}
		}},
	{"tagged", Low, "everything says which environment it belongs to", "",
		func(c *check) {
			for _, r := range c.plan.Resources {
				if _, state := r.Get("tags_all"); state == terraform.Known && len(r.Map("tags_all")) > 0 && r.Map("tags_all")["Environment"] == "" {
					c.fail(r, "it has no tag Environment")
				}
			}
		}},
	{"budget-within-document", Medium, "an environment has a budget, of at most the design document's cost", "",
		each("aws_budgets_budget", func(c *check, r *terraform.Resource) {
			for name, pounds := range Budgets {
				if !r.Mentions(name) || r.Str("budget_type") != "COST" {
					continue
				}
				// AWS keeps budgets in dollars; the tree converts at a rate of its own.
				limit := r.Num("limit_amount")
				if unit := r.Str("limit_unit"); unit == "USD" {
					limit /= 1.33
				}
				if limit > math.Ceil(pounds*1.005) {
					c.fail(r, "the budget is £%.0f, the document says £%.0f", limit, pounds)
				}
			}
		})},
	{"budget-heard", Low, "budgets tell somebody before they are spent", "",
		each("aws_budgets_budget", func(c *check, r *terraform.Resource) {
			forecast := false
			for _, n := range r.Blocks("notification") {
				forecast = forecast || n.Str("notification_type") == "FORECASTED" && (n.Has("subscriber_email_addresses") || n.Has("subscriber_sns_topic_arns"))
			}
			if !forecast {
				c.fail(r, "nobody hears that it will be spent")
			}
		})},
	{"zone-logged", Low, "public zones log what is asked, and are signed", "CKV2_AWS_38 CKV2_AWS_39 Route53.2",
		each("aws_route53_zone", func(c *check, r *terraform.Resource) {
			if r.Has("vpc") {
				return
			}
			if len(about(c.plan, "aws_route53_query_log", "zone_id", r)) == 0 {
				c.fail(r, "queries are not logged")
			}
			if len(about(c.plan, "aws_route53_hosted_zone_dnssec", "hosted_zone_id", r)) == 0 {
				c.fail(r, "answers are not signed")
			}
		})},
}

// Overlaps returns a sentence for each pair of VPCs, of all the plans, whose ranges
// of addresses overlap: such VPCs could never be joined.
func Overlaps(plans map[string]*terraform.Plan) []string {
	type network struct {
		of     string
		prefix netip.Prefix
	}
	var all []network
	names := make([]string, 0, len(plans))
	for name := range plans {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []string
	for _, name := range names {
		for _, vpc := range plans[name].Of("aws_vpc") {
			prefix, err := netip.ParsePrefix(vpc.Str("cidr_block"))
			if err != nil {
				out = append(out, name+": "+err.Error())
				continue
			}
			for _, other := range all {
				if other.prefix.Overlaps(prefix) {
					out = append(out, name+" ("+prefix.String()+") overlaps "+other.of+" ("+other.prefix.String()+")")
				}
			}
			all = append(all, network{name, prefix})
		}
	}
	return out
}
