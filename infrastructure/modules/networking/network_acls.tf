# A second, coarse fence around each tier, for the day a security group is wrong. The default list is locked, so
# every subnet belongs to one of these. They keep no state: answers need rules of their own.

locals {
  # Linux picks ports from 32768 for connections that it opens; load balancers and NAT gateways from 1024.
  ephemeral = {
    linux = { from = 32768, to = 60999 }
    wide  = { from = 1024, to = 65535 }
  }
  anywhere = "0.0.0.0/0"

  acl_ingress = {
    public = concat(
      [{ number = 100, cidr = local.anywhere, from = 443, to = 443 }],
      var.alb_internal ? [] : [{ number = 110, cidr = local.anywhere, from = 80, to = 80 }],
      [merge({ number = 120, cidr = local.anywhere }, local.nat_gateway ? local.ephemeral.wide : local.ephemeral.linux)],
      [merge({ number = 130, cidr = var.cidr }, local.ephemeral.wide)],
    )
    private = concat(
      [{ number = 100, cidr = var.cidr, from = 443, to = 443 }],
      [merge({ number = 110, cidr = var.cidr }, local.ephemeral.wide)],
      [merge({ number = 120, cidr = local.anywhere }, local.ephemeral.linux)],
      # An internal load balancer stands in this tier and hears CloudFront's VPC origin, from addresses that are AWS's choice.
      var.alb_internal ? [{ number = 130, cidr = local.anywhere, from = 443, to = 443 }] : [],
    )
    database = concat(
      [for i, c in local.tier_cidrs.private : { number = 100 + i, cidr = c, from = 5432, to = 5432 }],
      [for i, c in local.tier_cidrs.private : { number = 110 + i, cidr = c, from = 6379, to = 6379 }],
      # Replication between the zones of the tier itself.
      [for i, c in local.tier_cidrs.database : merge({ number = 120 + i, cidr = c }, local.ephemeral.wide)],
    )
  }

  acl_egress = {
    public = [
      { number = 100, cidr = local.anywhere, from = 443, to = 443 },
      merge({ number = 110, cidr = local.anywhere }, local.ephemeral.wide),
    ]
    private = concat(
      [{ number = 100, cidr = local.anywhere, from = 443, to = 443 }],
      [merge({ number = 110, cidr = var.cidr }, local.ephemeral.wide)],
      var.alb_internal ? [merge({ number = 120, cidr = local.anywhere }, local.ephemeral.wide)] : [],
    )
    database = concat(
      [for i, c in local.tier_cidrs.private : merge({ number = 100 + i, cidr = c }, local.ephemeral.wide)],
      [for i, c in local.tier_cidrs.database : merge({ number = 110 + i, cidr = c }, local.ephemeral.wide)],
    )
  }
}

resource "aws_network_acl" "main" {
  for_each = local.tiers

  vpc_id = aws_vpc.main.id
  subnet_ids = [for s in {
    public   = aws_subnet.public
    private  = aws_subnet.private
    database = aws_subnet.database
  }[each.key] : s.id]

  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_network_acl_rule" "ingress" {
  for_each = merge([for tier, rules in local.acl_ingress : { for r in rules : "${tier}-${r.number}" => merge(r, { tier = tier }) }]...)

  network_acl_id = aws_network_acl.main[each.value.tier].id
  egress         = false
  rule_number    = each.value.number
  rule_action    = "allow"
  protocol       = "tcp"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to
}

resource "aws_network_acl_rule" "egress" {
  for_each = merge([for tier, rules in local.acl_egress : { for r in rules : "${tier}-${r.number}" => merge(r, { tier = tier }) }]...)

  network_acl_id = aws_network_acl.main[each.value.tier].id
  egress         = true
  rule_number    = each.value.number
  rule_action    = "allow"
  protocol       = "tcp"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to
}
