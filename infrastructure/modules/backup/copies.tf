# Where else the daily backups go.

locals {
  air_gapped_arn = "arn:aws:backup:${var.region}:${var.account_id}:backup-vault:${local.name}-air-gapped"
  standby        = var.dr_mode == "eu_standby" ? toset(["ireland"]) : toset([])
  standby_arn    = "arn:aws:backup:eu-west-1:${var.account_id}:backup-vault:${local.name}-standby"

  copy_vault_arns = concat(
    [for v in aws_backup_logically_air_gapped_vault.main : local.air_gapped_arn],
    [for v in aws_backup_vault.standby : local.standby_arn],
  )
}

resource "aws_backup_logically_air_gapped_vault" "main" {
  count = var.air_gapped_vault ? 1 : 0

  name               = "${local.name}-air-gapped"
  min_retention_days = 7
  max_retention_days = 2557
}

# Ireland: a key of its own, since keys do not leave their region; a vault, locked likewise;
# and the database's backups with their logs, which bring the loss of a whole region down to
# minutes of work. Nothing of this exists unless dr_mode says so.

resource "aws_kms_key" "standby" {
  for_each = local.standby
  provider = aws.eu_west_1

  description             = "Copies of Paperwurks ${var.environment} in Ireland"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "BackupsAndDatabase"
        Effect    = "Allow"
        Principal = { Service = ["backup.amazonaws.com", "rds.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
    ]
  })
}

resource "aws_kms_alias" "standby" {
  for_each = local.standby
  provider = aws.eu_west_1

  name          = "alias/${local.name}-standby"
  target_key_id = aws_kms_key.standby[each.key].key_id
}

resource "aws_backup_vault" "standby" {
  for_each = local.standby
  provider = aws.eu_west_1

  name        = "${local.name}-standby"
  kms_key_arn = aws_kms_key.standby[each.key].arn
}

resource "aws_backup_vault_lock_configuration" "standby" {
  for_each = local.standby
  provider = aws.eu_west_1

  backup_vault_name  = aws_backup_vault.standby[each.key].name
  min_retention_days = 7
  max_retention_days = 2557
}

# Made in the region that receives.
resource "aws_db_instance_automated_backups_replication" "standby" {
  for_each = local.standby
  provider = aws.eu_west_1

  source_db_instance_arn = var.database.arn
  kms_key_id             = aws_kms_key.standby[each.key].arn
  retention_period       = var.retention_days
}
