package secret

import (
	"context"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Environment is the driver for variables of the process, env:// in the
// configuration. The secret session/key is the variable SESSION_KEY, after the
// prefix.
type Environment struct {
	Prefix string
	Lookup func(variable string) (string, bool) // os.LookupEnv
}

var _ Driver = Environment{}

// Variable is the variable of a secret's name.
func (e Environment) Variable(name string) string {
	return e.Prefix + strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		case 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return '_'
	}, name)
}

// Get looks a variable up; an empty one is none.
func (e Environment) Get(_ context.Context, name string) (string, error) {
	v, ok := e.Lookup(e.Variable(name))
	if !ok || v == "" {
		return "", fault.New(fault.NotFound, "the secret %s is not there: the variable %s is not set", name, e.Variable(name))
	}
	return v, nil
}
