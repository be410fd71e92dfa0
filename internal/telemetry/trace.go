package telemetry

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Tracer makes traces. Its ids are such as X-Ray takes, which begin with the time.
type Tracer struct {
	tracer trace.Tracer
	close  func(context.Context) error
}

// Collector is where traces go.
type Collector struct {
	Service string  // whose they are: "paperwurks-worker"
	Address string  // host:port; empty for nowhere
	TLS     bool    // without it only on this machine, config sees to that
	Sample  float64 // of requests and of work that no request caused, 0 to 1
	// Failed is told why traces could not be delivered; they are dropped.
	Failed func(error)
}

// OpenTracer makes a tracer. Nothing is reached for before there is a trace.
func OpenTracer(c Collector) (*Tracer, error) {
	if c.Address == "" {
		return &Tracer{noop.NewTracerProvider().Tracer(""), func(context.Context) error { return nil }}, nil
	}
	return collected(c)
}

// Close sends what is left and ends.
func (t *Tracer) Close(ctx context.Context) error { return t.close(ctx) }

// balancer is the id that AWS's load balancer gives a request, which is in its log.
var balancer = regexp.MustCompile(`Root=(1-[0-9a-f]{8}-[0-9a-f]{24})`)

// Request begins the span of a request. It is the root of a trace of ours: a
// stranger's trace is linked to, but does not choose what is sampled.
func (t *Tracer) Request(r *http.Request) (context.Context, func(route string, status int)) {
	ctx := r.Context()
	if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
		return ctx, func(string, int) {}
	}
	options := []trace.SpanStartOption{trace.WithNewRoot(), trace.WithSpanKind(trace.SpanKindServer)}
	if theirs := trace.SpanContextFromContext(propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(r.Header))); theirs.IsValid() {
		options = append(options, trace.WithLinks(trace.Link{SpanContext: theirs}))
	}
	if root := balancer.FindStringSubmatch(r.Header.Get("X-Amzn-Trace-Id")); root != nil {
		options = append(options, trace.WithAttributes(attribute.String("paperwurks.balancer", root[1])))
	}
	ctx, span := t.tracer.Start(ctx, r.Method, options...)
	return ctx, func(route string, status int) {
		span.SetName(named(r.Method, route))
		span.SetAttributes(
			attribute.String("http.request.method", r.Method),
			attribute.String("http.route", route),
			attribute.Int("http.response.status_code", status),
		)
		if status >= 500 {
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}

// named is what a request is called: its route, or only its method, so that no
// path with ids makes a name.
func named(method, route string) string {
	switch {
	case route == "":
		return method
	case strings.Contains(route, " "):
		return route
	}
	return method + " " + route
}

// Work begins the span of a piece of work, in the trace of what caused it.
func (t *Tracer) Work(ctx context.Context, c work.Claim) (context.Context, func(work.End, error)) {
	ctx = caused(ctx, c.Cause)
	ctx, span := t.tracer.Start(ctx, string(c.Kind), trace.WithSpanKind(trace.SpanKindConsumer), trace.WithAttributes(
		attribute.String("paperwurks.firm", string(c.Organisation)),
		attribute.String("paperwurks.subject", c.Subject),
		attribute.Int("paperwurks.tries", c.Tries),
	))
	return ctx, func(how work.End, err error) {
		span.SetAttributes(attribute.String("paperwurks.end", string(how)))
		failed(span, err)
		span.End()
	}
}

// Cause is where a context stands in a trace, as W3C traceparent; empty when it
// stands in none.
func Cause(ctx context.Context) string {
	c := propagation.MapCarrier{}
	propagation.TraceContext{}.Inject(ctx, c)
	return c["traceparent"]
}

// caused is a context that stands where a traceparent says.
func caused(ctx context.Context, traceparent string) context.Context {
	return propagation.TraceContext{}.Extract(ctx, propagation.MapCarrier{"traceparent": traceparent})
}

// child begins a span below the one of the context, if that is recorded.
func child(ctx context.Context, name string, about ...attribute.KeyValue) (context.Context, trace.Span) {
	parent := trace.SpanFromContext(ctx)
	if !parent.IsRecording() {
		return ctx, noop.Span{}
	}
	return parent.TracerProvider().Tracer("paperwurks").Start(ctx, name, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(about...))
}

// failed marks a span with the kind of an error and not with its text, which may
// name a file.
func failed(span trace.Span, err error) {
	if err != nil {
		span.SetStatus(codes.Error, string(fault.KindOf(err)))
	}
}
