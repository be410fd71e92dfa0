mock_provider "aws" {}

variables {
  severity = "critical"
  key_arn  = "arn:aws:kms:eu-west-2:123456789012:key/0"
}

run "topic_is_encrypted" {
  command = plan

  assert {
    condition     = aws_sns_topic.this.kms_master_key_id == var.key_arn
    error_message = "the topic must use the key that it is given"
  }
}
