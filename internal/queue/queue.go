package queue

import (
	"context"
	"time"
)

// Queue carries news. Its methods may be called by many goroutines.
type Queue interface {
	// Send tells that there is work. It does not wait for a receiver.
	Send(ctx context.Context, news string) error
	// Receive waits for news, or for the end of ctx, whose error it returns. The
	// news is the receiver's until Done or Back.
	Receive(ctx context.Context) (Delivery, error)
	// Ping says whether the queue can be reached: fault.Unavailable, or
	// fault.NotFound when there is no such queue.
	Ping(ctx context.Context) error
	// Close frees what the queue holds. News that is held comes again elsewhere.
	// Receive must not be called after it.
	Close() error
}

// Delivery is news as one receiver has it. The zero value is no news, whose Done
// and Back do nothing.
type Delivery struct {
	News    string
	Objects []Object // that arrived in a store, when it is the store's news
	// Settle takes the news off the queue, or gives it back to be delivered again
	// after a while. It is the driver's; receivers call Done or Back.
	Settle func(ctx context.Context, done bool, after time.Duration) error
}

// Object is bytes that arrived in a store without the program's doing, as by a
// signed request. The bucket is empty where only one could be meant.
type Object struct {
	Bucket, Key string
	Size        int64
}

// Done takes the news off the queue; news that is not done may be delivered again.
func (d Delivery) Done(ctx context.Context) error {
	if d.Settle == nil {
		return nil
	}
	return d.Settle(ctx, true, 0)
}

// Back gives the news back, to be delivered again after a while. A queue that
// loses news may lose it.
func (d Delivery) Back(ctx context.Context, after time.Duration) error {
	if d.Settle == nil {
		return nil
	}
	return d.Settle(ctx, false, after)
}
