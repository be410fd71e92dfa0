package account

import (
	"context"
	"encoding/json"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Again is a second factor that somebody shows who is signed in already: the code of
// their authenticator, or what a passkey answered to AskAgain.
type Again struct {
	Code   string
	Ticket string // of AskAgain
	Answer []byte // the browser's, as JSON; empty for a code
}

// ProveAgain asks whoever is in ctx, who is signed in already, for their second factor
// anew before what nobody may do in their name, such as signing a pack off. A code
// works once, and so does a passkey's answer. Somebody who has neither an
// authenticator nor a passkey that can be asked for here is asked for nothing; what a
// firm demands of its people is asked for when they sign in. It is fault.Forbidden for
// what is wrong, and fault.Limited after too much of it.
func (s *Service) ProveAgain(ctx context.Context, again Again) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	p, err := s.Store.Person(ctx, who.Person)
	if err != nil || !p.TOTP && (p.Passkeys == 0 || s.Site == nil) {
		return err
	}
	if len(again.Answer) > 0 {
		return s.provePasskeyAgain(ctx, who, p, again)
	}
	if again.Code == "" && p.Passkeys > 0 && s.Site != nil {
		return fault.New(fault.Forbidden, "show your second factor as well: a passkey, or the code of your authenticator")
	}
	if again.Code == "" {
		return fault.New(fault.Forbidden, "enter the code of your authenticator as well")
	}
	if !p.TOTP {
		return fault.New(fault.Forbidden, "there is no authenticator that this code could be of; use your passkey")
	}
	whose := string(p.Organisation) + "\x00" + string(p.ID)
	if err := s.limited(ctx, "code-again", whose, perCodes); err != nil {
		return err
	}
	step, err := s.checkTOTP(ctx, p, again.Code)
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

// AskAgain asks the passkeys of whoever is in ctx for ProveAgain: the options are for
// the browser. It is fault.NotFound for somebody who has none.
func (s *Service) AskAgain(ctx context.Context) (options json.RawMessage, ticket string, err error) {
	if s.Site == nil {
		return nil, "", errNoPasskeys
	}
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, "", err
	}
	p, err := s.Store.Person(ctx, who.Person)
	if err != nil {
		return nil, "", err
	}
	keys, err := s.Store.Passkeys(ctx, p.ID)
	if err != nil {
		return nil, "", err
	}
	u := user(p, keys)
	return s.Site.AskAgain(u)
}

func (s *Service) provePasskeyAgain(ctx context.Context, who tenant.Who, p Person, again Again) error {
	if s.Site == nil {
		return errNoPasskeys
	}
	owner, a, err := s.answeredTo(ctx, s.Site.AnsweredAgain, again.Ticket, again.Answer, Client{Address: who.From})
	if err == nil && (owner.Organisation != p.Organisation || owner.ID != p.ID) {
		err = errPasskey
	}
	if err != nil {
		return err
	}
	err = s.Store.Enter(ctx, Entrance{Who: who, Mark: a.Mark, Passkey: &a.Key}, audit.Entry{Action: "person.proved_again", Subject: string(p.ID), Detail: map[string]string{"passkey": a.Key.Text()}})
	switch fault.KindOf(err) {
	case fault.Conflict, fault.NotFound: // answered before, or removed meanwhile
		return errPasskey
	}
	return err
}
