// Package telemetry tells an operator how the service fares: numbers, traces and
// what every line of the log carries.
//
// It owns the metrics that the alarms of infrastructure/modules/monitoring watch,
// by the very names of that module, and how they are written: as lines of the log
// in CloudWatch's embedded metric format where the process runs on ECS, and as
// /metrics in Prometheus's text for whoever asks. It owns traces: a span for each
// request, each piece of work (in the trace of what caused it), each statement and
// each call of AWS, sent to an OpenTelemetry collector. What happens is told to it
// by function fields of api, work, store and others, which know nothing of it; app
// joins them.
//
// No word of a paper, no name of a person or a case and no value of a statement
// enters a metric or a trace: they are ids, kinds, routes, counts and times.
// Telemetry that cannot be delivered is dropped and never holds up the service.
package telemetry
