package web

import (
	"strings"
	"testing"
)

func TestExplained(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The lease has 66 years left", "leasehold"},
		{"Released from it; a listing", ""},
		{"Restrictive covenants and a charge; exchange on 4 May", "charge covenant exchange"},
		{"The EPC ended. Local land charges bind the buyer.", "charge EPC LLC1"},
		{"section 20 works, £300", "section 20"},
		{"", ""},
	} {
		var got []string
		for _, x := range explained(tt.text) {
			got = append(got, x.Word)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, s, tt.want)
		}
	}
	for _, x := range terms {
		if !strings.HasSuffix(x.Means, ".") || len(x.Means) > 200 {
			t.Errorf("%s is not explained in a sentence or two", x.Word)
		}
	}
}
