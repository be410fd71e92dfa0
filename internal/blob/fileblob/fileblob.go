package fileblob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Driver keeps objects below a directory.
type Driver struct {
	root  string
	tmp   string
	marks string // of a key: a file of JSON, where it has any
	sign  signer
	now   func() time.Time
	mu    sync.RWMutex // held for writing by whatever looks at a lock before it acts
}

var _ blob.Driver = (*Driver)(nil)

// Config says where objects are kept and how URLs are signed.
type Config struct {
	Dir string
	Key []byte // of the HMAC, 32 bytes; whoever has it can sign
	URL string // where Handler is reached, without a slash at the end
	Now func() time.Time
	// Beside says that another process may be writing to the directory: what looks
	// unfinished is left alone.
	Beside bool
}

// Open prepares the directory and, unless it is opened beside another process,
// removes what a kill left of unfinished writes.
func Open(c Config) (*Driver, error) {
	if len(c.Key) < 32 {
		return nil, errors.New("fileblob: the signing key is shorter than 32 bytes")
	}
	d := &Driver{root: filepath.Join(c.Dir, "objects"), tmp: filepath.Join(c.Dir, "unfinished"), marks: filepath.Join(c.Dir, "marks"), sign: signer{c.Key, c.URL, c.Now}, now: c.Now}
	if d.now == nil {
		d.now = time.Now
	}
	if !c.Beside {
		if err := os.RemoveAll(d.tmp); err != nil {
			return nil, fmt.Errorf("fileblob: %w", err)
		}
	}
	for _, dir := range []string{d.root, d.tmp, d.marks} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("fileblob: %w", err)
		}
	}
	return d, nil
}

func (d *Driver) path(key string) string { return filepath.Join(d.root, filepath.FromSlash(key)) }

// Put writes to a temporary file, flushes it to the disk and renames it.
func (d *Driver) Put(ctx context.Context, key string, r io.Reader, w blob.Write) error {
	tmp, err := d.temporary(contextReader{ctx, r})
	if err != nil {
		return wrap(key, err)
	}
	defer os.Remove(tmp)
	d.mu.Lock()
	defer d.mu.Unlock()
	m, err := d.free(key)
	if err != nil {
		return err
	}
	if w.Once {
		if _, err := os.Lstat(d.path(key)); !errors.Is(err, fs.ErrNotExist) {
			return fault.Wrap(err, fault.Conflict, "there is an object %s already", key)
		}
	}
	// Other bytes are another object: its tags go. The lock comes first, so that a
	// kill in between leaves no record that could be removed.
	if m.Until = w.Until; !w.Until.IsZero() || m.Tags != nil {
		m.Tags = nil
		if err := d.mark(key, m); err != nil {
			return err
		}
	}
	return d.place(tmp, d.root, key)
}

// temporary writes a file that is flushed to the disk and has no place yet.
func (d *Driver) temporary(r io.Reader) (path string, err error) {
	f, err := os.CreateTemp(d.tmp, "put-*")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(f, r)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return f.Name(), err
}

// place renames a temporary file to that of a key below a root.
func (d *Driver) place(tmp, root, key string) error {
	path := filepath.Join(root, filepath.FromSlash(key))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return wrap(key, err)
	}
	if err := os.Rename(tmp, path); err != nil {
		return wrap(key, err)
	}
	return wrap(key, syncUp(filepath.Dir(path), root))
}

// syncUp flushes the directories down to an object, so that its name outlives a
// failure of the power too.
func syncUp(dir, root string) error {
	for {
		f, err := os.Open(dir)
		if err != nil {
			return err
		}
		err = f.Sync()
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil || dir == root {
			return err
		}
		dir = filepath.Dir(dir)
	}
}

// Get opens an object. There is one version of it.
func (d *Driver) Get(_ context.Context, key, version string, offset, length int64) (io.ReadCloser, error) {
	if version != "" && version != only {
		return nil, wrap(key, fs.ErrNotExist)
	}
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
	d.mu.RLock()
	defer d.mu.RUnlock()
	m, err := d.marked(key)
	return blob.Info{Size: s.Size(), Modified: s.ModTime(), Until: m.Until, Held: m.Held}, err
}

// only is the version of every object.
const only = "latest"

// Versions is the one that there is.
func (d *Driver) Versions(ctx context.Context, key string) ([]blob.Version, error) {
	i, err := d.Stat(ctx, key)
	if err != nil {
		return nil, err
	}
	return []blob.Version{{ID: only, Size: i.Size, Modified: i.Modified}}, nil
}

// errEnough ends a walk that nobody listens to any more.
var errEnough = errors.New("enough")

// List walks the directory of a folder. Keys come in the order of their names, in
// which "a-b" stands before "a/b", as in S3.
func (d *Driver) List(ctx context.Context, folder string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var walk func(string) error
		walk = func(folder string) error {
			entries, err := os.ReadDir(d.path(folder))
			if err != nil {
				return err
			}
			name := func(e fs.DirEntry) string {
				if e.IsDir() {
					return e.Name() + "/"
				}
				return e.Name()
			}
			slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(name(a), name(b)) })
			for _, e := range entries {
				key := folder + "/" + e.Name()
				err := ctx.Err()
				switch {
				case err != nil:
				case e.IsDir():
					err = walk(key)
				case e.Type().IsRegular() && !yield(key, nil):
					err = errEnough
				}
				if err != nil && !errors.Is(err, fs.ErrNotExist) { // removed meanwhile
					return err
				}
			}
			return nil
		}
		err := walk(folder)
		if err != nil && !errors.Is(err, errEnough) && !errors.Is(err, fs.ErrNotExist) {
			yield("", wrap(folder, err))
		}
	}
}

// Delete removes the file and its marks.
func (d *Driver) Delete(_ context.Context, key string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.free(key); err != nil {
		return err
	}
	for _, root := range []string{d.root, d.marks} {
		if err := os.Remove(filepath.Join(root, filepath.FromSlash(key))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return wrap(key, err)
		}
	}
	return nil
}

// Ping looks at the directory.
func (d *Driver) Ping(context.Context) error {
	if _, err := os.Stat(d.root); err != nil {
		return fault.Wrap(err, fault.Unavailable, "the directory %s cannot be read", d.root)
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
		if !info.ModTime().Before(than) {
			return ctx.Err()
		}
		key, err := filepath.Rel(d.root, path)
		if err == nil {
			err = d.Delete(ctx, filepath.ToSlash(key))
		}
		if fault.KindOf(err) == fault.Conflict {
			return nil // locked or held
		}
		if err == nil {
			n++
		}
		return err
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
