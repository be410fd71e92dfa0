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
  description = "KMS keys by domain: backup encrypts the vault; database and documents are read to back up what they encrypt."
  type        = map(string)

  validation {
    condition     = alltrue([for k in ["backup", "database", "documents"] : contains(keys(var.key_arns), k)])
    error_message = "The keys backup, database and documents are needed."
  }
}

variable "database" {
  description = "The database that is backed up and, in tests, restored: its ARN, its subnet group and its security group."
  type = object({
    arn               = string
    subnet_group_name = string
    security_group_id = string
  })
}

variable "bucket_arns" {
  description = "The buckets that are backed up; each must be versioned. Records are locked where they are and need no copy."
  type        = list(string)
}

variable "retention_days" {
  description = "Days for which the hourly, continuous backups reach back. It must equal the database's own retention: AWS Backup sets that one too, and two values would be a difference in every plan."
  type        = number

  validation {
    condition     = var.retention_days >= 7 && var.retention_days <= 35
    error_message = "Continuous backups are kept for 7 to 35 days (35 is the most that AWS allows)."
  }
}

variable "daily_retention_days" {
  description = "Days for which daily backups are kept."
  type        = number
  default     = 35

  validation {
    condition     = var.daily_retention_days >= 7 && var.daily_retention_days <= 2557
    error_message = "Daily backups are kept for 7 to 2557 days, which is what the vault's lock admits."
  }
}

variable "report_bucket_name" {
  description = "The bucket of logs, to which reports on backups and restores go."
  type        = string
}

variable "break_glass_role_arn" {
  description = "The one role that may delete a recovery point before its time."
  type        = string
}

variable "restore_testing" {
  description = "Whether a restore of the database and of the documents is tried every week, and what was restored deleted again: the drill without anyone having to remember it."
  type        = bool
  default     = true

  validation {
    condition     = var.restore_testing || var.environment != "prod"
    error_message = "prod must try its restores: a backup that was never restored is a hope."
  }
}

variable "air_gapped_vault" {
  description = "Whether there is a logically air-gapped vault too, kept by AWS outside this account's reach, to which the daily backups of the documents are copied."
  type        = bool
  default     = false
}

variable "dr_mode" {
  description = "in_region: three zones and locked vaults in London. eu_standby: copies in Ireland too, which takes papers out of the United Kingdom."
  type        = string
  default     = "in_region"

  validation {
    condition     = contains(["in_region", "eu_standby"], var.dr_mode)
    error_message = "dr_mode must be in_region or eu_standby."
  }

  validation {
    condition     = var.dr_mode == "in_region" || var.residency_sign_off != null
    error_message = "dr_mode eu_standby copies clients' papers to Ireland and needs the data protection officer's sign-off: set residency_sign_off to its reference."
  }
}

variable "residency_sign_off" {
  description = "Reference of the data protection officer's decision that papers may leave the United Kingdom; null, as a rule, because there is none."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "The permissions boundary of every role made here; null for none."
  type        = string
  default     = null
}
