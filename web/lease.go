package web

import (
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// lease is the term of a lease and its ground rent, drawn.
type lease struct {
	From, To  string // its first and last day
	Left      string // as the paper was read: "66 years 2 months on 23 November 2026"
	Rent      string // payable now, in words
	Review    string // how it grows, in the words of the paper
	Document  string // the address of the paper
	Wide      string
	Tall      string
	Past      string // the width of what is over, from the left end
	Now       string
	Eighty    string // where 80 years are left; empty when that is not between its ends
	EightyDay string
	Steps     []rentStep
	Years     []tick
	Floor     string // of the rent's bars
}

// rentStep is a rent and from when it is payable.
type rentStep struct {
	From, Amount string
	Now          bool
	X, Y         string
	Width, High  string
	Label        string // over its bar; empty where it would not fit
	LabelX       string
	LabelY       string
}

const (
	leaseWide = 960.0
	leaseEdge = 20.0
	termTop   = 34.0
	termTall  = 22.0
	rentTop   = 96.0
	rentTall  = 110.0
	// marriage is the years below which a longer lease costs the leaseholder a share of
	// the marriage value too: Leasehold Reform, Housing and Urban Development Act 1993,
	// schedule 13, paragraph 4(2A). That is why people look at 80 years.
	marriage = 80
)

// leaseOf draws the lease of a report, as the lease itself says or else the register;
// nil when neither says when it began and ends.
func leaseOf(r *analysis.Report, at addresses) *lease {
	for _, from := range []struct {
		kind papers.Kind
		says string
	}{{papers.Lease, "/paperwurks/lease"}, {papers.TitleRegister, "/paperwurks/title_register/lease"}} {
		for i := range r.Documents {
			if d := &r.Documents[i]; d.Kind == from.kind || hasPart(d, from.kind) {
				if l := drawLease(r, d, from.says, at); l != nil {
					return l
				}
			}
		}
	}
	return nil
}

func drawLease(r *analysis.Report, d *analysis.Document, says string, at addresses) *lease {
	day := func(path string) time.Time {
		t, _ := time.Parse(time.DateOnly, text(d, path))
		return t
	}
	start, end := day(says+"/start"), day(says+"/end")
	asAt, err := time.Parse(time.DateOnly, r.AsAt)
	if err != nil || start.IsZero() || !end.After(start) {
		return nil
	}
	l := &lease{
		From: start.Format("2 January 2006"), To: end.Format("2 January 2006"),
		Left: shown(d, says+"/unexpiredYears"), Review: shown(d, leasehold+"/leaseholdInformation/groundRent/rentSubjectToIncrease/rentIncreaseCalculated"),
		Document: at.document(d.File), Wide: num(leaseWide), Tall: num(termTop + termTall + 34), Floor: num(rentTop + rentTall),
	}
	for _, path := range []string{says + "/groundRent/current", leasehold + "/leaseholdInformation/groundRent/annualGroundRent", says + "/groundRent/basis", "/propertyPack/titlesToBeSold/*/registerExtract/ocSummaryData/lease/leaseEntry/*/Rent"} {
		if l.Rent == "" {
			l.Rent = shown(d, path)
		}
	}
	whole := end.Sub(start).Hours()
	place := func(t time.Time) float64 {
		return leaseEdge + max(0, min(1, t.Sub(start).Hours()/whole))*(leaseWide-2*leaseEdge)
	}
	l.Past, l.Now = num(place(asAt)-leaseEdge), num(place(asAt))
	if eighty := end.AddDate(-marriage, 0, 0); eighty.After(start) {
		l.Eighty, l.EightyDay = num(place(eighty)), eighty.Format("2 January 2006")
	}
	every := 10
	for _, n := range []int{10, 20, 25, 50, 100, 250} {
		if every = n; int(whole/24/365)/n <= 10 {
			break
		}
	}
	for y := (start.Year()/every + 1) * every; y < end.Year(); y += every {
		t := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		l.Years = append(l.Years, tick{num(place(t)), t.Format("2006")})
	}
	l.rents(d, says, asAt, end, place)
	return l
}

// rents draws what ground rent is payable from when, as far as the lease alone says.
func (l *lease) rents(d *analysis.Document, says string, asAt, end time.Time, place func(time.Time) float64) {
	type step struct {
		from time.Time
		sum  float64
		say  string
	}
	var steps []step
	highest := 0.0
	for _, f := range d.Facts {
		if like(f.Path, says+"/groundRent/projection/*/amount") {
			sum, _ := f.Normalised.(float64)
			from, err := time.Parse(time.DateOnly, text(d, strings.TrimSuffix(f.Path, "amount")+"from"))
			if err == nil {
				steps, highest = append(steps, step{from, sum, f.Value}), max(highest, sum)
			}
		}
	}
	if len(steps) == 0 || highest == 0 {
		return
	}
	l.Tall = num(rentTop + rentTall + 26)
	labelled := -60.0 // where the last label stands
	for i, s := range steps {
		until := end
		if i+1 < len(steps) {
			until = steps[i+1].from
		}
		x, tall := place(s.from), max(2, s.sum/highest*(rentTall-16))
		out := rentStep{
			From: s.from.Format("2 January 2006"), Amount: s.say, Now: !asAt.Before(s.from) && asAt.Before(until),
			X: num(x), Y: num(rentTop + rentTall - tall), Width: num(max(1, place(until)-x-1)), High: num(tall),
		}
		if middle := (x + place(until)) / 2; middle-labelled >= 60 {
			out.Label, out.LabelX, out.LabelY = s.say, num(middle), num(rentTop+rentTall-tall-4)
			labelled = middle
		}
		l.Steps = append(l.Steps, out)
	}
}

// text is a fact's value as the data standard has it; empty when the paper has none.
func text(d *analysis.Document, path string) string {
	for _, f := range d.Facts {
		if like(f.Path, path) {
			s, _ := f.Normalised.(string)
			return s
		}
	}
	return ""
}

// shown is a fact's value as people read it; empty when the paper has none.
func shown(d *analysis.Document, path string) string {
	for _, f := range d.Facts {
		if like(f.Path, path) {
			return value(f)
		}
	}
	return ""
}
