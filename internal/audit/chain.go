package audit

import "fmt"

// Damage is what sort of break a chain has.
type Damage string

// The sorts.
const (
	Changed   Damage = "changed"   // a record is not what its hash was made of
	Missing   Damage = "missing"   // records between two others are not there
	Unlinked  Damage = "unlinked"  // a record does not follow the one before it: one of them was put in, moved or rewritten
	Truncated Damage = "truncated" // records at the end, which an anchor knows of, are not there
	Rewritten Damage = "rewritten" // a record is not the one that an anchor knows, though the chain is whole in itself
)

// Break is a place where a chain does not hold.
type Break struct {
	Seq    int64  `json:"seq"` // of the record where it shows
	Damage Damage `json:"damage"`
	Detail string `json:"detail"` // for people
}

// Error is the detail.
func (b *Break) Error() string { return "audit: " + b.Detail }

func broken(seq int64, d Damage, format string, args ...any) *Break {
	return &Break{Seq: seq, Damage: d, Detail: fmt.Sprintf(format, args...)}
}

// Chain checks records one after the other. The zero Chain begins with the first
// record of an organisation.
type Chain struct {
	seq  int64
	hash string
}

// After is a chain that goes on behind a record which is known to be whole.
func After(seq int64, hash string) Chain { return Chain{seq, hash} }

// Add checks that a record follows the ones before it unchanged, with none
// missing between. Its error is a *Break. After one it goes on from the record as
// it stands, so that what is wrong behind it is told too.
func (c *Chain) Add(r Record) error {
	before := *c
	c.seq, c.hash = r.Seq, r.Hash
	switch {
	case r.Seq == before.seq+2:
		return broken(r.Seq, Missing, "record %d is missing", before.seq+1)
	case r.Seq > before.seq+1:
		return broken(r.Seq, Missing, "records %d to %d are missing", before.seq+1, r.Seq-1)
	case r.Seq <= before.seq:
		return broken(r.Seq, Unlinked, "record %d comes after record %d", r.Seq, before.seq)
	case r.Previous != before.hash:
		return broken(r.Seq, Unlinked, "record %d does not follow record %d as it stands", r.Seq, before.seq)
	case r.Hash != r.sum():
		return broken(r.Seq, Changed, "record %d was changed after it was written", r.Seq)
	}
	return nil
}
