//go:build !unix

package app

import (
	"os"
	"path/filepath"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// lock opens the lock file. These systems refuse to remove or replace a file that
// is open, which the second process tries first.
func lock(path string) (*os.File, error) {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return nil, fault.New(fault.Conflict, "another paperwurks is running on the data directory %s; stop it, or give --data-dir another", filepath.Dir(path))
	}
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
}
