package retrieval

import (
	"errors"
	"strings"
	"testing"
)

// insurer is a model that knows one thing: what speaks of insuring.
type insurer struct {
	fails bool
	few   bool
}

func (m *insurer) Embed(texts []string) ([][]float32, error) {
	if m.fails {
		return nil, errors.New("the model is away")
	}
	if m.few {
		return nil, nil
	}
	var all [][]float32
	for _, t := range texts {
		v := []float32{0, 1}
		if strings.Contains(t, "insure") || strings.Contains(t, "Building") {
			v = []float32{1, 0}
		}
		all = append(all, v)
	}
	return all, nil
}

func TestVectorsAreOptional(t *testing.T) {
	const question = "hereinafter called, and the Building"
	plain := asked(t)
	order := func(c *Case) (all []string) {
		for _, r := range c.Search(question, 10) {
			all = append(all, r.Where)
		}
		return all
	}
	words := order(plain)

	with := asked(t)
	model := &insurer{}
	if err := with.Embed(model); err != nil {
		t.Fatal(err)
	}
	without := plain.Search(question, 10)
	for i, r := range with.Search(question, 10) {
		for _, w := range without {
			if w.Where == r.Where && w.File == r.File && r.Score < w.Score {
				t.Errorf("passage %d counts less with vectors", i)
			}
		}
	}

	// A model that is away leaves the words.
	model.fails = true
	if got := order(with); strings.Join(got, "|") != strings.Join(words, "|") {
		t.Errorf("without the model %v, by words %v", got, words)
	}
	for _, broken := range []*insurer{{fails: true}, {few: true}} {
		c := asked(t)
		if err := c.Embed(broken); err == nil {
			t.Error("a broken model was taken")
		}
		if got := order(c); strings.Join(got, "|") != strings.Join(words, "|") {
			t.Errorf("after a failure %v, by words %v", got, words)
		}
	}
}
