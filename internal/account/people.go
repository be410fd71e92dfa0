package account

import (
	"context"
	"crypto/rand"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// administering is who is in ctx, if they administer their firm.
func administering(ctx context.Context) (tenant.Who, error) {
	who, err := tenant.From(ctx)
	if err == nil && who.Role != tenant.Administrator {
		err = fault.New(fault.Forbidden, "only an administrator of the firm may do this")
	}
	return who, err
}

// People are those of the firm after an id, at most so many.
func (s *Service) People(ctx context.Context, after tenant.Person, most int) ([]Person, error) {
	return s.Store.People(ctx, after, most)
}

// MayInvite is whether a role may invite another: administrators anybody, and
// conveyancers the parties of their cases.
func MayInvite(by, whom tenant.Role) bool {
	return by == tenant.Administrator || by == tenant.Conveyancer && !slices.Contains(Staff(), whom)
}

// Invite asks somebody by e-mail to join the firm in a role, and the cases. It gives
// the link, too, for firms that cannot send letters.
func (s *Service) Invite(ctx context.Context, email, name string, r tenant.Role, cases []string) (p Person, link string, err error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return p, "", err
	}
	if err := checkRole(r); err != nil {
		return p, "", err
	}
	if !MayInvite(who.Role, r) {
		return p, "", fault.New(fault.Forbidden, "your role does not allow you to invite a person as %s", r)
	}
	p = Person{Organisation: who.Organisation, ID: newPersonID(), Role: r, State: Invited, Created: s.Now()}
	if p.Email, err = Email(email); err != nil {
		return p, "", err
	}
	if p.Name, err = cleanName(name); err != nil {
		return p, "", err
	}
	link, c, l, err := s.invitation(ctx, p)
	if err != nil {
		return p, "", err
	}
	err = s.Store.Invite(ctx, Invitee{p, cases}, c, l, audit.Entry{
		Action: "person.invited", Subject: string(p.ID), Detail: map[string]string{"role": string(r), "cases": strings.Join(cases, " ")},
	})
	return p, link, err
}

func newPersonID() tenant.Person { return tenant.Person("p" + strings.ToLower(rand.Text())[:15]) }

// invitation is a fresh link for somebody who is invited, and its letter.
func (s *Service) invitation(ctx context.Context, p Person) (link string, c Credential, l *mail.Letter, err error) {
	firm, err := s.Store.Firm(ctx)
	if err != nil {
		return "", c, nil, err
	}
	secret, c := s.fresh(Invitation, p.who(""), invitationFor)
	link = s.PublicURL + "/invitation?token=" + secret
	l, err = s.letter(p, mail.Note{
		Subject: "Your invitation to Paperwurks", Purpose: "invitation", About: string(p.ID),
		Says: []string{firm.Invites() + " to Paperwurks, where the papers of a home sale are kept and read. Choose your password here:"},
		Link: link, Until: c.Expires,
		Unexpected: "If you do not know why you were sent this, do nothing.",
	}, c.Expires)
	return link, c, l, err
}

// Reinvite sends somebody who is invited another link; those before stop working.
func (s *Service) Reinvite(ctx context.Context, id tenant.Person) (link string, err error) {
	p, err := s.invited(ctx, id)
	if err != nil {
		return "", err
	}
	if err := s.limited(ctx, "letter", p.Email, perLetters); err != nil {
		return "", err
	}
	link, c, l, err := s.invitation(ctx, p)
	if err != nil {
		return "", err
	}
	return link, s.Store.Issue(ctx, c, l, audit.Entry{Action: "person.invited_again", Subject: string(id)})
}

// invited is somebody who is invited, if who is in ctx may have invited them.
func (s *Service) invited(ctx context.Context, id tenant.Person) (Person, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Person{}, err
	}
	p, err := s.Store.Person(ctx, id)
	switch {
	case err != nil:
	case !MayInvite(who.Role, p.Role):
		err = fault.New(fault.Forbidden, "your role does not allow this")
	case p.State != Invited:
		err = fault.New(fault.Conflict, "%s has accepted the invitation already", p.Name)
	}
	return p, err
}

// Withdraw takes an invitation back: whoever was invited is as if never known.
func (s *Service) Withdraw(ctx context.Context, id tenant.Person) error {
	p, err := s.invited(ctx, id)
	if err != nil {
		return err
	}
	return s.Store.Withdraw(ctx, id, audit.Entry{Action: "invitation.withdrawn", Subject: string(id), Detail: map[string]string{"role": string(p.Role)}})
}

// InvitedAs is whom a link invites, and by which firm; fault.Forbidden for a link
// that is no good.
func (s *Service) InvitedAs(ctx context.Context, secret string) (Person, Firm, error) {
	_, p, err := s.linked(ctx, secret, Invitation)
	if err != nil {
		return p, Firm{}, err
	}
	f, err := s.Store.Firm(tenant.With(ctx, p.who("")))
	return p, f, err
}

// Accept makes somebody who is invited an active person and signs them in.
func (s *Service) Accept(ctx context.Context, secret, name, password string, c Client) (Step, error) {
	link, p, err := s.linked(ctx, secret, Invitation)
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	if p.Name, err = cleanName(name); err != nil {
		return Step{}, err
	}
	ctx = tenant.With(ctx, p.who(c.Address))
	if p.Password, err = s.newPassword(ctx, p, password); err != nil {
		return Step{}, err
	}
	in := Entrance{Who: p.who(c.Address), Spends: link}
	step := Step{Who: in.Who}
	var session Credential
	step.Session, session = s.session(p, Proved(ByPassword), c)
	step.Lasts = session.Expires.Sub(session.Created)
	secretDevice, device := s.fresh(Device, in.Who, DeviceFor)
	step.Device = secretDevice
	in.Issues = []Credential{session, device}
	err = s.Store.Accept(ctx, p, in, audit.Entry{Action: "invitation.accepted", Subject: string(p.ID)})
	if fault.KindOf(err) == fault.NotFound {
		return Step{}, s.refuse(ctx, errStale)
	}
	return step, err
}

// SetRole changes what somebody is to the firm.
func (s *Service) SetRole(ctx context.Context, id tenant.Person, r tenant.Role) error {
	if _, err := administering(ctx); err != nil {
		return err
	}
	if err := checkRole(r); err != nil {
		return err
	}
	return s.Store.SetRole(ctx, id, r, audit.Entry{Action: "person.role_changed", Subject: string(id), Detail: map[string]string{"role": string(r)}})
}

// Suspend keeps somebody out from this moment on: sessions, links and tokens go.
func (s *Service) Suspend(ctx context.Context, id tenant.Person) error {
	return s.setState(ctx, id, Suspended, "person.suspended")
}

// Reinstate has somebody back who was suspended.
func (s *Service) Reinstate(ctx context.Context, id tenant.Person) error {
	return s.setState(ctx, id, Active, "person.reinstated")
}

func (s *Service) setState(ctx context.Context, id tenant.Person, st State, what audit.Action) error {
	who, err := administering(ctx)
	if err != nil {
		return err
	}
	if id == who.Person {
		return fault.New(fault.Conflict, "nobody suspends or reinstates themselves")
	}
	return s.Store.SetState(ctx, id, st, audit.Entry{Action: what, Subject: string(id)})
}

// ResetSecondFactor removes somebody's second factor, who lost it, and ends their
// sessions. Where the firm asks for one they set up another when they next sign in.
func (s *Service) ResetSecondFactor(ctx context.Context, id tenant.Person) error {
	if _, err := administering(ctx); err != nil {
		return err
	}
	p, err := s.Store.Person(ctx, id)
	if err != nil {
		return err
	}
	l, err := s.notice(p, "second_factor_removed", "Your second factor was removed", "An administrator of your firm has removed the second factor of your account with Paperwurks, and all sessions were ended.")
	if err != nil {
		return err
	}
	return s.Store.RemoveSecondFactors(ctx, id, l, audit.Entry{Action: "second_factor.reset", Subject: string(id)})
}

// Firm is the organisation of who is in ctx.
func (s *Service) Firm(ctx context.Context) (Firm, error) { return s.Store.Firm(ctx) }

// SetPolicy changes what the firm asks of its people.
func (s *Service) SetPolicy(ctx context.Context, p Policy) error {
	if _, err := administering(ctx); err != nil {
		return err
	}
	for _, r := range p.SecondFactor {
		if err := checkRole(r); err != nil {
			return err
		}
	}
	var names []string
	for _, r := range p.Required() {
		names = append(names, string(r))
	}
	return s.Store.SetPolicy(ctx, p, audit.Entry{
		Action: "policy.changed", Detail: map[string]string{"second_factor": strings.Join(names, " ")},
	})
}
