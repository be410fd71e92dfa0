package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

func signed(id string, number int, revision, decisions int64) pack.Version {
	return pack.Version{ID: id, Case: "c1", Number: number, Revision: revision, Decisions: decisions, SHA256: "s", Size: 1, Papers: 1, Signed: time.Unix(1, 0).UTC()}
}

var (
	record = work.Item{Kind: pack.WorkRecord, Subject: "v1", Case: "c1"}
	making = work.Item{Kind: pack.WorkExport, Subject: "x1", Case: "c1"}
)

// sign makes the case of fill one with a version, an export of it and a link to it.
func (w *world) sign(t *testing.T) {
	t.Helper()
	ctx := as(ann)
	c, err := w.Case(ctx, "c1")
	if err != nil {
		t.Fatal(err)
	}
	if c.Revision == c.Reviewed {
		if err := w.SetOptions(ctx, "c1", c.Options, nil, did, record); err != nil {
			t.Fatal(err)
		}
		if c, err = w.Case(ctx, "c1"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Reviewed(ctx, review.Outcome{Case: "c1", Revision: c.Revision}, did); err != nil {
		t.Fatal(err)
	}
	if err := w.Sign(ctx, signed("v1", 1, c.Revision, 0), did, record); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Order(ctx, pack.Export{ID: "x1", Version: "v1", Format: pack.PDF}, did, making); err != nil {
		t.Fatal(err)
	}
	if err := w.AddShare(ctx, pack.Share{ID: "s1", Version: "v1", For: "the buyer", Hash: "h1", Pin: "p1", Expires: w.clock().Add(time.Hour)}, did); err != nil {
		t.Fatal(err)
	}
}

func (w *world) packMethods() map[string]func(context.Context) error {
	err2 := func(_ any, err error) error { return err }
	return map[string]func(context.Context) error{
		"Decide": func(ctx context.Context) error {
			return w.Decide(ctx, "c1", []pack.Decision{{About: pack.AFinding, Key: "k"}}, did)
		},
		"Decisions":     func(ctx context.Context) error { return err2(w.Decisions(ctx, "c1")) },
		"Sign":          func(ctx context.Context) error { return w.Sign(ctx, signed("v9", 9, 1, 0), did, record) },
		"Versions":      func(ctx context.Context) error { return err2(w.Versions(ctx, "c1")) },
		"SignedVersion": func(ctx context.Context) error { return err2(w.SignedVersion(ctx, "v1")) },
		"Order": func(ctx context.Context) error {
			return err2(w.Order(ctx, pack.Export{ID: "x9", Version: "v1", Format: pack.PDTF}, did, making))
		},
		"Export":    func(ctx context.Context) error { return err2(w.Export(ctx, "x1")) },
		"Exports":   func(ctx context.Context) error { return err2(w.Exports(ctx, "c1")) },
		"Exporting": func(ctx context.Context) error { return w.Exporting(ctx, "x1", 1, 2) },
		"Exported":  func(ctx context.Context) error { return w.Exported(ctx, pack.Export{ID: "x1"}, did) },
		"AddShare": func(ctx context.Context) error {
			return w.AddShare(ctx, pack.Share{ID: "s9", Version: "v1", Hash: "h9"}, did)
		},
		"Shares":      func(ctx context.Context) error { return err2(w.Shares(ctx, "c1")) },
		"RevokeShare": func(ctx context.Context) error { return w.RevokeShare(ctx, "s1", did) },
		"RecodeShare": func(ctx context.Context) error { return w.RecodeShare(ctx, "s1", "p9", did) },
		"ShareTried":  func(ctx context.Context) error { return w.ShareTried(ctx, "s1", time.Time{}, did) },
		"ShareViewed": func(ctx context.Context) error { return w.ShareViewed(ctx, "s1", did) },
		"PackRead":    func(ctx context.Context) error { return w.PackRead(ctx, "c1", did) },
	}
}

func decisionsAreAdded(t *testing.T, w *world) {
	w.fill(t)
	before, err := w.Case(as(ann), "c1")
	if err != nil {
		t.Fatal(err)
	}
	for _, ds := range [][]pack.Decision{
		{{About: pack.AFinding, Key: "k", Rule: "lease.short", Severity: rules.High, Verdict: pack.Accepted, Note: "seen"}},
		{{About: pack.AFinding, Key: "k", Rule: "lease.short", Severity: rules.High, Verdict: pack.Corrected, Right: "84 years"}, {About: pack.AFact, Key: "f", Verdict: pack.Verified}},
	} {
		w.pass(time.Minute)
		if err := w.Decide(as(ann), "c1", ds, did); err != nil {
			t.Fatal(err)
		}
	}
	got, err := w.Decisions(as(ann), "c1")
	if err != nil || len(got) != 3 {
		t.Fatalf("%+v, %v", got, err)
	}
	if d := got[1]; d.Seq != 2 || d.Verdict != pack.Corrected || d.Right != "84 years" || d.Severity != rules.High ||
		d.Person != ann.Person || d.Name == "" || !d.At.Equal(w.clock()) {
		t.Errorf("%+v", d)
	}
	after, err := w.Case(as(ann), "c1")
	if err != nil || after.Version <= before.Version || after.Revision != before.Revision {
		t.Errorf("watchers are told, and nothing is judged again: %+v, then %+v, %v", before, after, err)
	}
}

func whatChangedIsNotSigned(t *testing.T, w *world) {
	w.fill(t)
	w.sign(t)
	c, err := w.Case(as(ann), "c1")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Sign(as(ann), signed("v1b", 1, c.Revision, 0), did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the same number twice: %v", err)
	}
	if err := w.Decide(as(ann), "c1", []pack.Decision{{About: pack.AFinding, Key: "k", Verdict: pack.Accepted}}, did); err != nil {
		t.Fatal(err)
	}
	if err := w.Sign(as(ann), signed("v2", 2, c.Revision, 0), did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a decision later: %v", err)
	}
	if err := w.Sign(as(ann), signed("v2", 2, c.Revision-1, 1), did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an older report: %v", err)
	}
	if err := w.Sign(as(ann), signed("v2", 2, c.Revision, 1), did); err != nil {
		t.Errorf("as it is: %v", err)
	}
	vs, err := w.Versions(as(ann), "c1")
	if err != nil || len(vs) != 2 || vs[0].Number != 2 || vs[1].ID != "v1" || vs[0].Person != ann.Person || vs[0].Name == "" {
		t.Errorf("%+v, %v", vs, err)
	}
}

func anExportIsMadeOnce(t *testing.T, w *world) {
	w.fill(t)
	w.sign(t)
	ctx := as(ann)
	again, err := w.Order(ctx, pack.Export{ID: "x2", Version: "v1", Format: pack.PDF}, did, making)
	if err != nil || again.ID != "x1" || again.State != pack.Due || again.Number != 1 {
		t.Fatalf("asked again: %+v, %v", again, err)
	}
	// Given up, it has failed with the reason, and asking again makes it due.
	for {
		claim, err := w.Claim(ctx, "h", w.clock().Add(time.Hour))
		if err != nil || claim == nil {
			t.Fatalf("%v, %v", claim, err)
		}
		if claim.Kind == pack.WorkExport {
			if err := w.Park(ctx, *claim, "the disk is full", did); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	if x, err := w.Export(ctx, "x1"); err != nil || x.State != pack.Failed || x.Reason != "the disk is full" {
		t.Errorf("%+v, %v", x, err)
	}
	if x, err := w.Order(ctx, pack.Export{ID: "x3", Version: "v1", Format: pack.PDF}, did, making); err != nil || x.ID != "x1" || x.State != pack.Due {
		t.Errorf("asked anew: %+v, %v", x, err)
	}
	if err := w.Exporting(ctx, "x1", 3, 7); err != nil {
		t.Fatal(err)
	}
	if x, err := w.Export(ctx, "x1"); err != nil || x.Done != 3 || x.Total != 7 {
		t.Errorf("%+v, %v", x, err)
	}
	ready := pack.Export{ID: "x1", Total: 7, Pages: 40, Size: 9, SHA256: "z"}
	if err := w.Exported(ctx, ready, did); err != nil {
		t.Fatal(err)
	}
	if err := w.Exported(ctx, ready, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("ready twice: %v", err)
	}
	if x, err := w.Export(ctx, "x1"); err != nil || x.State != pack.Ready || x.Pages != 40 || x.SHA256 != "z" || x.Made.IsZero() {
		t.Errorf("%+v, %v", x, err)
	}
}

func aLinkCountsItsVisits(t *testing.T, w *world) {
	w.fill(t)
	w.sign(t)
	ctx := as(ann)
	if _, _, err := w.Visitor(t.Context(), "other"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another secret: %v", err)
	}
	o, s, err := w.Visitor(t.Context(), "h1")
	if err != nil || o != ann.Organisation || s.ID != "s1" || s.Number != 1 || s.Pin != "p1" || s.For != "the buyer" {
		t.Fatalf("%s, %+v, %v", o, s, err)
	}
	buyer := tenant.With(t.Context(), tenant.Who{Organisation: o, Person: "share:s1", Role: tenant.Buyer})
	for range 2 {
		if err := w.ShareTried(buyer, "s1", w.clock().Add(time.Minute), did); err != nil {
			t.Fatal(err)
		}
	}
	if _, s, err = w.Visitor(t.Context(), "h1"); err != nil || s.Wrong != 2 || !s.Locked.Equal(w.clock().Add(time.Minute)) {
		t.Errorf("tried: %+v, %v", s, err)
	}
	if err := w.ShareViewed(buyer, "s1", did); err != nil {
		t.Fatal(err)
	}
	if _, s, err = w.Visitor(t.Context(), "h1"); err != nil || s.Wrong != 0 || !s.Locked.IsZero() || s.Views != 1 || !s.Last.Equal(w.clock()) {
		t.Errorf("viewed: %+v, %v", s, err)
	}
	if err := w.RecodeShare(ctx, "s1", "p2", did); err != nil {
		t.Fatal(err)
	}
	if err := w.RevokeShare(ctx, "s1", did); err != nil {
		t.Fatal(err)
	}
	if err := w.RevokeShare(ctx, "s1", did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("revoked twice: %v", err)
	}
	if all, err := w.Shares(ctx, "c1"); err != nil || len(all) != 1 || all[0].Revoked.IsZero() || all[0].Pin != "p2" {
		t.Errorf("%+v, %v", all, err)
	}
}
