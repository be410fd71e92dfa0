package memqueue

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/queue"
)

// Queue is news in memory.
type Queue struct{ news chan string }

var _ queue.Queue = (*Queue)(nil)

// buffer is how much news waits for a receiver. A worker that was told once
// takes all the work that there is, so more would say nothing new.
const buffer = 256

// Open makes an empty queue.
func Open() *Queue { return &Queue{make(chan string, buffer)} }

// Send puts news into the buffer, or drops it when the buffer is full.
func (q *Queue) Send(ctx context.Context, news string) error {
	select {
	case q.news <- news:
	default:
	}
	return ctx.Err()
}

// Receive waits for news.
func (q *Queue) Receive(ctx context.Context) (queue.Delivery, error) {
	select {
	case n := <-q.news:
		return queue.Delivery{News: n, Settle: q.settle(n)}, nil
	case <-ctx.Done():
		return queue.Delivery{}, ctx.Err()
	}
}

// settle gives news back at once, or after a while if the process lives that long.
func (q *Queue) settle(news string) func(context.Context, bool, time.Duration) error {
	return func(ctx context.Context, done bool, after time.Duration) error {
		switch {
		case done:
		case after <= 0:
			return q.Send(ctx, news)
		default:
			time.AfterFunc(after, func() { _ = q.Send(context.Background(), news) })
		}
		return nil
	}
}

// Ping finds the queue where the process is.
func (q *Queue) Ping(context.Context) error { return nil }

// Close does nothing: memory frees itself.
func (q *Queue) Close() error { return nil }
