# Every security group and every rule of an environment is in this file, as one table. A group refers to groups,
# not to addresses, wherever both ends are ours.

locals {
  groups = merge({
    alb      = "Load balancer: from ${var.alb_internal ? "CloudFront" : "the internet"} to the API"
    service  = "API tasks"
    worker   = "Worker and migration tasks: nothing connects to them"
    database = "PostgreSQL"
    cache    = "Valkey"
    }, length(var.interface_endpoints) == 0 ? {} : {
    endpoints = "Private links to AWS services"
  })
  tasks = ["service", "worker"]

  ingress = merge(
    var.alb_internal ? {
      alb-https-cloudfront = { group = "alb", port = 443, prefix_list = var.cloudfront_prefix_list_id, description = "HTTPS from CloudFront" }
      } : {
      alb-https-internet = { group = "alb", port = 443, cidr = "0.0.0.0/0", description = "HTTPS from the internet" }
      alb-http-internet  = { group = "alb", port = 80, cidr = "0.0.0.0/0", description = "HTTP from the internet, answered by a redirect to HTTPS only" }
    },
    var.test_listener_port == null ? {} : {
      alb-test = { group = "alb", port = var.test_listener_port, cidr = var.cidr, description = "The next version, seen from inside the VPC before it gets traffic" }
    },
    {
      service-alb = { group = "service", port = var.container_port, peer = "alb", description = "Requests from the load balancer" }
    },
    { for t in local.tasks : "database-${t}" => { group = "database", port = 5432, peer = t, description = "PostgreSQL from the ${t} tasks" } },
    { for t in local.tasks : "cache-${t}" => { group = "cache", port = 6379, peer = t, description = "Valkey from the ${t} tasks" } },
    { for t in local.tasks : "endpoints-${t}" => { group = "endpoints", port = 443, peer = t, description = "AWS services from the ${t} tasks" } if length(var.interface_endpoints) > 0 },
  )

  egress = merge(
    {
      alb-service = { group = "alb", port = var.container_port, peer = "service", description = "Requests and health checks to the API tasks" }
    },
    { for t in local.tasks : "${t}-database" => { group = t, port = 5432, peer = "database", description = "PostgreSQL" } },
    { for t in local.tasks : "${t}-cache" => { group = t, port = 6379, peer = "cache", description = "Valkey" } },
    { for t in local.tasks : "${t}-s3" => { group = t, port = 443, prefix_list = aws_vpc_endpoint.s3.prefix_list_id, description = "S3 through the gateway endpoint" } },
    { for t in local.tasks : "${t}-endpoints" => { group = t, port = 443, peer = "endpoints", description = "AWS services over private links" } if length(var.interface_endpoints) > 0 },
    # AWS's public endpoints and the registers' APIs (Land Registry, search providers) have no fixed addresses.
    { for t in local.tasks : "${t}-internet" => { group = t, port = 443, cidr = "0.0.0.0/0", description = "HTTPS to AWS services and the registers' APIs" } if var.egress != "none" },
  )
}

resource "aws_security_group" "main" {
  for_each = local.groups

  name_prefix = "${local.name}-${each.key}-"
  description = each.value
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${local.name}-${each.key}" }

  lifecycle {
    create_before_destroy = true # a group in use cannot be deleted before its successor is attached
  }
}

resource "aws_vpc_security_group_ingress_rule" "main" {
  for_each = local.ingress

  security_group_id            = aws_security_group.main[each.value.group].id
  description                  = each.value.description
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  cidr_ipv4                    = try(each.value.cidr, null)
  prefix_list_id               = try(each.value.prefix_list, null)
  referenced_security_group_id = can(each.value.peer) ? aws_security_group.main[each.value.peer].id : null

  tags = { Name = each.key }
}

resource "aws_vpc_security_group_egress_rule" "main" {
  for_each = local.egress

  security_group_id            = aws_security_group.main[each.value.group].id
  description                  = each.value.description
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  cidr_ipv4                    = try(each.value.cidr, null)
  prefix_list_id               = try(each.value.prefix_list, null)
  referenced_security_group_id = can(each.value.peer) ? aws_security_group.main[each.value.peer].id : null

  tags = { Name = each.key }
}

# The NAT instances' group stands apart: nothing refers to it, it knows the private subnets by address.
resource "aws_security_group" "nat" {
  count = var.egress == "nat_instance" ? 1 : 0

  name_prefix = "${local.name}-nat-"
  description = "NAT instances: HTTPS of the private subnets to the internet"
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${local.name}-nat" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "nat" {
  for_each = var.egress == "nat_instance" ? local.zone_number : {}

  security_group_id = aws_security_group.nat[0].id
  description       = "HTTPS from the private subnet of ${each.key}"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = cidrsubnet(var.cidr, local.newbits, local.tiers.private + each.value)

  tags = { Name = "nat-${each.key}" }
}

resource "aws_vpc_security_group_egress_rule" "nat" {
  count = var.egress == "nat_instance" ? 1 : 0

  security_group_id = aws_security_group.nat[0].id
  description       = "HTTPS to the internet, for the private subnets and for its own updates"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"

  tags = { Name = "nat-internet" }
}
