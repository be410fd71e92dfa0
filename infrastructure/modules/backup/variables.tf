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

