locals {
  # Dynamic parameters take effect at once; static ones need a restart and say so, or the
  # API refuses them.
  parameters = {
    "rds.force_ssl" = { value = "1", restart = false } # no connection without TLS

    # What is logged. Statements that change the schema or roles, and slow ones; never the
    # values bound to them, which are clients' names and addresses.
    "log_statement"              = { value = "ddl", restart = false }
    "log_min_duration_statement" = { value = "500", restart = false } # milliseconds
    "log_parameter_max_length"   = { value = "0", restart = false }
    "log_connections"            = { value = "1", restart = false }
    "log_disconnections"         = { value = "1", restart = false }
    "log_lock_waits"             = { value = "1", restart = false }

    # A transaction left open holds locks and keeps vacuum from its work.
    "idle_in_transaction_session_timeout" = { value = "60000", restart = false } # milliseconds

    "shared_preload_libraries" = { value = "pg_stat_statements,pgaudit", restart = true }
    "pgaudit.log"              = { value = "role,ddl", restart = true }
  }
}

resource "aws_db_parameter_group" "main" {
  # A prefix and create_before_destroy: a major version needs another family, and the old
  # group can only go when the instance no longer uses it.
  name_prefix = "${local.identifier}-postgres15-"
  family      = "postgres15"
  description = "TLS forced, DDL and slow statements logged, roles and DDL audited"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.restart ? "pending-reboot" : "immediate"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
