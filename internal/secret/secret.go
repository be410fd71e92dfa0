package secret

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

const redacted = "[redacted]"

// Value is a secret. Only Reveal shows it.
type Value struct{ text string }

// Hide makes a Value of a text.
func Hide(text string) Value { return Value{text} }

// Reveal is the secret itself.
func (v Value) Reveal() string { return v.text }

// String hides the secret, and so do the others that printing uses.
func (Value) String() string { return redacted }

// Format hides it from every verb of fmt, %x included.
func (Value) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }

// MarshalText hides it from JSON and its like.
func (Value) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue hides it from logs.
func (Value) LogValue() slog.Value { return slog.StringValue(redacted) }

// Driver looks secrets up in one kind of place. Its methods may be called by many
// goroutines.
type Driver interface {
	// Get is the secret of a name now; fault.NotFound when there is none and
	// fault.Unavailable when the place cannot be asked.
	Get(ctx context.Context, name string) (string, error)
}

// Store looks references up and remembers what it found for a while.
type Store struct {
	Driver Driver
	For    time.Duration // how long a value is good for; 0 means 5 minutes
	Now    func() time.Time

	mu    sync.Mutex
	known map[string]*entry
}

type entry struct {
	mu   sync.Mutex // held while the driver is asked, so that it is asked once
	text string
	have bool
	at   time.Time // when it began to be read
}

const goodFor = 5 * time.Minute

// New is a store on a driver.
func New(d Driver) *Store { return &Store{Driver: d, For: goodFor, Now: time.Now} }

// Scheme begins a reference.
const Scheme = "secret://"

// Get is the value of a reference, which may be some minutes old: fault.Invalid
// for a text that is none, fault.NotFound when there is no such secret or it has
// no such field. While the place of secrets cannot be reached it is the last value.
func (s *Store) Get(ctx context.Context, reference string) (Value, error) {
	return s.since(ctx, reference, s.Now().Add(-s.For))
}

// Latest is what Get is, as it is at this moment: for whoever opens a connection,
// so that a rotated password is used from the next one on.
func (s *Store) Latest(ctx context.Context, reference string) (Value, error) {
	return s.since(ctx, reference, s.Now())
}

// since is a value that was read at a time or later. Those who ask at once share
// one reading.
func (s *Store) since(ctx context.Context, reference string, at time.Time) (Value, error) {
	name, field, err := parse(reference)
	if err != nil {
		return Value{}, err
	}
	e := s.entry(name)
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.have || e.at.Before(at) {
		began := s.Now()
		text, err := s.Driver.Get(ctx, name)
		switch {
		case err == nil:
			e.text, e.have, e.at = text, true, began
		case !e.have || fault.KindOf(err) != fault.Unavailable:
			return Value{}, err
		}
	}
	return pick(name, e.text, field)
}

func (s *Store) entry(name string) *entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]*entry{}
	}
	e := s.known[name]
	if e == nil {
		e = &entry{}
		s.known[name] = e
	}
	return e
}

// parse takes a reference apart.
func parse(reference string) (name, field string, err error) {
	rest, ok := strings.CutPrefix(reference, Scheme)
	name, field, _ = strings.Cut(rest, "#")
	if !ok || name == "" {
		return "", "", fault.New(fault.Invalid, "a reference to a secret is written secret://NAME or secret://NAME#FIELD")
	}
	return name, field, nil
}

// pick is the whole secret, or a field of one that is a JSON object, as the
// secrets that RDS keeps are.
func pick(name, text, field string) (Value, error) {
	if field == "" {
		return Value{text}, nil
	}
	var fields map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber() // a password of digits keeps them all
	if err := d.Decode(&fields); err != nil {
		// The decoder's error may quote the secret.
		return Value{}, fault.New(fault.Invalid, "the secret %s is no JSON object, so it has no field %s", name, field)
	}
	switch v := fields[field].(type) {
	case string:
		return Value{v}, nil
	case json.Number:
		return Value{v.String()}, nil
	}
	return Value{}, fault.New(fault.NotFound, "the secret %s has no field %s", name, field)
}
