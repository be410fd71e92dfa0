terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "severity" {
  type = string
}

variable "key_arn" {
  type = string
}

locals {
  topic_arn = aws_sns_topic.this.arn
}

resource "aws_sns_topic" "this" {
  name              = "alerts-${var.severity}"
  kms_master_key_id = var.key_arn
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors-${var.severity}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  threshold           = 70
  alarm_actions       = [local.topic_arn]
}

output "topic_arn" {
  value = aws_sns_topic.this.arn
}
