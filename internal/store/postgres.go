//go:build !local

package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/paperwurks/paperwurks/internal/fault"
)

type tracer = pgx.QueryTracer

// The SQLSTATE codes that matter here: PostgreSQL's manual, appendix A.
const (
	uniqueViolation      = "23505"
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
)

var postgresDialect = &dialect{
	name:  "postgres",
	goose: goose.DialectPostgres,
	hold:  "for update",
	pass:  "for update of w skip locked",
	taken: func(err error) bool { return code(err) == uniqueViolation },
	again: func(err error) bool {
		c := code(err)
		return c == serializationFailure || c == deadlockDetected
	},
}

func code(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// connections is the most at a time unless Options say otherwise. A db.t4g.small
// takes about 180, and at most six tasks share it.
const connections = 10

// OpenPostgres opens a PostgreSQL database of version 15 or later by its URL. A
// connection to another machine must be encrypted: one that might not be is
// fault.Invalid. A schema that this program does not know, or that is older and
// may not be migrated, is fault.Conflict; a server that does not answer is
// fault.Unavailable.
func OpenPostgres(ctx context.Context, address string, o Options) (*Store, error) {
	c, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the database's address cannot be understood")
	}
	if err := encrypted(c); err != nil {
		return nil, err
	}
	c.Tracer = o.Tracer
	var options []stdlib.OptionOpenDB
	if o.Password != nil {
		options = append(options, stdlib.OptionBeforeConnect(func(ctx context.Context, c *pgx.ConnConfig) (err error) {
			c.Password, err = o.Password(ctx)
			return err
		}))
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	d := *postgresDialect
	d.locking = []goose.ProviderOption{goose.WithSessionLocker(locker)}
	s := prepared(&d, o)
	s.write = stdlib.OpenDB(*c, options...)
	s.read = s.write
	most := o.Connections
	if most <= 0 {
		most = connections
	}
	s.write.SetMaxOpenConns(most)
	s.write.SetMaxIdleConns(most)
	s.write.SetConnMaxIdleTime(5 * time.Minute)
	// A connection is replaced now and then, so that a database that failed over
	// or a password that was withdrawn is noticed.
	s.write.SetConnMaxLifetime(30 * time.Minute)
	if err := s.write.PingContext(ctx); err != nil {
		_ = s.Close()
		return nil, fault.Wrap(err, fault.Unavailable, "the database at %s does not answer", net.JoinHostPort(c.Host, fmt.Sprint(c.Port)))
	}
	if err := s.migrate(ctx, o.Migrate); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// encrypted refuses a configuration that could speak in clear to another machine.
func encrypted(c *pgx.ConnConfig) error {
	clear := func(host string, tls bool) bool {
		ip := net.ParseIP(host)
		here := host == "localhost" || strings.HasPrefix(host, "/") || ip != nil && ip.IsLoopback()
		return !tls && !here
	}
	refused := clear(c.Host, c.TLSConfig != nil)
	for _, f := range c.Fallbacks {
		refused = refused || clear(f.Host, f.TLSConfig != nil)
	}
	if refused {
		return fault.New(fault.Invalid, "the connection to the database might not be encrypted: write sslmode=verify-full in its address")
	}
	return nil
}
