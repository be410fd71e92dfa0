locals {
  retention_days = ceil(var.retention_years * 365.25)

  # Deletion markers cannot be told to go by age in the same rule as anything else.
  sweep = {
    abort_upload_days = 7
    expire_days       = null
    expire_marker     = true
    noncurrent_days   = null
    transitions       = {}
  }

  lifecycle_rules = {
    documents = {
      sweep = merge(local.sweep, { expire_marker = var.versioned })
      keep = {
        abort_upload_days = null
        expire_days       = null # a document's end is the application's decision, case by case
        expire_marker     = false
        noncurrent_days   = var.versioned ? var.noncurrent_version_days : null
        # Glacier Instant Retrieval and not Glacier: a signed URL to an object in Glacier
        # fails until somebody has restored it.
        transitions = merge({ STANDARD_IA = 90 }, var.lifecycle_to_glacier ? { GLACIER_IR = 365 } : {})
      }
    }
    uploads = {
      expire = {
        abort_upload_days = 1
        expire_days       = 7
        expire_marker     = false
        noncurrent_days   = null
        transitions       = {}
      }
    }
    records = {
      sweep = local.sweep
      # When the lock has run out there is no reason left to keep the record.
      expire = {
        abort_upload_days = null
        expire_days       = local.retention_days
        expire_marker     = false
        noncurrent_days   = 30
        transitions       = var.lifecycle_to_glacier ? { GLACIER_IR = 90 } : {}
      }
    }
    logs = {
      sweep = local.sweep
      expire = {
        abort_upload_days = null
        expire_days       = var.log_retention_days
        expire_marker     = false
        noncurrent_days   = 7
        transitions       = {}
      }
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "main" {
  for_each = local.kinds

  bucket                                 = aws_s3_bucket.main[each.key].id
  transition_default_minimum_object_size = "all_storage_classes_128K"

  dynamic "rule" {
    for_each = local.lifecycle_rules[each.key]

    content {
      id     = rule.key
      status = "Enabled"

      filter {}

      dynamic "abort_incomplete_multipart_upload" {
        for_each = rule.value.abort_upload_days == null ? [] : [rule.value.abort_upload_days]

        content {
          days_after_initiation = abort_incomplete_multipart_upload.value
        }
      }

      dynamic "expiration" {
        for_each = rule.value.expire_days != null || rule.value.expire_marker ? [rule.value] : []

        content {
          days                         = expiration.value.expire_days
          expired_object_delete_marker = expiration.value.expire_marker ? true : null
        }
      }

      dynamic "noncurrent_version_expiration" {
        for_each = rule.value.noncurrent_days == null ? [] : [rule.value.noncurrent_days]

        content {
          noncurrent_days = noncurrent_version_expiration.value
        }
      }

      dynamic "transition" {
        for_each = rule.value.transitions

        content {
          storage_class = transition.key
          days          = transition.value
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.main]
}
