output "url" {
  description = "Where people reach the service."
  value       = "https://${module.edge.domain_name}"
}

output "containers" {
  description = "Container definitions by role; in a first plan everything shows here that is known before apply."
  value       = module.compute.containers
}

output "task_policies" {
  description = "Statements of the task roles' policies, by role and name."
  value       = module.compute.task_policies
}

output "execution_policies" {
  description = "Statements of the execution roles' policies, by role and name."
  value       = module.compute.execution_policies
}

output "release" {
  description = "What a release needs: cluster, services, the migration task, the release parameters, CodeDeploy where it is used."
  value = {
    cluster    = module.compute.cluster_name
    backend    = module.compute.backend_service_name
    worker     = module.compute.worker_service_name
    migrate    = module.compute.migrate
    parameters = module.delivery.release_parameter_names
    codedeploy = module.delivery.codedeploy
  }
}

output "key_secret_names" {
  description = "The secrets that need a value before the first release, 48 random bytes each: session, which signs, and sealing, which every paper depends on."
  value       = { for use, s in module.security.key_secrets : use => s.name }
}

output "buckets" {
  description = "Buckets by purpose."
  value       = { for kind, b in module.storage.buckets : kind => b.name }
}

output "database_identifier" {
  description = "The database instance."
  value       = module.database.identifier
}

output "database_master_secret" {
  description = "The secret in which RDS keeps the master's password, for operators."
  value       = module.database.master_secret_arn
}

output "distribution_id" {
  description = "The CloudFront distribution."
  value       = module.edge.distribution_id
}

output "topic_arns" {
  description = "Topics of alarms by severity."
  value       = module.monitoring.topic_arns
}

output "alarm_names" {
  description = "Every alarm; each has a runbook of its name."
  value       = module.monitoring.alarm_names
}
