//go:build !local

package telemetry

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	"github.com/jackc/pgx/v5"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// Statements makes a span of each statement that PostgreSQL is sent within one
// that is recorded.
type Statements struct{}

var _ pgx.QueryTracer = Statements{}

// TraceQueryStart begins it.
func (Statements) TraceQueryStart(ctx context.Context, _ *pgx.Conn, q pgx.TraceQueryStartData) context.Context {
	ctx, _ = child(ctx, "postgres "+summary(q.SQL), attribute.String("db.system.name", "postgresql"), attribute.String("db.query.summary", summary(q.SQL)))
	return ctx
}

// TraceQueryEnd ends it. Its span is the context's own, or one that is the caller's
// and not recorded.
func (Statements) TraceQueryEnd(ctx context.Context, _ *pgx.Conn, q pgx.TraceQueryEndData) {
	if span := trace.SpanFromContext(ctx); span.IsRecording() {
		failed(span, q.Err)
		span.End()
	}
}

// summary is the first words of a statement, which name what is done and to what:
// "select audit", "insert into document". Statements have no values in them.
func summary(statement string) string {
	words := strings.Fields(statement)
	if len(words) == 0 {
		return ""
	}
	first := strings.ToLower(words[0])
	keyword := map[string]string{"select": "from", "with": "update", "insert": "into", "delete": "from", "update": "update"}[first]
	for i := range words[:len(words)-1] {
		if strings.EqualFold(words[i], keyword) {
			return first + " " + strings.Trim(words[i+1], "(),;")
		}
	}
	return first
}

// Amazon makes a span of each call of AWS that clients of a configuration make
// within one that is recorded.
func Amazon(c *aws.Config) {
	c.APIOptions = append(c.APIOptions, func(stack *middleware.Stack) error {
		// Behind what names the service and the operation, before retries.
		return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("paperwurks.trace", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			service, operation := awsmiddleware.GetServiceID(ctx), awsmiddleware.GetOperationName(ctx)
			ctx, span := child(ctx, service+"."+operation,
				attribute.String("rpc.system", "aws-api"), attribute.String("rpc.service", service), attribute.String("rpc.method", operation))
			out, about, err := next.HandleInitialize(ctx, in)
			failed(span, err)
			span.End()
			return out, about, err
		}), middleware.After)
	})
}
