package retrieval

import (
	"math"
	"slices"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// Threshold is how sure a passage must be the answer to be given as one, and Certain
// how sure to be given without a warning. Both were chosen on the questions of
// evaluation over packs of seeds below 1000, with and without an answer;
// docs/benchmarks.md has what was measured on others.
const (
	Threshold = 0.78
	Certain   = 0.95
)

// The logistic model of confidence, fitted on the same questions. What speaks for an
// answer is that the question is about a matter that is known and the passage states
// it, how much of the fact's label the question has, how much the words that meet tell,
// that it has the sort of value that is asked for, and that it stands in a paper that
// the question names; what speaks against it are that the question is rather
// about another matter, and that the paper which it names is not in the case.
const (
	baseline  = -4.08
	byLabel   = 0.62
	byMass    = 1.26
	byType    = 0.7
	byHint    = 1.41
	byAbsence = -2.27
	byMatter  = 2.53
	byKnown   = 3.64
	byOther   = -1.45
)

// byYesNo is what speaks against a yes or no where a sum, a number or a day is asked for:
// "are there bathroom fittings?" does not say how many bathrooms there are.
const byYesNo = -1.5

// measured reports whether a question asks for a sum, a number or a day.
func (q *question) measured() bool {
	return slices.ContainsFunc(q.types, func(t papers.Type) bool { return t == papers.Pounds || t == papers.Number || t == papers.Day })
}

// mostMass is what the words that meet tell at most.
const mostMass = 3

// rather is how much likelier another matter must be than that of a passage for the
// question to be about that one.
const rather = 0.9

// speaking is what speaks for and against a result being the answer, in the order of
// the constants above from byLabel on.
func (c *Case) speaking(q *question, r Result) [8]float64 {
	h := r.hit
	known := 0.0
	if about := q.about(); len(about) > 0 {
		known = about[0].score
	}
	return [8]float64{
		h.labelled,
		min(h.mass, mostMass),
		one(h.fact >= 0 && slices.Contains(q.types, c.facts[max(0, h.fact)].typ)),
		one(slices.Contains(q.kinds, r.Kind)),
		one(len(q.surely) > 0 && !slices.Contains(q.surely, r.Kind) && !c.has(q.surely)),
		h.matter,
		known,
		one(h.matter < known*rather),
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// confidence is how sure a result is the answer, 0 to 1.
func (c *Case) confidence(q *question, r Result) float64 {
	if q.onlyPlaces() {
		return 1
	}
	v, e := baseline, c.speaking(q, r)
	for i, by := range [8]float64{byLabel, byMass, byType, byHint, byAbsence, byMatter, byKnown, byOther} {
		v += by * e[i]
	}
	if h := r.hit; h.fact >= 0 && q.measured() && (c.facts[h.fact].typ == papers.Answer || c.facts[h.fact].typ == papers.Truth) {
		v += byYesNo
	}
	return 1 / (1 + math.Exp(-v))
}
