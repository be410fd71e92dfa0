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

// Run runs the suite on queues that open makes.
func Run(t *testing.T, open func(*testing.T) queue.Queue) {
	t.Run("news arrives", func(t *testing.T) {
		q := open(t)
		defer q.Close()
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		want := map[string]bool{"a": true, "b": true, "c": true}
		for n := range want {
			if err := q.Send(ctx, n); err != nil {
				t.Fatal(err)
			}
		}
		for len(want) > 0 {
			d, err := q.Receive(ctx)
			if err != nil {
				t.Fatalf("still waiting for %v: %v", want, err)
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
		ctx, cancel := context.WithTimeout(context.Background(), patience)
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
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := q.Receive(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("received %v, want the end of the context", err)
		}
	})
}
