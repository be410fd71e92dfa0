package app

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/telemetry"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// hashesAtATime bounds the memory that sign-ins take: 19 MiB each.
const hashesAtATime = 4

// beat is what the time of an answer about a sign-in is rounded up to. A hash takes
// some tens of milliseconds, and what else differs much less.
const beat = 250 * time.Millisecond

// openAccounts joins people to the records, and to limits and letters where they
// were opened.
func (a *App) openAccounts(c config.Config) (*account.Service, error) {
	key, err := sealingKey(c, "second factors")
	if err != nil {
		return nil, err
	}
	before, err := sealingKeyBefore(c, "second factors")
	if err != nil {
		return nil, err
	}
	s := &account.Service{
		Store: a.Store, Now: time.Now, PublicURL: c.PublicURL, Key: key, Before: before, Beat: beat,
		Passwords: account.NewPasswords(account.Recommended, min(hashesAtATime, max(2, runtime.NumCPU()))),
		// Letters in a directory are read by whoever has the machine, so links are shown.
		HandOver: strings.HasPrefix(c.Mail, "file:"),
	}
	if a.telemetry != nil {
		s.Refused = func(context.Context) { a.telemetry.Meter.Record(telemetry.SignInsRefused, 1) }
	}
	if a.Cache != nil {
		s.Limits = a.Cache
	}
	if a.letters != nil {
		s.Post = a.letters
	}
	if c.Breached != "" {
		if s.Breached, err = account.OpenBreached(c.Breached); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// doors is how people come and go over HTTP.
func (a *App) doors(c config.Config) (api.Doors, error) {
	proxies, err := config.ParseProxies(c.TrustedProxies)
	return api.Doors{Accounts: a.accounts, Secure: strings.HasPrefix(c.PublicURL, "https://"), Proxies: proxies}, err
}

// Desk is the people of all firms, for the operator's command line. Letters that it
// causes are carried out by a worker.
type Desk struct {
	*account.Service
	store   *store.Store
	letters *mail.Service
	config  config.Config
}

// OpenDesk opens what a Desk needs of the world: the records.
func OpenDesk(ctx context.Context, c config.Config) (_ *Desk, err error) {
	a := &App{Config: c}
	if c, a.secrets, err = resolved(ctx, c); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil { // for the key that seals letters, where none is set
		return nil, fault.Wrap(err, fault.Invalid, "the data directory %s cannot be made", c.DataDir)
	}
	if a.Store, err = openRecords(ctx, c, a.secrets, store.Options{}); err != nil {
		return nil, err
	}
	d := &Desk{store: a.Store, config: c}
	if a.letters, err = a.openMail(ctx, c); err == nil {
		d.letters = a.letters
		d.Service, err = a.openAccounts(c)
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// Close closes the records.
func (d *Desk) Close() error { return d.store.Close() }

// At is ctx for what the operator does at a firm.
func (d *Desk) At(ctx context.Context, firm tenant.Organisation) context.Context {
	return tenant.With(ctx, tenant.Who{Organisation: firm, Person: account.Console, Role: tenant.Administrator})
}

// Find is the person of a firm whose id or e-mail that is.
func (d *Desk) Find(ctx context.Context, firm tenant.Organisation, text string) (account.Person, error) {
	p, err := d.Store.Person(d.At(ctx, firm), tenant.Person(text))
	if email, bad := account.Email(text); err != nil && bad == nil {
		other, missing := d.Store.PersonByEmail(ctx, email)
		if missing == nil && other.Organisation == firm {
			return other, nil
		}
	}
	return p, err
}

// Link makes a link that signs a person in once.
func (d *Desk) Link(ctx context.Context, p account.Person) (string, error) {
	return signInLink(d.At(ctx, p.Organisation), d.config, d.Service, tenant.Who{Organisation: p.Organisation, Person: p.ID})
}
