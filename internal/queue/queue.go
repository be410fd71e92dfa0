package queue

import "context"

// Queue carries news. Its methods may be called by many goroutines.
type Queue interface {
	// Send tells that there is work. It does not wait for a receiver.
	Send(ctx context.Context, news string) error
	// Receive waits for news, or for the end of ctx, whose error it returns.
	Receive(ctx context.Context) (Delivery, error)
	// Close frees what the queue holds. Receive must not be called after it.
	Close() error
}

// Delivery is news as one receiver has it.
type Delivery struct {
	News string
	// Done takes it off the queue; news that is not done may be delivered again.
	Done func(context.Context) error
}
