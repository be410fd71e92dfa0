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

output "key_secrets" {
  description = "The secrets with the program's own keys, session and sealing: name and arn of each."
  value       = { for use, s in aws_secretsmanager_secret.key : use => { name = s.name, arn = s.arn } }
}
