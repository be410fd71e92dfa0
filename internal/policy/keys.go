package policy

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var keyRules = []Rule{
	{"key-rotates", Medium, "keys rotate every year", "CKV_AWS_7 AWS-0065 KMS.4 CIS-4.6",
		each("aws_kms_key", func(c *check, r *terraform.Resource) {
			if spec := r.Str("customer_master_key_spec"); spec != "" && spec != "SYMMETRIC_DEFAULT" {
				return // only symmetric keys can
			}
			c.want(r, "enable_key_rotation", r.Bool("enable_key_rotation"), "enable_key_rotation is not true")
		})},
	{"key-policy", High, "keys have a policy of their own, which names who may use them", "CKV2_AWS_64 CKV_AWS_33 KMS.5 CIS-2.21",
		each("aws_kms_key", func(c *check, r *terraform.Resource) {
			policy := r
			if !r.Has("policy") {
				parts := about(c.plan, "aws_kms_key_policy", "key_id", r)
				if len(parts) == 0 {
					c.fail(r, "it has no policy of its own")
					return
				}
				policy = parts[0]
			}
			c.publicPolicy(policy, "policy")
		})},
	{"key-enabled", Medium, "keys are enabled", "CKV_AWS_227",
		each("aws_kms_key", func(c *check, r *terraform.Resource) {
			if v, s := r.Get("is_enabled"); s == terraform.Known && v == false {
				c.fail(r, "it is disabled")
			}
		})},
	{"key-kept", High, "a key of production that is deleted can be had back for 30 days", "KMS.3",
		each("aws_kms_key", func(c *check, r *terraform.Resource) {
			if d, s := r.Get("deletion_window_in_days"); s == terraform.Known && d != 30.0 && c.scope.Environment == "prod" {
				c.fail(r, "it is gone after %v days", d)
			}
		})},
	{"key-no-blanket-decryption", High, "no policy lets a role decrypt with every key", "KMS.1 KMS.2",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			for _, a := range s.Actions {
				if !covers(a, "kms:Decrypt") && !covers(a, "kms:ReEncryptFrom") || c.denied("kms:Decrypt") {
					continue
				}
				for _, res := range s.Resources {
					if (res == "*" || strings.HasSuffix(res, ":key/*")) && len(s.Condition("kms:ViaService"))+len(s.Condition("kms:ResourceAliases"))+len(s.Condition("aws:ResourceTag/Environment")) == 0 {
						c.fail(r, "%s on %s", a, res)
					}
				}
			}
		})},
	{"secret-own-key", Medium, "secrets are encrypted with a key of ours", "CKV_AWS_149 AWS-0098", set("aws_secretsmanager_secret", "kms_key_id")},
	{"secret-rotates", Medium, "secrets rotate within 90 days", "CKV2_AWS_57 CKV_AWS_304 SecretsManager.1 SecretsManager.4",
		each("aws_secretsmanager_secret", func(c *check, r *terraform.Resource) {
			rotations := about(c.plan, "aws_secretsmanager_secret_rotation", "secret_id", r)
			if len(rotations) == 0 {
				c.fail(r, "nothing rotates it")
			}
			for _, rot := range rotations {
				if d := rot.Num("rotation_rules.0.automatically_after_days"); d > 90 || d == 0 && !rot.Has("rotation_rules.0.schedule_expression") {
					c.fail(rot, "it is rotated after %v days", d)
				}
			}
		})},
	{"secret-name-free", Low, "a secret's name is free again at once outside production, and not before 30 days in it", "",
		each("aws_secretsmanager_secret", func(c *check, r *terraform.Resource) {
			v, s := r.Get("recovery_window_in_days")
			days, _ := v.(float64)
			switch {
			case s == terraform.Unknown:
			case c.scope.Environment == "prod" && s == terraform.Known && days != 30:
				c.fail(r, "it can be had back for %v days only", days)
			case c.scope.Environment != "prod" && c.scope.Environment != "" && days != 0 || c.scope.Environment != "prod" && c.scope.Environment != "" && s == terraform.Absent:
				c.fail(r, "its name stays taken for %v days", days)
			}
		})},
	{"schedule-own-key", Low, "schedules are encrypted with a key of ours", "CKV_AWS_297", set("aws_scheduler_schedule", "kms_key_arn")},
	{"parameter-own-key", Low, "parameters that hold secrets are encrypted with a key of ours", "CKV_AWS_337 CKV2_AWS_34",
		each("aws_ssm_parameter", func(c *check, r *terraform.Resource) {
			if r.Str("type") != "SecureString" || !r.Has("key_id") {
				c.fail(r, "it is a %s", r.Str("type"))
			}
		})},
}

// policies makes a check of each statement that allows something in a policy of an
// identity. A managed policy that nobody has attached gives nothing: it is a
// boundary.
func policies(f func(c *check, r *terraform.Resource, s terraform.Statement)) func(*check) {
	return each("aws_iam_policy aws_iam_role_policy aws_iam_group_policy aws_iam_user_policy", func(c *check, r *terraform.Resource) {
		statements, state := r.Statements("policy")
		if state == terraform.Unknown {
			c.unsure(r, "policy")
			return
		}
		if r.Type == "aws_iam_policy" && len(about(c.plan, "aws_iam_role_policy_attachment", "policy_arn", r)) == 0 {
			return
		}
		c.document = statements
		for _, s := range statements {
			if s.Allow {
				f(c, r, s)
			}
		}
	})
}

// covers is true of an action, perhaps with wildcards, that includes another.
func covers(pattern, action string) bool {
	return match(strings.ToLower(pattern), strings.ToLower(action))
}

// match compares a text with a pattern of * and ?.
func match(pattern, text string) bool {
	for {
		if pattern == "" {
			return text == ""
		}
		switch pattern[0] {
		case '*':
			for i := 0; i <= len(text); i++ {
				if match(pattern[1:], text[i:]) {
					return true
				}
			}
			return false
		case '?':
			if text == "" {
				return false
			}
		default:
			if text == "" || text[0] != pattern[0] {
				return false
			}
		}
		pattern, text = pattern[1:], text[1:]
	}
}

// grants is true where statements let an action be done to a resource.
func grants(statements []terraform.Statement, action, resource string) bool {
	allowed := false
	for _, s := range statements {
		hit := slices.ContainsFunc(s.Actions, func(a string) bool { return covers(a, action) }) &&
			slices.ContainsFunc(s.Resources, func(r string) bool { return match(r, resource) || r == resource+"-??????" })
		if hit && !s.Allow && len(s.Conditions) == 0 {
			return false
		}
		allowed = allowed || hit && s.Allow
	}
	return allowed
}

// statementsOf gathers the statements of every policy of a role.
func (c *check) statementsOf(role *terraform.Resource) []terraform.Statement {
	var out []terraform.Statement
	add := func(r *terraform.Resource, path string) {
		s, _ := r.Statements(path)
		out = append(out, s...)
	}
	isRole := func(r *terraform.Resource) bool {
		return r.Target("role") == role || role.Str("name") != "" && r.Str("role") == role.Str("name")
	}
	for _, p := range c.plan.Of("aws_iam_role_policy") {
		if isRole(p) {
			add(p, "policy")
		}
	}
	for _, a := range c.plan.Of("aws_iam_role_policy_attachment") {
		if isRole(a) {
			if p := a.Target("policy_arn"); p != nil {
				add(p, "policy")
			}
		}
	}
	return out
}

// publicPolicy reports statements that let everybody in.
func (c *check) publicPolicy(r *terraform.Resource, path string) {
	statements, state := r.Statements(path)
	if state == terraform.Unknown {
		c.unsure(r, path)
		return
	}
	for _, s := range statements {
		if s.Public() {
			c.fail(r, "everybody may %s", strings.Join(s.Actions, ", "))
		}
	}
}

// wildActions reports statements that allow every action.
func (c *check) wildActions(r *terraform.Resource, path string) {
	statements, _ := r.Statements(path)
	for _, s := range statements {
		for _, a := range s.Actions {
			if s.Allow && (a == "*" || strings.HasSuffix(a, ":*")) {
				c.fail(r, "it allows %s", a)
			}
		}
	}
}
