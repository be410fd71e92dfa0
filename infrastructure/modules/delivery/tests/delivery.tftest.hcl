# Releases: parameters always, CodeDeploy for blue/green only.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/paperwurks-prod-codedeploy"
    }
  }
}

variables {
  environment = "prod"
  account_id  = "123456789012"
  images = {
    backend = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:1111111111111111111111111111111111111111111111111111111111111111"
    worker  = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:2222222222222222222222222222222222222222222222222222222222222222"
  }
  deployment_strategy  = "blue_green"
  cluster_name         = "paperwurks-prod-cluster"
  service_name         = "prod-paperwurks-backend"
  listener_arns        = { https = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:listener/app/prod-paperwurks/1/1", test = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:listener/app/prod-paperwurks/1/2" }
  target_group_names   = { blue = "pw-bl-1", green = "pw-gr-1" }
  task_role_arns       = ["arn:aws:iam::123456789012:role/prod-paperwurks-backend-task", "arn:aws:iam::123456789012:role/prod-paperwurks-backend-execution"]
  rollback_alarm_names = ["paperwurks-prod-alb-5xx"]
  topic_arn            = "arn:aws:sns:eu-west-2:123456789012:paperwurks-prod-warning"
}

run "blue_green" {
  command = plan

  assert {
    condition     = aws_codedeploy_deployment_group.main[0].deployment_config_name == "CodeDeployDefault.ECSCanary10Percent5Minutes"
    error_message = "Ten per cent for five minutes first."
  }

  assert {
    condition = (
      aws_codedeploy_deployment_group.main[0].auto_rollback_configuration[0].events == toset(["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]) &&
      aws_codedeploy_deployment_group.main[0].alarm_configuration[0].enabled && aws_codedeploy_deployment_group.main[0].alarm_configuration[0].alarms == toset(["paperwurks-prod-alb-5xx"])
    )
    error_message = "A failure or an alarm brings the previous version back."
  }

  assert {
    condition     = toset([for g in aws_codedeploy_deployment_group.main[0].load_balancer_info[0].target_group_pair_info[0].target_group : g.name]) == toset(["pw-bl-1", "pw-gr-1"])
    error_message = "Traffic moves between the two target groups."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.codedeploy[0].policy).Statement : s.Resource != "*" || can(s.Condition)]) && anytrue([for s in jsondecode(aws_iam_role_policy.codedeploy[0].policy).Statement : s.Condition.StringEquals["iam:PassedToService"] == "ecs-tasks.amazonaws.com" && length(s.Resource) == 2 if s.Sid == "StartTasks"])
    error_message = "CodeDeploy passes two roles, to ECS tasks, and touches one service."
  }
}

run "rolling" {
  command = plan

  variables {
    deployment_strategy = "rolling"
    listener_arns       = { https = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:listener/app/prod-paperwurks/1/1" }
    target_group_names  = { blue = "pw-bl-1" }
  }

  assert {
    condition     = length(aws_codedeploy_app.main) == 0 && length(aws_iam_role.codedeploy) == 0 && output.codedeploy == null
    error_message = "ECS needs no CodeDeploy for a rolling release."
  }

  assert {
    condition     = { for r, p in aws_ssm_parameter.release : r => p.name } == { backend = "/paperwurks/prod/release/backend", worker = "/paperwurks/prod/release/worker" }
    error_message = "The release parameters are where the pipeline looks."
  }

  assert {
    condition     = strcontains(aws_ssm_parameter.release["worker"].allowed_pattern, "@sha256:")
    error_message = "Only a digest can be released."
  }
}

run "refuses_one_colour" {
  command = plan

  variables {
    target_group_names = { blue = "pw-bl-1" }
  }

  expect_failures = [var.target_group_names]
}

run "refuses_tags" {
  command = plan

  variables {
    images = { backend = "paperwurks:latest", worker = "paperwurks:latest" }
  }

  expect_failures = [var.images]
}
