package retention

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Stage is where a disposal stands.
type Stage string

// The stages. What a stage says is done; after Shredded there is no way back.
const (
	DisposalOrdered Stage = "ordered"
	Shredded        Stage = "shredded" // the key of the case is destroyed
	Cleared         Stage = "cleared"  // its objects are gone
	Removed         Stage = "removed"  // its records are gone
	Disposed        Stage = "disposed" // the certificate lies in the locked store
)

// Why a case is disposed of.
const (
	ByClock    = "retention" // its clock had run
	ByRequest  = "erasure"   // somebody asked, article 17 of the UK GDPR
	ByRecovery = "recovery"  // it was disposed of before, and came back with a backup of the database
)

// Certificate says what went of a case, when and under which policy: digests, never
// names or contents.
type Certificate struct {
	Schema       string              `json:"schema"`
	ID           string              `json:"id"`
	Organisation tenant.Organisation `json:"organisation"`
	Case         property.ID         `json:"case"`
	Why          string              `json:"why"`
	Ground       string              `json:"ground,omitempty"`
	Request      string              `json:"request,omitempty"`
	Policy       CertifiedClock      `json:"policy"`
	OrderedBy    tenant.Person       `json:"ordered_by"`
	Ordered      time.Time           `json:"ordered_at"`
	Papers       []CertifiedPaper    `json:"papers"`
	Shredded     time.Time           `json:"key_destroyed_at,omitzero"`
	Objects      int                 `json:"objects"` // that were removed
	// Locked are objects that stay until their lock ends; without the key of the case
	// nobody can read them.
	Locked  []string  `json:"locked_objects,omitempty"`
	Cleared time.Time `json:"objects_removed_at,omitzero"`
	Removed time.Time `json:"records_removed_at,omitzero"`
}

// CertifiedClock is the clock that a case had.
type CertifiedClock struct {
	Since Since        `json:"since"`
	From  property.Day `json:"from"`
	Years int          `json:"years"`
	Own   bool         `json:"own,omitempty"` // the years were the case's and not the firm's
	Due   property.Day `json:"due"`
}

// CertifiedPaper is a paper that went.
type CertifiedPaper struct {
	ID         document.ID `json:"id"`
	SHA256     string      `json:"sha256"`
	Size       int64       `json:"size"`
	Kind       string      `json:"kind,omitempty"`
	Pages      int         `json:"pages,omitempty"`
	Registered time.Time   `json:"registered_at"`
}

const (
	certificateSchema = "paperwurks.disposal/1"
	// certificateYears is how long a certificate is locked.
	certificateYears = 7
)

func certificates(o tenant.Organisation) string {
	return path.Join(string(o), "retention.certificates")
}

// Key is where the certificate lies in the locked store.
func (c Certificate) Key() string {
	return path.Join(certificates(c.Organisation), string(c.Case)+"-"+c.ID+".json")
}

// Disposal is where the disposal of a case stands.
type Disposal struct {
	Certificate
	Stage   Stage
	Changed time.Time
	Digest  string // SHA-256 of the certificate as it lies in the locked store; empty before
}

// The work of package retention. Its items name no case: the case may be gone, and what
// they do is not shown to its watchers.
const (
	WorkDispose work.Kind = "retention.dispose" // subject: the case
	WorkHold    work.Kind = "retention.hold"    // subject: the case
	WorkExport  work.Kind = "retention.export"  // subject: the request
)

func disposalOf(id property.ID) work.Item {
	return work.Item{Kind: WorkDispose, Subject: string(id)}
}

// order begins the disposal of a case.
func (s *Service) order(ctx context.Context, f File, c Clock, why, ground, request string) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	docs, err := s.Documents.Documents(ctx, f.Case, 0)
	if err != nil {
		return err
	}
	cert := Certificate{
		Schema: certificateSchema, ID: newID("x"), Organisation: who.Organisation, Case: f.Case, Why: why, Ground: ground, Request: request,
		Policy:    CertifiedClock(c),
		OrderedBy: who.Person, Ordered: s.moment(), Papers: []CertifiedPaper{},
	}
	for _, d := range docs {
		cert.Papers = append(cert.Papers, CertifiedPaper{d.ID, d.SHA256, d.Size, string(d.Kind), d.Pages, d.Registered})
	}
	return s.Store.OrderDisposal(ctx, cert, request, audit.Entry{Action: "case.disposal_ordered", Subject: string(f.Case), Detail: map[string]string{
		"certificate": cert.ID, "why": why, "due": string(c.Due), "papers": strconv.Itoa(len(cert.Papers)),
	}}, disposalOf(f.Case))
}

// moment is now, as precise as it is kept.
func (s *Service) moment() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// busyAgain is how long a disposal waits for a worker to let go of a paper.
const busyAgain = 5 * time.Second

// Dispose goes on with a disposal where it stands, to its end. It is the work
// WorkDispose: a kill between any two steps, or within one, leaves a stage from
// which it goes on.
func (s *Service) Dispose(ctx context.Context, i work.Item) error {
	id := property.ID(i.Subject)
	for {
		d, err := s.Store.Disposal(ctx, id)
		if fault.KindOf(err) == fault.NotFound || err == nil && d.Stage == Disposed {
			return nil // a hold took it back, or it is done
		}
		if err != nil {
			return err
		}
		from := d.Stage
		e := audit.Entry{Subject: string(id), Detail: map[string]string{"certificate": d.ID}}
		switch from {
		case DisposalOrdered:
			e.Action, err = s.shred(ctx, &d)
		case Shredded:
			e.Action, err = s.clear(ctx, &d)
		case Cleared:
			d.Removed, e.Action = s.moment(), "case.records_removed"
			d.Stage = Removed
		case Removed:
			e.Action, err = s.certify(ctx, &d)
			e.Detail["sha256"], e.Detail["key"] = d.Digest, d.Key()
		default:
			err = fmt.Errorf("retention: no stage %s of the disposal of %s", from, id)
		}
		if err != nil {
			return err
		}
		err = s.Store.StepDisposal(ctx, from, d, e)
		if fault.KindOf(err) == fault.Conflict && from == DisposalOrdered {
			// A hold was placed, which took the disposal back, or another worker was quicker:
			// the next look tells.
			continue
		}
		if err != nil {
			return err
		}
	}
}

// shred waits until nobody works on the case. The step that follows destroys its key.
func (s *Service) shred(ctx context.Context, d *Disposal) (audit.Action, error) {
	busy, err := s.Store.Busy(ctx, d.Case)
	if err == nil && busy {
		err = work.Later{After: busyAgain, Err: fault.New(fault.Unavailable, "a paper of the case is still being worked on")}
	}
	d.Shredded, d.Stage = s.moment(), Shredded
	return "case.key_destroyed", err
}

// clear removes every object of the case: those that are known, and whatever else lies
// below its key.
func (s *Service) clear(ctx context.Context, d *Disposal) (audit.Action, error) {
	n := 0
	for _, p := range d.Papers {
		paper := document.Document{ID: p.ID, Case: d.Case}
		if err := s.Uploads.Delete(ctx, paper.UploadKey(d.Organisation)); err != nil {
			return "", err
		}
		// An object whose latest version was removed is not listed, and may have others.
		for _, key := range []string{paper.OriginalKey(d.Organisation), paper.ReadingKey(d.Organisation)} {
			if err := s.Papers.Delete(ctx, key); err != nil {
				return "", err
			}
			n++
		}
	}
	folder := path.Join(string(d.Organisation), string(d.Case))
	d.Locked = nil
	for _, b := range []*blob.Bucket{s.Papers, s.Records} {
		for key, err := range b.List(ctx, folder) {
			if err != nil {
				return "", err
			}
			err = b.Delete(ctx, key)
			switch kind := fault.KindOf(err); {
			case err == nil:
				n++
			case b == s.Records && (kind == fault.Conflict || kind == fault.Forbidden):
				// Its lock runs, or nobody but those with the glass to break may remove it.
				d.Locked = append(d.Locked, key)
			default:
				return "", err
			}
		}
	}
	d.Objects, d.Cleared, d.Stage = n, s.moment(), Cleared
	return "case.objects_removed", nil
}

// certify writes the certificate. It is made of what the disposal says alone, so that
// writing it again writes the same.
func (s *Service) certify(ctx context.Context, d *Disposal) (audit.Action, error) {
	text, err := json.MarshalIndent(d.Certificate, "", "  ")
	if err != nil {
		return "", err
	}
	err = s.Records.Keep(ctx, d.Key(), text, "application/json", d.Removed.AddDate(certificateYears, 0, 0))
	if fault.KindOf(err) == fault.Conflict {
		there, read := s.Records.Bytes(ctx, d.Key(), int64(len(text)))
		if read != nil {
			return "", errors.Join(err, read)
		}
		if string(there) != string(text) {
			return "", fmt.Errorf("retention: another certificate lies at %s", d.Key())
		}
		err = nil
	}
	sum := sha256.Sum256(text)
	d.Digest, d.Stage = hex.EncodeToString(sum[:]), Disposed
	return "case.disposed", err
}

var certificateName = regexp.MustCompile(`^(c[a-z0-9]+|[a-z0-9]+)-x[a-z0-9]+\.json$`)

// recovered are the cases that have a certificate and are there all the same: they came
// back with a backup of the database, and go again.
func (s *Service) recovered(ctx context.Context, o tenant.Organisation) (map[property.ID]string, error) {
	out := map[property.ID]string{}
	for key, err := range s.Records.List(ctx, certificates(o)) {
		if err != nil {
			return nil, err
		}
		name := path.Base(key)
		if m := certificateName.FindStringSubmatch(name); m != nil {
			out[property.ID(m[1])] = key
		}
	}
	return out, nil
}
