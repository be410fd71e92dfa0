package model

import (
	"context"
	"sync"
	"time"
)

// Tally is a Book in memory: of one run of a command, which has no records and no
// organisation. The zero Tally is empty.
type Tally struct {
	mu  sync.Mutex
	all []Entry
}

var _ Book = (*Tally)(nil)

// Charge writes a line.
func (t *Tally) Charge(_ context.Context, e Entry) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = append(t.all, e)
	return nil
}

// Spending is what was used, a line a call.
func (t *Tally) Spending(_ context.Context, kase string, since time.Time) ([]Line, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var lines []Line
	for _, e := range t.all {
		if (kase == "" || e.Case == kase) && !e.At.Before(since) {
			lines = append(lines, Line{e.Purpose, e.Model, Spent{1, e.Usage, e.Cost}})
		}
	}
	return lines, nil
}

// Spent is all of it together.
func (t *Tally) Spent() Spent {
	lines, _ := t.Spending(context.Background(), "", time.Time{}) // memory does not fail
	return Total(lines)
}
