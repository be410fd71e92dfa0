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
  description = "KMS keys by domain: messages encrypts the queues. Its policy must let EventBridge use it, or news of uploads is lost without a word."
  type        = map(string)

  validation {
    condition     = contains(keys(var.key_arns), "messages")
    error_message = "The key messages is needed."
  }
}

variable "visibility_timeout_seconds" {
  description = "How long a message is hidden from others while one worker has it. The worker prolongs it while it works, so this is only how long a dead worker goes unnoticed."
  type        = number
  default     = 300

  validation {
    condition     = var.visibility_timeout_seconds >= 180 && var.visibility_timeout_seconds <= 43200
    error_message = "The visibility timeout must be 180 seconds (six times the 30 seconds that an analysis may take) to 12 hours (the most that SQS allows)."
  }
}

variable "max_receive_count" {
  description = "Deliveries of one message before it goes to the dead letters."
  type        = number
  default     = 5

  validation {
    condition     = var.max_receive_count >= 3 && var.max_receive_count <= 10
    error_message = "A message must be delivered 3 to 10 times: fewer lose work to one stopped Spot task, more repeat what cannot succeed."
  }
}

variable "uploads_bucket_name" {
  description = "The bucket whose new objects, and whose scans for malware, are news to the workers."
  type        = string
}

variable "malware_protection" {
  description = "Whether GuardDuty scans the uploads, so that the result of a scan is news too."
  type        = bool
  default     = true
}
