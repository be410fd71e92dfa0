package account

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// AskEmail begins to change somebody's e-mail, for their password: the new address is
// sent a link that makes it theirs. Until it is opened nothing changes. Whether the
// address is somebody's is not told here. The link is given back where letters reach
// nobody, and is empty otherwise.
func (s *Service) AskEmail(ctx context.Context, i Identity, email, password string) (link string, err error) {
	if email, err = Email(email); err != nil {
		return "", err
	}
	p, err := s.confirmed(ctx, i, password)
	if err != nil {
		return "", err
	}
	if p.Email == "" {
		return "", fault.New(fault.Conflict, "set a name, an e-mail and a password first")
	}
	if p.Email == email {
		return "", fault.New(fault.Invalid, "this is your e-mail already")
	}
	if err := s.limited(ctx, "letter", email, perLetters); err != nil {
		return "", err
	}
	secret, c := s.fresh(NewEmail, i.Who, newEmailFor)
	c.Name = email
	link = s.PublicURL + "/email?token=" + secret
	to := p
	to.Email = email
	l, err := s.letter(to, mail.Note{
		Subject: "Confirm your new e-mail", Purpose: "email_change", About: string(p.ID),
		Says: []string{"Somebody, probably you, asked to use this address for an account with Paperwurks. Confirm it here:"},
		Link: link, Until: c.Expires,
		Unexpected: "If it was not you, do nothing: nothing changes.",
	}, c.Expires)
	if err != nil {
		return "", err
	}
	err = s.Store.Issue(ctx, c, l, audit.Entry{Action: "email.change_asked", Subject: string(p.ID)})
	if l != nil && !s.HandOver {
		link = ""
	}
	return link, err
}

// OfferedEmail is the address that a link would make its person's; fault.Forbidden for
// a link that is not good.
func (s *Service) OfferedEmail(ctx context.Context, secret string) (string, error) {
	c, _, err := s.linked(ctx, secret, NewEmail)
	return c.Name, err
}

// ChangeEmail makes the address to which a link was sent its person's. They sign in
// with it from now on; links to a new password that went to the old address are of no
// use any more, and the old address is told. It is fault.Conflict when somebody else
// has the address.
func (s *Service) ChangeEmail(ctx context.Context, secret string, from Client) error {
	if err := s.limited(ctx, "address", network(from.Address), perAddress); err != nil {
		return err
	}
	c, p, err := s.linked(ctx, secret, NewEmail)
	if err != nil {
		return s.refuse(ctx, err)
	}
	l, err := s.notice(p, "email_changed", "Your e-mail was changed", "The e-mail of your account with Paperwurks is now "+c.Name+". This address signs you in no more.")
	if err != nil {
		return err
	}
	err = s.Store.SetEmail(tenant.With(ctx, p.who(from.Address)), p.ID, c.Name, c, l, audit.Entry{Action: "email.changed", Subject: string(p.ID)})
	if fault.KindOf(err) == fault.NotFound { // used meanwhile
		err = errStale
	}
	return err
}
