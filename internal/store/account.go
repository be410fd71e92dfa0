package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ account.Store = (*Store)(nil)

var (
	errNoPerson     = fault.New(fault.NotFound, "there is no such person")
	errNoCredential = fault.New(fault.NotFound, "no such credential")
	errEmailTaken   = fault.New(fault.Conflict, "somebody has this e-mail already")
)

// Bootstrap makes an organisation and a person who are not there yet.
func (s *Store) Bootstrap(ctx context.Context, who tenant.Who, organisation, person, email string, e audit.Entry) error {
	err := s.change(tenant.With(ctx, who), e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `insert into organisation (id, name, created_at) values ($1, $2, $3) on conflict (id) do nothing`,
			who.Organisation, organisation, micro(s.now())))
		if err != nil {
			return err
		}
		m, err := affected(tx.ExecContext(ctx, `
			insert into person (organisation, id, name, email, role, state, created_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (organisation, id) do nothing`,
			who.Organisation, who.Person, person, email, who.Role, account.Active, micro(s.now())))
		if s.dialect.taken(err) {
			return errEmailTaken
		}
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

// changeWith is change with a letter, which may be nil.
func (s *Store) changeWith(ctx context.Context, l *mail.Letter, e audit.Entry, fn func(*sql.Tx, tenant.Who) error) error {
	var next []work.Item
	if l != nil {
		next = []work.Item{l.Work()}
	}
	return s.change(ctx, e, next, func(tx *sql.Tx, who tenant.Who) error {
		if err := fn(tx, who); err != nil || l == nil {
			return err
		}
		return s.post(ctx, tx, who, *l)
	})
}

// Issue adds a credential. Those that have expired are removed on the way.
func (s *Store) Issue(ctx context.Context, c account.Credential, l *mail.Letter, e audit.Entry) error {
	if _, err := tenant.From(ctx); err != nil {
		ctx = tenant.With(ctx, c.Who)
	}
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if who.Organisation != c.Who.Organisation {
			return errNoPerson
		}
		if err := hasPerson(ctx, tx, who, c.Who.Person); err != nil {
			return err
		}
		return s.issue(ctx, tx, c)
	})
}

// issue adds a credential within a change.
func (s *Store) issue(ctx context.Context, tx *sql.Tx, c account.Credential) error {
	if c.Kind.Single() || c.Kind == account.Token {
		if _, err := tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2 and kind = $3 and (name = $4 or kind <> 'token')`,
			c.Who.Organisation, c.Who.Person, c.Kind, c.Name); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `delete from credential where expires_at > 0 and expires_at <= $1`, micro(s.now())); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `
		insert into credential (hash, kind, organisation, person, created_at, expires_at, name, scope, proved, agent, address, seen_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		c.Hash, c.Kind, c.Who.Organisation, c.Who.Person, micro(c.Created), micro(c.Expires), c.Name, c.Scope, c.Proved, c.Agent, c.Address, micro(c.Seen))
	return err
}

const selectCredential = `
	select c.hash, c.kind, c.organisation, c.person, p.role, p.state, o.policy, c.created_at, c.expires_at, c.seen_at, c.name, c.scope, c.proved, c.agent, c.address
	from credential c join person p on p.organisation = c.organisation and p.id = c.person join organisation o on o.id = c.organisation `

func scanCredential(scan func(...any) error) (c account.Credential, err error) {
	var created, expires, seen int64
	var policy string
	if err = scan(&c.Hash, &c.Kind, &c.Who.Organisation, &c.Who.Person, &c.Who.Role, &c.State, &policy, &created, &expires, &seen,
		&c.Name, &c.Scope, &c.Proved, &c.Agent, &c.Address); err != nil {
		return account.Credential{}, err
	}
	c.Created, c.Expires, c.Seen = moment(created), moment(expires), moment(seen)
	return c, json.Unmarshal([]byte(policy), &c.Policy)
}

// Credential is the one of a hash.
func (s *Store) Credential(ctx context.Context, hash string, k account.Kind) (account.Credential, error) {
	c, err := scanCredential(s.read.QueryRowContext(ctx, selectCredential+`where c.hash = $1 and c.kind = $2`, hash, k).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return account.Credential{}, errNoCredential
	}
	return c, wrap(err)
}

// Used notes the last use of a credential.
func (s *Store) Used(ctx context.Context, hash string, at time.Time, address string) error {
	_, err := s.write.ExecContext(ctx, `update credential set seen_at = $1, address = case when $2 = '' then address else $2 end where hash = $3 and seen_at < $1`,
		micro(at), address, hash)
	return wrap(err)
}

const selectPerson = `
	select p.organisation, p.id, p.name, p.email, p.role, p.state, p.password, p.created_at, p.seen_at,
		(select count(*) from totp t where t.organisation = p.organisation and t.person = p.id and t.confirmed_at > 0),
		(select count(*) from recovery_code r where r.organisation = p.organisation and r.person = p.id and r.used_at = 0),
		(select count(*) from passkey k where k.organisation = p.organisation and k.person = p.id and k.copied_at = 0),
		(select count(*) from elsewhere w where w.organisation = p.organisation and w.person = p.id)
	from person p `

func scanPerson(scan func(...any) error) (p account.Person, err error) {
	var created, seen, totp, elsewhere int64
	err = scan(&p.Organisation, &p.ID, &p.Name, &p.Email, &p.Role, &p.State, &p.Password, &created, &seen, &totp, &p.Codes, &p.Passkeys, &elsewhere)
	p.Created, p.Seen, p.TOTP, p.Elsewhere = moment(created), moment(seen), totp > 0, elsewhere > 0
	return p, err
}

// PersonByEmail is whoever has an e-mail.
func (s *Store) PersonByEmail(ctx context.Context, email string) (account.Person, error) {
	p, err := scanPerson(s.read.QueryRowContext(ctx, selectPerson+`where p.email = $1 and p.email <> ''`, email).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return account.Person{}, errNoPerson
	}
	return p, wrap(err)
}

// Person is one of the people of the organisation in ctx.
func (s *Store) Person(ctx context.Context, id tenant.Person) (account.Person, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return account.Person{}, err
	}
	p, err := scanPerson(s.read.QueryRowContext(ctx, selectPerson+`where p.organisation = $1 and p.id = $2`, who.Organisation, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return account.Person{}, errNoPerson
	}
	return p, wrap(err)
}

// People are those of the organisation in ctx after an id.
func (s *Store) People(ctx context.Context, after tenant.Person, most int) ([]account.Person, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanPerson, selectPerson+`where p.organisation = $1 and p.id > $2 order by p.id limit $3`, who.Organisation, after, most)
}

// Firm is the organisation in ctx.
func (s *Store) Firm(ctx context.Context) (f account.Firm, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return f, err
	}
	var created int64
	var policy string
	err = s.read.QueryRowContext(ctx, `select id, name, created_at, policy from organisation where id = $1`, who.Organisation).Scan(&f.ID, &f.Name, &created, &policy)
	if errors.Is(err, sql.ErrNoRows) {
		return f, fault.New(fault.NotFound, "there is no such firm")
	}
	if err != nil {
		return f, wrap(err)
	}
	f.Created = moment(created)
	return f, wrap(json.Unmarshal([]byte(policy), &f.Policy))
}

// SetPolicy replaces the policy of the organisation in ctx.
func (s *Store) SetPolicy(ctx context.Context, p account.Policy, e audit.Entry) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		_, err := tx.ExecContext(ctx, `update organisation set policy = $1 where id = $2`, string(text), who.Organisation)
		return err
	})
}

// Note writes an entry about somebody and changes nothing.
func (s *Store) Note(ctx context.Context, p tenant.Person, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		return hasPerson(ctx, tx, who, p)
	})
}

func hasPerson(ctx context.Context, tx *sql.Tx, who tenant.Who, id tenant.Person) error {
	var there int
	err := tx.QueryRowContext(ctx, `select 1 from person where organisation = $1 and id = $2`, who.Organisation, id).Scan(&there)
	if errors.Is(err, sql.ErrNoRows) {
		return errNoPerson
	}
	return err
}

// Enter lets somebody in.
func (s *Store) Enter(ctx context.Context, in account.Entrance, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		return s.enter(ctx, tx, who, in)
	})
}

// enter lets somebody in within a change. The person's row is the first thing that
// is touched, so that of two who come in at once with one code one is the second.
func (s *Store) enter(ctx context.Context, tx *sql.Tx, who tenant.Who, in account.Entrance) error {
	if err := s.comes(ctx, tx, who, in); err != nil {
		return err
	}
	n, err := affected(tx.ExecContext(ctx, `
		update person set seen_at = $1, password = case when $2 = '' then password else $2 end where organisation = $3 and id = $4 and state = $5`,
		micro(s.now()), in.Rehash, who.Organisation, in.Who.Person, account.Active))
	if err != nil {
		return err
	}
	if n == 0 {
		return errNoPerson
	}
	if err := spend(ctx, tx, who, in.Spends); err != nil {
		return err
	}
	if err := s.spendMark(ctx, tx, who, in.Mark); err != nil {
		return err
	}
	if err := s.usePasskey(ctx, tx, who, in); err != nil {
		return err
	}
	if err := s.has(ctx, tx, who, in); err != nil {
		return err
	}
	if in.Step != 0 {
		if err := spendStep(ctx, tx, who, in.Who.Person, in.Step); err != nil {
			return err
		}
	}
	if in.Code != "" {
		n, err := affected(tx.ExecContext(ctx, `update recovery_code set used_at = $1 where organisation = $2 and person = $3 and hash = $4 and used_at = 0`,
			micro(s.now()), who.Organisation, in.Who.Person, in.Code))
		if err != nil {
			return err
		}
		if n == 0 {
			return errUsed
		}
	}
	for _, c := range in.Issues {
		if err := s.issue(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}

// spend removes a credential, which must be there; the zero one is none.
func spend(ctx context.Context, tx *sql.Tx, who tenant.Who, c account.Credential) error {
	if c.Hash == "" {
		return nil
	}
	n, err := affected(tx.ExecContext(ctx, `delete from credential where hash = $1 and kind = $2 and organisation = $3`, c.Hash, c.Kind, who.Organisation))
	if err == nil && n == 0 {
		return errNoCredential
	}
	return err
}

// Invite adds an invited person.
func (s *Store) Invite(ctx context.Context, i account.Invitee, c account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		_, err := tx.ExecContext(ctx, `insert into person (organisation, id, name, email, role, state, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
			who.Organisation, i.ID, i.Name, i.Email, i.Role, account.Invited, micro(i.Created))
		if s.dialect.taken(err) {
			return errEmailTaken
		}
		if err != nil {
			return err
		}
		for _, id := range i.Cases {
			if _, err := s.join(ctx, tx, who, property.ID(id), i.ID); err != nil {
				return err
			}
		}
		return s.issue(ctx, tx, c)
	})
}

// Withdraw removes an invited person.
func (s *Store) Withdraw(ctx context.Context, id tenant.Person, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		for _, table := range []string{"credential", "member"} {
			if _, err := tx.ExecContext(ctx, `delete from `+table+` where organisation = $1 and person = $2`, who.Organisation, id); err != nil {
				return err
			}
		}
		n, err := affected(tx.ExecContext(ctx, `delete from person where organisation = $1 and id = $2 and state = $3`, who.Organisation, id, account.Invited))
		if err == nil && n == 0 {
			return fault.New(fault.Conflict, "the invitation was accepted already")
		}
		return err
	})
}

// Accept makes an invited person active.
func (s *Store) Accept(ctx context.Context, p account.Person, in account.Entrance, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.updatePerson(ctx, tx, `update person set name = $3, password = $4, state = 'active' where organisation = $1 and id = $2 and state = 'invited'`,
			who.Organisation, p.ID, p.Name, p.Password); err != nil {
			return err
		}
		return s.enter(ctx, tx, who, in)
	})
}

func (s *Store) updatePerson(ctx context.Context, tx *sql.Tx, statement string, args ...any) error {
	n, err := affected(tx.ExecContext(ctx, statement, args...))
	if s.dialect.taken(err) {
		return errEmailTaken
	}
	if err == nil && n == 0 {
		return errNoPerson
	}
	return err
}

// SetUp gives somebody a name, an e-mail and a password.
func (s *Store) SetUp(ctx context.Context, p account.Person, session account.Credential, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.updatePerson(ctx, tx, `update person set name = $3, email = $4, password = $5 where organisation = $1 and id = $2 and password = ''`,
			who.Organisation, p.ID, p.Name, p.Email, p.Password); err != nil {
			return err
		}
		return s.reopen(ctx, tx, who, p.ID, []account.Credential{session})
	})
}

// reopen ends everything that opens somebody's account, but their tokens and known
// devices, and adds credentials instead.
func (s *Store) reopen(ctx context.Context, tx *sql.Tx, who tenant.Who, id tenant.Person, next []account.Credential) error {
	if _, err := tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2 and kind in ('session', 'pending', 'link', 'reset', 'email')`,
		who.Organisation, id); err != nil {
		return err
	}
	for _, c := range next {
		if err := s.issue(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}

// SetPassword changes a password.
func (s *Store) SetPassword(ctx context.Context, id tenant.Person, password string, spends account.Credential, next []account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.updatePerson(ctx, tx, `update person set password = $3 where organisation = $1 and id = $2 and state = 'active'`, who.Organisation, id, password); err != nil {
			return err
		}
		if err := spend(ctx, tx, who, spends); err != nil {
			return err
		}
		return s.reopen(ctx, tx, who, id, next)
	})
}

// SetRole changes a role.
func (s *Store) SetRole(ctx context.Context, id tenant.Person, r tenant.Role, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.updatePerson(ctx, tx, `update person set role = $3 where organisation = $1 and id = $2`, who.Organisation, id, r); err != nil {
			return err
		}
		return administered(ctx, tx, who)
	})
}

// administered refuses a change after which nobody administers the firm.
func administered(ctx context.Context, tx *sql.Tx, who tenant.Who) error {
	var n int
	err := tx.QueryRowContext(ctx, `select count(*) from person where organisation = $1 and role = $2 and state = $3`,
		who.Organisation, tenant.Administrator, account.Active).Scan(&n)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "the firm would be left without an administrator")
	}
	return err
}

// SetState suspends somebody or has them back.
func (s *Store) SetState(ctx context.Context, id tenant.Person, st account.State, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `update person set state = $3 where organisation = $1 and id = $2 and state in ('active', 'suspended')`, who.Organisation, id, st))
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.Conflict, "the invitation was not accepted yet")
		}
		if st == account.Suspended {
			if _, err := tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2`, who.Organisation, id); err != nil {
				return err
			}
		}
		return administered(ctx, tx, who)
	})
}

// Credentials are somebody's of a kind.
func (s *Store) Credentials(ctx context.Context, id tenant.Person, k account.Kind) ([]account.Credential, error) {
	if _, err := s.Person(ctx, id); err != nil {
		return nil, err
	}
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanCredential, selectCredential+`where c.organisation = $1 and c.person = $2 and c.kind = $3 order by c.seen_at desc, c.created_at desc limit 1000`,
		who.Organisation, id, k)
}

// End removes one of somebody's credentials.
func (s *Store) End(ctx context.Context, id tenant.Person, k account.Kind, which string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2 and kind = $3 and substr(hash, 1, 16) = $4`,
			who.Organisation, id, k, which))
		if err == nil && n == 0 {
			return errNoCredential
		}
		return err
	})
}

// EndOthers removes all of somebody's credentials of a kind but one.
func (s *Store) EndOthers(ctx context.Context, id tenant.Person, k account.Kind, hash string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2 and kind = $3 and hash <> $4`, who.Organisation, id, k, hash)
		return err
	})
}

// Authenticator is somebody's.
func (s *Store) Authenticator(ctx context.Context, id tenant.Person) (a account.Authenticator, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return a, err
	}
	var confirmed int64
	err = s.read.QueryRowContext(ctx, `select secret, step, confirmed_at from totp where organisation = $1 and person = $2`, who.Organisation, id).Scan(&a.Secret, &a.Step, &confirmed)
	if errors.Is(err, sql.ErrNoRows) {
		return a, fault.New(fault.NotFound, "there is no authenticator")
	}
	a.Confirmed = confirmed > 0
	return a, wrap(err)
}

// StartTOTP keeps the secret of an authenticator that is being set up.
func (s *Store) StartTOTP(ctx context.Context, id tenant.Person, sealed string, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `
			insert into totp (organisation, person, secret, step, created_at, confirmed_at) values ($1, $2, $3, 0, $4, 0)
			on conflict (organisation, person) do update set secret = excluded.secret, created_at = excluded.created_at where totp.confirmed_at = 0`,
			who.Organisation, id, sealed, micro(s.now())))
		if err == nil && n == 0 {
			return fault.New(fault.Conflict, "there is an authenticator already; remove it first")
		}
		return err
	})
}

// ConfirmTOTP makes an authenticator a second factor.
func (s *Store) ConfirmTOTP(ctx context.Context, id tenant.Person, step int64, codes []string, session account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `update totp set confirmed_at = $1, step = $2 where organisation = $3 and person = $4 and confirmed_at = 0`,
			micro(s.now()), step, who.Organisation, id))
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(fault.Conflict, "no authenticator is being set up")
		}
		if err := setCodes(ctx, tx, who, id, codes); err != nil {
			return err
		}
		return s.reopen(ctx, tx, who, id, []account.Credential{session})
	})
}

func setCodes(ctx context.Context, tx *sql.Tx, who tenant.Who, id tenant.Person, codes []string) error {
	if _, err := tx.ExecContext(ctx, `delete from recovery_code where organisation = $1 and person = $2`, who.Organisation, id); err != nil {
		return err
	}
	for _, c := range codes {
		if _, err := tx.ExecContext(ctx, `insert into recovery_code (organisation, person, hash, used_at) values ($1, $2, $3, 0)`, who.Organisation, id, c); err != nil {
			return err
		}
	}
	return nil
}

// RemoveTOTP removes an authenticator and the recovery codes.
func (s *Store) RemoveTOTP(ctx context.Context, id tenant.Person, next []account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `delete from totp where organisation = $1 and person = $2`, who.Organisation, id); err != nil {
			return err
		}
		var passkeys int
		if err := tx.QueryRowContext(ctx, `select count(*) from passkey where organisation = $1 and person = $2`, who.Organisation, id).Scan(&passkeys); err != nil {
			return err
		}
		if passkeys == 0 {
			if err := setCodes(ctx, tx, who, id, nil); err != nil {
				return err
			}
		}
		return s.reopen(ctx, tx, who, id, next)
	})
}

// RemoveSecondFactors removes all second factors.
func (s *Store) RemoveSecondFactors(ctx context.Context, id tenant.Person, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		for _, table := range []string{"totp", "passkey", "recovery_code"} {
			if _, err := tx.ExecContext(ctx, `delete from `+table+` where organisation = $1 and person = $2`, who.Organisation, id); err != nil {
				return err
			}
		}
		return s.reopen(ctx, tx, who, id, nil)
	})
}

// SetRecoveryCodes replaces the recovery codes.
func (s *Store) SetRecoveryCodes(ctx context.Context, id tenant.Person, codes []string, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := hasPerson(ctx, tx, who, id); err != nil {
			return err
		}
		return setCodes(ctx, tx, who, id, codes)
	})
}

var errUsed = fault.New(fault.Conflict, "the code was used already")

// spendStep uses the code of a step up.
func spendStep(ctx context.Context, tx *sql.Tx, who tenant.Who, id tenant.Person, step int64) error {
	n, err := affected(tx.ExecContext(ctx, `update totp set step = $1 where organisation = $2 and person = $3 and confirmed_at > 0 and step < $1`,
		step, who.Organisation, id))
	if err == nil && n == 0 {
		return errUsed
	}
	return err
}

// SetEmail changes an e-mail.
func (s *Store) SetEmail(ctx context.Context, id tenant.Person, email string, spends account.Credential, l *mail.Letter, e audit.Entry) error {
	return s.changeWith(ctx, l, e, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.updatePerson(ctx, tx, `update person set email = $3 where organisation = $1 and id = $2 and state = 'active'`, who.Organisation, id, email); err != nil {
			return err
		}
		if err := spend(ctx, tx, who, spends); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `delete from credential where organisation = $1 and person = $2 and kind in ('reset', 'link', 'email')`, who.Organisation, id)
		return err
	})
}

// SpendTOTP uses the code of a step up.
func (s *Store) SpendTOTP(ctx context.Context, id tenant.Person, step int64, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		var there int
		err := tx.QueryRowContext(ctx, `select 1 from totp where organisation = $1 and person = $2`, who.Organisation, id).Scan(&there)
		if errors.Is(err, sql.ErrNoRows) {
			return errNoPerson
		}
		if err != nil {
			return err
		}
		return spendStep(ctx, tx, who, id, step)
	})
}
