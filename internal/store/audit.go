package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

const auditColumns = `organisation, seq, at, person, action, subject, detail, previous, hash`

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
	_, err = tx.ExecContext(ctx, `insert into audit (`+auditColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		r.Organisation, r.Seq, r.At.UnixMicro(), r.Person, r.Action, r.Subject, string(detail), r.Previous, r.Hash)
	return err
}

func scanRecord(scan func(...any) error) (r audit.Record, err error) {
	var at int64
	var detail string
	if err = scan(&r.Organisation, &r.Seq, &at, &r.Person, &r.Action, &r.Subject, &detail, &r.Previous, &r.Hash); err != nil {
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
