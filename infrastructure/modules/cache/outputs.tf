locals {
  arn      = "arn:aws:elasticache:${var.region}:${var.account_id}:replicationgroup:${local.id}"
  user_arn = "arn:aws:elasticache:${var.region}:${var.account_id}:user:${local.user_name}"
}

output "replication_group_id" {
  description = "The replication group, which IAM tokens are made for."
  value       = local.id
  depends_on  = [aws_elasticache_replication_group.main]
}

output "member_clusters" {
  description = "The nodes' ids, which are the dimension of their metrics."
  value       = local.member_clusters
  depends_on  = [aws_elasticache_replication_group.main]
}

output "endpoint" {
  description = "The primary's host, without the port."
  value       = aws_elasticache_replication_group.main.primary_endpoint_address
}

output "port" {
  description = "The port, TLS only."
  value       = local.port
}

output "user_name" {
  description = "The user as which the application signs in, with IAM."
  value       = local.user_name
}

output "arn" {
  description = "The replication group's ARN, for elasticache:Connect."
  value       = local.arn
  depends_on  = [aws_elasticache_replication_group.main]
}

output "user_arn" {
  description = "The user's ARN, for elasticache:Connect."
  value       = local.user_arn
  depends_on  = [aws_elasticache_user.app]
}

output "log_group_names" {
  description = "The log groups, by kind: slow-log and engine-log."
  value       = { for k, g in aws_cloudwatch_log_group.main : k => g.name }
}
