package api

import (
	"context"
	"fmt"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Record is one line of what was done in the firm.
type Record struct {
	Number  int64             `json:"number" doc:"its place in the chain, from 1"`
	At      time.Time         `json:"at"`
	Person  string            `json:"person"`
	Action  string            `json:"action" doc:"noun and verb: pack.signed"`
	Subject string            `json:"subject" doc:"the case, the document or the person that it was done to"`
	From    string            `json:"from,omitempty" doc:"the address that it was asked from"`
	Detail  map[string]string `json:"detail,omitempty"`
}

// listAudit is the records of the firm that somebody looks for. A page ends with a
// number, below which the next one goes on: what is done meanwhile moves nothing.
func (s *Server) listAudit(ctx context.Context, in *struct {
	Paged
	Person  string `query:"person" maxLength:"64" doc:"only what this person did"`
	Action  string `query:"action" maxLength:"64" doc:"only actions that begin so: pack. or pack.signed"`
	Subject string `query:"subject" maxLength:"64" doc:"only what was done to this case, document or person"`
	From    string `query:"from" doc:"first day, 2026-01-31; empty for the beginning"`
	To      string `query:"to" doc:"last day, 2026-12-31; empty for now"`
}) (*page[Record], error) {
	l := audit.Lookup{Person: tenant.Person(in.Person), Action: in.Action, Subject: in.Subject}
	err := place(in.Paged, &l.Before)
	if err == nil {
		l.From, l.To, err = days(in.From, in.To)
	}
	if err != nil {
		return nil, problem(ctx, err)
	}
	rs, err := s.Trail.Trail(ctx, l, in.Limit+1)
	return answerPage(ctx, in.Paged, rs, err, func(r audit.Record) Record {
		return Record{r.Seq, r.At, string(r.Person), string(r.Action), r.Subject, r.From, r.Detail}
	}, func(r audit.Record) int64 { return r.Seq })
}

// days is the time from the first day to the end of the last; zero for an empty one.
func days(first, last string) (from, to time.Time, err error) {
	day := func(name, text string) (t time.Time) {
		if text == "" || err != nil {
			return t
		}
		if t, err = time.Parse(time.DateOnly, text); err != nil {
			err = fault.New(fault.Invalid, "%s: %q is not a day; write it as 2026-11-30", name, text)
		}
		return t
	}
	if from, to = day("from", first), day("to", last); !to.IsZero() {
		to = to.AddDate(0, 0, 1)
	}
	return from, to, err
}

// exportAudit streams the chain of the firm. Its days are checked before anything is
// sent; what fails in between ends the answer short, which its missing last line shows.
func (s *Server) exportAudit(ctx context.Context, in *struct {
	From   string `query:"from" doc:"first day, 2026-01-31; empty for the beginning"`
	To     string `query:"to" doc:"last day, 2026-12-31; empty for now"`
	Format string `query:"format" enum:"jsonl,csv" default:"jsonl"`
}) (*huma.StreamResponse, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	x := audit.Export{Format: audit.Format(in.Format)}
	if x.From, x.To, err = days(in.From, in.To); err != nil {
		return nil, problem(ctx, err)
	}
	if err := x.Check(); err != nil {
		return nil, problem(ctx, err)
	}
	mediaType := "application/jsonl"
	if x.Format == audit.CSV {
		mediaType = "text/csv; charset=utf-8"
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		hc.SetHeader("Content-Type", mediaType)
		hc.SetHeader("Content-Disposition", fmt.Sprintf(`attachment; filename="audit-%s.%s"`, who.Organisation, x.Format))
		_, err := s.Audit.Export(ctx, hc.BodyWriter(), x)
		Logged(ctx, err)
	}}, nil
}
