package evaluation

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Equal reports whether a normalised value is the true one. Computed values may
// differ by a day or by one year or month, since "from" a day may or may not
// count that day.
func Equal(truth, got any, computed bool) bool {
	switch t := truth.(type) {
	case bool:
		g, ok := got.(bool)
		return ok && g == t
	case float64:
		g, ok := got.(float64)
		if !ok {
			return false
		}
		if computed {
			return math.Abs(t-g) <= 1
		}
		return math.Abs(t-g) <= 0.011
	case string:
		g, ok := got.(string)
		if !ok {
			return false
		}
		if computed {
			a, err1 := time.Parse(time.DateOnly, t)
			b, err2 := time.Parse(time.DateOnly, g)
			if err1 == nil && err2 == nil {
				return math.Abs(a.Sub(b).Hours()) <= 24
			}
		}
		return sameWords(t, g)
	}
	return false
}

func sameWords(truth, got string) bool {
	if squeeze(truth) == squeeze(got) {
		return true
	}
	a, b := untitled(fields(truth)), untitled(fields(got))
	if slices.Equal(a, b) {
		return true
	}
	// An address is often quoted with the words that lead up to it.
	if len(a) >= 5 && len(b) <= 2*len(a) && strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ") {
		return true
	}
	if len(a) < 8 || len(b) < 8 {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return float64(shared(a, b)) >= 0.9*float64(len(a))
}

// shared is how many words two texts have in common, each counted as often as both
// have it.
func shared(a, b []string) int {
	have := map[string]int{}
	for _, w := range b {
		have[w]++
	}
	n := 0
	for _, w := range a {
		if have[w] > 0 {
			have[w]--
			n++
		}
	}
	return n
}

// untitled leaves out the title before a person's name.
func untitled(words []string) []string {
	if len(words) > 1 && slices.Contains([]string{"mr", "mrs", "ms", "miss", "dr", "mx"}, words[0]) {
		return words[1:]
	}
	return words
}

// squeeze is the letters and digits, in lower case.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func fields(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
