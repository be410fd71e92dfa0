package policy

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var balancerRules = []Rule{
	{"balancer-https", Critical, "listeners speak HTTPS, or redirect to it", "CKV_AWS_2 CKV2_AWS_20 AWS-0054 ELB.1",
		each("aws_lb_listener", func(c *check, r *terraform.Resource) {
			if r.Str("protocol") == "HTTPS" || c.unsure(r, "protocol") {
				return
			}
			redirect := r.Block.Blocks("default_action")
			if len(redirect) != 1 || redirect[0].Str("type") != "redirect" || redirect[0].Str("redirect.0.protocol") != "HTTPS" || redirect[0].Str("redirect.0.status_code") != "HTTP_301" {
				c.fail(r, "port %v is plain HTTP and does not redirect to HTTPS", r.Num("port"))
			}
		})},
	{"balancer-tls", Critical, "listeners use TLS 1.2 or later with strong ciphers", "CKV_AWS_103 CKV2_AWS_74 AWS-0047",
		each("aws_lb_listener", func(c *check, r *terraform.Resource) {
			if r.Str("protocol") != "HTTPS" {
				return
			}
			policy := r.Str("ssl_policy")
			strong := strings.HasPrefix(policy, "ELBSecurityPolicy-TLS13-1-2-") || strings.HasPrefix(policy, "ELBSecurityPolicy-TLS13-1-3-")
			c.want(r, "ssl_policy", strong && !strings.Contains(policy, "-Ext"), "the policy is %q", policy)
		})},
	{"balancer-drops-bad-headers", High, "load balancers drop invalid headers", "CKV_AWS_131 AWS-0052 ELB.4", flag("aws_lb", "drop_invalid_header_fields")},
	{"balancer-desync", Medium, "load balancers treat ambiguous requests strictly", "CKV_AWS_328 ELB.12",
		each("aws_lb", func(c *check, r *terraform.Resource) {
			m := r.Str("desync_mitigation_mode")
			c.want(r, "desync_mitigation_mode", m == "defensive" || m == "strictest", "the mode is %q", m)
		})},
	{"balancer-logs", Medium, "load balancers write access logs", "CKV_AWS_91 ELB.5 CIS-4.10",
		each("aws_lb", func(c *check, r *terraform.Resource) {
			if !r.Bool("access_logs.0.enabled") || !r.Has("access_logs.0.bucket") {
				c.fail(r, "access logs are off")
			}
		})},
	{"balancer-kept", Medium, "the load balancer of production cannot be deleted by mistake", "CKV_AWS_150 ELB.6",
		each("aws_lb", func(c *check, r *terraform.Resource) {
			if c.scope.Environment == "prod" {
				c.want(r, "enable_deletion_protection", r.Bool("enable_deletion_protection"), "enable_deletion_protection is not true")
			}
		})},
	{"balancer-internal", High, "load balancers are not on the internet", "AWS-0053",
		each("aws_lb", func(c *check, r *terraform.Resource) {
			c.want(r, "internal", r.Bool("internal"), "it has public addresses")
		})},
	{"balancer-behind-waf", Medium, "a web ACL stands before every load balancer", "CKV2_AWS_28 ELB.16",
		each("aws_lb", func(c *check, r *terraform.Resource) {
			if len(about(c.plan, "aws_wafv2_web_acl_association", "resource_arn", r)) > 0 {
				return
			}
			if r.Bool("internal") { // only reached through a distribution with a web ACL of its own
				for _, o := range c.plan.Of("aws_cloudfront_vpc_origin") {
					if o.Target("vpc_origin_endpoint_config.0.arn") != r {
						continue
					}
					for _, d := range c.plan.Of("aws_cloudfront_distribution") {
						if d.Mentions(o.Str("id")) && d.Has("web_acl_id") {
							return
						}
					}
				}
			}
			c.fail(r, "no web ACL is associated with it, and no distribution with one stands before it")
		})},
	{"balancer-zones", Medium, "load balancers stand in two zones or more", "ELB.13",
		each("aws_lb", func(c *check, r *terraform.Resource) {
			if !c.unsure(r, "subnets") && len(r.Strings("subnets")) < 2 && len(r.Blocks("subnet_mapping")) < 2 {
				c.fail(r, "it stands in %d subnets", len(r.Strings("subnets")))
			}
		})},
	{"target-health", Medium, "target groups check the health of what they send to", "CKV_AWS_261",
		each("aws_lb_target_group", func(c *check, r *terraform.Resource) {
			if !r.Has("health_check.0.path") {
				c.fail(r, "no health check with a path")
			}
		})},
	{"target-encrypted", Low, "target groups speak HTTPS to their targets", "CKV_AWS_378",
		each("aws_lb_target_group", func(c *check, r *terraform.Resource) {
			c.want(r, "protocol", r.Str("protocol") == "HTTPS", "the protocol is %s", r.Str("protocol"))
		})},
}
