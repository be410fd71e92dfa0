output "state_bucket" {
  description = "Bucket of Terraform's state, for init's -backend-config and the variable STATE_BUCKET in GitHub."
  value       = aws_s3_bucket.state.id
}

output "image_repository" {
  description = "Repository of images, for the variable IMAGE_REPOSITORY in GitHub."
  value       = aws_ecr_repository.main.repository_url
}

output "permissions_boundary_arn" {
  description = "Boundary that every environment gives its roles."
  value       = aws_iam_policy.boundary.arn
}

output "pipeline_role_arns" {
  description = "Roles of the workflows, by environment and purpose."
  value       = merge({ for k, r in aws_iam_role.pipeline : k => r.arn }, { push = aws_iam_role.push.arn })
}

output "account_topic_arn" {
  description = "Topic of the account's own alarms, budgets and anomalies."
  value       = aws_sns_topic.account.arn
}
