package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ model.Book = (*Store)(nil)

// Charge adds a call to the day's sum of its case, purpose and model. The sums are the
// record: a call says nothing that they do not, and changes nothing of a case.
func (s *Store) Charge(ctx context.Context, e model.Entry) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	if e.Case != "" {
		if _, err := s.Case(ctx, property.ID(e.Case)); err != nil {
			return err
		}
	}
	_, err = s.write.ExecContext(ctx, `
		insert into model_spending (organisation, property, purpose, model, day, calls, tokens_in, tokens_out, micropounds)
		values ($1, $2, $3, $4, $5, 1, $6, $7, $8)
		on conflict (organisation, property, purpose, model, day) do update set
			calls = model_spending.calls + 1, tokens_in = model_spending.tokens_in + excluded.tokens_in,
			tokens_out = model_spending.tokens_out + excluded.tokens_out, micropounds = model_spending.micropounds + excluded.micropounds`,
		who.Organisation, e.Case, e.Purpose, e.Model, e.At.UTC().Format(time.DateOnly), e.Usage.In, e.Usage.Out, e.Cost)
	return wrap(err)
}

// Spending is what was used from the day of a time on, in a case or in the whole firm.
func (s *Store) Spending(ctx context.Context, kase string, since time.Time) ([]model.Line, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (l model.Line, err error) {
		return l, scan(&l.Purpose, &l.Model, &l.Calls, &l.Usage.In, &l.Usage.Out, &l.Cost)
	}, `
		select purpose, model, sum(calls), sum(tokens_in), sum(tokens_out), sum(micropounds) from model_spending
		where organisation = $1 and ($2 = '' or property = $2) and day >= $3
		group by purpose, model order by purpose, model`,
		who.Organisation, kase, since.UTC().Format(time.DateOnly))
}

// SetCaseModel says whether anything of a case may be put to a model.
func (s *Store) SetCaseModel(ctx context.Context, id property.ID, no bool, e audit.Entry, next work.Item) error {
	return s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.bump(ctx, tx, who, string(id), true); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `update property set no_model = $1 where id = $2 and organisation = $3`, no, id, who.Organisation)
		return err
	})
}

// SetPaperModel says whether anything of a document may be put to a model.
func (s *Store) SetPaperModel(ctx context.Context, id document.ID, no bool, e audit.Entry, next work.Item) (document.Document, error) {
	var d document.Document
	err := s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		var err error
		if d, err = getDocument(ctx, tx, who, id); err != nil {
			return err
		}
		version, err := s.bump(ctx, tx, who, string(d.Case), true)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `update document set no_model = $1, changed = $2 where id = $3`, no, version, id); err != nil {
			return err
		}
		d, err = getDocument(ctx, tx, who, id)
		return err
	})
	return d, err
}
