package papers

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

// Dates.

const (
	monthWords = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)`
	// figure is a digit or a letter that OCR puts in its place; isFigures has the last word.
	figure = `[\dOoIl|]`
	// Longer words first: "ninety" is not "nine".
	numberWord  = `(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million)`
	numberWords = numberWord + `(?:(?:\s*[-–—]\s*|,?\s+and\s+|,?\s+)?` + numberWord + `)*`
	ordinalWord = `(?:(?:twenty|thirty)[-–\s]*)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)`
)

// datePattern is one way of writing a date and which groups hold its parts.
type datePattern struct {
	re               *pattern.Pattern
	year, month, day int
}

var datePatterns = []datePattern{
	// 6 July 2007, 6th day of July, 2007, 06-Jul-07, 1 January in the year 2005
	{pattern.New(`(?i)\b(` + figure + `{1,2})\s*(?:st|nd|rd|th)?\.?,?\s*(?:day\s+of\s+|of\s+|day\s+)?[\s./-]?\s*(` + monthWords + `)\.?,?[\s./-]*(?:in\s+the\s+year\s+(?:of\s+our\s+lord\s+)?)?(` + figure + `{4}|\d{2})\b`), 3, 2, 1},
	// twenty-fifth day of March One thousand nine hundred and eighty-seven; 25th March nineteen eighty seven
	{pattern.New(`(?i)\b(` + ordinalWord + `|\d{1,2}\s*(?:st|nd|rd|th)?)\s+(?:day\s+)?(?:of\s+)?(` + monthWords + `),?\s+(?:in\s+the\s+year\s+(?:of\s+our\s+lord\s+)?)?(` + numberWords + `|\d{4})\b`), 3, 2, 1},
	// July 6, 2007
	{pattern.New(`(?i)\b(` + monthWords + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`), 3, 1, 2},
	// 06/07/2007, 6.7.07, 1O/O6/2O19
	{pattern.New(`\b(` + figure + `{1,2})\s?[./-]\s?(` + figure + `{1,2})\s?[./-]\s?(` + figure + `{4}|\d{2})\b`), 3, 2, 1},
	// 2007-07-06
	{pattern.New(`\b(\d{4})-(\d{2})-(\d{2})(?:\b|T)`), 1, 2, 3},
}

var months = map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

// ParseDay is the first date in a text, British order (day, month, year), and the
// part of the text that it was read from. The day and the year may be in words.
// A year of two figures is the nearest that is not more than 20 years ahead of
// 2026. Letters that OCR puts for figures (O for 0, l for 1) are read as figures
// where most of the characters around them are.
func ParseDay(s string) (day time.Time, as string, ok bool) {
	start, end := len(s), 0
	for _, p := range datePatterns {
		for from := 0; from < start; {
			loc := p.re.FindStringSubmatchIndex(s[from:])
			if loc == nil || from+loc[0] >= start {
				break
			}
			part := func(i int) string { return s[from+loc[2*i] : from+loc[2*i+1]] }
			t, valid := dateOf(part(p.year), part(p.month), part(p.day))
			if valid && !(len(part(p.year)) == 2 && numbering(s, from+loc[0], from+loc[1])) {
				start, end, day, ok = from+loc[0], from+loc[1], t, true
				break
			}
			from += loc[1]
		}
	}
	if !ok {
		return time.Time{}, "", false
	}
	return day, strings.TrimSuffix(s[start:end], "T"), true
}

var beforeNumbering = pattern.New(`(?i)(?:clauses?|paragraphs?|paras?|sections?|rules?|conditions?|schedules?|parts?|page|versions?|[.(\d])\.?\s*$`)

// numbering reports whether s[start:end] is the number of a clause ("clause
// 4.3.20", "1.4.3.20") rather than a date.
func numbering(s string, start, end int) bool {
	if end+1 < len(s) && s[end] == '.' && s[end+1] >= '0' && s[end+1] <= '9' {
		return true
	}
	m := beforeNumbering.FindString(s[max(0, start-16):start])
	return m != "" && m[0] != '('
}

// lastYear bounds the years that a paper names: leases of 999 years end before it.
const lastYear = 3300

// dateOf is the date of three parts, each in figures or words.
func dateOf(y, m, d string) (time.Time, bool) {
	year, ok := figures(y)
	switch {
	case ok && len(y) == 2:
		year += 2000
		if year > 2046 {
			year -= 100
		}
	case !ok:
		if year, ok = yearInWords(y); !ok {
			return time.Time{}, false
		}
	}
	month, ok := figures(m)
	if !ok {
		month = int(months[strings.ToLower(m[:3])])
	}
	dom, ok := figures(strings.TrimRight(strings.ToLower(d), "sthndr "))
	if !ok {
		if dom, ok = ordinal(d); !ok {
			return time.Time{}, false
		}
	}
	t := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	return t, month >= 1 && month <= 12 && t.Day() == dom && year >= 1200 && year < lastYear
}

// figures reads a number in which OCR may have put letters for figures. It fails
// when there is no true figure among four, or when letters outnumber figures by more.
func figures(s string) (int, bool) {
	digits := 0
	fixed := strings.Map(func(r rune) rune {
		switch r {
		case 'O', 'o':
			return '0'
		case 'I', 'l', 'i', '|':
			return '1'
		}
		if r >= '0' && r <= '9' {
			digits++
		}
		return r
	}, s)
	if digits == 0 && len(s) != 2 || digits < len(s)/2 {
		return 0, false
	}
	n, err := strconv.Atoi(fixed)
	return n, err == nil
}

// FormatDay is how a day is written in normalised values: 2006-01-02.
func FormatDay(t time.Time) string { return t.Format("2006-01-02") }

// Numbers in words.

var wordValues = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

var ordinalValues = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

var (
	oneNumberWord   = pattern.New(`(?i)` + numberWord)
	inNumberWords   = pattern.New(`(?i)\b` + numberWords + `\b`)
	oneOrdinalWord  = pattern.New(`(?i)(?:twenty|thirty)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth`)
	wholeOrdinal    = pattern.New(`(?i)^\s*` + ordinalWord + `\s*$`)
	figuresOrdinal  = pattern.New(`(?i)^\s*(\d{1,3})\s*(?:st|nd|rd|th)\s*$`)
	thousandsCommas = pattern.New(`^\d{1,3}(?:,\d{3})+$`)
)

// ParseNumberWords is the first number written in words in a text ("one hundred
// and twenty-five" is 125), and the part of the text that it was read from.
func ParseNumberWords(s string) (n int, as string, ok bool) {
	loc := inNumberWords.FindStringIndex(s)
	if loc == nil {
		return 0, "", false
	}
	as = s[loc[0]:loc[1]]
	total, group := 0, 0
	for _, w := range oneNumberWord.FindAllString(as, 12) {
		switch w = strings.ToLower(w); w {
		case "hundred":
			group = max(1, group) * 100
		case "thousand", "million":
			by := 1000
			if w == "million" {
				by = 1000000
			}
			total += max(1, group) * by
			group = 0
		default:
			group += wordValues[w]
		}
	}
	return total + group, as, true
}

// yearInWords reads "one thousand nine hundred and eighty-seven", "nineteen
// hundred and four", "nineteen eighty seven", "two thousand and five".
func yearInWords(s string) (int, bool) {
	n, as, ok := ParseNumberWords(s)
	if !ok || len(strings.TrimSpace(s)) != len(as) {
		return 0, false
	}
	words := oneNumberWord.FindAllString(strings.ToLower(as), -1)
	if n < 1000 && len(words) >= 2 {
		if century := wordValues[words[0]]; century >= 12 && century <= 20 {
			rest := 0
			for _, w := range words[1:] {
				rest += wordValues[w]
			}
			n = century*100 + rest
		}
	}
	return n, n >= 1200 && n < 2200
}

// ordinal reads "first" to "thirty-first", and "21st".
func ordinal(s string) (int, bool) {
	if m := figuresOrdinal.FindStringSubmatch(s); m != nil {
		n, err := strconv.Atoi(m[1])
		return n, err == nil
	}
	if !wholeOrdinal.MatchString(s) {
		return 0, false
	}
	n := 0
	for _, w := range oneOrdinalWord.FindAllString(strings.ToLower(s), 3) {
		n += ordinalValues[w] + wordValues[w]
	}
	return n, n > 0
}

// ParseOrdinal reads a whole text that is an ordinal: "twenty-fifth" and "25th" are 25.
func ParseOrdinal(s string) (int, bool) { return ordinal(s) }

var years = pattern.New(`(?i)(?:\b(\d{1,3}(?:,\d{3})+|\d{1,5})|\b(` + numberWords + `))\s*(?:\(\s*([^()]{1,60}?)\s*\)\s*)?-?\s*(?:years?|yrs?)\b`)

// ParseYears is the first length of time in years in a text, in figures, words or
// both ("99 (ninety-nine) years"), and the part of the text that it was read
// from. It fails where figures and words contradict each other.
func ParseYears(s string) (n float64, as string, ok bool) {
	for from := 0; from < len(s); {
		l := years.FindStringSubmatchIndex(s[from:])
		if l == nil {
			return 0, "", false
		}
		group := func(i int) string {
			if l[2*i] < 0 {
				return ""
			}
			return s[from+l[2*i] : from+l[2*i+1]]
		}
		read := func(t string) (int, bool) {
			t = strings.TrimSpace(t)
			if t == "" {
				return 0, false
			}
			if thousandsCommas.MatchString(t) {
				t = strings.ReplaceAll(t, ",", "")
			}
			if n, err := strconv.Atoi(t); err == nil {
				return n, true
			}
			n, w, ok := ParseNumberWords(t)
			return n, ok && len(w) == len(t)
		}
		first, ok1 := read(group(1) + group(2))
		second, ok2 := read(group(3))
		if ok1 && ok2 && first != second {
			return 0, "", false
		}
		if ok1 && first > 0 {
			return float64(first), s[from+l[0] : from+l[1]], true
		}
		from += l[1]
	}
	return 0, "", false
}

// Money.

var (
	pounds = pattern.New(`(?i)(?:£|\bGBP)\s*(\d[\dOol]{0,2}(?:(?:\s?,|[,.])[\dOol]{3})+|\d[\dOol]*)(\.[\dOo]{1,2})?(?:\s?(million|m|k)\b)?`)
	// shillings follows the pounds of a sum from before 15 February 1971: "10s 0d", ".10s.0d", " 10/-",
	// "10:10:0", typed with spaces ". 10. 0".
	shillings = pattern.New(`(?i)^[.:\s-]{0,2}(\d{1,2})(?:\s?s\b\.?(?:[.\s-]{0,2}(\d{1,2})\s?d\b\.?)?|/-|[.:](\d{1,2})d?\b|[.:]\s([06])\b)`)
	// shillingsWords is the same in words: "ten shillings and six pence".
	shillingsWords = pattern.New(`(?i)^,?\s+(?:and\s+)?(` + numberWords + `)\s+shillings?\b(?:,?\s+(?:and\s+)?(` + numberWords + `)\s?(?:pence|penny)\b)?`)
	poundsWords    = pattern.New(`(?i)\b(` + numberWords + `)\s+pounds?\b`)
	// guineas are sums of twenty-one shillings, in which leases of old fix rents and fees.
	guineas    = pattern.New(`(?i)\b(?:(\d{1,4})|(` + numberWords + `))\s*(?:\(\s*\d{1,4}\s*\)\s*)?guineas?\b`)
	peppercorn = pattern.New(`(?i)\b(?:pepper\s?-?corn|no\s+(?:ground\s+)?rent\s+is\s+payable|rent\s*:?\s+nil)\b`)
)

// ParsePounds is the first sum of money in a text, in figures ("£1,250",
// "£1.2m") or in words ("one hundred pounds"), and the part of the text that it
// was read from. A point before three figures is a comma that was misread.
func ParsePounds(s string) (sum float64, as string, ok bool) {
	l := pounds.FindStringSubmatchIndex(s)
	w := poundsWords.FindStringSubmatchIndex(s)
	if g := guineas.FindStringSubmatchIndex(s); g != nil && (l == nil || g[0] < l[0]) && (w == nil || g[0] < w[0]) && !strings.HasPrefix(strings.TrimSpace(s[g[1]:]), "pig") {
		n := 0
		if g[2] >= 0 {
			n, _ = strconv.Atoi(s[g[2]:g[3]])
		} else {
			n, _, _ = ParseNumberWords(s[g[4]:g[5]])
		}
		return math.Round(float64(n)*105) / 100, s[g[0]:g[1]], n > 0
	}
	if l == nil && w == nil {
		return 0, "", false
	}
	if l == nil || w != nil && w[0] < l[0] {
		n, _, ok := ParseNumberWords(s[w[2]:w[3]])
		sum, end := float64(n), w[1]
		if m := shillingsWords.FindStringSubmatchIndex(s[end:]); m != nil {
			sh, _, _ := ParseNumberWords(s[end+m[2] : end+m[3]])
			d := 0
			if m[4] >= 0 {
				d, _, _ = ParseNumberWords(s[end+m[4] : end+m[5]])
			}
			if sh < 20 && d < 12 {
				sum, end = math.Round((sum+float64(sh)/20+float64(d)/240)*100)/100, end+m[1]
			}
		}
		return sum, s[w[0]:end], ok
	}
	unletter := strings.NewReplacer("O", "0", "o", "0", "l", "1", ",", "", " ", "", "\n", "")
	whole := s[l[2]:l[3]]
	end := l[1]
	if strings.Contains(whole, ".") {
		whole = strings.ReplaceAll(whole, ".", "")
	}
	digits := unletter.Replace(whole)
	if l[4] >= 0 {
		digits += unletter.Replace(s[l[4]:l[5]])
	}
	sum, err := strconv.ParseFloat(digits, 64)
	// Twenty shillings of twelve pence are a pound.
	if m := shillings.FindStringSubmatchIndex(s[l[3]:]); m != nil && l[6] < 0 {
		text := func(i int) float64 {
			if m[2*i] < 0 {
				return 0
			}
			n, _ := strconv.ParseFloat(s[l[3]+m[2*i]:l[3]+m[2*i+1]], 64)
			return n
		}
		if sh, d := text(1), text(2)+text(3)+text(4); sh < 20 && d < 12 {
			whole, werr := strconv.ParseFloat(unletter.Replace(whole), 64)
			return math.Round((whole+sh/20+d/240)*100) / 100, s[l[0] : l[3]+m[1]], werr == nil
		}
	}
	if l[6] >= 0 {
		switch strings.ToLower(s[l[6]:l[7]]) {
		case "k":
			sum *= 1e3
		default:
			sum *= 1e6
		}
	}
	return math.Round(sum*100) / 100, s[l[0]:end], err == nil
}

// poundsInWords is the first sum of money that a text writes in words, beside the same in
// figures: "Three hundred and sixty thousand pounds".
func poundsInWords(s string) (sum float64, as string, ok bool) {
	for _, l := range poundsWords.FindAllStringSubmatchIndex(s, 5) {
		before := strings.TrimRight(s[:l[0]], " \n\f\"“'‘")
		if n, _, ok := ParseNumberWords(s[l[2]:l[3]]); ok && n >= 1000 && sumBegins.MatchString(before) {
			return float64(n), s[l[0]:l[1]], true
		}
	}
	return 0, "", false
}

// sumBegins is what stands before a sum in words: one whose first word was misread is none.
var sumBegins = pattern.New(`(?i)(?:^|[:(,.;)–—-]|\b(?:of|sum|price|for|is|a))$`)

// Peppercorn reports whether a text says that the rent is a peppercorn or none.
func Peppercorn(s string) bool { return peppercorn.MatchString(s) }

// Postcodes.

var (
	postcode = pattern.New(`(?i)\b([A-Z]{1,2})([\dOI][A-Z\d]?)\s*([\dOIl])([ABD-HJLNP-UW-Z]{2})\b`)
)

// ParsePostcode is the first postcode in a text, written "SW1A 1AA", and the part
// of the text that it was read from.
func ParsePostcode(s string) (code, as string, ok bool) {
	for _, l := range postcode.FindAllStringSubmatchIndex(s, 50) {
		part := func(i int) string { return s[l[2*i]:l[2*i+1]] }
		area, district, sector, unit := strings.ToUpper(part(1)), part(2), part(3), part(4)
		if unit != strings.ToUpper(unit) && area == part(1) {
			continue // "A1 2nd floor"
		}
		figures := 0
		for _, r := range part(2) + part(3) {
			if r >= '0' && r <= '9' {
				figures++
			}
		}
		if whole := s[l[0]:l[1]]; figures == 0 || figures < 2 && whole != strings.ToUpper(whole) {
			continue // "filed", "boiled", "Pri0ry": figures misread as letters, in a word
		}
		switch strings.ToLower(unit) {
		case "nd", "rd", "th", "st":
			if unit == strings.ToLower(unit) {
				continue
			}
		}
		fix := strings.NewReplacer("O", "0", "o", "0", "I", "1", "i", "1", "l", "1")
		first := fix.Replace(district[:1])
		return area + first + strings.ToUpper(district[1:]) + " " + fix.Replace(sector) + strings.ToUpper(unit), s[l[0]:l[1]], true
	}
	return "", "", false
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// Title numbers.

var titleNumber = pattern.New(`\b([A-Z]{1,4})\s?(\d[\dOIlSZB]{0,6})\b|\b(\d{4,7})\b`)

// ParseTitleNumber is the first title number in a text: one to four letters of
// the district and up to seven figures ("SGL433128", "K 12345"), or figures alone
// as in London's oldest titles. The text should be the value of a label: a house
// number and street would be taken for one. It is written without a space, with
// the letters that OCR puts for figures mended.
func ParseTitleNumber(s string) (number, as string, ok bool) {
	for _, l := range titleNumber.FindAllStringSubmatchIndex(s, 20) {
		if l[2] < 0 {
			return s[l[6]:l[7]], s[l[0]:l[1]], true
		}
		letters, digits := s[l[2]:l[3]], s[l[4]:l[5]]
		if len(digits) < 2 || letters == "LR" {
			continue // "A1", "LR2.1"
		}
		return letters + misread.Replace(digits), s[l[0]:l[1]], true
	}
	return "", "", false
}

// misread mends letters that OCR puts for figures.
var misread = strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1", "|", "1", "S", "5", "Z", "2", "B", "8")

// Company numbers.

var companyNumber = pattern.New(`(?i)(?:co(?:mpany|\.)?\s*(?:regn?\.?|registration|registered)?\s*(?:no\.?|number|num\.?)|regist(?:ration|ered)\s+(?:no\.?|number)|incorporated\s+in\s+england(?:\s+and\s+wales)?\s+(?:with|under)\s+(?:company\s+)?(?:registration\s+)?(?:no\.?|number)|\bno\.)\s*[:.]?\s*\(?((?:[A-Z]{2}|R0)\s?\d{5,6}|[\dOl]{5,8})\b`)

// ParseCompanyNumber is the first number of Companies House that a text labels as
// such, in eight characters ("02366713", "OC301234"), and the part of the text
// that it was read from (the number as printed).
func ParseCompanyNumber(s string) (number, as string, ok bool) {
	m := companyNumber.FindStringSubmatch(s)
	if m == nil {
		return "", "", false
	}
	as = m[1]
	n := strings.ToUpper(strings.ReplaceAll(as, " ", ""))
	if n[0] >= '0' && n[0] <= '9' || n[0] == 'O' && len(n) == 8 && n[1] >= '0' && n[1] <= '9' {
		n = misread.Replace(n)
		return strings.Repeat("0", 8-len(n)) + n, as, true
	}
	if len(n) == 7 {
		n = n[:2] + "0" + n[2:]
	}
	return n, as, true
}
