# What the two profiles differ in, all of it. "document" is what the design document draws; its networking column
# (£15 in dev) holds neither a NAT gateway (£30) nor a public load balancer (£20), so "lean" draws those otherwise.

locals {
  profile = {
    document = {
      alb_internal   = false # public, with a firewall of its own
      egress         = length(var.nat_zones) > 1 ? "nat_gateway_per_az" : "nat_gateway_single"
      office_hours   = null
      firewall_rules = concat(local.firewall_rules, ["AWSManagedRulesLinuxRuleSet"])
    }
    lean = {
      alb_internal   = true # reached by CloudFront inside the VPC: no public addresses to pay for or to attack
      egress         = "nat_instance"
      office_hours   = var.office_hours
      firewall_rules = local.firewall_rules
    }
  }[var.profile]

  # Known bad and anonymous senders, known bad inputs, common attacks, injection. Each is a dollar a month and
  # firewall; the document's profile adds attacks on Linux files, which the program has none to give away.
  firewall_rules = [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesAnonymousIpList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesSQLiRuleSet",
  ]

  database_class = var.database.class[var.profile]
}
