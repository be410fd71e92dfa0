package policy

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// The actions that scanners group by what they allow when the resource is "*". Each
// list names the actions that let one do the thing, as Checkov's checks (from
// Cloudsplaining) do.
var (
	escalation = []string{"iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:PassRole", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
		"iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:AddUserToGroup",
		"iam:UpdateAssumeRolePolicy", "sts:AssumeRole", "lambda:CreateFunction", "lambda:UpdateFunctionCode", "cloudformation:CreateStack", "glue:CreateDevEndpoint"}
	credentials = []string{"iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile", "sts:GetSessionToken", "sts:GetFederationToken", "sts:AssumeRole",
		"ecr:GetAuthorizationToken", "rds-db:connect", "cognito-identity:GetCredentialsForIdentity", "chime:CreateApiKey", "redshift:GetClusterCredentials"}
	exfiltration = []string{"s3:GetObject", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "secretsmanager:GetSecretValue"}
	exposure     = []string{"s3:PutBucketPolicy", "s3:PutBucketAcl", "s3:PutObjectAcl", "kms:PutKeyPolicy", "kms:CreateGrant", "sqs:SetQueueAttributes", "sns:AddPermission",
		"iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:CreatePolicy", "ecr:SetRepositoryPolicy", "secretsmanager:PutResourcePolicy", "lambda:AddPermission", "backup:PutBackupVaultAccessPolicy"}
	writing = []string{"s3:PutObject", "s3:DeleteObject", "s3:DeleteBucket", "sqs:SendMessage", "sqs:DeleteMessage", "sqs:DeleteQueue", "sns:Publish", "sns:DeleteTopic", "rds:DeleteDBInstance",
		"rds:ModifyDBInstance", "kms:ScheduleKeyDeletion", "dynamodb:PutItem", "ecs:DeleteService", "ecs:UpdateService", "ecs:RunTask", "logs:DeleteLogGroup", "ec2:TerminateInstances",
		"ec2:ReplaceRoute", "ec2:CreateRoute", "secretsmanager:PutSecretValue", "ssm:PutParameter", "backup:DeleteRecoveryPoint"}
)

// unrestrictable are actions that AWS offers on "*" only: no policy could name their
// resource. From the service authorization reference.
var unrestrictable = []string{
	"ecr:GetAuthorizationToken", "xray:*", "cloudwatch:PutMetricData", "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics", "cloudwatch:DescribeAlarms*",
	"ec2:Describe*", "ssmmessages:*", "sts:GetCallerIdentity", "logs:DescribeLogGroups", "ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition", "ecs:DeregisterTaskDefinition",
	"ecs:ListTaskDefinitions", "s3:ListAllMyBuckets", "kms:ListKeys", "kms:ListAliases", "kms:CreateKey", "elasticloadbalancing:Describe*", "application-autoscaling:Describe*", "tag:Get*", "organizations:Describe*",
	"organizations:List*", "ce:*", "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy",
	"logs:DescribeResourcePolicies", "rds:Describe*", "backup:List*", "backup:Describe*", "iam:List*", "config:Put*", "events:List*", "ec2:AssociateAddress", "autoscaling:CompleteLifecycleAction",
	"autoscaling:Describe*", "bedrock:ListFoundationModels", "ses:GetSendQuota", "acm:ListCertificates", "cloudfront:List*", "wafv2:List*",
}

// onAnything calls f with the actions of a statement that it allows on every
// resource, without a condition that narrows it.
func onAnything(list []string, f string) func(*check) {
	return policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
		if !slices.Contains(s.Resources, "*") || len(s.Conditions) > 0 {
			return
		}
		for _, action := range list {
			for _, a := range s.Actions {
				if covers(a, action) && !restrictedAnyway(a) {
					c.fail(r, f, a)
				}
			}
		}
	})
}

// restrictedAnyway is true of an action that cannot be given for less than "*".
func restrictedAnyway(action string) bool {
	return slices.ContainsFunc(unrestrictable, func(u string) bool { return covers(u, action) })
}

// trusts calls f for each statement of a role's trust policy.
func trusts(f func(c *check, r *terraform.Resource, s terraform.Statement)) func(*check) {
	return each("aws_iam_role", func(c *check, r *terraform.Resource) {
		statements, state := r.Statements("assume_role_policy")
		if state == terraform.Unknown {
			c.unsure(r, "assume_role_policy")
			return
		}
		for _, s := range statements {
			if s.Allow {
				f(c, r, s)
			}
		}
	})
}

var identityRules = []Rule{
	{"identity-no-administrator", Critical, "no policy allows everything on everything", "CKV_AWS_1 CKV_AWS_62 IAM.1 CIS-2.14",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			if slices.Contains(s.Actions, "*") && slices.Contains(s.Resources, "*") {
				c.fail(r, "it allows everything")
			}
		})},
	{"identity-no-any-action", High, "no policy allows every action", "CKV_AWS_49 CKV_AWS_63",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			if slices.Contains(s.Actions, "*") {
				c.fail(r, "it allows every action on %s", strings.Join(s.Resources, ", "))
			}
			if len(s.NotActions) > 0 {
				c.fail(r, "it allows every action but some")
			}
		})},
	{"identity-no-whole-service", Medium, "no policy allows every action of a service", "AWS-0057 IAM.21 CKV2_AWS_40",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			for _, a := range s.Actions {
				if strings.HasSuffix(a, ":*") {
					c.fail(r, "it allows %s", a)
				}
			}
		})},
	{"identity-no-managed-administrator", Critical, "nobody has AWS's policies for administrators", "CKV_AWS_274 CKV_AWS_275 CKV2_AWS_56 CIS-2.20",
		each("aws_iam_role_policy_attachment aws_iam_policy_attachment aws_iam_user_policy_attachment aws_iam_group_policy_attachment", func(c *check, r *terraform.Resource) {
			for _, name := range []string{"AdministratorAccess", "IAMFullAccess", "PowerUserAccess", "AWSCloudShellFullAccess"} {
				if strings.HasSuffix(r.Str("policy_arn"), "/"+name) {
					c.fail(r, "it attaches %s", name)
				}
			}
		})},
	{"identity-no-escalation", High, "nobody may give himself more rights", "CKV_AWS_286 CKV_AWS_110", onAnything(escalation, "%s on every resource")},
	{"identity-pass-role", Medium, "roles may be passed by name only", "AWS-0342",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			for _, a := range s.Actions {
				if !covers(a, "iam:PassRole") {
					continue
				}
				for _, res := range s.Resources {
					if strings.HasSuffix(res, "*") && strings.Count(res, "/") < 2 && !strings.Contains(res, "paperwurks") {
						c.fail(r, "it may pass %s", res)
					}
				}
				if len(s.Condition("iam:PassedToService")) == 0 {
					c.fail(r, "it may pass roles to any service")
				}
			}
		})},
	{"identity-no-credentials", High, "nobody may make credentials for whom he likes", "CKV_AWS_287 CKV_AWS_107", onAnything(credentials, "%s on every resource")},
	{"identity-no-exfiltration", High, "nobody may read everything", "CKV_AWS_288 CKV_AWS_108 AWS-0345", onAnything(exfiltration, "%s on every resource")},
	{"identity-no-exposure", High, "nobody may share what he likes", "CKV_AWS_289 CKV_AWS_109", onAnything(exposure, "%s on every resource")},
	{"identity-no-blanket-writes", Medium, "nobody may change everything", "CKV_AWS_290 CKV_AWS_111", onAnything(writing, "%s on every resource")},
	{"identity-buckets-named", High, "who reads and writes objects does so in named buckets", "AWS-0346",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			read := slices.ContainsFunc(s.Actions, func(a string) bool { return covers(a, "s3:GetObject") })
			write := slices.ContainsFunc(s.Actions, func(a string) bool { return covers(a, "s3:PutObject") })
			if read && write && !c.denied("s3:GetObject") && slices.ContainsFunc(s.Resources, func(r string) bool { return r == "*" || strings.HasPrefix(r, "arn:aws:s3:::*") }) {
				c.fail(r, "it reads and writes every bucket")
			}
		})},
	{"identity-resources-named", Medium, "actions that can be limited to a resource are", "CKV_AWS_355 CKV_AWS_356",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			if !slices.Contains(s.Resources, "*") || len(s.Conditions) > 0 {
				return
			}
			for _, a := range s.Actions {
				if !restrictedAnyway(a) {
					c.fail(r, "%s on every resource", a)
				}
			}
		})},
	{"identity-roles-only", Medium, "rights belong to roles; there are no users of our own", "CKV_AWS_40 CKV_AWS_273 CKV2_AWS_14 CKV2_AWS_22 AWS-0143 IAM.2 CIS-2.13",
		each("aws_iam_user aws_iam_user_policy aws_iam_user_policy_attachment aws_iam_access_key aws_iam_user_login_profile", func(c *check, r *terraform.Resource) {
			c.fail(r, "it is a user, or a user's")
		})},
	{"identity-trust-narrow", Critical, "a role trusts named services or accounts", "CKV_AWS_60 CKV_AWS_61 CKV_AWS_283",
		trusts(func(c *check, r *terraform.Resource, s terraform.Statement) {
			for _, p := range append(s.Principals["AWS"], s.Principals["Service"]...) {
				if p == "*" {
					c.fail(r, "it trusts everybody")
				}
			}
			if s.NotPrincipal {
				c.fail(r, "it trusts everybody but some")
			}
		})},
	{"identity-confused-deputy", Low, "a service may take a role only for this account", "",
		trusts(func(c *check, r *terraform.Resource, s terraform.Statement) {
			// The services whose documentation asks for it, because they act for many accounts.
			asks := []string{"bedrock.amazonaws.com", "scheduler.amazonaws.com", "backup.amazonaws.com", "ecs-tasks.amazonaws.com", "delivery.logs.amazonaws.com", "malware-protection-plan.guardduty.amazonaws.com"}
			for _, p := range s.Principals["Service"] {
				if slices.Contains(asks, p) && len(s.Condition("aws:SourceAccount"))+len(s.Condition("aws:SourceArn")) == 0 {
					c.fail(r, "%s may take it for another account", p)
				}
			}
		})},
	{"identity-github-subject", Critical, "GitHub may take a role only for a named repository and purpose", "CKV_AWS_358 CKV_AWS_393",
		trusts(func(c *check, r *terraform.Resource, s terraform.Statement) {
			github := slices.ContainsFunc(s.Principals["Federated"], func(p string) bool { return strings.Contains(p, "token.actions.githubusercontent.com") })
			if !github {
				return
			}
			subjects := s.Condition("token.actions.githubusercontent.com:sub")
			if len(subjects) == 0 {
				c.fail(r, "every repository may take it")
			}
			for _, sub := range subjects {
				parts := strings.Split(sub, ":")
				if len(parts) < 3 || parts[0] != "repo" || strings.Count(parts[1], "/") != 1 || strings.Contains(parts[1], "*") || parts[2] == "*" {
					c.fail(r, "the subject %q is too wide", sub)
				}
			}
			if !slices.Contains(s.Condition("token.actions.githubusercontent.com:aud"), "sts.amazonaws.com") {
				c.fail(r, "the audience is not checked")
			}
			for op := range s.Conditions {
				if strings.HasPrefix(op, "StringLike") && slices.ContainsFunc(subjects, func(s string) bool { return strings.Contains(s, "*") }) {
					c.fail(r, "the subject has a wildcard")
				}
			}
		})},
	{"identity-github-bounded", High, "what GitHub may apply is bounded", "",
		each("aws_iam_role", func(c *check, r *terraform.Resource) {
			statements, _ := r.Statements("assume_role_policy")
			for _, s := range statements {
				for _, p := range s.Principals["Federated"] {
					if strings.Contains(p, "githubusercontent") && !r.Has("permissions_boundary") {
						c.fail(r, "it has no permissions boundary")
					}
				}
			}
		})},
	{"identity-support-role", Low, "somebody may talk to AWS's support", "AWS-0169 CIS-2.15",
		func(c *check) {
			if !c.scope.Account {
				return
			}
			for _, a := range c.plan.Of("aws_iam_role_policy_attachment") {
				if strings.HasSuffix(a.Str("policy_arn"), "/AWSSupportAccess") {
					return
				}
			}
			c.fail(nil, "no role has AWSSupportAccess")
		}},
}
