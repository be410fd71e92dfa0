package retrieval

import (
	"regexp"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// want is one thing that a question asks for: a word or a phrase, and other ways of
// saying it.
type want struct {
	text   string
	raw    string // the one word that it is, as it was written; empty for a phrase
	ways   []way
	weight float64 // how much it tells what the question is about, 0 to 1
}

// way is a word of the index that a want is satisfied by, and how well, 0 to 1.
type way struct {
	word string
	as   float64
}

// question is a question as it is understood.
type question struct {
	text       string
	wants      []want
	kinds      []papers.Kind // papers that it names
	surely     []papers.Kind // by names that mean nothing else
	types      []papers.Type // of a value that would answer it
	whom       bool          // it asks for a name
	places     []place       // clauses, entries, schedules that it names
	weak       bool          // all its words are of everyday speech
	likely     []likely      // what it is about; see about
	near       []float64     // how near it is to each matter in meaning; nil without vectors
	understood bool          // by vectors
}

// onlyPlaces reports whether a question asks for nothing but a place: "what does
// clause 4 of the lease say?"
func (q *question) onlyPlaces() bool {
	if len(q.places) == 0 {
		return false
	}
	return q.weak
}

// speaks reports whether a question asks for a word of the index in any way.
func (q *question) speaks(word string) bool {
	for _, w := range q.wants {
		for _, way := range w.ways {
			if way.word == word {
				return true
			}
		}
	}
	return false
}

// empty are words that say how something is asked, not what about.
var empty = set(`a an the of to in on at by for from with about as into onto under over up out off and or but if than that this these those there here it its
	is are was were be been being am do does did done doing has have had having can could may might must shall should will would
	who whom whose what which when where why how much many often long far
	i me my we us our you your he she his her they them their one ones
	any anything anybody anyone some something somebody someone nobody nothing no not none all each every either other another else
	please tell say says said show shows know knows give gives given get gets got make makes take takes find found look looks see
	client clients paper papers document documents file case according so too also very still yet ever just only now new need needs needed
	s t re ve ll d whether because while during between going come comes go goes want wants happen happens happened mean means
	day date part sort kind there's what's who's way thing things like possible problem issue regarding concerning within without am`)

// weak are words that nearly every paper of a home sale has, and words of everyday
// speech that say how, when and how well, and seldom what about.
var weak = set(`property premises house flat home land building place dwelling apartment person people party side
	owner seller buyer vendor purchaser client solicitor date number name amount sum total current present money pay paid payable
	keep kept allow allowed let lets say give hold set put take taking taken bring brought use used using ask asked answer answered
	near nearby close by next along across around above below beyond behind front old young new recent recently last latest first early late later soon
	big small large high low long short wide good bad poor well better best worse worst great little more most less least full empty
	likely unlikely sure certain certainly perhaps maybe probably actually really exactly approximately roughly about fully partly wholly mainly
	plan planned planning expect expected hope intend intended intention think thought believe seem appear happen become come coming arise
	action act acted step deal dealt handle concern matter issue problem trouble difficulty difficult easy risk worry
	cost costs price due owed future past previous previously former formerly currently nowadays today tomorrow yesterday year years month months week weeks time times ever always never often usually normally
	add added include included including exclude contain involve cover apply applies applied relate related affect affected attach attached
	change changed start started stop stopped finish finished continue begin end run running work working works job stand live living lives lived stay leave left
	responsible responsibility liable obliged required require requires necessary able unable free
	wrong right proper correct true false different same similar own owned belong together separate several single double both whole half
	see seen hear heard read write written sign signed send sent receive received call called speak talk discuss agree agreed decide decided
	meant mention mentioned describe described state stated record recorded list listed detail details information note copy
	according under over against between among during before after since until while within without through per via
	made make making built build building done carried carry out up down off back away fall fallen`)

// namesPaper are words that say which paper is meant once it is named.
var namesPaper = set(`lease search report form register title offer contract transfer policy certificate accounts agreement deed answers replies plan`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
		m[strings.ReplaceAll(w, "'", "")] = true
	}
	return m
}

const (
	weakWeight = 0.25
	groupAs    = 0.9 // how well a word of the same group does for the word asked
	phraseAs   = 1.0 // and a phrase for a phrase
)

var (
	asksWho   = regexp.MustCompile(`(?i)\b(?:who|whom|whose|which\s+(?:firm|company|bank|building|agency|solicitors?|lawyers?|lender|engineers?|developer|builder)|names?\s+of|in\s+whose\s+name)\b`)
	asksWhen  = regexp.MustCompile(`(?i)\b(?:when|what\s+(?:date|day)|which\s+(?:date|day)|on\s+what\s+(?:date|day)|by\s+when|until\s+when|from\s+(?:what|which)\s+(?:date|day)|how\s+(?:soon|up\s+to\s+date|recent))\b`)
	asksPrice = regexp.MustCompile(`(?i)\b(?:how\s+much|what\s+(?:sum|price|amount|does\s+it\s+cost|did\s+it\s+cost)|for\s+how\s+much|cost|price)\b`)
	asksCount = regexp.MustCompile(`(?i)\b(?:how\s+(?:many|long|big|large|old|often)|what\s+(?:percentage|proportion|share|size|length|number|year)|over\s+how\s+many|in\s+what\s+year)\b`)
	asksYesNo = regexp.MustCompile(`(?i)^\W*(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|must|shall|should|will|would)\b`)
)

// ask understands a question.
func ask(text string) question {
	q := question{text: strings.Join(strings.Fields(text), " ")}
	q.kinds, q.surely = named(q.text)
	q.places = placesIn(q.text)
	about := q.text // without the places, which are looked up and not searched
	for _, p := range q.places {
		about = strings.Replace(about, p.text, " ", 1)
	}
	switch {
	case asksWhen.MatchString(q.text):
		q.types = append(q.types, papers.Day)
	case asksPrice.MatchString(q.text):
		q.types = append(q.types, papers.Pounds, papers.Number)
	case asksCount.MatchString(q.text):
		q.types = append(q.types, papers.Number)
	case asksYesNo.MatchString(q.text):
		q.types = append(q.types, papers.Answer, papers.Truth)
	}
	q.whom = asksWho.MatchString(q.text)

	st := stems{}
	raw := split(about)
	run := make([]string, len(raw))
	for i, w := range raw {
		raw[i] = spelled(w)
		run[i] = st.of(raw[i])
	}
	taken := make([]bool, len(run))
	// Phrases of several words first, the longest first: they mean one thing.
	all := conveyancing.find(run)
	slices.SortStableFunc(all, func(a, b found) int { return b.length - a.length })
	groups := map[string]bool{}
	for _, f := range all {
		if f.length < 2 || slices.Contains(taken[f.at:f.at+f.length], true) {
			continue
		}
		w := want{text: strings.Join(raw[f.at:f.at+f.length], " "), weight: 1 + 0.4*float64(f.length-1)}
		for _, g := range f.groups {
			w.ways = append(w.ways, way{g, phraseAs})
			groups[g] = true
		}
		q.wants = append(q.wants, w)
		for i := f.at; i < f.at+f.length; i++ {
			taken[i] = true
		}
	}
	for i, word := range raw {
		if taken[i] || empty[word] {
			continue
		}
		w := want{text: word, raw: word, weight: 1, ways: []way{{run[i], 1}}}
		if weak[word] || weak[strings.TrimSuffix(word, "s")] || namesPaper[word] && len(q.kinds) > 0 {
			w.weight = weakWeight
		}
		repeated := false
		for _, f := range all {
			if f.at != i || f.length != 1 {
				continue
			}
			for _, g := range f.groups {
				repeated = repeated || groups[g]
				w.ways = append(w.ways, way{g, groupAs})
			}
		}
		if repeated {
			w.weight *= 0.5 // another word of the same meaning was asked already
		}
		for _, g := range w.ways {
			groups[g.word] = true
		}
		q.wants = append(q.wants, w)
	}
	// In a question of everyday words alone ("who is buying?") they are what it is about.
	if q.weak = !slices.ContainsFunc(q.wants, func(w want) bool { return w.weight > weakWeight }); q.weak {
		for i := range q.wants {
			q.wants[i].weight /= weakWeight
		}
	}
	// Days are searched in one form.
	for _, s := range st.words(about)[len(raw):] {
		q.wants = append(q.wants, want{text: s, weight: 1, ways: []way{{s, 1}}})
	}
	return q
}
