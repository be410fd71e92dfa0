package storetest

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/webhook"
)

// hook makes a webhook of ann's firm that was sent a delivery.
func (w *world) hook(t *testing.T, events ...webhook.Event) {
	t.Helper()
	h := webhook.Hook{ID: "w1", URL: "https://example.org", Events: events, Generation: 1, Active: true, Created: w.clock()}
	if err := w.AddWebhook(as(ann), h, 2, did); err != nil {
		t.Fatal(err)
	}
	if err := w.TellWebhook(as(ann), webhook.Delivery{ID: "e1", Webhook: "w1", Event: webhook.Test, Body: "{}", Created: w.clock()}, did); err != nil {
		t.Fatal(err)
	}
}

func webhooksAreTold(t *testing.T, w *world) {
	w.hook(t, webhook.CaseCreated, webhook.DocumentQuarantined, webhook.DocumentReady)
	create := func(id property.ID, e audit.Entry) error {
		return w.Create(as(ann), property.Case{ID: id, Name: "x", Created: w.clock(), Version: 1}, e)
	}
	w.pass(time.Second)
	if err := create("c1", audit.Entry{Action: "case.created", Subject: "c1"}); err != nil {
		t.Fatal(err)
	}
	if err := create("c1", audit.Entry{Action: "case.created", Subject: "c1"}); fault.KindOf(err) != fault.Conflict {
		t.Fatal(err)
	}
	if err := w.Create(as(rival), property.Case{ID: "c2", Name: "x", Version: 1}, audit.Entry{Action: "case.created", Subject: "c2"}); err != nil {
		t.Fatal(err)
	}
	for i, id := range []document.ID{"d1", "d2"} {
		w.pass(time.Second)
		d := paper(id, string(id))
		if _, err := w.Register(as(ann), d, audit.Entry{Action: "document.registered", Subject: string(id)}); err != nil {
			t.Fatal(err)
		}
		to, action := document.Quarantined, audit.Action("document.quarantined")
		if i == 1 {
			to, action = document.Read, "document.read"
		}
		if _, err := w.Advance(as(ann), id, []document.State{document.Registered}, document.Change{To: to}, audit.Entry{Action: action, Subject: string(id)}); err != nil {
			t.Fatal(err)
		}
	}
	w.pass(time.Second)
	c, err := w.Case(as(ann), "c1")
	if err != nil {
		t.Fatal(err)
	}
	o := review.Outcome{Case: "c1", Revision: c.Revision, Documents: []document.ID{"d1", "d2"}} // one is no more to be judged
	if err := w.Reviewed(as(ann), o, audit.Entry{Action: "case.reviewed", Subject: "c1"}); err != nil {
		t.Fatal(err)
	}
	type told struct {
		Event         webhook.Event
		Subject, Case string
	}
	var got []told
	ds, err := w.Deliveries(as(ann), "w1", webhook.Page{Limit: 3})
	if err != nil || len(ds) != 3 {
		t.Fatal(ds, err)
	}
	rest, err := w.Deliveries(as(ann), "w1", webhook.Page{After: ds[2].Place(), Limit: 9})
	if err != nil || len(rest) != 1 || rest[0].ID != "e1" {
		t.Errorf("the next page: %+v, %v", rest, err)
	}
	for _, d := range ds {
		var b struct {
			told
			ID string
		}
		if err := json.Unmarshal([]byte(d.Body), &b); err != nil || b.ID != d.ID || d.State != webhook.Waiting || b.Event != d.Event {
			t.Errorf("%+v: %v", d, err)
		}
		got = append(got, b.told)
	}
	want := []told{{webhook.DocumentReady, "d2", "c1"}, {webhook.DocumentQuarantined, "d1", "c1"}, {webhook.CaseCreated, "c1", "c1"}}
	if !slices.Equal(got, want) {
		t.Errorf("told of %v, want %v", got, want)
	}
	due := 0
	for {
		c, err := w.Claim(t.Context(), "h", w.clock().Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		if c == nil {
			break
		}
		if c.Kind == webhook.Work {
			due++
		}
	}
	if due != 4 {
		t.Errorf("%d deliveries are due", due)
	}

	if hs, err := w.Webhooks(as(rival)); err != nil || len(hs) != 0 {
		t.Errorf("another firm has %v, %v", hs, err)
	}
	h, err := w.Webhook(as(ann), "w1")
	if err != nil {
		t.Fatal(err)
	}
	h.Active, h.Generation = false, 2
	if err := w.ChangeWebhook(as(ann), h, did); err != nil {
		t.Fatal(err)
	}
	if err := create("c3", audit.Entry{Action: "case.created", Subject: "c3"}); err != nil {
		t.Fatal(err)
	}
	if ds, err := w.Deliveries(as(ann), "w1", webhook.Page{Limit: 9}); err != nil || len(ds) != 4 {
		t.Errorf("one that is switched off was told: %d, %v", len(ds), err)
	}
	d, hook, err := w.Delivery(as(ann), "e1")
	if err != nil || hook.Generation != 2 || hook.Active {
		t.Fatalf("%+v, %v", hook, err)
	}
	d.State, d.Tries, d.Status, d.Tried = webhook.Delivered, 1, 200, w.clock()
	if err := w.Delivered(as(ann), d); err != nil {
		t.Fatal(err)
	}
	if again, _, err := w.Delivery(as(ann), "e1"); err != nil || again != d {
		t.Errorf("%+v, want %+v, %v", again, d, err)
	}
	h.ID = "w2"
	if err := w.AddWebhook(as(ann), h, 2, did); err != nil {
		t.Fatal(err)
	}
	h.ID = "w3"
	if err := w.AddWebhook(as(ann), h, 2, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a third of two: %v", err)
	}
	if err := w.RemoveWebhook(as(ann), "w1", did); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Delivery(as(ann), "e1"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a delivery to what was removed: %v", err)
	}
}
