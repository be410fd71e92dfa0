package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/report"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// body is an answer in JSON.
type body[T any] struct{ Body T }

// answer makes a handler's result of what the trade gave.
func answer[T, U any](ctx context.Context, v T, err error, show func(T) U) (*body[U], error) {
	if err != nil {
		return nil, problem(ctx, err)
	}
	return &body[U]{show(v)}, nil
}

// each shows every one of a list; an empty list is not null.
func each[T, U any](show func(T) U) func([]T) []U {
	return func(in []T) []U {
		out := []U{}
		for _, v := range in {
			out = append(out, show(v))
		}
		return out
	}
}

// OfCase is the case that a path names.
type OfCase struct {
	Case string `path:"case" maxLength:"64"`
}

func (s *Server) createCase(ctx context.Context, in *struct {
	Body struct {
		ID      string  `json:"id,omitempty" pattern:"^c[a-z0-9]{8,40}$" doc:"of the client's choice, so that asking twice makes one case"`
		Name    string  `json:"name" maxLength:"400" doc:"what people call it: the address, a reference"`
		Options Options `json:"options,omitempty"`
	}
}) (*body[Case], error) {
	c, err := s.Cases.Create(ctx, property.ID(in.Body.ID), in.Body.Name, in.Body.Options.property())
	return answer(ctx, c, err, CaseOf)
}

func (s *Server) listCases(ctx context.Context, in *struct{ Paged }) (*page[Case], error) {
	var at property.Place
	if err := place(in.Paged, &at); err != nil {
		return nil, problem(ctx, err)
	}
	cs, err := s.Cases.List(ctx, at, in.Limit+1)
	return answerPage(ctx, in.Paged, cs, err, seenBy(ctx), property.Case.Place)
}

func (s *Server) getCase(ctx context.Context, in *struct {
	OfCase
	Unless
}) (*tagged[Case], error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	return answerUnless(ctx, in.Unless, c, err, seenBy(ctx), nil)
}

func (s *Server) getOptions(ctx context.Context, in *struct {
	OfCase
	Unless
}) (*tagged[Options], error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	return answerUnless(ctx, in.Unless, c.Options, err, optionsOf, property.Options.Tag)
}

// seenBy is how cases are shown to who is in ctx: what the papers say, only to
// those who may read them.
func seenBy(ctx context.Context) func(property.Case) Case {
	who, err := tenant.From(ctx)
	all := err == nil && permission.May(who.Role, permission.ReportRead, permission.Member)
	return func(c property.Case) Case {
		out := CaseOf(c)
		if !all {
			out.Findings, out.Options = map[rules.Severity]int{}, Options{}
		}
		return out
	}
}

func (s *Server) setOptions(ctx context.Context, in *struct {
	OfCase
	IfMatch
	Body Options
}) (*body[Case], error) {
	seen, err := in.seen()
	if err != nil {
		return nil, problem(ctx, err)
	}
	c, err := s.Cases.SetOptions(ctx, property.ID(in.Case), in.Body.property(), seen...)
	return answer(ctx, c, err, CaseOf)
}

// stream answers with bytes.
func stream(mediaType, disposition string, data []byte) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", mediaType)
		c.SetHeader("Content-Length", strconv.Itoa(len(data)))
		if disposition != "" {
			c.SetHeader("Content-Disposition", disposition)
		}
		_, _ = c.BodyWriter().Write(data) // whoever asked has gone when this fails
	}}
}

// picture answers with a JPEG. An address that names the report or the bytes which it is
// of never shows anything else, and may be kept by the browser.
func picture(jpeg []byte, lasting bool) *huma.StreamResponse {
	r := stream("image/jpeg", "", jpeg)
	if !lasting {
		return r
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Cache-Control", "private, max-age=3600")
		r.Body(c)
	}}
}

// current is a conflict when somebody asks about a report that is not the one
// there is; 0 asks about whichever it is.
func current(c property.Case, report int64) error {
	if report != 0 && report != c.Reviewed {
		return fault.New(fault.Conflict, "the report was made anew; load it again")
	}
	return nil
}

func (s *Server) getReport(ctx context.Context, in *struct {
	OfCase
	Format string `path:"format" enum:"json,html,pdf"`
}) (*huma.StreamResponse, error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	if err != nil {
		return nil, problem(ctx, err)
	}
	r, err := s.Reviews.Report(ctx, c)
	if err != nil {
		return nil, problem(ctx, err)
	}
	var b bytes.Buffer
	if in.Format == "json" {
		if err := report.JSON(&b, r); err != nil {
			return nil, problem(ctx, err)
		}
		return stream("application/json", "", b.Bytes()), nil
	}
	papers, err := s.Reviews.Papers(ctx, c, r)
	if err != nil {
		return nil, problem(ctx, err)
	}
	defer papers.Close()
	write, mediaType := report.HTML, "text/html; charset=utf-8"
	if in.Format == "pdf" {
		write, mediaType = report.PDF, "application/pdf"
	}
	if err := write(ctx, &b, r, papers); err != nil {
		return nil, problem(ctx, err)
	}
	return stream(mediaType, fmt.Sprintf(`attachment; filename="report-%s.%s"`, c.ID, in.Format), b.Bytes()), nil
}

func (s *Server) getProof(ctx context.Context, in *struct {
	OfCase
	Finding  int   `path:"finding" minimum:"0" doc:"its place in the report's findings, from 0"`
	Evidence int   `path:"evidence" minimum:"0" doc:"its place in the finding's evidence, from 0"`
	Report   int64 `query:"report" doc:"the number of the report that the places are of; another one is a conflict"`
}) (*huma.StreamResponse, error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	if err == nil {
		err = current(c, in.Report)
	}
	if err != nil {
		return nil, problem(ctx, err)
	}
	jpeg, err := s.Reviews.Proof(ctx, c, in.Finding, in.Evidence)
	if err != nil {
		return nil, problem(ctx, err)
	}
	return picture(jpeg, in.Report != 0), nil
}

// How often a watcher's case is looked at, and how often a silent stream shows
// that it lives. Looking is one row by its key, and works whichever process made
// the change.
const (
	lookEvery = 250 * time.Millisecond
	beatEvery = 15 * time.Second
)

// watchCase streams what changes. The id of an event is the version of the case,
// so that a stream that broke goes on where it was: a document event for each
// that changed since, then the case as it is.
func (s *Server) watchCase(ctx context.Context, in *struct {
	OfCase
	Last string `header:"Last-Event-ID" doc:"the id of the last event that was seen"`
}) (*huma.StreamResponse, error) {
	if _, err := s.Cases.Store.Case(ctx, property.ID(in.Case)); err != nil {
		return nil, problem(ctx, err)
	}
	seen, err := strconv.ParseInt(in.Last, 10, 64)
	if err != nil || seen < 0 {
		seen = 0
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		_, w := humago.Unwrap(hc)
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("X-Accel-Buffering", "no")
		w.WriteHeader(http.StatusOK)
		Logged(ctx, s.watch(ctx, w, property.ID(in.Case), seen))
	}}, nil
}

func (s *Server) watch(ctx context.Context, w http.ResponseWriter, id property.ID, seen int64) error {
	out := http.NewResponseController(w)
	// The server's limit on writing an answer is not meant for a stream.
	if err := out.SetWriteDeadline(time.Time{}); err != nil {
		return err
	}
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	spoken := time.Now()
	first := true
	show := seenBy(ctx)
	for {
		c, err := s.Cases.Store.Case(ctx, id)
		if err != nil {
			return err
		}
		if c.Version != seen || first {
			// The documents are read after the case: one that changes in between is sent
			// twice and never missed.
			docs, err := s.Documents.Of(ctx, id, seen)
			if err != nil {
				return err
			}
			for _, d := range docs {
				if err := event(w, "document", 0, DocumentOf(d)); err != nil {
					return nil
				}
			}
			if err := event(w, "case", c.Version, show(c)); err != nil {
				return nil // the watcher has gone
			}
			seen, spoken, first = c.Version, time.Now(), false
			if out.Flush() != nil {
				return nil
			}
		} else if time.Since(spoken) > beatEvery {
			if s.guard().Check(ctx, permission.CaseWatch, permission.On{Case: string(id)}) != nil {
				return nil // they were a member, and are none any more
			}
			if _, err := fmt.Fprint(w, ": still here\n\n"); err != nil || out.Flush() != nil {
				return nil
			}
			spoken = time.Now()
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.Drain:
			return nil
		case <-look.C:
		}
	}
}

// event writes one server-sent event; id 0 leaves the id as it was, so that a
// stream that breaks between events goes on from the last whole state.
func event(w http.ResponseWriter, name string, id int64, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if id > 0 {
		name += "\nid: " + strconv.FormatInt(id, 10)
	}
	_, err = fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, data)
	return err
}
