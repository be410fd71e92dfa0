package papers

import "testing"

func TestParseTerm(t *testing.T) {
	for _, c := range []struct {
		text       string
		start, end string
		years, mon int // unexpired on 1 June 2026
	}{
		{"125 years from 25 December 2002", "2002-12-25", "2127-12-25", 101, 6},
		{"125 years from and including 25 December 2002", "2002-12-25", "2127-12-24", 101, 6},
		{"a term of 99 (ninety-nine) years beginning on 24 June 1988", "1988-06-24", "2087-06-23", 61, 0},
		{"ninety nine years (less ten days) from the 24th day of June 1988", "1988-06-24", "2087-06-14", 61, 0},
		{"999 years commencing on and including 1 January in the year two thousand and five", "2005-01-01", "3003-12-31", 977, 7},
		{"from 1 January 2005 to 31 December 2129", "2005-01-01", "2129-12-31", 103, 7},
		{"from and including 1 June 2001 until 31 May 2026", "2001-06-01", "2026-05-31", 0, 0},
		{"125 years", "0001-01-01", "0001-01-01", 0, 0},
		{"80 years from and including 1 June 2026", "2026-06-01", "2106-05-31", 80, 0},
	} {
		term, ok := ParseTerm(c.text)
		if !ok {
			t.Errorf("ParseTerm(%q) fails", c.text)
			continue
		}
		y, m := term.Unexpired(day)
		if FormatDay(term.Start) != c.start || FormatDay(term.End()) != c.end || y != c.years || m != c.mon {
			t.Errorf("ParseTerm(%q): %s to %s, %d years %d months left; want %s to %s, %d, %d", c.text,
				FormatDay(term.Start), FormatDay(term.End()), y, m, c.start, c.end, c.years, c.mon)
		}
	}
	for _, text := range []string{"", "the Term", "from 1 January 2005"} {
		if term, ok := ParseTerm(text); ok {
			t.Errorf("ParseTerm(%q) = %+v", text, term)
		}
	}
}
