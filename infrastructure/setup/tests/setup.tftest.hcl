mock_provider "aws" {
  override_during = plan # nothing is applied: two buckets refuse to be destroyed afterwards

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/paperwurks-boundary" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-2:111122223333:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-west-2:111122223333:paperwurks-account" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/paperwurks-trail" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-2:111122223333:log-group:/paperwurks/trail" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:eu-west-2:111122223333:repository/paperwurks" }
  }
  mock_resource "aws_iam_service_linked_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig" }
  }
  mock_resource "aws_ce_anomaly_monitor" {
    defaults = { arn = "arn:aws:ce::111122223333:anomalymonitor/00000000-0000-0000-0000-000000000000" }
  }
}

variables {
  account_id   = "111122223333"
  repository   = "paperwurks/paperwurks"
  alert_emails = ["operations@example.org"]
}

run "a_role_is_one_environments_and_one_purposes" {
  command = plan

  assert {
    condition     = length(aws_iam_role.pipeline) == 12
    error_message = "Three environments have four roles each."
  }

  assert {
    condition = alltrue([for k, r in aws_iam_role.pipeline : [for s in jsondecode(r.assume_role_policy).Statement :
      s.Condition.StringEquals["token.actions.githubusercontent.com:sub"]
      ][0] == {
      plan    = "repo:paperwurks/paperwurks:pull_request"
      propose = "repo:paperwurks/paperwurks:environment:${split("-", k)[0]}-plan"
      apply   = "repo:paperwurks/paperwurks:environment:${split("-", k)[0]}"
      deploy  = "repo:paperwurks/paperwurks:environment:${split("-", k)[0]}"
    }[split("-", k)[1]]])
    error_message = "A role is given only to its repository, in its environment, by an exact subject."
  }

  assert {
    condition     = alltrue([for r in aws_iam_role.pipeline : r.permissions_boundary != null])
    error_message = "Every role of the pipeline has a boundary."
  }
}

run "one_environments_role_does_not_reach_anothers_state" {
  command = plan

  assert {
    condition = alltrue([for k, p in merge(aws_iam_role_policy.apply, aws_iam_role_policy.look) : alltrue([
      for s in jsondecode(p.policy).Statement : alltrue([
        for other in setsubtract(["dev", "staging", "prod"], [split("-", k)[0]]) : alltrue([
          for r in flatten([try(s.Resource, [])]) : s.Effect == "Deny" || !strcontains(r, "/${other}/")
        ])
      ])
    ])])
    error_message = "A role reads and writes the state of its own environment alone."
  }
}

run "roles_that_are_made_are_bounded" {
  command = plan

  assert {
    condition = alltrue([for p in aws_iam_role_policy.apply : alltrue([
      for s in jsondecode(p.policy).Statement : s.Condition.StringEquals["iam:PermissionsBoundary"] != "" if try(contains(s.Action, "iam:CreateRole"), false)
    ])])
    error_message = "The pipeline makes no role without the boundary."
  }
}

run "images_never_change_under_their_name" {
  command = plan

  assert {
    condition     = aws_ecr_repository.main.image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.main.image_scanning_configuration[0].scan_on_push
    error_message = "Tags are immutable and images are scanned when they are pushed."
  }

  assert {
    condition     = alltrue([for r in jsondecode(aws_ecr_lifecycle_policy.main.policy).rules : length(try(r.selection.tagPatternList, ["one"])) == 1])
    error_message = "A rule of the life cycle has one pattern: several would have to match together."
  }
}

run "every_alarm_is_heard" {
  command = plan

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.cis) == 15 && alltrue([for a in aws_cloudwatch_metric_alarm.cis : length(a.alarm_actions) > 0])
    error_message = "The benchmark watches fifteen kinds of call, and each alarm speaks."
  }

  assert {
    condition     = alltrue([for s in ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] : anytrue([for st in jsondecode(aws_kms_key.trail.policy).Statement : contains(flatten([try(st.Principal.Service, [])]), s)])])
    error_message = "The topic's key lets alarms and budgets encrypt what they say."
  }
}

run "budgets_are_the_designs" {
  command = plan

  assert {
    condition     = aws_budgets_budget.environment["dev"].limit_amount == "86.45" && aws_budgets_budget.environment["prod"].limit_amount == "372.40"
    error_message = "The budgets are £65, £65 and £280 at the rate given."
  }
}

run "refuses_a_pattern_for_the_repository" {
  command = plan

  variables {
    repository = "paperwurks/*"
  }

  expect_failures = [var.repository]
}

run "refuses_another_region" {
  command = plan

  variables {
    region = "eu-west-1"
  }

  expect_failures = [var.region]
}

run "refuses_to_forget_the_trail" {
  command = plan

  variables {
    trail_years = 1
  }

  expect_failures = [var.trail_years]
}

run "refuses_alarms_that_nobody_hears" {
  command = plan

  variables {
    alert_emails = []
  }

  expect_failures = [var.alert_emails]
}

# dev's apply must not be able to delete prod, whatever its plan says.
run "one_environments_role_does_not_touch_anothers" {
  command = plan

  assert {
    condition = alltrue([for other in ["staging", "prod"] : alltrue([
      contains(one([for s in jsondecode(aws_iam_role_policy.neighbours["dev-apply"].policy).Statement : s.Resource if s.Sid == "NeverWhatIsNamedAfterAnother"]), "arn:aws:rds:*:111122223333:*:paperwurks-${other}-*"),
      contains(one([for s in jsondecode(aws_iam_role_policy.neighbours["dev-apply"].policy).Statement : s.Condition.StringEquals["aws:ResourceTag/Environment"] if s.Sid == "NeverWhatIsTaggedAsAnothers"]), other),
    ])])
    error_message = "dev's apply could change what is staging's or prod's."
  }

  assert {
    condition     = alltrue([for purpose in ["plan", "propose", "apply"] : contains(one([for s in jsondecode(aws_iam_role_policy.neighbours["dev-${purpose}"].policy).Statement : s.Resource if s.Sid == "NeverTheStateOfOthers"]), "arn:aws:s3:::paperwurks-state-111122223333/prod/*")])
    error_message = "A role of dev could read or write prod's state."
  }

  assert {
    condition     = alltrue([for e in ["dev", "staging", "prod"] : length(aws_iam_role_policy.apply["${e}-apply"].policy) + length(aws_iam_role_policy.neighbours["${e}-apply"].policy) < 10240])
    error_message = "A role's own policies may have 10240 characters together."
  }

  assert {
    condition     = length(aws_iam_policy.boundary.policy) < 6144 && length(aws_iam_policy.pipeline_boundary.policy) < 6144
    error_message = "A policy may have 6144 characters."
  }
}

run "an_account_of_its_own_has_no_neighbours" {
  command = plan

  variables {
    environments = ["prod"]
  }

  assert {
    condition     = length([for s in jsondecode(aws_iam_role_policy.neighbours["prod-apply"].policy).Statement : s if startswith(s.Sid, "NeverWhatIs")]) == 0
    error_message = "A statement without resources is not a policy."
  }
}

run "nothing_outside_london_without_sign_off" {
  command = plan

  assert {
    condition     = one([for s in jsondecode(aws_iam_policy.pipeline_boundary.policy).Statement : s.Condition.StringNotEquals["aws:RequestedRegion"] if s.Sid == "OnlyAtHome"]) == ["eu-west-2"]
    error_message = "A role could do something outside London."
  }
}

run "a_standby_needs_the_sign_off" {
  command = plan

  variables {
    standby_region = "eu-west-1"
  }

  expect_failures = [var.standby_region]
}
