# The composition: what the profiles change, what the program is told, and what no environment may be.

mock_provider "aws" {}

mock_provider "aws" {
  alias = "us_east_1"
}

mock_provider "aws" {
  alias = "eu_west_1"
}

variables {
  environment        = "dev"
  profile            = "lean"
  account_id         = "123456789012"
  cidr               = "10.0.0.0/16"
  other_cidrs        = { staging = "10.1.0.0/16" }
  availability_zones = ["eu-west-2a", "eu-west-2b"]
  nat_zones          = ["eu-west-2a"]
  domain_name        = "dev.paperwurks.example"
  hosted_zone_id     = "Z0123456789ABC"
  images = {
    backend   = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:1111111111111111111111111111111111111111111111111111111111111111"
    worker    = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:2222222222222222222222222222222222222222222222222222222222222222"
    collector = "public.ecr.aws/aws-observability/aws-otel-collector@sha256:3333333333333333333333333333333333333333333333333333333333333333"
  }
  backend = { cpu = 512, memory = 1024, min = 1, max = 2 }
  worker  = { cpu = 1024, memory = 2048, min = 1, max = 2 }
  database = {
    class                 = { document = "db.t3.small", lean = "db.t4g.micro" }
    allocated_storage     = 20
    max_allocated_storage = 60
    multi_az              = false
    backup_retention_days = 7
  }
  cache               = { nodes = 1 }
  storage             = { versioned = true, lifecycle_to_glacier = false }
  deletion_protection = false
  log_retention_days  = 7
  container_insights  = "disabled"
  tracing             = true
  office_hours        = { start = "07:00", stop = "20:00" }
  invocation_logging  = false
  service_level       = false
  restore_testing     = false
}

run "lean_and_what_the_program_is_told" {
  command = plan

  assert {
    condition     = local.profile.alb_internal && local.profile.egress == "nat_instance" && local.profile.office_hours.start == "07:00" && local.database_class == "db.t4g.micro"
    error_message = "Lean is an internal load balancer, NAT instances, office hours and t4g."
  }

  assert {
    condition     = toset(keys(local.settings.migrate)) == toset(["PAPERWURKS_DATA_DIR", "PAPERWURKS_DATABASE_URL"])
    error_message = "The migration is told of the database and nothing else."
  }

  assert {
    condition     = local.settings.backend.PAPERWURKS_LISTEN == "0.0.0.0:8000" && !contains(keys(local.settings.worker), "PAPERWURKS_LISTEN") && local.settings.worker.PAPERWURKS_WORKERS == "2" && !contains(keys(local.settings.backend), "PAPERWURKS_WORKERS")
    error_message = "The API listens, the worker reads as many papers at once as it has half processors."
  }

  assert {
    condition     = local.settings.backend.PAPERWURKS_TELEMETRY_URL == "otlp://localhost:4317" && local.settings.backend.PAPERWURKS_PUBLIC_URL == "https://dev.paperwurks.example"
    error_message = "Traces go to the collector beside it, and links lead to the domain."
  }

  assert {
    condition     = startswith(local.settings.backend.PAPERWURKS_QUEUE_URL, "sqs://sqs.eu-west-2.amazonaws.com/123456789012/") && endswith(local.settings.backend.PAPERWURKS_QUEUE_URL, "?region=eu-west-2")
    error_message = "The queue is named as the program reads it."
  }
}

run "document_released_blue_green" {
  command = plan

  variables {
    profile             = "document"
    deployment_strategy = "blue_green"
  }

  assert {
    condition     = !local.profile.alb_internal && local.profile.egress == "nat_gateway_single" && local.profile.office_hours == null && local.database_class == "db.t3.small"
    error_message = "The document is a public load balancer, a NAT gateway, day and night, and t3."
  }

  assert {
    condition     = output.release.codedeploy.application == "paperwurks-dev-backend"
    error_message = "The release finds CodeDeploy's application by its name."
  }
}

run "refuses_region_outside_the_united_kingdom" {
  command = plan

  variables {
    region = "eu-west-1"
  }

  expect_failures = [var.region]
}

run "refuses_sign_off_that_names_nothing" {
  command = plan

  variables {
    residency_sign_off = "ok"
  }

  expect_failures = [var.residency_sign_off]
}

run "refuses_unprotected_production" {
  command = plan

  # All that production needs but this.
  variables {
    environment = "prod"
    cidr        = "10.2.0.0/16"
    database = {
      class                 = { document = "db.t3.medium", lean = "db.t4g.medium" }
      allocated_storage     = 100
      max_allocated_storage = 300
      multi_az              = true
      backup_retention_days = 30
    }
    cache           = { nodes = 2 }
    office_hours    = null
    restore_testing = true
  }

  expect_failures = [var.deletion_protection]
}

run "refuses_other_profiles" {
  command = plan

  variables {
    profile = "cheap"
  }

  expect_failures = [var.profile]
}
