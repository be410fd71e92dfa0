package report

import (
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/paperwurks/paperwurks/internal/analysis"
)

//go:embed report.html
var page1 string

var html = template.Must(template.New("report").Funcs(template.FuncMap{
	"day": day, "place": place, "count": count, "lender": lender, "upper": strings.ToUpper, "overruled": overruled,
	"percent": func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) },
}).Parse(page1))

// HTML writes the report as one page that needs nothing else: styles and the
// pictures that prove the findings are inside it, and it runs no script. With
// pages nil the quotations stand without pictures.
func HTML(ctx context.Context, w io.Writer, r *analysis.Report, pages Pages) error {
	type evidence struct {
		analysis.Evidence
		Picture       template.URL
		Width, Height int
	}
	type finding struct {
		analysis.Finding
		Proofs []evidence
	}
	view := struct {
		*analysis.Report
		Found  []finding
		Counts []tallied
		Pages  int
	}{Report: r, Counts: tally(r), Pages: pagesOf(r)}
	cutter := newProver(pages)
	for _, f := range r.Findings {
		out := finding{Finding: f}
		for _, e := range f.Evidence {
			p, err := cutter.cut(ctx, e)
			if err != nil {
				return err
			}
			ev := evidence{Evidence: e}
			if p != nil {
				// The bytes are a JPEG that this program encoded.
				ev.Picture = template.URL("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(p.jpeg)) //nolint:gosec
				ev.Width, ev.Height = p.width, p.height
			}
			out.Proofs = append(out.Proofs, ev)
		}
		view.Found = append(view.Found, out)
	}
	return html.Execute(w, view)
}
