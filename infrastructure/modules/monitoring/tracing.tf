# One trace in twenty and at least one a second; everything that fails or is slow is in the
# group, where X-Ray looks for causes by itself.

resource "aws_xray_sampling_rule" "main" {
  count = var.tracing ? 1 : 0

  rule_name      = local.name
  priority       = 1000
  version        = 1
  reservoir_size = 1
  fixed_rate     = var.environment == "prod" ? 0.05 : 0.2
  service_name   = "${var.environment}-paperwurks-*"
  service_type   = "*"
  host           = "*"
  http_method    = "*"
  url_path       = "*"
  resource_arn   = "*"
}

resource "aws_xray_group" "trouble" {
  count = var.tracing ? 1 : 0

  group_name        = "${local.name}-trouble"
  filter_expression = join(" OR ", [for s in var.services : "(service(\"${s.name}\") AND (fault = true OR error = true OR responsetime > 1))"])

  insights_configuration {
    insights_enabled      = true
    notifications_enabled = true
  }
}
