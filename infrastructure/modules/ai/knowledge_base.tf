# Reference material (guides, handbooks, statutes) for Bedrock to search. Off unless asked
# for. The store is Aurora Serverless v2 that pauses at 0 capacity units: OpenSearch
# Serverless costs more when idle than all of prod, and a plain RDS instance has no Data API.

locals {
  knowledge = var.knowledge_base ? toset(["main"]) : toset([])

  store_name       = "${local.name}-knowledge"
  reference_bucket = "${local.name}-reference-${var.account_id}"
  reference_arn    = "arn:aws:s3:::${local.reference_bucket}"
  table            = "bedrock_integration.passages"

  # The table must exist before Bedrock will take it; the names are those of field_mapping.
  schema = [
    "CREATE EXTENSION IF NOT EXISTS vector",
    "CREATE SCHEMA IF NOT EXISTS bedrock_integration",
    "CREATE TABLE IF NOT EXISTS ${local.table} (id uuid PRIMARY KEY, embedding vector(${var.embedding_dimensions}), chunks text, metadata json)",
    "CREATE INDEX IF NOT EXISTS passages_embedding ON ${local.table} USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 256)",
    "CREATE INDEX IF NOT EXISTS passages_chunks ON ${local.table} USING gin (to_tsvector('simple', chunks))",
  ]
}

resource "aws_db_subnet_group" "knowledge" {
  for_each = local.knowledge

  name        = local.store_name
  description = "Subnets without a way to the internet, for ${local.store_name}"
  subnet_ids  = values(var.subnet_ids)
}

resource "aws_cloudwatch_log_group" "knowledge" {
  for_each = local.knowledge

  name              = "/aws/rds/cluster/${local.store_name}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

resource "aws_rds_cluster_parameter_group" "knowledge" {
  for_each = local.knowledge

  name_prefix = "${local.store_name}-"
  family      = "aurora-postgresql16"
  description = "TLS forced, DDL and slow statements logged"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "terraform_data" "knowledge_snapshot" {
  for_each = local.knowledge

  input = local.store_name
}

resource "aws_rds_cluster" "knowledge" {
  for_each = local.knowledge

  cluster_identifier = local.store_name
  engine             = "aurora-postgresql"
  engine_mode        = "provisioned" # Serverless v2 is a class of instance in it
  engine_version     = "16.6"        # the first 16 that can pause at 0
  database_name      = "knowledge"

  master_username                     = "paperwurks_master"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.key_arns["secrets"]
  iam_database_authentication_enabled = true
  enable_http_endpoint                = true # the Data API, which is how Bedrock comes in

  serverlessv2_scaling_configuration {
    min_capacity             = 0
    max_capacity             = 2
    seconds_until_auto_pause = 600
  }

  db_subnet_group_name            = aws_db_subnet_group.knowledge["main"].name
  vpc_security_group_ids          = [var.security_group_id]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.knowledge["main"].name
  storage_encrypted               = true
  kms_key_id                      = var.key_arns["database"]
  backup_retention_period         = 7
  copy_tags_to_snapshot           = true
  deletion_protection             = var.deletion_protection
  skip_final_snapshot             = false
  final_snapshot_identifier       = "${local.store_name}-final-${substr(terraform_data.knowledge_snapshot["main"].id, 0, 8)}"
  enabled_cloudwatch_logs_exports = ["postgresql"]

  depends_on = [aws_cloudwatch_log_group.knowledge]
}

resource "aws_rds_cluster_instance" "knowledge" {
  for_each = local.knowledge

  identifier                   = "${local.store_name}-1"
  cluster_identifier           = aws_rds_cluster.knowledge["main"].id
  engine                       = "aurora-postgresql"
  instance_class               = "db.serverless"
  publicly_accessible          = false
  auto_minor_version_upgrade   = true
  ca_cert_identifier           = "rds-ca-rsa2048-g1"
  performance_insights_enabled = false # it would keep the store from pausing
}

# The one thing here that Terraform cannot declare. It runs where apply runs, once for each
# change of the table, through the Data API; the first statements wake a paused store.
resource "terraform_data" "knowledge_schema" {
  for_each = local.knowledge

  triggers_replace = [aws_rds_cluster.knowledge["main"].id, local.schema]

  provisioner "local-exec" {
    command = "${path.module}/schema.sh"
    environment = {
      AWS_REGION  = var.region
      CLUSTER_ARN = aws_rds_cluster.knowledge["main"].arn
      SECRET_ARN  = one(aws_rds_cluster.knowledge["main"].master_user_secret[*].secret_arn)
      DATABASE    = "knowledge"
      STATEMENTS  = join(";\n", local.schema)
    }
  }

  depends_on = [aws_rds_cluster_instance.knowledge]
}

resource "aws_s3_bucket" "reference" {
  for_each = local.knowledge

  bucket = local.reference_bucket
}

resource "aws_s3_bucket_public_access_block" "reference" {
  for_each = local.knowledge

  bucket                  = aws_s3_bucket.reference["main"].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "reference" {
  for_each = local.knowledge

  bucket = aws_s3_bucket.reference["main"].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "reference" {
  for_each = local.knowledge

  bucket = aws_s3_bucket.reference["main"].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.key_arns["documents"]
    }
  }
}

resource "aws_s3_bucket_versioning" "reference" {
  for_each = local.knowledge

  bucket = aws_s3_bucket.reference["main"].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "reference" {
  for_each = local.knowledge

  bucket = aws_s3_bucket.reference["main"].id

  rule {
    id     = "sweep"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    noncurrent_version_expiration {
      noncurrent_days = 90
    }
  }

  depends_on = [aws_s3_bucket_versioning.reference]
}

resource "aws_s3_bucket_notification" "reference" {
  for_each = local.knowledge

  bucket      = aws_s3_bucket.reference["main"].id
  eventbridge = true
}

resource "aws_s3_bucket_logging" "reference" {
  for_each = local.knowledge

  bucket        = aws_s3_bucket.reference["main"].id
  target_bucket = var.log_bucket
  target_prefix = "s3/reference/"
}

resource "aws_s3_bucket_policy" "reference" {
  for_each = local.knowledge

  bucket = aws_s3_bucket.reference["main"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTLS"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.reference_arn, "${local.reference_arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyTLS12OrLater"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.reference_arn, "${local.reference_arn}/*"]
        Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.reference]
}

resource "aws_iam_role" "knowledge" {
  for_each = local.knowledge

  name                 = local.store_name
  description          = "Lets Bedrock's knowledge base read reference material, embed it and keep it in its store"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "bedrock.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:aws:bedrock:${var.region}:${var.account_id}:knowledge-base/*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "knowledge" {
  for_each = local.knowledge

  name = "knowledge-base"
  role = aws_iam_role.knowledge["main"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Embed"
        Effect   = "Allow"
        Action   = "bedrock:InvokeModel"
        Resource = local.embedding_arns
      },
      {
        Sid      = "ReadReference"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:ListBucket"]
        Resource = [local.reference_arn, "${local.reference_arn}/*"]
      },
      {
        Sid      = "KeepPassages"
        Effect   = "Allow"
        Action   = ["rds-data:ExecuteStatement", "rds-data:BatchExecuteStatement", "rds:DescribeDBClusters"]
        Resource = "arn:aws:rds:${var.region}:${var.account_id}:cluster:${local.store_name}"
      },
      {
        Sid      = "SignIn"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = one(aws_rds_cluster.knowledge["main"].master_user_secret[*].secret_arn)
      },
      {
        Sid      = "Decrypt"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = [var.key_arns["documents"], var.key_arns["secrets"]]
        Condition = {
          StringEquals = { "kms:ViaService" = ["s3.${var.region}.amazonaws.com", "secretsmanager.${var.region}.amazonaws.com"] }
        }
      },
    ]
  })
}

resource "aws_bedrockagent_knowledge_base" "main" {
  for_each = local.knowledge

  name        = "${local.name}-reference"
  description = "Reference material for conveyancers; no client's papers"
  role_arn    = aws_iam_role.knowledge["main"].arn

  knowledge_base_configuration {
    type = "VECTOR"

    vector_knowledge_base_configuration {
      embedding_model_arn = local.embedding_arns[0]
    }
  }

  storage_configuration {
    type = "RDS"

    rds_configuration {
      resource_arn           = aws_rds_cluster.knowledge["main"].arn
      credentials_secret_arn = one(aws_rds_cluster.knowledge["main"].master_user_secret[*].secret_arn)
      database_name          = "knowledge"
      table_name             = local.table

      field_mapping {
        primary_key_field = "id"
        vector_field      = "embedding"
        text_field        = "chunks"
        metadata_field    = "metadata"
      }
    }
  }

  depends_on = [terraform_data.knowledge_schema, aws_iam_role_policy.knowledge]
}

resource "aws_bedrockagent_data_source" "reference" {
  for_each = local.knowledge

  name                 = "reference"
  knowledge_base_id    = aws_bedrockagent_knowledge_base.main["main"].id
  data_deletion_policy = "DELETE" # what is taken from the bucket is taken from the answers

  data_source_configuration {
    type = "S3"

    s3_configuration {
      bucket_arn = local.reference_arn
    }
  }

  server_side_encryption_configuration {
    kms_key_arn = var.key_arns["documents"]
  }

  vector_ingestion_configuration {
    chunking_configuration {
      chunking_strategy = "FIXED_SIZE"

      fixed_size_chunking_configuration {
        max_tokens         = 400
        overlap_percentage = 15
      }
    }
  }
}
