package e2e

import (
	"encoding/json"
	"html"
	"io"
	"maps"
	"mime/quotedprintable"
	"net/http"
	"net/http/cookiejar"
	netmail "net/mail"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/paperwurks/paperwurks/internal/api"
)

// person is somebody with a browser of their own, at an address of their own.
type person struct {
	t      *testing.T
	s      *service
	client *http.Client
	from   string
}

// person opens a browser. The address counts where the test's proxy is believed.
func (s *service) person(from string) *person {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &person{s.t, s, &http.Client{Jar: jar, Timeout: 60 * time.Second}, from}
}

func (p *person) do(method, path, kind, body string) (int, string, string) {
	p.t.Helper()
	if !strings.HasPrefix(path, "http") {
		path = p.s.url + path
	}
	req, err := http.NewRequestWithContext(p.t.Context(), method, path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	req.Header.Set("X-Forwarded-For", p.from)
	res, err := p.client.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return res.StatusCode, res.Request.URL.Path, string(text)
}

// get loads a page and gives where it led and what it says.
func (p *person) get(path string) (status int, at, text string) { return p.do("GET", path, "", "") }

// send sends a form.
func (p *person) send(path string, fields ...string) (status int, at, text string) {
	v := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		v.Set(fields[i], fields[i+1])
	}
	return p.do("POST", path, "application/x-www-form-urlencoded", v.Encode())
}

// cookie is what the browser holds under a name.
func (p *person) cookie(name string) string {
	p.t.Helper()
	u, err := url.Parse(p.s.url)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, c := range p.client.Jar.Cookies(u) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

// hold puts a cookie into the browser.
func (p *person) hold(name, value string) {
	p.t.Helper()
	u, err := url.Parse(p.s.url)
	if err != nil {
		p.t.Fatal(err)
	}
	p.client.Jar.SetCookies(u, []*http.Cookie{{Name: name, Value: value, Path: "/"}})
}

var letterLink = regexp.MustCompile(`https?://\S+token=\w+`)

// letter waits for the link in a letter to an address with words in its subject.
func (s *service) letter(to, subject string) string {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(s.dir, "mail", "*.eml"))
		if err != nil {
			s.t.Fatal(err)
		}
		for _, f := range files {
			if link := linkIn(s.t, f, to, subject); link != "" {
				return link
			}
		}
	}
	s.t.Fatalf("no letter to %s about %q came", to, subject)
	return ""
}

// linkIn is the link in the letter of a file, if it is to somebody about something;
// it is taken out of the post then.
func linkIn(t *testing.T, file, to, subject string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := netmail.ReadMessage(f)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(m.Header.Get("To"), to) || !strings.Contains(m.Header.Get("Subject"), subject) {
		return ""
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	return letterLink.FindString(string(text))
}

var shownSecret = regexp.MustCompile(`id="totp-secret">(\w+)<`)

// TestComingAndGoing is the way of a colleague: invited by letter, a password, a
// second factor, signed in at another place, signed out from the first.
func TestComingAndGoing(t *testing.T) {
	for _, name := range []string{"embedded", "postgres"} {
		t.Run(name, func(t *testing.T) {
			settings := map[string]string{"PAPERWURKS_TRUSTED_PROXIES": "127.0.0.0/8,::1/128"}
			maps.Copy(settings, worlds[name](t))
			comingAndGoing(t, boot(t, t.TempDir(), settings))
		})
	}
}

const (
	colleague = "bob@firm.example"
	phrase    = "lantern quarry biscuit heron"
	phrase2   = "velvet anchor thimble orchid"
)

func comingAndGoing(t *testing.T, s *service) {
	invited := get[api.Invited](s, "POST", "/api/v1/people", map[string]any{"email": colleague, "name": "Bob Baker", "role": "conveyancer"})
	office := s.person("198.51.100.7")
	link := s.letter(colleague, "invitation")
	if status, _, text := office.get(link); status != 200 || !strings.Contains(text, colleague) {
		t.Fatalf("the invitation: %d %s", status, text)
	}
	token := link[strings.Index(link, "token=")+len("token="):]
	if status, _, text := office.send("/invitation", "token", token, "name", "Bob Baker", "password", "bobbaker1234"); status != 422 || !strings.Contains(text, `role="alert"`) {
		t.Errorf("a weak password: %d %s", status, text)
	}

	// A session that somebody else has put into the browser is not the one that it gets.
	office.hold(api.SessionCookie, "FIXEDFIXEDFIXEDFIXEDFIXEDF")
	status, at, _ := office.send("/invitation", "token", token, "name", "Bob Baker", "password", phrase)
	if status != 200 || at != "/account/second-factor" {
		t.Fatalf("after accepting: %d at %s", status, at)
	}
	first := office.cookie(api.SessionCookie)
	if first == "" || first == "FIXEDFIXEDFIXEDFIXEDFIXEDF" {
		t.Fatalf("the session is %q", first)
	}
	if status, _, text := office.get("/api/v1/cases"); status != 403 || !strings.Contains(text, "second factor") {
		t.Errorf("before the second factor: %d %s", status, text)
	}
	if status, _, _ := office.do("POST", "/api/v1/me/tokens", "application/json", `{"name":"x","scope":"admin"}`); status != 403 {
		t.Errorf("a token before the second factor: %d", status)
	}

	_, _, page := office.send("/account/second-factor/begin")
	m := shownSecret.FindStringSubmatch(page)
	if m == nil || !strings.Contains(page, "<svg") {
		t.Fatalf("nothing to scan: %s", page)
	}
	code := func(d time.Duration) string {
		c, err := totp.GenerateCode(m[1], time.Now().Add(d))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if status, _, _ := office.send("/account/second-factor/confirm", "code", "000000"); status != 422 {
		t.Errorf("a wrong first code: %d", status)
	}
	used := code(0)
	status, _, page = office.send("/account/second-factor/confirm", "code", used)
	if status != 200 || strings.Count(page, "<li><code>") != 10 {
		t.Fatalf("confirming: %d %s", status, page)
	}
	recovery := html.UnescapeString(regexp.MustCompile(`<li><code>([a-z2-7-]+)</code>`).FindStringSubmatch(page)[1])
	if office.cookie(api.SessionCookie) == first {
		t.Error("the session was not replaced with the second factor")
	}
	old := s.person("198.51.100.7")
	old.hold(api.SessionCookie, first)
	if status, _, _ := old.get("/api/v1/me"); status != 403 {
		t.Errorf("the session from before: %d", status)
	}
	if status, _, text := office.get("/api/v1/cases"); status != 200 {
		t.Errorf("with the second factor: %d %s", status, text)
	}

	// At home: the code that was used is of no use, the next one is.
	home := s.person("203.0.113.5")
	if status, at, _ := home.send("/sign-in", "email", strings.ToUpper(colleague), "password", phrase); status != 200 || at != "/sign-in/second-factor" {
		t.Fatalf("the password: %d at %s", status, at)
	}
	if status, _, _ := home.get("/api/v1/me"); status != 403 {
		t.Errorf("with the password alone: %d", status)
	}
	if status, _, text := home.send("/sign-in/second-factor", "way", "totp", "code", used); status != 403 || !strings.Contains(text, "used already") {
		t.Errorf("the code again: %d %s", status, text)
	}
	if status, at, text := home.send("/sign-in/second-factor", "way", "totp", "code", code(30*time.Second)); status != 200 || at != "/" {
		t.Fatalf("the next code: %d at %s: %s", status, at, text)
	}
	if status, _, text := home.get("/account"); status != 200 || !strings.Contains(text, "203.0.113.5") || !strings.Contains(text, "198.51.100.7") {
		t.Errorf("the account page: %d %s", status, text)
	}

	// From the office, home is signed out.
	_, _, text := office.get("/api/v1/me/sessions")
	var sessions []api.Session
	if err := json.Unmarshal([]byte(text), &sessions); err != nil || len(sessions) != 2 {
		t.Fatalf("sessions %s, %v", text, err)
	}
	for _, session := range sessions {
		if session.Address == "203.0.113.5" {
			if status, _, _ := office.do("DELETE", "/api/v1/me/sessions/"+session.ID, "", ""); status != 204 {
				t.Errorf("ending a session: %d", status)
			}
		}
	}
	if status, _, _ := home.get("/api/v1/me"); status != 403 {
		t.Errorf("after it was ended elsewhere: %d", status)
	}

	forgotten(t, s, office, recovery)

	// The firm lets Bob go: nothing that he has is of use any more.
	if code, text := s.ask("POST", "/api/v1/people/"+invited.ID+"/suspension", nil); code != 204 {
		t.Fatalf("suspending: %d %s", code, text)
	}
	if status, _, _ := office.get("/api/v1/me"); status != 403 {
		t.Errorf("after they were suspended: %d", status)
	}
	if status, _, text := home.send("/sign-in", "email", colleague, "password", phrase2); status != 403 || !strings.Contains(text, "do not go together") {
		t.Errorf("signing in after that: %d %s", status, text)
	}
}

// forgotten sets a new password by a letter; the second factor is asked for still.
func forgotten(t *testing.T, s *service, signedIn *person, recovery string) {
	lost := s.person("192.0.2.44")
	for _, email := range []string{colleague, "nobody@firm.example"} {
		if status, _, text := lost.send("/forgotten", "email", email); status != 200 || !strings.Contains(text, "If there is an account") {
			t.Errorf("forgotten by %s: %d %s", email, status, text)
		}
	}
	link := s.letter(colleague, "new password")
	if status, at, _ := lost.get(link); status != 200 || at != "/reset" {
		t.Fatalf("the link: %d at %s", status, at)
	}
	token := link[strings.Index(link, "token=")+len("token="):]
	if status, at, text := lost.send("/reset", "token", token, "password", phrase2); status != 200 || at != "/sign-in/second-factor" {
		t.Fatalf("the new password: %d at %s: %s", status, at, text)
	}
	if status, _, _ := signedIn.get("/api/v1/me"); status != 403 {
		t.Errorf("a session from before the new password: %d", status)
	}
	if status, at, text := lost.send("/sign-in/second-factor", "way", "recovery_code", "code", strings.ToUpper(recovery)); status != 200 || at != "/" {
		t.Fatalf("a recovery code: %d at %s: %s", status, at, text)
	}
	if status, _, _ := lost.send("/reset", "token", token, "password", phrase); status != 403 {
		t.Errorf("the link again: %d", status)
	}
}

// TestWrongPasswordsKeepNobodyElseOut has one address guess until it must wait, and
// others come in meanwhile. Who is there and who is not is told by nothing.
func TestWrongPasswordsKeepNobodyElseOut(t *testing.T) {
	s := boot(t, t.TempDir(), map[string]string{"PAPERWURKS_TRUSTED_PROXIES": "127.0.0.0/8,::1/128"})
	owner := s.person("198.51.100.7")
	if status, at, _ := owner.get(s.link); status != 200 || at != "/welcome" {
		t.Fatalf("the link: %d at %s", status, at)
	}
	if status, at, text := owner.send("/welcome", "name", "Ann Archer", "email", "ann@home.example", "password", phrase); status != 200 || at != "/account/second-factor" {
		t.Fatalf("setting up: %d at %s: %s", status, at, text)
	}
	attacker := s.person("203.0.113.66")
	said := map[string]map[int]int{}
	for _, email := range []string{"ann@home.example", "nobody@home.example"} {
		said[email] = map[int]int{}
		for range 9 {
			body := `{"email":"` + email + `","password":"wrong wrong wrong"}`
			status, _, text := attacker.do("POST", "/api/v1/sign-in", "application/json", body)
			said[email][status]++
			if status == 403 && !strings.Contains(text, "do not go together") || status == 429 && !strings.Contains(text, "too many attempts") {
				t.Errorf("%s: %d %s", email, status, text)
			}
		}
	}
	if !maps.Equal(said["ann@home.example"], said["nobody@home.example"]) || said["ann@home.example"][429] == 0 {
		t.Errorf("the answers tell who is there: %v", said)
	}
	if status, _, _ := attacker.send("/sign-in", "email", "ann@home.example", "password", phrase); status != 429 {
		t.Errorf("the right password from there: %d", status)
	}
	elsewhere := s.person("192.0.2.8")
	if status, at, _ := elsewhere.send("/sign-in", "email", "ann@home.example", "password", phrase); status != 200 || at != "/" {
		t.Errorf("from another address: %d at %s", status, at)
	}
	known := s.person("203.0.113.66") // the attacker's network, with a browser that was in before
	known.hold(api.DeviceCookie, owner.cookie(api.DeviceCookie))
	if status, at, _ := known.send("/sign-in", "email", "ann@home.example", "password", phrase); status != 200 || at != "/" {
		t.Errorf("a known browser: %d at %s", status, at)
	}
	if status, at, _ := owner.send("/sign-out"); status != 200 || at != "/sign-in" {
		t.Errorf("signing out: %d at %s", status, at)
	}
	if status, _, _ := owner.get("/api/v1/me"); status != 403 {
		t.Errorf("after signing out: %d", status)
	}
}
