# A task that is draining must still reach S3: the services wait for the routes and are gone before them.
resource "terraform_data" "s3_routes" {
  input = var.s3_endpoint_association_ids
}

# The number of tasks is auto-scaling's; to change it, change min and max. Hence ignore_changes on desired_count.
resource "aws_ecs_service" "backend" {
  count = local.blue_green ? 0 : 1

  name                               = local.names.backend
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.main["backend"].arn
  desired_count                      = var.backend.min
  platform_version                   = "LATEST"
  health_check_grace_period_seconds  = 60
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.execute_command
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = true

  # Not launch_type: going from one to the other later would replace the service.
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  alarms {
    alarm_names = var.rollback_alarm_names
    enable      = length(var.rollback_alarm_names) > 0
    rollback    = length(var.rollback_alarm_names) > 0
  }

  network_configuration {
    subnets          = values(var.task_subnet_ids)
    security_groups  = [var.security_group_ids["service"]]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.main["blue"].arn
    container_name   = local.applications.backend.name
    container_port   = var.container_port
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  # Roles lose their policies only after the tasks are gone, or the service hangs while it drains.
  depends_on = [
    aws_ecs_cluster_capacity_providers.main,
    aws_lb_listener_rule.api,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.task,
    terraform_data.s3_routes,
  ]
}

# Blue/green: CodeDeploy owns the task definition and the target group from the second release on.
resource "aws_ecs_service" "backend_blue_green" {
  count = local.blue_green ? 1 : 0

  name                              = local.names.backend
  cluster                           = aws_ecs_cluster.main.arn
  task_definition                   = aws_ecs_task_definition.main["backend"].arn
  desired_count                     = var.backend.min
  platform_version                  = "LATEST"
  health_check_grace_period_seconds = 60
  availability_zone_rebalancing     = "DISABLED" # not offered with CodeDeploy
  enable_ecs_managed_tags           = true
  enable_execute_command            = var.execute_command
  propagate_tags                    = "SERVICE"

  deployment_controller {
    type = "CODE_DEPLOY"
  }

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 1
  }

  network_configuration {
    subnets          = values(var.task_subnet_ids)
    security_groups  = [var.security_group_ids["service"]]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.main["blue"].arn
    container_name   = local.applications.backend.name
    container_port   = var.container_port
  }

  lifecycle {
    ignore_changes = [desired_count, task_definition, load_balancer, capacity_provider_strategy]
  }

  depends_on = [
    aws_ecs_cluster_capacity_providers.main,
    aws_lb_listener.https_blue_green,
    aws_lb_listener.test,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.task,
    terraform_data.s3_routes,
  ]
}

# A worker can be killed at any instant, so nearly all of them are Spot.
resource "aws_ecs_service" "worker" {
  name                               = local.names.worker
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.main["worker"].arn
  desired_count                      = var.worker.min
  platform_version                   = "LATEST"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.execute_command
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = true

  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 4
  }

  dynamic "capacity_provider_strategy" {
    for_each = var.worker.on_demand > 0 ? [var.worker.on_demand] : []

    content {
      capacity_provider = "FARGATE"
      base              = capacity_provider_strategy.value
      weight            = 0 # so many and no more: all beyond them are Spot
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = values(var.task_subnet_ids)
    security_groups  = [var.security_group_ids["worker"]]
    assign_public_ip = false
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_ecs_cluster_capacity_providers.main,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.task,
    terraform_data.s3_routes,
  ]
}
