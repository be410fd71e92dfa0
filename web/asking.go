package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/review"
)

// askRoutes are the pages that answer questions.
func (p *Pages) askRoutes() {
	p.route(permission.PaperRead, "GET /cases/{case}/ask", p.ask)
	p.route(permission.PaperSearch, "GET /search", p.search)
}

// foundPassage is a passage and the document that it stands in.
type foundPassage struct {
	retrieval.Result
	Document document.ID
	Words    string
}

// lit is a quotation of an answer, its place in the answer, and its document.
type lit struct {
	retrieval.Quote
	N        int
	Document document.ID
}

func (p *Pages) ask(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	c, err := p.site.Cases.Store.Case(ctx, property.ID(r.PathValue("case")))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	question := strings.Join(strings.Fields(r.URL.Query().Get("q")), " ")
	if question == "" {
		http.Redirect(w, r, "/cases/"+string(c.ID), http.StatusSeeOther)
		return
	}
	a, err := p.site.Reviews.Ask(ctx, c, question)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	docs, err := p.site.Documents.Of(ctx, c.ID, 0)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	ids := idsOf(docs)
	data := struct {
		Case     property.Case
		Answer   retrieval.Answer
		Query    string // the question as a part of an address
		Evidence []lit
		Further  []foundPassage
	}{Case: c, Answer: a, Query: url.QueryEscape(question)}
	for n, q := range a.Evidence {
		data.Evidence = append(data.Evidence, lit{q, n, ids[q.File]})
	}
	for _, found := range a.Passages {
		if len(data.Evidence) > 0 && len(found.Quote) > 0 && found.Quote[0].Quote == data.Evidence[0].Quote.Quote {
			continue // the answer itself
		}
		if len(data.Further) < 6 {
			data.Further = append(data.Further, passageOf(found, ids[found.File]))
		}
	}
	p.show(w, r, http.StatusOK, "ask", view{question, true, Site{}, data})
}

func passageOf(r retrieval.Result, d document.ID) foundPassage {
	var words []string
	for _, q := range r.Quote {
		words = append(words, q.Quote)
	}
	return foundPassage{r, d, strings.Join(words, " … ")}
}

func (p *Pages) search(w http.ResponseWriter, r *http.Request) {
	text := strings.Join(strings.Fields(r.URL.Query().Get("q")), " ")
	data := struct {
		Text  string
		Found []review.Hits
		Left  int
	}{Text: text}
	if text != "" {
		ctx := r.Context()
		var err error
		data.Found, data.Left, err = p.site.Reviews.SearchFirm(ctx, text, 3, func(after property.Place, limit int) ([]property.Case, error) {
			return p.site.Cases.List(ctx, after, limit)
		})
		if err != nil {
			p.fail(w, r, err)
			return
		}
	}
	p.show(w, r, http.StatusOK, "search", view{"Search", true, Site{}, data})
}
