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
  description = "The subnets by availability zone; as many zones as nodes, or more."
  type        = map(string)
}

variable "security_group_id" {
  description = "The security group that admits the services on 6379 and nothing else."
  type        = string
}

variable "key_arns" {
  description = "KMS keys by domain: database encrypts the nodes and their snapshots, logs the log groups."
  type        = map(string)

  validation {
    condition     = alltrue([for k in ["database", "logs"] : contains(keys(var.key_arns), k)])
    error_message = "The keys database and logs are needed."
  }
}

variable "node_type" {
  description = "The ElastiCache node type."
  type        = string
  default     = "cache.t4g.micro"

  validation {
    condition     = can(regex("^cache\\.(t4g\\.(micro|small|medium)|[mr][67]g\\.(large|xlarge|2xlarge))$", var.node_type))
    error_message = "The node type must be an ARM one: cache.t4g micro to medium, or cache.m6g, m7g, r6g or r7g."
  }
}

variable "nodes" {
  description = "Nodes: 1, or 2 and more for one that takes over by itself."
  type        = number
  default     = 1

  validation {
    condition     = var.nodes >= 1 && var.nodes <= 6
    error_message = "There must be 1 to 6 nodes: a primary and up to five replicas."
  }

  validation {
    condition     = var.environment != "prod" || var.nodes >= 2
    error_message = "prod needs at least 2 cache nodes: sessions live there, and one node's loss would sign everybody out."
  }
}

variable "snapshot_retention_days" {
  description = "Days of daily snapshots. The cache is never the only copy of anything, so one is enough."
  type        = number
  default     = 1

  validation {
    condition     = var.snapshot_retention_days >= 1 && var.snapshot_retention_days <= 35
    error_message = "Snapshots are kept for 1 to 35 days."
  }
}

variable "log_retention_days" {
  description = "Days for which the slow log and the engine's log stay in CloudWatch."
  type        = number
  default     = 30
}

variable "events_topic_arn" {
  description = "The SNS topic that is told of failovers and maintenance; null for none."
  type        = string
  default     = null
}
