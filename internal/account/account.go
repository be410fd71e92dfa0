package account

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/account/passkey"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// The organisation and the person of a machine of one's own.
const (
	LocalOrganisation tenant.Organisation = "local"
	LocalPerson       tenant.Person       = "owner"
)

// Console is who acts at the operator's command line, of whichever firm.
const Console tenant.Person = "console"

// Entrance is somebody coming in: what it costs and what it gives. All of it is
// done, or none.
type Entrance struct {
	Who    tenant.Who
	Spends Credential   // goes; fault.NotFound when it is not there any more. Zero for none
	Issues []Credential // come
	Step   int64        // of the TOTP code that was used; fault.Conflict when it or a later one was before. 0 for none
	Code   string       // hash of the recovery code that was used; fault.Conflict when it was before. Empty for none
	Rehash string       // the password as it is kept from now on; empty to leave it

	Mark      ceremony.Mark // of the ticket that was used; fault.Conflict when it was before. Zero for none
	Passkey   *passkey.Key  // that was used, as it is from now on; fault.Conflict when it is not there or was used meanwhile. Nil for none
	Elsewhere Elsewhere     // is theirs from now on; fault.Conflict when it is another's. Zero for none
	Comes     Coming        // how they are of the firm
	New       Person        // to be made, when Comes is FromDomain; fault.Conflict when the e-mail is somebody's
}

// Invitee is somebody who is invited, and to what.
type Invitee struct {
	Person
	Cases []string // that they are made a member of
}

// Store keeps people and credentials.
type Store interface {
	// These need nobody in ctx: they are how somebody becomes known.

	// Bootstrap makes an organisation and an active person of that role who are not there yet.
	Bootstrap(ctx context.Context, who tenant.Who, organisation, person, email string, e audit.Entry) error
	// Issue adds a credential, and a letter about it unless that is nil. Of some
	// kinds, and of tokens with one name, it takes the place of the person's others.
	Issue(ctx context.Context, c Credential, l *mail.Letter, e audit.Entry) error
	// Credential is fault.NotFound when there is none of that hash and kind.
	Credential(ctx context.Context, hash string, k Kind) (Credential, error)
	// Used notes the last use of a credential. It is no change that anybody asked
	// for and has no entry.
	Used(ctx context.Context, hash string, at time.Time, address string) error
	// PersonByEmail is fault.NotFound when nobody has that e-mail.
	PersonByEmail(ctx context.Context, email string) (Person, error)
	// PasskeyOwner is whoever has a passkey, and all that they have; fault.NotFound
	// when nobody has it.
	PasskeyOwner(ctx context.Context, id string) (Person, []Passkey, error)
	// PersonElsewhere is fault.NotFound when it is nobody's.
	PersonElsewhere(ctx context.Context, e Elsewhere) (Person, error)

	// These need an organisation in ctx; a person of another is fault.NotFound.

	// Enter lets somebody in.
	Enter(ctx context.Context, in Entrance, e audit.Entry) error
	// Note writes an entry about something that changed nothing.
	Note(ctx context.Context, p tenant.Person, e audit.Entry) error
	// Firm is the organisation itself.
	Firm(ctx context.Context) (Firm, error)
	// SetPolicy replaces the policy.
	SetPolicy(ctx context.Context, p Policy, e audit.Entry) error
	// Person is one of the people.
	Person(ctx context.Context, id tenant.Person) (Person, error)
	// People are those after an id, at most so many, in the order of their ids.
	People(ctx context.Context, after tenant.Person, most int) ([]Person, error)
	// Invite adds an invited person; fault.Conflict when the e-mail is somebody's.
	Invite(ctx context.Context, i Invitee, c Credential, l *mail.Letter, e audit.Entry) error
	// Withdraw removes an invited person; fault.Conflict for one who is not invited.
	Withdraw(ctx context.Context, id tenant.Person, e audit.Entry) error
	// Accept makes an invited person active, under a name and a password.
	Accept(ctx context.Context, p Person, in Entrance, e audit.Entry) error
	// SetUp gives somebody who has no password a name, an e-mail and a password.
	SetUp(ctx context.Context, p Person, session Credential, e audit.Entry) error
	// SetPassword changes a password and ends everything that the old one opened:
	// sessions, sign-ins on their way, links. The credentials given come instead.
	// One that is spent must be there, or it is fault.NotFound; zero for none.
	SetPassword(ctx context.Context, id tenant.Person, password string, spends Credential, next []Credential, l *mail.Letter, e audit.Entry) error
	// SetEmail changes an e-mail, spends the credential that proves it, and ends links
	// that went to the old one. It is fault.Conflict when the e-mail is somebody's, and
	// fault.NotFound when the credential is not there.
	SetEmail(ctx context.Context, id tenant.Person, email string, spends Credential, l *mail.Letter, e audit.Entry) error
	// SetRole changes a role; fault.Conflict for that of the last administrator.
	SetRole(ctx context.Context, id tenant.Person, r tenant.Role, e audit.Entry) error
	// SetState suspends somebody, which ends all that they have, or has them back.
	SetState(ctx context.Context, id tenant.Person, st State, e audit.Entry) error

	// Credentials are a person's of a kind, the last used first.
	Credentials(ctx context.Context, id tenant.Person, k Kind) ([]Credential, error)
	// End removes the one of a kind that has that ID; fault.NotFound when there is none.
	End(ctx context.Context, id tenant.Person, k Kind, which string, e audit.Entry) error
	// EndOthers removes all of a kind but the one with that hash.
	EndOthers(ctx context.Context, id tenant.Person, k Kind, hash string, e audit.Entry) error

	// Authenticator is fault.NotFound when none is set up or being so.
	Authenticator(ctx context.Context, id tenant.Person) (Authenticator, error)
	// StartTOTP keeps a secret until it is confirmed; fault.Conflict when one is.
	StartTOTP(ctx context.Context, id tenant.Person, sealed string, e audit.Entry) error
	// ConfirmTOTP makes the secret a second factor, replaces the recovery codes and
	// has one session take the place of all.
	ConfirmTOTP(ctx context.Context, id tenant.Person, step int64, codes []string, session Credential, l *mail.Letter, e audit.Entry) error
	// SpendTOTP uses the code of a step up; fault.Conflict when that or a later one was
	// used before.
	SpendTOTP(ctx context.Context, id tenant.Person, step int64, e audit.Entry) error
	// RemoveTOTP removes the authenticator, and the recovery codes where there is no
	// passkey; the sessions go, and those given come.
	RemoveTOTP(ctx context.Context, id tenant.Person, next []Credential, l *mail.Letter, e audit.Entry) error
	// RemoveSecondFactors removes the authenticator, the passkeys, the recovery codes
	// and the sessions.
	RemoveSecondFactors(ctx context.Context, id tenant.Person, l *mail.Letter, e audit.Entry) error
	// Passkeys are a person's, the oldest first.
	Passkeys(ctx context.Context, id tenant.Person) ([]Passkey, error)
	// AddPasskey keeps one, replaces the recovery codes unless there are none given,
	// and has one session take the place of all; fault.Conflict for one that is known,
	// for one too many, and when the mark was spent.
	AddPasskey(ctx context.Context, id tenant.Person, k Passkey, m ceremony.Mark, codes []string, session Credential, l *mail.Letter, e audit.Entry) error
	// RenamePasskey calls one something else; fault.NotFound when it is not there.
	RenamePasskey(ctx context.Context, id tenant.Person, which, name string, e audit.Entry) error
	// RemovePasskey removes one; the sessions go, and those given come.
	RemovePasskey(ctx context.Context, id tenant.Person, which string, next []Credential, l *mail.Letter, e audit.Entry) error
	// PasskeyCopied makes one useless; fault.NotFound when it is so already, and
	// fault.Conflict when the mark was spent.
	PasskeyCopied(ctx context.Context, id tenant.Person, which string, m ceremony.Mark, l *mail.Letter, e audit.Entry) error
	// SetRecoveryCodes replaces the recovery codes.
	SetRecoveryCodes(ctx context.Context, id tenant.Person, codes []string, l *mail.Letter, e audit.Entry) error
}

// Post makes letters that a Store lays into the outbox; *mail.Service is one.
type Post interface {
	Seal(m mail.Message, expires time.Time) (mail.Letter, error)
}

// Service is the people and how they come in. The fields but Store, Now and Passwords
// may be left out.
type Service struct {
	Store     Store
	Now       func() time.Time
	Passwords *Passwords
	Post      Post    // nil where no letters can be sent
	HandOver  bool    // letters reach nobody, so links are shown to who causes them
	Limits    Limiter // nil for none
	Breached  *Breached
	Site      *passkey.Party // for passkeys; nil where there can be none
	Issuers   []Issuer
	PublicURL string   // stands in links
	Key       []byte   // 32 bytes; seals second factors
	Before    [][]byte // keys of before, which such secrets may still be sealed with
	// Beat is what the time of an answer about a sign-in is rounded up to, so that it
	// says nothing about what was looked for and found. Zero answers at once.
	Beat time.Duration
	// Refused is told of each sign-in that was refused.
	Refused func(context.Context)
}

// Bootstrap makes the organisation and the person of a machine of one's own.
func (s *Service) Bootstrap(ctx context.Context) error {
	who := tenant.Who{Organisation: LocalOrganisation, Person: LocalPerson}
	return s.Found(ctx, who, "This machine", "The owner of this machine", "")
}

// Found makes an organisation and its first person, who administers it, when they
// are not there yet. The e-mail may be empty.
func (s *Service) Found(ctx context.Context, who tenant.Who, organisation, person, email string) error {
	who.Role = tenant.Administrator
	if email != "" {
		var err error
		if email, err = Email(email); err != nil {
			return err
		}
	}
	return s.Store.Bootstrap(ctx, who, organisation, person, email,
		audit.Entry{Action: "organisation.created", Subject: string(who.Organisation)})
}

// Identity is somebody who is signed in, and by what.
type Identity struct {
	Who        tenant.Who
	Credential Credential
	// Enrol is whether they must set up a second factor before anything else: their
	// firm asks for one, and this session was opened without.
	Enrol bool
}

type key struct{}

// With is ctx carrying an identity, and who it is for tenant.
func With(ctx context.Context, i Identity) context.Context {
	return context.WithValue(tenant.With(ctx, i.Who), key{}, i)
}

// From is the identity in ctx; none is fault.Forbidden.
func From(ctx context.Context) (Identity, error) {
	i, ok := ctx.Value(key{}).(Identity)
	if !ok {
		return Identity{}, fault.New(fault.Forbidden, "sign in first")
	}
	return i, nil
}

// Identify is whose a session or a token is, asking from an address;
// fault.Forbidden for one that is not valid. Every request looks in the database,
// so that what was revoked is of no use from that moment on, in every process.
func (s *Service) Identify(ctx context.Context, secret string, k Kind, from string) (Identity, error) {
	c, err := s.valid(ctx, secret, k)
	if fault.KindOf(err) == fault.NotFound {
		err = fault.New(fault.Forbidden, "sign in first")
		if k == Token { // a session that has ended is nobody's attempt
			err = s.refuse(ctx, err)
		}
	}
	if err != nil {
		return Identity{}, err
	}
	if now := s.Now(); now.Sub(c.Seen) >= seenEvery {
		// A use that could not be noted is no reason to refuse it.
		_ = s.Store.Used(ctx, c.Hash, now, from)
	}
	i := Identity{Who: c.Who, Credential: c}
	i.Who.From = from
	if k == Token {
		i.Who.Scope = c.Scope
	}
	local := c.Who.Organisation == LocalOrganisation && c.Who.Person == LocalPerson
	i.Enrol = k == Session && !c.Proved.Strong() && c.Policy.asks(local, c.Who.Role)
	return i, nil
}

// Who is whom a session or a token belongs to; fault.Forbidden for one that is
// not valid.
func (s *Service) Who(ctx context.Context, secret string, k Kind) (tenant.Who, error) {
	i, err := s.Identify(ctx, secret, k, "")
	return i.Who, err
}

// valid is the credential of a secret; fault.NotFound for one that is not there,
// has expired, or belongs to somebody who may not come in.
func (s *Service) valid(ctx context.Context, secret string, k Kind) (Credential, error) {
	c, err := s.Store.Credential(ctx, hash(secret), k)
	if err != nil {
		return Credential{}, err
	}
	if c.expired(s.Now()) {
		return Credential{}, fault.New(fault.NotFound, "expired")
	}
	if c.State == Suspended || c.State == Invited && k != Invitation {
		return Credential{}, fault.New(fault.NotFound, "not active")
	}
	return c, nil
}

// letter is a letter in the one voice; nil where there is no post, or nobody to
// write to.
func (s *Service) letter(p Person, n mail.Note, expires time.Time) (*mail.Letter, error) {
	if s.Post == nil || p.Email == "" {
		return nil, nil
	}
	n.To = p.address()
	l, err := s.Post.Seal(n.Message(), expires)
	return &l, err
}

// notice is a letter that says what was done to somebody's account.
func (s *Service) notice(p Person, purpose, subject, says string) (*mail.Letter, error) {
	return s.letter(p, mail.Note{
		Subject: subject, Says: []string{says}, Purpose: purpose, About: string(p.ID),
		Unexpected: "If it was not you, set a new password at " + s.PublicURL + "/forgotten now, and tell an administrator of your firm.",
	}, s.Now().Add(7*24*time.Hour))
}
