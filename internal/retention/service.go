package retention

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Service keeps cases for as long as they must be, and no longer.
type Service struct {
	Store     Store
	Documents interface {
		Documents(ctx context.Context, c property.ID, after int64) ([]document.Document, error)
	}
	Uploads *blob.Bucket // where papers arrive
	Papers  *blob.Bucket // where papers and what was made of them are kept
	Records *blob.Bucket // where nobody can change anything
	Now     func() time.Time
	// Contents is what a subject access export takes of a case beside its papers.
	Contents Contents
}

// newID is an ID that nobody can guess.
func newID(letter string) string { return letter + strings.ToLower(rand.Text()) }

// said is a sentence of a person as it is kept. Empty ones are fault.Invalid.
func said(field, text string) (string, error) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || utf8.RuneCountInString(text) > 1000 {
		return "", fault.New(fault.Invalid, "%s: say why, in up to 1000 characters", field)
	}
	return text, nil
}

// SetPolicy sets for how many years a firm keeps its cases.
func (s *Service) SetPolicy(ctx context.Context, p Policy) error {
	if err := p.Check(); err != nil {
		return err
	}
	return s.Store.SetRetentionPolicy(ctx, p, audit.Entry{Action: "retention.policy_set", Detail: map[string]string{"years": strconv.Itoa(p.Years)}})
}

// SetYears sets for how many years one case is kept, whatever the firm's policy; 0
// leaves it to the policy again.
func (s *Service) SetYears(ctx context.Context, id property.ID, years int) error {
	if years != 0 {
		if err := (Policy{years}).Check(); err != nil {
			return err
		}
	}
	return s.Store.SetYears(ctx, id, years, audit.Entry{Action: "case.years_set", Subject: string(id), Detail: map[string]string{"years": strconv.Itoa(years)}})
}

// SetOutcome says how and when a case ended; Open takes that back.
func (s *Service) SetOutcome(ctx context.Context, id property.ID, o Outcome, on property.Day) error {
	switch o {
	case Open:
		on = ""
	case Completed, Abandoned:
		day, err := time.Parse(time.DateOnly, string(on))
		if err != nil {
			return fault.New(fault.Invalid, "on: %q is not a day; write it as 2026-11-30", on)
		}
		if day.After(s.Now()) {
			return fault.New(fault.Invalid, "on: %s has not come yet", on)
		}
		if day.Year() < 1900 {
			return fault.New(fault.Invalid, "on: %s is too long ago", on)
		}
	default:
		return fault.New(fault.Invalid, "outcome: %q is neither completed nor abandoned", o)
	}
	return s.Store.SetOutcome(ctx, id, o, on, audit.Entry{Action: "case.outcome_set", Subject: string(id), Detail: map[string]string{"outcome": string(o), "on": string(on)}})
}

// Standing is where a case stands.
type Standing struct {
	File
	Clock    Clock
	Goes     property.Day // the first day on which Run orders its disposal; empty while something stops it, or it is open
	Holds    []Hold
	Requests []Request
	Disposal *Disposal
}

// Standing tells where a case stands.
func (s *Service) Standing(ctx context.Context, id property.ID) (Standing, error) {
	p, err := s.Store.RetentionPolicy(ctx)
	if err != nil {
		return Standing{}, err
	}
	f, err := s.Store.File(ctx, id)
	if err != nil {
		return Standing{}, err
	}
	st := Standing{File: f, Clock: f.Clock(p)}
	if st.Holds, err = s.Store.Holds(ctx, id); err != nil {
		return st, err
	}
	if st.Requests, err = s.Store.RightsRequests(ctx, id); err != nil {
		return st, err
	}
	if d, err := s.Store.Disposal(ctx, id); err == nil {
		st.Disposal = &d
	} else if fault.KindOf(err) != fault.NotFound {
		return st, err
	}
	st.Goes = s.goes(f, st.Clock)
	return st, nil
}

// goes is the first day on which a case's disposal would be ordered.
func (s *Service) goes(f File, c Clock) property.Day {
	switch {
	case f.Holds > 0 || f.Frozen == property.Disposing:
		return ""
	case !f.Noticed.IsZero() && c.Run(s.Now()):
		return dayOf(f.Noticed.Add(notice))
	}
	return dayOf(c.Due.Time().Add(notice))
}

// Place puts a legal hold on a case: until it is released, nothing of it goes.
func (s *Service) Place(ctx context.Context, id property.ID, reason string) (Hold, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Hold{}, err
	}
	if reason, err = said("reason", reason); err != nil {
		return Hold{}, err
	}
	h := Hold{ID: newID("h"), Case: id, Reason: reason, PlacedBy: who.Person, Placed: s.moment()}
	return h, s.Store.PlaceHold(ctx, h, audit.Entry{Action: "case.hold_placed", Subject: string(id), Detail: map[string]string{"hold": h.ID}}, holdOf(id))
}

// Release ends a legal hold.
func (s *Service) Release(ctx context.Context, id property.ID, hold, why string) (Hold, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return Hold{}, err
	}
	if why, err = said("reason", why); err != nil {
		return Hold{}, err
	}
	hs, err := s.Store.Holds(ctx, id)
	if err != nil {
		return Hold{}, err
	}
	i := slices.IndexFunc(hs, func(h Hold) bool { return h.ID == hold })
	if i < 0 {
		return Hold{}, fault.New(fault.NotFound, "there is no such hold")
	}
	h := hs[i]
	h.ReleasedBy, h.Released, h.ReleasedWhy = who.Person, s.moment(), why
	return h, s.Store.ReleaseHold(ctx, h, audit.Entry{Action: "case.hold_released", Subject: string(id), Detail: map[string]string{"hold": h.ID}}, holdOf(id))
}

func holdOf(id property.ID) work.Item { return work.Item{Kind: WorkHold, Subject: string(id)} }

// Hold puts a hold on the objects of a case where the store can hold, or takes it off:
// on its originals, and on its records. It is the work WorkHold.
func (s *Service) Hold(ctx context.Context, i work.Item) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	f, err := s.Store.File(ctx, property.ID(i.Subject))
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	for _, b := range []*blob.Bucket{s.Papers, s.Records} {
		for key, err := range b.List(ctx, string(who.Organisation)+"/"+i.Subject) {
			if err != nil {
				return err
			}
			if b == s.Papers && !strings.HasSuffix(key, "/original") {
				continue // what is made of papers is made anew while the case is worked on
			}
			err := b.Hold(ctx, key, f.Holds > 0)
			if kind := fault.KindOf(err); b == s.Papers && (kind == fault.Invalid || kind == fault.Forbidden) {
				break // this store has no holds; the hold on the case stands all the same
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// Due is a case whose clock has run, or soon will have.
type Due struct {
	File
	Clock Clock
	Goes  property.Day // empty while a hold stops it
}

// filesAtATime is how many cases are looked at in one go.
const filesAtATime = 500

// Due are the cases that are due within a time from now, the earliest first.
func (s *Service) Due(ctx context.Context, within time.Duration) ([]Due, error) {
	out := []Due{}
	err := s.each(ctx, func(f File, c Clock) error {
		if f.Frozen != property.Disposing && c.Run(s.Now().Add(within)) {
			out = append(out, Due{f, c, s.goes(f, c)})
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Due) int { return strings.Compare(string(a.Clock.Due), string(b.Clock.Due)) })
	return out, err
}

// each hands over the cases of the firm in ctx with their clocks.
func (s *Service) each(ctx context.Context, do func(File, Clock) error) error {
	p, err := s.Store.RetentionPolicy(ctx)
	if err != nil {
		return err
	}
	for after := property.ID(""); ; {
		files, err := s.Store.Files(ctx, after, filesAtATime)
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := do(f, f.Clock(p)); err != nil {
				return err
			}
			after = f.Case
		}
		if len(files) < filesAtATime {
			return nil
		}
	}
}

// Action is what Run does about a case.
type Action struct {
	Do    string       `json:"do"` // notice, withdraw, dispose, erase, or dispose-again
	Case  property.ID  `json:"case"`
	Due   property.Day `json:"due"`
	Since Since        `json:"since"`
	Goes  property.Day `json:"goes,omitempty"`
	Why   string       `json:"why"`
	// do does it.
	do func(context.Context) error
}

// The actions.
const (
	Noticing     = "notice"
	Withdrawing  = "withdraw"
	Disposing    = "dispose"
	Erasing      = "erase"
	DisposeAgain = "dispose-again"
)

// Run does what is due for the firm in ctx: it notices cases, orders the disposal of
// those that were noticed a month ago, does deferred erasures whose day has come, and
// disposes again of what came back with a backup. dry only says what it would do. What
// fails is tried again the next time and does not keep the rest from being done.
func (s *Service) Run(ctx context.Context, dry bool) ([]Action, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	gone, err := s.recovered(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	deferred := map[property.ID]Request{}
	requests, err := s.Store.RightsRequests(ctx, "")
	if err != nil {
		return nil, err
	}
	for _, r := range requests {
		if r.Kind == Erasure && r.Status == Deferred {
			deferred[r.Case] = r
		}
	}
	actions := []Action{}
	err = s.each(ctx, func(f File, c Clock) error {
		if a, ok := s.action(f, c, gone[f.Case], deferred[f.Case]); ok {
			actions = append(actions, a)
		}
		return nil
	})
	if err != nil || dry {
		return actions, err
	}
	var errs []error
	for _, a := range actions {
		if err := a.do(ctx); err != nil && fault.KindOf(err) != fault.Conflict { // somebody else was quicker
			errs = append(errs, fmt.Errorf("retention: %s %s: %w", a.Do, a.Case, err))
		}
	}
	return actions, errors.Join(append(errs, s.expire(ctx, requests))...)
}

// action is what there is to do about a case.
func (s *Service) action(f File, c Clock, certificate string, r Request) (Action, bool) {
	now := s.Now()
	a := Action{Case: f.Case, Due: c.Due, Since: c.Since}
	id := map[string]string{"due": string(c.Due)}
	noticing := func(at time.Time, action audit.Action) func(context.Context) error {
		return func(ctx context.Context) error {
			return s.Store.SetNoticed(ctx, f.Case, at, audit.Entry{Action: action, Subject: string(f.Case), Detail: id})
		}
	}
	// A notice of the future was given by a clock that was wrong.
	noticed := !f.Noticed.IsZero() && !f.Noticed.After(now)
	switch {
	case f.Frozen == property.Disposing:
		return a, false
	case f.Holds > 0:
		if f.Noticed.IsZero() {
			return a, false
		}
		a.Do, a.Why = Withdrawing, "a legal hold is in force"
		a.do = noticing(time.Time{}, "case.disposal_notice_withdrawn")
	case certificate != "":
		a.Do, a.Why = DisposeAgain, "it was disposed of before: "+certificate
		a.do = func(ctx context.Context) error { return s.order(ctx, f, c, ByRecovery, a.Why, "") }
	case r.ID != "" && c.Run(now):
		a.Do, a.Why = Erasing, "the erasure that was deferred to this day, request "+r.ID
		a.do = func(ctx context.Context) error { return s.order(ctx, f, c, ByRequest, r.Ground, r.ID) }
	case !c.Run(now):
		if f.Noticed.IsZero() {
			return a, false
		}
		a.Do, a.Why = Withdrawing, "it is not due any more"
		a.do = noticing(time.Time{}, "case.disposal_notice_withdrawn")
	case !noticed:
		a.Do, a.Why, a.Goes = Noticing, fmt.Sprintf("%d years from %s on %s are over", c.Years, c.Since, c.From), dayOf(now.Add(notice))
		id["goes"] = string(a.Goes)
		a.do = noticing(s.moment(), "case.disposal_noticed")
	case now.Before(f.Noticed.Add(notice)):
		return a, false
	default:
		a.Do, a.Why = Disposing, fmt.Sprintf("due since %s and noticed on %s", c.Due, dayOf(f.Noticed))
		a.do = func(ctx context.Context) error { return s.order(ctx, f, c, ByClock, "", "") }
	}
	return a, true
}

// Certificate is the certificate of a case that was disposed of, as it lies in the locked
// store.
func (s *Service) Certificate(ctx context.Context, id property.ID) ([]byte, error) {
	d, err := s.Store.Disposal(ctx, id)
	if err != nil {
		return nil, err
	}
	if d.Stage != Disposed {
		return nil, fault.New(fault.Conflict, "the case is still going: it is %s", d.Stage)
	}
	return s.Records.Bytes(ctx, d.Key(), 64<<20)
}

// Sweep runs for every firm.
func (s *Service) Sweep(ctx context.Context) error {
	firms, err := s.Store.Firms(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, o := range firms {
		_, err := s.Run(tenant.With(ctx, tenant.Who{Organisation: o, Person: tenant.System}), false)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
