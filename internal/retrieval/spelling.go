package retrieval

import (
	"strings"
	"sync"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/notes"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// vocabulary is the words that conveyancing is talked about in here: of the thesaurus,
// the matters, the fields and the notes. A word of a question that is not among them
// and is nearly one of them is a slip of the finger.
var vocabulary = sync.OnceValue(func() map[string]bool {
	v := map[string]bool{}
	add := func(text string) {
		for _, w := range split(text) {
			v[w] = true
		}
	}
	add(thesaurusText)
	add(mattersText)
	for _, k := range papers.Kinds() {
		add(papers.Name(k))
		for _, f := range papers.Fields(k) {
			add(f.Label)
			add(spoken(f.Path))
		}
	}
	for _, n := range notes.All {
		add(n.Title)
		add(strings.Join(n.Text, " "))
	}
	for w := range empty {
		v[w] = true
	}
	for w := range weak {
		v[w] = true
	}
	return v
})

// The lengths from which a word may be taken for another that differs by one slip (a
// letter left out, put in, changed, or two changed over) and by two. Shorter words
// have too many neighbours that are words of their own.
const (
	oneSlip  = 6
	twoSlips = 9
	// swapped is the length from which two letters that changed places, or one that was
	// doubled or not, are put right.
	swapped = 5
)

// spelled is a word as it was probably meant: itself when it is known or no known word is near.
// Of several that are as near the first in the alphabet is taken, so that a question
// is always understood the same.
func spelled(word string) string {
	if len(word) < swapped || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) || r > unicode.MaxASCII }) {
		return word
	}
	known := vocabulary()
	if known[word] || known[strings.TrimSuffix(word, "s")] || known[word+"s"] {
		return word
	}
	most := 0
	switch {
	case len(word) >= twoSlips:
		most = 2
	case len(word) >= oneSlip:
		most = 1
	}
	best, nearest := word, most+1
	for w := range known {
		if len(w) < swapped || len(w) > len(word)+2 || len(word) > len(w)+2 {
			continue
		}
		d := slips(word, w)
		if d > most && !(d == 1 && onlySwapped(word, w)) {
			continue
		}
		if w[0] != word[0] && !(d == 1 && onlySwapped(word, w)) {
			continue // the first letter is seldom wrong
		}
		if d < nearest || d == nearest && w < best || best == word {
			best, nearest = w, d
		}
	}
	return best
}

// onlySwapped reports whether two words differ in two neighbours that changed places or in a
// letter that one has twice.
func onlySwapped(a, b string) bool {
	if len(a) == len(b) {
		return changedOver(a, b)
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	for i := 1; i < len(a); i++ {
		if a[i] == a[i-1] && a[:i]+a[i+1:] == b {
			return true
		}
	}
	return false
}

// changedOver reports whether two words are one but for two neighbours that changed places.
func changedOver(a, b string) bool {
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// slips is the number of letters left out, put in, changed, or changed over between
// two words (optimal string alignment).
func slips(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
