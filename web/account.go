package web

import (
	"html/template"
	"net/http"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// accountRoutes are the pages of one's own account, and of the firm's people.
func (p *Pages) accountRoutes() {
	p.route(permission.SelfSee, "GET /welcome", p.welcome)
	p.route(permission.SelfChange, "POST /welcome", p.welcomeSent)
	p.route(permission.SelfSee, "GET /account", p.account)
	p.route(permission.SelfChange, "POST /account/password", p.password)
	p.route(permission.SelfChange, "POST /account/email", p.askEmail)
	p.route(permission.SelfSee, "GET /account/second-factor", p.factor)
	p.route(permission.SelfChange, "POST /account/second-factor/begin", p.factorBegin)
	p.route(permission.SelfChange, "POST /account/second-factor/confirm", p.factorConfirm)
	p.route(permission.SelfChange, "POST /account/second-factor/remove", p.factorRemove)
	p.route(permission.SelfChange, "POST /account/second-factor/codes", p.factorCodes)
	p.route(permission.SelfChange, "POST /account/passkeys/{id}/rename", p.renamePasskey)
	p.route(permission.SelfChange, "POST /account/passkeys/{id}/remove", p.removePasskey)
	p.route(permission.SelfChange, "POST /account/sessions/end-others", p.endOthers)
	p.route(permission.SelfChange, "POST /account/sessions/{id}/end", p.endSession)
	p.route(permission.SelfChange, "POST /account/tokens", p.newToken)
	p.route(permission.SelfChange, "POST /account/tokens/{id}/revoke", p.revokeToken)

	p.route(permission.PeopleSee, "GET /people", p.people)
	p.route(permission.PeopleInvite, "POST /people", p.invite)
	p.route(permission.PeopleInvite, "POST /people/{person}/invite-again", p.onPerson(func(r *http.Request, id tenant.Person) error {
		_, err := p.site.Accounts.Reinvite(r.Context(), id)
		return err
	}))
	p.route(permission.PeopleInvite, "POST /people/{person}/withdraw", p.onPerson(func(r *http.Request, id tenant.Person) error {
		return p.site.Accounts.Withdraw(r.Context(), id)
	}))
	p.route(permission.PeopleChange, "POST /people/{person}/role", p.onPerson(func(r *http.Request, id tenant.Person) error {
		return p.site.Accounts.SetRole(r.Context(), id, tenant.Role(r.PostFormValue("role")))
	}))
	p.route(permission.PeopleChange, "POST /people/{person}/suspend", p.onPerson(func(r *http.Request, id tenant.Person) error {
		return p.site.Accounts.Suspend(r.Context(), id)
	}))
	p.route(permission.PeopleChange, "POST /people/{person}/reinstate", p.onPerson(func(r *http.Request, id tenant.Person) error {
		return p.site.Accounts.Reinstate(r.Context(), id)
	}))
	p.route(permission.PeopleChange, "POST /people/{person}/reset-second-factor", p.onPerson(func(r *http.Request, id tenant.Person) error {
		return p.site.Accounts.ResetSecondFactor(r.Context(), id)
	}))
}

// me is who asks, and as whom.
func (p *Pages) me(r *http.Request) (account.Identity, account.Person, error) {
	i, err := account.From(r.Context())
	if err != nil {
		return i, account.Person{}, err
	}
	who, err := p.site.Accounts.Me(r.Context(), i)
	return i, who, err
}

// welcomePage is for whoever came by a link and has no password yet.
type welcomePage struct {
	form
	MaySkip bool
}

func (p *Pages) welcome(w http.ResponseWriter, r *http.Request) {
	_, who, err := p.me(r)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	if who.ID == account.LocalPerson && who.Email == "" {
		who.Name = "" // what the machine called them, and nobody's name
	}
	p.welcomeAgain(w, r, http.StatusOK, form{Name: who.Name, Email: who.Email})
}

func (p *Pages) welcomeAgain(w http.ResponseWriter, r *http.Request, status int, f form) {
	i, err := account.From(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	p.show(w, r, status, "welcome", view{Title: "Welcome", SignedIn: true, Data: welcomePage{f, !i.Enrol}})
}

func (p *Pages) welcomeSent(w http.ResponseWriter, r *http.Request) {
	i, err := account.From(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f := form{Name: r.PostFormValue("name"), Email: r.PostFormValue("email")}
	step, err := p.site.Accounts.SetUp(r.Context(), i, f.Name, f.Email, r.PostFormValue("password"))
	if err != nil {
		api.Logged(r.Context(), err)
		f.Problem = sentence(fault.Message(err))
		p.welcomeAgain(w, r, api.Status(err), f)
		return
	}
	p.site.Doors.Open(w, step)
	http.Redirect(w, r, "/account/second-factor?first=1", http.StatusSeeOther)
}

// accountPage is what somebody sees of their own account.
type accountPage struct {
	Problem  string
	Person   account.Person
	Current  string // the ID of this session
	Sessions []account.Credential
	Tokens   []account.Credential
	Secret   string // of the token that was just made
	NewEmail string // that was just asked for; it is told how to confirm it
	Link     string // that confirms it, where letters reach nobody

	MayPasskey bool // can there be passkeys here?
	Passkeys   []account.Passkey
}

func (p *Pages) account(w http.ResponseWriter, r *http.Request) {
	p.showAccount(w, r, nil, accountPage{})
}

// showAccount shows the account with what just came of something.
func (p *Pages) showAccount(w http.ResponseWriter, r *http.Request, wrong error, data accountPage) {
	i, who, err := p.me(r)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	data.Person, data.Current = who, i.Credential.ID()
	if data.Sessions, err = p.site.Accounts.Sessions(r.Context(), i); err != nil {
		p.fail(w, r, err)
		return
	}
	if data.Tokens, err = p.site.Accounts.Tokens(r.Context(), i); err != nil {
		p.fail(w, r, err)
		return
	}
	data.MayPasskey = p.site.Accounts.Site != nil
	if data.Passkeys, err = p.site.Accounts.Passkeys(r.Context(), i); err != nil {
		p.fail(w, r, err)
		return
	}
	status := http.StatusOK
	if wrong != nil {
		api.Logged(r.Context(), wrong)
		status, data.Problem = api.Status(wrong), sentence(fault.Message(wrong))
	}
	p.show(w, r, status, "account", view{Title: "Your account", SignedIn: true, Data: data})
}

// mine does something to one's own account and shows it again.
func (p *Pages) mine(w http.ResponseWriter, r *http.Request, do func(account.Identity) error) {
	i, err := account.From(r.Context())
	if err == nil {
		err = do(i)
	}
	if err != nil {
		p.showAccount(w, r, err, accountPage{})
		return
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
}

func (p *Pages) askEmail(w http.ResponseWriter, r *http.Request) {
	i, err := account.From(r.Context())
	data := accountPage{NewEmail: r.PostFormValue("email")}
	if err == nil {
		data.Link, err = p.site.Accounts.AskEmail(r.Context(), i, data.NewEmail, r.PostFormValue("password"))
	}
	if err != nil {
		data = accountPage{}
	}
	p.showAccount(w, r, err, data)
}

func (p *Pages) password(w http.ResponseWriter, r *http.Request) {
	p.mine(w, r, func(i account.Identity) error {
		step, err := p.site.Accounts.ChangePassword(r.Context(), i, r.PostFormValue("old"), r.PostFormValue("new"))
		if err == nil {
			p.site.Doors.Open(w, step)
		}
		return err
	})
}

func (p *Pages) endOthers(w http.ResponseWriter, r *http.Request) {
	p.mine(w, r, func(i account.Identity) error { return p.site.Accounts.EndOtherSessions(r.Context(), i) })
}

func (p *Pages) endSession(w http.ResponseWriter, r *http.Request) {
	p.mine(w, r, func(i account.Identity) error { return p.site.Accounts.EndSession(r.Context(), i, r.PathValue("id")) })
}

func (p *Pages) revokeToken(w http.ResponseWriter, r *http.Request) {
	p.mine(w, r, func(i account.Identity) error { return p.site.Accounts.RevokeToken(r.Context(), i, r.PathValue("id")) })
}

func (p *Pages) newToken(w http.ResponseWriter, r *http.Request) {
	i, err := account.From(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	days, _ := strconv.Atoi(r.PostFormValue("days")) // none is a year
	secret, _, err := p.site.Accounts.NewToken(r.Context(), i.Who, r.PostFormValue("name"), tenant.Scope(r.PostFormValue("scope")), time.Duration(days)*24*time.Hour)
	p.showAccount(w, r, err, accountPage{Secret: secret})
}

// factorPage is the second factor of whoever asks.
type factorPage struct {
	Problem   string
	Person    account.Person
	Enrol     bool // they must set one up
	Enrolment account.Enrolment
	QR        template.HTML
	Codes     []string // shown once

	MayPasskey bool // can there be passkeys here?
	First      bool // they come for the first time, and may go on without one
}

func (p *Pages) factor(w http.ResponseWriter, r *http.Request) { p.showFactor(w, r, nil, nil) }

func (p *Pages) showFactor(w http.ResponseWriter, r *http.Request, wrong error, codes []string) {
	i, who, err := p.me(r)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	data := factorPage{Person: who, Enrol: i.Enrol && codes == nil, Codes: codes, MayPasskey: p.site.Accounts.Site != nil, First: r.FormValue("first") != ""}
	if !who.TOTP && codes == nil {
		data.Enrolment, err = p.site.Accounts.Enrolling(r.Context(), i)
		if err != nil && fault.KindOf(err) != fault.NotFound {
			p.fail(w, r, err)
			return
		}
		data.QR = template.HTML(data.Enrolment.QR) //nolint:gosec // drawn by us
	}
	status := http.StatusOK
	if wrong != nil {
		api.Logged(r.Context(), wrong)
		status, data.Problem = api.Status(wrong), sentence(fault.Message(wrong))
	}
	p.show(w, r, status, "factor", view{Title: "Your second factor", SignedIn: true, Data: data})
}

// onFactor does something to one's second factor and shows it again.
func (p *Pages) onFactor(w http.ResponseWriter, r *http.Request, do func(account.Identity) (account.Step, []string, error)) {
	i, err := account.From(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	step, codes, err := do(i)
	if err == nil && step.Session != "" {
		p.site.Doors.Open(w, step)
	}
	if err == nil && codes == nil {
		to := "/account/second-factor"
		if r.FormValue("first") != "" {
			to += "?first=1"
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
		return
	}
	p.showFactor(w, r, err, codes)
}

func (p *Pages) factorBegin(w http.ResponseWriter, r *http.Request) {
	p.onFactor(w, r, func(i account.Identity) (account.Step, []string, error) {
		_, err := p.site.Accounts.Enrol(r.Context(), i, r.PostFormValue("password"))
		return account.Step{}, nil, err
	})
}

func (p *Pages) factorConfirm(w http.ResponseWriter, r *http.Request) {
	p.onFactor(w, r, func(i account.Identity) (account.Step, []string, error) {
		codes, step, err := p.site.Accounts.Confirm(r.Context(), i, r.PostFormValue("code"))
		return step, codes, err
	})
}

func (p *Pages) factorRemove(w http.ResponseWriter, r *http.Request) {
	p.onFactor(w, r, func(i account.Identity) (account.Step, []string, error) {
		step, err := p.site.Accounts.RemoveSecondFactor(r.Context(), i, r.PostFormValue("password"))
		return step, nil, err
	})
}

func (p *Pages) factorCodes(w http.ResponseWriter, r *http.Request) {
	p.onFactor(w, r, func(i account.Identity) (account.Step, []string, error) {
		codes, err := p.site.Accounts.NewRecoveryCodes(r.Context(), i, r.PostFormValue("password"))
		return account.Step{}, codes, err
	})
}

// peoplePage is the people of the firm.
type peoplePage struct {
	form
	Menu   roof
	Me     tenant.Person
	People []account.Person
	Next   tenant.Person // where the next page begins; empty on the last
	Roles  []tenant.Role // that who asks may invite
	Link   string        // to hand over, where no letters can be sent
	Change bool          // may they change roles?
	All    []tenant.Role
	Case   string          // that whoever is invited is to belong to
	Named  string          // what that is called
	Cases  []property.Case // of which they choose one where it is not known yet: the latest
}

// peopleAtATime is how many people a page shows, and how many cases it offers.
const peopleAtATime = 100

func (p *Pages) people(w http.ResponseWriter, r *http.Request) { p.showPeople(w, r, nil, form{}, "") }

func (p *Pages) showPeople(w http.ResponseWriter, r *http.Request, wrong error, f form, link string) {
	ctx := r.Context()
	who, err := tenant.From(ctx)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	people, err := p.site.Accounts.People(ctx, tenant.Person(r.URL.Query().Get("after")), peopleAtATime+1)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	data := peoplePage{Case: r.FormValue("case"), form: f, Me: who.Person, People: people, Link: link, Change: may(r, permission.PeopleChange), All: tenant.Roles()}
	if data.Case != "" && permission.May(who.Role, permission.CaseSee, permission.None) {
		if c, err := p.site.Cases.Store.Case(ctx, property.ID(data.Case)); err == nil {
			data.Named = c.Name // what is no case is refused when it is sent
		}
	}
	if data.Named == "" && may(r, permission.CaseList) {
		if data.Cases, err = p.site.Cases.List(ctx, property.Place{}, peopleAtATime); err != nil {
			p.fail(w, r, err)
			return
		}
	}
	data.Menu, _ = p.under(r, nil)
	if len(people) > peopleAtATime {
		data.People = people[:peopleAtATime]
		data.Next = data.People[peopleAtATime-1].ID
	}
	for _, role := range tenant.Roles() {
		if account.MayInvite(who.Role, role) {
			data.Roles = append(data.Roles, role)
		}
	}
	status := http.StatusOK
	if wrong != nil {
		api.Logged(ctx, wrong)
		status, data.Problem = api.Status(wrong), sentence(fault.Message(wrong))
	}
	p.show(w, r, status, "people", view{Title: "People", SignedIn: true, Data: data})
}

func (p *Pages) invite(w http.ResponseWriter, r *http.Request) {
	f := form{Email: r.PostFormValue("email"), Name: r.PostFormValue("name")}
	var cases []string
	if id := r.PostFormValue("case"); id != "" {
		cases = []string{id}
	}
	_, link, err := p.site.Accounts.Invite(r.Context(), f.Email, f.Name, tenant.Role(r.PostFormValue("role")), cases)
	switch {
	case err != nil:
		p.showPeople(w, r, err, f, "")
	case p.site.Accounts.Post == nil || p.site.Accounts.HandOver:
		p.showPeople(w, r, nil, form{}, link)
	default:
		http.Redirect(w, r, "/people", http.StatusSeeOther)
	}
}

// onPerson does something to a person and shows the people again.
func (p *Pages) onPerson(do func(*http.Request, tenant.Person) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := do(r, tenant.Person(r.PathValue("person"))); err != nil {
			p.showPeople(w, r, err, form{}, "")
			return
		}
		http.Redirect(w, r, "/people", http.StatusSeeOther)
	}
}

func (p *Pages) policy(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		p.showSigningIn(w, r, fault.Wrap(err, fault.Invalid, "the form could not be read"))
		return
	}
	var policy account.Policy
	for _, role := range r.PostForm["second_factor"] {
		policy.SecondFactor = append(policy.SecondFactor, tenant.Role(role))
	}
	policy.None = len(policy.SecondFactor) == 0
	if err := p.site.Accounts.SetPolicy(r.Context(), policy); err != nil {
		p.showSigningIn(w, r, err)
		return
	}
	http.Redirect(w, r, "/firm/signing-in", http.StatusSeeOther)
}
