locals {
  name = "paperwurks-${var.environment}"

  # The letter of a zone numbers its subnets for ever: a list's index would move them when a zone is added.
  zone_number = { for z in var.availability_zones : z => index(["a", "b", "c", "d", "e", "f"], substr(z, -1, 1)) }
  newbits     = 24 - tonumber(split("/", var.cidr)[1])

  tiers = {
    public   = 1
    private  = 11
    database = 21
  }
  tier_cidrs = { for tier, first in local.tiers : tier => [for z in var.availability_zones : cidrsubnet(var.cidr, local.newbits, first + local.zone_number[z])] }

  nat_gateway = contains(["nat_gateway_single", "nat_gateway_per_az"], var.egress)
  nat_zones = (
    var.egress == "none" ? [] :
    var.egress_zones != null ? var.egress_zones :
    var.egress == "nat_gateway_single" ? slice(var.availability_zones, 0, 1) : var.availability_zones
  )
  # A zone without a NAT goes through the first that has one.
  nat_of = var.egress == "none" ? {} : { for z in var.availability_zones : z => contains(local.nat_zones, z) ? z : local.nat_zones[0] }
}

resource "aws_vpc" "main" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = local.name }
}

# What nobody chose is closed: a group, a list or a table used by mistake lets nothing through.
resource "aws_default_security_group" "locked" {
  vpc_id  = aws_vpc.main.id
  ingress = []
  egress  = []

  tags = { Name = "${local.name}-default-locked" }
}

resource "aws_default_network_acl" "locked" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id

  tags = { Name = "${local.name}-default-locked" }
}

resource "aws_default_route_table" "locked" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route                  = []

  tags = { Name = "${local.name}-default-locked" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = local.name }
}

resource "aws_subnet" "public" {
  for_each = local.zone_number

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(var.cidr, local.newbits, local.tiers.public + each.value)
  map_public_ip_on_launch = false

  tags = { Name = "${local.name}-public-${each.key}", Tier = "public" }
}

resource "aws_subnet" "private" {
  for_each = local.zone_number

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(var.cidr, local.newbits, local.tiers.private + each.value)
  map_public_ip_on_launch = false

  tags = { Name = "${local.name}-private-${each.key}", Tier = "private" }
}

resource "aws_subnet" "database" {
  for_each = local.zone_number

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(var.cidr, local.newbits, local.tiers.database + each.value)
  map_public_ip_on_launch = false

  tags = { Name = "${local.name}-database-${each.key}", Tier = "database" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${local.name}-public" }
}

resource "aws_route" "public_internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  for_each = local.zone_number

  vpc_id = aws_vpc.main.id

  tags = { Name = "${local.name}-private-${each.key}" }
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[each.key].id
}

# The database tier has a table of its own with no way out of the VPC at all.
resource "aws_route_table" "database" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${local.name}-database" }
}

resource "aws_route_table_association" "database" {
  for_each = aws_subnet.database

  subnet_id      = each.value.id
  route_table_id = aws_route_table.database.id
}

# Parquet in S3 costs a fraction of CloudWatch's ingestion and is what Athena reads best.
resource "aws_flow_log" "main" {
  vpc_id                   = aws_vpc.main.id
  traffic_type             = "ALL"
  log_destination_type     = "s3"
  log_destination          = "${var.log_bucket_arn}/vpc-flow/"
  max_aggregation_interval = 600

  destination_options {
    file_format                = "parquet"
    hive_compatible_partitions = true
    per_hour_partition         = true
  }

  tags = { Name = local.name }
}
