# One program, three roles. Containers run as nobody, on a read-only root, with no Linux capability, and write only
# to the two places below, which vanish with the task.

locals {
  # The image declares both as volumes that belong to the user; a Fargate volume takes that over.
  writable = merge(
    { data = "/var/lib/paperwurks", tmp = "/tmp" },
    # The agent behind ECS Exec writes here, or does not start on a read-only root.
    var.execute_command ? { ssm-lib = "/var/lib/amazon", ssm-log = "/var/log/amazon" } : {},
  )
  user = "65532"

  roles = {
    backend = {
      command      = ["serve"]
      image        = var.images.backend
      cpu          = var.backend.cpu
      memory       = var.backend.memory
      stop_timeout = var.backend.stop_timeout
      disk         = null
      ports        = [{ name = "http", containerPort = var.container_port, hostPort = var.container_port, protocol = "tcp" }]
      traced       = var.tracing
    }
    worker = {
      command      = ["worker"]
      image        = var.images.worker
      cpu          = var.worker.cpu
      memory       = var.worker.memory
      stop_timeout = var.worker.stop_timeout
      disk         = var.worker.disk
      ports        = []
      traced       = var.tracing
    }
    migrate = {
      command      = ["migrate"]
      image        = var.images.backend # the schema that this very release expects
      cpu          = var.migrate.cpu
      memory       = var.migrate.memory
      stop_timeout = 120
      disk         = null
      ports        = []
      traced       = false
    }
  }

  log_options = { for name, group in local.log_groups : name => {
    awslogs-group         = group
    awslogs-region        = var.region
    awslogs-stream-prefix = name
    # When CloudWatch stalls, a container drops log lines and goes on; blocking would stop it answering.
    mode            = "non-blocking"
    max-buffer-size = "25m"
  } }

  hardened = {
    essential              = true
    user                   = local.user
    privileged             = false
    readonlyRootFilesystem = true
    linuxParameters = {
      initProcessEnabled = true # reaps the sandboxed readers that the program starts
      capabilities       = { drop = ["ALL"], add = [] }
    }
    systemControls = []
    volumesFrom    = []
  }

  applications = { for role, r in local.roles : role => merge(local.hardened, {
    name         = "paperwurks-${role}"
    image        = r.image
    command      = r.command
    cpu          = 0
    stopTimeout  = r.stop_timeout
    portMappings = r.ports
    environment  = [for k in sort(keys(var.environment_variables[role])) : { name = k, value = var.environment_variables[role][k] }]
    secrets      = [for k in sort(keys(try(var.secrets[role], {}))) : { name = k, valueFrom = var.secrets[role][k] }]
    mountPoints  = [for v in sort(keys(local.writable)) : { sourceVolume = v, containerPath = local.writable[v], readOnly = false }]
    ulimits      = [{ name = "nofile", softLimit = 65536, hardLimit = 65536 }]
    dependsOn    = r.traced ? [{ containerName = "collector", condition = "START" }] : []
    logConfiguration = {
      logDriver = "awslogs"
      options   = local.log_options[role]
    }
  }) }

  # Traces only, and no more memory than this: the collector must never be what stops a task, hence not essential.
  collector = merge(local.hardened, {
    name              = "collector"
    essential         = false
    image             = var.images.collector
    cpu               = 0
    memory            = 128
    memoryReservation = 64
    stopTimeout       = 120
    restartPolicy     = { enabled = true, restartAttemptPeriod = 60 }
    environment       = [{ name = "AOT_CONFIG_CONTENT", value = local.collector_configuration }]
    secrets           = []
    portMappings      = []
    mountPoints       = []
    logConfiguration = {
      logDriver = "awslogs"
      options   = try(local.log_options.collector, null)
    }
  })

  collector_configuration = yamlencode({
    receivers = { otlp = { protocols = { grpc = { endpoint = "127.0.0.1:4317" } } } }
    processors = {
      memory_limiter = { check_interval = "1s", limit_mib = 96, spike_limit_mib = 24 }
      batch          = { timeout = "5s", send_batch_size = 50 }
    }
    exporters = { awsxray = { region = var.region } }
    service = {
      pipelines = { traces = { receivers = ["otlp"], processors = ["memory_limiter", "batch"], exporters = ["awsxray"] } }
      telemetry = { logs = { level = "warn" } }
    }
  })

  containers = {
    backend = concat([local.applications.backend], [for c in [local.collector] : c if var.tracing])
    worker  = concat([local.applications.worker], [for c in [local.collector] : c if var.tracing])
    migrate = [local.applications.migrate]
  }
}

resource "aws_ecs_task_definition" "main" {
  for_each = local.roles

  family                   = local.names[each.key]
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  task_role_arn            = aws_iam_role.task[each.key].arn
  container_definitions    = jsonencode(local.containers[each.key])
  skip_destroy             = true # earlier revisions stay, to roll back to

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  dynamic "ephemeral_storage" {
    for_each = each.value.disk == null ? [] : [each.value.disk]

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  dynamic "volume" {
    for_each = local.writable

    content {
      name = volume.key
    }
  }

  depends_on = [aws_cloudwatch_log_group.main]
}
