package api

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/property"
)

// Note is what somebody of the firm wrote down about a case.
type Note struct {
	ID     string    `json:"id"`
	Person string    `json:"person"`
	Name   string    `json:"name" doc:"of the person; empty in the answer to the request that adds it"`
	Text   string    `json:"text"`
	At     time.Time `json:"at"`
}

func noteOf(n property.Note) Note { return Note{n.ID, string(n.Person), n.Name, n.Text, n.At} }

func (s *Server) listNotes(ctx context.Context, in *OfCase) (*body[[]Note], error) {
	ns, err := s.Cases.Store.Notes(ctx, property.ID(in.Case), property.MostNotes)
	return answer(ctx, ns, err, each(noteOf))
}

func (s *Server) addNote(ctx context.Context, in *struct {
	OfCase
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"4000"`
	}
}) (*body[Note], error) {
	n, err := s.Cases.AddNote(ctx, property.ID(in.Case), in.Body.Text)
	return answer(ctx, n, err, noteOf)
}

func (s *Server) removeNote(ctx context.Context, in *struct {
	OfCase
	Note string `path:"note" maxLength:"64"`
}) (*struct{}, error) {
	return done(ctx, s.Cases.RemoveNote(ctx, property.ID(in.Case), in.Note))
}
