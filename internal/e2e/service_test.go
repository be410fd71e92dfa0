package e2e

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/reading/sandbox"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
	"github.com/paperwurks/paperwurks/internal/synth"
)

func TestMain(m *testing.M) {
	sandbox.Main()
	pgtest.Main(m, func() { _ = os.RemoveAll(programs.dir) })
}

// worlds are the outside worlds that the service is tried in, by the settings
// that choose them. Nothing else differs.
var worlds = map[string]func(t *testing.T) map[string]string{
	"embedded": func(*testing.T) map[string]string { return nil },
	"postgres": func(t *testing.T) map[string]string {
		return map[string]string{"PAPERWURKS_DATABASE_URL": pgtest.Database(t)}
	},
	"amazon": func(t *testing.T) map[string]string { settings, _ := amazon(t); return settings },
}

// everyWorld runs a test in each world.
func everyWorld(t *testing.T, test func(t *testing.T, s *service)) {
	for name, settings := range worlds {
		t.Run(name, func(t *testing.T) { test(t, boot(t, t.TempDir(), settings(t))) })
	}
}

// service is a running service and a client of it.
type service struct {
	t     *testing.T
	url   string
	token string
	link  string
	dir   string
	// invite makes another sign-in link.
	invite func() (string, error)
}

// boot runs the service on a data directory until the test ends.
func boot(t *testing.T, dir string, settings map[string]string) *service {
	t.Helper()
	all := map[string]string{"PAPERWURKS_DATA_DIR": dir, "PAPERWURKS_LISTEN": "localhost:0"}
	maps.Copy(all, settings)
	c, err := config.Load(nil, all)
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", c.Listen)
	if err != nil {
		t.Fatal(err)
	}
	c = c.ListeningOn(ln.Addr())
	a, err := app.Open(t.Context(), c, app.Options{Log: slog.New(slog.NewTextHandler(testLog{t}, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if err != nil {
		t.Fatal(err)
	}
	link, err := a.Invite(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	token, err := os.ReadFile(a.TokenFile())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, ln) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("run: %v", err)
		}
		if err := a.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return &service{t, c.PublicURL, string(token), link, dir, func() (string, error) { return a.Invite(t.Context()) }}
}

type testLog struct{ t *testing.T }

func (l testLog) Write(p []byte) (int, error) {
	l.t.Log(strings.TrimSpace(string(p)))
	return len(p), nil
}

// client gives up on an answer that does not come; streams have their own limit.
var client = &http.Client{Timeout: 90 * time.Second}

// ask makes a request with the token and gives the answer whole.
func (s *service) ask(method, path string, body any, headers ...string) (int, []byte) {
	s.t.Helper()
	var r io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			s.t.Fatal(err)
		}
		r = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, r)
	if err != nil {
		s.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	res, err := client.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	out, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return res.StatusCode, out
}

// get is ask for what must succeed, decoded.
func get[T any](s *service, method, path string, body any) (v T) {
	s.t.Helper()
	code, text := s.ask(method, path, body)
	if code >= 300 {
		s.t.Fatalf("%s %s: %d %s", method, path, code, text)
	}
	if err := json.Unmarshal(text, &v); err != nil {
		s.t.Fatalf("%s %s: %v in %s", method, path, err, text)
	}
	return v
}

func announce(name string, data []byte) map[string]any {
	sum := sha256.Sum256(data)
	return map[string]any{"name": name, "size": len(data), "sha256": hex.EncodeToString(sum[:])}
}

// upload sends a file the way a client does and gives the document.
func (s *service) upload(kase, name string, data []byte) api.Document {
	s.t.Helper()
	reg := get[api.Registered](s, "POST", "/api/v1/cases/"+kase+"/uploads", announce(name, data))
	if reg.Upload == nil {
		return reg.Document
	}
	if code := s.put(reg.Upload, data); code != http.StatusOK {
		s.t.Fatalf("put %s: %d", name, code)
	}
	return get[api.Document](s, "POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil)
}

func (s *service) put(u *api.Upload, data []byte) int {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), u.Method, u.URL, bytes.NewReader(data))
	if err != nil {
		s.t.Fatal(err)
	}
	for k, v := range u.Headers {
		req.Header.Set(k, v)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	return res.StatusCode
}

// message is one server-sent event.
type message struct {
	id, event string
	data      []byte
}

// watch reads the events of a case after an id until stop is true of one.
func (s *service) watch(kase, after string, stop func(message) bool) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 2*time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", s.url+"/api/v1/cases/"+kase+"/events", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	if after != "" {
		req.Header.Set("Last-Event-ID", after)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	var m message
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), ": ")
		switch key {
		case "id":
			m.id = value
		case "event":
			m.event = value
		case "data":
			m.data = []byte(value)
		case "":
			if m.event != "" && stop(m) {
				return
			}
			m = message{}
		}
	}
	s.t.Fatalf("the events of %s ended: %v", kase, lines.Err())
}

// untilReady watches a case until its report stands, and gives the last id.
func (s *service) untilReady(kase string) (last string) {
	s.t.Helper()
	s.watch(kase, "", func(m message) bool {
		if m.event != "case" {
			return false
		}
		last = m.id
		var c api.Case
		if err := json.Unmarshal(m.data, &c); err != nil {
			s.t.Fatal(err)
		}
		return c.State == "ready"
	})
	return last
}

// packs are those that were made for tests so far, by their seeds.
var packs struct {
	sync.Mutex
	made map[uint64]synth.Pack
}

// pack is a small synthetic case, text layers only. Who asks for it changes nothing of it.
func pack(t *testing.T, seed uint64) synth.Pack {
	t.Helper()
	packs.Lock()
	defer packs.Unlock()
	p, ok := packs.made[seed]
	if ok {
		return p
	}
	p, err := synth.Generate(t.Context(), seed, synth.Options{Scenario: synth.LeaseholdFlat, Formats: true})
	if err != nil {
		t.Fatal(err)
	}
	if packs.made == nil {
		packs.made = map[uint64]synth.Pack{}
	}
	packs.made[seed] = p
	return p
}

func TestFromUploadToReport(t *testing.T) { everyWorld(t, fromUploadToReport) }

func fromUploadToReport(t *testing.T, s *service) {
	p := pack(t, 7)
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent", "options": map[string]string{"as_at": p.Truth.AsAt}})
	if kase.State != "empty" {
		t.Errorf("a new case is %s", kase.State)
	}
	for _, f := range p.Files {
		d := s.upload(kase.ID, f.Name, f.Bytes)
		again := s.upload(kase.ID, "the same under another name.pdf", f.Bytes)
		if again.ID != d.ID {
			t.Errorf("%s: the same bytes made another document", f.Name)
		}
	}
	last := s.untilReady(kase.ID)
	docs := get[[]api.Document](s, "GET", "/api/v1/cases/"+kase.ID+"/documents", nil)
	if len(docs) != len(p.Files) {
		t.Fatalf("%d documents of %d files", len(docs), len(p.Files))
	}
	kinds := map[string]string{}
	for _, d := range p.Truth.Documents {
		kinds[d.File] = d.Kind
	}
	right := 0
	for _, d := range docs {
		if d.State != "ready" {
			t.Errorf("%s is %s: %s", d.Name, d.State, d.Stage)
		}
		if d.Kind == kinds[d.Name] {
			right++
		}
	}
	if right < len(docs)*8/10 {
		t.Errorf("only %d of %d kinds are right", right, len(docs))
	}

	rep := get[analysis.Report](s, "GET", "/api/v1/cases/"+kase.ID+"/report/json", nil)
	if len(rep.Documents) != len(docs) || len(rep.Findings) == 0 || rep.AsAt != p.Truth.AsAt {
		t.Errorf("the report has %d documents and %d findings as at %s", len(rep.Documents), len(rep.Findings), rep.AsAt)
	}
	for path, magic := range map[string]string{
		"/api/v1/cases/" + kase.ID + "/report/pdf":            "%PDF-",
		"/api/v1/cases/" + kase.ID + "/report/html":           "<!doctype html>",
		"/api/v1/cases/" + kase.ID + "/findings/0/evidence/0": "\xff\xd8\xff",
		"/api/v1/documents/" + docs[1].ID + "/pages/1?fact=0": "\xff\xd8\xff",
	} {
		if code, text := s.ask("GET", path, nil); code != 200 || !bytes.HasPrefix(text, []byte(magic)) {
			t.Errorf("%s: %d %.80s", path, code, text)
		}
	}

	// A stream that broke goes on where it was: nothing changed, so only the case comes.
	s.watch(kase.ID, last, func(m message) bool {
		if m.event != "case" {
			t.Errorf("a resumed stream sent %s again", m.data)
		}
		return true
	})

	// A person says what a paper is, and the case is judged with that.
	get[api.Document](s, "PUT", "/api/v1/documents/"+docs[0].ID+"/kind", map[string]string{"kind": "other"})
	s.watch(kase.ID, last, func(m message) bool {
		var c api.Case
		return m.event == "case" && json.Unmarshal(m.data, &c) == nil && c.State == "ready" && c.Report > kase.Report
	})
	rep = get[analysis.Report](s, "GET", "/api/v1/cases/"+kase.ID+"/report/json", nil)
	for _, d := range rep.Documents {
		if d.File == docs[0].Name && (d.Kind != "other" || !strings.Contains(d.KindReason, " said so on ")) {
			t.Errorf("the corrected paper is %s because %s", d.Kind, d.KindReason)
		}
	}
}

func TestBadPapersAreNamedAndTheOthersRead(t *testing.T) {
	everyWorld(t, badPapersAreNamedAndTheOthersRead)
}

func badPapersAreNamedAndTheOthersRead(t *testing.T, s *service) {
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Bad papers"})
	s.upload(kase.ID, "letter.txt", []byte("Dear Sirs\n\n12 Beacon Crescent\n\nWe enclose the papers.\n"))
	s.upload(kase.ID, "broken.pdf", []byte("%PDF-1.7\nnothing follows"))
	s.upload(kase.ID, "program.exe", append([]byte("MZ\x90\x00\x03\x00\x00\x00"), make([]byte, 600)...))
	mail := "From: a@example.org\r\nTo: b@example.org\r\nSubject: Papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--x\r\nContent-Type: text/plain; name=\"note.txt\"\r\nContent-Disposition: attachment; filename=\"note.txt\"\r\n\r\nThe boiler was serviced on 6 July 2007.\r\n--x--\r\n"
	s.upload(kase.ID, "mail.eml", []byte(mail))
	s.untilReady(kase.ID)
	got := map[string]api.Document{}
	for _, d := range get[[]api.Document](s, "GET", "/api/v1/cases/"+kase.ID+"/documents", nil) {
		got[d.Name] = d
	}
	for _, name := range []string{"broken.pdf", "program.exe"} {
		if d := got[name]; d.State != "quarantined" || !strings.HasPrefix(d.Reason, name+" ") {
			t.Errorf("%s is %s: %q", name, d.State, d.Reason)
		}
	}
	for _, name := range []string{"letter.txt", "mail.eml", "mail.eml/note.txt"} {
		if d := got[name]; d.State != "ready" {
			t.Errorf("%s is %s: %q", name, d.State, d.Reason)
		}
	}
	rep := get[analysis.Report](s, "GET", "/api/v1/cases/"+kase.ID+"/report/json", nil)
	for _, d := range rep.Documents {
		if (d.Error != "") != (got[d.File].State == "quarantined") {
			t.Errorf("in the report %s has the error %q", d.File, d.Error)
		}
		if d.File == "mail.eml/note.txt" && d.AttachedTo != "mail.eml" {
			t.Errorf("the note is attached to %q", d.AttachedTo)
		}
	}
}

func TestUploadsSayWhatTheyAre(t *testing.T) { everyWorld(t, uploadsSayWhatTheyAre) }

func uploadsSayWhatTheyAre(t *testing.T, s *service) {
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Uploads"})
	data := []byte("Dear Sirs")
	reg := get[api.Registered](s, "POST", "/api/v1/cases/"+kase.ID+"/uploads", announce("letter.txt", data))
	if code, text := s.ask("POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil); code != http.StatusConflict {
		t.Errorf("complete before the bytes: %d %s", code, text)
	}
	if code := s.put(reg.Upload, []byte("Dear Sirz")); code/100 != 4 {
		t.Errorf("other bytes: %d", code)
	}
	if code := s.put(reg.Upload, data); code != http.StatusOK {
		t.Errorf("the bytes: %d", code)
	}
	for range 3 {
		get[api.Document](s, "POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil)
	}
	for name, body := range map[string]map[string]any{
		"too large": {"name": "a.pdf", "size": 1 << 40, "sha256": strings.Repeat("0", 64)},
		"empty":     {"name": "a.pdf", "size": 0, "sha256": strings.Repeat("0", 64)},
		"no digest": {"name": "a.pdf", "size": 5, "sha256": "0"},
		"no name":   {"name": "../..", "size": 5, "sha256": strings.Repeat("0", 64)},
	} {
		if code, text := s.ask("POST", "/api/v1/cases/"+kase.ID+"/uploads", body); code != 422 && code != 413 {
			t.Errorf("%s: %d %s", name, code, text)
		}
	}
	other := get[api.Registered](s, "POST", "/api/v1/cases/"+kase.ID+"/uploads", announce(`C:\papers\letter.txt`, []byte("Another letter")))
	if other.Document.Name != "letter (2).txt" {
		t.Errorf("a second letter.txt is called %q", other.Document.Name)
	}
}

func TestNobodyElseComesIn(t *testing.T) { everyWorld(t, nobodyElseComesIn) }

func nobodyElseComesIn(t *testing.T, s *service) {
	req := func(method, path string, header map[string]string) (int, http.Header) {
		r, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader("name=x"))
		if err != nil {
			t.Fatal(err)
		}
		for k, v := range header {
			if k == "Host" {
				r.Host = v
			}
			r.Header.Set(k, v)
		}
		client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		res, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		return res.StatusCode, res.Header
	}
	for name, tt := range map[string]struct {
		method, path string
		header       map[string]string
		want         int
	}{
		"nobody":             {"GET", "/api/v1/cases", nil, 403},
		"nobody, a page":     {"GET", "/", nil, 403},
		"a wrong token":      {"GET", "/api/v1/cases", map[string]string{"Authorization": "Bearer nope"}, 403},
		"a wrong link":       {"GET", "/sign-in?token=nope", nil, 403},
		"another host":       {"GET", "/api/openapi.json", map[string]string{"Host": "evil.example"}, 403},
		"a load balancer":    {"GET", "/healthz", map[string]string{"Host": "10.0.3.7:8000"}, 200},
		"another host, auth": {"GET", "/api/v1/cases", map[string]string{"Host": "evil.example:80", "Authorization": "Bearer " + s.token}, 403},
		"another site":       {"POST", "/cases", map[string]string{"Origin": "http://evil.example", "Authorization": "Bearer " + s.token}, 403},
		"another site too":   {"POST", "/cases", map[string]string{"Sec-Fetch-Site": "cross-site", "Authorization": "Bearer " + s.token}, 403},
		"the token":          {"GET", "/api/v1/cases", map[string]string{"Authorization": "Bearer " + s.token}, 200},
		"alive":              {"GET", "/healthz", nil, 200},
		"ready":              {"GET", "/readyz", nil, 200},
		"described":          {"GET", "/api/openapi.json", nil, 200},
		"what is not there":  {"GET", "/api/v1/cases/cnone", map[string]string{"Authorization": "Bearer " + s.token}, 404},
	} {
		code, header := req(tt.method, tt.path, tt.header)
		if code != tt.want {
			t.Errorf("%s: %d, want %d", name, code, tt.want)
		}
		if !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") || header.Get("X-Request-Id") == "" {
			t.Errorf("%s: headers %v", name, header)
		}
	}
	path := strings.TrimPrefix(s.link, s.url)
	code, header := req("GET", path, nil)
	cookie := header.Get("Set-Cookie")
	if code != 303 || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Fatalf("sign in: %d %q", code, cookie)
	}
	if code, _ := req("GET", path, nil); code != 403 {
		t.Errorf("the link a second time: %d", code)
	}
	session, _, _ := strings.Cut(cookie, ";")
	if code, _ := req("GET", "/", map[string]string{"Cookie": session}); code != 200 {
		t.Errorf("a session: %d", code)
	}
	if code, _ := req("POST", "/sign-out", map[string]string{"Cookie": session}); code != 303 {
		t.Errorf("sign out: %d", code)
	}
	if code, _ := req("GET", "/", map[string]string{"Cookie": session}); code != 403 {
		t.Errorf("a session after signing out: %d", code)
	}
	for _, name := range []string{"token", "signing.key", "paperwurks.db"} {
		info, err := os.Stat(filepath.Join(s.dir, name))
		if name != "token" && errors.Is(err, fs.ErrNotExist) {
			continue // this world has them elsewhere
		}
		if err != nil {
			t.Error(err)
		} else if info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v; only its owner may read it", name, info.Mode())
		}
	}
}
