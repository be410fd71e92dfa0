locals {
  # Written out rather than read back, so that a plan shows it; the outputs wait for the instance.
  arn = "arn:aws:rds:${var.region}:${var.account_id}:db:${local.identifier}"
}

output "identifier" {
  description = "The instance's identifier, which is also the dimension of its metrics."
  value       = local.identifier
  depends_on  = [aws_db_instance.main]
}

output "arn" {
  description = "The instance's ARN."
  value       = local.arn
  depends_on  = [aws_db_instance.main]
}

output "endpoint" {
  description = "The host to connect to, without the port."
  value       = aws_db_instance.main.address
}

output "port" {
  description = "The port to connect to."
  value       = local.port
}

output "name" {
  description = "The database's name."
  value       = local.name
}

output "resource_id" {
  description = "The id by which IAM policies name the instance (rds-db:connect)."
  value       = aws_db_instance.main.resource_id
}

output "connect_arns" {
  description = "What rds-db:connect is allowed on, by user: app and migrate."
  value = {
    for role, user in { app = local.app_user, migrate = local.migrate_user } :
    role => "arn:aws:rds-db:${var.region}:${var.account_id}:dbuser:${aws_db_instance.main.resource_id}/${user}"
  }
}

output "master_secret_arn" {
  description = "The secret in which RDS keeps the master's password. No task's role may read it but the one that migrates, and that only the first time."
  value       = one(aws_db_instance.main.master_user_secret[*].secret_arn)
}

output "app_user" {
  description = "The user as which the application signs in, with IAM."
  value       = local.app_user
}

output "migrate_user" {
  description = "The user that owns the schema and signs in, with IAM, to migrate it."
  value       = local.migrate_user
}

output "max_connections" {
  description = "Connections that the class allows: LEAST(memory / 9531392, 5000)."
  value       = local.max_connections
}

output "memory_bytes" {
  description = "The class's memory, in bytes."
  value       = local.memory_bytes
}

output "allocated_storage_bytes" {
  description = "Storage to begin with, in bytes."
  value       = var.allocated_storage * 1024 * 1024 * 1024
}

output "burstable" {
  description = "Whether the class spends CPU credits, which then need watching."
  value       = startswith(local.class_family, "t")
}

output "log_group_names" {
  description = "PostgreSQL's log groups, by kind."
  value = {
    postgresql = aws_cloudwatch_log_group.postgresql.name
    upgrade    = aws_cloudwatch_log_group.upgrade.name
  }
}

output "subnet_group_name" {
  description = "The subnet group, into which restore tests restore too."
  value       = aws_db_subnet_group.main.name
}
