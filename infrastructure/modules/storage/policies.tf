locals {
  tls_only = {
    for k in local.kinds : k => [
      {
        Sid       = "OnlyOverTLS"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.arns[k], "${local.arns[k]}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyTLS12OrLater"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.arns[k], "${local.arns[k]}/*"]
        Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
      },
    ]
  }

  # Signed URLs are used from anywhere, so the network cannot be the fence; the account is.
  # There is no rule about the encryption header: a request without one gets the bucket's
  # own encryption, and a rule that demands it refuses every ordinary upload.
  own_account_only = {
    for k in local.papers : k => {
      Sid       = "OnlyThisAccount"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.arns[k], "${local.arns[k]}/*"]
      Condition = {
        StringNotEquals = { "aws:PrincipalAccount" = var.account_id }
        Bool            = { "aws:PrincipalIsAWSService" = "false" }
      }
    }
  }

  # An upload can be read once GuardDuty has found it clean, by GuardDuty itself before
  # that, and by nobody else; and nobody but GuardDuty can say that it is clean.
  malware_gate = [for s in [
    {
      Sid       = "NoReadingBeforeScan"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:GetObject", "s3:GetObjectVersion"]
      Resource  = "${local.arns.uploads}/*"
      Condition = {
        StringNotEquals = { "s3:ExistingObjectTag/GuardDutyMalwareScanStatus" = "NO_THREATS_FOUND" }
        ArnNotEquals    = { "aws:PrincipalArn" = local.scanner_role_arn }
      }
    },
    {
      Sid       = "OnlyScannerTags"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:PutObjectTagging", "s3:PutObjectVersionTagging", "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging"]
      Resource  = "${local.arns.uploads}/*"
      Condition = {
        ArnNotEquals = { "aws:PrincipalArn" = local.scanner_role_arn }
      }
    },
  ] : s if var.malware_protection]

  record_lock = [
    {
      Sid       = "OnlyBreakGlassLiftsLocks"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:BypassGovernanceRetention", "s3:PutBucketObjectLockConfiguration"]
      Resource  = [local.arns.records, "${local.arns.records}/*"]
      Condition = {
        ArnNotEquals = { "aws:PrincipalArn" = local.lock_keepers }
      }
    },
  ]
  lock_keepers = [var.break_glass_role_arn]

  log_delivery = [
    {
      Sid       = "AccessLogsOfBuckets"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${local.arns.logs}/s3/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnEquals    = { "aws:SourceArn" = [for k in sort(local.papers) : local.arns[k]] }
      }
    },
    {
      Sid       = "AccessLogsOfLoadBalancers"
      Effect    = "Allow"
      Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource = [
        "${local.arns.logs}/AWSLogs/${var.account_id}/*",
        "${local.arns.logs}/*/AWSLogs/${var.account_id}/*",
      ]
    },
    {
      Sid       = "FlowLogs"
      Effect    = "Allow"
      Principal = { Service = "delivery.logs.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${local.arns.logs}/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:aws:logs:*:${var.account_id}:*" }
      }
    },
    {
      Sid       = "FlowLogsLook"
      Effect    = "Allow"
      Principal = { Service = "delivery.logs.amazonaws.com" }
      Action    = ["s3:GetBucketAcl", "s3:ListBucket"]
      Resource  = local.arns.logs
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:aws:logs:*:${var.account_id}:*" }
      }
    },
    {
      Sid       = "InvocationsOfModels"
      Effect    = "Allow"
      Principal = { Service = "bedrock.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${local.arns.logs}/bedrock/AWSLogs/${var.account_id}/BedrockModelInvocationLogs/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:aws:bedrock:${var.region}:${var.account_id}:*" }
      }
    },
    {
      Sid       = "ReportsOfBackups"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
      Action    = "s3:PutObject"
      Resource  = "${local.arns.logs}/backup/*"
      Condition = {
        ArnEquals = { "aws:PrincipalArn" = "arn:aws:iam::${var.account_id}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports" }
      }
    },
  ]

  policies = {
    documents = [local.own_account_only.documents]
    uploads   = concat([local.own_account_only.uploads], local.malware_gate)
    records   = concat([local.own_account_only.records], local.record_lock)
    logs      = local.log_delivery
  }
}

resource "aws_s3_bucket_policy" "main" {
  for_each = local.kinds

  bucket = aws_s3_bucket.main[each.key].id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.tls_only[each.key], local.policies[each.key])
  })

  # A policy and the public access block written at the same moment contend for the bucket.
  depends_on = [aws_s3_bucket_public_access_block.main]
}
