# The one repository of images. What is released is named by digest, so tags never move.

resource "aws_kms_key" "images" {
  description             = "Images"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = jsonencode({ Version = "2012-10-17", Statement = [local.account_delegates] })
}

resource "aws_kms_alias" "images" {
  name          = "alias/paperwurks-images"
  target_key_id = aws_kms_key.images.key_id
}

resource "aws_ecr_repository" "main" {
  name                 = "paperwurks"
  image_tag_mutability = "IMMUTABLE"

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.images.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }

  lifecycle {
    prevent_destroy = true # the images that run are pulled again whenever a task starts
  }
}

# One rule for each pattern: a rule with several would take only images that have all of them.
resource "aws_ecr_lifecycle_policy" "main" {
  repository = aws_ecr_repository.main.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "What lost its tag goes after a week"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 7 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "The last fifty releases stay, to roll back to"
        selection    = { tagStatus = "tagged", tagPatternList = ["*"], countType = "imageCountMoreThan", countNumber = 50 }
        action       = { type = "expire" }
      },
    ]
  })
}

# Images are scanned again whenever a new vulnerability becomes known, not only when they are pushed.
resource "aws_inspector2_enabler" "images" {
  account_ids    = [var.account_id]
  resource_types = ["ECR"]
}
