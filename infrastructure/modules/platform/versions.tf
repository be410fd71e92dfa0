terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
      # Virginia, for what CloudFront takes from there only: certificates, firewall, its side of log delivery.
      configuration_aliases = [aws.us_east_1]
    }
  }
}
