# Names are written out, not read from resources: alarms are made from them, and services wait for the alarms that
# roll them back.

output "cluster_name" {
  description = "Name of the cluster."
  value       = local.cluster_name
}

output "cluster_arn" {
  description = "The cluster."
  value       = "arn:aws:ecs:${var.region}:${var.account_id}:cluster/${local.cluster_name}"
}

output "backend_service_name" {
  description = "Name of the API's service."
  value       = local.names.backend
}

output "worker_service_name" {
  description = "Name of the workers' service."
  value       = local.names.worker
}

output "alb" {
  description = "The load balancer: arn, arn_suffix (its dimension in CloudWatch), dns_name, zone_id and listener_arns (https; test where there is one)."
  value = {
    arn        = aws_lb.main.arn
    arn_suffix = aws_lb.main.arn_suffix
    dns_name   = aws_lb.main.dns_name
    zone_id    = aws_lb.main.zone_id
    listener_arns = merge(
      { https = local.blue_green ? aws_lb_listener.https_blue_green[0].arn : aws_lb_listener.https[0].arn },
      local.blue_green ? { test = aws_lb_listener.test[0].arn } : {},
    )
  }
}

output "target_group_suffixes" {
  description = "Target groups' dimensions in CloudWatch, by colour; rolling releases have only blue."
  value       = { for colour, g in aws_lb_target_group.main : colour => g.arn_suffix }
}

output "target_group_names" {
  description = "Target groups' names, by colour."
  value       = { for colour, g in aws_lb_target_group.main : colour => g.name }
}

output "task_role_arns" {
  description = "Roles that the programs act as: backend, worker, migrate."
  value       = { for role in local.role_names : role => "arn:aws:iam::${var.account_id}:role/${local.names[role]}-task" }
}

output "execution_role_arns" {
  description = "Roles that ECS starts the tasks with: backend, worker, migrate."
  value       = { for role in local.role_names : role => "arn:aws:iam::${var.account_id}:role/${local.names[role]}-execution" }
}

output "task_families" {
  description = "Families of the task definitions: backend, worker, migrate."
  value       = local.names
}

output "log_group_names" {
  description = "Log groups: backend, worker, migrate, exec, and collector and insights where there are any."
  value       = { for name, g in aws_cloudwatch_log_group.main : name => g.name }
}

output "containers" {
  description = "Container definitions by role, as they stand in the task definitions; in a plan everything shows here that is known before apply."
  value       = local.containers
}

output "task_policies" {
  description = "Statements of the task roles' policies, by role and name; in a plan everything shows here that is known before apply."
  value       = local.task_policies
}

output "execution_policies" {
  description = "Statements of the execution roles' policies, by role and name."
  value       = local.execution_policies
}

output "migrate" {
  description = "How a release runs the migration: cluster, family, subnets and security groups."
  value = {
    cluster         = local.cluster_name
    family          = local.names.migrate
    subnets         = values(var.task_subnet_ids)
    security_groups = [var.security_group_ids["worker"]]
  }
}
