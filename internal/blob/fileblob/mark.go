package fileblob

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// marks are what is known of an object beside its bytes. This driver keeps the
// promise of a lock against the program, its mistakes included; the owner of the
// machine can remove the files.
type marks struct {
	Until time.Time         `json:"until,omitzero"`
	Held  bool              `json:"held,omitempty"`
	Tags  map[string]string `json:"tags,omitempty"`
}

// marked reads the marks of a key; most have none. Marks that cannot be read stop
// whoever asks: they may be a lock.
func (d *Driver) marked(key string) (m marks, err error) {
	text, err := os.ReadFile(filepath.Join(d.marks, filepath.FromSlash(key)))
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		return m, fmt.Errorf("fileblob: the marks of %s: %w", key, err)
	}
	return m, nil
}

// mark writes the marks of a key, whole or not at all.
func (d *Driver) mark(key string, m marks) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	tmp, err := d.temporary(bytes.NewReader(text))
	if err != nil {
		return wrap(key, err)
	}
	defer os.Remove(tmp)
	return d.place(tmp, d.marks, key)
}

// free is the marks of a key that may be removed or replaced; fault.Conflict for
// one that may not. A lock without an object is what a kill left of a write.
func (d *Driver) free(key string) (marks, error) {
	m, err := d.marked(key)
	if err != nil {
		return m, err
	}
	if _, err := os.Lstat(d.path(key)); errors.Is(err, fs.ErrNotExist) {
		return marks{}, nil
	}
	switch {
	case m.Held:
		return m, fault.New(fault.Conflict, "the object %s is under a legal hold", key)
	case d.now().Before(m.Until):
		return m, fault.New(fault.Conflict, "the object %s is locked until %s", key, m.Until.UTC().Format("2 January 2006"))
	}
	return m, nil
}

// change changes the marks of an object that is there.
func (d *Driver) change(ctx context.Context, key string, by func(*marks) error) error {
	if _, err := d.Stat(ctx, key); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	m, err := d.marked(key)
	if err == nil {
		err = by(&m)
	}
	if err != nil {
		return err
	}
	return d.mark(key, m)
}

// Lock puts off the end of a lock.
func (d *Driver) Lock(ctx context.Context, key string, until time.Time) error {
	return d.change(ctx, key, func(m *marks) error {
		if until.Before(m.Until) {
			return fault.New(fault.Conflict, "the object %s is locked for longer already", key)
		}
		m.Until = until.UTC()
		return nil
	})
}

// Hold puts a hold on, or takes it off.
func (d *Driver) Hold(ctx context.Context, key string, on bool) error {
	return d.change(ctx, key, func(m *marks) error { m.Held = on; return nil })
}

// Tags are the labels of an object.
func (d *Driver) Tags(ctx context.Context, key string) (map[string]string, error) {
	if _, err := d.Stat(ctx, key); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	m, err := d.marked(key)
	return m.Tags, err
}

// SetTags puts labels in the place of others.
func (d *Driver) SetTags(ctx context.Context, key string, tags map[string]string) error {
	return d.change(ctx, key, func(m *marks) error { m.Tags = tags; return nil })
}
