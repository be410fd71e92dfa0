package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// deliver writes the report to its file or to standard output.
func deliver(data []byte, path string, stdout io.Writer) error {
	write := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	if path == "" {
		return write(stdout)
	}
	return deliverTo(path, forOthers, write)
}

// Who may read a file that is written: whoever the user lets (the umask), or the
// user alone.
const (
	forOthers os.FileMode = 0o666
	forOne    os.FileMode = 0o600
)

// deliverTo writes a file, whole or not at all. A device or a pipe is written to as
// it stands, and a link goes on pointing where it does: neither is replaced by a
// file. A file that is replaced stays as open or as closed as it was.
func deliverTo(path string, who os.FileMode, write func(io.Writer) error) error {
	if there, err := os.Stat(path); err == nil && !there.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return unwritten(path, err)
		}
		err = write(f)
		if closing := f.Close(); err == nil {
			err = closing
		}
		return err
	}
	tmp, path, err := begin(path, who)
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if err := write(tmp); err != nil {
		_ = tmp.Close() // the first error is the one to tell
		if errors.Is(err, syscall.ENOSPC) {
			return unwritten(path, err)
		}
		return err
	}
	if there, gone := os.Stat(path); gone == nil {
		err = tmp.Chmod(there.Mode().Perm())
	}
	if closing := tmp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return unwritten(path, err)
	}
	return nil
}

// begin makes the file that takes the place of another once it is whole, and says
// which that is: where path is a link, what it points to.
func begin(path string, who os.FileMode) (*os.File, string, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	tmp, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".paperwurks-"+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, who)
	if err != nil {
		return nil, path, unwritten(path, err)
	}
	return tmp, path, nil
}

// deliverable says, before the papers are read, what would keep a report from being
// written to a file in the end.
func deliverable(path string) error {
	if path == "" {
		return nil
	}
	if there, err := os.Stat(path); err == nil && there.IsDir() {
		return status{exitUnreadable, fmt.Errorf("%s is a directory; name a file in it", path)}
	} else if err == nil && !there.Mode().IsRegular() {
		return nil // a device or a pipe
	}
	tmp, _, err := begin(path, forOne)
	if err != nil {
		return err
	}
	_ = tmp.Close() // nothing was written
	return os.Remove(tmp.Name())
}

// unwritten says why a file cannot be written and what to do.
func unwritten(path string, err error) error {
	why := fmt.Errorf("%s cannot be written: %w", path, err)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = fmt.Errorf("%s cannot be written: there is no directory %s; make it first", path, filepath.Dir(path))
	case errors.Is(err, fs.ErrPermission):
		why = fmt.Errorf("%s cannot be written: you may not write in %s; choose another place", path, filepath.Dir(path))
	case errors.Is(err, syscall.ENOSPC):
		why = fmt.Errorf("%s cannot be written: the disk is full; make room, or choose another place", path)
	}
	return status{exitUnreadable, why}
}
