mock_provider "aws" {
  mock_resource "aws_rds_cluster" {
    defaults = {
      arn                = "arn:aws:rds:eu-west-2:123456789012:cluster:paperwurks-prod-knowledge"
      master_user_secret = [{ kms_key_id = "k", secret_arn = "arn:aws:secretsmanager:eu-west-2:123456789012:secret:s", secret_status = "active" }]
    }
  }
}

variables {
  environment = "prod"
  account_id  = "123456789012"
  key_arns = {
    documents = "arn:aws:kms:eu-west-2:123456789012:key/11111111-1111-1111-1111-111111111111"
    logs      = "arn:aws:kms:eu-west-2:123456789012:key/22222222-2222-2222-2222-222222222222"
    database  = "arn:aws:kms:eu-west-2:123456789012:key/33333333-3333-3333-3333-333333333333"
    secrets   = "arn:aws:kms:eu-west-2:123456789012:key/44444444-4444-4444-4444-444444444444"
  }
  log_bucket                = "paperwurks-prod-logs-123456789012"
  invocation_logging        = true
  cloudtrail_log_group_name = "/paperwurks/trail"
}

run "models_of_london_only" {
  command = plan

  assert {
    condition     = alltrue(flatten([for s in jsondecode(output.policy_json).Statement : [for r in flatten([s.Resource]) : startswith(r, "arn:aws:bedrock:eu-west-2:")] if s.Effect == "Allow"]))
    error_message = "The policy allows something outside London."
  }
  assert {
    condition     = alltrue([for p in ["eu", "us", "apac", "global"] : contains(one([for s in jsondecode(output.policy_json).Statement : s.Resource if s.Sid == "NoProfileThatAnswersElsewhere"]), "arn:aws:bedrock:*:*:inference-profile/${p}.*")])
    error_message = "A profile that answers from elsewhere is not denied."
  }
  assert {
    condition     = one([for s in jsondecode(output.policy_json).Statement : s.Condition.StringNotLike["aws:RequestedRegion"] if s.Sid == "NoOtherRegion"]) == ["eu-west-2"]
    error_message = "Bedrock of another region is not denied."
  }
}

run "no_conversation_without_the_guardrail" {
  command = plan

  assert {
    condition     = anytrue([for s in jsondecode(output.policy_json).Statement : s.Effect == "Deny" && try(s.Condition.Null["bedrock:GuardrailIdentifier"], "") == "true"])
    error_message = "A conversation without a guardrail is not denied."
  }
  assert {
    condition     = one(aws_bedrock_guardrail.main[0].content_policy_config[0].filters_config).type == "PROMPT_ATTACK" && length(aws_bedrock_guardrail.main[0].contextual_grounding_policy_config[0].filters_config) == 2 && aws_bedrock_guardrail.main[0].kms_key_arn == var.key_arns["documents"]
    error_message = "The guardrail does not refuse attacks and ungrounded answers, under our key."
  }
}

run "evidence" {
  command = plan

  assert {
    condition     = strcontains(aws_cloudwatch_log_metric_filter.residency[0].pattern, "$.additionalEventData.inferenceRegion != \"eu-west-2\"") && aws_cloudwatch_log_metric_filter.residency[0].log_group_name == "/paperwurks/trail"
    error_message = "Answers from another region are not counted."
  }
  assert {
    condition     = !aws_bedrock_model_invocation_logging_configuration.main[0].logging_config.text_data_delivery_enabled
    error_message = "Clients' papers would be copied into a log of invocations."
  }
  assert {
    condition     = output.residency_metric != null
    error_message = "There is no metric for monitoring to alarm on."
  }
}

run "no_model_no_guardrail" {
  command = plan

  variables {
    model_ids                 = []
    invocation_logging        = false
    cloudtrail_log_group_name = null
  }

  assert {
    condition     = output.model_url == "none://" && length(aws_bedrock_guardrail.main) == 0 && output.residency_metric == null
    error_message = "Without a model there is still a guardrail or a URL."
  }
  assert {
    condition     = alltrue([for s in jsondecode(output.policy_json).Statement : s.Effect == "Deny"])
    error_message = "Without a model something is still allowed."
  }
}

run "a_knowledge_base_that_pauses" {
  command = plan

  override_resource {
    target          = aws_bedrock_guardrail.main[0]
    override_during = plan
    values          = { guardrail_id = "guard1", guardrail_arn = "arn:aws:bedrock:eu-west-2:123456789012:guardrail/guard1" }
  }
  override_resource {
    target          = aws_bedrock_guardrail_version.main[0]
    override_during = plan
    values          = { version = "3" }
  }
  override_resource {
    target          = aws_bedrockagent_knowledge_base.main["main"]
    override_during = plan
    values          = { id = "ABCDEFGHIJ" }
  }

  variables {
    knowledge_base      = true
    passage_vectors     = true
    embedding_model_ids = ["amazon.titan-embed-text-v2:0", "cohere.embed-english-v3"]
    subnet_ids          = { "eu-west-2a" = "subnet-a", "eu-west-2b" = "subnet-b" }
    security_group_id   = "sg-0123456789abcdef0"
  }

  assert {
    condition     = aws_rds_cluster.knowledge["main"].serverlessv2_scaling_configuration[0].min_capacity == 0 && aws_rds_cluster.knowledge["main"].enable_http_endpoint && aws_rds_cluster.knowledge["main"].storage_encrypted
    error_message = "The knowledge base's store does not pause, or has no Data API, or is not encrypted."
  }
  assert {
    condition     = aws_bedrockagent_data_source.reference["main"].data_deletion_policy == "DELETE"
    error_message = "What is removed from the bucket would stay in the answers."
  }
  # As internal/config reads it.
  assert {
    condition     = output.model_url == "bedrock://eu-west-2/anthropic.claude-sonnet-4-6?guardrail=guard1&version=3&residency=uk&embedding=amazon.titan-embed-text-v2:0&dimension=1024&knowledge=ABCDEFGHIJ"
    error_message = "The program is not told of what was switched on: ${output.model_url}."
  }
}

run "no_knowledge_base_by_default" {
  command = plan

  assert {
    condition     = length(aws_rds_cluster.knowledge) == 0 && length(aws_bedrockagent_knowledge_base.main) == 0
    error_message = "The knowledge base is switched off."
  }
}

run "the_eu_needs_a_sign_off" {
  command = plan
  variables {
    ai_residency = "eu"
  }
  expect_failures = [var.ai_residency]
}

run "the_eu_with_a_sign_off" {
  command = plan

  variables {
    ai_residency       = "eu"
    residency_sign_off = "DPIA-2026-014"
  }

  assert {
    condition     = !contains(one([for s in jsondecode(output.policy_json).Statement : s.Resource if s.Sid == "NoProfileThatAnswersElsewhere"]), "arn:aws:bedrock:*:*:inference-profile/eu.*") && contains(one([for s in jsondecode(output.policy_json).Statement : s.Resource if s.Sid == "NoProfileThatAnswersElsewhere"]), "arn:aws:bedrock:*:*:inference-profile/global.*")
    error_message = "With the sign-off eu. is allowed and global. is not."
  }
}

run "a_profile_is_not_a_model" {
  command = plan
  variables {
    model_ids = ["eu.anthropic.claude-sonnet-4-6"]
  }
  expect_failures = [var.model_ids]
}

run "a_knowledge_base_needs_an_embedder" {
  command = plan
  variables {
    knowledge_base    = true
    subnet_ids        = { "eu-west-2a" = "subnet-a", "eu-west-2b" = "subnet-b" }
    security_group_id = "sg-0123456789abcdef0"
  }
  expect_failures = [var.knowledge_base]
}

run "vectors_need_an_embedder" {
  command = plan
  variables {
    passage_vectors = true
  }
  expect_failures = [var.passage_vectors]
}
