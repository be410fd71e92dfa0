output "policy_json" {
  description = "What a task role may ask of Bedrock, as an IAM policy: attach it to the services that converse. Known in full at plan time."
  value       = jsonencode(local.policy)
}

output "guardrail_id" {
  description = "The guardrail; null where there is no model."
  value       = one(aws_bedrock_guardrail.main[*].guardrail_id)
}

output "guardrail_version" {
  description = "The guardrail's version that tasks name; null where there is no model."
  value       = one(aws_bedrock_guardrail_version.main[*].version)
}

output "model_url" {
  description = "What PAPERWURKS_MODEL_URL is set to: the model, its guardrail, where it may answer, and what was switched on beside it; none:// where there is no model."
  value = local.has_models ? join("", concat(
    ["bedrock://${var.region}/${var.model_ids[0]}?guardrail=${aws_bedrock_guardrail.main[0].guardrail_id}&version=${aws_bedrock_guardrail_version.main[0].version}&residency=${var.ai_residency}"],
    [for id in var.passage_vectors ? slice(var.embedding_model_ids, 0, 1) : [] : "&embedding=${id}&dimension=${var.embedding_dimensions}"],
    [for k in aws_bedrockagent_knowledge_base.main : "&knowledge=${k.id}"],
  )) : "none://"
}

output "model_arns" {
  description = "The models that task roles may ask."
  value       = local.model_arns
}

output "residency_metric" {
  description = "The metric that counts answers from another region (namespace and name); null where no trail is read."
  value       = var.cloudtrail_log_group_name == null ? null : local.residency_metric
}

output "invocation_log_group_name" {
  description = "The log group of invocations; null where another environment of the account keeps it."
  value       = one(aws_cloudwatch_log_group.invocations[*].name)
}

output "knowledge_base_id" {
  description = "The knowledge base of reference material; null where there is none."
  value       = one([for k in aws_bedrockagent_knowledge_base.main : k.id])
}
