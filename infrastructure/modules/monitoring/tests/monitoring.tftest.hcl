mock_provider "aws" {}

mock_provider "aws" {
  alias = "us_east_1"
}

variables {
  environment     = "prod"
  account_id      = "123456789012"
  key_arns        = { messages = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111" }
  email_addresses = ["on-call@paperwurks.example"]
  slack           = { team_id = "T01ABCDEF", channel_id = "C01ABCDEF" }
  cluster_name    = "paperwurks-prod-cluster"
  services = {
    backend = { name = "prod-paperwurks-backend", minimum = 2, log_group_name = "/ecs/prod-paperwurks-backend" }
    worker  = { name = "prod-paperwurks-worker", minimum = 2, log_group_name = "/ecs/prod-paperwurks-worker" }
  }
  container_insights    = "enhanced"
  load_balancer_suffix  = "app/prod-paperwurks/0123456789abcdef"
  target_group_suffixes = { blue = "targetgroup/blue/0123456789abcdef", green = "targetgroup/green/0123456789abcdef" }
  database = {
    identifier              = "paperwurks-prod-db"
    max_connections         = 450
    memory_bytes            = 4294967296
    allocated_storage_bytes = 107374182400
    burstable               = true
    log_group_name          = "/aws/rds/instance/paperwurks-prod-db/postgresql"
  }
  cache_clusters            = ["paperwurks-prod-cache-001", "paperwurks-prod-cache-002"]
  queue_names               = { jobs = "paperwurks-prod-jobs", dead_letters = "paperwurks-prod-jobs-dead-letters" }
  uploads_bucket_name       = "paperwurks-prod-uploads-123456789012"
  edge                      = { distribution_id = "E1234567890", web_acl_name = "paperwurks-prod-edge", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1" }
  certificate_arn           = "arn:aws:acm:eu-west-2:123456789012:certificate/1"
  nat_gateway_ids           = { "eu-west-2a" = "nat-1", "eu-west-2b" = "nat-2" }
  cloudtrail_log_group_name = "/paperwurks/trail"
  break_glass_role_arn      = "arn:aws:iam::123456789012:role/paperwurks-prod-break-glass"
  residency_metric          = { namespace = "Paperwurks/Residency", name = "ModelAnswersElsewhere" }
}

run "every_alarm_tells_its_severity_and_names_its_runbook" {
  command = plan

  assert {
    condition     = alltrue([for k, a in aws_cloudwatch_metric_alarm.main : a.alarm_actions == toset([local.topic_arns[local.alarms[k].severity]]) && a.ok_actions == a.alarm_actions])
    error_message = "An alarm does not tell the topic of its severity when it fires and when it ends."
  }

  assert {
    condition     = alltrue([for k, a in merge(aws_cloudwatch_metric_alarm.main, aws_cloudwatch_metric_alarm.edge) : a.alarm_name == "paperwurks-prod-${k}" && endswith(a.alarm_description, "docs/runbooks/${k}.md")])
    error_message = "An alarm is not named by its key, or its description does not end with its runbook."
  }

  assert {
    condition = alltrue([for s, p in aws_sns_topic.main : p.kms_master_key_id == var.key_arns["messages"]])
    # Not alias/aws/sns: CloudWatch cannot use it and fails without a word.
    error_message = "A topic is not encrypted with the key of messages."
  }
}

run "every_alarm_on_aws_metrics_says_of_what" {
  command = plan

  assert {
    condition = alltrue([for k, a in local.alarms :
      a.metric == null ? length(a.queries) > 0 : (startswith(a.namespace, "AWS/") ? length(coalesce(a.dimensions, {})) > 0 : true)
    ])
    error_message = "An alarm on a metric of AWS has no dimensions, so it matches nothing and stays green for ever."
  }

  assert {
    condition     = alltrue(flatten([for k, a in local.alarms : [for q in values(a.queries) : length(q.dimensions) > 0]]))
    error_message = "A query of an alarm has no dimensions."
  }
}

run "thresholds_of_the_design" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.main["database-connections"].threshold == 360
    error_message = "The alarm on connections is not at 80 % of what the class allows."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["database-cpu"].threshold == 80
    error_message = "The alarm on the database's CPU is not at 80 %."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["database-storage"].threshold == 10737418240
    error_message = "100 GiB of storage should alarm at a tenth."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["database-memory"].threshold == 536870912
    error_message = "4 GiB of memory should alarm at an eighth."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["alb-5xx"].threshold == 10 && aws_cloudwatch_metric_alarm.main["alb-5xx"].period == 60
    error_message = "The alarm on errors is not at 10 a minute."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["alb-healthy-hosts"].threshold == 1 && aws_cloudwatch_metric_alarm.main["alb-healthy-hosts"].treat_missing_data == "breaching"
    error_message = "No healthy task, or no word of any, must be an alarm."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["job-duration"].extended_statistic == "p95" && aws_cloudwatch_metric_alarm.main["job-duration"].threshold == 30
    error_message = "The alarm on jobs is not at 30 seconds for 95 %."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["slo-fast-burn-long"].threshold == 1.44
    error_message = "14.4 times 0.1 % is 1.44 %."
  }
}

run "the_smallest_storage_alarms_at_5_gib" {
  command = plan

  variables {
    database = {
      identifier              = "paperwurks-prod-db"
      max_connections         = 225
      memory_bytes            = 2147483648
      allocated_storage_bytes = 21474836480
      burstable               = true
      log_group_name          = "/aws/rds/instance/paperwurks-prod-db/postgresql"
    }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.main["database-storage"].threshold == 5 * 1073741824
    error_message = "20 GiB of storage should alarm at the design's 5 GiB."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["database-memory"].threshold == 256 * 1048576
    error_message = "2 GiB of memory should alarm at the design's 256 MiB."
  }
}

run "a_small_environment_has_no_service_level" {
  command = plan

  variables {
    environment               = "dev"
    always_on                 = false
    service_level             = false
    container_insights        = "disabled"
    target_group_suffixes     = { blue = "targetgroup/blue/0123456789abcdef" }
    cache_clusters            = ["paperwurks-dev-cache-001"]
    edge                      = null
    slack                     = null
    nat_gateway_ids           = {}
    nat_group_names           = { "eu-west-2a" = "nat" }
    cloudtrail_log_group_name = null
    residency_metric          = null
  }

  assert {
    condition     = length(aws_cloudwatch_composite_alarm.severity) == 0 && !contains(keys(aws_cloudwatch_metric_alarm.main), "slo-fast-burn-long")
    error_message = "An environment without a promise has alarms on its budget."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["backend-tasks"].statistic == "SampleCount"
    error_message = "Without Container Insights running tasks are counted by their reports."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.main["alb-healthy-hosts"].treat_missing_data == "notBreaching"
    error_message = "An environment that sleeps is not an outage."
  }
  assert {
    condition     = contains(keys(aws_cloudwatch_metric_alarm.main), "nat-instances") && !contains(keys(aws_cloudwatch_metric_alarm.main), "nat-ports")
    error_message = "NAT instances are watched as instances."
  }
  assert {
    condition     = length(aws_kms_key.edge) == 0 && length(aws_cloudwatch_metric_alarm.edge) == 0
    error_message = "Nothing should stand in Virginia when there is nothing to watch there."
  }
}

run "prod_does_not_sleep" {
  command = plan

  variables {
    always_on = false
  }

  expect_failures = [var.always_on]
}

run "slack_is_named_by_ids" {
  command = plan

  variables {
    slack = { team_id = "paperwurks", channel_id = "#infrastructure" }
  }

  expect_failures = [var.slack]
}

run "pagerduty_is_an_integration" {
  command = plan

  variables {
    pagerduty_endpoint = "https://example.com/hook"
  }

  expect_failures = [var.pagerduty_endpoint]
}
