package policy

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// part is the resource that configures one side of a bucket.
func part(c *check, kind string, bucket *terraform.Resource) *terraform.Resource {
	for _, r := range c.plan.Of(kind) {
		if name := r.Str("bucket"); name != "" && (name == bucket.Str("bucket") || name == bucket.Str("id")) || r.Target("bucket") == bucket {
			return r
		}
	}
	return nil
}

// bucket makes a check of each bucket and of the resource that configures one side
// of it, which must exist.
func bucket(kind, missing string, f func(c *check, b, part *terraform.Resource)) func(*check) {
	return each("aws_s3_bucket", func(c *check, b *terraform.Resource) {
		p := part(c, kind, b)
		if p == nil {
			c.fail(b, "%s", missing)
			return
		}
		f(c, b, p)
	})
}

func blocks(attribute string) func(*check) {
	return bucket("aws_s3_bucket_public_access_block", "it has no public access block", func(c *check, b, p *terraform.Resource) {
		c.want(p, attribute, p.Bool(attribute), "%s is not true", attribute)
	})
}

var storageRules = []Rule{
	{"bucket-no-public-acl", High, "no bucket accepts a public ACL", "CKV_AWS_53 CKV2_AWS_6 AWS-0086 AWS-0094 S3.8 CIS-3.1.4", blocks("block_public_acls")},
	{"bucket-no-public-policy", High, "no bucket accepts a public policy", "CKV_AWS_54 AWS-0087 S3.2 S3.3", blocks("block_public_policy")},
	{"bucket-ignores-public-acl", High, "buckets ignore public ACLs", "CKV_AWS_55 AWS-0091", blocks("ignore_public_acls")},
	{"bucket-restricted", High, "no bucket with a public policy answers to others", "CKV_AWS_56 AWS-0093", blocks("restrict_public_buckets")},
	{"bucket-own-key", High, "buckets encrypt with a key of ours", "CKV_AWS_19 CKV_AWS_145 AWS-0132 AWS-0088 S3.17",
		bucket("aws_s3_bucket_server_side_encryption_configuration", "no encryption is set", func(c *check, b, p *terraform.Resource) {
			for _, rule := range p.Blocks("rule") {
				at := "apply_server_side_encryption_by_default.0."
				if rule.Str(at+"sse_algorithm") != "aws:kms" || !rule.Has(at+"kms_master_key_id") {
					c.fail(b, "it encrypts with %s", rule.Str(at+"sse_algorithm"))
				} else if !rule.Bool("bucket_key_enabled") {
					c.fail(b, "each object asks KMS: the bucket key is off")
				}
			}
		})},
	{"bucket-versioned", Medium, "buckets keep versions", "CKV_AWS_21 AWS-0090 S3.14",
		bucket("aws_s3_bucket_versioning", "nothing says whether it keeps versions", func(c *check, b, p *terraform.Resource) {
			if s := p.Str("versioning_configuration.0.status"); s != "Enabled" {
				c.fail(b, "versioning is %s", s)
			}
		})},
	{"bucket-tls", High, "buckets refuse requests without TLS 1.2", "CKV_AWS_379 S3.5 CIS-3.1.1",
		bucket("aws_s3_bucket_policy", "it has no policy", func(c *check, b, p *terraform.Resource) {
			statements, state := p.Statements("policy")
			if state == terraform.Unknown {
				c.unsure(p, "policy")
				return
			}
			for _, s := range statements {
				if !s.Allow && slices.Contains(s.Condition("aws:SecureTransport"), "false") && slices.Contains(s.Actions, "s3:*") {
					return
				}
			}
			c.fail(b, "its policy does not deny plain HTTP")
		})},
	{"bucket-policy-narrow", High, "no bucket's policy lets everybody do anything, and none locks everybody out", "CKV_AWS_70 CKV_AWS_93 S3.6",
		each("aws_s3_bucket_policy", func(c *check, r *terraform.Resource) {
			c.publicPolicy(r, "policy")
			statements, _ := r.Statements("policy")
			for _, s := range statements {
				if !s.Allow && len(s.Conditions) == 0 && slices.Contains(s.Principals["AWS"], "*") && slices.Contains(s.Actions, "s3:*") {
					c.fail(r, "it denies everything to everybody")
				}
			}
		})},
	{"bucket-default-encryption-allowed", High, "no policy refuses uploads that rely on the bucket's own encryption", "",
		each("aws_s3_bucket_policy", func(c *check, r *terraform.Resource) {
			statements, _ := r.Statements("policy")
			for _, s := range statements {
				for op, keys := range s.Conditions {
					for key := range keys {
						if !s.Allow && op == "StringNotEquals" && strings.EqualFold(key, "s3:x-amz-server-side-encryption") {
							c.fail(r, "a request without the header is denied: StringNotEquals matches a key that is absent")
						}
					}
				}
			}
		})},
	{"bucket-logged", Low, "buckets log who asked", "CKV_AWS_18 AWS-0089 S3.9",
		each("aws_s3_bucket", func(c *check, b *terraform.Resource) {
			if part(c, "aws_s3_bucket_logging", b) == nil {
				c.fail(b, "requests are not logged")
			}
		})},
	{"bucket-life-cycle", Medium, "buckets have a life cycle, and give up half-made uploads", "CKV2_AWS_61 CKV_AWS_300 S3.10 S3.13",
		bucket("aws_s3_bucket_lifecycle_configuration", "it has no life cycle", func(c *check, b, p *terraform.Resource) {
			for _, rule := range p.Blocks("rule") {
				if rule.Num("abort_incomplete_multipart_upload.0.days_after_initiation") > 0 && rule.Str("status") == "Enabled" {
					return
				}
			}
			c.fail(b, "half-made uploads stay for ever")
		})},
	{"bucket-instant-archive", High, "what is archived can still be read at once by a signed URL", "",
		each("aws_s3_bucket_lifecycle_configuration", func(c *check, r *terraform.Resource) {
			for _, rule := range r.Blocks("rule") {
				for _, t := range append(rule.Blocks("transition"), rule.Blocks("noncurrent_version_transition")...) {
					if s := t.Str("storage_class"); s == "GLACIER" || s == "DEEP_ARCHIVE" {
						c.fail(r, "objects in %s cannot be read until somebody restores them", s)
					}
				}
			}
		})},
	{"bucket-owner", Medium, "buckets own what is put into them, without ACLs", "CKV2_AWS_65 CKV_AWS_20 CKV_AWS_57 CKV2_AWS_43 CKV_AWS_375 AWS-0092 S3.12",
		all(bucket("aws_s3_bucket_ownership_controls", "ACLs are not disabled", func(c *check, b, p *terraform.Resource) {
			if o := p.Str("rule.0.object_ownership"); o != "BucketOwnerEnforced" {
				c.fail(b, "ownership is %s", o)
			}
		}), each("aws_s3_bucket_acl", func(c *check, r *terraform.Resource) { c.fail(r, "it sets an ACL") }))},
	{"bucket-heard", Low, "what happens in buckets can be heard", "CKV2_AWS_62 S3.11",
		bucket("aws_s3_bucket_notification", "nobody can hear of its objects", func(c *check, b, p *terraform.Resource) {
			if !p.Bool("eventbridge") && len(p.Blocks("queue"))+len(p.Blocks("topic")) == 0 {
				c.fail(b, "its notifications go nowhere")
			}
		})},
	{"bucket-locked", Low, "what is in a bucket cannot be removed before its time", "CKV_AWS_143 S3.15",
		each("aws_s3_bucket", func(c *check, b *terraform.Resource) {
			if !b.Bool("object_lock_enabled") {
				c.fail(b, "Object Lock is off")
			}
		})},
	{"bucket-lock-versioned", High, "a bucket with Object Lock keeps versions, and nobody can make its lock unbreakable", "",
		each("aws_s3_bucket", func(c *check, b *terraform.Resource) {
			lock := part(c, "aws_s3_bucket_object_lock_configuration", b)
			if lock == nil && !b.Bool("object_lock_enabled") {
				return
			}
			if v := part(c, "aws_s3_bucket_versioning", b); v == nil || v.Str("versioning_configuration.0.status") != "Enabled" {
				c.fail(b, "it is locked and keeps no versions")
			}
			if lock == nil {
				c.fail(b, "Object Lock is on without a default")
			} else if m := lock.Str("rule.0.default_retention.0.mode"); m != "GOVERNANCE" {
				c.fail(lock, "the mode is %s: an erasure could not be carried out", m)
			}
		})},
	{"bucket-copied", Low, "buckets are copied to another region", "CKV_AWS_144 S3.7",
		each("aws_s3_bucket", func(c *check, b *terraform.Resource) {
			if part(c, "aws_s3_bucket_replication_configuration", b) == nil {
				c.fail(b, "it is in one region only")
			}
		})},
	{"bucket-mfa-delete", Low, "versions can only be removed with a second factor", "AWS-0170 S3.20 CIS-3.1.2",
		bucket("aws_s3_bucket_versioning", "nothing says whether it keeps versions", func(c *check, b, p *terraform.Resource) {
			if p.Str("versioning_configuration.0.status") == "Enabled" && p.Str("versioning_configuration.0.mfa_delete") != "Enabled" {
				c.fail(b, "MFA delete is off")
			}
		})},
	{"bucket-name", Medium, "names of buckets have no dots", "AWS-0320",
		each("aws_s3_bucket", func(c *check, b *terraform.Resource) {
			c.want(b, "bucket", b.Has("bucket") && !strings.Contains(b.Str("bucket"), "."), "the name is %q", b.Str("bucket"))
		})},
	{"bucket-cors-narrow", Medium, "browsers may only send, and only from our own pages", "",
		each("aws_s3_bucket_cors_configuration", func(c *check, r *terraform.Resource) {
			for _, rule := range r.Blocks("cors_rule") {
				if slices.Contains(rule.Strings("allowed_origins"), "*") {
					c.fail(r, "every page of the web may use it")
				}
				if slices.Contains(rule.Strings("allowed_methods"), "DELETE") {
					c.fail(r, "a page may delete")
				}
			}
		})},
	{"account-no-public-buckets", High, "no bucket of the account can be public", "S3.1",
		all(has(true, "aws_s3_account_public_access_block", "the account has no public access block"),
			flag("aws_s3_account_public_access_block", "block_public_acls"), flag("aws_s3_account_public_access_block", "block_public_policy"),
			flag("aws_s3_account_public_access_block", "ignore_public_acls"), flag("aws_s3_account_public_access_block", "restrict_public_buckets"))},
	{"disks-encrypted", Medium, "every disk of the account is encrypted", "EC2.7 CIS-6.1.1",
		has(true, "aws_ebs_encryption_by_default", "disks are not encrypted unless somebody asks")},
}
