package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/pressly/goose/v3"
	sqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// Store is an open database. It is every Store interface of the trade; its
// methods may be called by many goroutines.
type Store struct {
	read  *sql.DB // several connections, which never write
	write *sql.DB // one connection: SQLite has one writer
	// Now is the clock of the records.
	now func() time.Time
	// news is called after a commit for each item of work that it caused.
	news func(work.Item)
}

// Options of a Store. Zero values work.
type Options struct {
	Now  func() time.Time
	News func(work.Item) // must not wait
}

// Open opens a SQLite file, makes it when it is not there and brings its schema
// up to date. A schema that is newer than the program is fault.Conflict.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	// The file is made here so that nobody else may read it from the start.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s := &Store{now: o.Now, news: o.News}
	if s.now == nil {
		s.now = time.Now
	}
	if s.news == nil {
		s.news = func(work.Item) {}
	}
	if s.write, err = open(path, "_txlock=immediate"); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx); err != nil {
		_ = s.write.Close()
		return nil, err
	}
	if s.read, err = open(path, "_pragma=query_only(1)"); err != nil {
		_ = s.write.Close()
		return nil, err
	}
	s.read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	return s, nil
}

func open(path, option string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	// A commit is flushed to the disk before it is believed: synchronous FULL.
	u.RawQuery = "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&" + option
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return db, nil
}

func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.write, files)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	has, knows, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if has > knows {
		return fault.New(fault.Conflict, "the database has schema %d and this program knows %d: run a newer paperwurks, or restore the database of this one", has, knows)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// Close closes the database.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// change is the one way to change something: fn's statements, the audit entry of
// whoever is in ctx and the work that follows are written together or not at all.
func (s *Store) change(ctx context.Context, e audit.Entry, next []work.Item, fn func(*sql.Tx, tenant.Who) error) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	err = s.transact(ctx, func(tx *sql.Tx) error {
		if err := fn(tx, who); err != nil {
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
		return nil
	})
	if err != nil {
		return err
	}
	for _, i := range next {
		s.news(i)
	}
	return nil
}

// errUnchanged ends a transaction that found nothing to do.
var errUnchanged = errors.New("store: nothing to change")

// transact runs fn in a transaction.
func (s *Store) transact(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: %w", err)
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

// taken tells the violation of a unique constraint.
func taken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
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
