package review

import (
	"fmt"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// TestGiven keeps an answer for who asked, about the case as it was, for a while.
func TestGiven(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	ann := tenant.Who{Organisation: "firm", Person: "ann"}
	flat := property.Case{ID: "c1", Reviewed: 3}
	to := func(who tenant.Who, c property.Case, question string) string {
		key, err := asked(tenant.With(t.Context(), who), c, question)
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	var g given
	g.keep(to(ann, flat, "Who repairs the roof?"), retrieval.Answer{Text: "old"}, now)
	g.keep(to(ann, flat, "Who  repairs the roof? "), retrieval.Answer{Text: "the Lessor"}, now)
	if len(g.kept) != 1 {
		t.Errorf("%d answers to one question are kept", len(g.kept))
	}
	judged, apart := flat, flat
	judged.Reviewed++
	apart.NoModel = true
	for _, test := range []struct {
		name string
		key  string
		at   time.Duration
		want string
	}{
		{"at once", to(ann, flat, "Who repairs the roof?"), 0, "the Lessor"},
		{"a minute later", to(ann, flat, "Who repairs the roof?"), time.Minute, "the Lessor"},
		{"too late", to(ann, flat, "Who repairs the roof?"), givenFor, ""},
		{"another question", to(ann, flat, "Who repairs the drains?"), 0, ""},
		{"another person", to(tenant.Who{Organisation: "firm", Person: "bo"}, flat, "Who repairs the roof?"), 0, ""},
		{"another firm", to(tenant.Who{Organisation: "other", Person: "ann"}, flat, "Who repairs the roof?"), 0, ""},
		{"judged again", to(ann, judged, "Who repairs the roof?"), 0, ""},
		{"kept from models", to(ann, apart, "Who repairs the roof?"), 0, ""},
	} {
		if a, ok := g.find(test.key, now.Add(test.at)); a.Text != test.want || ok != (test.want != "") {
			t.Errorf("%s: %q, %t", test.name, a.Text, ok)
		}
	}
	for n := range 2 * mostAnswers {
		g.keep(to(ann, flat, fmt.Sprint("question ", n)), retrieval.Answer{}, now)
	}
	if len(g.kept) != mostAnswers {
		t.Errorf("%d answers are kept", len(g.kept))
	}
	g.keep("last", retrieval.Answer{}, now.Add(givenFor))
	if len(g.kept) != 1 {
		t.Errorf("%d answers are kept for ever", len(g.kept))
	}
	if _, err := asked(t.Context(), flat, "Who?"); err == nil {
		t.Error("nobody was given an answer")
	}
}
