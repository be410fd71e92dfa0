variable "environment" {
  description = "Which environment this network is of: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is dev, staging or prod."
  }
}

variable "account_id" {
  description = "AWS account that owns the network, 12 digits."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has exactly 12 digits."
  }
}

variable "region" {
  description = "Region of the network."
  type        = string
  default     = "eu-west-2"
}

variable "cidr" {
  description = "Address range of the VPC. A /16 of its own for each environment, so that two can be peered one day."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(cidrhost(var.cidr, 0) == split("/", var.cidr)[0], false)
    error_message = "The address range must be an IPv4 network such as 10.0.0.0/16, with no host bits set."
  }

  validation {
    condition     = try(contains([16, 17, 18, 19], tonumber(split("/", var.cidr)[1])), false)
    error_message = "The address range must be between /16 and /19: three tiers of /24 subnets are cut from it."
  }

  validation {
    condition     = can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)", var.cidr))
    error_message = "The address range must be private (RFC 1918): inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."
  }
}

variable "other_cidrs" {
  description = "Address ranges that this network must not overlap, by whose they are: the other environments and any peer."
  type        = map(string)
  default     = {}

  validation {
    # Two networks overlap exactly when the shorter prefix of the two gives both the same network.
    condition = alltrue([
      for other in values(var.other_cidrs) : try(
        cidrhost("${split("/", var.cidr)[0]}/${min(split("/", var.cidr)[1], split("/", other)[1])}", 0) !=
        cidrhost("${split("/", other)[0]}/${min(split("/", var.cidr)[1], split("/", other)[1])}", 0),
        false
      )
    ])
    error_message = "The address range of this environment overlaps one of another environment; give each its own /16."
  }
}

variable "availability_zones" {
  description = "Names of the zones that hold subnets, such as eu-west-2a. Their letter numbers the subnets, so adding one never moves another."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) >= 2 && length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "At least two different availability zones are needed: RDS and the load balancer refuse fewer."
  }

  validation {
    condition     = alltrue([for z in var.availability_zones : can(regex("^[a-z]{2}-[a-z]+-[0-9][a-f]$", z)) && startswith(z, var.region)])
    error_message = "Every availability zone is the region's name and a letter from a to f, such as eu-west-2a."
  }
}

variable "egress" {
  description = "How private tasks reach the internet: nat_gateway_single, nat_gateway_per_az, nat_instance or none."
  type        = string

  validation {
    condition     = contains(["nat_gateway_single", "nat_gateway_per_az", "nat_instance", "none"], var.egress)
    error_message = "The egress is nat_gateway_single, nat_gateway_per_az, nat_instance or none."
  }
}

variable "egress_zones" {
  description = "Zones that hold a NAT; the other zones route through the first of them. Null means every zone (nat_gateway_single: the first zone only)."
  type        = list(string)
  default     = null

  validation {
    condition     = var.egress_zones == null ? true : length(var.egress_zones) > 0 && alltrue([for z in var.egress_zones : contains(var.availability_zones, z)])
    error_message = "Every zone with a NAT must be one of the availability zones, and there must be at least one."
  }
}

variable "nat_instance" {
  description = "Instance type, image and longest life in days of a NAT instance. The image is an SSM public parameter that EC2 resolves at launch, so that a replaced instance is a patched one."
  type = object({
    type                  = optional(string, "t4g.nano")
    image                 = optional(string, "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64")
    longest_life_days     = optional(number, 30)
    volume_size_gigabytes = optional(number, 8)
  })
  default = {}

  validation {
    condition     = can(regex("^(resolve:ssm:/.+|ami-[0-9a-f]{8,17})$", var.nat_instance.image))
    error_message = "The image of a NAT instance is resolve:ssm:/path/of/a/parameter, or an AMI id."
  }
}

variable "alb_internal" {
  description = "Whether the load balancer is internal, reached only by CloudFront's VPC origin, or open to the internet."
  type        = bool
}

variable "cloudfront_prefix_list_id" {
  description = "AWS's own list of the addresses from which CloudFront reaches origins (com.amazonaws.global.cloudfront.origin-facing); it has another id in every region, this is London's."
  type        = string
  default     = "pl-93a247fa"
}

variable "container_port" {
  description = "Port on which the API listens."
  type        = number
  default     = 8000
}

variable "test_listener_port" {
  description = "Port of the listener on which CodeDeploy shows the next version before it gets traffic; reached from inside the VPC only. Null where there is none."
  type        = number
  default     = null
}

variable "interface_endpoints" {
  description = "AWS services reached over a private link, such as bedrock-runtime. One costs 0.011 USD an hour in each zone, so the set is empty unless the link proves something that is needed."
  type        = set(string)
  default     = []

  validation {
    condition = alltrue([for s in var.interface_endpoints : contains([
      "bedrock-runtime", "ecr.api", "ecr.dkr", "email", "kms", "logs", "monitoring", "rds", "secretsmanager", "sqs", "ssm", "ssmmessages", "sts", "xray",
    ], s)])
    error_message = "An interface endpoint is one of bedrock-runtime, ecr.api, ecr.dkr, email, kms, logs, monitoring, rds, secretsmanager, sqs, ssm, ssmmessages, sts or xray."
  }
}

variable "log_bucket_arn" {
  description = "Bucket that receives the flow logs, under vpc-flow/."
  type        = string
}

variable "bucket_arns" {
  description = "Buckets that the S3 gateway endpoint lets through (wildcards allowed), besides the one that holds the layers of ECR's images."
  type        = list(string)
}

variable "permissions_boundary_arn" {
  description = "Boundary of every role made here, from setup; null where there is none."
  type        = string
  default     = null
}
