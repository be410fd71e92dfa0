package review

import (
	"context"
	"errors"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/insight"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// writing is how long a question waits for a model to write.
const writing = 15 * time.Second

// Write has the model write an answer from the passages that were found, where there
// is one and the papers answer with a clause: a fact and what is computed from facts
// are shorter than what a model would say of them. Each is given every sentence as soon
// as the passages are found to bear it out; its error, and the end of the context, end
// the model's call and are the error of Write. What goes wrong otherwise is said in the
// answer; the quoted clause stands.
func (s *Service) Write(ctx context.Context, c property.Case, a *retrieval.Answer, each func(retrieval.Sentence) error) error {
	m := s.model(c, model.ForAnswer)
	if m == nil || !worthWriting(*a) {
		return nil
	}
	docs, err := s.Documents.Store.Documents(ctx, c.ID, 0)
	if err != nil {
		return err
	}
	a.Written, err = Compose(ctx, m, insight.Consent{None: c.NoModel, Without: document.WithoutModel(docs)}, *a, each)
	return err
}

// worthWriting is whether the papers answer with a clause: a fact and what is computed
// from facts are shorter than what a model would say of them.
func worthWriting(a retrieval.Answer) bool {
	return a.Outcome == retrieval.Found && a.Basis == retrieval.Clause
}

// Compose has a model write an answer from the passages of one, whatever it rests on,
// and hands each sentence over as it is let through; nil where nothing may be sent. What
// goes wrong with the model is said in a note; the quoted words stand. The errors are
// each's and the end of ctx.
func Compose(ctx context.Context, m model.Converser, may insight.Consent, a retrieval.Answer, each func(retrieval.Sentence) error) (*retrieval.Written, error) {
	var passages []insight.Passage
	for _, r := range a.Passages {
		p := insight.Passage{File: r.File, Where: r.Where}
		for _, q := range r.Quote {
			p.Quotes = append(p.Quotes, q.Quote)
		}
		passages = append(passages, p)
	}
	within, cancel := context.WithTimeout(ctx, writing)
	defer cancel()
	w := &retrieval.Written{By: m.ID(), Prompt: insight.AnswerPrompt, Sentences: []retrieval.Sentence{}}
	var gone error // whoever is given the sentences
	got, err := insight.Write(within, m, may, a.Question, passages, func(x insight.Sentence) error {
		sentence := retrieval.Sentence{Text: x.Text, Cites: x.Cites}
		w.Sentences = append(w.Sentences, sentence)
		gone = each(sentence)
		return gone
	})
	w.Dropped = got.Dropped
	switch {
	case gone != nil:
		return nil, gone
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		w.Note = "The model did not answer in time; the quoted words stand."
	case err != nil:
		w.Note = "The model wrote no whole answer: " + fault.Message(err) + ". The quoted words stand."
	case got.Offered == 0 && !got.Silent && got.Usage == (model.Usage{}):
		return nil, nil // nothing was sent
	case got.Silent && len(w.Sentences) == 0:
		w.Note = "The model finds no answer in these passages; read the quoted words yourself."
	case len(w.Sentences) == 0:
		w.Note = "The model wrote nothing that the passages bear out; the quoted words stand."
	}
	return w, nil
}
