# Production.

module "platform" {
  source    = "../../modules/platform"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1, aws.eu_west_1 = aws.eu_west_1 }

  environment              = "prod"
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

  cidr               = "10.2.0.0/16"
  other_cidrs        = { dev = "10.0.0.0/16", staging = "10.1.0.0/16" }
  availability_zones = ["eu-west-2a", "eu-west-2b", "eu-west-2c"]
  nat_zones          = ["eu-west-2a", "eu-west-2b"] # two, as the design document says; the third zone goes through the first

  backend = { cpu = 1024, memory = 2048, min = 2, max = 4 }
  worker  = { cpu = 512, memory = 1024, min = 2, max = 8, on_demand = 1 }

  database = {
    class                 = { document = "db.t3.medium", lean = "db.t4g.medium" }
    allocated_storage     = 100
    max_allocated_storage = 300
    multi_az              = true
    backup_retention_days = 30
  }
  cache               = { nodes = 2 }
  storage             = { versioned = true, lifecycle_to_glacier = true }
  deletion_protection = true

  invocation_logging = true
  log_retention_days = 30
  container_insights = "enhanced"
  tracing            = true
  service_level      = true
  restore_testing    = true
}
