package filesecret

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
)

// Dir is the directory of the secrets. It need not exist before the first is
// asked for.
type Dir string

var _ secret.Driver = Dir("")

// most is the length of a secret, as Secrets Manager has it.
const most = 64 << 10

// Get reads a file below the directory.
func (d Dir) Get(_ context.Context, name string) (string, error) {
	none := fault.New(fault.NotFound, "the secret %s is not there: there is no such file in %s", name, string(d))
	if !fs.ValidPath(name) {
		return "", none
	}
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return "", wrap(err, name, none)
	}
	defer root.Close()
	f, err := root.Open(name)
	if err != nil {
		return "", wrap(err, name, none)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return "", wrap(err, name, none)
	}
	if len(text) > most {
		return "", fault.New(fault.Invalid, "the secret %s is longer than 64 KiB", name)
	}
	return strings.TrimSuffix(string(text), "\n"), nil
}

func wrap(err error, name string, none error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return none
	}
	return fault.Wrap(err, fault.Unavailable, "the secret %s cannot be read", name)
}
