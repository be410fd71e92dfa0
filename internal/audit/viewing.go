package audit

import (
	"context"
	"log/slog"
	"maps"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Viewing is that somebody looked at something.
type Viewing struct {
	Who   tenant.Who
	Entry Entry
}

// Views writes down who looked at what. A viewer that fetches a hundred pages of a
// document makes one record: the same person, thing and action within Window are
// one view.
//
// Looking must not become slow, or fail, because the chain is busy. So the views of
// a firm that wait are written together, in one transaction, and whoever looks waits
// for that at most Patience, which is long enough nearly always: then the record
// stands before the page leaves. Past it the page leaves and the record follows,
// tried again until it is written. What is lost if the process is killed in between
// is the views of that moment.
type Views struct {
	Log interface {
		// Viewed adds views of the organisation in ctx to its chain.
		Viewed(ctx context.Context, views []Viewing) error
	}
	Now      func() time.Time
	Problems *slog.Logger
	Window   time.Duration // 10 minutes
	Patience time.Duration // 250 ms

	mu      sync.Mutex
	seen    map[look]time.Time // when the view was written down
	waiting map[tenant.Organisation]*waiting
	writers sync.WaitGroup
}

// look is what makes two views one.
type look struct {
	o       tenant.Organisation
	person  tenant.Person
	action  Action
	subject string
	detail  string // of it, what "as" says: an export as PDF is not one as JSON
}

// waiting is the views of a firm that are to be written, by one goroutine.
type waiting struct {
	views []Viewing
	done  chan struct{} // closed when they are
}

// How many views of a firm may wait, how long one attempt to write them may take
// and how long the next waits.
const (
	mostWaiting = 10_000
	attempt     = 15 * time.Second
	pause       = time.Second
)

// Viewed notes that whoever is in ctx looks at something. What the program does by
// itself is no view.
func (v *Views) Viewed(ctx context.Context, e Entry) {
	who, err := tenant.From(ctx)
	if err != nil || who.Person == tenant.System {
		return
	}
	done := v.add(Viewing{who, e})
	if done == nil {
		return
	}
	patience := v.Patience
	if patience <= 0 {
		patience = 250 * time.Millisecond
	}
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case <-done:
	case <-t.C:
	case <-ctx.Done():
	}
}

// add puts a view to those that wait; nil when there was the same a moment ago.
func (v *Views) add(w Viewing) <-chan struct{} {
	v.mu.Lock()
	defer v.mu.Unlock()
	window := v.Window
	if window <= 0 {
		window = 10 * time.Minute
	}
	now := v.Now()
	l := look{w.Who.Organisation, w.Who.Person, w.Entry.Action, w.Entry.Subject, w.Entry.Detail["as"]}
	if at, ok := v.seen[l]; ok && now.Sub(at).Abs() < window {
		return nil
	}
	if v.seen == nil {
		v.seen, v.waiting = map[look]time.Time{}, map[tenant.Organisation]*waiting{}
	}
	if len(v.seen) >= mostWaiting {
		maps.DeleteFunc(v.seen, func(_ look, at time.Time) bool { return now.Sub(at).Abs() >= window })
	}
	q := v.waiting[l.o]
	if q == nil {
		q = &waiting{done: make(chan struct{})}
		v.waiting[l.o] = q
		v.writers.Go(func() { v.write(l.o) })
	}
	if len(q.views) >= mostWaiting {
		v.Problems.Error("a view was not recorded: too many wait", "organisation", l.o, "person", l.person, "subject", l.subject)
		return nil
	}
	v.seen[l] = now
	q.views = append(q.views, w)
	return q.done
}

// write writes the views of a firm until none wait.
func (v *Views) write(o tenant.Organisation) {
	for {
		v.mu.Lock()
		q := v.waiting[o]
		if len(q.views) == 0 {
			delete(v.waiting, o)
			v.mu.Unlock()
			return
		}
		v.waiting[o] = &waiting{done: make(chan struct{})}
		v.mu.Unlock()
		for {
			ctx, cancel := context.WithTimeout(as(context.Background(), o), attempt)
			err := v.Log.Viewed(ctx, q.views)
			cancel()
			if err == nil {
				break
			}
			if k := fault.KindOf(err); k == fault.NotFound || k == fault.Forbidden {
				v.Problems.Error("views were not recorded", "organisation", o, "views", len(q.views), "error", err)
				break // there is no such firm any more
			}
			v.Problems.Warn("record views; it will be tried again", "organisation", o, "views", len(q.views), "error", err)
			time.Sleep(pause)
		}
		close(q.done)
	}
}

// Close waits until every view is written, or ctx ends.
func (v *Views) Close(ctx context.Context) {
	done := make(chan struct{})
	go func() { v.writers.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
		v.mu.Lock()
		defer v.mu.Unlock()
		for o, q := range v.waiting {
			v.Problems.Error("views were not recorded before the end", "organisation", o, "views", len(q.views))
		}
	}
}
