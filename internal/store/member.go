package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

var _ permission.Store = (*Store)(nil)

// AddMember makes a person of the firm a member of a case.
func (s *Store) AddMember(ctx context.Context, id property.ID, p tenant.Person, e audit.Entry) error {
	err := s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := s.join(ctx, tx, who, id, p)
		if err == nil && n == 0 {
			return errUnchanged
		}
		return err
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return err
}

// join makes a person a member of a case within a change; n is 0 when they were
// one already.
func (s *Store) join(ctx context.Context, tx *sql.Tx, who tenant.Who, id property.ID, p tenant.Person) (n int64, err error) {
	if _, err := s.bump(ctx, tx, who, string(id), false); err != nil {
		return 0, err
	}
	if err := hasPerson(ctx, tx, who, p); err != nil {
		return 0, err
	}
	return affected(tx.ExecContext(ctx, `
		insert into member (organisation, property, person, added_at) values ($1, $2, $3, $4) on conflict (property, person) do nothing`,
		who.Organisation, id, p, micro(s.now())))
}

// RemoveMember ends a membership.
func (s *Store) RemoveMember(ctx context.Context, id property.ID, p tenant.Person, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.bump(ctx, tx, who, string(id), false); err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `delete from member where organisation = $1 and property = $2 and person = $3`, who.Organisation, id, p))
		if err == nil && n == 0 {
			return fault.New(fault.NotFound, "they are no member of this case")
		}
		return err
	})
}

// Members are those of a case.
func (s *Store) Members(ctx context.Context, id property.ID) ([]property.Member, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, id); err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (m property.Member, err error) {
		var added int64
		err = scan(&m.Person, &m.Name, &m.Role, &added)
		m.Added = moment(added)
		return m, err
	}, `select m.person, p.name, p.role, m.added_at from member m
		join person p on p.organisation = m.organisation and p.id = m.person
		where m.property = $1 and m.organisation = $2 order by m.added_at, m.person`, id, who.Organisation)
}

// Member says whether the person in ctx is a member of a case.
func (s *Store) Member(ctx context.Context, caseID string) (member bool, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return false, err
	}
	err = s.read.QueryRowContext(ctx, `
		select exists (select 1 from member m where m.property = p.id and m.person = $3)
		from property p where p.id = $1 and p.organisation = $2`, caseID, who.Organisation, who.Person).Scan(&member)
	if errors.Is(err, sql.ErrNoRows) {
		return false, errNoCase
	}
	return member, wrap(err)
}

// Sender says whether the person in ctx is a member of the case of a document, and
// whether they announced it.
func (s *Store) Sender(ctx context.Context, documentID string) (member, sender bool, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return false, false, err
	}
	err = s.read.QueryRowContext(ctx, `
		select exists (select 1 from member m where m.property = d.property and m.person = $3), d.sender = $3
		from document d where d.id = $1 and d.organisation = $2`, documentID, who.Organisation, who.Person).Scan(&member, &sender)
	if errors.Is(err, sql.ErrNoRows) {
		return false, false, errNoDocument
	}
	return member, sender, wrap(err)
}
