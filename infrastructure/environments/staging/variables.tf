# What differs between one account and the next, or between one release and the next; the pipeline passes it. What
# makes this environment what it is stands in main.tf.

variable "profile" {
  description = "document (as the design document draws it) or lean (as its cost targets ask)."
  type        = string
  default     = "lean"
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
  description = "Region of everything."
  type        = string
  default     = "eu-west-2"
}

variable "residency_sign_off" {
  description = "Reference of the data protection officer's decision that papers may leave the United Kingdom."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role, from setup."
  type        = string
  default     = null
}

variable "domain_name" {
  description = "Name by which people reach this environment."
  type        = string
}

variable "hosted_zone_id" {
  description = "Public zone of Route 53 that the name belongs to."
  type        = string
}

variable "images" {
  description = "Images by digest: backend and worker as /paperwurks/staging/release/* say, and the OpenTelemetry collector's."
  type = object({
    backend   = string
    worker    = string
    collector = optional(string)
  })

  validation {
    condition     = alltrue([for i in [var.images.backend, var.images.worker] : can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", i))])
    error_message = "The images of backend and worker are pinned by digest: REPOSITORY@sha256: and 64 hexadecimal digits."
  }
}

variable "deployment_strategy" {
  description = "rolling, or blue_green through CodeDeploy."
  type        = string
  default     = "rolling"
}

variable "own_account" {
  description = "Whether the account holds this environment only. Where it holds production too, production keeps the account's log of model invocations."
  type        = bool
  default     = false
}

variable "alerts" {
  description = "Who is told: e-mail addresses, and a Slack workspace and channel by their ids."
  type = object({
    email_addresses = optional(list(string), [])
    slack           = optional(object({ team_id = string, channel_id = string }))
  })
  default = {}
}

variable "pagerduty_endpoint" {
  description = "PagerDuty's integration URL for critical alarms."
  type        = string
  default     = null
  sensitive   = true
}
