package retrieval

import (
	"math"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// fieldWords is the words of a field's label that tell what it is about, each with its
// groups.
type fieldWords struct {
	kind  papers.Kind
	typ   papers.Type
	words [][]string
}

const (
	// fewestTell is how many words of a label must tell for it to be looked for: one
	// word ("lender") stands everywhere in its paper.
	fewestTell = 2
	// mostlySaid is the share of what a label tells that a passage must have to be taken
	// for where a field stands that nothing was read of.
	mostlySaid = 0.7
)

// fieldsOf is, of each matter, the fields that state it, by the words of their labels.
func (m *matters) fieldsOf() [][]fieldWords {
	st := stems{}
	all := make([][]fieldWords, len(m.all))
	for _, kind := range papers.Kinds() {
		for _, f := range papers.Fields(kind) {
			var words [][]string
			for i := range m.all {
				if !m.all[i].states(kind, f.Path) {
					continue
				}
				if words == nil {
					words = telltale(st, f.Label)
				}
				all[i] = append(all[i], fieldWords{kind, f.Type, words})
			}
		}
	}
	return all
}

// unstated is, of each matter that no fact of the case states, the passages that speak of
// most of what the label of one of its fields says, in a paper of the field's kind: a
// parser read nothing there, but the words may stand there all the same.
func (c *Case) unstated(ix *index) map[int][]int32 {
	by := map[int][]int32{}
	held := map[papers.Kind]bool{}
	for _, kinds := range c.files {
		for _, k := range kinds {
			held[k] = true
		}
	}
	n := float64(len(ix.units))
	for matter, fields := range askedAbout().fields() {
		if len(ix.byMatter[matter]) > 0 {
			continue
		}
		best := map[int32]float64{}
		for _, f := range fields {
			if !held[f.kind] || len(f.words) < fewestTell {
				continue
			}
			has, whole := map[int32]float64{}, 0.0
			for _, ways := range f.words {
				here := map[int32]bool{}
				for _, w := range ways {
					for _, p := range ix.postings[w] {
						if u := ix.units[p.unit]; u.fact < 0 && p.as >= leadWords.as && c.Passages[u.passage].Kind == f.kind {
							here[p.unit] = true
						}
					}
				}
				tells := math.Log(1 + n/(1+float64(len(here))))
				whole += tells
				for u := range here {
					has[u] += tells
				}
			}
			for u, v := range has {
				best[u] = max(best[u], v/whole)
			}
		}
		for id := range ix.units {
			if best[int32(id)] >= mostlySaid { //nolint:gosec // counted above
				by[matter] = append(by[matter], int32(id)) //nolint:gosec // likewise
			}
		}
	}
	return by
}
