package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// The organisation and the person of a machine of one's own.
const (
	LocalOrganisation tenant.Organisation = "local"
	LocalPerson       tenant.Person       = "owner"
)

// Kind is what a credential is for.
type Kind string

// The kinds of credential.
const (
	Link    Kind = "link"    // signs a browser in, once
	Session Kind = "session" // a browser that is signed in
	Token   Kind = "token"   // a script
)

// Credential is a secret as it is kept: by its hash.
type Credential struct {
	Hash    string
	Kind    Kind
	Who     tenant.Who // with the role of the person's row, when it comes from the Store
	Created time.Time
	Expires time.Time // zero for never
	State   State     // of the person, when it comes from the Store
}

// Store keeps people and credentials. Its methods need nobody in ctx: they are how
// somebody becomes known.
type Store interface {
	// Bootstrap makes an organisation and an active person of that role who are not there yet.
	Bootstrap(ctx context.Context, who tenant.Who, organisation, person string, e audit.Entry) error
	// Issue adds a credential; for a token or a link it takes the place of the
	// person's others of that kind.
	Issue(ctx context.Context, c Credential, e audit.Entry) error
	// Credential is fault.NotFound when there is none of that hash and kind.
	Credential(ctx context.Context, hash string, k Kind) (Credential, error)
	// Exchange removes a credential and adds another in one step;
	// fault.NotFound when the first is not there, so that it works once.
	Exchange(ctx context.Context, hash string, k Kind, c Credential, e audit.Entry) error
	// Revoke removes a credential; fault.NotFound when it is not there.
	Revoke(ctx context.Context, c Credential, e audit.Entry) error
}

// Service signs people in.
type Service struct {
	Store Store
	Now   func() time.Time
}

// How long credentials last.
const (
	linkFor    = 24 * time.Hour
	SessionFor = 30 * 24 * time.Hour
)

// Bootstrap makes the organisation and the person of a machine of one's own.
func (s *Service) Bootstrap(ctx context.Context) error {
	who := tenant.Who{Organisation: LocalOrganisation, Person: LocalPerson, Role: tenant.Administrator}
	return s.Found(ctx, who, "This machine", "The owner of this machine")
}

// Found makes an organisation and its first person, who administers it, when they
// are not there yet.
func (s *Service) Found(ctx context.Context, who tenant.Who, organisation, person string) error {
	who.Role = tenant.Administrator
	return s.Store.Bootstrap(ctx, who, organisation, person,
		audit.Entry{Action: "organisation.created", Subject: string(who.Organisation)})
}

// NewLink makes a secret that signs a browser in once as who. Links before it stop working.
func (s *Service) NewLink(ctx context.Context, who tenant.Who) (string, error) {
	return s.issue(ctx, Link, who, s.Now().Add(linkFor))
}

// NewToken makes a secret for scripts. Tokens before it stop working.
func (s *Service) NewToken(ctx context.Context, who tenant.Who) (string, error) {
	return s.issue(ctx, Token, who, time.Time{})
}

func (s *Service) issue(ctx context.Context, k Kind, who tenant.Who, expires time.Time) (string, error) {
	secret := rand.Text()
	err := s.Store.Issue(ctx, Credential{Hash: hash(secret), Kind: k, Who: who, Created: s.Now(), Expires: expires},
		audit.Entry{Action: audit.Action("credential." + string(k) + "_issued"), Subject: string(who.Person)})
	return secret, err
}

// SignIn turns a link's secret into a session's. A link works once; one that was
// used or has expired is fault.Forbidden.
func (s *Service) SignIn(ctx context.Context, link string) (session string, err error) {
	refused := fault.New(fault.Forbidden, "this sign-in link was used already or has expired; start paperwurks again for a new one")
	old, err := s.valid(ctx, link, Link)
	if err != nil {
		return "", refused
	}
	session = rand.Text()
	err = s.Store.Exchange(ctx, old.Hash, Link, Credential{Hash: hash(session), Kind: Session, Who: old.Who, Created: s.Now(), Expires: s.Now().Add(SessionFor)},
		audit.Entry{Action: "person.signed_in", Subject: string(old.Who.Person)})
	if fault.KindOf(err) == fault.NotFound {
		return "", refused
	}
	return session, err
}

// SignOut ends a session.
func (s *Service) SignOut(ctx context.Context, session string) error {
	c, err := s.valid(ctx, session, Session)
	if err != nil {
		return err
	}
	return s.Store.Revoke(ctx, c, audit.Entry{Action: "person.signed_out", Subject: string(c.Who.Person)})
}

// Who is whom a session or a token belongs to; fault.Forbidden for one that is
// not valid.
func (s *Service) Who(ctx context.Context, secret string, k Kind) (tenant.Who, error) {
	c, err := s.valid(ctx, secret, k)
	if fault.KindOf(err) == fault.NotFound {
		return tenant.Who{}, fault.New(fault.Forbidden, "sign in first")
	}
	return c.Who, err
}

func (s *Service) valid(ctx context.Context, secret string, k Kind) (Credential, error) {
	c, err := s.Store.Credential(ctx, hash(secret), k)
	if err == nil && c.State == Suspended {
		return Credential{}, fault.New(fault.NotFound, "suspended")
	}
	if err == nil && !c.Expires.IsZero() && !s.Now().Before(c.Expires) {
		return Credential{}, fault.New(fault.NotFound, "expired")
	}
	return c, err
}

// hash is how a secret is kept. It is random and long, so that a plain hash is
// as good as a slow one.
func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
