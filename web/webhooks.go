package web

import (
	"net/http"

	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/webhook"
)

// webhookRoutes are the pages about other programs that are told what happens.
func (p *Pages) webhookRoutes() {
	p.route(permission.WebhookSee, "GET /firm/webhooks", func(w http.ResponseWriter, r *http.Request) { p.showWebhooks(w, r, nil, "") })
	p.route(permission.WebhookChange, "POST /firm/webhooks", p.addWebhook)
	p.route(permission.WebhookSee, "GET /firm/webhooks/{webhook}", func(w http.ResponseWriter, r *http.Request) { p.showWebhook(w, r, nil, "") })
	p.route(permission.WebhookChange, "POST /firm/webhooks/{webhook}", p.changeWebhook)
	p.route(permission.WebhookChange, "POST /firm/webhooks/{webhook}/try", p.tryWebhook)
	p.route(permission.WebhookChange, "POST /firm/webhooks/{webhook}/rotate", p.rotateWebhook)
	p.route(permission.WebhookChange, "POST /firm/webhooks/{webhook}/remove", p.removeWebhook)
}

// happenings are events in words.
var happenings = map[webhook.Event]string{
	webhook.CaseCreated: "a case was made", webhook.CaseReviewed: "a case was judged", webhook.DocumentUploaded: "a paper was sent", webhook.DocumentQuarantined: "a paper was put aside",
	webhook.DocumentReady: "a paper was read", webhook.PackSigned: "a pack was signed off", webhook.MemberAdded: "somebody joined a case", webhook.MemberRemoved: "somebody left a case", webhook.Test: "somebody tried it",
}

func happening(e webhook.Event) string {
	if words, ok := happenings[e]; ok {
		return words
	}
	return string(e)
}

// webhooksPage is the webhooks of the firm.
type webhooksPage struct {
	roof
	Hooks  []webhook.Hook
	Events []webhook.Event
	Change bool
	Typed  string // an address that was refused
	Secret string // of the one that was just made
}

func (p *Pages) showWebhooks(w http.ResponseWriter, r *http.Request, wrong error, secret string) {
	hooks, err := p.site.Webhooks.Store.Webhooks(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f, status := p.under(r, wrong)
	p.show(w, r, status, "webhooks", view{Title: "Webhooks", SignedIn: true, Data: webhooksPage{f, hooks, webhook.Events(), may(r, permission.WebhookChange), r.PostFormValue("url"), secret}})
}

// webhookPage is one of them, with what it was told lately.
type webhookPage struct {
	roof
	Hook       webhook.Hook
	Events     []webhook.Event
	Deliveries []webhook.Delivery
	Change     bool
	Secret     string // after it was changed
}

// deliveriesShown is how many deliveries the page of a webhook shows.
const deliveriesShown = 50

func (p *Pages) showWebhook(w http.ResponseWriter, r *http.Request, wrong error, secret string) {
	ctx, id := r.Context(), webhook.ID(r.PathValue("webhook"))
	hook, err := p.site.Webhooks.Store.Webhook(ctx, id)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	told, err := p.site.Webhooks.Store.Deliveries(ctx, id, webhook.Page{Limit: deliveriesShown})
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f, status := p.under(r, wrong)
	p.show(w, r, status, "webhook", view{Title: "Webhook", SignedIn: true, Data: webhookPage{f, hook, webhook.Events(), told, may(r, permission.WebhookChange), secret}})
}

func events(r *http.Request) (out []webhook.Event) {
	_ = r.PostFormValue("url") // reads the form; what cannot be read has no events, and is refused
	for _, e := range r.PostForm["event"] {
		out = append(out, webhook.Event(e))
	}
	return out
}

func (p *Pages) addWebhook(w http.ResponseWriter, r *http.Request) {
	_, secret, err := p.site.Webhooks.Add(r.Context(), r.PostFormValue("url"), events(r))
	p.showWebhooks(w, r, err, secret)
}

func (p *Pages) changeWebhook(w http.ResponseWriter, r *http.Request) {
	_, err := p.site.Webhooks.Change(r.Context(), webhook.ID(r.PathValue("webhook")), r.PostFormValue("url"), events(r), r.PostFormValue("active") != "")
	p.onWebhook(w, r, err)
}

func (p *Pages) tryWebhook(w http.ResponseWriter, r *http.Request) {
	_, err := p.site.Webhooks.Try(r.Context(), webhook.ID(r.PathValue("webhook")))
	p.onWebhook(w, r, err)
}

func (p *Pages) onWebhook(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		p.showWebhook(w, r, err, "")
		return
	}
	http.Redirect(w, r, "/firm/webhooks/"+r.PathValue("webhook"), http.StatusSeeOther)
}

func (p *Pages) rotateWebhook(w http.ResponseWriter, r *http.Request) {
	secret, err := p.site.Webhooks.Rotate(r.Context(), webhook.ID(r.PathValue("webhook")))
	p.showWebhook(w, r, err, secret)
}

func (p *Pages) removeWebhook(w http.ResponseWriter, r *http.Request) {
	if err := p.site.Webhooks.Remove(r.Context(), webhook.ID(r.PathValue("webhook"))); err != nil {
		p.showWebhook(w, r, err, "")
		return
	}
	http.Redirect(w, r, "/firm/webhooks", http.StatusSeeOther)
}
