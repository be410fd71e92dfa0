# The program's settings, exactly as internal/config of the program reads them. A test takes the container definitions
# apart and fails on a key or a form that it does not know.

locals {
  # RDS signs its certificates itself; the image carries the region's bundle of them in that file.
  database_url = { for role, user in { app = module.database.app_user, migrate = module.database.migrate_user } : role =>
    "postgres://${user}@${module.database.endpoint}:${module.database.port}/${module.database.name}?sslmode=verify-full&sslrootcert=/etc/ssl/rds.pem&auth=iam&region=${var.region}" # the image brings RDS's own certificates
  }

  shared_settings = merge(
    {
      PAPERWURKS_DATA_DIR     = "/var/lib/paperwurks"
      PAPERWURKS_DATABASE_URL = local.database_url.app
      PAPERWURKS_BLOB_URL     = "s3://${module.storage.documents.name}?uploads=${module.storage.uploads.name}&records=${module.storage.records.name}&region=${var.region}&kms=${module.security.key_arns["documents"]}"
      PAPERWURKS_QUEUE_URL    = "sqs://sqs.${var.region}.amazonaws.com/${var.account_id}/${module.queue.jobs.name}?region=${var.region}"
      PAPERWURKS_CACHE_URL    = "rediss://${module.cache.user_name}@${module.cache.endpoint}:${module.cache.port}?auth=iam&region=${var.region}&name=${module.cache.replication_group_id}"
      PAPERWURKS_MODEL_URL    = module.ai.model_url
      PAPERWURKS_MAIL_URL     = "ses://${var.region}?from=${module.edge.mail.from}"
      PAPERWURKS_SECRETS_URL  = "aws://${var.region}"
      PAPERWURKS_SESSION_KEY  = "secret://${module.security.key_secrets["session"].name}"
      PAPERWURKS_SEALING_KEY  = "secret://${module.security.key_secrets["sealing"].name}"
      PAPERWURKS_PUBLIC_URL   = "https://${var.domain_name}"
      PAPERWURKS_MAX_FILE_MB  = "100"
    },
    var.tracing ? { PAPERWURKS_TELEMETRY_URL = "otlp://localhost:4317" } : {},
  )

  settings = {
    backend = merge(local.shared_settings, {
      PAPERWURKS_LISTEN          = "0.0.0.0:${local.container_port}"
      PAPERWURKS_TRUSTED_PROXIES = var.cidr # the load balancer, and CloudFront where it reaches it from inside
    })
    worker = merge(local.shared_settings, {
      PAPERWURKS_WORKERS = tostring(max(1, floor(var.worker.cpu / 512))) # one paper at a time for each half vCPU
    })
    migrate = {
      PAPERWURKS_DATA_DIR     = "/var/lib/paperwurks"
      PAPERWURKS_DATABASE_URL = local.database_url.migrate
    }
  }
}
