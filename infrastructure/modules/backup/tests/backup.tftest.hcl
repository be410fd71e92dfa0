mock_provider "aws" {}

mock_provider "aws" {
  alias = "eu_west_1"
}

variables {
  environment = "prod"
  account_id  = "123456789012"
  key_arns = {
    backup    = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111"
    database  = "arn:aws:kms:eu-west-2:123456789012:key/22222222-2222-2222-2222-222222222222"
    documents = "arn:aws:kms:eu-west-2:123456789012:key/33333333-3333-3333-3333-333333333333"
  }
  database = {
    arn               = "arn:aws:rds:eu-west-2:123456789012:db:paperwurks-prod-db"
    subnet_group_name = "paperwurks-prod-db"
    security_group_id = "sg-0123456789abcdef0"
  }
  bucket_arns          = ["arn:aws:s3:::paperwurks-prod-documents-123456789012"]
  retention_days       = 30
  report_bucket_name   = "paperwurks-prod-logs-123456789012"
  break_glass_role_arn = "arn:aws:iam::123456789012:role/paperwurks-prod-break-glass"
}

run "hourly_and_daily_in_a_locked_vault" {
  command = plan

  assert {
    condition     = anytrue([for r in aws_backup_plan.main.rule : r.rule_name == "hourly-continuous" && r.enable_continuous_backup && r.schedule == "cron(0 * * * ? *)" && r.lifecycle[0].delete_after == 30])
    error_message = "There is no hourly continuous rule with the database's retention: the recovery point objective is one hour."
  }
  assert {
    condition     = contains([for r in aws_backup_plan.main.rule : r.rule_name], "daily")
    error_message = "There is no daily rule."
  }
  assert {
    condition     = aws_backup_vault_lock_configuration.main.min_retention_days == 7 && aws_backup_vault_lock_configuration.main.changeable_for_days == null
    error_message = "The vault is not locked in governance mode for at least 7 days."
  }
  assert {
    condition     = toset(aws_backup_selection.main.resources) == toset(["arn:aws:rds:eu-west-2:123456789012:db:paperwurks-prod-db", "arn:aws:s3:::paperwurks-prod-documents-123456789012"])
    error_message = "The database and the documents are not both backed up."
  }
}

run "restores_are_tried" {
  command = plan

  assert {
    condition     = aws_backup_restore_testing_selection.main["database"].protected_resource_type == "RDS" && aws_backup_restore_testing_selection.main["documents"].protected_resource_type == "S3"
    error_message = "The database and the documents are not both restored in tests."
  }
}

run "nothing_leaves_the_country_by_default" {
  command = plan

  assert {
    condition     = length(aws_backup_vault.standby) == 0 && length(aws_db_instance_automated_backups_replication.standby) == 0 && length(aws_kms_key.standby) == 0
    error_message = "Something is planned in Ireland although dr_mode is in_region."
  }
  assert {
    condition     = alltrue([for r in aws_backup_plan.main.rule : length(r.copy_action) == 0])
    error_message = "Backups are copied although dr_mode is in_region."
  }
}

run "a_standby_with_sign_off" {
  command = plan

  variables {
    dr_mode            = "eu_standby"
    residency_sign_off = "DPIA-2026-014"
  }

  assert {
    condition     = length(aws_backup_vault.standby) == 1 && length(aws_db_instance_automated_backups_replication.standby) == 1
    error_message = "The standby has no vault or no backups of the database."
  }
  assert {
    condition     = anytrue([for r in aws_backup_plan.main.rule : length(r.copy_action) == 1])
    error_message = "The daily backups are not copied to the standby."
  }
}

run "no_standby_without_sign_off" {
  command = plan

  variables {
    dr_mode = "eu_standby"
  }

  expect_failures = [var.dr_mode]
}

run "prod_tries_its_restores" {
  command = plan

  variables {
    restore_testing = false
  }

  expect_failures = [var.restore_testing]
}

run "continuous_backups_end_at_35_days" {
  command = plan

  variables {
    retention_days = 90
  }

  expect_failures = [var.retention_days]
}

run "dev_may_go_without_restores" {
  command = plan

  variables {
    environment     = "dev"
    restore_testing = false
  }

  assert {
    condition     = length(aws_backup_restore_testing_plan.main) == 0 && length(aws_backup_restore_testing_selection.main) == 0
    error_message = "Restores are planned although they are switched off."
  }
}
