# What exists once in an account, before any environment: where Terraform remembers, who may act for the pipeline, where
# images are kept, and what watches the account itself.

locals {
  # Key policies hand the decision to IAM; otherwise a key could lock its own account out.
  account_delegates = {
    Sid       = "AccountDelegatesToItsPolicies"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }

  tls_only = { for name, bucket in { state = local.state_bucket, trail = local.trail_bucket } : name => [
    {
      Sid       = "OnlyEncryptedConnections"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::${bucket}", "arn:aws:s3:::${bucket}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      Sid       = "OnlyModernEncryption"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::${bucket}", "arn:aws:s3:::${bucket}/*"]
      Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
    },
  ] }
}

# Nothing in this account is ever public, whatever a bucket says of itself.
resource "aws_s3_account_public_access_block" "main" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_ebs_encryption_by_default" "main" {
  enabled = true
}

# People sign in through single sign-on; this holds for whatever user is made by hand all the same.
resource "aws_iam_account_password_policy" "main" {
  minimum_password_length        = 16
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  allow_users_to_change_password = true
  max_password_age               = 90
  password_reuse_prevention      = 24
}

resource "aws_account_alternate_contact" "security" {
  count = var.security_contact == null ? 0 : 1

  alternate_contact_type = "SECURITY"
  name                   = var.security_contact.name
  title                  = var.security_contact.title
  email_address          = var.security_contact.email
  phone_number           = var.security_contact.phone
}
