package pack

import (
	"context"
	"crypto/rand"
	"path"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// The kinds of work of a version: its record is kept where nobody can change it;
// an export of it is made.
const (
	WorkRecord work.Kind = "pack.record" // its subject is the version's ID
	WorkExport work.Kind = "pack.export" // its subject is the export's ID
)

// Version is what somebody signed.
type Version struct {
	ID        string
	Case      property.ID
	Number    int // v1, v2 … of the case
	Revision  int64
	Decisions int64 // the last decision that is part of it
	SHA256    string
	Size      int64 // of its Content as bytes
	Papers    int
	Note      string
	Person    tenant.Person
	Name      string
	Signed    time.Time
}

// Content is what a version froze. Its JSON is a contract: docs/formats/pack.md.
type Content struct {
	Schema       string           `json:"schema"`
	Case         string           `json:"case"`
	Name         string           `json:"name"`
	Number       int              `json:"number"`
	Firm         string           `json:"firm,omitempty"`
	SignedBy     string           `json:"signed_by"`
	SignedAt     time.Time        `json:"signed_at"`
	Note         string           `json:"note,omitempty"`
	Transaction  Transaction      `json:"transaction"`
	Completeness float64          `json:"completeness"` // of the papers, 0 to 1
	Papers       []Paper          `json:"papers"`
	Decisions    []Decision       `json:"decisions"` // those that stand
	Enquiries    []Enquiry        `json:"enquiries"`
	Report       *analysis.Report `json:"report"`
}

// ContentSchema names this version of Content's format.
const ContentSchema = "paperwurks.pack/1"

// Paper is a paper of a version.
type Paper struct {
	Document document.ID `json:"document,omitempty"`
	File     string      `json:"file"`
	SHA256   string      `json:"sha256"`
	Size     int64       `json:"size"`
	Kind     papers.Kind `json:"kind"`
	KindName string      `json:"kind_name"`
	Pages    int         `json:"pages"`
	Problem  string      `json:"problem,omitempty"` // why its pages are not shown
	Copy     string      `json:"copy_of,omitempty"` // the paper of the same bytes, whose pages are
}

// ContentKey is where the bytes of a version lie in the documents store.
func (v Version) ContentKey(o tenant.Organisation) string {
	return path.Join(string(o), string(v.Case), "pack-"+v.ID, "content.json")
}

// RecordKey is where the record of the signature lies in the records store.
func (v Version) RecordKey(o tenant.Organisation) string {
	return path.Join(string(o), string(v.Case), "pack-"+v.ID+".json")
}

// Format is what a version is exported as.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	PDTF Format = "pdtf" // verified claims as JSON
)

// MediaType is what its bytes are.
func (f Format) MediaType() string {
	if f == PDF {
		return "application/pdf"
	}
	return "application/json"
}

// Extension is how the names of its files end.
func (f Format) Extension() string {
	if f == PDF {
		return "pdf"
	}
	return "json"
}

// State is where an export is; see the package comment.
type State string

// The states.
const (
	Due    State = "due"
	Ready  State = "ready"
	Failed State = "failed"
)

// Export is a version in a format.
type Export struct {
	ID      string
	Case    property.ID
	Version string // the version's ID
	Number  int    // the version's
	Format  Format
	State   State
	Reason  string // why it failed, for people
	Done    int    // papers that are in it, and of how many
	Total   int
	Pages   int // of the PDF
	Size    int64
	SHA256  string
	Asked   time.Time
	Made    time.Time
}

// Key is where the bytes of an export lie in the documents store.
func (e Export) Key(o tenant.Organisation) string {
	return path.Join(string(o), string(e.Case), "pack-"+e.Version, "pack."+e.Format.Extension())
}

// Share is a link that lets somebody without an account read a version.
type Share struct {
	ID      string
	Case    property.ID
	Version string
	Number  int    // the version's
	For     string // whom it is for, as the person who made it says
	Email   string // where the code goes; empty when it was told apart
	Hash    string // of the secret in the link
	Pin     string // the hash of the code with the secret; see pinHash
	Person  tenant.Person
	Made    time.Time
	Expires time.Time
	Revoked time.Time // zero while it is not
	Views   int
	Last    time.Time // when it was read last
	Wrong   int       // codes since the last right one
	Locked  time.Time // no code is taken before that
}

// newID is an ID that nobody can guess.
func newID(prefix string) string { return prefix + strings.ToLower(rand.Text()) }

// Store keeps decisions, versions, exports and links. Every method needs an
// organisation in ctx, but for those of a visitor; what belongs to another is
// fault.NotFound.
type Store interface {
	// Decide adds decisions about a case, by the person in ctx and now.
	Decide(ctx context.Context, c property.ID, d []Decision, e audit.Entry) error
	// Decisions are those of a case, in the order in which they were made.
	Decisions(ctx context.Context, c property.ID) ([]Decision, error)

	// Sign adds a version and the work of keeping its record. It is fault.Conflict when
	// the case has another revision or further decisions by now, or a version of
	// that number.
	Sign(ctx context.Context, v Version, e audit.Entry, next ...work.Item) error
	// Versions are those of a case, the latest first.
	Versions(ctx context.Context, c property.ID) ([]Version, error)
	// SignedVersion is one of them by its ID.
	SignedVersion(ctx context.Context, id string) (Version, error)

	// Order adds an export, or gives the one that there is of that version and format;
	// one that failed is due again.
	Order(ctx context.Context, x Export, e audit.Entry, next work.Item) (Export, error)
	Export(ctx context.Context, id string) (Export, error)
	Exports(ctx context.Context, c property.ID) ([]Export, error)
	// Exporting says how far it has come. It is no change of record.
	Exporting(ctx context.Context, id string, done, total int) error
	// Exported writes down that it is ready; fault.Conflict when it is already.
	Exported(ctx context.Context, x Export, e audit.Entry) error

	// AddShare adds a link to a version of its case.
	AddShare(ctx context.Context, l Share, e audit.Entry) error
	Shares(ctx context.Context, c property.ID) ([]Share, error)
	// RevokeShare ends a link; fault.NotFound when there is none that has not ended.
	RevokeShare(ctx context.Context, id string, e audit.Entry) error
	// RecodeShare gives a link another code and forgets the wrong ones.
	RecodeShare(ctx context.Context, id, pin string, e audit.Entry) error

	// Visitor finds a link by the hash of its secret, for whoever holds it and nobody
	// in ctx, and the organisation that it is of.
	Visitor(ctx context.Context, hash string) (tenant.Organisation, Share, error)
	// ShareTried counts a wrong code, and takes none before a time when that is not zero.
	ShareTried(ctx context.Context, id string, locked time.Time, e audit.Entry) error
	// ShareViewed counts a visit and forgets the wrong codes before it.
	ShareViewed(ctx context.Context, id string, e audit.Entry) error
	// PackRead writes down that something of a pack was read.
	PackRead(ctx context.Context, c property.ID, e audit.Entry) error
}
