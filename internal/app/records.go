package app

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/store"
)

// Migrate brings the schema of the database that a configuration names up to date
// and gives its number before and after.
func Migrate(ctx context.Context, c config.Config) (from, to int64, err error) {
	s, err := onlyRecords(ctx, c, store.Options{Migrate: true})
	if err != nil {
		return 0, 0, err
	}
	from, to = s.Migrated()
	return from, to, s.Close()
}

// onlyRecords opens the database for what needs nothing else of the world.
func onlyRecords(ctx context.Context, c config.Config, o store.Options) (*store.Store, error) {
	c, secrets, err := resolved(ctx, c)
	if err != nil {
		return nil, err
	}
	return openRecords(ctx, c, secrets, o)
}

// openRecords opens the database that a configuration names.
func openRecords(ctx context.Context, c config.Config, secrets *secret.Store, o store.Options) (*store.Store, error) {
	d, err := config.ParseDatabase(c.Database)
	if err != nil {
		return nil, err
	}
	switch d.Scheme {
	case "sqlite":
		return store.OpenSQLite(ctx, d.Path, o)
	case "postgres":
		return openPostgres(ctx, d, secrets, o)
	}
	return nil, noDriver("PAPERWURKS_DATABASE_URL", d.Scheme)
}
