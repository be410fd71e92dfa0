output "jobs" {
  description = "The queue of news: name, url and arn."
  value       = { name = local.names.jobs, url = local.urls.jobs, arn = local.arns.jobs }
  depends_on  = [aws_sqs_queue.jobs, aws_sqs_queue_policy.jobs]
}

output "dead_letters" {
  description = "The queue of news that nobody could deal with: name, url and arn."
  value       = { name = local.names.dead_letters, url = local.urls.dead_letters, arn = local.arns.dead_letters }
  depends_on  = [aws_sqs_queue.dead_letters, aws_sqs_queue_policy.dead_letters]
}

output "visibility_timeout_seconds" {
  description = "How long a message is hidden from others while one worker has it."
  value       = var.visibility_timeout_seconds
}

output "rule_names" {
  description = "The EventBridge rules that bring news of uploads."
  value       = [for r in aws_cloudwatch_event_rule.uploads : r.name]
}
