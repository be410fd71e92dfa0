//go:build unix

package app

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// lock takes a file for this process alone. The system gives it back when the
// process ends, however it ends.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the data directory %s cannot be written to", filepath.Dir(path))
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fault.New(fault.Conflict, "another paperwurks is running on the data directory %s; stop it, or give --data-dir another", filepath.Dir(path))
		}
		return nil, err
	}
	return f, nil
}
