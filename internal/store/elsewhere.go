package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// PersonElsewhere is whoever has an account with another site.
func (s *Store) PersonElsewhere(ctx context.Context, e account.Elsewhere) (account.Person, error) {
	p, err := scanPerson(s.read.QueryRowContext(ctx,
		selectPerson+`join elsewhere e on e.organisation = p.organisation and e.person = p.id where e.issuer = $1 and e.subject = $2`, e.Issuer, e.Subject).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return account.Person{}, errNoPerson
	}
	return p, wrap(err)
}

// comes makes within a change whoever comes in an active person, if they are none.
func (s *Store) comes(ctx context.Context, tx *sql.Tx, who tenant.Who, in account.Entrance) error {
	switch in.Comes {
	case account.ByInvitation:
		return s.updatePerson(ctx, tx, `update person set state = 'active' where organisation = $1 and id = $2 and state = 'invited'`, who.Organisation, in.Who.Person)
	case account.FromDomain:
		p := in.New
		_, err := tx.ExecContext(ctx, `insert into person (organisation, id, name, email, role, state, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
			who.Organisation, p.ID, p.Name, p.Email, p.Role, account.Active, micro(p.Created))
		if s.dialect.taken(err) {
			return errEmailTaken
		}
		return err
	}
	return nil
}

// has notes within a change that somebody has an account with another site.
func (s *Store) has(ctx context.Context, tx *sql.Tx, who tenant.Who, in account.Entrance) error {
	e := in.Elsewhere
	if e == (account.Elsewhere{}) {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `
		insert into elsewhere (issuer, subject, organisation, person, created_at) values ($1, $2, $3, $4, $5) on conflict (issuer, subject) do nothing`,
		e.Issuer, e.Subject, who.Organisation, in.Who.Person, micro(s.now())); err != nil {
		return err
	}
	var theirs int
	err := tx.QueryRowContext(ctx, `select 1 from elsewhere where issuer = $1 and subject = $2 and organisation = $3 and person = $4`,
		e.Issuer, e.Subject, who.Organisation, in.Who.Person).Scan(&theirs)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.Conflict, "this account is somebody else's")
	}
	return err
}
