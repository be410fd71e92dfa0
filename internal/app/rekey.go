package app

import (
	"context"
	"encoding/base64"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Rekeyed is what a rekeying did.
type Rekeyed struct {
	Cases          int `json:"cases"`          // whose keys were put under the new sealing key
	Letters        int `json:"letters"`        // of the outbox
	Authenticators int `json:"authenticators"` // people's TOTP secrets
	// Lost names letters and authenticators that no key which was given opens.
	Lost []string `json:"lost,omitempty"`
}

// rekeyAtATime is how many are looked at in one go.
const rekeyAtATime = 200

// Rekey puts everything that lies under a key of before under the one of now: the keys
// of cases, the letters of the outbox, TOTP secrets. Each is one change with its entry in
// its firm's audit, so that it can be stopped and run again; while both keys are given,
// everything can be read. What somebody else sealed anew meanwhile is passed over.
func (d *Desk) Rekey(ctx context.Context) (r Rekeyed, err error) {
	keys, err := caseKeys(ctx, d.config, d.store)
	if err != nil {
		return r, err
	}
	firms, err := d.store.Firms(ctx)
	if err != nil {
		return r, err
	}
	for _, firm := range firms {
		ctx := d.At(ctx, firm)
		if err := each(ctx, d.store.CaseKeys, func(x store.Sealed) error {
			text, err := base64.StdEncoding.DecodeString(x.Text)
			if err != nil {
				return err
			}
			did, err := keys.Rewrap(ctx, property.ID(x.ID), retention.Wrapped{Text: text, By: x.By})
			return count(&r.Cases, did, err)
		}); err != nil {
			return r, err
		}
		if err := each(ctx, d.store.SealedLetters, func(x store.Sealed) error {
			text, err := base64.StdEncoding.DecodeString(x.Text)
			if err != nil {
				return err
			}
			l, did, err := d.letters.Rekey(mail.Letter{ID: x.ID, Sealed: text})
			if fault.KindOf(err) == fault.Invalid {
				r.Lost = append(r.Lost, "letter "+x.ID)
				return nil
			}
			if err == nil && did {
				err = d.store.ResealLetter(ctx, l, x.Text, audit.Entry{Action: "mail.resealed", Subject: x.ID})
			}
			return count(&r.Letters, did, err)
		}); err != nil {
			return r, err
		}
		if err := each(ctx, d.store.SealedAuthenticators, func(x store.Sealed) error {
			now, did, err := d.Service.Rekey(account.Person{Organisation: firm, ID: tenant.Person(x.ID)}, x.Text)
			if fault.KindOf(err) == fault.Conflict {
				r.Lost = append(r.Lost, "authenticator of "+x.ID)
				return nil
			}
			if err == nil && did {
				err = d.store.ResealAuthenticator(ctx, tenant.Person(x.ID), x.Text, now, audit.Entry{Action: "totp.resealed", Subject: x.ID})
			}
			return count(&r.Authenticators, did, err)
		}); err != nil {
			return r, err
		}
	}
	return r, nil
}

// count counts what was done; what changed meanwhile, or went, is not.
func count(n *int, did bool, err error) error {
	switch fault.KindOf(err) {
	case fault.Conflict, fault.NotFound:
		return nil
	}
	if did && err == nil {
		*n++
	}
	return err
}

// each goes through a list that comes in parts.
func each(ctx context.Context, list func(ctx context.Context, after string, most int) ([]store.Sealed, error), do func(store.Sealed) error) error {
	for after := ""; ; {
		xs, err := list(ctx, after, rekeyAtATime)
		if err != nil {
			return err
		}
		for _, x := range xs {
			if err := do(x); err != nil {
				return err
			}
			after = x.ID
		}
		if len(xs) < rekeyAtATime {
			return nil
		}
	}
}
