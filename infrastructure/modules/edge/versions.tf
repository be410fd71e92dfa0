terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
      # CloudFront takes certificates and firewalls from Virginia only; nothing of a client's is kept there.
      configuration_aliases = [aws.us_east_1]
    }
  }
}
