variable "environment" {
  description = "Which environment this is: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment must be dev, staging or prod."
  }
}

variable "account_id" {
  description = "The AWS account's 12 digits. A value and not a data source, so that a plan needs no account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account id must be 12 digits."
  }
}

variable "region" {
  description = "The region. Clients' papers stay in the United Kingdom, so London."
  type        = string
  default     = "eu-west-2"

  validation {
    condition     = var.region == "eu-west-2"
    error_message = "The region must be eu-west-2 (London): it is the only AWS region in the United Kingdom."
  }
}

variable "key_arns" {
  description = "KMS keys by domain: documents encrypts documents, uploads and records."
  type        = map(string)

  validation {
    condition     = contains(keys(var.key_arns), "documents")
    error_message = "The key documents is needed."
  }
}

variable "versioned" {
  description = "Whether the documents bucket keeps what is overwritten or deleted. Needed wherever real papers are, and by AWS Backup."
  type        = bool
  default     = true

  validation {
    condition     = var.versioned || var.environment == "dev"
    error_message = "Only dev may do without versioning: staging and prod hold documents that must survive a mistake."
  }
}

variable "lifecycle_to_glacier" {
  description = "Whether documents move to Glacier Instant Retrieval after a year (prod only: elsewhere nothing lives that long)."
  type        = bool
}

variable "noncurrent_version_days" {
  description = "Days for which a document's replaced or deleted version is kept. An erasure removes versions itself and does not wait for this."
  type        = number
  default     = 90

  validation {
    condition     = var.noncurrent_version_days >= 1 && var.noncurrent_version_days <= 2557
    error_message = "Old versions are kept for 1 to 2557 days (7 years)."
  }
}

variable "retention_years" {
  description = "Years for which a record in the records bucket cannot be deleted."
  type        = number
  default     = 7

  validation {
    condition     = var.retention_years >= 1 && var.retention_years <= 15
    error_message = "Records are locked for 1 to 15 years; the design asks for 7."
  }

  validation {
    condition     = var.environment != "prod" || var.retention_years >= 7
    error_message = "prod must keep records for at least 7 years."
  }
}

variable "break_glass_role_arn" {
  description = "The one role that may lift a record's lock before its time, for an erasure that the law requires."
  type        = string
}

variable "cors_origins" {
  description = "The web origins whose pages may upload to a signed URL: scheme and host, no wildcard."
  type        = list(string)

  validation {
    condition     = alltrue([for o in var.cors_origins : can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", o)) || (var.environment == "dev" && can(regex("^http://localhost(:[0-9]+)?$", o)))])
    error_message = "An origin must be https:// and a host without wildcard or path (dev may also have http://localhost)."
  }
}

variable "malware_protection" {
  description = "Whether GuardDuty scans each upload, and nobody can read it before it is found clean."
  type        = bool
  default     = true

  validation {
    condition     = var.malware_protection || var.environment == "dev"
    error_message = "Only dev may do without scanning uploads for malware: strangers send the files."
  }
}

variable "log_retention_days" {
  description = "Days for which access logs, flow logs and reports in the log bucket are kept."
  type        = number
  default     = 365

  validation {
    condition     = var.log_retention_days >= 30
    error_message = "Access logs are kept for at least 30 days."
  }
}

variable "force_destroy" {
  description = "Whether a destroy may delete buckets with what is in them; for short-lived trials only."
  type        = bool
  default     = false

  validation {
    condition     = !var.force_destroy || var.environment == "dev"
    error_message = "Only dev's buckets may be destroyed with their contents."
  }
}

variable "permissions_boundary_arn" {
  description = "The permissions boundary of every role made here; null for none."
  type        = string
  default     = null
}
