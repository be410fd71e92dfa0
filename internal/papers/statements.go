package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads papers that say things in sentences: "The consideration is …", "the
// tenure of the property is …". A sentence's subject is as good as a label and what
// follows its verb as good as the label's value, so that what parsers seek by the
// meaning of labels they seek in sentences too.

const (
	// mostSubject is how many words a subject has at most that names one thing.
	mostSubject = 8
	// mostStatements bounds the sentences that are looked at in one paper.
	mostStatements = 400
)

// verbs are those that give a subject its value. Two words are one verb.
var verbs = []string{"is", "are", "was", "were", "means", "shall be", "will be", "is to be", "are to be", "has been", "amounts to", "amount to", "remains", "stands at"}

// statements is what the sentences of the paper say, in reading order: the subject as
// label, the predicate as value. A sentence that denies says nothing here.
func (s *sheet) statements() []pair {
	if s.stated != nil {
		return s.stated
	}
	s.stated = []pair{}
	for _, u := range s.sentences() {
		if len(s.stated) >= mostStatements {
			break
		}
		if label, v, ok := subjectOfSentence(u); ok {
			s.stated = append(s.stated, pair{label: label, text: label.Text(), sure: true, to: []evidence.Span{v}, said: true})
		}
	}
	return s.stated
}

// subjectOfSentence parts a sentence at its first verb.
func subjectOfSentence(u evidence.Span) (subject, predicate evidence.Span, ok bool) {
	for k := 1; k < u.Words()-1 && k <= mostSubject; k++ {
		if strings.ContainsAny(u.Word(k-1).Text, ",;:") {
			return subject, predicate, false // a clause of its own comes before
		}
		n := verbAt(u, k)
		if n == 0 {
			continue
		}
		predicate = u.Sub(k+n, u.Words())
		if predicate.Empty() || denied.MatchString(predicate.Word(0).Text) {
			return subject, predicate, false
		}
		return u.Sub(0, k), predicate, true
	}
	return subject, predicate, false
}

var denied = pattern.New(`(?i)^(?:not|no|never|nil|none|neither)\b`)

// verbAt is how many words a verb has that begins at a sentence's k-th word, 0 for none.
func verbAt(u evidence.Span, k int) int {
	most := 0
	for _, v := range verbs {
		words := strings.Fields(v)
		if len(words) <= most || k+len(words) > u.Words() {
			continue
		}
		same := true
		for i, w := range words {
			same = same && strings.EqualFold(u.Word(k+i).Text, w)
		}
		if same {
			most = len(words)
		}
	}
	return most
}

// sentences is the paper's sentences in reading order, without the number or letter
// that a list gives them. Headings, cells and labels are none.
func (s *sheet) sentences() []evidence.Span {
	if s.sentenced != nil {
		return s.sentenced
	}
	s.sentenced = []evidence.Span{}
	for _, u := range s.units() {
		v := u.Span
		if u.open {
			continue
		}
		for v.Words() > 3 && itemMark.MatchString(v.Word(0).Text) {
			v = v.Sub(1, v.Words())
		}
		if v.Words() > 3 {
			s.sentenced = append(s.sentenced, v)
		}
	}
	return s.sentenced
}

// saySentence states the first sentence that speaks of something, as a whole. It has
// words of means and none of not, and of most words at most.
func (s *sheet) saySentence(path string, means, not *pattern.Pattern, most int) bool {
	if s.said[path] {
		return false
	}
	for _, u := range s.sentences() {
		text := u.Text()
		if u.Words() > most || !means.MatchString(text) || not != nil && not.MatchString(text) || s.cited(u) {
			continue
		}
		if s.state(path, u, strings.TrimRight(text, "."), nil) {
			return true
		}
	}
	return false
}

// cited reports whether something was already stated from a sentence.
func (s *sheet) cited(u evidence.Span) bool {
	text := u.Text()
	return slices.ContainsFunc(s.facts, func(f evidence.Fact) bool {
		c := f.Citation()
		return c.Page() == u.Page() && len(c.Quote()) > 20 && strings.Contains(text, strings.TrimRight(c.Quote(), "."))
	})
}
