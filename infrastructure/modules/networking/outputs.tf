output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.main.id
}

output "vpc_cidr" {
  description = "Address range of the VPC."
  value       = var.cidr
}

output "public_subnet_ids" {
  description = "Subnets with a route to the internet, by zone."
  value       = { for z, s in aws_subnet.public : z => s.id }
}

output "private_subnet_ids" {
  description = "Subnets of the tasks, by zone; out through the NAT only."
  value       = { for z, s in aws_subnet.private : z => s.id }
}

output "database_subnet_ids" {
  description = "Subnets of PostgreSQL and Valkey, by zone; no way out."
  value       = { for z, s in aws_subnet.database : z => s.id }
}

output "security_group_ids" {
  description = "Security groups by what they guard: alb, service, worker, database, cache, endpoints (null where there are no interface endpoints)."
  value = {
    for name in ["alb", "service", "worker", "database", "cache", "endpoints"] :
    name => try(aws_security_group.main[name].id, null)
  }
}

output "s3_endpoint_id" {
  description = "Gateway endpoint of S3, for bucket policies."
  value       = aws_vpc_endpoint.s3.id
}

output "s3_endpoint_association_ids" {
  description = "Associations of the S3 endpoint with the private route tables: services depend on them, so that tasks can reach S3 until they have stopped."
  value       = [for a in aws_vpc_endpoint_route_table_association.s3 : a.id]
}

output "nat_gateway_ids" {
  description = "NAT gateways by zone; empty where NAT instances or nothing stand in."
  value       = { for z, n in aws_nat_gateway.main : z => n.id }
}

output "nat_group_names" {
  description = "Auto-scaling groups of the NAT instances by zone; empty where there are none."
  value       = { for z, g in aws_autoscaling_group.nat : z => g.name }
}

output "flow_log_id" {
  description = "Flow log of the VPC."
  value       = aws_flow_log.main.id
}
