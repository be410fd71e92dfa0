# Every alarm is a row. An alarm is called paperwurks-{env}-{key}, tells the topic of its
# severity both when it fires and when it ends, and names its runbook, docs/runbooks/{key}.md.
#
# A row that watches one metric has namespace, metric, dimensions, statistic. One that
# watches several has queries: the metrics by id, and the expression that the threshold is
# for. Rows for each part of the platform are in the files of their parts.

locals {
  alarm_defaults = {
    comparison     = "GreaterThanThreshold"
    period         = 60
    evaluate       = 5
    datapoints     = 3
    missing        = "notBreaching"
    namespace      = null
    metric         = null
    dimensions     = null
    statistic      = null
    percentile     = null
    queries        = {}
    expression     = null
    anomaly_widths = null
  }

  # When nothing is heard of what must be running, that is an outage, unless it sleeps.
  silence = var.always_on ? "breaching" : "notBreaching"

  rows = merge(
    local.service_alarms,
    local.load_balancer_alarms,
    local.database_alarms,
    local.cache_alarms,
    local.queue_alarms,
    local.application_alarms,
    local.network_alarms,
    local.security_alarms,
    local.service_level_alarms,
  )

  alarms = { for k, row in local.rows : k => merge(local.alarm_defaults, row) }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  for_each = local.alarms

  alarm_name        = "${local.name}-${each.key}"
  alarm_description = "${each.value.summary} Runbook: docs/runbooks/${each.key}.md"

  comparison_operator = each.value.comparison
  threshold           = each.value.anomaly_widths == null ? each.value.threshold : null
  threshold_metric_id = each.value.anomaly_widths == null ? null : "band"
  evaluation_periods  = each.value.evaluate
  datapoints_to_alarm = each.value.datapoints
  treat_missing_data  = each.value.missing

  namespace          = each.value.namespace
  metric_name        = each.value.metric
  dimensions         = each.value.dimensions
  statistic          = each.value.statistic
  extended_statistic = each.value.percentile
  period             = each.value.metric == null ? null : each.value.period

  dynamic "metric_query" {
    for_each = each.value.queries

    content {
      id          = metric_query.key
      return_data = each.value.expression == null

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.metric
        dimensions  = metric_query.value.dimensions
        stat        = metric_query.value.statistic
        period      = each.value.period
      }
    }
  }

  dynamic "metric_query" {
    for_each = each.value.expression == null ? [] : [each.value.expression]

    content {
      id          = "result"
      expression  = metric_query.value
      label       = each.key
      return_data = true
    }
  }

  dynamic "metric_query" {
    for_each = each.value.anomaly_widths == null ? [] : [each.value.anomaly_widths]

    content {
      id          = "band"
      expression  = "ANOMALY_DETECTION_BAND(${one(keys(each.value.queries))}, ${metric_query.value})"
      label       = "what is usual"
      return_data = true
    }
  }

  alarm_actions             = [local.topic_arns[each.value.severity]]
  ok_actions                = [local.topic_arns[each.value.severity]]
  insufficient_data_actions = []

  depends_on = [aws_sns_topic_policy.main, aws_cloudwatch_log_metric_filter.main]
}

# One alarm above all of a severity, for dashboards and to suppress in a maintenance. It
# tells Slack only: the alarm that fired has already told whom it must.
resource "aws_cloudwatch_composite_alarm" "severity" {
  for_each = var.service_level ? toset(["critical", "warning"]) : toset([])

  alarm_name        = "${local.name}-any-${each.key}"
  alarm_description = "At least one alarm of severity ${each.key} is firing. Runbook: docs/runbooks/any-${each.key}.md"
  alarm_rule        = join(" OR ", [for k, a in local.alarms : "ALARM(\"${local.name}-${k}\")" if a.severity == each.key])
  alarm_actions     = [local.topic_arns.info]
  ok_actions        = [local.topic_arns.info]

  depends_on = [aws_cloudwatch_metric_alarm.main]
}
