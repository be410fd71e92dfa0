package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/property"
)

// This file draws days: those that whoever runs the sale must know, on a line. The
// drawing is for the eye; everything on it stands in the list under it too.

// calendar is the days to know of a case.
type calendar struct {
	Days   []dayLine
	Marks  []dayMark
	Months []tick
	Today  string // where it stands, in units of the drawing
	Wide   string
	Tall   string
}

// dayLine is a day in the list.
type dayLine struct {
	N     int // its number on the drawing; 0 for one that is too far away to be on it
	Day   string
	Title string
	How   string // it was counted, or left empty
	Past  bool
	Left  string // "in 12 days"; empty for what is past or far away
	Quote string
	File  string
	Page  int
	To    string
}

// dayMark is a day on the line; its number is that of the list.
type dayMark struct {
	N     int
	X, Y  string
	Top   string // of the stem
	Class string
}

// tick is a month on the line.
type tick struct {
	X, Label string
}

// longDay is a day of the form 2026-11-30 as people write it.
func longDay(s string) (string, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", false
	}
	return t.Format("2 January 2006"), true
}

// longDays writes the days in a sentence out.
func longDays(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if day, ok := longDay(w); ok {
			words[i] = day
		}
	}
	return strings.Join(words, " ")
}

const (
	lineWide  = 960.0
	lineFloor = 100.0 // where the line is, from the top
	lineRows  = 3     // above each other, for days that are near to each other
	rowTall   = 26.0
	markWide  = 26.0 // a number in its circle needs that much
	daysShown = 400  // on the line: a year, and what comes just after
	daysPast  = 60
)

// calendarOf is the days of a report, and the day of completion that people planned.
func calendarOf(r *analysis.Report, o property.Options, at addresses) calendar {
	c := calendar{Wide: num(lineWide), Tall: num(lineFloor + 24)}
	asAt, err := time.Parse(time.DateOnly, r.AsAt)
	if err != nil {
		return c
	}
	days := slices.Clone(r.Case.Dates)
	if o.Completion != "" {
		days = append(days, analysis.KeyDate{Rule: completion, Day: string(o.Completion), Title: "Completion planned"})
	}
	slices.SortStableFunc(days, func(a, b analysis.KeyDate) int { return cmp.Compare(a.Day, b.Day) })
	first := asAt.AddDate(0, 0, -daysPast)
	place := func(day time.Time) float64 {
		return 20 + day.Sub(first).Hours()/24*(lineWide-40)/(daysShown+daysPast)
	}
	var ends [lineRows]float64 // of the last mark in each row
	for _, d := range days {
		day, err := time.Parse(time.DateOnly, d.Day)
		if err != nil {
			continue
		}
		line := dayLine{Day: d.Day, Title: d.Title, How: longDays(d.From), Past: d.Day < r.AsAt, Left: left(asAt, day)}
		if len(d.Evidence) > 0 {
			e := d.Evidence[0]
			line.File, line.Page, line.Quote, line.To = e.File, e.Page, e.Quote, at.evidence(e)
		}
		if day.After(first) && day.Before(asAt.AddDate(0, 0, daysShown)) {
			line.N = len(c.Marks) + 1
			x, row := place(day), 0
			for row < lineRows-1 && x-ends[row] < markWide {
				row++
			}
			ends[row] = x
			y := lineFloor - 22 - float64(row)*rowTall
			m := dayMark{N: line.N, X: num(x), Y: num(y), Top: num(y + 11)}
			switch {
			case d.Rule == completion:
				m.Class = "goal"
			case line.Past:
				m.Class = "past"
			case day.Sub(asAt) <= soon*24*time.Hour:
				m.Class = "soon"
			}
			c.Marks = append(c.Marks, m)
		}
		c.Days = append(c.Days, line)
	}
	c.Today = num(place(asAt))
	for m := time.Date(first.Year(), first.Month()+1, 1, 0, 0, 0, 0, time.UTC); m.Before(asAt.AddDate(0, 0, daysShown-20)); m = m.AddDate(0, 1, 0) {
		label := m.Format("Jan")
		if m.Month() == time.January || len(c.Months) == 0 {
			label = m.Format("Jan 2006")
		}
		c.Months = append(c.Months, tick{num(place(m)), label})
	}
	return c
}

// completion is the rule of the day that people planned, which no rule found.
const completion = "completion"

// left is how long it is until a day, as people say it.
func left(from, day time.Time) string {
	n := int(day.Sub(from).Hours() / 24)
	switch {
	case n < 0 || n > 90:
		return ""
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	}
	return "in " + plural(n, "day")
}
