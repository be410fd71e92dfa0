output "domain_name" {
  description = "Name by which people reach the service."
  value       = var.domain_name
}

output "distribution_id" {
  description = "The CloudFront distribution."
  value       = aws_cloudfront_distribution.main.id
}

output "distribution_arn" {
  description = "The CloudFront distribution."
  value       = aws_cloudfront_distribution.main.arn
}

output "web_acl_arn" {
  description = "CloudFront's firewall."
  value       = module.firewall.arn
}

output "web_acl_names" {
  description = "Firewalls' names, their dimension in CloudWatch: edge (metrics in Virginia), and regional where the load balancer is public."
  value       = merge({ edge = module.firewall.name }, { for i, f in module.regional_firewall : "regional" => f.name })
}

output "certificate_arn" {
  description = "The load balancer's certificate, validated."
  value       = aws_acm_certificate_validation.alb.certificate_arn
}

output "cloudfront_certificate_arn" {
  description = "CloudFront's certificate, validated."
  value       = aws_acm_certificate_validation.cloudfront.certificate_arn
}

output "firewall_log_bucket" {
  description = "Bucket of the firewalls' logs."
  value       = aws_s3_bucket.firewall_logs.bucket
}

output "mail" {
  description = "The identity that mail is sent as, and the address."
  value = {
    identity_arn = "arn:aws:ses:${var.region}:${var.account_id}:identity/${var.domain_name}"
    from         = var.mail_from
  }
}
