# One key per domain of data, so that a grant for one (say, alarms into messages) is never a grant for another, and
# so that taking one key away makes exactly one domain unreadable.

locals {
  name = "paperwurks-${var.environment}"

  root = {
    Sid       = "AccountDelegatesToItsPolicies"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }

  from_here = { StringEquals = { "aws:SourceAccount" = var.account_id } }

  keys = {
    database = {
      description = "PostgreSQL and Valkey: storage, snapshots, insights"
      grants      = []
    }

    documents = {
      description = "Papers of cases: buckets, and the disks of the tasks that read them"
      grants = [
        {
          Sid       = "FargateDisksKey"
          Effect    = "Allow"
          Principal = { Service = "fargate.amazonaws.com" }
          Action    = "kms:GenerateDataKeyWithoutPlaintext"
          Resource  = "*"
          Condition = { StringEquals = {
            "kms:EncryptionContext:aws:ecs:clusterAccount" = var.account_id
            "kms:EncryptionContext:aws:ecs:clusterName"    = "${local.name}-cluster"
          } }
        },
        {
          Sid       = "FargateDisksGrant"
          Effect    = "Allow"
          Principal = { Service = "fargate.amazonaws.com" }
          Action    = "kms:CreateGrant"
          Resource  = "*"
          Condition = {
            StringEquals = {
              "kms:EncryptionContext:aws:ecs:clusterAccount" = var.account_id
              "kms:EncryptionContext:aws:ecs:clusterName"    = "${local.name}-cluster"
            }
            "ForAllValues:StringEquals" = { "kms:GrantOperations" = ["Decrypt"] }
          }
        },
      ]
    }

    messages = {
      description = "Queues and alarm topics"
      # Without these, an alarm fires and its message vanishes without a trace. No condition on the source account:
      # EventBridge and CloudWatch alarms do not pass one to KMS on every path; the topics' and queues' own policies do
      # the restricting.
      grants = [
        {
          Sid    = "ServicesThatPublish"
          Effect = "Allow"
          Principal = { Service = [
            "cloudwatch.amazonaws.com",
            "events.amazonaws.com",
            "events.rds.amazonaws.com",
            "backup.amazonaws.com",
            "codedeploy.amazonaws.com",
            "elasticache.amazonaws.com",
            "budgets.amazonaws.com",
            "costalerts.amazonaws.com",
            "s3.amazonaws.com",
            "sns.amazonaws.com",
          ] }
          Action   = ["kms:Decrypt", "kms:GenerateDataKey*"]
          Resource = "*"
        },
      ]
    }

    logs = {
      description = "Log groups, and logs that AWS delivers to buckets"
      grants = [
        {
          Sid       = "LogGroups"
          Effect    = "Allow"
          Principal = { Service = "logs.${var.region}.amazonaws.com" }
          Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
          Resource  = "*"
          Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:${var.region}:${var.account_id}:log-group:*" } }
        },
        {
          Sid       = "DeliveredLogs"
          Effect    = "Allow"
          Principal = { Service = "delivery.logs.amazonaws.com" }
          Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
          Resource  = "*"
          Condition = local.from_here
        },
      ]
    }

    secrets = {
      description = "Secrets Manager and secret parameters"
      grants      = []
    }

    backup = {
      description = "Recovery points in the vault"
      grants = [
        {
          Sid       = "Vault"
          Effect    = "Allow"
          Principal = { Service = "backup.amazonaws.com" }
          Action    = ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey", "kms:CreateGrant"]
          Resource  = "*"
          Condition = local.from_here
        },
      ]
    }
  }
}

resource "aws_kms_key" "main" {
  for_each = local.keys

  description             = "Paperwurks ${var.environment}: ${each.value.description}"
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = var.environment == "prod" ? 30 : 7

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.root], each.value.grants)
  })

  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_kms_alias" "main" {
  for_each = aws_kms_key.main

  name          = "alias/${local.name}-${each.key}"
  target_key_id = each.value.key_id
}

# Erasure under Art. 17 GDPR may have to reach what the seven-year lock still holds (governance mode allows it). One
# role can, for an hour at a time, and its use is an alarm.
resource "aws_iam_role" "break_glass" {
  name                 = "${local.name}-break-glass"
  description          = "Removes a record that the retention lock still holds; every use is a recorded erasure"
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NamedPeople"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
      Action    = "sts:AssumeRole"
      Condition = { ArnLike = { "aws:PrincipalArn" = var.break_glass_principals } }
    }]
  })
}

resource "aws_iam_role_policy" "break_glass" {
  name = "remove-locked-records"
  role = aws_iam_role.break_glass.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "FindVersions"
        Effect   = "Allow"
        Action   = ["s3:ListBucketVersions", "s3:GetBucketObjectLockConfiguration"]
        Resource = var.records_bucket_arn
      },
      {
        Sid    = "RemoveLockedVersions"
        Effect = "Allow"
        Action = [
          "s3:BypassGovernanceRetention",
          "s3:DeleteObjectVersion",
          "s3:GetObjectRetention",
          "s3:GetObjectLegalHold",
          "s3:PutObjectRetention",
        ]
        Resource = "${var.records_bucket_arn}/*"
      },
    ]
  })
}
