package fileblob

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/blobtest"
	"github.com/paperwurks/paperwurks/internal/fault"
)

var key = bytes.Repeat([]byte("k"), 32)

// world is a driver, its directory and a server that honours its URLs.
func world(t *testing.T, now func() time.Time) (*Driver, string) {
	t.Helper()
	dir := t.TempDir()
	var h http.Handler
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }))
	t.Cleanup(srv.Close)
	d, err := Open(Config{Dir: dir, Key: key, URL: srv.URL, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	h = d.Handler(func(w http.ResponseWriter, _ *http.Request, err error) {
		code := http.StatusBadRequest
		if fault.KindOf(err) == fault.Forbidden {
			code = http.StatusForbidden
		}
		http.Error(w, err.Error(), code)
	})
	return d, dir
}

func TestSuite(t *testing.T) {
	open := func(t *testing.T) *blob.Bucket {
		d, _ := world(t, time.Now)
		return blob.New(d)
	}
	blobtest.Run(t, open)
	blobtest.RunTags(t, open)
	blobtest.RunSigned(t, open)
	blobtest.RunForms(t, open)
	blobtest.RunLocks(t, open)
}

func TestFailedWritesLeaveNothing(t *testing.T) {
	d, dir := world(t, time.Now)
	broken := io.MultiReader(strings.NewReader("half of it"), &failing{})
	if err := d.Put(context.Background(), "firm/a", broken, blob.Write{}); err == nil {
		t.Fatal("a reader that fails must fail the write")
	}
	if files := all(t, dir); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestOpenRemovesUnfinishedWrites(t *testing.T) {
	d, dir := world(t, time.Now)
	if err := d.Put(context.Background(), "firm/a", strings.NewReader("whole"), blob.Write{}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.tmp, "put-123"), []byte("ha"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Config{Dir: dir, Key: key, Now: time.Now}); err != nil {
		t.Fatal(err)
	}
	if files := all(t, dir); len(files) != 1 || !strings.HasSuffix(files[0], filepath.FromSlash("objects/firm/a")) {
		t.Errorf("files are %v, want the whole object alone", files)
	}
}

func TestRemoveOlder(t *testing.T) {
	d, _ := world(t, time.Now)
	ctx := context.Background()
	for _, k := range []string{"firm/old", "firm/new"} {
		if err := d.Put(ctx, k, strings.NewReader("x"), blob.Write{}); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-8 * 24 * time.Hour)
	if err := os.Chtimes(d.path("firm/old"), past, past); err != nil {
		t.Fatal(err)
	}
	n, err := d.RemoveOlder(ctx, time.Now().Add(-7*24*time.Hour))
	if n != 1 || err != nil {
		t.Errorf("removed %d, %v", n, err)
	}
	if _, err := d.Stat(ctx, "firm/new"); err != nil {
		t.Errorf("the new one: %v", err)
	}
}

func TestSignedURLsExpire(t *testing.T) {
	now := time.Now()
	d, _ := world(t, func() time.Time { return now })
	signed, err := d.SignPut(context.Background(), "firm/a", blobtest.Announce("hello"), now.Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(2 * time.Minute)
	if code := blobtest.Send(t, signed, "hello"); code != http.StatusForbidden {
		t.Errorf("an expired link answered %d", code)
	}
	if _, err := d.Stat(context.Background(), "firm/a"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the object: %v", err)
	}
}

func TestLocksEnd(t *testing.T) {
	ctx, now := t.Context(), time.Now()
	d, dir := world(t, func() time.Time { return now })
	b := blob.New(d)
	if err := b.Keep(ctx, "firm/a", []byte("record"), "text/plain", now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := b.PutBytes(ctx, "firm/a", []byte("other"), ""); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a locked object was replaced: %v", err)
	}
	if n, err := d.RemoveOlder(ctx, now.Add(24*time.Hour)); n != 0 || err != nil {
		t.Errorf("swept %d locked objects, %v", n, err)
	}
	now = now.Add(2 * time.Hour)
	if err := b.Delete(ctx, "firm/a"); err != nil {
		t.Errorf("after the lock has ended: %v", err)
	}
	if files := all(t, dir); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestALockWithoutAnObjectIsWhatAKillLeft(t *testing.T) {
	d, _ := world(t, time.Now)
	b := blob.New(d)
	if err := d.mark("firm/a", marks{Until: time.Now().Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	if err := b.Keep(t.Context(), "firm/a", []byte("record"), "", time.Now().Add(time.Hour)); err != nil {
		t.Error(err)
	}
}

func TestDamagedMarksAreTakenForALock(t *testing.T) {
	d, _ := world(t, time.Now)
	b := blob.New(d)
	if err := b.Keep(t.Context(), "firm/a", []byte("record"), "", time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.marks, "firm", "a"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := b.Delete(t.Context(), "firm/a"); err == nil {
		t.Error("removed")
	}
}

func TestOpenRefusesAWeakKey(t *testing.T) {
	if _, err := Open(Config{Dir: t.TempDir(), Key: []byte("short")}); err == nil {
		t.Error("a short key was taken")
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the wire broke") }

// all is every regular file below a directory.
func all(t *testing.T, dir string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
