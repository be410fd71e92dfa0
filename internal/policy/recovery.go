package policy

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var recoveryRules = []Rule{
	{"vault-own-key", Medium, "backups are encrypted with a key of ours", "CKV_AWS_166 Backup.1", set("aws_backup_vault", "kms_key_arn")},
	{"vault-locked", Medium, "backups of production cannot be removed before their time", "",
		each("aws_backup_vault", func(c *check, r *terraform.Resource) {
			if c.scope.Environment != "prod" {
				return
			}
			for _, l := range c.plan.Of("aws_backup_vault_lock_configuration") {
				if l.Target("backup_vault_name") == r || l.Str("backup_vault_name") == r.Str("name") {
					return
				}
			}
			c.fail(r, "it is not locked")
		})},
	{"restore-tested", Medium, "restoring production is tried by machine", "",
		func(c *check) {
			if c.scope.Environment == "prod" && (len(c.plan.Of("aws_backup_restore_testing_plan")) == 0 || len(c.plan.Of("aws_backup_restore_testing_selection")) == 0) {
				c.fail(nil, "no plan tests restoring")
			}
		}},
}

// bedrockRegion finds the region of a Bedrock resource or profile in an ARN.
func bedrockRegion(arn string) string {
	parts := strings.Split(arn, ":")
	if len(parts) < 6 || parts[2] != "bedrock" {
		return ""
	}
	return parts[3]
}

var modelRules = []Rule{
	{"model-in-london", Critical, "models are asked in London only, never through profiles that lead elsewhere", "",
		policies(func(c *check, r *terraform.Resource, s terraform.Statement) {
			asks := false
			for _, a := range s.Actions {
				asks = asks || covers(a, "bedrock:InvokeModel") || covers(a, "bedrock:InvokeModelWithResponseStream") || covers(a, "bedrock:Converse")
			}
			if !asks || c.denied("bedrock:InvokeModel") {
				return
			}
			for _, res := range s.Resources {
				if region := bedrockRegion(res); region != "eu-west-2" {
					c.fail(r, "it may ask %s", res)
				}
				for _, profile := range []string{"inference-profile/eu.", "inference-profile/global.", "inference-profile/us.", "foundation-model/*"} {
					if strings.Contains(res, profile) {
						c.fail(r, "it may ask %s", res)
					}
				}
			}
		})},
	{"model-guarded", Medium, "models are asked under a guardrail that stays in London", "CKV_AWS_383",
		func(c *check) {
			for _, g := range c.plan.Of("aws_bedrock_guardrail") {
				if g.Has("cross_region_config") {
					c.fail(g, "it may be applied in another region")
				}
				if !g.Has("kms_key_arn") {
					c.fail(g, "it is encrypted with AWS's key")
				}
			}
			for _, a := range c.plan.Of("aws_bedrockagent_agent") {
				if !a.Has("guardrail_configuration") {
					c.fail(a, "it has no guardrail")
				}
			}
		}},
	{"model-own-key", Medium, "agents, and what a knowledge base reads, are encrypted with a key of ours", "CKV_AWS_373",
		all(set("aws_bedrockagent_agent", "customer_encryption_key_arn"), set("aws_bedrockagent_data_source", "server_side_encryption_configuration.0.kms_key_arn"))},
	{"model-invocations-logged", Medium, "what models are asked is logged", "",
		func(c *check) {
			if len(c.plan.Of("aws_bedrock_guardrail")) > 0 && len(c.plan.Of("aws_bedrock_model_invocation_logging_configuration")) == 0 {
				c.fail(nil, "invocations are not logged")
			}
		}},
	{"model-deletes-with-source", High, "what is deleted from a source leaves the knowledge base", "",
		each("aws_bedrockagent_data_source", func(c *check, r *terraform.Resource) {
			if r.Str("data_deletion_policy") == "RETAIN" {
				c.fail(r, "data_deletion_policy is RETAIN")
			}
		})},
}
