package account

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Client is the browser or program that somebody asks with.
type Client struct {
	Address string // of the network
	Agent   string // its own words
	Device  string // the secret of a device that somebody signed in with before; may be empty
}

// Step is how far a sign-in has come. Either there is a session, or it waits for a
// second factor.
type Step struct {
	Who     tenant.Who
	Session string // secret of the session; empty while it waits
	Lasts   time.Duration
	Pending string // secret of the sign-in that waits
	Ways    []Way  // that may complete it
	Device  string // secret for the browser to keep; empty when it has one
	// Welcome is whether they should give themselves a name, an e-mail and a password
	// now: somebody without, but for the owner of this machine who saw that page before.
	Welcome bool
}

var errWrong = fault.New(fault.Forbidden, "this e-mail and password do not go together")

// NewLink makes a secret that signs a browser in once as who. Links before it stop working.
func (s *Service) NewLink(ctx context.Context, who tenant.Who) (string, error) {
	secret, c := s.fresh(Link, who, linkFor)
	return secret, s.Store.Issue(ctx, c, nil, audit.Entry{Action: "credential.link_issued", Subject: string(who.Person)})
}

// SignIn begins a sign-in with a link. A link works once; one that was used or has
// expired is fault.Forbidden.
func (s *Service) SignIn(ctx context.Context, link string, c Client) (Step, error) {
	refused := fault.New(fault.Forbidden, "this sign-in link was used already or has expired; start paperwurks again for a new one")
	old, err := s.valid(ctx, link, Link)
	if err == nil {
		var p Person
		if p, err = s.Store.Person(tenant.With(ctx, old.Who), old.Who.Person); err == nil {
			var step Step
			if step, err = s.admit(ctx, p, Proved(ByLink), Entrance{Spends: old}, c); err == nil {
				return step, nil
			}
		}
	}
	if fault.KindOf(err) == fault.NotFound {
		return Step{}, s.refuse(ctx, refused)
	}
	return Step{}, err
}

// Begin begins a sign-in with an e-mail and a password. What is wrong with them is
// not told, nor by how long the answer takes.
func (s *Service) Begin(ctx context.Context, email, password string, c Client) (_ Step, err error) {
	defer s.onTheBeat(ctx, time.Now())
	if email, err = Email(email); err != nil || len(password) > longestPassword {
		return Step{}, s.refuse(ctx, errWrong)
	}
	if err := s.limited(ctx, "address", network(c.Address), perAddress); err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	p, err := s.Store.PersonByEmail(ctx, email)
	there := err == nil && p.State == Active
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Step{}, err
	}
	what, whose := "account", email+"\x00"+network(c.Address)
	if there && s.knows(ctx, p, c) {
		what, whose = "device", hash(c.Device)
	}
	if err := s.limited(ctx, what, whose, perAccount); err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	kept := ""
	if there {
		kept = p.Password
	}
	right, again, err := s.Passwords.Check(ctx, kept, password)
	if err != nil {
		return Step{}, err
	}
	if !right {
		if there {
			err := s.Store.Note(tenant.With(ctx, p.who(c.Address)), p.ID, audit.Entry{Action: "sign_in.refused", Subject: string(p.ID), Detail: map[string]string{"wrong": "password"}})
			if err != nil {
				return Step{}, err
			}
		}
		return Step{}, s.refuse(ctx, errWrong)
	}
	in := Entrance{}
	if again {
		if in.Rehash, err = s.Passwords.Hash(ctx, password); err != nil {
			return Step{}, err
		}
	}
	step, err := s.admit(ctx, p, Proved(ByPassword), in, c)
	if err == nil {
		s.forgive(ctx, what, whose, perAccount)
	}
	return step, err
}

// Waiting is the ways that may complete a sign-in that waits; fault.Forbidden when
// it waited too long.
func (s *Service) Waiting(ctx context.Context, pending string) ([]Way, error) {
	_, p, err := s.pending(ctx, pending)
	return p.ways(), err
}

func (s *Service) pending(ctx context.Context, secret string) (Credential, Person, error) {
	c, err := s.valid(ctx, secret, Pending)
	if fault.KindOf(err) == fault.NotFound {
		return c, Person{}, fault.New(fault.Forbidden, "this took too long; sign in again from the beginning")
	}
	if err != nil {
		return c, Person{}, err
	}
	p, err := s.Store.Person(tenant.With(ctx, c.Who), c.Who.Person)
	return c, p, err
}

// ways are the second factors that somebody has.
func (p Person) ways() (out []Way) {
	if p.TOTP {
		out = append(out, ByTOTP)
	}
	if p.Passkeys > 0 {
		out = append(out, ByPasskey)
	}
	if p.Codes > 0 {
		out = append(out, ByRecoveryCode)
	}
	return out
}

// Prove completes a sign-in that waits with a code: of an authenticator, or one for
// recovery. A code works once.
func (s *Service) Prove(ctx context.Context, pending string, way Way, code string, c Client) (_ Step, err error) {
	defer s.onTheBeat(ctx, time.Now())
	waits, p, err := s.pending(ctx, pending)
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	what, whose := "code", string(p.Organisation)+"\x00"+string(p.ID)
	if s.knows(ctx, p, c) {
		what, whose = "code-device", hash(c.Device)
	}
	if err := s.limited(ctx, what, whose, perCodes); err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	in := Entrance{Spends: waits}
	ctxp := tenant.With(ctx, p.who(c.Address))
	wrong := fault.New(fault.Forbidden, "this code is not right, or was used already")
	switch way {
	case ByTOTP:
		in.Step, err = s.checkTOTP(ctxp, p, code)
	case ByRecoveryCode:
		in.Code = codeHash(code)
	default:
		return Step{}, fault.New(fault.Invalid, "%q is no way to complete a sign-in with a code", way)
	}
	var step Step
	if err == nil {
		step, err = s.admit(ctx, p, waits.Proved.and(way), in, c)
	}
	switch fault.KindOf(err) {
	case fault.Conflict, fault.Forbidden: // used before, or wrong
		if err := s.Store.Note(ctxp, p.ID, audit.Entry{Action: "sign_in.refused", Subject: string(p.ID), Detail: map[string]string{"wrong": string(way)}}); err != nil {
			return Step{}, err
		}
		return Step{}, s.refuse(ctx, wrong)
	case fault.NotFound: // completed meanwhile
		return Step{}, s.refuse(ctx, fault.New(fault.Forbidden, "this took too long; sign in again from the beginning"))
	}
	if err == nil {
		s.forgive(ctx, what, whose, perCodes)
	}
	return step, err
}

// checkTOTP is the step of a code that is right; fault.Forbidden for a wrong one.
// Whether it was used before, the Store decides when it is spent.
func (s *Service) checkTOTP(ctx context.Context, p Person, code string) (int64, error) {
	a, err := s.Store.Authenticator(ctx, p.ID)
	if err != nil {
		return 0, err
	}
	secret, err := s.unseal(p, a.Secret)
	if err != nil {
		return 0, err
	}
	step, ok := stepOf(secret, code, s.Now())
	if !ok || step <= a.Step {
		return 0, fault.New(fault.Forbidden, "this code is not right, or was used already")
	}
	return step, nil
}

// admit lets somebody in who proved who they are, or has them wait for a second
// factor that they have and did not show. What in spends is spent either way.
func (s *Service) admit(ctx context.Context, p Person, proved Proved, in Entrance, c Client) (Step, error) {
	in.Who = p.who(c.Address)
	step := Step{Who: in.Who}
	e := audit.Entry{Action: "person.signed_in", Subject: string(p.ID), Detail: map[string]string{"by": string(proved)}}
	if in.Comes != Known {
		e.Detail["comes"] = string(in.Comes)
	}
	if ways := p.ways(); len(ways) > 0 && !proved.Strong() {
		secret, waits := s.fresh(Pending, in.Who, PendingFor)
		waits.Proved = proved
		in.Issues = append(in.Issues, waits)
		step.Pending, step.Ways = secret, ways
		e.Action = "sign_in.begun"
	} else {
		var session Credential
		step.Session, session = s.session(p, proved, c)
		step.Welcome = p.Password == "" && (!p.local() || p.Seen.IsZero())
		step.Lasts = session.Expires.Sub(session.Created)
		in.Issues = append(in.Issues, session)
		if !s.knows(ctx, p, c) {
			secret, device := s.fresh(Device, in.Who, DeviceFor)
			in.Issues = append(in.Issues, device)
			step.Device = secret
		}
	}
	return step, s.Store.Enter(tenant.With(ctx, in.Who), in, e)
}

// session is a fresh session of somebody.
func (s *Service) session(p Person, proved Proved, c Client) (secret string, _ Credential) {
	lasts := SessionFor
	if p.Organisation == LocalOrganisation {
		lasts = LocalFor
	}
	secret, session := s.fresh(Session, p.who(c.Address), lasts)
	session.Proved, session.Agent, session.Address, session.Seen = proved, short(c.Agent), c.Address, s.Now()
	return secret, session
}

// short is as much of what a browser calls itself as is worth keeping.
func short(agent string) string { return agent[:min(len(agent), 300)] }

// knows is whether somebody signed in with a device before.
func (s *Service) knows(ctx context.Context, p Person, c Client) bool {
	if c.Device == "" {
		return false
	}
	d, err := s.valid(ctx, c.Device, Device)
	return err == nil && d.Who.Organisation == p.Organisation && d.Who.Person == p.ID
}

// SignOut ends a session.
func (s *Service) SignOut(ctx context.Context, session string) error {
	c, err := s.valid(ctx, session, Session)
	if err != nil {
		return err
	}
	return s.Leave(tenant.With(ctx, c.Who), Identity{Who: c.Who, Credential: c})
}

// Leave ends the session of an identity.
func (s *Service) Leave(ctx context.Context, i Identity) error {
	return s.Store.End(ctx, i.Who.Person, Session, i.Credential.ID(), audit.Entry{Action: "person.signed_out", Subject: string(i.Who.Person)})
}

// refuse counts a refusal on its way out.
func (s *Service) refuse(ctx context.Context, err error) error {
	if s.Refused != nil {
		s.Refused(ctx)
	}
	return err
}

// onTheBeat waits until a whole number of beats have gone by since a moment. It is
// real time, whatever Now says.
func (s *Service) onTheBeat(ctx context.Context, since time.Time) {
	if s.Beat <= 0 {
		return
	}
	over := time.Since(since) % s.Beat
	select {
	case <-time.After(s.Beat - over):
	case <-ctx.Done():
	}
}

// Forgot sends somebody a link to set a new password, if there is somebody of that
// e-mail. Whether there is, it does not tell.
func (s *Service) Forgot(ctx context.Context, email string, c Client) (err error) {
	defer s.onTheBeat(ctx, time.Now())
	if s.Post == nil {
		return fault.New(fault.Unavailable, "no e-mail can be sent from here; ask whoever runs this service for a link")
	}
	if email, err = Email(email); err != nil {
		return err
	}
	if err := s.limited(ctx, "address", network(c.Address), perAddress); err != nil {
		return err
	}
	if err := s.limited(ctx, "letter", email, perLetters); err != nil {
		return nil // the link of the letter before is good yet
	}
	p, err := s.Store.PersonByEmail(ctx, email)
	if fault.KindOf(err) == fault.NotFound || err == nil && p.State != Active {
		return nil
	}
	if err != nil {
		return err
	}
	secret, reset := s.fresh(Reset, p.who(c.Address), resetFor)
	l, err := s.letter(p, mail.Note{
		Subject: "Set a new password", Purpose: "password_reset", About: string(p.ID),
		Says: []string{"Somebody, probably you, asked for a new password for your account with Paperwurks. Set it here:"},
		Link: s.PublicURL + "/reset?token=" + secret, Until: reset.Expires,
		Unexpected: "If it was not you, do nothing: your password stays as it is.",
	}, reset.Expires)
	if err != nil {
		return err
	}
	return s.Store.Issue(ctx, reset, l, audit.Entry{Action: "password.reset_asked", Subject: string(p.ID)})
}

// Resettable says whether a link to set a new password is good; fault.Forbidden
// when it is not.
func (s *Service) Resettable(ctx context.Context, secret string) error {
	_, _, err := s.linked(ctx, secret, Reset)
	return err
}

var errStale = fault.New(fault.Forbidden, "this link was used already or has expired; ask for another")

// linked is the credential and the person of a link in a letter.
func (s *Service) linked(ctx context.Context, secret string, k Kind) (Credential, Person, error) {
	c, err := s.valid(ctx, secret, k)
	if fault.KindOf(err) == fault.NotFound {
		return c, Person{}, errStale
	}
	if err != nil {
		return c, Person{}, err
	}
	p, err := s.Store.Person(tenant.With(ctx, c.Who), c.Who.Person)
	return c, p, err
}

// ResetPassword sets a new password by a link, ends all sessions, and goes on with
// the sign-in: a second factor is asked for still.
func (s *Service) ResetPassword(ctx context.Context, secret, password string, c Client) (_ Step, err error) {
	link, p, err := s.linked(ctx, secret, Reset)
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	ctxp := tenant.With(ctx, p.who(c.Address))
	kept, err := s.newPassword(ctxp, p, password)
	if err != nil {
		return Step{}, err
	}
	l, err := s.notice(p, "password_changed", "Your password was changed", "The password of your account with Paperwurks was set anew by a link that was sent to this address, and all sessions were ended.")
	if err != nil {
		return Step{}, err
	}
	err = s.Store.SetPassword(ctxp, p.ID, kept, link, nil, l, audit.Entry{Action: "password.reset", Subject: string(p.ID)})
	if fault.KindOf(err) == fault.NotFound {
		return Step{}, s.refuse(ctx, errStale)
	}
	if err != nil {
		return Step{}, err
	}
	return s.admit(ctx, p, Proved(ByReset), Entrance{}, c)
}
