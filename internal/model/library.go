package model

import "context"

// Library is a collection of reference material that somebody else searches: what the
// law or practice is, and nothing of any case.
type Library interface {
	// ID names it, for people and for origins.
	ID() string
	// Retrieve is the passages nearest to a question, the best first, at most so many.
	// Somebody waits for it: what takes more than some two seconds is fault.Unavailable.
	// The other errors are those of an Embedder.
	Retrieve(ctx context.Context, question string, limit int) ([]Extract, error)
}

// Extract is a passage of a library.
type Extract struct {
	Text   string
	Source string // URI of the document that it is from
	Score  float64
}

// BrokenLibrary gives a Library a Breaker in front.
func BrokenLibrary(l Library, b *Breaker) Library { return breakingLibrary{l, b} }

type breakingLibrary struct {
	Library
	by *Breaker
}

func (l breakingLibrary) Retrieve(ctx context.Context, question string, limit int) (found []Extract, err error) {
	err = l.by.Do(func() error { found, err = l.Library.Retrieve(ctx, question, limit); return err })
	return found, err
}
