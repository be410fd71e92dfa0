output "codedeploy" {
  description = "CodeDeploy's application and deployment group; null for rolling releases."
  value = local.blue_green ? {
    application      = "${local.name}-backend"
    deployment_group = "${local.name}-backend"
  } : null
}

output "release_parameter_names" {
  description = "SSM parameters that say which image runs: backend, worker."
  value       = { for role, p in aws_ssm_parameter.release : role => p.name }
}
