package webhook

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Event is what happened, as noun.verb in the past.
type Event string

// The events. Those that are not changes in the audit are ready and test.
const (
	CaseCreated         Event = "case.created"
	CaseReviewed        Event = "case.reviewed"
	DocumentUploaded    Event = "document.uploaded"
	DocumentQuarantined Event = "document.quarantined"
	DocumentReady       Event = "document.ready"
	PackSigned          Event = "pack.signed"
	MemberAdded         Event = "member.added"
	MemberRemoved       Event = "member.removed"
	Test                Event = "webhook.test" // somebody tries it; sent to every webhook when asked for
)

// Events are those that a webhook can ask for.
func Events() []Event {
	return []Event{CaseCreated, CaseReviewed, DocumentUploaded, DocumentQuarantined, DocumentReady, PackSigned, MemberAdded, MemberRemoved}
}

// Of is the event that a change in the audit is; false for most.
func Of(a audit.Action) (Event, bool) {
	return Event(a), slices.Contains(Events(), Event(a))
}

// ID names a webhook.
type ID string

// Hook is an address of another program that is told of events.
type Hook struct {
	ID         ID
	URL        string
	Events     []Event
	Generation int // of the secret
	Active     bool
	Created    time.Time
}

// State is where a delivery is.
type State string

// The states.
const (
	Waiting   State = "waiting"
	Delivered State = "delivered"
	Failed    State = "failed"
)

// Delivery is an event on its way to a webhook.
type Delivery struct {
	ID      string
	Webhook ID
	Event   Event
	Subject string
	Body    string // as it is sent
	State   State
	Tries   int
	Status  int    // that the last try was answered with; 0 for none
	Reason  string // why the last try failed
	Created time.Time
	Tried   time.Time
}

// Work is the work of sending a delivery; its subject is that.
const Work work.Kind = "webhook.deliver"

// Body is what is sent.
func Body(id string, e Event, at time.Time, subject, caseID string) string {
	text, err := json.Marshal(struct {
		ID      string    `json:"id"`
		Event   Event     `json:"event"`
		At      time.Time `json:"at"`
		Subject string    `json:"subject"`
		Case    string    `json:"case,omitempty"`
	}{id, e, at.UTC().Truncate(time.Microsecond), subject, caseID})
	if err != nil {
		panic(err) // strings and a time always encode
	}
	return string(text)
}

// NewDelivery is the id of a delivery.
func NewDelivery() string { return "e" + strings.ToLower(rand.Text()) }

// Store keeps webhooks and deliveries. Every method needs an organisation in ctx,
// and what belongs to another is fault.NotFound.
type Store interface {
	// AddWebhook is fault.Conflict when the firm has the most that it may have.
	AddWebhook(ctx context.Context, h Hook, most int, e audit.Entry) error
	Webhook(ctx context.Context, id ID) (Hook, error)
	// Webhooks are those of the firm, the first made first.
	Webhooks(ctx context.Context) ([]Hook, error)
	ChangeWebhook(ctx context.Context, h Hook, e audit.Entry) error
	// RemoveWebhook removes it with its deliveries.
	RemoveWebhook(ctx context.Context, id ID, e audit.Entry) error
	// TellWebhook writes a delivery to one webhook down, with its work.
	TellWebhook(ctx context.Context, d Delivery, e audit.Entry) error
	// Delivery is one, and the webhook that it goes to.
	Delivery(ctx context.Context, id string) (Delivery, Hook, error)
	// Deliveries of a webhook are the latest first.
	Deliveries(ctx context.Context, id ID, p Page) ([]Delivery, error)
	// Delivered writes down how a try ended. It is no change of record.
	Delivered(ctx context.Context, d Delivery) error
}

// Place is where a delivery stands in the list.
type Place struct {
	Created time.Time
	ID      string
}

// Place is where a delivery stands in the list.
func (d Delivery) Place() Place { return Place{d.Created, d.ID} }

// Page is a part of the list of deliveries.
type Page struct {
	After Place
	Limit int
}

// Service keeps webhooks and sends deliveries.
type Service struct {
	Store Store
	Key   []byte // secrets are made from it
	Now   func() time.Time
	// Here allows addresses of this machine, and without TLS: for one of one's own.
	Here bool
}

// most is how many webhooks a firm may have.
const most = 20

// Check says what is wrong with a webhook: fault.Invalid.
func (s *Service) check(h Hook) error {
	u, err := url.Parse(h.URL)
	switch {
	case err != nil || u.Host == "" || len(h.URL) > 2000:
		return fault.New(fault.Invalid, "url: write the whole address, as https://example.org/paperwurks")
	case u.User != nil || u.Fragment != "":
		return fault.New(fault.Invalid, "url: leave out user names, passwords and what follows a #")
	case u.Scheme != "https" && !(s.Here && u.Scheme == "http" && loopback(u.Hostname())):
		return fault.New(fault.Invalid, "url: only addresses that begin with https:// are told")
	}
	if len(h.Events) == 0 {
		return fault.New(fault.Invalid, "events: name at least one of %s", names())
	}
	for _, e := range h.Events {
		if !slices.Contains(Events(), e) {
			return fault.New(fault.Invalid, "events: there is no event %q; there are %s", e, names())
		}
	}
	return nil
}

func names() string {
	var out []string
	for _, e := range Events() {
		out = append(out, string(e))
	}
	return strings.Join(out, ", ")
}

func entry(a audit.Action, h Hook) audit.Entry {
	where := ""
	if u, err := url.Parse(h.URL); err == nil {
		where = u.Host // the rest may hold a secret of theirs
	}
	return audit.Entry{Action: a, Subject: string(h.ID), Detail: map[string]string{"host": where, "events": fmt.Sprint(len(h.Events))}}
}

// Add makes a webhook and gives its secret.
func (s *Service) Add(ctx context.Context, address string, events []Event) (Hook, string, error) {
	h := Hook{ID: ID("w" + strings.ToLower(rand.Text())), URL: address, Events: unique(events), Generation: 1, Active: true, Created: s.Now()}
	if err := s.check(h); err != nil {
		return Hook{}, "", err
	}
	return h, s.secret(h, h.Generation), s.Store.AddWebhook(ctx, h, most, entry("webhook.added", h))
}

func unique(events []Event) []Event {
	return slices.Compact(slices.Sorted(slices.Values(events)))
}

// Change changes the address, the events and whether it is told at all.
func (s *Service) Change(ctx context.Context, id ID, address string, events []Event, active bool) (Hook, error) {
	h, err := s.Store.Webhook(ctx, id)
	if err != nil {
		return Hook{}, err
	}
	h.URL, h.Events, h.Active = address, unique(events), active
	if err := s.check(h); err != nil {
		return Hook{}, err
	}
	return h, s.Store.ChangeWebhook(ctx, h, entry("webhook.changed", h))
}

// Rotate gives a webhook a new secret. What is sent is signed with the one before
// too, so that whoever checks it can change over at leisure; with the next rotation
// that one ends.
func (s *Service) Rotate(ctx context.Context, id ID) (string, error) {
	h, err := s.Store.Webhook(ctx, id)
	if err != nil {
		return "", err
	}
	h.Generation++
	return s.secret(h, h.Generation), s.Store.ChangeWebhook(ctx, h, entry("webhook.secret_rotated", h))
}

// Remove removes a webhook.
func (s *Service) Remove(ctx context.Context, id ID) error {
	h, err := s.Store.Webhook(ctx, id)
	if err != nil {
		return err
	}
	return s.Store.RemoveWebhook(ctx, id, entry("webhook.removed", h))
}

// Try sends a webhook an event of its own.
func (s *Service) Try(ctx context.Context, id ID) (Delivery, error) {
	h, err := s.Store.Webhook(ctx, id)
	if err != nil {
		return Delivery{}, err
	}
	now := s.Now()
	d := Delivery{ID: NewDelivery(), Webhook: id, Event: Test, Subject: string(id), State: Waiting, Created: now}
	d.Body = Body(d.ID, Test, now, string(id), "")
	return d, s.Store.TellWebhook(ctx, d, entry("webhook.tried", h))
}

// secret is what a webhook's deliveries are signed with. It is made from the key and
// stands nowhere.
func (s *Service) secret(h Hook, generation int) string {
	m := hmac.New(sha256.New, s.Key)
	fmt.Fprintf(m, "webhook secret\n%s\n%d", h.ID, generation)
	return "whsec_" + hex.EncodeToString(m.Sum(nil))
}

// SignatureHeader carries the time and the signatures: t=1764147600,v1=…
const SignatureHeader = "Paperwurks-Signature"

// Sign is the header of a body that is sent at a time: the HMAC-SHA256 of the time
// in seconds, a dot and the body, once for each secret.
func Sign(body string, at time.Time, secrets ...string) string {
	t := strconv.FormatInt(at.Unix(), 10)
	out := "t=" + t
	for _, secret := range secrets {
		m := hmac.New(sha256.New, []byte(secret))
		m.Write([]byte(t + "." + body))
		out += ",v1=" + hex.EncodeToString(m.Sum(nil))
	}
	return out
}

// Verify is what a receiver does: whether a header is a signature of a body by a
// secret, made at most so long ago.
func Verify(header, body, secret string, now time.Time, within time.Duration) bool {
	var at time.Time
	good := false
	for part := range strings.SplitSeq(header, ",") {
		k, v, _ := strings.Cut(part, "=")
		switch k {
		case "t":
			t, err := strconv.ParseInt(v, 10, 64)
			if err != nil {
				return false
			}
			at = time.Unix(t, 0)
		case "v1":
			_, want, _ := strings.Cut(Sign(body, at, secret), "v1=")
			good = good || hmac.Equal([]byte(v), []byte(want))
		}
	}
	return good && now.Sub(at).Abs() <= within
}
