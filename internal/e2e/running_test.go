package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// roles is a service whose roles are processes of their own on one PostgreSQL.
type roles struct {
	t       *testing.T
	env     []string
	address string // of the database
}

func newRoles(t *testing.T) *roles {
	dir, address := t.TempDir(), pgtest.Database(t)
	return &roles{t, append(os.Environ(), "PAPERWURKS_DATABASE_URL="+address, "PAPERWURKS_DATA_DIR="+filepath.Join(dir, "data"),
		"PAPERWURKS_BLOB_URL=file://"+filepath.Join(dir, "files"), "PAPERWURKS_SESSION_KEY=a key of the tests, thirty-two characters"), address}
}

// programs are those that the tests of this package built. They are built as people
// are told to, without the race detector; what is tested under it runs in this process.
var programs struct {
	sync.Mutex
	dir  string // below the temporary one, removed after all tests
	path map[string]string
}

// build builds the program with flags, once.
func build(t *testing.T, flags ...string) string {
	t.Helper()
	programs.Lock()
	defer programs.Unlock()
	key := strings.Join(flags, " ")
	if path, ok := programs.path[key]; ok {
		return path
	}
	if programs.path == nil {
		dir, err := os.MkdirTemp("", "paperwurks-e2e-")
		if err != nil {
			t.Fatal(err)
		}
		programs.dir, programs.path = dir, map[string]string{}
	}
	path := filepath.Join(programs.dir, fmt.Sprintf("paperwurks%d", len(programs.path)))
	cmd := exec.Command("go", slices.Concat([]string{"build", "-o", path}, flags, []string{"../../cmd/paperwurks"})...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	programs.path[key] = path
	return path
}

// buildWith builds the program with files that take the place of others or are new.
func buildWith(t *testing.T, instead map[string]string) string {
	t.Helper()
	text, err := json.Marshal(map[string]any{"Replace": instead})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return build(t, "-overlay", overlay)
}

// part is a running role.
type part struct {
	cmd *exec.Cmd
	log *bytes.Buffer // read after the end
	url string        // where it answers, or tells operators
}

// start starts a role and waits until it says that it is ready.
func (r *roles) start(binary, role string) *part {
	r.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		r.t.Fatal(err)
	}
	p := &part{exec.Command(binary, role), &bytes.Buffer{}, "http://" + l.Addr().String()}
	key := "PAPERWURKS_LISTEN="
	if role == "worker" {
		key = "PAPERWURKS_METRICS_LISTEN="
	}
	p.cmd.Env = append(r.env, key+l.Addr().String())
	_ = l.Close()
	p.cmd.Stderr = p.log
	if err := p.cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		res, err := http.Get(p.url + "/readyz")
		if err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return p
			}
		}
		if time.Now().After(end) {
			_ = p.cmd.Process.Kill()
			_ = p.cmd.Wait()
			r.t.Fatalf("%s is not ready: %s", role, p.log)
		}
	}
}

// stop asks a role to end; it must do so in order and in time.
func (r *roles) stop(p *part, within time.Duration) {
	r.t.Helper()
	began := time.Now()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		r.t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil || time.Since(began) > within {
		r.t.Errorf("%s ended after %s: %v\n%s", p.cmd.Args[1], time.Since(began), err, p.log)
	}
}

func (r *roles) migrate(binary string) {
	r.t.Helper()
	cmd := exec.Command(binary, "migrate")
	cmd.Env = r.env
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("migrate: %v\n%s", err, out)
	}
}

// known makes a firm and gives a client of it, and its records.
func (r *roles) known(p *part) (*service, *store.Store) {
	r.t.Helper()
	db, err := store.OpenPostgres(r.t.Context(), r.address, store.Options{})
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = db.Close() })
	accounts := &account.Service{Store: db, Now: time.Now}
	who := tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator}
	if err := accounts.Found(r.t.Context(), who, "Firm", "Ann", ""); err != nil {
		r.t.Fatal(err)
	}
	token, err := accounts.MachineToken(r.t.Context(), who)
	if err != nil {
		r.t.Fatal(err)
	}
	return &service{t: r.t, url: p.url, token: token}, db
}

// TestAWorkerThatIsStoppedInTheMiddle stops a worker while it reads a scan: the scan
// is finished or given back, by another it is done, and no step is taken twice.
func TestAWorkerThatIsStoppedInTheMiddle(t *testing.T) {
	binary := build(t)
	scans := t.TempDir()
	if out, err := exec.Command(binary, "packs", "generate", "--seed", "3", "--kinds", "epc", "--scanned", "1", "--pdf-only", "--out", scans).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	found, _ := filepath.Glob(filepath.Join(scans, "*", "*.pdf"))
	if len(found) == 0 {
		t.Fatal("no scan was made")
	}
	scan, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	r := newRoles(t)
	r.migrate(binary)
	front := r.start(binary, "serve")
	first := r.start(binary, "worker")
	s, db := r.known(front)
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Stopped"})
	reg := get[api.Registered](s, "POST", "/api/v1/cases/"+kase.ID+"/uploads", announce("scan.pdf", scan))
	if code := s.put(reg.Upload, scan); code != http.StatusOK {
		t.Fatalf("put: %d", code)
	}
	get[api.Document](s, "POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil)
	s.until(reg.Document.ID, "kept") // and its reading begins
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if b, err := db.Backlog(t.Context()); err == nil && b.Running > 0 {
			break
		}
	}
	r.stop(first, 110*time.Second) // Fargate kills it after 120
	if b, err := db.Backlog(t.Context()); err != nil || b.Running > 0 {
		t.Errorf("a worker that ended holds work: %+v, %v", b, err)
	}
	second := r.start(binary, "worker")
	s.until(reg.Document.ID, "ready")
	r.stop(second, 20*time.Second)
	r.stop(front, 20*time.Second)
	ctx := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator})
	records, err := db.Audit(ctx, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	steps := map[string]int{}
	for _, rec := range records {
		steps[string(rec.Action)]++
	}
	for _, step := range []string{"document.uploaded", "document.kept", "document.read"} {
		if steps[step] != 1 {
			t.Errorf("%s %d times", step, steps[step])
		}
	}
	if steps["work.parked"] > 0 {
		t.Error("work was given up")
	}
}

// TestALocalProgramSaysWhatItLacks names what is elsewhere to a program that was
// built for one machine.
func TestALocalProgramSaysWhatItLacks(t *testing.T) {
	binary := build(t, "-tags", "local")
	for setting, scheme := range map[string]string{
		"DATABASE_URL=postgres://app@db.example/papers":                                  "postgres",
		"QUEUE_URL=sqs://sqs.eu-west-2.amazonaws.com/123456789012/work?region=eu-west-2": "sqs",
		"TELEMETRY_URL=otlps://collector.example:4317":                                   "otlps",
		"CACHE_URL=rediss://cache.example":                                               "rediss",
	} {
		cmd := exec.Command(binary, "up", "--listen", "localhost:0")
		cmd.Env = append(os.Environ(), "PAPERWURKS_DATA_DIR="+t.TempDir(), "PAPERWURKS_"+setting)
		out, err := cmd.CombinedOutput()
		if want := "built for one machine (-tags local), without a driver for " + scheme + "://"; err == nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v: %s", setting, err, out)
		}
	}
}

// TestTwoVersionsSideBySide brings the schema to that of a later version, which is
// this one with a migration more, while this one runs: both serve, and the work that
// one causes the other does.
func TestTwoVersionsSideBySide(t *testing.T) {
	migration := filepath.Join(t.TempDir(), "next.sql")
	if err := os.WriteFile(migration, []byte("-- +goose Up\nalter table document add column later text not null default '';\ncreate table later (organisation text not null);\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../store/migrations")
	if err != nil {
		t.Fatal(err)
	}
	old := build(t)
	later := buildWith(t, map[string]string{
		filepath.Join(root, "postgres", "9000_later.sql"): migration, filepath.Join(root, "sqlite", "9000_later.sql"): migration,
	})
	r := newRoles(t)
	r.migrate(old)
	front := r.start(old, "serve")
	s, _ := r.known(front)
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Side by side"})
	r.migrate(later)
	laterFront := r.start(later, "serve")
	send := func(url, name string) string {
		t.Helper()
		c := &service{t: t, url: url, token: s.token}
		text := []byte("Dear Sirs\n\nWe enclose " + name + ".\n")
		reg := get[api.Registered](c, "POST", "/api/v1/cases/"+kase.ID+"/uploads", announce(name, text))
		if code := c.put(reg.Upload, text); code != http.StatusOK {
			t.Fatalf("put %s: %d", name, code)
		}
		get[api.Document](c, "POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil)
		return reg.Document.ID
	}
	byOld, byLater := send(front.url, "the old letter.txt"), send(laterFront.url, "the later letter.txt")
	worker := r.start(later, "worker")
	for _, id := range []string{byOld, byLater} {
		s.until(id, "ready")
		(&service{t: t, url: laterFront.url, token: s.token}).until(id, "ready")
	}
	r.stop(worker, 20*time.Second)
	again := exec.Command(old, "worker") // which must not begin on what it does not know
	again.Env = r.env
	if out, err := again.CombinedOutput(); err == nil || !strings.Contains(string(out), "schema 9000") {
		t.Errorf("the old version began on a later schema: %v\n%s", err, out)
	}
	r.stop(front, 20*time.Second)
	r.stop(laterFront, 20*time.Second)
}
