terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
      # CloudFront and its firewall report their metrics in Virginia only, and an alarm stands where its metric does.
      configuration_aliases = [aws.us_east_1]
    }
  }
}
