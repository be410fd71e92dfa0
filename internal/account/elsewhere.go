package account

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/account/oidc"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Issuer is where the people of one firm may sign in with the account that they
// have there.
type Issuer struct {
	Provider *oidc.Provider
	Firm     tenant.Organisation
	Name     string // what people call that account
	// Domains are those of e-mail addresses whose owners become people of the firm,
	// in Role, when they first come; without any they are invited first.
	Domains []string
	Role    tenant.Role
}

// Elsewhere is an account that somebody has with an issuer: the two that never
// change. The zero one is none.
type Elsewhere struct{ Issuer, Subject string }

// ElsewherePath is where people of a firm begin to sign in with their account
// elsewhere, below the site; with /back, where they come back to.
func ElsewherePath(firm tenant.Organisation) string { return "/sign-in/with/" + string(firm) }

// google is the issuer whose accounts may have any verified address, and whose hd
// says which Workspace one belongs to; developers.google.com/identity/openid-connect.
const google = "https://accounts.google.com"

// vouches is whether an issuer may say who somebody of one of its firm's own
// domains is.
func (i Issuer) vouches(id oidc.Identity) bool {
	_, domain, _ := strings.Cut(id.Email, "@")
	if id.Issuer == google && !slices.Contains(i.Domains, id.Hosted) {
		return false
	}
	return id.Email != "" && slices.Contains(i.Domains, domain)
}

func (s *Service) issuer(firm tenant.Organisation) (Issuer, error) {
	n := slices.IndexFunc(s.Issuers, func(i Issuer) bool { return i.Firm == firm })
	if n < 0 {
		return Issuer{}, fault.New(fault.NotFound, "there is no such way to sign in")
	}
	return s.Issuers[n], nil
}

// BeginElsewhere is where to send a browser to sign in with the account that people
// of a firm have elsewhere, and the ticket that it must bring back.
func (s *Service) BeginElsewhere(ctx context.Context, firm tenant.Organisation, c Client) (to, ticket string, err error) {
	i, err := s.issuer(firm)
	if err != nil {
		return "", "", err
	}
	if err := s.limited(ctx, "address", network(c.Address), perAddress); err != nil {
		return "", "", s.refuse(ctx, err)
	}
	return i.Provider.Begin(ctx)
}

// FinishElsewhere signs in who came back from there with that answer. A second
// factor that the issuer did not ask for is asked for here.
func (s *Service) FinishElsewhere(ctx context.Context, firm tenant.Organisation, ticket string, answer url.Values, c Client) (Step, error) {
	i, err := s.issuer(firm)
	if err != nil {
		return Step{}, err
	}
	if err := s.limited(ctx, "address", network(c.Address), perAddress); err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	id, mark, err := i.Provider.Finish(ctx, ticket, answer)
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	in := Entrance{Mark: mark, Elsewhere: Elsewhere{id.Issuer, id.Subject}}
	p, how, err := s.known(ctx, i, id)
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	if in.Comes = how; how == FromDomain {
		in.New = p
	}
	proved := Proved(ByElsewhere)
	if id.Strong {
		proved = proved.and(ByElsewhereTwo)
	}
	step, err := s.admit(ctx, p, proved, in, c)
	switch fault.KindOf(err) {
	case fault.Conflict, fault.NotFound: // answered before, or changed meanwhile
		return Step{}, s.refuse(ctx, fault.New(fault.Forbidden, "this sign-in was completed already; please start again"))
	}
	return step, err
}

// Coming is how somebody is to the firm who signs in with an account elsewhere.
type Coming string

// The ways of coming.
const (
	Known        Coming = ""           // as the person that they are
	ByInvitation Coming = "invitation" // accepting one
	FromDomain   Coming = "domain"     // without one, from a domain of the firm's
)

// known is who an identity belongs to, and how they come in.
func (s *Service) known(ctx context.Context, i Issuer, id oidc.Identity) (Person, Coming, error) {
	refused := func(format string, args ...any) (Person, Coming, error) {
		return Person{}, "", fault.New(fault.Forbidden, format, args...)
	}
	p, err := s.Store.PersonElsewhere(ctx, Elsewhere{id.Issuer, id.Subject})
	switch {
	case err == nil && (p.Organisation != i.Firm || p.State != Active):
		return refused("this account cannot sign in here; ask an administrator of your firm")
	case err == nil:
		return p, Known, nil
	case fault.KindOf(err) != fault.NotFound:
		return Person{}, "", err
	case id.Email == "":
		return refused("the other site does not say that your e-mail address is yours; ask whoever runs it, or sign in with a password")
	}
	email, err := Email(id.Email)
	if err != nil {
		return Person{}, "", err
	}
	p, err = s.Store.PersonByEmail(ctx, email)
	switch {
	case err == nil && p.Organisation == i.Firm && p.State == Invited:
		return p, ByInvitation, nil
	case err == nil && p.Organisation == i.Firm && p.State == Active && i.vouches(id):
		return p, Known, nil
	case err == nil:
		// Somebody of another firm, suspended, or whom this issuer has no say about.
		return refused("this account cannot sign in here; ask an administrator of your firm")
	case fault.KindOf(err) != fault.NotFound:
		return Person{}, "", err
	case !i.vouches(id):
		return refused("nobody has invited you; ask an administrator of your firm")
	}
	if _, err := s.Store.Firm(tenant.With(ctx, tenant.Who{Organisation: i.Firm, Person: Console})); err != nil {
		return Person{}, "", err
	}
	p = Person{Organisation: i.Firm, ID: newPersonID(), Email: email, Role: i.Role, State: Active, Created: s.Now()}
	if p.Name, err = cleanName(id.Name); err != nil {
		p.Name, _, _ = strings.Cut(email, "@")
	}
	return p, FromDomain, nil
}

// SignOutElsewhere is where a browser may go to sign out with the issuer too that
// it signed in with; empty when there is no such place.
func (s *Service) SignOutElsewhere(i Identity) string {
	if !slices.Contains(i.Credential.Proved.ways(), ByElsewhere) {
		return ""
	}
	issuer, err := s.issuer(i.Who.Organisation)
	if err != nil {
		return ""
	}
	return issuer.Provider.SignOut(s.PublicURL + "/sign-in")
}
