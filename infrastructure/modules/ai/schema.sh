#!/bin/sh
# Makes the knowledge base's table through the Data API. Each statement may be run again;
# a store that is paused answers that it is resuming, so the first one is tried for a while.
set -eu

tries=0
printf '%s;\n' "$STATEMENTS" | tr '\n' ' ' | tr ';' '\n' | while read -r statement; do
  [ -n "$statement" ] || continue
  until aws rds-data execute-statement --resource-arn "$CLUSTER_ARN" --secret-arn "$SECRET_ARN" \
    --database "$DATABASE" --sql "$statement" >/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 20 ] || { echo "the knowledge base's store did not take: $statement" >&2; exit 1; }
    sleep 10
  done
done
