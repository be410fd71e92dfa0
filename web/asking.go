package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/analysis"
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
	To    string // the page with its words lit; empty where it cannot be opened
	Words string
}

// lit is a quotation of an answer, its place in the answer, and its document.
type lit struct {
	retrieval.Quote
	N    int
	Wide int // of its strip, in pixels
	Tall int
	To   string // the page with its words lit; empty where it cannot be opened
}

// words is the address of a page of a paper with some words on it lit, by their
// beginning; empty where the paper is not there.
func words(d document.ID, page int, quote string) string {
	if d == "" {
		return ""
	}
	first := strings.Fields(quote)
	first = first[:min(len(first), 8)]
	return fmt.Sprintf("/documents/%s?%s", d, url.Values{"page": {strconv.Itoa(page)}, "q": {strings.Join(first, " ")}}.Encode())
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
	// What a model writes takes seconds; the page's script fetches it as it comes.
	a, err := p.site.Reviews.Answer(ctx, c, question)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	docs, err := p.site.Documents.Of(ctx, c.ID, 0)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	report, err := p.site.Reviews.Report(ctx, c)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	at := addressesOf(docs, report)
	ids := at.ids
	data := struct {
		Case     property.Case
		Answer   retrieval.Answer
		Evidence []lit
		Further  []foundPassage
	}{Case: c, Answer: a}
	for n, q := range a.Evidence {
		wide, tall := at.strip(analysis.Evidence{File: q.File, Page: q.Page, Boxes: q.Boxes})
		data.Evidence = append(data.Evidence, lit{q, n, wide, tall, words(ids[q.File], q.Page, q.Quote)})
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

// foundCase is a case that speaks of what was sought, and where.
type foundCase struct {
	Case     property.Case
	Passages []foundPassage
}

func passageOf(r retrieval.Result, d document.ID) foundPassage {
	var quotes []string
	for _, q := range r.Quote {
		quotes = append(quotes, q.Quote)
	}
	to := ""
	if len(quotes) > 0 {
		to = words(d, r.Page, quotes[0])
	}
	return foundPassage{r, to, strings.Join(quotes, " … ")}
}

func (p *Pages) search(w http.ResponseWriter, r *http.Request) {
	text := strings.Join(strings.Fields(r.URL.Query().Get("q")), " ")
	data := struct {
		Text  string
		Found []foundCase
		Left  int
	}{Text: text}
	if text != "" {
		ctx := r.Context()
		var hits []review.Hits
		var err error
		hits, data.Left, err = p.site.Reviews.SearchFirm(ctx, text, 3, func(after property.Place, limit int) ([]property.Case, error) {
			return p.site.Cases.List(ctx, after, limit)
		})
		if err != nil {
			p.fail(w, r, err)
			return
		}
		for _, h := range hits {
			docs, err := p.site.Documents.Of(ctx, h.Case.ID, 0)
			if err != nil {
				p.fail(w, r, err)
				return
			}
			ids, in := idsOf(docs), foundCase{Case: h.Case}
			for _, found := range h.Passages {
				in.Passages = append(in.Passages, passageOf(found, ids[found.File]))
			}
			data.Found = append(data.Found, in)
		}
	}
	p.show(w, r, http.StatusOK, "search", view{"Search", true, Site{}, data})
}
