package audit

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Log is where the records are kept. Heads, Anchored and Checking are the
// operator's and reach all firms; the others need one in ctx.
type Log interface {
	// Audit is the records after a sequence number, at most so many, in order.
	Audit(ctx context.Context, after int64, most int) ([]Record, error)
	// Write adds an entry to the chain that comes with no other change.
	Write(ctx context.Context, e Entry) error
	// Heads is the end of every chain that has records or was ever anchored.
	Heads(ctx context.Context) ([]Head, error)
	// Anchored notes the latest anchor of a chain. It is a hint of when the next is
	// due, and proves nothing.
	Anchored(ctx context.Context, a Anchor) error
	// Checking takes the check of a whole chain for whoever asks: false when
	// somebody took it since a time.
	Checking(ctx context.Context, o tenant.Organisation, since time.Time) (bool, error)
}

// Head is the end of a chain and what was last anchored of it.
type Head struct {
	Organisation tenant.Organisation
	Seq          int64
	Hash         string
	At           time.Time
	Anchor       Anchor // the zero one before the first
}

// Anchor is the head that a chain had once, written where nobody can change it: a
// chain that is written anew with the right hashes, or whose end is cut off, does
// not fit its anchors.
type Anchor struct {
	Schema       string              `json:"schema"`
	Organisation tenant.Organisation `json:"organisation"`
	Seq          int64               `json:"seq"`
	Hash         string              `json:"hash"`
	At           time.Time           `json:"at,omitzero"` // when it was anchored
}

const anchorSchema = "paperwurks.audit-anchor/1"

// folder is where the anchors of an organisation lie in the records store. No case
// can have that name: it has a dot.
func folder(o tenant.Organisation) string { return path.Join(string(o), "audit.anchors") }

// key says all that proves something, so that a list of keys is enough to check a
// chain with, and an object whose content is replaced still says the truth.
func (a Anchor) key() string {
	return path.Join(folder(a.Organisation), fmt.Sprintf("%020d-%s.json", a.Seq, a.Hash))
}

var anchorName = regexp.MustCompile(`^(\d{20})-([0-9a-f]{64})\.json$`)

// Keeper anchors chains, checks them and hands them out. Its fields are set once;
// zero values of the last ones mean the defaults.
type Keeper struct {
	Log     Log
	Records *blob.Bucket // where nobody can change anything
	Now     func() time.Time
	// Broken is told of each check that found a chain broken. May be nil.
	Broken func(context.Context, Verdict)

	Every time.Duration // the longest that new records wait for their anchor; an hour
	After int64         // the most of them that wait; 1000
	Years int           // that an anchor is locked for; 7, as the records themselves are kept
	Daily time.Duration // how often a whole chain is checked by Sweep; a day
}

func (k *Keeper) withDefaults() Keeper {
	out := *k
	if out.Every <= 0 {
		out.Every = time.Hour
	}
	if out.After <= 0 {
		out.After = 1000
	}
	if out.Years <= 0 {
		out.Years = 7
	}
	if out.Daily <= 0 {
		out.Daily = 24 * time.Hour
	}
	return out
}

// batch is how many records are looked at in one go.
const batch = 1000

// Sweep anchors the chains whose anchors are due and checks, now and then, all of
// each. Anchoring checks what came since the last anchor; a chain that is broken is
// told of and not anchored, so that its anchors go on saying when it was whole.
// Any number of workers may sweep at once.
func (k *Keeper) Sweep(ctx context.Context) error {
	w := k.withDefaults()
	heads, err := w.Log.Heads(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, h := range heads {
		errs = append(errs, w.anchor(ctx, h))
		mine, err := w.Log.Checking(ctx, h.Organisation, w.Now().Add(-w.Daily))
		if mine && err == nil {
			_, err = w.Verify(ctx, h.Organisation, nil)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// anchor writes the head of a chain down when that is due.
func (k *Keeper) anchor(ctx context.Context, h Head) error {
	last := h.Anchor
	v := Verdict{Organisation: h.Organisation}
	switch {
	case h.Seq < last.Seq, h.Seq == last.Seq && h.Hash != last.Hash:
		_, err := k.Verify(ctx, h.Organisation, nil) // which tells what
		return err
	case h.Seq == last.Seq, k.Now().Sub(last.At) < k.Every && h.Seq-last.Seq < k.After:
		return nil
	}
	chain := After(last.Seq, last.Hash)
	err := k.each(as(ctx, h.Organisation), last.Seq, func(r Record) error {
		if r.Seq > h.Seq {
			return errEnd
		}
		v.Records++
		v.note(chain.Add(r))
		return nil
	})
	if err != nil {
		return err
	}
	if !v.Whole() {
		k.tell(ctx, v)
		return nil
	}
	a := Anchor{anchorSchema, h.Organisation, h.Seq, h.Hash, k.Now().UTC().Truncate(time.Microsecond)}
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	err = k.Records.Keep(ctx, a.key(), text, "application/json", a.At.AddDate(k.Years, 0, 0))
	if err != nil && fault.KindOf(err) != fault.Conflict { // another worker was quicker
		return fmt.Errorf("audit: anchor of %s: %w", h.Organisation, err)
	}
	return k.Log.Anchored(ctx, a)
}

func (k *Keeper) tell(ctx context.Context, v Verdict) {
	if k.Broken != nil {
		k.Broken(ctx, v)
	}
}

func as(ctx context.Context, o tenant.Organisation) context.Context {
	return tenant.With(ctx, tenant.Who{Organisation: o, Person: tenant.System})
}

// errEnd ends each without being an error.
var errEnd = errors.New("audit: enough")

// each hands over the records after a number, of the organisation in ctx.
func (k *Keeper) each(ctx context.Context, after int64, do func(Record) error) error {
	for {
		records, err := k.Log.Audit(ctx, after, batch)
		if err != nil {
			return err
		}
		for _, r := range records {
			if err := do(r); errors.Is(err, errEnd) {
				return nil
			} else if err != nil {
				return err
			}
			after = r.Seq
		}
		if len(records) < batch {
			return nil
		}
	}
}

// Verdict is what became of checking a chain.
type Verdict struct {
	Organisation tenant.Organisation `json:"organisation"`
	Records      int64               `json:"records"` // that were looked at
	Head         string              `json:"head"`    // the hash of the last
	Anchors      int                 `json:"anchors"` // that it was compared with
	Breaks       []*Break            `json:"breaks"`  // the first hundred
	// Until is the latest anchor that fits, when something is broken: whatever was
	// done to the chain up to there was done before.
	Until *Anchor `json:"until,omitempty"`
}

// Whole is whether nothing is broken.
func (v Verdict) Whole() bool { return len(v.Breaks) == 0 }

const mostBreaks = 100

func (v *Verdict) note(err error) {
	var b *Break
	if errors.As(err, &b) && len(v.Breaks) < mostBreaks {
		v.Breaks = append(v.Breaks, b)
	}
}

// Verify checks the whole chain of a firm against its hashes and its anchors.
// progress, which may be nil, is told now and then how many records were looked at.
// The error says why it could not be checked; what is wrong with it is in the verdict.
func (k *Keeper) Verify(ctx context.Context, o tenant.Organisation, progress func(int64)) (Verdict, error) {
	v := Verdict{Organisation: o, Breaks: []*Break{}}
	// Anchors first: the records that they know of are all there by then.
	anchors, err := k.anchors(ctx, o)
	if err != nil {
		return v, err
	}
	v.Anchors = len(anchors)
	var chain Chain
	var fits *Anchor
	left := anchors
	err = k.each(as(ctx, o), 0, func(r Record) error {
		v.Records++
		v.note(chain.Add(r))
		for len(left) > 0 && left[0].Seq < r.Seq { // of a record that is missing, which was told
			left = left[1:]
		}
		for len(left) > 0 && left[0].Seq == r.Seq {
			if a := left[0]; a.Hash == r.Hash {
				fits = &a
			} else {
				v.note(broken(r.Seq, Rewritten, "record %d is not the one that was anchored", r.Seq))
			}
			left = left[1:]
		}
		if progress != nil && v.Records%batch == 0 {
			progress(v.Records)
		}
		return nil
	})
	if err != nil {
		return v, err
	}
	v.Head = chain.hash
	if len(left) > 0 {
		last := left[len(left)-1].Seq
		v.note(broken(last, Truncated, "the chain ends with record %d, and record %d was anchored", chain.seq, last))
	}
	if v.Whole() {
		return v, nil
	}
	if fits != nil {
		v.Until = fits
		if text, err := k.Records.Bytes(ctx, fits.key(), 1<<16); err == nil {
			_ = json.Unmarshal(text, fits) // a damaged one says no time
		}
	}
	k.tell(ctx, v)
	return v, nil
}

// anchors are all that were ever written of a chain, in order.
func (k *Keeper) anchors(ctx context.Context, o tenant.Organisation) (out []Anchor, err error) {
	for key, err := range k.Records.List(ctx, folder(o)) {
		if err != nil {
			return nil, fmt.Errorf("audit: anchors of %s: %w", o, err)
		}
		m := anchorName.FindStringSubmatch(path.Base(key))
		if m == nil {
			continue
		}
		seq, err := strconv.ParseInt(m[1], 10, 64)
		if err != nil {
			continue
		}
		out = append(out, Anchor{Schema: anchorSchema, Organisation: o, Seq: seq, Hash: m[2]})
	}
	slices.SortFunc(out, func(a, b Anchor) int { return cmp.Compare(a.Seq, b.Seq) })
	return out, nil
}
