# Tasks, services, scaling and roles, without an account.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_lb" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:loadbalancer/app/staging-paperwurks/0123456789abcdef"
      arn_suffix = "app/staging-paperwurks/0123456789abcdef"
    }
  }

  mock_resource "aws_lb_target_group" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:targetgroup/pw-bl/0123456789abcdef"
      arn_suffix = "targetgroup/pw-bl/0123456789abcdef"
    }
  }

  mock_resource "aws_lb_listener" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:listener/app/staging-paperwurks/0123456789abcdef/0123456789abcdef"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/mock"
    }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = {
      arn = "arn:aws:ecs:eu-west-2:123456789012:task-definition/mock:1"
    }
  }

  mock_resource "aws_ecs_cluster" {
    defaults = {
      arn = "arn:aws:ecs:eu-west-2:123456789012:cluster/paperwurks-staging-cluster"
    }
  }
}

variables {
  environment                 = "staging"
  account_id                  = "123456789012"
  vpc_id                      = "vpc-0123456789abcdef0"
  load_balancer_subnet_ids    = { eu-west-2a = "subnet-0a", eu-west-2b = "subnet-0b" }
  task_subnet_ids             = { eu-west-2a = "subnet-1a", eu-west-2b = "subnet-1b" }
  security_group_ids          = { alb = "sg-alb", service = "sg-service", worker = "sg-worker", database = "sg-database", cache = "sg-cache" }
  s3_endpoint_association_ids = ["a-1", "a-2"]
  alb_internal                = false
  deletion_protection         = false
  domain_name                 = "staging.paperwurks.example"
  certificate_arn             = "arn:aws:acm:eu-west-2:123456789012:certificate/00000000-0000-0000-0000-000000000000"
  log_bucket                  = "paperwurks-staging-logs-123456789012"
  log_retention_days          = 14
  key_arns = {
    documents = "arn:aws:kms:eu-west-2:123456789012:key/00000000-0000-0000-0000-000000000001"
    logs      = "arn:aws:kms:eu-west-2:123456789012:key/00000000-0000-0000-0000-000000000002"
    messages  = "arn:aws:kms:eu-west-2:123456789012:key/00000000-0000-0000-0000-000000000003"
    secrets   = "arn:aws:kms:eu-west-2:123456789012:key/00000000-0000-0000-0000-000000000004"
    database  = "arn:aws:kms:eu-west-2:123456789012:key/00000000-0000-0000-0000-000000000005"
  }
  images = {
    backend   = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:1111111111111111111111111111111111111111111111111111111111111111"
    worker    = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:2222222222222222222222222222222222222222222222222222222222222222"
    collector = "public.ecr.aws/aws-observability/aws-otel-collector@sha256:3333333333333333333333333333333333333333333333333333333333333333"
  }
  backend = { cpu = 512, memory = 1024, min = 2, max = 2 }
  worker  = { cpu = 256, memory = 512, min = 1, max = 4 }
  environment_variables = {
    backend = { PAPERWURKS_LISTEN = "0.0.0.0:8000", PAPERWURKS_SESSION_KEY = "secret://paperwurks/staging/session-key" }
    worker  = { PAPERWURKS_WORKERS = "1" }
    migrate = { PAPERWURKS_DATA_DIR = "/var/lib/paperwurks" }
  }
  access = {
    buckets = {
      documents = "arn:aws:s3:::paperwurks-staging-documents-123456789012"
      uploads   = "arn:aws:s3:::paperwurks-staging-uploads-123456789012"
      records   = "arn:aws:s3:::paperwurks-staging-records-123456789012"
    }
    queue_arn = "arn:aws:sqs:eu-west-2:123456789012:paperwurks-staging-jobs"
    database_connect_arns = {
      app     = "arn:aws:rds-db:eu-west-2:123456789012:dbuser:db-ABC/paperwurks_app"
      migrate = "arn:aws:rds-db:eu-west-2:123456789012:dbuser:db-ABC/paperwurks_migrate"
    }
    database_master_secret = "arn:aws:secretsmanager:eu-west-2:123456789012:secret:rds!db-1"
    cache_arns             = ["arn:aws:elasticache:eu-west-2:123456789012:replicationgroup:paperwurks-staging"]
    key_secret_arns        = ["arn:aws:secretsmanager:eu-west-2:123456789012:secret:paperwurks/staging/session-key-abcdef"]
    mail_identity_arn      = "arn:aws:ses:eu-west-2:123456789012:identity/staging.paperwurks.example"
    mail_from              = "no-reply@staging.paperwurks.example"
    allow_model            = false
  }
  rollback_alarm_names = ["paperwurks-staging-alb-5xx"]
  container_insights   = "disabled"
  tracing              = true
  queue_name           = "paperwurks-staging-jobs"
}

run "names_of_the_document" {
  command = plan

  assert {
    condition     = aws_ecs_cluster.main.name == "paperwurks-staging-cluster" && aws_ecs_service.backend[0].name == "staging-paperwurks-backend" && aws_ecs_service.worker.name == "staging-paperwurks-worker"
    error_message = "The names are the design document's."
  }

  assert {
    condition     = aws_cloudwatch_log_group.main["backend"].name == "/ecs/staging-paperwurks-backend" && aws_cloudwatch_log_group.main["worker"].name == "/ecs/staging-paperwurks-worker" && alltrue([for g in values(aws_cloudwatch_log_group.main) : g.retention_in_days == 14])
    error_message = "The log groups are the design document's, and keep 14 days."
  }

  assert {
    condition     = toset(flatten([for s in aws_ecs_service.backend[0].load_balancer : [s.container_name, tostring(s.container_port)]])) == toset(["paperwurks-backend", "8000"])
    error_message = "The container is paperwurks-backend on 8000."
  }
}

run "containers_are_hardened" {
  command = plan

  assert {
    condition = alltrue(flatten([for t in values(aws_ecs_task_definition.main) : [for c in jsondecode(t.container_definitions) :
      c.readonlyRootFilesystem && !c.privileged && c.user == "65532" && c.linuxParameters.capabilities.drop == ["ALL"] && can(regex("@sha256:[0-9a-f]{64}$", c.image))
    ]]))
    error_message = "Every container is nobody's, on a read-only root, without capabilities, by digest."
  }

  assert {
    condition     = alltrue([for t in values(aws_ecs_task_definition.main) : t.runtime_platform[0].cpu_architecture == "ARM64" && t.network_mode == "awsvpc" && t.requires_compatibilities == toset(["FARGATE"]) && t.skip_destroy])
    error_message = "Fargate on ARM, and earlier revisions stay."
  }

  assert {
    condition     = alltrue(flatten([for t in values(aws_ecs_task_definition.main) : [for c in jsondecode(t.container_definitions) : c.logConfiguration.options.mode == "non-blocking"]]))
    error_message = "A stalled log never stops a container."
  }

  assert {
    condition = (
      jsondecode(aws_ecs_task_definition.main["backend"].container_definitions)[0].command == ["serve"] &&
      jsondecode(aws_ecs_task_definition.main["worker"].container_definitions)[0].command == ["worker"] &&
      jsondecode(aws_ecs_task_definition.main["migrate"].container_definitions)[0].command == ["migrate"] &&
      jsondecode(aws_ecs_task_definition.main["migrate"].container_definitions)[0].image == var.images.backend
    )
    error_message = "Three roles of one program; the schema is changed by the release that needs it."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.main["worker"].container_definitions)[0].stopTimeout == 120 && jsondecode(aws_ecs_task_definition.main["backend"].container_definitions)[0].stopTimeout == 40
    error_message = "A worker gets two minutes to finish, the API more than the deregistration delay."
  }

  assert {
    condition     = [for c in jsondecode(aws_ecs_task_definition.main["backend"].container_definitions) : c.essential] == [true, false] && strcontains(jsondecode(aws_ecs_task_definition.main["backend"].container_definitions)[1].environment[0].value, "awsxray")
    error_message = "The collector of traces stands beside the API and cannot stop it."
  }

  assert {
    condition     = alltrue(flatten([for t in values(aws_ecs_task_definition.main) : [for c in jsondecode(t.container_definitions) : alltrue([for e in c.environment : startswith(e.name, "PAPERWURKS_") || e.name == "AOT_CONFIG_CONTENT"])]]))
    error_message = "Containers are told the program's settings and nothing else."
  }
}

run "rolling_release" {
  command = plan

  assert {
    condition = (
      aws_ecs_service.backend[0].deployment_circuit_breaker[0].enable && aws_ecs_service.backend[0].deployment_circuit_breaker[0].rollback &&
      aws_ecs_service.backend[0].alarms[0].rollback && aws_ecs_service.backend[0].alarms[0].alarm_names == toset(["paperwurks-staging-alb-5xx"])
    )
    error_message = "A release that fails, or that alarms complain about, is undone."
  }

  assert {
    condition     = aws_ecs_service.backend[0].deployment_minimum_healthy_percent == 100 && aws_ecs_service.backend[0].deployment_maximum_percent == 200 && aws_ecs_service.backend[0].health_check_grace_period_seconds == 60
    error_message = "No capacity is lost while a release rolls; the grace period is the document's 60 seconds."
  }

  assert {
    condition     = alltrue([for s in [aws_ecs_service.backend[0], aws_ecs_service.worker] : s.availability_zone_rebalancing == "ENABLED" && s.deployment_maximum_percent > 100 && !s.network_configuration[0].assign_public_ip])
    error_message = "Zones are balanced, which needs more than 100 per cent; no task has a public address."
  }

  assert {
    condition     = [for s in aws_ecs_service.worker.capacity_provider_strategy : s.capacity_provider] == ["FARGATE_SPOT"]
    error_message = "Staging's workers are all Spot."
  }

  assert {
    condition     = length(aws_ecs_service.backend_blue_green) == 0 && length(aws_lb_listener.test) == 0 && keys(aws_lb_target_group.main) == ["blue"]
    error_message = "Nothing of blue/green exists."
  }
}

run "load_balancer" {
  command = plan

  assert {
    condition     = aws_lb.main.drop_invalid_header_fields && aws_lb.main.desync_mitigation_mode == "strictest" && aws_lb.main.access_logs[0].enabled && aws_lb.main.connection_logs[0].enabled && !aws_lb.main.internal
    error_message = "A public load balancer that is strict and logs."
  }

  assert {
    condition     = aws_lb_listener.redirect[0].port == 80 && aws_lb_listener.redirect[0].default_action[0].redirect[0].protocol == "HTTPS" && aws_lb_listener.redirect[0].default_action[0].redirect[0].status_code == "HTTP_301"
    error_message = "HTTP only says where HTTPS is."
  }

  assert {
    condition     = aws_lb_listener.https[0].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" && aws_lb_listener.https[0].default_action[0].type == "fixed-response" && aws_lb_listener_rule.api[0].condition != null
    error_message = "TLS 1.2 and up, and other names are answered 404."
  }

  assert {
    condition = (
      aws_lb_target_group.main["blue"].target_type == "ip" && tonumber(aws_lb_target_group.main["blue"].deregistration_delay) == 30 &&
      aws_lb_target_group.main["blue"].health_check[0].path == "/healthz" &&
      aws_lb_target_group.main["blue"].health_check[0].interval * aws_lb_target_group.main["blue"].health_check[0].unhealthy_threshold <= 30
    )
    error_message = "Targets are addresses, leave in 30 seconds, and a dead one is noticed within 30."
  }
}

run "scaling" {
  command = plan

  assert {
    condition     = toset([for p in values(aws_appautoscaling_policy.backend) : p.target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].predefined_metric_type]) == toset(["ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization", "ALBRequestCountPerTarget"])
    error_message = "The API scales by CPU, memory and requests."
  }

  assert {
    condition     = aws_appautoscaling_policy.backend["cpu"].target_tracking_scaling_policy_configuration[0].target_value < 70 && aws_appautoscaling_policy.backend["memory"].target_tracking_scaling_policy_configuration[0].target_value <= 70
    error_message = "The design document wants CPU and memory below 70 per cent."
  }

  assert {
    condition = [for m in aws_appautoscaling_policy.worker.target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metrics : m.expression if m.return_data] == [
      "IF(FILL(running, 0) > 0, waiting / running, waiting)"
    ]
    error_message = "Workers follow the backlog of each, and survive that none runs."
  }

  assert {
    condition     = local.running_tasks.namespace == "AWS/ECS" && local.running_tasks.stat == "SampleCount"
    error_message = "Without Container Insights the samples of the CPU metric count the tasks."
  }

  assert {
    condition     = aws_appautoscaling_target.main["backend"].min_capacity == 2 && aws_appautoscaling_target.main["worker"].max_capacity == 4 && aws_appautoscaling_target.main["worker"].resource_id == "service/paperwurks-staging-cluster/staging-paperwurks-worker" && length(aws_appautoscaling_target.office_hours) == 0
    error_message = "Between min and max."
  }
}

run "roles_are_apart" {
  command = plan

  assert {
    condition     = length(aws_iam_role.task) == 3 && length(aws_iam_role.execution) == 3
    error_message = "Each role of the program has its own two."
  }

  assert {
    condition     = toset(keys(local.task_policies.migrate)) == toset(["database", "keys", "secrets"])
    error_message = "The migration sees no paper, queue, cache or mail."
  }

  assert {
    condition     = alltrue([for role in ["backend", "worker"] : alltrue(flatten([for name, statements in local.task_policies[role] : [for s in statements : !strcontains(jsonencode(s), "rds!db-1") && !strcontains(jsonencode(s), "paperwurks_migrate")]]))])
    error_message = "Only the migration reads the master's secret or owns the schema."
  }

  assert {
    condition     = alltrue([for s in local.task_policies.backend.papers : !contains(flatten([s.Action]), "s3:DeleteObjectVersion")]) && alltrue([for s in concat(local.task_policies.backend.papers, local.task_policies.worker.papers) : !contains(flatten([s.Action]), "s3:BypassGovernanceRetention")])
    error_message = "Only the worker erases, and not even it lifts the lock of records."
  }

  assert {
    condition     = alltrue([for s in local.task_policies.backend.news : !contains(flatten([s.Action]), "sqs:ReceiveMessage")])
    error_message = "The API sends news and takes none."
  }

  assert {
    condition     = alltrue(flatten([for p in values(merge(local.task_policy, local.execution_policy)) : [for s in p.statements : s.Resource != "*" || can(s.Condition)]]))
    error_message = "Where a service knows no resources, a condition narrows instead."
  }

  assert {
    condition     = alltrue(flatten([for p in values(merge(local.task_policy, local.execution_policy)) : [for s in p.statements : alltrue([for a in flatten([s.Action]) : !strcontains(a, "*")])]]))
    error_message = "Actions are named, never starred."
  }

  assert {
    condition     = join(" ", local.repositories.backend) == "arn:aws:ecr:eu-west-2:123456789012:repository/paperwurks"
    error_message = "ECS pulls from the repository of the image, and no other."
  }

  assert {
    condition     = alltrue([for role in ["backend", "worker", "migrate"] : !contains(keys(local.execution_policies[role]), "secrets")])
    error_message = "Nothing is injected, so no execution role reads a secret."
  }
}

run "injected_secrets_are_readable_by_their_role_only" {
  command = plan

  variables {
    secrets = { worker = { PAPERWURKS_SESSION_KEY = "arn:aws:secretsmanager:eu-west-2:123456789012:secret:other-abcdef" } }
  }

  assert {
    condition     = join(" ", local.execution_policies.worker.secrets[0].Resource) == "arn:aws:secretsmanager:eu-west-2:123456789012:secret:other-abcdef" && !contains(keys(local.execution_policies.backend), "secrets")
    error_message = "What a role's tasks are given, its execution role reads, and no other."
  }
}

run "blue_green" {
  command = plan

  variables {
    deployment_strategy = "blue_green"
  }

  assert {
    condition     = length(aws_ecs_service.backend) == 0 && aws_ecs_service.backend_blue_green[0].deployment_controller[0].type == "CODE_DEPLOY" && aws_ecs_service.backend_blue_green[0].availability_zone_rebalancing == "DISABLED" && aws_ecs_service.backend_blue_green[0].platform_version == "LATEST"
    error_message = "CodeDeploy controls the service; it offers no rebalancing and wants the platform version."
  }

  assert {
    condition     = keys(aws_lb_target_group.main) == ["blue", "green"] && aws_lb_listener.test[0].port == 8443 && length(aws_lb_listener.https) == 0
    error_message = "Two target groups, and a listener to look at the next version."
  }
}

run "internal_load_balancer" {
  command = plan

  variables {
    alb_internal = true
  }

  assert {
    condition     = aws_lb.main.internal && length(aws_lb_listener.redirect) == 0
    error_message = "Nobody speaks HTTP to an internal load balancer."
  }
}

run "production_with_insights_and_on_demand" {
  command = plan

  variables {
    environment         = "prod"
    deletion_protection = true
    container_insights  = "enhanced"
    worker              = { cpu = 512, memory = 1024, min = 2, max = 8, on_demand = 1 }
  }

  assert {
    condition     = { for s in aws_ecs_service.worker.capacity_provider_strategy : s.capacity_provider => "${coalesce(s.base, 0)} ${s.weight}" } == { FARGATE = "1 0", FARGATE_SPOT = "0 4" }
    error_message = "One worker is never Spot."
  }

  assert {
    condition     = local.running_tasks.namespace == "ECS/ContainerInsights" && aws_cloudwatch_log_group.main["insights"].name == "/aws/ecs/containerinsights/paperwurks-prod-cluster/performance"
    error_message = "Insights counts the tasks, and its log group exists before Insights makes it."
  }

  assert {
    condition     = aws_lb.main.enable_deletion_protection
    error_message = "Production's load balancer is protected."
  }
}

run "office_hours" {
  command = plan

  variables {
    office_hours = { start = "07:00", stop = "19:30", database_identifier = "paperwurks-staging-db" }
  }

  assert {
    condition = { for k, a in aws_appautoscaling_scheduled_action.main : k => [a.schedule, a.timezone] } == {
      backend-start = ["cron(0 7 ? * MON-FRI *)", "Europe/London"]
      backend-stop  = ["cron(30 19 ? * MON-FRI *)", "Europe/London"]
      worker-start  = ["cron(0 7 ? * MON-FRI *)", "Europe/London"]
      worker-stop   = ["cron(30 19 ? * MON-FRI *)", "Europe/London"]
    }
    error_message = "Tasks wake and sleep by London's clock, on working days."
  }

  assert {
    condition     = tonumber(aws_appautoscaling_scheduled_action.main["backend-stop"].scalable_target_action[0].max_capacity) == 0 && tonumber(aws_appautoscaling_scheduled_action.main["backend-start"].scalable_target_action[0].min_capacity) == 2
    error_message = "Nought at night, the usual number by day."
  }

  assert {
    condition     = length(aws_appautoscaling_target.main) == 0 && keys(aws_appautoscaling_target.office_hours) == ["backend", "worker"]
    error_message = "What the schedule sets, an apply at night leaves alone."
  }

  assert {
    condition = { for k, s in aws_scheduler_schedule.database : k => s.schedule_expression } == {
      start = "cron(30 6 ? * MON-FRI *)"
      stop  = "cron(45 19 ? * MON-FRI *)"
    }
    error_message = "The database wakes before the tasks and sleeps after them."
  }
}

run "every_size_that_fargate_sells" {
  command = plan

  assert {
    condition     = { for cpu, sizes in local.fargate_sizes : cpu => length(sizes) } == { "256" = 3, "512" = 4, "1024" = 7, "2048" = 13, "4096" = 23, "8192" = 12, "16384" = 12 }
    error_message = "The table has all 74 pairs."
  }

  assert {
    condition     = local.fargate_sizes["8192"][11] == 61440 && local.fargate_sizes["16384"][11] == 122880 && local.fargate_sizes["4096"][22] == 30720
    error_message = "The table ends where AWS's does."
  }
}

run "refuses_size_that_fargate_does_not_sell" {
  command = plan

  variables {
    backend = { cpu = 256, memory = 3072, min = 1, max = 1 }
    worker  = { cpu = 8192, memory = 18432, min = 1, max = 1 }
    migrate = { cpu = 333, memory = 512 }
  }

  expect_failures = [var.backend, var.worker, var.migrate]
}

run "refuses_max_below_min" {
  command = plan

  variables {
    backend = { cpu = 512, memory = 1024, min = 2, max = 1 }
  }

  expect_failures = [var.backend]
}

run "refuses_stop_before_deregistration" {
  command = plan

  variables {
    backend = { cpu = 512, memory = 1024, min = 2, max = 2, stop_timeout = 30 }
  }

  expect_failures = [var.backend]
}

run "refuses_more_on_demand_than_min" {
  command = plan

  variables {
    worker = { cpu = 256, memory = 512, min = 1, max = 4, on_demand = 2 }
  }

  expect_failures = [var.worker]
}

run "refuses_tags" {
  command = plan

  variables {
    images = { backend = "nginx:latest", worker = "nginx:latest", collector = "otel:latest" }
  }

  expect_failures = [var.images]
}

run "refuses_tracing_without_collector" {
  command = plan

  variables {
    images = {
      backend = "public.ecr.aws/x@sha256:1111111111111111111111111111111111111111111111111111111111111111"
      worker  = "public.ecr.aws/x@sha256:1111111111111111111111111111111111111111111111111111111111111111"
    }
  }

  expect_failures = [var.tracing]
}

run "refuses_unprotected_production_with_sessions" {
  command = plan

  variables {
    environment     = "prod"
    execute_command = true
    office_hours    = { start = "07:00", stop = "19:00", database_identifier = "paperwurks-prod-db" }
  }

  expect_failures = [var.deletion_protection, var.execute_command, var.office_hours]
}

run "refuses_night_shift" {
  command = plan

  variables {
    office_hours = { start = "19:00", stop = "07:00", database_identifier = "paperwurks-staging-db" }
  }

  expect_failures = [var.office_hours]
}

run "refuses_foreign_settings" {
  command = plan

  variables {
    environment_variables = { backend = { AWS_SECRET_ACCESS_KEY = "x" }, worker = {}, migrate = {} }
  }

  expect_failures = [var.environment_variables]
}
