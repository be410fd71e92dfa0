# CloudFront, firewalls, names and mail, without an account.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-2:123456789012:certificate/00000000-0000-0000-0000-000000000000"
    }
  }

  mock_resource "aws_acm_certificate_validation" {
    defaults = {
      certificate_arn = "arn:aws:acm:eu-west-2:123456789012:certificate/00000000-0000-0000-0000-000000000000"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:::aws-waf-logs-paperwurks-dev-123456789012"
    }
  }

  mock_resource "aws_wafv2_web_acl" {
    defaults = {
      arn = "arn:aws:wafv2:eu-west-2:123456789012:regional/webacl/x/00000000-0000-0000-0000-000000000000"
    }
  }

  mock_resource "aws_sesv2_email_identity" {
    defaults = {
      dkim_signing_attributes = {
        tokens = ["t0", "t1", "t2"]
      }
    }
  }
}

mock_provider "aws" {
  alias           = "us_east_1"
  override_during = plan

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001"
      domain_validation_options = [{
        domain_name           = "dev.paperwurks.example"
        resource_record_name  = "_proof.dev.paperwurks.example."
        resource_record_type  = "CNAME"
        resource_record_value = "_proof.acm-validations.aws."
      }]
    }
  }

  mock_resource "aws_acm_certificate_validation" {
    defaults = {
      certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001"
    }
  }

  mock_resource "aws_wafv2_web_acl" {
    defaults = {
      arn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/x/00000000-0000-0000-0000-000000000000"
    }
  }

  mock_resource "aws_cloudwatch_log_delivery_destination" {
    defaults = {
      arn = "arn:aws:logs:us-east-1:123456789012:delivery-destination:x"
    }
  }
}

variables {
  environment    = "dev"
  account_id     = "123456789012"
  domain_name    = "dev.paperwurks.example"
  hosted_zone_id = "Z0123456789ABC"
  alb = {
    arn      = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:loadbalancer/app/dev-paperwurks/0123456789abcdef"
    dns_name = "internal-dev-paperwurks-1.eu-west-2.elb.amazonaws.com"
  }
  vpc_origin     = true
  log_bucket_arn = "arn:aws:s3:::paperwurks-dev-logs-123456789012"
  logs_key_arn   = "arn:aws:kms:eu-west-2:123456789012:key/00000000-0000-0000-0000-000000000002"
  mail_from      = "no-reply@dev.paperwurks.example"
}

run "lean_through_the_vpc" {
  command = plan

  assert {
    condition     = aws_cloudfront_vpc_origin.api[0].vpc_origin_endpoint_config[0].origin_protocol_policy == "https-only" && toset(aws_cloudfront_vpc_origin.api[0].vpc_origin_endpoint_config[0].origin_ssl_protocols[0].items) == toset(["TLSv1.2"])
    error_message = "CloudFront speaks TLS 1.2 to the load balancer, inside the VPC."
  }

  assert {
    condition     = length(module.regional_firewall) == 0 && length(aws_wafv2_web_acl_association.alb) == 0
    error_message = "A load balancer that nobody can reach needs no firewall of its own."
  }

  assert {
    condition     = alltrue([for o in aws_cloudfront_distribution.main.origin : length(o.vpc_origin_config) == 1 && length(o.custom_origin_config) == 0])
    error_message = "The origin is the VPC's."
  }

  assert {
    condition = (
      aws_cloudfront_distribution.main.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" &&
      aws_cloudfront_distribution.main.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https" &&
      aws_cloudfront_distribution.main.default_cache_behavior[0].cache_policy_id == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" &&
      aws_cloudfront_distribution.main.web_acl_id == module.firewall.arn
    )
    error_message = "TLS 1.2 and up, nothing personal cached, firewall in front."
  }

  assert {
    condition     = [for b in aws_cloudfront_distribution.main.ordered_cache_behavior : b.path_pattern] == ["/static/*"]
    error_message = "Only files that are the same for everybody are cached."
  }

  assert {
    condition     = aws_cloudfront_response_headers_policy.main.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec >= 31536000 && aws_cloudfront_response_headers_policy.main.security_headers_config[0].content_type_options[0].override
    error_message = "Browsers are told to insist on HTTPS for at least a year."
  }
}

run "document_over_the_internet" {
  command = plan

  variables {
    vpc_origin = false
  }

  assert {
    condition     = length(module.regional_firewall) == 1 && length(aws_wafv2_web_acl_association.alb) == 1 && length(aws_cloudfront_vpc_origin.api) == 0
    error_message = "A public load balancer has a firewall of its own."
  }

  assert {
    condition     = alltrue([for o in aws_cloudfront_distribution.main.origin : o.custom_origin_config[0].origin_protocol_policy == "https-only"])
    error_message = "CloudFront speaks TLS to it."
  }

  assert {
    condition     = output.web_acl_names == { edge = "paperwurks-dev-edge", regional = "paperwurks-dev-regional" }
    error_message = "Both firewalls are named, for their alarms."
  }
}

run "logs_stay_in_london" {
  command = plan

  assert {
    condition     = aws_s3_bucket.firewall_logs.bucket == "aws-waf-logs-paperwurks-dev-123456789012" && aws_s3_bucket_public_access_block.firewall_logs.restrict_public_buckets
    error_message = "Firewalls log to a closed bucket of the name that AWS asks for."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.firewall_logs.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
    error_message = "With our key."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_s3_bucket_policy.firewall_logs.policy).Statement : s.Principal.Service == "delivery.logs.amazonaws.com" if s.Effect == "Allow"])
    error_message = "Only AWS's log delivery writes there."
  }

  assert {
    condition     = aws_cloudwatch_log_delivery_destination.access.delivery_destination_configuration[0].destination_resource_arn == var.log_bucket_arn
    error_message = "CloudFront's access log goes to the environment's bucket."
  }
}

run "names" {
  command = plan

  assert {
    condition     = aws_acm_certificate.cloudfront.domain_name == aws_acm_certificate.alb.domain_name && aws_route53_record.proof.name == "_proof.dev.paperwurks.example."
    error_message = "One name, two certificates, one proof."
  }

  assert {
    condition     = toset(keys(aws_route53_record.site)) == toset(["A", "AAAA"])
    error_message = "The name answers on IPv4 and IPv6."
  }
}

run "mail_proves_itself" {
  command = plan

  assert {
    condition     = length(aws_route53_record.dkim) == 3 && aws_sesv2_configuration_set.main.delivery_options[0].tls_policy == "REQUIRE"
    error_message = "Mail is signed and travels encrypted."
  }

  assert {
    condition     = startswith(one(aws_route53_record.dmarc.records), "v=DMARC1; p=reject")
    error_message = "Forged mail is refused."
  }

  assert {
    condition     = output.mail.identity_arn == "arn:aws:ses:eu-west-2:123456789012:identity/dev.paperwurks.example"
    error_message = "The identity that roles may send as."
  }
}

run "refuses_foreign_sender" {
  command = plan

  variables {
    mail_from = "no-reply@elsewhere.example"
  }

  expect_failures = [var.mail_from]
}

run "refuses_wildcard" {
  command = plan

  variables {
    domain_name = "*.paperwurks.example"
    mail_from   = "no-reply@*.paperwurks.example"
  }

  expect_failures = [var.domain_name]
}

run "refuses_zone_name_for_id" {
  command = plan

  variables {
    hosted_zone_id = "paperwurks.example"
  }

  expect_failures = [var.hosted_zone_id]
}

run "refuses_to_destroy_logs_of_production" {
  command = plan

  variables {
    environment   = "prod"
    force_destroy = true
  }

  expect_failures = [var.force_destroy]
}
