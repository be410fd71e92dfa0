package policy

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

var messagingRules = []Rule{
	{"queue-own-key", High, "queues are encrypted with a key of ours", "CKV_AWS_27 CKV2_AWS_73 AWS-0096 AWS-0135 SQS.1",
		each("aws_sqs_queue", func(c *check, r *terraform.Resource) {
			if k := r.Str("kms_master_key_id"); !r.Has("kms_master_key_id") || strings.HasPrefix(k, "alias/aws/") {
				c.fail(r, "the key is %q", k)
			}
		})},
	{"queue-policy-narrow", High, "no queue's policy lets everybody in or allows every action", "CKV_AWS_72 CKV_AWS_168 CKV_AWS_387 AWS-0097",
		all(each("aws_sqs_queue_policy", func(c *check, r *terraform.Resource) { c.publicPolicy(r, "policy"); c.wildActions(r, "policy") }),
			each("aws_sqs_queue", func(c *check, r *terraform.Resource) { c.publicPolicy(r, "policy"); c.wildActions(r, "policy") }))},
	{"queue-tls", Medium, "queues refuse requests without TLS", "",
		each("aws_sqs_queue", func(c *check, q *terraform.Resource) {
			policies := about(c.plan, "aws_sqs_queue_policy", "queue_url", q)
			for _, p := range append(policies, q) {
				statements, _ := p.Statements("policy")
				for _, s := range statements {
					if !s.Allow && slices.Contains(s.Condition("aws:SecureTransport"), "false") {
						return
					}
				}
				if c.unsure(p, "policy") {
					return
				}
			}
			c.fail(q, "its policy does not deny plain HTTP")
		})},
	{"queue-outlasts-job", High, "a message stays hidden for as long as a job may take", "",
		each("aws_sqs_queue", func(c *check, r *terraform.Resource) {
			// Only the queue that workers read: dead letters are read by people.
			if !r.Has("redrive_policy") && len(about(c.plan, "aws_sqs_queue_redrive_policy", "queue_url", r)) == 0 {
				return
			}
			if v := r.Num("visibility_timeout_seconds"); v < JobTimeout {
				c.fail(r, "a message comes back after %v s, a job may take %d s", v, JobTimeout)
			}
		})},
	{"queue-dead-letters", Medium, "messages that fail again and again are put aside, for longer than they could wait", "",
		each("aws_sqs_queue", func(c *check, r *terraform.Resource) {
			redrive := r
			if r.Str("redrive_policy") == "" {
				if parts := about(c.plan, "aws_sqs_queue_redrive_policy", "queue_url", r); len(parts) > 0 {
					redrive = parts[0]
				} else {
					// It must be the queue of dead letters itself.
					for _, other := range c.plan.Of("aws_sqs_queue", "aws_sqs_queue_redrive_policy") {
						if other != r && strings.Contains(other.Str("redrive_policy"), r.Str("arn")) {
							if r.Num("message_retention_seconds") < 14*24*3600 {
								c.fail(r, "dead letters are kept for %v s, less than 14 days", r.Num("message_retention_seconds"))
							}
							return
						}
					}
					if !c.unsure(r, "redrive_policy") {
						c.fail(r, "it has no queue of dead letters")
					}
					return
				}
			}
			policy, _ := redrive.Objects("redrive_policy")
			for _, p := range policy {
				if n := p.Num("maxReceiveCount"); n < 2 || n > 10 {
					c.fail(r, "a message is tried %v times", n)
				}
			}
		})},
	{"topic-own-key", High, "topics are encrypted with a key of ours", "CKV_AWS_26 AWS-0095 AWS-0136 SNS.1",
		each("aws_sns_topic", func(c *check, r *terraform.Resource) {
			if k := r.Str("kms_master_key_id"); !r.Has("kms_master_key_id") || strings.HasPrefix(k, "alias/aws/") {
				c.fail(r, "the key is %q", k)
			}
		})},
	{"topic-policy-narrow", High, "no topic's policy lets everybody or another account in", "CKV_AWS_169 CKV_AWS_385 SNS.4",
		each("aws_sns_topic_policy", func(c *check, r *terraform.Resource) {
			c.publicPolicy(r, "policy")
			statements, _ := r.Statements("policy")
			own := accountOf(r.Str("arn"))
			for _, s := range statements {
				for _, p := range s.Principals["AWS"] {
					if a := accountOf(p); s.Allow && a != "" && own != "" && a != own {
						c.fail(r, "account %s may use it", a)
					}
				}
			}
		})},
	{"topic-delivery-logged", Low, "what became of a notification is logged", "SNS.2",
		each("aws_sns_topic", func(c *check, r *terraform.Resource) {
			for _, kind := range []string{"http", "sqs", "lambda", "application", "firehose"} {
				if r.Has(kind + "_failure_feedback_role_arn") {
					return
				}
			}
			c.fail(r, "failed deliveries leave no trace")
		})},
}

// JobTimeout is the least time for which a message must stay hidden, in seconds: six
// times the thirty that the design document gives an analysis (AWS's own advice for
// consumers that retry).
const JobTimeout = 180

// accountOf is the account in an ARN, or a bare account.
func accountOf(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 4 {
		return parts[4]
	}
	if len(arn) == 12 && strings.Trim(arn, "0123456789") == "" {
		return arn
	}
	return ""
}
