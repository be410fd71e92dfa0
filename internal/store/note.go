package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// AddNote adds a note to a case.
func (s *Store) AddNote(ctx context.Context, n property.Note, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.bump(ctx, tx, who, string(n.Case), false); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `insert into note (id, organisation, property, person, body, written_at) values ($1, $2, $3, $4, $5, $6)`,
			n.ID, who.Organisation, n.Case, n.Person, n.Text, micro(n.At))
		return err
	})
}

// RemoveNote removes a note that a person wrote, or anybody where none is given.
func (s *Store) RemoveNote(ctx context.Context, id property.ID, note string, by tenant.Person, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.bump(ctx, tx, who, string(id), false); err != nil {
			return err
		}
		var writer tenant.Person
		err := tx.QueryRowContext(ctx, `select person from note where id = $1 and property = $2 and organisation = $3`, note, id, who.Organisation).Scan(&writer)
		if errors.Is(err, sql.ErrNoRows) {
			return fault.New(fault.NotFound, "the case has no such note")
		}
		if err != nil {
			return err
		}
		if by != "" && writer != by {
			return fault.New(fault.Forbidden, "somebody else wrote that note; they can remove it, or an administrator")
		}
		_, err = tx.ExecContext(ctx, `delete from note where id = $1 and organisation = $2`, note, who.Organisation)
		return err
	})
}

// Notes are those of a case, the latest first.
func (s *Store) Notes(ctx context.Context, id property.ID, limit int) ([]property.Note, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, id); err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (n property.Note, err error) {
		var written int64
		err = scan(&n.ID, &n.Case, &n.Person, &n.Name, &n.Text, &written)
		n.At = moment(written)
		return n, err
	}, `select n.id, n.property, n.person, coalesce(p.name, ''), n.body, n.written_at from note n
		left join person p on p.organisation = n.organisation and p.id = n.person
		where n.property = $1 and n.organisation = $2 order by n.written_at desc, n.id limit $3`, id, who.Organisation, limit)
}
