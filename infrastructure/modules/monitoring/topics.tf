# Three topics, one per severity, and who hears of which:
#   critical  e-mail and PagerDuty, at once
#   warning   e-mail and Slack, within the hour
#   info      Slack only
#
# They are encrypted with our own key: CloudWatch cannot use alias/aws/sns, and an alarm
# that cannot publish looks in every way like one that does.

locals {
  name       = "paperwurks-${var.environment}"
  severities = toset(["critical", "warning", "info"])

  topic_names = { for s in local.severities : s => "${local.name}-${s}" }
  topic_arns  = { for s, n in local.topic_names : s => "arn:aws:sns:${var.region}:${var.account_id}:${n}" }

  # Services that publish, each only for what is this account's.
  publishers = {
    Alarms           = { service = "cloudwatch.amazonaws.com", source = "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:*" }
    Events           = { service = "events.amazonaws.com", source = "arn:aws:events:${var.region}:${var.account_id}:rule/*" }
    DatabaseEvents   = { service = "events.rds.amazonaws.com", source = "arn:aws:rds:${var.region}:${var.account_id}:*" }
    CacheEvents      = { service = "elasticache.amazonaws.com", source = "arn:aws:elasticache:${var.region}:${var.account_id}:*" }
    BackupEvents     = { service = "backup.amazonaws.com", source = "arn:aws:backup:${var.region}:${var.account_id}:*" }
    DeploymentEvents = { service = "codedeploy.amazonaws.com", source = "arn:aws:codedeploy:${var.region}:${var.account_id}:*" }
  }
}

resource "aws_sns_topic" "main" {
  for_each = local.severities

  name              = local.topic_names[each.key]
  display_name      = "Paperwurks ${var.environment} ${each.key}"
  kms_master_key_id = var.key_arns["messages"]
}

resource "aws_sns_topic_policy" "main" {
  for_each = local.severities

  arn = aws_sns_topic.main[each.key].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for sid, p in local.publishers : {
        Sid       = sid
        Effect    = "Allow"
        Principal = { Service = p.service }
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = p.source }
        }
      }],
      [{
        Sid       = "OnlyOverTLS"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
    )
  })
}

locals {
  emails = { for p in setproduct(["critical", "warning"], var.email_addresses) : "${p[0]} ${p[1]}" => { severity = p[0], address = p[1] } }
}

resource "aws_sns_topic_subscription" "email" {
  for_each = local.emails

  topic_arn = aws_sns_topic.main[each.value.severity].arn
  protocol  = "email"
  endpoint  = each.value.address
}

resource "aws_sns_topic_subscription" "pagerduty" {
  count = nonsensitive(var.pagerduty_endpoint != null) ? 1 : 0

  topic_arn              = aws_sns_topic.main["critical"].arn
  protocol               = "https"
  endpoint               = var.pagerduty_endpoint
  endpoint_auto_confirms = true
}

# Amazon Q Developer in chat applications, which was AWS Chatbot. It may read what a
# person in the channel asks of it and change nothing.
resource "aws_iam_role" "chat" {
  count = var.slack == null ? 0 : 1

  name                 = "${local.name}-chat"
  description          = "Lets the chat application show alarms, and nothing else"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "chatbot.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "chat" {
  count = var.slack == null ? 0 : 1

  name = "show-alarms"
  role = aws_iam_role.chat[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:GetMetricWidgetImage"]
      Resource = "*" # these actions know no resources
    }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "main" {
  count = var.slack == null ? 0 : 1

  configuration_name          = local.name
  slack_team_id               = var.slack.team_id
  slack_channel_id            = var.slack.channel_id
  iam_role_arn                = aws_iam_role.chat[0].arn
  guardrail_policy_arns       = ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"]
  sns_topic_arns              = [aws_sns_topic.main["warning"].arn, aws_sns_topic.main["info"].arn]
  logging_level               = "ERROR"
  user_authorization_required = true
}
