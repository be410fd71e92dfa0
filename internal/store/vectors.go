package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ review.Vectors = (*Store)(nil)

// unfrozen refuses a case that is frozen, whoever asks: vectors are made of papers that
// nobody may work on then.
func (s *Store) unfrozen(ctx context.Context, tx *sql.Tx, who tenant.Who, id property.ID) error {
	f, err := s.caseOf(ctx, tx, who, id)
	if err == nil && f != "" {
		err = errFrozen(f)
	}
	return err
}

// KeepVectors writes down that vectors of a document's passages are kept.
func (s *Store) KeepVectors(ctx context.Context, l review.Leaf, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.unfrozen(ctx, tx, who, l.Case); err != nil {
			return err
		}
		d, err := getDocument(ctx, tx, who, l.Document)
		if err != nil {
			return err
		}
		if d.Case != l.Case {
			return fault.New(fault.NotFound, "the paper is not of this case")
		}
		_, err = tx.ExecContext(ctx, `
			insert into passage_vectors (property, name, organisation, document, model, version, dimension, passages, made_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			on conflict (property, name) do update set made_at = excluded.made_at`,
			l.Case, l.Name, who.Organisation, l.Document, l.By.ID, l.By.Version, l.By.Dimension, l.Passages, micro(s.now()))
		return err
	})
}

// Vectors is which vectors are kept of a case, by their names.
func (s *Store) Vectors(ctx context.Context, id property.ID) ([]review.Leaf, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (l review.Leaf, err error) {
		return l, scan(&l.Case, &l.Name, &l.Document, &l.By.ID, &l.By.Version, &l.By.Dimension, &l.Passages)
	}, `select property, name, document, model, version, dimension, passages from passage_vectors
		where property = $1 and organisation = $2 order by name`, id, who.Organisation)
}

// DropVectors forgets vectors by their names; the case counts as without them.
func (s *Store) DropVectors(ctx context.Context, id property.ID, names []string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.unfrozen(ctx, tx, who, id); err != nil {
			return err
		}
		for _, name := range names {
			if _, err := tx.ExecContext(ctx, `delete from passage_vectors where property = $1 and organisation = $2 and name = $3`, id, who.Organisation, name); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `delete from case_vectors where property = $1 and organisation = $2`, id, who.Organisation)
		return err
	})
}

// FinishVectors writes down that a report's passages have the vectors that they may have.
func (s *Store) FinishVectors(ctx context.Context, id property.ID, revision int64, by model.Identity, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.unfrozen(ctx, tx, who, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			insert into case_vectors (property, organisation, model, version, dimension, revision, made_at) values ($1, $2, $3, $4, $5, $6, $7)
			on conflict (property) do update set model = excluded.model, version = excluded.version, dimension = excluded.dimension,
				revision = excluded.revision, made_at = excluded.made_at`,
			id, who.Organisation, by.ID, by.Version, by.Dimension, revision, micro(s.now()))
		return err
	})
}

// WantVectors puts the work of making vectors for cases of the firm that have a report
// and lack those of a model, at most so many, and says how many. It changes nothing of a
// case.
func (s *Store) WantVectors(ctx context.Context, by model.Identity, of func(property.ID) work.Item, most int) (int, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return 0, err
	}
	ids, err := all(ctx, s.read, func(scan func(...any) error) (id property.ID, err error) { return id, scan(&id) }, `
		select p.id from property p where p.organisation = $1 and p.reviewed > 0 and p.frozen = '' and not p.no_model
			and not exists (select 1 from case_vectors v where v.property = p.id and v.model = $2 and v.version = $3 and v.dimension = $4 and v.revision >= p.reviewed)
			and not exists (select 1 from work w where w.subject = p.id and w.kind = $5)
		order by p.created_at desc, p.id limit $6`, who.Organisation, by.ID, by.Version, by.Dimension, of("").Kind, most)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	err = s.transact(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			if err := s.put(ctx, tx, who.Organisation, of(id)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		s.news(of(id))
	}
	return len(ids), nil
}

// VectorsOf is to which report and by which model a case has its vectors; the zero
// identity while it has none.
func (s *Store) VectorsOf(ctx context.Context, id property.ID) (by model.Identity, revision int64, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return by, 0, err
	}
	err = s.read.QueryRowContext(ctx, `select model, version, dimension, revision from case_vectors where property = $1 and organisation = $2`, id, who.Organisation).
		Scan(&by.ID, &by.Version, &by.Dimension, &revision)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return by, revision, wrap(err)
}
