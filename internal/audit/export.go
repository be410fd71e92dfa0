package audit

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Format is how a chain is written for somebody outside; docs/formats/audit.md.
type Format string

// The formats.
const (
	JSONL Format = "jsonl"
	CSV   Format = "csv"
)

const exportSchema = "paperwurks.audit/1"

// Export is what is asked for: the records of an organisation's chain from the first
// to the last of a time, with none left out between. Zero times are open ends.
type Export struct {
	Format   Format
	From, To time.Time // From included, To not
}

// Check says what is wrong with what is asked for.
func (x Export) Check() error {
	if x.Format != JSONL && x.Format != CSV {
		return fault.New(fault.Invalid, "format: %s is neither jsonl nor csv", x.Format)
	}
	if !x.To.IsZero() && !x.From.Before(x.To) {
		return fault.New(fault.Invalid, "from: it is not before to")
	}
	return nil
}

// line is a record as it is written down: what the hash was made of, and the hash.
type line struct {
	Seq      int64               `json:"seq"`
	At       time.Time           `json:"at"`
	Micro    int64               `json:"at_us"`
	Firm     tenant.Organisation `json:"organisation"`
	Person   tenant.Person       `json:"person"`
	Action   Action              `json:"action"`
	Subject  string              `json:"subject"`
	Detail   map[string]string   `json:"detail"`
	From     string              `json:"from"`
	Previous string              `json:"previous"`
	Hash     string              `json:"hash"`
}

// Exported is what an export held.
type Exported struct {
	Schema  string              `json:"schema"`
	Firm    tenant.Organisation `json:"organisation"`
	Records int64               `json:"records"`
	First   int64               `json:"first"` // sequence numbers; 0 for none
	Last    int64               `json:"last"`
	Hash    string              `json:"hash"`    // of the last
	Anchors []Anchor            `json:"anchors"` // of records among them, as the locked store has them
}

// Export writes a part of the chain of the organisation in ctx, for a regulator. The
// last line of JSONL says what was written and the anchors of it. That it was
// exported is written in the chain first.
func (k *Keeper) Export(ctx context.Context, w io.Writer, x Export) (Exported, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Exported{}, err
	}
	out := Exported{Schema: exportSchema, Firm: who.Organisation, Anchors: []Anchor{}}
	if err := x.Check(); err != nil {
		return out, err
	}
	err = k.Log.Write(ctx, Entry{Action: "audit.exported", Subject: string(who.Organisation), Detail: map[string]string{
		"as": string(x.Format), "from": day(x.From), "to": day(x.To),
	}})
	if err != nil {
		return out, err
	}
	anchors, err := k.anchors(ctx, who.Organisation)
	if err != nil {
		return out, err
	}
	buffered := bufio.NewWriter(w)
	write, end := jsonLines(buffered)
	if x.Format == CSV {
		write, end = rows(buffered)
	}
	// The clock may have jumped: what stands between two records of the time belongs
	// to it, or the chain could not be followed.
	var held []Record
	put := func(r Record) error {
		if out.Records == 0 {
			out.First = r.Seq
		}
		out.Records++
		out.Last, out.Hash = r.Seq, r.Hash
		return write(r)
	}
	err = k.each(ctx, 0, func(r Record) error {
		inside := !r.At.Before(x.From) && (x.To.IsZero() || r.At.Before(x.To))
		switch {
		case !inside && out.Records == 0:
			return nil
		case !inside:
			held = append(held, r)
			if len(held) > batch { // no clock jumps that far
				return errEnd
			}
			return nil
		}
		for _, h := range held {
			if err := put(h); err != nil {
				return err
			}
		}
		held = held[:0]
		return put(r)
	})
	if err != nil {
		return out, err
	}
	for _, a := range anchors {
		if out.Records > 0 && a.Seq >= out.First && a.Seq <= out.Last {
			out.Anchors = append(out.Anchors, a)
		}
	}
	if err := end(out); err != nil {
		return out, err
	}
	return out, buffered.Flush()
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func jsonLines(w io.Writer) (func(Record) error, func(Exported) error) {
	lines := json.NewEncoder(w)
	return func(r Record) error {
			return lines.Encode(line{
				r.Seq, r.At, r.At.UnixMicro(), r.Organisation, r.Person, r.Action, r.Subject, r.Detail, r.From, r.Previous, r.Hash,
			})
		}, func(x Exported) error {
			return lines.Encode(x)
		}
}

var columns = []string{"seq", "at", "at_us", "organisation", "person", "action", "subject", "detail", "from", "previous", "hash"}

func rows(w io.Writer) (func(Record) error, func(Exported) error) {
	out := csv.NewWriter(w)
	headed := false
	head := func() error {
		if headed {
			return nil
		}
		headed = true
		return out.Write(columns)
	}
	return func(r Record) error {
			if err := head(); err != nil {
				return err
			}
			detail, err := json.Marshal(r.Detail)
			if err != nil {
				return err
			}
			return out.Write([]string{
				strconv.FormatInt(r.Seq, 10), r.At.Format(time.RFC3339Nano), strconv.FormatInt(r.At.UnixMicro(), 10), string(r.Organisation), string(r.Person),
				string(r.Action), r.Subject, string(detail), r.From, r.Previous, r.Hash,
			})
		}, func(Exported) error {
			if err := head(); err != nil {
				return err
			}
			out.Flush()
			return out.Error()
		}
}
