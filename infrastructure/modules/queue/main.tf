# The news that there is work. The work itself is a row in the database, so a message that
# is lost, doubled or late costs time and nothing else; a message that cannot be dealt
# with goes to the dead letters and somebody is told.

locals {
  names = {
    jobs         = "paperwurks-${var.environment}-jobs"
    dead_letters = "paperwurks-${var.environment}-jobs-dead-letters"
  }

  # Written out rather than read back, so that a plan shows the policies that name them.
  arns = { for k, n in local.names : k => "arn:aws:sqs:${var.region}:${var.account_id}:${n}" }
  urls = { for k, n in local.names : k => "https://sqs.${var.region}.amazonaws.com/${var.account_id}/${n}" }
}

resource "aws_sqs_queue" "jobs" {
  name                       = local.names.jobs
  visibility_timeout_seconds = var.visibility_timeout_seconds
  receive_wait_time_seconds  = 20     # the longest poll: fewer empty, paid answers
  message_retention_seconds  = 345600 # 4 days: a bank holiday weekend

  kms_master_key_id                 = var.key_arns["messages"]
  kms_data_key_reuse_period_seconds = 300
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = local.names.dead_letters
  receive_wait_time_seconds = 20
  message_retention_seconds = 1209600 # 14 days, the most that SQS allows

  kms_master_key_id                 = var.key_arns["messages"]
  kms_data_key_reuse_period_seconds = 300
}

resource "aws_sqs_queue_redrive_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = local.arns.dead_letters
    maxReceiveCount     = var.max_receive_count
  })

  depends_on = [aws_sqs_queue_redrive_allow_policy.dead_letters]
}

# No other queue may bury its dead here.
resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.arns.jobs]
  })
}

locals {
  tls_only = {
    for k in keys(local.names) : k => {
      Sid       = "OnlyOverTLS"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = local.arns[k]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }
  }

  # Another account's principal is refused whatever its own policies say; AWS's services
  # that act for this account are let through to the statements that name them.
  own_account_only = {
    for k in keys(local.names) : k => {
      Sid       = "OnlyThisAccount"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = local.arns[k]
      Condition = {
        StringNotEquals = { "aws:PrincipalAccount" = var.account_id }
        Bool            = { "aws:PrincipalIsAWSService" = "false" }
      }
    }
  }
}

resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.tls_only.jobs,
      local.own_account_only.jobs,
      {
        Sid       = "NewsOfUploads"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.arns.jobs
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnEquals    = { "aws:SourceArn" = [for k, r in local.rules : "arn:aws:events:${var.region}:${var.account_id}:rule/${r.name}"] }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.tls_only.dead_letters,
      local.own_account_only.dead_letters,
      {
        Sid       = "UndeliveredNewsOfUploads"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.arns.dead_letters
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnEquals    = { "aws:SourceArn" = [for k, r in local.rules : "arn:aws:events:${var.region}:${var.account_id}:rule/${r.name}"] }
        }
      },
    ]
  })
}
