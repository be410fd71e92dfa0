# What no role may do, whatever its own policies say. A boundary gives nothing; it only limits.

locals {
  # Who can change these can do anything, or undo what watches.
  never = [
    {
      Sid    = "NeverPeopleNorKeys"
      Effect = "Deny"
      Action = [
        "iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile", "iam:AddUserToGroup",
        "iam:CreateOpenIDConnectProvider", "iam:UpdateOpenIDConnectProviderThumbprint", "iam:DeleteOpenIDConnectProvider", "iam:CreateSAMLProvider",
        "organizations:*", "account:*",
      ]
      Resource = "*"
    },
    {
      Sid    = "NeverTheBoundaries"
      Effect = "Deny"
      Action = ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy"]
      Resource = [
        "arn:aws:iam::${var.account_id}:policy/paperwurks-boundary",
        "arn:aws:iam::${var.account_id}:policy/paperwurks-pipeline-boundary",
      ]
    },
    {
      Sid      = "NeverOutOfTheBoundary"
      Effect   = "Deny"
      Action   = ["iam:DeleteRolePermissionsBoundary"]
      Resource = "*"
    },
    {
      Sid    = "NeverBlind"
      Effect = "Deny"
      Action = [
        "cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:UpdateTrail", "cloudtrail:PutEventSelectors",
        "guardduty:DeleteDetector", "guardduty:UpdateDetector", "guardduty:DisassociateFromAdministratorAccount",
        "securityhub:DisableSecurityHub", "access-analyzer:DeleteAnalyzer",
        "config:StopConfigurationRecorder", "config:DeleteConfigurationRecorder",
      ]
      Resource = "*"
    },
    {
      Sid      = "NeverTheTrail"
      Effect   = "Deny"
      Action   = ["s3:DeleteObject*", "s3:PutBucketPolicy", "s3:DeleteBucket", "s3:PutLifecycleConfiguration", "s3:PutObjectRetention", "s3:BypassGovernanceRetention"]
      Resource = ["arn:aws:s3:::${local.trail_bucket}", "arn:aws:s3:::${local.trail_bucket}/*"]
    },
  ]

  # Global services answer in us-east-1; everything else stays in London.
  at_home = {
    Sid       = "OnlyAtHome"
    Effect    = "Deny"
    NotAction = ["iam:*", "sts:*", "cloudfront:*", "route53:*", "wafv2:*", "acm:*", "support:*", "ce:*", "budgets:*", "logs:*", "cloudwatch:*", "s3:GetBucketLocation", "s3:ListAllMyBuckets"]
    Resource  = "*"
    Condition = { StringNotEquals = { "aws:RequestedRegion" = var.region } }
  }
}

# For the roles that the environments make: tasks, services, NAT instances.
resource "aws_iam_policy" "boundary" {
  name        = "paperwurks-boundary"
  description = "The most that any role of an environment can ever do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.never, [
      {
        Sid    = "AtMost"
        Effect = "Allow"
        Action = [
          "s3:*", "sqs:*", "kms:*", "secretsmanager:*", "ssm:*", "ssmmessages:*", "ec2messages:*", "logs:*", "cloudwatch:*", "xray:*",
          "ses:*", "bedrock:*", "rds-db:connect", "rds:*", "rds-data:*", "elasticache:Connect", "ecr:*", "ecs:*", "sns:*", "events:*",
          "backup:*", "backup-storage:*", "ec2:*", "elasticloadbalancing:*", "codedeploy:*", "guardduty:*", "tag:*", "application-autoscaling:*",
          "iam:PassRole", "iam:GetRole",
        ]
        Resource = "*"
      },
      local.at_home,
      {
        # A task that wants to be somebody else is not a task of ours.
        Sid      = "NeverSomebodyElse"
        Effect   = "Deny"
        Action   = ["sts:AssumeRole", "iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:UpdateAssumeRolePolicy"]
        Resource = "*"
      },
    ])
  })
}

# For the pipeline's own roles.
resource "aws_iam_policy" "pipeline_boundary" {
  name        = "paperwurks-pipeline-boundary"
  description = "The most that a workflow can ever do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.never, [
      { Sid = "AtMost", Effect = "Allow", NotAction = ["organizations:*", "account:*"], Resource = "*" },
      local.at_home,
    ])
  })
}
