package config

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// referenceScheme begins a value that stands somewhere else: secret://NAME, or
// secret://NAME#FIELD for one field of a secret that is a JSON object.
const referenceScheme = "secret://"

// references are what may be asked for. The characters are those that AWS allows
// in a secret's name or ARN. Parts of dots alone would leave a directory.
var references = regexp.MustCompile(`^secret://[A-Za-z0-9/_+=.@!:-]{1,512}(#[A-Za-z0-9_.-]{1,64})?$`)

// IsReference says whether a value stands somewhere else.
func IsReference(value string) bool { return strings.HasPrefix(value, referenceScheme) }

func checkReference(value string) error {
	if !references.MatchString(value) {
		return fmt.Errorf("a secret is written secret://NAME or secret://NAME#FIELD")
	}
	return nil
}

// Resolve is the configuration with each value that is a reference replaced by
// what get gives for it, and then checked like any other. Its error names every
// problem and shows no secret.
func (c Config) Resolve(get func(reference string) (string, error)) (Config, error) {
	var problems []error
	for _, s := range settings {
		p, text := s.value(&c).(*string)
		if !text || !IsReference(*p) {
			continue
		}
		v, err := get(*p)
		switch {
		case err != nil:
			problems = append(problems, fmt.Errorf("%s: %w", s.key, err))
		case IsReference(v):
			problems = append(problems, fmt.Errorf("%s: the secret is itself a reference", s.key))
		default:
			*p = v
		}
	}
	if len(problems) == 0 {
		problems = c.finish()
	}
	return c, errors.Join(problems...)
}
