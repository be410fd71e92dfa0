# What identifies an environment.

variable "environment" {
  description = "Which environment this is: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is dev, staging or prod."
  }
}

variable "profile" {
  description = "document: the shape that the design document draws. lean: the shape that meets its cost targets. Nothing else differs between the two than what profile.tf says."
  type        = string

  validation {
    condition     = contains(["document", "lean"], var.profile)
    error_message = "The profile is document (as the design document draws it) or lean (as its cost targets ask)."
  }
}

variable "account_id" {
  description = "AWS account of this environment, 12 digits."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has exactly 12 digits."
  }
}

variable "region" {
  description = "Region of everything. London is the only one in the United Kingdom."
  type        = string
  default     = "eu-west-2"

  validation {
    condition     = var.region == "eu-west-2" || var.residency_sign_off != null
    error_message = "Papers stay in the United Kingdom, whose only AWS region is eu-west-2; another region needs the data protection officer's sign-off in residency_sign_off."
  }
}

variable "residency_sign_off" {
  description = "Reference of the data protection officer's decision that papers may leave the United Kingdom; null, as a rule, because there is none."
  type        = string
  default     = null

  validation {
    condition     = var.residency_sign_off == null ? true : length(trimspace(var.residency_sign_off)) >= 8
    error_message = "A sign-off names the decision, such as DPIA-2026-014: at least 8 characters."
  }
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role, from setup; null where there is none."
  type        = string
  default     = null
}

variable "break_glass_principals" {
  description = "Patterns of the roles of this account whose people may assume the break-glass role; null means the identity provider's role PaperwurksBreakGlass."
  type        = list(string)
  default     = null
}

# The network.

variable "cidr" {
  description = "Address range of this environment."
  type        = string
}

variable "other_cidrs" {
  description = "Address ranges of the other environments, which this one must not overlap."
  type        = map(string)
}

variable "availability_zones" {
  description = "Zones that hold subnets: two, or London's three in production."
  type        = list(string)
}

variable "nat_zones" {
  description = "Zones that hold a NAT: one in dev and staging, two in production."
  type        = list(string)
}

variable "interface_endpoints" {
  description = "AWS services reached over private links; see modules/networking."
  type        = set(string)
  default     = []
}

# Names and mail.

variable "domain_name" {
  description = "Name by which people reach the service."
  type        = string
}

variable "hosted_zone_id" {
  description = "Public zone of Route 53 that the name belongs to."
  type        = string
}

variable "mail_reports_to" {
  description = "Address that receives reports of mail forged in the domain's name; null for none."
  type        = string
  default     = null
}

# The program.

variable "images" {
  description = "Images by digest: backend and worker as the release parameters say, and the collector of traces."
  type = object({
    backend   = string
    worker    = string
    collector = optional(string)
  })
}

variable "backend" {
  description = "API tasks: CPU units, MiB, how few and how many."
  type = object({
    cpu    = number
    memory = number
    min    = number
    max    = number
  })
}

variable "worker" {
  description = "Worker tasks: CPU units, MiB, how few and how many, and how many of them are never Spot."
  type = object({
    cpu       = number
    memory    = number
    min       = number
    max       = number
    on_demand = optional(number, 0)
  })
}

variable "deployment_strategy" {
  description = "rolling, or blue_green through CodeDeploy."
  type        = string
  default     = "rolling"
}

variable "tracing" {
  description = "Whether an OpenTelemetry collector beside each container sends traces to X-Ray."
  type        = bool
}

variable "container_insights" {
  description = "disabled, enabled or enhanced."
  type        = string
}

variable "execute_command" {
  description = "Whether a person may open a session in a container; never in production."
  type        = bool
  default     = false
}

variable "office_hours" {
  description = "When the lean profile is awake, Monday to Friday, London time; null means always. The document profile never sleeps."
  type = object({
    start = string
    stop  = string
  })
  default = null
}

# Data.

variable "database" {
  description = "PostgreSQL: class by profile, GiB to begin with and to grow to, a standby in another zone, days of backups."
  type = object({
    class                 = object({ document = string, lean = string })
    allocated_storage     = number
    max_allocated_storage = number
    multi_az              = bool
    backup_retention_days = number
    monitoring_interval   = optional(number, 60)
  })
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the database and the load balancer. Production must have it."
  type        = bool

  validation {
    condition     = var.environment != "prod" || var.deletion_protection
    error_message = "Production must be protected from deletion: set deletion_protection = true."
  }
}

variable "cache" {
  description = "Valkey: node type and number of nodes."
  type = object({
    node_type = optional(string, "cache.t4g.micro")
    nodes     = number
  })
}

variable "storage" {
  description = "Buckets: whether replaced papers are kept, whether old papers go to Glacier Instant Retrieval, for how many years records are locked."
  type = object({
    versioned            = bool
    lifecycle_to_glacier = bool
    retention_years      = optional(number, 7)
  })
}

variable "log_retention_days" {
  description = "Days that logs are kept: 7 in dev, 14 in staging, 30 in production."
  type        = number
}

# Models.

variable "model_ids" {
  description = "Models that converse, by their own ids; empty means none."
  type        = list(string)
  default     = ["anthropic.claude-sonnet-4-6"]
}

variable "embedding_model_ids" {
  description = "Models that embed, by their own ids, for passage_vectors and the knowledge base; empty means none."
  type        = list(string)
  default     = []
}

variable "passage_vectors" {
  description = "Whether cases are also found by meaning: the text of every passage goes to the first of embedding_model_ids."
  type        = bool
  default     = false
}

variable "knowledge_base" {
  description = "Whether a knowledge base of the firm's reference material stands beside answers; it needs embedding_model_ids."
  type        = bool
  default     = false
}

variable "ai_residency" {
  description = "Where a model may read papers: uk (London only), or eu, which needs the sign-off."
  type        = string
  default     = "uk"
}

variable "invocation_logging" {
  description = "Whether this environment keeps the account's log of model invocations; exactly one of an account does."
  type        = bool
}

variable "cloudtrail_log_group_name" {
  description = "Log group of the account's trail, from setup; null where there is none, and then nothing watches where models answer."
  type        = string
  default     = "/paperwurks/trail"
}

# The edge.

variable "firewall_mode" {
  description = "block, or count while rules are tried on real traffic."
  type        = string
  default     = "block"
}

# Watching and keeping.

variable "alerts" {
  description = "Who is told: e-mail addresses (critical and warnings), and a Slack workspace and channel (warnings and information)."
  type = object({
    email_addresses = optional(list(string), [])
    slack           = optional(object({ team_id = string, channel_id = string }))
  })
  default = {}
}

variable "pagerduty_endpoint" {
  description = "PagerDuty's integration URL for critical alarms; it holds a key, and so stands in the state."
  type        = string
  default     = null
  sensitive   = true
}

variable "service_level" {
  description = "Whether there is a promise to keep (99.9 %), and so alarms on how fast its budget burns and on CloudFront."
  type        = bool
}

variable "restore_testing" {
  description = "Whether a restore is tried every week."
  type        = bool
}

variable "air_gapped_vault" {
  description = "Whether daily backups of papers are copied to a vault out of this account's reach too."
  type        = bool
  default     = false
}

variable "dr_mode" {
  description = "in_region, or eu_standby, which needs the sign-off."
  type        = string
  default     = "in_region"
}
