package retrieval

import (
	"math"
	"slices"
)

// Threshold is how sure a passage must be the answer to be given as one, and Certain
// how sure to be given without a warning. Both were chosen on the questions of
// evaluation over packs of seeds below 1000, with and without an answer;
// docs/benchmarks.md has what was measured on others.
const (
	Threshold = 0.65
	Certain   = 0.95
)

// The logistic model of confidence, fitted on the same questions. What speaks for an
// answer is that it is a fact (a parser read it, of this meaning), how much of the
// question and of the fact's label meet, and how much the words that meet tell; what
// speaks against it are words of the question that it has nothing of.
const (
	baseline   = -5.4
	byCovered  = 0.2
	byLabel    = 2.5
	byMass     = 2.9
	byFact     = 2.1
	byHint     = 1.4  // it stands in a paper that the question names
	byAbsence  = -2.1 // the paper that the question names is not in the case
	byUnspoken = -1.45
	byType     = 1.0 // it has the sort of value that is asked for
	byWeakness = -0.5
)

// confidence is how sure a result is the answer, 0 to 1.
func (c *Case) confidence(q *question, r Result) float64 {
	if q.onlyPlaces() {
		return 1
	}
	h := r.hit
	v := baseline + byCovered*h.covered + byLabel*h.labelled + byMass*min(h.mass, 3)
	for i, w := range q.wants {
		if !h.matched[i] && w.weight >= 1 {
			v += byUnspoken
		}
	}
	if h.fact >= 0 {
		v += byFact
		if slices.Contains(q.types, c.facts[h.fact].typ) {
			v += byType
		}
	}
	if slices.Contains(q.kinds, r.Kind) {
		v += byHint
	}
	if len(q.surely) > 0 && !slices.Contains(q.surely, r.Kind) && !c.has(q.surely) {
		v += byAbsence
	}
	if q.weak {
		v += byWeakness
	}
	return 1 / (1 + math.Exp(-v))
}
