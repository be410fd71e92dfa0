mock_provider "aws" {}

variables {
  environment          = "prod"
  account_id           = "123456789012"
  key_arns             = { documents = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111" }
  lifecycle_to_glacier = true
  break_glass_role_arn = "arn:aws:iam::123456789012:role/paperwurks-prod-break-glass"
  cors_origins         = ["https://app.paperwurks.example"]
}

run "every_bucket_is_private_and_speaks_tls" {
  command = plan

  assert {
    condition     = toset([for b in aws_s3_bucket.main : b.bucket]) == toset([for k in ["documents", "uploads", "records", "logs"] : "paperwurks-prod-${k}-123456789012"])
    error_message = "The buckets are not documents, uploads, records and logs, with the account's id."
  }
  assert {
    condition     = alltrue([for p in aws_s3_bucket_public_access_block.main : p.block_public_acls && p.block_public_policy && p.ignore_public_acls && p.restrict_public_buckets])
    error_message = "A bucket could be made public."
  }
  assert {
    condition     = alltrue([for p in aws_s3_bucket_policy.main : length([for s in jsondecode(p.policy).Statement : s if contains(["OnlyOverTLS", "OnlyTLS12OrLater"], s.Sid)]) == 2])
    error_message = "A bucket can be used without TLS 1.2."
  }
  assert {
    condition     = alltrue([for k in ["documents", "uploads", "records"] : one(aws_s3_bucket_server_side_encryption_configuration.main[k].rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.key_arns["documents"] && one(aws_s3_bucket_server_side_encryption_configuration.main[k].rule).bucket_key_enabled])
    error_message = "Papers are not under our key, with a bucket key."
  }
  # Such a rule refuses every ordinary upload, which sends no header and gets the bucket's encryption.
  assert {
    condition     = alltrue([for p in aws_s3_bucket_policy.main : !strcontains(p.policy, "x-amz-server-side-encryption")])
    error_message = "A policy goes by the encryption header."
  }
}

run "an_upload_is_read_only_when_clean" {
  command = plan

  assert {
    condition = anytrue([for s in jsondecode(aws_s3_bucket_policy.main["uploads"].policy).Statement :
      s.Effect == "Deny" && contains(flatten([s.Action]), "s3:GetObject") && try(s.Condition.StringNotEquals["s3:ExistingObjectTag/GuardDutyMalwareScanStatus"], "") == "NO_THREATS_FOUND" && try(s.Condition.ArnNotEquals["aws:PrincipalArn"], "") == "arn:aws:iam::123456789012:role/paperwurks-prod-upload-scanner"
    ])
    error_message = "An upload can be read before its scan, or not even by the scanner."
  }
  assert {
    condition     = anytrue([for s in jsondecode(aws_s3_bucket_policy.main["uploads"].policy).Statement : s.Effect == "Deny" && contains(flatten([s.Action]), "s3:PutObjectTagging")])
    error_message = "Somebody else than the scanner can say that an upload is clean."
  }
  assert {
    condition     = length(aws_guardduty_malware_protection_plan.uploads) == 1 && aws_guardduty_malware_protection_plan.uploads[0].actions[0].tagging[0].status == "ENABLED"
    error_message = "Uploads are not scanned and tagged."
  }
}

run "records_are_locked_for_seven_years_in_governance" {
  command = plan

  assert {
    condition     = aws_s3_bucket.main["records"].object_lock_enabled && one(aws_s3_bucket_object_lock_configuration.records.rule).default_retention[0].mode == "GOVERNANCE" && one(aws_s3_bucket_object_lock_configuration.records.rule).default_retention[0].years == 7
    error_message = "Records are not locked for seven years in governance mode."
  }
  assert {
    condition     = aws_s3_bucket_versioning.main["records"].versioning_configuration[0].status == "Enabled"
    error_message = "Object Lock needs versioning."
  }
  assert {
    condition     = anytrue([for s in jsondecode(aws_s3_bucket_policy.main["records"].policy).Statement : s.Effect == "Deny" && contains(flatten([s.Action]), "s3:BypassGovernanceRetention") && try(s.Condition.ArnNotEquals["aws:PrincipalArn"][0], "") == var.break_glass_role_arn])
    error_message = "Somebody else than the break-glass role could lift a lock."
  }
}

run "lifecycle_of_the_design" {
  command = plan

  assert {
    condition     = { for t in flatten([for r in aws_s3_bucket_lifecycle_configuration.main["documents"].rule : [for t in r.transition : t]]) : t.storage_class => t.days } == { STANDARD_IA = 90, GLACIER_IR = 365 }
    error_message = "Documents do not go to infrequent access after 90 days and Glacier after 365."
  }
  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.main["uploads"].rule[0].expiration[0].days == 7
    error_message = "Uploads do not end after 7 days."
  }
  assert {
    condition     = alltrue([for c in aws_s3_bucket_lifecycle_configuration.main : anytrue([for r in c.rule : length(r.abort_incomplete_multipart_upload) == 1])])
    error_message = "A bucket keeps uploads that were never finished."
  }
  # A signed URL to an object in plain Glacier fails until somebody has restored it.
  assert {
    condition     = alltrue(flatten([for c in aws_s3_bucket_lifecycle_configuration.main : [for r in c.rule : [for t in r.transition : !contains(["GLACIER", "DEEP_ARCHIVE"], t.storage_class)]]]))
    error_message = "Objects move to a class from which they cannot be read at once."
  }
}

run "documents_elsewhere_do_not_go_to_glacier" {
  command = plan

  variables {
    environment          = "dev"
    lifecycle_to_glacier = false
    versioned            = false
    malware_protection   = false
  }

  assert {
    condition     = alltrue([for r in aws_s3_bucket_lifecycle_configuration.main["documents"].rule : alltrue([for t in r.transition : t.storage_class != "GLACIER_IR"])])
    error_message = "Documents go to Glacier although it is not prod."
  }
  assert {
    condition     = aws_s3_bucket_versioning.main["documents"].versioning_configuration[0].status == "Disabled"
    error_message = "Versioning was to be off."
  }
  assert {
    condition     = length(aws_guardduty_malware_protection_plan.uploads) == 0 && !strcontains(aws_s3_bucket_policy.main["uploads"].policy, "GuardDutyMalwareScanStatus")
    error_message = "Without scans nothing could ever be read."
  }
}

run "staging_keeps_versions" {
  command = plan
  variables {
    environment = "staging"
    versioned   = false
  }
  expect_failures = [var.versioned]
}

run "prod_keeps_records_seven_years" {
  command = plan
  variables {
    retention_years = 3
  }
  expect_failures = [var.retention_years]
}

run "prod_scans_uploads" {
  command = plan
  variables {
    malware_protection = false
  }
  expect_failures = [var.malware_protection]
}

run "no_wildcard_origin" {
  command = plan
  variables {
    cors_origins = ["*"]
  }
  expect_failures = [var.cors_origins]
}

run "only_dev_may_be_destroyed_with_its_papers" {
  command = plan
  variables {
    force_destroy = true
  }
  expect_failures = [var.force_destroy]
}
