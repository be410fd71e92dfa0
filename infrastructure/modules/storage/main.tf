# Four buckets. documents: papers that were checked and kept. uploads: what a browser has
# just sent, gone in a week. records: what must be provable for years (signed packs, the
# audit chain's seals), locked. logs: who asked for what.
#
# The account id ends each name, because bucket names are the world's and
# paperwurks-prod-documents could be anybody's.

locals {
  kinds = toset(["documents", "uploads", "records", "logs"])
  names = { for k in local.kinds : k => "paperwurks-${var.environment}-${k}-${var.account_id}" }
  arns  = { for k, n in local.names : k => "arn:aws:s3:::${n}" }

  # Buckets that hold clients' papers.
  papers = setsubtract(local.kinds, ["logs"])
}

resource "aws_s3_bucket" "main" {
  for_each = local.kinds

  bucket              = local.names[each.key]
  force_destroy       = var.force_destroy
  object_lock_enabled = each.key == "records" # only at creation, and it needs versioning
}

resource "aws_s3_bucket_public_access_block" "main" {
  for_each = local.kinds

  bucket                  = aws_s3_bucket.main[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# No ACLs: policies alone decide, and the account owns whatever is put.
resource "aws_s3_bucket_ownership_controls" "main" {
  for_each = local.kinds

  bucket = aws_s3_bucket.main[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# KMS with a bucket key, which makes one request to KMS serve many objects. The log bucket
# cannot: load balancers deliver their logs with S3's own key only.
resource "aws_s3_bucket_server_side_encryption_configuration" "main" {
  for_each = local.kinds

  bucket = aws_s3_bucket.main[each.key].id

  rule {
    bucket_key_enabled = each.key != "logs"

    apply_server_side_encryption_by_default {
      sse_algorithm     = each.key == "logs" ? "AES256" : "aws:kms"
      kms_master_key_id = each.key == "logs" ? null : var.key_arns["documents"]
    }
  }
}

locals {
  versioning = {
    documents = var.versioned ? "Enabled" : "Disabled"
    uploads   = "Disabled" # a week's visitors: what is overwritten was never a document
    records   = "Enabled"  # Object Lock locks versions
    logs      = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "main" {
  for_each = local.kinds

  bucket = aws_s3_bucket.main[each.key].id

  versioning_configuration {
    status = local.versioning[each.key]
  }
}

# Governance and not compliance: a compliance lock cannot be lifted by anyone, not even for
# an erasure under article 17 of the UK GDPR. Here one role can, and its use is an alarm.
resource "aws_s3_bucket_object_lock_configuration" "records" {
  bucket = aws_s3_bucket.main["records"].id

  rule {
    default_retention {
      mode  = "GOVERNANCE"
      years = var.retention_years
    }
  }

  depends_on = [aws_s3_bucket_versioning.main]
}

resource "aws_s3_bucket_logging" "main" {
  for_each = local.papers

  bucket        = aws_s3_bucket.main[each.key].id
  target_bucket = aws_s3_bucket.main["logs"].id
  target_prefix = "s3/${each.key}/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }
}

# Everything that happens in a bucket can be heard on EventBridge; the queue module listens.
resource "aws_s3_bucket_notification" "main" {
  for_each = local.papers

  bucket      = aws_s3_bucket.main[each.key].id
  eventbridge = true
}

resource "aws_s3_bucket_cors_configuration" "uploads" {
  count = length(var.cors_origins) > 0 ? 1 : 0

  bucket = aws_s3_bucket.main["uploads"].id

  cors_rule {
    allowed_methods = ["PUT", "POST"]
    allowed_origins = var.cors_origins
    allowed_headers = ["content-type", "content-length", "content-md5", "x-amz-checksum-sha256", "x-amz-sdk-checksum-algorithm"]
    expose_headers  = ["etag"]
    max_age_seconds = 3600
  }
}
