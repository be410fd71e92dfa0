package audit

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// book is a chain that can be held up and can fail.
type book struct {
	mu      sync.Mutex
	written []Viewing
	batches int
	held    chan struct{} // closed when writing may go on; nil never holds
	fails   []error       // one after the other
}

func (b *book) Viewed(ctx context.Context, views []Viewing) error {
	if b.held != nil {
		select {
		case <-b.held:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.batches++
	if len(b.fails) > 0 {
		err := b.fails[0]
		b.fails = b.fails[1:]
		return err
	}
	b.written = append(b.written, views...)
	return nil
}

func (b *book) count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.written)
}

func person(name string) context.Context {
	return tenant.With(context.Background(), tenant.Who{Organisation: "firm", Person: tenant.Person(name), From: "192.0.2.7"})
}

func viewed(id string) Entry { return Entry{Action: "document.viewed", Subject: id} }

func TestAViewIsWrittenBeforeThePageLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		v := &Views{Log: b, Now: time.Now, Problems: slog.New(slog.DiscardHandler)}
		for range 300 { // the pages of one document
			v.Viewed(person("ann"), viewed("d1"))
		}
		if b.count() != 1 {
			t.Errorf("%d records", b.count())
		}
		v.Viewed(person("bob"), viewed("d1"))
		v.Viewed(person("ann"), viewed("d2"))
		v.Viewed(person("ann"), Entry{Action: "report.viewed", Subject: "d1"})
		if b.count() != 4 {
			t.Errorf("%d records of four views", b.count())
		}
		time.Sleep(11 * time.Minute)
		v.Viewed(person("ann"), viewed("d1"))
		if b.count() != 5 {
			t.Errorf("%d records after the window", b.count())
		}
		v.Viewed(person(string(tenant.System)), viewed("d1"))
		v.Viewed(context.Background(), viewed("d1"))
		v.Close(t.Context())
		if b.count() != 5 || b.written[0].Who.From != "192.0.2.7" {
			t.Errorf("the program's own reading was recorded: %+v", b.written)
		}
	})
}

func TestLookingDoesNotWaitForABusyChain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{held: make(chan struct{}), fails: []error{errors.New("the database restarts"), fault.New(fault.Unavailable, "it still does")}}
		v := &Views{Log: b, Now: time.Now, Problems: slog.New(slog.DiscardHandler)}
		var all sync.WaitGroup
		for n := range 200 {
			all.Go(func() {
				began := time.Now()
				v.Viewed(person(strconv.Itoa(n)), viewed("d1"))
				if took := time.Since(began); took > 250*time.Millisecond {
					t.Errorf("looking took %s", took)
				}
			})
		}
		all.Wait()
		if b.count() != 0 {
			t.Errorf("%d were written to a chain that is held", b.count())
		}
		close(b.held)
		v.Close(t.Context())
		if b.count() != 200 {
			t.Errorf("%d of 200 views were written", b.count())
		}
		if b.batches > 5 {
			t.Errorf("%d transactions for views that waited together", b.batches)
		}
	})
}

func TestCloseEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{held: make(chan struct{})}
		v := &Views{Log: b, Now: time.Now, Problems: slog.New(slog.DiscardHandler)}
		v.Viewed(person("ann"), viewed("d1"))
		ctx, done := context.WithTimeout(t.Context(), time.Second)
		defer done()
		began := time.Now()
		v.Close(ctx)
		if took := time.Since(began); took != time.Second {
			t.Errorf("took %s", took)
		}
		close(b.held)
		v.writers.Wait()
	})
}

func TestViewsOfAFirmThatIsGoneAreDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{fails: []error{fault.New(fault.NotFound, "no such firm")}}
		v := &Views{Log: b, Now: time.Now, Problems: slog.New(slog.DiscardHandler)}
		v.Viewed(person("ann"), viewed("d1"))
		v.Close(t.Context())
		if b.batches != 1 {
			t.Errorf("tried %d times", b.batches)
		}
	})
}
