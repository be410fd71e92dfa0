output "topic_arns" {
  description = "The topics by severity: critical, warning and info."
  value       = local.topic_arns
  depends_on  = [aws_sns_topic_policy.main]
}

output "alarm_names" {
  description = "Every alarm's name, in the order of the alphabet."
  value = sort(concat(
    [for a in aws_cloudwatch_metric_alarm.main : a.alarm_name],
    [for a in aws_cloudwatch_metric_alarm.edge : a.alarm_name],
    [for a in aws_cloudwatch_composite_alarm.severity : a.alarm_name],
    [for a in aws_cloudwatch_composite_alarm.burn : a.alarm_name],
  ))
}

output "rollback_alarm_names" {
  description = "The alarms that stop a release and roll it back: errors, latency, no healthy task."
  value       = [for k in ["alb-5xx", "alb-healthy-hosts", "alb-latency"] : "${local.name}-${k}"]
}

output "application_metrics" {
  description = "What the application emits: namespace, dimension and the metrics with their units."
  value = {
    namespace  = local.application_namespace
    dimensions = keys(local.application_dimensions)
    metrics    = local.application_metrics
  }
}

output "dashboard_name" {
  description = "The dashboard."
  value       = aws_cloudwatch_dashboard.main.dashboard_name
}

output "event_rule_names" {
  description = "The rules for what is an event and not a metric; each has a runbook of its key, as alarms have."
  value       = { for k, r in aws_cloudwatch_event_rule.main : k => r.name }
}
