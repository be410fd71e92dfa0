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

variable "subnet_ids" {
  description = "The database subnets by availability zone: at least two, and they have no route to the internet."
  type        = map(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A database subnet group needs subnets in at least two availability zones."
  }
}

variable "security_group_id" {
  description = "The security group that admits the services on 5432 and nothing else."
  type        = string
}

variable "key_arns" {
  description = "KMS keys by domain: database encrypts the disk, its snapshots and Performance Insights; logs the log groups; secrets the master's password."
  type        = map(string)

  validation {
    condition     = alltrue([for k in ["database", "logs", "secrets"] : contains(keys(var.key_arns), k)])
    error_message = "The keys database, logs and secrets are needed."
  }
}

variable "instance_class" {
  description = "The RDS instance class. Its memory decides max_connections and the alarms' thresholds, so it must be one whose memory the module knows."
  type        = string

  validation {
    condition     = can(regex("^db\\.((t3|t4g)\\.(micro|small|medium|large)|(m6g|m7g|r6g|r7g)\\.(large|xlarge|2xlarge))$", var.instance_class))
    error_message = "The instance class must be db.t3 or db.t4g micro to large, or db.m6g, m7g, r6g or r7g large to 2xlarge: the module computes alarm thresholds from the class's memory and knows only these."
  }
}

variable "allocated_storage" {
  description = "GiB of gp3 to begin with."
  type        = number

  validation {
    condition     = var.allocated_storage >= 20 && floor(var.allocated_storage) == var.allocated_storage
    error_message = "gp3 storage for PostgreSQL begins at 20 GiB, in whole GiB."
  }
}

variable "max_allocated_storage" {
  description = "GiB to which RDS may grow the storage by itself. AWS only grows when the ceiling is at least 10 % above what is allocated."
  type        = number

  validation {
    condition     = var.max_allocated_storage >= 2 * var.allocated_storage
    error_message = "Storage must be allowed to grow to at least twice what is allocated, or a busy week fills it before anyone looks."
  }
}

variable "multi_az" {
  description = "Whether a standby in another zone takes over by itself. Prod cannot do without."
  type        = bool

  validation {
    condition     = var.multi_az || var.environment != "prod"
    error_message = "prod must be Multi-AZ: its recovery time for a lost instance is minutes."
  }
}

variable "backup_retention_days" {
  description = "Days of automated backups and transaction logs, that is how far back a point-in-time restore reaches."
  type        = number

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35
    error_message = "Automated backups are kept for 7 to 35 days (35 is the most that RDS allows)."
  }

  validation {
    condition     = var.environment != "prod" || var.backup_retention_days >= 30
    error_message = "prod keeps at least 30 days of backups."
  }
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the instance."
  type        = bool

  validation {
    condition     = var.deletion_protection || var.environment != "prod"
    error_message = "prod must have deletion protection."
  }
}

variable "log_retention_days" {
  description = "Days for which PostgreSQL's own logs stay in CloudWatch."
  type        = number

  validation {
    condition     = contains([7, 14, 30, 60, 90, 120, 150, 180, 365], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 7, 14, 30, 60, 90, 120, 150, 180 or 365 days, among others."
  }
}

variable "monitoring_interval" {
  description = "Seconds between samples of the operating system (Enhanced Monitoring); 0 switches it off."
  type        = number
  default     = 60

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.monitoring_interval)
    error_message = "Enhanced Monitoring samples every 1, 5, 10, 15, 30 or 60 seconds, or not at all (0)."
  }
}

variable "events_topic_arn" {
  description = "The SNS topic that is told of failovers, low storage, maintenance and changes of the instance and its parameter group."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "The permissions boundary of every role made here; null for none."
  type        = string
  default     = null
}
