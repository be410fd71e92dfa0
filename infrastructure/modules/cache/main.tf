# Valkey for sessions and rate limits: never the only copy of anything, and never a
# message broker, since a cache may evict what a queue must keep. Valkey rather than
# Redis: the same protocol, a fifth cheaper.

locals {
  id   = "paperwurks-${var.environment}-cache"
  port = 6379

  # IAM authentication wants the user's id and name to be the same.
  user_name = "paperwurks-${var.environment}-app"

  # ElastiCache numbers the nodes; written out so that alarms have their dimension at plan time.
  member_clusters = [for n in range(1, var.nodes + 1) : format("%s-%03d", local.id, n)]
}

resource "aws_elasticache_subnet_group" "main" {
  name        = local.id
  description = "Subnets of ${local.id}"
  subnet_ids  = values(var.subnet_ids)
}

resource "aws_elasticache_parameter_group" "main" {
  name        = "${local.id}-valkey8"
  family      = "valkey8"
  description = "Evicts the least used keys that expire, never one that does not"

  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lru"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# The one user that can sign in, with IAM: there is no password. It may do everything to
# keys and nothing to the server.
resource "aws_elasticache_user" "app" {
  user_id       = local.user_name
  user_name     = local.user_name
  engine        = "valkey"
  access_string = "on ~* +@all -@admin -@dangerous"

  authentication_mode {
    type = "iam"
  }
}

# A Valkey user group needs no default user, so there is none to sign in as without a password.
resource "aws_elasticache_user_group" "main" {
  user_group_id = local.id
  engine        = "valkey"
  user_ids      = [aws_elasticache_user.app.user_id]
}

resource "aws_cloudwatch_log_group" "main" {
  for_each = toset(["slow-log", "engine-log"])

  name              = "/aws/elasticache/${local.id}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

resource "terraform_data" "final_snapshot" {
  input = local.id
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = local.id
  description          = "Sessions and rate limits of Paperwurks ${var.environment}"

  engine                     = "valkey" # the provider's default is still redis
  engine_version             = "8.0"
  auto_minor_version_upgrade = true
  node_type                  = var.node_type
  port                       = local.port
  parameter_group_name       = aws_elasticache_parameter_group.main.name

  # One shard: what is kept is small, and a client needs no cluster protocol.
  cluster_mode               = "disabled"
  num_cache_clusters         = var.nodes
  automatic_failover_enabled = var.nodes > 1
  multi_az_enabled           = var.nodes > 1

  subnet_group_name  = aws_elasticache_subnet_group.main.name
  security_group_ids = [var.security_group_id]
  user_group_ids     = [aws_elasticache_user_group.main.user_group_id]

  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  at_rest_encryption_enabled = true
  kms_key_id                 = var.key_arns["database"]

  snapshot_retention_limit  = var.snapshot_retention_days
  snapshot_window           = "01:00-02:00"
  maintenance_window        = "sun:03:00-sun:04:00"
  final_snapshot_identifier = var.environment == "prod" ? "${local.id}-final-${substr(terraform_data.final_snapshot.id, 0, 8)}" : null
  notification_topic_arn    = var.events_topic_arn
  apply_immediately         = var.environment != "prod"

  dynamic "log_delivery_configuration" {
    for_each = aws_cloudwatch_log_group.main

    content {
      log_type         = log_delivery_configuration.key
      log_format       = "json"
      destination_type = "cloudwatch-logs"
      destination      = log_delivery_configuration.value.name
    }
  }
}
