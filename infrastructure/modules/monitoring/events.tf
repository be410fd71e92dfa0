# What is an event and not a metric: a release that was rolled back, a backup or a restore
# test that failed, a file with malware.

locals {
  events = {
    deployment-failed = {
      severity    = "warning"
      description = "A release of Paperwurks ${var.environment} failed and was rolled back"
      pattern = {
        source        = ["aws.ecs"]
        "detail-type" = ["ECS Deployment State Change"]
        detail        = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
        resources     = [for s in var.services : "arn:aws:ecs:${var.region}:${var.account_id}:service/${var.cluster_name}/${s.name}"]
      }
    }
    backup-failed = {
      severity    = "warning"
      description = "A backup, a copy or a restore test failed"
      pattern = {
        source        = ["aws.backup"]
        "detail-type" = ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"]
        detail        = { "$or" = [{ state = ["FAILED", "ABORTED", "EXPIRED"] }, { status = ["FAILED", "ABORTED"] }] }
      }
    }
    malware-found = {
      severity    = "warning"
      description = "An upload to ${var.uploads_bucket_name} has malware in it, or could not be scanned"
      pattern = {
        source        = ["aws.guardduty"]
        "detail-type" = ["GuardDuty Malware Protection Object Scan Result"]
        detail = {
          s3ObjectDetails   = { bucketName = [var.uploads_bucket_name] }
          scanResultDetails = { scanResultStatus = ["THREATS_FOUND", "ACCESS_DENIED", "FAILED"] }
        }
      }
    }
  }
}

resource "aws_cloudwatch_event_rule" "main" {
  for_each = local.events

  name          = "${local.name}-${each.key}"
  description   = "${each.value.description}. Runbook: docs/runbooks/${each.key}.md"
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "main" {
  for_each = local.events

  rule      = aws_cloudwatch_event_rule.main[each.key].name
  target_id = each.value.severity
  arn       = local.topic_arns[each.value.severity]

  depends_on = [aws_sns_topic_policy.main]
}
