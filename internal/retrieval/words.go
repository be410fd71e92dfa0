package retrieval

import (
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// words is a text as it is searched: lower case, stems, sums without commas and
// pound signs, numbers of clauses whole ("4.12"). A date adds its day as one word
// ("2007-07-06"), so that it is found however it is written.
func (s stems) words(text string) []string {
	var all []string
	for _, raw := range split(text) {
		all = append(all, s.of(raw))
	}
	for _, window := range datedWindows(text) {
		if day, _, ok := papers.ParseDay(window); ok {
			all = append(all, papers.FormatDay(day))
		}
	}
	return all
}

// datedWindows is the parts of a text that end in a year in figures, with what may
// stand before it in a date. Looking for dates elsewhere would cost more than all else.
func datedWindows(text string) []string {
	const before = 40 // "the 25th day of December, in the year 2004"
	var all []string
	digits, last := 0, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= '0' && text[i] <= '9' {
			digits++
			continue
		}
		if digits == 4 && (text[i-4] == '1' || text[i-4] == '2') {
			from := max(last, i-4-before)
			all = append(all, text[from:i])
			last = i
		}
		digits = 0
	}
	return all
}

// split is the words of a text in lower case, not stemmed.
func split(text string) []string {
	var all []string
	var b strings.Builder
	end := func() {
		if w := strings.TrimRight(b.String(), ".,"); w != "" {
			all = append(all, w)
		}
		b.Reset()
	}
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case (r == '.' || r == ',') && b.Len() > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i+1]) && unicode.IsDigit(runes[i-1]):
			if r == '.' {
				b.WriteRune(r)
			}
		case r == '\'' || r == '’' || r == '\u00AD':
			// "tenant's" is "tenants", and its stem the tenant's.
		default:
			end()
		}
	}
	end()
	for i, w := range all {
		all[i] = strings.TrimSuffix(w, ".00") // "£1,200.00" is "£1,200"
	}
	return all
}

// stems remembers the stems of words: papers repeat themselves. It is for one
// goroutine.
type stems map[string]string

func (s stems) of(word string) string {
	st, ok := s[word]
	if !ok {
		st = word
		if regular, irregular := irregulars[word]; irregular {
			st = regular
		}
		st = stem(st)
		s[word] = st
	}
	return st
}

// irregulars are forms of words that no ending tells.
var irregulars = map[string]string{
	"kept": "keep", "sold": "sell", "paid": "pay", "bought": "buy", "built": "build", "held": "hold", "given": "give", "gave": "give",
	"lent": "lend", "spent": "spend", "left": "leave", "lost": "lose", "owed": "owe", "dogs": "dog", "men": "man", "children": "child",
	"begun": "begin", "began": "begin", "rose": "rise", "risen": "rise", "ran": "run", "fell": "fall", "wrote": "write", "written": "write",
	"taken": "take", "took": "take", "broke": "break", "broken": "break", "came": "come", "went": "go", "done": "do", "made": "make",
}

// lettered reports whether a word is of letters alone, and long enough to have a meaning.
func lettered(word string) bool {
	return len(word) > 2 && !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}
