package work

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	mathrand "math/rand/v2"
	"runtime/debug"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Handler does one kind of work.
type Handler struct {
	// Do does it. ctx carries the organisation, and ends when the lease is lost.
	// Its error is a failure to be tried again; what will never succeed is for
	// Do to record and return nil.
	Do func(ctx context.Context, i Item) error
	// Parked is what work follows when this is given up; may be nil.
	Parked func(i Item) []Item
}

// Worker does what is due until it is stopped. Its fields are set once; zero
// values mean the defaults.
type Worker struct {
	Store    Store
	Queue    queue.Queue
	Handlers map[Kind]Handler
	// Arrived is told of objects that a store says have arrived; its error has the
	// news come again. May be nil.
	Arrived func(context.Context, []queue.Object) error
	// Watch is told of a claim as its work begins, gives the context to do it in,
	// and is told how the claim ended and why. May be nil.
	Watch func(context.Context, Claim) (context.Context, func(End, error))
	Log   *slog.Logger

	Concurrency int           // items at a time; 1
	Lease       time.Duration // 30 s; renewed three times in it
	Sweep       time.Duration // how often to look without news; 2 s
	Grace       time.Duration // for work in hand when stopping; 10 s
	Tries       int           // failures before an item is parked; 5
	Claims      int           // claims before it is parked, for work that kills its worker; 20
	Backoff     time.Duration // after the first failure; doubles, at most 5 minutes; 2 s
	Now         func() time.Time
}

const longestBackoff = 5 * time.Minute

func (w Worker) withDefaults() Worker {
	or := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	or(&w.Lease, 30*time.Second)
	or(&w.Sweep, 2*time.Second)
	or(&w.Grace, 10*time.Second)
	or(&w.Backoff, 2*time.Second)
	if w.Concurrency <= 0 {
		w.Concurrency = 1
	}
	if w.Tries <= 0 {
		w.Tries = 5
	}
	if w.Claims <= 0 {
		w.Claims = 20
	}
	if w.Now == nil {
		w.Now = time.Now
	}
	if w.Watch == nil {
		w.Watch = func(ctx context.Context, _ Claim) (context.Context, func(End, error)) {
			return ctx, func(End, error) {}
		}
	}
	if w.Log == nil {
		w.Log = slog.New(slog.DiscardHandler)
	}
	return w
}

// Run works until ctx ends, then lets the work in hand finish within Grace and
// gives back what did not. It returns when every goroutine of it has ended.
func (w Worker) Run(ctx context.Context) {
	w = w.withDefaults()
	// hands outlives ctx by Grace: the work in hand uses it.
	hands, drop := context.WithCancel(context.WithoutCancel(ctx))
	defer drop()
	context.AfterFunc(ctx, func() { time.AfterFunc(w.Grace, drop) })

	news := make(chan queue.Delivery)
	var all sync.WaitGroup
	all.Go(func() { w.listen(ctx, news) })
	for range w.Concurrency {
		all.Go(func() { w.loop(ctx, hands, news) })
	}
	all.Wait()
}

// again is how long news waits that could not be dealt with.
const again = 10 * time.Second

// listen hands news to whoever has nothing to do. It holds one piece at a time, so
// that what the workers cannot do yet stays on the queue for others to see. A
// queue that fails is asked again after a while; until then the sweep finds the
// work.
func (w Worker) listen(ctx context.Context, news chan<- queue.Delivery) {
	for ctx.Err() == nil {
		d, err := w.Queue.Receive(ctx)
		if err != nil {
			if ctx.Err() == nil {
				w.Log.Error("queue", "error", err)
				pause(ctx, w.Sweep)
			}
			continue
		}
		if len(d.Objects) > 0 && w.Arrived != nil {
			if err := w.Arrived(ctx, d.Objects); err != nil {
				w.Log.Error("objects that arrived", "error", err)
				w.settle(d.Back(ctx, again))
				continue
			}
		}
		select {
		case news <- d:
		case <-ctx.Done():
			w.settle(d.Back(context.WithoutCancel(ctx), 0))
		}
	}
}

// settle notes that news could not be settled: it will come again, which does no
// harm.
func (w Worker) settle(err error) {
	if err != nil {
		w.Log.Warn("queue", "error", err)
	}
}

// loop does one item after the other and waits when there is none. It keeps a
// piece of news while it works, so that the queue grows shorter as the work does.
func (w Worker) loop(ctx, hands context.Context, news <-chan queue.Delivery) {
	var d queue.Delivery
	for ctx.Err() == nil {
		c, err := w.Store.Claim(ctx, rand.Text(), w.Now().Add(w.Lease))
		if err != nil && ctx.Err() == nil {
			w.Log.Error("claim work", "error", err)
		}
		wait := time.Duration(0)
		if c == nil {
			w.settle(d.Done(context.WithoutCancel(ctx)))
			d, wait = queue.Delivery{}, w.Sweep
		}
		if d.Settle == nil {
			d = next(ctx, news, wait)
		}
		if c != nil {
			w.one(hands, *c)
			if ctx.Err() != nil {
				break // what was not finished is for another, who shall know of it
			}
			w.settle(d.Done(ctx))
			d = queue.Delivery{}
		}
	}
	w.settle(d.Back(context.WithoutCancel(ctx), 0))
}

// next is a piece of news that comes within a while, or none.
func next(ctx context.Context, news <-chan queue.Delivery, within time.Duration) queue.Delivery {
	if within <= 0 {
		select {
		case d := <-news:
			return d
		default:
			return queue.Delivery{}
		}
	}
	t := time.NewTimer(within)
	defer t.Stop()
	select {
	case d := <-news:
		return d
	case <-t.C:
	case <-ctx.Done():
	}
	return queue.Delivery{}
}

// one does the work of a claim and ends the claim, whatever happens.
func (w Worker) one(hands context.Context, c Claim) {
	who := tenant.Who{Organisation: c.Organisation, Person: tenant.System}
	// The claim is ended even when the worker is being stopped.
	end := tenant.With(context.WithoutCancel(hands), who)
	log := w.Log.With("work", c.Kind, "subject", c.Subject)
	watched, ended := w.Watch(tenant.With(hands, who), c)
	h, known := w.Handlers[c.Kind]
	var err error
	switch {
	case !known:
		err = fmt.Errorf("no handler for work of kind %s", c.Kind)
	case c.Claims > w.Claims:
		err = fault.New(fault.Invalid, "the program stopped %d times while it worked on this", c.Claims-1)
		c.Tries = w.Tries
	default:
		err = w.do(watched, h, c)
	}
	var later Later
	why, how := err, Done
	switch {
	case err == nil:
		err = w.Store.Finish(end, c)
	case errors.Is(err, errLost):
		ended(Lost, why)
		log.WarnContext(watched, "the lease was lost; another worker has it")
		return
	case hands.Err() != nil:
		how, err = Released, w.Store.Release(end, c)
	case errors.As(err, &later):
		how = Postponed
		err = w.Store.Postpone(end, c, w.Now().Add(later.After), fault.Message(err))
	case c.Tries+1 >= w.Tries || !known || errors.As(err, new(Hopeless)):
		how = GivenUp
		log.ErrorContext(watched, "parked", "error", err)
		var next []Item
		if h.Parked != nil {
			next = h.Parked(c.Item)
		}
		reason := fault.Message(err)
		err = w.Store.Park(end, c, reason, audit.Entry{
			Action: "work.parked", Subject: c.Subject, Detail: map[string]string{"work": string(c.Kind)},
		}, next...)
	default:
		how = Failed
		log.WarnContext(watched, "will be tried again", "error", err)
		err = w.Store.Retry(end, c, w.Now().Add(w.backoff(c.Tries)), fault.Message(err))
	}
	if err != nil {
		// The item keeps its lease and comes back when that ends.
		log.ErrorContext(watched, "end work", "error", err)
	}
	ended(how, why)
}

var errLost = errors.New("work: the lease was lost")

// do runs the handler while it renews the lease. A panic is an error.
func (w Worker) do(ctx context.Context, h Handler, c Claim) (err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() {
		for pause(ctx, w.Lease/3) {
			err := w.Store.Renew(ctx, c, w.Now().Add(w.Lease))
			if fault.KindOf(err) == fault.Conflict {
				cancel(errLost)
			}
		}
	})
	defer renewing.Wait()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
		if errors.Is(context.Cause(ctx), errLost) {
			err = errLost
		}
		cancel(nil)
	}()
	return h.Do(ctx, c.Item)
}

// backoff is how long to wait after a failure: doubled each time, and spread by
// half so that what failed together does not come back together.
func (w Worker) backoff(tries int) time.Duration {
	d := min(w.Backoff<<min(tries, 16), longestBackoff)
	return d/2 + mathrand.N(d)
}

// pause waits; it reports false when ctx ended first.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
