package evaluation

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// Every topic is asked in every set, in other words, and names kinds of paper that exist.
func TestTopics(t *testing.T) {
	kinds := map[string]bool{}
	for _, k := range papers.Kinds() {
		kinds[string(k)] = true
	}
	seen := map[string]string{}
	for _, set := range []Phrasings{Developing, Held, Fresh} {
		all, err := topics(set)
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range all {
			for _, p := range topic.places {
				if !kinds[p.kind] {
					t.Errorf("%s: no kind of paper %s", topic.name, p.kind)
				}
			}
			if topic.without != "" && !kinds[topic.without] {
				t.Errorf("%s: no kind of paper %s", topic.name, topic.without)
			}
			for _, q := range topic.asked {
				if other := seen[q]; other != "" {
					t.Errorf("%q is asked about %s and %s", q, other, topic.name)
				}
				seen[q] = topic.name
			}
		}
	}
}

func TestQuestionsOfAPack(t *testing.T) {
	truth := &synth.Truth{Seed: 7, Documents: []synth.Paper{
		{File: "lease.pdf", Kind: "lease", Facts: []synth.PaperFact{{Path: "/paperwurks/lease/pets/text", Page: 3, Quote: "No dog bird cat"}}},
	}}
	one, err := questionsFor(truth, "")
	if err != nil {
		t.Fatal(err)
	}
	answered, silent := 0, 0
	for _, q := range one {
		if len(q.Truth) > 0 {
			answered++
			if q.Topic != "pets" {
				t.Errorf("the pack does not answer %s", q.Topic)
			}
		} else {
			silent++
		}
		if q.Topic == "no-lease-pets" {
			t.Error("a pack with a lease is asked as if it had none")
		}
	}
	if answered != 1 || silent != Unanswerable {
		t.Errorf("%d with an answer, %d without", answered, silent)
	}
	two, _ := questionsFor(truth, "")
	for i := range one {
		if one[i].Text != two[i].Text {
			t.Error("a pack is not always asked the same")
		}
	}
}

func TestRightPassages(t *testing.T) {
	truth := []Stand{{File: "lease.pdf", Path: "/paperwurks/lease/pets/text", Page: 3, Quote: "(w) No dog bird cat or other animal shall be kept"}}
	quote := func(file string, page int, words string) retrieval.Result {
		return retrieval.Result{File: file, Quote: []retrieval.Quote{{File: file, Page: page, Quote: words}}}
	}
	tests := []struct {
		name string
		r    retrieval.Result
		want bool
	}{
		{"the words", quote("lease.pdf", 3, "No dog bird cat or other animal shall be kept"), true},
		{"more around them", quote("lease.pdf", 3, "2 (w) No dog bird cat or other animal shall be kept in the Flat or on the balcony"), true},
		{"another page", quote("lease.pdf", 4, "No dog bird cat or other animal shall be kept"), false},
		{"another paper", quote("other.pdf", 3, "No dog bird cat or other animal shall be kept"), false},
		{"other words", quote("lease.pdf", 3, "To pay the rents at the times and in manner aforesaid"), false},
		{"the fact", retrieval.Result{File: "lease.pdf", Path: "/paperwurks/lease/pets/text"}, true},
	}
	for _, test := range tests {
		if got := right(truth, test.r); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
	short := []Stand{{File: "epc.pdf", Page: 1, Quote: "E (54)"}}
	if !right(short, quote("epc.pdf", 1, "Current rating E (54)")) || right(short, quote("epc.pdf", 1, "Current rating D (54)")) {
		t.Error("a short answer must stand whole")
	}
}
