package telemetry

import (
	"slices"
	"sync"
	"time"
)

// Metric is one number that the service measures. Names and units are those of
// infrastructure/modules/monitoring/application.tf, which also says what one value
// of each stands for.
type Metric struct {
	Name string
	Unit string // as CloudWatch calls it
	help string
}

// The units.
const (
	Seconds = "Seconds"
	Count   = "Count"
)

// What is measured.
var (
	JobSeconds        = Metric{"JobSeconds", Seconds, "each job of work, from claim to end"}
	JobsFailed        = Metric{"JobsFailed", Count, "attempts that failed and will be tried again"}
	JobsParked        = Metric{"JobsParked", Count, "jobs given up after their last attempt"}
	JobsOldestSeconds = Metric{"JobsOldestSeconds", Seconds, "how long the oldest job has waited"}
	DocumentsReceived = Metric{"DocumentsReceived", Count, "files that were kept"}
	DocumentsRefused  = Metric{"DocumentsRefused", Count, "files that were not, for malware, size or kind"}
	AnalysisSeconds   = Metric{"AnalysisSeconds", Seconds, "each case, from the last file kept to the report"}
	ModelSeconds      = Metric{"ModelSeconds", Seconds, "each question to a model"}
	ModelTokens       = Metric{"ModelTokens", Count, "tokens of questions and answers"}
	ModelErrors       = Metric{"ModelErrors", Count, "questions that a model or its guardrail refused or failed"}
	SignInsRefused    = Metric{"SignInsRefused", Count, "wrong passwords, codes and tokens"}
	AuditChainBroken  = Metric{"AuditChainBroken", Count, "checks of the audit chain that found it broken"}
)

// Metrics is all of them.
func Metrics() []Metric {
	return []Metric{
		JobSeconds, JobsFailed, JobsParked, JobsOldestSeconds, DocumentsReceived, DocumentsRefused,
		AnalysisSeconds, ModelSeconds, ModelTokens, ModelErrors, SignInsRefused, AuditChainBroken,
	}
}

// Meter keeps the numbers of one process. Its methods may be called by many
// goroutines.
type Meter struct {
	Now func() time.Time

	mu       sync.Mutex
	totals   map[string]*histogram // by metric, since the start
	recent   map[string][]float64  // by metric, since the last lines
	dropped  int                   // values since the last lines that were too many to keep
	requests map[request]*histogram
}

// request is what is told apart about answers: each route in five classes at most.
type request struct {
	route string // "GET /cases/{case}"
	class string // "2xx"
}

// NewMeter is a meter at nought.
func NewMeter(now func() time.Time) *Meter {
	return &Meter{Now: now, totals: map[string]*histogram{}, recent: map[string][]float64{}, requests: map[request]*histogram{}}
}

// mostRecent is how many values of a metric are kept between lines. Ten seconds of
// one task have never had a tenth of it; it bounds the memory, not the numbers.
const mostRecent = 10000

// Record notes one value: seconds, or how many.
func (m *Meter) Record(k Metric, v float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.record(m.totals, k, v)
	if k.Unit == Count {
		if len(m.recent[k.Name]) == 0 {
			m.recent[k.Name] = []float64{0}
		}
		m.recent[k.Name][0] += v
		return
	}
	if len(m.recent[k.Name]) >= mostRecent {
		m.dropped++
		return
	}
	m.recent[k.Name] = append(m.recent[k.Name], v)
}

func (m *Meter) record(in map[string]*histogram, k Metric, v float64) {
	if in[k.Name] == nil {
		in[k.Name] = newHistogram(jobBounds)
	}
	in[k.Name].add(v)
}

// Answered notes an answer.
func (m *Meter) Answered(route string, status int, took time.Duration) {
	key := request{route, string(rune('0'+status/100)) + "xx"}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.requests[key] == nil {
		m.requests[key] = newHistogram(requestBounds)
	}
	m.requests[key].add(took.Seconds())
}

// The upper bounds of what is counted together, in seconds. A request should take
// less than 0.25, a case less than 30.
var (
	requestBounds = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30}
	jobBounds     = []float64{0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600}
)

type histogram struct {
	bounds []float64
	counts []uint64 // by bound, not added up; the last is over all of them
	sum    float64
	n      uint64
}

func newHistogram(bounds []float64) *histogram {
	return &histogram{bounds: bounds, counts: make([]uint64, len(bounds)+1)}
}

func (h *histogram) add(v float64) {
	at, _ := slices.BinarySearch(h.bounds, v)
	h.counts[at]++
	h.sum += v
	h.n++
}
