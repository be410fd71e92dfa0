package retrieval

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// unit is what is ranked: a passage, or a fact by its label and quotation.
type unit struct {
	passage int // -1 for a fact that stands in no passage
	fact    int // -1 for a passage
	length  float64
}

// posting is how often a word stands in a unit, by the weights of the fields.
type posting struct {
	unit int32
	tf   float32
	as   float32 // how well the best field that has it speaks for the unit, 0 to 1
}

// index is an inverted index of a case's units.
type index struct {
	units    []unit
	postings map[string][]posting
	mean     float64         // length of a unit
	labels   [][][]string    // of each fact: the words of its label that tell, each with its groups
	words    []string        // as they are written, in order, each once
	byMatter map[int][]int32 // the units that are a fact of a matter, or have one
	unstated map[int][]int32 // the passages that may state a matter that no fact does
}

// The fields of a unit: how much a word there counts, and how sure it makes that
// the unit is about the word.
var (
	ownWords     = field{1, 1}
	labelWords   = field{2, 1}
	pathWords    = field{1, 0.8}
	headingWords = field{0.8, 0.8}
	leadWords    = field{0.5, 0.6}
	kindWords    = field{0.5, 0.7}
	aboutWords   = field{0.4, 0.5} // of the labels of a passage's facts
)

type field struct{ count, as float32 }

// commonTells is what any word tells of what a question is about beside a word that no
// paper of the case has, 0 to 1.
const commonTells = 0.4

const (
	k1      = 1.2  // of BM25: how soon more of the same word adds nothing
	lengthB = 0.35 // of BM25: how much a long unit is held against it; passages are short anyway
)

func newIndex(c *Case) index {
	ix := index{postings: map[string][]posting{}}
	st := stems{}
	paths := map[string][]string{}
	add := func(u unit, fields func(say func(f field, text []string))) {
		here := map[string]posting{}
		var order []string
		total := 0.0
		put := func(f field, word string, length bool) {
			p, ok := here[word]
			if !ok {
				order = append(order, word)
			}
			p.tf += f.count
			p.as = max(p.as, f.as)
			here[word] = p
			if length {
				total += float64(f.count)
			}
		}
		fields(func(f field, run []string) {
			for _, w := range run {
				put(f, w, true)
			}
			for _, p := range conveyancing.find(run) {
				for _, g := range p.groups {
					put(f, g, false)
				}
			}
		})
		id := int32(len(ix.units))
		u.length = total
		ix.units = append(ix.units, u)
		ix.mean += total
		for _, w := range order {
			p := here[w]
			p.unit = id
			ix.postings[w] = append(ix.postings[w], p)
		}
	}
	kindRun := map[papers.Kind][]string{}
	for _, k := range papers.Kinds() {
		kindRun[k] = st.words(papers.Name(k))
	}
	for i := range c.Passages {
		p := &c.Passages[i]
		add(unit{passage: i, fact: -1}, func(say func(field, []string)) {
			say(ownWords, st.words(p.Text()))
			say(headingWords, st.words(p.heads))
			say(leadWords, st.words(p.lead))
			say(kindWords, kindRun[p.Kind])
			if p.by != "" {
				say(leadWords, st.words(p.by))
			}
			for _, f := range p.facts {
				say(aboutWords, st.words(c.facts[f].Label))
			}
			c.size += int64(4 * len(p.Text()))
		})
	}
	for i := range c.facts {
		f := &c.facts[i]
		add(unit{passage: f.passage, fact: i}, func(say func(field, []string)) {
			say(labelWords, st.words(f.Label))
			path := papers.Declared(f.Path)
			run, ok := paths[path]
			if !ok {
				run = st.words(spoken(path))
				paths[path] = run
			}
			say(pathWords, run)
			say(ownWords, st.words(f.Quote))
			say(kindWords, kindRun[f.kind])
			if f.passage >= 0 {
				say(headingWords, st.words(c.Passages[f.passage].heads))
			}
			c.size += int64(4 * len(f.Quote))
		})
	}
	ix.byMatter = c.matters(ix.units)
	ix.unstated = c.unstated(&ix)
	for w := range st {
		if lettered(w) {
			ix.words = append(ix.words, w)
			c.size += int64(len(w)) + 16
		}
	}
	slices.Sort(ix.words)
	labels := map[string][][]string{}
	for i := range c.facts {
		l, ok := labels[c.facts[i].Label]
		if !ok {
			l = telltale(st, c.facts[i].Label)
			labels[c.facts[i].Label] = l
		}
		ix.labels = append(ix.labels, l)
	}
	if len(ix.units) > 0 {
		ix.mean /= float64(len(ix.units))
	}
	for _, p := range ix.postings {
		c.size += int64(16*len(p)) + 64
	}
	return ix
}

// telltale is the words of a label that tell what it is about, each with the groups
// that it is of.
func telltale(st stems, label string) [][]string {
	var raw []string
	for _, w := range split(label) {
		if !empty[w] && !strings.ContainsAny(w, "0123456789") {
			raw = append(raw, w)
		}
	}
	run := make([]string, len(raw))
	all := make([][]string, len(raw))
	for i, w := range raw {
		run[i] = st.of(w)
		all[i] = []string{run[i]}
	}
	for _, p := range conveyancing.find(run) {
		for i := p.at; i < p.at+p.length; i++ {
			all[i] = append(all[i], p.groups...)
		}
	}
	return all
}

// labelled is the share of a fact's label that a question speaks of.
func (ix *index) labelled(q *question, fact int) float64 {
	words := ix.labels[fact]
	if len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		if slices.ContainsFunc(w, q.speaks) {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// spoken is a path's last steps as words: "/…/mainsFoulDrainage/yesNo" is "mains foul drainage".
func spoken(path string) string {
	steps := strings.Split(path, "/")
	var b strings.Builder
	n := 0
	for i := len(steps) - 1; i >= 0 && n < 3; i-- {
		s := steps[i]
		if s == "*" || s == "" || s == "yesNo" || s == "details" || s == "text" || s == "paperwurks" {
			continue
		}
		n++
		for _, r := range s {
			if unicode.IsUpper(r) {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// hit is a unit that was ranked.
type hit struct {
	unit
	id    int32 // of the unit
	score float64
	// covered is the share of what the question asks for that the unit speaks of, 0 to 1.
	covered float64
	// labelled is the share of the words of a fact's label that the question speaks of.
	labelled float64
	// mass is how much the matched words tell together: the idf of each by its weight.
	mass float64
	// matter is how likely the question is about what the unit states, 0 to 1.
	matter  float64
	matched []bool // by want
}

// rank is the units that speak of what a question asks, the best first, one a passage
// or fact.
func (c *Case) rank(q *question, limit int) []hit {
	ix := &c.index
	n := float64(len(ix.units))
	if n == 0 {
		return nil
	}
	type state struct {
		score float64
		as    []float32
	}
	c.understand(q)
	states := map[int32]*state{}
	idf := make([]float64, len(q.wants))
	top := math.Log(1 + n)
	for i, w := range q.wants {
		// The ways of one want are one word: how many units have any of them.
		best := map[int32]posting{}
		for _, way := range w.ways {
			for _, p := range ix.postings[way.word] {
				b := best[p.unit]
				p.tf *= float32(way.as)
				p.as *= float32(way.as)
				b.tf = max(b.tf, p.tf)
				b.as = max(b.as, p.as)
				best[p.unit] = b
			}
		}
		idf[i] = w.weight * math.Log(1+(n-float64(len(best))+0.5)/(float64(len(best))+0.5))
		if len(best) == 0 {
			idf[i] = w.weight * top
		}
		for u, p := range best {
			s := states[u]
			if s == nil {
				s = &state{as: make([]float32, len(q.wants))}
				states[u] = s
			}
			tf := float64(p.tf)
			s.score += idf[i] * tf * (k1 + 1) / (tf + k1*(1-lengthB+lengthB*ix.units[u].length/ix.mean))
			s.as[i] = p.as
		}
	}
	// For what is covered a rare word counts more than a common one, but not by as much
	// as for the order: two common words that are there outweigh one that is not.
	tells := make([]float64, len(idf))
	whole := 0.0
	for i, w := range q.wants {
		tells[i] = w.weight*commonTells + (1-commonTells)*idf[i]/top
		whole += tells[i]
	}
	meant, guess := c.meant(q)
	for _, all := range []map[int32]float64{meant, guess} {
		for u := range all {
			if states[u] == nil {
				states[u] = &state{as: make([]float32, len(q.wants))}
			}
		}
	}
	loudest := 0.0
	for _, v := range idf {
		loudest += v
	}
	var all []hit
	for u, s := range states {
		h := hit{unit: ix.units[u], id: u, score: s.score, matched: make([]bool, len(q.wants))}
		for i, as := range s.as {
			h.matched[i] = as > 0
			h.covered += tells[i] * float64(as)
			h.mass += idf[i] * float64(as) / top
		}
		if whole > 0 {
			h.covered /= whole
		}
		if h.fact >= 0 {
			h.labelled = ix.labelled(q, h.fact)
		}
		h.matter = meant[u]
		likely := max(h.matter, guess[u])
		h.score += matterWeight * likely * loudest
		h.score *= c.favour(q, h.unit) * (0.4 + 0.6*max(h.covered, likely*matterCovers)) * (1 + 0.4*h.labelled)
		all = append(all, h)
	}
	slices.SortFunc(all, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage), cmp.Compare(a.fact, b.fact))
	})
	if len(all) > limit {
		all = all[:limit]
	}
	return all
}

// favour is how much more a unit counts for what the question says of the paper, the
// place and the sort of answer that it wants.
func (c *Case) favour(q *question, u unit) float64 {
	f := 1.0
	kind, by := papers.Other, papers.Words
	if u.passage >= 0 {
		kind = c.Passages[u.passage].Kind
	}
	if u.fact >= 0 {
		kind, by = c.facts[u.fact].kind, c.facts[u.fact].typ
	}
	if len(q.kinds) > 0 {
		if slices.Contains(q.kinds, kind) {
			f *= 1.6
		} else {
			f *= 0.7
		}
	}
	if len(q.places) > 0 && u.passage >= 0 {
		for _, p := range q.places {
			if p.is(&c.Passages[u.passage]) {
				f *= 3
				break
			}
		}
	}
	if a, ok := authority[kind]; ok {
		f *= a
	}
	if kind == papers.TA10 && !slices.Contains(q.kinds, kind) && !q.speaks("=fixtures") {
		f *= 0.75 // a list of things, which names half the house
	}
	if u.fact < 0 {
		p := &c.Passages[u.passage]
		if (p.form == papers.FormQuestion || p.form == papers.FormEnquiry) && len(p.facts) == 0 {
			f *= 0.85 // a question that was left open
		}
		return f
	}
	switch {
	case slices.Contains(q.types, by):
		f *= 1.25
	case len(q.types) > 0 && (q.types[0] == papers.Day || q.types[0] == papers.Pounds):
		f *= 0.9
	}
	if q.whom {
		switch {
		case nameLike(&c.facts[u.fact]), sideLike(&c.facts[u.fact]):
			f *= 1.3
		case by != papers.Words:
			f *= 0.8
		}
	}
	return f
}

// authority is how much the word of a paper counts beside another's: deeds and
// registers before what is written about them.
var authority = map[papers.Kind]float64{
	papers.Lease: 1.05, papers.TitleRegister: 1.05, papers.Contract: 1.05,
	papers.MemorandumOfSale: 0.95, papers.Correspondence: 0.9, papers.Other: 0.9,
}

// sideLike reports whether a fact's value is one of several choices that are not yes or
// no: "Neighbour", "Shared", "Landlord".
func sideLike(f *fact) bool {
	s, ok := f.Normalised.(string)
	return ok && f.typ == papers.Answer && s != "Yes" && s != "No" && s != "Not known" && s != ""
}

// nameLike reports whether a fact's value may be the name of a person, a firm or a side.
func nameLike(f *fact) bool {
	if f.typ != papers.Words || f.Value == "" || len(strings.Fields(f.Value)) > 9 || strings.ContainsAny(f.Value, "£") {
		return strings.HasSuffix(f.Path, "/by") || strings.HasSuffix(f.Path, "By")
	}
	first := []rune(f.Value)[0]
	return unicode.IsUpper(first) && !strings.ContainsAny(f.Value, "0123456789") || strings.HasSuffix(f.Path, "/by") || strings.HasSuffix(f.Path, "By")
}
