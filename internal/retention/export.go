package retention

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Contents is what an export takes of a case.
type Contents struct {
	Cases interface {
		Case(ctx context.Context, id property.ID) (property.Case, error)
		Notes(ctx context.Context, id property.ID, limit int) ([]property.Note, error)
	}
	// Original is the bytes of a paper as they were sent.
	Original func(ctx context.Context, d document.Document) ([]byte, error)
	// Report writes the report of a case as json or html; fault.NotFound when there is none.
	Report func(ctx context.Context, id property.ID, format string, w io.Writer) error
	// Audit is the records after a number.
	Audit func(ctx context.Context, after int64, most int) ([]audit.Record, error)
}

const (
	accessSchema = "paperwurks.access/1"
	// exportFor is how long the file of an access request is there to be fetched.
	exportFor = 30 * 24 * time.Hour
)

// mostNotes is more than people write about a case.
const mostNotes = 100_000

// Key is where the file of an access request lies.
func (r Request) Key(o tenant.Organisation) string {
	return path.Join(string(o), string(r.Case), "access", r.ID+".zip")
}

// exported is case.json in the file.
type exported struct {
	Schema      string          `json:"schema"`
	Request     string          `json:"request"`
	Made        time.Time       `json:"made_at"`
	Case        property.ID     `json:"case"`
	Name        string          `json:"name"`
	Created     time.Time       `json:"created_at"`
	Options     exportedOptions `json:"options"`
	Outcome     Outcome         `json:"outcome,omitempty"`
	On          property.Day    `json:"outcome_on,omitempty"`
	KeptUntil   property.Day    `json:"kept_until"`
	KeptFor     string          `json:"kept_for"`
	Report      bool            `json:"report"` // whether report.json and report.html are there
	Papers      []exportedPaper `json:"papers"`
	Notes       []exportedNote  `json:"notes,omitempty"`
	WhatWasDone []exportedEvent `json:"what_was_done"`
}

type exportedOptions struct {
	AsAt         property.Day `json:"as_at,omitempty"`
	Jurisdiction string       `json:"jurisdiction,omitempty"`
	Lender       string       `json:"lender,omitempty"`
	Completion   property.Day `json:"completion,omitempty"`
}

type exportedPaper struct {
	ID         document.ID    `json:"id"`
	Name       string         `json:"name"`
	File       string         `json:"file,omitempty"` // in this file; empty when its bytes are not kept
	Kind       string         `json:"kind,omitempty"`
	KindName   string         `json:"kind_name,omitempty"`
	SHA256     string         `json:"sha256"`
	Size       int64          `json:"size"`
	Pages      int            `json:"pages,omitempty"`
	State      document.State `json:"state"`
	Reason     string         `json:"reason,omitempty"`
	Registered time.Time      `json:"registered_at"`
}

type exportedNote struct {
	At     time.Time     `json:"at"`
	Person tenant.Person `json:"person"`
	Text   string        `json:"text"`
}

type exportedEvent struct {
	At      time.Time     `json:"at"`
	Person  tenant.Person `json:"person"`
	Action  audit.Action  `json:"action"`
	Subject string        `json:"subject"`
}

//go:embed index.html
var indexText string

var index = template.Must(template.New("index").Funcs(template.FuncMap{
	"day": func(t time.Time) string { return t.Format("2 January 2006") },
	"on": func(d property.Day) string {
		if d == "" {
			return ""
		}
		return d.Time().Format("2 January 2006")
	},
}).Parse(indexText))

// Export makes the file of an access request: everything that is kept of a case, for
// machines and for people. It is the work WorkExport; done again it makes the file again.
func (s *Service) Export(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	r, err := s.Store.RightsRequest(ctx, i.Subject)
	if fault.KindOf(err) == fault.NotFound || err == nil && r.Status != Working {
		return nil
	}
	if err != nil {
		return err
	}
	f, err := os.CreateTemp("", "paperwurks-access-*")
	if err != nil {
		return fmt.Errorf("retention: %w", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	sum := sha256.New()
	err = s.pack(ctx, r, io.MultiWriter(f, sum))
	if fault.KindOf(err) == fault.NotFound {
		// The case went meanwhile: there is nothing left to have access to.
		r.Status, r.Ground = Expired, "the case was disposed of before the file was made"
		return settled(s.Store.SettleRequest(ctx, Working, r, r.entry("case.access_expired")))
	}
	if err != nil {
		return err
	}
	if r.Size, err = f.Seek(0, io.SeekEnd); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return fmt.Errorf("retention: %w", err)
	}
	r.SHA256 = hex.EncodeToString(sum.Sum(nil))
	if err := s.Papers.Put(ctx, r.Key(who.Organisation), f, blob.Upload{Size: r.Size, SHA256: r.SHA256, MediaType: "application/zip"}); err != nil {
		return err
	}
	r.Status, r.Expires = Done, s.moment().Add(exportFor)
	return settled(s.Store.SettleRequest(ctx, Working, r, r.entry("case.access_made")))
}

// settled takes a request that somebody else settled for done.
func settled(err error) error {
	if fault.KindOf(err) == fault.Conflict {
		return nil
	}
	return err
}

// pack writes the file.
func (s *Service) pack(ctx context.Context, r Request, w io.Writer) error {
	c, err := s.Contents.Cases.Case(ctx, r.Case)
	if err != nil {
		return err
	}
	p, err := s.Store.RetentionPolicy(ctx)
	if err != nil {
		return err
	}
	f, err := s.Store.File(ctx, r.Case)
	if err != nil {
		return err
	}
	docs, err := s.Documents.Documents(ctx, r.Case, 0)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	clock := f.Clock(p)
	x := exported{
		Schema: accessSchema, Request: r.ID, Made: s.moment(), Case: c.ID, Name: c.Name, Created: c.Created,
		Options: exportedOptions{c.Options.AsAt, string(c.Options.Jurisdiction), c.Options.Lender, c.Options.Completion},
		Outcome: f.Outcome, On: f.On, KeptUntil: clock.Due, KeptFor: fmt.Sprintf("%d years from %s on %s", clock.Years, clock.Since, clock.From),
	}
	for n, d := range docs {
		paper, err := s.packPaper(ctx, z, n+1, d)
		if err != nil {
			return err
		}
		x.Papers = append(x.Papers, paper)
		_ = s.Store.Packed(ctx, r.ID, n+1, len(docs)) // shown to people; the next says it too
	}
	notes, err := s.Contents.Cases.Notes(ctx, r.Case, mostNotes)
	if err != nil {
		return err
	}
	for _, n := range notes {
		x.Notes = append(x.Notes, exportedNote{n.At, n.Person, n.Text})
	}
	for _, format := range []string{"json", "html"} {
		var b bytes.Buffer
		err := s.Contents.Report(ctx, r.Case, format, &b)
		if fault.KindOf(err) == fault.NotFound {
			break
		}
		if err != nil {
			return err
		}
		out, err := s.entry(z, "report."+format)
		if err != nil {
			return err
		}
		if _, err := b.WriteTo(out); err != nil {
			return err
		}
		x.Report = true
	}
	if x.WhatWasDone, err = s.events(ctx, r.Case, docs); err != nil {
		return err
	}
	out, err := s.entry(z, "case.json")
	if err != nil {
		return err
	}
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	if err := e.Encode(x); err != nil {
		return err
	}
	if out, err = s.entry(z, "index.html"); err != nil {
		return err
	}
	if err := index.Execute(out, x); err != nil {
		return err
	}
	return z.Close()
}

func (s *Service) entry(z *zip.Writer, name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: s.Now()})
}

// packPaper puts a paper into the file under a name that every system takes.
func (s *Service) packPaper(ctx context.Context, z *zip.Writer, n int, d document.Document) (exportedPaper, error) {
	out := exportedPaper{
		ID: d.ID, Name: d.Name, Kind: string(d.Kind), SHA256: d.SHA256, Size: d.Size, Pages: d.Pages, State: d.State, Reason: d.Reason, Registered: d.Registered,
	}
	if d.Kind != "" {
		out.KindName = papers.Name(d.Kind)
	}
	data, err := s.Contents.Original(ctx, d)
	if fault.KindOf(err) == fault.NotFound {
		return out, nil // it never arrived, or was put aside before it was kept
	}
	if err != nil {
		return out, err
	}
	out.File = fmt.Sprintf("papers/%03d %s", n, safe(d.Name))
	// Papers are compressed already, nearly all.
	w, err := z.CreateHeader(&zip.FileHeader{Name: out.File, Method: zip.Store, Modified: d.Registered})
	if err == nil {
		_, err = w.Write(data)
	}
	return out, err
}

// safe is a name without what some system takes for something else.
func safe(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, name), " .")
}

// events are what was done to a case and its papers, as the audit has it. What another
// person's network address was is left out: it is theirs.
func (s *Service) events(ctx context.Context, id property.ID, docs []document.Document) ([]exportedEvent, error) {
	out := []exportedEvent{}
	for after := int64(0); ; {
		records, err := s.Contents.Audit(ctx, after, filesAtATime)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			after = r.Seq
			about := r.Subject == string(id) || slices.ContainsFunc(docs, func(d document.Document) bool { return string(d.ID) == r.Subject })
			if about {
				out = append(out, exportedEvent{r.At, r.Person, r.Action, r.Subject})
			}
		}
		if len(records) < filesAtATime {
			return out, nil
		}
	}
}

// File opens the file of an access request of a case. The caller closes it.
func (s *Service) File(ctx context.Context, id property.ID, request string) (Request, io.ReadCloser, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Request{}, nil, err
	}
	r, err := s.Store.RightsRequest(ctx, request)
	switch {
	case err != nil:
		return r, nil, err
	case r.Case != id || r.Kind != Access:
		return r, nil, fault.New(fault.NotFound, "there is no such request")
	case r.Status == Working:
		return r, nil, fault.New(fault.Conflict, "the file is still being made: %d of %d papers are in it", r.Papers, r.Total)
	case r.Status != Done || !s.Now().Before(r.Expires):
		return r, nil, fault.New(fault.NotFound, "the file was there for thirty days and is gone; ask again")
	}
	body, err := s.Papers.Get(ctx, r.Key(who.Organisation))
	return r, body, err
}

// expire removes the files of access requests whose time is over.
func (s *Service) expire(ctx context.Context, requests []Request) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range requests {
		if r.Kind != Access || r.Status != Done || s.Now().Before(r.Expires) {
			continue
		}
		err := s.Papers.Delete(ctx, r.Key(who.Organisation))
		if err == nil {
			r.Status = Expired
			err = settled(s.Store.SettleRequest(ctx, Done, r, r.entry("case.access_expired")))
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
