package rules

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// scene is what a condition sees: the facts of the case, from the place of one
// paper and one item of a list. Its methods are the functions of the language;
// each remembers the facts on which its answer rests, so that a finding can cite
// them. A function that answers false rests on nothing.
type scene struct {
	book         *Book
	c            *Case
	jurisdiction Jurisdiction
	lender       *lender
	facts        map[source][]sighting
	env          map[string]any

	paper int    // the paper that is judged, -1 for the whole case
	list  string // the list that the rule goes through, with stars, or empty
	item  string // and the item that it is at: the list's prefix with its indexes

	seen []sighting // what was looked at, in order
}

// sighting is a fact and the paper that says it.
type sighting struct {
	paper int
	fact  evidence.Fact
}

func newScene(b *Book, c *Case) *scene {
	s := &scene{book: b, c: c, facts: map[source][]sighting{}, paper: -1}
	for i, p := range c.Papers {
		for _, f := range p.Facts {
			at := source{p.Kind, papers.Declared(f.Path())}
			s.facts[at] = append(s.facts[at], sighting{i, f})
		}
	}
	s.env = s.vocabulary()
	return s
}

// vocabulary is the functions of the language of conditions and templates.
func (s *scene) vocabulary() map[string]any {
	return map[string]any{
		// Is it said at all? Of what is said, any one will do.
		"has": s.has, "lacks": s.lacks,
		// In any paper, where a name would be looked for in the judged paper only.
		"anywhere": anywhere,
		// Answers. An unanswered question is none of the three.
		"yes": s.yes, "no": s.no, "unknown": s.unknown,
		// Words.
		"is": s.is, "says": s.says, "text": s.text, "list": s.list_, "howMany": s.howMany, "people": s.people, "either": s.either, "year": s.year,
		// Sums and other figures; NaN, which no comparison holds for, when none is stated.
		"number": s.number, "total": s.total, "least": s.least, "most": s.most, "money": money, "every": s.every, "doubling": s.doubling, "stepYears": s.stepYears, "figure": figure, "figure2": figure2,
		// Days, relative to the day that the case is judged as at.
		"yearsSince": s.yearsSince, "monthsSince": s.monthsSince, "daysSince": s.daysSince,
		"before": s.before, "from": s.from, "earlier": s.earlier, "yearsBetween": s.yearsBetween,
		"monthsAtCompletion": s.monthsAtCompletion, "yearsAtCompletion": s.yearsAtCompletion,
		"beforeCompletion": s.beforeCompletion, "hasCompletion": s.hasCompletion, "completionDay": s.completionDay,
		"asAtDay": func() time.Time { return s.c.AsAt },
		// Two sources that disagree; false when either says nothing.
		"namesDiffer": s.differ(sameName), "addressesDiffer": s.differ(sameAddress),
		"titlesDiffer": s.differ(sameTitle), "wordsDiffer": s.differ(sameWords),
		"sumsDiffer": s.differ(sameSum), "daysDiffer": s.differ(sameWords),
		// Two sources that agree of some people and not of all.
		"leavesOut": s.leavesOut, "leftOut": s.leftOut,
		// Two sources that name the same person in two spellings.
		"misspelt": s.misspelt, "spellings": s.spellings,
		// The case.
		"paper": s.hasPaper, "leasehold": s.leasehold, "freehold": s.freehold,
		"england": func() bool { return s.jurisdiction == England }, "wales": func() bool { return s.jurisdiction == Wales },
		"value": s.value, "unexpired": s.unexpired, "others": s.others, "newHome": s.newHome,
		// The lender's requirements.
		"lender": s.lenderNamed, "lenderNumber": s.lenderNumber, "lenderAnswer": s.lenderAnswer, "lenderSection": s.lenderSection, "lendersDate": s.lendersDate,
	}
}

// find is what is said of a name, from where the scene stands: a name that the
// judged paper's kind can say is looked for in that paper only, and in the item
// of the list that the rule is at; any other in the whole case.
func (s *scene) find(n *name) []sighting {
	sources := n.sources
	if s.paper >= 0 && !n.anywhere {
		kind := s.c.Papers[s.paper].Kind
		for _, src := range n.sources {
			if src.kind == kind {
				sources = []source{src}
				break
			}
		}
	}
	var found []sighting
	for _, src := range sources {
		own := s.paper >= 0 && !n.anywhere && src.kind == s.c.Papers[s.paper].Kind
		inList := own && s.list != "" && strings.HasPrefix(src.path, s.list+"/")
		for _, x := range s.facts[src] {
			if own && x.paper != s.paper || inList && !strings.HasPrefix(x.fact.Path(), s.item+"/") {
				continue
			}
			found = append(found, x)
		}
	}
	// A person's word goes before what another paper was read as.
	slices.SortStableFunc(found, func(a, b sighting) int { return ruled(b.fact) - ruled(a.fact) })
	return found
}

// ruled is 1 for a fact on which a person has the last word.
func ruled(f evidence.Fact) int {
	if _, ok := f.Ruling(); ok {
		return 1
	}
	return 0
}

// anywhere is a name that is looked for in the whole case, wherever the scene stands.
func anywhere(n *name) *name {
	wide := *n
	wide.anywhere = true
	return &wide
}

func (s *scene) see(x ...sighting) { s.seen = append(s.seen, x...) }

func (s *scene) has(of ...*name) bool {
	any := false
	for _, n := range of {
		if found := s.find(n); len(found) > 0 {
			s.see(found[0])
			any = true
		}
	}
	return any
}

func (s *scene) lacks(of ...*name) bool {
	for _, n := range of {
		if len(s.find(n)) > 0 {
			return false
		}
	}
	return true
}

func (s *scene) answered(of []*name, want string) bool {
	any := false
	for _, n := range of {
		for _, x := range s.find(n) {
			if answer(x.fact) == want {
				s.see(x)
				any = true
			}
		}
	}
	return any
}

func (s *scene) yes(of ...*name) bool     { return s.answered(of, "yes") }
func (s *scene) no(of ...*name) bool      { return s.answered(of, "no") }
func (s *scene) unknown(of ...*name) bool { return s.answered(of, "not known") }

func answer(f evidence.Fact) string {
	if b, ok := f.Normalised().(bool); ok {
		return map[bool]string{true: "yes", false: "no"}[b]
	}
	return strings.ToLower(words(f))
}

func (s *scene) is(n *name, any ...string) bool {
	held := false
	for _, x := range s.find(n) {
		for _, want := range any {
			if strings.EqualFold(words(x.fact), want) {
				s.see(x)
				held = true
			}
		}
	}
	return held
}

// expressions holds the regular expressions of says, compiled once.
var expressions sync.Map

// says looks for a regular expression, letter case aside, in what is stated.
func (s *scene) says(n *name, expression string) bool {
	re, ok := expressions.Load(expression)
	if !ok {
		re, _ = expressions.LoadOrStore(expression, regexp.MustCompile("(?i)"+expression))
	}
	held := false
	for _, x := range s.find(n) {
		if re.(*regexp.Regexp).MatchString(words(x.fact)) || re.(*regexp.Regexp).MatchString(evidence.Fold(x.fact.Value())) {
			s.see(x)
			held = true
		}
	}
	return held
}

func (s *scene) text(n *name) string {
	found := s.find(n)
	if len(found) == 0 {
		return ""
	}
	s.see(found[0])
	return words(found[0].fact)
}

// list_ is the different things that are said: "A, B and C".
func (s *scene) list_(of ...*name) string {
	var items []string
	seen := map[string]bool{}
	for _, n := range of {
		for _, x := range s.find(n) {
			if w := s.show(x.fact, n.typ); !seen[strings.ToLower(w)] {
				seen[strings.ToLower(w)] = true
				items = append(items, w)
				s.see(x)
			}
		}
	}
	return inWords(items)
}

// inWords is "A, B and C".
func inWords(items []string) string {
	if len(items) > 1 {
		return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
	}
	return strings.Join(items, "")
}

// howMany counts the different things that are said.
func (s *scene) howMany(n *name) int {
	seen := map[string]bool{}
	for _, x := range s.find(n) {
		if w := strings.ToLower(words(x.fact)); !seen[w] {
			seen[w] = true
			s.see(x)
		}
	}
	return len(seen)
}

// either is what is said, or else the words given.
func (s *scene) either(n *name, otherwise string) string {
	if w := s.write(n); w != "" {
		return w
	}
	return otherwise
}

// year is a number that is a year, for templates: 2015 and not 2,015.
func (s *scene) year(n *name) string {
	if v := s.number(n); !math.IsNaN(v) {
		return strconv.Itoa(int(v))
	}
	return s.text(n)
}

func (s *scene) figures(n *name) []float64 {
	var all []float64
	for _, x := range s.find(n) {
		if v, ok := x.fact.Normalised().(float64); ok {
			s.see(x)
			all = append(all, v)
		}
	}
	return all
}

func (s *scene) number(n *name) float64 {
	for _, x := range s.find(n) {
		if v, ok := x.fact.Normalised().(float64); ok {
			s.see(x)
			return v
		}
	}
	return math.NaN()
}

// every is "every year" or "every 10 years"; empty when no number is stated.
func (s *scene) every(n *name) string {
	switch v := s.number(n); {
	case math.IsNaN(v):
		return ""
	case v == 1:
		return "every year"
	default:
		return "every " + figure(v) + " years"
	}
}

func (s *scene) total(n *name) float64 {
	sum := math.NaN()
	for i, v := range s.figures(n) {
		if i == 0 {
			sum = 0
		}
		sum += v
	}
	return sum
}

func (s *scene) least(n *name) float64 { return s.extreme(n, -1) }
func (s *scene) most(n *name) float64  { return s.extreme(n, 1) }

func (s *scene) extreme(n *name, sign float64) float64 {
	best := math.NaN()
	for _, v := range s.figures(n) {
		if math.IsNaN(best) || v*sign > best*sign {
			best = v
		}
	}
	return best
}

// doubling says that there are several figures and each is at least twice the one before.
func (s *scene) doubling(n *name) bool {
	kept := s.seen
	all := s.figures(n)
	for i := 1; i < len(all); i++ {
		if all[i-1] <= 0 || all[i] < 2*all[i-1] {
			s.seen = kept
			return false
		}
	}
	if len(all) < 2 {
		s.seen = kept
		return false
	}
	return true
}

// stepYears is the fewest years from one of the days that are said to the next; NaN for fewer than two.
func (s *scene) stepYears(n *name) float64 {
	least := math.NaN()
	var last time.Time
	for _, x := range s.find(n) {
		t, err := time.Parse(time.DateOnly, words(x.fact))
		if err != nil {
			continue
		}
		if !last.IsZero() && !(years(last, t) >= least) {
			least = years(last, t)
		}
		last = t
	}
	return least
}

// day is the first day that is said; ok is false when there is none.
func (s *scene) day(n *name) (time.Time, bool) {
	for _, x := range s.find(n) {
		if t, err := time.Parse(time.DateOnly, words(x.fact)); err == nil {
			s.see(x)
			return t, true
		}
	}
	return time.Time{}, false
}

func (s *scene) yearsSince(n *name) float64  { return s.sinceBy(n, years) }
func (s *scene) monthsSince(n *name) float64 { return s.sinceBy(n, monthsApart) }
func (s *scene) daysSince(n *name) float64 {
	return s.sinceBy(n, func(a, b time.Time) float64 { return b.Sub(a).Hours() / 24 })
}

// sinceBy measures from a day that is said to the day of judgement; negative for
// a day that is still to come, NaN for one that nobody states.
func (s *scene) sinceBy(n *name, measure func(a, b time.Time) float64) float64 {
	if t, ok := s.day(n); ok {
		return measure(t, s.c.AsAt)
	}
	return math.NaN()
}

func (s *scene) yearsBetween(a, b *name) float64 {
	x, ok := s.day(a)
	y, ok2 := s.day(b)
	if !ok || !ok2 {
		return math.NaN()
	}
	return years(x, y)
}

// before and from compare with a day that the rule names: before it; on or after it.
func (s *scene) before(n *name, day string) bool {
	return s.compare(n, day, func(x, y time.Time) bool { return x.Before(y) })
}
func (s *scene) from(n *name, day string) bool {
	return s.compare(n, day, func(x, y time.Time) bool { return !x.Before(y) })
}

func (s *scene) compare(n *name, day string, holds func(x, y time.Time) bool) bool {
	y, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(fmt.Sprintf("rules: %q is not a day", day)) // expr turns it into an error that names the rule
	}
	kept := s.seen
	if x, ok := s.day(n); ok && holds(x, y) {
		return true
	}
	s.seen = kept
	return false
}

// earlier says that the one day is before the other, both stated.
func (s *scene) earlier(a, b *name) bool {
	kept := s.seen
	x, ok := s.day(a)
	y, ok2 := s.day(b)
	if ok && ok2 && x.Before(y) {
		return true
	}
	s.seen = kept
	return false
}

// completion is the day of completion that the case was given, or that a paper names.
func (s *scene) completion() (time.Time, bool) {
	if !s.c.Completion.IsZero() {
		return s.c.Completion, true
	}
	if n := s.book.names["case.completion"]; n != nil {
		return s.day(n)
	}
	return time.Time{}, false
}

func (s *scene) hasCompletion() bool { _, ok := s.completion(); return ok }

// completionDay is the day of completion, or the day of judgement when no day is fixed.
func (s *scene) completionDay() time.Time {
	if t, ok := s.completion(); ok {
		return t
	}
	return s.c.AsAt
}

func (s *scene) monthsAtCompletion(n *name) float64 { return s.atCompletion(n, monthsApart) }
func (s *scene) yearsAtCompletion(n *name) float64  { return s.atCompletion(n, years) }

func (s *scene) atCompletion(n *name, measure func(a, b time.Time) float64) float64 {
	if t, ok := s.day(n); ok {
		return measure(t, s.completionDay())
	}
	return math.NaN()
}

// beforeCompletion says that a stated day is before the day of completion, which must be fixed.
func (s *scene) beforeCompletion(n *name) bool {
	kept := s.seen
	if day, ok := s.day(n); ok {
		if done, ok := s.completion(); ok && day.Before(done) {
			return true
		}
	}
	s.seen = kept
	return false
}

// both is what two names say, where it can be compared: both are said, and no paper that
// should say one is silent.
func (s *scene) both(a, b *name) (x, y []sighting, ok bool) {
	x, y = s.find(a), s.find(b)
	return x, y, len(x) > 0 && len(y) > 0 && !s.silent(a, x) && !s.silent(b, y)
}

// differ is true when both names are said and nothing that the one says is the
// same as anything that the other says.
func (s *scene) differ(same func(a, b evidence.Fact) bool) func(a, b *name) bool {
	return func(a, b *name) bool {
		x, y, ok := s.both(a, b)
		if !ok {
			return false
		}
		for _, p := range x {
			for _, q := range y {
				if same(p.fact, q.fact) {
					return false
				}
			}
		}
		s.see(x...)
		s.see(y...)
		return true
	}
}

// unmatched is the people of a whom b does not name, and what both say; none unless
// somebody stands in both, for who has nobody in common is another matter (differ).
func (s *scene) unmatched(a, b *name) (names []string, said []sighting) {
	x, y, ok := s.both(a, b)
	if !ok {
		return nil, nil
	}
	var others []string
	for _, q := range y {
		others = append(others, papers.SplitNames(words(q.fact))...)
	}
	common := false
	for _, p := range x {
		for _, one := range papers.SplitNames(words(p.fact)) {
			if slices.ContainsFunc(others, func(other string) bool { return mayBe(one, other) }) {
				common = true
			} else if !slices.Contains(names, one) {
				names = append(names, one)
			}
		}
	}
	if !common {
		return nil, nil
	}
	return names, append(x, y...)
}

// leavesOut says that b names some of the people of a and not all of them.
func (s *scene) leavesOut(a, b *name) bool {
	names, said := s.unmatched(a, b)
	if len(names) == 0 {
		return false
	}
	s.see(said...)
	return true
}

// leftOut is whom, in words.
func (s *scene) leftOut(a, b *name) string {
	names, _ := s.unmatched(a, b)
	return inWords(names)
}

// misspelt says that a and b name one person and spell a name of theirs in two ways. Initials,
// titles, accents and names left out are no other spelling.
func (s *scene) misspelt(a, b *name) bool {
	pairs, said := s.spelt(a, b)
	if len(pairs) == 0 {
		return false
	}
	s.see(said...)
	return true
}

// spellings is the two spellings for a template: "SIAN ELERI REES and Sian Ellery Rees".
func (s *scene) spellings(a, b *name) string {
	pairs, said := s.spelt(a, b)
	if len(pairs) == 0 {
		return ""
	}
	s.see(said...)
	return strings.Join(pairs, "; ")
}

// spelt is each person whom a and b spell in two ways, and what says so. Who stands in both
// in one spelling is nobody of whom to ask.
func (s *scene) spelt(a, b *name) (pairs []string, said []sighting) {
	for _, p := range s.find(a) {
		for _, one := range papers.SplitNames(words(p.fact)) {
			for _, q := range s.find(b) {
				for _, other := range papers.SplitNames(words(q.fact)) {
					if pair := one + " and " + other; spelledApart(one, other) && !slices.Contains(pairs, pair) {
						pairs, said = append(pairs, pair), append(said, p, q)
					}
				}
			}
		}
	}
	return pairs, said
}

// silent reports whether one of several papers of a kind does not say what is
// compared: of two registers, the landlord's tells the owner and the home's does
// not. The silent one may be the one that agrees.
func (s *scene) silent(n *name, found []sighting) bool {
	if s.paper >= 0 && !n.anywhere {
		for _, src := range n.sources {
			if src.kind == s.c.Papers[s.paper].Kind {
				return false // only the judged paper was asked
			}
		}
	}
	said := map[int]bool{}
	kinds := map[papers.Kind]bool{}
	for _, x := range found {
		said[x.paper] = true
		kinds[s.c.Papers[x.paper].Kind] = true
	}
	for i, p := range s.c.Papers {
		if kinds[p.Kind] && !said[i] {
			return true
		}
	}
	return false
}

// people counts the different people and firms that are named, several in one value
// apart: "A B and C D" is two.
func (s *scene) people(n *name) int {
	var names []string
	for _, x := range s.find(n) {
		for _, one := range papers.SplitNames(words(x.fact)) {
			if !slices.ContainsFunc(names, func(known string) bool { return papers.SameName(known, one) }) {
				names = append(names, one)
				s.see(x)
			}
		}
	}
	return len(names)
}

func (s *scene) hasPaper(kinds ...string) bool {
	for _, p := range s.c.Papers {
		for _, k := range kinds {
			if p.Kind == papers.Kind(k) {
				return true
			}
		}
	}
	return false
}

// tenure is what is sold: leasehold as soon as one paper says so, because a
// leasehold sale brings the landlord's freehold register with it.
func (s *scene) tenure() (string, []sighting) {
	n := s.book.names["case.tenure"]
	if n == nil {
		return "", nil
	}
	for _, want := range []string{"leasehold", "commonhold", "freehold"} {
		for _, src := range n.sources {
			for _, x := range s.facts[src] {
				if strings.Contains(strings.ToLower(words(x.fact)), want) {
					return want, []sighting{x}
				}
			}
		}
	}
	if s.hasPaper(string(papers.Lease), string(papers.TA7), string(papers.LPE1)) {
		return "leasehold", nil
	}
	return "", nil
}

func (s *scene) leasehold() bool { return s.holds("leasehold") }
func (s *scene) freehold() bool  { return s.holds("freehold") }

func (s *scene) holds(tenure string) bool {
	t, seen := s.tenure()
	if t != tenure {
		return false
	}
	s.see(seen...)
	return true
}

// builder is the name of a firm, and plot a home that is still known by its number on the
// site: together they are a home that its builder sells.
var (
	builder = regexp.MustCompile(`(?i)\b(?:limited|ltd|plc|llp|homes)\b`)
	plot    = regexp.MustCompile(`(?i)\bplots?\s+(?:no\.?\s*)?\d`)
)

// newHome says that the home is sold by its builder, off plan or just built: the contract or
// the transfer is of a plot, and a firm sells it.
func (s *scene) newHome() bool {
	for _, sale := range []struct{ seller, property string }{
		{"contract.seller", "contract.property"}, {"transfer_tr1.transferor", "transfer_tr1.property"},
	} {
		sold := s.matching(sale.property, plot)
		if by := s.matching(sale.seller, builder); len(sold) > 0 && len(by) > 0 {
			s.see(sold[0], by[0])
			return true
		}
	}
	return false
}

// matching is the facts of a name whose words a pattern finds something in.
func (s *scene) matching(id string, re *regexp.Regexp) []sighting {
	var found []sighting
	if n := s.book.names[id]; n != nil {
		for _, x := range s.find(anywhere(n)) {
			if re.MatchString(words(x.fact)) {
				found = append(found, x)
			}
		}
	}
	return found
}

// value is the price of the property, NaN when no paper gives one.
func (s *scene) value() float64 {
	if n := s.book.names["case.price"]; n != nil {
		return s.number(n)
	}
	return math.NaN()
}

// unexpired is the whole years that are left of the lease on the day of judgement,
// as a parser worked them out or from the end of the term; NaN when neither is stated.
func (s *scene) unexpired() float64 {
	if n := s.book.names["case.unexpired"]; n != nil {
		if v := s.number(n); !math.IsNaN(v) {
			return v
		}
	}
	if n := s.book.names["case.leaseEnd"]; n != nil {
		return math.Floor(-s.yearsSince(n))
	}
	return math.NaN()
}

// others names the papers that the finding rests on, the kinds given left out:
// "local authority enquiries (CON29R) and planning decision".
func (s *scene) others(but ...string) string {
	var kinds []string
	had := map[papers.Kind]bool{}
	for _, k := range but {
		had[papers.Kind(k)] = true
	}
	for _, x := range s.seen {
		if k := s.c.Papers[x.paper].Kind; !had[k] {
			had[k] = true
			kinds = append(kinds, papers.Name(k))
		}
	}
	return inWords(kinds)
}

// words is a fact's normalised value as text.
func words(f evidence.Fact) string {
	switch v := f.Normalised().(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return map[bool]string{true: "Yes", false: "No"}[v]
	}
	return ""
}

// show writes a fact for people.
func (s *scene) show(f evidence.Fact, t papers.Type) string {
	switch v := f.Normalised().(type) {
	case float64:
		if t == papers.Pounds {
			return money(v)
		}
		return figure(v)
	case string:
		if t == papers.Day {
			if day, err := time.Parse(time.DateOnly, v); err == nil {
				return longDay(day)
			}
		}
	}
	return words(f)
}

// write is how a value stands in a template; empty when it is not stated.
func (s *scene) write(v any) string {
	switch v := v.(type) {
	case *name:
		found := s.find(v)
		if len(found) == 0 {
			return ""
		}
		s.see(found[0])
		return s.show(found[0].fact, v.typ)
	case time.Time:
		return longDay(v)
	case float64:
		return figure(v)
	case int:
		return strconv.Itoa(v)
	case string:
		return v
	}
	return ""
}

func longDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// figure is a number with at most one decimal, empty for NaN.
func figure(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if r := math.Round(v); math.Abs(v-r) < 0.05 {
		return grouped(strconv.FormatFloat(r, 'f', 0, 64))
	}
	return grouped(strconv.FormatFloat(v, 'f', 1, 64))
}

// figure2 is a number with two decimals, for percentages; empty for NaN.
func figure2(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// money is a sum in pounds: £129,000 or £250.50; empty for NaN.
func money(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	digits := 2
	if v == math.Trunc(v) {
		digits = 0
	}
	return "£" + grouped(strconv.FormatFloat(v, 'f', digits, 64))
}

func grouped(digits string) string {
	whole, rest := digits, ""
	if i := strings.IndexByte(digits, '.'); i >= 0 {
		whole, rest = digits[:i], digits[i:]
	}
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + rest
}

// years is the calendar years from a to b, with the part of the year after the
// last anniversary as a fraction.
func years(a, b time.Time) float64 {
	if b.Before(a) {
		return -years(b, a)
	}
	n := b.Year() - a.Year()
	if a.AddDate(n, 0, 0).After(b) {
		n--
	}
	last, next := a.AddDate(n, 0, 0), a.AddDate(n+1, 0, 0)
	return float64(n) + b.Sub(last).Hours()/next.Sub(last).Hours()
}

// monthsApart is the calendar months from a to b, likewise.
func monthsApart(a, b time.Time) float64 {
	if b.Before(a) {
		return -monthsApart(b, a)
	}
	n := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if a.AddDate(0, n, 0).After(b) {
		n--
	}
	last, next := a.AddDate(0, n, 0), a.AddDate(0, n+1, 0)
	return float64(n) + b.Sub(last).Hours()/next.Sub(last).Hours()
}
