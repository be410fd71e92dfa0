package bench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/queue/queuetest"
	"github.com/paperwurks/paperwurks/internal/servertest"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// service is the roles of the program as processes of their own, on real servers of
// this machine and a directory for the files.
type service struct {
	tb      testing.TB
	dir     string
	program string
	env     []string
	url     string

	postgres *pgtest.Cluster // nil on SQLite
	redis    *servertest.Redis
	queue    *outage
	sqs      *queuetest.SQS
}

// outage is a queue that can be away: who calls it then is cut off.
type outage struct {
	away atomic.Bool
	next http.Handler
}

func (o *outage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if o.away.Load() {
		panic(http.ErrAbortHandler)
	}
	o.next.ServeHTTP(w, r)
}

// database is the database's name in the cluster.
const database = "papers"

// newService starts PostgreSQL, Redis and a queue that delivers twice and in any
// order, and migrates.
func newService(tb testing.TB) *service {
	tb.Helper()
	s := bare(tb)
	s.postgres = pgtest.Own(tb)
	if err := s.postgres.Create(database); err != nil {
		tb.Fatal(err)
	}
	s.redis = servertest.StartRedis(tb)
	s.sqs = &queuetest.SQS{Duplicates: true, Shuffle: true}
	s.queue = &outage{next: s.sqs}
	queue := httptest.NewUnstartedServer(s.queue)
	queue.Config.ErrorLog = nil
	queue.Start()
	tb.Cleanup(queue.Close)
	s.env = append(s.env,
		"PAPERWURKS_DATABASE_URL="+s.postgres.URL(database),
		"PAPERWURKS_QUEUE_URL=sqs://sqs.eu-west-2.amazonaws.com"+s.sqs.URL("")+"?region=eu-west-2&endpoint="+queue.URL,
		"PAPERWURKS_CACHE_URL=redis://"+s.redis.Address,
		"AWS_ACCESS_KEY_ID=AKIATEST", "AWS_SECRET_ACCESS_KEY=test",
	)
	if out, err := s.command("migrate").CombinedOutput(); err != nil {
		tb.Fatalf("migrate: %v\n%s", err, out)
	}
	return s
}

// bare is a service without servers.
func bare(tb testing.TB) *service {
	tb.Helper()
	path, err := program()
	if err != nil {
		tb.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	address := l.Addr().String()
	_ = l.Close()
	dir := tb.TempDir()
	return &service{tb: tb, program: path, dir: dir, url: "http://" + address, env: append(os.Environ(),
		"PAPERWURKS_DATA_DIR="+filepath.Join(dir, "data"),
		"PAPERWURKS_BLOB_URL=file://"+filepath.Join(dir, "files"),
		"PAPERWURKS_SESSION_KEY=a key of the tests, thirty-two characters",
		"PAPERWURKS_LISTEN="+address,
	)}
}

func (s *service) command(role string, more ...string) *exec.Cmd {
	cmd := exec.Command(s.program, role)
	cmd.Env = append(s.env, more...)
	return cmd
}

// role is one process of the program.
type role struct {
	name string
	cmd  *exec.Cmd
	done chan struct{}
	err  error
	log  *lastLines
	peak atomic.Int64 // KiB resident, at the worst moment seen
}

// lastLines keeps the end of what a process says.
type lastLines struct {
	mu sync.Mutex
	b  []byte
}

func (l *lastLines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.b = append(l.b, p...); len(l.b) > 16<<10 {
		l.b = l.b[len(l.b)-16<<10:]
	}
	return len(p), nil
}

func (l *lastLines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.b)
}

// start starts a role, and does not wait until it is ready.
func (s *service) start(name string, more ...string) *role {
	s.tb.Helper()
	r := &role{name: name, cmd: s.command(name, more...), done: make(chan struct{}), log: &lastLines{}}
	r.cmd.Stderr, r.cmd.Stdout = r.log, r.log
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := r.cmd.Start(); err != nil {
		s.tb.Error(err)
		close(r.done)
		return r
	}
	go func() {
		r.err = r.cmd.Wait()
		close(r.done)
	}()
	go func() { // its memory, four times a second
		for {
			r.peak.Store(max(r.peak.Load(), int64(residentKiB(r.cmd.Process.Pid))))
			select {
			case <-r.done:
				return
			case <-time.After(250 * time.Millisecond):
			}
		}
	}()
	s.tb.Cleanup(r.kill)
	return r
}

// kill ends a process without a chance to put anything in order.
func (r *role) kill() {
	if r.cmd.Process != nil {
		_ = r.cmd.Process.Kill() // it may have ended already
	}
	<-r.done
}

// stop asks a process to end, and says how long that took.
func (r *role) stop() time.Duration {
	began := time.Now()
	_ = r.cmd.Process.Signal(syscall.SIGTERM)
	<-r.done
	return time.Since(began)
}

// residentKiB is the resident memory of one process: proc(5), VmRSS.
func residentKiB(pid int) int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)) // empty for one that has ended
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n := 0
			_, _ = fmt.Sscan(rest, &n)
			return n
		}
	}
	return 0
}

// ready waits until the service answers that it can serve.
func (s *service) ready(within time.Duration) error {
	var err error
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		var res *http.Response
		if res, err = http.Get(s.url + "/readyz"); err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return nil
			}
			err = errors.New(res.Status)
		}
	}
	return fmt.Errorf("not ready within %s: %w", within, err)
}

// firm is a firm and the token of its first person.
type firm struct {
	id    tenant.Organisation
	token string
}

// firms makes firms.
func (s *service) firms(db *store.Store, n int) []firm {
	s.tb.Helper()
	accounts := &account.Service{Store: db, Now: time.Now}
	var out []firm
	for i := range n {
		who := tenant.Who{Organisation: tenant.Organisation(fmt.Sprintf("firm-%d", i)), Person: "administrator", Role: tenant.Administrator}
		if err := accounts.Found(s.tb.Context(), who, string(who.Organisation), "Ann", ""); err != nil {
			s.tb.Fatal(err)
		}
		token, err := accounts.MachineToken(s.tb.Context(), who)
		if err != nil {
			s.tb.Fatal(err)
		}
		out = append(out, firm{who.Organisation, token})
	}
	return out
}

// open opens the service's database beside it.
func (s *service) open() *store.Store {
	s.tb.Helper()
	db, err := store.OpenPostgres(s.tb.Context(), s.postgres.URL(database), store.Options{})
	if err != nil {
		s.tb.Fatal(err)
	}
	s.tb.Cleanup(func() { _ = db.Close() })
	return db
}

// caller is a client of the service.
type caller struct {
	url    string
	client *http.Client
}

func (s *service) caller(connections int) caller {
	return caller{s.url, &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConns: connections, MaxIdleConnsPerHost: connections, IdleConnTimeout: time.Minute}}}
}

// errStatus is an answer that is no success.
type errStatus struct {
	code int
	text string
}

func (e errStatus) Error() string { return fmt.Sprintf("%d %s", e.code, e.text) }

// ask makes a request and reads the answer into a value, or throws it away.
func (c caller) ask(ctx context.Context, token, method, path string, body, into any) error {
	var r io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		r = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.url+path, r)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return c.do(req, into)
}

func (c caller) do(req *http.Request, into any) error {
	res, err := c.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode >= 300 {
		return errStatus{res.StatusCode, string(text)}
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(text, into)
}

// paper is a document as this program sends it.
type paper struct {
	name string
	text []byte
}

// letter is a small paper that no other is the same as: a page of PDF, which most
// papers are.
func letter(n int) paper {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCreationDate(time.Unix(0, 0))
	f.SetModificationDate(time.Unix(0, 0))
	f.AddPage()
	f.SetFont("Helvetica", "", 11)
	f.MultiCell(0, 6, fmt.Sprintf("Dear Sirs\n\nOur reference: SALE/%06d\n\nWe confirm that the seller accepts the offer of %d,000 pounds.\n\nYours faithfully\n", n, 200+n%300), "", "L", false)
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		panic(err) // it is written into memory
	}
	return paper{fmt.Sprintf("letter %d.pdf", n), b.Bytes()}
}

// registered is what is answered to an upload that is announced.
type registered struct {
	Document struct {
		ID, State string
	}
	Upload *struct {
		Method, URL string
		Headers     map[string]string
	}
}

// send uploads a paper the way a client does that knows nothing of how far it came
// before: announced, sent, completed.
func (c caller) send(ctx context.Context, token, kase string, p paper) (id string, err error) {
	sum := sha256.Sum256(p.text)
	var reg registered
	if err := c.ask(ctx, token, "POST", "/api/v1/cases/"+kase+"/uploads", map[string]any{
		"name": p.name, "size": len(p.text), "sha256": hex.EncodeToString(sum[:]), "media_type": "application/pdf",
	}, &reg); err != nil {
		return "", err
	}
	if reg.Upload == nil {
		return reg.Document.ID, nil
	}
	req, err := http.NewRequestWithContext(ctx, reg.Upload.Method, reg.Upload.URL, bytes.NewReader(p.text))
	if err != nil {
		return "", err
	}
	for k, v := range reg.Upload.Headers {
		req.Header.Set(k, v)
	}
	if err := c.do(req, nil); err != nil {
		return "", err
	}
	return reg.Document.ID, c.ask(ctx, token, "POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil, nil)
}
