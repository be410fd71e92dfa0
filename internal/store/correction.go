package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

const selectCorrection = `
	select c.property, c.document, c.path, c.place, c.was, c.answer, c.unsaid, c.note, c.person, coalesce(nullif(p.name, ''), c.person), c.made_at
	from correction c join document d on d.id = c.document
	left join person p on p.organisation = c.organisation and p.id = c.person `

func scanCorrection(scan func(...any) error) (c review.Correction, err error) {
	var at int64
	err = scan(&c.Case, &c.Document, &c.Path, &c.Index, &c.Was, &c.Value, &c.Nothing, &c.Note, &c.Person, &c.Name, &at)
	c.At = moment(at)
	return c, err
}

// Corrections are those of a case.
func (s *Store) Corrections(ctx context.Context, id property.ID) ([]review.Correction, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, id); err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanCorrection, selectCorrection+`where c.property = $1 and c.organisation = $2 order by d.ordinal, c.path, c.place`, id, who.Organisation)
}

// CorrectionAt is the correction of a fact.
func (s *Store) CorrectionAt(ctx context.Context, p review.Place) (review.Correction, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return review.Correction{}, err
	}
	if _, err := getDocument(ctx, s.read, who, p.Document); err != nil {
		return review.Correction{}, err
	}
	return getCorrection(ctx, s.read, who, p)
}

func getCorrection(ctx context.Context, q querier, who tenant.Who, p review.Place) (review.Correction, error) {
	c, err := scanCorrection(q.QueryRowContext(ctx, selectCorrection+`where c.document = $1 and c.path = $2 and c.place = $3 and c.organisation = $4`,
		p.Document, p.Path, p.Index, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return review.Correction{}, nil
	}
	return c, wrap(err)
}

// correcting changes the correction of a fact, and with it what the report is made of.
func (s *Store) correcting(ctx context.Context, p review.Place, seen []string, e audit.Entry, next work.Item, fn func(*sql.Tx, tenant.Who, review.Correction) error) error {
	return s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		d, err := getDocument(ctx, tx, who, p.Document)
		if err != nil {
			return err
		}
		if _, err := s.bump(ctx, tx, who, string(d.Case), true); err != nil {
			return err
		}
		was, err := getCorrection(ctx, tx, who, p)
		if err != nil {
			return err
		}
		if len(seen) > 0 && !slices.Contains(seen, was.Tag()) {
			return fault.New(fault.Stale, "somebody else has said what is right here since you saw it; load it again")
		}
		was.Case = d.Case
		return fn(tx, who, was)
	})
}

// Correct puts a correction in the place of the one of that fact.
func (s *Store) Correct(ctx context.Context, c review.Correction, seen []string, e audit.Entry, next work.Item) error {
	return s.correcting(ctx, c.Place, seen, e, next, func(tx *sql.Tx, who tenant.Who, was review.Correction) error {
		_, err := tx.ExecContext(ctx, `
			insert into correction (organisation, property, document, path, place, was, answer, unsaid, note, person, made_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
			on conflict (document, path, place) do update set
				was = excluded.was, answer = excluded.answer, unsaid = excluded.unsaid, note = excluded.note, person = excluded.person, made_at = excluded.made_at`,
			who.Organisation, was.Case, c.Document, c.Path, c.Index, c.Was, c.Value, c.Nothing, c.Note, who.Person, micro(s.now()))
		return err
	})
}

// Uncorrect takes the correction of a fact back.
func (s *Store) Uncorrect(ctx context.Context, p review.Place, seen []string, e audit.Entry, next work.Item) error {
	return s.correcting(ctx, p, seen, e, next, func(tx *sql.Tx, who tenant.Who, was review.Correction) error {
		if was.At.IsZero() {
			return fault.New(fault.NotFound, "nobody has said anything about this: it is what was read")
		}
		_, err := tx.ExecContext(ctx, `delete from correction where document = $1 and path = $2 and place = $3 and organisation = $4`, p.Document, p.Path, p.Index, who.Organisation)
		return err
	})
}
