package work

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/queue/memqueue"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// one is a store with one item; it writes down how each claim ended.
type one struct {
	mu     sync.Mutex
	claim  Claim
	due    bool
	ends   []string
	renews int
	lose   bool
	parked chan string
}

func newOne() *one {
	return &one{claim: Claim{Item: Item{Kind: "k", Subject: "s"}, Organisation: "firm"}, due: true, parked: make(chan string, 1)}
}

func (o *one) end(what string, due bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ends, o.due = append(o.ends, what), due
	return nil
}

func (o *one) Claim(context.Context, string, time.Time) (*Claim, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.due {
		return nil, nil
	}
	o.due = false
	o.claim.Claims++
	c := o.claim
	return &c, nil
}

func (o *one) Renew(context.Context, Claim, time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.renews++
	if o.lose {
		return fault.New(fault.Conflict, "lost")
	}
	return nil
}
func (o *one) Finish(context.Context, Claim) error  { return o.end("finished", false) }
func (o *one) Release(context.Context, Claim) error { return o.end("released", false) }
func (o *one) Retry(_ context.Context, c Claim, _ time.Time, _ string) error {
	o.claim.Tries = c.Tries + 1
	return o.end("retry", true)
}
func (o *one) Postpone(_ context.Context, _ Claim, at time.Time, _ string) error {
	time.AfterFunc(time.Until(at), func() { o.mu.Lock(); defer o.mu.Unlock(); o.due = true })
	return o.end("postponed", false)
}
func (o *one) Park(_ context.Context, _ Claim, reason string, e audit.Entry, next ...Item) error {
	o.parked <- fmt.Sprintf("%s, %s, then %v", reason, e.Action, next)
	return o.end("parked", false)
}
func (o *one) Parked(context.Context) ([]Parked, error)                 { return nil, nil }
func (o *one) Restart(context.Context, Kind, string, audit.Entry) error { return nil }

// run runs a worker on the item for a while of the test's own time.
func run(t *testing.T, o *one, w Worker, do func(context.Context, Item) error, span time.Duration) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	w.Store = o
	if w.Queue == nil {
		w.Queue = memqueue.Open()
	}
	w.Handlers = map[Kind]Handler{"k": {Do: do, Parked: func(Item) []Item { return []Item{{Kind: "after"}} }}}
	ended := make(chan struct{})
	go func() { w.Run(ctx); close(ended) }()
	time.Sleep(span)
	stop()
	<-ended
}

func TestHowClaimsEnd(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(context.Context, Item) error
		ends string
	}{
		"done":           {func(context.Context, Item) error { return nil }, "[finished]"},
		"always failing": {func(context.Context, Item) error { return errors.New("no") }, "[retry retry parked]"},
		"panicking":      {func(context.Context, Item) error { panic("no") }, "[retry retry parked]"},
		"slow to stop": {func(ctx context.Context, _ Item) error {
			<-ctx.Done()
			return ctx.Err()
		}, "[released]"},
		"finishing while stopping": {func(context.Context, Item) error {
			time.Sleep(time.Hour + time.Second)
			return nil
		}, "[finished]"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				o := newOne()
				run(t, o, Worker{Tries: 3}, tt.do, time.Hour)
				if got := fmt.Sprint(o.ends); got != tt.ends {
					t.Errorf("ended %s, want %s", got, tt.ends)
				}
			})
		})
	}
}

func TestWhatIsNotThereYetIsNoFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, n := newOne(), 0
		run(t, o, Worker{Tries: 1}, func(context.Context, Item) error {
			if n++; n < 4 {
				return fmt.Errorf("wrapped: %w", Later{After: time.Minute, Err: errors.New("being scanned")})
			}
			return nil
		}, time.Hour)
		if got := fmt.Sprint(o.ends); got != "[postponed postponed postponed finished]" {
			t.Errorf("ended %s", got)
		}
	})
}

func TestParkedSaysWhyAndWhatFollows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOne()
		run(t, o, Worker{Tries: 1}, func(context.Context, Item) error { return fault.New(fault.Unavailable, "the disk is full") }, time.Minute)
		if got := <-o.parked; got != "the disk is full, work.parked, then [{after  }]" {
			t.Error(got)
		}
	})
}

func TestWorkThatKillsItsWorkerIsParked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOne()
		o.claim.Claims = 20 // nobody came back from any of them
		run(t, o, Worker{}, func(context.Context, Item) error { t.Error("it was done again"); return nil }, time.Minute)
		if got := fmt.Sprint(o.ends); got != "[parked]" {
			t.Errorf("ended %s", got)
		}
	})
}

func TestLeaseIsRenewedAndItsLossStopsTheWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOne()
		run(t, o, Worker{Lease: 30 * time.Second}, func(context.Context, Item) error { time.Sleep(5 * time.Minute); return nil }, time.Hour)
		if o.renews < 29 || fmt.Sprint(o.ends) != "[finished]" {
			t.Errorf("%d renewals in five minutes, ended %v", o.renews, o.ends)
		}
		o = newOne()
		o.lose = true
		run(t, o, Worker{Lease: 30 * time.Second}, func(ctx context.Context, _ Item) error { <-ctx.Done(); return ctx.Err() }, time.Hour)
		if len(o.ends) != 0 {
			t.Errorf("a lost claim was ended: %v", o.ends)
		}
	})
}

func TestHandlersKnowTheOrganisation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var who tenant.Who
		run(t, newOne(), Worker{}, func(ctx context.Context, _ Item) (err error) { who, err = tenant.From(ctx); return err }, time.Second)
		if who.Organisation != "firm" || who.Person != tenant.System {
			t.Errorf("got %+v", who)
		}
	})
}

// told is a queue with one piece of news, which writes down how it was settled.
type told struct {
	*memqueue.Queue
	mu      sync.Mutex
	news    *queue.Delivery
	settled string
}

func tell(d queue.Delivery) *told {
	q := &told{Queue: memqueue.Open()}
	d.Settle = func(_ context.Context, done bool, _ time.Duration) error {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.settled = map[bool]string{true: "done", false: "back"}[done]
		return nil
	}
	q.news = &d
	return q
}

func (q *told) how() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.settled
}

func (q *told) Receive(ctx context.Context) (queue.Delivery, error) {
	q.mu.Lock()
	d := q.news
	q.news = nil
	q.mu.Unlock()
	if d == nil {
		<-ctx.Done()
		return queue.Delivery{}, ctx.Err()
	}
	return *d, nil
}

func TestNewsIsHeldWhileItsWorkIsDone(t *testing.T) {
	for name, tt := range map[string]struct {
		lasts time.Duration
		ends  string
	}{"finished": {time.Minute, "done"}, "given up by a worker that stops": {2 * time.Hour, "back"}} {
		synctest.Test(t, func(t *testing.T) {
			q := tell(queue.Delivery{News: "k s"})
			run(t, newOne(), Worker{Queue: q}, func(ctx context.Context, _ Item) error {
				synctest.Wait()
				if how := q.how(); how != "" {
					t.Errorf("%s: settled %s before its work was done", name, how)
				}
				select {
				case <-time.After(tt.lasts):
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			}, time.Hour)
			if how := q.how(); how != tt.ends {
				t.Errorf("%s: settled %q, want %s", name, how, tt.ends)
			}
		})
	}
}

func TestNewsOfNothingIsDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q, o := tell(queue.Delivery{News: "twice"}), newOne()
		o.due = false
		run(t, o, Worker{Queue: q}, nil, time.Minute)
		if how := q.how(); how != "done" {
			t.Errorf("settled %q", how)
		}
	})
}

func TestObjectsThatArrive(t *testing.T) {
	for ends, err := range map[string]error{"done": nil, "back": errors.New("the database is away")} {
		synctest.Test(t, func(t *testing.T) {
			q, o := tell(queue.Delivery{Objects: []queue.Object{{Bucket: "uploads", Key: "firm/d1"}}}), newOne()
			o.due = false
			var got []queue.Object
			w := Worker{Queue: q, Arrived: func(_ context.Context, objects []queue.Object) error { got = objects; return err }}
			run(t, o, w, nil, time.Minute)
			if how := q.how(); how != ends || len(got) != 1 || got[0].Key != "firm/d1" {
				t.Errorf("told of %v, settled %q, want %s", got, how, ends)
			}
		})
	}
}
