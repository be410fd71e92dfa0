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
	for name, d := range map[string]struct {
		text string
		at   *time.Time
	}{"from": {in.From, &x.From}, "to": {in.To, &x.To}} {
		if d.text == "" {
			continue
		}
		if *d.at, err = time.Parse(time.DateOnly, d.text); err != nil {
			return nil, problem(ctx, fault.New(fault.Invalid, "%s: %q is not a day; write it as 2026-11-30", name, d.text))
		}
	}
	if !x.To.IsZero() {
		x.To = x.To.AddDate(0, 0, 1)
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
