# What the two profiles differ in, all of it. "document" is what the design document draws; its networking column
# (£15 in dev) holds neither a NAT gateway (£30) nor a public load balancer (£20), so "lean" draws those otherwise.

locals {
  profile = {
    document = {
      alb_internal = false # public, with a firewall of its own
      egress       = length(var.nat_zones) > 1 ? "nat_gateway_per_az" : "nat_gateway_single"
      office_hours = null
    }
    lean = {
      alb_internal = true # reached by CloudFront inside the VPC: no public addresses to pay for or to attack
      egress       = "nat_instance"
      office_hours = var.office_hours
    }
  }[var.profile]

  database_class = var.database.class[var.profile]
}
