package app

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// openPacks joins the service of packs. Files on their way lie in the data
// directory, which may be written to where little else may.
func (a *App) openPacks(c config.Config, reviews *review.Service) (*pack.Service, error) {
	key, err := sealingKey(c, "visits to packs")
	if err != nil {
		return nil, err
	}
	temp := filepath.Join(c.DataDir, "packs")
	if err := os.MkdirAll(temp, 0o700); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the directory %s cannot be made", temp)
	}
	var post pack.Mailer // nil where letters lie in a directory and reach nobody
	if !strings.HasPrefix(c.Mail, "file:") {
		post = a.letters
	}
	return &pack.Service{
		Store: a.Store, Cases: a.Store, Documents: a.documents, Reports: reviews, Corrections: reviews,
		Bytes: a.objects.documents, Records: a.objects.records,
		Copy: a.engines.PDF, Draw: a.engines.Drawer, Temp: temp,
		Signing: a.signing,
		Confirm: func(ctx context.Context, p pack.Proof) error { return a.accounts.ProveAgain(ctx, account.Again(p)) },
		Limits:  a.Cache, Mail: post, Key: key, Now: time.Now, PublicURL: c.PublicURL,
	}, nil
}

// signing is who signs a pack, for people: the firm and the person by their names.
func (a *App) signing(ctx context.Context, id tenant.Person) (firm, person string, err error) {
	f, err := a.Store.Firm(ctx)
	if err != nil {
		return "", "", err
	}
	p, err := a.Store.Person(ctx, id)
	if err != nil {
		return "", "", err
	}
	return cmp.Or(f.Name, string(f.ID)), cmp.Or(p.Name, string(p.ID)), nil
}
