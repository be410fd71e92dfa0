package app

import (
	"context"
	"errors"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/queue/memqueue"
	"github.com/paperwurks/paperwurks/internal/queue/sqsqueue"
	"github.com/paperwurks/paperwurks/internal/work"
)

// openQueue opens the queue that a configuration names.
func openQueue(ctx context.Context, c config.Config) (queue.Queue, error) {
	q, err := config.ParseQueue(c.Queue)
	if err != nil {
		return nil, err
	}
	switch q.Scheme {
	case "memory":
		return memqueue.Open(), nil
	case "sqs":
		a, err := awsIn(ctx, q.Region)
		if err != nil {
			return nil, err
		}
		return sqsqueue.Open(sqsqueue.Config{AWS: a, URL: q.URL, Endpoint: q.Endpoint}), nil
	}
	return nil, noDriver("PAPERWURKS_QUEUE_URL", q.Scheme)
}

// telling is how long a change waits at most for the queue to take its news.
const telling = 3 * time.Second

// news tells the queue of work that a change caused. The change stands, so news
// that cannot be sent is only noted: the workers look for themselves.
func (a *App) news(ctx context.Context) func(work.Item) {
	return func(i work.Item) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), telling)
		defer cancel()
		if err := a.queue.Send(ctx, string(i.Kind)+" "+i.Subject); err != nil {
			a.log.Warn("tell of work", "work", i.Kind, "subject", i.Subject, "error", err)
		}
	}
}

// arrived completes the uploads that a bucket says have arrived.
func (a *App) arrived(ctx context.Context, arrived []queue.Object) error {
	var errs []error
	for _, o := range arrived {
		if o.Bucket == "" || o.Bucket == a.objects.bucket { // the event says no bucket where its rule chose one
			errs = append(errs, a.documents.Arrived(ctx, o.Key))
		}
	}
	return errors.Join(errs...)
}

// ready says whether everything outside can be reached, naming all that cannot.
func (a *App) ready(ctx context.Context) error {
	return errors.Join(
		a.Store.Ping(ctx), a.queue.Ping(ctx),
		a.objects.uploads.Ping(ctx), a.objects.documents.Ping(ctx), a.objects.records.Ping(ctx),
	)
}
