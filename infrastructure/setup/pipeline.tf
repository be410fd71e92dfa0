# Who may act for the pipeline. There is a role for each environment and purpose, and a workflow becomes it only by
# GitHub's word of where it runs; no key is kept anywhere.
#
#   plan     a pull request: looks, and reads its environment's state
#   propose  the environment ENV-plan (main and release tags only): the same, and saves the plan that people approve
#   apply    the environment ENV, after approval: changes what Terraform manages
#   deploy   the environment ENV, after approval: migrates and writes down which image runs
#   push     the environment release: brings images

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  subjects = {
    plan    = "repo:${var.repository}:pull_request"
    propose = "repo:${var.repository}:environment:%s-plan"
    apply   = "repo:${var.repository}:environment:%s"
    deploy  = "repo:${var.repository}:environment:%s"
  }

  roles = { for pair in setproduct(var.environments, keys(local.subjects)) : "${pair[0]}-${pair[1]}" => {
    environment = pair[0]
    purpose     = pair[1]
    subject     = replace(local.subjects[pair[1]], "%s", pair[0])
  } }

  trust = { for name, subject in merge({ for k, r in local.roles : k => r.subject }, { push = "repo:${var.repository}:environment:release" }) : name => jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = subject
      } }
    }]
  }) }

  state_statements = { for e in var.environments : e => {
    read = [
      { Sid = "FindState", Effect = "Allow", Action = "s3:ListBucket", Resource = local.state_arn,
      Condition = { StringLike = { "s3:prefix" = ["${e}/*", "plans/${e}/*"] } } },
      { Sid = "ReadState", Effect = "Allow", Action = "s3:GetObject", Resource = "${local.state_arn}/${e}/*" },
      { Sid = "DecryptState", Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.state.arn },
    ]
    propose = [
      { Sid = "SavePlan", Effect = "Allow", Action = "s3:PutObject", Resource = "${local.state_arn}/plans/${e}/*" },
      { Sid = "LockState", Effect = "Allow", Action = ["s3:PutObject", "s3:DeleteObject"], Resource = "${local.state_arn}/${e}/terraform.tfstate.tflock" },
      { Sid = "EncryptPlan", Effect = "Allow", Action = "kms:GenerateDataKey", Resource = aws_kms_key.state.arn },
    ]
    write = [
      { Sid = "ReadPlan", Effect = "Allow", Action = "s3:GetObject", Resource = "${local.state_arn}/plans/${e}/*" },
      { Sid = "WriteState", Effect = "Allow", Action = "s3:PutObject", Resource = "${local.state_arn}/${e}/*" },
      { Sid = "UnlockState", Effect = "Allow", Action = "s3:DeleteObject", Resource = "${local.state_arn}/${e}/terraform.tfstate.tflock" },
      { Sid = "EncryptState", Effect = "Allow", Action = "kms:GenerateDataKey", Resource = aws_kms_key.state.arn },
    ]
  } }

  # AWS's ReadOnlyAccess reads what is in buckets, queues and secrets too. A plan never needs that, and a pull
  # request must never have it.
  no_contents = [
    {
      Sid    = "NeverTheContents"
      Effect = "Deny"
      Action = [
        "secretsmanager:GetSecretValue",
        "sqs:ReceiveMessage",
        "logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartQuery", "logs:GetQueryResults",
        "bedrock:InvokeModel*", "bedrock:Retrieve*",
        "rds-data:*", "rds:DownloadDBLogFilePortion", "rds:DownloadCompleteDBLogFile",
        "ecr:GetDownloadUrlForLayer",
      ]
      Resource = "*"
    },
    {
      Sid         = "NoObjectsButState"
      Effect      = "Deny"
      Action      = "s3:GetObject*"
      NotResource = "${local.state_arn}/*"
    },
    {
      Sid         = "NoKeyButTheStates"
      Effect      = "Deny"
      Action      = "kms:Decrypt"
      NotResource = aws_kms_key.state.arn
    },
  ]
}

resource "aws_iam_role" "pipeline" {
  for_each = local.roles

  name                 = "paperwurks-${each.key}"
  description          = "GitHub's workflows: ${each.value.purpose} in ${each.value.environment}"
  assume_role_policy   = local.trust[each.key]
  permissions_boundary = aws_iam_policy.pipeline_boundary.arn
  max_session_duration = each.value.purpose == "deploy" ? 7200 : 3600
}

resource "aws_iam_role_policy_attachment" "look" {
  for_each = { for k, r in local.roles : k => r if contains(["plan", "propose"], r.purpose) }

  role       = aws_iam_role.pipeline[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_role_policy" "look" {
  for_each = { for k, r in local.roles : k => r if contains(["plan", "propose"], r.purpose) }

  name = "look"
  role = aws_iam_role.pipeline[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.no_contents,
      local.state_statements[each.value.environment].read,
      [for s in local.state_statements[each.value.environment].propose : s if each.value.purpose == "propose"],
    )
  })
}

# --- apply: everything that the environments are made of, within the boundary below ---

locals {
  services = [
    "acm", "application-autoscaling", "autoscaling", "backup", "backup-storage", "bedrock", "cloudfront", "cloudwatch",
    "codedeploy", "ec2", "ecs", "elasticache", "elasticloadbalancing", "events", "guardduty", "kms", "logs", "rds", "route53",
    "s3", "scheduler", "secretsmanager", "ses", "sns", "sqs", "ssm", "synthetics", "wafv2", "xray",
  ]

  role_arns = { for e in var.environments : e => [
    "arn:aws:iam::${var.account_id}:role/paperwurks-${e}-*",
    "arn:aws:iam::${var.account_id}:role/${e}-paperwurks-*",
  ] }

  # Names that begin as an environment's do and are this file's own.
  pipeline_role_arns = [for k in keys(local.roles) : "arn:aws:iam::${var.account_id}:role/paperwurks-${k}"]
}

resource "aws_iam_role_policy" "apply" {
  for_each = { for k, r in local.roles : k => r if r.purpose == "apply" }

  name = "apply"
  role = aws_iam_role.pipeline[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    # Who builds a store need not look into it either.
    Statement = concat(local.no_contents, local.state_statements[each.value.environment].read, local.state_statements[each.value.environment].write, [
      {
        Sid       = "BuildWhereItMay"
        Effect    = "Allow"
        Action    = [for s in local.services : "${s}:*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:RequestedRegion" = concat(local.home_regions, ["us-east-1"]) } }
      },
      {
        Sid      = "ShowAlarmsInChat" # its API is in Oregon, whatever region is asked
        Effect   = "Allow"
        Action   = "chatbot:*SlackChannelConfiguration*"
        Resource = "*"
      },
      {
        # Roles of this environment only, and only with the boundary: a role made here can never do more than it.
        Sid       = "MakeBoundedRoles"
        Effect    = "Allow"
        Action    = ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"]
        Resource  = local.role_arns[each.value.environment]
        Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.boundary.arn } }
      },
      {
        Sid    = "KeepRoles"
        Effect = "Allow"
        Action = [
          "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:TagRole", "iam:UntagRole",
          "iam:UpdateRole", "iam:UpdateAssumeRolePolicy", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile",
          "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile",
        ]
        Resource = concat(local.role_arns[each.value.environment], ["arn:aws:iam::${var.account_id}:instance-profile/paperwurks-${each.value.environment}-*"])
      },
      {
        Sid      = "SeeRoles"
        Effect   = "Allow"
        Action   = ["iam:Get*", "iam:List*"]
        Resource = "*"
      },
      {
        Sid      = "GiveRolesToTheirServices"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = local.role_arns[each.value.environment]
        Condition = { StringEquals = { "iam:PassedToService" = [
          "ecs-tasks.amazonaws.com", "ec2.amazonaws.com", "rds.amazonaws.com", "monitoring.rds.amazonaws.com", "backup.amazonaws.com",
          "scheduler.amazonaws.com", "events.amazonaws.com", "codedeploy.amazonaws.com", "bedrock.amazonaws.com",
          "vpc-flow-logs.amazonaws.com", "chatbot.amazonaws.com", "malware-protection-plan.guardduty.amazonaws.com", "delivery.logs.amazonaws.com",
        ] } }
      },
      {
        Sid       = "ServicesOwnRoles"
        Effect    = "Allow"
        Action    = "iam:CreateServiceLinkedRole"
        Resource  = "arn:aws:iam::${var.account_id}:role/aws-service-role/*"
        Condition = { StringLike = { "iam:AWSServiceName" = "*.amazonaws.com" } }
      },
      {
        Sid      = "NeverTouchThePipeline"
        Effect   = "Deny"
        Action   = ["iam:*"]
        Resource = local.pipeline_role_arns
      },
    ])
  })
}

# --- deploy: one family of tasks to migrate, two parameters, one CodeDeploy application ---

resource "aws_iam_role_policy" "deploy" {
  for_each = { for k, r in local.roles : k => r if r.purpose == "deploy" }

  name = "deploy"
  role = aws_iam_role.pipeline[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteDownWhatRuns"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:PutParameter"]
        Resource = "arn:aws:ssm:${var.region}:${var.account_id}:parameter/paperwurks/${each.value.environment}/release/*"
      },
      {
        # ECS lets neither of these be limited to a family.
        Sid       = "DescribeTasks"
        Effect    = "Allow"
        Action    = ["ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
      },
      {
        Sid      = "SeeServices"
        Effect   = "Allow"
        Action   = ["ecs:DescribeServices"]
        Resource = "arn:aws:ecs:${var.region}:${var.account_id}:service/paperwurks-${each.value.environment}-cluster/*"
      },
      {
        Sid      = "Migrate"
        Effect   = "Allow"
        Action   = ["ecs:RunTask"]
        Resource = "arn:aws:ecs:${var.region}:${var.account_id}:task-definition/${each.value.environment}-paperwurks-migrate:*"
      },
      {
        Sid      = "WatchTheMigration"
        Effect   = "Allow"
        Action   = ["ecs:DescribeTasks"]
        Resource = "arn:aws:ecs:${var.region}:${var.account_id}:task/paperwurks-${each.value.environment}-cluster/*"
      },
      {
        Sid      = "MigrateAsItself"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = [for kind in ["task", "execution"] : "arn:aws:iam::${var.account_id}:role/${each.value.environment}-paperwurks-migrate-${kind}"]
        Condition = {
          StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" }
        }
      },
      {
        Sid    = "MoveTraffic"
        Effect = "Allow"
        Action = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment", "codedeploy:GetDeploymentConfig", "codedeploy:RegisterApplicationRevision", "codedeploy:GetApplicationRevision"]
        Resource = [
          "arn:aws:codedeploy:${var.region}:${var.account_id}:application:paperwurks-${each.value.environment}-backend",
          "arn:aws:codedeploy:${var.region}:${var.account_id}:deploymentgroup:paperwurks-${each.value.environment}-backend/*",
          "arn:aws:codedeploy:${var.region}:${var.account_id}:deploymentconfig:*",
        ]
      },
    ]
  })
}

# --- push ---

resource "aws_iam_role" "push" {
  name                 = "paperwurks-push"
  description          = "GitHub's workflows: bring images"
  assume_role_policy   = local.trust["push"]
  permissions_boundary = aws_iam_policy.pipeline_boundary.arn
}

resource "aws_iam_role_policy" "push" {
  name = "push"
  role = aws_iam_role.push.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "SignIn", Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }, # knows no resources
      {
        Sid    = "PushAndSeeTheScan"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload",
          "ecr:PutImage", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:DescribeImageScanFindings",
        ]
        Resource = aws_ecr_repository.main.arn
      },
    ]
  })
}
