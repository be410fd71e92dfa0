# S3 through a gateway endpoint is free and keeps documents off the NAT.

locals {
  # ECR keeps the layers of every image of the region in this bucket of AWS's.
  ecr_layers_arn = "arn:aws:s3:::prod-${var.region}-starport-layer-bucket/*"
}

# No route_table_ids here: an update that drops a table while the endpoint still lists it is what made the VPC
# impossible to destroy (known issue 2). Associations of their own are removed one by one, each before its table.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OwnBuckets"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:*"
        Resource  = flatten([for arn in var.bucket_arns : [arn, "${arn}/*"]])
        Condition = { StringEquals = { "aws:PrincipalAccount" = var.account_id, "aws:ResourceAccount" = var.account_id } }
      },
      {
        Sid       = "ImageLayers"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = local.ecr_layers_arn
      },
    ]
  })

  tags = { Name = "${local.name}-s3" }
}

resource "aws_vpc_endpoint_route_table_association" "s3" {
  for_each = aws_route_table.private

  route_table_id  = each.value.id
  vpc_endpoint_id = aws_vpc_endpoint.s3.id
}

# Known issue 2, second half: an S3 interface endpoint with inbound-resolver DNS would hold the gateway endpoint;
# there is none here, and interface endpoints are made after and destroyed before the gateway's associations.
resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for s in aws_subnet.private : s.id]
  security_group_ids  = [aws_security_group.main["endpoints"].id]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OwnAccount"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
      Action    = "*"
      Resource  = "*"
    }]
  })

  tags = { Name = "${local.name}-${each.key}" }

  depends_on = [aws_vpc_endpoint_route_table_association.s3]
}
