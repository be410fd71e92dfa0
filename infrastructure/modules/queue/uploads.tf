# Uploads become news by way of EventBridge rather than the bucket's own notification: a
# bucket has one notification configuration, and whoever writes it last wins.
#
# A worker that hears of an upload before its scan finds that it may not read it yet and
# tries again; the scan's result is the news that wakes it at the right moment.

locals {
  rules = merge(
    {
      created = {
        name        = "paperwurks-${var.environment}-upload-created"
        description = "A file has come to ${var.uploads_bucket_name}"
        key_path    = "$.detail.object.key"
        pattern = {
          source        = ["aws.s3"]
          "detail-type" = ["Object Created"]
          detail        = { bucket = { name = [var.uploads_bucket_name] } }
        }
      }
    },
    var.malware_protection ? {
      scanned = {
        name        = "paperwurks-${var.environment}-upload-scanned"
        description = "GuardDuty has scanned a file of ${var.uploads_bucket_name}"
        key_path    = "$.detail.s3ObjectDetails.objectKey"
        pattern = {
          source        = ["aws.guardduty"]
          "detail-type" = ["GuardDuty Malware Protection Object Scan Result"]
          detail        = { s3ObjectDetails = { bucketName = [var.uploads_bucket_name] } }
        }
      }
    } : {}
  )
}

resource "aws_cloudwatch_event_rule" "uploads" {
  for_each = local.rules

  name          = each.value.name
  description   = each.value.description
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "uploads" {
  for_each = local.rules

  rule      = aws_cloudwatch_event_rule.uploads[each.key].name
  target_id = "jobs"
  arn       = local.arns.jobs

  # The message is a word of news like any other that the application sends, not an event.
  input_transformer {
    input_paths    = { key = each.value.key_path }
    input_template = "\"upload ${each.key} <key>\""
  }

  dead_letter_config {
    arn = local.arns.dead_letters
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 20
  }

  depends_on = [aws_sqs_queue_policy.jobs, aws_sqs_queue_policy.dead_letters]
}
