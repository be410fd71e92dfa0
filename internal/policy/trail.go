package policy

import (
	"regexp"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// dataEvents is a check that a trail records what is done to objects.
func dataEvents(kind string) func(*check) {
	return each("aws_cloudtrail", func(c *check, r *terraform.Resource) {
		for _, s := range r.Blocks("advanced_event_selector") {
			objects, readOnly := false, ""
			for _, f := range s.Blocks("field_selector") {
				switch f.Str("field") {
				case "resources.type":
					objects = objects || slices.Contains(f.Strings("equals"), "AWS::S3::Object")
				case "readOnly":
					readOnly = strings.Join(f.Strings("equals"), "")
				}
			}
			if objects && (readOnly == "" || (readOnly == "true") == (kind == "read")) {
				return
			}
		}
		for _, s := range r.Blocks("event_selector") {
			for _, d := range s.Blocks("data_resource") {
				if t := s.Str("read_write_type"); d.Str("type") == "AWS::S3::Object" && (t == "All" || strings.HasPrefix(strings.ToLower(t), kind)) {
					return
				}
			}
		}
		c.fail(r, "it does not record who %ss objects", kind)
	})
}

// watched is a check that a filter on the trail's log finds an event, and that an
// alarm watches what the filter counts.
func watched(id, scanners, what string, events ...string) Rule {
	return Rule{id, Low, what + " raise an alarm", scanners, func(c *check) {
		if !c.scope.Account {
			return
		}
		for _, f := range c.plan.Of("aws_cloudwatch_log_metric_filter") {
			missing := slices.ContainsFunc(events, func(e string) bool { return !regexp.MustCompile(`\b` + e + `\b`).MatchString(f.Str("pattern")) })
			if missing {
				continue
			}
			for _, t := range f.Blocks("metric_transformation") {
				for _, a := range c.plan.Of("aws_cloudwatch_metric_alarm") {
					if a.Str("metric_name") == t.Str("name") && a.Str("namespace") == t.Str("namespace") {
						return
					}
				}
			}
			c.fail(f, "nothing watches what it counts")
			return
		}
		c.fail(nil, "no filter looks for %s", strings.Join(events, ", "))
	}}
}

var trailRules = []Rule{
	{"trail-everywhere", Medium, "one trail records every region", "CKV_AWS_67 CKV_AWS_251 AWS-0014 CloudTrail.1 CloudTrail.3 CIS-4.1",
		all(has(true, "aws_cloudtrail", "there is no trail"), flag("aws_cloudtrail", "is_multi_region_trail"),
			each("aws_cloudtrail", func(c *check, r *terraform.Resource) {
				if v, s := r.Get("enable_logging"); s == terraform.Known && v == false {
					c.fail(r, "it records nothing")
				}
			}))},
	{"trail-validated", High, "a trail shows whether it was changed afterwards", "CKV_AWS_36 AWS-0016 CloudTrail.4 CIS-4.2", flag("aws_cloudtrail", "enable_log_file_validation")},
	{"trail-own-key", High, "a trail is encrypted with a key of ours", "CKV_AWS_35 AWS-0015 CloudTrail.2 CIS-4.5", set("aws_cloudtrail", "kms_key_id")},
	{"trail-to-logs", Low, "a trail can be searched and watched", "CKV2_AWS_10 AWS-0162 CloudTrail.5", set("aws_cloudtrail", "cloud_watch_logs_group_arn")},
	{"trail-to-topic", Low, "a trail tells when it delivers", "CKV_AWS_252", set("aws_cloudtrail", "sns_topic_name")},
	{"trail-bucket", Critical, "the bucket of the trail is private and logs who reads it", "AWS-0161 AWS-0163 CloudTrail.6 CloudTrail.7 CIS-4.4",
		each("aws_cloudtrail", func(c *check, r *terraform.Resource) {
			for _, b := range c.plan.Of("aws_s3_bucket") {
				if b.Str("bucket") != r.Str("s3_bucket_name") {
					continue
				}
				if p := part(c, "aws_s3_bucket_public_access_block", b); p == nil || !p.Bool("restrict_public_buckets") {
					c.fail(b, "it could be public")
				}
				if part(c, "aws_s3_bucket_logging", b) == nil {
					c.fail(b, "nobody sees who reads it")
				}
				return
			}
			if !c.unsure(r, "s3_bucket_name") {
				c.fail(r, "its bucket %q is not in the plan", r.Str("s3_bucket_name"))
			}
		})},
	{"trail-writes", Low, "who writes objects is recorded", "AWS-0171 CIS-4.8", dataEvents("write")},
	{"trail-reads", Low, "who reads objects is recorded", "AWS-0172 CIS-4.9", dataEvents("read")},

	// The event names and patterns are CloudTrail's; the list is CIS's chapter 5.
	watched("watch-unauthorised-calls", "AWS-0147 CIS-5.1", "calls without permission", "UnauthorizedOperation|AccessDenied"),
	watched("watch-sign-in-without-mfa", "AWS-0148 CIS-5.2", "sign-ins without a second factor", "ConsoleLogin", "MFAUsed"),
	watched("watch-root", "AWS-0149 CIS-5.3", "uses of the root account", "Root"),
	watched("watch-identity-policies", "AWS-0150 CIS-5.4", "changes of IAM policies", "DeleteRolePolicy", "PutRolePolicy", "CreatePolicy", "AttachRolePolicy", "DetachRolePolicy"),
	watched("watch-trail", "AWS-0151 CIS-5.5", "changes of the trail", "UpdateTrail", "StopLogging", "DeleteTrail"),
	watched("watch-sign-in-failures", "AWS-0152 CIS-5.6", "failed sign-ins", "ConsoleLogin", "Failed authentication"),
	watched("watch-keys", "AWS-0153 CIS-5.7", "keys disabled or about to be deleted", "DisableKey", "ScheduleKeyDeletion"),
	watched("watch-bucket-policies", "AWS-0154 CIS-5.8", "changes of buckets' policies", "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl"),
	watched("watch-config", "AWS-0155 CIS-5.9", "changes of Config", "StopConfigurationRecorder", "DeleteDeliveryChannel"),
	watched("watch-security-groups", "AWS-0156 CIS-5.10", "changes of security groups", "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress", "DeleteSecurityGroup"),
	watched("watch-network-acls", "AWS-0157 CIS-5.11", "changes of network ACLs", "CreateNetworkAcl", "ReplaceNetworkAclEntry"),
	watched("watch-gateways", "AWS-0158 CIS-5.12", "changes of gateways", "CreateCustomerGateway", "AttachInternetGateway", "DeleteInternetGateway"),
	watched("watch-route-tables", "AWS-0159 CIS-5.13", "changes of route tables", "CreateRoute", "ReplaceRoute", "DeleteRouteTable"),
	watched("watch-vpcs", "AWS-0160 CIS-5.14", "changes of VPCs", "CreateVpc", "DeleteVpc", "ModifyVpcAttribute"),
	watched("watch-organisation", "AWS-0174 CIS-5.15", "changes of the organisation", "organizations.amazonaws.com"),

	{"account-guardduty", Medium, "GuardDuty watches the account, its buckets and its databases", "CKV_AWS_238 CKV2_AWS_3 GuardDuty.1 GuardDuty.9 GuardDuty.10",
		all(has(true, "aws_guardduty_detector", "GuardDuty is off"), flag("aws_guardduty_detector", "enable"), func(c *check) {
			if !c.scope.Account {
				return
			}
			for _, want := range []string{"S3_DATA_EVENTS", "RDS_LOGIN_EVENTS"} {
				on := slices.ContainsFunc(c.plan.Of("aws_guardduty_detector_feature"), func(f *terraform.Resource) bool {
					return f.Str("name") == want && f.Str("status") == "ENABLED"
				})
				if !on {
					c.fail(nil, "GuardDuty does not watch %s", want)
				}
			}
		})},
	{"account-config", Medium, "Config records every kind of resource", "CKV2_AWS_45 CKV2_AWS_48 AWS-0019 Config.1 CIS-4.3",
		all(has(true, "aws_config_configuration_recorder", "Config is off"), each("aws_config_configuration_recorder", func(c *check, r *terraform.Resource) {
			if !r.Bool("recording_group.0.all_supported") || !r.Bool("recording_group.0.include_global_resource_types") {
				c.fail(r, "it does not record everything")
			}
		}))},
	{"account-security-hub", Medium, "Security Hub gathers findings", "CIS-5.16", has(true, "aws_securityhub_account", "Security Hub is off")},
	{"account-macie", Low, "Macie looks for personal data in buckets", "Macie.1 CIS-3.1.3", has(true, "aws_macie2_account", "Macie is off")},
	{"account-access-analyser", Low, "the access analyser shows what others may reach", "AWS-0175 CIS-2.18", has(true, "aws_accessanalyzer_analyzer", "there is no analyser")},
	{"account-contacts", Low, "AWS knows whom to tell of security", "Account.1 CIS-2.3",
		func(c *check) {
			if c.scope.Account && !slices.ContainsFunc(c.plan.Of("aws_account_alternate_contact"), func(r *terraform.Resource) bool { return r.Str("alternate_contact_type") == "SECURITY" }) {
				c.fail(nil, "no contact for security")
			}
		}},
	{"account-password-policy", Medium, "passwords of the console are long, mixed, new each time and end",
		"AWS-0056 AWS-0058 AWS-0059 AWS-0060 AWS-0061 AWS-0062 AWS-0063 IAM.7 IAM.10 CIS-2.8 CIS-2.9",
		all(has(true, "aws_iam_account_password_policy", "AWS's own policy holds"),
			flag("aws_iam_account_password_policy", "require_lowercase_characters"), flag("aws_iam_account_password_policy", "require_uppercase_characters"),
			flag("aws_iam_account_password_policy", "require_numbers"), flag("aws_iam_account_password_policy", "require_symbols"),
			each("aws_iam_account_password_policy", func(c *check, r *terraform.Resource) {
				if r.Num("minimum_password_length") < 14 || r.Num("password_reuse_prevention") < 24 || r.Num("max_password_age") == 0 || r.Num("max_password_age") > 90 {
					c.fail(r, "length %v, reuse after %v, age %v", r.Num("minimum_password_length"), r.Num("password_reuse_prevention"), r.Num("max_password_age"))
				}
			}))},
}
