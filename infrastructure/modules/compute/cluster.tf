locals {
  cluster_name = "paperwurks-${var.environment}-cluster"

  # Names are the design document's, word for word.
  names = {
    backend = "${var.environment}-paperwurks-backend"
    worker  = "${var.environment}-paperwurks-worker"
    migrate = "${var.environment}-paperwurks-migrate"
  }
  log_groups = merge(
    { for role, name in local.names : role => "/ecs/${name}" },
    { exec = "/ecs/${var.environment}-paperwurks-exec" },
    var.tracing ? { collector = "/ecs/${var.environment}-paperwurks-collector" } : {},
    # Insights would make this one itself, and keep it for ever.
    var.container_insights == "disabled" ? {} : { insights = "/aws/ecs/containerinsights/${local.cluster_name}/performance" },
  )
}

resource "aws_cloudwatch_log_group" "main" {
  for_each = local.log_groups

  name              = each.value
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

resource "aws_ecs_cluster" "main" {
  name = local.cluster_name

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  configuration {
    execute_command_configuration {
      kms_key_id = var.key_arns["logs"]
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.main["exec"].name
      }
    }

    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = var.key_arns["documents"] # papers lie on the tasks' disks while they are read
    }
  }

  depends_on = [aws_cloudwatch_log_group.main]
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 1
  }
}
