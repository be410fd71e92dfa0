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

variable "permissions_boundary_arn" {
  description = "Boundary of every role made here, from setup; null where there is none."
  type        = string
  default     = null
}

variable "break_glass_principals" {
  description = "Patterns of the principals of this account that may assume the break-glass role: the people's role of the identity provider, which asks for a second factor itself."
  type        = list(string)

  validation {
    condition     = length(var.break_glass_principals) > 0 && alltrue([for p in var.break_glass_principals : startswith(p, "arn:aws:iam::${var.account_id}:role/") && !endswith(p, ":role/*")])
    error_message = "Each principal that may break the glass is a role of this account: arn:aws:iam::ACCOUNT:role/NAME; role/* would be everybody."
  }
}

variable "records_bucket_arn" {
  description = "Bucket with the seven-year retention lock, from which only the break-glass role may remove what the lock still holds."
  type        = string
}
