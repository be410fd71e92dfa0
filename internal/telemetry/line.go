//go:build !local

package telemetry

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// export is the one procedure of a collector that is called.
const export = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"

// line is how spans reach a collector: OTLP over gRPC. A gRPC call of one message is
// one request of HTTP/2, whose body is the message behind five bytes and whose
// status is a trailer, and net/http speaks that; gRPC's own library would make the
// program 6 MB larger (docs/adr/0027).
type line struct {
	url    string
	client http.Client
	failed func(error)

	mu     sync.Mutex
	silent time.Time // until then failures are not told again
}

func newLine(c Collector) *line {
	speaks := new(http.Protocols)
	scheme := "http"
	if c.TLS {
		scheme = "https"
		speaks.SetHTTP2(true)
	} else {
		speaks.SetUnencryptedHTTP2(true)
	}
	l := &line{failed: c.Failed, url: (&url.URL{Scheme: scheme, Host: c.Address, Path: export}).String()}
	l.client.Transport = &http.Transport{Protocols: speaks, IdleConnTimeout: time.Minute, TLSHandshakeTimeout: 5 * time.Second}
	return l
}

// Start does nothing: the first spans open the connection.
func (l *line) Start(context.Context) error { return nil }

// Stop closes the connection.
func (l *line) Stop(context.Context) error {
	l.client.CloseIdleConnections()
	return nil
}

// quiet is how long nothing is said of a collector after it was said that it fails.
const quiet = time.Minute

// UploadTraces sends spans, once. What cannot be delivered is dropped, and that is
// told now and then.
func (l *line) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	err := l.send(ctx, spans)
	if err == nil || l.failed == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if now := time.Now(); now.After(l.silent) {
		l.silent = now.Add(quiet)
		l.failed(err)
	}
	return nil
}

func (l *line) send(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	// What Export takes has the one field of TracesData, by the same number; its own
	// type would bring the library.
	message, err := proto.Marshal(&tracepb.TracesData{ResourceSpans: spans})
	if err != nil {
		return fmt.Errorf("traces: %w", err)
	}
	body := binary.BigEndian.AppendUint32([]byte{0}, uint32(len(message))) // 0: not compressed
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, l.url, bytes.NewReader(append(body, message...)))
	if err != nil {
		return fmt.Errorf("traces: %w", err)
	}
	req.Header.Set("Content-Type", "application/grpc+proto")
	req.Header.Set("TE", "trailers")
	res, err := l.client.Do(req)
	if err != nil {
		return fmt.Errorf("traces: %w", err)
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(res.Body, 1<<20)); err != nil { // the trailer is behind it
		return fmt.Errorf("traces: %w", err)
	}
	code, text := res.Trailer.Get("Grpc-Status"), res.Trailer.Get("Grpc-Message")
	if code == "" { // an answer without a body has it in front
		code, text = res.Header.Get("Grpc-Status"), res.Header.Get("Grpc-Message")
	}
	if res.StatusCode != http.StatusOK || code != "0" {
		return fmt.Errorf("traces: the collector answered %s, gRPC status %q %s", res.Status, code, text)
	}
	return nil
}
