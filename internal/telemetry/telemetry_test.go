package telemetry

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jackc/pgx/v5"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// collector takes spans as the OpenTelemetry collector does.
type collector struct {
	*httptest.Server
	mu     sync.Mutex
	spans  []*tracepb.Span
	status string // of gRPC
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	c := &collector{status: "0"}
	c.Server = httptest.NewUnstartedServer(c)
	c.Config.Protocols = new(http.Protocols)
	c.Config.Protocols.SetUnencryptedHTTP2(true)
	c.Start()
	t.Cleanup(c.Close)
	return c
}

func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.ProtoMajor != 2 || r.URL.Path != export || r.Header.Get("Content-Type") != "application/grpc+proto" || r.Header.Get("TE") != "trailers" {
		http.Error(w, "not gRPC", http.StatusUnsupportedMediaType)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil || len(body) < 5 || body[0] != 0 || int(binary.BigEndian.Uint32(body[1:])) != len(body)-5 {
		http.Error(w, "no frame", http.StatusBadRequest)
		return
	}
	var data tracepb.TracesData
	if err := proto.Unmarshal(body[5:], &data); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	w.Header().Set("Content-Type", "application/grpc+proto")
	w.Header().Set("Trailer", "Grpc-Status")
	if c.status == "0" {
		_, _ = w.Write(make([]byte, 5)) // an empty message
		for _, r := range data.ResourceSpans {
			for _, s := range r.ScopeSpans {
				c.spans = append(c.spans, s.Spans...)
			}
		}
	}
	w.Header().Set("Grpc-Status", c.status)
}

func (c *collector) named(t *testing.T, name string) *tracepb.Span {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	var names []string
	for _, s := range c.spans {
		if s.Name == name {
			return s
		}
		names = append(names, s.Name)
	}
	t.Fatalf("no span %q among %q", name, names)
	return nil
}

func joined(t *testing.T, c Collector) *Telemetry {
	t.Helper()
	tracer, err := OpenTracer(c)
	if err != nil {
		t.Fatal(err)
	}
	return &Telemetry{Meter: NewMeter(time.Now), Tracer: tracer, Log: slog.New(slog.DiscardHandler)}
}

// TestATraceGoesAcrossTheQueue follows a request through the work that it causes to
// a statement of that work.
func TestATraceGoesAcrossTheQueue(t *testing.T) {
	c := newCollector(t)
	o := joined(t, Collector{Service: "test", Address: c.Listener.Addr().String(), Sample: 1, Failed: func(err error) { t.Error(err) }})
	const theirs = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	r := httptest.NewRequest("POST", "/api/v1/uploads/d1/complete?token=secret", nil)
	r.Header.Set("Traceparent", theirs)
	r.Header.Set("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678")
	ctx, answered := o.Request(r)
	cause := Cause(ctx)
	answered("POST /api/v1/uploads/{document}/complete", 200)

	ctx, ended := o.Work(tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "p"}), work.Claim{Item: work.Item{Kind: "document.check", Subject: "d1"}, Organisation: "firm", Cause: cause})
	below := Statements{}.TraceQueryStart(ctx, nil, pgx.TraceQueryStartData{SQL: "\n update document set name = $1", Args: []any{"Mrs Secret"}})
	Statements{}.TraceQueryEnd(below, nil, pgx.TraceQueryEndData{Err: errors.New("Mrs Secret is taken")})
	ended(work.Failed, fault.New(fault.Unavailable, "Mrs Secret's paper"))
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	request, job, statement := c.named(t, "POST /api/v1/uploads/{document}/complete"), c.named(t, "document.check"), c.named(t, "postgres update document")
	if !bytes.Equal(job.TraceId, request.TraceId) || !bytes.Equal(job.ParentSpanId, request.SpanId) {
		t.Error("the work is not in the trace of the request that caused it")
	}
	if !bytes.Equal(statement.ParentSpanId, job.SpanId) {
		t.Error("the statement is not below the work")
	}
	if len(request.ParentSpanId) != 0 || len(request.Links) != 1 || cause[:10] == theirs[:10] {
		t.Errorf("a stranger's trace is not a link: %v", request)
	}
	if began := binary.BigEndian.Uint32(request.TraceId); time.Since(time.Unix(int64(began), 0)) > time.Minute {
		t.Errorf("a trace that began at %d, which X-Ray would not take", began)
	}
	if job.Status.Message != "unavailable" {
		t.Errorf("the status of failed work is %v", job.Status)
	}
	for _, s := range c.spans {
		if text := s.String(); strings.Contains(text, "ecret") {
			t.Errorf("a span says %s", text)
		}
	}
	if !strings.Contains(request.String(), "1-67891233-abcdef012345678912345678") {
		t.Error("the load balancer's id is not kept")
	}
}

func TestACollectorThatFailsIsToldOnce(t *testing.T) {
	for name, break_ := range map[string]func(*collector){
		"refuses": func(c *collector) { c.status = "14" },
		"is gone": func(c *collector) { c.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			c := newCollector(t)
			break_(c)
			told := 0
			l := newLine(Collector{Address: c.Listener.Addr().String(), Failed: func(error) { told++ }})
			for range 3 {
				if err := l.UploadTraces(t.Context(), nil); err != nil {
					t.Error(err)
				}
			}
			if told != 1 {
				t.Errorf("told %d times", told)
			}
		})
	}
}

func TestNothingIsTracedThatWasNotChosen(t *testing.T) {
	c := newCollector(t)
	o := joined(t, Collector{Address: c.Listener.Addr().String(), Sample: 0})
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01") // sampled, says a stranger
	ctx, answered := o.Request(r)
	_, ended := o.Work(t.Context(), work.Claim{Item: work.Item{Kind: "k"}, Cause: Cause(ctx)})
	ended(work.Done, nil)
	answered("GET /{$}", 200)
	if err := o.Close(); err != nil || len(c.spans) != 0 {
		t.Errorf("%d spans, %v", len(c.spans), err)
	}
}

// TestLines reads the log as CloudWatch would.
func TestLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		o := joined(t, Collector{})
		o.Lines, o.Cluster = &log, "paperwurks-dev-cluster"
		o.Backlog = func(context.Context) (work.Backlog, error) { return work.Backlog{Oldest: 90 * time.Second}, nil }
		for i := range 250 {
			_, ended := o.Work(t.Context(), work.Claim{})
			time.Sleep(time.Millisecond * time.Duration(i%2))
			ended([]work.End{work.Done, work.Failed, work.GivenUp, work.Released, work.Lost}[i%5], nil)
		}
		o.Meter.Record(DocumentsReceived, 1)
		o.Meter.Record(DocumentsReceived, 1)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { o.Run(ctx); close(ended) }()
		time.Sleep(61 * time.Second)
		o.Meter.Record(AuditChainBroken, 1) // told as the process ends
		stop()
		<-ended
		got := map[string][]float64{}
		for line := range strings.Lines(log.String()) {
			if len(line) > 4<<10 {
				t.Errorf("a line of %d bytes", len(line))
			}
			var l struct {
				AWS struct {
					Timestamp         int64
					CloudWatchMetrics []struct {
						Namespace  string
						Dimensions [][]string
						Metrics    []struct{ Name, Unit string }
					}
				} `json:"_aws"`
				Cluster string
			}
			var all map[string]any
			if json.Unmarshal([]byte(line), &l) != nil || json.Unmarshal([]byte(line), &all) != nil {
				t.Fatal(line)
			}
			d := l.AWS.CloudWatchMetrics[0]
			if time.Since(time.UnixMilli(l.AWS.Timestamp)) > time.Hour || d.Namespace != "Paperwurks" || !slices.Equal(d.Dimensions[0], []string{"Cluster"}) || l.Cluster != "paperwurks-dev-cluster" {
				t.Error(line)
			}
			switch v := all[d.Metrics[0].Name].(type) {
			case float64:
				got[d.Metrics[0].Name] = append(got[d.Metrics[0].Name], v)
			case []any:
				if len(v) > 100 {
					t.Errorf("%d values in a line", len(v))
				}
				for _, v := range v {
					got[d.Metrics[0].Name] = append(got[d.Metrics[0].Name], v.(float64))
				}
			}
		}
		if n := len(got["JobSeconds"]); n != 150 {
			t.Errorf("%d of JobSeconds, not the 150 that ended by themselves", n)
		}
		for name, want := range map[string][]float64{"JobsFailed": {50}, "JobsParked": {50}, "DocumentsReceived": {2}, "JobsOldestSeconds": {90}, "AuditChainBroken": {1}, "ModelTokens": nil} {
			if !slices.Equal(got[name], want) {
				t.Errorf("%s: %v, want %v", name, got[name], want)
			}
		}
	})
}

func TestPrometheus(t *testing.T) {
	m := NewMeter(time.Now)
	m.Answered("GET /cases/{case}", 200, 30*time.Millisecond)
	m.Answered("GET /cases/{case}", 204, 250*time.Millisecond)
	m.Answered("GET /cases/{case}", 503, 40*time.Second)
	m.Record(DocumentsRefused, 3)
	m.Record(JobSeconds, 7)
	rec := httptest.NewRecorder()
	m.Handler(func(*http.Request) []Gauge {
		return []Gauge{{"paperwurks_work_items", `state="due"`, "work", 4}, {"paperwurks_work_items", `state="parked"`, "work", 0}}
	}).ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
	text := rec.Body.String()
	for _, want := range []string{
		"# TYPE paperwurks_http_request_seconds histogram\n",
		`paperwurks_http_request_seconds_bucket{route="GET /cases/{case}",status="2xx",le="0.025"} 0` + "\n",
		`paperwurks_http_request_seconds_bucket{route="GET /cases/{case}",status="2xx",le="0.05"} 1` + "\n",
		`paperwurks_http_request_seconds_bucket{route="GET /cases/{case}",status="2xx",le="0.25"} 2` + "\n",
		`paperwurks_http_request_seconds_count{route="GET /cases/{case}",status="2xx"} 2` + "\n",
		`paperwurks_http_request_seconds_bucket{route="GET /cases/{case}",status="5xx",le="30"} 0` + "\n",
		`paperwurks_http_request_seconds_bucket{route="GET /cases/{case}",status="5xx",le="+Inf"} 1` + "\n",
		"# TYPE paperwurks_documents_refused_total counter\npaperwurks_documents_refused_total 3\n",
		"paperwurks_job_seconds_sum 7\n", "paperwurks_model_tokens_total 0\n",
		"# TYPE paperwurks_work_items gauge\npaperwurks_work_items{state=\"due\"} 4\npaperwurks_work_items{state=\"parked\"} 0\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") && len(strings.Fields(line)) < 2 {
			t.Errorf("a line that Prometheus does not read: %q", line)
		}
	}
}

func TestCluster(t *testing.T) {
	answer := ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v4/abc/task" {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, answer)
	}))
	defer s.Close()
	for text, want := range map[string]string{
		`{"Cluster":"arn:aws:ecs:eu-west-2:123456789012:cluster/paperwurks-dev-cluster","Family":"x"}`: "paperwurks-dev-cluster",
		`{"Cluster":"paperwurks-dev-cluster"}`:                                                         "paperwurks-dev-cluster",
		`{}`:                                                                                           "", `nonsense`: "",
	} {
		answer = text
		if got, err := Cluster(t.Context(), s.URL+"/v4/abc"); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
	if got, err := Cluster(t.Context(), s.URL); err == nil {
		t.Errorf("where there is no task: %q", got)
	}
}

func TestLinesOfTheLogSayWhoseTheyAre(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(Annotated(slog.NewJSONHandler(&b, nil))).With("request", "r1")
	c := newCollector(t)
	o := joined(t, Collector{Address: c.Listener.Addr().String(), Sample: 1})
	defer o.Close()
	ctx, ended := o.Work(tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "p"}), work.Claim{})
	defer ended(work.Done, nil)
	log.ErrorContext(ctx, "oh")
	var line map[string]string
	if err := json.Unmarshal(b.Bytes(), &line); err != nil || line["request"] != "r1" || line["firm"] != "firm" || len(line["trace"]) != 32 || len(line["span"]) != 16 {
		t.Errorf("%s, %v", b.String(), err)
	}
	b.Reset()
	if log.Info("ready"); strings.Contains(b.String(), "trace") {
		t.Error(b.String())
	}
}

func TestSummary(t *testing.T) {
	for statement, want := range map[string]string{
		"select id from document where name = $1":                               "select document",
		"\n\t\tinsert into work (kind) values ($1)":                             "insert work",
		"update property set name = $1":                                         "update property",
		"delete from credential":                                                "delete credential",
		"with next as (select 1 from work)\n update work set state = 'running'": "with work",
		"begin": "begin", "": "", "select 1": "select",
	} {
		if got := summary(statement); got != want {
			t.Errorf("%q: %q, want %q", statement, got, want)
		}
	}
}
