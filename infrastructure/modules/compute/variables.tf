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

variable "vpc_id" {
  description = "VPC of the load balancer and the tasks."
  type        = string
}

variable "load_balancer_subnet_ids" {
  description = "Subnets of the load balancer, by zone: the public ones, or the private ones where it is internal."
  type        = map(string)
}

variable "task_subnet_ids" {
  description = "Private subnets of the tasks, by zone."
  type        = map(string)
}

variable "security_group_ids" {
  description = "Security groups by what they guard; alb, service and worker are used here."
  type        = map(string)
}

variable "s3_endpoint_association_ids" {
  description = "Routes to S3. The services wait for them and outlive none of them, so that a draining task can still save what it has."
  type        = list(string)
}

variable "alb_internal" {
  description = "Whether the load balancer is internal, reached only by CloudFront's VPC origin."
  type        = bool
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted. Production must have it."
  type        = bool

  validation {
    condition     = var.environment != "prod" || var.deletion_protection
    error_message = "Production's load balancer must be protected from deletion: set deletion_protection = true."
  }
}

variable "domain_name" {
  description = "Name by which people reach the service; requests for any other name are answered 404."
  type        = string
}

variable "certificate_arn" {
  description = "Validated certificate of the domain name, in this region."
  type        = string
}

variable "log_bucket" {
  description = "Name of the bucket that receives the load balancer's logs."
  type        = string
}

variable "log_retention_days" {
  description = "Days that log groups keep what they hold: 7 in dev, 14 in staging, 30 in prod."
  type        = number

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 days or the longer terms that it lists; the design says 7, 14 and 30."
  }
}

variable "key_arns" {
  description = "Keys by domain; documents, logs, messages, secrets and database are used here."
  type        = map(string)
}

variable "container_port" {
  description = "Port on which the API listens: of the container, the target group and the security groups alike."
  type        = number
  default     = 8000
}

variable "health_path" {
  description = "Path that answers 200 as long as the API lives."
  type        = string
  default     = "/healthz"
}

variable "images" {
  description = "Images by digest, never by tag: backend and worker from the release parameters, collector (OpenTelemetry) where traces are collected."
  type = object({
    backend   = string
    worker    = string
    collector = optional(string)
  })

  validation {
    condition     = alltrue([for i in [var.images.backend, var.images.worker] : can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", i))])
    error_message = "The images of backend and worker are pinned by digest: REPOSITORY@sha256: and 64 hexadecimal digits."
  }

  validation {
    condition     = var.images.collector == null ? true : can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", var.images.collector))
    error_message = "The collector's image is pinned by digest: REPOSITORY@sha256: and 64 hexadecimal digits."
  }
}

variable "backend" {
  description = "API tasks: size (CPU units and MiB), how few and how many, and what they aim at before another is started: CPU and memory in per cent, requests a minute and task. stop_timeout is what a task gets, in seconds, to finish its requests."
  type = object({
    cpu            = number
    memory         = number
    min            = number
    max            = number
    cpu_target     = optional(number, 65)
    memory_target  = optional(number, 70)
    request_target = optional(number, 600)
    stop_timeout   = optional(number, 40)
  })

  validation {
    condition     = contains(try(local.fargate_sizes[var.backend.cpu], []), var.backend.memory)
    error_message = "Fargate has no backend task of ${var.backend.cpu} CPU units and ${var.backend.memory} MiB: ${local.fargate_rule}"
  }

  validation {
    condition     = var.backend.min >= 1 && var.backend.max >= var.backend.min && floor(var.backend.min) == var.backend.min && floor(var.backend.max) == var.backend.max
    error_message = "The backend needs at least one task, and its max cannot be below its min."
  }

  validation {
    condition     = var.backend.stop_timeout > var.deregistration_delay && var.backend.stop_timeout <= 120
    error_message = "The backend's stop_timeout must be longer than the deregistration delay, or tasks die while the load balancer still sends them requests, and Fargate allows at most 120 seconds."
  }
}

variable "worker" {
  description = "Worker tasks: size, how few and how many; on_demand is how many of them are never Spot; backlog is how many waiting jobs a task may have before another is started: acceptable wait divided by the time of a job."
  type = object({
    cpu          = number
    memory       = number
    min          = number
    max          = number
    on_demand    = optional(number, 0)
    backlog      = optional(number, 10)
    stop_timeout = optional(number, 120)
    disk         = optional(number)
  })

  validation {
    condition     = contains(try(local.fargate_sizes[var.worker.cpu], []), var.worker.memory)
    error_message = "Fargate has no worker task of ${var.worker.cpu} CPU units and ${var.worker.memory} MiB: ${local.fargate_rule}"
  }

  validation {
    condition     = var.worker.min >= 1 && var.worker.max >= var.worker.min && var.worker.on_demand >= 0 && var.worker.on_demand <= var.worker.min
    error_message = "The worker needs at least one task, its max cannot be below its min, and no more than its min can be on demand."
  }

  validation {
    condition     = var.worker.stop_timeout >= 30 && var.worker.stop_timeout <= 120
    error_message = "The worker's stop_timeout is between 30 and 120 seconds: Fargate allows no more, and Spot warns 120 seconds before it takes a task."
  }

  validation {
    condition     = var.worker.disk == null ? true : var.worker.disk >= 21 && var.worker.disk <= 200
    error_message = "A Fargate task's disk is 20 GiB, or from 21 to 200 GiB where it is said."
  }
}

variable "migrate" {
  description = "The task that changes the schema before a release: its size."
  type = object({
    cpu    = optional(number, 256)
    memory = optional(number, 512)
  })
  default = {}

  validation {
    condition     = contains(try(local.fargate_sizes[var.migrate.cpu], []), var.migrate.memory)
    error_message = "Fargate has no migration task of ${var.migrate.cpu} CPU units and ${var.migrate.memory} MiB: ${local.fargate_rule}"
  }
}

variable "environment_variables" {
  description = "PAPERWURKS_ settings by role (backend, worker, migrate); only keys that the program's config knows."
  type        = map(map(string))

  validation {
    condition     = alltrue([for r in ["backend", "worker", "migrate"] : can(var.environment_variables[r])]) && alltrue(flatten([for r, v in var.environment_variables : [for k in keys(v) : startswith(k, "PAPERWURKS_")]]))
    error_message = "Settings are given for backend, worker and migrate, and every key begins with PAPERWURKS_."
  }
}

variable "secrets" {
  description = "Settings that ECS itself injects from Secrets Manager, by role: key to ARN. Empty, because the program resolves secret:// references itself; whatever is named here becomes readable by that role's execution role and by nothing else."
  type        = map(map(string))
  default     = {}
}

variable "access" {
  description = "What the tasks may reach; each role gets the part that it needs."
  type = object({
    buckets                = object({ documents = string, uploads = string, records = string })
    queue_arn              = string
    database_connect_arns  = object({ app = string, migrate = string })
    database_master_secret = string
    cache_arns             = list(string)
    key_secret_arns        = list(string)
    mail_identity_arn      = string
    mail_from              = string
    allow_model            = bool
    model_policy_json      = optional(string)
  })
}

variable "deployment_strategy" {
  description = "rolling: ECS replaces tasks, with circuit breaker and alarms. blue_green: CodeDeploy moves traffic, 10 per cent for five minutes first. Changing it replaces the service: plan a maintenance window."
  type        = string
  default     = "rolling"

  validation {
    condition     = contains(["rolling", "blue_green"], var.deployment_strategy)
    error_message = "The deployment strategy is rolling or blue_green."
  }
}

variable "rollback_alarm_names" {
  description = "Alarms that undo a release while it rolls out."
  type        = list(string)
}

variable "deregistration_delay" {
  description = "Seconds that a target which is leaving still gets to answer."
  type        = number
  default     = 30
}

variable "test_listener_port" {
  description = "Port of the listener on which CodeDeploy shows the next version (blue_green only)."
  type        = number
  default     = 8443
}

variable "container_insights" {
  description = "disabled, enabled or enhanced. Enhanced sends metrics of every task and container, and costs accordingly."
  type        = string

  validation {
    condition     = contains(["disabled", "enabled", "enhanced"], var.container_insights)
    error_message = "Container Insights is disabled, enabled or enhanced."
  }
}

variable "execute_command" {
  description = "Whether a person may open a session in a container (ECS Exec, logged). Not in production."
  type        = bool
  default     = false

  validation {
    condition     = !(var.execute_command && var.environment == "prod")
    error_message = "Nobody opens a session in a container of production: set execute_command = false."
  }
}

variable "tracing" {
  description = "Whether an OpenTelemetry collector runs beside each container and sends traces to X-Ray."
  type        = bool

  validation {
    condition     = !var.tracing || var.images.collector != null
    error_message = "Tracing needs the collector's image: give images.collector, pinned by digest."
  }
}

variable "queue_name" {
  description = "Queue whose backlog sets the number of workers."
  type        = string
}

variable "office_hours" {
  description = "When the environment is awake (Monday to Friday, HH:MM, in the time zone), and the database that sleeps with it. Null means always."
  type = object({
    start               = string
    stop                = string
    timezone            = optional(string, "Europe/London")
    database_identifier = string
  })
  default = null

  validation {
    condition     = var.office_hours == null ? true : can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", var.office_hours.start)) && can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", var.office_hours.stop)) && try(tonumber(replace(var.office_hours.start, ":", "")) < tonumber(replace(var.office_hours.stop, ":", "")), false)
    error_message = "Office hours are written HH:MM and begin before they end."
  }

  validation {
    condition     = !(var.environment == "prod" && var.office_hours != null)
    error_message = "Production has no office hours."
  }
}
