package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// retentionTests are those of how long a case is kept.
var retentionTests = map[string]func(*testing.T, *world){
	"retention/nothing of it reaches another firm":          retentionOfAnotherFirm,
	"retention/a hold takes back what has not begun":        aHoldTakesBack,
	"retention/the steps of a disposal are taken once":      stepsAreTakenOnce,
	"retention/a frozen case does not change":               aFrozenCaseDoesNotChange,
	"retention/work goes on where it stopped":               workGoesOn,
	"retention/a case has one key, and none once destroyed": oneKey,
	"retention/what a case's clock runs from":               clockRunsFrom,
}

var (
	retentionHold    = retention.Hold{ID: "h1", Case: "c1", Reason: "a claim", PlacedBy: "ann"}
	retentionRequest = retention.Request{ID: "r1", Case: "c1", Kind: retention.Erasure, AskedBy: "the seller", Status: retention.Deferred}
	retentionEnd     = retention.Certificate{ID: "x1", Organisation: "firm", Case: "c1", Why: retention.ByClock}
	later            = work.Item{Kind: retention.WorkDispose, Subject: "c1"}
)

func (w *world) retentionMethods() map[string]func(context.Context) error {
	err2 := func(_ any, err error) error { return err }
	return map[string]func(context.Context) error{
		"File": func(ctx context.Context) error { return err2(w.File(ctx, "c1")) },
		"SetOutcome": func(ctx context.Context) error {
			return w.SetOutcome(ctx, "c1", retention.Completed, "2020-01-31", did)
		},
		"SetYears":    func(ctx context.Context) error { return w.SetYears(ctx, "c1", 15, did) },
		"SetNoticed":  func(ctx context.Context) error { return w.SetNoticed(ctx, "c1", w.clock(), did) },
		"PlaceHold":   func(ctx context.Context) error { return w.PlaceHold(ctx, retentionHold, did, later) },
		"ReleaseHold": func(ctx context.Context) error { return w.ReleaseHold(ctx, retentionHold, did, later) },
		"Holds":       func(ctx context.Context) error { return err2(w.Holds(ctx, "c1")) },
		"Freeze":      func(ctx context.Context) error { return w.Freeze(ctx, "c1", retentionRequest, did) },
		"Thaw":        func(ctx context.Context) error { return w.Thaw(ctx, "c1", did) },
		"AskFor":      func(ctx context.Context) error { return w.AskFor(ctx, retentionRequest, did) },
		"SettleRequest": func(ctx context.Context) error {
			return w.SettleRequest(ctx, retention.Deferred, retentionRequest, did)
		},
		"Packed":        func(ctx context.Context) error { return w.Packed(ctx, "r1", 1, 2) },
		"RightsRequest": func(ctx context.Context) error { return err2(w.RightsRequest(ctx, "r1")) },
		"OrderDisposal": func(ctx context.Context) error { return w.OrderDisposal(ctx, retentionEnd, "", did, later) },
		"Disposal":      func(ctx context.Context) error { return err2(w.Disposal(ctx, "c1")) },
		"StepDisposal": func(ctx context.Context) error {
			return w.StepDisposal(ctx, retention.DisposalOrdered, retention.Disposal{Certificate: retentionEnd, Stage: retention.Shredded}, did)
		},
		"RewrapCaseKey": func(ctx context.Context) error {
			return w.RewrapCaseKey(ctx, "c1", retention.Wrapped{}, retention.Wrapped{Text: []byte("k"), By: "b"}, did)
		},
		"ResealLetter": func(ctx context.Context) error { return w.ResealLetter(ctx, mail.Letter{ID: "l1"}, "", did) },
		"ResealAuthenticator": func(ctx context.Context) error {
			return w.ResealAuthenticator(ctx, ann.Person, "", "stolen", did)
		},
		"CaseKey": func(ctx context.Context) error { return err2(w.CaseKey(ctx, "c1")) },
		"GiveCaseKey": func(ctx context.Context) error {
			return err2(w.GiveCaseKey(ctx, "c1", retention.Wrapped{Text: []byte("k"), By: "b"}, did))
		},
	}
}

var retentionExempt = map[string]string{
	"RetentionPolicy": "of the firm itself", "SetRetentionPolicy": "of the firm itself; checked below",
	"Files": "lists; checked below", "RightsRequests": "lists; checked below", "Disposals": "lists; checked below", "Busy": "is false; checked below",
	"CaseKeys": "lists; checked below", "SealedLetters": "lists; checked below", "SealedAuthenticators": "lists; checked below",
	"Schema": "of the schema", "Firms": "the operator's", "Wrappings": "the operator's",
}

// retentionOfAnotherFirm replays every method on rows that are there, once for each
// state that a case can be in.
func retentionOfAnotherFirm(t *testing.T, w *world) {
	w.fill(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	tryAll := func(when string) {
		t.Helper()
		for name, call := range w.retentionMethods() {
			if err := call(as(rival)); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s, %s as another firm: %v", when, name, err)
			}
			if err := call(context.Background()); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s, %s as nobody: %v", when, name, err)
			}
		}
		fs, err := w.Files(as(rival), "", 10)
		rs, err2 := w.RightsRequests(as(rival), "c1")
		ds, err3 := w.Disposals(as(rival))
		busy, err4 := w.Busy(as(rival), "c1")
		if len(fs) > 0 || len(rs) > 0 || len(ds) > 0 || busy || err != nil || err2 != nil || err3 != nil || err4 != nil {
			t.Errorf("%s, another firm lists %v, %v, %v, %v", when, fs, rs, ds, busy)
		}
	}
	must(w.AskFor(as(ann), retentionRequest, did))
	_, err := w.GiveCaseKey(as(ann), "c1", retention.Wrapped{Text: []byte("k"), By: "b"}, did)
	must(err)
	must(w.PlaceHold(as(ann), retentionHold, did, later))
	tryAll("held")
	released := retentionHold
	released.Released = w.clock()
	must(w.ReleaseHold(as(ann), released, did, later))
	must(w.OrderDisposal(as(ann), retentionEnd, "", did, later))
	tryAll("ordered")
	must(w.SetRetentionPolicy(as(ann), retention.Policy{Years: 15}, did))
	if p, err := w.RetentionPolicy(as(rival)); err != nil || p.Years != retention.UsualYears {
		t.Errorf("another firm's policy: %+v, %v", p, err)
	}
	if d, err := w.Disposal(as(ann), "c1"); err != nil || d.Stage != retention.DisposalOrdered {
		t.Errorf("the disposal: %+v, %v", d, err)
	}
	if k, err := w.CaseKey(as(ann), "c1"); err != nil || string(k.Text) != "k" {
		t.Errorf("the key: %+v, %v", k, err)
	}
}

func aHoldTakesBack(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	order := func() error { return w.OrderDisposal(ctx, retentionEnd, "", did, later) }
	if err := order(); err != nil {
		t.Fatal(err)
	}
	if err := order(); fault.KindOf(err) != fault.Conflict {
		t.Errorf("ordered twice: %v", err)
	}
	if err := w.PlaceHold(ctx, retentionHold, did, later); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Disposal(ctx, "c1"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the disposal that was taken back: %v", err)
	}
	if c, err := w.Case(ctx, "c1"); err != nil || c.Frozen != "" {
		t.Errorf("the case is %q, %v", c.Frozen, err)
	}
	if err := order(); fault.KindOf(err) != fault.Conflict {
		t.Errorf("ordered under a hold: %v", err)
	}
	released := retentionHold
	released.Released = w.clock()
	if err := w.ReleaseHold(ctx, released, did, later); err != nil {
		t.Fatal(err)
	}
	if err := w.ReleaseHold(ctx, released, did, later); fault.KindOf(err) != fault.Conflict {
		t.Errorf("released twice: %v", err)
	}
	if err := order(); err != nil {
		t.Fatal(err)
	}
	if err := w.StepDisposal(ctx, retention.DisposalOrdered, retention.Disposal{Certificate: retentionEnd, Stage: retention.Shredded}, did); err != nil {
		t.Fatal(err)
	}
	second := retentionHold
	second.ID = "h2"
	if err := w.PlaceHold(ctx, second, did, later); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a hold after the key was destroyed: %v", err)
	}
}

func stepsAreTakenOnce(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	if _, err := w.GiveCaseKey(ctx, "c1", retention.Wrapped{Text: []byte("k"), By: "b"}, did); err != nil {
		t.Fatal(err)
	}
	if err := w.AskFor(ctx, retentionRequest, did); err != nil {
		t.Fatal(err)
	}
	if err := w.OrderDisposal(ctx, retentionEnd, "r1", did, later); err != nil {
		t.Fatal(err)
	}
	if r, err := w.RightsRequest(ctx, "r1"); err != nil || r.Status != retention.Ordered {
		t.Errorf("the request is %+v, %v", r, err)
	}
	stages := []retention.Stage{retention.DisposalOrdered, retention.Shredded, retention.Cleared, retention.Removed, retention.Disposed}
	d := retention.Disposal{Certificate: retentionEnd}
	for i, to := range stages[1:] {
		d.Stage = to
		if to == retention.Disposed {
			d.Digest = "abc"
		}
		if err := w.StepDisposal(ctx, stages[i], d, did); err != nil {
			t.Fatal(err)
		}
		if err := w.StepDisposal(ctx, stages[i], d, did); fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s twice: %v", to, err)
		}
	}
	if d, err := w.Disposal(ctx, "c1"); err != nil || d.Stage != retention.Disposed || d.Digest != "abc" || d.ID != "x1" {
		t.Errorf("in the end: %+v, %v", d, err)
	}
	if r, err := w.RightsRequest(ctx, "r1"); err != nil || r.Status != retention.Done {
		t.Errorf("the request is %+v, %v", r, err)
	}
	for name, err := range map[string]error{
		"case":     second(w.Case(ctx, "c1")),
		"document": second(w.Document(ctx, "d1")),
		"key":      second(w.CaseKey(ctx, "c1")),
		"file":     second(w.File(ctx, "c1")),
	} {
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("the %s: %v", name, err)
		}
	}
	if _, err := w.GiveCaseKey(ctx, "c1", retention.Wrapped{Text: []byte("k"), By: "b"}, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a key for a case that is gone: %v", err)
	}
}

func second(_ any, err error) error { return err }

func aFrozenCaseDoesNotChange(t *testing.T, w *world) {
	w.fill(t)
	if err := w.Freeze(as(ann), "c1", retentionRequest, did); err != nil {
		t.Fatal(err)
	}
	if err := w.Freeze(as(ann), "c1", retentionRequest, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("restricted twice: %v", err)
	}
	bea := tenant.Who{Organisation: "firm", Person: "bea", Role: tenant.Conveyancer}
	for name, call := range map[string]func(context.Context) error{
		"Case":      func(ctx context.Context) error { return second(w.Case(ctx, "c1")) },
		"Document":  func(ctx context.Context) error { return second(w.Document(ctx, "d1")) },
		"Documents": func(ctx context.Context) error { return second(w.Documents(ctx, "c1", 0)) },
	} {
		if err := call(as(bea)); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s for a conveyancer: %v", name, err)
		}
		for _, who := range []tenant.Who{ann, {Organisation: "firm", Person: tenant.System}} {
			if err := call(as(who)); err != nil {
				t.Errorf("%s for %s: %v", name, who.Person, err)
			}
		}
	}
	if cs, err := w.Cases(as(bea), property.Page{Limit: 10}); err != nil || len(cs) != 0 {
		t.Errorf("a conveyancer lists %v, %v", cs, err)
	}
	if cs, err := w.Cases(as(ann), property.Page{Limit: 10}); err != nil || len(cs) != 1 || cs[0].Frozen != property.Restricted {
		t.Errorf("an administrator lists %+v, %v", cs, err)
	}
	changes := w.methods()
	for _, name := range []string{"SetOptions", "Register", "Advance"} {
		if err := changes[name](as(ann)); fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s of a frozen case: %v", name, err)
		}
	}
	if c, err := w.Claim(context.Background(), "h", w.clock().Add(time.Minute)); err != nil || c != nil {
		t.Errorf("there is work on it: %+v, %v", c, err)
	}
}

func workGoesOn(t *testing.T, w *world) {
	w.fill(t)
	held, err := w.Claim(context.Background(), "h", w.clock().Add(time.Minute))
	if err != nil || held == nil {
		t.Fatal(held, err)
	}
	if busy, err := w.Busy(as(ann), "c1"); err != nil || !busy {
		t.Errorf("busy %v, %v", busy, err)
	}
	if err := w.Freeze(as(ann), "c1", retentionRequest, did); err != nil {
		t.Fatal(err)
	}
	// The worker finds that it may not, and lets go; or gives it up.
	if err := w.Park(as(tenant.Who{Organisation: "firm", Person: tenant.System}), *held, "no", did); err != nil {
		t.Errorf("park work on a frozen case: %v", err)
	}
	if err := w.Restart(as(ann), held.Kind, held.Subject, did); err != nil {
		t.Errorf("restart work on a frozen case: %v", err)
	}
	held, err = w.Claim(context.Background(), "h", w.clock().Add(time.Minute))
	if err != nil || held == nil {
		t.Fatal(held, err)
	}
	if err := w.Finish(context.Background(), *held); err != nil {
		t.Fatal(err)
	}
	if busy, err := w.Busy(as(ann), "c1"); err != nil || busy {
		t.Errorf("busy %v, %v", busy, err)
	}
	if err := w.Thaw(as(ann), "c1", did); err != nil {
		t.Fatal(err)
	}
	if err := w.Thaw(as(ann), "c1", did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("lifted twice: %v", err)
	}
	c, err := w.Claim(context.Background(), "h", w.clock().Add(time.Minute))
	if err != nil || c == nil || c.Kind != document.WorkCheck || c.Subject != "d1" || c.Case != "c1" {
		t.Errorf("after it was lifted: %+v, %v", c, err)
	}
}

func oneKey(t *testing.T, w *world) {
	w.fill(t)
	var keys []string
	for n := range 3 {
		k, err := w.GiveCaseKey(as(ann), "c1", retention.Wrapped{Text: fmt.Append(nil, n), By: "ring"}, did)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, string(k.Text))
	}
	if !slices.Equal(keys, []string{"0", "0", "0"}) {
		t.Errorf("given %v", keys)
	}
	if rs, err := w.Audit(as(ann), 4, 10); err != nil || len(rs) != 1 {
		t.Errorf("%d entries for one key, %v", len(rs), err)
	}
	if by, err := w.Wrappings(context.Background()); err != nil || !slices.Equal(by, []string{"ring"}) {
		t.Errorf("under %v, %v", by, err)
	}
	if err := w.OrderDisposal(as(ann), retentionEnd, "", did, later); err != nil {
		t.Fatal(err)
	}
	if err := w.StepDisposal(as(ann), retention.DisposalOrdered, retention.Disposal{Certificate: retentionEnd, Stage: retention.Shredded}, did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.CaseKey(as(ann), "c1"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the destroyed key: %v", err)
	}
	if _, err := w.GiveCaseKey(as(ann), "c1", retention.Wrapped{Text: []byte("new"), By: "ring"}, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another key for a case that goes: %v", err)
	}
}

func clockRunsFrom(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	began := w.clock()
	w.pass(48 * time.Hour)
	f, err := w.File(ctx, "c1")
	if err != nil || !f.Changed.Equal(began) || f.Outcome != retention.Open || f.Years != 0 || !f.Noticed.IsZero() {
		t.Fatalf("at first %+v, %v", f, err)
	}
	if _, err := w.Register(ctx, paper("d2", "b"), did); err != nil {
		t.Fatal(err)
	}
	if f, err = w.File(ctx, "c1"); err != nil || !f.Changed.Equal(w.clock()) {
		t.Errorf("after a change %+v, %v", f, err)
	}
	if err := w.SetNoticed(ctx, "c1", w.clock(), did); err != nil {
		t.Fatal(err)
	}
	if f, err = w.File(ctx, "c1"); err != nil || !f.Noticed.Equal(w.clock()) {
		t.Errorf("noticed %+v, %v", f, err)
	}
	if err := w.SetOutcome(ctx, "c1", retention.Completed, "2026-11-06", did); err != nil {
		t.Fatal(err)
	}
	if err := w.SetYears(ctx, "c1", 15, did); err != nil {
		t.Fatal(err)
	}
	fs, err := w.Files(ctx, "", 10)
	if err != nil || len(fs) != 1 || fs[0].Outcome != retention.Completed || fs[0].On != "2026-11-06" || fs[0].Years != 15 || !fs[0].Noticed.IsZero() {
		t.Errorf("in the end %+v, %v", fs, err)
	}
	if fs, err := w.Files(ctx, "c1", 10); err != nil || len(fs) != 0 {
		t.Errorf("after the last %+v, %v", fs, err)
	}
}
