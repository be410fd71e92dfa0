# CloudFront's alarms stand in Virginia with their metrics, and so do the topic that they
# tell and its key. No client's data is there: an alarm's text is all that passes.

locals {
  edge       = var.edge == null ? {} : { main = var.edge }
  edge_topic = "${local.name}-edge"

  edge_alarms = merge([for e in values(local.edge) : {
    edge-blocked-requests = {
      summary    = "CloudFront's firewall blocks more than 500 requests in five minutes."
      comparison = "GreaterThanThreshold"
      namespace  = "AWS/WAFV2"
      metric     = "BlockedRequests"
      dimensions = { WebACL = e.web_acl_name, Rule = "ALL" }
      statistic  = "Sum"
      period     = 300
      threshold  = 500
    }
    edge-errors = {
      summary    = "CloudFront answers more than 5 % of requests with an error of ours."
      comparison = "GreaterThanThreshold"
      namespace  = "AWS/CloudFront"
      metric     = "5xxErrorRate"
      dimensions = { DistributionId = e.distribution_id, Region = "Global" }
      statistic  = "Average"
      period     = 300
      threshold  = 5
    }
    edge-certificate-expiry = {
      summary    = "CloudFront's certificate ends within 30 days, so its renewal has failed."
      comparison = "LessThanThreshold"
      namespace  = "AWS/CertificateManager"
      metric     = "DaysToExpiry"
      dimensions = { CertificateArn = e.certificate_arn }
      statistic  = "Minimum"
      period     = 86400
      threshold  = 30
    }
  }]...)
}

resource "aws_kms_key" "edge" {
  for_each = local.edge
  provider = aws.us_east_1

  description             = "Alarms of Paperwurks ${var.environment} that stand in Virginia"
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
        # No condition on the account: CloudWatch does not pass one to KMS on every path. The topic's policy restricts.
        Sid       = "AlarmsPublish"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_kms_alias" "edge" {
  for_each = local.edge
  provider = aws.us_east_1

  name          = "alias/${local.edge_topic}"
  target_key_id = aws_kms_key.edge["main"].key_id
}

resource "aws_sns_topic" "edge" {
  for_each = local.edge
  provider = aws.us_east_1

  name              = local.edge_topic
  display_name      = "Paperwurks ${var.environment} edge"
  kms_master_key_id = aws_kms_key.edge["main"].arn
}

resource "aws_sns_topic_policy" "edge" {
  for_each = local.edge
  provider = aws.us_east_1

  arn = aws_sns_topic.edge["main"].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:us-east-1:${var.account_id}:${local.edge_topic}"
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:aws:cloudwatch:us-east-1:${var.account_id}:alarm:*" }
        }
      },
      {
        Sid       = "OnlyOverTLS"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:us-east-1:${var.account_id}:${local.edge_topic}"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "edge_email" {
  for_each = var.edge == null ? toset([]) : toset(var.email_addresses)
  provider = aws.us_east_1

  topic_arn = aws_sns_topic.edge["main"].arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_cloudwatch_metric_alarm" "edge" {
  for_each = local.edge_alarms
  provider = aws.us_east_1

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = "${each.value.summary} Runbook: docs/runbooks/${each.key}.md"
  comparison_operator = each.value.comparison
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = each.value.period
  threshold           = each.value.threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.edge["main"].arn]
  ok_actions          = [aws_sns_topic.edge["main"].arn]
}
