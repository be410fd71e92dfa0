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
	w.Store, w.Queue = o, memqueue.Open()
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
