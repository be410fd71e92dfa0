//go:build !local

package telemetry

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"runtime/debug"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// collected makes a tracer whose traces go to a collector.
func collected(c Collector) (*Tracer, error) {
	exporter, err := otlptrace.New(context.Background(), newLine(c))
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	about := []attribute.KeyValue{attribute.String("service.name", c.Service)}
	if b, ok := debug.ReadBuildInfo(); ok {
		about = append(about, attribute.String("service.version", b.Main.Version))
	}
	p := sdk.NewTracerProvider(
		sdk.WithBatcher(exporter, sdk.WithBatchTimeout(5*time.Second), sdk.WithExportTimeout(5*time.Second)),
		sdk.WithIDGenerator(ids{time.Now}),
		sdk.WithSampler(sdk.ParentBased(sdk.TraceIDRatioBased(c.Sample))),
		sdk.WithResource(resource.NewSchemaless(about...)),
	)
	return &Tracer{p.Tracer("paperwurks"), p.Shutdown}, nil
}

// ids makes ids such as X-Ray has always taken: the first four bytes of a trace's
// are the second that it began in (AWS X-Ray's guide, trace IDs).
type ids struct{ now func() time.Time }

func (i ids) NewIDs(ctx context.Context) (t trace.TraceID, s trace.SpanID) {
	binary.BigEndian.PutUint32(t[:4], uint32(i.now().Unix()))
	_, _ = rand.Read(t[4:]) // it never fails
	return t, i.NewSpanID(ctx, t)
}

func (ids) NewSpanID(context.Context, trace.TraceID) (s trace.SpanID) {
	_, _ = rand.Read(s[:])
	return s
}
