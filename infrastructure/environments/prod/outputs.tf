output "platform" {
  description = "Everything that a release, an operator or a check asks of this environment."
  value       = module.platform
}
