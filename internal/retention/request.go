package retention

import (
	"context"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// asked is a request as it begins. The answer is due within a month: UK GDPR,
// article 12(3).
func (s *Service) asked(ctx context.Context, id property.ID, k Kind, by string) (Request, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Request{}, err
	}
	if by, err = said("asked_by", by); err != nil {
		return Request{}, fault.New(fault.Invalid, "asked_by: say who asks, or your reference of their letter, in up to 1000 characters")
	}
	now := s.moment()
	return Request{
		ID: newID("r"), Case: id, Kind: k, AskedBy: by, Asked: now, RespondBy: dayOf(now.AddDate(0, 1, 0)),
		DecidedBy: who.Person, Decided: now,
	}, nil
}

func (r Request) entry(action audit.Action) audit.Entry {
	return audit.Entry{Action: action, Subject: string(r.Case), Detail: map[string]string{"request": r.ID, "status": string(r.Status), "due": string(r.DueOn)}}
}

// Erase decides on a request to erase a case. By default the clock decides: what it has
// run out for goes now, everything else is deferred to the day on which it does, with
// the ground in law. An administrator who knows that no ground applies (papers that
// were sent by mistake, or of somebody who is no client) says why in override, and it
// goes now. Under a legal hold it is deferred whatever they say.
func (s *Service) Erase(ctx context.Context, id property.ID, by, override string) (Request, error) {
	r, err := s.asked(ctx, id, Erasure, by)
	if err != nil {
		return r, err
	}
	p, err := s.Store.RetentionPolicy(ctx)
	if err != nil {
		return r, err
	}
	f, err := s.Store.File(ctx, id)
	if err != nil {
		return r, err
	}
	c := f.Clock(p)
	switch {
	case f.Holds > 0:
		r.Status, r.DueOn = Deferred, later(c.Due, dayOf(s.Now().Add(notice)))
		r.Ground = "the case is under a legal hold: it is needed for the establishment, exercise or defence of legal claims (UK GDPR, article 17(3)(e)). The day holds if the hold has been released by then"
	case override != "":
		if r.Ground, err = said("override", override); err != nil {
			return r, err
		}
	case !c.Run(s.Now()):
		r.Status, r.DueOn, r.Ground = Deferred, c.Due, ground(c, s.Now())
	default:
		r.Ground = fmt.Sprintf("the %d years from %s on %s are over; nothing stands against it", c.Years, c.Since, c.From)
	}
	if r.Status == Deferred {
		return r, s.Store.AskFor(ctx, r, r.entry("case.erasure_deferred"))
	}
	r.Status = Ordered
	if err := s.Store.AskFor(ctx, r, r.entry("case.erasure_asked")); err != nil {
		return r, err
	}
	return r, s.order(ctx, f, c, ByRequest, r.Ground, r.ID)
}

func later(a, b property.Day) property.Day { return max(a, b) }

// ground is why what is asked for is not done before a clock has run.
func ground(c Clock, now time.Time) string {
	claims := fmt.Sprintf("it is needed for the defence of legal claims until %d years from %s on %s are over (UK GDPR, article 17(3)(e); Limitation Act 1980, sections 2, 5 and 14B)", c.Years, c.Since, c.From)
	if now.Before(c.From.Time().AddDate(moneyLaunderingYears, 0, 0)) {
		return "the law obliges the firm to keep the records of a transaction for five years (UK GDPR, article 17(3)(b); Money Laundering Regulations 2017, regulation 40), and " + claims
	}
	return claims
}

// Restrict freezes a case: nothing works on it, and nobody but administrators opens it.
func (s *Service) Restrict(ctx context.Context, id property.ID, by, why string) (Request, error) {
	r, err := s.asked(ctx, id, Restriction, by)
	if err != nil {
		return r, err
	}
	if r.Ground, err = said("reason", why); err != nil {
		return r, err
	}
	r.Status = Done
	return r, s.Store.Freeze(ctx, id, r, r.entry("case.restricted"))
}

// Lift ends a restriction. Whoever it was for must have been told before: UK GDPR,
// article 18(3).
func (s *Service) Lift(ctx context.Context, id property.ID, why string) error {
	if _, err := said("reason", why); err != nil {
		return err
	}
	return s.Store.Thaw(ctx, id, audit.Entry{Action: "case.restriction_lifted", Subject: string(id)})
}

// Ask begins an export of everything that is kept of a case, for whoever has a right
// to it. The work goes on in the background.
func (s *Service) Ask(ctx context.Context, id property.ID, by string) (Request, error) {
	r, err := s.asked(ctx, id, Access, by)
	if err != nil {
		return r, err
	}
	if _, err := s.Store.File(ctx, id); err != nil {
		return r, err
	}
	r.Status = Working
	return r, s.Store.AskFor(ctx, r, r.entry("case.access_asked"), work.Item{Kind: WorkExport, Subject: r.ID})
}
