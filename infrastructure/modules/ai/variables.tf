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
  description = "KMS keys by domain: documents encrypts the guardrail and the reference material, logs the log of invocations, database and secrets the knowledge base's store."
  type        = map(string)

  validation {
    condition     = alltrue([for k in ["documents", "logs", "database", "secrets"] : contains(keys(var.key_arns), k)])
    error_message = "The keys documents, logs, database and secrets are needed."
  }
}

variable "model_ids" {
  description = "Models that converse, by their Bedrock id without a profile's prefix. The first is the one the application is told of; empty means no model."
  type        = list(string)
  default     = ["anthropic.claude-sonnet-4-6"]

  validation {
    condition     = alltrue([for m in var.model_ids : can(regex("^[a-z0-9-]+\\.[a-z0-9.:-]+$", m)) && !can(regex("^(eu|us|apac|global|uk)\\.", m))])
    error_message = "A model is named by its own id (provider.model), not by an inference profile (eu., us., apac., global.): a profile may answer from another country."
  }
}

variable "embedding_model_ids" {
  description = "Models that embed, by their Bedrock id."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for m in var.embedding_model_ids : can(regex("^[a-z0-9-]+\\.[a-z0-9.:-]+$", m)) && !can(regex("^(eu|us|apac|global|uk)\\.", m))])
    error_message = "A model is named by its own id (provider.model), not by an inference profile (eu., us., apac., global.): a profile may answer from another country."
  }
}

variable "ai_residency" {
  description = "Where a model may read clients' papers: uk (in the region, London, only) or eu (through the EU's inference profiles too)."
  type        = string
  default     = "uk"

  validation {
    condition     = contains(["uk", "eu"], var.ai_residency)
    error_message = "AI residency must be uk or eu."
  }

  validation {
    condition     = var.ai_residency == "uk" || var.residency_sign_off != null
    error_message = "Sending papers to models in the EU needs the data protection officer's sign-off: set residency_sign_off to its reference."
  }
}

variable "residency_sign_off" {
  description = "Reference of the data protection officer's decision that papers may leave the United Kingdom; null, as a rule, because there is none."
  type        = string
  default     = null
}

variable "invocation_logging" {
  description = "Whether this environment sets up Bedrock's log of invocations. There is one per account and region, so exactly one environment of an account does."
  type        = bool
  default     = false
}

variable "invocation_content" {
  description = "Whether that log holds prompts and answers too, which are clients' papers, and not only who asked which model how much."
  type        = bool
  default     = false
}

variable "log_retention_days" {
  description = "Days for which invocations stay in CloudWatch."
  type        = number
  default     = 30
}

variable "log_bucket" {
  description = "Name of the bucket of logs, to which invocations too large for CloudWatch go."
  type        = string
}

variable "cloudtrail_log_group_name" {
  description = "The log group that the account's trail writes to, from setup; null where there is none, and then nothing watches where models answer."
  type        = string
  default     = null
}

variable "knowledge_base" {
  description = "Whether there is a Bedrock knowledge base of reference material (never of clients' papers: those stay in the platform's own database)."
  type        = bool
  default     = false

  validation {
    condition     = !var.knowledge_base || length(var.embedding_model_ids) > 0
    error_message = "A knowledge base needs a model that embeds: set embedding_model_ids."
  }

  validation {
    condition     = !var.knowledge_base || (length(var.subnet_ids) >= 2 && var.security_group_id != null)
    error_message = "A knowledge base needs subnet_ids in two zones and a security_group_id for its store."
  }
}

variable "passage_vectors" {
  description = "Whether the program has vectors made of every passage of a case, so that it is also found by meaning; the first of embedding_model_ids makes them."
  type        = bool
  default     = false

  validation {
    condition     = !var.passage_vectors || length(var.embedding_model_ids) > 0
    error_message = "Vectors of passages need a model that embeds: set embedding_model_ids."
  }
}

variable "embedding_dimensions" {
  description = "Numbers in one embedding of the first of embedding_model_ids."
  type        = number
  default     = 1024
}

variable "subnet_ids" {
  description = "The database subnets by availability zone, for the knowledge base's store."
  type        = map(string)
  default     = {}
}

variable "security_group_id" {
  description = "The security group of the knowledge base's store. Bedrock reaches it through the Data API, so it need admit nobody."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the knowledge base's store."
  type        = bool
  default     = false
}

variable "permissions_boundary_arn" {
  description = "The permissions boundary of every role made here; null for none."
  type        = string
  default     = null
}
