# Every week AWS Backup restores the newest recovery point beside what runs, says whether it
# could, and deletes it again. The events of failed tests go to the warning topic.

locals {
  drills = { for k, d in {
    database = {
      type = "RDS"
      arns = [var.database.arn]
      overrides = {
        dbSubnetGroupName   = var.database.subnet_group_name
        vpcSecurityGroupIds = jsonencode([var.database.security_group_id])
        multiAz             = "false" # the drill is about the data
        deletionProtection  = "false"
        publiclyAccessible  = "false"
      }
    }
    documents = {
      type      = "S3"
      arns      = var.bucket_arns
      overrides = {}
    }
  } : k => d if var.restore_testing }
}

resource "aws_backup_restore_testing_plan" "main" {
  count = var.restore_testing ? 1 : 0

  name                         = replace("${local.name}_weekly", "-", "_") # letters, digits and underscores only
  schedule_expression          = "cron(0 5 ? * SUN *)"
  schedule_expression_timezone = "Europe/London"
  start_window_hours           = 4

  recovery_point_selection {
    algorithm             = "LATEST_WITHIN_WINDOW"
    include_vaults        = [local.vault_arn]
    recovery_point_types  = ["CONTINUOUS", "SNAPSHOT"]
    selection_window_days = 7
  }

  depends_on = [aws_backup_vault.main]
}

resource "aws_backup_restore_testing_selection" "main" {
  for_each = { for k, d in local.drills : k => d if length(d.arns) > 0 }

  name                       = each.key
  restore_testing_plan_name  = aws_backup_restore_testing_plan.main[0].name
  protected_resource_type    = each.value.type
  protected_resource_arns    = each.value.arns
  iam_role_arn               = aws_iam_role.backup.arn
  validation_window_hours    = 4
  restore_metadata_overrides = each.value.overrides
}

# Evidence for an auditor: what was backed up and what was restored, day by day.
resource "aws_backup_report_plan" "main" {
  for_each = toset(["BACKUP_JOB_REPORT", "RESTORE_JOB_REPORT"])

  name        = replace(lower("${local.name}_${each.key}"), "-", "_")
  description = "Daily ${lower(replace(each.key, "_", " "))} of Paperwurks ${var.environment}"

  report_delivery_channel {
    formats        = ["CSV", "JSON"]
    s3_bucket_name = var.report_bucket_name
    s3_key_prefix  = "backup"
  }

  report_setting {
    report_template = each.key
    accounts        = [var.account_id]
    regions         = [var.region]
  }
}
