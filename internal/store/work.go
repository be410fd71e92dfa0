package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ work.Store = (*Store)(nil)

// put asks for work in the transaction of whatever causes it. Asked for while it
// runs, it will run once more; asked for when it was given up, it is tried anew.
func (s *Store) put(ctx context.Context, tx *sql.Tx, o tenant.Organisation, i work.Item) error {
	_, err := tx.ExecContext(ctx, `
		insert into work (kind, subject, property, organisation, state, due_at, lease_until, holder, wanted, tries, claims, reason, parked_at, cause)
		values ($1, $2, $3, $4, 'due', $5, 0, '', 1, 0, 0, '', 0, $6)
		on conflict (kind, subject) do update set
			wanted = work.wanted + 1,
			cause  = excluded.cause,
			tries  = case work.state when 'parked' then 0 else work.tries end,
			claims = case work.state when 'parked' then 0 else work.claims end,
			due_at = case work.state when 'parked' then excluded.due_at else work.due_at end,
			state  = case work.state when 'parked' then 'due' else work.state end`,
		i.Kind, i.Subject, i.Case, o, micro(s.now()), s.cause(ctx))
	return err
}

// Claim leases the item that has been due longest among those of the firm with
// the least work in hand, so that one firm's thousand papers do not keep
// another's one waiting.
func (s *Store) Claim(ctx context.Context, holder string, until time.Time) (*work.Claim, error) {
	now := micro(s.now())
	var due int
	// Looking costs no write lock; most looks find nothing.
	err := s.read.QueryRowContext(ctx, `
		select 1 from work where (state = 'due' and due_at <= $1) or (state = 'running' and lease_until <= $1) limit 1`, now).Scan(&due)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, wrap(err)
	}
	c := work.Claim{Holder: holder}
	err = s.write.QueryRowContext(ctx, `
		with busy as (
			select organisation, count(*) as hands from work where state = 'running' and lease_until > $3 group by organisation
		), next as materialized (
			select w.kind, w.subject from work w left join busy on busy.organisation = w.organisation
			where (w.state = 'due' and w.due_at <= $3) or (w.state = 'running' and w.lease_until <= $3)
			order by coalesce(busy.hands, 0), w.due_at, w.kind, w.subject limit 1 `+s.dialect.pass+`
		)
		update work set state = 'running', holder = $1, lease_until = $2, claims = claims + 1
		where (kind, subject) = (select kind, subject from next)
		returning kind, subject, property, organisation, wanted, tries, claims, cause`, holder, micro(until), now).
		Scan(&c.Kind, &c.Subject, &c.Case, &c.Organisation, &c.Wanted, &c.Tries, &c.Claims, &c.Cause)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil // another worker was quicker
	}
	if err != nil {
		return nil, wrap(err)
	}
	return &c, nil
}

// Renew moves the end of a lease.
func (s *Store) Renew(ctx context.Context, c work.Claim, until time.Time) error {
	n, err := affected(s.write.ExecContext(ctx,
		`update work set lease_until = $1 where kind = $2 and subject = $3 and holder = $4 and state = 'running'`,
		micro(until), c.Kind, c.Subject, c.Holder))
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "the lease of %s %s was lost", c.Kind, c.Subject)
	}
	return wrap(err)
}

// Finish removes the item unless it was asked for again.
func (s *Store) Finish(ctx context.Context, c work.Claim) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx,
			`delete from work where kind = $1 and subject = $2 and holder = $3 and wanted = $4`, c.Kind, c.Subject, c.Holder, c.Wanted))
		if err != nil || n > 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			update work set state = 'due', due_at = $1, holder = '', tries = 0, claims = 0
			where kind = $2 and subject = $3 and holder = $4`, micro(s.now()), c.Kind, c.Subject, c.Holder)
		return err
	})
}

// Retry makes the item due later.
func (s *Store) Retry(ctx context.Context, c work.Claim, at time.Time, reason string) error {
	_, err := s.write.ExecContext(ctx, `
		update work set state = 'due', due_at = $1, holder = '', tries = tries + 1, reason = $2
		where kind = $3 and subject = $4 and holder = $5`, micro(at), reason, c.Kind, c.Subject, c.Holder)
	return wrap(err)
}

// Release makes the item due now.
func (s *Store) Release(ctx context.Context, c work.Claim) error {
	_, err := s.write.ExecContext(ctx, `
		update work set state = 'due', due_at = $1, holder = '', claims = claims - 1
		where kind = $2 and subject = $3 and holder = $4`, micro(s.now()), c.Kind, c.Subject, c.Holder)
	return wrap(err)
}

// Postpone makes the item due later.
func (s *Store) Postpone(ctx context.Context, c work.Claim, at time.Time, reason string) error {
	_, err := s.write.ExecContext(ctx, `
		update work set state = 'due', due_at = $1, holder = '', claims = claims - 1, reason = $2
		where kind = $3 and subject = $4 and holder = $5`, micro(at), reason, c.Kind, c.Subject, c.Holder)
	return wrap(err)
}

// ReleaseAll makes everything that is leased due now. Only a process that knows
// itself the only one with workers on this database may call it, at its start:
// whoever held those leases is dead.
func (s *Store) ReleaseAll(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, `update work set state = 'due', holder = '' where state = 'running'`)
	return wrap(err)
}

// Park gives an item up.
func (s *Store) Park(ctx context.Context, c work.Claim, reason string, e audit.Entry, next ...work.Item) error {
	err := s.change(ctx, e, next, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `
			update work set state = 'parked', holder = '', tries = tries + 1, reason = $1, parked_at = $2
			where kind = $3 and subject = $4 and holder = $5`, reason, micro(s.now()), c.Kind, c.Subject, c.Holder))
		if err == nil && n == 0 {
			return errUnchanged
		}
		if err != nil {
			return err
		}
		return s.touch(ctx, tx, who, c.Item, true)
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return err
}

// touch shows the watchers of a case that the work on one of its documents is
// given up, or taken up again. Either changes what the report is made of. Work of no
// case has no watchers.
func (s *Store) touch(ctx context.Context, tx *sql.Tx, who tenant.Who, i work.Item, revise bool) error {
	if i.Case == "" {
		return nil
	}
	version, err := s.bump(ctx, tx, who, i.Case, revise)
	if fault.KindOf(err) == fault.Conflict {
		return nil // the case is frozen, and its watchers see that
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `update document set changed = $1 where id = $2 and organisation = $3`, version, i.Subject, who.Organisation)
	return err
}

// Backlog is what remains to be done, of all organisations.
func (s *Store) Backlog(ctx context.Context) (b work.Backlog, err error) {
	var oldest sql.NullInt64
	err = s.read.QueryRowContext(ctx, `
		select count(*) filter (where state = 'due'), count(*) filter (where state = 'running'), count(*) filter (where state = 'parked'),
			min(due_at) filter (where state = 'due' and due_at <= $1) from work`, micro(s.now())).
		Scan(&b.Due, &b.Running, &b.Parked, &oldest)
	if oldest.Valid {
		b.Oldest = s.now().Sub(moment(oldest.Int64))
	}
	return b, wrap(err)
}

// Parked lists what was given up.
func (s *Store) Parked(ctx context.Context) ([]work.Parked, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (p work.Parked, err error) {
		var since int64
		err = scan(&p.Kind, &p.Subject, &p.Case, &p.Reason, &since, &p.Tries)
		p.Since = moment(since)
		return p, err
	}, `select kind, subject, property, reason, parked_at, tries from work
		where organisation = $1 and state = 'parked' order by parked_at desc, subject, kind limit 10000`, who.Organisation)
}

// Restart makes a parked item due.
func (s *Store) Restart(ctx context.Context, k work.Kind, subject string, e audit.Entry) error {
	i := work.Item{Kind: k, Subject: subject}
	err := s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		err := tx.QueryRowContext(ctx, `
			update work set state = 'due', due_at = $1, tries = 0, claims = 0, reason = ''
			where kind = $2 and subject = $3 and organisation = $4 and state = 'parked' returning property`,
			micro(s.now()), k, subject, who.Organisation).Scan(&i.Case)
		if errors.Is(err, sql.ErrNoRows) {
			return fault.New(fault.NotFound, "no parked work %s %s", k, subject)
		}
		if err != nil {
			return err
		}
		return s.touch(ctx, tx, who, i, false)
	})
	if err == nil {
		s.news(i)
	}
	return err
}
