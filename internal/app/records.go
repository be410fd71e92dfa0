package app

import (
	"context"
	"net"
	"net/url"
	"path/filepath"

	"github.com/aws/aws-sdk-go-v2/feature/rds/auth"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
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
		if o.Password, err = password(ctx, d, secrets); err != nil {
			return nil, err
		}
		return store.OpenPostgres(ctx, address(d), o)
	}
	return nil, noDriver("PAPERWURKS_DATABASE_URL", d.Scheme)
}

// password is how each connection to PostgreSQL signs in, nil where the address says all.
func password(ctx context.Context, d config.Database, secrets *secret.Store) (func(context.Context) (string, error), error) {
	switch {
	case d.IAM:
		a, err := awsIn(ctx, d.Region)
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context) (string, error) {
			token, err := auth.BuildAuthToken(ctx, net.JoinHostPort(d.Host, d.Port), d.Region, d.User, a.Credentials)
			if err != nil {
				return "", fault.Wrap(err, fault.Unavailable, "AWS gave no token to sign in to the database with")
			}
			return token, nil
		}, nil
	case d.PasswordFrom != "":
		return func(ctx context.Context) (string, error) {
			v, err := secrets.Latest(ctx, d.PasswordFrom)
			return v.Reveal(), err
		}, nil
	}
	return nil, nil
}

// address is a database as PostgreSQL's driver wants it written.
func address(d config.Database) string {
	u := url.URL{Scheme: "postgres", User: url.User(d.User), Host: net.JoinHostPort(d.Host, d.Port), Path: "/" + d.Name}
	q := url.Values{"sslmode": {"disable"}, "application_name": {"paperwurks"}}
	if d.TLS {
		q.Set("sslmode", "verify-full")
	}
	if d.RootCertificates != "" {
		q.Set("sslrootcert", d.RootCertificates)
	}
	if d.Password != "" {
		u.User = url.UserPassword(d.User, d.Password)
	}
	if filepath.IsAbs(d.Host) { // a socket
		u.Host = ""
		q.Set("host", d.Host)
		q.Set("port", d.Port)
	}
	u.RawQuery = q.Encode()
	return u.String()
}
