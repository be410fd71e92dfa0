package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
	"github.com/paperwurks/paperwurks/internal/work"
)

//go:embed migrations
var migrations embed.FS

// Store is an open database. It is every Store interface of the trade; its
// methods may be called by many goroutines.
type Store struct {
	dialect *dialect
	read    *sql.DB // for statements that change nothing
	write   *sql.DB // on SQLite one connection, on PostgreSQL the same as read
	// Now is the clock of the records.
	now func() time.Time
	// news is called after a commit for each item of work that it caused.
	news func(work.Item)
	// cause is the trace that a context belongs to.
	cause func(context.Context) string
	// from and to are the numbers of the schema before and after it was opened.
	from, to int64
	// needs is the number of the schema that this program was made for.
	needs int64
}

// Migrated is the number of the schema before and after the database was opened.
func (s *Store) Migrated() (from, to int64) { return s.from, s.to }

// Schema is the number of the schema that the database has, and of the one that this
// program was made for: they differ while a version is rolled back.
func (s *Store) Schema() (has, made int64) { return s.to, s.needs }

// Options of a Store. Zero values work.
type Options struct {
	Now  func() time.Time
	News func(work.Item) // must not wait
	// Cause is the trace that a context belongs to, as W3C traceparent, which is
	// kept with the work that is caused. May be nil.
	Cause func(context.Context) string
	// Tracer is told of each statement that PostgreSQL is sent; may be nil.
	Tracer tracer
	// Migrate brings an older schema up to date; without it such a one is refused.
	Migrate bool
	// Password is asked for whenever a connection to PostgreSQL is made, so that
	// one that was changed, or that lasts minutes, needs no restart. May be nil.
	Password func(context.Context) (string, error)
	// Connections is the most to PostgreSQL at a time; 0 for 10.
	Connections int
}

// dialect is what differs between the databases. Statements are the same text.
type dialect struct {
	name    string // of the folder of its migrations
	goose   goose.Dialect
	locking []goose.ProviderOption
	// hold ends a select of rows that nobody else may change meanwhile, and pass
	// one that leaves out rows so held. SQLite has one writer and needs neither.
	hold, pass string
	taken      func(error) bool // a unique constraint was violated
	again      func(error) bool // a race was lost; the transaction may be run again
}

// prepared is a Store with its defaults, without a database yet.
func prepared(d *dialect, o Options) *Store {
	s := &Store{dialect: d, now: o.Now, news: o.News, cause: o.Cause}
	if s.now == nil {
		s.now = time.Now
	}
	if s.news == nil {
		s.news = func(work.Item) {}
	}
	if s.cause == nil {
		s.cause = func(context.Context) string { return "" }
	}
	return s
}

// migrate brings the schema up to date when may be, and otherwise refuses one
// that is older than the program. A newer one is taken when each of its migrations says
// that this program can still run on it, so that a version can be rolled back.
func (s *Store) migrate(ctx context.Context, may bool) error {
	files, err := fs.Sub(migrations, "migrations/"+s.dialect.name)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	p, err := goose.NewProvider(s.dialect.goose, s.write, files, s.dialect.locking...)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	has, knows, err := p.GetVersions(ctx)
	if err != nil {
		return wrap(err)
	}
	s.from, s.to = has, knows
	switch {
	case has > knows:
		s.to = has // nothing was changed
		s.needs = knows
		return s.reached(ctx, has, knows)
	case has < knows && !may:
		return fault.New(fault.Conflict, "the database has schema %d and this program needs %d: run `paperwurks migrate` first", has, knows)
	}
	s.needs = knows
	if _, err := p.Up(ctx); err != nil {
		return wrap(err)
	}
	if has == knows {
		return nil
	}
	return s.tellReach(ctx, files)
}

// reached says whether a program that knows a schema can run on a later one.
func (s *Store) reached(ctx context.Context, has, knows int64) error {
	var oldest, unsaid int64
	err := s.write.QueryRowContext(ctx, `
		select coalesce(max(r.oldest), 0), count(*) filter (where r.number is null)
		from goose_db_version v left join reach r on r.number = v.version_id
		where v.is_applied and v.version_id > $1`, knows).Scan(&oldest, &unsaid)
	switch {
	case err != nil:
		return fault.Wrap(err, fault.Conflict, "the database has schema %d and this program knows %d: run a newer paperwurks, or restore the database of this one", has, knows)
	case unsaid > 0:
		return fault.New(fault.Conflict, "the database has schema %d, which does not say that a program of schema %d can run on it: run a newer paperwurks, or restore the database of this one", has, knows)
	case oldest > knows:
		return fault.New(fault.Conflict, "the database has schema %d, which programs from schema %d on can run on, and this one knows %d: run a newer paperwurks, or restore the database of this one", has, oldest, knows)
	}
	return nil
}

// firstReach is the first migration that says which programs can run on it.
const firstReach = 13

// oldestLine is how a migration says that: in a comment at its head.
var oldestLine = regexp.MustCompile(`(?m)^-- oldest: (\d+)$`)

// oldestOf is the oldest schema whose program can run on a migration: what its head says,
// or else the migration itself.
func oldestOf(number int64, text []byte) int64 {
	if m := oldestLine.FindSubmatch(text); m != nil {
		if n, err := strconv.ParseInt(string(m[1]), 10, 64); err == nil {
			return min(n, number)
		}
	}
	return number
}

// tellReach writes down, for programs of before, how far back each migration reaches.
func (s *Store) tellReach(ctx context.Context, files fs.FS) error {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	for _, name := range names {
		digits, _, _ := strings.Cut(name, "_")
		number, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return fmt.Errorf("store: migration %s: %w", name, err)
		}
		if number < firstReach {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("store: %w", err)
		}
		if _, err := s.write.ExecContext(ctx, `
			insert into reach (number, oldest) values ($1, $2) on conflict (number) do update set oldest = excluded.oldest`,
			number, oldestOf(number, text)); err != nil {
			return wrap(err)
		}
	}
	return nil
}

// Close closes the database.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write && s.read != nil {
		err = errors.Join(err, s.read.Close())
	}
	return err
}

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// Current tells whether the database answers and has the schema that this program
// needs. It may have become a later one, while programs of two versions run side by
// side; an earlier one is what a restored backup has.
func (s *Store) Current(ctx context.Context) error {
	var has int64
	if err := s.read.QueryRowContext(ctx, `select coalesce(max(version_id), 0) from goose_db_version where is_applied`).Scan(&has); err != nil {
		return wrap(err)
	}
	if has < s.needs {
		return fault.New(fault.Unavailable, "the database has schema %d and this program needs %d", has, s.needs)
	}
	return nil
}

// Connections is the state of the pool of connections.
func (s *Store) Connections() sql.DBStats { return s.read.Stats() }

// change is the one way to change something: fn's statements, the audit entry of
// whoever is in ctx and the work that follows are written together or not at all.
func (s *Store) change(ctx context.Context, e audit.Entry, next []work.Item, fn func(*sql.Tx, tenant.Who) error) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	var told []work.Item // of what happened, to webhooks
	err = s.transact(ctx, func(tx *sql.Tx) error {
		told = nil
		if err := s.lock(ctx, tx, who.Organisation); err != nil {
			return err
		}
		if err := fn(tx, who); err != nil {
			return err
		}
		if err := claimed(ctx, tx, e.Subject); err != nil {
			return err
		}
		if err := s.append(ctx, tx, who, e); err != nil {
			return err
		}
		for _, i := range next {
			if err := s.put(ctx, tx, who.Organisation, i); err != nil {
				return err
			}
		}
		if event, ok := webhook.Of(e.Action); ok {
			caseID := e.Detail["case"]
			if !strings.HasPrefix(string(event), "document.") {
				caseID = e.Subject // the other events are of a case
			}
			told, err = s.announce(ctx, tx, who, event, e.Subject, caseID)
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, i := range slices.Concat(next, told) {
		s.news(i)
	}
	return nil
}

// errUnchanged ends a transaction that found nothing to do.
var errUnchanged = errors.New("store: nothing to change")

// lock lets one change of an organisation follow the other: each adds a link to
// the organisation's one chain. Every change takes this lock first, so that two
// can never wait for each other.
func (s *Store) lock(ctx context.Context, tx *sql.Tx, o tenant.Organisation) error {
	if s.dialect.hold == "" {
		return nil
	}
	var id string
	err := tx.QueryRowContext(ctx, `select id from organisation where id = $1 `+s.dialect.hold, o).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // it is being made, or the change will find nothing
	}
	return err
}

// attempts is how often a transaction that lost a race is run.
const attempts = 5

// transact runs fn in a transaction, again when it lost a race: fn must bear that.
func (s *Store) transact(ctx context.Context, fn func(*sql.Tx) error) error {
	var err error
	for range attempts {
		if err = s.once(ctx, fn); err == nil || !s.dialect.again(err) {
			break
		}
	}
	return err
}

func (s *Store) once(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err)
	}
	defer func() { _ = tx.Rollback() }() // of a committed transaction: nothing
	if err := fn(tx); err != nil {
		return wrap(err)
	}
	return wrap(tx.Commit())
}

// wrap marks what comes from the database and leaves faults as they are.
func wrap(err error) error {
	var known *fault.Error
	if err == nil || errors.As(err, &known) || errors.Is(err, errUnchanged) {
		return err
	}
	return fmt.Errorf("store: %w", err)
}

// affected is how many rows a statement changed.
func affected(r sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// all scans every row of a query.
func all[T any](ctx context.Context, q querier, scan func(func(...any) error) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, wrap(err)
	}
	defer rows.Close()
	out := []T{}
	for rows.Next() {
		v, err := scan(rows.Scan)
		if err != nil {
			return nil, wrap(err)
		}
		out = append(out, v)
	}
	return out, wrap(rows.Err())
}

// micro is a time as it is kept; 0 is the zero time.
func micro(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment is a kept time.
func moment(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}
