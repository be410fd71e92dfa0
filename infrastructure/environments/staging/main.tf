# Staging: production's shape in small, where releases are tried.

module "platform" {
  source    = "../../modules/platform"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1, aws.eu_west_1 = aws.eu_west_1 }

  environment              = "staging"
  profile                  = var.profile
  account_id               = var.account_id
  region                   = var.region
  residency_sign_off       = var.residency_sign_off
  permissions_boundary_arn = var.permissions_boundary_arn
  domain_name              = var.domain_name
  hosted_zone_id           = var.hosted_zone_id
  images                   = var.images
  deployment_strategy      = var.deployment_strategy
  alerts                   = var.alerts
  pagerduty_endpoint       = var.pagerduty_endpoint

  cidr               = "10.1.0.0/16"
  other_cidrs        = { dev = "10.0.0.0/16", prod = "10.2.0.0/16" }
  availability_zones = ["eu-west-2a", "eu-west-2b"]
  nat_zones          = ["eu-west-2a"]

  backend = { cpu = 512, memory = 1024, min = 2, max = 2 }
  worker  = { cpu = 256, memory = 512, min = 1, max = 4 }

  database = {
    class                 = { document = "db.t3.small", lean = "db.t4g.small" }
    allocated_storage     = 20
    max_allocated_storage = 60
    multi_az              = false
    backup_retention_days = 7
  }
  cache               = { nodes = 1 }
  storage             = { versioned = true, lifecycle_to_glacier = false }
  deletion_protection = false

  invocation_logging = var.own_account
  log_retention_days = 14
  container_insights = "disabled"
  tracing            = true
  execute_command    = false
  office_hours       = { start = "07:00", stop = "19:00" }
  service_level      = false
  restore_testing    = true
}
