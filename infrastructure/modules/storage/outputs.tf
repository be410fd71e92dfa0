output "buckets" {
  description = "The buckets documents, uploads, records and logs, each with name and arn."
  value       = { for k in local.kinds : k => { name = local.names[k], arn = local.arns[k] } }
  depends_on  = [aws_s3_bucket_policy.main]
}

output "documents" {
  description = "The bucket of papers that were checked and kept: name and arn."
  value       = { name = local.names.documents, arn = local.arns.documents }
  depends_on  = [aws_s3_bucket_policy.main]
}

output "uploads" {
  description = "The bucket of what has just been sent: name and arn."
  value       = { name = local.names.uploads, arn = local.arns.uploads }
  depends_on  = [aws_s3_bucket_policy.main]
}

output "records" {
  description = "The bucket of locked records: name and arn."
  value       = { name = local.names.records, arn = local.arns.records }
  depends_on  = [aws_s3_bucket_policy.main]
}

output "logs" {
  description = "The bucket of access logs, flow logs and reports: name and arn."
  value       = { name = local.names.logs, arn = local.arns.logs }
  depends_on  = [aws_s3_bucket_policy.main]
}
