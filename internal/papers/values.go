package papers

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	dayMonthYear = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s*(?:day\s+of\s+)?[\s./-]?\s*(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?,?[\s./-]+(\d{4}|\d{2})\b`)
	monthDayYear = regexp.MustCompile(`(?i)\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	numericDate  = regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b`)
	isoDate      = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	pounds       = regexp.MustCompile(`£\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?`)
	postcode     = regexp.MustCompile(`(?i)\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b`)
)

var months = map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

// ParseDay is the first date in a text, British order (day, month, year), and the
// part of the text that it was read from. A year of two figures is the nearest
// that is not more than 20 years ahead of 2026.
func ParseDay(s string) (day time.Time, as string, ok bool) {
	type found struct {
		start, end int
		day        time.Time
	}
	var best *found
	try := func(loc []int, y, m, d string) {
		if loc == nil || best != nil && best.start <= loc[0] {
			return
		}
		year, _ := strconv.Atoi(y)
		if len(y) == 2 {
			year += 2000
			if year > 2046 {
				year -= 100
			}
		}
		month, err := strconv.Atoi(m)
		if err != nil {
			month = int(months[strings.ToLower(m)[:3]])
		}
		dom, _ := strconv.Atoi(d)
		t := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
		if month < 1 || month > 12 || t.Day() != dom || year < 1200 {
			return
		}
		best = &found{loc[0], loc[1], t}
	}
	part := func(loc []int, i int) string {
		if loc == nil {
			return ""
		}
		return s[loc[2*i]:loc[2*i+1]]
	}
	if l := dayMonthYear.FindStringSubmatchIndex(s); l != nil {
		try(l, part(l, 3), part(l, 2), part(l, 1))
	}
	if l := monthDayYear.FindStringSubmatchIndex(s); l != nil {
		try(l, part(l, 3), part(l, 1), part(l, 2))
	}
	if l := numericDate.FindStringSubmatchIndex(s); l != nil {
		try(l, part(l, 3), part(l, 2), part(l, 1))
	}
	if l := isoDate.FindStringSubmatchIndex(s); l != nil {
		try(l, part(l, 1), part(l, 2), part(l, 3))
	}
	if best == nil {
		return time.Time{}, "", false
	}
	return best.day, s[best.start:best.end], true
}

// FormatDay is how a day is written in normalised values: 2006-01-02.
func FormatDay(t time.Time) string { return t.Format("2006-01-02") }

// ParsePounds is the first sum of money in a text, and the part of the text that
// it was read from.
func ParsePounds(s string) (sum float64, as string, ok bool) {
	l := pounds.FindStringSubmatchIndex(s)
	if l == nil {
		return 0, "", false
	}
	digits := strings.ReplaceAll(s[l[2]:l[3]], ",", "")
	if l[4] >= 0 {
		digits += s[l[4]:l[5]]
	}
	sum, err := strconv.ParseFloat(digits, 64)
	return sum, s[l[0]:l[1]], err == nil
}

// ParsePostcode is the first postcode in a text, written "SW1A 1AA", and the part
// of the text that it was read from.
func ParsePostcode(s string) (code, as string, ok bool) {
	l := postcode.FindStringSubmatchIndex(s)
	if l == nil {
		return "", "", false
	}
	return strings.ToUpper(s[l[2]:l[3]] + " " + s[l[4]:l[5]]), s[l[0]:l[1]], true
}
