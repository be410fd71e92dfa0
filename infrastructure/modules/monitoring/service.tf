locals {
  service_dimensions = { for k, s in var.services : k => { ClusterName = var.cluster_name, ServiceName = s.name } }

  service_alarms = merge(
    { for k, d in local.service_dimensions : "${k}-cpu" => {
      severity   = "warning"
      summary    = "The ${k}'s tasks use more than 85 % of their CPU although scaling aims at 70 %."
      namespace  = "AWS/ECS"
      metric     = "CPUUtilization"
      dimensions = d
      statistic  = "Average"
      threshold  = 85
    } },
    { for k, d in local.service_dimensions : "${k}-memory" => {
      severity   = "warning"
      summary    = "The ${k}'s tasks use more than 85 % of their memory although scaling aims at 70 %."
      namespace  = "AWS/ECS"
      metric     = "MemoryUtilization"
      dimensions = d
      statistic  = "Average"
      threshold  = 85
    } },
    # With Container Insights: tasks wanted less tasks running. Without: each running task
    # reports its CPU once a minute, so the number of reports is the number of tasks.
    { for k, s in var.services : "${k}-tasks" => merge(
      {
        severity = k == "backend" ? "critical" : "warning"
        summary  = "Fewer tasks of the ${k} are running than should be."
        evaluate = 10
        # Longer than a task takes to be replaced: a minute to start, and Spot's two minutes' notice.
        datapoints = 8
        missing    = s.minimum > 0 ? local.silence : "notBreaching"
      },
      var.container_insights == "disabled" ? {
        comparison = "LessThanThreshold"
        threshold  = s.minimum
        namespace  = "AWS/ECS"
        metric     = "CPUUtilization"
        dimensions = local.service_dimensions[k]
        statistic  = "SampleCount"
        queries    = {}
        expression = null
        } : {
        comparison = "GreaterThanThreshold"
        threshold  = 0
        namespace  = null
        metric     = null
        dimensions = null
        statistic  = null
        queries = {
          desired = { namespace = "ECS/ContainerInsights", metric = "DesiredTaskCount", dimensions = local.service_dimensions[k], statistic = "Maximum" }
          running = { namespace = "ECS/ContainerInsights", metric = "RunningTaskCount", dimensions = local.service_dimensions[k], statistic = "Minimum" }
        }
        expression = "desired - running"
      },
    ) if s.minimum > 0 },
    { for k, s in var.services : "${k}-log-errors" => {
      severity   = "warning"
      summary    = "The ${k} logs more than 10 errors in five minutes."
      namespace  = "Paperwurks/Logs"
      metric     = "${local.name}-${k}-log-errors"
      dimensions = null # a metric from a filter has the environment in its name
      statistic  = "Sum"
      period     = 300
      threshold  = 10
      evaluate   = 1
      datapoints = 1
    } },
  )

  load_balancer_dimensions = { LoadBalancer = var.load_balancer_suffix }

  load_balancer_alarms = {
    alb-5xx = {
      severity   = "critical"
      summary    = "The backend answers more than 10 requests a minute with an error of its own."
      namespace  = "AWS/ApplicationELB"
      metric     = "HTTPCode_Target_5XX_Count"
      dimensions = local.load_balancer_dimensions
      statistic  = "Sum"
      threshold  = 10
    }
    alb-elb-5xx = {
      severity   = "critical"
      summary    = "The load balancer itself answers more than 10 requests a minute with an error: no task took them."
      namespace  = "AWS/ApplicationELB"
      metric     = "HTTPCode_ELB_5XX_Count"
      dimensions = local.load_balancer_dimensions
      statistic  = "Sum"
      threshold  = 10
    }
    alb-latency = {
      severity   = "warning"
      summary    = "One request in twenty takes longer than half a second. Reading papers is the worker's, so no request should."
      namespace  = "AWS/ApplicationELB"
      metric     = "TargetResponseTime"
      dimensions = local.load_balancer_dimensions
      percentile = "p95"
      threshold  = 0.5
      evaluate   = 10
      datapoints = 8
    }
    # Of two target groups, in a blue/green release, one is empty: only all together count.
    alb-healthy-hosts = {
      severity   = "critical"
      summary    = "No task of the backend is healthy: nobody can use the service."
      comparison = "LessThanThreshold"
      threshold  = 1
      missing    = local.silence
      queries = { for colour, suffix in var.target_group_suffixes : colour => {
        namespace  = "AWS/ApplicationELB"
        metric     = "HealthyHostCount"
        dimensions = { LoadBalancer = var.load_balancer_suffix, TargetGroup = suffix }
        statistic  = "Maximum"
      } }
      expression = join(" + ", [for colour in sort(keys(var.target_group_suffixes)) : "FILL(${colour}, 0)"])
    }
    certificate-expiry = {
      severity   = "warning"
      summary    = "The load balancer's certificate ends within 30 days, so its renewal has failed."
      comparison = "LessThanThreshold"
      namespace  = "AWS/CertificateManager"
      metric     = "DaysToExpiry"
      dimensions = { CertificateArn = var.certificate_arn }
      statistic  = "Minimum"
      period     = 86400
      threshold  = 30
      evaluate   = 1
      datapoints = 1
    }
  }
}
