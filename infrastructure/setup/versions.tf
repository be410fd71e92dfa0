terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Until the bucket is there this block is a comment's length away: README.md says how the state is
  # made on the operator's machine and then moved into the bucket that it describes.
  backend "s3" {
    key          = "setup/terraform.tfstate"
    region       = "eu-west-2"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Application = "paperwurks"
      Environment = "shared"
      ManagedBy   = "terraform"
    }
  }
}
