package servertest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// Malware is what the gate's scanner takes for malware.
const Malware = "this text plays malware in the tests of paperwurks"

// Gate puts the policy of the infrastructure's uploads bucket in front of the
// server: what is in the bucket cannot be read before a scanner has found it clean,
// some time after it came, nor afterwards when it was not. It gives the endpoint to
// use instead.
func (s *ObjectStore) Gate(t testing.TB, bucket string, after time.Duration) (endpoint string) {
	t.Helper()
	to, err := url.Parse(s.Endpoint)
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{prefix: "/" + bucket + "/", after: after, verdicts: map[string]verdict{}}
	g.proxy = &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(to)
		r.Out.Host = r.In.Host // which the signature covers
	}}
	srv := httptest.NewServer(g)
	t.Cleanup(srv.Close)
	return srv.URL
}

type gate struct {
	prefix string
	after  time.Duration
	proxy  *httputil.ReverseProxy

	mu       sync.Mutex
	verdicts map[string]verdict
}

type verdict struct {
	at    time.Time
	found string
}

// verdict is what the scanner says of an object now; empty before it is scanned.
func (g *gate) verdict(path string) string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if v := g.verdicts[path]; !v.at.IsZero() && time.Now().After(v.at) {
		return v.found
	}
	return ""
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if !strings.HasPrefix(path, g.prefix) || path == g.prefix {
		g.proxy.ServeHTTP(w, r)
		return
	}
	_, tagging := r.URL.Query()["tagging"]
	switch {
	case r.Method == http.MethodPut:
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		v := verdict{time.Now().Add(g.after), "NO_THREATS_FOUND"}
		if bytes.Contains(body, []byte(Malware)) {
			v.found = "THREATS_FOUND"
		}
		g.mu.Lock()
		g.verdicts[path] = v
		g.mu.Unlock()
	case r.Method == http.MethodGet && tagging:
		if found := g.verdict(path); found != "" {
			w.Header().Set("Content-Type", "application/xml")
			_, _ = fmt.Fprintf(w, `<Tagging><TagSet><Tag><Key>GuardDutyMalwareScanStatus</Key><Value>%s</Value></Tag></TagSet></Tagging>`, found)
			return
		}
	case r.Method == http.MethodGet, r.Method == http.MethodHead:
		if g.verdict(path) != "NO_THREATS_FOUND" {
			w.Header().Set("Content-Type", "application/xml")
			w.WriteHeader(http.StatusForbidden)
			if r.Method == http.MethodGet {
				_, _ = io.WriteString(w, `<Error><Code>AccessDenied</Code><Message>explicit deny in a resource-based policy</Message></Error>`)
			}
			return
		}
	}
	g.proxy.ServeHTTP(w, r)
}
