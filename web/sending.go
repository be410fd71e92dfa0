package web

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
)

// This file takes papers from a form, for browsers without script: those with it send
// the bytes straight to where they are kept.

// papersPath ends the addresses that take files, whose bodies may be large.
const papersPath = "/papers"

const (
	mostPapers  = 500              // of one form
	mostSending = 15 * time.Minute // that one form may take
)

// sent is what became of the papers of a form.
type sent struct {
	Case   property.Case
	Taken  []string
	Known  []string // that the case had already
	Failed []string // each with why
}

func (p *Pages) sendingRoutes() {
	p.route(permission.Upload, "POST /cases/{case}"+papersPath, p.takePapers)
}

// large is whether a request may have a large body: a form with files.
func large(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, papersPath) && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
}

func (p *Pages) takePapers(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	c, err := p.site.Cases.Store.Case(ctx, caseOf(r))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	parts, err := r.MultipartReader()
	if err != nil {
		p.fail(w, r, fault.Wrap(err, fault.Invalid, "the form could not be read; choose files and send them again"))
		return
	}
	// A form of many files takes longer than an answer usually may. A server that knows no
	// deadlines needs none.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(mostSending))
	told := sent{Case: c}
	for range mostPapers {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			p.fail(w, r, fault.Wrap(err, fault.Invalid, "not all of the files arrived; send them again: those that are here already are not taken twice"))
			return
		}
		name := part.FileName()
		if name == "" {
			continue // no file was chosen
		}
		d, known, err := p.site.Documents.Take(ctx, c.ID, name, part.Header.Get("Content-Type"), part)
		switch {
		case err != nil:
			api.Logged(ctx, err)
			told.Failed = append(told.Failed, name+": "+strings.TrimPrefix(fault.Message(err), name+": "))
		case known:
			told.Known = append(told.Known, d.Name)
		default:
			told.Taken = append(told.Taken, d.Name)
		}
	}
	if len(told.Failed)+len(told.Known) == 0 && len(told.Taken) > 0 {
		http.Redirect(w, r, "/cases/"+string(c.ID)+"#papers", http.StatusSeeOther)
		return
	}
	p.show(w, r, http.StatusOK, "papers", view{"Papers for " + c.Name, true, Site{}, told})
}
