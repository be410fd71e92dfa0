package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// glance is how many words a quotation normally has at most: what a person
// reads at a glance.
const glance = 60

// passage is the part of a span that is worth quoting for a value: the whole of
// it where it is short, else the sentence or row around the first place where the
// value stands, on one page and of at most most words. It is empty where the
// value does not stand on one page of the span.
func passage(in evidence.Span, value string, most int) evidence.Span {
	if in.Empty() || value == "" {
		return evidence.Span{}
	}
	if in.Words() <= most {
		if one := in.OnePage(); one.Words() == in.Words() && evidence.Stands(value, in.Text()) {
			return in
		}
	}
	at := locate(in, value)
	if at.Empty() {
		return at
	}
	return widen(in, at, most)
}

// locate is the words of a span in which a value stands first, all on one page;
// empty where it does not.
func locate(in evidence.Span, value string) evidence.Span {
	tokens := strings.Fields(value)
	if len(tokens) == 0 {
		return evidence.Span{}
	}
	for i := range in.Words() {
		if !strings.Contains(in.Word(i).Text, tokens[0]) && !strings.HasSuffix(in.Word(i).Text, "-") {
			continue
		}
		for _, j := range []int{i + len(tokens), i + len(tokens) + 1} {
			if j > in.Words() {
				break
			}
			sub := in.Sub(i, j)
			if sub.OnePage().Words() == sub.Words() && evidence.Stands(value, sub.Text()) {
				return sub
			}
		}
	}
	return evidence.Span{}
}

// widen grows a place within a span to the sentence around it, of at most most
// words on the page of the place.
func widen(in, at evidence.Span, most int) evidence.Span {
	// Where at begins and ends, counted in words of in.
	before := 0
	for before < in.Words() && in.Sub(before, before+1).Before(at) {
		before++
	}
	from, to := before, min(in.Words(), before+at.Words())
	page := at.Page()
	ends := func(i int) bool {
		w := in.Word(i).Text
		return strings.HasSuffix(w, ".") && len(w) > 3 || strings.HasSuffix(w, ";")
	}
	for from > 0 && to-from < most/2 && in.Sub(from-1, from).Page() == page && !ends(from-1) {
		from--
	}
	for to < in.Words() && to-from < most && in.Sub(to, to+1).Page() == page && !ends(to-1) {
		to++
	}
	return in.Sub(from, to)
}

// opening is the beginning of a span on its first page, at most most words,
// ending with a sentence where one ends in the second half.
func opening(in evidence.Span, most int) evidence.Span {
	in = in.OnePage()
	if in.Words() <= most {
		return in
	}
	for i := most; i > most/2; i-- {
		if w := in.Word(i - 1).Text; strings.HasSuffix(w, ".") || strings.HasSuffix(w, ";") {
			return in.Sub(0, i)
		}
	}
	return in.Sub(0, most)
}

// stateIn states a value with the passage of a span around it.
func (s *sheet) stateIn(path string, in evidence.Span, value string, normalised any) bool {
	value = strings.Trim(evidence.Fold(value), " ,;:")
	at := passage(in, value, glance)
	if value == "" || at.Empty() {
		return false
	}
	return s.state(path, at, value, normalised)
}
