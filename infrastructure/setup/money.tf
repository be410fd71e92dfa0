# What each environment may cost, as the design document says, and what nobody expected.

resource "aws_budgets_budget" "environment" {
  for_each = var.environments

  name         = "paperwurks-${each.key}"
  budget_type  = "COST"
  limit_amount = format("%.2f", var.monthly_budget_pounds[each.key] * var.dollars_per_pound)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  # The tag must first be made a cost allocation tag, by hand, in the billing console: README.md.
  cost_filter {
    name   = "TagKeyValue"
    values = ["user:Environment$${each.key}"]
  }

  dynamic "notification" {
    for_each = {
      most     = { type = "ACTUAL", threshold = 80 }
      all      = { type = "ACTUAL", threshold = 100 }
      expected = { type = "FORECASTED", threshold = 100 }
    }

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = notification.value.type
      threshold                 = notification.value.threshold
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [aws_sns_topic.account.arn]
    }
  }
}

resource "aws_ce_anomaly_monitor" "services" {
  name              = "paperwurks-services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "account" {
  name             = "paperwurks-anomalies"
  frequency        = "IMMEDIATE"
  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]

  subscriber {
    type    = "SNS"
    address = aws_sns_topic.account.arn
  }

  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = ["20"] # dollars
    }
  }

  depends_on = [aws_sns_topic_policy.account]
}
