package retention_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/blob/sealed"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/storetest"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var paper = []byte("%PDF the register of title of 12 Beacon Crescent")

// firm is a firm with one case of one paper, whose clock can be moved.
type firm struct {
	*retention.Service
	store *store.Store
	dir   string
	now   time.Time
	ann   context.Context
	doc   document.Document
	// fails is asked before every step that changes something outside.
	fails func() error
}

// brittle is a store of bytes that fails when it is told to.
type brittle struct {
	blob.Driver
	f *firm
}

func (b brittle) Delete(ctx context.Context, key string) error {
	if err := b.f.fails(); err != nil {
		return err
	}
	return errors.Join(b.Driver.Delete(ctx, key), b.f.fails())
}

func (b brittle) Put(ctx context.Context, key string, r io.Reader, w blob.Write) error {
	if err := b.f.fails(); err != nil {
		return err
	}
	return errors.Join(b.Driver.Put(ctx, key, r, w), b.f.fails())
}

// steps is a Store that fails likewise, before a step and after it.
type steps struct {
	*store.Store
	f *firm
}

func (s steps) StepDisposal(ctx context.Context, from retention.Stage, d retention.Disposal, e audit.Entry) error {
	if err := s.f.fails(); err != nil {
		return err
	}
	return errors.Join(s.Store.StepDisposal(ctx, from, d, e), s.f.fails())
}

func newFirm(t *testing.T) *firm {
	t.Helper()
	f := &firm{dir: t.TempDir(), now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), fails: func() error { return nil }}
	clock := func() time.Time { return f.now }
	f.store = storetest.SQLite(t, store.Options{Now: clock})
	who := tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator}
	f.ann = tenant.With(t.Context(), who)
	did := audit.Entry{Action: "test.done", Subject: "x"}
	if err := f.store.Bootstrap(t.Context(), who, "Firm", "Ann", "", did); err != nil {
		t.Fatal(err)
	}
	keys := retention.Keys{Store: f.store, Ring: retention.Ring{bytes.Repeat([]byte("r"), 32)}}
	open := func(name string) *blob.Bucket {
		d, err := fileblob.Open(fileblob.Config{Dir: filepath.Join(f.dir, name), Key: bytes.Repeat([]byte("k"), 32), Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		return blob.New(sealed.New(brittle{d, f}, keys))
	}
	f.Service = &retention.Service{Store: steps{f.store, f}, Documents: f.store, Uploads: open("uploads"), Papers: open("papers"), Records: open("records"), Now: clock}
	f.Contents = retention.Contents{
		Cases: f.store, Audit: f.store.Audit,
		Original: func(ctx context.Context, d document.Document) ([]byte, error) {
			return f.Papers.Bytes(ctx, d.OriginalKey("firm"), 1<<20)
		},
		Report: func(context.Context, property.ID, string, io.Writer) error {
			return fault.New(fault.NotFound, "there is no report yet")
		},
	}
	if err := f.store.Create(f.ann, property.Case{ID: "c1", Name: "12 Beacon Crescent", Created: f.now, Version: 1}, did); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(paper)
	var err error
	f.doc, err = f.store.Register(f.ann, document.Document{ID: "d1", Case: "c1", Name: "a/lease: 1.pdf", Size: int64(len(paper)), SHA256: hex.EncodeToString(sum[:]), State: document.Registered, Registered: f.now}, did)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Papers.PutBytes(f.ann, f.doc.OriginalKey("firm"), paper, "application/pdf"); err != nil {
		t.Fatal(err)
	}
	if err := f.Papers.PutBytes(f.ann, "firm/c1/report-1.json", []byte("{}"), ""); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *firm) run(t *testing.T, want string) {
	t.Helper()
	dry, err := f.Run(f.ann, true)
	if err != nil {
		t.Fatal(err)
	}
	did, err := f.Run(f.ann, false)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, a := range did {
		got += a.Do
	}
	if got != want || len(dry) != len(did) {
		t.Errorf("on %s it did %q (%d foretold), want %q", f.now.Format(time.DateOnly), got, len(dry), want)
	}
}

func (f *firm) dispose(t *testing.T) error {
	t.Helper()
	return f.Dispose(tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: tenant.System}), work.Item{Kind: retention.WorkDispose, Subject: "c1"})
}

func day(text string) time.Time { d, _ := time.Parse(time.DateOnly, text); return d }

func TestTheLifeOfACase(t *testing.T) {
	f := newFirm(t)
	if err := f.SetOutcome(f.ann, "c1", retention.Completed, "2026-11-27"); err != nil {
		t.Fatal(err)
	}
	object := filepath.Join(f.dir, "papers", "objects", "firm", "c1", "d1", "original")
	backup, err := os.ReadFile(object)
	if err != nil || bytes.Contains(backup, []byte("Beacon")) {
		t.Fatalf("the paper lies there in clear: %v", err)
	}
	f.run(t, "")
	f.now = day("2033-11-27") // seven years, to the day
	f.run(t, "")
	f.now = day("2033-11-28")
	f.run(t, retention.Noticing)
	f.run(t, "")
	h, err := f.Place(f.ann, "c1", "a letter before claim")
	if err != nil {
		t.Fatal(err)
	}
	f.run(t, retention.Withdrawing)
	f.now = day("2034-06-01")
	f.run(t, "")
	if _, err := f.Release(f.ann, "c1", h.ID, "settled"); err != nil {
		t.Fatal(err)
	}
	f.run(t, retention.Noticing)
	f.now = f.now.Add(29 * 24 * time.Hour)
	f.run(t, "")
	f.now = f.now.Add(2 * 24 * time.Hour)
	f.run(t, retention.Disposing)
	if err := f.dispose(t); err != nil {
		t.Fatal(err)
	}
	f.gone(t, backup)
	f.run(t, "")
	records, err := f.store.Audit(f.ann, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var chain audit.Chain
	seen := map[audit.Action]bool{}
	for _, r := range records {
		seen[r.Action] = true
		if err := chain.Add(r); err != nil {
			t.Error(err)
		}
	}
	for _, a := range []audit.Action{"case.outcome_set", "case.disposal_noticed", "case.hold_placed", "case.hold_released", "case.disposal_notice_withdrawn", "case.disposal_ordered", "case.key_made", "case.key_destroyed", "case.objects_removed", "case.records_removed", "case.disposed"} {
		if !seen[a] {
			t.Errorf("the audit has no %s", a)
		}
	}
}

// gone checks that nothing of the case is left but its certificate, and that a backup of
// its paper cannot be read.
func (f *firm) gone(t *testing.T, backup []byte) {
	t.Helper()
	for name, err := range map[string]error{"case": second(f.store.Case(f.ann, "c1")), "document": second(f.store.Document(f.ann, "d1"))} {
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("the %s: %v", name, err)
		}
	}
	for key, err := range f.Papers.List(f.ann, "firm") {
		t.Errorf("left behind: %s, %v", key, err)
	}
	text, err := f.Certificate(f.ann, "c1")
	if err != nil {
		t.Fatal(err)
	}
	var c retention.Certificate
	if err := json.Unmarshal(text, &c); err != nil || len(c.Papers) != 1 || c.Papers[0].SHA256 != f.doc.SHA256 || c.Shredded.IsZero() || c.Cleared.IsZero() || c.Removed.IsZero() || c.Objects < 2 {
		t.Errorf("certificate %s, %v", text, err)
	}
	if strings.Contains(string(text), "Beacon") || strings.Contains(string(text), "lease") {
		t.Errorf("the certificate names what went: %s", text)
	}
	sum := sha256.Sum256(text)
	if d, err := f.store.Disposal(f.ann, "c1"); err != nil || d.Stage != retention.Disposed || d.Digest != hex.EncodeToString(sum[:]) {
		t.Errorf("disposal %+v, %v", d, err)
	}
	if err := f.Records.Delete(f.ann, c.Key()); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the certificate can be removed: %v", err)
	}
	if backup == nil {
		return
	}
	object := filepath.Join(f.dir, "papers", "objects", "firm", "c1", "d1", "original")
	if err := os.MkdirAll(filepath.Dir(object), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(object, backup, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Papers.Bytes(f.ann, f.doc.OriginalKey("firm"), 1<<20); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a backup of the paper: %v", err)
	}
}

func second(_ any, err error) error { return err }

var errKilled = errors.New("killed")

// TestADisposalThatIsKilledEndsWhole stops it at every place where something outside
// changes, before the change and after it, and starts it again.
func TestADisposalThatIsKilledEndsWhole(t *testing.T) {
	for at := 1; ; at++ {
		f := newFirm(t)
		if _, err := f.Erase(f.ann, "c1", "the seller", "sent by mistake"); err != nil {
			t.Fatal(err)
		}
		n := 0
		f.fails = func() error {
			if n++; n == at {
				return errKilled
			}
			return nil
		}
		err := f.dispose(t)
		if !errors.Is(err, errKilled) {
			f.fails = func() error { return nil }
			if at < 15 || err != nil {
				t.Errorf("only %d places to be killed at, %v", at-1, err)
			}
			f.gone(t, nil)
			return
		}
		f.now = f.now.Add(time.Minute)
		if err := f.dispose(t); err != nil {
			t.Fatalf("killed at %d, started again: %v", at, err)
		}
		f.gone(t, nil)
		if r, err := f.store.RightsRequests(f.ann, "c1"); err != nil || len(r) != 1 || r[0].Status != retention.Done {
			t.Errorf("killed at %d: the request is %+v, %v", at, r, err)
		}
	}
}

func TestAClockThatJumpsDisposesOfNothing(t *testing.T) {
	f := newFirm(t)
	here := f.now
	f.now = day("2050-01-01")
	f.run(t, retention.Noticing)
	f.now = here
	f.run(t, retention.Withdrawing)
	f.now = day("2034-01-10")
	f.run(t, retention.Noticing)
	f.now = day("2034-01-05") // a notice of the future is no notice
	f.run(t, retention.Noticing)
}

func TestErasureIsDeferredWithItsGroundAndDay(t *testing.T) {
	f := newFirm(t)
	if err := f.SetOutcome(f.ann, "c1", retention.Completed, "2026-11-27"); err != nil {
		t.Fatal(err)
	}
	r, err := f.Erase(f.ann, "c1", "the seller, letter of 28 November", "")
	if err != nil || r.Status != retention.Deferred || r.DueOn != "2033-11-28" || r.RespondBy != "2026-12-30" || !strings.Contains(r.Ground, "17(3)(b)") || !strings.Contains(r.Ground, "17(3)(e)") {
		t.Fatalf("%+v, %v", r, err)
	}
	f.now = day("2033-11-28")
	f.run(t, retention.Erasing) // without waiting for a notice
	if err := f.dispose(t); err != nil {
		t.Fatal(err)
	}
	if r, err := f.store.RightsRequest(f.ann, r.ID); err != nil || r.Status != retention.Done {
		t.Errorf("in the end %+v, %v", r, err)
	}

	f = newFirm(t)
	if _, err := f.Place(f.ann, "c1", "a claim"); err != nil {
		t.Fatal(err)
	}
	if r, err := f.Erase(f.ann, "c1", "the seller", "no ground applies"); err != nil || r.Status != retention.Deferred || !strings.Contains(r.Ground, "legal hold") {
		t.Errorf("under a hold: %+v, %v", r, err)
	}
	if _, err := f.Erase(f.ann, "c1", " ", ""); fault.KindOf(err) != fault.Invalid {
		t.Errorf("nobody asked: %v", err)
	}
}

func TestWhatCameBackWithABackupGoesAgain(t *testing.T) {
	f := newFirm(t)
	if err := f.Records.Keep(f.ann, "firm/retention.certificates/c1-xold.json", []byte("{}"), "", f.now.AddDate(7, 0, 0)); err != nil {
		t.Fatal(err)
	}
	f.run(t, retention.DisposeAgain)
	if err := f.dispose(t); err != nil {
		t.Fatal(err)
	}
	f.gone(t, nil)
}

func TestAccessHasEverything(t *testing.T) {
	f := newFirm(t)
	r, err := f.Ask(f.ann, "c1", "the buyer")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.File(f.ann, "c1", r.ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("before it is made: %v", err)
	}
	system := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: tenant.System})
	for range 2 {
		if err := f.Export(system, work.Item{Subject: r.ID}); err != nil {
			t.Fatal(err)
		}
	}
	r, body, err := f.File(f.ann, "c1", r.ID)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(body)
	_ = body.Close()
	if err != nil || int64(len(data)) != r.Size || r.Papers != 1 {
		t.Fatalf("%d bytes of %d, %v", len(data), r.Size, err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), r.Size)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name] = string(text)
	}
	if files["papers/001 a_lease_ 1.pdf"] != string(paper) || !strings.Contains(files["index.html"], "12 Beacon Crescent") || !strings.Contains(files["case.json"], f.doc.SHA256) || len(files) != 3 {
		t.Errorf("it holds %v", files)
	}
	f.now = f.now.AddDate(0, 2, 0)
	f.run(t, "")
	if _, _, err := f.File(f.ann, "c1", r.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("after its time: %v", err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	f := newFirm(t)
	for name, err := range map[string]error{
		"five years":            f.SetPolicy(f.ann, retention.Policy{Years: 5}),
		"sixteen years":         f.SetYears(f.ann, "c1", 16),
		"an outcome to come":    f.SetOutcome(f.ann, "c1", retention.Completed, "2026-12-25"),
		"no day":                f.SetOutcome(f.ann, "c1", retention.Abandoned, "yesterday"),
		"no outcome":            f.SetOutcome(f.ann, "c1", "sold", "2026-11-01"),
		"a hold without reason": second(f.Place(f.ann, "c1", "")),
	} {
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := f.SetPolicy(f.ann, retention.Policy{Years: 15}); err != nil {
		t.Fatal(err)
	}
	if st, err := f.Standing(f.ann, "c1"); err != nil || st.Clock.Due != "2041-12-01" || st.Clock.Since != retention.SinceChange || st.Goes != "2041-12-31" {
		t.Errorf("%+v, %v", st, err)
	}
	if err := (retention.Keys{Store: f.store, Ring: retention.Ring{bytes.Repeat([]byte("x"), 32)}}).Check(t.Context()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a ring without the key that is in use: %v", err)
	}
}
