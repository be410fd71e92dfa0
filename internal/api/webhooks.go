package api

import (
	"context"
	"net/http"
	"time"

	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/webhook"
)

func (s *Server) webhookRoutes(r *registrar) {
	handle(r, permission.WebhookSee, op("GET", "/api/v1/webhooks", "list-webhooks", "The programs that are told of events", 0), s.listWebhooks)
	handle(r, permission.WebhookChange, op("POST", "/api/v1/webhooks", "add-webhook", "Have a program told of events; gives the secret that signs them, once", http.StatusCreated), s.addWebhook)
	handle(r, permission.WebhookSee, op("GET", "/api/v1/webhooks/{webhook}", "get-webhook", "One webhook", 0), s.getWebhook)
	handle(r, permission.WebhookChange, op("PUT", "/api/v1/webhooks/{webhook}", "change-webhook", "Change its address or events, or switch it off", 0), s.changeWebhook)
	handle(r, permission.WebhookChange, op("DELETE", "/api/v1/webhooks/{webhook}", "remove-webhook", "Remove it", http.StatusNoContent), s.removeWebhook)
	handle(r, permission.WebhookChange, op("POST", "/api/v1/webhooks/{webhook}/secret", "rotate-webhook", "Give it a new secret; the one before signs too until the next", 0), s.rotateWebhook)
	handle(r, permission.WebhookChange, op("POST", "/api/v1/webhooks/{webhook}/test", "test-webhook", "Send it an event to try it", http.StatusAccepted), s.testWebhook)
	handle(r, permission.WebhookSee, op("GET", "/api/v1/webhooks/{webhook}/deliveries", "list-deliveries", "What it was sent, latest first", 0), s.listDeliveries)
}

// Webhook is a program that is told of events.
type Webhook struct {
	ID      string          `json:"id"`
	URL     string          `json:"url"`
	Events  []webhook.Event `json:"events"`
	Active  bool            `json:"active"`
	Created time.Time       `json:"created"`
}

func webhookOf(h webhook.Hook) Webhook {
	return Webhook{string(h.ID), h.URL, h.Events, h.Active, h.Created}
}

// Secret is what a webhook's events are signed with. It is shown once.
type Secret struct {
	Webhook string `json:"webhook"`
	Secret  string `json:"secret" doc:"keep it; see docs/guides/api.md for the signature"`
}

// Delivery is an event that a webhook is or was sent.
type Delivery struct {
	ID      string        `json:"id" doc:"also in the header Paperwurks-Delivery"`
	Event   webhook.Event `json:"event"`
	Subject string        `json:"subject"`
	State   webhook.State `json:"state" enum:"waiting,delivered,failed"`
	Tries   int           `json:"tries"`
	Status  int           `json:"status,omitempty" doc:"that the last try was answered with"`
	Reason  string        `json:"reason,omitempty" doc:"why the last try failed"`
	Created time.Time     `json:"created"`
	Tried   *time.Time    `json:"tried,omitempty"`
}

func deliveryOf(d webhook.Delivery) Delivery {
	out := Delivery{d.ID, d.Event, d.Subject, d.State, d.Tries, d.Status, d.Reason, d.Created, nil}
	if !d.Tried.IsZero() {
		out.Tried = &d.Tried
	}
	return out
}

// OfWebhook is the webhook that a path names.
type OfWebhook struct {
	Webhook string `path:"webhook" maxLength:"64"`
}

// Told is what is said about a webhook.
type Told struct {
	URL    string   `json:"url" maxLength:"2000" doc:"begins with https://" example:"https://example.org/paperwurks"`
	Events []string `json:"events" minItems:"1" maxItems:"50" doc:"case.created, case.reviewed, document.uploaded, document.quarantined, document.ready, pack.signed, member.added, member.removed" example:"[\"case.reviewed\"]"`
}

func (t Told) events() (out []webhook.Event) {
	for _, e := range t.Events {
		out = append(out, webhook.Event(e))
	}
	return out
}

func (s *Server) listWebhooks(ctx context.Context, _ *struct{}) (*body[[]Webhook], error) {
	hs, err := s.Webhooks.Store.Webhooks(ctx)
	return answer(ctx, hs, err, each(webhookOf))
}

func (s *Server) addWebhook(ctx context.Context, in *struct{ Body Told }) (*body[Secret], error) {
	h, secret, err := s.Webhooks.Add(ctx, in.Body.URL, in.Body.events())
	return answer(ctx, h, err, func(h webhook.Hook) Secret { return Secret{string(h.ID), secret} })
}

func (s *Server) getWebhook(ctx context.Context, in *OfWebhook) (*body[Webhook], error) {
	h, err := s.Webhooks.Store.Webhook(ctx, webhook.ID(in.Webhook))
	return answer(ctx, h, err, webhookOf)
}

func (s *Server) changeWebhook(ctx context.Context, in *struct {
	OfWebhook
	Body struct {
		Told
		Active bool `json:"active"`
	}
}) (*body[Webhook], error) {
	h, err := s.Webhooks.Change(ctx, webhook.ID(in.Webhook), in.Body.URL, in.Body.events(), in.Body.Active)
	return answer(ctx, h, err, webhookOf)
}

func (s *Server) removeWebhook(ctx context.Context, in *OfWebhook) (*struct{}, error) {
	return done(ctx, s.Webhooks.Remove(ctx, webhook.ID(in.Webhook)))
}

func (s *Server) rotateWebhook(ctx context.Context, in *OfWebhook) (*body[Secret], error) {
	secret, err := s.Webhooks.Rotate(ctx, webhook.ID(in.Webhook))
	return answer(ctx, secret, err, func(secret string) Secret { return Secret{in.Webhook, secret} })
}

func (s *Server) testWebhook(ctx context.Context, in *OfWebhook) (*body[Delivery], error) {
	d, err := s.Webhooks.Try(ctx, webhook.ID(in.Webhook))
	return answer(ctx, d, err, deliveryOf)
}

func (s *Server) listDeliveries(ctx context.Context, in *struct {
	OfWebhook
	Paged
}) (*page[Delivery], error) {
	p := webhook.Page{Limit: in.Limit + 1}
	if err := place(in.Paged, &p.After); err != nil {
		return nil, problem(ctx, err)
	}
	ds, err := s.Webhooks.Store.Deliveries(ctx, webhook.ID(in.Webhook), p)
	return answerPage(ctx, in.Paged, ds, err, deliveryOf, webhook.Delivery.Place)
}
