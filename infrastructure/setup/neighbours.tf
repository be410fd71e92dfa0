# Environments may share an account, and then the services' permissions above know no difference between them. What
# follows does: a role of one environment does not touch another's, nor what this configuration itself keeps. An apply of
# dev cannot delete prod's database, whatever its plan says.

locals {
  others = { for e in var.environments : e => sort(setsubtract(var.environments, [e])) }

  # What is named by its environment. Where a service's resources have tags too, both must be evaded.
  names_of = { for e in var.environments : e => [
    "arn:aws:s3:::paperwurks-${e}-*",
    "arn:aws:s3:::aws-waf-logs-paperwurks-${e}-*",
    "arn:aws:rds:*:${var.account_id}:*:paperwurks-${e}-*",
    "arn:aws:elasticache:*:${var.account_id}:*:paperwurks-${e}-*",
    "arn:aws:sqs:*:${var.account_id}:paperwurks-${e}-*",
    "arn:aws:sns:*:${var.account_id}:paperwurks-${e}-*",
    "arn:aws:events:*:${var.account_id}:rule/paperwurks-${e}-*",
    "arn:aws:cloudwatch:*:${var.account_id}:alarm:paperwurks-${e}-*",
    "arn:aws:backup:*:${var.account_id}:backup-vault:paperwurks-${e}*",
    "arn:aws:ecs:*:${var.account_id}:*/paperwurks-${e}-*",
    "arn:aws:logs:*:${var.account_id}:log-group:/ecs/${e}-paperwurks-*",
    "arn:aws:secretsmanager:*:${var.account_id}:secret:paperwurks/${e}/*",
    "arn:aws:ssm:*:${var.account_id}:parameter/paperwurks/${e}/*",
    "arn:aws:iam::${var.account_id}:role/paperwurks-${e}-*",
    "arn:aws:iam::${var.account_id}:role/${e}-paperwurks-*",
  ] }

  neighbours = { for e in var.environments : e => {
    state = [
      {
        Sid      = "NeverTheStateOfOthers"
        Effect   = "Deny"
        Action   = "s3:*Object*"
        Resource = concat(["${local.state_arn}/setup/*"], flatten([for o in local.others[e] : ["${local.state_arn}/${o}/*", "${local.state_arn}/plans/${o}/*"]]))
      },
    ]
    resources = concat(
      [for s in [
        {
          Sid      = "NeverWhatIsNamedAfterAnother"
          Effect   = "Deny"
          Action   = "*"
          Resource = flatten([for o in local.others[e] : local.names_of[o]])
        },
        {
          Sid       = "NeverWhatIsTaggedAsAnothers"
          Effect    = "Deny"
          Action    = "*"
          Resource  = "*"
          Condition = { StringEquals = { "aws:ResourceTag/Environment" = local.others[e] } }
        },
      ] : s if length(local.others[e]) > 0],
      [
        {
          Sid       = "NeverTheAccountsOwn"
          Effect    = "Deny"
          Action    = ["kms:Disable*", "kms:Put*", "kms:ScheduleKeyDeletion", "kms:CreateGrant", "sns:Delete*", "sns:Set*", "logs:Delete*", "logs:Put*", "ssm:Put*"]
          Resource  = "*"
          Condition = { StringEquals = { "aws:ResourceTag/Environment" = "shared" } }
        },
        {
          Sid    = "NeverTheAccountsBuckets"
          Effect = "Deny"
          # The verbs that change a bucket; Get and List are left to the state's own statements.
          Action   = ["s3:PutBucket*", "s3:DeleteBucket*", "s3:PutLifecycle*", "s3:PutEncryption*", "s3:PutReplication*", "s3:BypassGovernanceRetention"]
          Resource = ["arn:aws:s3:::${local.state_bucket}", "arn:aws:s3:::${local.trail_bucket}"]
        },
        {
          Sid      = "NeverTheAccountsAlarms"
          Effect   = "Deny"
          Action   = ["cloudwatch:Delete*", "cloudwatch:Disable*", "cloudwatch:Put*", "logs:Delete*"]
          Resource = ["arn:aws:cloudwatch:*:${var.account_id}:alarm:paperwurks-account-*", "arn:aws:logs:*:${var.account_id}:log-group:/paperwurks/trail*"]
        },
      ],
    )
  } }
}

resource "aws_iam_role_policy" "neighbours" {
  for_each = { for k, r in local.roles : k => r if contains(["plan", "propose", "apply"], r.purpose) }

  name = "neighbours"
  role = aws_iam_role.pipeline[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.neighbours[each.value.environment].state, [for s in local.neighbours[each.value.environment].resources : s if each.value.purpose == "apply"])
  })
}
