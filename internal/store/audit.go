package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

const auditColumns = `organisation, seq, at, person, action, subject, detail, previous, hash, asked_from`

var _ audit.Log = (*Store)(nil)

// append writes the record of an entry at the end of its organisation's chain.
func (s *Store) append(ctx context.Context, tx *sql.Tx, who tenant.Who, e audit.Entry) error {
	if e.Action == "" {
		return errors.New("a change without an audit entry")
	}
	last, err := scanRecord(tx.QueryRowContext(ctx,
		`select `+auditColumns+` from audit where organisation = $1 order by seq desc limit 1`, who.Organisation).Scan)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	r := audit.Next(last, who, s.now(), e)
	detail, err := json.Marshal(r.Detail)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `insert into audit (`+auditColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		r.Organisation, r.Seq, r.At.UnixMicro(), r.Person, r.Action, r.Subject, string(detail), r.Previous, r.Hash, r.From)
	return err
}

func scanRecord(scan func(...any) error) (r audit.Record, err error) {
	var at int64
	var detail string
	if err = scan(&r.Organisation, &r.Seq, &at, &r.Person, &r.Action, &r.Subject, &detail, &r.Previous, &r.Hash, &r.From); err != nil {
		return audit.Record{}, err
	}
	r.At = moment(at)
	return r, json.Unmarshal([]byte(detail), &r.Detail)
}

// Audit is the records of the organisation in ctx after a sequence number, at
// most so many, in order.
func (s *Store) Audit(ctx context.Context, after int64, most int) ([]audit.Record, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanRecord,
		`select `+auditColumns+` from audit where organisation = $1 and seq > $2 order by seq limit $3`, who.Organisation, after, most)
}

// Trail is the records of the organisation in ctx that somebody looks for, the latest
// first, at most so many.
func (s *Store) Trail(ctx context.Context, l audit.Lookup, most int) ([]audit.Record, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	where, args := "organisation = $1", []any{who.Organisation}
	also := func(condition string, value any) {
		args = append(args, value)
		where += fmt.Sprintf(" and "+condition, len(args))
	}
	if l.Before > 0 {
		also("seq < $%d", l.Before)
	}
	if l.Person != "" {
		also("person = $%d", l.Person)
	}
	if l.Subject != "" {
		also("subject = $%d", l.Subject)
	}
	if n := utf8.RuneCountInString(l.Action); n > 0 {
		also(fmt.Sprintf("substr(action, 1, %d) = $%%d", n), l.Action)
	}
	if !l.From.IsZero() {
		also("at >= $%d", l.From.UnixMicro())
	}
	if !l.To.IsZero() {
		also("at < $%d", l.To.UnixMicro())
	}
	args = append(args, most)
	return all(ctx, s.read, scanRecord, fmt.Sprintf(`select `+auditColumns+` from audit where `+where+` order by seq desc limit $%d`, len(args)), args...)
}

// Write adds an entry that comes with no other change.
func (s *Store) Write(ctx context.Context, e audit.Entry) error {
	return s.change(ctx, e, nil, func(*sql.Tx, tenant.Who) error { return nil })
}

// Viewed adds views of one organisation to its chain, all or none.
func (s *Store) Viewed(ctx context.Context, views []audit.Viewing) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		if err := s.lock(ctx, tx, who.Organisation); err != nil {
			return err
		}
		for _, v := range views {
			if v.Who.Organisation != who.Organisation {
				return fault.New(fault.Forbidden, "a view of another organisation")
			}
			if err := s.append(ctx, tx, v.Who, v.Entry); err != nil {
				return err
			}
		}
		return nil
	})
}

// Heads is the end of every chain and what was last anchored of it.
func (s *Store) Heads(ctx context.Context) ([]audit.Head, error) {
	return all(ctx, s.read, func(scan func(...any) error) (h audit.Head, err error) {
		var at, anchored int64
		err = scan(&h.Organisation, &h.Seq, &h.Hash, &at, &h.Anchor.Seq, &h.Anchor.Hash, &anchored)
		h.At, h.Anchor.Organisation, h.Anchor.At = moment(at), h.Organisation, moment(anchored)
		return h, err
	}, `
		select o.id, coalesce(a.seq, 0), coalesce(a.hash, ''), coalesce(a.at, 0), coalesce(k.seq, 0), coalesce(k.hash, ''), coalesce(k.anchored_at, 0)
		from organisation o
		left join audit a on a.organisation = o.id and a.seq = (select max(seq) from audit where organisation = o.id)
		left join anchored k on k.organisation = o.id
		where a.seq is not null or k.seq > 0 order by o.id`)
}

// Anchored notes the latest anchor of a chain.
func (s *Store) Anchored(ctx context.Context, a audit.Anchor) error {
	_, err := s.write.ExecContext(ctx, `
		insert into anchored (organisation, seq, hash, anchored_at, checked_at) values ($1, $2, $3, $4, 0)
		on conflict (organisation) do update set seq = excluded.seq, hash = excluded.hash, anchored_at = excluded.anchored_at`,
		a.Organisation, a.Seq, a.Hash, micro(a.At))
	return wrap(err)
}

// Checking takes the check of a chain unless somebody took it since a time.
func (s *Store) Checking(ctx context.Context, o tenant.Organisation, since time.Time) (bool, error) {
	n, err := affected(s.write.ExecContext(ctx, `
		insert into anchored (organisation, seq, hash, anchored_at, checked_at) values ($1, 0, '', 0, $2)
		on conflict (organisation) do update set checked_at = excluded.checked_at where anchored.checked_at <= $3`,
		o, micro(s.now()), micro(since)))
	return n > 0, wrap(err)
}
