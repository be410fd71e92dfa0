package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/paperwurks/paperwurks/internal/store"
)

// empty is a SQLite file with the schema of this program and nothing in it, made once
// for all tests of a program: making it takes longer than most of them.
var empty = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "paperwurks-schema-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "p.db")
	s, err := store.OpenSQLite(context.Background(), path, store.Options{Migrate: true})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil { // which leaves one file
		return nil, err
	}
	return os.ReadFile(path)
})

// SQLite opens a SQLite file of a test's own, in which there is nothing, until the
// test ends. How a schema comes to be is for the tests of store.
func SQLite(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	data, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "p.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.OpenSQLite(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
