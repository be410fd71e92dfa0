# The network, without an account: both profiles, the shapes of the tiers, and what is refused.

mock_provider "aws" {}

variables {
  environment        = "dev"
  account_id         = "123456789012"
  cidr               = "10.0.0.0/16"
  other_cidrs        = { staging = "10.1.0.0/16", prod = "10.2.0.0/16" }
  availability_zones = ["eu-west-2a", "eu-west-2b"]
  egress             = "nat_gateway_single"
  alb_internal       = false
  log_bucket_arn     = "arn:aws:s3:::paperwurks-dev-logs-123456789012"
  bucket_arns        = ["arn:aws:s3:::paperwurks-dev-documents-123456789012"]
}

run "document_profile_of_dev" {
  command = plan

  assert {
    condition     = aws_vpc.main.cidr_block == "10.0.0.0/16" && aws_vpc.main.enable_dns_hostnames
    error_message = "The VPC has the environment's /16 and DNS names."
  }

  assert {
    condition = (
      { for z, s in aws_subnet.public : z => s.cidr_block } == { eu-west-2a = "10.0.1.0/24", eu-west-2b = "10.0.2.0/24" } &&
      { for z, s in aws_subnet.private : z => s.cidr_block } == { eu-west-2a = "10.0.11.0/24", eu-west-2b = "10.0.12.0/24" } &&
      { for z, s in aws_subnet.database : z => s.cidr_block } == { eu-west-2a = "10.0.21.0/24", eu-west-2b = "10.0.22.0/24" }
    )
    error_message = "Three tiers of /24 in each zone."
  }

  assert {
    condition     = alltrue([for s in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.database)) : !s.map_public_ip_on_launch])
    error_message = "Nothing gets a public address by being in a subnet."
  }

  assert {
    condition     = keys(aws_nat_gateway.main) == ["eu-west-2a"] && keys(aws_route.private_nat_gateway) == ["eu-west-2a", "eu-west-2b"]
    error_message = "One NAT gateway serves both zones."
  }

  assert {
    condition     = length(aws_launch_template.nat) == 0 && length(aws_security_group.nat) == 0 && length(aws_iam_role.nat) == 0
    error_message = "No trace of NAT instances beside a gateway."
  }

  assert {
    condition = { for k, r in aws_vpc_security_group_ingress_rule.main : k => [r.from_port, r.to_port, r.cidr_ipv4] if r.cidr_ipv4 != null } == {
      alb-https-internet = [443, 443, "0.0.0.0/0"]
      alb-http-internet  = [80, 80, "0.0.0.0/0"]
    }
    error_message = "Only the load balancer hears the internet, on 80 and 443."
  }

  assert {
    condition     = aws_flow_log.main.traffic_type == "ALL" && aws_flow_log.main.destination_options[0].file_format == "parquet"
    error_message = "All traffic is logged, as Parquet."
  }
}

run "lean_profile_of_dev" {
  command = plan

  variables {
    egress       = "nat_instance"
    egress_zones = ["eu-west-2b"]
    alb_internal = true
  }

  assert {
    condition     = length(aws_nat_gateway.main) == 0 && length(aws_eip.nat) == 0
    error_message = "NAT instances stand in for gateways."
  }

  assert {
    condition     = keys(aws_autoscaling_group.nat) == ["eu-west-2b"] && aws_autoscaling_group.nat["eu-west-2b"].max_size == 1 && aws_autoscaling_group.nat["eu-west-2b"].min_size == 1
    error_message = "A group of one in the chosen zone."
  }

  assert {
    condition     = keys(aws_route.private_nat_instance) == ["eu-west-2a", "eu-west-2b"]
    error_message = "Both zones go out through it."
  }

  assert {
    condition = (
      aws_launch_template.nat["eu-west-2b"].instance_type == "t4g.nano" &&
      startswith(aws_launch_template.nat["eu-west-2b"].image_id, "resolve:ssm:/aws/service/ami-amazon-linux-latest/") &&
      aws_launch_template.nat["eu-west-2b"].metadata_options[0].http_tokens == "required" &&
      aws_launch_template.nat["eu-west-2b"].metadata_options[0].http_put_response_hop_limit == 1 &&
      aws_launch_template.nat["eu-west-2b"].block_device_mappings[0].ebs[0].encrypted == "true" &&
      aws_launch_template.nat["eu-west-2b"].key_name == null
    )
    error_message = "The instance is ARM, patched by replacement, has no login, no version 1 of the metadata service and an encrypted disk."
  }

  assert {
    condition     = alltrue([for r in values(aws_vpc_security_group_ingress_rule.main) : r.cidr_ipv4 == null])
    error_message = "Nothing hears the internet: the load balancer hears CloudFront's addresses only."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.main["alb-https-cloudfront"].prefix_list_id == "pl-93a247fa"
    error_message = "The internal load balancer hears CloudFront."
  }
}

run "two_gateways_in_three_zones" {
  command = plan

  variables {
    environment        = "prod"
    cidr               = "10.2.0.0/16"
    other_cidrs        = { dev = "10.0.0.0/16", staging = "10.1.0.0/16" }
    availability_zones = ["eu-west-2a", "eu-west-2b", "eu-west-2c"]
    egress             = "nat_gateway_per_az"
    egress_zones       = ["eu-west-2a", "eu-west-2b"]
  }

  assert {
    condition     = keys(aws_nat_gateway.main) == ["eu-west-2a", "eu-west-2b"] && local.nat_of["eu-west-2c"] == "eu-west-2a" && local.nat_of["eu-west-2b"] == "eu-west-2b"
    error_message = "Dual NAT; a zone with its own uses its own."
  }

  assert {
    condition     = length(aws_vpc_endpoint_route_table_association.s3) == 3
    error_message = "S3 has an association with each private table, and none inline (known issue 2)."
  }
}

run "no_way_out" {
  command = plan

  variables {
    egress              = "none"
    interface_endpoints = ["bedrock-runtime", "logs"]
  }

  assert {
    condition     = length(aws_route.private_nat_gateway) == 0 && length(aws_route.private_nat_instance) == 0 && alltrue([for k, r in aws_vpc_security_group_egress_rule.main : r.cidr_ipv4 == null])
    error_message = "Without egress, tasks reach nothing on the internet."
  }

  assert {
    condition     = keys(aws_vpc_endpoint.interface) == ["bedrock-runtime", "logs"] && alltrue([for e in values(aws_vpc_endpoint.interface) : e.private_dns_enabled])
    error_message = "Interface endpoints answer under the services' own names."
  }

  assert {
    condition     = contains(keys(aws_vpc_security_group_egress_rule.main), "worker-endpoints") && contains(keys(aws_vpc_security_group_ingress_rule.main), "endpoints-service")
    error_message = "The tasks reach the endpoints."
  }
}

run "least_privilege" {
  command = plan

  assert {
    condition     = alltrue([for r in concat(values(aws_vpc_security_group_ingress_rule.main), values(aws_vpc_security_group_egress_rule.main)) : r.ip_protocol == "tcp" && r.from_port == r.to_port && r.description != ""])
    error_message = "Every rule is one TCP port with a reason."
  }

  assert {
    condition     = length([for k, r in local.egress : k if contains(["database", "cache"], r.group)]) == 0
    error_message = "The database and the cache open no connection."
  }

  assert {
    condition     = toset([for k, r in local.ingress : r.peer if r.group == "database"]) == toset(["service", "worker"]) && alltrue([for k, r in local.ingress : r.port == 5432 if r.group == "database"])
    error_message = "PostgreSQL hears the tasks on 5432 and nobody else."
  }

  assert {
    condition     = alltrue([for k, r in local.ingress : r.peer == "alb" && r.port == 8000 if r.group == "service"])
    error_message = "The API hears the load balancer on 8000 and nobody else."
  }

  assert {
    condition     = length([for k, r in local.ingress : k if r.group == "worker"]) == 0
    error_message = "Nothing connects to a worker."
  }

  assert {
    condition     = length(aws_default_security_group.locked.ingress) == 0 && length(aws_default_security_group.locked.egress) == 0
    error_message = "The default group lets nothing through."
  }

  assert {
    condition     = alltrue([for r in concat(values(aws_network_acl_rule.ingress), values(aws_network_acl_rule.egress)) : r.protocol == "tcp" && r.rule_action == "allow"])
    error_message = "The lists allow TCP ports, never everything."
  }

  assert {
    condition     = alltrue([for r in values(aws_network_acl_rule.ingress) : !(r.cidr_block == "0.0.0.0/0" && r.from_port <= 22 && r.to_port >= 22)])
    error_message = "No list lets SSH in from the internet."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_vpc_endpoint.s3.policy).Statement : can(s.Condition.StringEquals["aws:ResourceAccount"]) || s.Resource == "arn:aws:s3:::prod-eu-west-2-starport-layer-bucket/*"])
    error_message = "The S3 endpoint leads to this account's buckets and to ECR's layers, nowhere else."
  }
}

run "refuses_overlap" {
  command = plan

  variables {
    cidr = "10.1.128.0/17"
  }

  expect_failures = [var.other_cidrs]
}

run "refuses_public_addresses" {
  command = plan

  variables {
    cidr = "11.0.0.0/16"
  }

  expect_failures = [var.cidr]
}

run "refuses_host_bits" {
  command = plan

  variables {
    cidr = "10.0.0.1/16"
  }

  expect_failures = [var.cidr]
}

run "refuses_small_range" {
  command = plan

  variables {
    cidr = "10.0.0.0/24"
  }

  expect_failures = [var.cidr]
}

run "refuses_one_zone" {
  command = plan

  variables {
    availability_zones = ["eu-west-2a"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_zone_of_another_region" {
  command = plan

  variables {
    availability_zones = ["eu-west-2a", "eu-west-1b"]
  }

  expect_failures = [var.availability_zones]
}

run "refuses_nat_in_unknown_zone" {
  command = plan

  variables {
    egress_zones = ["eu-west-2c"]
  }

  expect_failures = [var.egress_zones]
}

run "refuses_unknown_egress" {
  command = plan

  variables {
    egress = "nat_gateway_regional"
  }

  expect_failures = [var.egress]
}

run "refuses_unknown_endpoint" {
  command = plan

  variables {
    interface_endpoints = ["s3"]
  }

  expect_failures = [var.interface_endpoints]
}
