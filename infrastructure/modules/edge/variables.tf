variable "environment" {
  description = "Which environment this is: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is dev, staging or prod."
  }
}

variable "account_id" {
  description = "AWS account that owns everything here, 12 digits."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has exactly 12 digits."
  }
}

variable "region" {
  description = "Region of everything here."
  type        = string
  default     = "eu-west-2"
}

variable "domain_name" {
  description = "Name by which people reach the service."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "The domain name is a lower-case host name such as papers.example.com, without a wildcard."
  }
}

variable "hosted_zone_id" {
  description = "Public zone of Route 53 that the domain name belongs to."
  type        = string

  validation {
    condition     = can(regex("^Z[A-Z0-9]{5,}$", var.hosted_zone_id))
    error_message = "The id of a hosted zone is a Z and capital letters or digits, as Route 53 shows it."
  }
}

variable "alb" {
  description = "The load balancer that requests go to."
  type = object({
    arn      = string
    dns_name = string
  })
}

variable "vpc_origin" {
  description = "Whether CloudFront reaches the load balancer inside the VPC (it is internal then), or over the internet (it has a firewall of its own then)."
  type        = bool
}

variable "firewall_mode" {
  description = "block, or count while rules are tried on real traffic."
  type        = string
  default     = "block"
}

variable "firewall_rules" {
  description = "AWS's managed rule groups, in order; each costs a dollar a month and firewall."
  type        = list(string)
  default = [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesAnonymousIpList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesSQLiRuleSet",
    "AWSManagedRulesLinuxRuleSet",
  ]
}

variable "rate_limit" {
  description = "Requests that one address may make in five minutes."
  type        = number
  default     = 3000
}

variable "check_host" {
  description = "Whether the firewall turns away requests for other names; needed where CodeDeploy owns the listener, which then cannot."
  type        = bool
  default     = false
}

variable "countries" {
  description = "Countries (ISO 3166 codes) that are served; empty means all: buyers and sellers live abroad too."
  type        = list(string)
  default     = []
}

variable "log_bucket_arn" {
  description = "Bucket that receives CloudFront's access logs."
  type        = string
}

variable "log_retention_days" {
  description = "Days that the firewall's logs are kept."
  type        = number
  default     = 365
}

variable "logs_key_arn" {
  description = "Key of the bucket with the firewall's logs."
  type        = string
}

variable "force_destroy" {
  description = "Whether the firewall's log bucket may be destroyed with its contents. Not in production."
  type        = bool
  default     = false

  validation {
    condition     = !(var.force_destroy && var.environment == "prod")
    error_message = "Production's logs are not destroyed with their bucket: set force_destroy = false."
  }
}

variable "mail_from" {
  description = "Address from which the service writes, at its own domain."
  type        = string

  validation {
    condition     = endswith(var.mail_from, "@${var.domain_name}")
    error_message = "Mail comes from an address at the service's own domain, whose keys (DKIM) are made here."
  }
}

variable "mail_reports_to" {
  description = "Address that receives reports of mail forged in the domain's name (DMARC); null for none."
  type        = string
  default     = null
}
