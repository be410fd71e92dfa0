# The rules of a firewall, in order and in both modes.

mock_provider "aws" {}

variables {
  name           = "paperwurks-dev-edge"
  scope          = "CLOUDFRONT"
  rate_limit     = 3000
  log_bucket_arn = "arn:aws:s3:::aws-waf-logs-paperwurks-dev-123456789012"
  managed_rules  = ["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesAnonymousIpList", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesCommonRuleSet"]
}

run "rules_in_order" {
  command = plan

  assert {
    condition = { for r in aws_wafv2_web_acl.main.rule : r.name => r.priority } == {
      rate                                  = 1
      AWSManagedRulesAmazonIpReputationList = 10
      AWSManagedRulesAnonymousIpList        = 11
      AWSManagedRulesKnownBadInputsRuleSet  = 12
      AWSManagedRulesCommonRuleSet          = 13
    }
    error_message = "The limit first, then AWS's groups in the order given."
  }

  assert {
    condition     = alltrue([for r in aws_wafv2_web_acl.main.rule : r.visibility_config[0].cloudwatch_metrics_enabled])
    error_message = "Every rule has a metric."
  }

  assert {
    condition     = alltrue(flatten([for r in aws_wafv2_web_acl.main.rule : [for o in r.override_action : length(o.none) == 1 && length(o.count) == 0]]))
    error_message = "AWS's groups block."
  }

  assert {
    condition     = toset(flatten([for r in aws_wafv2_web_acl.main.rule : flatten([for s in r.statement : flatten([for g in s.managed_rule_group_statement : [for o in g.rule_action_override : o.name]])])])) == toset(["SizeRestrictions_BODY", "HostingProviderIPList"])
    error_message = "Long forms and hosted addresses are counted, not blocked."
  }

  assert {
    condition     = length(aws_wafv2_web_acl_logging_configuration.main.redacted_fields) == 3 && aws_wafv2_web_acl_logging_configuration.main.logging_filter[0].default_behavior == "DROP"
    error_message = "Cookies, authorisation and query strings stay out of the log, and so does what passed."
  }
}

run "trying_rules_out" {
  command = plan

  variables {
    mode         = "count"
    allowed_host = "dev.paperwurks.example"
  }

  assert {
    condition     = alltrue(flatten([for r in aws_wafv2_web_acl.main.rule : [for o in r.override_action : length(o.none) == 0 && length(o.count) == 1]]))
    error_message = "In count mode AWS's groups only count."
  }

  assert {
    condition     = alltrue(flatten([for r in aws_wafv2_web_acl.main.rule : [for a in r.action : length(a.block) == 1]])) && contains([for r in aws_wafv2_web_acl.main.rule : r.name], "other-names")
    error_message = "The limit and the name hold in either mode."
  }
}

run "refuses_without_known_bad_inputs" {
  command = plan

  variables {
    managed_rules = ["AWSManagedRulesCommonRuleSet"]
  }

  expect_failures = [var.managed_rules]
}

run "refuses_nonsense" {
  command = plan

  variables {
    scope      = "GLOBAL"
    mode       = "allow"
    rate_limit = 5
  }

  expect_failures = [var.scope, var.mode, var.rate_limit]
}
