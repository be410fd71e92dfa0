package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Entry is the pages for people who are not signed in yet.
func (p *Pages) Entry() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /sign-in", p.signIn)
	mux.HandleFunc("POST /sign-in", p.signInSent)
	mux.HandleFunc("GET /sign-in/second-factor", p.secondFactor)
	mux.HandleFunc("POST /sign-in/second-factor", p.secondFactorSent)
	mux.HandleFunc("GET /sign-in/with/{firm}", p.elsewhere)
	mux.HandleFunc("GET /sign-in/with/{firm}/back", p.cameBack)
	mux.HandleFunc("POST /sign-out", p.signOut)
	mux.HandleFunc("GET /forgotten", p.forgotten)
	mux.HandleFunc("POST /forgotten", p.forgottenSent)
	mux.HandleFunc("GET /reset", p.reset)
	mux.HandleFunc("POST /reset", p.resetSent)
	mux.HandleFunc("GET /email", p.email)
	mux.HandleFunc("POST /email", p.emailSent)
	mux.HandleFunc("GET /invitation", p.invitation)
	mux.HandleFunc("POST /invitation", p.invitationSent)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
		mux.ServeHTTP(w, r)
	})
}

// form is a page with a form: what was typed, and what was wrong with it.
type form struct {
	Problem            string
	Email, Name, Token string
	Ways               []account.Way
	Invites            string // how the sentence begins that invites somebody
}

// again shows a form again with what was wrong.
func (p *Pages) again(w http.ResponseWriter, r *http.Request, name, title string, err error, f form) {
	api.Logged(r.Context(), err)
	f.Problem = sentence(fault.Message(err))
	p.show(w, r, api.Status(err), name, view{Title: title, Data: f})
}

// sentence is a message of a fault as people write one.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

const (
	signInTitle = "Sign in"
	factorTitle = "Second factor"
	forgotTitle = "Forgotten password"
	resetTitle  = "Set a new password"
	acceptTitle = "Your invitation"
)

// meant is where the link that somebody came by leads: to the case that it names, as
// that of up --demo does, or to all of them.
func meant(r *http.Request) string {
	if id := r.URL.Query().Get("case"); id != "" {
		return "/cases/" + url.PathEscape(id) // which cannot leave this site
	}
	return "/"
}

// in is where somebody goes whose sign-in came a step further. Who is to look at a case
// does so at once: a name and a password can be had from their account.
func (p *Pages) in(w http.ResponseWriter, r *http.Request, s account.Step) {
	p.site.Doors.Open(w, s)
	to := meant(r)
	switch {
	case s.Session == "":
		to = "/sign-in/second-factor"
	case s.Welcome && to == "/":
		to = "/welcome"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func (p *Pages) signIn(w http.ResponseWriter, r *http.Request) {
	link := r.URL.Query().Get("token")
	if link == "" {
		p.show(w, r, http.StatusOK, "sign-in", view{Title: signInTitle, Data: form{}})
		return
	}
	step, err := p.site.Accounts.SignIn(r.Context(), link, p.site.Doors.Client(r))
	if err != nil {
		if _, known := p.site.Doors.Identify(r); known == nil { // the link again, in a browser that is signed in
			http.Redirect(w, r, meant(r), http.StatusSeeOther)
			return
		}
		p.Refuse(w, r, err)
		return
	}
	p.in(w, r, step)
}

func (p *Pages) signInSent(w http.ResponseWriter, r *http.Request) {
	email := r.PostFormValue("email")
	step, err := p.site.Accounts.Begin(r.Context(), email, r.PostFormValue("password"), p.site.Doors.Client(r))
	if err != nil {
		p.again(w, r, "sign-in", signInTitle, err, form{Email: email})
		return
	}
	p.in(w, r, step)
}

func (p *Pages) secondFactor(w http.ResponseWriter, r *http.Request) {
	ways, err := p.site.Accounts.Waiting(r.Context(), p.site.Doors.Pending(r))
	if err != nil {
		p.again(w, r, "sign-in", signInTitle, err, form{})
		return
	}
	p.show(w, r, http.StatusOK, "second-factor", view{Title: factorTitle, Data: form{Ways: ways}})
}

func (p *Pages) secondFactorSent(w http.ResponseWriter, r *http.Request) {
	ctx, pending := r.Context(), p.site.Doors.Pending(r)
	step, err := p.site.Accounts.Prove(ctx, pending, account.Way(r.PostFormValue("way")), r.PostFormValue("code"), p.site.Doors.Client(r))
	if err == nil {
		p.in(w, r, step)
		return
	}
	ways, gone := p.site.Accounts.Waiting(ctx, pending)
	if gone != nil {
		p.again(w, r, "sign-in", signInTitle, err, form{})
		return
	}
	p.again(w, r, "second-factor", factorTitle, err, form{Ways: ways})
}

// signOut ends the session of the browser.
func (p *Pages) signOut(w http.ResponseWriter, r *http.Request) {
	there := ""
	if i, err := p.site.Doors.Identify(r); err == nil {
		there = p.site.Accounts.SignOutElsewhere(i)
		if err := p.site.Accounts.Leave(account.With(r.Context(), i), i); err != nil && fault.KindOf(err) != fault.NotFound {
			p.fail(w, r, err)
			return
		}
	}
	p.site.Doors.Close(w)
	if there != "" {
		// A form may lead nowhere but here, so the rest of the way is a link.
		p.show(w, r, http.StatusOK, "signed-out", view{Title: "You are signed out", Data: there})
		return
	}
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
}

func (p *Pages) forgotten(w http.ResponseWriter, r *http.Request) {
	p.show(w, r, http.StatusOK, "forgotten", view{Title: forgotTitle, Data: form{}})
}

func (p *Pages) forgottenSent(w http.ResponseWriter, r *http.Request) {
	email := r.PostFormValue("email")
	if err := p.site.Accounts.Forgot(r.Context(), email, p.site.Doors.Client(r)); err != nil {
		p.again(w, r, "forgotten", forgotTitle, err, form{Email: email})
		return
	}
	p.show(w, r, http.StatusOK, "sent", view{Title: "Look into your letters", Data: form{Email: email}})
}

func (p *Pages) reset(w http.ResponseWriter, r *http.Request) {
	token := r.URL.Query().Get("token")
	if err := p.site.Accounts.Resettable(r.Context(), token); err != nil {
		p.again(w, r, "forgotten", forgotTitle, err, form{})
		return
	}
	p.show(w, r, http.StatusOK, "reset", view{Title: resetTitle, Data: form{Token: token}})
}

func (p *Pages) resetSent(w http.ResponseWriter, r *http.Request) {
	token := r.PostFormValue("token")
	step, err := p.site.Accounts.ResetPassword(r.Context(), token, r.PostFormValue("password"), p.site.Doors.Client(r))
	if err != nil {
		p.again(w, r, "reset", resetTitle, err, form{Token: token})
		return
	}
	p.in(w, r, step)
}

func (p *Pages) invitation(w http.ResponseWriter, r *http.Request) {
	token := r.URL.Query().Get("token")
	who, firm, err := p.site.Accounts.InvitedAs(r.Context(), token)
	if err != nil {
		p.Refuse(w, r, err)
		return
	}
	p.show(w, r, http.StatusOK, "invitation", view{Title: acceptTitle, Data: form{Token: token, Name: who.Name, Email: who.Email, Invites: firm.Invites()}})
}

func (p *Pages) invitationSent(w http.ResponseWriter, r *http.Request) {
	token, name := r.PostFormValue("token"), r.PostFormValue("name")
	step, err := p.site.Accounts.Accept(r.Context(), token, name, r.PostFormValue("password"), p.site.Doors.Client(r))
	if err != nil {
		who, firm, gone := p.site.Accounts.InvitedAs(r.Context(), token)
		if gone != nil {
			p.Refuse(w, r, err)
			return
		}
		p.again(w, r, "invitation", acceptTitle, err, form{Token: token, Name: name, Email: who.Email, Invites: firm.Invites()})
		return
	}
	p.in(w, r, step)
}

// email is where a link to a new e-mail leads: it is confirmed by a button, since what
// only looks at letters opens their links too.
func (p *Pages) email(w http.ResponseWriter, r *http.Request) {
	f := form{Token: r.URL.Query().Get("token")}
	var err error
	if f.Email, err = p.site.Accounts.OfferedEmail(r.Context(), f.Token); err != nil {
		p.again(w, r, "email", "Your new e-mail", err, form{})
		return
	}
	p.show(w, r, http.StatusOK, "email", view{Title: "Your new e-mail", Data: f})
}

func (p *Pages) emailSent(w http.ResponseWriter, r *http.Request) {
	token := r.PostFormValue("token")
	email, err := p.site.Accounts.OfferedEmail(r.Context(), token)
	if err == nil {
		err = p.site.Accounts.ChangeEmail(r.Context(), token, p.site.Doors.Client(r))
	}
	if err != nil {
		p.again(w, r, "email", "Your new e-mail", err, form{})
		return
	}
	p.show(w, r, http.StatusOK, "email", view{Title: "Your e-mail is changed", Data: form{Email: email}})
}
