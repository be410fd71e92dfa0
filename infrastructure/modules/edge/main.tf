locals {
  name = "paperwurks-${var.environment}"

  # Ids that AWS gives its managed policies; they are the same in every account.
  caching_disabled  = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  caching_optimised = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  all_viewer        = "216adef6-5c7f-47e4-b989-5492eafa07d3" # passes the Host header on: certificate and listener rule are for that name

  origin_id      = "api"
  answer_seconds = 60 # the longest that an answer may take: analysis itself is a job, not a request
}

# CloudFront's edges end TLS outside the United Kingdom too: nothing personal is cached there, only files under
# /static/ that are the same for everybody.
resource "aws_cloudfront_distribution" "main" {
  comment             = "Paperwurks ${var.environment}"
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = "PriceClass_100"
  aliases             = [var.domain_name]
  web_acl_id          = module.firewall.arn
  wait_for_deployment = true

  origin {
    origin_id           = local.origin_id
    domain_name         = var.alb.dns_name
    connection_attempts = 3
    connection_timeout  = 5

    dynamic "vpc_origin_config" {
      for_each = aws_cloudfront_vpc_origin.api

      content {
        vpc_origin_id            = vpc_origin_config.value.id
        origin_read_timeout      = local.answer_seconds
        origin_keepalive_timeout = 60
      }
    }

    dynamic "custom_origin_config" {
      for_each = var.vpc_origin ? [] : [1]

      content {
        http_port                = 80
        https_port               = 443
        origin_protocol_policy   = "https-only"
        origin_ssl_protocols     = ["TLSv1.2"]
        origin_read_timeout      = local.answer_seconds
        origin_keepalive_timeout = 60
      }
    }
  }

  default_cache_behavior {
    target_origin_id           = local.origin_id
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = local.caching_disabled
    origin_request_policy_id   = local.all_viewer
    response_headers_policy_id = aws_cloudfront_response_headers_policy.main.id
  }

  ordered_cache_behavior {
    path_pattern               = "/static/*"
    target_origin_id           = local.origin_id
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = local.caching_optimised
    origin_request_policy_id   = local.all_viewer
    response_headers_policy_id = aws_cloudfront_response_headers_policy.main.id
  }

  restrictions {
    geo_restriction {
      restriction_type = length(var.countries) == 0 ? "none" : "whitelist"
      locations        = var.countries
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.cloudfront.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }

  tags = { Name = local.name }
}

# The load balancer has no address on the internet; CloudFront reaches it inside the VPC.
resource "aws_cloudfront_vpc_origin" "api" {
  count = var.vpc_origin ? 1 : 0

  vpc_origin_endpoint_config {
    name                   = "${local.name}-api"
    arn                    = var.alb.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }

  tags = { Name = "${local.name}-api" }
}

resource "aws_cloudfront_response_headers_policy" "main" {
  name    = "${local.name}-security"
  comment = "What every answer says to browsers; the program's own content security policy stays"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = false
    }

    referrer_policy {
      referrer_policy = "same-origin"
      override        = false
    }
  }

  remove_headers_config {
    items {
      header = "Server"
    }
  }
}

# Access logs, second version: to a bucket without ACLs. CloudFront's side of it lives in Virginia, the logs in London.
resource "aws_cloudwatch_log_delivery_source" "access" {
  provider = aws.us_east_1

  name         = "${local.name}-cloudfront"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.main.arn
}

resource "aws_cloudwatch_log_delivery_destination" "access" {
  provider = aws.us_east_1

  name          = "${local.name}-cloudfront"
  output_format = "parquet"

  delivery_destination_configuration {
    destination_resource_arn = var.log_bucket_arn
  }
}

resource "aws_cloudwatch_log_delivery" "access" {
  provider = aws.us_east_1

  delivery_source_name     = aws_cloudwatch_log_delivery_source.access.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.access.arn

  s3_delivery_configuration {
    suffix_path                 = "/{DistributionId}/{yyyy}/{MM}/{dd}/{HH}"
    enable_hive_compatible_path = false
  }
}
