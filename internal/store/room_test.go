package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// A database that may not grow fails as one does on a full disk.
func TestAFullDiskIsSaidPlainly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "papers.db")
	db, err := openSQLite(path, "_pragma=max_page_count(2)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.ExecContext(t.Context(), `create table t as select zeroblob(100000) as b`)
	if err == nil {
		t.Fatal("it grew")
	}
	if said := roomFor(path, err); fault.KindOf(said) != fault.Unavailable || !strings.Contains(said.Error(), path+": the disk is full; make room") {
		t.Errorf("said is %v", said)
	}
	if other := errors.New("another"); !errors.Is(roomFor(path, other), other) || fault.KindOf(roomFor(path, other)) != fault.Internal {
		t.Error("another error is taken for it")
	}
}
