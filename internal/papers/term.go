package papers

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

// Term is how long a lease lasts.
type Term struct {
	Years int
	Less  int // days by which an underlease is shorter
	// Start is the day that the lease names; the zero time where it names none.
	Start time.Time
	// Including reports whether the term counts the day that it names ("from and
	// including", "beginning on"). A term "from" a day begins on the next: it ends
	// on the anniversary itself, not on the day before.
	Including bool
	// Until is the last day where the lease names it instead of a length.
	Until time.Time
}

var (
	termFrom  = pattern.New(`(?i)\b(from\s+and\s+including|from\s+and\s+inclusive\s+of|beginning\s+(?:on\s+and\s+including|with\s+and\s+including|on|with|from)|commencing\s+(?:on\s+and\s+including|on|from|with)?|commences?\s+(?:on|from)|starting\s+(?:on|from)|computed\s+from(?:\s+and\s+including)?|calculated\s+from(?:\s+and\s+including)?|to\s+be\s+computed\s+from|with\s+effect\s+from(?:\s+and\s+including)?|from)\s*:?\s+(?:the\s+|and\s+including\s+)?`)
	termUntil = pattern.New(`(?i)\b(?:ending|expiring|expires?|until|to|to\s+and\s+including)\s+(?:on\s+)?(?:and\s+including\s+)?(?:the\s+)?`)
	termLess  = pattern.New(`(?i)\bless\s+(?:the\s+last\s+)?(?:(\d{1,3})|(` + numberWords + `))\s*(?:\(\s*\w+\s*\)\s*)?days?\b`)
)

// ParseTerm reads a term such as "125 years from and including 25 December 2002",
// "99 years (less 10 days) from 24 June 1988", "from 1 January 2005 to 31 December
// 2129". It fails where the text gives neither a length nor a last day.
func ParseTerm(s string) (Term, bool) {
	s = fold(s)
	var t Term
	rest := s
	if n, as, ok := ParseYears(s); ok && n <= 9999 {
		t.Years = int(n)
		rest = s[strings.Index(s, as)+len(as):]
		if m := termLess.FindStringSubmatch(rest); m != nil {
			t.Less = dayCount(m[1], m[2])
		}
	}
	if start, including, ok := termStart(rest); ok {
		t.Start, t.Including = start, including
	} else if start, including, ok := termStart(s); ok {
		t.Start, t.Including = start, including
	}
	for _, m := range termUntil.FindAllStringIndex(s, 8) {
		if d, as, ok := ParseDay(atMost(s[m[1]:], 60)); ok && strings.HasPrefix(s[m[1]:], as) && d.After(t.Start) {
			t.Until = d
			break
		}
	}
	return t, t.Years > 0 || !t.Until.IsZero()
}

func dayCount(figures, inWords string) int {
	if figures != "" {
		n, err := strconv.Atoi(figures)
		if err != nil {
			return 0 // more digits than any number of days has
		}
		return n
	}
	n, _, _ := ParseNumberWords(inWords)
	return n
}

// termStart is the day from which a text says that a term runs.
func termStart(s string) (start time.Time, including, ok bool) {
	for _, m := range termFrom.FindAllStringSubmatchIndex(s, 8) {
		after := atMost(s[m[1]:], 90)
		d, as, ok := ParseDay(after)
		if !ok || strings.Index(after, as) > 4 {
			continue
		}
		how := strings.ToLower(s[m[0]:m[1]])
		return d, strings.Contains(how, "inclu") || strings.Contains(how, "beginning") || strings.Contains(how, "commenc") || strings.Contains(how, "starting"), true
	}
	return time.Time{}, false, false
}

// atMost is at most n bytes of a text.
func atMost(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// End is the last day of the term, by the convention at Including; the zero time
// where the lease names no start.
func (t Term) End() time.Time {
	if !t.Until.IsZero() {
		return t.Until
	}
	if t.Start.IsZero() || t.Years == 0 {
		return time.Time{}
	}
	end := t.Start.AddDate(t.Years, 0, -t.Less)
	if t.Including {
		end = end.AddDate(0, 0, -1)
	}
	return end
}

// Unexpired is how many whole years, and whole months beyond them, of the term
// are left from the beginning of a day to the end of the last; none when it is over.
func (t Term) Unexpired(at time.Time) (years, months int) {
	end := t.End()
	at = time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	if end.IsZero() || end.Before(at) {
		return 0, 0
	}
	end = end.AddDate(0, 0, 1)
	total := (end.Year()-at.Year())*12 + int(end.Month()) - int(at.Month())
	if end.Day() < at.Day() {
		total--
	}
	return total / 12, total % 12
}

// basis says how the last day was worked out, for people.
func (t Term) basis() string {
	switch {
	case !t.Until.IsZero():
		return "the last day that the lease names"
	case t.Including:
		return fmt.Sprintf("%d years counting %s as the first day", t.Years, longDay(t.Start))
	default:
		return fmt.Sprintf("%d years from the end of %s", t.Years, longDay(t.Start))
	}
}

// longDay writes a day as people do: 6 July 2007.
func longDay(t time.Time) string { return t.Format("2 January 2006") }
