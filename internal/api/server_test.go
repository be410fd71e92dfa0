package api

import (
	"errors"
	"net/url"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
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

func TestEveryKindHasItsStatus(t *testing.T) {
	seen := map[int]fault.Kind{}
	for _, k := range []fault.Kind{fault.Internal, fault.Invalid, fault.NotFound, fault.Conflict, fault.Forbidden, fault.TooLarge, fault.Unavailable} {
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
