//go:build local

package app

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/blob/sealed"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/queue"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/store"
)

// A program that is built for one machine has no drivers of what is elsewhere; see
// elsewhere.go.
const hasElsewhere = false

var statements any

func openAmazonSecrets(_ context.Context, s config.Secrets) (*secret.Store, error) {
	return nil, noDriver("PAPERWURKS_SECRETS_URL", s.Scheme)
}

func openPostgres(_ context.Context, d config.Database, _ *secret.Store, _ store.Options) (*store.Store, error) {
	return nil, noDriver("PAPERWURKS_DATABASE_URL", d.Scheme)
}

func openBuckets(_ context.Context, b config.Blob, _ sealed.Keys) (objects, error) {
	return objects{}, noDriver("PAPERWURKS_BLOB_URL", b.Scheme)
}

func openSQS(_ context.Context, q config.Queue) (queue.Queue, error) {
	return nil, noDriver("PAPERWURKS_QUEUE_URL", q.Scheme)
}

func (*App) openRedis(_ context.Context, k config.Cache) (cache.Driver, error) {
	return nil, noDriver("PAPERWURKS_CACHE_URL", k.Scheme)
}

func openSES(_ context.Context, m config.Mail) (mail.Driver, error) {
	return nil, noDriver("PAPERWURKS_MAIL_URL", m.Scheme)
}

func openBedrock(_ context.Context, at config.Model) (models, error) {
	return models{}, noDriver("PAPERWURKS_MODEL_URL", at.Scheme)
}
