package insight

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/model"
)

// mostExtract is in bytes, of one passage of a library: Bedrock's largest usual piece of
// 1,500 tokens. A longer one is left out whole.
const mostExtract = 8 << 10

// Consult is what a library has on a question about a case. The question is all that is
// sent, and nothing where nothing of the case may be. What names no source to look it up
// in is left out.
func Consult(ctx context.Context, l model.Library, may Consent, question string, limit int) ([]model.Extract, error) {
	if may.None {
		return nil, nil
	}
	found, err := l.Retrieve(ctx, question, limit)
	if err != nil {
		return nil, err
	}
	all := []model.Extract{}
	for _, e := range found {
		if e.Text = evidence.Fold(e.Text); e.Text != "" && e.Source != "" && len(e.Text) <= mostExtract && len(all) < limit {
			all = append(all, e)
		}
	}
	return all, nil
}
