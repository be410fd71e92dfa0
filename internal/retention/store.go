package retention

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Hold keeps a case whatever its clock says.
type Hold struct {
	ID          string
	Case        property.ID
	Reason      string
	PlacedBy    tenant.Person
	Placed      time.Time
	ReleasedBy  tenant.Person
	Released    time.Time // zero while it is in force
	ReleasedWhy string
}

// Kind is what a person asks for.
type Kind string

// The kinds; the articles are those of the UK GDPR.
const (
	Erasure     Kind = "erasure"     // article 17
	Restriction Kind = "restriction" // article 18
	Access      Kind = "access"      // article 15
)

// Status is what became of a request.
type Status string

// The statuses.
const (
	Working  Status = "working"  // of access: the file is being made
	Deferred Status = "deferred" // of erasure: refused for now, on a ground in law, and done on a day
	Ordered  Status = "ordered"  // of erasure: on its way
	Done     Status = "done"
	Expired  Status = "expired" // of access: done, and the file has gone
)

// Request is what somebody asked for about their data, and what became of it.
type Request struct {
	ID        string
	Case      property.ID
	Kind      Kind
	AskedBy   string // who, as the firm writes it down
	Asked     time.Time
	RespondBy property.Day // they must have an answer by then
	Status    Status
	Ground    string
	DueOn     property.Day // of what is deferred
	DecidedBy tenant.Person
	Decided   time.Time

	// Of access: papers in the file so far, of how many, and the file.
	Papers, Total int
	Size          int64
	SHA256        string
	Expires       time.Time
}

// Wrapped is the key of a case under a key of the installation.
type Wrapped struct {
	Text []byte
	By   string // which key
}

// Store keeps all this. Every method but Firms and Wrappings needs an organisation in ctx; what
// belongs to another is fault.NotFound.
type Store interface {
	// Firms are all organisations; the operator's.
	Firms(ctx context.Context) ([]tenant.Organisation, error)

	RetentionPolicy(ctx context.Context) (Policy, error)
	SetRetentionPolicy(ctx context.Context, p Policy, e audit.Entry) error
	File(ctx context.Context, id property.ID) (File, error)
	// Files are the cases after an ID, at most so many, by ID.
	Files(ctx context.Context, after property.ID, most int) ([]File, error)
	SetOutcome(ctx context.Context, id property.ID, o Outcome, on property.Day, e audit.Entry) error
	SetYears(ctx context.Context, id property.ID, years int, e audit.Entry) error
	// SetNoticed writes down that a case was found due, or, with the zero time, that it
	// is not any more.
	SetNoticed(ctx context.Context, id property.ID, at time.Time, e audit.Entry) error

	// PlaceHold adds a hold. It takes back a disposal that is only ordered, and is
	// fault.Conflict for one that has begun.
	PlaceHold(ctx context.Context, h Hold, e audit.Entry, next work.Item) error
	// ReleaseHold ends a hold; fault.Conflict when it has ended.
	ReleaseHold(ctx context.Context, h Hold, e audit.Entry, next work.Item) error
	// Holds are all holds of a case, the latest first.
	Holds(ctx context.Context, id property.ID) ([]Hold, error)

	// Freeze stops the work on a case. fault.Conflict when it is frozen.
	Freeze(ctx context.Context, id property.ID, r Request, e audit.Entry) error
	// Thaw takes it up again where it stopped. fault.Conflict when it is not restricted.
	Thaw(ctx context.Context, id property.ID, e audit.Entry) error

	// AskFor adds a request.
	AskFor(ctx context.Context, r Request, e audit.Entry, next ...work.Item) error
	// SettleRequest replaces a request that has a status by what it has become; fault.Conflict
	// when it has another.
	SettleRequest(ctx context.Context, from Status, r Request, e audit.Entry) error
	// Packed says how far the file of an access request has come. It is no change of record.
	Packed(ctx context.Context, id string, papers, total int) error
	RightsRequest(ctx context.Context, id string) (Request, error)
	// RightsRequests are those of a case, or of all cases when it is empty, the latest first.
	RightsRequests(ctx context.Context, id property.ID) ([]Request, error)

	// OrderDisposal begins a disposal: the case is frozen, its papers written into the
	// certificate. fault.Conflict when a hold is in force or it has begun. The
	// request, which may be the zero one, becomes Ordered.
	OrderDisposal(ctx context.Context, c Certificate, request string, e audit.Entry, next work.Item) error
	// Disposal is where a disposal stands; fault.NotFound when none was ordered.
	Disposal(ctx context.Context, id property.ID) (Disposal, error)
	// Disposals are the latest five hundred.
	Disposals(ctx context.Context) ([]Disposal, error)
	// Busy is whether a worker holds work on the case.
	Busy(ctx context.Context, id property.ID) (bool, error)
	// StepDisposal moves a disposal on and does in the same transaction what the step is:
	// Shredded destroys the key of the case, Removed its records, Disposed settles the
	// request. fault.Conflict when it does not stand where it should, or when a hold is in
	// force before Shredded.
	StepDisposal(ctx context.Context, from Stage, d Disposal, e audit.Entry) error

	// CaseKey is the key of a case; fault.NotFound when it has none.
	CaseKey(ctx context.Context, id property.ID) (Wrapped, error)
	// GiveCaseKey gives a case its key, unless it has one, and gives the one that it has.
	// fault.Conflict for a case that is going.
	GiveCaseKey(ctx context.Context, id property.ID, w Wrapped, e audit.Entry) (Wrapped, error)
	// RewrapCaseKey puts the key of a case under another key of the installation. It is
	// fault.NotFound when it is not there, or not wrapped as it was any more.
	RewrapCaseKey(ctx context.Context, id property.ID, was, now Wrapped, e audit.Entry) error
	// Wrappings are the keys of the installation that any case's key is under; the
	// operator's.
	Wrappings(ctx context.Context) ([]string, error)
}
