output "arn" {
  description = "The web ACL."
  value       = aws_wafv2_web_acl.main.arn
}

output "name" {
  description = "The web ACL's name, its dimension in CloudWatch."
  value       = var.name
}
