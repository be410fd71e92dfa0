package telemetry

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Gauge is a number that is read when somebody asks.
type Gauge struct {
	Name   string // in Prometheus's form
	Labels string // as state="due"; may be empty
	Help   string
	Value  float64
}

// Handler answers with the numbers of this process since its start, in the text
// form of Prometheus (version 0.0.4), and those that gauges reads now. A gauge
// that cannot be read is left out.
func (m *Meter) Handler(gauges func(*http.Request) []Gauge) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		m.text(&b)
		last := ""
		for _, g := range gauges(r) {
			if g.Name != last {
				head(&b, g.Name, g.Help, "gauge")
				last = g.Name
			}
			sample(&b, g.Name, g.Labels, g.Value)
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = w.Write(b.Bytes()) // whoever asked has gone when this fails
	})
}

func (m *Meter) text(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, k := range Metrics() {
		name := "paperwurks_" + snake(k.Name)
		h := m.totals[k.Name]
		switch {
		case k == JobsOldestSeconds: // a gauge, read when asked
		case k.Unit == Count:
			head(b, name+"_total", k.help, "counter")
			sum := 0.0
			if h != nil {
				sum = h.sum
			}
			sample(b, name+"_total", "", sum)
		default:
			if h == nil {
				h = newHistogram(jobBounds)
			}
			head(b, name, k.help, "histogram")
			h.text(b, name, "")
		}
	}
	const name = "paperwurks_http_request_seconds"
	head(b, name, "answers to requests, by route and class of status; streams last as long as they are watched", "histogram")
	for _, key := range slices.SortedFunc(maps.Keys(m.requests), func(x, y request) int {
		return strings.Compare(x.route+x.class, y.route+y.class)
	}) {
		m.requests[key].text(b, name, fmt.Sprintf("route=%q,status=%q", key.route, key.class))
	}
}

func (h *histogram) text(b *bytes.Buffer, name, labels string) {
	with := func(le string) string {
		if labels == "" {
			return `le="` + le + `"`
		}
		return labels + `,le="` + le + `"`
	}
	below := uint64(0)
	for i, bound := range h.bounds {
		below += h.counts[i]
		sample(b, name+"_bucket", with(strconv.FormatFloat(bound, 'g', -1, 64)), float64(below))
	}
	sample(b, name+"_bucket", with("+Inf"), float64(h.n))
	sample(b, name+"_sum", labels, h.sum)
	sample(b, name+"_count", labels, float64(h.n))
}

func head(b *bytes.Buffer, name, help, kind string) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func sample(b *bytes.Buffer, name, labels string, v float64) {
	b.WriteString(name)
	if labels != "" {
		b.WriteString("{" + labels + "}")
	}
	b.WriteString(" " + strconv.FormatFloat(v, 'g', -1, 64) + "\n")
}

// snake is a name like JobSeconds as job_seconds.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
