locals {
  blue_green = var.deployment_strategy == "blue_green"
  # Blue alone serves rolling releases; CodeDeploy swaps the two.
  colours = local.blue_green ? ["blue", "green"] : ["blue"]

  # TLS 1.3, and 1.2 with forward secrecy and authenticated ciphers only; AWS's recommendation since September 2025.
  # The API's default is still one of 2016.
  tls_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
}

resource "aws_lb" "main" {
  name                             = "${var.environment}-paperwurks"
  load_balancer_type               = "application"
  internal                         = var.alb_internal
  subnets                          = values(var.load_balancer_subnet_ids)
  security_groups                  = [var.security_group_ids["alb"]]
  enable_deletion_protection       = var.deletion_protection
  drop_invalid_header_fields       = true
  desync_mitigation_mode           = "strictest"
  preserve_host_header             = true
  xff_header_processing_mode       = "append"
  enable_cross_zone_load_balancing = true
  enable_http2                     = true
  enable_waf_fail_open             = false
  enable_zonal_shift               = true
  idle_timeout                     = 120 # longer than any answer takes: 60 seconds at most

  access_logs {
    bucket  = var.log_bucket
    prefix  = "alb/access"
    enabled = true
  }

  connection_logs {
    bucket  = var.log_bucket
    prefix  = "alb/connection"
    enabled = true
  }
}

resource "aws_lb_target_group" "main" {
  for_each = toset(local.colours)

  name_prefix                       = "pw-${substr(each.key, 0, 2)}-"
  target_type                       = "ip"
  protocol                          = "HTTP"
  port                              = var.container_port
  vpc_id                            = var.vpc_id
  deregistration_delay              = var.deregistration_delay
  load_balancing_algorithm_type     = "weighted_random"
  load_balancing_anomaly_mitigation = "on" # a task that answers with errors gets less, before it fails its health check

  # A dead task is out after 20 seconds: within the design's 30.
  health_check {
    path                = var.health_path
    port                = "traffic-port"
    protocol            = "HTTP"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  tags = { Name = "${local.names.backend}-${each.key}" }

  lifecycle {
    create_before_destroy = true
  }
}

# Plain HTTP exists on a public load balancer only, to say where HTTPS is.
resource "aws_lb_listener" "redirect" {
  count = var.alb_internal ? 0 : 1

  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  count = local.blue_green ? 0 : 1

  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = var.certificate_arn

  routing_http_response_server_enabled                         = false
  routing_http_response_strict_transport_security_header_value = "max-age=63072000; includeSubDomains; preload"
  routing_http_response_x_content_type_options_header_value    = "nosniff"
  routing_http_response_x_frame_options_header_value           = "DENY"

  # Whoever asks for another name has no business here.
  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "not found"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "api" {
  count = local.blue_green ? 0 : 1

  listener_arn = aws_lb_listener.https[0].arn
  priority     = 100

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main["blue"].arn
  }

  condition {
    host_header {
      values = [var.domain_name]
    }
  }
}

# CodeDeploy moves the default action between blue and green, so it is not Terraform's after the first apply. The name
# in the request is then checked by the firewall (check_host of the edge).
resource "aws_lb_listener" "https_blue_green" {
  count = local.blue_green ? 1 : 0

  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = var.certificate_arn

  routing_http_response_server_enabled                         = false
  routing_http_response_strict_transport_security_header_value = "max-age=63072000; includeSubDomains; preload"
  routing_http_response_x_content_type_options_header_value    = "nosniff"
  routing_http_response_x_frame_options_header_value           = "DENY"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main["blue"].arn
  }

  lifecycle {
    ignore_changes = [default_action]
  }
}

resource "aws_lb_listener" "test" {
  count = local.blue_green ? 1 : 0

  load_balancer_arn = aws_lb.main.arn
  port              = var.test_listener_port
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main["blue"].arn
  }

  lifecycle {
    ignore_changes = [default_action]
  }
}
