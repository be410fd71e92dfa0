package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// OfDocument is the document that a path names.
type OfDocument struct {
	Document string `path:"document" maxLength:"64"`
}

// Registered is a document and how to send its bytes.
type Registered struct {
	Document Document `json:"document"`
	Upload   *Upload  `json:"upload" doc:"null when the case has these bytes already"`
}

func (s *Server) registerUpload(ctx context.Context, in *struct {
	OfCase
	Body struct {
		Name      string `json:"name" maxLength:"1000"`
		Size      int64  `json:"size" doc:"bytes"`
		SHA256    string `json:"sha256" doc:"of the bytes, in lower-case hex"`
		MediaType string `json:"media_type,omitempty" maxLength:"200"`
	}
}) (*body[Registered], error) {
	b := in.Body
	d, signed, err := s.Documents.Register(ctx, property.ID(in.Case), b.Name, blob.Upload{Size: b.Size, SHA256: b.SHA256, MediaType: b.MediaType})
	return answer(ctx, d, err, func(d document.Document) Registered { return Registered{DocumentOf(d), uploadOf(signed)} })
}

func (s *Server) completeUpload(ctx context.Context, in *OfDocument) (*body[Document], error) {
	d, err := s.Documents.Complete(ctx, document.ID(in.Document))
	return answer(ctx, d, err, DocumentOf)
}

func (s *Server) listDocuments(ctx context.Context, in *struct {
	OfCase
	Paged
}) (*page[Document], error) {
	var last int64
	if err := place(in.Paged, &last); err != nil {
		return nil, problem(ctx, err)
	}
	ds, err := s.Documents.Of(ctx, property.ID(in.Case), 0)
	ds = after(ds, in.Cursor == "", func(d document.Document) bool { return d.Ordinal <= last })
	return answerPage(ctx, in.Paged, ds, err, DocumentOf, func(d document.Document) int64 { return d.Ordinal })
}

func (s *Server) getDocument(ctx context.Context, in *struct {
	OfDocument
	Unless
}) (*tagged[Document], error) {
	d, err := s.Documents.Store.Document(ctx, document.ID(in.Document))
	return answerUnless(ctx, in.Unless, d, err, DocumentOf, nil)
}

// Kind is what kind of paper a document is.
type Kind struct {
	Kind      string `json:"kind" maxLength:"64"`
	Name      string `json:"name" doc:"of the kind, for people"`
	Corrected bool   `json:"corrected" doc:"a person said so"`
	By        string `json:"by,omitempty" doc:"who that was"`
	At        string `json:"at,omitempty" doc:"and when"`
	Note      string `json:"note,omitempty" doc:"and why"`
}

func kindOf(d document.Document) Kind {
	k := Kind{Kind: string(d.Kind), Name: kindName(d), Corrected: d.Corrected, By: d.Said.Name, Note: d.Said.Note}
	if !d.Said.At.IsZero() {
		k.At = d.Said.At.Format(time.RFC3339)
	}
	return k
}

func (s *Server) getKind(ctx context.Context, in *struct {
	OfDocument
	Unless
}) (*tagged[Kind], error) {
	d, err := s.Documents.Store.Document(ctx, document.ID(in.Document))
	return answerUnless(ctx, in.Unless, d, err, kindOf, document.Document.KindTag)
}

func (s *Server) correctKind(ctx context.Context, in *struct {
	OfDocument
	IfMatch
	Body struct {
		Kind string `json:"kind" maxLength:"64"`
		Note string `json:"note,omitempty" maxLength:"1000" doc:"why"`
	}
}) (*body[Document], error) {
	seen, err := in.seen()
	if err != nil {
		return nil, problem(ctx, err)
	}
	d, err := s.Documents.Correct(ctx, document.ID(in.Document), papers.Kind(in.Body.Kind), in.Body.Note, seen...)
	return answer(ctx, d, err, DocumentOf)
}

func (s *Server) uncorrectKind(ctx context.Context, in *struct {
	OfDocument
	IfMatch
}) (*body[Document], error) {
	seen, err := in.seen()
	if err != nil {
		return nil, problem(ctx, err)
	}
	d, err := s.Documents.Uncorrect(ctx, document.ID(in.Document), seen...)
	return answer(ctx, d, err, DocumentOf)
}

func (s *Server) rereadDocument(ctx context.Context, in *OfDocument) (*body[Document], error) {
	d, err := s.Documents.Reread(ctx, document.ID(in.Document))
	return answer(ctx, d, err, DocumentOf)
}

func (s *Server) getPage(ctx context.Context, in *struct {
	OfDocument
	Page    int    `path:"page" minimum:"1"`
	Finding int    `query:"finding" default:"-1" doc:"light up what this finding of the report rests on, from 0"`
	Fact    int    `query:"fact" default:"-1" doc:"light up what this fact of the document rests on, from 0"`
	Report  int64  `query:"report" doc:"the number of the report that finding and fact are of; another one is a conflict"`
	Width   int    `query:"width" doc:"in pixels: 160, 900, 1400 or 2400; 0 is 120 dots an inch"`
	Bytes   string `query:"bytes" maxLength:"64" doc:"the SHA-256 of the document, or how it begins: the picture of such a page never changes, so that the answer may be kept"`
}) (*huma.StreamResponse, error) {
	d, err := s.Documents.Store.Document(ctx, document.ID(in.Document))
	if err != nil {
		return nil, problem(ctx, err)
	}
	lit, err := s.lit(ctx, d, in.Page, in.Finding, in.Fact, in.Report)
	if err != nil {
		return nil, problem(ctx, err)
	}
	jpeg, err := s.Reviews.Page(ctx, d, in.Page, in.Width, lit)
	if err != nil {
		return nil, problem(ctx, err)
	}
	lasting := in.Report != 0 || len(in.Bytes) >= 8 && strings.HasPrefix(d.SHA256, in.Bytes)
	return picture(jpeg, lasting), nil
}

// lit is the boxes on a page that a finding or a fact of the report rests on.
func (s *Server) lit(ctx context.Context, d document.Document, page, finding, fact int, number int64) ([]reading.Box, error) {
	if finding < 0 && fact < 0 {
		return nil, nil
	}
	c, err := s.Cases.Store.Case(ctx, d.Case)
	if err != nil {
		return nil, err
	}
	if err := current(c, number); err != nil {
		return nil, err
	}
	r, err := s.Reviews.Report(ctx, c)
	if err != nil {
		return nil, err
	}
	var boxes []reading.Box
	if finding >= 0 {
		if finding >= len(r.Findings) {
			return nil, fault.New(fault.NotFound, "the report has no finding %d", finding)
		}
		for _, e := range r.Findings[finding].Evidence {
			if e.File == d.Name && e.Page == page {
				boxes = append(boxes, e.Boxes...)
			}
		}
	}
	if fact >= 0 {
		for _, rd := range r.Documents {
			if rd.File != d.Name {
				continue
			}
			if fact >= len(rd.Facts) {
				return nil, fault.New(fault.NotFound, "the report has no fact %d of %s", fact, d.Name)
			}
			f := rd.Facts[fact]
			if f.Page == page {
				boxes = append(boxes, f.Boxes...)
			}
			for _, e := range f.Also {
				if e.File == d.Name && e.Page == page {
					boxes = append(boxes, e.Boxes...)
				}
			}
		}
	}
	return boxes, nil
}

func (s *Server) listParked(ctx context.Context, in *struct{ Paged }) (*page[Parked], error) {
	var at work.Place
	if err := place(in.Paged, &at); err != nil {
		return nil, problem(ctx, err)
	}
	ps, err := s.Work.Parked(ctx)
	ps = after(ps, in.Cursor == "", func(p work.Parked) bool { return !p.Place().After(at) })
	who, _ := tenant.From(ctx)
	return answerPage(ctx, in.Paged, ps, err, func(p work.Parked) Parked {
		out := parkedOf(p)
		if !permission.May(who.Role, permission.ReportRead, permission.Member) {
			out.Reason = "" // it may name a paper
		}
		return out
	}, work.Parked.Place)
}

func (s *Server) restartWork(ctx context.Context, in *struct {
	Kind    string `path:"kind" maxLength:"64"`
	Subject string `path:"subject" maxLength:"64"`
}) (*struct{}, error) {
	err := s.Work.Restart(ctx, work.Kind(in.Kind), in.Subject, audit.Entry{
		Action: "work.restarted", Subject: in.Subject, Detail: map[string]string{"work": in.Kind},
	})
	if err != nil {
		return nil, problem(ctx, err)
	}
	return nil, nil
}

// Where load balancers and operators ask whether the server lives, and whether it
// can serve.
const (
	alivePath = "/healthz"
	readyPath = "/readyz"
)

func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("alive\n"))
}

// readyWithin is how long the outside has to answer: a load balancer gives up
// after five seconds.
const readyWithin = 4 * time.Second

// readyz tells whether the server can serve. What cannot be reached is for the log:
// anybody may ask here.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
	defer cancel()
	if err := s.Ready(ctx); err != nil {
		s.Log.Warn("not ready", "error", err)
		Fail(w, r, fault.Wrap(err, fault.Unavailable, "not ready"))
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ready\n"))
}
