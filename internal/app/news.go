package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/queue/memqueue"
	"github.com/paperwurks/paperwurks/internal/work"
	"github.com/paperwurks/paperwurks/web"
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
		return openSQS(ctx, q)
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

// ready says whether the process can do its work: it is not stopping, and what is
// outside can be reached.
func (a *App) ready(ctx context.Context) error {
	select {
	case <-a.drain:
		return fault.New(fault.Unavailable, "it is stopping")
	default:
		return a.readiness.Ready(ctx)
	}
}

// reach asks everything outside at once, naming all that does not answer. The
// cache is not asked: without it the service is slower, and serves.
func (a *App) reach(ctx context.Context) error {
	asked := []func(context.Context) error{
		a.Store.Current, a.queue.Ping, a.objects.uploads.Ping, a.objects.documents.Ping, a.objects.records.Ping,
	}
	errs := make([]error, len(asked))
	var all sync.WaitGroup
	for i, ask := range asked {
		all.Go(func() { errs[i] = ask(ctx) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// parts are what is outside, in words, for the page that says how it does.
func (a *App) parts() []web.Part {
	return []web.Part{
		{Name: "Records", For: "cases, people and what was done", Ask: a.Store.Current},
		{Name: "Uploads", For: "where papers arrive", Ask: a.objects.uploads.Ping},
		{Name: "Papers", For: "where papers and their pages are kept", Ask: a.objects.documents.Ping},
		{Name: "Locked records", For: "signed packs, certificates and proofs of the audit trail, which nobody can change", Ask: a.objects.records.Ping},
		{Name: "Queue", For: "the news that there is work", Ask: a.queue.Ping},
		{Name: "Cache", For: "how often somebody asked, and quick copies of what stands elsewhere", Ask: a.Cache.Ping, Optional: true},
	}
}
