package store_test

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/storetest"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T, o store.Options) *store.Store { return storetest.SQLite(t, o) })
}
