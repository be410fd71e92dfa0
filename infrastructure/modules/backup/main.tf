# Copies that outlive a mistake. The database's own backups already bring it back to within
# five minutes; these stand in a vault that an administrator who is tricked, or is the
# attacker, cannot empty, and they are restored every week to see whether they can be.

locals {
  name      = "paperwurks-${var.environment}"
  vault_arn = "arn:aws:backup:${var.region}:${var.account_id}:backup-vault:${local.name}"

  protected_arns = concat([var.database.arn], var.bucket_arns)
}

resource "aws_backup_vault" "main" {
  name        = local.name
  kms_key_arn = var.key_arns["backup"]
}

# Governance: without changeable_for_days, so that the lock is never beyond everybody. What
# it refuses, it refuses to all but those who may lift it.
resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name  = aws_backup_vault.main.name
  min_retention_days = 7
  max_retention_days = 2557 # 7 years
}

resource "aws_backup_vault_policy" "main" {
  backup_vault_name = aws_backup_vault.main.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyBreakGlassDestroys"
      Effect    = "Deny"
      Principal = "*"
      Action = [
        "backup:DeleteBackupVault",
        "backup:DeleteBackupVaultAccessPolicy",
        "backup:DeleteBackupVaultLockConfiguration",
        "backup:DeleteRecoveryPoint",
        "backup:DisassociateRecoveryPoint",
        "backup:UpdateRecoveryPointLifecycle",
      ]
      Resource  = "*"
      Condition = { ArnNotEquals = { "aws:PrincipalArn" = var.break_glass_role_arn } }
    }]
  })
}

resource "aws_backup_plan" "main" {
  name = local.name

  # Continuous: any second of the last days, for what supports it (the database, S3).
  rule {
    rule_name                = "hourly-continuous"
    target_vault_name        = aws_backup_vault.main.name
    schedule                 = "cron(0 * * * ? *)"
    enable_continuous_backup = true
    start_window             = 60
    completion_window        = 180

    lifecycle {
      delete_after = var.retention_days
    }
  }

  # Snapshots: they can be copied and kept longer, which continuous backups cannot.
  rule {
    rule_name                = "daily"
    target_vault_name        = aws_backup_vault.main.name
    schedule                 = "cron(0 3 * * ? *)"
    enable_continuous_backup = false
    start_window             = 60
    completion_window        = 480

    lifecycle {
      delete_after = var.daily_retention_days
    }

    dynamic "copy_action" {
      for_each = local.copy_vault_arns

      content {
        destination_vault_arn = copy_action.value

        lifecycle {
          delete_after = var.daily_retention_days
        }
      }
    }
  }
}

resource "aws_backup_selection" "main" {
  name         = "papers-and-records"
  plan_id      = aws_backup_plan.main.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = local.protected_arns

  depends_on = [aws_iam_role_policy_attachment.backup]
}

resource "aws_iam_role" "backup" {
  name                 = "${local.name}-backup"
  description          = "Lets AWS Backup copy the database and the documents, and restore them"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "backup.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "backup" {
  for_each = toset([
    "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
    "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
    "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
    "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
  ])

  role       = aws_iam_role.backup.name
  policy_arn = each.key
}

# The managed policies reach keys only through their services; these are the keys.
resource "aws_iam_role_policy" "keys" {
  name = "use-keys"
  role = aws_iam_role.backup.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource = [for k in ["backup", "database", "documents"] : var.key_arns[k]]
      }, {
      Effect    = "Allow"
      Action    = "kms:CreateGrant"
      Resource  = [for k in ["backup", "database", "documents"] : var.key_arns[k]]
      Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
    }]
  })
}
