# Nobody tests at night: tasks go to nought and the database stops. The database wakes first and sleeps last.

locals {
  awake = var.office_hours == null ? {} : {
    start = { clock = split(":", var.office_hours.start), tasks = true }
    stop  = { clock = split(":", var.office_hours.stop), tasks = false }
  }

  # Minutes since midnight at which the database is told, half an hour before and a quarter after the tasks.
  database_minutes = var.office_hours == null ? {} : {
    start = max(0, local.awake.start.clock[0] * 60 + local.awake.start.clock[1] - 30)
    stop  = min(23 * 60 + 59, local.awake.stop.clock[0] * 60 + local.awake.stop.clock[1] + 15)
  }
}

resource "aws_appautoscaling_scheduled_action" "main" {
  for_each = merge([for when, w in local.awake : {
    for role, s in local.scaled : "${role}-${when}" => {
      role     = role
      schedule = "cron(${tonumber(w.clock[1])} ${tonumber(w.clock[0])} ? * MON-FRI *)"
      min      = w.tasks ? s.min : 0
      max      = w.tasks ? s.max : 0
    }
  }]...)

  name               = "${local.names[each.value.role]}-${endswith(each.key, "start") ? "start" : "stop"}"
  service_namespace  = local.targets[each.value.role].service_namespace
  scalable_dimension = local.targets[each.value.role].scalable_dimension
  resource_id        = local.targets[each.value.role].resource_id
  schedule           = each.value.schedule
  timezone           = var.office_hours.timezone

  scalable_target_action {
    min_capacity = each.value.min
    max_capacity = each.value.max
  }
}

# AWS starts a stopped instance by itself after seven days; a working week never reaches that.
resource "aws_scheduler_schedule" "database" {
  for_each = local.database_minutes

  name                         = "paperwurks-${var.environment}-database-${each.key}"
  description                  = "Office hours: ${each.key}s the database from Monday to Friday"
  schedule_expression          = "cron(${each.value % 60} ${floor(each.value / 60)} ? * MON-FRI *)"
  schedule_expression_timezone = var.office_hours.timezone
  kms_key_arn                  = var.key_arns["database"]

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:rds:${each.key}DBInstance"
    role_arn = aws_iam_role.office_hours[0].arn
    input    = jsonencode({ DbInstanceIdentifier = var.office_hours.database_identifier })

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 10
    }
  }
}

resource "aws_iam_role" "office_hours" {
  count = var.office_hours == null ? 0 : 1

  name                 = "paperwurks-${var.environment}-office-hours"
  description          = "Starts and stops one database"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "office_hours" {
  count = var.office_hours == null ? 0 : 1

  name = "start-and-stop"
  role = aws_iam_role.office_hours[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "StartAndStop"
        Effect   = "Allow"
        Action   = ["rds:StartDBInstance", "rds:StopDBInstance"]
        Resource = "arn:aws:rds:${var.region}:${var.account_id}:db:${var.office_hours.database_identifier}"
      },
      {
        Sid       = "KeyOfSchedule"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.key_arns["database"]
        Condition = { StringEquals = { "kms:ViaService" = "scheduler.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
