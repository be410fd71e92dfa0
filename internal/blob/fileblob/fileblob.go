package fileblob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Driver keeps objects below a directory.
type Driver struct {
	root string
	tmp  string
	sign signer
}

var _ blob.Driver = (*Driver)(nil)

// Config says where objects are kept and how URLs are signed.
type Config struct {
	Dir string
	Key []byte // of the HMAC, 32 bytes; whoever has it can sign
	URL string // where Handler is reached, without a slash at the end
	Now func() time.Time
}

// Open prepares the directory and removes what a kill left of unfinished writes.
func Open(c Config) (*Driver, error) {
	if len(c.Key) < 32 {
		return nil, errors.New("fileblob: the signing key is shorter than 32 bytes")
	}
	d := &Driver{root: filepath.Join(c.Dir, "objects"), tmp: filepath.Join(c.Dir, "unfinished"), sign: signer{c.Key, c.URL, c.Now}}
	if err := os.RemoveAll(d.tmp); err != nil {
		return nil, fmt.Errorf("fileblob: %w", err)
	}
	for _, dir := range []string{d.root, d.tmp} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("fileblob: %w", err)
		}
	}
	return d, nil
}

func (d *Driver) path(key string) string { return filepath.Join(d.root, filepath.FromSlash(key)) }

// Put writes to a temporary file, flushes it to the disk and renames it.
func (d *Driver) Put(ctx context.Context, key string, r io.Reader, _ string) error {
	f, err := os.CreateTemp(d.tmp, "put-*")
	if err != nil {
		return fmt.Errorf("fileblob: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = io.Copy(f, contextReader{ctx, r})
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return wrap(key, err)
	}
	path := d.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return wrap(key, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return wrap(key, err)
	}
	return wrap(key, d.syncUp(filepath.Dir(path)))
}

// syncUp flushes the directories down to an object, so that its name outlives a
// failure of the power too.
func (d *Driver) syncUp(dir string) error {
	for {
		f, err := os.Open(dir)
		if err != nil {
			return err
		}
		err = f.Sync()
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil || dir == d.root {
			return err
		}
		dir = filepath.Dir(dir)
	}
}

// Get opens an object.
func (d *Driver) Get(_ context.Context, key string, offset, length int64) (io.ReadCloser, error) {
	f, err := os.Open(d.path(key))
	if err != nil {
		return nil, wrap(key, err)
	}
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		_ = f.Close()
		return nil, wrap(key, err)
	}
	if length < 0 {
		return f, nil
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(f, length), f}, nil
}

// Stat is the file's size and time.
func (d *Driver) Stat(_ context.Context, key string) (blob.Info, error) {
	s, err := os.Stat(d.path(key))
	if err == nil && !s.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		return blob.Info{}, wrap(key, err)
	}
	return blob.Info{Size: s.Size(), Modified: s.ModTime()}, nil
}

// Delete removes the file.
func (d *Driver) Delete(_ context.Context, key string) error {
	if err := os.Remove(d.path(key)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return wrap(key, err)
	}
	return nil
}

// RemoveOlder removes the objects that were written before a time, and says how
// many: what a life-cycle rule does in S3.
func (d *Driver) RemoveOlder(ctx context.Context, than time.Time) (int, error) {
	n := 0
	err := filepath.WalkDir(d.root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if info.ModTime().Before(than) {
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			n++
		}
		return ctx.Err()
	})
	return n, err
}

// wrap makes "no such file" a fault and names the key in everything else.
func wrap(key string, err error) error {
	var known *fault.Error
	switch {
	case err == nil, errors.As(err, &known):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, fault.NotFound, "there is no object %s", key)
	}
	return fmt.Errorf("fileblob: %s: %w", key, err)
}

// contextReader ends with its context.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
