package app

import (
	"context"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/secret/filesecret"
)

// Undriven is what of a configuration has no driver in this program, as settings
// and schemes. config knows more schemes: it describes every world, this program
// lives in some, and one that was built for one machine in fewer.
func Undriven(c config.Config) map[string]string {
	cannot := map[string]string{}
	for _, d := range []struct {
		key, url        string
		here, elsewhere []string
	}{
		{"PAPERWURKS_DATABASE_URL", c.Database, []string{"sqlite"}, []string{"postgres"}},
		{"PAPERWURKS_BLOB_URL", c.Blob, []string{"file"}, []string{"s3"}},
		{"PAPERWURKS_QUEUE_URL", c.Queue, []string{"memory"}, []string{"sqs"}},
		{"PAPERWURKS_CACHE_URL", c.Cache, []string{"memory"}, []string{"redis", "rediss"}},
		{"PAPERWURKS_MODEL_URL", c.Model, []string{"none", "local"}, []string{"bedrock"}},
		{"PAPERWURKS_MAIL_URL", c.Mail, []string{"file", "smtp", "smtps"}, []string{"ses"}},
		{"PAPERWURKS_TELEMETRY_URL", c.Telemetry, []string{"none"}, []string{"otlp", "otlps"}},
		{"PAPERWURKS_MALWARE_URL", c.Malware, []string{"none", "clamd"}, nil},
	} {
		scheme, _, _ := strings.Cut(d.url, "://")
		if !slices.Contains(d.here, scheme) && !(hasElsewhere && slices.Contains(d.elsewhere, scheme)) {
			cannot[d.key] = scheme
		}
	}
	return cannot
}

// driven refuses a configuration with a scheme that has no driver in this
// program, naming all of them before anything is opened.
func driven(c config.Config) error {
	var problems []error
	cannot := Undriven(c)
	for _, key := range slices.Sorted(maps.Keys(cannot)) {
		problems = append(problems, noDriver(key, cannot[key]))
	}
	if err := errors.Join(problems...); err != nil {
		return fault.New(fault.Invalid, "%s", err)
	}
	return nil
}

// openSecrets opens the place where references are looked up.
func openSecrets(ctx context.Context, c config.Config) (*secret.Store, error) {
	s, err := config.ParseSecrets(c.Secrets)
	if err != nil {
		return nil, err
	}
	switch s.Scheme {
	case "file":
		return secret.New(filesecret.Dir(s.Dir)), nil
	case "env":
		return secret.New(secret.Environment{Prefix: s.Prefix, Lookup: os.LookupEnv}), nil
	case "aws":
		return openAmazonSecrets(ctx, s)
	}
	return nil, noDriver("PAPERWURKS_SECRETS_URL", s.Scheme)
}

// resolved opens the place of secrets and gives the configuration with the values
// that its references name, which config itself cannot look up.
func resolved(ctx context.Context, c config.Config) (config.Config, *secret.Store, error) {
	secrets, err := openSecrets(ctx, c)
	if err != nil {
		return c, nil, err
	}
	c, err = c.Resolve(func(reference string) (string, error) {
		v, err := secrets.Get(ctx, reference)
		return v.Reveal(), err
	})
	if err != nil {
		return c, nil, fault.New(fault.Invalid, "%s", err)
	}
	return c, secrets, nil
}

// noDriver is what a switch on a scheme says at its end.
func noDriver(key, scheme string) error {
	if !hasElsewhere {
		return fault.New(fault.Invalid, "%s: this program was built for one machine (-tags local), without a driver for %s://", key, scheme)
	}
	return fault.New(fault.Invalid, "%s: this program has no driver for %s:// yet", key, scheme)
}
