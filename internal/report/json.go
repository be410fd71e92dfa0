package report

import (
	"encoding/json"
	"io"

	"github.com/paperwurks/paperwurks/internal/analysis"
)

// JSON writes the report as docs/formats/report.md describes, indented, so that
// two reports can be compared line by line.
func JSON(w io.Writer, r *analysis.Report) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}
