package papers

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// OCR misreads words, and labels, headings and choices are told by their words. This
// file mends what OCR doubted where it is all but one of the words that the papers of
// a sale print: "Propriet_rship", "§hared", "P1anning". Parsers look for their labels
// in the mended words. What is quoted stays as the page has it, and so do values:
// names, numbers and references are in no lexicon (see evidence.Text.Mended).

//go:embed lexicon.txt
var lexicon string // printed words of four letters and more, lower case, one a line

const (
	doubted   = 0.85 // confidence under which a word may be mended
	leastMend = 5    // letters: shorter words are too like each other
)

// vocabulary is the lexicon in two orders.
type vocabulary struct {
	known    map[string]bool
	byLength map[int][]string
	byShape  map[string]string // how OCR sees them: see shapeOf; "" where two words look alike
}

var printedWords = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{map[string]bool{}, map[int][]string{}, map[string]string{}}
	for _, w := range append(strings.Fields(lexicon), "yes", "no", "not", "known", "n/a", "none") {
		if v.known[w] {
			continue
		}
		v.known[w] = true
		v.byLength[len(w)] = append(v.byLength[len(w)], w)
		shape := shapeOf(w)
		if _, taken := v.byShape[shape]; taken {
			v.byShape[shape] = ""
		} else {
			v.byShape[shape] = w
		}
	}
	return v
})

// alike puts one character for those that OCR takes for each other.
var alike = strings.NewReplacer(
	"0", "o", "1", "l", "|", "l", "!", "l", "i", "l", "5", "s", "§", "s", "$", "s", "8", "b", "6", "b",
	"rn", "m", "vv", "w", "€", "e", "é", "e", "¢", "c", "©", "c", "(", "c", "ﬁ", "fl", "ﬂ", "fl",
)

// shapeOf is a word as OCR cannot tell it from others.
func shapeOf(lower string) string { return alike.Replace(lower) }

// readable is a text with the words that OCR doubted put right where they can be; the
// text itself where no page of it came from OCR.
func readable(t *evidence.Text) *evidence.Text {
	if len(t.Document().OCRed()) == 0 {
		return t
	}
	v := printedWords()
	put := map[string]string{}
	return t.Mended(func(pages []reading.Page) {
		mendNumbers(pages)
		for p := range pages {
			if pages[p].Source != reading.SourceOCR {
				continue
			}
			for _, l := range pages[p].Lines {
				for i := range l.Words {
					w := &l.Words[i]
					if i > 0 && len(w.Text) == 1 && strings.Contains("|l!I", w.Text) && counted.MatchString(l.Words[i-1].Text) {
						w.Text = "1"
						continue
					}
					if w.Confidence >= doubted && !strings.ContainsAny(w.Text, "§|_$!0123456789") {
						continue
					}
					m, ok := put[w.Text]
					if !ok {
						m = v.mend(w.Text)
						put[w.Text] = m
					}
					w.Text = m
				}
			}
		}
	})
}

// counted is what a number follows: "Bedroom |" is the first.
var counted = pattern.New(`(?i)^(?:bedroom|bathroom|room|floor|flat|apartment|plot|unit|part|schedule|section|box|item|page|appendix|table|question|enquiry|entry|no\.?|number)$`)

// mend is a word put right, or as it is; a tick box of typed brackets that it touches stays.
func (v *vocabulary) mend(text string) string {
	runes := []rune(text)
	for n := min(3, len(runes)-1); n > 1; n-- {
		if box := string(runes[:n]); gluedGlyph(box) {
			return box + v.mendWord(string(runes[n:]))
		}
	}
	return v.mendWord(text)
}

func (v *vocabulary) mendWord(text string) string {
	core := strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '§' && r != '|' })
	letters, figures := 0, 0
	for _, r := range core {
		if unicode.IsLetter(r) {
			letters++
		} else if unicode.IsDigit(r) {
			figures++
		}
	}
	lower := strings.ToLower(core)
	possessive := ""
	for _, end := range []string{"'s", "’s"} {
		if strings.HasSuffix(lower, end) {
			possessive, lower = end, strings.TrimSuffix(lower, end)
		}
	}
	// The ruling of a table touches its words.
	if bare := strings.Trim(lower, "|"); bare != lower && v.known[bare] {
		return strings.ReplaceAll(text, "|", "")
	}
	if len(lower) < 2 || len(lower) > 24 || letters == 0 || figures > letters || v.known[lower] {
		return text
	}
	found := v.byShape[shapeOf(lower)]
	if figures > 0 && found != "" && len(found) < leastMend && figures*2 > len(lower) {
		return text // "1S0" is no word
	}
	if found == "" && letters+1 >= leastMend && figures <= 1 {
		found = v.nearest(lower)
	}
	if found == "" || found == lower {
		return text
	}
	switch {
	case letters > 1 && core == strings.ToUpper(core):
		found = strings.ToUpper(found)
	case startsHigh(core):
		found = strings.ToUpper(found[:1]) + found[1:]
	}
	at := strings.Index(text, core)
	return text[:at] + found + possessive + text[at+len(core):]
}

// startsHigh reports whether a word begins with a capital, or with what OCR takes one for.
func startsHigh(w string) bool {
	r := []rune(w)[0]
	return unicode.IsUpper(r) || r == '§' || r == '$'
}

// budget is how many letters of a word may be wrong.
func budget(letters int) int {
	switch {
	case letters < leastMend:
		return 0
	case letters < 8:
		return 1
	case letters < 12:
		return 2
	}
	return 3
}

// nearest is the one word of the lexicon that is nearest within the budget, or "".
func (v *vocabulary) nearest(lower string) string {
	best, next, found := 99, 99, ""
	n := len(lower)
	for length := max(leastMend, n-3); length <= n+3; length++ {
		most := min(budget(n), budget(length))
		if length-n > most || n-length > most {
			continue
		}
		for _, w := range v.byLength[length] {
			d := distance(lower, w, most)
			if d > most {
				continue
			}
			if d < best {
				best, next, found = d, best, w
			} else {
				next = min(next, d)
			}
		}
	}
	if best == next {
		return "" // two words are as near
	}
	return found
}

// distance is how many letters must be changed, added or left out to make one word of
// the other; more than most is not counted further.
func distance(a, b string, most int) int {
	if a == b {
		return 0
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0] // row[i][j]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			d := before
			if a[i] != b[j] {
				d = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
	}
	return row[len(b)]
}

// knownWord reports whether a word stands in the lexicon; tests read it.
func knownWord(lower string) bool { return slices.Contains(strings.Fields(lexicon), lower) }
