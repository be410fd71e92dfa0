package fault

import (
	"errors"
	"fmt"
	"time"
)

// Kind is what sort of failure it is.
type Kind string

// The kinds. An error that carries none of them is Internal.
const (
	Internal    Kind = "internal"    // our mistake; its text is for the log only
	Invalid     Kind = "invalid"     // the request or the file is wrong; saying it again will not help
	NotFound    Kind = "not_found"   // it is not there, or not for whoever asks
	Conflict    Kind = "conflict"    // it changed, or it exists already
	Stale       Kind = "stale"       // it changed since whoever asks saw it
	Unseen      Kind = "unseen"      // it does not say which state it was decided on, and must
	Forbidden   Kind = "forbidden"   // known, and not allowed
	Limited     Kind = "limited"     // asked too often; the same call may work after a wait
	TooLarge    Kind = "too_large"   // over a limit that the message names
	Unavailable Kind = "unavailable" // an outside thing is down; the same call may work later
)

// Error is a failure with a message that a person may read.
type Error struct {
	Kind    Kind
	Message string // lower case, no full stop, names the thing that failed
	Err     error  // the cause, for the log; may be nil

	after time.Duration // how long to wait before asking again; 0 for not known
}

// Error is the message and its cause, for logs; people see the Message alone.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// New makes an error of a kind with a message for people.
func New(k Kind, format string, args ...any) error {
	return &Error{Kind: k, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an error of a kind with a message for people and a cause for the log.
func Wrap(err error, k Kind, format string, args ...any) error {
	return &Error{Kind: k, Message: fmt.Sprintf(format, args...), Err: err}
}

// Later makes an error of a kind with a message for people, after which asking again
// may work in a while.
func Later(k Kind, after time.Duration, format string, args ...any) error {
	return &Error{Kind: k, Message: fmt.Sprintf(format, args...), after: after}
}

// Wait is how long to wait before asking again, 0 where that is not known.
func Wait(err error) time.Duration {
	var e *Error
	if errors.As(err, &e) {
		return e.after
	}
	return 0
}

// KindOf is the kind of the outermost Error in the chain, Internal when there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Message is what a person may be told: never the text of an internal error.
func Message(err error) string {
	var e *Error
	if errors.As(err, &e) && e.Kind != Internal {
		return e.Message
	}
	return "something went wrong on our side; it has been logged"
}
