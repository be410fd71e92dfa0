package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
	"github.com/paperwurks/paperwurks/internal/work"
)

var (
	_ property.Store = (*Store)(nil)
	_ review.Store   = (*Store)(nil)
)

var errNoCase = fault.New(fault.NotFound, "there is no such case")

const selectCase = `
	select p.id, p.name, p.as_at, p.jurisdiction, p.lender, p.completion, p.created_at, p.version, p.revision, p.reviewed, p.counts, p.summary, p.frozen, p.no_model,
		(select count(*) from document d where d.property = p.id),
		(select count(*) from document d where d.property = p.id and d.state in ('uploaded', 'kept')
			and not exists (select 1 from work w where w.subject = d.id and w.state = 'parked'))
	from property p `

func scanCase(scan func(...any) error) (c property.Case, err error) {
	var created int64
	var counts, summary string
	o := &c.Options
	if err = scan(&c.ID, &c.Name, &o.AsAt, &o.Jurisdiction, &o.Lender, &o.Completion, &created,
		&c.Version, &c.Revision, &c.Reviewed, &counts, &summary, &c.Frozen, &c.NoModel, &c.Documents, &c.Pending); err != nil {
		return c, err
	}
	c.Created = moment(created)
	return c, errors.Join(json.Unmarshal([]byte(counts), &c.Counts), json.Unmarshal([]byte(summary), &c.Summary))
}

// Create adds a case.
func (s *Store) Create(ctx context.Context, c property.Case, e audit.Entry) error {
	o := c.Options
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		_, err := tx.ExecContext(ctx, `
			insert into property (id, organisation, name, as_at, jurisdiction, lender, completion, created_at, version, revision, reviewed, counts)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, '{}')`,
			c.ID, who.Organisation, c.Name, o.AsAt, o.Jurisdiction, o.Lender, o.Completion, micro(c.Created), c.Version)
		if s.dialect.taken(err) {
			return fault.New(fault.Conflict, "there is a case %s already", c.ID)
		}
		return err
	})
}

// Case is one case.
func (s *Store) Case(ctx context.Context, id property.ID) (property.Case, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return property.Case{}, err
	}
	c, err := scanCase(s.read.QueryRowContext(ctx, selectCase+`where p.id = $1 and p.organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return c, errNoCase
	}
	if err != nil {
		return c, wrap(err)
	}
	return c, open(who, c.Frozen)
}

// Cases are a page of the cases, the latest first.
func (s *Store) Cases(ctx context.Context, p property.Page) ([]property.Case, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	query, args := selectCase, []any{who.Organisation, p.Limit, sees(who)}
	if p.Mine {
		query += `join member m on m.property = p.id and m.organisation = p.organisation and m.person = $4 `
		args = append(args, who.Person)
	}
	query += `where p.organisation = $1 and (p.frozen = '' or $3)`
	if p.After != (property.Place{}) {
		n := len(args)
		query += fmt.Sprintf(` and (p.created_at < $%d or p.created_at = $%d and p.id > $%d)`, n+1, n+1, n+2)
		args = append(args, micro(p.After.Created), p.After.ID)
	}
	return all(ctx, s.read, scanCase, query+` order by p.created_at desc, p.id limit $2`, args...)
}

// SetOptions replaces the options of a case.
func (s *Store) SetOptions(ctx context.Context, id property.ID, o property.Options, seen []string, e audit.Entry, next work.Item) error {
	return s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.bump(ctx, tx, who, string(id), true); err != nil {
			return err
		}
		if len(seen) > 0 {
			c, err := scanCase(tx.QueryRowContext(ctx, selectCase+`where p.id = $1`, id).Scan)
			if err != nil {
				return err
			}
			if !slices.Contains(seen, c.Options.Tag()) {
				return fault.New(fault.Stale, "what is said about this case has changed since you saw it; load it again")
			}
		}
		_, err := tx.ExecContext(ctx, `update property set as_at = $1, jurisdiction = $2, lender = $3, completion = $4 where id = $5`,
			o.AsAt, o.Jurisdiction, o.Lender, o.Completion, id)
		return err
	})
}

// bump moves the version of a case, and its revision when the report depends on
// the change. Every visible change of a case passes here, in its transaction.
func (s *Store) bump(ctx context.Context, tx *sql.Tx, who tenant.Who, id string, revise bool) (version int64, err error) {
	by := 0
	if revise {
		by = 1
	}
	err = tx.QueryRowContext(ctx, `
		update property set version = version + 1, revision = revision + $1, changed_at = $4
		where id = $2 and organisation = $3 and frozen = '' returning version`,
		by, id, who.Organisation, micro(s.now())).Scan(&version)
	if !errors.Is(err, sql.ErrNoRows) {
		return version, err
	}
	f, err := s.caseOf(ctx, tx, who, property.ID(id))
	if err == nil {
		err = errFrozen(f)
	}
	return 0, err
}

// Reviewed writes the outcome of a review.
func (s *Store) Reviewed(ctx context.Context, o review.Outcome, e audit.Entry) error {
	return s.change(ctx, e, o.Next, func(tx *sql.Tx, who tenant.Who) error {
		counts, err := json.Marshal(o.Counts)
		if err != nil {
			return err
		}
		summary, err := json.Marshal(o.Summary)
		if err != nil {
			return err
		}
		var version int64
		err = tx.QueryRowContext(ctx, `
			update property set reviewed = revision, counts = $1, summary = $5, version = version + 1
			where id = $2 and organisation = $3 and revision = $4 and reviewed < $4 and frozen = '' returning version`,
			string(counts), o.Case, who.Organisation, o.Revision, string(summary)).Scan(&version)
		if errors.Is(err, sql.ErrNoRows) {
			var there int
			if err := tx.QueryRowContext(ctx, `select 1 from property where id = $1 and organisation = $2`, o.Case, who.Organisation).Scan(&there); errors.Is(err, sql.ErrNoRows) {
				return errNoCase
			}
			return fault.New(fault.Conflict, "the case changed while it was reviewed")
		}
		if err != nil {
			return err
		}
		for _, id := range o.Documents {
			n, err := affected(tx.ExecContext(ctx, `
				update document set state = 'ready', changed = $1, waiting_since = 0
				where id = $2 and property = $3 and state = 'read'`, version, id, o.Case))
			if err == nil && n > 0 {
				// No news is sent of the work of telling: the workers look for themselves.
				_, err = s.announce(ctx, tx, who, webhook.DocumentReady, string(id), string(o.Case))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
