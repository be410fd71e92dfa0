# Keys and the break-glass role: who may use what.

mock_provider "aws" {}

variables {
  environment            = "prod"
  account_id             = "123456789012"
  break_glass_principals = ["arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_PaperwurksBreakGlass_*"]
  records_bucket_arn     = "arn:aws:s3:::paperwurks-prod-records-123456789012"
}

run "one_key_for_each_domain" {
  command = plan

  assert {
    condition     = toset(keys(aws_kms_key.main)) == toset(["database", "documents", "messages", "logs", "secrets", "backup"])
    error_message = "Six domains, six keys."
  }

  assert {
    condition     = alltrue([for k in values(aws_kms_key.main) : k.enable_key_rotation && k.deletion_window_in_days == 30])
    error_message = "Keys rotate, and production's take 30 days to delete."
  }

  assert {
    condition     = alltrue([for k in values(aws_kms_key.main) : alltrue([for s in jsondecode(k.policy).Statement : s.Principal != "*" && try(s.Principal.AWS, "") != "*"])])
    error_message = "No key is anybody's."
  }

  assert {
    condition = alltrue([for service in ["cloudwatch.amazonaws.com", "events.amazonaws.com", "backup.amazonaws.com", "budgets.amazonaws.com", "events.rds.amazonaws.com"] :
      anytrue([for s in jsondecode(aws_kms_key.main["messages"].policy).Statement :
        contains(try(tolist(s.Principal.Service), []), service) && contains(flatten([s.Action]), "kms:Decrypt") && contains(flatten([s.Action]), "kms:GenerateDataKey*")
    ])])
    error_message = "Whoever raises an alarm can encrypt it; without these grants alarms vanish silently."
  }

  assert {
    condition     = anytrue([for s in jsondecode(aws_kms_key.main["logs"].policy).Statement : try(s.Principal.Service, "") == "logs.eu-west-2.amazonaws.com" && can(s.Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"])])
    error_message = "CloudWatch Logs uses the logs key for this account's groups only."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_kms_key.main["documents"].policy).Statement : try(s.Principal.Service, "fargate.amazonaws.com") == "fargate.amazonaws.com" && (s.Sid == "AccountDelegatesToItsPolicies" || can(s.Condition))])
    error_message = "Beside the account only Fargate uses the key of papers, for this cluster's disks."
  }

  assert {
    condition     = alltrue([for k in ["database", "secrets"] : length(jsondecode(aws_kms_key.main[k].policy).Statement) == 1])
    error_message = "No service needs a grant of its own for the database or the secrets."
  }
}

run "breaking_the_glass" {
  command = plan

  assert {
    condition     = jsondecode(aws_iam_role.break_glass.assume_role_policy).Statement[0].Condition.ArnLike["aws:PrincipalArn"][0] == var.break_glass_principals[0] && aws_iam_role.break_glass.max_session_duration == 3600
    error_message = "Named people, for an hour."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.break_glass.policy).Statement : startswith(s.Resource, var.records_bucket_arn)])
    error_message = "The role reaches the records bucket and nothing else."
  }

  assert {
    condition     = alltrue([for s in values(aws_secretsmanager_secret.key) : s.recovery_window_in_days == 30])
    error_message = "Production's secrets can be recovered for 30 days."
  }
}

run "secrets_of_staging_go_at_once" {
  command = plan

  variables {
    environment = "staging"
  }

  assert {
    condition     = alltrue([for s in values(aws_secretsmanager_secret.key) : s.recovery_window_in_days == 0]) && alltrue([for k in values(aws_kms_key.main) : k.deletion_window_in_days == 7])
    error_message = "Known issue 3: an environment that is built again finds the name free."
  }
}

run "refuses_everybody" {
  command = plan

  variables {
    break_glass_principals = ["arn:aws:iam::123456789012:role/*"]
  }

  expect_failures = [var.break_glass_principals]
}

run "refuses_strangers" {
  command = plan

  variables {
    break_glass_principals = ["arn:aws:iam::999999999999:role/Admin"]
  }

  expect_failures = [var.break_glass_principals]
}

run "refuses_short_account" {
  command = plan

  variables {
    account_id             = "12345"
    break_glass_principals = ["arn:aws:iam::12345:role/Admin"]
  }

  expect_failures = [var.account_id]
}
