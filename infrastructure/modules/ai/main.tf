# Which models may read clients' papers, where, and behind which guardrail.
#
# Bedrock answers in three ways: in the region, from anywhere in a geography (inference
# profiles eu., us., apac.), or from anywhere (global.). Only the first keeps papers in
# the United Kingdom, so in residency uk the task roles may use models of London by their
# own ids and are denied the rest, whatever another policy might allow.

locals {
  name       = "paperwurks-${var.environment}"
  has_models = length(var.model_ids) > 0

  # Profiles that residency does not admit.
  foreign_profiles = var.ai_residency == "uk" ? ["eu", "us", "us-gov", "apac", "jp", "au", "global"] : ["us", "us-gov", "apac", "jp", "au", "global"]

  # In residency eu a profile needs the model in each region that it may answer from.
  model_regions = var.ai_residency == "uk" ? [var.region] : [var.region, "eu-*"]

  chat_arns = concat(
    [for p in setproduct(local.model_regions, var.model_ids) : "arn:aws:bedrock:${p[0]}::foundation-model/${p[1]}"],
    var.ai_residency == "eu" ? [for m in var.model_ids : "arn:aws:bedrock:${var.region}:${var.account_id}:inference-profile/eu.${m}"] : [],
  )
  embedding_arns = [for m in var.embedding_model_ids : "arn:aws:bedrock:${var.region}::foundation-model/${m}"]
  model_arns     = concat(local.chat_arns, local.embedding_arns)

  invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]

  policy = {
    Version = "2012-10-17"
    Statement = concat(
      [for s in [
        {
          Sid      = "AskModels"
          Effect   = "Allow"
          Action   = local.invoke
          Resource = local.model_arns
        },
      ] : s if length(local.model_arns) > 0],
      [for s in [
        {
          Sid      = "UseGuardrail"
          Effect   = "Allow"
          Action   = "bedrock:ApplyGuardrail"
          Resource = "arn:aws:bedrock:${var.region}:${var.account_id}:guardrail/*"
        },
        # Embedding has no guardrail; conversation without one is a mistake in the program.
        {
          Sid       = "NoConversationWithoutGuardrail"
          Effect    = "Deny"
          Action    = local.invoke
          Resource  = local.chat_arns
          Condition = { Null = { "bedrock:GuardrailIdentifier" = "true" } }
        },
      ] : s if local.has_models],
      [for s in [
        {
          Sid      = "AskKnowledgeBase"
          Effect   = "Allow"
          Action   = "bedrock:Retrieve"
          Resource = "arn:aws:bedrock:${var.region}:${var.account_id}:knowledge-base/*"
        },
      ] : s if var.knowledge_base],
      [
        {
          Sid      = "NoProfileThatAnswersElsewhere"
          Effect   = "Deny"
          Action   = local.invoke
          Resource = [for p in local.foreign_profiles : "arn:aws:bedrock:*:*:inference-profile/${p}.*"]
        },
        {
          Sid       = "NoOtherRegion"
          Effect    = "Deny"
          Action    = "bedrock:*"
          Resource  = "*"
          Condition = { StringNotLike = { "aws:RequestedRegion" = local.model_regions } }
        },
      ],
    )
  }
}
