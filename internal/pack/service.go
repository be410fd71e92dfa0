package pack

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Reporter gives the report of a case, fault.NotFound while there is none;
// review.Service is one.
type Reporter interface {
	Report(ctx context.Context, c property.Case) (*analysis.Report, error)
}

// Corrector has cases judged by what people say is right; review.Service is one.
type Corrector interface {
	Correct(ctx context.Context, p review.Place, right review.Right, seen ...string) (review.Stated, error)
	Uncorrect(ctx context.Context, p review.Place, seen ...string) error
}

// Service keeps packs. Its fields are set once.
type Service struct {
	Store     Store
	Cases     property.Store
	Documents *document.Service
	Reports   Reporter

	Corrections Corrector

	Bytes   *blob.Bucket // the documents store: contents and exports
	Records *blob.Bucket // where records lie that nobody may change
	Copy    Copier       // takes pages out of PDF files
	Draw    Drawer       // draws those of other papers
	Temp    string       // a directory for files on their way; empty for the system's
	// Confirm asks whoever is in ctx for their second factor anew: nil when what they
	// show is right or they have none, otherwise fault.Forbidden. When it is nil
	// itself nobody is asked.
	Confirm func(ctx context.Context, p Proof) error
	// Signing is the name of the firm in ctx and of one of its people, as a pack says who
	// answers for it.
	Signing func(ctx context.Context, p tenant.Person) (firm, person string, err error)
	Limits  Limiter // nil limits nothing
	Mail    Mailer  // nil: codes are told apart
	Key     []byte  // proves visits to links
	Now     func() time.Time
	// KeepFor is how long the record of a signature cannot be removed; 0 for
	// seven years, as long as a firm keeps its files by default.
	KeepFor   time.Duration
	PublicURL string
}

const keepFor = 7 * 366 * 24 * time.Hour

// maxContent is the most that a version may be as bytes.
const maxContent = 256 << 20

// Desk is a case as those who make its pack see it.
type Desk struct {
	Case         property.Case
	Documents    []document.Document
	Report       *analysis.Report // nil while there is none
	Matters      []Matter
	Facts        []Fact
	Enquiries    []Enquiry
	Completeness Completeness
	Versions     []Version // latest first
	Exports      []Export
	Shares       []Share
	Decided      int64 // the last decision
	// InTheWay is why a version cannot be signed now; empty when it can be.
	InTheWay []string
}

// Outdated says what changed since a version; empty when nothing did.
func (d *Desk) Outdated(v Version) string {
	switch {
	case d.Case.Revision != v.Revision && d.Decided != v.Decisions:
		return "papers and decisions have changed since"
	case d.Case.Revision != v.Revision:
		return "papers have changed since"
	case d.Decided != v.Decisions:
		return "decisions have changed since"
	}
	return ""
}

// Orderable is whether a version can be asked for in a format: it was not, or that
// failed.
func (d *Desk) Orderable(v Version, f Format) bool {
	return !slices.ContainsFunc(d.Exports, func(x Export) bool { return x.Version == v.ID && x.Format == f && x.State != Failed })
}

// Measure holds what is known of the case against an overlay.
func (d *Desk) Measure(o Overlay) Measured {
	m := Measure(o, Know(corrected(d.Facts)))
	m.Answered = o.Kind == "" || d.Report != nil && holds(d.Report, o.Kind)
	return m
}

// Desk gathers what there is about the pack of a case.
func (s *Service) Desk(ctx context.Context, id property.ID) (*Desk, error) {
	c, err := s.Cases.Case(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &Desk{Case: c}
	decisions, err := s.Store.Decisions(ctx, id)
	if err != nil {
		return nil, err
	}
	if n := len(decisions); n > 0 {
		d.Decided = decisions[n-1].Seq
	}
	if d.Documents, err = s.Documents.Store.Documents(ctx, id, 0); err != nil {
		return nil, err
	}
	if d.Versions, err = s.Store.Versions(ctx, id); err != nil {
		return nil, err
	}
	if d.Exports, err = s.Store.Exports(ctx, id); err != nil {
		return nil, err
	}
	if d.Shares, err = s.Store.Shares(ctx, id); err != nil {
		return nil, err
	}
	if c.Reviewed > 0 {
		if d.Report, err = s.Reports.Report(ctx, c); err != nil {
			return nil, err
		}
		d.Matters = Matters(d.Report, decisions)
		d.Facts = Facts(d.Report, decisions)
		d.Enquiries = Enquiries(d.Matters, decisions)
		d.Completeness = CompletenessOf(d.Report, corrected(d.Facts))
	}
	d.InTheWay = s.inTheWay(d)
	return d, nil
}

// arriving is how long an announced upload counts as on its way.
const arriving = time.Hour

// inTheWay is everything that keeps the case from being signed, whoever signs.
func (s *Service) inTheWay(d *Desk) []string {
	var out []string
	for _, doc := range d.Documents {
		if doc.Parked {
			continue // given up: the report says that it could not be read
		}
		switch doc.State {
		case document.Registered:
			if s.Now().Sub(doc.Registered) < arriving {
				out = append(out, doc.Name+" is being sent")
			}
		case document.Uploaded, document.Kept:
			out = append(out, doc.Name+" is being read")
		}
	}
	switch {
	case len(d.Documents) == 0:
		out = append(out, "there are no papers")
	case d.Report == nil:
		out = append(out, "there is no report yet")
	case d.Case.Revision != d.Case.Reviewed:
		out = append(out, "the report is being made anew")
	}
	for _, m := range d.Matters {
		if m.Decision != nil || !m.Pressing() {
			continue
		}
		what := "not decided: "
		if m.Again != "" {
			what = "to be decided again, since " + m.Again + ": "
		}
		out = append(out, fmt.Sprintf("%s%s (%s)", what, m.Title, m.Severity))
	}
	return out
}

// Choice is what somebody says about a matter, a fact or an enquiry.
type Choice struct {
	Verdict Verdict
	Right   string
	Note    string
}

func (c Choice) tidy() Choice {
	return Choice{c.Verdict, property.Written(c.Right), property.Written(c.Note)}
}

// DecideMatters writes down the same choice about one or several matters.
// fault.NotFound when the report has one of them not, or not any more.
func (s *Service) DecideMatters(ctx context.Context, id property.ID, keys []string, c Choice) error {
	d, err := s.Desk(ctx, id)
	if err != nil {
		return err
	}
	c = c.tidy()
	var out []Decision
	for _, k := range keys {
		i := slices.IndexFunc(d.Matters, func(m Matter) bool { return m.Key == k })
		if i < 0 {
			return fault.New(fault.NotFound, "the report says that no more; load it again")
		}
		m := d.Matters[i]
		out = append(out, Decision{About: m.About, Key: k, Rule: m.Rule, Severity: m.Severity, Verdict: c.Verdict, Right: c.Right, Note: c.Note})
	}
	return s.decide(ctx, id, out)
}

// DecideFact writes down what somebody says of a fact. What they say is right in its
// place becomes a correction, which the case is judged by from then on; taking that
// back, or saying that what was read is so, ends it.
func (s *Service) DecideFact(ctx context.Context, id property.ID, key string, c Choice) error {
	d, err := s.Desk(ctx, id)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(d.Facts, func(f Fact) bool { return f.Key == key })
	if i < 0 {
		return fault.New(fault.NotFound, "the papers say that no more; load the page again")
	}
	f := d.Facts[i]
	c = c.tidy()
	out := Decision{About: AFact, Key: key, Rule: f.Path, Verdict: c.Verdict, Right: c.Right, Note: c.Note}
	if err := out.check(); err != nil {
		return err
	}
	n := slices.IndexFunc(d.Documents, func(d document.Document) bool { return d.Name == f.File })
	if n < 0 {
		return fault.New(fault.Conflict, "%s has another name by now; load the page again", f.File)
	}
	place := review.Place{Document: d.Documents[n].ID, Path: f.Path, Index: f.Index}
	switch {
	case c.Verdict == Corrected:
		_, err := s.Corrections.Correct(ctx, place, review.Right{Value: c.Right, Note: c.Note})
		return err
	case f.Overruled():
		if err := s.Corrections.Uncorrect(ctx, place); err != nil || c.Verdict == Withdrawn {
			return err
		}
	}
	return s.decide(ctx, id, []Decision{out})
}

// EditEnquiry writes down what somebody made of a draft enquiry, or of one of
// their own.
func (s *Service) EditEnquiry(ctx context.Context, id property.ID, key string, c Choice) error {
	d, err := s.Desk(ctx, id)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(d.Enquiries, func(q Enquiry) bool { return q.Key == key }) &&
		!slices.ContainsFunc(d.Matters, func(m Matter) bool { return m.Key == key }) {
		return fault.New(fault.NotFound, "there is no such enquiry; load the page again")
	}
	c = c.tidy()
	return s.decide(ctx, id, []Decision{{About: AnAsking, Key: key, Verdict: c.Verdict, Right: c.Right, Note: c.Note}})
}

// AddEnquiry adds a question of a person's own, and gives its key.
func (s *Service) AddEnquiry(ctx context.Context, id property.ID, text string) (string, error) {
	k := ownKey()
	c := Choice{Right: text}.tidy()
	return k, s.decide(ctx, id, []Decision{{About: AnAsking, Key: k, Verdict: Added, Right: c.Right}})
}

// decide checks decisions and writes them down. What people wrote stays out of the
// audit, which is kept when the case is gone.
func (s *Service) decide(ctx context.Context, id property.ID, ds []Decision) error {
	if len(ds) == 0 {
		return fault.New(fault.Invalid, "nothing was chosen")
	}
	for _, d := range ds {
		if err := d.check(); err != nil {
			return err
		}
	}
	detail := map[string]string{"verdict": string(ds[0].Verdict), "rule": ds[0].Rule, "key": ds[0].Key}
	if len(ds) > 1 {
		detail["count"] = strconv.Itoa(len(ds))
	}
	return s.Store.Decide(ctx, id, ds, audit.Entry{Action: audit.Action(string(ds[0].About) + ".decided"), Subject: string(id), Detail: detail})
}

// maySign is whether somebody of that role signs packs.
func maySign(r tenant.Role) bool { return r == tenant.Conveyancer || r == tenant.Administrator }

// Proof is the second factor of whoever signs, shown anew: a code, or the answer of a
// passkey with the ticket of its question. It is Confirm that understands it.
type Proof struct {
	Code   string
	Ticket string
	Answer []byte
}

// SignOff freezes the case as it is as the next version. Only a conveyancer or an
// administrator may (fault.Forbidden), with their second factor when they have
// one. fault.Conflict says everything that is in the way, at once.
func (s *Service) SignOff(ctx context.Context, id property.ID, proof Proof, note string) (Version, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Version{}, err
	}
	d, err := s.Desk(ctx, id)
	if err != nil {
		return Version{}, err
	}
	if !maySign(who.Role) {
		return Version{}, fault.New(fault.Forbidden, "only a conveyancer or an administrator signs a pack off")
	}
	if len(d.InTheWay) > 0 {
		return Version{}, fault.New(fault.Conflict, "the pack cannot be signed off yet: %s", strings.Join(d.InTheWay, "; "))
	}
	c := Choice{Note: note}.tidy()
	if len([]rune(c.Note)) > longest {
		return Version{}, fault.New(fault.Invalid, "note: longer than %d characters", longest)
	}
	if s.Confirm != nil {
		proof.Code = strings.TrimSpace(proof.Code)
		if err := s.Confirm(ctx, proof); err != nil {
			return Version{}, err
		}
	}
	v := Version{
		ID: newID("v"), Case: id, Number: 1, Revision: d.Case.Revision, Decisions: d.Decided,
		Note: c.Note, Person: who.Person, Signed: s.Now().UTC().Truncate(time.Microsecond),
	}
	if len(d.Versions) > 0 {
		v.Number = d.Versions[0].Number + 1
	}
	content, err := s.content(ctx, d, v)
	if err != nil {
		return Version{}, err
	}
	text, err := json.Marshal(content)
	if err != nil {
		return Version{}, fmt.Errorf("pack: version %d of %s: %w", v.Number, id, err)
	}
	sum := sha256.Sum256(text)
	v.SHA256, v.Size, v.Papers = hex.EncodeToString(sum[:]), int64(len(text)), len(content.Papers)
	// Written once: a lock that is over at once, under a key that nobody used before.
	if err := s.Bytes.Keep(ctx, v.ContentKey(who.Organisation), text, "application/json", time.Time{}); err != nil {
		return Version{}, err
	}
	err = s.Store.Sign(ctx, v, audit.Entry{Action: "pack.signed", Subject: string(id), Detail: map[string]string{
		"version": strconv.Itoa(v.Number), "id": v.ID, "sha256": v.SHA256, "papers": strconv.Itoa(v.Papers),
	}}, work.Item{Kind: WorkRecord, Subject: v.ID, Case: string(id)})
	if err != nil {
		_ = s.Bytes.Delete(ctx, v.ContentKey(who.Organisation)) // what nobody signed; left behind it harms nobody
		return Version{}, err
	}
	return s.Store.SignedVersion(ctx, v.ID)
}

// content is what a version is to freeze.
func (s *Service) content(ctx context.Context, d *Desk, v Version) (*Content, error) {
	decisions, err := s.Store.Decisions(ctx, v.Case)
	if err != nil {
		return nil, err
	}
	firm, name, err := s.Signing(ctx, v.Person)
	if err != nil {
		return nil, err
	}
	c := &Content{
		Schema: ContentSchema, Case: string(v.Case), Name: d.Case.Name, Firm: firm, Number: v.Number,
		SignedBy: name, SignedAt: v.Signed, Note: v.Note,
		Transaction: d.Completeness.Transaction, Completeness: d.Report.Case.Completeness,
		Papers: papersOf(d.Report), Decisions: []Decision{}, Enquiries: Asked(d.Enquiries), Report: d.Report,
	}
	if c.Enquiries == nil {
		c.Enquiries = []Enquiry{}
	}
	// What was decided about things that the report says no more is not part of it.
	here := map[string]bool{}
	for _, m := range d.Matters {
		here[m.Key] = m.Decision != nil
	}
	for _, f := range d.Facts {
		here[f.Key] = f.Decision != nil && !f.Overruled()
	}
	for _, q := range d.Enquiries {
		here[q.Key] = here[q.Key] || q.Decision != nil
	}
	stand := standing(decisions)
	for _, dec := range decisions {
		if now, ok := stand[dec.About][dec.Key]; ok && now.Seq == dec.Seq && here[dec.Key] {
			c.Decisions = append(c.Decisions, dec)
		}
	}
	for _, f := range d.Facts {
		if f.Overruled() {
			c.Decisions = append(c.Decisions, f.overruling())
		}
	}
	byName := map[string]document.Document{}
	for _, doc := range d.Documents {
		byName[doc.Name] = doc
	}
	for i := range c.Papers {
		doc := byName[c.Papers[i].File]
		c.Papers[i].Document, c.Papers[i].Size = doc.ID, doc.Size
	}
	return c, nil
}

// Content is what a version froze, as it was written: other bytes than those that
// were signed are an internal error.
func (s *Service) Content(ctx context.Context, v Version) (*Content, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	text, err := s.Bytes.Bytes(ctx, v.ContentKey(who.Organisation), maxContent)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != v.SHA256 {
		return nil, fmt.Errorf("pack: version %d of %s is not what was signed", v.Number, v.Case)
	}
	var c Content
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&c); err != nil {
		return nil, fmt.Errorf("pack: version %d of %s: %w", v.Number, v.Case, err)
	}
	return &c, nil
}

// record is what the records store keeps of a signature: enough to prove what was
// signed by whom, and nothing of what it says.
type record struct {
	Schema       string              `json:"schema"`
	Organisation tenant.Organisation `json:"organisation"`
	Case         property.ID         `json:"case"`
	Version      string              `json:"version"`
	Number       int                 `json:"number"`
	Person       tenant.Person       `json:"person"`
	SignedAt     time.Time           `json:"signed_at"`
	SHA256       string              `json:"sha256"` // of the content
	Papers       []string            `json:"papers"` // SHA-256 of each
}

// KeepRecord writes the record of a signature where nobody can change it. It is
// the work WorkRecord.
func (s *Service) KeepRecord(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	v, err := s.Store.SignedVersion(ctx, i.Subject)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	c, err := s.Content(ctx, v)
	if err != nil {
		return err
	}
	r := record{"paperwurks.signature/1", who.Organisation, v.Case, v.ID, v.Number, v.Person, v.Signed, v.SHA256, []string{}}
	for _, p := range c.Papers {
		r.Papers = append(r.Papers, p.SHA256)
	}
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("pack: record of version %d of %s: %w", v.Number, v.Case, err)
	}
	until := s.KeepFor
	if until == 0 {
		until = keepFor
	}
	err = s.Records.Keep(ctx, v.RecordKey(who.Organisation), text, "application/json", v.Signed.Add(until))
	if fault.KindOf(err) == fault.Conflict {
		return nil // kept before a kill
	}
	return err
}

// VersionOf is version n of a case; fault.NotFound when there is none.
func (s *Service) VersionOf(ctx context.Context, id property.ID, n int) (Version, error) {
	all, err := s.Store.Versions(ctx, id)
	if err != nil {
		return Version{}, err
	}
	i := slices.IndexFunc(all, func(v Version) bool { return v.Number == n })
	if i < 0 {
		return Version{}, fault.New(fault.NotFound, "there is no version %d of this pack", n)
	}
	return all[i], nil
}

// Ask asks for an export of a version, or gives the one that there is.
func (s *Service) Ask(ctx context.Context, id property.ID, n int, f Format) (Export, error) {
	if f != PDF && f != PDTF {
		return Export{}, fault.New(fault.Invalid, "format: %q is neither pdf nor pdtf", f)
	}
	v, err := s.VersionOf(ctx, id, n)
	if err != nil {
		return Export{}, err
	}
	x := Export{ID: newID("x"), Case: id, Version: v.ID, Number: n, Format: f, State: Due}
	return s.Store.Order(ctx, x, audit.Entry{Action: "pack.export_asked", Subject: string(id), Detail: map[string]string{
		"version": strconv.Itoa(n), "format": string(f),
	}}, work.Item{Kind: WorkExport, Subject: x.ID, Case: string(id)})
}
