# Evidence: who asked which model how much (Bedrock's log of invocations), and where each
# model answered (the account's trail).

locals {
  invocation_log_group = "/aws/bedrock/${local.name}/invocations"

  residency_metric = {
    namespace = "Paperwurks/Residency"
    name      = "ModelAnswersElsewhere"
  }
}

resource "aws_cloudwatch_log_group" "invocations" {
  count = var.invocation_logging ? 1 : 0

  name              = local.invocation_log_group
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

resource "aws_iam_role" "invocations" {
  count = var.invocation_logging ? 1 : 0

  name                 = "${local.name}-model-invocations"
  description          = "Lets Bedrock write its log of invocations"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "bedrock.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:aws:bedrock:${var.region}:${var.account_id}:*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "invocations" {
  count = var.invocation_logging ? 1 : 0

  name = "write-invocations"
  role = aws_iam_role.invocations[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:${var.region}:${var.account_id}:log-group:${local.invocation_log_group}:log-stream:aws/bedrock/modelinvocations"
    }]
  })
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  count = var.invocation_logging ? 1 : 0

  logging_config {
    text_data_delivery_enabled      = var.invocation_content
    image_data_delivery_enabled     = false
    video_data_delivery_enabled     = false
    embedding_data_delivery_enabled = false

    cloudwatch_config {
      log_group_name = aws_cloudwatch_log_group.invocations[0].name
      role_arn       = aws_iam_role.invocations[0].arn

      large_data_delivery_s3_config {
        bucket_name = var.log_bucket
        key_prefix  = "bedrock"
      }
    }
  }

  depends_on = [aws_iam_role_policy.invocations]
}

# CloudTrail says in which region a model answered when it was not the one that was asked.
# Permissions should make that impossible; this is how we would know that they do not.
resource "aws_cloudwatch_log_metric_filter" "residency" {
  count = var.cloudtrail_log_group_name == null ? 0 : 1

  name           = "${local.name}-model-answers-elsewhere"
  log_group_name = var.cloudtrail_log_group_name
  pattern        = "{ ($.eventSource = \"bedrock.amazonaws.com\") && ($.additionalEventData.inferenceRegion = \"*\") && ($.additionalEventData.inferenceRegion != \"${var.ai_residency == "uk" ? var.region : "eu-*"}\") }"

  metric_transformation {
    namespace = local.residency_metric.namespace
    name      = local.residency_metric.name
    value     = "1"
    unit      = "Count"
  }
}
