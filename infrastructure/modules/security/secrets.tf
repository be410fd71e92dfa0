# The key that signs links and sessions, and the key that the keys of cases are sealed under. Terraform makes the
# places, never the values: the first release puts them there (48 random bytes each), and nothing secret is in the
# state. The first may be changed at a night's notice; with the second goes every paper, so that it is one of its own. Secrets wait a month before they are really gone in
# production and go at once elsewhere; and the name is completed by Terraform, so that an environment that is built
# again never meets the name of one that still waits to be deleted (known issue 3).
locals {
  own_keys = {
    session = "Signs links and sessions; at least 32 characters"
    sealing = "Seals the keys of cases; at least 32 characters. Without it no paper can be read: keep a copy outside this account"
  }
}

resource "aws_secretsmanager_secret" "key" {
  for_each = local.own_keys

  name_prefix             = "paperwurks/${var.environment}/${each.key}-key-"
  description             = each.value
  kms_key_id              = aws_kms_key.main["secrets"].arn
  recovery_window_in_days = var.environment == "prod" ? 30 : 0
}

resource "aws_secretsmanager_secret_policy" "key" {
  for_each = local.own_keys

  secret_arn          = aws_secretsmanager_secret.key[each.key].arn
  block_public_policy = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NobodyOutside"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "secretsmanager:*"
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:PrincipalAccount" = var.account_id } }
    }]
  })
}
