package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/store"
)

// Check is what became of looking at one part of the world that a configuration names.
type Check struct {
	Part    string // secrets, records, objects, queue, cache, mail, malware, passkeys, single sign-on, reading
	Setting string // the key that chooses it
	Found   string // what is there, for people
	Err     error  // why it cannot work
}

// patience is how long one part may take to answer.
const patience = 15 * time.Second

// Verify looks at every part of the world that a configuration names, changes
// nothing, and tells of each whether the program can work with it.
func Verify(ctx context.Context, c config.Config) []Check {
	a := &App{Config: c}
	defer func() { _ = a.Close() }() // nothing was changed
	var checks []Check
	look := func(part, setting string, f func(context.Context) (string, error)) bool {
		ctx, done := context.WithTimeout(ctx, patience)
		defer done()
		found, err := f(ctx)
		if errors.Is(err, context.DeadlineExceeded) {
			err = fault.Wrap(err, fault.Unavailable, "no answer within %s", patience)
		}
		checks = append(checks, Check{part, setting, found, err})
		return err == nil
	}
	revealed := look("secrets", "PAPERWURKS_SECRETS_URL", func(ctx context.Context) (string, error) {
		var err error
		c, a.secrets, err = resolved(ctx, c)
		return "every reference has a value", err
	})
	if !revealed {
		return checks // the other settings may be references
	}
	look("drivers", "", func(context.Context) (string, error) { return "every scheme has its driver", driven(c) })
	look("records", "PAPERWURKS_DATABASE_URL", func(ctx context.Context) (found string, err error) {
		if a.Store, err = openRecords(ctx, c, a.secrets, store.Options{}); err != nil {
			return "", err
		}
		says := "it answers, and its schema is this program's"
		if has, made := a.Store.Schema(); has != made {
			says = fmt.Sprintf("it answers, and its schema %d is a newer one than this program's, %d, which says that this program can run on it", has, made)
		}
		return says, a.Store.Ping(ctx)
	})
	look("objects", "PAPERWURKS_BLOB_URL", func(ctx context.Context) (found string, err error) {
		if a.objects, err = openObjects(ctx, c, beside, retention.Keys{Store: a.Store}); err != nil {
			return "", err
		}
		return "uploads, documents and records can be reached",
			errors.Join(a.objects.uploads.Ping(ctx), a.objects.documents.Ping(ctx), a.objects.records.Ping(ctx))
	})
	look("queue", "PAPERWURKS_QUEUE_URL", func(ctx context.Context) (found string, err error) {
		if a.queue, err = openQueue(ctx, c); err != nil {
			return "", err
		}
		return "it answers", a.queue.Ping(ctx)
	})
	look("cache", "PAPERWURKS_CACHE_URL", func(ctx context.Context) (found string, err error) {
		if a.Cache, err = a.openCache(ctx, c); err != nil {
			return "", err
		}
		return "it answers", a.Cache.Ping(ctx)
	})
	look("mail", "PAPERWURKS_MAIL_URL", func(ctx context.Context) (found string, err error) {
		post, from, err := openPost(ctx, c, a.secrets)
		if err != nil {
			return "", err
		}
		return "letters from " + from.Address + " can be sent", post.Ping(ctx)
	})
	look("malware", "PAPERWURKS_MALWARE_URL", func(ctx context.Context) (string, error) {
		scanner, err := openScanner(c)
		if err != nil {
			return "", err
		}
		if scanner == nil {
			return "no scanner is set; uploads are not scanned", nil
		}
		says, err := scanner.Version(ctx)
		return says + " answers", err
	})
	look("model", "PAPERWURKS_MODEL_URL", func(ctx context.Context) (string, error) { return checkModel(ctx, c) })
	look("passkeys", "PAPERWURKS_PUBLIC_URL", func(context.Context) (string, error) { return askSite(c) })
	look("single sign-on", "PAPERWURKS_OIDC_URL", func(ctx context.Context) (string, error) { return askIssuers(ctx, c, a.secrets, a.Store) })
	look("reading", "", func(ctx context.Context) (found string, err error) {
		if a.engines, err = OpenEngines(ctx, EngineOptions{Workers: 1}); err != nil {
			return "", err
		}
		if a.engines.OCR == "" {
			return "the PDF engine runs; there is no tesseract, so scans are named as not read", nil
		}
		return "the PDF engine and tesseract run", nil
	})
	return checks
}
