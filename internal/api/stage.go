package api

import (
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/papers"
)

func kindName(d document.Document) string {
	if d.Kind == "" {
		return ""
	}
	return papers.Name(d.Kind)
}

// Stage says in words for people where a document is.
func Stage(d document.Document) string {
	switch {
	case d.State == document.Quarantined:
		return "put aside: " + d.Reason
	case d.Parked:
		return "given up: " + d.Reason
	}
	switch d.State {
	case document.Registered:
		if d.Stranded(time.Now()) {
			return "its file never arrived; send it again"
		}
		return "waiting for the file"
	case document.Uploaded:
		return "being checked"
	case document.Kept:
		verb := "reading"
		if d.Progress.Step == "ocr" {
			verb = "reading scanned"
		}
		if d.Progress.Total == 0 {
			return "waiting to be read"
		}
		return fmt.Sprintf("%s page %d of %d", verb, d.Progress.Done, d.Progress.Total)
	case document.Read:
		return "read; the case is being judged"
	}
	return "ready"
}
