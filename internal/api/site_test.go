package api

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/memcache"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/request"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/store/storetest"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
)

// site is the API on a database of its own, without engines: nothing is read.
type site struct {
	*Server
	t     *testing.T
	store *store.Store
	url   string
	token string // of ann, who administers her firm

	mu  sync.Mutex
	now time.Time
}

var ann = tenant.Who{Organisation: "firm", Person: "ann"}

func newSite(t *testing.T, change ...func(*Server)) *site {
	t.Helper()
	s := &site{t: t, now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	s.store = storetest.SQLite(t, store.Options{Now: s.clock})
	server := httptest.NewUnstartedServer(nil)
	s.url = "http://" + server.Listener.Addr().String()
	bucket := func(name string) (*blob.Bucket, http.Handler) {
		d, err := fileblob.Open(fileblob.Config{Dir: filepath.Join(t.TempDir(), name), Key: make([]byte, 32), URL: s.url + UploadPath, Now: s.clock})
		if err != nil {
			t.Fatal(err)
		}
		return blob.New(d), d.Handler(Fail)
	}
	uploads, receive := bucket("uploads")
	documents, _ := bucket("documents")
	accounts := &account.Service{Store: s.store, Now: s.clock}
	s.Server = &Server{
		Accounts: accounts, Doors: Doors{Accounts: accounts}, Members: s.store, Work: s.store, Trail: s.store,
		Cases:     &property.Service{Store: s.store, Now: s.clock},
		Documents: &document.Service{Store: s.store, Uploads: uploads, Documents: documents, Now: s.clock, MaxBytes: 1 << 20},
		Requests:  &request.Service{Store: s.store, Now: s.clock},
		Webhooks:  &webhook.Service{Store: s.store, Key: make([]byte, 32), Now: s.clock},
		Ready:     func(context.Context) error { return nil },
		Log:       slog.New(slog.DiscardHandler), PublicURL: s.url, Uploads: receive, Drain: make(chan struct{}),
	}
	for _, c := range change {
		c(s.Server)
	}
	server.Config.Handler = s.Handler()
	server.Start()
	t.Cleanup(server.Close)
	if err := accounts.Found(t.Context(), ann, "Firm", "Ann", ""); err != nil {
		t.Fatal(err)
	}
	who := ann
	who.Role = tenant.Administrator
	var err error
	if s.token, err = accounts.MachineToken(t.Context(), who); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *site) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *site) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

// answerOf is an answer, whole.
type answerOf struct {
	code   int
	header http.Header
	body   []byte
}

func (a answerOf) problem(t *testing.T) (p Problem) {
	t.Helper()
	if err := json.Unmarshal(a.body, &p); err != nil || a.header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("%d %s is no problem: %s", a.code, a.header.Get("Content-Type"), a.body)
	}
	return p
}

func (a answerOf) into(t *testing.T, v any) {
	t.Helper()
	if a.code >= 300 {
		t.Fatalf("%d %s", a.code, a.body)
	}
	if err := json.Unmarshal(a.body, v); err != nil {
		t.Fatal(err)
	}
}

// ask makes a request with headers as "Name: value". A body that is a string is sent
// as it is.
func (s *site) ask(method, path string, body any, headers ...string) answerOf {
	s.t.Helper()
	var r io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		r = strings.NewReader(b)
	default:
		text, err := json.Marshal(b)
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
	if r != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		k, v, _ := strings.Cut(h, ": ")
		if k == "Host" {
			req.Host = v
		}
		req.Header.Set(k, v)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answerOf{res.StatusCode, res.Header, text}
}

// records is how many changes there were.
func (s *site) records() int {
	s.t.Helper()
	rs, err := s.store.Audit(tenant.With(s.t.Context(), ann), 0, 10_000)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(rs)
}

func (s *site) newCase(name string) (c Case) {
	s.t.Helper()
	s.ask("POST", "/api/v1/cases", map[string]any{"name": name}).into(s.t, &c)
	return c
}

func announced(text string) map[string]any {
	sum := sha256.Sum256([]byte(text))
	return map[string]any{"name": "letter.txt", "size": len(text), "sha256": hex.EncodeToString(sum[:])}
}

// as is the site asked by somebody of a role, with a token of a scope.
func (s *site) as(role tenant.Role, scope tenant.Scope) *site {
	s.t.Helper()
	who := tenant.Who{Organisation: ann.Organisation, Person: tenant.Person(role), Role: role}
	err := s.store.Bootstrap(s.t.Context(), who, "Firm", string(role), "", audit.Entry{Action: "test.done", Subject: "x"})
	if err != nil {
		s.t.Fatal(err)
	}
	token, _, err := s.Accounts.NewToken(tenant.With(s.t.Context(), who), who, "test", scope, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	return &site{Server: s.Server, t: s.t, store: s.store, url: s.url, token: token}
}

// TestPeopleOfACase follows an agent, an owner and a buyer through a case of theirs
// and one that is none of theirs.
func TestPeopleOfACase(t *testing.T) {
	s := newSite(t)
	mine, other := s.newCase("mine"), s.newCase("other")
	s.ask("PUT", "/api/v1/cases/"+mine.ID+"/options", Options{Lender: "Nationwide"})
	agent, owner, buyer := s.as(tenant.Agent, tenant.ScopeAdmin), s.as(tenant.Owner, tenant.ScopeWrite), s.as(tenant.Buyer, tenant.ScopeAdmin)
	operator, reader := s.as(tenant.Operator, tenant.ScopeAdmin), s.as(tenant.Conveyancer, tenant.ScopeRead)
	for _, role := range []tenant.Role{tenant.Agent, tenant.Owner, tenant.Buyer} {
		if a := s.ask("PUT", "/api/v1/cases/"+mine.ID+"/members/"+string(role), nil); a.code != http.StatusNoContent {
			t.Fatalf("%d %s", a.code, a.body)
		}
	}
	var theirs, ours Registered
	owner.ask("POST", "/api/v1/cases/"+mine.ID+"/uploads", announced("from the owner")).into(t, &theirs)
	s.ask("POST", "/api/v1/cases/"+mine.ID+"/uploads", announced("from the firm")).into(t, &ours)

	for who, want := range map[*site]int{s: 2, reader: 2, agent: 1, owner: 1, buyer: 1} {
		var cs []Case
		who.ask("GET", "/api/v1/cases", nil).into(t, &cs)
		if len(cs) != want {
			t.Errorf("sees %d cases, want %d", len(cs), want)
		}
		for _, c := range cs {
			if (who == s || who == reader) != (c.Options.Lender != "") && c.ID == mine.ID {
				t.Errorf("what was said about the case: %+v", c)
			}
		}
	}
	for who, want := range map[*site]int{s: 2, agent: 2, owner: 1} {
		var ds []Document
		who.ask("GET", "/api/v1/cases/"+mine.ID+"/documents", nil).into(t, &ds)
		if len(ds) != want {
			t.Errorf("sees %d papers, want %d", len(ds), want)
		}
	}
	of := func(d Registered) string { return "/api/v1/documents/" + d.Document.ID }
	for name, tt := range map[string]struct {
		who          *site
		method, path string
		want         int
	}{
		"an agent, another case":           {agent, "GET", "/api/v1/cases/" + other.ID, 404},
		"an agent, the report":             {agent, "GET", "/api/v1/cases/" + mine.ID + "/report/json", 403},
		"an agent, a page":                 {agent, "GET", of(ours) + "/pages/1", 403},
		"an agent, the members":            {agent, "GET", "/api/v1/cases/" + mine.ID + "/members", 403},
		"an agent, a member":               {agent, "PUT", "/api/v1/cases/" + other.ID + "/members/agent", 404},
		"an owner, their paper":            {owner, "GET", of(theirs), 200},
		"an owner, another paper":          {owner, "GET", of(ours), 404},
		"an owner, another's upload":       {owner, "POST", "/api/v1/uploads/" + ours.Document.ID + "/complete", 404},
		"an owner, a page of theirs":       {owner, "GET", of(theirs) + "/pages/1", 403},
		"a buyer, the case":                {buyer, "GET", "/api/v1/cases/" + mine.ID, 403},
		"a buyer, a paper":                 {buyer, "GET", of(ours), 404},
		"an operator, a case":              {operator, "GET", "/api/v1/cases/" + mine.ID, 404},
		"an operator, the cases":           {operator, "GET", "/api/v1/cases", 403},
		"an operator, the work":            {operator, "GET", "/api/v1/work/parked", 200},
		"a token that reads, reading":      {reader, "GET", "/api/v1/cases/" + mine.ID, 200},
		"a token that reads, changing":     {reader, "POST", of(ours) + "/reread", 403},
		"a conveyancer, the webhooks":      {reader, "GET", "/api/v1/webhooks", 403},
		"an administrator, a case of none": {s, "GET", "/api/v1/cases/cnone", 404},
	} {
		if a := tt.who.ask(tt.method, tt.path, nil); a.code != tt.want {
			t.Errorf("%s: %d %s, want %d", name, a.code, a.body, tt.want)
		}
	}
	if a := s.ask("DELETE", "/api/v1/cases/"+mine.ID+"/members/owner", nil); a.code != http.StatusNoContent {
		t.Fatalf("%d %s", a.code, a.body)
	}
	if a := owner.ask("GET", of(theirs), nil); a.code != http.StatusNotFound {
		t.Errorf("who is no member any more: %d", a.code)
	}
}

const key = "Idempotency-Key: 0d5f3c1e-6f55-4a52-9a0c-6f0b7d7a2c11"

func TestARequestThatIsSaidAgainIsDoneOnce(t *testing.T) {
	s := newSite(t)
	before := s.records()
	const many = 6
	answers := make([]answerOf, many)
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() { answers[i] = s.ask("POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent"}, key) })
	}
	all.Wait()
	again := s.ask("POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent"}, key)
	replayed := 0
	for _, a := range append(answers, again) {
		if a.code != http.StatusCreated || !bytes.Equal(a.body, again.body) || a.header.Get("Content-Type") != again.header.Get("Content-Type") {
			t.Errorf("%d %s, want %s", a.code, a.body, again.body)
		}
		if a.header.Get("Idempotency-Replayed") != "" {
			replayed++
		}
	}
	if replayed != many || s.records() != before+1 {
		t.Errorf("%d of %d were replays, and there were %d changes", replayed, many+1, s.records()-before)
	}
	other := s.ask("POST", "/api/v1/cases", map[string]any{"name": "14 Beacon Crescent"}, key)
	if p := other.problem(t); other.code != http.StatusUnprocessableEntity || !strings.Contains(p.Detail, "another request") {
		t.Errorf("the key of another request: %d %s", other.code, other.body)
	}
	if a := s.ask("POST", "/api/v1/cases", map[string]any{"name": "x"}, "Idempotency-Key: short"); a.code != http.StatusUnprocessableEntity {
		t.Errorf("a short key: %d %s", a.code, a.body)
	}
	s.pass(25 * time.Hour)
	var fresh, first Case
	s.ask("POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent"}, key).into(t, &fresh)
	again.into(t, &first)
	if fresh.ID == first.ID {
		t.Error("the key is known after a day")
	}
}

func TestWhatWasRefusedMayBeAskedAgain(t *testing.T) {
	s := newSite(t)
	c := s.newCase("x")
	var reg Registered
	s.ask("POST", "/api/v1/cases/"+c.ID+"/uploads", announced("Dear Sirs")).into(t, &reg)
	complete := func() answerOf { return s.ask("POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil, key) }
	if a := complete(); a.code != http.StatusConflict {
		t.Fatalf("before the bytes: %d %s", a.code, a.body)
	}
	s.put(reg.Upload, "Dear Sirs")
	if a := complete(); a.code != http.StatusOK {
		t.Errorf("after: %d %s", a.code, a.body)
	}
}

func (s *site) put(u *Upload, text string) int {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), u.Method, u.URL, strings.NewReader(text))
	if err != nil {
		s.t.Fatal(err)
	}
	for k, v := range u.Headers {
		req.Header.Set(k, v)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0 // cut short
	}
	defer res.Body.Close()
	return res.StatusCode
}

// killed is a store of requests whose process dies before it can say how they ended.
type killed struct {
	*store.Store
	dead *bool
}

func (k killed) EndRequest(ctx context.Context, c request.Claim, answer string) error {
	if *k.dead {
		return errors.New("killed")
	}
	return k.Store.EndRequest(ctx, c, answer)
}

func TestAKillBetweenAChangeAndItsAnswerDoesNotDoItTwice(t *testing.T) {
	dead := true
	s := newSite(t)
	s.Requests.Store = killed{s.store, &dead}
	before := s.records()
	ask := func() answerOf { return s.ask("POST", "/api/v1/cases", map[string]any{"name": "x"}, key) }
	var c Case
	ask().into(t, &c) // the one who asked first may still get it
	s.pass(time.Minute)
	a := ask()
	if p := a.problem(t); a.code != http.StatusConflict || !strings.Contains(p.Detail, c.ID) {
		t.Errorf("%d %s does not say what became of it", a.code, a.body)
	}
	if s.records() != before+1 {
		t.Errorf("%d changes", s.records()-before)
	}
	// Killed before the change: nothing was done, and it is done now.
	refused := func() answerOf {
		return s.ask("POST", "/api/v1/cases", map[string]any{"name": ""}, strings.Replace(key, "0d5f", "1d5f", 1))
	}
	if a := refused(); a.code != http.StatusUnprocessableEntity {
		t.Fatalf("%d %s", a.code, a.body)
	}
	dead = false
	s.pass(time.Minute)
	if a := refused(); a.code != http.StatusUnprocessableEntity {
		t.Errorf("taken up again: %d %s", a.code, a.body)
	}
}

func TestChangesOfWhatWasSeen(t *testing.T) {
	s := newSite(t)
	c := s.newCase("x")
	path := "/api/v1/cases/" + c.ID
	whole, options := s.ask("GET", path, nil), s.ask("GET", path+"/options", nil)
	for _, a := range []answerOf{whole, options} {
		if !regexp.MustCompile(`^"[^"]+"$`).MatchString(a.header.Get("ETag")) {
			t.Fatalf("tag %q", a.header.Get("ETag"))
		}
	}
	if a := s.ask("GET", path, nil, "If-None-Match: "+whole.header.Get("ETag")); a.code != http.StatusNotModified || len(a.body) != 0 {
		t.Errorf("what it was: %d %s", a.code, a.body)
	}
	seen := "If-Match: " + options.header.Get("ETag")
	if a := s.ask("PUT", path+"/options", Options{Lender: "Nationwide"}, seen); a.code != http.StatusOK {
		t.Fatalf("%d %s", a.code, a.body)
	}
	before := s.records()
	if a := s.ask("PUT", path+"/options", Options{Lender: "Halifax"}, seen); a.code != http.StatusPreconditionFailed || a.problem(t).Type != ProblemType+"stale" {
		t.Errorf("stale: %d %s", a.code, a.body)
	}
	if a := s.ask("PUT", path+"/options", Options{Lender: "Halifax"}, "If-Match: 7"); a.code != http.StatusUnprocessableEntity {
		t.Errorf("no tag: %d %s", a.code, a.body)
	}
	if a := s.ask("GET", path, nil, "If-None-Match: "+whole.header.Get("ETag")); a.code != http.StatusOK {
		t.Errorf("the case has changed: %d", a.code)
	}
	if s.records() != before {
		t.Error("something was changed")
	}
	for _, seen := range []string{"*", `"x", W/TAG`, ""} {
		seen = "If-Match: " + strings.Replace(seen, "TAG", s.ask("GET", path+"/options", nil).header.Get("ETag"), 1)
		if a := s.ask("PUT", path+"/options", Options{Lender: "Halifax"}, seen); a.code != http.StatusOK {
			t.Errorf("%s: %d %s", seen, a.code, a.body)
		}
	}
}

var next = regexp.MustCompile(`^<([^>]+)>; rel="next"$`)

// walked is all of a list, page after page.
func walked[T any](s *site, path string) (all []T) {
	s.t.Helper()
	for path != "" {
		a := s.ask("GET", path, nil)
		var part []T
		a.into(s.t, &part)
		all = append(all, part...)
		path = ""
		if m := next.FindStringSubmatch(a.header.Get("Link")); m != nil {
			path = m[1]
		}
	}
	return all
}

func TestTheAuditIsReadInPages(t *testing.T) {
	s := newSite(t)
	for i := range 5 {
		s.pass(24 * time.Hour)
		s.newCase(fmt.Sprint(i))
	}
	everything := walked[Record](s, "/api/v1/audit?limit=2")
	if len(everything) != s.records() || everything[0].Number != int64(s.records()) || everything[len(everything)-1].Number != 1 {
		t.Fatalf("%d records of %d: %+v", len(everything), s.records(), everything)
	}
	var days []string
	for _, r := range walked[Record](s, "/api/v1/audit?limit=1&action=case.created&from=2026-12-02&to=2026-12-04") {
		days = append(days, r.At.Format(time.DateOnly))
	}
	if !slices.Equal(days, []string{"2026-12-04", "2026-12-03", "2026-12-02"}) {
		t.Errorf("cases made from 2 to 4 December: %v", days)
	}
	subject := everything[0].Subject
	for _, r := range walked[Record](s, "/api/v1/audit?subject="+subject) {
		if r.Subject != subject {
			t.Errorf("asked for %s: %+v", subject, r)
		}
	}
	if none := walked[Record](s, "/api/v1/audit?person=nobody"); len(none) != 0 {
		t.Errorf("what nobody did: %+v", none)
	}
	if a := s.ask("GET", "/api/v1/audit?from=yesterday", nil); a.code != http.StatusUnprocessableEntity && a.code != http.StatusBadRequest {
		t.Errorf("a day that is none: %d %s", a.code, a.body)
	}
}

func TestListsComeInPages(t *testing.T) {
	s := newSite(t)
	const many = 7
	var want []string
	var first Case
	for i := range many {
		s.pass(time.Second)
		first = s.newCase(fmt.Sprint(i))
		want = append([]string{first.ID}, want...)
	}
	var papers []string
	for i := range many {
		var reg Registered
		s.ask("POST", "/api/v1/cases/"+first.ID+"/uploads", announced(fmt.Sprint(i))).into(t, &reg)
		papers = append(papers, reg.Document.ID)
	}
	for path, want := range map[string][]string{"/api/v1/cases?limit=3": want, "/api/v1/cases?limit=7": want, "/api/v1/cases/" + first.ID + "/documents?limit=2": papers} {
		var got []string
		for _, p := range walked[struct{ ID string }](s, path) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s gives %v, want %v", path, got, want)
		}
	}
}

func TestHooksOverHTTP(t *testing.T) {
	s := newSite(t)
	var secret Secret
	s.ask("POST", "/api/v1/webhooks", map[string]any{"url": "https://example.org/x", "events": []string{"case.created"}}, key).into(t, &secret)
	again := s.ask("POST", "/api/v1/webhooks", map[string]any{"url": "https://example.org/x", "events": []string{"case.created"}}, key)
	if !strings.Contains(string(again.body), secret.Secret) {
		t.Errorf("said again: %s", again.body)
	}
	path := "/api/v1/webhooks/" + secret.Webhook
	s.newCase("x")
	s.ask("POST", path+"/test", nil)
	var ds []Delivery
	s.ask("GET", path+"/deliveries", nil).into(t, &ds)
	if len(ds) != 2 || ds[1].State != webhook.Waiting {
		t.Errorf("deliveries %+v", ds)
	}
	if a := s.ask("PUT", path, map[string]any{"url": "https://example.org/y", "events": []string{"pack.signed"}, "active": false}); a.code != http.StatusOK || strings.Contains(string(a.body), "whsec_") {
		t.Errorf("%d %s", a.code, a.body)
	}
	if a := s.ask("DELETE", path, nil); a.code != http.StatusNoContent {
		t.Errorf("%d %s", a.code, a.body)
	}
	if a := s.ask("GET", path, nil); a.code != http.StatusNotFound {
		t.Errorf("%d %s", a.code, a.body)
	}
}

// TestBadInput is what strangers send: each gets a sentence, a status and the id of
// its request, and nothing is changed.
func TestBadInput(t *testing.T) {
	s := newSite(t)
	c := s.newCase("x")
	var reg, late Registered
	s.ask("POST", "/api/v1/cases/"+c.ID+"/uploads", announced("Dear Sirs")).into(t, &reg)
	s.ask("POST", "/api/v1/cases/"+c.ID+"/uploads", announced("Dear Madams")).into(t, &late)
	document := "/api/v1/documents/" + reg.Document.ID
	ok := map[string]any{"name": "x"}
	with := func(k string, v any) map[string]any {
		m := announced("another letter")
		m[k] = v
		return m
	}
	before := s.records()
	for name, tt := range map[string]struct {
		method, path string
		body         any
		header       string
		code         int
		kind         string
	}{
		"half an upload":           {"POST", "/api/v1/uploads/" + reg.Document.ID + "/complete", nil, "", 409, "conflict"},
		"a wrong digest":           {"POST", "/api/v1/cases/" + c.ID + "/uploads", with("sha256", "xyz"), "", 422, "invalid"},
		"a file that is too large": {"POST", "/api/v1/cases/" + c.ID + "/uploads", with("size", 1<<40), "", 413, "too_large"},
		"a file of nothing":        {"POST", "/api/v1/cases/" + c.ID + "/uploads", with("size", 0), "", 422, "invalid"},
		"a stale tag":              {"PUT", "/api/v1/cases/" + c.ID + "/options", Options{}, `If-Match: "0"`, 412, "stale"},
		"a case that is not there": {"GET", "/api/v1/cases/cnone", nil, "", 404, "not_found"},
		"a file for such a case":   {"POST", "/api/v1/cases/cnone/uploads", announced("x"), "", 404, "not_found"},
		"no such document":         {"GET", "/api/v1/documents/dnone", nil, "", 404, "not_found"},
		"a kind before reading":    {"PUT", document + "/kind", map[string]any{"kind": "lease"}, "", 409, "conflict"},
		"no such kind":             {"PUT", document + "/kind", map[string]any{"kind": "novel"}, "", 422, "invalid"},
		"reading what is not here": {"POST", document + "/reread", nil, "", 409, "conflict"},
		"a request too large":      {"POST", "/api/v1/cases", map[string]any{"name": strings.Repeat("x", mostBody)}, "", 413, "too_large"},
		"too large, with a key":    {"POST", "/api/v1/cases", map[string]any{"name": strings.Repeat("x", mostBody)}, key, 413, "too_large"},
		"another content type":     {"POST", "/api/v1/cases", "<case/>", "Content-Type: application/xml", 415, "media_type"},
		"no JSON":                  {"POST", "/api/v1/cases", `{"name": `, "", 400, "malformed"},
		"no object":                {"POST", "/api/v1/cases", `[]`, "", 422, "invalid"},
		"nothing":                  {"POST", "/api/v1/cases", nil, "", 400, "malformed"},
		"an unknown field":         {"POST", "/api/v1/cases", map[string]any{"name": "x", "colour": "red"}, "", 422, "invalid"},
		"a field of another type":  {"POST", "/api/v1/cases", map[string]any{"name": 7}, "", 422, "invalid"},
		"no name":                  {"POST", "/api/v1/cases", map[string]any{"name": " "}, "", 422, "invalid"},
		"no day":                   {"PUT", "/api/v1/cases/" + c.ID + "/options", Options{AsAt: "yesterday"}, "", 422, "invalid"},
		"an id that is taken":      {"POST", "/api/v1/cases", map[string]any{"name": "x", "id": c.ID}, "", 409, "conflict"},
		"a cursor of nobody":       {"GET", "/api/v1/cases?cursor=xyz", nil, "", 422, "invalid"},
		"a page of thousands":      {"GET", "/api/v1/cases?limit=5000", nil, "", 422, "invalid"},
		"somebody not there":       {"PUT", "/api/v1/cases/" + c.ID + "/members/nobody", nil, "", 404, "not_found"},
		"no such route":            {"GET", "/api/v1/houses", nil, "", 404, "not_found"},
		"no such method":           {"PATCH", "/api/v1/cases", nil, "", 405, "method"},
		"no token":                 {"GET", "/api/v1/cases", nil, "Authorization: Bearer nope", 403, "forbidden"},
		"a basic password":         {"GET", "/api/v1/cases", nil, "Authorization: Basic eDp5", 403, "forbidden"},
		"another site":             {"POST", "/api/v1/cases", ok, "Origin: https://evil.example", 403, "forbidden"},
		"another host":             {"GET", "/api/v1/cases", nil, "Host: evil.example", 403, "forbidden"},
		"a private webhook":        {"POST", "/api/v1/webhooks", map[string]any{"url": "http://10.0.0.1", "events": []string{"case.created"}}, "", 422, "invalid"},
		"parked work of nobody":    {"POST", "/api/v1/work/parked/k/s/restart", nil, "", 404, "not_found"},
	} {
		a := s.ask(tt.method, tt.path, tt.body, cmp.Or(tt.header, "X-None: "))
		p := a.problem(t)
		if a.code != tt.code || p.Type != ProblemType+tt.kind || p.Status != tt.code || p.Title != http.StatusText(tt.code) {
			t.Errorf("%s: %d %s", name, a.code, a.body)
		}
		if p.Detail == "" || p.Request == "" || p.Request != a.header.Get("X-Request-Id") || strings.Contains(p.Detail, "sql") {
			t.Errorf("%s says %q of request %q", name, p.Detail, p.Request)
		}
	}
	// Bytes that are cut short, or others than were announced, are none that arrived.
	for _, text := range []string{"Dear", "Dear Sirz", "Dear Sirs and Madams"} {
		if code := s.put(reg.Upload, text); code/100 == 2 {
			t.Errorf("%q was taken for the letter", text)
		}
	}
	if a := s.ask("POST", "/api/v1/uploads/"+reg.Document.ID+"/complete", nil); a.code != http.StatusConflict {
		t.Errorf("complete: %d %s", a.code, a.body)
	}
	// A clock that jumps: the signed request has ended, and nothing else.
	s.pass(time.Hour)
	if code := s.put(late.Upload, "Dear Madams"); code/100 != 4 {
		t.Errorf("an upload that has expired: %d", code)
	}
	s.pass(-2 * time.Hour)
	if a := s.ask("GET", "/api/v1/cases/"+c.ID, nil); a.code != http.StatusOK {
		t.Errorf("a clock that went back: %d %s", a.code, a.body)
	}
	if s.records() != before {
		t.Errorf("%d changes were made", s.records()-before)
	}
	if code := s.put(reg.Upload, "Dear Sirs"); code != http.StatusOK {
		t.Errorf("the bytes at last: %d", code)
	}
}

func TestRequestsHaveAnID(t *testing.T) {
	s := newSite(t)
	for given, kept := range map[string]bool{
		"0d5f3c1e-6f55-4a52": true, "Root=1-5759e988-bd862e3fe1be46a994272793": true,
		"short": false, "with space here": false, "quote\"quote": false, strings.Repeat("x", 200): false,
	} {
		if got := s.ask("GET", "/api/v1/cases", nil, "X-Request-Id: "+given).header.Get("X-Request-Id"); (got == given) != kept || got == "" {
			t.Errorf("%q became %q", given, got)
		}
	}
}

func TestWhoAsksTooOftenWaits(t *testing.T) {
	var failed error
	s := newSite(t, func(s *Server) {
		now := time.Now
		s.Limits = Limits{Cache: cache.New(memcache.Open(now), memcache.Open(now), func(err error) { failed = err }), PerMinute: 5}
	})
	var a answerOf
	for range 7 {
		a = s.ask("GET", "/api/v1/cases", nil)
	}
	if p := a.problem(t); a.code != http.StatusTooManyRequests || p.Type != ProblemType+"limited" || a.header.Get("Retry-After") == "" || failed != nil {
		t.Errorf("%d %v %s", a.code, a.header, a.body)
	}
	for range 50 { // from this address, by people who are not known
		a = s.ask("GET", "/api/v1/cases", nil, "Authorization: Bearer nope")
	}
	if a.code != http.StatusTooManyRequests {
		t.Errorf("%d after 57 requests of an address", a.code)
	}
	if a = s.ask("GET", "/healthz", nil); a.code != http.StatusOK {
		t.Errorf("health: %d", a.code)
	}
}

func TestOtherSitesAreLetInByName(t *testing.T) {
	s := newSite(t, func(s *Server) { s.Origins = []string{"https://app.example"} })
	mine, other := "Origin: https://app.example", "Origin: https://evil.example"
	a := s.ask("OPTIONS", "/api/v1/cases", nil, mine, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization")
	if a.code != http.StatusNoContent || a.header.Get("Access-Control-Allow-Origin") != "https://app.example" || !strings.Contains(a.header.Get("Access-Control-Allow-Headers"), "Idempotency-Key") {
		t.Errorf("asking before: %d %v", a.code, a.header)
	}
	if a.header.Get("Access-Control-Allow-Credentials") != "" {
		t.Error("a browser's session may be used")
	}
	a = s.ask("POST", "/api/v1/cases", map[string]any{"name": "x"}, mine)
	if a.code != http.StatusCreated || a.header.Get("Access-Control-Allow-Origin") != "https://app.example" {
		t.Errorf("with a token: %d %s", a.code, a.body)
	}
	a = s.ask("POST", "/api/v1/cases", map[string]any{"name": "x"}, mine, "Authorization: ", "Cookie: "+SessionCookie+"=x")
	if a.code != http.StatusForbidden {
		t.Errorf("with a cookie: %d", a.code)
	}
	a = s.ask("GET", "/api/v1/cases", nil, other)
	if a.header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("another site: %v", a.header)
	}
	if a = s.ask("OPTIONS", "/api/v1/cases", nil, other, "Access-Control-Request-Method: POST"); a.code/100 == 2 {
		t.Errorf("another site asks before: %d", a.code)
	}
}

func TestSecurityHeaders(t *testing.T) {
	s := newSite(t)
	w := httptest.NewRecorder()
	secure := *s.Server
	secure.PublicURL = "https://papers.example"
	r := httptest.NewRequest("GET", "https://papers.example/healthz", nil)
	secure.Handler().ServeHTTP(w, r)
	if !strings.HasPrefix(w.Header().Get("Strict-Transport-Security"), "max-age=31536000") {
		t.Errorf("headers %v", w.Header())
	}
	if a := s.ask("GET", "/healthz", nil); a.header.Get("Strict-Transport-Security") != "" {
		t.Error("a machine of one's own asks for https")
	}
}
