# What stands between a paper and an answer. A seller can write an instruction to the model
# into a form, so attacks in prompts are refused; an answer that the papers do not bear out
# is refused; and numbers that no conveyancing answer needs are taken out of it. Names and
# addresses are left: without them there is no answer.
#
# There is no filter of subjects: a title with a murder in its history, or an enquiry about
# money laundering, is ordinary work.

resource "aws_bedrock_guardrail" "main" {
  count = local.has_models ? 1 : 0

  name                      = "${local.name}-papers"
  description               = "Refuses instructions hidden in papers and answers the papers do not bear out"
  kms_key_arn               = var.key_arns["documents"]
  blocked_input_messaging   = "This cannot be asked: part of the text tries to instruct the model."
  blocked_outputs_messaging = "There is no answer that the papers bear out."

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE" # the only value that AWS accepts for it
    }
  }

  contextual_grounding_policy_config {
    filters_config {
      type      = "GROUNDING"
      threshold = 0.7
    }
    filters_config {
      type      = "RELEVANCE"
      threshold = 0.5
    }
  }

  sensitive_information_policy_config {
    dynamic "pii_entities_config" {
      for_each = toset([
        "CREDIT_DEBIT_CARD_CVV",
        "CREDIT_DEBIT_CARD_EXPIRY",
        "CREDIT_DEBIT_CARD_NUMBER",
        "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
        "PASSWORD",
        "PIN",
        "UK_NATIONAL_HEALTH_SERVICE_NUMBER",
        "UK_NATIONAL_INSURANCE_NUMBER",
        "UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER",
      ])

      content {
        type   = pii_entities_config.value
        action = "ANONYMIZE"
      }
    }
  }
}

# Tasks name a version, so that a change here reaches them with a release and not in the
# middle of a case. Old versions stay for the tasks that still name them.
resource "aws_bedrock_guardrail_version" "main" {
  count = local.has_models ? 1 : 0

  guardrail_arn = aws_bedrock_guardrail.main[0].guardrail_arn
  description   = "Made by Terraform"
  skip_destroy  = true

  lifecycle {
    replace_triggered_by  = [aws_bedrock_guardrail.main]
    create_before_destroy = true
  }
}
