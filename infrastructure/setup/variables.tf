variable "account_id" {
  description = "AWS account that this is applied to, 12 digits."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has exactly 12 digits."
  }
}

variable "region" {
  description = "Region of everything that is not global."
  type        = string
  default     = "eu-west-2"

  validation {
    condition     = var.region == "eu-west-2"
    error_message = "Papers stay in the United Kingdom, and its one region is eu-west-2."
  }
}

variable "environments" {
  description = "Environments that live in this account. One account for each is better: apply setup to every account with its one environment."
  type        = set(string)
  default     = ["dev", "staging", "prod"]

  validation {
    condition     = length(var.environments) > 0 && alltrue([for e in var.environments : contains(["dev", "staging", "prod"], e)])
    error_message = "The environments are dev, staging and prod, and an account has at least one of them."
  }
}

variable "repository" {
  description = "GitHub repository whose workflows may act here, as OWNER/NAME."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", var.repository))
    error_message = "The repository is written OWNER/NAME, without stars: a pattern would let strangers in."
  }
}

variable "security_contact" {
  description = "Whom AWS calls about security: name, title, email and phone as +44…; null leaves the account's own."
  type        = object({ name = string, title = string, email = string, phone = string })
  default     = null
}

variable "alert_emails" {
  description = "Addresses that hear of the account's own alarms, budgets and anomalies."
  type        = set(string)

  validation {
    condition     = length(var.alert_emails) > 0 && alltrue([for e in var.alert_emails : can(regex("^[^@ ]+@[^@ ]+[.][^@ ]+$", e))])
    error_message = "Somebody must hear of alarms: give at least one e-mail address."
  }
}

variable "monthly_budget_pounds" {
  description = "The design document's cost of each environment a month, in pounds."
  type        = map(number)
  default     = { dev = 65, staging = 65, prod = 280 }
}

variable "dollars_per_pound" {
  description = "AWS bills in dollars; the same rate as the cost report's (infrastructure/prices)."
  type        = number
  default     = 1.33

  validation {
    condition     = var.dollars_per_pound > 0.5 && var.dollars_per_pound < 3
    error_message = "A pound has been worth between half a dollar and three for two centuries; check dollars_per_pound."
  }
}

variable "config_recorder" {
  description = "Whether AWS Config records every change of every resource. It costs by the change, and an account that an organisation records already needs it not."
  type        = bool
  default     = true
}

variable "trail_years" {
  description = "Years that the trail of who did what is kept: as long as the papers."
  type        = number
  default     = 7

  validation {
    condition     = var.trail_years >= 7
    error_message = "The trail is kept as long as the papers that it speaks of: at least 7 years."
  }
}

variable "security_hub" {
  description = "Whether Security Hub checks the account against AWS's and CIS's controls. It is paid by the check, and an account that an organisation checks already needs it not."
  type        = bool
  default     = true
}

variable "standby_region" {
  description = "Ireland (eu-west-1), where an environment's dr_mode is eu_standby; null as a rule, and then no role can do anything there."
  type        = string
  default     = null

  validation {
    condition     = var.standby_region == null || var.standby_region == "eu-west-1"
    error_message = "The standby region is eu-west-1, or there is none."
  }

  validation {
    condition     = var.standby_region == null || var.residency_sign_off != null
    error_message = "A standby takes clients' papers to Ireland and needs the data protection officer's sign-off: set residency_sign_off to its reference."
  }
}

variable "residency_sign_off" {
  description = "Reference of the data protection officer's decision that papers may leave the United Kingdom; null, as a rule, because there is none."
  type        = string
  default     = null
}
