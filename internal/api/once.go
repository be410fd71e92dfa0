package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// onceHeader names a request, so that saying it again does not do it again.
const onceHeader = "Idempotency-Key"

// mostBody is the most that a request's body may have, in bytes: they are small
// forms. Papers go to the store of uploads.
const mostBody = 256 << 10

// answered is an answer that can be given again.
type answered struct {
	Status int               `json:"status"`
	Kept   map[string]string `json:"header"`
	Body   []byte            `json:"body"`

	header http.Header
}

func (a *answered) Header() http.Header { return a.header }
func (a *answered) WriteHeader(status int) {
	if a.Status == 0 {
		a.Status = status
	}
}

func (a *answered) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	a.Body = append(a.Body, p...)
	return len(p), nil
}

// SetReadDeadline and SetWriteDeadline take what http.ResponseController asks for:
// the body was read before, and there is nobody to write to yet.
func (a *answered) SetReadDeadline(time.Time) error  { return nil }
func (a *answered) SetWriteDeadline(time.Time) error { return nil }

// again are the headers that belong to an answer and not to the request.
var again = []string{"Content-Type", "Location", "ETag", "Retry-After"}

// once carries a request that names itself out once. One that was not done, with a
// status from 400 on, changed nothing and is not remembered.
func (s *Server) once(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get(onceHeader)
		_, nobody := tenant.From(r.Context())
		if key == "" || s.Requests == nil || nobody != nil {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
		if err != nil {
			Fail(w, r, fault.Wrap(err, fault.TooLarge, "the request is cut short, or larger than %d KiB", mostBody>>10))
			return
		}
		what := bytes.Join([][]byte{[]byte(r.Method), []byte(r.URL.RequestURI()), []byte(r.Header.Get("Content-Type")), body}, []byte("\n"))
		first := false
		var cookies []string // of the first answer alone: a session is not given twice
		text, err := s.Requests.Once(r.Context(), key, what, func(ctx context.Context) ([]byte, bool) {
			first = true
			a := &answered{header: http.Header{}}
			in := r.WithContext(ctx)
			in.Body = io.NopCloser(bytes.NewReader(body))
			next.ServeHTTP(a, in)
			a.WriteHeader(http.StatusOK)
			cookies = a.header.Values("Set-Cookie")
			a.Kept = map[string]string{}
			for _, k := range again {
				if v := a.header.Get(k); v != "" {
					a.Kept[k] = v
				}
			}
			text, err := json.Marshal(a)
			if err != nil {
				panic(err) // strings, numbers and bytes always encode
			}
			return text, a.Status < http.StatusBadRequest
		})
		if text == nil {
			Fail(w, r, err)
			return
		}
		Logged(r.Context(), err)
		var a answered
		if err := json.Unmarshal(text, &a); err != nil {
			Fail(w, r, err)
			return
		}
		for k, v := range a.Kept {
			w.Header().Set(k, v)
		}
		for _, c := range cookies {
			w.Header().Add("Set-Cookie", c)
		}
		if !first {
			w.Header().Set("Idempotency-Replayed", "true")
		}
		w.WriteHeader(a.Status)
		_, _ = w.Write(a.Body) // whoever asked has gone when this fails
	})
}
