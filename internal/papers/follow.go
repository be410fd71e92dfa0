package papers

import (
	"fmt"
	"strconv"
	"time"
)

// Following is a field whose value follows from others of the same paper, so that it
// can be worked out again when a person corrects one of those.
type Following struct {
	Path string
	From []string // in the order of their weight: the fact that it is cited from first
	// Restated says that the page states it in the same words as what it follows from
	// (a term and its years), so that it goes with them even though it was read.
	Restated bool
	// Work is the value, from what the paper says at paths; false when it cannot be told.
	Work func(at func(path string) (value string, normalised any, ok bool), asAt time.Time) (value string, normalised any, ok bool)
}

// Followings are those of all kinds, each after those that it follows from.
func Followings() []Following {
	out := termFollowings(leaseTerm{
		term: leaseSays + "/term", years: leasehold0("/leaseTerm/lengthOfLeaseInYears"), startYear: leasehold0("/leaseTerm/startYearOfLease"),
		start: leaseSays + "/start", end: leaseSays + "/end", left: leaseSays + "/unexpiredYears", months: leaseSays + "/unexpiredMonths",
	})
	out = append(out, termFollowings(leaseTerm{
		term: titlePath(oc+"/lease/leaseEntry/*/leaseTerm", 0), years: titlePath(leasehold + "/leaseTerm/lengthOfLeaseInYears"),
		start: registerSays + "/lease/start", end: registerSays + "/lease/end", left: registerSays + "/lease/unexpiredYears",
	})...)
	later := func(path, from string, years, days int) Following {
		return Following{Path: path, From: []string{from}, Work: func(at func(string) (string, any, bool), _ time.Time) (string, any, bool) {
			d, ok := dayAt(at, from)
			if !ok {
				return "", nil, false
			}
			d = d.AddDate(years, 0, days)
			return longDay(d), FormatDay(d), true
		}}
	}
	return append(out,
		later("/paperwurks/epc/validUntil", epcCertificate+"lodgementDate", 10, -1),
		later("/paperwurks/ews1/validUntil", "/paperwurks/ews1/date", 5, 0))
}

// leaseTerm is where a paper says what of a term; startYear and months may be empty.
type leaseTerm struct{ term, years, startYear, start, end, left, months string }

// of is the term as the paper's facts have it now. The length and the start that it
// states apart from the whole go before what the whole says.
func (l leaseTerm) of(at func(string) (string, any, bool)) Term {
	text, _, _ := at(l.term)
	t, _ := ParseTerm(text)
	if _, v, ok := at(l.years); ok {
		if n, is := v.(float64); is && int(n) != t.Years {
			t.Years, t.Until = int(n), time.Time{}
		}
	}
	if d, ok := dayAt(at, l.start); ok && !d.Equal(t.Start) {
		t.Start, t.Until = d, time.Time{}
	}
	return t
}

func dayAt(at func(string) (string, any, bool), path string) (time.Time, bool) {
	_, v, _ := at(path)
	s, _ := v.(string)
	d, err := time.Parse(time.DateOnly, s)
	return d, err == nil
}

func termFollowings(l leaseTerm) []Following {
	whole := func(at func(string) (string, any, bool)) Term {
		text, _, _ := at(l.term)
		t, _ := ParseTerm(text)
		return t
	}
	out := []Following{
		{Path: l.years, From: []string{l.term}, Restated: true, Work: func(at func(string) (string, any, bool), _ time.Time) (string, any, bool) {
			n := whole(at).Years
			return fmt.Sprintf("%d years", n), float64(n), n > 0
		}},
		{Path: l.start, From: []string{l.term}, Restated: true, Work: func(at func(string) (string, any, bool), _ time.Time) (string, any, bool) {
			d := whole(at).Start
			return longDay(d), FormatDay(d), !d.IsZero()
		}},
	}
	if l.startYear != "" {
		out = append(out, Following{Path: l.startYear, From: []string{l.start}, Restated: true, Work: func(at func(string) (string, any, bool), _ time.Time) (string, any, bool) {
			d, ok := dayAt(at, l.start)
			return strconv.Itoa(d.Year()), float64(d.Year()), ok
		}})
	}
	out = append(out, Following{Path: l.end, From: []string{l.term, l.years, l.start}, Work: func(at func(string) (string, any, bool), _ time.Time) (string, any, bool) {
		t := l.of(at)
		end := t.End()
		return fmt.Sprintf("%s (%s)", longDay(end), t.basis()), FormatDay(end), !end.IsZero()
	}})
	left := func(at func(string) (string, any, bool), asAt time.Time) (y, m int, text string, ok bool) {
		end, ok := dayAt(at, l.end)
		y, m = Term{Until: end}.Unexpired(asAt)
		return y, m, fmt.Sprintf("%d years %d months on %s", y, m, longDay(asAt)), ok
	}
	from := []string{l.end, l.term, l.years, l.start}
	out = append(out, Following{Path: l.left, From: from, Work: func(at func(string) (string, any, bool), asAt time.Time) (string, any, bool) {
		y, _, text, ok := left(at, asAt)
		return text, float64(y), ok
	}})
	if l.months != "" {
		out = append(out, Following{Path: l.months, From: from, Work: func(at func(string) (string, any, bool), asAt time.Time) (string, any, bool) {
			_, m, text, ok := left(at, asAt)
			return text, float64(m), ok
		}})
	}
	return out
}

// FieldOf is the field of a kind, or of any when it has none of that, that a path is
// an instance of.
func FieldOf(k Kind, path string) (Field, bool) {
	return fieldAt(path, append([]Kind{k}, Kinds()...))
}
