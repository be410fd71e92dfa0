package rules

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"golang.org/x/text/unicode/norm"
)

// The comparisons behind namesDiffer and its like. They err on the side of "the
// same": a wrong contradiction costs a solicitor more than one more look.

var (
	notName = regexp.MustCompile(`(?i)\b(mr|mrs|ms|miss|mx|dr|sir|lady|prof|professor|rev|the|and|of|deceased|executors?|trustees?|personal representatives?)\b\.?|\(.*?\)|&`)
	company = regexp.MustCompile(`(?i)\b(limited|ltd|plc|llp|l\.l\.p|p\.l\.c|company|co|uk|group|incorporated|cyf(?:yngedig)?)\b\.?`)
	// joint parts several people in one value.
	joint = regexp.MustCompile(`(?i)\s*(?:;|\band\b|&|,\s)\s*`)
)

// sameName reports whether two values can name the same person or company, or
// share one of the people whom they list. "J Smith", "John Smith" and "SMITH, John
// Paul" are the same; "John Smith" and "Jane Smith" are not.
func sameName(a, b evidence.Fact) bool { return samePerson(words(a), words(b)) }

func samePerson(a, b string) bool {
	if oneName(a, b) {
		return true
	}
	for _, x := range joint.Split(a, -1) {
		for _, y := range joint.Split(b, -1) {
			if oneName(x, y) {
				return true
			}
		}
	}
	return false
}

// mayBe is oneName where nobody is to be missed who is only written shorter: "Helen"
// may be Helen Ruth Lloyd, and "Tom Brook" Thomas Brook.
func mayBe(a, b string) bool {
	if oneName(a, b) || papers.SameName(a, b) {
		return true
	}
	x, y := nameParts(a), nameParts(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return len(x) == 0 || slices.ContainsFunc(y, func(w string) bool { return near(x[0], w) })
	}
	return x[0][0] == y[0][0] && near(x[len(x)-1], y[len(y)-1])
}

func oneName(a, b string) bool {
	firm := company.MatchString(a) || company.MatchString(b)
	x, y := nameParts(a), nameParts(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if firm {
		return strings.Join(x, " ") == strings.Join(y, " ")
	}
	// "Smith, John" and "John Smith": whoever has fewer words must be found in the other.
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		// A surname alone says too little to tell people apart or together.
		return len(y) == 1 && near(x[0], y[0]) || len(y) > 1 && near(x[0], y[len(y)-1])
	}
	used := make([]bool, len(y))
	whole := 0
	for _, p := range x {
		found := false
		for i, q := range y {
			initial := (len(p) == 1) != (len(q) == 1) && p[0] == q[0]
			if !used[i] && (near(p, q) || initial) {
				if !initial {
					whole++
				}
				used[i], found = true, true
				break
			}
		}
		if !found {
			return false
		}
	}
	return whole > 0
}

// spelledApart reports whether two names are those of one person whom they spell in two
// ways: as many words each, of which one has a wrong letter and the others are the same.
func spelledApart(a, b string) bool {
	if company.MatchString(a) || company.MatchString(b) {
		return false
	}
	x, y := nameParts(a), nameParts(b)
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	wrong := 0
	for i := range x {
		switch {
		case x[i] == y[i] || len(x[i]) == 1 && strings.HasPrefix(y[i], x[i]) || len(y[i]) == 1 && strings.HasPrefix(x[i], y[i]):
		case strings.ReplaceAll(x[i], "'", "") == strings.ReplaceAll(y[i], "'", ""):
		case near(x[i], y[i]):
			wrong++
		default:
			return false
		}
	}
	return wrong == 1
}

// nameParts is the words that tell a name, lower case and without accents, letters and
// digits only: the register writes SIAN where she signs Siân.
func nameParts(s string) []string {
	s = company.ReplaceAllString(notName.ReplaceAllString(s, " "), " ")
	return strings.FieldsFunc(plain(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// plain is text in lower case without its accents.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}

// near allows one wrong letter in a word of five or more: a scan's, or a typist's.
func near(a, b string) bool {
	a, b = strings.ReplaceAll(a, "'", ""), strings.ReplaceAll(b, "'", "")
	if a == b {
		return true
	}
	if min(len(a), len(b)) < 5 {
		return false
	}
	return distance(a, b) <= 1
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost++
			}
			last, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

var (
	flat   = regexp.MustCompile(`(?i)\b(?:flat|apartment|apt|unit|plot|maisonette)\.?\s*(?:no\.?\s*)?([0-9]+[a-z]?|[a-z])\b`)
	number = regexp.MustCompile(`\b\d+[a-z]?\b`)
)

// sameAddress compares postcodes, then the numbers that lead to the door. Two
// addresses that cannot be told apart are the same.
func sameAddress(a, b evidence.Fact) bool { return samePlace(words(a), words(b)) }

func samePlace(a, b string) bool {
	x, asX, ok := papers.ParsePostcode(a)
	y, asY, ok2 := papers.ParsePostcode(b)
	if ok && ok2 && x != y {
		// A scan's O for 0 is not another street.
		return confusable(x) == confusable(y)
	}
	if !ok && !streetLike(a) || !ok2 && !streetLike(b) {
		return true // a house's name, or words that are no address: nothing tells them apart
	}
	a = strings.ToLower(strings.Replace(a, asX, " ", 1))
	b = strings.ToLower(strings.Replace(b, asY, " ", 1))
	f, g := flat.FindStringSubmatch(a), flat.FindStringSubmatch(b)
	if f != nil && g != nil && f[1] != g[1] {
		return false
	}
	m, n := number.FindAllString(a, -1), number.FindAllString(b, -1)
	if len(m) > 0 && len(n) > 0 && !subset(m, n) && !subset(n, m) {
		return false
	}
	if ok && ok2 {
		return true
	}
	// One has no postcode: the words that are no numbers must overlap.
	p, q := nameParts(number.ReplaceAllString(a, " ")), nameParts(number.ReplaceAllString(b, " "))
	shared := 0
	for _, w := range p {
		for _, v := range q {
			if near(w, v) {
				shared++
				break
			}
		}
	}
	return len(p) == 0 || len(q) == 0 || shared*2 >= min(len(p), len(q))
}

// streetLike reports whether words without a postcode have a number and two words more.
func streetLike(s string) bool { return number.MatchString(s) && len(nameParts(s)) > 2 }

func subset(a, b []string) bool {
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || confusable(x) == confusable(y)
		}
		if !found {
			return false
		}
	}
	return true
}

// confusable folds the characters that scans mix up.
func confusable(s string) string {
	return strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1", "i", "1", "L", "1", "S", "5", "s", "5", "B", "8", "b", "8", "Z", "2", "z", "2", " ", "").Replace(s)
}

// sameTitle compares title numbers: letters and figures only. Of several in one
// value, or beside other words, one that is the same is enough.
func sameTitle(a, b evidence.Fact) bool {
	for _, x := range titlesIn(words(a)) {
		if slices.Contains(titlesIn(words(b)), x) {
			return true
		}
	}
	return false
}

var titleIn = regexp.MustCompile(`\b[A-Z]{1,4}\s?\d[\dOIlSZB]{0,6}\b|\b\d{4,7}\b`)

// titlesIn is the title numbers in a text, as scans may confuse them; the whole text
// where nothing in it looks like one.
func titlesIn(s string) []string {
	var all []string
	for _, x := range titleIn.FindAllString(s, 20) {
		all = append(all, confusable(letters(x)))
	}
	if all == nil {
		all = append(all, confusable(letters(s)))
	}
	return all
}

// sameWords compares words, case and order aside. One that has all words of the other
// is the same: "freehold house" is freehold.
func sameWords(a, b evidence.Fact) bool {
	x, y := wordsOf(words(a)), wordsOf(words(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return len(x) > 0
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// sameSum compares figures to the penny.
func sameSum(a, b evidence.Fact) bool {
	x, ok := a.Normalised().(float64)
	y, ok2 := b.Normalised().(float64)
	return !ok || !ok2 || math.Abs(x-y) < 0.01
}
