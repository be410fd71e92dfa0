# Enhanced Monitoring writes what the operating system sees into RDSOSMetrics, with a role
# that only RDS of this account may take.
resource "aws_iam_role" "monitoring" {
  count = var.monitoring_interval > 0 ? 1 : 0

  name                 = "${local.identifier}-monitoring"
  description          = "Lets RDS write Enhanced Monitoring of ${local.identifier}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnEquals    = { "aws:SourceArn" = local.arn }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = var.monitoring_interval > 0 ? 1 : 0

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

# Failovers, storage that runs out, maintenance and what somebody changed by hand are
# events, not metrics.
resource "aws_db_event_subscription" "instance" {
  name        = "${local.identifier}-instance"
  sns_topic   = var.events_topic_arn
  source_type = "db-instance"
  source_ids  = [aws_db_instance.main.identifier]

  event_categories = [
    "availability", "configuration change", "deletion", "failover", "failure",
    "low storage", "maintenance", "notification", "recovery", "restoration",
  ]
}

resource "aws_db_event_subscription" "parameters" {
  name             = "${local.identifier}-parameters"
  sns_topic        = var.events_topic_arn
  source_type      = "db-parameter-group"
  source_ids       = [aws_db_parameter_group.main.name]
  event_categories = ["configuration change"]
}
