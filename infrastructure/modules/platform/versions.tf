terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
      # Virginia, for what CloudFront takes from there only: certificates, firewall, its metrics, its side of log delivery.
      # Ireland, for backups if papers may leave the United Kingdom, which nobody has decided.
      configuration_aliases = [aws.us_east_1, aws.eu_west_1]
    }
  }
}
