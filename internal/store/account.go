package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

var _ account.Store = (*Store)(nil)

// Bootstrap makes an organisation and a person who are not there yet.
func (s *Store) Bootstrap(ctx context.Context, who tenant.Who, organisation, person string, e audit.Entry) error {
	err := s.change(tenant.With(ctx, who), e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `insert into organisation (id, name, created_at) values ($1, $2, $3) on conflict (id) do nothing`,
			who.Organisation, organisation, micro(s.now())))
		if err != nil {
			return err
		}
		m, err := affected(tx.ExecContext(ctx, `insert into person (organisation, id, name, role, created_at) values ($1, $2, $3, $4, $5) on conflict (organisation, id) do nothing`,
			who.Organisation, who.Person, person, who.Role, micro(s.now())))
		if err == nil && n+m == 0 {
			return errUnchanged
		}
		return err
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return err
}

// Issue adds a credential. Those that have expired are removed on the way.
func (s *Store) Issue(ctx context.Context, c account.Credential, e audit.Entry) error {
	return s.change(tenant.With(ctx, c.Who), e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if c.Kind != account.Session {
			if _, err := tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2 and kind = $3`,
				who.Organisation, who.Person, c.Kind); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `delete from credential where expires_at > 0 and expires_at <= $1`, micro(s.now())); err != nil {
			return err
		}
		return insertCredential(ctx, tx, c)
	})
}

func insertCredential(ctx context.Context, tx *sql.Tx, c account.Credential) error {
	_, err := tx.ExecContext(ctx, `
		insert into credential (hash, kind, organisation, person, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
		c.Hash, c.Kind, c.Who.Organisation, c.Who.Person, micro(c.Created), micro(c.Expires))
	return err
}

// Credential is the one of a hash.
func (s *Store) Credential(ctx context.Context, hash string, k account.Kind) (account.Credential, error) {
	c := account.Credential{Hash: hash, Kind: k}
	var created, expires int64
	err := s.read.QueryRowContext(ctx, `
		select c.organisation, c.person, p.role, p.state, c.created_at, c.expires_at
		from credential c join person p on p.organisation = c.organisation and p.id = c.person where c.hash = $1 and c.kind = $2`, hash, k).
		Scan(&c.Who.Organisation, &c.Who.Person, &c.Who.Role, &c.State, &created, &expires)
	if errors.Is(err, sql.ErrNoRows) {
		return account.Credential{}, fault.New(fault.NotFound, "no such credential")
	}
	c.Created, c.Expires = moment(created), moment(expires)
	return c, wrap(err)
}

// Exchange puts one credential in the place of another.
func (s *Store) Exchange(ctx context.Context, hash string, k account.Kind, c account.Credential, e audit.Entry) error {
	return s.change(tenant.With(ctx, c.Who), e, nil, func(tx *sql.Tx, _ tenant.Who) error {
		if err := deleteCredential(ctx, tx, hash, k); err != nil {
			return err
		}
		return insertCredential(ctx, tx, c)
	})
}

// Revoke removes a credential.
func (s *Store) Revoke(ctx context.Context, c account.Credential, e audit.Entry) error {
	return s.change(tenant.With(ctx, c.Who), e, nil, func(tx *sql.Tx, _ tenant.Who) error {
		return deleteCredential(ctx, tx, c.Hash, c.Kind)
	})
}

func deleteCredential(ctx context.Context, tx *sql.Tx, hash string, k account.Kind) error {
	n, err := affected(tx.ExecContext(ctx, `delete from credential where hash = $1 and kind = $2`, hash, k))
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "no such credential")
	}
	return err
}
