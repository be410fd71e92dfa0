package retrieval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Outcome is what became of a question.
type Outcome string

// The outcomes.
const (
	Found  Outcome = "found"
	Silent Outcome = "silent" // the papers do not say
)

// Basis is what an answer rests on.
type Basis string

// The bases of answers.
const (
	Stated   Basis = "stated"   // a fact that a paper states
	Computed Basis = "computed" // worked out from facts that are quoted
	Clause   Basis = "clause"   // the passage itself
)

// Answer is what the papers of a case say to a question. Its JSON is a contract; see
// docs/guides/asking.md.
type Answer struct {
	Question   string  `json:"question"`
	Outcome    Outcome `json:"outcome"`
	Basis      Basis   `json:"basis,omitempty"`
	Text       string  `json:"answer"`     // one sentence and the quotation; for Silent, that they do not say
	Confidence float64 `json:"confidence"` // 0 to 1
	Sure       bool    `json:"sure"`       // Confidence is at least Certain
	// Evidence is the words that the answer rests on; empty only for Silent.
	Evidence []Quote `json:"evidence"`
	// Passages is what else speaks of the matter, the best first; the first is the one
	// that the answer quotes.
	Passages []Result `json:"passages"`
	Silence  *Silence `json:"silence,omitempty"`
	// Notes is what the library says of the matter: the law, not the case.
	Notes []Note `json:"notes"`
	// Library is what the firm's own reference library has, where one is set.
	Library *Library `json:"library,omitempty"`
	// Written is what a model wrote of it, where one was asked.
	Written *Written `json:"written,omitempty"`
}

// Quote is words that stand on a page.
type Quote struct {
	File  string        `json:"file"`
	Kind  papers.Kind   `json:"kind"`
	Where string        `json:"where,omitempty"` // "clause 4.12"
	Page  int           `json:"page"`
	Quote string        `json:"quote"`
	Boxes []reading.Box `json:"boxes"`
}

// Result is a passage as it was ranked.
type Result struct {
	File    string      `json:"file"`
	Kind    papers.Kind `json:"kind"`
	Where   string      `json:"where,omitempty"`
	Heading []string    `json:"heading,omitempty"`
	Page    int         `json:"page"`
	// Label and Value are of the fact that was found in the passage, if one was.
	Label string  `json:"label,omitempty"`
	Value string  `json:"value,omitempty"`
	Path  string  `json:"path,omitempty"`
	Quote []Quote `json:"quotes"`
	// Refers is the parts of the paper that the passage speaks of: "the Second Schedule".
	Refers []Reference `json:"refers,omitempty"`
	// Score orders the results of one question; Covered is how much of what it asks for
	// the passage speaks of, 0 to 1.
	Score   float64 `json:"score"`
	Covered float64 `json:"covered"`
	// Near is how near in meaning the passage is, as a sentence model has it, 0 to 1;
	// absent where none was asked.
	Near float64 `json:"near,omitempty"`

	passage int
	fact    int
	hit     hit
}

// Reference is another part of a paper that a passage speaks of.
type Reference struct {
	Text  string `json:"text"`  // as the passage has it
	Where string `json:"where"` // "Second Schedule, paragraph 1"
	Quote Quote  `json:"quote"`
}

// Silence is why there is no answer.
type Silence struct {
	Reason string `json:"reason"`
	// Usually is the papers that would say it, the likeliest first.
	Usually []Usual `json:"usually"`
}

// Usual is a kind of paper that usually says what was asked.
type Usual struct {
	Kind  papers.Kind `json:"kind"`
	Name  string      `json:"name"`
	Files []string    `json:"files"` // of that kind in the case; empty when it is missing
}

const (
	mostHits    = 120 // units that are looked at for one question
	mostResults = 10
	quoteWords  = 90 // of a passage that an answer quotes
)

// Search is the passages that speak of what a text asks for, the best first.
func (c *Case) Search(text string, limit int) []Result {
	q := ask(text)
	return c.results(&q, limit)
}

func (c *Case) results(q *question, limit int) []Result {
	if q.onlyPlaces() {
		return c.lookUp(q, limit)
	}
	hits := c.broadened(q, c.rank(q, mostHits))
	all := []Result{}
	seen := map[int]bool{}
	for _, h := range hits {
		if len(all) >= limit {
			break
		}
		if h.passage >= 0 && seen[h.passage] {
			continue
		}
		if h.passage >= 0 {
			seen[h.passage] = true
		}
		all = append(all, c.result(q, h))
	}
	return all
}

// What is shown before the next likely matters have their turn, and how many of these do.
const (
	likeliest = 3
	alsoMeant = 2
)

// broadened is hits in the order in which they are shown: the likeliest first, then the
// best of the next matters that the question may be about and that none of these states,
// so that a question that was understood wrongly is still answered among the first five.
func (c *Case) broadened(q *question, hits []hit) []hit {
	about := q.about()
	if len(hits) <= likeliest || len(about) == 0 {
		return hits
	}
	states := func(h hit, matter int) bool {
		return slices.Contains(c.index.byMatter[matter], h.id) || slices.Contains(c.index.unstated[matter], h.id)
	}
	out := slices.Clone(hits[:0])
	seen := map[int]bool{}
	var rest []hit
	for _, h := range hits {
		if len(out) < likeliest && (h.passage < 0 || !seen[h.passage]) {
			out = append(out, h)
			seen[h.passage] = true
		} else {
			rest = append(rest, h)
		}
	}
	shown := slices.Clone(out)
	for _, l := range about {
		if len(out) == likeliest+alsoMeant {
			break
		}
		if slices.ContainsFunc(shown, func(h hit) bool { return states(h, l.matter) }) {
			continue
		}
		i := slices.IndexFunc(rest, func(h hit) bool { return states(h, l.matter) && (h.passage < 0 || !seen[h.passage]) })
		if i < 0 {
			continue
		}
		out = append(out, rest[i])
		seen[rest[i].passage] = true
		rest = slices.Delete(rest, i, i+1)
	}
	return append(out, rest...)
}

// result is a hit with the words that are worth quoting.
func (c *Case) result(q *question, h hit) Result {
	r := Result{Score: round(h.score), Covered: round(h.covered), passage: h.passage, fact: h.fact, hit: h}
	if h.passage >= 0 {
		p := &c.Passages[h.passage]
		r.File, r.Kind, r.Where, r.Heading, r.Page = p.File, p.Kind, p.Where, p.Heading, p.Page
		r.Refers = c.refers(h.passage)
	}
	if h.fact >= 0 {
		f := &c.facts[h.fact]
		r.File, r.Kind, r.Page = f.file, f.kind, f.Page
		r.Label, r.Value, r.Path = f.Label, f.Value, f.Path
		r.Quote = c.factQuotes(f)
		return r
	}
	p := &c.Passages[h.passage]
	for _, i := range c.telling(q, p) {
		piece := p.Pieces[i]
		r.Quote = append(r.Quote, Quote{p.File, p.Kind, p.Where, piece.Page(), piece.Quote(), rounded(piece.Boxes())})
	}
	if len(r.Quote) > 0 {
		r.Page = r.Quote[0].Page
	}
	return r
}

// distinct is quotations without those that are said twice.
func distinct(all []Quote) []Quote {
	out := []Quote{}
	for _, q := range all {
		if !slices.ContainsFunc(out, func(o Quote) bool { return o.File == q.File && o.Page == q.Page && o.Quote == q.Quote }) {
			out = append(out, q)
		}
	}
	return out
}

func (c *Case) factQuotes(f *fact) []Quote {
	where := ""
	if f.passage >= 0 {
		where = c.Passages[f.passage].Where
	}
	quotes := []Quote{{f.file, f.kind, where, f.Page, f.Quote, f.Boxes}}
	for _, e := range f.Also {
		quotes = append(quotes, Quote{e.File, f.kind, "", e.Page, e.Quote, e.Boxes})
	}
	return quotes
}

// telling is the pieces of a passage, by index, that are quoted for a question: all of
// a short passage, else those that speak most of what it asks, in order.
func (c *Case) telling(q *question, p *Passage) []int {
	total := 0
	for i := range p.Pieces {
		total += len(strings.Fields(p.text[i]))
	}
	if total <= quoteWords {
		all := make([]int, len(p.Pieces))
		for i := range all {
			all[i] = i
		}
		return all
	}
	st := stems{}
	type scored struct {
		at    int
		value float64
		words int
	}
	var all []scored
	for i, text := range p.text {
		run := st.words(text)
		has := map[string]bool{}
		for _, w := range run {
			has[w] = true
		}
		for _, f := range conveyancing.find(run) {
			for _, g := range f.groups {
				has[g] = true
			}
		}
		v := 0.0
		for _, w := range q.wants {
			best := 0.0
			for _, way := range w.ways {
				if has[way.word] {
					best = max(best, way.as)
				}
			}
			v += best * w.weight
		}
		all = append(all, scored{i, v, len(strings.Fields(text))})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.value, a.value) })
	var chosen []int
	left := quoteWords
	for _, s := range all {
		if len(chosen) > 0 && (s.words > left || s.value == 0) {
			continue
		}
		chosen = append(chosen, s.at)
		left -= s.words
	}
	slices.Sort(chosen)
	return chosen
}

// Ask answers a question from the papers of the case, or says that they do not say.
func (c *Case) Ask(text string) Answer {
	q := ask(text)
	a := Answer{Question: q.text, Outcome: Silent, Evidence: []Quote{}, Passages: []Result{}, Notes: Notes(text)}
	if len(q.wants) == 0 && len(q.places) == 0 {
		a.Text = "The question has no word to look for; ask about a matter, such as “who repairs the roof?”."
		a.Silence = &Silence{Reason: "no word to look for", Usually: []Usual{}}
		return a
	}
	a.Passages = c.results(&q, mostResults)
	if w, ok := c.compute(&q); ok {
		for _, f := range w.from {
			a.Evidence = append(a.Evidence, c.factQuotes(f)...)
		}
		if a.Evidence = distinct(a.Evidence); len(a.Evidence) > 0 {
			a.Outcome, a.Basis, a.Text, a.Confidence, a.Sure = Found, Computed, w.text, Certain, true
			return a
		}
	}
	if len(a.Passages) > 0 {
		best := a.Passages[0]
		a.Confidence = round(c.confidence(&q, best))
		if a.Confidence >= Threshold {
			a.Outcome, a.Sure = Found, a.Confidence >= Certain
			a.Evidence = best.Quote
			a.Basis, a.Text = c.say(best)
			return a
		}
	}
	a.Silence = c.silence(&q)
	a.Text = "The papers do not say. " + a.Silence.sentence()
	return a
}

// has reports whether the case holds one of the kinds.
func (c *Case) has(kinds []papers.Kind) bool {
	for _, held := range c.files {
		for _, k := range held {
			if slices.Contains(kinds, k) {
				return true
			}
		}
	}
	return false
}

// say is the answer's sentence: where it stands, what the fact is called, the words.
func (c *Case) say(r Result) (Basis, string) {
	place := papers.Name(r.Kind)
	if r.Where != "" {
		place += ", " + r.Where
	}
	place = upperFirst(fmt.Sprintf("%s (%s, page %d)", place, r.File, r.Page))
	if r.fact >= 0 {
		f := &c.facts[r.fact]
		basis := Stated
		if f.Computed {
			basis = Computed
		}
		return basis, fmt.Sprintf("%s: %s. %s.", upperFirst(f.Label), value(&f.Fact), place)
	}
	var parts []string
	for _, quote := range r.Quote {
		parts = append(parts, quote.Quote)
	}
	return Clause, fmt.Sprintf("%s: “%s”", place, strings.Join(parts, " … "))
}

// value is a fact's value as people write it.
func value(f *analysis.Fact) string {
	if s, ok := f.Normalised.(string); ok && (s == "Yes" || s == "No" || s == "Not known") && !strings.EqualFold(s, f.Value) {
		return s + " (“" + f.Value + "”)"
	}
	return f.Value
}

func (s *Silence) sentence() string {
	var in, out []string
	for _, u := range s.Usually {
		if len(u.Files) > 0 {
			in = append(in, u.Name)
		} else {
			out = append(out, u.Name)
		}
	}
	switch {
	case len(in) > 0 && len(out) > 0:
		return fmt.Sprintf("It would usually stand in the %s, which is in the case, or in the %s, which is not.", strings.Join(in, " or the "), strings.Join(out, " or the "))
	case len(in) > 0:
		return fmt.Sprintf("It would usually stand in the %s, which is in the case and does not say it.", strings.Join(in, " or the "))
	case len(out) > 0:
		return fmt.Sprintf("It would usually stand in the %s, which is not in the case.", strings.Join(out, " or the "))
	}
	return "None of the papers that a sale usually has would say it."
}

func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func round(f float64) float64 { return float64(int(f*1000+0.5)) / 1000 }

func rounded(boxes []reading.Box) []reading.Box {
	out := make([]reading.Box, len(boxes))
	for i, b := range boxes {
		out[i] = reading.Box{X0: round(b.X0), Y0: round(b.Y0), X1: round(b.X1), Y1: round(b.Y1)}
	}
	return out
}

// Find is the passages that speak of all that a text asks for, the best first: what
// is worth showing from among many cases.
func (c *Case) Find(text string, limit int) []Result {
	q := ask(text)
	all := c.results(&q, limit)
	return slices.DeleteFunc(all, func(r Result) bool { return !q.onlyPlaces() && r.Covered < findCovered })
}

// findCovered is how much of a text a passage must speak of to be found among many cases.
const findCovered = 0.6
