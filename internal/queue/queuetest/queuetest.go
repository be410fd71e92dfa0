package queuetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/queue"
)

// patience is how long news may take; drivers over a network need some.
const patience = 30 * time.Second

// receive waits for news.
func receive(t *testing.T, ctx context.Context, q queue.Queue) queue.Delivery {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	d, err := q.Receive(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Run runs the suite on queues that open makes.
func Run(t *testing.T, open func(*testing.T) queue.Queue) {
	ctx := context.Background()
	t.Run("news arrives", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		want := map[string]bool{"document.read d1": true, "b": true, "£ \"c\"\n": true}
		for n := range want {
			if err := q.Send(ctx, n); err != nil {
				t.Fatal(err)
			}
		}
		for len(want) > 0 {
			d := receive(t, ctx, q)
			if len(d.Objects) > 0 {
				t.Errorf("%q came with objects %v", d.News, d.Objects)
			}
			if err := d.Done(ctx); err != nil {
				t.Fatal(err)
			}
			delete(want, d.News)
		}
	})
	t.Run("whoever waits is told", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		got := make(chan string)
		go func() {
			d, err := q.Receive(ctx)
			if err != nil {
				d.News = err.Error()
			}
			got <- d.News
		}()
		if err := q.Send(ctx, "work"); err != nil {
			t.Fatal(err)
		}
		if n := <-got; n != "work" {
			t.Errorf("received %q", n)
		}
	})
	t.Run("waiting ends with its context", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		before, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := q.Receive(before); !errors.Is(err, context.Canceled) {
			t.Errorf("received %v, want the end of the context", err)
		}
		during, cancel := context.WithCancel(ctx)
		time.AfterFunc(50*time.Millisecond, cancel)
		if _, err := q.Receive(during); !errors.Is(err, context.Canceled) {
			t.Errorf("received %v, want the end of the context", err)
		}
	})
	t.Run("what is given back comes again", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		if err := q.Send(ctx, "work"); err != nil {
			t.Fatal(err)
		}
		for _, after := range []time.Duration{0, time.Second} {
			if err := receive(t, ctx, q).Back(ctx, after); err != nil {
				t.Fatal(err)
			}
		}
		if d := receive(t, ctx, q); d.News != "work" {
			t.Errorf("received %q", d.News)
		}
	})
	t.Run("what is held is nobody else's", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		if err := q.Send(ctx, "held"); err != nil {
			t.Fatal(err)
		}
		d := receive(t, ctx, q)
		soon, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
		defer cancel()
		if again, err := q.Receive(soon); err == nil {
			t.Errorf("received %q while it was held", again.News)
		}
		if err := d.Done(ctx); err != nil {
			t.Fatal(err)
		}
		if err := d.Done(ctx); err != nil {
			t.Errorf("done twice: %v", err)
		}
	})
	t.Run("no news is done", func(t *testing.T) {
		var d queue.Delivery
		if err := errors.Join(d.Done(ctx), d.Back(ctx, 0)); err != nil {
			t.Error(err)
		}
	})
	t.Run("it can be reached", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		if err := q.Ping(ctx); err != nil {
			t.Error(err)
		}
	})
}
