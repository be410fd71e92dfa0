# The service writes invitations and one-time links; the domain proves that they are its own (DKIM, SPF, DMARC).

resource "aws_sesv2_configuration_set" "main" {
  configuration_set_name = local.name

  delivery_options {
    tls_policy = "REQUIRE"
  }

  reputation_options {
    reputation_metrics_enabled = true
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sesv2_email_identity" "main" {
  email_identity         = var.domain_name
  configuration_set_name = aws_sesv2_configuration_set.main.configuration_set_name

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

# SES makes three keys.
resource "aws_route53_record" "dkim" {
  for_each = toset(["0", "1", "2"])

  zone_id = var.hosted_zone_id
  name    = "${aws_sesv2_email_identity.main.dkim_signing_attributes[0].tokens[tonumber(each.key)]}._domainkey.${var.domain_name}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${aws_sesv2_email_identity.main.dkim_signing_attributes[0].tokens[tonumber(each.key)]}.dkim.amazonses.com"]
}

resource "aws_sesv2_email_identity_mail_from_attributes" "main" {
  email_identity         = aws_sesv2_email_identity.main.email_identity
  mail_from_domain       = "bounce.${var.domain_name}"
  behavior_on_mx_failure = "REJECT_MESSAGE"

  depends_on = [aws_route53_record.bounce_mx, aws_route53_record.bounce_spf]
}

resource "aws_route53_record" "bounce_mx" {
  zone_id = var.hosted_zone_id
  name    = "bounce.${var.domain_name}"
  type    = "MX"
  ttl     = 1800
  records = ["10 feedback-smtp.${var.region}.amazonses.com"]
}

resource "aws_route53_record" "bounce_spf" {
  zone_id = var.hosted_zone_id
  name    = "bounce.${var.domain_name}"
  type    = "TXT"
  ttl     = 1800
  records = ["v=spf1 include:amazonses.com -all"]
}

resource "aws_route53_record" "dmarc" {
  zone_id = var.hosted_zone_id
  name    = "_dmarc.${var.domain_name}"
  type    = "TXT"
  ttl     = 1800
  records = [join("; ", compact(["v=DMARC1", "p=reject", "adkim=s", "aspf=r", var.mail_reports_to == null ? "" : "rua=mailto:${var.mail_reports_to}"]))]
}
