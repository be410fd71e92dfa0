package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// Date is a day that whoever runs the sale must know.
type Date struct {
	ID    string // "date.offer"
	Day   time.Time
	Title string
	// From says how the day was counted, as "6 months from 2026-05-11"; empty where a paper
	// states it.
	From     string
	Evidence []evidence.Citation // at least one
	Sources  []string
}

// dated is a line of dates.yaml.
type dated struct {
	ID      string   `yaml:"id"`
	Day     string   `yaml:"day"`    // the name of what states it
	Months  int      `yaml:"months"` // to count from there
	Next    bool     `yaml:"next"`   // of several in a paper, only the first that is still to come
	Title   string   `yaml:"title"`
	Sources []string `yaml:"sources"`

	day *name
}

func (d *dated) compile(b *Book) error {
	var problems []error
	if d.day = b.names[d.Day]; d.day == nil {
		problems = append(problems, fmt.Errorf("day: there is no name %q", d.Day))
	} else if d.day.typ != papers.Day {
		problems = append(problems, fmt.Errorf("day: %s is no day", d.Day))
	}
	if strings.TrimSpace(d.Title) == "" {
		problems = append(problems, errors.New("title: it is empty"))
	}
	if len(d.Sources) == 0 {
		problems = append(problems, errors.New("sources: none is given"))
	}
	if d.Months < 0 {
		problems = append(problems, errors.New("months: they are counted forward"))
	}
	return errors.Join(problems...)
}

// dates are the days that the papers of a case state, in the order of the calendar.
// A day that several papers state is one, with what each of them says.
func (b *Book) dates(c Case) []Date {
	var all []Date
	for _, d := range b.dated {
		for _, p := range c.Papers {
			for _, s := range d.day.sources {
				if s.kind != p.Kind {
					continue
				}
				for _, found := range d.in(p, s, c.AsAt) {
					i := slices.IndexFunc(all, func(x Date) bool {
						return x.ID == found.ID && x.Day.Equal(found.Day) && x.Title == found.Title
					})
					if i < 0 {
						all = append(all, found)
						continue
					}
					for _, cited := range found.Evidence {
						all[i].Evidence = quote(all[i].Evidence, cited)
					}
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y Date) int { return x.Day.Compare(y.Day) })
	return all
}

// in is the days that one paper states.
func (d *dated) in(p Paper, s source, asAt time.Time) (found []Date) {
	for _, f := range p.Facts {
		if papers.Declared(f.Path()) != s.path {
			continue
		}
		text, _ := f.Normalised().(string)
		day, err := time.Parse(time.DateOnly, text[:min(len(text), len(time.DateOnly))])
		cited := cite([]sighting{{fact: f}})
		if err != nil || len(cited) == 0 {
			continue
		}
		x := Date{ID: d.ID, Day: day, Title: strings.ReplaceAll(d.Title, "{paper}", papers.Name(p.Kind)), Evidence: cited, Sources: d.Sources}
		if d.Months > 0 {
			x.Day = monthsAfter(day, d.Months)
			x.From = fmt.Sprintf("%d months from %s", d.Months, papers.FormatDay(day))
		}
		found = append(found, x)
	}
	if !d.Next {
		return found
	}
	found = slices.DeleteFunc(found, func(x Date) bool { return x.Day.Before(asAt) })
	slices.SortStableFunc(found, func(x, y Date) int { return x.Day.Compare(y.Day) })
	return found[:min(1, len(found))]
}

// monthsAfter is the same day so many months later, or the last of a month that has
// no such day.
func monthsAfter(day time.Time, months int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}
