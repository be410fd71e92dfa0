package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/malware"
	"github.com/paperwurks/paperwurks/internal/telemetry"
)

// NewLog is the log of a role: JSON, one line each, which says whose trace and
// which firm's a line is.
func NewLog(w io.Writer) *slog.Logger {
	return slog.New(telemetry.Annotated(slog.NewJSONHandler(w, nil)))
}

// metadataKey names what ECS sets in each container: where it tells about the task.
const metadataKey = "ECS_CONTAINER_METADATA_URI_V4"

// openTelemetry opens what tells operators how the process fares. Lines of metrics
// are written on ECS alone: nobody else reads them.
func (a *App) openTelemetry(ctx context.Context, c config.Config, lines io.Writer) (*telemetry.Telemetry, error) {
	to, err := config.ParseTelemetry(c.Telemetry)
	if err != nil {
		return nil, err
	}
	switch to.Scheme {
	case "none", "otlp", "otlps":
	default:
		return nil, noDriver("PAPERWURKS_TELEMETRY_URL", to.Scheme)
	}
	role := string(a.role)
	if a.role == Alone {
		role = "up"
	}
	tracer, err := telemetry.OpenTracer(telemetry.Collector{
		Service: "paperwurks-" + role, Address: to.Address, TLS: to.Scheme == "otlps", Sample: to.Sample,
		Failed: func(err error) { a.log.Warn("traces are dropped", "error", err) },
	})
	if err != nil {
		return nil, err
	}
	t := &telemetry.Telemetry{Meter: telemetry.NewMeter(time.Now), Tracer: tracer, Log: a.log}
	if at := os.Getenv(metadataKey); at != "" && lines != nil {
		if t.Cluster, err = telemetry.Cluster(ctx, at); err != nil {
			return nil, fault.Wrap(err, fault.Unavailable, "ECS does not say which cluster this is, which every metric needs")
		}
		t.Lines = lines
	}
	return t, nil
}

// openScanner opens the scanner for malware, nil where there is none.
func openScanner(c config.Config) (*malware.Clamd, error) {
	m, err := config.ParseMalware(c.Malware)
	if err != nil {
		return nil, err
	}
	switch m.Scheme {
	case "none":
		return nil, nil
	case "clamd":
		return &malware.Clamd{Network: m.Network, Address: m.Address}, nil
	}
	return nil, noDriver("PAPERWURKS_MALWARE_URL", m.Scheme)
}

// moved counts the papers that came and were refused.
func (a *App) moved(to document.State) {
	switch to {
	case document.Kept:
		a.telemetry.Meter.Record(telemetry.DocumentsReceived, 1)
	case document.Quarantined:
		a.telemetry.Meter.Record(telemetry.DocumentsRefused, 1)
	}
}

// took notes how long a case waited for its report.
func (a *App) took(d time.Duration) {
	a.telemetry.Meter.Record(telemetry.AnalysisSeconds, d.Seconds())
}

// openMetrics listens for operators, when the configuration says where.
func openMetrics(c config.Config) (net.Listener, error) {
	if c.Metrics == "" {
		return nil, nil
	}
	ln, err := net.Listen("tcp", c.Metrics)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "PAPERWURKS_METRICS_LISTEN: %s cannot be listened on", c.Metrics)
	}
	return ln, nil
}

// MetricsAddress is where the numbers are told; nil for nowhere.
func (a *App) MetricsAddress() net.Addr {
	if a.metrics == nil {
		return nil
	}
	return a.metrics.Addr()
}

// tell answers operators until ctx ends: with the numbers, and for a worker, which
// has no other listener, with whether it lives and can work.
func (a *App) tell(ctx context.Context) {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", a.telemetry.Meter.Handler(a.gauges))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "alive\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := a.ready(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable) // an operator may see it whole
			return
		}
		_, _ = io.WriteString(w, "ready\n")
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelWarn)}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.Serve(a.metrics); !errors.Is(err, http.ErrServerClosed) {
		a.log.Error("metrics", "error", err)
	}
}

// gauges reads what stands at a level now.
func (a *App) gauges(r *http.Request) []telemetry.Gauge {
	ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
	defer cancel()
	var out []telemetry.Gauge
	add := func(name, labels, help string, v float64) {
		out = append(out, telemetry.Gauge{Name: "paperwurks_" + name, Labels: labels, Help: help, Value: v})
	}
	if b, err := a.Store.Backlog(ctx); err == nil {
		const help = "work that remains, of all firms"
		add("work_items", `state="due"`, help, float64(b.Due))
		add("work_items", `state="running"`, help, float64(b.Running))
		add("work_items", `state="parked"`, help, float64(b.Parked))
		add("jobs_oldest_seconds", "", "how long the oldest job has waited", b.Oldest.Seconds())
	} else {
		a.log.WarnContext(ctx, "metrics", "error", err)
	}
	pool := a.Store.Connections()
	const help = "connections to the database"
	add("database_connections", `state="idle"`, help, float64(pool.Idle))
	add("database_connections", `state="in_use"`, help, float64(pool.InUse))
	add("database_connections_most", "", "connections that may be open at a time", float64(pool.MaxOpenConnections))
	add("database_waits", "", "times that a connection was waited for, since the start", float64(pool.WaitCount))
	add("database_wait_seconds", "", "time spent on that", pool.WaitDuration.Seconds())
	add("goroutines", "", "goroutines", float64(runtime.NumGoroutine()))
	if n, ok := resident(); ok {
		add("memory_bytes", "", "memory of this process that is resident", float64(n))
	}
	return out
}

// resident is the memory that the system says this process has; Linux says it.
func resident() (int64, bool) {
	text, err := os.ReadFile("/proc/self/statm")
	fields := bytes.Fields(text)
	if err != nil || len(fields) < 2 {
		return 0, false
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64) // total, then resident: proc(5)
	return pages * int64(os.Getpagesize()), err == nil
}

// readiness asks whether everything outside can be reached, at most once in a
// while, however many want to know.
type readiness struct {
	ask func(context.Context) error
	now func() time.Time

	mu   sync.Mutex
	at   time.Time
	said error
}

const (
	readyFor    = time.Second     // an answer is given again
	readyWithin = 4 * time.Second // everything has to answer
)

// Ready is the answer of now or of just now. Who comes while it is being found out
// waits for it.
func (r *readiness) Ready(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.at.IsZero() || r.now().Sub(r.at) >= readyFor {
		// Not the caller's context: who goes away takes the answer from nobody else.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyWithin)
		defer cancel()
		r.said, r.at = r.ask(ctx), r.now()
	}
	return r.said
}
