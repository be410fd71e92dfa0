package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/request"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

var _ request.Store = (*Store)(nil)

// BeginRequest claims a client's key.
func (s *Store) BeginRequest(ctx context.Context, c request.Claim, until, forget time.Time) (r request.Record, mine bool, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return r, false, err
	}
	err = s.transact(ctx, func(tx *sql.Tx) error {
		r, mine = request.Record{}, false
		if _, err := tx.ExecContext(ctx, `delete from request where organisation = $1 and created_at < $2`, who.Organisation, micro(forget)); err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `
			insert into request (organisation, person, key, digest, holder, lease_until, subject, answer, created_at)
			values ($1, $2, $3, $4, $5, $6, '', '', $7) on conflict (organisation, person, key) do nothing`,
			who.Organisation, who.Person, c.Key, c.Digest, c.Holder, micro(until), micro(s.now())))
		if err != nil || n == 1 {
			mine = n == 1
			return err
		}
		if n, err = affected(tx.ExecContext(ctx, `
			update request set holder = $1, lease_until = $2
			where organisation = $3 and person = $4 and key = $5 and digest = $6 and subject = '' and answer = '' and lease_until <= $7`,
			c.Holder, micro(until), who.Organisation, who.Person, c.Key, c.Digest, micro(s.now()))); err != nil || n == 1 {
			mine = n == 1
			return err
		}
		var lease int64
		err = tx.QueryRowContext(ctx, `select digest, lease_until, subject, answer from request where organisation = $1 and person = $2 and key = $3`,
			who.Organisation, who.Person, c.Key).Scan(&r.Digest, &lease, &r.Subject, &r.Answer)
		r.Until = moment(lease)
		if errors.Is(err, sql.ErrNoRows) { // it ended between, changing nothing
			r.Digest, err = c.Digest, nil
		}
		return err
	})
	return r, mine, err
}

// EndRequest keeps an answer, or forgets the request.
func (s *Store) EndRequest(ctx context.Context, c request.Claim, answer string) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		if answer == "" {
			_, err := tx.ExecContext(ctx, `delete from request where organisation = $1 and person = $2 and key = $3 and holder = $4 and subject = ''`,
				who.Organisation, who.Person, c.Key, c.Holder)
			return err
		}
		_, err := tx.ExecContext(ctx, `update request set answer = $1 where organisation = $2 and person = $3 and key = $4 and holder = $5`,
			answer, who.Organisation, who.Person, c.Key, c.Holder)
		return err
	})
}

// claimed writes down that a change is made under the claim in ctx, and refuses it
// when another has taken that over.
func claimed(ctx context.Context, tx *sql.Tx, subject string) error {
	c, ok := request.From(ctx)
	if !ok {
		return nil
	}
	n, err := affected(tx.ExecContext(ctx, `update request set subject = $1 where organisation = $2 and person = $3 and key = $4 and holder = $5`,
		subject, c.Who.Organisation, c.Who.Person, c.Key, c.Holder))
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "this request took so long that it was taken up again; ask again with the same key")
	}
	return err
}
