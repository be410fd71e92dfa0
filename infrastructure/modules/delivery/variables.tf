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

variable "images" {
  description = "Images by digest with which the release parameters begin."
  type        = object({ backend = string, worker = string })

  validation {
    condition     = alltrue([for i in [var.images.backend, var.images.worker] : can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", i))])
    error_message = "The images of backend and worker are pinned by digest: REPOSITORY@sha256: and 64 hexadecimal digits."
  }
}

variable "deployment_strategy" {
  description = "rolling (ECS releases) or blue_green (CodeDeploy does)."
  type        = string

  validation {
    condition     = contains(["rolling", "blue_green"], var.deployment_strategy)
    error_message = "The deployment strategy is rolling or blue_green."
  }
}

variable "cluster_name" {
  description = "Cluster of the service that is released."
  type        = string
}

variable "service_name" {
  description = "The service that is released."
  type        = string
}

variable "listener_arns" {
  description = "Listeners: https, and test for blue_green."
  type        = map(string)
}

variable "target_group_names" {
  description = "Target groups by colour; blue_green needs blue and green."
  type        = map(string)

  validation {
    condition     = var.deployment_strategy == "rolling" || toset(keys(var.target_group_names)) == toset(["blue", "green"])
    error_message = "A blue/green release moves traffic between two target groups: blue and green."
  }
}

variable "task_role_arns" {
  description = "Roles of the tasks that CodeDeploy starts."
  type        = list(string)
}

variable "rollback_alarm_names" {
  description = "Alarms that stop a release and undo it."
  type        = list(string)
}

variable "topic_arn" {
  description = "Topic that hears of releases that failed or were undone; null for none."
  type        = string
  default     = null
}

variable "bake_minutes" {
  description = "Minutes that the previous version stays, ready to take the traffic back."
  type        = number
  default     = 30
}

variable "announce" {
  description = "Whether the topic hears of releases. Said apart from the topic, whose ARN is unknown in the first plan."
  type        = bool
  default     = true
}
