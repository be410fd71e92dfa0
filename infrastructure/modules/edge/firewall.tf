module "firewall" {
  source    = "./firewall"
  providers = { aws = aws.us_east_1 }

  name           = "${local.name}-edge"
  scope          = "CLOUDFRONT"
  mode           = var.firewall_mode
  managed_rules  = var.firewall_rules
  rate_limit     = var.rate_limit
  allowed_host   = var.check_host ? var.domain_name : null
  log_bucket_arn = aws_s3_bucket.firewall_logs.arn

  depends_on = [aws_s3_bucket_policy.firewall_logs]
}

# A public load balancer can be reached around CloudFront, so it has the same rules again. One address there may be
# an edge of CloudFront that speaks for many people, hence the wider limit.
module "regional_firewall" {
  source = "./firewall"
  count  = var.vpc_origin ? 0 : 1

  name           = "${local.name}-regional"
  scope          = "REGIONAL"
  mode           = var.firewall_mode
  managed_rules  = var.firewall_rules
  rate_limit     = var.rate_limit * 10
  allowed_host   = var.check_host ? var.domain_name : null
  log_bucket_arn = aws_s3_bucket.firewall_logs.arn

  depends_on = [aws_s3_bucket_policy.firewall_logs]
}

resource "aws_wafv2_web_acl_association" "alb" {
  count = var.vpc_origin ? 0 : 1

  resource_arn = var.alb.arn
  web_acl_arn  = module.regional_firewall[0].arn
}

# AWS delivers firewalls' logs only to buckets whose names begin like this. In London, although CloudFront's firewall
# is Virginia's: what it logs holds people's addresses.
resource "aws_s3_bucket" "firewall_logs" {
  bucket        = "aws-waf-logs-${local.name}-${var.account_id}"
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_public_access_block" "firewall_logs" {
  bucket                  = aws_s3_bucket.firewall_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "firewall_logs" {
  bucket = aws_s3_bucket.firewall_logs.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "firewall_logs" {
  bucket = aws_s3_bucket.firewall_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "firewall_logs" {
  bucket = aws_s3_bucket.firewall_logs.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.logs_key_arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "firewall_logs" {
  bucket = aws_s3_bucket.firewall_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = var.log_retention_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "firewall_logs" {
  bucket = aws_s3_bucket.firewall_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws:s3:::${aws_s3_bucket.firewall_logs.bucket}", "arn:aws:s3:::${aws_s3_bucket.firewall_logs.bucket}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyOverTls12"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws:s3:::${aws_s3_bucket.firewall_logs.bucket}", "arn:aws:s3:::${aws_s3_bucket.firewall_logs.bucket}/*"]
        Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
      },
      {
        Sid       = "FirewallsWriteLogs"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "arn:aws:s3:::${aws_s3_bucket.firewall_logs.bucket}/AWSLogs/${var.account_id}/*"
        Condition = {
          StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control", "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:aws:logs:*:${var.account_id}:*" }
        }
      },
      {
        Sid       = "FirewallsSeeOwner"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = "arn:aws:s3:::${aws_s3_bucket.firewall_logs.bucket}"
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:aws:logs:*:${var.account_id}:*" }
        }
      },
    ]
  })
}
