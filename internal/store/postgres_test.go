//go:build linux

package store_test

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
	"github.com/paperwurks/paperwurks/internal/store/storetest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func TestPostgres(t *testing.T) {
	empty := pgtest.Database(t)
	s, err := store.OpenPostgres(t.Context(), empty, store.Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	storetest.Run(t, func(t *testing.T, o store.Options) *store.Store {
		s, err := store.OpenPostgres(t.Context(), pgtest.Copy(t, empty), o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	})
}

func TestPostgresAddresses(t *testing.T) {
	for address, want := range map[string]fault.Kind{
		"postgres://u@db.example:5432/p?sslmode=disable": fault.Invalid,
		"postgres://u@db.example:5432/p?sslmode=prefer":  fault.Invalid,
		"postgres://u@db.example:5432/p":                 fault.Invalid, // prefer is the default
		"postgres://u@127.0.0.1:1/p?sslmode=disable":     fault.Unavailable,
		"postgres://%zz": fault.Invalid,
	} {
		s, err := store.OpenPostgres(t.Context(), address, store.Options{})
		if fault.KindOf(err) != want {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
		if err == nil {
			_ = s.Close()
		}
	}
}
