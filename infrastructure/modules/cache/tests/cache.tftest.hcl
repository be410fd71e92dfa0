mock_provider "aws" {}

variables {
  environment       = "prod"
  account_id        = "123456789012"
  subnet_ids        = { "eu-west-2a" = "subnet-a", "eu-west-2b" = "subnet-b" }
  security_group_id = "sg-0123456789abcdef0"
  key_arns = {
    database = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111"
    logs     = "arn:aws:kms:eu-west-2:123456789012:key/22222222-2222-2222-2222-222222222222"
  }
  nodes = 2
}

run "valkey_that_takes_over_by_itself" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.main.engine == "valkey" && aws_elasticache_replication_group.main.cluster_mode == "disabled"
    error_message = "The cache is not Valkey without cluster mode."
  }
  assert {
    condition     = aws_elasticache_replication_group.main.num_cache_clusters == 2 && aws_elasticache_replication_group.main.automatic_failover_enabled && aws_elasticache_replication_group.main.multi_az_enabled
    error_message = "Two nodes do not take over from each other."
  }
  assert {
    condition     = output.member_clusters == ["paperwurks-prod-cache-001", "paperwurks-prod-cache-002"]
    error_message = "The nodes' ids, which alarms need, are not ElastiCache's."
  }
}

run "encrypted_and_signed_in_to_with_iam" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.main.transit_encryption_enabled && aws_elasticache_replication_group.main.transit_encryption_mode == "required" && tobool(aws_elasticache_replication_group.main.at_rest_encryption_enabled) && aws_elasticache_replication_group.main.kms_key_id == var.key_arns["database"]
    error_message = "The cache is not encrypted on the way and at rest under our key."
  }
  assert {
    condition     = aws_elasticache_user.app.authentication_mode[0].type == "iam" && aws_elasticache_user.app.user_id == aws_elasticache_user.app.user_name
    error_message = "The user does not sign in with IAM (which wants its id and name to be one)."
  }
  assert {
    condition     = aws_elasticache_user_group.main.user_ids == toset([aws_elasticache_user.app.user_id])
    error_message = "Somebody else can sign in too."
  }
  assert {
    condition     = strcontains(aws_elasticache_user.app.access_string, "-@dangerous")
    error_message = "The application could flush or reconfigure the server."
  }
}

run "evicts_only_what_expires" {
  command = plan

  assert {
    condition     = one([for p in aws_elasticache_parameter_group.main.parameter : p.value if p.name == "maxmemory-policy"]) == "volatile-lru"
    error_message = "The cache may evict a key that does not expire."
  }
}

run "one_node_has_nobody_to_take_over" {
  command = plan

  variables {
    environment = "dev"
    nodes       = 1
  }

  assert {
    condition     = !aws_elasticache_replication_group.main.automatic_failover_enabled && !aws_elasticache_replication_group.main.multi_az_enabled
    error_message = "AWS refuses automatic failover with one node."
  }
}

run "prod_needs_two_nodes" {
  command = plan
  variables {
    nodes = 1
  }
  expect_failures = [var.nodes]
}

run "arm_nodes_only" {
  command = plan
  variables {
    node_type = "cache.t3.micro"
  }
  expect_failures = [var.node_type]
}
