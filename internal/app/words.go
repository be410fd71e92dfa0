package app

import (
	"context"
	"path/filepath"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model/localmodel"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// ModelDir is where a data directory keeps word vectors.
func ModelDir(dataDir string) string { return filepath.Join(dataDir, "models") }

// OpenMeaning is what the word vectors of a data directory make of questions; nil
// without an error where there are none.
func OpenMeaning(ctx context.Context, dataDir string) (*retrieval.Meaning, error) {
	w, err := localmodel.Open(ModelDir(dataDir))
	if fault.KindOf(err) == fault.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return retrieval.Understand(ctx, w)
}
