package review

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Outcome is what a review says about a case.
type Outcome struct {
	Case      property.ID
	Revision  int64 // that the report was made of
	Counts    map[rules.Severity]int
	Summary   property.Summary
	Documents []document.ID // that are part of the report
	Next      []work.Item   // that follows from there being a report
}

// Store keeps outcomes. It needs an organisation in ctx.
type Store interface {
	// Reviewed writes an outcome and makes its documents that are read ready. It
	// is fault.Conflict when the case has another revision by now, or was
	// reviewed at this one.
	Reviewed(ctx context.Context, o Outcome, e audit.Entry) error
	Corrections
}

// Service reviews cases.
type Service struct {
	Store     Store
	Cases     property.Store
	Documents *document.Service
	Reports   *blob.Bucket
	Engine    *analysis.Engine
	Models    Models
	Vectors   Vectors // of passages; nil where no model embeds
	Draw      Drawer
	Shelf     *retrieval.Shelf // of cases that were asked lately
	// Meaning is what word vectors make of questions; nil where there are none.
	Meaning *retrieval.Meaning
	// Took is told how long a case waited for its report, from the last paper that
	// was kept; may be nil.
	Took func(time.Duration)
	// Views is told who looks at what; nil where nobody wants to know.
	Views interface {
		Viewed(ctx context.Context, e audit.Entry)
	}

	decoded decoded // reports that were looked at lately
	given   given   // answers that were given lately
}

// The reads that are written in the audit.
const (
	documentViewed audit.Action = "document.viewed" // pictures of its pages
	reportViewed   audit.Action = "report.viewed"
)

func (s *Service) viewed(ctx context.Context, a audit.Action, subject string, detail map[string]string) {
	if s.Views != nil {
		s.Views.Viewed(ctx, audit.Entry{Action: a, Subject: subject, Detail: detail})
	}
}

// maxReport is the most that a report may be as bytes.
const maxReport = 256 << 20

func key(o tenant.Organisation, id property.ID, revision int64) string {
	return path.Join(string(o), string(id), "report-"+strconv.FormatInt(revision, 10)+".json")
}

// Do reviews a case when no paper of it is on its way; otherwise it leaves that
// to the review that the last of them causes. It is the work property.Review.
func (s *Service) Do(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	c, err := s.Cases.Case(ctx, property.ID(i.Subject))
	if fault.KindOf(err) == fault.NotFound || err == nil && (c.Revision == c.Reviewed || c.Frozen != "") {
		return nil
	}
	if err != nil {
		return err
	}
	docs, err := s.Documents.Store.Documents(ctx, c.ID, 0)
	if err != nil {
		return err
	}
	var files []analysis.File
	var part []document.ID
	var since time.Time // the last paper kept that is in no report yet
	names := map[document.ID]string{}
	for _, d := range docs {
		names[d.ID] = d.Name
		if d.Waiting.After(since) {
			since = d.Waiting
		}
	}
	said, err := s.said(ctx, c.ID)
	if err != nil {
		return err
	}
	unsent := document.WithoutModel(docs)
	for _, d := range docs {
		f := analysis.File{Name: d.Name, AttachedTo: names[d.Parent], SHA256: d.SHA256, Corrections: said[d.ID], NoModel: unsent[d.Name]}
		switch {
		case d.State == document.Registered:
			continue // it may never arrive
		case d.State == document.Quarantined, d.Parked:
			f.Refused = fault.New(fault.Invalid, "%s", refusal(d))
		case d.State == document.Uploaded, d.State == document.Kept:
			return nil
		default:
			if f.Read, f.Pages, err = s.Documents.Kept(ctx, d); err != nil {
				return err
			}
			if d.Corrected {
				f.Kind, f.KindReason = d.Kind, d.Said.Reason()
			}
			part = append(part, d.ID)
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil
	}
	a, err := s.Engine.Analyse(ctx, files, analysis.Options{
		AsAt: c.Options.AsAt.Time(), Jurisdiction: c.Options.Jurisdiction,
		Lender: c.Options.Lender, Completion: c.Options.Completion.Time(),
		Model: s.reader(who.Organisation, c), NoModel: c.NoModel,
	}, nil)
	if err != nil {
		return err
	}
	text, err := json.Marshal(a.Report)
	if err != nil {
		return fmt.Errorf("review of case %s: %w", c.ID, err)
	}
	if err := s.Reports.PutBytes(ctx, key(who.Organisation, c.ID, c.Revision), text, "application/json"); err != nil {
		return err
	}
	o := Outcome{Case: c.ID, Revision: c.Revision, Documents: part, Counts: map[rules.Severity]int{}}
	for _, f := range a.Report.Findings {
		o.Counts[f.Severity]++
	}
	o.Summary = summary(a.Report)
	if s.embeds() {
		o.Next = []work.Item{EmbeddingOf(c.ID)}
	}
	err = s.Store.Reviewed(ctx, o, audit.Entry{Action: "case.reviewed", Subject: string(c.ID), Detail: map[string]string{
		"revision": strconv.FormatInt(c.Revision, 10), "findings": strconv.Itoa(len(a.Report.Findings)),
	}})
	superseded := c.Reviewed
	if fault.KindOf(err) == fault.Conflict {
		// The case changed meanwhile, and the change caused another review. What was
		// made here is not the report unless somebody else made the same.
		now, err := s.Cases.Case(ctx, c.ID)
		if err != nil || now.Reviewed == c.Revision {
			return err
		}
		superseded = c.Revision
	} else if err != nil {
		return err
	} else if s.Took != nil && !since.IsZero() {
		s.Took(s.Engine.Now().Sub(since))
	}
	if superseded == 0 {
		return nil
	}
	return s.Reports.Delete(ctx, key(who.Organisation, c.ID, superseded))
}

// mostDates is how many of a report's days a summary keeps.
const mostDates = 20

// summary is what a list of cases shows of a report.
func summary(r analysis.Report) property.Summary {
	s := property.Summary{Transaction: r.Case.Transaction, Completeness: r.Case.Completeness}
	for _, m := range r.Case.Missing {
		s.Missing = append(s.Missing, m.Title)
	}
	for _, d := range r.Case.Dates {
		if d.Day >= r.AsAt && len(s.Dates) < mostDates {
			s.Dates = append(s.Dates, property.KeyDate{Day: property.Day(d.Day), Title: d.Title})
		}
	}
	return s
}

func refusal(d document.Document) string {
	if d.Reason == "" {
		return d.Name + " could not be read"
	}
	return d.Reason
}

// Report is the kept report of a case; fault.NotFound while there is none.
func (s *Service) Report(ctx context.Context, c property.Case) (*analysis.Report, error) {
	r, err := s.report(ctx, c)
	if err == nil {
		s.viewed(ctx, reportViewed, string(c.ID), map[string]string{"report": strconv.FormatInt(c.Reviewed, 10)})
	}
	return r, err
}

// report is that without a trace of somebody having read it.
func (s *Service) report(ctx context.Context, c property.Case) (*analysis.Report, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if c.Reviewed == 0 {
		return nil, fault.New(fault.NotFound, "there is no report on %s yet", c.Name)
	}
	text, err := s.Reports.Bytes(ctx, key(who.Organisation, c.ID, c.Reviewed), maxReport)
	if err != nil {
		return nil, err
	}
	r, err := s.decoded.report(text)
	if err != nil {
		return nil, fmt.Errorf("report of case %s: %w", c.ID, err)
	}
	return r, nil
}

// Models is what may be asked, and the ledger of it; the zero Models is none.
type Models struct {
	Converser model.Converser // nil for none
	Embedder  model.Embedder  // of passages and questions; nil for none
	Library   model.Library   // of reference material, beside the program's notes; nil for none
	Ledger    *model.Ledger
}

// model is the model as a case pays for it; nil where there is none.
func (s *Service) model(c property.Case, p model.Purpose) model.Converser {
	if s.Models.Converser == nil {
		return nil
	}
	return s.Models.Ledger.Converser(s.Models.Converser, string(c.ID), p)
}

// reader is the model that reads the papers of a case, each once: what it answered is
// kept with the case's reports, under the case's key.
func (s *Service) reader(o tenant.Organisation, c property.Case) model.Converser {
	m := s.model(c, model.ForAnalysis)
	if m == nil {
		return nil
	}
	return model.Remembering(m, replies{s.Reports, path.Join(string(o), string(c.ID))})
}

// replies is a case's answers of models, among its reports.
type replies struct {
	bucket *blob.Bucket
	folder string
}

func (r replies) key(name string) string { return path.Join(r.folder, "reply-"+name+".json") }

func (r replies) Kept(ctx context.Context, name string) ([]byte, bool, error) {
	text, err := r.bucket.Bytes(ctx, r.key(name), maxReport)
	if fault.KindOf(err) == fault.NotFound {
		return nil, false, nil
	}
	return text, err == nil, err
}

func (r replies) Keep(ctx context.Context, name string, answer []byte) error {
	return r.bucket.PutBytes(ctx, r.key(name), answer, "application/json")
}

// patience is how long drawing may take.
const patience = time.Minute
