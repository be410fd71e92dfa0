package api

import (
	"context"
	"net/http"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
)

// OfFact is a fact of a document.
type OfFact struct {
	OfDocument
	Path  string `query:"path" required:"true" minLength:"1" maxLength:"400" doc:"of the fact, as the report has it"`
	Index int    `query:"index" minimum:"0" maximum:"100000" doc:"its index in the report: among what is read at that path of the document, from 0"`
}

func (f OfFact) place() review.Place {
	return review.Place{Document: document.ID(f.Document), Path: f.Path, Index: f.Index}
}

// Right is what a person says is right.
type Right struct {
	Value   string `json:"value,omitempty" maxLength:"4000" doc:"what is right: a day as 6 July 2007 or 2007-07-06, a sum as 1250.50 or £1,250.50, Yes or No, or words"`
	Nothing bool   `json:"nothing,omitempty" doc:"the paper says nothing of the sort; value is left out then"`
	Note    string `json:"note,omitempty" maxLength:"4000" doc:"why"`
}

// Correction is what a person says is right in the place of what was read.
type Correction struct {
	Document string `json:"document"`
	Path     string `json:"path"`
	Index    int    `json:"index"`
	Read     string `json:"read" doc:"what was read when it was corrected"`
	Right
	Person string    `json:"person"`
	By     string    `json:"by" doc:"their name"`
	At     time.Time `json:"at"`
	Tag    string    `json:"tag" doc:"its ETag, for If-Match"`
}

func correctionOf(c review.Correction) Correction {
	return Correction{string(c.Document), c.Path, c.Index, c.Was, Right{c.Value, c.Nothing, c.Note}, string(c.Person), c.Name, c.At, c.Tag()}
}

// Stated is a fact as it was read, and what a person said of it.
type Stated struct {
	Document   string      `json:"document"`
	Path       string      `json:"path"`
	Index      int         `json:"index"`
	Label      string      `json:"label"`
	Read       string      `json:"read" doc:"the value as the page has it"`
	Normalised any         `json:"normalised" doc:"of what was read"`
	Correction *Correction `json:"correction,omitempty" doc:"absent while nobody said anything"`
}

func statedOf(s review.Stated) Stated {
	out := Stated{Document: string(s.Document), Path: s.Path, Index: s.Index, Label: s.Label, Read: s.Read, Normalised: s.Normalised}
	if s.Correction.Tag() != review.NoTag {
		c := correctionOf(s.Correction)
		out.Correction = &c
	}
	return out
}

func tagOf(s review.Stated) string { return s.Correction.Tag() }

func (s *Server) listCorrections(ctx context.Context, in *OfCase) (*body[[]Correction], error) {
	cs, err := s.Reviews.Store.Corrections(ctx, property.ID(in.Case))
	return answer(ctx, cs, err, each(correctionOf))
}

func (s *Server) getCorrection(ctx context.Context, in *struct {
	OfFact
	Unless
}) (*tagged[Stated], error) {
	st, err := s.Reviews.Stated(ctx, in.place())
	return answerUnless(ctx, in.Unless, st, err, statedOf, tagOf)
}

func (s *Server) setCorrection(ctx context.Context, in *struct {
	OfFact
	MustMatch
	Body Right
}) (*tagged[Stated], error) {
	seen, err := in.seen()
	if err != nil {
		return nil, problem(ctx, err)
	}
	st, err := s.Reviews.Correct(ctx, in.place(), review.Right{Value: in.Body.Value, Nothing: in.Body.Nothing, Note: in.Body.Note}, seen...)
	return answerUnless(ctx, Unless{}, st, err, statedOf, tagOf)
}

func (s *Server) removeCorrection(ctx context.Context, in *struct {
	OfFact
	MustMatch
}) (*struct{}, error) {
	seen, err := in.seen()
	if err == nil {
		err = s.Reviews.Uncorrect(ctx, in.place(), seen...)
	}
	if err != nil {
		return nil, problem(ctx, err)
	}
	return nil, nil
}

// correctionRoutes are the operations on what people say is right in the place of what
// was read. Each has the case judged again.
func (s *Server) correctionRoutes(r *registrar) {
	const one = "/api/v1/documents/{document}/correction"
	handle(r, permission.ReportRead, op("GET", "/api/v1/cases/{case}/corrections", "list-corrections", "What people said is right in the place of what was read", 0), s.listCorrections)
	handle(r, permission.PaperRead, op("GET", one, "get-correction", "A fact as it was read, and what a person said of it", 0), s.getCorrection)
	handle(r, permission.DocumentChange, op("PUT", one, "correct-fact", "Say what is right in the place of what was read, and have the case judged with that", 0), s.setCorrection)
	handle(r, permission.DocumentChange, op("DELETE", one, "uncorrect-fact", "Take that back", http.StatusNoContent), s.removeCorrection)
	handle(r, permission.DocumentChange, op("DELETE", "/api/v1/documents/{document}/kind", "uncorrect-kind", "Take back what a person said it is: it is what it is read as again", 0), s.uncorrectKind)
}
