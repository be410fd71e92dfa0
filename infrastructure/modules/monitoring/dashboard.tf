# One screen from the outside in: what people notice, what does the work, what it stands on.

locals {
  widgets = [
    { title = "Requests and errors a minute", stat = "Sum", metrics = [
      ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.load_balancer_suffix],
      [".", "HTTPCode_Target_5XX_Count", ".", "."],
      [".", "HTTPCode_ELB_5XX_Count", ".", "."],
    ] },
    { title = "Response time, seconds (half of the requests, 95 %, 99 %)", stat = "p95", metrics = [
      ["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.load_balancer_suffix, { stat = "p50" }],
      ["...", { stat = "p95" }],
      ["...", { stat = "p99" }],
    ] },
    { title = "Healthy tasks", stat = "Maximum", metrics = [for colour, suffix in var.target_group_suffixes :
      ["AWS/ApplicationELB", "HealthyHostCount", "TargetGroup", suffix, "LoadBalancer", var.load_balancer_suffix, { label = colour }]
    ] },
    { title = "CPU and memory of the services, %", stat = "Average", metrics = flatten([for k, s in var.services : [for m in ["CPUUtilization", "MemoryUtilization"] : {
      row = ["AWS/ECS", m, "ClusterName", var.cluster_name, "ServiceName", s.name]
    }]])[*].row },
    { title = "Jobs and cases, seconds (95 %)", stat = "p95", metrics = [for m in ["JobSeconds", "AnalysisSeconds", "ModelSeconds"] :
      [local.application_namespace, m, "Cluster", var.cluster_name]
    ] },
    { title = "Papers, and jobs that failed", stat = "Sum", metrics = [for m in ["DocumentsReceived", "DocumentsRefused", "JobsFailed", "JobsParked"] :
      [local.application_namespace, m, "Cluster", var.cluster_name]
    ] },
    { title = "Queue", stat = "Maximum", metrics = [
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queue_names.jobs],
      [".", "ApproximateAgeOfOldestMessage", ".", "."],
      [".", "ApproximateNumberOfMessagesVisible", ".", var.queue_names.dead_letters],
    ] },
    { title = "The model: tokens and errors", stat = "Sum", metrics = [for m in ["ModelTokens", "ModelErrors"] :
      [local.application_namespace, m, "Cluster", var.cluster_name]
    ] },
    { title = "Database: CPU %, connections", stat = "Average", metrics = [
      ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", var.database.identifier],
      [".", "DatabaseConnections", ".", "."],
    ] },
    { title = "Database: free memory and storage, bytes", stat = "Minimum", metrics = [
      ["AWS/RDS", "FreeableMemory", "DBInstanceIdentifier", var.database.identifier],
      [".", "FreeStorageSpace", ".", "."],
    ] },
    { title = "Cache: memory %, evictions", stat = "Maximum", metrics = flatten([for id in var.cache_clusters : [for m in ["DatabaseMemoryUsagePercentage", "Evictions"] : {
      row = ["AWS/ElastiCache", m, "CacheClusterId", id]
    }]])[*].row },
    { title = "Logged, bytes", stat = "Sum", metrics = [for s in var.services :
      ["AWS/Logs", "IncomingBytes", "LogGroupName", s.log_group_name]
    ] },
  ]
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = local.name

  dashboard_body = jsonencode({
    widgets = concat(
      [{
        type       = "alarm"
        x          = 0
        y          = 0
        width      = 24
        height     = 4
        properties = { title = "Alarms", alarms = [for k in sort(keys(local.alarms)) : "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:${local.name}-${k}"] }
      }],
      [for i, w in local.widgets : {
        type   = "metric"
        x      = (i % 3) * 8
        y      = 4 + floor(i / 3) * 6
        width  = 8
        height = 6
        properties = {
          title   = w.title
          region  = var.region
          stat    = w.stat
          period  = 60
          view    = "timeSeries"
          metrics = w.metrics
        }
      }],
    )
  })
}
