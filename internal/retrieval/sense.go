package retrieval

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"

	"github.com/paperwurks/paperwurks/internal/model"
)

// Vector is what a sentence model made of some words. Vectors of two models are never
// compared.
type Vector struct {
	By      model.Identity
	Numbers []float32
}

// Sense is what a sentence model made of the passages of a case: one model's vectors in
// whole numbers (Whole), by the Sum of the words that they are of.
type Sense struct {
	By model.Identity
	Of map[string][]int8
}

// Sum names the words of a passage; the same words have the same.
func (p *Passage) Sum() string {
	sum := sha256.Sum256([]byte(p.Text()))
	return hex.EncodeToString(sum[:16])
}

// Whole is a vector in whole numbers, the largest 127: its direction in a quarter of
// the room. How long it is, nothing asks.
func Whole(v []float32) []int8 {
	out, most := make([]int8, len(v)), 0.0
	for _, x := range v {
		most = max(most, math.Abs(float64(x)))
	}
	if most == 0 {
		return out
	}
	for i, x := range v {
		out[i] = int8(math.Round(float64(x) / most * 127))
	}
	return out
}

// Sense lends a case the vectors of its passages. It is called before the case is first
// asked.
func (c *Case) Sense(s Sense) {
	c.sense = s.By
	c.sensed = make([][]int8, len(c.Passages))
	for i := range c.Passages {
		if v := s.Of[c.Passages[i].Sum()]; len(v) == s.By.Dimension && len(v) > 0 {
			c.sensed[i] = v
			c.size += int64(len(v))
		}
	}
}

// Sensed is the model whose vectors the case has; the zero identity for none.
func (c *Case) Sensed() model.Identity { return c.sense }

const (
	// fusing is how soon the place in one order counts for less beside the other's:
	// 60, from Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion" (SIGIR 2009).
	fusing = 60
	// fewestNear is how near in meaning a passage must be to be shown for that alone.
	fewestNear = 0.25
)

// AskNear is Ask with what a sentence model made of the question. What is answered, how
// surely and with which words is Ask's, since that was measured; the passages behind the
// answer, or nearest to one that the papers do not give, are in the order of the words
// and of the meaning together, and some are there that share no word with the question.
func (c *Case) AskNear(text string, near Vector) Answer {
	a := c.Ask(text)
	q := ask(text)
	if q.onlyPlaces() || len(q.wants) == 0 {
		return a
	}
	first := 0
	if a.Outcome == Found && a.Basis != Computed {
		first = 1 // the passage that the answer quotes
	}
	a.Passages = c.blend(&q, near, first, mostResults)
	return a
}

// SearchNear is Search with what a sentence model made of the text.
func (c *Case) SearchNear(text string, near Vector, limit int) []Result {
	q := ask(text)
	if q.onlyPlaces() {
		return c.lookUp(&q, limit)
	}
	return c.blend(&q, near, 0, limit)
}

// blend is the results of the words' order and the meaning's together; the first of the
// words' order keep their places. Without vectors of the same model it is the words'.
func (c *Case) blend(q *question, near Vector, first, limit int) []Result {
	byWords := c.results(q, limit)
	if near.By != c.sense || near.By == (model.Identity{}) {
		return byWords
	}
	// Twice as many as are wanted, so that what is third by both may beat what is first
	// by one.
	all := c.results(q, 2*limit)
	score := make([]float64, len(all))
	at := map[int]int{} // of passages among all
	for i, r := range all {
		score[i] = 1 / float64(fusing+i+1)
		if _, ok := at[r.passage]; !ok && r.passage >= 0 {
			at[r.passage] = i
		}
	}
	for rank, n := range c.nearest(near.Numbers, 2*limit) {
		by := 1 / float64(fusing+rank+1)
		if i, ok := at[n.passage]; ok {
			score[i] += by
			all[i].Near = round(n.by)
			continue
		}
		if n.by < fewestNear {
			continue
		}
		r := c.result(q, hit{unit: unit{passage: n.passage, fact: -1}})
		r.Near = round(n.by)
		all, score = append(all, r), append(score, by)
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	first = min(first, len(order))
	slices.SortStableFunc(order[first:], func(a, b int) int { return cmp.Compare(score[b], score[a]) })
	out := make([]Result, 0, limit)
	for _, i := range order[:min(limit, len(order))] {
		out = append(out, all[i])
	}
	return out
}

// nearby is a passage and how near in meaning it is, 0 to 1.
type nearby struct {
	passage int
	by      float64
}

// nearest is the passages nearest to a vector, the nearest first.
func (c *Case) nearest(v []float32, limit int) []nearby {
	var all []nearby
	var length float64
	for _, x := range v {
		length += float64(x) * float64(x)
	}
	for i, p := range c.sensed {
		if len(p) != len(v) || length == 0 {
			continue
		}
		var dot, own float64
		for k, x := range p {
			dot += float64(x) * float64(v[k])
			own += float64(x) * float64(x)
		}
		if own > 0 && dot > 0 {
			all = append(all, nearby{i, dot / math.Sqrt(own*length)})
		}
	}
	slices.SortStableFunc(all, func(a, b nearby) int { return cmp.Compare(b.by, a.by) })
	return all[:min(limit, len(all))]
}
