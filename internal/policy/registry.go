package policy

import "github.com/paperwurks/paperwurks/internal/terraform"

var registryRules = []Rule{
	{"registry-immutable", High, "a tag of an image never means another image", "CKV_AWS_51 AWS-0031 ECR.2",
		each("aws_ecr_repository", func(c *check, r *terraform.Resource) {
			c.want(r, "image_tag_mutability", r.Str("image_tag_mutability") == "IMMUTABLE", "tags are %s", r.Str("image_tag_mutability"))
		})},
	{"registry-scanned", High, "images are scanned when they are pushed", "CKV_AWS_163 AWS-0030 ECR.1", flag("aws_ecr_repository", "image_scanning_configuration.0.scan_on_push")},
	{"registry-own-key", Low, "images are encrypted with a key of ours", "CKV_AWS_136 AWS-0033",
		each("aws_ecr_repository", func(c *check, r *terraform.Resource) {
			if r.Str("encryption_configuration.0.encryption_type") != "KMS" || !r.Has("encryption_configuration.0.kms_key") {
				c.fail(r, "it is encrypted with AWS's key")
			}
		})},
	{"registry-private", High, "nobody outside may pull images", "CKV_AWS_32 AWS-0032",
		each("aws_ecr_repository_policy", func(c *check, r *terraform.Resource) { c.publicPolicy(r, "policy") })},
	{"registry-tidied", Medium, "old images go, by rules that match the tags that are pushed", "ECR.3",
		each("aws_ecr_repository", func(c *check, r *terraform.Resource) {
			policies := about(c.plan, "aws_ecr_lifecycle_policy", "repository", r)
			for _, p := range c.plan.Of("aws_ecr_lifecycle_policy") {
				if p.Str("repository") == r.Str("name") {
					policies = append(policies, p)
				}
			}
			if len(policies) == 0 {
				c.fail(r, "no lifecycle policy")
			}
			for _, p := range policies {
				docs, _ := p.Objects("policy")
				for _, d := range docs {
					for _, rule := range d.Blocks("rules") {
						if len(rule.Strings("selection.tagPrefixList")) > 1 || len(rule.Strings("selection.tagPatternList")) > 1 {
							c.fail(p, "rule %v names several tags, and ECR applies it to images that have them all", rule.Num("rulePriority"))
						}
					}
				}
			}
		})},
}
