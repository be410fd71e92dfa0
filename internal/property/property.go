package property

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// ID names a case.
type ID string

// NewID is an ID that nobody can guess.
func NewID() ID { return ID("c" + strings.ToLower(rand.Text())) }

// Review is the work of judging a case as a whole; its subject is the case. Any
// change of what the report depends on causes it.
const Review work.Kind = "case.review"

// ReviewOf is the work of reviewing a case.
func ReviewOf(id ID) work.Item { return work.Item{Kind: Review, Subject: string(id), Case: string(id)} }

// Case is one property that is being sold.
type Case struct {
	ID      ID
	Name    string // what people call it: the address, a reference
	Options Options
	Created time.Time

	Version  int64 // goes up with every visible change
	Revision int64 // goes up with every change that the report depends on
	Reviewed int64 // the revision of the kept report; 0 while there is none
	// Counts is what the kept report found, worst severity first in rules' order.
	Counts map[rules.Severity]int
	// Summary is what else of the kept report a list of cases shows.
	Summary Summary
	// Frozen is why nothing works on it; empty for most.
	Frozen Frozen
	// NoModel says that nothing of it is put to a model.
	NoModel bool
	// Documents and Pending are how many papers it has, and how many of them are still on their way.
	Documents, Pending int
}

// Summary is a report in a few words.
type Summary struct {
	Transaction  string    `json:"transaction,omitempty"`  // "leasehold sale"
	Completeness float64   `json:"completeness,omitempty"` // of the papers that it needs, 0 to 1
	Missing      []string  `json:"missing,omitempty"`      // titles of those that it lacks
	Dates        []KeyDate `json:"dates,omitempty"`        // to know, from the day of the review on, in the order of the calendar
}

// KeyDate is a day that whoever runs the sale must know.
type KeyDate struct {
	Day   Day    `json:"day"`
	Title string `json:"title"`
}

// Next is the first of the days that is not past.
func (s Summary) Next(today time.Time) (KeyDate, bool) {
	for _, d := range s.Dates {
		if d.Day >= Day(today.Format(time.DateOnly)) {
			return d, true
		}
	}
	return KeyDate{}, false
}

// Frozen is why a case is not worked on. Changes of a frozen case are refused, and
// none but administrators see it.
type Frozen string

// The reasons.
const (
	Restricted Frozen = "restricted" // somebody asked for it: UK GDPR, article 18
	Disposing  Frozen = "disposing"  // it is going
)

// Options are what a person can say about a case. Zero values mean: find out, or
// for AsAt the day of the review.
type Options struct {
	AsAt         Day
	Jurisdiction rules.Jurisdiction
	Lender       string
	Completion   Day
}

// Day is a date as 2026-11-30, or empty.
type Day string

// Time is midnight of the day in UTC; the zero time for an empty Day.
func (d Day) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// Tag is another for options that say something else.
func (o Options) Tag() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q", o.AsAt, o.Jurisdiction, o.Lender, o.Completion))
	return hex.EncodeToString(sum[:8])
}

// Check says what is wrong with options: fault.Invalid with a sentence.
func (o Options) Check() error {
	for name, d := range map[string]Day{"as_at": o.AsAt, "completion": o.Completion} {
		if d == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, string(d)); err != nil {
			return fault.New(fault.Invalid, "%s: %s is not a day; write it as 2026-11-30", name, d)
		}
	}
	switch o.Jurisdiction {
	case rules.Unknown, rules.England, rules.Wales:
	default:
		return fault.New(fault.Invalid, "jurisdiction: %s is neither england nor wales", o.Jurisdiction)
	}
	if utf8.RuneCountInString(o.Lender) > 200 {
		return fault.New(fault.Invalid, "lender: longer than 200 characters")
	}
	return nil
}

// Store keeps cases. Every method needs an organisation in ctx, and what belongs
// to another is fault.NotFound.
type Store interface {
	// Create is fault.Conflict when there is a case of that ID already.
	Create(ctx context.Context, c Case, e audit.Entry) error
	Case(ctx context.Context, id ID) (Case, error)
	// Cases are the latest first.
	Cases(ctx context.Context, p Page) ([]Case, error)
	// AddMember makes a person of the firm a member of a case. Doing it again
	// changes nothing.
	AddMember(ctx context.Context, id ID, p tenant.Person, e audit.Entry) error
	// RemoveMember is fault.NotFound when the person is none.
	RemoveMember(ctx context.Context, id ID, p tenant.Person, e audit.Entry) error
	// Members are those of a case, the first added first.
	Members(ctx context.Context, id ID) ([]Member, error)
	AddNote(ctx context.Context, n Note, e audit.Entry) error
	// RemoveNote is fault.NotFound when the case has no such note, and fault.Forbidden when
	// another than by wrote it; an empty by is anybody.
	RemoveNote(ctx context.Context, id ID, note string, by tenant.Person, e audit.Entry) error
	// Notes are those of a case, the latest first.
	Notes(ctx context.Context, id ID, limit int) ([]Note, error)
	// SetOptions replaces the options and causes a review. Where tags are seen, those
	// that it replaces must have one of them, or it is fault.Stale.
	SetOptions(ctx context.Context, id ID, o Options, seen []string, e audit.Entry, next work.Item) error
	// SetCaseModel says whether anything of the case may be put to a model, and causes
	// a review.
	SetCaseModel(ctx context.Context, id ID, no bool, e audit.Entry, next work.Item) error
}

// Service makes and changes cases.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Create makes a case. id may be empty; one that is taken is fault.Conflict.
func (s *Service) Create(ctx context.Context, id ID, name string, o Options) (Case, error) {
	name = strings.Join(strings.Fields(strings.Map(printable, name)), " ")
	if name == "" || utf8.RuneCountInString(name) > 200 {
		return Case{}, fault.New(fault.Invalid, "name: give the case a name of 1 to 200 characters, such as the address")
	}
	if err := o.Check(); err != nil {
		return Case{}, err
	}
	if id == "" {
		id = NewID()
	}
	c := Case{ID: id, Name: name, Options: o, Created: s.Now(), Version: 1}
	return c, s.Store.Create(ctx, c, audit.Entry{Action: "case.created", Subject: string(id)})
}

// SetOptions changes what a person said about a case, and reviews it again. Where the
// tags of the options that they saw are given, others are fault.Stale.
func (s *Service) SetOptions(ctx context.Context, id ID, o Options, seen ...string) (Case, error) {
	if err := o.Check(); err != nil {
		return Case{}, err
	}
	e := audit.Entry{Action: "case.options_set", Subject: string(id), Detail: map[string]string{
		"as_at": string(o.AsAt), "jurisdiction": string(o.Jurisdiction), "lender": o.Lender, "completion": string(o.Completion),
	}}
	if err := s.Store.SetOptions(ctx, id, o, seen, e, ReviewOf(id)); err != nil {
		return Case{}, err
	}
	return s.Store.Case(ctx, id)
}

// AllowModel says whether anything of a case may be put to a model, and has it
// reviewed again with that.
func (s *Service) AllowModel(ctx context.Context, id ID, allowed bool) (Case, error) {
	e := audit.Entry{Action: "case.model_allowed", Subject: string(id), Detail: map[string]string{"allowed": strconv.FormatBool(allowed)}}
	if err := s.Store.SetCaseModel(ctx, id, !allowed, e, ReviewOf(id)); err != nil {
		return Case{}, err
	}
	return s.Store.Case(ctx, id)
}

// Written is what a person wrote without what cannot be printed, its lines kept.
func Written(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || unicode.IsPrint(r) {
			return r
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return -1
	}, strings.ReplaceAll(text, "\r\n", "\n")))
}

func printable(r rune) rune {
	if unicode.IsPrint(r) || unicode.IsSpace(r) {
		return r
	}
	return -1
}
