# One web ACL. It stands in front of CloudFront (made in Virginia) or of a load balancer (made in the region): the
# caller chooses the provider.

locals {
  # Rules inside AWS's groups that only count. Bodies: forms are small, but pasted enquiries are not, and papers
  # never come this way. Hosting providers: CloudFront's own addresses and law firms' gateways are among them.
  counted = {
    AWSManagedRulesCommonRuleSet   = ["SizeRestrictions_BODY"]
    AWSManagedRulesAnonymousIpList = ["HostingProviderIPList"]
  }
}

resource "aws_wafv2_web_acl" "main" {
  name        = var.name
  description = "Paperwurks: limits, reputation, known attacks"
  scope       = var.scope

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = var.allowed_host == null ? [] : [var.allowed_host]

    content {
      name     = "other-names"
      priority = 0

      action {
        block {}
      }

      statement {
        not_statement {
          statement {
            byte_match_statement {
              search_string         = rule.value
              positional_constraint = "EXACTLY"

              field_to_match {
                single_header {
                  name = "host"
                }
              }

              text_transformation {
                priority = 0
                type     = "LOWERCASE"
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-other-names"
        sampled_requests_enabled   = true
      }
    }
  }

  rule {
    name     = "rate"
    priority = 1

    # Blocks in either mode: a limit that only counts is none.
    action {
      block {
        custom_response {
          response_code = 429
        }
      }
    }

    statement {
      rate_based_statement {
        limit                 = var.rate_limit
        evaluation_window_sec = 300
        aggregate_key_type    = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-rate"
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = { for i, name in var.managed_rules : format("%02d", i) => name }

    content {
      name     = rule.value
      priority = 10 + tonumber(rule.key)

      override_action {
        dynamic "none" {
          for_each = var.mode == "block" ? [1] : []
          content {}
        }

        dynamic "count" {
          for_each = var.mode == "count" ? [1] : []
          content {}
        }
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.value

          dynamic "rule_action_override" {
            for_each = try(local.counted[rule.value], [])

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-${rule.value}"
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = true
  }
}

# What was stopped or counted is kept; what was let through says nothing that the access log does not.
resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = aws_wafv2_web_acl.main.arn
  log_destination_configs = [var.log_bucket_arn]

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }

  redacted_fields {
    single_header {
      name = "cookie"
    }
  }

  redacted_fields {
    query_string {} # one-time links carry their token there
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }

      condition {
        action_condition {
          action = "COUNT"
        }
      }

      condition {
        action_condition {
          action = "EXCLUDED_AS_COUNT"
        }
      }
    }
  }
}
