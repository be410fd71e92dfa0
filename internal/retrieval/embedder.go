package retrieval

import (
	"fmt"
	"math"
)

// Embedder turns texts into vectors whose nearness is nearness of meaning. None is
// needed: a case without one ranks by words alone. What it does with the texts
// (a network, a budget, a deadline) is its own.
type Embedder interface {
	// Embed is one vector a text, in order, all of one length.
	Embed(texts []string) ([][]float32, error)
}

// vectors is a case's passages as an Embedder has them.
type vectors struct {
	by  Embedder
	all [][]float32 // by passage
}

// vectorWeight is how much more a passage counts that means the same as the question
// than one that has nothing to do with it.
const vectorWeight = 0.5

// Embed has a case ranked by vectors as well as by words, before it is first asked. On an error the
// case stays as it was.
func (c *Case) Embed(e Embedder) error {
	texts := make([]string, len(c.Passages))
	for i := range c.Passages {
		texts[i] = c.Passages[i].heads + " " + c.Passages[i].Text()
	}
	all, err := e.Embed(texts)
	if err != nil {
		return fmt.Errorf("retrieval: vectors of the passages: %w", err)
	}
	if len(all) != len(texts) {
		return fmt.Errorf("retrieval: %d vectors of %d passages", len(all), len(texts))
	}
	c.vectors = &vectors{e, all}
	return nil
}

// nearness is how near each passage is to a question, 0 to 1; nil without vectors, or
// when the question cannot be embedded: words alone decide then.
func (c *Case) nearness(q *question) func(passage int) float64 {
	if c.vectors == nil {
		return nil
	}
	v, err := c.vectors.by.Embed([]string{q.text})
	if err != nil || len(v) != 1 {
		return nil
	}
	return func(passage int) float64 { return max(0, cosine(v[0], c.vectors.all[passage])) }
}

func cosine(a, b []float32) float64 {
	if len(a) != len(b) {
		return 0
	}
	var dot, aa, bb float64
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return dot / math.Sqrt(aa*bb)
}
