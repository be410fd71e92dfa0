package account

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// ProveAgain asks whoever is in ctx, who is signed in already, for a fresh code of
// their authenticator before what nobody may do in their name, such as signing a
// pack off. A code works once. Somebody who has no authenticator is asked for
// nothing; what a firm demands of its people is asked for when they sign in. It is
// fault.Forbidden for a wrong code, and fault.Limited after too many.
func (s *Service) ProveAgain(ctx context.Context, code string) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	p, err := s.Store.Person(ctx, who.Person)
	if err != nil || !p.TOTP {
		return err
	}
	if code == "" {
		return fault.New(fault.Forbidden, "enter the code of your authenticator as well")
	}
	whose := string(p.Organisation) + "\x00" + string(p.ID)
	if err := s.limited(ctx, "code-again", whose, perCodes); err != nil {
		return err
	}
	step, err := s.checkTOTP(ctx, p, code)
	if err == nil {
		err = s.Store.SpendTOTP(ctx, p.ID, step, audit.Entry{Action: "person.proved_again", Subject: string(p.ID)})
	}
	if fault.KindOf(err) == fault.Conflict {
		err = fault.New(fault.Forbidden, "this code is not right, or was used already")
	}
	if err != nil {
		return err
	}
	s.forgive(ctx, "code-again", whose, perCodes)
	return nil
}
