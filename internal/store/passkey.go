package store

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

var errNoPasskey = fault.New(fault.NotFound, "there is no such passkey")

const selectPasskey = `select id, name, public, flags, signatures, transports, model, created_at, used_at, copied_at from passkey `

func scanPasskey(scan func(...any) error) (k account.Passkey, err error) {
	var id, public, transports, model string
	var created, used, copied int64
	if err = scan(&id, &k.Name, &public, &k.Key.Flags, &k.Key.Count, &transports, &model, &created, &used, &copied); err != nil {
		return k, err
	}
	k.Created, k.Used, k.Copied = moment(created), moment(used), moment(copied)
	k.Key.Transports = strings.Fields(transports)
	for _, d := range []struct {
		to       *[]byte
		encoding *base64.Encoding
		text     string
	}{{&k.Key.ID, base64.RawURLEncoding, id}, {&k.Key.Public, base64.StdEncoding, public}, {&k.Key.Model, base64.StdEncoding, model}} {
		if *d.to, err = d.encoding.DecodeString(d.text); err != nil {
			return k, fmt.Errorf("store: a passkey: %w", err)
		}
	}
	return k, nil
}

// PasskeyOwner is whoever has a passkey, and all that they have.
func (s *Store) PasskeyOwner(ctx context.Context, id string) (p account.Person, keys []account.Passkey, err error) {
	p, err = scanPerson(s.read.QueryRowContext(ctx, selectPerson+`join passkey k on k.organisation = p.organisation and k.person = p.id where k.id = $1`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return account.Person{}, nil, errNoPasskey
	}
	if err != nil {
		return account.Person{}, nil, wrap(err)
	}
	keys, err = s.passkeys(ctx, p.Organisation, p.ID)
	return p, keys, err
}

// Passkeys are somebody's, the oldest first.
func (s *Store) Passkeys(ctx context.Context, id tenant.Person) ([]account.Passkey, error) {
	p, err := s.Person(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.passkeys(ctx, p.Organisation, id)
}

func (s *Store) passkeys(ctx context.Context, o tenant.Organisation, id tenant.Person) ([]account.Passkey, error) {
	return all(ctx, s.read, scanPasskey, selectPasskey+`where organisation = $1 and person = $2 order by created_at, id`, o, id)
}

// AddPasskey keeps a passkey.
func (s *Store) AddPasskey(ctx context.Context, id tenant.Person, k account.Passkey, m ceremony.Mark, codes []string, session account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		// The person's row first, so that one of two at once comes second.
		if err := s.updatePerson(ctx, tx, `update person set seen_at = seen_at where organisation = $1 and id = $2 and state = 'active'`, who.Organisation, id); err != nil {
			return err
		}
		if err := s.spendMark(ctx, tx, who, m); err != nil {
			return err
		}
		var n int
		if err := tx.QueryRowContext(ctx, `select count(*) from passkey where organisation = $1 and person = $2`, who.Organisation, id).Scan(&n); err != nil {
			return err
		}
		if n >= account.MostPasskeys {
			return fault.New(fault.Conflict, "there are %d passkeys already; remove one first", n)
		}
		_, err := tx.ExecContext(ctx, `
			insert into passkey (id, organisation, person, name, public, flags, signatures, transports, model, created_at, used_at, copied_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)`,
			k.Key.Text(), who.Organisation, id, k.Name, base64.StdEncoding.EncodeToString(k.Key.Public), k.Key.Flags, k.Key.Count,
			strings.Join(k.Key.Transports, " "), base64.StdEncoding.EncodeToString(k.Key.Model), micro(k.Created))
		if s.dialect.taken(err) {
			return fault.New(fault.Conflict, "this passkey is known already")
		}
		if err != nil {
			return err
		}
		if codes != nil {
			if err := setCodes(ctx, tx, who, id, codes); err != nil {
				return err
			}
		}
		return s.reopen(ctx, tx, who, id, []account.Credential{session})
	})
}

// RenamePasskey calls a passkey something else.
func (s *Store) RenamePasskey(ctx context.Context, id tenant.Person, which, name string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		return onePasskey(tx.ExecContext(ctx, `update passkey set name = $1 where organisation = $2 and person = $3 and id = $4`, name, who.Organisation, id, which))
	})
}

// RemovePasskey removes a passkey.
func (s *Store) RemovePasskey(ctx context.Context, id tenant.Person, which string, next []account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := onePasskey(tx.ExecContext(ctx, `delete from passkey where organisation = $1 and person = $2 and id = $3`, who.Organisation, id, which)); err != nil {
			return err
		}
		return s.reopen(ctx, tx, who, id, next)
	})
}

// PasskeyCopied notes that somebody else seems to have a passkey.
func (s *Store) PasskeyCopied(ctx context.Context, id tenant.Person, which string, m ceremony.Mark, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.spendMark(ctx, tx, who, m); err != nil {
			return err
		}
		return onePasskey(tx.ExecContext(ctx, `update passkey set copied_at = $1 where organisation = $2 and person = $3 and id = $4 and copied_at = 0`,
			micro(s.now()), who.Organisation, id, which))
	})
}

func onePasskey(r sql.Result, err error) error {
	n, err := affected(r, err)
	if err == nil && n == 0 {
		return errNoPasskey
	}
	return err
}

// usePasskey notes within a change that a passkey has signed somebody in.
func (s *Store) usePasskey(ctx context.Context, tx *sql.Tx, who tenant.Who, in account.Entrance) error {
	k := in.Passkey
	if k == nil {
		return nil
	}
	n, err := affected(tx.ExecContext(ctx, `
		update passkey set signatures = $1, flags = $2, used_at = $3
		where organisation = $4 and person = $5 and id = $6 and copied_at = 0 and signatures <= $1`,
		k.Count, k.Flags, micro(s.now()), who.Organisation, in.Who.Person, k.Text()))
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "the passkey was used or removed meanwhile")
	}
	return err
}

// spendMark spends the mark of a ticket within a change; the zero one is none.
func (s *Store) spendMark(ctx context.Context, tx *sql.Tx, who tenant.Who, m ceremony.Mark) error {
	if m.Hash == "" {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `delete from spent where organisation = $1 and until_at <= $2`, who.Organisation, micro(s.now())); err != nil {
		return err
	}
	n, err := affected(tx.ExecContext(ctx, `insert into spent (hash, organisation, until_at) values ($1, $2, $3) on conflict (hash) do nothing`,
		m.Hash, who.Organisation, micro(m.Until)))
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "this was answered already")
	}
	return err
}
