locals {
  name       = "paperwurks-${var.environment}"
  blue_green = var.deployment_strategy == "blue_green"
}

# Which image runs. A release writes these, the pipeline reads them and passes them on as the images' digests: both
# agree, and an apply never brings an old image back. So the value is not Terraform's to change; and where a release
# came before the first apply, what it wrote is taken over as it is (the pipeline passed the same).
resource "aws_ssm_parameter" "release" {
  for_each = { backend = var.images.backend, worker = var.images.worker }

  name            = "/paperwurks/${var.environment}/release/${each.key}"
  description     = "Image of the ${each.key}, by digest; written by a release"
  type            = "String"
  value           = each.value
  allowed_pattern = "^[^@\\s]+@sha256:[0-9a-f]{64}$"
  overwrite       = true

  lifecycle {
    ignore_changes = [value]
  }
}

resource "aws_codedeploy_app" "main" {
  count = local.blue_green ? 1 : 0

  name             = "${local.name}-backend"
  compute_platform = "ECS"
}

resource "aws_codedeploy_deployment_group" "main" {
  count = local.blue_green ? 1 : 0

  app_name               = aws_codedeploy_app.main[0].name
  deployment_group_name  = "${local.name}-backend"
  deployment_config_name = "CodeDeployDefault.ECSCanary10Percent5Minutes"
  service_role_arn       = aws_iam_role.codedeploy[0].arn

  deployment_style {
    deployment_type   = "BLUE_GREEN"
    deployment_option = "WITH_TRAFFIC_CONTROL"
  }

  ecs_service {
    cluster_name = var.cluster_name
    service_name = var.service_name
  }

  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = [var.listener_arns["https"]]
      }

      test_traffic_route {
        listener_arns = [var.listener_arns["test"]]
      }

      target_group {
        name = var.target_group_names["blue"]
      }

      target_group {
        name = var.target_group_names["green"]
      }
    }
  }

  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout = "CONTINUE_DEPLOYMENT"
    }

    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = var.bake_minutes
    }
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]
  }

  alarm_configuration {
    enabled                   = true
    alarms                    = var.rollback_alarm_names
    ignore_poll_alarm_failure = false # not knowing is not well
  }

  dynamic "trigger_configuration" {
    for_each = var.announce ? [var.topic_arn] : []

    content {
      trigger_name       = "failed"
      trigger_target_arn = trigger_configuration.value
      trigger_events     = ["DeploymentFailure", "DeploymentStop", "DeploymentRollback"]
    }
  }

  depends_on = [aws_iam_role_policy.codedeploy]
}

resource "aws_iam_role" "codedeploy" {
  count = local.blue_green ? 1 : 0

  name                 = "${local.name}-codedeploy"
  description          = "Moves traffic between blue and green"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

# AWS's own policy for this may touch every service and listener of the account; this one may touch one.
resource "aws_iam_role_policy" "codedeploy" {
  count = local.blue_green ? 1 : 0

  name = "move-traffic"
  role = aws_iam_role.codedeploy[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "MoveService"
          Effect = "Allow"
          Action = ["ecs:DescribeServices", "ecs:CreateTaskSet", "ecs:UpdateServicePrimaryTaskSet", "ecs:DeleteTaskSet"]
          Resource = [
            "arn:aws:ecs:${var.region}:${var.account_id}:service/${var.cluster_name}/${var.service_name}",
            "arn:aws:ecs:${var.region}:${var.account_id}:task-set/${var.cluster_name}/${var.service_name}/*",
          ]
        },
        {
          Sid      = "MoveListeners"
          Effect   = "Allow"
          Action   = ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"]
          Resource = "arn:aws:elasticloadbalancing:${var.region}:${var.account_id}:*/app/${var.environment}-paperwurks/*"
        },
        {
          # Describing load balancers and alarms knows no resources.
          Sid    = "SeeState"
          Effect = "Allow"
          Action = [
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeRules",
            "cloudwatch:DescribeAlarms",
          ]
          Resource  = "*"
          Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
        },
        {
          Sid       = "StartTasks"
          Effect    = "Allow"
          Action    = "iam:PassRole"
          Resource  = var.task_role_arns
          Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
        },
      ],
      [for arn in [var.topic_arn] : {
        Sid      = "TellOfFailure"
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = arn
      } if var.announce],
    )
  })
}
