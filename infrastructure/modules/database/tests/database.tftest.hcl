mock_provider "aws" {}

variables {
  environment       = "prod"
  account_id        = "123456789012"
  subnet_ids        = { "eu-west-2a" = "subnet-a", "eu-west-2b" = "subnet-b" }
  security_group_id = "sg-0123456789abcdef0"
  key_arns = {
    database = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111"
    logs     = "arn:aws:kms:eu-west-2:123456789012:key/22222222-2222-2222-2222-222222222222"
    secrets  = "arn:aws:kms:eu-west-2:123456789012:key/33333333-3333-3333-3333-333333333333"
  }
  instance_class        = "db.t4g.medium"
  allocated_storage     = 100
  max_allocated_storage = 300
  multi_az              = true
  backup_retention_days = 30
  deletion_protection   = true
  log_retention_days    = 30
  events_topic_arn      = "arn:aws:sns:eu-west-2:123456789012:paperwurks-prod-warning"
}

run "prod_as_the_design_has_it" {
  command = plan

  assert {
    condition     = aws_db_instance.main.identifier == "paperwurks-prod-db" && aws_db_instance.main.multi_az && aws_db_instance.main.backup_retention_period == 30 && aws_db_instance.main.allocated_storage == 100 && aws_db_instance.main.storage_type == "gp3"
    error_message = "prod's database is not the design's: paperwurks-prod-db, Multi-AZ, 100 GiB of gp3, 30 days of backups."
  }
  assert {
    condition     = aws_db_instance.main.engine == "postgres" && aws_db_instance.main.engine_version == "15" && aws_db_instance.main.auto_minor_version_upgrade
    error_message = "The engine is not PostgreSQL 15 with its minor version left to AWS."
  }
  assert {
    condition     = aws_db_instance.main.deletion_protection && !aws_db_instance.main.skip_final_snapshot && !aws_db_instance.main.delete_automated_backups && aws_db_instance.main.copy_tags_to_snapshot
    error_message = "prod's database can be lost with its backups."
  }
}

run "nobody_keeps_a_password" {
  command = plan

  assert {
    condition     = aws_db_instance.main.manage_master_user_password && aws_db_instance.main.password == null && aws_db_instance.main.master_user_secret_kms_key_id == var.key_arns["secrets"]
    error_message = "RDS does not keep the master's password itself, under our key."
  }
  assert {
    condition     = aws_db_instance.main.iam_database_authentication_enabled && !contains(["postgres", "admin", "root"], aws_db_instance.main.username)
    error_message = "Sign-in with IAM is off, or the master has a name that is tried first."
  }
}

run "encrypted_and_private" {
  command = plan

  assert {
    condition     = aws_db_instance.main.storage_encrypted && aws_db_instance.main.kms_key_id == var.key_arns["database"] && aws_db_instance.main.performance_insights_kms_key_id == var.key_arns["database"]
    error_message = "The disk or Performance Insights is not under our key."
  }
  assert {
    condition     = !aws_db_instance.main.publicly_accessible
    error_message = "The database is public."
  }
  assert {
    condition     = one([for p in aws_db_parameter_group.main.parameter : p.value if p.name == "rds.force_ssl"]) == "1"
    error_message = "A connection without TLS is possible."
  }
}

run "static_parameters_wait_for_a_restart" {
  command = plan

  assert {
    condition     = alltrue([for p in aws_db_parameter_group.main.parameter : p.apply_method == "pending-reboot" if contains(["shared_preload_libraries", "pgaudit.log"], p.name)])
    error_message = "A static parameter is applied at once, which the API refuses."
  }
  assert {
    condition     = one([for p in aws_db_parameter_group.main.parameter : p.value if p.name == "log_parameter_max_length"]) == "0"
    error_message = "Values bound to statements, which are people's particulars, would be logged."
  }
}

# Known issue 1: the groups exist, with an end and a key, under the names that RDS writes to.
run "log_groups_come_first" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.postgresql.name == "/aws/rds/instance/paperwurks-prod-db/postgresql" && aws_cloudwatch_log_group.postgresql.retention_in_days == 30 && aws_cloudwatch_log_group.postgresql.kms_key_id == var.key_arns["logs"]
    error_message = "PostgreSQL's log group is not the one RDS writes to, kept 30 days under our key."
  }
  assert {
    condition     = aws_db_instance.main.enabled_cloudwatch_logs_exports == toset(["postgresql", "upgrade"])
    error_message = "The logs postgresql and upgrade are not both exported."
  }
}

run "connections_by_class" {
  command = plan

  assert {
    condition     = output.memory_bytes == 4294967296 && output.max_connections == 450
    error_message = "db.t4g.medium has 4 GiB and allows 450 connections (memory / 9531392)."
  }
}

run "connections_of_a_small_class" {
  command = plan

  variables {
    environment           = "dev"
    instance_class        = "db.t3.small"
    multi_az              = false
    backup_retention_days = 7
    deletion_protection   = false
    allocated_storage     = 20
    max_allocated_storage = 60
    monitoring_interval   = 0
  }

  assert {
    condition     = output.max_connections == 225 && floor(0.8 * output.max_connections) == 180
    error_message = "2 GiB allow 225 connections, 80 % of which is 180."
  }
  assert {
    condition     = length(aws_iam_role.monitoring) == 0 && aws_db_instance.main.monitoring_interval == 0
    error_message = "Enhanced Monitoring is off and still has a role."
  }
}

run "prod_needs_multi_az" {
  command = plan
  variables {
    multi_az = false
  }
  expect_failures = [var.multi_az]
}

run "prod_needs_deletion_protection" {
  command = plan
  variables {
    deletion_protection = false
  }
  expect_failures = [var.deletion_protection]
}

run "prod_needs_30_days" {
  command = plan
  variables {
    backup_retention_days = 7
  }
  expect_failures = [var.backup_retention_days]
}

run "an_unknown_class" {
  command = plan
  variables {
    instance_class = "db.x2iedn.32xlarge"
  }
  expect_failures = [var.instance_class]
}

run "storage_must_be_able_to_grow" {
  command = plan
  variables {
    max_allocated_storage = 110
  }
  expect_failures = [var.max_allocated_storage]
}

run "only_london" {
  command = plan
  variables {
    region = "eu-west-1"
  }
  expect_failures = [var.region]
}
