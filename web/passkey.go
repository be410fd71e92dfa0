package web

import (
	"net/http"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

func (p *Pages) renamePasskey(w http.ResponseWriter, r *http.Request) {
	p.mine(w, r, func(i account.Identity) error {
		return p.site.Accounts.RenamePasskey(r.Context(), i, r.PathValue("id"), r.PostFormValue("name"))
	})
}

func (p *Pages) removePasskey(w http.ResponseWriter, r *http.Request) {
	p.mine(w, r, func(i account.Identity) error {
		step, err := p.site.Accounts.RemovePasskey(r.Context(), i, r.PathValue("id"), r.PostFormValue("password"))
		if err == nil {
			p.site.Doors.Open(w, step)
		}
		return err
	})
}

// elsewhere sends a browser away to sign in with the account that people of a firm
// have with another site.
func (p *Pages) elsewhere(w http.ResponseWriter, r *http.Request) {
	firm := tenant.Organisation(r.PathValue("firm"))
	to, ticket, err := p.site.Accounts.BeginElsewhere(r.Context(), firm, p.site.Doors.Client(r))
	if err != nil {
		p.again(w, r, "sign-in", signInTitle, err, form{})
		return
	}
	p.site.Doors.Leave(w, r, firm, to, ticket)
}

// cameBack takes a browser that the other site sent back. It goes on by a page of
// ours and not by a redirect: until then the journey is another site's, and the
// session's cookie would not be sent along.
func (p *Pages) cameBack(w http.ResponseWriter, r *http.Request) {
	firm := tenant.Organisation(r.PathValue("firm"))
	ticket := p.site.Doors.Back(w, r, firm)
	step, err := p.site.Accounts.FinishElsewhere(r.Context(), firm, ticket, r.URL.Query(), p.site.Doors.Client(r))
	if err != nil {
		p.again(w, r, "sign-in", signInTitle, err, form{})
		return
	}
	p.site.Doors.Open(w, step)
	to := "/"
	if step.Session == "" {
		to = "/sign-in/second-factor"
	}
	p.show(w, r, http.StatusOK, "came-back", view{Title: "You are coming in", Data: to})
}
