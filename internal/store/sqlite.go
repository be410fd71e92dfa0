package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"github.com/pressly/goose/v3"
	sqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/paperwurks/paperwurks/internal/fault"
)

var sqliteDialect = &dialect{
	name:  "sqlite",
	goose: goose.DialectSQLite3,
	taken: func(err error) bool {
		var e *sqlite.Error
		return errors.As(err, &e) && (e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
	},
	again: func(error) bool { return false }, // there is one writer
}

// OpenSQLite opens a SQLite file and makes it when it is not there. A schema that
// this program does not know, or that is older and may not be migrated, is
// fault.Conflict.
func OpenSQLite(ctx context.Context, path string, o Options) (_ *Store, err error) {
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
	s := prepared(sqliteDialect, o)
	if s.write, err = openSQLite(path, "_txlock=immediate"); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx, o.Migrate); err != nil {
		_ = s.Close() // the first error is the one to tell
		return nil, roomFor(path, err)
	}
	if s.read, err = openSQLite(path, "_pragma=query_only(1)"); err != nil {
		_ = s.Close()
		return nil, err
	}
	s.read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	return s, nil
}

// roomFor says in plain words that a disk is full; any other error it leaves alone.
func roomFor(path string, err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code() == sqlite3.SQLITE_FULL {
		return fault.New(fault.Unavailable, "there is no room for %s: the disk is full; make room and start again", path)
	}
	return err
}

func openSQLite(path, option string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	// A commit is flushed to the disk before it is believed: synchronous FULL.
	u.RawQuery = "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&" + option
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return db, nil
}
