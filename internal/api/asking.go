package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// askRoutes is the part of the table of contents that answers questions.
func (s *Server) askRoutes(r *registrar) {
	handle(r, permission.PaperRead, op("POST", "/api/v1/cases/{case}/ask", "ask", "Ask the papers of a case; with Accept application/x-ndjson or text/event-stream, the answer first, then its passages, then a model's sentences as they are written", 0), s.ask)
	handle(r, permission.PaperRead, op("GET", "/api/v1/cases/{case}/ask", "ask-by-address", "The same for what can only ask for an address, such as a browser's EventSource", 0), s.askByAddress)
	handle(r, permission.PaperRead, op("GET", "/api/v1/cases/{case}/ask/evidence/{evidence}", "get-quotation", "The strip of the page that an answer quotes, as a JPEG", 0), s.getQuotation)
	handle(r, permission.PaperRead, op("GET", "/api/v1/cases/{case}/search", "search-case", "The passages of a case that speak of something, the best first", 0), s.searchCase)
	handle(r, permission.PaperSearch, op("GET", "/api/v1/search", "search-firm", "Passages of all cases that one may read, the latest cases first", 0), s.searchFirm)
}

// passages is what a search found.
type passages struct {
	Passages []retrieval.Result `json:"passages"`
}

func (s *Server) ask(ctx context.Context, in *struct {
	OfCase
	Accept string `header:"Accept"`
	Body   struct {
		Question string `json:"question" minLength:"1" maxLength:"1000"`
		Again    bool   `json:"again,omitempty" doc:"the answer that you were given a moment ago is enough: it is not found anew, and a library is not asked again, where it is still kept"`
	}
}) (*huma.StreamResponse, error) {
	find := s.Reviews.Answer
	if in.Body.Again {
		find = s.Reviews.Again
	}
	return s.answered(ctx, in.Case, in.Body.Question, in.Accept, find)
}

func (s *Server) askByAddress(ctx context.Context, in *struct {
	OfCase
	Accept   string `header:"Accept"`
	Question string `query:"q" minLength:"1" maxLength:"1000" required:"true"`
}) (*huma.StreamResponse, error) {
	return s.answered(ctx, in.Case, in.Question, in.Accept, s.Reviews.Answer)
}

// answered answers a question in the form that is accepted: whole, or in parts.
func (s *Server) answered(ctx context.Context, id, question, accept string, find func(context.Context, property.Case, string) (retrieval.Answer, error)) (*huma.StreamResponse, error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(id))
	if err != nil {
		return nil, problem(ctx, err)
	}
	a, err := find(ctx, c, question)
	if err != nil {
		return nil, problem(ctx, err)
	}
	switch {
	case strings.Contains(accept, "text/event-stream"):
		return s.told(c, a, "text/event-stream", func(w http.ResponseWriter, name string, v any) error { return event(w, name, 0, v) }), nil
	case strings.Contains(accept, "application/x-ndjson"):
		return s.told(c, a, "application/x-ndjson", func(w http.ResponseWriter, name string, v any) error {
			return json.NewEncoder(w).Encode(map[string]any{"event": name, "data": v})
		}), nil
	}
	if err := s.Reviews.Write(ctx, c, &a, func(retrieval.Sentence) error { return nil }); err != nil {
		return nil, problem(ctx, err)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(a); err != nil {
		return nil, problem(ctx, err)
	}
	return stream("application/json", "", b.Bytes()), nil
}

// told sends an answer in parts: the answer without its passages, each passage, each
// sentence that a model writes as soon as the passages are found to bear it out, what
// became of the model's answer, the end. Who goes away ends the model's call.
func (s *Server) told(c property.Case, a retrieval.Answer, mediaType string, send func(http.ResponseWriter, string, any) error) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		r, w := humago.Unwrap(hc)
		w.Header().Set("Content-Type", mediaType)
		w.Header().Set("X-Accel-Buffering", "no")
		w.WriteHeader(http.StatusOK)
		out := http.NewResponseController(w)
		say := func(name string, v any) error {
			if err := r.Context().Err(); err != nil {
				return err
			}
			defer func() { _ = out.Flush() }() // what cannot be flushed comes at the end
			return send(w, name, v)
		}
		short := a
		short.Passages = []retrieval.Result{}
		err := say("answer", short)
		for _, p := range a.Passages {
			if err == nil {
				err = say("passage", p)
			}
		}
		if err == nil {
			err = s.Reviews.Write(r.Context(), c, &a, func(x retrieval.Sentence) error { return say("sentence", x) })
		}
		switch {
		case r.Context().Err() != nil:
			return // whoever asked has gone
		case err != nil:
			var p *Problem
			if errors.As(problem(r.Context(), err), &p) {
				_ = say("problem", p)
			}
			return
		case a.Written != nil:
			if say("written", a.Written) != nil {
				return
			}
		}
		_ = say("end", struct {
			Passages int `json:"passages"`
		}{len(a.Passages)})
	}}
}

func (s *Server) getQuotation(ctx context.Context, in *struct {
	OfCase
	Evidence int    `path:"evidence" minimum:"0" doc:"its place in the answer's evidence, from 0"`
	Question string `query:"q" minLength:"1" maxLength:"1000" required:"true"`
}) (*huma.StreamResponse, error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	if err != nil {
		return nil, problem(ctx, err)
	}
	jpeg, err := s.Reviews.Quotation(ctx, c, in.Question, in.Evidence)
	if err != nil {
		return nil, problem(ctx, err)
	}
	return picture(jpeg, false), nil
}

func (s *Server) searchCase(ctx context.Context, in *struct {
	OfCase
	Text  string `query:"q" minLength:"1" maxLength:"1000" required:"true" doc:"words, a question, or a place such as clause 4(2)"`
	Limit int    `query:"limit" minimum:"1" maximum:"50" default:"10"`
}) (*body[passages], error) {
	c, err := s.Cases.Store.Case(ctx, property.ID(in.Case))
	if err != nil {
		return nil, problem(ctx, err)
	}
	found, err := s.Reviews.Search(ctx, c, in.Text, in.Limit)
	return answer(ctx, found, err, func(r []retrieval.Result) passages { return passages{r} })
}

// firmHits is what a search of all cases found.
type firmHits struct {
	Cases []caseHits `json:"cases"`
	// Left is how many cases there was no time to look into.
	Left int `json:"left" doc:"cases that there was no time to look into; ask again, or ask in one case"`
}

type caseHits struct {
	Case     Case               `json:"case"`
	Passages []retrieval.Result `json:"passages"`
}

func (s *Server) searchFirm(ctx context.Context, in *struct {
	Text  string `query:"q" minLength:"1" maxLength:"1000" required:"true"`
	Limit int    `query:"limit" minimum:"1" maximum:"10" default:"3" doc:"passages of each case"`
}) (*body[firmHits], error) {
	found, left, err := s.Reviews.SearchFirm(ctx, in.Text, in.Limit, func(after property.Place, limit int) ([]property.Case, error) {
		return s.Cases.List(ctx, after, limit)
	})
	show := seenBy(ctx)
	out := firmHits{Cases: []caseHits{}, Left: left}
	for _, h := range found {
		out.Cases = append(out.Cases, caseHits{show(h.Case), h.Passages})
	}
	return answer(ctx, out, err, func(h firmHits) firmHits { return h })
}
