package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Action is what was done, as noun.verb in the past: "document.kept".
type Action string

// Entry is what whoever makes a change says about it. Who and when are added
// where it is written. Detail holds small facts about the change; never the
// words of a paper, and no secrets.
type Entry struct {
	Action  Action
	Subject string // the id of what was changed
	Detail  map[string]string
}

// Record is an entry in the chain of its organisation.
type Record struct {
	Organisation tenant.Organisation
	Seq          int64 // from 1, without gaps
	At           time.Time
	Person       tenant.Person
	From         string // the network address that they asked from; empty for System, and before it was recorded
	Entry
	Previous string // hash of the record before, empty for the first
	Hash     string
}

// Next is the record that follows last, which is the zero Record for the first.
func Next(last Record, who tenant.Who, at time.Time, e Entry) Record {
	r := Record{
		Organisation: who.Organisation, Seq: last.Seq + 1, At: at.UTC().Truncate(time.Microsecond),
		Person: who.Person, From: who.From, Entry: e, Previous: last.Hash,
	}
	r.Hash = r.sum()
	return r
}

// Text is what the hash is made of: everything in the record but the hash itself,
// as a JSON array in one order. Where somebody asked from stands at its end only
// when it is known, so that records from before it was recorded keep their hash;
// it cannot be added to or taken from a record without changing the text.
func (r Record) Text() []byte {
	fields := []any{r.Organisation, r.Seq, r.At.UnixMicro(), r.Person, r.Action, r.Subject, r.Detail, r.Previous}
	if r.From != "" {
		fields = append(fields, r.From)
	}
	text, err := json.Marshal(fields)
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	return text
}

// sum is the SHA-256 of the text in lower-case hex.
func (r Record) sum() string {
	sum := sha256.Sum256(r.Text())
	return hex.EncodeToString(sum[:])
}

// Trail is where what was done is looked up.
type Trail interface {
	// Trail is the records of the organisation in ctx that somebody looks for, the
	// latest first, at most so many.
	Trail(ctx context.Context, l Lookup, most int) ([]Record, error)
}

// Lookup is which records somebody looks for; its zero fields leave everything in.
type Lookup struct {
	Person   tenant.Person
	Action   string // its beginning: "pack." or "pack.signed"
	Subject  string
	From, To time.Time // From included, To not
	Before   int64     // a sequence number: for the page that follows the one that ends there
}
