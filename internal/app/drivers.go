package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// drivers are the schemes that this program can open, by setting. config knows
// more of them: it describes every world, this program lives in some.
var drivers = []struct {
	key   string
	value func(config.Config) string
	known []string
}{
	{"PAPERWURKS_DATABASE_URL", func(c config.Config) string { return c.Database }, []string{"sqlite"}},
	{"PAPERWURKS_BLOB_URL", func(c config.Config) string { return c.Blob }, []string{"file"}},
	{"PAPERWURKS_QUEUE_URL", func(c config.Config) string { return c.Queue }, []string{"memory"}},
	{"PAPERWURKS_CACHE_URL", func(c config.Config) string { return c.Cache }, []string{"memory"}},
	{"PAPERWURKS_MODEL_URL", func(c config.Config) string { return c.Model }, []string{"none"}},
	{"PAPERWURKS_MAIL_URL", func(c config.Config) string { return c.Mail }, []string{"file"}},
	{"PAPERWURKS_TELEMETRY_URL", func(c config.Config) string { return c.Telemetry }, []string{"none"}},
	{"PAPERWURKS_SESSION_KEY", func(c config.Config) string { return c.SessionKey }, []string{""}},
}

// driven refuses a configuration with a scheme that has no driver in this
// program, naming all of them.
func driven(c config.Config) error {
	var problems []error
	for _, d := range drivers {
		scheme, _, _ := strings.Cut(d.value(c), "://")
		if !slices.Contains(d.known, scheme) {
			problems = append(problems, fmt.Errorf("%s: this program has no driver for %s:// yet; it has %s://", d.key, scheme, strings.Join(d.known, "://, ")))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return fault.New(fault.Invalid, "%s", err)
	}
	return nil
}
