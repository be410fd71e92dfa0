package review

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/insight"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// mostExtracts is how many passages of the firm's library stand beside an answer.
const mostExtracts = 3

// consult begins to ask the firm's own library, and gives what waits for what it has:
// nil without a library and for a case that is kept from models. A library that does not
// answer, or that the budget has nothing left for, is said in a note; the answer from the
// papers is the same with and without it.
func (s *Service) consult(ctx context.Context, c property.Case, question string) func() *retrieval.Library {
	if s.Models.Library == nil || c.NoModel {
		return func() *retrieval.Library { return nil }
	}
	done := make(chan *retrieval.Library, 1)
	go func() {
		l := &retrieval.Library{From: s.Models.Library.ID(), Extracts: []retrieval.Extract{}}
		defer func() { done <- l }()
		err := s.Models.Ledger.Allow(ctx, string(c.ID))
		if err != nil {
			l.Note = "The firm's reference library was not asked: " + fault.Message(err) + ". The answer stands."
			return
		}
		found, err := insight.Consult(ctx, s.Models.Library, insight.Consent{None: c.NoModel}, question, mostExtracts)
		for _, e := range found {
			l.Extracts = append(l.Extracts, retrieval.Extract{Text: e.Text, Source: e.Source})
		}
		switch {
		case err != nil:
			l.Note = "The firm's reference library did not answer: " + fault.Message(err) + ". The answer stands."
		case len(l.Extracts) == 0:
			l.Note = "The firm's reference library has nothing to show on this."
		}
	}()
	return func() *retrieval.Library { return <-done }
}
