# What watches the account: a trail of every call and of every reading of a paper, and the services that look for what is
# wrong. Who read which paper inside the product is in the product's own audit; this is the layer beneath.

locals {
  trail_bucket = "paperwurks-trail-${var.account_id}"
  trail_name   = "paperwurks"
  trail_arn    = "arn:aws:cloudtrail:${var.region}:${var.account_id}:trail/${local.trail_name}"
  watched      = [for pair in setproduct(var.environments, ["documents", "uploads", "records"]) : "arn:aws:s3:::paperwurks-${pair[0]}-${pair[1]}"]
}

resource "aws_kms_key" "trail" {
  description             = "The trail, its log group and the account's alarms"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.account_delegates,
      {
        Sid       = "TrailEncrypts"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = ["kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
      {
        Sid       = "LogGroup"
        Effect    = "Allow"
        Principal = { Service = "logs.${var.region}.amazonaws.com" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:${var.region}:${var.account_id}:log-group:/paperwurks/*" } }
      },
      {
        # Without this an alarm rings and its message vanishes without a trace.
        Sid       = "AlarmsAndBudgetsSpeak"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com", "events.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
      },
      {
        Sid       = "ConfigWrites"
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
    ]
  })
}

resource "aws_kms_alias" "trail" {
  name          = "alias/paperwurks-trail"
  target_key_id = aws_kms_key.trail.key_id
}

resource "aws_s3_bucket" "trail" {
  bucket              = local.trail_bucket
  object_lock_enabled = true

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "trail" {
  bucket = aws_s3_bucket.trail.id

  versioning_configuration {
    status = "Enabled"
  }
}

# Governance, not compliance: a mistake in what is kept must be mendable by the one role that may.
resource "aws_s3_bucket_object_lock_configuration" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 365
    }
  }

  depends_on = [aws_s3_bucket_versioning.trail]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.trail.arn
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "trail" {
  bucket                  = aws_s3_bucket.trail.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_notification" "trail" {
  bucket      = aws_s3_bucket.trail.id
  eventbridge = true
}

resource "aws_s3_bucket_lifecycle_configuration" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    id     = "keep-and-let-go"
    status = "Enabled"
    filter {}

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }

    expiration {
      days = ceil(var.trail_years * 365.25)
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.trail]
}

resource "aws_s3_bucket_policy" "trail" {
  bucket     = aws_s3_bucket.trail.id
  depends_on = [aws_s3_bucket_public_access_block.trail]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.tls_only["trail"], [
      {
        Sid       = "TrailAsks"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = "arn:aws:s3:::${local.trail_bucket}"
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
      {
        Sid       = "TrailWrites"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "arn:aws:s3:::${local.trail_bucket}/AWSLogs/${var.account_id}/*"
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
      {
        Sid       = "AccessLogsOfTheState"
        Effect    = "Allow"
        Principal = { Service = "logging.s3.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "arn:aws:s3:::${local.trail_bucket}/access/*"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id }, ArnLike = { "aws:SourceArn" = local.state_arn } }
      },
      {
        Sid       = "ConfigAsks"
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = ["s3:GetBucketAcl", "s3:ListBucket"]
        Resource  = "arn:aws:s3:::${local.trail_bucket}"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        Sid       = "ConfigWrites"
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "arn:aws:s3:::${local.trail_bucket}/config/*"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
    ])
  })
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/paperwurks/trail"
  retention_in_days = 365 # a year to search in; the bucket has the rest
  kms_key_id        = aws_kms_key.trail.arn
}

resource "aws_iam_role" "trail" {
  name                 = "paperwurks-trail"
  permissions_boundary = aws_iam_policy.boundary.arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id, "aws:SourceArn" = local.trail_arn } }
    }]
  })
}

resource "aws_iam_role_policy" "trail" {
  name = "write"
  role = aws_iam_role.trail.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "WriteTheLog"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.trail.arn}:log-stream:${var.account_id}_CloudTrail_*"
    }]
  })
}

resource "aws_cloudtrail" "main" {
  name                          = local.trail_name
  s3_bucket_name                = aws_s3_bucket.trail.id
  is_multi_region_trail         = true # what is done elsewhere is what nobody should be doing
  include_global_service_events = true
  enable_log_file_validation    = true
  kms_key_id                    = aws_kms_key.trail.arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail.arn
  sns_topic_name                = aws_sns_topic.trail_files.name

  advanced_event_selector {
    name = "Every call"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }

  # Every reading and writing of a paper, by whomever: the audit that CloudWatch's logs are not.
  advanced_event_selector {
    name = "Papers"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }

    field_selector {
      field       = "resources.ARN"
      starts_with = local.watched
    }
  }

  # Every question to a knowledge base and every guardrail applied. Questions to models are calls, recorded above.
  dynamic "advanced_event_selector" {
    for_each = toset(["AWS::Bedrock::KnowledgeBase", "AWS::Bedrock::Guardrail"])

    content {
      name = advanced_event_selector.value

      field_selector {
        field  = "eventCategory"
        equals = ["Data"]
      }

      field_selector {
        field  = "resources.type"
        equals = [advanced_event_selector.value]
      }
    }
  }

  insight_selector {
    insight_type = "ApiErrorRateInsight"
  }

  depends_on = [aws_s3_bucket_policy.trail, aws_sns_topic_policy.trail_files, aws_iam_role_policy.trail]
}

resource "aws_guardduty_detector" "main" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_detector_feature" "main" {
  for_each = toset(["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "RUNTIME_MONITORING"])

  detector_id = aws_guardduty_detector.main.id
  name        = each.key
  status      = "ENABLED"

  dynamic "additional_configuration" {
    for_each = each.key == "RUNTIME_MONITORING" ? toset(["ECS_FARGATE_AGENT_MANAGEMENT"]) : toset([])

    content {
      name   = additional_configuration.value
      status = "ENABLED"
    }
  }
}

# What GuardDuty and the analyzer find is told to people, not only kept: findings of medium severity and above, and
# anything that somebody outside can reach.
locals {
  findings = {
    threat-found = {
      description = "GuardDuty has found a threat of medium severity or above"
      pattern     = { source = ["aws.guardduty"], "detail-type" = ["GuardDuty Finding"], detail = { severity = [{ numeric = [">=", 4] }] } }
    }
    access-from-outside = {
      description = "Access Analyzer has found something that can be reached from outside the account"
      pattern     = { source = ["aws.access-analyzer"], "detail-type" = ["Access Analyzer Finding"], detail = { status = ["ACTIVE"] } }
    }
  }
}

resource "aws_cloudwatch_event_rule" "findings" {
  for_each = local.findings

  name          = "paperwurks-account-${each.key}"
  description   = "${each.value.description}. Runbook: docs/runbooks/account-${each.key}.md"
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "findings" {
  for_each = local.findings

  rule      = aws_cloudwatch_event_rule.findings[each.key].name
  target_id = "account"
  arn       = aws_sns_topic.account.arn

  depends_on = [aws_sns_topic_policy.account]
}

# Traces hold the addresses that were asked for.
resource "aws_xray_encryption_config" "main" {
  type   = "KMS"
  key_id = aws_kms_key.trail.arn
}

resource "aws_accessanalyzer_analyzer" "main" {
  analyzer_name = "paperwurks"
  type          = "ACCOUNT"
}

resource "aws_securityhub_account" "main" {
  count = var.security_hub ? 1 : 0

  enable_default_standards  = false
  control_finding_generator = "SECURITY_CONTROL"
  auto_enable_controls      = true
}

resource "aws_securityhub_standards_subscription" "main" {
  for_each = { for k, arn in {
    fsbp = "arn:aws:securityhub:${var.region}::standards/aws-foundational-security-best-practices/v/1.0.0"
    cis  = "arn:aws:securityhub:${var.region}::standards/cis-aws-foundations-benchmark/v/3.0.0"
  } : k => arn if var.security_hub }

  standards_arn = each.value
  depends_on    = [aws_securityhub_account.main]
}

# --- AWS Config, where no organisation records already ---

resource "aws_iam_service_linked_role" "config" {
  count = var.config_recorder ? 1 : 0

  aws_service_name = "config.amazonaws.com"
}

resource "aws_config_configuration_recorder" "main" {
  count = var.config_recorder ? 1 : 0

  name     = "paperwurks"
  role_arn = aws_iam_service_linked_role.config[0].arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "main" {
  count = var.config_recorder ? 1 : 0

  name           = "paperwurks"
  s3_bucket_name = aws_s3_bucket.trail.id
  s3_key_prefix  = "config"
  s3_kms_key_arn = aws_kms_key.trail.arn

  depends_on = [aws_config_configuration_recorder.main, aws_s3_bucket_policy.trail]
}

resource "aws_config_configuration_recorder_status" "main" {
  count = var.config_recorder ? 1 : 0

  name       = aws_config_configuration_recorder.main[0].name
  is_enabled = true
  depends_on = [aws_config_delivery_channel.main]
}
