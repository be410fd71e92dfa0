# PostgreSQL for one environment: a Multi-AZ *instance*, not a DB cluster, because
# automated backups of a cluster cannot be replicated to another region.

locals {
  identifier = "paperwurks-${var.environment}-db"
  port       = 5432
  name       = "paperwurks"

  # Users that `paperwurks migrate` makes in the database; both sign in with IAM, so
  # neither has a password that could be kept, rotated or lost.
  app_user     = "paperwurks_app"
  migrate_user = "paperwurks_migrate"

  # Memory by size, in GiB, from the instance class pages of the RDS user guide. The
  # burstable and general purpose families agree from large upwards; r is twice m.
  burstable_gib = { micro = 1, small = 2, medium = 4, large = 8 }
  general_gib   = { large = 8, xlarge = 16, "2xlarge" = 32 }

  class_family = split(".", var.instance_class)[1]
  class_size   = split(".", var.instance_class)[2]
  memory_gib = (
    startswith(local.class_family, "t") ? local.burstable_gib[local.class_size] :
    startswith(local.class_family, "r") ? 2 * local.general_gib[local.class_size] :
    local.general_gib[local.class_size]
  )
  memory_bytes = local.memory_gib * 1024 * 1024 * 1024

  # RDS's own default for PostgreSQL: LEAST({DBInstanceClassMemory/9531392}, 5000).
  max_connections = min(floor(local.memory_bytes / 9531392), 5000)
}

resource "aws_db_subnet_group" "main" {
  name        = local.identifier
  description = "Subnets without a way to the internet, for ${local.identifier}"
  subnet_ids  = values(var.subnet_ids)
}

# The log groups come before the instance. RDS writes into a group that exists and makes
# one (kept for ever, unencrypted, unknown to Terraform) where there is none. On destroy
# the order turns round: the instance goes first and cannot make them again.
# Known issue 1 of the design document. A group that RDS has already made is taken over
# by the import of the document's appendix C, whose address this is.
resource "aws_cloudwatch_log_group" "postgresql" {
  name              = "/aws/rds/instance/${local.identifier}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

resource "aws_cloudwatch_log_group" "upgrade" {
  name              = "/aws/rds/instance/${local.identifier}/upgrade"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

# A final snapshot's name must be new each time; an id made once and kept in the state is,
# where timestamp() would be a difference in every plan.
resource "terraform_data" "final_snapshot" {
  input = local.identifier
}

resource "aws_db_instance" "main" {
  identifier     = local.identifier
  engine         = "postgres"
  engine_version = "15" # the document's 15.8 can no longer be created; AWS chooses the minor version
  instance_class = var.instance_class
  db_name        = local.name
  port           = local.port

  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  # Without this a major version past its end is billed per vCPU-hour without anyone having asked.
  engine_lifecycle_support = "open-source-rds-extended-support-disabled"

  # RDS makes the master's password, keeps it in Secrets Manager and changes it every seven
  # days. Nobody but a person repairing something uses it: the application signs in with IAM.
  username                            = "paperwurks_master"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.key_arns["secrets"]
  iam_database_authentication_enabled = true

  storage_type          = "gp3"
  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.max_allocated_storage
  storage_encrypted     = true
  kms_key_id            = var.key_arns["database"]
  dedicated_log_volume  = false

  multi_az               = var.multi_az
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  network_type           = "IPV4"
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  parameter_group_name   = aws_db_parameter_group.main.name

  backup_retention_period  = var.backup_retention_days
  backup_window            = "01:00-02:00"
  maintenance_window       = "sun:03:00-sun:04:00"
  copy_tags_to_snapshot    = true
  delete_automated_backups = false

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.identifier}-final-${substr(terraform_data.final_snapshot.id, 0, 8)}"
  apply_immediately         = var.environment != "prod"

  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.key_arns["database"]
  performance_insights_retention_period = 7 # the days that cost nothing

  monitoring_interval = var.monitoring_interval
  monitoring_role_arn = one(aws_iam_role.monitoring[*].arn)

  depends_on = [
    aws_cloudwatch_log_group.postgresql,
    aws_cloudwatch_log_group.upgrade,
    aws_iam_role_policy_attachment.monitoring,
  ]
}
