//go:build linux

package store

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
)

func openPostgres(t *testing.T, address string, o Options) *Store {
	t.Helper()
	s, err := OpenPostgres(t.Context(), address, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestBothSchemasAreTheSame(t *testing.T) {
	lite, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "p.db"), Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer lite.Close()
	sameShape(t, sqliteShape(t, lite.write), postgresShape(t, openPostgres(t, pgtest.Database(t), Options{Migrate: true}).write))
}

func TestPostgresRefusesANewerSchema(t *testing.T) {
	address := pgtest.Database(t)
	if _, err := OpenPostgres(t.Context(), address, Options{}); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an empty database without leave to migrate: %v", err)
	}
	refusesNewer(t, func(o Options) (*Store, error) { return OpenPostgres(t.Context(), address, o) })
}

func TestThePostgresAuditIsAppendOnly(t *testing.T) {
	s := openPostgres(t, pgtest.Database(t), Options{Migrate: true})
	appendOnly(t, s, `update audit set person = 'bob'`, `delete from audit`, `truncate audit`)
}

// TestPasswordIsAskedForAtEachConnection changes the password under an open
// Store: connections that are made later use the new one.
func TestPasswordIsAskedForAtEachConnection(t *testing.T) {
	var asked atomic.Int64
	s := openPostgres(t, pgtest.Database(t), Options{Migrate: true, Password: func(context.Context) (string, error) {
		asked.Add(1)
		return "rotated", nil
	}})
	before := asked.Load()
	if before == 0 {
		t.Fatal("no password was asked for")
	}
	if _, err := s.write.Exec(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`); err != nil {
		t.Fatal(err)
	}
	s.write.SetMaxIdleConns(0)
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	if asked.Load() == before {
		t.Error("a new connection was made with the old password")
	}
}

func TestTamperingWithThePostgresAudit(t *testing.T) {
	empty := pgtest.Database(t)
	_ = openPostgres(t, empty, Options{Migrate: true}).Close()
	tampering(t, func(t *testing.T) *Store {
		return openPostgres(t, pgtest.Copy(t, empty), Options{})
	}, `alter table audit disable trigger all`)
}
