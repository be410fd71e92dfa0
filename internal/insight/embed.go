package insight

import (
	"context"
	"slices"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Embed has a model make vectors of passages of one paper, a vector each in their
// order; none where the paper may not be embedded (Embeddable). Nothing is sent then.
func Embed(ctx context.Context, e model.Embedder, may Consent, file string, passages []string) ([][]float32, error) {
	if !Embeddable(may, file, passages) || len(passages) == 0 {
		return nil, nil
	}
	made, err := e.Embed(ctx, passages)
	if err != nil {
		return nil, err
	}
	if len(made.Vectors) != len(passages) {
		return nil, fault.New(fault.Unavailable, "the model %s gave %d vectors of %d passages", e.Identity().ID, len(made.Vectors), len(passages))
	}
	return made.Vectors, nil
}

// EmbedQuestion has a model make the vector of a question about a case; nil where
// nothing of the case may be sent.
func EmbedQuestion(ctx context.Context, e model.Embedder, may Consent, question string) ([]float32, error) {
	if may.None {
		return nil, nil
	}
	made, err := e.Embed(ctx, []string{question})
	if err != nil || len(made.Vectors) != 1 {
		return nil, err
	}
	return made.Vectors[0], nil
}

// Embeddable is whether passages of a paper may be sent to be embedded: not where the
// case or the paper is kept from models, nor where any of them speaks to a machine, as
// nothing else of such a paper is sent.
func Embeddable(may Consent, file string, passages []string) bool {
	return may.allows(file) && !slices.ContainsFunc(passages, SpeaksToMachine)
}
