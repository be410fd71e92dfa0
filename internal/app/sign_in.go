package app

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/account/oidc"
	"github.com/paperwurks/paperwurks/internal/account/passkey"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// openWaysIn gives the accounts the ways to sign in besides the password. A site
// that browsers cannot make passkeys for has none.
func openWaysIn(c config.Config, secrets *secret.Store, s *account.Service) error {
	key, err := sealingKey(c, "sign-in tickets")
	if err != nil {
		return err
	}
	sealer := ceremony.Sealer{Key: key, Now: time.Now}
	s.Site, err = passkey.Open("Paperwurks", c.PublicURL, sealer)
	if err != nil && fault.KindOf(err) != fault.Invalid {
		return err
	}
	s.Issuers, err = openIssuers(c, secrets, sealer)
	return err
}

// openIssuers prepares the issuers that a configuration names.
func openIssuers(c config.Config, secrets *secret.Store, sealer ceremony.Sealer) (out []account.Issuer, err error) {
	all, err := config.ParseOIDC(c.OIDC)
	if err != nil {
		return nil, err
	}
	for _, o := range all {
		i := account.Issuer{Firm: tenant.Organisation(o.Firm), Name: o.Name, Domains: o.Domains, Role: tenant.Role(o.Role)}
		i.Provider = oidc.Open(oidc.Config{
			Issuer: o.Issuer, ClientID: o.ClientID, TrustEmail: o.TrustEmail, ACR: o.ACR, Sealer: sealer,
			Redirect: c.PublicURL + account.ElsewherePath(i.Firm) + "/back",
			Secret: func(ctx context.Context) (string, error) {
				v, err := secrets.Latest(ctx, o.SecretFrom)
				return v.Reveal(), err
			},
		})
		out = append(out, i)
	}
	return out, nil
}

// askSite says what name passkeys are made for. That there can be none is no mistake.
func askSite(c config.Config) (found string, err error) {
	_, err = passkey.Open("Paperwurks", c.PublicURL, ceremony.Sealer{})
	if fault.KindOf(err) == fault.Invalid {
		return "none: " + fault.Message(err), nil
	}
	u, wrong := url.Parse(c.PublicURL)
	if err = errors.Join(err, wrong); err != nil {
		return "", err
	}
	return "they are made for " + u.Hostname(), nil
}

// askIssuers says whether each issuer tells how to sign in there, its secret has a
// value, and its firm is in the records, where these could be opened.
func askIssuers(ctx context.Context, c config.Config, secrets *secret.Store, records *store.Store) (found string, err error) {
	all, err := openIssuers(c, secrets, ceremony.Sealer{Now: time.Now})
	if err != nil || len(all) == 0 {
		return "none is set", err
	}
	var problems []error
	for _, i := range all {
		_, err := i.Provider.Secret(ctx)
		problems = append(problems, err, i.Provider.Ping(ctx))
		if records != nil {
			_, err := records.Firm(tenant.With(ctx, tenant.Who{Organisation: i.Firm, Person: account.Console}))
			if fault.KindOf(err) == fault.NotFound {
				err = fault.New(fault.NotFound, "there is no firm %s", i.Firm)
			}
			problems = append(problems, err)
		}
		found += "; " + i.Provider.Issuer + " may send browsers back to " + i.Provider.Redirect
	}
	return found[2:], errors.Join(problems...)
}
