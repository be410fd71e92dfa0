package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
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
	Entry
	Previous string // hash of the record before, empty for the first
	Hash     string
}

// Next is the record that follows last, which is the zero Record for the first.
func Next(last Record, who tenant.Who, at time.Time, e Entry) Record {
	r := Record{
		Organisation: who.Organisation, Seq: last.Seq + 1, At: at.UTC().Truncate(time.Microsecond),
		Person: who.Person, Entry: e, Previous: last.Hash,
	}
	r.Hash = r.sum()
	return r
}

// sum is the SHA-256 of everything in the record but the hash itself, as JSON
// whose keys stand in one order.
func (r Record) sum() string {
	text, err := json.Marshal([]any{
		r.Organisation, r.Seq, r.At.UnixMicro(), r.Person, r.Action, r.Subject, r.Detail, r.Previous,
	})
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Chain checks records one after the other, from the first of an organisation on.
type Chain struct{ last Record }

// Add checks that a record follows the ones before it unchanged, with none
// missing between.
func (c *Chain) Add(r Record) error {
	switch {
	case r.Seq != c.last.Seq+1:
		return fmt.Errorf("audit: record %d follows %d: records are missing", r.Seq, c.last.Seq)
	case r.Previous != c.last.Hash:
		return fmt.Errorf("audit: record %d does not follow record %d as it stands", r.Seq, c.last.Seq)
	case r.Hash != r.sum():
		return fmt.Errorf("audit: record %d was changed after it was written", r.Seq)
	}
	c.last = r
	return nil
}
