package retrieval

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/paperwurks/paperwurks/internal/papers"
)

//go:embed matters.txt
var mattersText string

// matter is something that people ask about, and the facts that state it.
type matter struct {
	name   string
	places []matterPlace
	ways   []string // of asking
}

// matterPlace is facts of a kind of paper, by a part of their paths.
type matterPlace struct {
	kind papers.Kind // empty for any
	path string
}

func (m *matter) states(kind papers.Kind, path string) bool {
	return slices.ContainsFunc(m.places, func(p matterPlace) bool {
		return (p.kind == "" || p.kind == kind) && strings.Contains(path, p.path)
	})
}

// matters is what people ask about, with the words that each is asked in.
type matters struct {
	all []matter
	// words is, of each word of the index, the matters whose ways have it.
	words map[string][]wordOfMatter
	ways  []wayOfMatter
	raw   []string // the words of all ways as they are written, each once

	fields func() [][]fieldWords // of each matter; see fieldsOf
}

// wordOfMatter is how well a word speaks for a matter, 0 to 1: the more of its ways
// have it, the better.
type wordOfMatter struct {
	matter int
	as     float64
}

// wayOfMatter is one way of asking, as the words of the index.
type wayOfMatter struct {
	matter int
	text   string
	has    map[string]bool
	words  [][]string // each word that tells, with its groups
	weight float64    // of all its words
}

// askedAbout is the matters of the tree. A wrong line is a panic when the first question is
// asked, and so in every test.
var askedAbout = sync.OnceValue(func() *matters {
	m, err := readMatters(mattersText)
	if err != nil {
		panic(err)
	}
	return m
})

// readMatters reads matters.txt, whose head says how it is written.
func readMatters(text string) (*matters, error) {
	m := &matters{words: map[string][]wordOfMatter{}}
	for n, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case line[0] != ' ':
			m.all = append(m.all, matter{name: trimmed})
		case len(m.all) == 0:
			return nil, fmt.Errorf("retrieval: matters.txt line %d: there is no matter yet", n+1)
		default:
			last := &m.all[len(m.all)-1]
			if places, ok := strings.CutPrefix(trimmed, "at "); ok {
				for _, p := range strings.Split(places, ",") {
					kind, path, ok := strings.Cut(strings.TrimSpace(p), " ")
					if !ok {
						return nil, fmt.Errorf("retrieval: matters.txt line %d: %q is no place", n+1, p)
					}
					if kind == "*" {
						kind = ""
					}
					last.places = append(last.places, matterPlace{papers.Kind(kind), path})
				}
				continue
			}
			for _, w := range strings.Split(trimmed, ";") {
				if w = strings.TrimSpace(w); w != "" {
					last.ways = append(last.ways, w)
				}
			}
		}
	}
	m.learn()
	m.fields = sync.OnceValue(m.fieldsOf)
	return m, nil
}

// learn counts the words of the ways.
func (m *matters) learn() {
	st := stems{}
	counts := map[string]map[int]float64{}
	for i := range m.all {
		for _, text := range m.all[i].ways {
			w := wayOfMatter{matter: i, text: text, has: map[string]bool{}}
			q := ask(text)
			for _, want := range q.wants {
				var all []string
				for _, way := range want.ways {
					all = append(all, way.word)
				}
				w.words = append(w.words, all)
			}
			run := st.words(text)
			for _, s := range run {
				w.has[s] = true
			}
			for _, f := range conveyancing.find(run) {
				for _, g := range f.groups {
					w.has[g] = true
				}
			}
			for s := range w.has {
				if counts[s] == nil {
					counts[s] = map[int]float64{}
				}
				counts[s][i]++
			}
			m.ways = append(m.ways, w)
		}
	}
	for w := range st {
		if lettered(w) {
			m.raw = append(m.raw, w)
		}
	}
	slices.Sort(m.raw)
	for word, by := range counts {
		for i, n := range by {
			m.words[word] = append(m.words[word], wordOfMatter{i, n / (n + 0.3)})
		}
		slices.SortFunc(m.words[word], func(a, b wordOfMatter) int { return cmp.Compare(a.matter, b.matter) })
	}
	for i := range m.ways {
		w := &m.ways[i]
		for _, all := range w.words {
			w.weight += m.tells(all)
		}
	}
}

// tells is how much a word tells of which matter is meant: that which few matters are
// asked with tells most, 0 to 1.
func (m *matters) tells(words []string) float64 {
	has := map[int]bool{}
	for _, w := range words {
		for _, p := range m.words[w] {
			has[p.matter] = true
		}
	}
	n := float64(len(m.all))
	return math.Log(1+n/(1+float64(len(has)))) / math.Log(1+n)
}

// likely is a matter that a question may be about.
type likely struct {
	matter int
	score  float64 // by its words, 0 to 1
	order  float64 // and by its meaning, where vectors tell
}

// rightSort is how much likelier a matter is for being stated by the sort of value that
// is asked for: "for how much is it insured?" is about the sum, not about who insures.
const rightSort = 0.06

// valued reports whether a field that states a matter has one of some types of value.
func (m *matters) valued(matter int, types []papers.Type) bool {
	if len(types) == 0 {
		return false
	}
	return slices.ContainsFunc(m.fields()[matter], func(f fieldWords) bool { return slices.Contains(types, f.typ) })
}

// mostMatters is how many matters a question is thought to be about.
const mostMatters = 8

// about is the matters that a question is about, the likeliest first.
func (m *matters) about(q *question) []likely {
	bag := make([]float64, len(m.all))
	whole := 0.0
	asks := map[string]float64{}
	for _, w := range q.wants {
		var all []string
		best := map[int]float64{}
		for _, way := range w.ways {
			all = append(all, way.word)
			asks[way.word] = max(asks[way.word], way.as)
			for _, p := range m.words[way.word] {
				best[p.matter] = max(best[p.matter], p.as*way.as)
			}
		}
		tells := m.tells(all) * (0.3 + 0.7*w.weight)
		whole += tells
		for i, as := range best {
			bag[i] += tells * as
		}
	}
	if whole == 0 {
		return nil
	}
	nearest := make([]float64, len(m.all))
	for i := range m.ways {
		w := &m.ways[i]
		shared := 0.0
		for _, all := range w.words {
			best := 0.0
			for _, s := range all {
				best = max(best, asks[s])
			}
			if best > 0 {
				shared += best * m.tells(all)
			}
		}
		if shared == 0 {
			continue
		}
		nearest[w.matter] = max(nearest[w.matter], 2*shared/(w.weight+whole))
	}
	var found []likely
	for i := range m.all {
		s := 0.6*bag[i]/whole + 0.4*min(1, nearest[i])
		order := s
		if q.near != nil {
			order += nearWays * max(0, 2*q.near[i]-1) // half as near is any two sentences
		}
		if m.valued(i, q.types) {
			order += rightSort
		}
		if order > 0.1 {
			found = append(found, likely{i, s, order})
		}
	}
	slices.SortFunc(found, func(a, b likely) int { return cmp.Or(cmp.Compare(b.order, a.order), cmp.Compare(a.matter, b.matter)) })
	return found[:min(len(found), mostMatters)]
}

// The weights of matters in the order of units.
const (
	matterWeight = 3.0 // beside all that a question's words can count
	matterCovers = 1.0 // how much of a question a fact of its matter covers, whatever its words
	matterSharp  = 12.0
	passageShare = 0.6 // what counts for a passage of what counts for the facts in it
)

// matters is the units of each matter: facts, and the passages that have them.
func (c *Case) matters(units []unit) map[int][]int32 {
	m := askedAbout()
	type fact struct {
		kind papers.Kind
		path string
	}
	known := map[fact][]int{}
	of := make([][]int, len(c.facts))
	for i := range c.facts {
		f := fact{c.facts[i].kind, papers.Declared(c.facts[i].Path)}
		all, ok := known[f]
		if !ok {
			for j := range m.all {
				if m.all[j].states(f.kind, f.path) {
					all = append(all, j)
				}
			}
			known[f] = all
		}
		of[i] = all
	}
	by := map[int][]int32{}
	for id, u := range units {
		switch {
		case u.fact >= 0:
			for _, j := range of[u.fact] {
				by[j] = append(by[j], int32(id))
			}
		case u.passage >= 0:
			var all []int
			for _, f := range c.Passages[u.passage].facts {
				all = append(all, of[f]...)
			}
			slices.Sort(all)
			for _, j := range slices.Compact(all) {
				by[j] = append(by[j], int32(id))
			}
		}
	}
	return by
}

// about is the matters that a question is about, the likeliest first.
func (q *question) about() []likely {
	if q.likely == nil {
		if q.likely = askedAbout().about(q); q.likely == nil {
			q.likely = []likely{}
		}
	}
	return q.likely
}

// meant is the units that state what a question is likely about, and how likely it is.
func (c *Case) meant(q *question) (by, guess map[int32]float64) {
	all := q.about()
	by, guess = map[int32]float64{}, map[int32]float64{}
	for _, l := range all {
		p := min(1, l.order) * math.Exp(matterSharp*(l.order-all[0].order))
		for _, u := range c.index.byMatter[l.matter] {
			v := p
			if c.index.units[u].fact < 0 {
				v *= passageShare
			}
			by[u] = max(by[u], v)
		}
		for _, u := range c.index.unstated[l.matter] {
			guess[u] = max(guess[u], p*passageShare)
		}
	}
	return by, guess
}
