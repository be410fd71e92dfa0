mock_provider "aws" {}

variables {
  environment         = "staging"
  account_id          = "123456789012"
  key_arns            = { messages = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111" }
  uploads_bucket_name = "paperwurks-staging-uploads-123456789012"
}

run "what_nobody_can_deal_with_is_kept" {
  command = plan

  assert {
    condition     = jsondecode(aws_sqs_queue_redrive_policy.jobs.redrive_policy) == { deadLetterTargetArn = "arn:aws:sqs:eu-west-2:123456789012:paperwurks-staging-jobs-dead-letters", maxReceiveCount = 5 }
    error_message = "Messages do not go to the dead letters after five deliveries."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue_redrive_allow_policy.dead_letters.redrive_allow_policy).sourceQueueArns[0] == "arn:aws:sqs:eu-west-2:123456789012:paperwurks-staging-jobs"
    error_message = "Another queue may bury its dead here."
  }
  assert {
    condition     = aws_sqs_queue.jobs.message_retention_seconds == 4 * 86400 && aws_sqs_queue.dead_letters.message_retention_seconds == 14 * 86400
    error_message = "Messages are not kept 4 days, dead ones 14."
  }
  assert {
    condition     = aws_sqs_queue.jobs.receive_wait_time_seconds == 20
    error_message = "Receiving is not a long poll."
  }
}

run "encrypted_and_over_tls" {
  command = plan

  assert {
    condition     = aws_sqs_queue.jobs.kms_master_key_id == var.key_arns["messages"] && aws_sqs_queue.dead_letters.kms_master_key_id == var.key_arns["messages"]
    error_message = "A queue is not under the key of messages."
  }
  assert {
    condition     = alltrue([for p in [aws_sqs_queue_policy.jobs.policy, aws_sqs_queue_policy.dead_letters.policy] : anytrue([for s in jsondecode(p).Statement : s.Effect == "Deny" && try(s.Condition.Bool["aws:SecureTransport"], "") == "false"])])
    error_message = "A queue can be used without TLS."
  }
}

run "uploads_are_news" {
  command = plan

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.uploads["created"].event_pattern).detail.bucket.name == ["paperwurks-staging-uploads-123456789012"]
    error_message = "New uploads are not news."
  }
  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.uploads["scanned"].event_pattern).source == ["aws.guardduty"]
    error_message = "The result of a scan is not news."
  }
  assert {
    condition     = alltrue([for t in aws_cloudwatch_event_target.uploads : t.arn == "arn:aws:sqs:eu-west-2:123456789012:paperwurks-staging-jobs" && t.dead_letter_config[0].arn == "arn:aws:sqs:eu-west-2:123456789012:paperwurks-staging-jobs-dead-letters"])
    error_message = "News of uploads does not go to the jobs, and to the dead letters when it cannot."
  }
  # EventBridge may send to the queue for these rules and no others.
  assert {
    condition     = toset(one([for s in jsondecode(aws_sqs_queue_policy.jobs.policy).Statement : s.Condition.ArnEquals["aws:SourceArn"] if s.Sid == "NewsOfUploads"])) == toset([for k in ["created", "scanned"] : "arn:aws:events:eu-west-2:123456789012:rule/paperwurks-staging-upload-${k}"])
    error_message = "EventBridge may send for rules that are not these."
  }
}

run "without_scans_there_is_no_news_of_them" {
  command = plan

  variables {
    malware_protection = false
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_event_rule.uploads)) == toset(["created"])
    error_message = "A rule listens for scans that do not happen."
  }
}

run "a_message_must_outlast_its_job" {
  command = plan
  variables {
    visibility_timeout_seconds = 30
  }
  expect_failures = [var.visibility_timeout_seconds]
}

run "one_delivery_is_too_few" {
  command = plan
  variables {
    max_receive_count = 1
  }
  expect_failures = [var.max_receive_count]
}
