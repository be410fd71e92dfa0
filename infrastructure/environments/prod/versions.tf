terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # The bucket is setup's, one for each environment's account: terraform init -backend-config=bucket=NAME
  backend "s3" {
    key          = "prod/terraform.tfstate"
    region       = "eu-west-2"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id] # an apply with another account's keys stops here

  default_tags {
    tags = local.tags
  }
}

# For CloudFront's certificate, firewall, alarms and log delivery only.
provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

# For copies of backups, if the data protection officer ever signs them off (dr_mode).
provider "aws" {
  alias               = "eu_west_1"
  region              = "eu-west-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Application = "paperwurks"
    Environment = "prod"
    ManagedBy   = "terraform"
    Profile     = var.profile
  }
}
