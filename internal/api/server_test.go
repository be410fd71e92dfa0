package api

import (
	"errors"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"testing"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/permission/permissiontest"
)

func TestHosted(t *testing.T) {
	for _, tt := range []struct {
		public, host string
		want         bool
	}{
		{"http://localhost:8000", "localhost:8000", true},
		{"http://localhost:8000", "127.0.0.1:8000", true},
		{"http://localhost:8000", "[::1]:8000", true},
		{"http://localhost:8000", "localhost:9000", false},
		{"http://localhost:8000", "localhost", false},
		{"http://localhost:8000", "evil.example:8000", false},
		{"http://localhost:8000", "localhost.evil.example:8000", false},
		{"http://localhost:8000", "", false},
		{"https://papers.example", "papers.example", true},
		{"https://papers.example", "PAPERS.example", true},
		{"https://papers.example", "localhost", false},
	} {
		u, err := url.Parse(tt.public)
		if err != nil {
			t.Fatal(err)
		}
		if got := hosted(tt.host, u); got != tt.want {
			t.Errorf("%s at %s: %v", tt.host, tt.public, got)
		}
	}
}

func TestFrom(t *testing.T) {
	proxies, err := config.ParseProxies("10.0.0.0/16, fd00::/8")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		peer, forwarded, want string
		proxies               []netip.Prefix
	}{
		"nobody is believed":        {"203.0.113.9:4711", "198.51.100.1", "203.0.113.9", nil},
		"a proxy is believed":       {"10.0.3.4:4711", "198.51.100.1", "198.51.100.1", proxies},
		"a stranger is not":         {"203.0.113.9:4711", "198.51.100.1", "203.0.113.9", proxies},
		"the last hop that is none": {"10.0.3.4:4711", "192.0.2.66, 198.51.100.1, 10.0.7.7", "198.51.100.1", proxies},
		"IPv6":                      {"[fd00::1]:4711", "2001:db8::7", "2001:db8::7", proxies},
		"an IPv4 in an IPv6":        {"[::ffff:10.0.0.1]:4711", "198.51.100.1", "198.51.100.1", proxies},
		"no header":                 {"10.0.3.4:4711", "", "10.0.3.4", proxies},
		"nonsense":                  {"10.0.3.4:4711", "unknown", "10.0.3.4", proxies},
		"all are proxies":           {"10.0.3.4:4711", "10.0.9.9", "10.0.9.9", proxies},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.peer
		if tt.forwarded != "" {
			r.Header.Set("X-Forwarded-For", tt.forwarded)
		}
		if got := (Doors{Proxies: tt.proxies}).From(r); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestEveryKindHasItsStatus(t *testing.T) {
	seen := map[int]fault.Kind{}
	for _, k := range []fault.Kind{fault.Internal, fault.Invalid, fault.NotFound, fault.Conflict, fault.Stale, fault.Forbidden, fault.TooLarge, fault.Limited, fault.Unavailable} {
		code := Status(fault.New(k, "x"))
		if other, twice := seen[code]; twice {
			t.Errorf("%s and %s are both %d", k, other, code)
		}
		seen[code] = k
	}
	if Status(errors.New("x")) != 500 {
		t.Error("an error of no kind is our mistake")
	}
}

// TestEveryRouteKeepsToTheTable asks for every operation as everybody.
func TestEveryRouteKeepsToTheTable(t *testing.T) {
	s := &Server{Members: permissiontest.Store{}}
	permissiontest.Run(t, s.operations())
	for _, r := range s.routes().Routes() {
		if r.Verb != permission.Open {
			t.Errorf("%s is for people who are known, and is asked for by anybody", r.Pattern)
		}
	}
}
