package papers

import (
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

// SameName reports whether two names are of the same person, company or group of
// them. Titles, capitals, punctuation, the order of surname and forenames, and
// middle names or initials that only one of the two gives are no difference;
// "Ltd" is "Limited". A former name or alias on either side counts
// ("formerly known as", "née"). Two lists of names joined by "and" are the same
// when each name of one has its own in the other. Two middle names that
// contradict each other, and an initial that does not fit, are a difference.
func SameName(a, b string) bool {
	if company(a) || company(b) {
		// "Marks and Spencer plc" is one name: the lists are tried after.
		if x := companyKey(a); x != "" && x == companyKey(b) {
			return true
		}
	}
	as, bs := SplitNames(a), SplitNames(b)
	if len(as) != len(bs) || len(as) == 0 {
		return false
	}
	if len(as) == 1 {
		return sameOne(as[0], bs[0])
	}
	taken := make([]bool, len(bs))
next:
	for _, x := range as {
		for i, y := range bs {
			if !taken[i] && sameOne(x, y) {
				taken[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

var (
	alias        = pattern.New(`(?i)[,(]?\s*\b(?:(?:formerly|previously|now|also|otherwise|sometimes)(?:\s+known)?(?:\s+as)?|n[ée]e|a\.?k\.?a\.?|maiden\s+name)\b\s*:?\s*`)
	nameJoiner   = pattern.New(`(?i)\s*(?:;|\s\+\s|\s&\s|\s+and\s+|,\s+and\s+)\s*`)
	namesComma   = pattern.New(`\s*,\s*`)
	nameTitles   = words("mr mrs ms miss mx master dr doctor sir dame prof professor rev reverend revd lord lady the messrs hon")
	nameSuffixes = words("esq esquire deceased decd obe mbe cbe jr junior snr jnr senior")
	companyWords = pattern.New(`(?i)\b(?:limited|ltd|p\.?l\.?c|llp|l\.l\.p|cyf|cyfyngedig|company|building\s+society|bank|council|association|trust(?:ees)?|society|corporation|holdings|group|developments|properties|homes|estates|investments|management)\b`)
)

func company(s string) bool { return companyWords.MatchString(s) }

// SplitNames is the names in a list such as "JOHN SMITH and JANE SMITH", each as
// printed; people who share a surname each get it: "Mr J & Mrs A Smith" is
// "Mr J Smith" and "Mrs A Smith". The name of one company is not split.
func SplitNames(s string) []string {
	s = strings.Trim(fold(s), " ,;.")
	if s == "" {
		return nil
	}
	if company(s) && len(companyWords.FindAllString(s, 3)) == 1 && !strings.Contains(s, ";") {
		return []string{s}
	}
	if oneCompany(s) {
		return []string{s}
	}
	// An alias is part of the name before it.
	var parts []string
	for _, p := range nameJoiner.Split(s, 12) {
		p = strings.Trim(p, " ,")
		if p == "" {
			continue
		}
		// A comma divides names where more follow ("A B, C D and E F"), not a surname
		// from forenames ("SMITH, John").
		if sub := namesComma.Split(p, 12); len(sub) > 1 && !company(p) && !alias.MatchString(p) {
			many := true
			for _, x := range sub {
				if len(nameTokens(x)) < 2 {
					many = false
				}
			}
			if many {
				parts = append(parts, sub...)
				continue
			}
		}
		parts = append(parts, p)
	}
	for i := 0; i+1 < len(parts); i++ {
		if given := nameTokens(parts[i]); len(given) == 1 && !company(parts[i]) {
			if last := strings.Fields(parts[i+1]); len(last) > 1 && len(nameTokens(parts[i+1])) > 1 {
				parts[i] += " " + last[len(last)-1]
			}
		}
	}
	return parts
}

// oneCompany reports whether a name with "and" in it is one company's: it ends as a
// company's does, no part before has such an end, and the first is one word, no person's
// name: "Fenn and Harrow Homes Limited".
func oneCompany(s string) bool {
	if !legalEnd.MatchString(s) || len(legalForm.FindAllString(s, 2)) != 1 || strings.Contains(s, ";") {
		return false
	}
	first := strings.TrimSpace(nameJoiner.Split(s, 2)[0])
	return len(strings.Fields(first)) == 1
}

var (
	legalForm = pattern.New(`(?i)\b(?:limited|ltd|p\.?l\.?c|llp|building\s+society)\b`)
	legalEnd  = pattern.New(`(?i)\b(?:limited|ltd|p\.?l\.?c|llp|building\s+society)\.?$`)
)

// sameOne compares two single names, aliases included.
func sameOne(a, b string) bool {
	for _, x := range alias.Split(a, 5) {
		for _, y := range alias.Split(b, 5) {
			if samePerson(x, y) {
				return true
			}
		}
	}
	return false
}

func samePerson(a, b string) bool {
	if company(a) || company(b) {
		x := companyKey(a)
		return x != "" && x == companyKey(b)
	}
	x, y := nameTokens(a), nameTokens(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) == len(y) {
		p, q := append([]string(nil), x...), append([]string(nil), y...)
		sort.Strings(p)
		sort.Strings(q)
		if strings.Join(p, " ") == strings.Join(q, " ") {
			return true
		}
	}
	if surnameFirst(a) {
		x = append(x[1:len(x):len(x)], x[0])
	}
	if surnameFirst(b) {
		y = append(y[1:len(y):len(y)], y[0])
	}
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return fits(x[:len(x)-1], y[:len(y)-1])
}

// fits compares forenames: the first must agree, later ones where both have them
// in some order that does not contradict.
func fits(x, y []string) bool {
	if !agrees(x[0], y[0]) {
		return false
	}
	x, y = x[1:], y[1:]
	if len(x) > len(y) {
		x, y = y, x
	}
	// Each name of the shorter list stands in the longer one, in its order.
	j := 0
	for _, n := range x {
		for j < len(y) && !agrees(n, y[j]) {
			j++
		}
		if j == len(y) {
			return false
		}
		j++
	}
	return true
}

// agrees compares two forenames, either of which may be an initial.
func agrees(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	return false
}

var surnameComma = pattern.New(`^\s*[\pL'’-]+\s*,\s*\pL`)

func surnameFirst(s string) bool { return surnameComma.MatchString(s) }

// nameTokens is a name's words in lower case without titles, accents and
// punctuation; a hyphenated name is one word.
func nameTokens(s string) []string {
	var tokens []string
	for _, w := range strings.FieldsFunc(plain(s), func(r rune) bool { return r == ' ' || r == '.' || r == ',' }) {
		w = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, w)
		if w != "" && !nameTitles[w] && !nameSuffixes[w] {
			tokens = append(tokens, w)
		}
	}
	return tokens
}

// plain is a text in lower case without accents, with the figures that OCR puts
// inside words mended.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(fold(s))) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '0':
			b.WriteRune('o')
		case r == '1' || r == '|':
			b.WriteRune('l')
		case r == '’' || r == '‘' || r == '`':
			b.WriteRune('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var (
	companyTail = pattern.New(`(?i)\s*(?:\(|,)?\s*\b(?:co(?:mpany|\.)?\s*(?:regn?\.?|registration|registered)?\s*(?:no\.?|number)|(?:incorporated|registered)\s+in|of\s+\d|whose\s+registered\s+office|t/a|trading\s+as).*$`)
	companyEnds = strings.NewReplacer("public limited company", "plc", "p.l.c.", "plc", "p.l.c", "plc", "limited liability partnership", "llp", "&", " and ", "cyfyngedig", "limited", "cyf", "limited")
	notAlnum    = pattern.New(`[^a-z0-9]+`)
)

// companyKey is a company's name reduced to what tells it apart: no "the", no
// "Limited", "plc" or "LLP", "and" for "&", no number and no address.
func companyKey(s string) string {
	s = companyTail.ReplaceAllString(fold(s), "")
	s = companyEnds.Replace(strings.ToLower(s))
	var kept []string
	for _, w := range strings.Fields(notAlnum.ReplaceAllString(strings.ReplaceAll(s, "'", ""), " ")) {
		switch w {
		case "the", "limited", "ltd", "plc", "llp", "co", "company", "uk":
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
