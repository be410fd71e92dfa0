package store

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ mail.Store = (*Store)(nil)

// PostLetter lays a letter into the outbox.
func (s *Store) PostLetter(ctx context.Context, l mail.Letter, e audit.Entry) error {
	return s.change(ctx, e, []work.Item{l.Work()}, func(tx *sql.Tx, who tenant.Who) error {
		return s.post(ctx, tx, who, l)
	})
}

// longDead is how long after its end a letter is removed that no worker erased: one
// whose work was given up, which a person may restart until then.
const longDead = 30 * 24 * time.Hour

// post lays a letter into the outbox within a change. The work that carries it out,
// l.Work(), is for the caller to give to change.
func (s *Store) post(ctx context.Context, tx *sql.Tx, who tenant.Who, l mail.Letter) error {
	if _, err := tx.ExecContext(ctx, `delete from outbox where organisation = $1 and expires_at < $2`,
		who.Organisation, micro(s.now().Add(-longDead))); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `
		insert into outbox (id, organisation, purpose, about, sealed, written_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
		l.ID, who.Organisation, l.Purpose, l.About, base64.StdEncoding.EncodeToString(l.Sealed), micro(l.Written), micro(l.Expires))
	return err
}

var errNoLetter = fault.New(fault.NotFound, "no such letter")

// Letter is the one of an id.
func (s *Store) Letter(ctx context.Context, id string) (mail.Letter, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return mail.Letter{}, err
	}
	l := mail.Letter{ID: id}
	var sealed string
	var written, expires int64
	err = s.read.QueryRowContext(ctx, `
		select purpose, about, sealed, written_at, expires_at from outbox where id = $1 and organisation = $2`, id, who.Organisation).
		Scan(&l.Purpose, &l.About, &sealed, &written, &expires)
	if errors.Is(err, sql.ErrNoRows) {
		return mail.Letter{}, errNoLetter
	}
	if err != nil {
		return mail.Letter{}, wrap(err)
	}
	l.Written, l.Expires = moment(written), moment(expires)
	if l.Sealed, err = base64.StdEncoding.DecodeString(sealed); err != nil {
		return mail.Letter{}, fmt.Errorf("store: a letter: %w", err)
	}
	return l, nil
}

// EraseLetter removes a letter.
func (s *Store) EraseLetter(ctx context.Context, id string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `delete from outbox where id = $1 and organisation = $2`, id, who.Organisation))
		if err == nil && n == 0 {
			return errNoLetter
		}
		return err
	})
}
