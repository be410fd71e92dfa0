# dev, as it ships. Both profiles are planned with the real provider by the Go tests.

mock_provider "aws" {}

mock_provider "aws" {
  alias = "us_east_1"
}

mock_provider "aws" {
  alias = "eu_west_1"
}

variables {
  account_id     = "123456789012"
  domain_name    = "dev.paperwurks.example"
  hosted_zone_id = "Z0123456789ABC"
  images = {
    backend   = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:1111111111111111111111111111111111111111111111111111111111111111"
    worker    = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/paperwurks@sha256:2222222222222222222222222222222222222222222222222222222222222222"
    collector = "public.ecr.aws/aws-observability/aws-otel-collector@sha256:3333333333333333333333333333333333333333333333333333333333333333"
  }
}

run "as_shipped" {
  command = plan

  assert {
    condition     = var.profile == "lean" && var.deployment_strategy == "rolling"
    error_message = "dev ships lean, and rolls."
  }

  assert {
    condition     = module.platform.url == "https://dev.paperwurks.example" && module.platform.release.cluster == "paperwurks-dev-cluster" && module.platform.release.backend == "dev-paperwurks-backend"
    error_message = "Names are the design document's."
  }

  assert {
    condition     = module.platform.release.parameters == { backend = "/paperwurks/dev/release/backend", worker = "/paperwurks/dev/release/worker" }
    error_message = "The release parameters are where the pipeline looks."
  }
}

run "refuses_tags_for_images" {
  command = plan

  variables {
    images = { backend = "nginx:latest", worker = "nginx:latest", collector = "otel:latest" }
  }

  expect_failures = [var.images]
}
