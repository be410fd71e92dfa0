package retention

import (
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
)

// Policy is for how many years a firm keeps its cases.
type Policy struct{ Years int }

// How long a case may be kept. Nobody prescribes one period for a conveyancer's file:
// neither the SRA nor the Law Society does. What follows from the law is a least and a
// most.
const (
	// LeastYears: claims in contract and tort end after six years (Limitation Act 1980,
	// sections 2 and 5), and the UK Finance handbook (14.3.1) asks for six from the day of
	// the mortgage. That is longer than the five years of regulation 40 of the Money
	// Laundering Regulations 2017.
	LeastYears = 6
	// UsualYears is six and one, for a claim that was issued on the last day and is
	// served months later (CPR 7.5 gives four); insurers ask for it.
	UsualYears = 7
	// MostYears: a claim in negligence that could not be known of before ends fifteen
	// years after the act (Limitation Act 1980, section 14B).
	MostYears = 15
	// moneyLaunderingYears: Money Laundering Regulations 2017, regulation 40(3).
	moneyLaunderingYears = 5
)

// Period is a number of years that firms keep cases for, and why.
type Period struct {
	Years  int
	Source string
}

// Periods are those with a reason of their own; any between the first and the last may
// be chosen.
func Periods() []Period {
	return []Period{
		{LeastYears, "claims in contract and tort: Limitation Act 1980, sections 2 and 5; covers regulation 40 of the Money Laundering Regulations 2017 (five years)"},
		{UsualYears, "six years, and one for a claim that is issued on the last day and served later; what insurers ask for"},
		{12, "claims on a deed: Limitation Act 1980, section 8"},
		{MostYears, "the long stop for negligence that came to light late: Limitation Act 1980, section 14B"},
	}
}

// Check says what is wrong with a policy.
func (p Policy) Check() error {
	if p.Years < LeastYears || p.Years > MostYears {
		return fault.New(fault.Invalid, "years: cases are kept for %d to %d years", LeastYears, MostYears)
	}
	return nil
}

// Outcome is how a case ended.
type Outcome string

// The outcomes.
const (
	Open      Outcome = "" // it has not, or nobody said
	Completed Outcome = "completed"
	Abandoned Outcome = "abandoned"
)

// File is what is known of the keeping of a case.
type File struct {
	Case    property.ID
	Name    string
	Outcome Outcome
	On      property.Day // of the outcome
	Years   int          // of its own; 0 for the firm's
	Changed time.Time    // the last change that somebody could see
	Frozen  property.Frozen
	Noticed time.Time // when it was first found due; zero for not
	Holds   int       // that are in force
}

// Since is what a clock runs from.
type Since string

// What clocks run from.
const (
	SinceCompletion  Since = "completion"
	SinceAbandonment Since = "abandonment"
	SinceChange      Since = "last change"
)

// Clock is when a case becomes due, and why.
type Clock struct {
	Since Since
	From  property.Day
	Years int
	Own   bool         // the years are the case's own
	Due   property.Day // the first day on which it may go
}

// Clock is the clock of a case under a policy.
func (f File) Clock(p Policy) Clock {
	c := Clock{Since: SinceChange, From: dayOf(f.Changed), Years: p.Years}
	switch f.Outcome {
	case Completed:
		c.Since, c.From = SinceCompletion, f.On
	case Abandoned:
		c.Since, c.From = SinceAbandonment, f.On
	}
	if f.Years > 0 {
		c.Years, c.Own = f.Years, true
	}
	// The day itself is still within the years: a claim may be issued on it.
	c.Due = dayOf(c.From.Time().AddDate(c.Years, 0, 1))
	return c
}

// Run is whether the clock has run out at a time.
func (c Clock) Run(now time.Time) bool { return !now.Before(c.Due.Time()) }

func dayOf(t time.Time) property.Day { return property.Day(t.UTC().Format(time.DateOnly)) }

// notice is how long a case that is due is noticed before it goes: administrators
// have that long to see it, and a clock that was wrong to be put right.
const notice = 30 * 24 * time.Hour
