# Six roles: for each of backend, worker and migrate, one that the program acts as (task) and one that ECS starts it
# with (execution). Policies are small and named after what they open, so that a plan can be read.

locals {
  role_names = toset(keys(local.roles))

  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TasksOfThisAccount"
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:aws:ecs:${var.region}:${var.account_id}:*" }
      }
    }]
  })

  via = { for service in ["s3", "sqs", "secretsmanager"] : service => { StringEquals = { "kms:ViaService" = "${service}.${var.region}.amazonaws.com" } } }

  # Keys in the buckets begin with the organisation's id, so a bucket's all is the narrowest prefix that IAM can name;
  # the program itself keeps organisations apart. What narrows is the action.
  papers_common = [
    {
      Sid      = "ReadPapers"
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = ["${var.access.buckets.documents}/*", "${var.access.buckets.uploads}/*", "${var.access.buckets.records}/*"]
    },
    {
      Sid      = "KeepPapers"
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:AbortMultipartUpload"]
      Resource = ["${var.access.buckets.documents}/*", "${var.access.buckets.records}/*"]
    },
    {
      # Without it a missing object is "access denied" instead of "not found".
      Sid      = "TellMissingFromForbidden"
      Effect   = "Allow"
      Action   = "s3:ListBucket"
      Resource = [var.access.buckets.documents, var.access.buckets.uploads, var.access.buckets.records]
    },
    {
      Sid      = "DropUploads"
      Effect   = "Allow"
      Action   = "s3:DeleteObject"
      Resource = "${var.access.buckets.uploads}/*"
    },
    {
      Sid      = "ReadVerdictOfMalwareScan"
      Effect   = "Allow"
      Action   = "s3:GetObjectTagging"
      Resource = "${var.access.buckets.uploads}/*"
    },
  ]

  database_app = [{
    Sid      = "SignInToPostgres"
    Effect   = "Allow"
    Action   = "rds-db:connect"
    Resource = var.access.database_connect_arns.app
  }]

  cache = [{
    Sid      = "SignInToValkey"
    Effect   = "Allow"
    Action   = "elasticache:Connect"
    Resource = var.access.cache_arns
  }]

  secrets = [{
    Sid      = "ReadOwnKeys"
    Effect   = "Allow"
    Action   = "secretsmanager:GetSecretValue"
    Resource = var.access.key_secret_arns
  }]

  mail = [{
    Sid       = "SendFromOneAddress"
    Effect    = "Allow"
    Action    = ["ses:SendEmail", "ses:SendRawEmail"]
    Resource  = var.access.mail_identity_arn
    Condition = { StringEquals = { "ses:FromAddress" = var.access.mail_from } }
  }]

  # X-Ray knows no resources to narrow to.
  traces = [{
    Sid       = "SendTraces"
    Effect    = "Allow"
    Action    = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"]
    Resource  = "*"
    Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
  }]

  # ECS Exec's channels are not resources either.
  exec = [
    {
      Sid       = "OpenSession"
      Effect    = "Allow"
      Action    = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid      = "LogSession"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = "${local.log_group_arns.exec}:*"
    },
    {
      Sid      = "EncryptSession"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = var.key_arns["logs"]
    },
  ]

  optional = { for name, statements in { traces = local.traces, exec = local.exec } : name => statements if { traces = var.tracing, exec = var.execute_command }[name] }

  keys = {
    papers = {
      Sid       = "KeyOfPapers"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = var.key_arns["documents"]
      Condition = local.via.s3
    }
    news = {
      Sid       = "KeyOfNews"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = var.key_arns["messages"]
      Condition = local.via.sqs
    }
    secrets = {
      Sid       = "KeyOfSecrets"
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = var.key_arns["secrets"]
      Condition = local.via.secretsmanager
    }
  }

  task_policies = {
    backend = merge({
      papers = concat(local.papers_common, [{
        Sid      = "SignUploads"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${var.access.buckets.uploads}/*"
      }])
      news = [{
        Sid      = "SendNews"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage", "sqs:GetQueueAttributes"]
        Resource = var.access.queue_arn
      }]
      database = local.database_app
      cache    = local.cache
      secrets  = local.secrets
      mail     = local.mail
      keys     = [local.keys.papers, local.keys.news, local.keys.secrets]
    }, local.optional)

    worker = merge({
      papers = concat(local.papers_common, [
        {
          # Erasure is the worker's, with every version; the retention lock of records still holds against it.
          Sid      = "ErasePapers"
          Effect   = "Allow"
          Action   = ["s3:DeleteObject", "s3:DeleteObjectVersion"]
          Resource = "${var.access.buckets.documents}/*"
        },
        {
          Sid      = "FindVersions"
          Effect   = "Allow"
          Action   = "s3:ListBucketVersions"
          Resource = var.access.buckets.documents
        },
        {
          Sid      = "LockRecords"
          Effect   = "Allow"
          Action   = ["s3:PutObjectRetention", "s3:PutObjectLegalHold", "s3:GetObjectRetention", "s3:GetObjectLegalHold"]
          Resource = "${var.access.buckets.records}/*"
        },
      ])
      news = [{
        Sid      = "TakeAndSendNews"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:SendMessage", "sqs:GetQueueAttributes"]
        Resource = var.access.queue_arn
      }]
      database = local.database_app
      cache    = local.cache
      secrets  = local.secrets
      mail     = local.mail
      keys     = [local.keys.papers, local.keys.news, local.keys.secrets]
    }, local.optional)

    # The schema's owner sees no paper, no queue and no cache.
    migrate = {
      database = [{
        Sid      = "SignInAsOwnerOfSchema"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = var.access.database_connect_arns.migrate
      }]
      secrets = [{
        Sid      = "ReadMasterOnceToCreateUsers"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = var.access.database_master_secret
      }]
      keys = [local.keys.secrets]
    }
  }

  log_group_arns = { for name, group in local.log_groups : name => "arn:aws:logs:${var.region}:${var.account_id}:log-group:${group}" }

  # Repositories of this account that a role's images come from; a public registry needs no permission.
  ecr = "^(?P<account>[0-9]{12})\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.amazonaws\\.com/(?P<name>[^@]+)@"
  repositories = { for role, containers in local.containers : role => distinct([
    for c in containers : format("arn:aws:ecr:%s:%s:repository/%s", regex(local.ecr, c.image).region, regex(local.ecr, c.image).account, regex(local.ecr, c.image).name)
    if can(regex(local.ecr, c.image))
  ]) }

  execution_policies = { for role in local.role_names : role => merge(
    {
      images = concat(
        [{
          Sid       = "SignInToRegistry"
          Effect    = "Allow"
          Action    = "ecr:GetAuthorizationToken" # knows no resources
          Resource  = "*"
          Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
        }],
        [for repositories in [local.repositories[role]] : {
          Sid      = "PullImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = repositories
        } if length(repositories) > 0],
      )
      logs = [{
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [for name in compact([role, local.roles[role].traced ? "collector" : ""]) : "${local.log_group_arns[name]}:*"]
      }]
    },
    { for name in ["secrets"] : name => [
      {
        Sid      = "InjectSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = values(var.secrets[role])
      },
      local.keys.secrets,
    ] if length(try(var.secrets[role], {})) > 0 },
  ) }

  # One resource for each role and policy.
  task_policy      = merge([for role, policies in local.task_policies : { for name, s in policies : "${role}-${name}" => { role = role, name = name, statements = s } }]...)
  execution_policy = merge([for role, policies in local.execution_policies : { for name, s in policies : "${role}-${name}" => { role = role, name = name, statements = s } }]...)
}

resource "aws_iam_role" "task" {
  for_each = local.role_names

  name                 = "${local.names[each.key]}-task"
  description          = "What the ${each.key} program may do in ${var.environment}"
  assume_role_policy   = local.trust
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "task" {
  for_each = local.task_policy

  name   = each.value.name
  role   = aws_iam_role.task[each.value.role].name
  policy = jsonencode({ Version = "2012-10-17", Statement = each.value.statements })
}

# Models are for the worker, which reads, and for the backend, which answers questions.
resource "aws_iam_role_policy" "model" {
  for_each = toset(var.access.allow_model ? ["backend", "worker"] : [])

  name   = "model"
  role   = aws_iam_role.task[each.key].name
  policy = var.access.model_policy_json
}

resource "aws_iam_role" "execution" {
  for_each = local.role_names

  name                 = "${local.names[each.key]}-execution"
  description          = "What ECS needs to start the ${each.key} in ${var.environment}: its image, its logs, its injected secrets"
  assume_role_policy   = local.trust
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "execution" {
  for_each = local.execution_policy

  name   = each.value.name
  role   = aws_iam_role.execution[each.value.role].name
  policy = jsonencode({ Version = "2012-10-17", Statement = each.value.statements })
}
