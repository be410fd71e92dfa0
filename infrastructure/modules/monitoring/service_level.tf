# 99.9 % of requests in 30 days are answered without an error of ours, which leaves a
# budget of 0.1 %. An alarm fires on how fast that budget burns, seen through a long window
# (is it real?) and a short one (is it still going on?) at once. Rates and windows are
# those of Google's SRE Workbook, chapter 5:
#   fast  14.4 times over an hour and five minutes: 2 % of the month's budget in an hour
#   slow   6 times over six hours and half an hour: 5 % of it in six hours

locals {
  budget_percent = 0.1

  burns = {
    fast = { rate = 14.4, long = 3600, short = 300, severity = "critical" }
    slow = { rate = 6, long = 21600, short = 1800, severity = "warning" }
  }

  error_queries = { for id, metric in { target = "HTTPCode_Target_5XX_Count", balancer = "HTTPCode_ELB_5XX_Count", requests = "RequestCount" } : id => {
    namespace  = "AWS/ApplicationELB"
    metric     = metric
    dimensions = local.load_balancer_dimensions
    statistic  = "Sum"
  } }

  # The windows tell Slack only; the two together, below, tell who must act.
  burn_windows = merge([for speed, b in local.burns : {
    for window in ["long", "short"] : "slo-${speed}-burn-${window}" => {
      severity   = "info"
      summary    = "Over ${b[window] / 60} minutes the budget of errors burns more than ${b.rate} times as fast as it may."
      queries    = local.error_queries
      expression = "IF(requests > 0, 100 * (FILL(target, 0) + FILL(balancer, 0)) / requests, 0)"
      period     = b[window]
      threshold  = b.rate * local.budget_percent
      evaluate   = 1
      datapoints = 1
    }
  }]...)

  service_level_alarms = { for k, v in merge(
    local.burn_windows,
    { for k, s in var.services : "${k}-log-volume" => {
      severity       = "info"
      summary        = "The ${k} logs much more than it usually does at this hour, which is paid by the gigabyte."
      comparison     = "GreaterThanUpperThreshold"
      period         = 3600
      evaluate       = 2
      datapoints     = 2
      anomaly_widths = 4
      queries = { ingested = {
        namespace  = "AWS/Logs"
        metric     = "IncomingBytes"
        dimensions = { LogGroupName = s.log_group_name }
        statistic  = "Sum"
      } }
    } },
  ) : k => v if var.service_level }
}

resource "aws_cloudwatch_composite_alarm" "burn" {
  for_each = var.service_level ? local.burns : {}

  alarm_name        = "${local.name}-slo-${each.key}-burn"
  alarm_description = "The budget of errors for 99.9 % burns ${each.value.rate} times as fast as it may. Runbook: docs/runbooks/slo-${each.key}-burn.md"
  alarm_rule        = join(" AND ", [for window in ["long", "short"] : "ALARM(\"${local.name}-slo-${each.key}-burn-${window}\")"])
  alarm_actions     = [local.topic_arns[each.value.severity]]
  ok_actions        = [local.topic_arns[each.value.severity]]

  depends_on = [aws_cloudwatch_metric_alarm.main]
}
