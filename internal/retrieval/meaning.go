package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paperwurks/paperwurks/internal/model"
)

// Vectors knows how near in meaning words and sentences are; localmodel.Words does.
type Vectors interface {
	model.Embedder
	// Near is how near a word is to each of others, -1 to 1, in their order; 0 for those
	// that it does not know, nil when it does not know the word.
	Near(word string, others []string) []float32
}

// Meaning is what vectors make of the ways in which people ask. It is made once and
// lent to cases; its vectors are all of one model's, and gone with it.
type Meaning struct {
	by   Vectors
	ways [][]float32 // of askedAbout's
}

// Understand has a model read the ways in which people ask.
func Understand(ctx context.Context, by Vectors) (*Meaning, error) {
	m := askedAbout()
	texts := make([]string, len(m.ways))
	for i := range m.ways {
		texts[i] = m.ways[i].text
	}
	made, err := by.Embed(ctx, texts)
	if err != nil {
		return nil, fmt.Errorf("retrieval: the ways of asking: %w", err)
	}
	if len(made.Vectors) != len(texts) {
		return nil, fmt.Errorf("retrieval: %d vectors of %d ways of asking", len(made.Vectors), len(texts))
	}
	return &Meaning{by, made.Vectors}, nil
}

const (
	// nearWord is how near a word must be to stand for one that nobody asks with, and
	// nearAs how well one of the very same meaning does.
	nearWord = 0.55
	nearAs   = 0.7
	mostNear = 6 // words that stand for one
	// nearWays is how much the nearest way of asking counts beside the words for which
	// matter is meant.
	nearWays = 0.3
)

// Know has questions to a case understood by the meaning of their words too. It is
// called before the case is first asked; nil leaves the words as they are.
func (c *Case) Know(m *Meaning) {
	if c.meaning = m; m == nil {
		return
	}
	c.known = append(slices.Clone(c.index.words), askedAbout().raw...)
	slices.Sort(c.known)
	c.known = slices.Compact(c.known)
	c.size += int64(16 * len(c.known))
}

// understand adds to a question what vectors make of it: words that are near in
// meaning to those that nobody asks with, and how near it is to each matter.
func (c *Case) understand(q *question) {
	if q.understood || c.meaning == nil {
		return
	}
	q.understood = true
	m := askedAbout()
	if made, err := c.meaning.by.Embed(context.Background(), []string{q.text}); err == nil && len(made.Vectors) == 1 {
		q.near = make([]float64, len(m.all))
		for i, w := range m.ways {
			q.near[w.matter] = max(q.near[w.matter], cosine(made.Vectors[0], c.meaning.ways[i]))
		}
	}
	st := stems{}
	for i := range q.wants {
		w := &q.wants[i]
		if w.raw == "" || w.weight <= weakWeight || m.knows(w) {
			continue
		}
		w.ways = append(w.ways, c.near(st, w)...)
	}
}

// near is the words of the papers and the matters that are nearest in meaning to a word.
func (c *Case) near(st stems, w *want) []way {
	type near struct {
		word string
		by   float32
	}
	var all []near
	for k, by := range c.meaning.by.Near(w.raw, c.known) {
		if by >= nearWord {
			all = append(all, near{c.known[k], by})
		}
	}
	slices.SortFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(b.by, a.by), cmp.Compare(a.word, b.word)) })
	var ways []way
	for _, n := range all {
		s := st.of(n.word)
		same := func(o way) bool { return o.word == s }
		if slices.ContainsFunc(w.ways, same) || slices.ContainsFunc(ways, same) {
			continue
		}
		if ways = append(ways, way{s, nearAs * float64(n.by)}); len(ways) == mostNear {
			break
		}
	}
	return ways
}

// knows reports whether people ask with a word, in any of its ways.
func (m *matters) knows(w *want) bool {
	return slices.ContainsFunc(w.ways, func(o way) bool { return len(m.words[o.word]) > 0 })
}

// cosine is how near two vectors are, 0 to 1; 0 for those of different models.
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
	return max(0, dot/math.Sqrt(aa*bb))
}
