package document

import (
	"context"
	"crypto/rand"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// ID names a document.
type ID string

// NewID is an ID that nobody can guess.
func NewID() ID { return ID("d" + strings.ToLower(rand.Text())) }

// State is where a document is in its life; see the package comment.
type State string

// The states.
const (
	Registered  State = "registered"
	Uploaded    State = "uploaded"
	Kept        State = "kept"
	Read        State = "read"
	Ready       State = "ready"
	Quarantined State = "quarantined"
)

// The kinds of work that move a document along; the subject is its ID.
const (
	WorkCheck work.Kind = "document.check"
	WorkRead  work.Kind = "document.read"
)

// Document is a paper of a case.
type Document struct {
	ID        ID
	Case      property.ID
	Parent    ID  // the e-mail that it came with; empty for most
	Depth     int // how many e-mails it was inside of
	Name      string
	Size      int64
	SHA256    string
	MediaType string // as announced; by content once it is read

	State  State
	Reason string // why it is quarantined, or why the work on it was given up, for people
	Parked bool   // the work on it was given up; a person can restart it

	Kind       papers.Kind // empty until it is read
	Confidence float64     // 0 to 1
	KindReason string
	Corrected  bool // a person said the kind
	Said       Said // who that was
	NoModel    bool // nothing of it is put to a model, nor of what came with it

	Pages    int
	Unread   int // of the pages
	Progress Progress

	Frozen     property.Frozen // of its case; empty for most
	Sender     tenant.Person   // who announced it; empty for what came with an e-mail
	Registered time.Time
	Waiting    time.Time // since when it was kept and is not part of a report; zero once it is
	Ordinal    int64     // its place in the case
	Changed    int64     // the version of the case when it last changed
}

// Said is who said the kind of a document, when and why; zero for one that was read.
type Said struct {
	Person tenant.Person
	Name   string // of the person
	Note   string
	At     time.Time
}

// Reason is that in a line, as the report has it.
func (s Said) Reason() string {
	if s.Name == "" {
		return "a person said so" // before names were kept
	}
	r := s.Name + " said so on " + s.At.Format("2 January 2006")
	if s.Note != "" {
		r += ": " + s.Note
	}
	return r
}

// Stranded is whether the bytes did not come while the request to send them was good: they
// must be sent again, by whoever has the file.
func (d Document) Stranded(now time.Time) bool {
	return d.State == Registered && now.Sub(d.Registered) > signedFor
}

// Progress is how far reading has come.
type Progress struct {
	Step  string // "text" or "ocr"; empty when nothing is being read
	Done  int
	Total int
}

// OriginalKey is where the bytes lie as they were sent.
func (d Document) OriginalKey(o tenant.Organisation) string { return d.key(o, "original") }

// ReadingKey is where the pages lie.
func (d Document) ReadingKey(o tenant.Organisation) string { return d.key(o, "reading.v1.gob.gz") }

func (d Document) key(o tenant.Organisation, what string) string {
	return path.Join(string(o), string(d.Case), string(d.ID), what)
}

// UploadKey is where the bytes arrive.
func (d Document) UploadKey(o tenant.Organisation) string { return path.Join(string(o), string(d.ID)) }

// KindTag is another for a document whose kind is another, or was said by somebody else.
func (d Document) KindTag() string {
	if d.Corrected {
		return string(d.Kind) + ".said"
	}
	return string(d.Kind) + ".read"
}

// Kind is what a document is, and who said so: a person, or the reading of it.
type Kind struct {
	papers.Kind
	Confidence float64
	Reason     string
	Corrected  bool // a person said so: whoever asks
	Note       string
}

// Change is what a step of its life says about a document.
type Change struct {
	To        State
	Reason    string
	MediaType string // empty leaves it

	// Of a reading, and only when To is Read:
	Kind        papers.Kind // left alone when a person has corrected it
	Confidence  float64
	KindReason  string
	Pages       int
	Unread      int
	Attachments []Document // new documents, in state Kept; those whose bytes the case has are left out
}

// Store keeps documents. Every method needs an organisation in ctx, and what
// belongs to another is fault.NotFound.
type Store interface {
	// Register adds a document. When the case has one of the same bytes, it
	// gives that and changes nothing; when the name is taken, the new one gets
	// a number. The case's absence is fault.NotFound.
	Register(ctx context.Context, d Document, e audit.Entry) (Document, error)
	Document(ctx context.Context, id ID) (Document, error)
	// Documents are those of a case that changed after a version of it, in the
	// order of their registration; after 0 all of them.
	Documents(ctx context.Context, c property.ID, after int64) ([]Document, error)
	// Advance makes a change when the document is in one of the states, and is
	// fault.Conflict when it is not. For each attachment that it adds it causes
	// WorkRead.
	Advance(ctx context.Context, id ID, from []State, c Change, e audit.Entry, next ...work.Item) (Document, error)
	// Progress says how far reading has come. It is no change of record.
	Progress(ctx context.Context, id ID, p Progress) error
	// SetKind writes down what the document is: what a person says when it is
	// Corrected, and otherwise what it is read as. fault.Conflict when it is not read
	// yet. Where tags are seen, the kind that it replaces must have one of them, or it
	// is fault.Stale.
	SetKind(ctx context.Context, id ID, k Kind, seen []string, e audit.Entry, next work.Item) (Document, error)
	// SetPaperModel says whether anything of the document may be put to a model, and
	// causes a review.
	SetPaperModel(ctx context.Context, id ID, no bool, e audit.Entry, next work.Item) (Document, error)
}

// Numbered is a name that is not among those taken: "lease.pdf", "lease (2).pdf".
func Numbered(name string, taken func(string) bool) string {
	ext := path.Ext(name)
	for n, try := 1, name; ; try = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext) {
		if !taken(try) {
			return try
		}
		n++
	}
}
