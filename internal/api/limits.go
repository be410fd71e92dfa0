package api

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Limits are how often somebody may ask. They are there against a program gone
// wild and not against people: a browser that opens a case asks some dozen times.
// When the cache that counts is away each process counts for itself, and what cannot
// be counted keeps nobody out.
type Limits struct {
	Cache     *cache.Cache
	PerMinute int // of one person; an address, behind which may be a firm, has ten times that
}

// firmOf is how many busy people an address may stand for.
const firmOf = 10

// limited refuses who asks too often. It is asked with whatever tells them apart.
func (s *Server) limited(r *http.Request, who string, most int) error {
	if s.Limits.Cache == nil || s.Limits.PerMinute <= 0 {
		return nil
	}
	if wait := s.Limits.Cache.Take(r.Context(), "requests:"+who, cache.Per(most, time.Minute)); wait > 0 {
		return fault.Later(fault.Limited, wait, "too many requests; wait %s seconds", seconds(wait))
	}
	return nil
}

func (s *Server) limitAddress(r *http.Request) error {
	return s.limited(r, "from:"+s.Doors.From(r), firmOf*s.Limits.PerMinute)
}

func (s *Server) limitPerson(r *http.Request, who tenant.Who) error {
	return s.limited(r, "who:"+string(who.Organisation)+"/"+string(who.Person), s.Limits.PerMinute)
}

// shared lets pages of the origins that are allowed to use the API, with a token of
// their own: never with the session of a browser. Other sites get no answer that
// a browser would show them.
func (s *Server) shared(next http.Handler) http.Handler {
	if len(s.Origins) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if !strings.HasPrefix(r.URL.Path, "/api/") || !slices.Contains(s.Origins, origin) {
			next.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Add("Vary", "Origin")
		h.Set("Access-Control-Allow-Origin", origin)
		h.Set("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, X-Request-Id, Idempotency-Replayed")
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
			h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, X-Request-Id")
			h.Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		r.Header.Del("Cookie") // a page elsewhere proves by its token who asks, or not at all
		next.ServeHTTP(w, r)
	})
}
