package policy

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

const distribution = "aws_cloudfront_distribution"

// behaviours of a distribution: the default one and the others.
func behaviours(d *terraform.Resource) []terraform.Block {
	return append(d.Blocks("default_cache_behavior"), d.Blocks("ordered_cache_behavior")...)
}

// webRules is a check that each web ACL has a managed group of rules.
func webRules(groups ...string) func(*check) {
	return each("aws_wafv2_web_acl", func(c *check, r *terraform.Resource) {
		var have []string
		for _, rule := range r.Blocks("rule") {
			for _, g := range rule.Blocks("statement.0.managed_rule_group_statement") {
				have = append(have, g.Str("name"))
			}
		}
		for _, g := range groups {
			if !slices.Contains(have, g) {
				c.fail(r, "it has no %s", g)
			}
		}
	})
}

var edgeRules = []Rule{
	{"edge-https", Critical, "distributions speak HTTPS, or redirect to it", "CKV_AWS_34 AWS-0012 CloudFront.3",
		each(distribution, func(c *check, r *terraform.Resource) {
			for _, b := range behaviours(r) {
				if p := b.Str("viewer_protocol_policy"); p != "https-only" && p != "redirect-to-https" {
					c.fail(r, "viewers may use %s", p)
				}
			}
		})},
	{"edge-tls", High, "distributions use TLS 1.2 or later, with a certificate of ours and SNI", "CKV_AWS_174 CKV2_AWS_42 AWS-0013 CloudFront.7 CloudFront.8",
		each(distribution, func(c *check, r *terraform.Resource) {
			at := "viewer_certificate.0."
			if !r.Has(at + "acm_certificate_arn") {
				c.fail(r, "it shows CloudFront's own certificate")
			}
			if v := r.Str(at + "minimum_protocol_version"); !strings.HasPrefix(v, "TLSv1.2_") && !strings.HasPrefix(v, "TLSv1.3_") {
				c.fail(r, "it accepts %s", v)
			}
			if m := r.Str(at + "ssl_support_method"); m != "sni-only" {
				c.fail(r, "it asks for an address of its own: %q", m)
			}
		})},
	{"edge-origin-https", High, "distributions speak HTTPS with TLS 1.2 to their origins", "CKV2_AWS_54 CKV2_AWS_72 CloudFront.9 CloudFront.10",
		all(
			each(distribution, func(c *check, r *terraform.Resource) {
				for _, o := range r.Blocks("origin") {
					for _, k := range o.Blocks("custom_origin_config") {
						if k.Str("origin_protocol_policy") != "https-only" {
							c.fail(r, "it speaks %s to %s", k.Str("origin_protocol_policy"), o.Str("domain_name"))
						}
						for _, p := range k.Strings("origin_ssl_protocols") {
							if p != "TLSv1.2" {
								c.fail(r, "it speaks %s to %s", p, o.Str("domain_name"))
							}
						}
					}
				}
			}),
			each("aws_cloudfront_vpc_origin", func(c *check, r *terraform.Resource) {
				at := "vpc_origin_endpoint_config.0."
				if r.Str(at+"origin_protocol_policy") != "https-only" {
					c.fail(r, "it speaks %s", r.Str(at+"origin_protocol_policy"))
				}
				for _, p := range r.Strings(at + "origin_ssl_protocols.0.items") {
					if p != "TLSv1.2" {
						c.fail(r, "it speaks %s", p)
					}
				}
			}))},
	{"edge-behind-waf", High, "a web ACL stands before every distribution", "CKV_AWS_68 AWS-0011 CloudFront.6", set(distribution, "web_acl_id")},
	{"edge-logs", Medium, "distributions log who asked", "CKV_AWS_86 AWS-0010 CloudFront.5",
		each(distribution, func(c *check, r *terraform.Resource) {
			if r.Has("logging_config.0.bucket") {
				return
			}
			for _, s := range c.plan.Of("aws_cloudwatch_log_delivery_source") {
				if s.Target("resource_arn") == r {
					return
				}
			}
			c.fail(r, "requests are not logged")
		})},
	{"edge-headers", Medium, "answers carry strict transport security and the other headers", "CKV2_AWS_32 CKV_AWS_259",
		all(
			each(distribution, func(c *check, r *terraform.Resource) {
				for _, b := range behaviours(r) {
					if !b.Has("response_headers_policy_id") {
						c.fail(r, "a behaviour (%s) adds no headers", orDefault(b.Str("path_pattern")))
					}
				}
			}),
			each("aws_cloudfront_response_headers_policy", func(c *check, r *terraform.Resource) {
				at := "security_headers_config.0.strict_transport_security.0."
				if r.Num(at+"access_control_max_age_sec") < 31536000 || !r.Bool(at+"override") {
					c.fail(r, "strict transport security lasts %v s", r.Num(at+"access_control_max_age_sec"))
				}
			}))},
	{"edge-root", Low, "distributions answer at their root", "CKV_AWS_305 CloudFront.1", set(distribution, "default_root_object")},
	{"edge-origin-access", High, "origins that are buckets answer to the distribution only", "CKV2_AWS_46 CloudFront.13 CloudFront.12",
		each(distribution, func(c *check, r *terraform.Resource) {
			for _, o := range r.Blocks("origin") {
				if strings.Contains(o.Str("domain_name"), ".s3.") && !o.Has("origin_access_control_id") {
					c.fail(r, "the bucket %s has no origin access control", o.Str("domain_name"))
				}
			}
		})},
	{"edge-failover", Low, "distributions have a second origin", "CKV_AWS_310 CloudFront.4",
		each(distribution, func(c *check, r *terraform.Resource) {
			if len(r.Blocks("origin_group")) == 0 {
				c.fail(r, "there is one origin only")
			}
		})},
	{"edge-countries", Low, "distributions answer to chosen countries only", "CKV_AWS_374",
		each(distribution, func(c *check, r *terraform.Resource) {
			if t := r.Str("restrictions.0.geo_restriction.0.restriction_type"); t != "whitelist" {
				c.fail(r, "the restriction is %q", t)
			}
		})},
	{"edge-enabled", Medium, "distributions are switched on", "CKV_AWS_216", flag(distribution, "enabled")},
	{"edge-caches-nothing-personal", High, "answers of the application are cached nowhere", "",
		each(distribution, func(c *check, r *terraform.Resource) {
			const disabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" // AWS's policy CachingDisabled
			for _, b := range r.Blocks("default_cache_behavior") {
				if b.Str("cache_policy_id") != disabled && b.State("cache_policy_id") == terraform.Known {
					c.fail(r, "the default behaviour caches by %s", b.Str("cache_policy_id"))
				}
			}
		})},
	{"waf-rules", Medium, "web ACLs have rules, and each does something", "CKV_AWS_175 CKV_AWS_342 WAF.10",
		each("aws_wafv2_web_acl", func(c *check, r *terraform.Resource) {
			rules := r.Blocks("rule")
			if len(rules) == 0 {
				c.fail(r, "it has no rule")
			}
			for _, rule := range rules {
				if len(rule.Blocks("action"))+len(rule.Blocks("override_action")) != 1 {
					c.fail(r, "the rule %s has no action", rule.Str("name"))
				}
			}
		})},
	{"waf-log4j", High, "web ACLs stop what is known to be bad, Log4j's among it", "CKV_AWS_192 CKV2_AWS_47", webRules("AWSManagedRulesKnownBadInputsRuleSet")},
	{"waf-reputation", Medium, "web ACLs stop anonymous and ill-reputed addresses, and the usual attacks", "CKV2_AWS_76",
		webRules("AWSManagedRulesAnonymousIpList", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesSQLiRuleSet")},
	{"waf-rate", Medium, "web ACLs limit how much one address may ask", "",
		each("aws_wafv2_web_acl", func(c *check, r *terraform.Resource) {
			for _, rule := range r.Blocks("rule") {
				if rule.Num("statement.0.rate_based_statement.0.limit") > 0 {
					return
				}
			}
			c.fail(r, "nothing limits requests")
		})},
	{"waf-logs", Medium, "web ACLs log, without tokens and cookies", "CKV2_AWS_31 WAF.11",
		each("aws_wafv2_web_acl", func(c *check, r *terraform.Resource) {
			logs := about(c.plan, "aws_wafv2_web_acl_logging_configuration", "resource_arn", r)
			if len(logs) == 0 {
				c.fail(r, "it does not log")
			}
			for _, l := range logs {
				var hidden []string
				for _, f := range l.Blocks("redacted_fields") {
					hidden = append(hidden, f.Str("single_header.0.name"))
				}
				for _, h := range []string{"authorization", "cookie"} {
					if !slices.Contains(hidden, h) {
						c.fail(l, "the header %s is logged", h)
					}
				}
			}
		})},
	{"waf-metrics", Low, "web ACLs and their rules are counted", "WAF.12",
		each("aws_wafv2_web_acl", func(c *check, r *terraform.Resource) {
			for _, b := range append(r.Blocks("rule"), r.Block) {
				if !b.Bool("visibility_config.0.cloudwatch_metrics_enabled") {
					c.fail(r, "%s is not counted", orDefault(b.Str("name")))
				}
			}
		})},
	{"certificate-renewed", Medium, "certificates are replaced before the old one goes, publicly logged, strong, and for named hosts",
		"CKV_AWS_233 CKV_AWS_234 CKV2_AWS_71 ACM.1 ACM.2",
		each("aws_acm_certificate", func(c *check, r *terraform.Resource) {
			for _, name := range append(r.Strings("subject_alternative_names"), r.Str("domain_name")) {
				if strings.HasPrefix(name, "*.") {
					c.fail(r, "it is for %s", name)
				}
			}
			for _, o := range r.Blocks("options") {
				if o.Str("certificate_transparency_logging_preference") == "DISABLED" {
					c.fail(r, "it is kept out of the public logs")
				}
			}
			if r.Has("private_key") || r.Has("certificate_body") {
				c.fail(r, "it is imported, and will not renew itself")
			}
			if k := r.Str("key_algorithm"); k == "RSA_1024" {
				c.fail(r, "its key is %s", k)
			}
		})},
	{"record-attached", Medium, "names lead to something that exists", "CKV2_AWS_23",
		each("aws_route53_record", func(c *check, r *terraform.Resource) {
			if !r.Has("alias") && !r.Has("records") && !c.unsure(r, "records", "alias") {
				c.fail(r, "it leads nowhere")
			}
		})},
}

func orDefault(name string) string {
	if name == "" {
		return "the default"
	}
	return name
}
