package account

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Me is the person of an identity.
func (s *Service) Me(ctx context.Context, i Identity) (Person, error) {
	return s.Store.Person(ctx, i.Who.Person)
}

// inBrowser refuses a token for what only a person at a browser does.
func (i Identity) inBrowser() error {
	if i.Credential.Kind != Session {
		return fault.New(fault.Forbidden, "sign in with a browser to do this")
	}
	return nil
}

// rotated is a session in the place of an identity's own, proved in a way besides
// those before it.
func (s *Service) rotated(p Person, i Identity, proved Proved) (Step, Credential) {
	c := Client{Address: i.Who.From, Agent: i.Credential.Agent}
	secret, session := s.session(p, proved, c)
	return Step{Who: session.Who, Session: secret, Lasts: session.Expires.Sub(session.Created)}, session
}

// SetUp gives somebody who came by a link a name, an e-mail and a password, so that
// they can come again without one. Their session is replaced.
func (s *Service) SetUp(ctx context.Context, i Identity, name, email, password string) (Step, error) {
	if err := i.inBrowser(); err != nil {
		return Step{}, err
	}
	p, err := s.Me(ctx, i)
	if err != nil {
		return Step{}, err
	}
	if p.Password != "" {
		return Step{}, fault.New(fault.Conflict, "there is a password already")
	}
	if p.Name, err = cleanName(name); err != nil {
		return Step{}, err
	}
	if p.Email, err = Email(email); err != nil {
		return Step{}, err
	}
	if p.Password, err = s.newPassword(ctx, p, password); err != nil {
		return Step{}, err
	}
	step, session := s.rotated(p, i, i.Credential.Proved.and(ByPassword))
	return step, s.Store.SetUp(ctx, p, session, audit.Entry{Action: "person.set_up", Subject: string(p.ID)})
}

// confirm checks the password of somebody who is signed in already, before what
// a thief of their session must not do. Who has none confirms nothing.
func (s *Service) confirm(ctx context.Context, p Person, password string) error {
	if p.Password == "" {
		return nil
	}
	if err := s.limited(ctx, "confirm", string(p.Organisation)+"\x00"+string(p.ID), perAccount); err != nil {
		return err
	}
	if len(password) > longestPassword {
		return fault.New(fault.Forbidden, "this is not your password")
	}
	right, _, err := s.Passwords.Check(ctx, p.Password, password)
	if err == nil && !right {
		err = s.Store.Note(ctx, p.ID, audit.Entry{Action: "password.refused", Subject: string(p.ID)})
		if err == nil {
			err = s.refuse(ctx, fault.New(fault.Forbidden, "this is not your password"))
		}
	}
	return err
}

// ChangePassword replaces a password, ends all other sessions and replaces this one.
func (s *Service) ChangePassword(ctx context.Context, i Identity, old, password string) (Step, error) {
	if err := i.inBrowser(); err != nil {
		return Step{}, err
	}
	p, err := s.Me(ctx, i)
	if err != nil {
		return Step{}, err
	}
	if p.Email == "" {
		return Step{}, fault.New(fault.Conflict, "set a name, an e-mail and a password first")
	}
	if err := s.confirm(ctx, p, old); err != nil {
		return Step{}, err
	}
	kept, err := s.newPassword(ctx, p, password)
	if err != nil {
		return Step{}, err
	}
	l, err := s.notice(p, "password_changed", "Your password was changed", "The password of your account with Paperwurks was changed, and all other sessions were ended.")
	if err != nil {
		return Step{}, err
	}
	step, session := s.rotated(p, i, i.Credential.Proved)
	return step, s.Store.SetPassword(ctx, p.ID, kept, Credential{}, []Credential{session}, l, audit.Entry{Action: "password.changed", Subject: string(p.ID)})
}

// newPassword is a password as it is kept, if it may be one.
func (s *Service) newPassword(ctx context.Context, p Person, password string) (string, error) {
	f, err := s.Store.Firm(ctx)
	if err != nil {
		return "", err
	}
	if err := s.fit(password, p.Email, p.Name, f.Name); err != nil {
		return "", err
	}
	return s.Passwords.Hash(ctx, password)
}

// Enrol begins to set up an authenticator. It is none before Confirm.
func (s *Service) Enrol(ctx context.Context, i Identity, password string) (Enrolment, error) {
	if err := i.inBrowser(); err != nil {
		return Enrolment{}, err
	}
	p, err := s.Me(ctx, i)
	if err != nil {
		return Enrolment{}, err
	}
	// Whoever signed in a moment ago has just shown the password.
	if s.Now().Sub(i.Credential.Created) > recent {
		if err := s.confirm(ctx, p, password); err != nil {
			return Enrolment{}, err
		}
	}
	e, err := newEnrolment("Paperwurks", p)
	if err != nil {
		return Enrolment{}, err
	}
	sealed, err := s.seal(p, e.Secret)
	if err != nil {
		return Enrolment{}, err
	}
	return e, s.Store.StartTOTP(ctx, p.ID, sealed, audit.Entry{Action: "totp.begun", Subject: string(p.ID)})
}

// recent is how long after signing in nobody is asked for their password again.
const recent = 15 * time.Minute

// Enrolling is the authenticator that is being set up; fault.NotFound when none is.
func (s *Service) Enrolling(ctx context.Context, i Identity) (Enrolment, error) {
	p, a, secret, err := s.authenticator(ctx, i)
	if err != nil {
		return Enrolment{}, err
	}
	if a.Confirmed {
		return Enrolment{}, fault.New(fault.NotFound, "no authenticator is being set up")
	}
	e := Enrolment{Secret: secret}
	name := p.Email
	if name == "" {
		name = p.Name
	}
	return e, e.draw("Paperwurks", name)
}

func (s *Service) authenticator(ctx context.Context, i Identity) (Person, Authenticator, string, error) {
	p, err := s.Me(ctx, i)
	if err != nil {
		return p, Authenticator{}, "", err
	}
	a, err := s.Store.Authenticator(ctx, p.ID)
	if err != nil {
		return p, a, "", err
	}
	secret, err := s.unseal(p, a.Secret)
	return p, a, secret, err
}

// Confirm completes the setting up of an authenticator with its first code. It gives
// recovery codes, which are never shown again. Every session ends, and this one is
// replaced by one that has shown the second factor.
func (s *Service) Confirm(ctx context.Context, i Identity, code string) (codes []string, step Step, err error) {
	if err := i.inBrowser(); err != nil {
		return nil, step, err
	}
	p, a, secret, err := s.authenticator(ctx, i)
	if fault.KindOf(err) == fault.NotFound || err == nil && a.Confirmed {
		return nil, step, fault.New(fault.Conflict, "no authenticator is being set up")
	}
	if err != nil {
		return nil, step, err
	}
	if err := s.limited(ctx, "code", string(p.Organisation)+"\x00"+string(p.ID), perCodes); err != nil {
		return nil, step, err
	}
	at, ok := stepOf(secret, code, s.Now())
	if !ok {
		return nil, step, fault.New(fault.Invalid, "this code is not right; is the clock of your phone?")
	}
	codes, hashes, err := recoveryCodes()
	if err != nil {
		return nil, step, err
	}
	l, err := s.notice(p, "second_factor_added", "Your account has a second factor", "An authenticator was set up for your account with Paperwurks. From now on its code is asked for when you sign in.")
	if err != nil {
		return nil, step, err
	}
	step, session := s.rotated(p, i, i.Credential.Proved.and(ByTOTP))
	err = s.Store.ConfirmTOTP(ctx, p.ID, at, hashes, session, l, audit.Entry{Action: "totp.confirmed", Subject: string(p.ID)})
	if err != nil {
		return nil, Step{}, err
	}
	return codes, step, nil
}

// RemoveSecondFactor removes the authenticator and the recovery codes, for the
// password. Every session ends, and this one is replaced.
func (s *Service) RemoveSecondFactor(ctx context.Context, i Identity, password string) (Step, error) {
	p, err := s.confirmed(ctx, i, password)
	if err != nil {
		return Step{}, err
	}
	l, err := s.notice(p, "second_factor_removed", "Your second factor was removed", "The second factor of your account with Paperwurks was removed, and all other sessions were ended.")
	if err != nil {
		return Step{}, err
	}
	proved := Proved(ByPassword)
	if p.Passkeys > 0 {
		proved = i.Credential.Proved
	}
	step, session := s.rotated(p, i, proved)
	return step, s.Store.RemoveTOTP(ctx, p.ID, []Credential{session}, l, audit.Entry{Action: "totp.removed", Subject: string(p.ID)})
}

// confirmed is the person of a browser's session, if that is their password.
func (s *Service) confirmed(ctx context.Context, i Identity, password string) (Person, error) {
	if err := i.inBrowser(); err != nil {
		return Person{}, err
	}
	p, err := s.Me(ctx, i)
	if err == nil {
		err = s.confirm(ctx, p, password)
	}
	return p, err
}

// NewRecoveryCodes replaces the recovery codes, for the password.
func (s *Service) NewRecoveryCodes(ctx context.Context, i Identity, password string) ([]string, error) {
	p, err := s.confirmed(ctx, i, password)
	if err != nil {
		return nil, err
	}
	if !p.SecondFactor() {
		return nil, fault.New(fault.Conflict, "set up a second factor first")
	}
	codes, hashes, err := recoveryCodes()
	if err != nil {
		return nil, err
	}
	l, err := s.notice(p, "recovery_codes_replaced", "Your recovery codes were replaced", "New recovery codes were made for your account with Paperwurks. The old ones work no more.")
	if err != nil {
		return nil, err
	}
	return codes, s.Store.SetRecoveryCodes(ctx, p.ID, hashes, l, audit.Entry{Action: "recovery_codes.replaced", Subject: string(p.ID)})
}

// Sessions are where somebody is signed in, the last used first.
func (s *Service) Sessions(ctx context.Context, i Identity) ([]Credential, error) {
	all, err := s.Store.Credentials(ctx, i.Who.Person, Session)
	return s.good(all), err
}

// good are the credentials that have not expired.
func (s *Service) good(all []Credential) []Credential {
	out := all[:0]
	for _, c := range all {
		if !c.expired(s.Now()) {
			out = append(out, c)
		}
	}
	return out
}

// EndSession ends one of somebody's own sessions, by its ID.
func (s *Service) EndSession(ctx context.Context, i Identity, which string) error {
	return s.Store.End(ctx, i.Who.Person, Session, which, audit.Entry{Action: "session.ended", Subject: string(i.Who.Person), Detail: map[string]string{"session": which}})
}

// EndOtherSessions ends all of somebody's own sessions but the one they ask with.
func (s *Service) EndOtherSessions(ctx context.Context, i Identity) error {
	return s.Store.EndOthers(ctx, i.Who.Person, Session, i.Credential.Hash, audit.Entry{Action: "session.others_ended", Subject: string(i.Who.Person)})
}

// Tokens are those of somebody's scripts.
func (s *Service) Tokens(ctx context.Context, i Identity) ([]Credential, error) {
	all, err := s.Store.Credentials(ctx, i.Who.Person, Token)
	return s.good(all), err
}

// NewToken makes a secret for scripts, which is shown once. One of the same name
// before it stops working. It lasts at most TokenFor; zero is the same.
func (s *Service) NewToken(ctx context.Context, who tenant.Who, name string, scope tenant.Scope, lasts time.Duration) (string, Credential, error) {
	name, err := cleanName(name)
	if err != nil {
		return "", Credential{}, err
	}
	if lasts == 0 {
		lasts = TokenFor
	}
	if lasts < time.Hour || lasts > TokenFor {
		return "", Credential{}, fault.New(fault.Invalid, "a token lasts from an hour to a year")
	}
	switch scope {
	case tenant.ScopeRead, tenant.ScopeWrite, tenant.ScopeAdmin:
	default:
		return "", Credential{}, fault.New(fault.Invalid, "%q is no scope of a token; it is read, write or admin", scope)
	}
	return s.issueToken(ctx, who, name, scope, lasts)
}

// MachineToken makes the token that lies in a file of a machine of one's own, as
// long as that lies there.
func (s *Service) MachineToken(ctx context.Context, who tenant.Who) (string, error) {
	secret, _, err := s.issueToken(ctx, who, "this machine", tenant.ScopeAdmin, 0)
	return secret, err
}

func (s *Service) issueToken(ctx context.Context, who tenant.Who, name string, scope tenant.Scope, lasts time.Duration) (string, Credential, error) {
	secret, c := s.fresh(Token, who, lasts)
	c.Name, c.Scope = name, scope
	return secret, c, s.Store.Issue(ctx, c, nil, audit.Entry{
		Action: "credential.token_issued", Subject: string(who.Person), Detail: map[string]string{"token": c.ID(), "scope": string(scope)},
	})
}

// RevokeToken ends one of somebody's own tokens, by its ID.
func (s *Service) RevokeToken(ctx context.Context, i Identity, which string) error {
	return s.Store.End(ctx, i.Who.Person, Token, which, audit.Entry{Action: "token.revoked", Subject: string(i.Who.Person), Detail: map[string]string{"token": which}})
}
