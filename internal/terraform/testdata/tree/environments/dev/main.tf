terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  backend "s3" {}
}

provider "aws" {
  region = "eu-west-2"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

variable "environment" {
  type    = string
  default = "dev"
}

module "alerts" {
  source   = "../../modules/alerts"
  for_each = toset(["critical", "info"])

  severity = each.key
  key_arn  = aws_kms_key.messages.arn
}

resource "aws_kms_key" "messages" {
  description         = "topics of ${var.environment}"
  enable_key_rotation = true
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  for_each = { eu-west-2a = 0, eu-west-2b = 1 }

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, each.value)
}

resource "aws_security_group" "service" {
  name_prefix = "service-"
  description = "the service"
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.service.id
  description       = "to the world by HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

data "aws_iam_policy_document" "publish" {
  statement {
    actions   = ["sns:Publish"]
    resources = [for t in module.alerts : t.topic_arn]
  }
}

resource "aws_iam_policy" "publish" {
  policy = data.aws_iam_policy_document.publish.json
}

resource "aws_wafv2_web_acl" "edge" {
  provider = aws.us_east_1

  name  = "edge"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "edge"
    sampled_requests_enabled   = false
  }
}

output "topics" {
  value = { for name, t in module.alerts : name => t.topic_arn }
}
