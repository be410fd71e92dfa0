package review

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// given keeps the answers that were given lately, for what the page that shows one asks of
// it next: the pictures of its quotations, and what a model writes. The zero given is ready.
// It is one process's: where another gave the answer, it is found anew.
type given struct {
	mu   sync.Mutex
	kept []givenAnswer // the oldest first
}

type givenAnswer struct {
	to    string // whom, and what was asked of what
	a     retrieval.Answer
	until time.Time
}

const (
	givenFor    = 2 * time.Minute // a page asks at once for what it shows
	mostAnswers = 200             // of some 20 KB
)

// asked is who asks a question of a case as its report has it. What a model may be sent is a
// part of it: an answer with the firm's library in it is not for a case that has been kept
// from models since.
func asked(ctx context.Context, c property.Case, question string) (string, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return "", err
	}
	return path.Join(string(who.Organisation), string(who.Person), string(c.ID), strconv.FormatInt(c.Reviewed, 10), strconv.FormatBool(c.NoModel)) +
		"?" + strings.Join(strings.Fields(question), " "), nil
}

// find is the last answer that was given so; false for none.
func (g *given) find(to string, now time.Time) (retrieval.Answer, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, k := range slices.Backward(g.kept) {
		if k.to == to && now.Before(k.until) {
			return k.a, true
		}
	}
	return retrieval.Answer{}, false
}

// keep keeps an answer in the place of an older one, and lets go of those that are too old
// or too many.
func (g *given) keep(to string, a retrieval.Answer, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.kept = slices.DeleteFunc(g.kept, func(k givenAnswer) bool { return k.to == to || !now.Before(k.until) })
	g.kept = append(g.kept, givenAnswer{to, a, now.Add(givenFor)})
	if n := len(g.kept) - mostAnswers; n > 0 {
		g.kept = slices.Delete(g.kept, 0, n)
	}
}
