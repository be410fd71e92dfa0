locals {
  nat_gateways = { for i, zone in sort(keys(var.nat_gateway_ids)) : "nat${i + 1}" => var.nat_gateway_ids[zone] }
  nat_groups   = { for i, zone in sort(keys(var.nat_group_names)) : "nat${i + 1}" => var.nat_group_names[zone] }

  network_alarms = merge(
    { for k, v in {
      nat-ports = {
        severity  = "warning"
        summary   = "A NAT gateway has run out of ports: connections to the outside fail."
        threshold = 0
        queries = { for id, gateway in local.nat_gateways : id => {
          namespace  = "AWS/NATGateway"
          metric     = "ErrorPortAllocation"
          dimensions = { NatGatewayId = gateway }
          statistic  = "Sum"
        } }
        expression = join(" + ", [for id in sort(keys(local.nat_gateways)) : "FILL(${id}, 0)"])
      }
    } : k => v if length(local.nat_gateways) > 0 },
    { for k, v in {
      nat-instances = {
        severity  = "critical"
        summary   = "A NAT instance fails its checks: tasks behind it cannot reach the outside until its group has replaced it."
        threshold = 0
        queries = { for id, group in local.nat_groups : id => {
          namespace  = "AWS/EC2"
          metric     = "StatusCheckFailed"
          dimensions = { AutoScalingGroupName = group }
          statistic  = "Maximum"
        } }
        expression = join(" + ", [for id in sort(keys(local.nat_groups)) : "FILL(${id}, ${var.always_on ? 1 : 0})"])
      }
    } : k => v if length(local.nat_groups) > 0 },
    { for k, v in {
      regional-blocked-requests = {
        severity   = "warning"
        summary    = "The load balancer's firewall blocks more than 500 requests in five minutes."
        namespace  = "AWS/WAFV2"
        metric     = "BlockedRequests"
        dimensions = { WebACL = var.regional_web_acl_name, Region = var.region, Rule = "ALL" }
        statistic  = "Sum"
        period     = 300
        threshold  = 500
        evaluate   = 1
        datapoints = 1
      }
    } : k => v if var.regional_web_acl_name != null },
  )

  security_alarms = merge(
    {
      database-sign-ins-refused = {
        severity   = "warning"
        summary    = "PostgreSQL refused more than 5 sign-ins in five minutes: a token is wrong, or somebody is trying."
        namespace  = "Paperwurks/Logs"
        metric     = "${local.name}-database-sign-ins-refused"
        statistic  = "Sum"
        period     = 300
        threshold  = 5
        evaluate   = 1
        datapoints = 1
      }
    },
    { for k, v in {
      break-glass-used = {
        severity   = "critical"
        summary    = "Somebody has taken the break-glass role, which can lift the lock of records."
        namespace  = "Paperwurks/Logs"
        metric     = "${local.name}-break-glass-used"
        statistic  = "Sum"
        period     = 300
        threshold  = 0
        evaluate   = 1
        datapoints = 1
      }
    } : k => v if var.cloudtrail_log_group_name != null },
    { for k, v in {
      model-residency = {
        severity   = "critical"
        summary    = "A model answered from a region that clients' papers may not go to."
        namespace  = try(var.residency_metric.namespace, null)
        metric     = try(var.residency_metric.name, null)
        statistic  = "Sum"
        period     = 300
        threshold  = 0
        evaluate   = 1
        datapoints = 1
      }
    } : k => v if var.residency_metric != null },
  )
}
