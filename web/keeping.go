package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// keepingRoutes are the pages about how long cases are kept, and who belongs to one.
func (p *Pages) keepingRoutes() {
	p.route(permission.RetentionSee, "GET /firm/keeping", p.keeping)
	p.route(permission.RetentionChange, "POST /firm/keeping", p.setKeeping)
	p.route(permission.RetentionSee, "GET /firm/keeping/{gone}", p.certificate)

	p.route(permission.CaseRetain, "GET /cases/{case}/keeping", p.kept)
	for action, do := range map[string]func(*http.Request, property.ID) error{
		"outcome": func(r *http.Request, id property.ID) error {
			return p.site.Retention.SetOutcome(r.Context(), id, retention.Outcome(r.PostFormValue("outcome")), property.Day(r.PostFormValue("on")))
		},
		"years": func(r *http.Request, id property.ID) error {
			years, _ := strconv.Atoi(r.PostFormValue("years")) // none is the firm's
			return p.site.Retention.SetYears(r.Context(), id, years)
		},
		"holds": func(r *http.Request, id property.ID) error {
			_, err := p.site.Retention.Place(r.Context(), id, r.PostFormValue("reason"))
			return err
		},
		"holds/{hold}/release": func(r *http.Request, id property.ID) error {
			_, err := p.site.Retention.Release(r.Context(), id, r.PathValue("hold"), r.PostFormValue("reason"))
			return err
		},
		"erasure": func(r *http.Request, id property.ID) error {
			_, err := p.site.Retention.Erase(r.Context(), id, r.PostFormValue("asked_by"), r.PostFormValue("override"))
			return err
		},
		"restriction": func(r *http.Request, id property.ID) error {
			_, err := p.site.Retention.Restrict(r.Context(), id, r.PostFormValue("asked_by"), r.PostFormValue("reason"))
			return err
		},
		"restriction/lift": func(r *http.Request, id property.ID) error {
			return p.site.Retention.Lift(r.Context(), id, r.PostFormValue("reason"))
		},
		"access": func(r *http.Request, id property.ID) error {
			_, err := p.site.Retention.Ask(r.Context(), id, r.PostFormValue("asked_by"))
			return err
		},
	} {
		p.route(permission.CaseRetain, "POST /cases/{case}/keeping/"+action, func(w http.ResponseWriter, r *http.Request) {
			if err := do(r, caseOf(r)); err != nil {
				p.showKept(w, r, err)
				return
			}
			http.Redirect(w, r, "/cases/"+r.PathValue("case")+"/keeping", http.StatusSeeOther)
		})
	}

	p.route(permission.MemberSee, "GET /cases/{case}/members", func(w http.ResponseWriter, r *http.Request) { p.showMembers(w, r, nil) })
	p.route(permission.MemberChange, "POST /cases/{case}/members", p.addMember)
	p.route(permission.MemberChange, "POST /cases/{case}/members/{person}/remove", p.removeMember)
}

// keepingPage is how long the firm keeps its cases, and what goes when.
type keepingPage struct {
	roof
	Policy    retention.Policy
	Periods   []retention.Period
	Years     []int
	Days      int
	Due       []retention.Due
	Disposals []retention.Disposal
	Requests  []retention.Request
	Change    bool
	Open      bool // may they open the keeping of a case?
}

func (p *Pages) keeping(w http.ResponseWriter, r *http.Request) { p.showKeeping(w, r, nil) }

func (p *Pages) showKeeping(w http.ResponseWriter, r *http.Request, wrong error) {
	ctx := r.Context()
	data := keepingPage{Periods: retention.Periods(), Days: 365, Change: may(r, permission.RetentionChange), Open: may(r, permission.CaseRetain)}
	for y := retention.LeastYears; y <= retention.MostYears; y++ {
		data.Years = append(data.Years, y)
	}
	if n, err := strconv.Atoi(r.URL.Query().Get("days")); err == nil && n >= 0 && n <= 36500 {
		data.Days = n
	}
	var err error
	for _, get := range []func() error{
		func() error { data.Policy, err = p.site.Retention.Store.RetentionPolicy(ctx); return err },
		func() error {
			data.Due, err = p.site.Retention.Due(ctx, time.Duration(data.Days)*24*time.Hour)
			return err
		},
		func() error { data.Disposals, err = p.site.Retention.Store.Disposals(ctx); return err },
		func() error { data.Requests, err = p.site.Retention.Store.RightsRequests(ctx, ""); return err },
	} {
		if err := get(); err != nil {
			p.fail(w, r, err)
			return
		}
	}
	var status int
	data.roof, status = p.under(r, wrong)
	p.show(w, r, status, "keeping", view{Title: "Keeping", SignedIn: true, Data: data})
}

func (p *Pages) setKeeping(w http.ResponseWriter, r *http.Request) {
	years, _ := strconv.Atoi(r.PostFormValue("years")) // what is none is refused
	if err := p.site.Retention.SetPolicy(r.Context(), retention.Policy{Years: years}); err != nil {
		p.showKeeping(w, r, err)
		return
	}
	http.Redirect(w, r, "/firm/keeping", http.StatusSeeOther)
}

// certificate shows what went of a case that is gone.
func (p *Pages) certificate(w http.ResponseWriter, r *http.Request) {
	d, err := p.site.Retention.Store.Disposal(r.Context(), property.ID(r.PathValue("gone")))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f, _ := p.under(r, nil)
	p.show(w, r, http.StatusOK, "certificate", view{Title: "What went of a case", SignedIn: true, Data: struct {
		roof
		retention.Disposal
	}{f, d}})
}

// keptPage is how long a case is kept, and what people asked about it.
type keptPage struct {
	Problem  string
	Case     property.Case
	Standing retention.Standing
	Names    map[tenant.Person]string
	Years    []int
}

func (p *Pages) kept(w http.ResponseWriter, r *http.Request) { p.showKept(w, r, nil) }

func (p *Pages) showKept(w http.ResponseWriter, r *http.Request, wrong error) {
	ctx := r.Context()
	c, err := p.site.Cases.Store.Case(ctx, caseOf(r))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f, status := p.under(r, wrong)
	data := keptPage{Problem: f.Problem, Case: c}
	for y := retention.LeastYears; y <= retention.MostYears; y++ {
		data.Years = append(data.Years, y)
	}
	if data.Standing, err = p.site.Retention.Standing(ctx, c.ID); err != nil {
		p.fail(w, r, err)
		return
	}
	people, err := p.everybody(ctx)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	data.Names = namesOf(people)
	p.show(w, r, status, "kept", view{Title: "Keeping " + c.Name, SignedIn: true, Data: data})
}

// membersPage is who belongs to a case.
type membersPage struct {
	Problem string
	Case    property.Case
	Members []property.Member
	Others  []account.Person // who may become one
	Change  bool
	Invite  bool
	Retain  bool // may they see how long it is kept?
}

func (p *Pages) showMembers(w http.ResponseWriter, r *http.Request, wrong error) {
	ctx := r.Context()
	c, err := p.site.Cases.Store.Case(ctx, caseOf(r))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f, status := p.under(r, wrong)
	data := membersPage{Problem: f.Problem, Case: c, Change: may(r, permission.MemberChange), Invite: may(r, permission.PeopleInvite), Retain: may(r, permission.CaseRetain)}
	if data.Members, err = p.site.Cases.Store.Members(ctx, c.ID); err != nil {
		p.fail(w, r, err)
		return
	}
	people, err := p.everybody(ctx)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	is := map[tenant.Person]bool{}
	for _, m := range data.Members {
		is[m.Person] = true
	}
	for _, one := range people {
		// Administrators and conveyancers work on every case of the firm already.
		if !is[one.ID] && one.State != account.Suspended && permission.OnlyMine(one.Role, permission.CaseList) {
			data.Others = append(data.Others, one)
		}
	}
	p.show(w, r, status, "members", view{Title: "People on " + c.Name, SignedIn: true, Data: data})
}

func (p *Pages) addMember(w http.ResponseWriter, r *http.Request) {
	p.member(w, r, p.site.Cases.AddMember(r.Context(), caseOf(r), tenant.Person(r.PostFormValue("person"))))
}

func (p *Pages) removeMember(w http.ResponseWriter, r *http.Request) {
	p.member(w, r, p.site.Cases.RemoveMember(r.Context(), caseOf(r), tenant.Person(r.PathValue("person"))))
}

func (p *Pages) member(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		p.showMembers(w, r, err)
		return
	}
	http.Redirect(w, r, "/cases/"+r.PathValue("case")+"/members", http.StatusSeeOther)
}
