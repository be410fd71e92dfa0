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

  # Everything stays in London but what is global, and what stands beside CloudFront in Virginia: its certificate,
  # firewall and alarms, with the topic that they tell and its key. The chat application answers in Oregon only.
  # Ireland is added by standby_region, and only with the sign-off.
  home_regions = compact([var.region, var.standby_region])

  at_home = [
    {
      Sid    = "OnlyAtHome"
      Effect = "Deny"
      NotAction = [
        "iam:*", "sts:*", "cloudfront:*", "route53:*", "wafv2:*", "acm:*", "support:*", "ce:*", "budgets:*", "logs:*", "cloudwatch:*",
        "sns:*", "kms:*", "chatbot:*", "s3:GetBucketLocation", "s3:ListAllMyBuckets",
      ]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = local.home_regions } }
    },
    {
      Sid       = "OnlyAtHomeOrBesideCloudFront"
      Effect    = "Deny"
      Action    = ["sns:*", "kms:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = concat(local.home_regions, ["us-east-1"]) } }
    },
  ]
}

# For the roles that the environments make: tasks, services, NAT instances.
resource "aws_iam_policy" "boundary" {
  name        = "paperwurks-boundary"
  description = "The most that any role of an environment can ever do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.never, local.at_home, [
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
    Statement = concat(local.never, local.at_home, [
      { Sid = "AtMost", Effect = "Allow", NotAction = ["organizations:*", "account:*"], Resource = "*" },
    ])
  })
}
