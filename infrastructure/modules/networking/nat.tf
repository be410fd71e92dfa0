# NAT gateways: managed, and the dearest line of a small network.

resource "aws_eip" "nat" {
  for_each = toset(local.nat_gateway ? local.nat_zones : [])

  domain = "vpc"

  tags = { Name = "${local.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "main" {
  for_each = aws_eip.nat

  allocation_id = each.value.id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${local.name}-${each.key}" }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_route" "private_nat_gateway" {
  for_each = local.nat_gateway ? local.nat_of : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main[each.value].id
}

# NAT instances: the smallest ARM instance in a group of one per zone. Routes point at an interface that outlives
# the instance; a new instance takes it over, so that losing one is a minute without internet and no change of routes.

locals {
  nat_instance_zones = toset(var.egress == "nat_instance" ? local.nat_zones : [])
  nat_tag            = "${local.name}-nat"
}

resource "aws_network_interface" "nat" {
  for_each = local.nat_instance_zones

  description       = "Inside of the NAT instance of ${each.key}: the private route table points here"
  subnet_id         = aws_subnet.public[each.key].id
  security_groups   = [aws_security_group.nat[0].id]
  source_dest_check = false

  tags = { Name = "${local.nat_tag}-${each.key}", Nat = local.nat_tag }
}

resource "aws_route" "private_nat_instance" {
  for_each = var.egress == "nat_instance" ? local.nat_of : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_network_interface.nat[each.value].id
}

resource "aws_launch_template" "nat" {
  for_each = local.nat_instance_zones

  name_prefix            = "${local.nat_tag}-${each.key}-"
  description            = "NAT instance of ${each.key}: forwards HTTPS of the private subnets, has no login"
  image_id               = var.nat_instance.image
  instance_type          = var.nat_instance.type
  update_default_version = true
  ebs_optimized          = true

  iam_instance_profile {
    arn = aws_iam_instance_profile.nat[0].arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  network_interfaces {
    description                 = "Outside of the NAT instance of ${each.key}"
    subnet_id                   = aws_subnet.public[each.key].id
    security_groups             = [aws_security_group.nat[0].id]
    associate_public_ip_address = true
    delete_on_termination       = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = var.nat_instance.volume_size_gigabytes
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }

  monitoring {
    enabled = false # detailed monitoring costs more than the instance tells with it
  }

  credit_specification {
    cpu_credits = "standard" # a nano that is busy for hours should slow down, not bill
  }

  user_data = base64encode(templatefile("${path.module}/nat.sh.tftpl", {
    interface_id = aws_network_interface.nat[each.key].id
    region       = var.region
  }))

  dynamic "tag_specifications" {
    for_each = ["instance", "volume", "network-interface"]

    content {
      resource_type = tag_specifications.value
      tags          = { Name = "${local.nat_tag}-${each.key}", Nat = local.nat_tag }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "nat" {
  for_each = local.nat_instance_zones

  name                      = "${local.nat_tag}-${each.key}"
  min_size                  = 1
  max_size                  = 1
  desired_capacity          = 1
  vpc_zone_identifier       = [aws_subnet.public[each.key].id]
  health_check_type         = "EC2"
  health_check_grace_period = 120
  max_instance_lifetime     = var.nat_instance.longest_life_days * 86400
  wait_for_capacity_timeout = "0"

  launch_template {
    id      = aws_launch_template.nat[each.key].id
    version = aws_launch_template.nat[each.key].latest_version
  }

  # A new image or script replaces the instance; there is only one, so nothing can stay healthy meanwhile.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 0
    }
  }

  tag {
    key                 = "Name"
    value               = "${local.nat_tag}-${each.key}"
    propagate_at_launch = true
  }

  depends_on = [aws_route.public_internet, aws_iam_role_policy.nat]
}

resource "aws_iam_role" "nat" {
  count = var.egress == "nat_instance" ? 1 : 0

  name_prefix          = "${local.nat_tag}-"
  description          = "NAT instances take over their zone's interface, nothing else"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "nat" {
  count = var.egress == "nat_instance" ? 1 : 0

  name = "take-over-interface"
  role = aws_iam_role.nat[0].id

  # By tag, not by id: the policy can then be read in full in the first plan.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "TakeOverInterface"
        Effect = "Allow"
        Action = ["ec2:AttachNetworkInterface", "ec2:DetachNetworkInterface"]
        Resource = [
          "arn:aws:ec2:${var.region}:${var.account_id}:network-interface/*",
          "arn:aws:ec2:${var.region}:${var.account_id}:instance/*",
        ]
        Condition = { StringEquals = { "aws:ResourceTag/Nat" = local.nat_tag } }
      },
      {
        Sid       = "ForwardPackets"
        Effect    = "Allow"
        Action    = "ec2:ModifyInstanceAttribute"
        Resource  = "arn:aws:ec2:${var.region}:${var.account_id}:instance/*"
        Condition = { StringEquals = { "aws:ResourceTag/Nat" = local.nat_tag, "ec2:Attribute" = "SourceDestCheck" } }
      },
      {
        # EC2 knows no narrower resource for describing interfaces.
        Sid       = "SeeInterface"
        Effect    = "Allow"
        Action    = "ec2:DescribeNetworkInterfaces"
        Resource  = "*"
        Condition = { StringEquals = { "ec2:Region" = var.region } }
      },
    ]
  })
}

resource "aws_iam_instance_profile" "nat" {
  count = var.egress == "nat_instance" ? 1 : 0

  name_prefix = "${local.nat_tag}-"
  role        = aws_iam_role.nat[0].name
}
