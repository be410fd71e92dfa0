# What the application itself measures, sent as lines of its log in CloudWatch's embedded
# metric format. These are the names that it emits, in this namespace, each with the one
# dimension Cluster (the cluster's name, which a task reads from its ECS metadata, so that
# no setting is needed). A change here is a change of the application.
#
#   name                 unit          one value for
#   JobSeconds           Seconds       each job of work, from claim to end
#   JobsFailed           Count         each attempt that failed and will be tried again
#   JobsParked           Count         each job given up after its last attempt
#   JobsOldestSeconds    Seconds       the oldest job that waits, each minute
#   DocumentsReceived    Count         each file that was kept
#   DocumentsRefused     Count         each file that was not, for malware, size or kind
#   AnalysisSeconds      Seconds       each case, from the last file kept to the report
#   ModelSeconds         Seconds       each question to a model
#   ModelTokens          Count         tokens of each question and answer
#   ModelErrors          Count         each question that a model or its guardrail refused or failed
#   SignInsRefused       Count         each wrong password, code or token
#   AuditChainBroken     Count         each check of the audit chain that found it broken

locals {
  application_namespace  = "Paperwurks"
  application_dimensions = { Cluster = var.cluster_name }

  application_metrics = {
    JobSeconds        = "Seconds"
    JobsFailed        = "Count"
    JobsParked        = "Count"
    JobsOldestSeconds = "Seconds"
    DocumentsReceived = "Count"
    DocumentsRefused  = "Count"
    AnalysisSeconds   = "Seconds"
    ModelSeconds      = "Seconds"
    ModelTokens       = "Count"
    ModelErrors       = "Count"
    SignInsRefused    = "Count"
    AuditChainBroken  = "Count"
  }
}
