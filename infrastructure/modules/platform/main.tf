# The one composition: every environment is this with other values. Order of reading: keys, network, data, program,
# edge, watching, keeping.

locals {
  name = "paperwurks-${var.environment}"

  container_port     = 8000
  test_listener_port = 8443
  health_path        = "/healthz"

  # Built from the naming rule, so that policies that mention a bucket can be read in full in the first plan.
  bucket_arns = { for kind in ["documents", "uploads", "records", "logs"] : kind => "arn:aws:s3:::${local.name}-${kind}-${var.account_id}" }

  # Taken from the alarms themselves, so that a service that is rolled back by them is made after them.
  rollback_alarm_names = [for name in module.monitoring.alarm_names : name if contains(module.monitoring.rollback_alarm_names, name)]

  break_glass_principals = coalesce(var.break_glass_principals, [
    "arn:aws:iam::${var.account_id}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_PaperwurksBreakGlass_*",
  ])
}

module "security" {
  source = "../security"

  environment              = var.environment
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  break_glass_principals   = local.break_glass_principals
  records_bucket_arn       = local.bucket_arns.records
}

module "networking" {
  source = "../networking"

  environment              = var.environment
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  cidr                     = var.cidr
  other_cidrs              = var.other_cidrs
  availability_zones       = var.availability_zones
  egress                   = local.profile.egress
  egress_zones             = var.nat_zones
  alb_internal             = local.profile.alb_internal
  container_port           = local.container_port
  test_listener_port       = var.deployment_strategy == "blue_green" ? local.test_listener_port : null
  interface_endpoints      = var.interface_endpoints
  log_bucket_arn           = module.storage.logs.arn
  bucket_arns              = values(local.bucket_arns)
}

module "storage" {
  source = "../storage"

  environment              = var.environment
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  key_arns                 = module.security.key_arns
  break_glass_role_arn     = module.security.break_glass_role_arn
  versioned                = var.storage.versioned
  lifecycle_to_glacier     = var.storage.lifecycle_to_glacier
  retention_years          = var.storage.retention_years
  cors_origins             = ["https://${var.domain_name}"]
}

module "queue" {
  source = "../queue"

  environment         = var.environment
  account_id          = var.account_id
  region              = var.region
  key_arns            = module.security.key_arns
  uploads_bucket_name = module.storage.uploads.name
}

module "database" {
  source = "../database"

  environment              = var.environment
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  subnet_ids               = module.networking.database_subnet_ids
  security_group_id        = module.networking.security_group_ids["database"]
  key_arns                 = module.security.key_arns
  instance_class           = local.database_class
  allocated_storage        = var.database.allocated_storage
  max_allocated_storage    = var.database.max_allocated_storage
  multi_az                 = var.database.multi_az
  backup_retention_days    = var.database.backup_retention_days
  deletion_protection      = var.deletion_protection
  log_retention_days       = var.log_retention_days
  monitoring_interval      = var.database.monitoring_interval
  events_topic_arn         = module.monitoring.topic_arns["warning"]
}

module "cache" {
  source = "../cache"

  environment        = var.environment
  account_id         = var.account_id
  region             = var.region
  subnet_ids         = module.networking.database_subnet_ids
  security_group_id  = module.networking.security_group_ids["cache"]
  key_arns           = module.security.key_arns
  node_type          = var.cache.node_type
  nodes              = var.cache.nodes
  log_retention_days = var.log_retention_days
  events_topic_arn   = module.monitoring.topic_arns["warning"]
}

module "ai" {
  source = "../ai"

  environment               = var.environment
  account_id                = var.account_id
  region                    = var.region
  permissions_boundary_arn  = var.permissions_boundary_arn
  key_arns                  = module.security.key_arns
  model_ids                 = var.model_ids
  embedding_model_ids       = var.embedding_model_ids
  passage_vectors           = var.passage_vectors
  knowledge_base            = var.knowledge_base
  subnet_ids                = var.knowledge_base ? module.networking.database_subnet_ids : {}
  security_group_id         = var.knowledge_base ? module.networking.security_group_ids["database"] : null
  ai_residency              = var.ai_residency
  residency_sign_off        = var.residency_sign_off
  invocation_logging        = var.invocation_logging
  log_retention_days        = var.log_retention_days
  log_bucket                = module.storage.logs.name
  cloudtrail_log_group_name = var.cloudtrail_log_group_name
  deletion_protection       = var.deletion_protection
}

module "compute" {
  source = "../compute"

  environment                 = var.environment
  account_id                  = var.account_id
  region                      = var.region
  permissions_boundary_arn    = var.permissions_boundary_arn
  vpc_id                      = module.networking.vpc_id
  load_balancer_subnet_ids    = local.profile.alb_internal ? module.networking.private_subnet_ids : module.networking.public_subnet_ids
  task_subnet_ids             = module.networking.private_subnet_ids
  security_group_ids          = module.networking.security_group_ids
  s3_endpoint_association_ids = module.networking.s3_endpoint_association_ids
  alb_internal                = local.profile.alb_internal
  deletion_protection         = var.deletion_protection
  domain_name                 = var.domain_name
  certificate_arn             = module.edge.certificate_arn
  log_bucket                  = module.storage.logs.name
  log_retention_days          = var.log_retention_days
  key_arns                    = module.security.key_arns
  container_port              = local.container_port
  health_path                 = local.health_path
  test_listener_port          = local.test_listener_port
  images                      = var.images
  backend                     = var.backend
  worker                      = var.worker
  environment_variables       = local.settings
  deployment_strategy         = var.deployment_strategy
  rollback_alarm_names        = local.rollback_alarm_names
  container_insights          = var.container_insights
  execute_command             = var.execute_command
  tracing                     = var.tracing
  queue_name                  = module.queue.jobs.name

  office_hours = local.profile.office_hours == null ? null : {
    start               = local.profile.office_hours.start
    stop                = local.profile.office_hours.stop
    database_identifier = module.database.identifier
  }

  access = {
    buckets                = { for kind in ["documents", "uploads", "records"] : kind => local.bucket_arns[kind] }
    queue_arn              = module.queue.jobs.arn
    database_connect_arns  = module.database.connect_arns
    database_master_secret = module.database.master_secret_arn
    cache_arns             = [module.cache.arn, module.cache.user_arn]
    key_secret_arns        = [for s in values(module.security.key_secrets) : s.arn]
    mail_identity_arn      = module.edge.mail.identity_arn
    mail_from              = module.edge.mail.from
    allow_model            = length(var.model_ids) > 0
    model_policy_json      = module.ai.policy_json
  }
}

module "edge" {
  source    = "../edge"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  environment     = var.environment
  account_id      = var.account_id
  region          = var.region
  domain_name     = var.domain_name
  hosted_zone_id  = var.hosted_zone_id
  alb             = { arn = module.compute.alb.arn, dns_name = module.compute.alb.dns_name }
  vpc_origin      = local.profile.alb_internal
  firewall_mode   = var.firewall_mode
  firewall_rules  = local.profile.firewall_rules
  check_host      = var.deployment_strategy == "blue_green"
  log_bucket_arn  = module.storage.logs.arn
  logs_key_arn    = module.security.key_arns["logs"]
  mail_from       = "no-reply@${var.domain_name}"
  mail_reports_to = var.mail_reports_to
}

module "delivery" {
  source = "../delivery"

  environment              = var.environment
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  images                   = { backend = var.images.backend, worker = var.images.worker }
  deployment_strategy      = var.deployment_strategy
  cluster_name             = module.compute.cluster_name
  service_name             = module.compute.backend_service_name
  listener_arns            = module.compute.alb.listener_arns
  target_group_names       = module.compute.target_group_names
  task_role_arns           = [module.compute.task_role_arns["backend"], module.compute.execution_role_arns["backend"]]
  rollback_alarm_names     = local.rollback_alarm_names
  topic_arn                = module.monitoring.topic_arns["warning"]
}

module "monitoring" {
  source    = "../monitoring"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  environment               = var.environment
  account_id                = var.account_id
  region                    = var.region
  permissions_boundary_arn  = var.permissions_boundary_arn
  key_arns                  = module.security.key_arns
  email_addresses           = var.alerts.email_addresses
  slack                     = var.alerts.slack
  pagerduty_endpoint        = var.pagerduty_endpoint
  always_on                 = local.profile.office_hours == null
  service_level             = var.service_level
  cluster_name              = module.compute.cluster_name
  container_insights        = var.container_insights
  load_balancer_suffix      = module.compute.alb.arn_suffix
  target_group_suffixes     = module.compute.target_group_suffixes
  cache_clusters            = module.cache.member_clusters
  uploads_bucket_name       = module.storage.uploads.name
  certificate_arn           = module.edge.certificate_arn
  regional_web_acl_name     = try(module.edge.web_acl_names["regional"], null)
  nat_gateway_ids           = module.networking.nat_gateway_ids
  nat_group_names           = module.networking.nat_group_names
  cloudtrail_log_group_name = var.cloudtrail_log_group_name
  break_glass_role_arn      = module.security.break_glass_role_arn
  residency_metric          = module.ai.residency_metric
  tracing                   = var.tracing

  services = {
    backend = { name = module.compute.backend_service_name, minimum = var.backend.min, log_group_name = module.compute.log_group_names["backend"] }
    worker  = { name = module.compute.worker_service_name, minimum = var.worker.min, log_group_name = module.compute.log_group_names["worker"] }
  }

  database = {
    identifier              = module.database.identifier
    max_connections         = module.database.max_connections
    memory_bytes            = module.database.memory_bytes
    allocated_storage_bytes = module.database.allocated_storage_bytes
    burstable               = module.database.burstable
    log_group_name          = module.database.log_group_names["postgresql"]
  }

  queue_names = {
    jobs         = module.queue.jobs.name
    dead_letters = module.queue.dead_letters.name
  }

  # Alarms in Virginia, with a topic of their own there, where there is a promise to keep.
  edge = var.service_level ? {
    distribution_id = module.edge.distribution_id
    web_acl_name    = module.edge.web_acl_names["edge"]
    certificate_arn = module.edge.cloudfront_certificate_arn
  } : null
}

module "backup" {
  source    = "../backup"
  providers = { aws = aws, aws.eu_west_1 = aws.eu_west_1 }

  environment              = var.environment
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  key_arns                 = module.security.key_arns
  bucket_arns              = var.storage.versioned ? [local.bucket_arns.documents] : []
  retention_days           = var.database.backup_retention_days
  report_bucket_name       = module.storage.logs.name
  break_glass_role_arn     = module.security.break_glass_role_arn
  restore_testing          = var.restore_testing
  air_gapped_vault         = var.air_gapped_vault
  dr_mode                  = var.dr_mode
  residency_sign_off       = var.residency_sign_off

  database = {
    arn               = module.database.arn
    subnet_group_name = module.database.subnet_group_name
    security_group_id = module.networking.security_group_ids["database"]
  }
}
