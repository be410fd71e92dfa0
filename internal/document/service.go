package document

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Reader turns bytes into pages; reading.Reader is one.
type Reader interface {
	Read(ctx context.Context, name string, data []byte, progress func(reading.Progress)) (*reading.Document, error)
}

// Service moves documents along their lives.
type Service struct {
	Store     Store
	Uploads   *blob.Bucket
	Documents *blob.Bucket
	Reader    Reader
	Now       func() time.Time
	MaxBytes  int64  // of one file
	Temp      string // a directory for files on their way; empty for the system's
	// Scan says whether bytes are malware: fault.Invalid when they are, and
	// fault.Unavailable when nobody knows, which holds them back. May be nil.
	Scan func(context.Context, []byte) error
	// Moved is told of each state that work brings a paper to; may be nil.
	Moved func(State)

	opened opened
}

const (
	signedFor     = 15 * time.Minute
	progressEvery = 300 * time.Millisecond
	scanWithin    = time.Hour       // that long a scan for malware is waited for
	scanAgain     = 5 * time.Second // until it is asked for again
	maxName       = 180
)

// Register announces an upload, and gives the signed request to send the bytes
// with; it is nil when the case has those bytes already, in which case the
// document is the one that has them. Asking again gives the same document.
func (s *Service) Register(ctx context.Context, c property.ID, name string, u blob.Upload) (Document, *blob.Signed, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Document{}, nil, err
	}
	if name, err = cleanName(name); err != nil {
		return Document{}, nil, err
	}
	if u.MediaType == "" {
		u.MediaType = "application/octet-stream"
	}
	if err := u.Check(s.MaxBytes); err != nil {
		return Document{}, nil, fault.New(fault.KindOf(err), "%s: %s", name, fault.Message(err))
	}
	d := Document{
		ID: NewID(), Case: c, Name: name, Size: u.Size, SHA256: u.SHA256, MediaType: u.MediaType,
		State: Registered, Sender: who.Person, Registered: s.Now(),
	}
	d, err = s.Store.Register(ctx, d, audit.Entry{Action: "document.registered", Subject: string(d.ID), Detail: map[string]string{
		"case": string(c), "sha256": u.SHA256, "size": strconv.FormatInt(u.Size, 10),
	}})
	if err != nil || d.State != Registered {
		return d, nil, err
	}
	u.MediaType = d.MediaType
	signed, err := s.Uploads.SignPut(ctx, d.UploadKey(who.Organisation), u, s.Now().Add(signedFor))
	return d, &signed, err
}

// Of gives the documents of a case that changed after a version of it, as far as
// whoever asks may see them: an owner sees what they sent themselves.
func (s *Service) Of(ctx context.Context, c property.ID, after int64) ([]Document, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	ds, err := s.Store.Documents(ctx, c, after)
	if permission.OnlySent(who.Role) {
		ds = slices.DeleteFunc(ds, func(d Document) bool { return d.Sender != who.Person })
	}
	return ds, err
}

// Complete says that the bytes were sent. Saying it again changes nothing.
// fault.Conflict when they have not arrived.
func (s *Service) Complete(ctx context.Context, id ID) (Document, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Document{}, err
	}
	d, err := s.Store.Document(ctx, id)
	if err != nil || d.State != Registered {
		return d, err
	}
	info, err := s.Uploads.Stat(ctx, d.UploadKey(who.Organisation))
	if fault.KindOf(err) == fault.NotFound || err == nil && info.Size != d.Size {
		return d, fault.New(fault.Conflict, "the bytes of %s have not arrived; send them first", d.Name)
	}
	if err != nil {
		return d, err
	}
	moved, err := s.Store.Advance(ctx, id, []State{Registered}, Change{To: Uploaded},
		audit.Entry{Action: "document.uploaded", Subject: string(id)},
		work.Item{Kind: WorkCheck, Subject: string(id), Case: string(d.Case)})
	if fault.KindOf(err) == fault.Conflict { // somebody else said it at the same time
		return s.Store.Document(ctx, id)
	}
	return moved, err
}

// Arrived says that a store reports bytes under a key of the uploads store. It
// does what Complete does, for whoever sent the bytes and never said so. Keys that
// are no upload's, or of documents that are gone, are nothing to do.
func (s *Service) Arrived(ctx context.Context, key string) error {
	organisation, id, ok := strings.Cut(key, "/")
	if !ok || organisation == "" || id == "" || strings.Contains(id, "/") {
		return nil
	}
	ctx = tenant.With(ctx, tenant.Who{Organisation: tenant.Organisation(organisation), Person: tenant.System})
	_, err := s.Complete(ctx, ID(id))
	return already(gone(err))
}

// Check looks at the bytes that arrived and moves them to the documents store,
// or quarantines them. It is the work WorkCheck.
func (s *Service) Check(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	d, err := s.Store.Document(ctx, ID(i.Subject))
	if err != nil {
		return gone(err)
	}
	if d.State != Uploaded || d.Frozen != "" {
		return nil // done before a kill, or not to be done now
	}
	upload := d.UploadKey(who.Organisation)
	announced := blob.Upload{Size: d.Size, SHA256: d.SHA256, MediaType: d.MediaType}
	data, err := s.bytes(ctx, upload, announced)
	format := reading.Format("")
	if err == nil && s.Scan != nil {
		if err = s.Scan(ctx, data); fault.KindOf(err) == fault.Unavailable {
			err = fmt.Errorf("%w: %w", blob.ErrHeldBack, err)
		}
	}
	if err == nil {
		// The check of the bytes again as they are copied costs little and means that
		// what lies in the documents store is what was announced, whatever happened.
		if err := s.Documents.PutBytes(ctx, d.OriginalKey(who.Organisation), data, d.MediaType); err != nil {
			return err
		}
		format, _, err = reading.Identify(d.Name, data)
	}
	if errors.Is(err, blob.ErrHeldBack) && s.Now().Sub(d.Registered) < scanWithin {
		return work.Later{After: scanAgain, Err: err}
	}
	switch fault.KindOf(err) {
	case fault.Internal, fault.Unavailable:
		if err != nil {
			return err
		}
	case fault.NotFound:
		err = fault.New(fault.Invalid, "the bytes of %s are gone; send the file again", d.Name)
	}
	if err != nil {
		err = s.quarantine(ctx, d, Uploaded, err)
	} else {
		_, err = s.Store.Advance(ctx, d.ID, []State{Uploaded}, Change{To: Kept, MediaType: string(format)},
			audit.Entry{Action: "document.kept", Subject: string(d.ID), Detail: map[string]string{"sha256": d.SHA256}},
			work.Item{Kind: WorkRead, Subject: string(d.ID), Case: string(d.Case)})
		s.moved(Kept, err)
	}
	if err != nil {
		return already(err)
	}
	return s.Uploads.Delete(ctx, upload)
}

// bytes reads an object whole and checks that it is what was announced.
func (s *Service) bytes(ctx context.Context, key string, u blob.Upload) ([]byte, error) {
	r, err := s.Uploads.Get(ctx, key)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(blob.Exactly(r, u))
}

// Read turns a kept document into pages and tells its kind, or quarantines it.
// It is the work WorkRead.
func (s *Service) Read(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	d, err := s.Store.Document(ctx, ID(i.Subject))
	if err != nil {
		return gone(err)
	}
	if d.State != Kept || d.Frozen != "" {
		return nil // done before a kill, or not to be done now
	}
	data, err := s.Documents.Bytes(ctx, d.OriginalKey(who.Organisation), d.Size)
	if err != nil {
		return err
	}
	doc, err := s.Reader.Read(ctx, d.Name, data, s.progress(ctx, d.ID))
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch fault.KindOf(err) {
		case fault.Invalid, fault.TooLarge:
			return already(s.quarantine(ctx, d, Kept, err))
		}
		return err
	}
	attached, err := s.attachments(ctx, who.Organisation, d, doc)
	if err != nil {
		return err
	}
	if err := s.keepReading(ctx, d.ReadingKey(who.Organisation), doc); err != nil {
		return err
	}
	// The same answer as the analysis gives later.
	class := papers.Together(papers.Divide(evidence.NewText(doc), ""))
	_, err = s.Store.Advance(ctx, d.ID, []State{Kept}, Change{
		To: Read, MediaType: doc.MediaType,
		Kind: class.Kind, Confidence: class.Confidence, KindReason: class.Reason,
		Pages: len(doc.Pages), Unread: len(doc.Unread()), Attachments: attached,
	}, audit.Entry{Action: "document.read", Subject: string(d.ID), Detail: map[string]string{
		"kind": string(class.Kind), "pages": strconv.Itoa(len(doc.Pages)),
	}}, property.ReviewOf(d.Case))
	s.moved(Read, err)
	return already(err)
}

// progress writes down how far reading has come, now and then. A failure to do
// so does no harm to the reading and is not worth more than the next attempt.
func (s *Service) progress(ctx context.Context, id ID) func(reading.Progress) {
	var last time.Time
	return func(p reading.Progress) {
		if now := s.Now(); now.Sub(last) >= progressEvery && p.Total > 0 {
			last = now
			_ = s.Store.Progress(ctx, id, Progress{Step: string(p.Stage), Done: p.Done, Total: p.Total})
		}
	}
}

// attachments keeps the bytes of what an e-mail brought and takes them off its
// reading. Their IDs follow from the e-mail and the bytes, so that doing it again
// after a kill writes the same objects.
func (s *Service) attachments(ctx context.Context, o tenant.Organisation, d Document, doc *reading.Document) ([]Document, error) {
	var out []Document
	if n := len(doc.Attachments); n > 0 && (d.Depth >= reading.AttachmentDepth || n > reading.AttachmentCount) {
		keep := reading.AttachmentCount
		if d.Depth >= reading.AttachmentDepth {
			keep = 0
		}
		doc.Warnings = append(doc.Warnings, fmt.Sprintf("%d attachments were left out: an e-mail brings %d, %d e-mails deep", n-keep, reading.AttachmentCount, reading.AttachmentDepth))
		doc.Attachments = doc.Attachments[:keep]
	}
	for _, a := range doc.Attachments {
		if len(a.Bytes) == 0 || int64(len(a.Bytes)) > s.MaxBytes {
			doc.Warnings = append(doc.Warnings, fmt.Sprintf("the attachment %s was left out: it is empty or over the limit", a.Name))
			continue
		}
		sum := sha256.Sum256(a.Bytes)
		id := sha256.Sum256([]byte(string(d.ID) + hex.EncodeToString(sum[:])))
		name, err := cleanName(a.Name)
		if err != nil {
			name = "attachment"
		}
		child := Document{
			ID: ID("d" + hex.EncodeToString(id[:13])), Case: d.Case, Parent: d.ID, Depth: d.Depth + 1,
			Name: d.Name + "/" + name, Size: int64(len(a.Bytes)), SHA256: hex.EncodeToString(sum[:]),
			MediaType: "application/octet-stream", State: Kept, Registered: s.Now(),
		}
		if slices.ContainsFunc(out, func(o Document) bool { return o.SHA256 == child.SHA256 }) {
			continue
		}
		if err := s.Documents.PutBytes(ctx, child.OriginalKey(o), a.Bytes, child.MediaType); err != nil {
			return nil, err
		}
		out = append(out, child)
	}
	doc.Attachments = nil
	return out, nil
}

// quarantine puts a document aside with the sentence of an error, and lets the
// case be reviewed without it.
func (s *Service) quarantine(ctx context.Context, d Document, from State, why error) error {
	_, err := s.Store.Advance(ctx, d.ID, []State{from}, Change{To: Quarantined, Reason: fault.Message(why)},
		audit.Entry{Action: "document.quarantined", Subject: string(d.ID)}, property.ReviewOf(d.Case))
	s.moved(Quarantined, err)
	return err
}

// moved tells whoever counts that a paper came to a state, when it did.
func (s *Service) moved(to State, err error) {
	if s.Moved != nil && err == nil {
		s.Moved(to)
	}
}

// longestNote is how many characters the reason of a correction may have.
const longestNote = 1000

// Correct writes down what a person says a document is and why, and has the case
// reviewed with that. Where the tags of the kind that they saw are given, another is
// fault.Stale.
func (s *Service) Correct(ctx context.Context, id ID, k papers.Kind, note string, seen ...string) (Document, error) {
	if !slices.Contains(papers.Kinds(), k) {
		return Document{}, fault.New(fault.Invalid, "kind: there is no kind of paper called %q", k)
	}
	if note = evidence.Fold(note); len([]rune(note)) > longestNote {
		return Document{}, fault.New(fault.Invalid, "note: longer than %d characters", longestNote)
	}
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return d, err
	}
	return s.Store.SetKind(ctx, id, Kind{Kind: k, Confidence: 1, Corrected: true, Note: note}, seen, audit.Entry{
		Action: "document.kind_corrected", Subject: string(id), Detail: map[string]string{"case": string(d.Case), "kind": string(k), "was": string(d.Kind)},
	}, property.ReviewOf(d.Case))
}

// Uncorrect takes back what a person said a document is: it is what it is read as
// again. fault.NotFound when nobody said anything.
func (s *Service) Uncorrect(ctx context.Context, id ID, seen ...string) (Document, error) {
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return d, err
	}
	if !d.Corrected {
		return d, fault.New(fault.NotFound, "nobody said what %s is: it is what it was read as", d.Name)
	}
	doc, err := s.Reading(ctx, d)
	if err != nil {
		return d, err
	}
	class := papers.Together(papers.Divide(evidence.NewText(doc), ""))
	return s.Store.SetKind(ctx, id, Kind{Kind: class.Kind, Confidence: class.Confidence, Reason: class.Reason}, seen, audit.Entry{
		Action: "document.kind_uncorrected", Subject: string(id), Detail: map[string]string{"case": string(d.Case), "kind": string(class.Kind), "was": string(d.Kind)},
	}, property.ReviewOf(d.Case))
}

// AllowModel says whether anything of a document, or of what came with it, may be put
// to a model, and has the case reviewed with that.
func (s *Service) AllowModel(ctx context.Context, id ID, allowed bool) (Document, error) {
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return d, err
	}
	return s.Store.SetPaperModel(ctx, id, !allowed, audit.Entry{
		Action: "document.model_allowed", Subject: string(id), Detail: map[string]string{"allowed": strconv.FormatBool(allowed)},
	}, property.ReviewOf(d.Case))
}

// WithoutModel is the names of those documents of a case of which nothing is put to a
// model: those of which a person said so, and what came with them.
func WithoutModel(docs []Document) map[string]bool {
	by := map[ID]Document{}
	for _, d := range docs {
		by[d.ID] = d
	}
	names := map[string]bool{}
	for _, d := range docs {
		for up, ok := d, true; ok; up, ok = by[up.Parent] {
			if up.NoModel {
				names[d.Name] = true
				break
			}
		}
	}
	return names
}

// Reread has a document read again from its bytes, after OCR was installed or
// the program was updated.
func (s *Service) Reread(ctx context.Context, id ID) (Document, error) {
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return d, err
	}
	return s.Store.Advance(ctx, id, []State{Read, Ready}, Change{To: Kept},
		audit.Entry{Action: "document.reread", Subject: string(id)},
		work.Item{Kind: WorkRead, Subject: string(id), Case: string(d.Case)})
}

// Parked is what follows when the work on a document is given up: the review of
// its case without it.
func Parked(i work.Item) []work.Item { return []work.Item{property.ReviewOf(property.ID(i.Case))} }

// already takes a conflict for what it is after a kill or a lost lease: somebody
// did this before.
func already(err error) error {
	if fault.KindOf(err) == fault.Conflict {
		return nil
	}
	return err
}

// gone takes a document that is not there any more for nothing to do.
func gone(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	return err
}

// cleanName is the last part of a name as a person gave it, without what cannot
// be shown. Invalid when nothing is left.
func cleanName(name string) (string, error) {
	name = path.Base(path.Clean("/" + strings.ReplaceAll(name, `\`, "/")))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && r != unicode.ReplacementChar {
			return r
		}
		return -1
	}, name))
	if name == "" || name == "/" || strings.Trim(name, ".") == "" {
		return "", fault.New(fault.Invalid, "name: the file has no name")
	}
	if r := []rune(name); len(r) > maxName {
		ext := []rune(path.Ext(name))
		if len(ext) > 12 {
			ext = nil
		}
		name = string(r[:maxName-len(ext)]) + string(ext)
	}
	return name, nil
}
