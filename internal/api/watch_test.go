package api

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
)

// TestWatchIsToldOfRouteAndStatus asks for routes of a mux behind a mux: the
// innermost that is known is told, with the status that was sent.
func TestWatchIsToldOfRouteAndStatus(t *testing.T) {
	type seen struct {
		route  string
		status int
	}
	var got []seen
	pages := http.NewServeMux()
	pages.HandleFunc("GET /cases/{case}", func(w http.ResponseWriter, r *http.Request) {
		if r.Context().Value(seen{}) == nil {
			t.Error("the context that Watch gave is not the handler's")
		}
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Errorf("flush: %v", err)
		}
		_, _ = io.WriteString(w, "a case")
	})
	pages.HandleFunc("GET /gone", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusGone)
	})
	pages.HandleFunc("GET /panic", func(http.ResponseWriter, *http.Request) { panic("oh") })
	s := &Server{Log: slog.New(slog.DiscardHandler), Watch: func(r *http.Request) (context.Context, func(string, int)) {
		return context.WithValue(r.Context(), seen{}, true), func(route string, status int) { got = append(got, seen{route, status}) }
	}}
	mux := http.NewServeMux()
	mux.Handle("/", routed(pages))
	site := s.watched(s.logged(routed(mux)))
	for _, path := range []string{"/cases/c1", "/gone", "/panic", "/none"} {
		site.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
	}
	want := []seen{{"GET /cases/{case}", 200}, {"GET /gone", 410}, {"GET /panic", 500}, {"", 404}}
	if !slices.Equal(got, want) {
		t.Errorf("seen %v, want %v", got, want)
	}
}
