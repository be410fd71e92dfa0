package api

import (
	"context"
	"net/http"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// SignedIn is how far a sign-in has come.
type SignedIn struct {
	SignedIn bool          `json:"signed_in" doc:"false while a second factor is awaited"`
	Ways     []account.Way `json:"ways,omitempty" doc:"the second factors that may complete it: totp, passkey, recovery_code"`
}

// opened answers with the cookies of a step.
type opened[T any] struct {
	Cookies []http.Cookie `header:"Set-Cookie"`
	Body    T
}

func (s *Server) step(ctx context.Context, step account.Step, err error) (*opened[SignedIn], error) {
	if err != nil {
		return nil, problem(ctx, err)
	}
	return &opened[SignedIn]{s.Doors.opening(step), SignedIn{step.Session != "", step.Ways}}, nil
}

func (s *Server) beginSignIn(ctx context.Context, in *struct {
	Body struct {
		Email    string `json:"email" maxLength:"320"`
		Password string `json:"password" maxLength:"1024"`
	}
}) (*opened[SignedIn], error) {
	step, err := s.Accounts.Begin(ctx, in.Body.Email, in.Body.Password, clientOf(ctx))
	return s.step(ctx, step, err)
}

func (s *Server) completeSignIn(ctx context.Context, in *struct {
	Pending string `cookie:"paperwurks_pending"`
	Body    struct {
		Way  account.Way `json:"way" enum:"totp,recovery_code"`
		Code string      `json:"code" maxLength:"64"`
	}
}) (*opened[SignedIn], error) {
	step, err := s.Accounts.Prove(ctx, in.Pending, in.Body.Way, in.Body.Code, clientOf(ctx))
	return s.step(ctx, step, err)
}

func (s *Server) endSession(ctx context.Context, in *struct {
	Session string `cookie:"paperwurks_session"`
}) (*struct {
	Cookies []http.Cookie `header:"Set-Cookie"`
}, error) {
	if err := s.Accounts.SignOut(ctx, in.Session); err != nil && fault.KindOf(err) != fault.NotFound {
		return nil, problem(ctx, err)
	}
	return &struct {
		Cookies []http.Cookie `header:"Set-Cookie"`
	}{s.Doors.closing()}, nil
}

func (s *Server) forgot(ctx context.Context, in *struct {
	Body struct {
		Email string `json:"email" maxLength:"320"`
	}
}) (*struct{}, error) {
	return done(ctx, s.Accounts.Forgot(ctx, in.Body.Email, clientOf(ctx)))
}

func (s *Server) resetPassword(ctx context.Context, in *struct {
	Body struct {
		Token    string `json:"token" maxLength:"64" doc:"of the link in the letter"`
		Password string `json:"password" maxLength:"1024"`
	}
}) (*opened[SignedIn], error) {
	step, err := s.Accounts.ResetPassword(ctx, in.Body.Token, in.Body.Password, clientOf(ctx))
	return s.step(ctx, step, err)
}

func (s *Server) acceptInvitation(ctx context.Context, in *struct {
	Body struct {
		Token    string `json:"token" maxLength:"64" doc:"of the link in the letter"`
		Name     string `json:"name" maxLength:"200"`
		Password string `json:"password" maxLength:"1024"`
	}
}) (*opened[SignedIn], error) {
	step, err := s.Accounts.Accept(ctx, in.Body.Token, in.Body.Name, in.Body.Password, clientOf(ctx))
	return s.step(ctx, step, err)
}

// Person is somebody of the firm.
type Person struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Email        string        `json:"email,omitempty"`
	Role         tenant.Role   `json:"role"`
	State        account.State `json:"state" doc:"invited, active or suspended"`
	SecondFactor bool          `json:"second_factor" doc:"whether one is set up"`
	Created      time.Time     `json:"created"`
	LastSignIn   *time.Time    `json:"last_sign_in,omitempty"`
}

func personOf(p account.Person) Person {
	return Person{string(p.ID), p.Name, p.Email, p.Role, p.State, p.SecondFactor(), p.Created, maybe(p.Seen)}
}

// maybe is a time, or nothing for the zero time.
func maybe(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// Me is who asks.
type Me struct {
	Person
	Password      bool   `json:"password" doc:"whether there is one"`
	RecoveryCodes int    `json:"recovery_codes" doc:"how many are left"`
	Enrol         bool   `json:"must_set_up_second_factor" doc:"before anything else is allowed"`
	Scope         string `json:"scope,omitempty" doc:"of the token that asks"`
}

func (s *Server) me(ctx context.Context, _ *struct{}) (*body[Me], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	p, err := s.Accounts.Me(ctx, i)
	return answer(ctx, p, err, func(p account.Person) Me {
		return Me{personOf(p), p.Password != "", p.Codes, i.Enrol, string(i.Who.Scope)}
	})
}

// own is what somebody does to their own account; its step replaces their session.
func (s *Server) own(ctx context.Context, do func(account.Identity) (account.Step, error)) (*opened[SignedIn], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	step, err := do(i)
	return s.step(ctx, step, err)
}

func (s *Server) setUp(ctx context.Context, in *struct {
	Body struct {
		Name     string `json:"name" maxLength:"200"`
		Email    string `json:"email" maxLength:"320"`
		Password string `json:"password" maxLength:"1024"`
	}
}) (*opened[SignedIn], error) {
	return s.own(ctx, func(i account.Identity) (account.Step, error) {
		return s.Accounts.SetUp(ctx, i, in.Body.Name, in.Body.Email, in.Body.Password)
	})
}

func (s *Server) changePassword(ctx context.Context, in *struct {
	Body struct {
		Old string `json:"old" maxLength:"1024"`
		New string `json:"new" maxLength:"1024"`
	}
}) (*opened[SignedIn], error) {
	return s.own(ctx, func(i account.Identity) (account.Step, error) {
		return s.Accounts.ChangePassword(ctx, i, in.Body.Old, in.Body.New)
	})
}

// EmailAsked is what comes of asking for another e-mail.
type EmailAsked struct {
	Link string `json:"link,omitempty" doc:"to open at the new address, where letters reach nobody"`
}

func (s *Server) askEmail(ctx context.Context, in *struct {
	Body struct {
		Email    string `json:"email" maxLength:"320"`
		Password string `json:"password,omitempty" maxLength:"1024"`
	}
}) (*body[EmailAsked], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	link, err := s.Accounts.AskEmail(ctx, i, in.Body.Email, in.Body.Password)
	return answer(ctx, link, err, func(link string) EmailAsked { return EmailAsked{link} })
}

func (s *Server) changeEmail(ctx context.Context, in *struct {
	Body struct {
		Token string `json:"token" maxLength:"64" doc:"of the link in the letter"`
	}
}) (*struct{}, error) {
	return done(ctx, s.Accounts.ChangeEmail(ctx, in.Body.Token, clientOf(ctx)))
}

// WithPassword is a request that shows the password again.
type WithPassword struct {
	Body struct {
		Password string `json:"password,omitempty" maxLength:"1024"`
	}
}

// Enrolment is what an authenticator is set up with.
type Enrolment struct {
	Secret string `json:"secret" doc:"base32"`
	URI    string `json:"uri" doc:"otpauth://"`
	QR     string `json:"qr" doc:"the URI as an SVG"`
}

func (s *Server) enrol(ctx context.Context, in *WithPassword) (*body[Enrolment], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	e, err := s.Accounts.Enrol(ctx, i, in.Body.Password)
	return answer(ctx, e, err, func(e account.Enrolment) Enrolment { return Enrolment(e) })
}

// Codes are recovery codes, which are shown once.
type Codes struct {
	RecoveryCodes []string `json:"recovery_codes"`
}

func (s *Server) confirmTOTP(ctx context.Context, in *struct {
	Body struct {
		Code string `json:"code" maxLength:"16"`
	}
}) (*opened[Codes], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	codes, step, err := s.Accounts.Confirm(ctx, i, in.Body.Code)
	if err != nil {
		return nil, problem(ctx, err)
	}
	return &opened[Codes]{s.Doors.opening(step), Codes{codes}}, nil
}

func (s *Server) removeTOTP(ctx context.Context, in *WithPassword) (*opened[SignedIn], error) {
	return s.own(ctx, func(i account.Identity) (account.Step, error) {
		return s.Accounts.RemoveSecondFactor(ctx, i, in.Body.Password)
	})
}

func (s *Server) newCodes(ctx context.Context, in *WithPassword) (*body[Codes], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	codes, err := s.Accounts.NewRecoveryCodes(ctx, i, in.Body.Password)
	return answer(ctx, codes, err, func(c []string) Codes { return Codes{c} })
}

// Session is a browser that somebody is signed in with.
type Session struct {
	ID      string         `json:"id"`
	Device  string         `json:"device" doc:"in words"`
	Address string         `json:"address,omitempty" doc:"of the network, when it was last used"`
	Created time.Time      `json:"created"`
	Seen    time.Time      `json:"last_seen" doc:"to within five minutes"`
	Proved  account.Proved `json:"proved" doc:"how: link, password, reset, totp, recovery_code, passkey, elsewhere, elsewhere_mfa, joined by +"`
	Current bool           `json:"current" doc:"whether it is the one that asks"`
}

// Token is one for a script, without its secret.
type Token struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Scope   tenant.Scope `json:"scope"`
	Created time.Time    `json:"created"`
	Expires *time.Time   `json:"expires,omitempty"`
	Used    *time.Time   `json:"last_used,omitempty" doc:"to within five minutes"`
}

func tokenOf(c account.Credential) Token {
	return Token{c.ID(), c.Name, c.Scope, c.Created, maybe(c.Expires), maybe(c.Seen)}
}

func (s *Server) listSessions(ctx context.Context, _ *struct{}) (*body[[]Session], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	cs, err := s.Accounts.Sessions(ctx, i)
	return answer(ctx, cs, err, each(func(c account.Credential) Session {
		return Session{c.ID(), account.DeviceName(c.Agent), c.Address, c.Created, c.Seen, c.Proved, c.Hash == i.Credential.Hash}
	}))
}

// WithID is the session or the token that a path names.
type WithID struct {
	ID string `path:"id" maxLength:"64"`
}

func (s *Server) revokeSession(ctx context.Context, in *WithID) (*struct{}, error) {
	i, err := account.From(ctx)
	if err == nil {
		err = s.Accounts.EndSession(ctx, i, in.ID)
	}
	return done(ctx, err)
}

func (s *Server) revokeOtherSessions(ctx context.Context, _ *struct{}) (*struct{}, error) {
	i, err := account.From(ctx)
	if err == nil {
		err = s.Accounts.EndOtherSessions(ctx, i)
	}
	return done(ctx, err)
}

func (s *Server) listTokens(ctx context.Context, _ *struct{}) (*body[[]Token], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	cs, err := s.Accounts.Tokens(ctx, i)
	return answer(ctx, cs, err, each(tokenOf))
}

// NewToken is a token with its secret, which is shown once.
type NewToken struct {
	Token
	Secret string `json:"secret" doc:"for the Authorization header: Bearer SECRET"`
}

func (s *Server) createToken(ctx context.Context, in *struct {
	Body struct {
		Name  string       `json:"name" maxLength:"200"`
		Scope tenant.Scope `json:"scope" enum:"read,write,admin"`
		Days  int          `json:"days,omitempty" minimum:"1" maximum:"366" doc:"how long it lasts; a year if left out"`
	}
}) (*body[NewToken], error) {
	i, err := account.From(ctx)
	if err != nil {
		return nil, problem(ctx, err)
	}
	secret, c, err := s.Accounts.NewToken(ctx, i.Who, in.Body.Name, in.Body.Scope, time.Duration(in.Body.Days)*24*time.Hour)
	return answer(ctx, c, err, func(c account.Credential) NewToken { return NewToken{tokenOf(c), secret} })
}

func (s *Server) revokeToken(ctx context.Context, in *WithID) (*struct{}, error) {
	i, err := account.From(ctx)
	if err == nil {
		err = s.Accounts.RevokeToken(ctx, i, in.ID)
	}
	return done(ctx, err)
}

// peoplePage is how many people are given at a time.
const peoplePage = 200

func (s *Server) listPeople(ctx context.Context, in *struct {
	After string `query:"after" maxLength:"64" doc:"the id of the last person of the page before"`
}) (*body[[]Person], error) {
	ps, err := s.Accounts.People(ctx, tenant.Person(in.After), peoplePage)
	return answer(ctx, ps, err, each(personOf))
}

// Invited is somebody who was invited, and their link.
type Invited struct {
	Person
	Link string `json:"link,omitempty" doc:"for firms that cannot send letters; it works once, within seven days"`
}

func (s *Server) invite(ctx context.Context, in *struct {
	Body struct {
		Email string      `json:"email" maxLength:"320"`
		Name  string      `json:"name" maxLength:"200"`
		Role  tenant.Role `json:"role" enum:"administrator,conveyancer,agent,owner,buyer,operator"`
		Cases []string    `json:"cases,omitempty" maxItems:"100" doc:"that they are made a member of"`
	}
}) (*body[Invited], error) {
	b := in.Body
	p, link, err := s.Accounts.Invite(ctx, b.Email, b.Name, b.Role, b.Cases)
	return answer(ctx, p, err, func(p account.Person) Invited { return Invited{personOf(p), s.unsent(link)} })
}

// unsent is a link that no letter carries; the others are for their readers alone.
func (s *Server) unsent(link string) string {
	if s.Accounts.Post != nil && !s.Accounts.HandOver {
		return ""
	}
	return link
}

// OfPerson is the person that a path names.
type OfPerson struct {
	Person string `path:"person" maxLength:"64"`
}

func (o OfPerson) id() tenant.Person { return tenant.Person(o.Person) }

func (s *Server) reinvite(ctx context.Context, in *OfPerson) (*struct{}, error) {
	_, err := s.Accounts.Reinvite(ctx, in.id())
	return done(ctx, err)
}

func (s *Server) withdraw(ctx context.Context, in *OfPerson) (*struct{}, error) {
	return done(ctx, s.Accounts.Withdraw(ctx, in.id()))
}

func (s *Server) setRole(ctx context.Context, in *struct {
	OfPerson
	Body struct {
		Role tenant.Role `json:"role" enum:"administrator,conveyancer,agent,owner,buyer,operator"`
	}
}) (*struct{}, error) {
	return done(ctx, s.Accounts.SetRole(ctx, in.id(), in.Body.Role))
}

func (s *Server) suspend(ctx context.Context, in *OfPerson) (*struct{}, error) {
	return done(ctx, s.Accounts.Suspend(ctx, in.id()))
}

func (s *Server) reinstate(ctx context.Context, in *OfPerson) (*struct{}, error) {
	return done(ctx, s.Accounts.Reinstate(ctx, in.id()))
}

func (s *Server) resetSecondFactor(ctx context.Context, in *OfPerson) (*struct{}, error) {
	return done(ctx, s.Accounts.ResetSecondFactor(ctx, in.id()))
}

// Policy is what a firm asks of its people.
type Policy struct {
	SecondFactor []tenant.Role `json:"second_factor" doc:"the roles that must have one"`
}

func policyOf(p account.Policy) Policy { return Policy{p.Required()} }

func (s *Server) getPolicy(ctx context.Context, _ *struct{}) (*body[Policy], error) {
	f, err := s.Accounts.Firm(ctx)
	return answer(ctx, f.Policy, err, policyOf)
}

func (s *Server) setPolicy(ctx context.Context, in *struct{ Body Policy }) (*body[Policy], error) {
	p := account.Policy{SecondFactor: in.Body.SecondFactor, None: len(in.Body.SecondFactor) == 0}
	return answer(ctx, p, s.Accounts.SetPolicy(ctx, p), policyOf)
}
