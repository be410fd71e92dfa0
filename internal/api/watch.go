package api

import (
	"context"
	"net/http"
)

type routeKey struct{}

// watched tells Watch of each request.
func (s *Server) watched(next http.Handler) http.Handler {
	if s.Watch == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, answered := s.Watch(r)
		route := new(string)
		out := &counted{ResponseWriter: w, status: http.StatusOK}
		defer func() { answered(*route, out.status) }()
		next.ServeHTTP(out, r.WithContext(context.WithValue(ctx, routeKey{}, route)))
	})
}

// counted remembers the status of what is written.
type counted struct {
	http.ResponseWriter
	status int
	begun  bool
}

func (a *counted) WriteHeader(status int) {
	if !a.begun && status >= 200 {
		a.status, a.begun = status, true
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *counted) Write(p []byte) (int, error) {
	a.begun = true
	return a.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach what is wrapped.
func (a *counted) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// routed notes which route a mux chose. Where one mux is behind another the inner
// one has the last word.
func routed(mux http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if route, ok := r.Context().Value(routeKey{}).(*string); ok && *route == "" {
				*route = r.Pattern
			}
		}()
		mux.ServeHTTP(w, r)
	})
}
