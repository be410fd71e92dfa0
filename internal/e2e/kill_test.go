package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/synth"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// process is the real program, running `up`.
type process struct {
	cmd *exec.Cmd
	url string
	// link signs a browser in, once.
	link string
	out  *bytes.Buffer
	eof  chan struct{}
}

var (
	readyAt  = regexp.MustCompile(`is ready at (\S+)`)
	signInAt = regexp.MustCompile(`sign in, once: +(\S+)`)
)

// start starts the program, perhaps with more flags, and waits until it is ready.
func start(t *testing.T, binary, dir string, flags ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(binary, append([]string{"up", "--data-dir", dir, "--listen", "localhost:0"}, flags...)...), out: &bytes.Buffer{}, eof: make(chan struct{})}
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	lines := bufio.NewReader(out)
	for p.link == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("it ended before it was ready: %v", err)
		}
		if m := readyAt.FindStringSubmatch(line); m != nil {
			p.url = m[1]
		}
		if m := signInAt.FindStringSubmatch(line); m != nil {
			p.link = m[1]
		}
	}
	go func() {
		defer close(p.eof)
		_, _ = io.Copy(p.out, lines)
	}()
	return p
}

// alone runs the program that a newcomer builds until the test ends, as boot runs the
// service within this process: without the race detector, which is not what slows
// people down.
func alone(t *testing.T, flags ...string) *service {
	t.Helper()
	dir := t.TempDir()
	p := start(t, build(t, "-tags", "local"), dir, flags...)
	t.Cleanup(func() {
		if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Errorf("stop: %v", err)
		}
		if err := p.wait(); err != nil {
			t.Errorf("run: %v", err)
		}
	})
	token, err := os.ReadFile(filepath.Join(dir, "token"))
	if err != nil {
		t.Fatal(err)
	}
	return &service{t: t, url: p.url, token: string(token), link: p.link, dir: dir}
}

// kill ends the program without a chance to put anything in order.
func (p *process) kill() { _ = p.cmd.Process.Kill() }

// wait waits for its end.
func (p *process) wait() error {
	<-p.eof
	return p.cmd.Wait()
}

// post is a request that may fail because the program was killed.
func (p *process) post(token, method, path string, body, into any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(method, p.url+path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/json")
	res, err := client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode >= 300 {
		return fmt.Errorf("%s %s: %d %s", method, path, res.StatusCode, answer)
	}
	return json.Unmarshal(answer, into)
}

// send uploads a file as a client does that does not know how far it came before.
func (p *process) send(token, kase string, f synth.File) error {
	var reg api.Registered
	if err := p.post(token, "POST", "/api/v1/cases/"+kase+"/uploads", announce(f.Name, f.Bytes), &reg); err != nil || reg.Upload == nil {
		return err
	}
	req, err := http.NewRequest(reg.Upload.Method, reg.Upload.URL, bytes.NewReader(f.Bytes))
	if err != nil {
		return err
	}
	for k, v := range reg.Upload.Headers {
		req.Header.Set(k, v)
	}
	res, err := client.Do(req)
	if err != nil {
		return err
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("put %s: %d", f.Name, res.StatusCode)
	}
	var d api.Document
	return p.post(token, "POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil, &d)
}

// TestKilledAtAnyMoment kills the program again and again while papers are on
// their way. In the end every one of them is ready, each step of its life was
// taken once, the audit is whole and no byte is left over.
func TestKilledAtAnyMoment(t *testing.T) {
	binary := build(t, "-tags", "local") // it is alone with its directory, as on a newcomer's machine
	dir := t.TempDir()
	const kase = "ckilledagainandagain"
	var files []synth.File
	for seed := uint64(7); len(files) < 30; seed++ {
		for _, f := range pack(t, seed).Files {
			f.Name = fmt.Sprintf("%d %s", seed, f.Name)
			files = append(files, f)
		}
	}
	files = files[:30]
	seed := rand.Uint64()
	rng := rand.New(rand.NewPCG(seed, 1))
	t.Logf("seed %d", seed)

	token := func() string {
		text, err := os.ReadFile(filepath.Join(dir, "token"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	sent, kills := 0, 8
	for range kills {
		p := start(t, binary, dir)
		time.AfterFunc(time.Duration(50+rng.IntN(1200))*time.Millisecond, p.kill)
		secret := token()
		var c api.Case
		err := p.post(secret, "POST", "/api/v1/cases", map[string]any{"id": kase, "name": "Killed", "options": map[string]string{"as_at": "2026-11-30"}}, &c)
		if err != nil && strings.Contains(err.Error(), ": 409") {
			err = nil // made before a kill
		}
		for err == nil && sent < len(files) {
			if err = p.send(secret, kase, files[sent]); err == nil {
				sent++
			}
		}
		_ = p.wait() // killed
	}
	p := start(t, binary, dir)
	secret := token()
	s := &service{t: t, url: p.url, token: secret, dir: dir}
	if code, text := s.ask("POST", "/api/v1/cases", map[string]any{"id": kase, "name": "Killed"}); code != 201 && code != 409 {
		t.Fatalf("case: %d %s", code, text)
	}
	for _, f := range files {
		if err := p.send(secret, kase, f); err != nil {
			t.Fatal(err)
		}
	}
	s.untilReady(kase)
	docs := get[[]api.Document](s, "GET", "/api/v1/cases/"+kase+"/documents", nil)
	if code, text := s.ask("GET", "/api/v1/work/parked", nil); string(bytes.TrimSpace(text)) != "[]" {
		t.Errorf("parked work: %d %s", code, text)
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := p.wait(); err != nil || !strings.Contains(p.out.String(), "nothing is lost") {
		t.Errorf("told to stop: %v, %s", err, p.out)
	}

	digests := map[string]string{}
	attached := 0
	for _, d := range docs {
		if d.State != "ready" {
			t.Errorf("%s is %s: %s", d.Name, d.State, d.Stage)
		}
		if first, twice := digests[d.SHA256]; twice {
			t.Errorf("%s and %s have the same bytes", first, d.Name)
		}
		digests[d.SHA256] = d.Name
		if d.Parent != "" {
			attached++
		}
	}
	unique := map[string]bool{}
	for _, f := range files {
		unique[announce(f.Name, f.Bytes)["sha256"].(string)] = true
	}
	if len(docs)-attached != len(unique) {
		t.Errorf("%d documents of %d different files", len(docs)-attached, len(unique))
	}
	eachStepOnce(t, dir, docs)
	nothingLeftOver(t, dir, docs)
}

// eachStepOnce proves the audit whole and counts the steps of each document.
func eachStepOnce(t *testing.T, dir string, docs []api.Document) {
	t.Helper()
	s, err := store.OpenSQLite(t.Context(), filepath.Join(dir, "paperwurks.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := tenant.With(context.Background(), tenant.Who{Organisation: account.LocalOrganisation, Person: account.LocalPerson})
	records, err := s.Audit(ctx, 0, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	var chain audit.Chain
	steps := map[string]int{}
	for _, r := range records {
		if err := chain.Add(r); err != nil {
			t.Fatal(err)
		}
		steps[string(r.Action)+" "+r.Subject]++
		if strings.HasSuffix(string(r.Action), "quarantined") || strings.HasSuffix(string(r.Action), "parked") {
			t.Errorf("audit: %s %s", r.Action, r.Subject)
		}
	}
	for _, d := range docs {
		want := map[string]int{"document.registered": 1, "document.uploaded": 1, "document.kept": 1, "document.read": 1}
		if d.Parent != "" { // kept by the reading of its e-mail
			want = map[string]int{"document.registered": 0, "document.uploaded": 0, "document.kept": 0, "document.read": 1}
		}
		for action, n := range want {
			if steps[action+" "+d.ID] != n {
				t.Errorf("%s: %s %d times", d.Name, action, steps[action+" "+d.ID])
			}
		}
	}
}

// sealedSize is how long a kept paper is under the key of its case: a header of 48
// bytes, and 16 more for each chunk of 64 KiB; see blob/sealed.
func sealedSize(size int64) int64 { return 48 + size + 16*max(1, (size+64<<10-1)/(64<<10)) }

// nothingLeftOver looks at every file of the data directory.
func nothingLeftOver(t *testing.T, dir string, docs []api.Document) {
	t.Helper()
	size := map[string]int64{}
	for _, d := range docs {
		size[d.ID] = d.Size
	}
	originals, readings, reports := 0, 0, 0
	root := filepath.Join(dir, "files")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		parts := strings.Split(filepath.ToSlash(name), "/")
		switch {
		case parts[0] == "uploads" && parts[1] == "objects" && info.Size() == size[parts[3]]:
			// Whole, and kept elsewhere: killed before it was removed. The sweep takes it.
		case parts[0] == "documents" && parts[1] == "objects" && len(parts) == 6 && parts[5] == "original":
			originals++
			if whole := sealedSize(size[parts[4]]); info.Size() != whole {
				t.Errorf("%s has %d bytes of %d", name, info.Size(), whole)
			}
		case parts[0] == "documents" && parts[1] == "objects" && len(parts) == 6:
			readings++
		case parts[0] == "documents" && parts[1] == "objects" && strings.HasPrefix(parts[4], "report-"):
			reports++
		case parts[0] == "records" && len(parts) == 5 && parts[3] == "audit.anchors":
			// Of the chain, and the mark of its lock: kept for as long as the records are.
		default:
			t.Errorf("left over: %s (%d bytes)", name, info.Size())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if originals != len(docs) || readings != len(docs) || reports < 1 {
		t.Errorf("%d originals, %d readings, %d reports of %d documents", originals, readings, reports, len(docs))
	}
}
