package pack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// tellEvery is how often an export says how far it has come.
const tellEvery = 300 * time.Millisecond

// Make writes an export of a version to the documents store. It is the work
// WorkExport; done again it writes the same bytes.
func (s *Service) Make(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	x, err := s.Store.Export(ctx, i.Subject)
	if fault.KindOf(err) == fault.NotFound || err == nil && x.State == Ready {
		return nil
	}
	if err != nil {
		return err
	}
	v, err := s.Store.SignedVersion(ctx, x.Version)
	if err != nil {
		return err
	}
	c, err := s.Content(ctx, v)
	if err != nil {
		return err
	}
	tmp, end, err := passing(s.Temp)
	if err != nil {
		return err
	}
	defer end()
	sum := sha256.New()
	if err := s.write(ctx, io.MultiWriter(tmp, sum), c, &x); err != nil {
		return err
	}
	if x.Size, err = tmp.Seek(0, io.SeekCurrent); err != nil {
		return err
	}
	if _, err := tmp.Seek(0, io.SeekStart); err != nil {
		return err
	}
	x.SHA256 = hex.EncodeToString(sum.Sum(nil))
	if err := s.Bytes.Put(ctx, x.Key(who.Organisation), tmp, blob.Upload{Size: x.Size, SHA256: x.SHA256, MediaType: x.Format.MediaType()}); err != nil {
		return err
	}
	err = s.Store.Exported(ctx, x, audit.Entry{Action: "pack.exported", Subject: string(x.Case), Detail: map[string]string{
		"version": strconv.Itoa(x.Number), "format": string(x.Format), "sha256": x.SHA256,
	}})
	if fault.KindOf(err) == fault.Conflict {
		return nil // done before a kill
	}
	return err
}

func (s *Service) write(ctx context.Context, w io.Writer, c *Content, x *Export) (err error) {
	x.Total = len(c.Papers)
	if x.Format == PDTF {
		return c.Claims(w)
	}
	var told time.Time
	b := &Binder{Copy: s.Copy, Draw: s.Draw, Temp: s.Temp, Load: s.load, Progress: func(done, total int) {
		// A failure to say so does no harm to the export.
		if now := time.Now(); now.Sub(told) > tellEvery {
			told = now
			_ = s.Store.Exporting(ctx, x.ID, done, total)
		}
	}}
	x.Pages, err = b.Write(ctx, w, c)
	return err
}

// load is a paper as it was when the version was signed. One that was read again
// since gives its pages of now, which are of the same bytes; one whose bytes differ
// is an internal error.
func (s *Service) load(ctx context.Context, p Paper) (facsimile.Source, error) {
	d, err := s.Documents.Store.Document(ctx, p.Document)
	if err != nil {
		return facsimile.Source{}, err
	}
	if d.SHA256 != p.SHA256 {
		return facsimile.Source{}, fmt.Errorf("pack: document %s is not the paper that was signed", d.ID)
	}
	if d.State == document.Kept {
		return facsimile.Source{}, fault.New(fault.Unavailable, "%s is being read again", p.File)
	}
	src := facsimile.Source{}
	if src.Document, err = s.Documents.Reading(ctx, d); err != nil {
		return src, err
	}
	src.Document.Name = p.File
	src.Data, err = s.Documents.Original(ctx, d)
	return src, err
}

// Download opens an export that is ready, and writes down that somebody did. The
// caller closes it.
func (s *Service) Download(ctx context.Context, id property.ID, n int, f Format) (Export, io.ReadCloser, error) {
	x, err := s.exportOf(ctx, id, n, f)
	if err != nil {
		return x, nil, err
	}
	r, err := s.open(ctx, x, map[string]string{"version": strconv.Itoa(n), "format": string(f)})
	return x, r, err
}

// exportOf is the export of version n in a format, once it is ready.
func (s *Service) exportOf(ctx context.Context, id property.ID, n int, f Format) (Export, error) {
	all, err := s.Store.Exports(ctx, id)
	if err != nil {
		return Export{}, err
	}
	for _, x := range all {
		if x.Number != n || x.Format != f {
			continue
		}
		if x.State != Ready {
			return x, fault.New(fault.Conflict, "that export is not ready yet")
		}
		return x, nil
	}
	return Export{}, fault.New(fault.NotFound, "version %d was not exported as %s; ask for that first", n, f)
}

func (s *Service) open(ctx context.Context, x Export, detail map[string]string) (io.ReadCloser, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	r, err := s.Bytes.Get(ctx, x.Key(who.Organisation))
	if err != nil {
		return nil, err
	}
	if err := s.Store.PackRead(ctx, x.Case, audit.Entry{Action: "pack.downloaded", Subject: string(x.Case), Detail: detail}); err != nil {
		_ = r.Close() // the first error is the one to tell
		return nil, err
	}
	return r, nil
}
