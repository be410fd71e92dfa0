package filemail

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
)

// Dir is the directory of letters. It is made when the first is delivered.
type Dir string

var _ mail.Driver = Dir("")

// Deliver writes a letter into a file that is named after its time and id.
func (d Dir) Deliver(ctx context.Context, e mail.Envelope) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := os.MkdirAll(string(d), 0o700); err != nil {
		return d.wrap(err)
	}
	f, err := os.CreateTemp(string(d), ".letter-*") // made with mode 0600
	if err != nil {
		return d.wrap(err)
	}
	defer os.Remove(f.Name()) // of a letter that was delivered: nothing
	_, err = f.Write(e.Data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(string(d), e.Written.UTC().Format("2006-01-02T150405Z-")+e.ID+".eml"))
	}
	if err == nil {
		err = d.sync()
	}
	return d.wrap(err)
}

// sync sees to it that a new name outlives a loss of power.
func (d Dir) sync() error {
	f, err := os.Open(string(d))
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// Ping says whether a file could be made in the directory, or the directory in the
// nearest that is there. It leaves nothing behind.
func (d Dir) Ping(context.Context) error {
	dir := filepath.Clean(string(d))
	for {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return fault.New(fault.Unavailable, "letters cannot be written to %s: %s is a file", string(d), dir)
		}
		if err == nil || !errors.Is(err, fs.ErrNotExist) || filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".letter-*")
	if err != nil {
		return d.wrap(err)
	}
	return d.wrap(errors.Join(f.Close(), os.Remove(f.Name())))
}

func (d Dir) wrap(err error) error {
	if err == nil {
		return nil
	}
	return fault.Wrap(err, fault.Unavailable, "letters cannot be written to %s", string(d))
}
