package telemetry

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/paperwurks/paperwurks/internal/work"
)

// Telemetry is the numbers and traces of one process, joined.
type Telemetry struct {
	Meter  *Meter
	Tracer *Tracer
	Log    *slog.Logger

	// Lines is the log that metrics are written to, for a cluster; nil for none.
	Lines   io.Writer
	Cluster string
	// Backlog is asked each minute how long the oldest job has waited; nil where
	// others ask.
	Backlog func(context.Context) (work.Backlog, error)
}

const (
	linesEvery   = 10 * time.Second
	backlogEvery = time.Minute
)

// Request watches a request: see api.Server.
func (t *Telemetry) Request(r *http.Request) (context.Context, func(route string, status int)) {
	began := time.Now()
	ctx, end := t.Tracer.Request(r)
	return ctx, func(route string, status int) {
		end(route, status)
		if route == "" {
			route = "none"
		}
		t.Meter.Answered(route, status, time.Since(began))
	}
}

// Work watches a piece of work: see work.Worker. What was not ended by the work
// itself says nothing of how long it takes.
func (t *Telemetry) Work(ctx context.Context, c work.Claim) (context.Context, func(work.End, error)) {
	began := time.Now()
	ctx, end := t.Tracer.Work(ctx, c)
	return ctx, func(how work.End, err error) {
		end(how, err)
		switch how {
		case work.Done, work.Failed, work.GivenUp:
			t.Meter.Record(JobSeconds, time.Since(began).Seconds())
		}
		switch how {
		case work.Failed:
			t.Meter.Record(JobsFailed, 1)
		case work.GivenUp:
			t.Meter.Record(JobsParked, 1)
		}
	}
}

// Run writes metrics as lines of the log until ctx ends, and then the last.
func (t *Telemetry) Run(ctx context.Context) {
	if t.Lines == nil {
		return
	}
	lines, backlog := time.NewTicker(linesEvery), time.NewTicker(backlogEvery)
	defer lines.Stop()
	defer backlog.Stop()
	for {
		select {
		case <-backlog.C:
			t.oldest(ctx)
		case <-lines.C:
			t.write()
		case <-ctx.Done():
			t.write()
			return
		}
	}
}

func (t *Telemetry) write() {
	if err := t.Meter.WriteLines(t.Lines, t.Cluster); err != nil {
		t.Log.Warn("metrics", "error", err)
	}
}

func (t *Telemetry) oldest(ctx context.Context) {
	if t.Backlog == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, linesEvery)
	defer cancel()
	b, err := t.Backlog(ctx)
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			t.Log.Warn("metrics", "error", err)
		}
		return
	}
	t.Meter.Record(JobsOldestSeconds, b.Oldest.Seconds())
}

// closing is how long the last traces have to reach the collector.
const closing = 3 * time.Second

// Close sends the traces that are left.
func (t *Telemetry) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	return t.Tracer.Close(ctx)
}
