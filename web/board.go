package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// board is the list of cases and what narrows it, all of which is in its address.
type board struct {
	Cases []row
	All   int // cases, before they were narrowed
	Views []lens
	Show  string
	Named string
	Order string
}

// Orders are the ways to put the cases in order, by the word in the address.
func (b board) Orders() []lens {
	return []lens{{Show: "", Name: "Latest first"}, {Show: "worst", Name: "Worst first"}, {Show: "next", Name: "Next day first"}}
}

// row is a case of the board.
type row struct {
	property.Case
	Worst rules.Severity   // of what was found; empty for nothing
	Next  property.KeyDate // the next day to know; its zero for none
	Days  int              // until then

	Coming []comingDay // the next of them, a few
}

// comingDay is a day to know that lies ahead: what ends, goes stale or is due.
type comingDay struct {
	When  string // "in 12 days", or the day itself when it is far
	Title string
	Soon  bool
}

// comingShown is how many days of a case the board shows.
const comingShown = 3

// coming are the days of a case that lie ahead of today, the next first.
func coming(s property.Summary, today time.Time) (out []comingDay) {
	for _, d := range s.Dates {
		days := int(d.Day.Time().Sub(today).Hours() / 24)
		if days < 0 {
			continue
		}
		when := d.Day.Time().Format("2 January 2006")
		switch {
		case days == 0:
			when = "Today"
		case days == 1:
			when = "Tomorrow"
		case days < 60:
			when = "In " + plural(days, "day")
		}
		if out = append(out, comingDay{when, d.Title, days <= soon}); len(out) == comingShown {
			break
		}
	}
	return out
}

// Lacks names a few of the papers that are missing, and says how many more there are.
func (r row) Lacks() string {
	const shown = 4
	all := r.Summary.Missing
	if len(all) <= shown+1 {
		return strings.Join(all, ", ")
	}
	return strings.Join(all[:shown], ", ") + " and " + strconv.Itoa(len(all)-shown) + " more"
}

// weight is less for a case whose worst finding is worse.
func (r row) weight() int {
	if r.Worst == "" {
		return len(severities)
	}
	return slices.Index(severities, r.Worst)
}

// lens is a view of the board.
type lens struct {
	Show, Name string
	Count      int
}

// soon is within how many days a day calls for attention.
const soon = 14

// views are the ways to look at the board, by the word in the address.
var views = []struct {
	show, name string
	shows      func(row) bool
}{
	{"", "All", func(row) bool { return true }},
	{"attention", "To resolve", func(r row) bool {
		return r.Worst == rules.Critical || r.Worst == rules.High || r.Next.Title != "" && r.Days <= soon
	}},
	{"missing", "Papers missing", func(r row) bool { return len(r.Summary.Missing) > 0 }},
	{"working", "Being read", func(r row) bool { return api.CaseState(r.Case) == "working" }},
	{"ready", "Reported", func(r row) bool { return api.CaseState(r.Case) == "ready" }},
}

// pick makes the board of cases, narrowed to a view and to those with a word in their name.
func pick(cases []property.Case, show, named, order string, now time.Time) board {
	b := board{All: len(cases), Named: strings.TrimSpace(named), Order: order}
	shows := views[0].shows
	for _, v := range views {
		b.Views = append(b.Views, lens{Show: v.show, Name: v.name})
		if v.show == show {
			b.Show, shows = v.show, v.shows
		}
	}
	today := now.UTC().Truncate(24 * time.Hour)
	for _, c := range cases {
		r := row{Case: c}
		if i := slices.IndexFunc(severities, func(s rules.Severity) bool { return c.Counts[s] > 0 }); i >= 0 {
			r.Worst = severities[i]
		}
		if d, ok := c.Summary.Next(now); ok {
			r.Next, r.Days = d, int(d.Day.Time().Sub(today).Hours()/24)
		}
		r.Coming = coming(c.Summary, today)
		if !strings.Contains(strings.ToLower(c.Name), strings.ToLower(b.Named)) {
			continue
		}
		for i, v := range views {
			if v.shows(r) {
				b.Views[i].Count++
			}
		}
		if shows(r) {
			b.Cases = append(b.Cases, r)
		}
	}
	switch order {
	case "worst":
		slices.SortStableFunc(b.Cases, func(x, y row) int { return x.weight() - y.weight() })
	case "next":
		slices.SortStableFunc(b.Cases, func(x, y row) int {
			if x.Next.Day == "" || y.Next.Day == "" { // those without a day come last
				return strings.Compare(string(y.Next.Day), string(x.Next.Day))
			}
			return strings.Compare(string(x.Next.Day), string(y.Next.Day))
		})
	default:
		b.Order = ""
	}
	return b
}
