package store

import (
	"context"
	"database/sql"
	"encoding/base64"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// errRekeyed is what comes of something that was sealed anew, or went, meanwhile.
var errRekeyed = fault.New(fault.NotFound, "it was sealed anew, or went, meanwhile")

// sealedAnew is one row that a statement must have changed.
func sealedAnew(r sql.Result, err error) error {
	n, err := affected(r, err)
	if err == nil && n == 0 {
		err = errRekeyed
	}
	return err
}

// Sealed is something of the organisation in ctx that lies under a key.
type Sealed struct {
	ID   string // of the case, the letter or the person
	Text string
	By   string // the name of the key, where it is known
}

// sealed are the rows after an id, at most so many, in the order of their ids.
func (s *Store) sealed(ctx context.Context, query, after string, most int) ([]Sealed, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (x Sealed, err error) { return x, scan(&x.ID, &x.Text, &x.By) },
		query, who.Organisation, after, most)
}

// CaseKeys are the keys of cases as they are wrapped.
func (s *Store) CaseKeys(ctx context.Context, after string, most int) ([]Sealed, error) {
	return s.sealed(ctx, `select property, wrapped, wrapped_by from case_key where organisation = $1 and property > $2 order by property limit $3`, after, most)
}

// SealedLetters are the letters of the outbox.
func (s *Store) SealedLetters(ctx context.Context, after string, most int) ([]Sealed, error) {
	return s.sealed(ctx, `select id, sealed, '' from outbox where organisation = $1 and id > $2 order by id limit $3`, after, most)
}

// SealedAuthenticators are people's TOTP secrets.
func (s *Store) SealedAuthenticators(ctx context.Context, after string, most int) ([]Sealed, error) {
	return s.sealed(ctx, `select person, secret, '' from totp where organisation = $1 and person > $2 order by person limit $3`, after, most)
}

// RewrapCaseKey puts the key of a case under another key of the installation.
func (s *Store) RewrapCaseKey(ctx context.Context, id property.ID, was, now retention.Wrapped, e audit.Entry) error {
	text := base64.StdEncoding.EncodeToString
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := getKey(ctx, tx, who, id); err != nil {
			return err
		}
		return sealedAnew(tx.ExecContext(ctx, `
			update case_key set wrapped = $1, wrapped_by = $2 where property = $3 and organisation = $4 and wrapped = $5 and wrapped_by = $6`,
			text(now.Text), now.By, id, who.Organisation, text(was.Text), was.By))
	})
}

// ResealLetter puts a letter under another key.
func (s *Store) ResealLetter(ctx context.Context, l mail.Letter, was string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		return sealedAnew(tx.ExecContext(ctx, `update outbox set sealed = $1 where id = $2 and organisation = $3 and sealed = $4`,
			base64.StdEncoding.EncodeToString(l.Sealed), l.ID, who.Organisation, was))
	})
}

// ResealAuthenticator puts somebody's TOTP secret under another key.
func (s *Store) ResealAuthenticator(ctx context.Context, id tenant.Person, was, now string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		return sealedAnew(tx.ExecContext(ctx, `update totp set secret = $1 where organisation = $2 and person = $3 and secret = $4`, now, who.Organisation, id, was))
	})
}
