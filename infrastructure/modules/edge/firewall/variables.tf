variable "name" {
  description = "Name of the firewall, and the beginning of its metrics' names."
  type        = string
}

variable "scope" {
  description = "CLOUDFRONT (then the provider must be Virginia's) or REGIONAL."
  type        = string

  validation {
    condition     = contains(["CLOUDFRONT", "REGIONAL"], var.scope)
    error_message = "The scope of a firewall is CLOUDFRONT or REGIONAL."
  }
}

variable "mode" {
  description = "block, or count while rules are tried on real traffic."
  type        = string
  default     = "block"

  validation {
    condition     = contains(["block", "count"], var.mode)
    error_message = "The mode of a firewall is block or count."
  }
}

variable "rate_limit" {
  description = "Requests that one address may make in five minutes."
  type        = number

  validation {
    condition     = var.rate_limit >= 100 && var.rate_limit <= 2000000000
    error_message = "The rate limit is between 100 and 2,000,000,000 requests in five minutes."
  }
}

variable "managed_rules" {
  description = "AWS's rule groups, in this order."
  type        = list(string)

  validation {
    condition     = contains(var.managed_rules, "AWSManagedRulesKnownBadInputsRuleSet")
    error_message = "The known bad inputs (Log4j among them) are never left out: keep AWSManagedRulesKnownBadInputsRuleSet."
  }
}

variable "allowed_host" {
  description = "Only requests for this name pass; null where a load balancer's rule sees to it."
  type        = string
  default     = null
}

variable "log_bucket_arn" {
  description = "Bucket aws-waf-logs-… that receives what the firewall saw."
  type        = string
}
