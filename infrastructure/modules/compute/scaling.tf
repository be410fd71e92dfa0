locals {
  scaled = {
    backend = { min = var.backend.min, max = var.backend.max }
    worker  = { min = var.worker.min, max = var.worker.max }
  }

  # Running tasks: Container Insights counts them; without it, the number of samples of a minute's CPU metric does,
  # because every task sends one a minute.
  running_tasks = (var.container_insights == "disabled" ?
    { namespace = "AWS/ECS", metric = "CPUUtilization", stat = "SampleCount" } :
    { namespace = "ECS/ContainerInsights", metric = "RunningTaskCount", stat = "Average" }
  )
}

resource "aws_appautoscaling_target" "main" {
  for_each = var.office_hours == null ? local.scaled : {}

  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${local.cluster_name}/${local.names[each.key]}"
  min_capacity       = each.value.min
  max_capacity       = each.value.max

  depends_on = [aws_ecs_service.backend, aws_ecs_service.backend_blue_green, aws_ecs_service.worker]
}

# The schedule changes these very numbers: without ignoring them, an apply at night would wake the environment, and
# every night's look for drift would find some. A new size takes effect with the next morning.
resource "aws_appautoscaling_target" "office_hours" {
  for_each = var.office_hours == null ? {} : local.scaled

  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${local.cluster_name}/${local.names[each.key]}"
  min_capacity       = each.value.min
  max_capacity       = each.value.max

  depends_on = [aws_ecs_service.backend, aws_ecs_service.backend_blue_green, aws_ecs_service.worker]

  lifecycle {
    ignore_changes = [min_capacity, max_capacity]
  }
}

locals {
  targets = merge(aws_appautoscaling_target.main, aws_appautoscaling_target.office_hours)
}

resource "aws_appautoscaling_policy" "backend" {
  for_each = {
    cpu      = { metric = "ECSServiceAverageCPUUtilization", target = var.backend.cpu_target, label = null }
    memory   = { metric = "ECSServiceAverageMemoryUtilization", target = var.backend.memory_target, label = null }
    requests = { metric = "ALBRequestCountPerTarget", target = var.backend.request_target, label = "${aws_lb.main.arn_suffix}/${aws_lb_target_group.main["blue"].arn_suffix}" }
  }

  name               = "${local.names.backend}-${each.key}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = local.targets["backend"].service_namespace
  scalable_dimension = local.targets["backend"].scalable_dimension
  resource_id        = local.targets["backend"].resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.target
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
      resource_label         = each.value.label
    }
  }
}

# Backlog per task: what waits, divided by who works. The queue's length alone would want the same number of tasks
# for a hundred quick jobs as for a hundred slow ones.
resource "aws_appautoscaling_policy" "worker" {
  name               = "${local.names.worker}-backlog"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = local.targets["worker"].service_namespace
  scalable_dimension = local.targets["worker"].scalable_dimension
  resource_id        = local.targets["worker"].resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = var.worker.backlog
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    customized_metric_specification {
      metrics {
        id          = "waiting"
        label       = "Jobs that wait"
        return_data = false

        metric_stat {
          stat = "Sum"

          metric {
            namespace   = "AWS/SQS"
            metric_name = "ApproximateNumberOfMessagesVisible"

            dimensions {
              name  = "QueueName"
              value = var.queue_name
            }
          }
        }
      }

      metrics {
        id          = "running"
        label       = "Tasks that run"
        return_data = false

        metric_stat {
          stat = local.running_tasks.stat

          metric {
            namespace   = local.running_tasks.namespace
            metric_name = local.running_tasks.metric

            dimensions {
              name  = "ClusterName"
              value = local.cluster_name
            }

            dimensions {
              name  = "ServiceName"
              value = local.names.worker
            }
          }
        }
      }

      metrics {
        id          = "backlog"
        label       = "Jobs for each task"
        expression  = "IF(FILL(running, 0) > 0, waiting / running, waiting)"
        return_data = true
      }
    }
  }
}
