# The key that signs links and sessions. Terraform makes the place, never the value: the first release puts it there
# (48 random bytes), and nothing secret is in the state. Secrets wait a month before they are really gone in
# production and go at once elsewhere; and the name is completed by Terraform, so that an environment that is built
# again never meets the name of one that still waits to be deleted (known issue 3).
resource "aws_secretsmanager_secret" "session_key" {
  name_prefix             = "paperwurks/${var.environment}/session-key-"
  description             = "Signs links and sessions; at least 32 characters"
  kms_key_id              = aws_kms_key.main["secrets"].arn
  recovery_window_in_days = var.environment == "prod" ? 30 : 0
}

resource "aws_secretsmanager_secret_policy" "session_key" {
  secret_arn          = aws_secretsmanager_secret.session_key.arn
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
