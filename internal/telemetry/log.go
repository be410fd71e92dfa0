package telemetry

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/otel/trace"

	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Annotated is a handler of logs that adds to each line, where its context has
// them, the firm and the trace that it belongs to.
func Annotated(next slog.Handler) slog.Handler { return annotated{next} }

type annotated struct{ slog.Handler }

func (a annotated) Handle(ctx context.Context, r slog.Record) error {
	if who, err := tenant.From(ctx); err == nil {
		r.AddAttrs(slog.String("firm", string(who.Organisation)))
	}
	if s := trace.SpanContextFromContext(ctx); s.IsValid() {
		r.AddAttrs(slog.String("trace", s.TraceID().String()), slog.String("span", s.SpanID().String()))
	}
	return a.Handler.Handle(ctx, r)
}

func (a annotated) WithAttrs(attrs []slog.Attr) slog.Handler {
	return annotated{a.Handler.WithAttrs(attrs)}
}

func (a annotated) WithGroup(name string) slog.Handler { return annotated{a.Handler.WithGroup(name)} }
