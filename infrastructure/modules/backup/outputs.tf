output "vault_arn" {
  description = "The vault."
  value       = local.vault_arn
  depends_on  = [aws_backup_vault.main]
}

output "vault_name" {
  description = "The vault's name."
  value       = aws_backup_vault.main.name
}

output "plan_id" {
  description = "The backup plan."
  value       = aws_backup_plan.main.id
}

output "protected_arns" {
  description = "What is backed up."
  value       = local.protected_arns
}

output "restore_testing_plan_name" {
  description = "The plan of the weekly restores; null where there are none."
  value       = one(aws_backup_restore_testing_plan.main[*].name)
}

output "standby_vault_arn" {
  description = "The vault in Ireland; null unless dr_mode is eu_standby."
  value       = one([for v in aws_backup_vault.standby : local.standby_arn])
}
