# Metrics taken from logs, each from a group that something writes to.

locals {
  log_metrics = merge(
    # The services log JSON, one object a line, with slog's names of the levels.
    { for k, s in var.services : "${k}-log-errors" => {
      log_group_name = s.log_group_name
      pattern        = "{ $.level = \"ERROR\" }"
    } },
    {
      database-sign-ins-refused = {
        log_group_name = var.database.log_group_name
        pattern        = "?\"password authentication failed\" ?\"PAM authentication failed\" ?\"no pg_hba.conf entry\""
      }
    },
    { for k, v in {
      # A break-glass role is for the day when nothing else helps. Its use is never routine.
      break-glass-used = {
        log_group_name = var.cloudtrail_log_group_name
        pattern        = "{ ($.eventName = \"AssumeRole\") && ($.requestParameters.roleArn = \"${var.break_glass_role_arn}\") }"
      }
    } : k => v if var.cloudtrail_log_group_name != null },
  )
}

resource "aws_cloudwatch_log_metric_filter" "main" {
  for_each = local.log_metrics

  name           = "${local.name}-${each.key}"
  log_group_name = each.value.log_group_name
  pattern        = each.value.pattern

  metric_transformation {
    namespace     = "Paperwurks/Logs"
    name          = "${local.name}-${each.key}"
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}

# The services do not log what is in a paper. This is for the day when one does by mistake:
# CloudWatch masks what looks like a person's particulars and counts that it had to.
resource "aws_cloudwatch_log_data_protection_policy" "services" {
  for_each = var.mask_personal_data ? var.services : {}

  log_group_name = each.value.log_group_name

  policy_document = jsonencode({
    Name    = "personal-data"
    Version = "2021-06-01"
    Statement = [
      {
        Sid            = "count"
        DataIdentifier = local.personal_data
        Operation      = { Audit = { FindingsDestination = {} } }
      },
      {
        Sid            = "mask"
        DataIdentifier = local.personal_data
        Operation      = { Deidentify = { MaskConfig = {} } }
      },
    ]
  })
}

locals {
  personal_data = [for d in [
    "BankAccountNumber-GB", "CreditCardNumber", "DriversLicense-GB", "EmailAddress",
    "NationalInsuranceNumber-GB", "PassportNumber-GB", "PhoneNumber-GB",
  ] : "arn:aws:dataprotection::aws:data-identifier/${d}"]
}
