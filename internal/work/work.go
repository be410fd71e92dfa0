package work

import (
	"cmp"
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Kind is what sort of work it is, as noun.verb: "document.read".
type Kind string

// Item is something that remains to be done. Kind and Subject are its key. The
// organisation is that of whoever causes it.
type Item struct {
	Kind    Kind
	Subject string // the id of what it is done to
	Case    string // the id of the case whose watchers want to know
}

// Claim is an item that a worker holds.
type Claim struct {
	Item
	Organisation tenant.Organisation
	Holder       string // unguessable, so that only this claim can end it
	Wanted       int64  // how often the work had been asked for when it was claimed
	Tries        int    // failures before this claim
	Claims       int    // claims with this one; more than Tries+1 when workers died
	Cause        string // the trace of what caused it, as W3C traceparent; may be empty
}

// Parked is an item that was given up.
type Parked struct {
	Item
	Reason string // for people
	Since  time.Time
	Tries  int
}

// End is how a claim ended.
type End string

// The ends of a claim.
const (
	Done      End = "done"
	Failed    End = "failed" // and will be tried again
	GivenUp   End = "parked"
	Released  End = "released"  // the worker was stopping
	Postponed End = "postponed" // see Later
	Lost      End = "lost"      // another worker has it
)

// Backlog is what remains to be done.
type Backlog struct {
	Due, Running, Parked int
	Oldest               time.Duration // that an item has been due and nobody took it
}

// Place is where an item stands in the list of parked ones.
type Place struct {
	Since   time.Time
	Subject string
	Kind    Kind
}

// Place is where an item stands in the list of parked ones.
func (p Parked) Place() Place { return Place{p.Since, p.Subject, p.Kind} }

// After says whether a place comes after another: the latest come first.
func (p Place) After(o Place) bool {
	return cmp.Or(o.Since.Compare(p.Since), cmp.Compare(p.Subject, o.Subject), cmp.Compare(p.Kind, o.Kind)) > 0
}

// Later is returned by a handler whose work cannot be done yet and has not failed:
// it is tried again after a while, which counts for nothing.
type Later struct {
	After time.Duration
	Err   error // why
}

// Error is why.
func (l Later) Error() string { return l.Err.Error() }

// Unwrap gives the cause to errors.Is and errors.As.
func (l Later) Unwrap() error { return l.Err }

// Hopeless is returned by a handler whose work is given up now, however often it
// was tried.
type Hopeless struct{ Err error }

// Error is why.
func (h Hopeless) Error() string { return h.Err.Error() }

// Unwrap gives the cause to errors.Is and errors.As.
func (h Hopeless) Unwrap() error { return h.Err }

// Store keeps items. Claim, Renew, Finish, Retry, Release and Postpone are the
// worker's and reach all organisations; the others are a person's and need one in ctx.
type Store interface {
	// Claim takes the item that has been due longest, or whose lease ended, and
	// leases it until then. It is nil when nothing is due.
	Claim(ctx context.Context, holder string, until time.Time) (*Claim, error)
	// Renew moves the end of the lease. It is fault.Conflict when the claim is
	// not held any more: the work must stop.
	Renew(ctx context.Context, c Claim, until time.Time) error
	// Finish removes the item, or makes it due again when it was asked for since
	// the claim. A claim that is not held any more is left alone.
	Finish(ctx context.Context, c Claim) error
	// Retry makes the item due at a time and counts a failure.
	Retry(ctx context.Context, c Claim, at time.Time, reason string) error
	// Release makes the item due now and counts nothing: the worker is stopping.
	Release(ctx context.Context, c Claim) error
	// Postpone makes the item due at a time and counts nothing: what it needs is not
	// there yet.
	Postpone(ctx context.Context, c Claim, at time.Time, reason string) error
	// Park gives the item up and writes down what follows from that.
	Park(ctx context.Context, c Claim, reason string, e audit.Entry, next ...Item) error
	// Parked lists what was given up, latest first.
	Parked(ctx context.Context) ([]Parked, error)
	// Restart makes a parked item due; fault.NotFound when there is none.
	Restart(ctx context.Context, k Kind, subject string, e audit.Entry) error
}
