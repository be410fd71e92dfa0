output "key_arns" {
  description = "Keys by domain: database, documents, messages, logs, secrets, backup."
  value       = { for domain, key in aws_kms_key.main : domain => key.arn }
}

output "key_aliases" {
  description = "Aliases of the keys by domain, for people and tools."
  value       = { for domain, alias in aws_kms_alias.main : domain => alias.name }
}

output "break_glass_role_arn" {
  description = "The one role that may remove what the retention lock still holds."
  value       = "arn:aws:iam::${var.account_id}:role/${aws_iam_role.break_glass.name}"
}

output "session_secret" {
  description = "The secret with the key that signs links and sessions: name and arn."
  value = {
    name = aws_secretsmanager_secret.session_key.name
    arn  = aws_secretsmanager_secret.session_key.arn
  }
}
