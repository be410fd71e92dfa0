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
  description = "KMS keys by domain: messages encrypts the topics. Its policy must let CloudWatch, EventBridge, RDS and Backup use it, or every alarm is lost without a word."
  type        = map(string)

  validation {
    condition     = contains(keys(var.key_arns), "messages")
    error_message = "The key messages is needed."
  }
}

# Who is told.

variable "email_addresses" {
  description = "Who gets critical alarms and warnings by e-mail. Each confirms the subscription once."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for a in var.email_addresses : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", a))])
    error_message = "Each must be an e-mail address."
  }
}

variable "slack" {
  description = "The Slack workspace and channel that get warnings and information; the workspace is authorised once by hand in Amazon Q Developer in chat applications. Null for none."
  type = object({
    team_id    = string
    channel_id = string
  })
  default = null

  validation {
    condition     = var.slack == null ? true : can(regex("^T[A-Z0-9]+$", var.slack.team_id)) && can(regex("^[CG][A-Z0-9]+$", var.slack.channel_id))
    error_message = "Slack's team id begins with T and the channel id with C or G: they are ids, not names."
  }
}

variable "pagerduty_endpoint" {
  description = "PagerDuty's Amazon CloudWatch integration URL, which gets critical alarms; null for none. It holds the integration's key and so comes to stand in the state."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.pagerduty_endpoint == null ? true : can(regex("^https://events\\.(eu\\.)?pagerduty\\.com/integration/[0-9a-f]{32}/enqueue$", var.pagerduty_endpoint))
    error_message = "The endpoint must be https://events.pagerduty.com/integration/KEY/enqueue (or events.eu.pagerduty.com)."
  }
}

# What is watched.

variable "cluster_name" {
  description = "The ECS cluster."
  type        = string
}

variable "services" {
  description = "The services backend and worker: name, fewest tasks, log group."
  type = map(object({
    name           = string
    minimum        = number
    log_group_name = string
  }))

  validation {
    condition     = toset(keys(var.services)) == toset(["backend", "worker"])
    error_message = "The services are backend and worker."
  }
}

variable "always_on" {
  description = "Whether the environment runs day and night. Where it keeps office hours, missing data is not an outage."
  type        = bool
  default     = true

  validation {
    condition     = var.always_on || var.environment != "prod"
    error_message = "prod runs day and night."
  }
}

variable "container_insights" {
  description = "disabled, enabled or enhanced: without it the number of running tasks is counted by who reports a CPU figure."
  type        = string
  default     = "disabled"

  validation {
    condition     = contains(["disabled", "enabled", "enhanced"], var.container_insights)
    error_message = "Container Insights must be disabled, enabled or enhanced."
  }
}

variable "load_balancer_suffix" {
  description = "The load balancer's dimension, app/name/id."
  type        = string
}

variable "target_group_suffixes" {
  description = "The target groups' dimensions by colour, targetgroup/name/id."
  type        = map(string)

  validation {
    condition     = length(var.target_group_suffixes) >= 1
    error_message = "There must be at least one target group."
  }
}

variable "database" {
  description = "The database: its identifier, what its class allows and holds, and PostgreSQL's log group."
  type = object({
    identifier              = string
    max_connections         = number
    memory_bytes            = number
    allocated_storage_bytes = number
    burstable               = bool
    log_group_name          = string
  })
}

variable "cache_clusters" {
  description = "The cache's nodes."
  type        = list(string)
}

variable "queue_names" {
  description = "The queues jobs and dead_letters by name."
  type        = object({ jobs = string, dead_letters = string })
}

variable "uploads_bucket_name" {
  description = "The bucket whose uploads are scanned for malware."
  type        = string
}

variable "edge" {
  description = "CloudFront's distribution, its firewall and its certificate; null where there is none, or where nobody should pay to watch it."
  type = object({
    distribution_id = string
    web_acl_name    = string
    certificate_arn = string
  })
  default = null
}

variable "regional_web_acl_name" {
  description = "The public load balancer's own firewall; null where CloudFront's is the only one."
  type        = string
  default     = null
}

variable "certificate_arn" {
  description = "The load balancer's certificate."
  type        = string
}

variable "nat_gateway_ids" {
  description = "NAT gateways by zone."
  type        = map(string)
  default     = {}
}

variable "nat_group_names" {
  description = "Auto-scaling groups of NAT instances by zone."
  type        = map(string)
  default     = {}
}

variable "cloudtrail_log_group_name" {
  description = "The log group that the account's trail writes to, from setup; null where there is none."
  type        = string
  default     = null
}

variable "break_glass_role_arn" {
  description = "The role whose use is always told."
  type        = string
}

variable "residency_metric" {
  description = "The metric that counts a model's answers from another region (namespace and name), from the ai module; null where no trail is read."
  type        = object({ namespace = string, name = string })
  default     = null
}

variable "service_level" {
  description = "Whether there is a promise to keep (99.9 %), and so alarms on how fast its budget burns, on unusual logs, and one alarm per severity above the others."
  type        = bool
  default     = true
}

variable "tracing" {
  description = "Whether traces are sent to X-Ray."
  type        = bool
  default     = true
}

variable "mask_personal_data" {
  description = "Whether CloudWatch masks e-mail addresses, telephone, insurance and account numbers in the services' logs, should one get there. It is paid by the gigabyte."
  type        = bool
  default     = true
}

variable "permissions_boundary_arn" {
  description = "The permissions boundary of every role made here; null for none."
  type        = string
  default     = null
}
