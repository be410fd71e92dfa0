locals {
  database_dimensions = { DBInstanceIdentifier = var.database.identifier }

  # What is too little, by size: a tenth of the storage but never less than the design's
  # 5 GiB, and an eighth of the memory, which for the class that the design had in mind
  # (2 GiB) is its 256 MiB.
  storage_floor = max(5 * 1024 * 1024 * 1024, floor(var.database.allocated_storage_bytes / 10))
  memory_floor  = floor(var.database.memory_bytes / 8)

  database_rows = merge(
    {
      database-cpu = {
        severity   = "warning"
        summary    = "The database uses more than 80 % of its CPU."
        metric     = "CPUUtilization"
        statistic  = "Average"
        threshold  = 80
        comparison = "GreaterThanThreshold"
      }
      database-connections = {
        severity   = "warning"
        summary    = "More than 80 % of the ${var.database.max_connections} connections that the database's class allows are in use."
        metric     = "DatabaseConnections"
        statistic  = "Maximum"
        threshold  = floor(0.8 * var.database.max_connections)
        comparison = "GreaterThanThreshold"
      }
      database-storage = {
        severity   = "critical"
        summary    = "The database has less than ${floor(local.storage_floor / 1073741824)} GiB free, and has not grown by itself."
        metric     = "FreeStorageSpace"
        statistic  = "Minimum"
        threshold  = local.storage_floor
        comparison = "LessThanThreshold"
      }
      database-memory = {
        severity   = "warning"
        summary    = "The database has less than ${floor(local.memory_floor / 1048576)} MiB of memory left, an eighth of its class's."
        metric     = "FreeableMemory"
        statistic  = "Average"
        threshold  = local.memory_floor
        comparison = "LessThanThreshold"
      }
      database-disk-queue = {
        severity   = "warning"
        summary    = "More than 10 reads and writes wait for the database's disk."
        metric     = "DiskQueueDepth"
        statistic  = "Average"
        threshold  = 10
        comparison = "GreaterThanThreshold"
      }
      database-slot-lag = {
        severity   = "warning"
        summary    = "A replication slot holds back more than 1 GiB of the database's log, which fills the disk."
        metric     = "OldestReplicationSlotLag"
        statistic  = "Maximum"
        threshold  = 1073741824
        comparison = "GreaterThanThreshold"
      }
      database-transaction-ids = {
        severity   = "critical"
        summary    = "A thousand million transactions have not been vacuumed away; at two thousand million the database stops writing."
        metric     = "MaximumUsedTransactionIDs"
        statistic  = "Maximum"
        threshold  = 1000000000
        comparison = "GreaterThanThreshold"
      }
    },
    { for k, v in {
      database-cpu-credits = {
        severity   = "warning"
        summary    = "The database's class has spent its CPU credits: from here on it is slow, or each hour costs extra."
        metric     = "CPUCreditBalance"
        statistic  = "Minimum"
        threshold  = 30
        comparison = "LessThanThreshold"
      }
    } : k => v if var.database.burstable },
  )
  database_alarms = { for k, row in local.database_rows : k => merge(row, { namespace = "AWS/RDS", dimensions = local.database_dimensions }) }

  cache_metrics = {
    cache-cpu = {
      severity  = "warning"
      summary   = "A node of the cache uses more than 80 % of its CPU."
      metric    = "CPUUtilization"
      threshold = 80
    }
    cache-memory = {
      severity  = "warning"
      summary   = "A node of the cache uses more than 80 % of its memory: soon sessions are evicted before their time."
      metric    = "DatabaseMemoryUsagePercentage"
      threshold = 80
    }
    cache-evictions = {
      severity  = "warning"
      summary   = "The cache evicts more than 100 keys a minute: people are signed out before their time."
      metric    = "Evictions"
      threshold = 100
    }
  }

  # The worst node is what counts, so each alarm looks at all of them.
  cache_alarms = { for k, m in local.cache_metrics : k => {
    severity  = m.severity
    summary   = m.summary
    threshold = m.threshold
    queries = { for i, id in var.cache_clusters : "node${i + 1}" => {
      namespace  = "AWS/ElastiCache"
      metric     = m.metric
      dimensions = { CacheClusterId = id }
      statistic  = "Maximum"
    } }
    expression = length(var.cache_clusters) == 1 ? "node1 * 1" : "MAX([${join(", ", [for i, id in var.cache_clusters : "node${i + 1}"])}])"
  } }

  queue_alarms = {
    queue-age = {
      severity   = "warning"
      summary    = "News of work has waited longer than five minutes for a worker."
      namespace  = "AWS/SQS"
      metric     = "ApproximateAgeOfOldestMessage"
      dimensions = { QueueName = var.queue_names.jobs }
      statistic  = "Maximum"
      threshold  = 300
      evaluate   = 5
      datapoints = 5
    }
    queue-dead-letters = {
      severity   = "warning"
      summary    = "News of work has gone to the dead letters: no worker could deal with it."
      namespace  = "AWS/SQS"
      metric     = "ApproximateNumberOfMessagesVisible"
      dimensions = { QueueName = var.queue_names.dead_letters }
      statistic  = "Maximum"
      threshold  = 0
      evaluate   = 1
      datapoints = 1
    }
  }

  application_alarms = { for k, a in {
    job-duration = {
      severity   = "warning"
      summary    = "One job in twenty takes longer than 30 seconds, which is what an analysis may take."
      metric     = "JobSeconds"
      percentile = "p95"
      threshold  = 30
    }
    analysis-duration = {
      severity   = "warning"
      summary    = "One case in twenty waits longer than five minutes for its report."
      metric     = "AnalysisSeconds"
      percentile = "p95"
      threshold  = 300
    }
    jobs-parked = {
      severity  = "warning"
      summary   = "A job was given up after its last attempt: somebody's paper is not read."
      metric    = "JobsParked"
      statistic = "Sum"
      threshold = 0
    }
    jobs-waiting = {
      severity  = "warning"
      summary   = "The oldest job has waited longer than 15 minutes."
      metric    = "JobsOldestSeconds"
      statistic = "Maximum"
      threshold = 900
    }
    model-errors = {
      severity  = "warning"
      summary   = "More than 5 questions to the model failed in five minutes."
      metric    = "ModelErrors"
      statistic = "Sum"
      threshold = 5
    }
    sign-ins-refused = {
      severity  = "warning"
      summary   = "More than 50 sign-ins were refused in five minutes: somebody is guessing."
      metric    = "SignInsRefused"
      statistic = "Sum"
      threshold = 50
    }
    audit-chain-broken = {
      severity  = "critical"
      summary   = "The audit chain does not verify: an entry was changed or removed."
      metric    = "AuditChainBroken"
      statistic = "Sum"
      threshold = 0
    }
    } : k => merge({ statistic = null, percentile = null }, a, {
      namespace                = local.application_namespace
      dimensions               = local.application_dimensions
      period                   = 300
      evaluate                 = 1
      datapoints               = 1
    })
  }
}
