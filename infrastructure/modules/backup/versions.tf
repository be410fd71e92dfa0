terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
      # Ireland, where copies go when, and only when, dr_mode is eu_standby.
      configuration_aliases = [aws.eu_west_1]
    }
  }
}
