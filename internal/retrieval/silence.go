package retrieval

import (
	"cmp"
	"slices"
	"sync"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// silence says which papers would usually answer a question: those that it names,
// else those of whose fields it speaks most.
func (c *Case) silence(q *question) *Silence {
	s := &Silence{Reason: "no passage speaks of enough of what was asked", Usually: []Usual{}}
	kinds := q.surely
	if len(kinds) > 0 && !c.has(kinds) {
		s.Reason = "the paper that the question names is not in the case"
	}
	if q.onlyPlaces() {
		s.Reason = "no paper of the case has " + q.places[0].text
	} else if len(kinds) == 0 {
		kinds = usually(q)
	}
	for _, k := range kinds {
		u := Usual{Kind: k, Name: papers.Name(k), Files: []string{}}
		for file, held := range c.files {
			if slices.Contains(held, k) {
				u.Files = append(u.Files, file)
			}
		}
		slices.Sort(u.Files)
		s.Usually = append(s.Usually, u)
	}
	return s
}

// field words of a kind of paper: everything that it can say, by label and path.
type sayable struct {
	kind papers.Kind
	has  map[string]bool
}

var sayables = sync.OnceValue(func() []sayable {
	st := stems{}
	var all []sayable
	for _, k := range papers.Kinds() {
		for _, f := range papers.Fields(k) {
			run := append(st.words(f.Label), st.words(spoken(f.Path))...)
			run = append(run, st.words(papers.Name(k))...)
			s := sayable{k, map[string]bool{}}
			for _, w := range run {
				s.has[w] = true
			}
			for _, p := range conveyancing.find(run) {
				for _, g := range p.groups {
					s.has[g] = true
				}
			}
			all = append(all, s)
		}
	}
	return all
})

// enough is how much of a question a field must speak of for its paper to be named.
const enough = 0.6

// usually is the kinds of paper whose fields speak most of a question, two at most.
func usually(q *question) []papers.Kind {
	best := map[papers.Kind]float64{}
	whole := 0.0
	for _, w := range q.wants {
		whole += w.weight
	}
	if whole == 0 {
		return nil
	}
	for _, s := range sayables() {
		v := 0.0
		for _, w := range q.wants {
			as := 0.0
			for _, way := range w.ways {
				if s.has[way.word] {
					as = max(as, way.as)
				}
			}
			v += as * w.weight
		}
		best[s.kind] = max(best[s.kind], v/whole)
	}
	var kinds []papers.Kind
	for _, k := range papers.Kinds() {
		if best[k] >= enough {
			kinds = append(kinds, k)
		}
	}
	slices.SortStableFunc(kinds, func(a, b papers.Kind) int { return cmp.Compare(best[b], best[a]) })
	if len(kinds) > 2 {
		kinds = kinds[:2]
	}
	return kinds
}
