package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// TestTheFirmsLibraryStandsBesideAnswers asks a case of a service with a knowledge base
// at Bedrock's protocol: it gets the question and nothing else, what it has stands apart
// from what the papers say, and one that is down or slow changes nothing but a note.
func TestTheFirmsLibraryStandsBesideAnswers(t *testing.T) {
	const source = "s3://reference/repairs.md"
	stand := &modeltest.Bedrock{Knowledge: map[string]string{
		source:                       "Who must fix the roof of a block:\n the lease says; section 11 of the 1985 Act is for short leases.",
		"s3://reference/drainage.md": "Sewers.",
		"s3://reference/long.md":     strings.Repeat("The roof of a block. ", 1000),
	}}
	var mu sync.Mutex
	var library modeltest.Say // what the knowledge base does
	var sent []string         // to it
	stand.Mind = func(c modeltest.Call) modeltest.Say {
		if c.Operation != "retrieve" {
			return modeltest.Honest(c)
		}
		mu.Lock()
		defer mu.Unlock()
		return library
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/knowledgebases/") {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				return
			}
			mu.Lock()
			sent = append(sent, r.URL.Path+" "+string(body))
			mu.Unlock()
			r.Body = io.NopCloser(bytes.NewReader(body))
		}
		stand.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	behave := func(say modeltest.Say) (asked func() []string) {
		mu.Lock()
		defer mu.Unlock()
		library, sent = say, nil
		return func() []string {
			mu.Lock()
			defer mu.Unlock()
			return slices.Clone(sent)
		}
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	s := boot(t, t.TempDir(), map[string]string{
		"PAPERWURKS_MODEL_URL": "bedrock://eu-west-2/amazon.nova-lite-v1:0?knowledge=ABCDEFGHIJ&endpoint=" + url.QueryEscape(server.URL),
	})
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]string{"name": "Flat 1"})
	asked := behave(modeltest.Say{})
	s.upload(kase.ID, "lease.txt", []byte(askedLease))
	s.untilReady(kase.ID)
	if got := asked(); len(got) != 0 {
		t.Errorf("reading the papers asked the library: %q", got)
	}
	path := "/api/v1/cases/" + kase.ID
	ask := func() (a retrieval.Answer) {
		t.Helper()
		a = get[retrieval.Answer](s, "POST", path+"/ask", map[string]string{"question": "Who has to fix the roof?"})
		if a.Outcome != retrieval.Found || len(a.Evidence) != 1 || !strings.Contains(a.Evidence[0].Quote, "the Lessor will maintain") {
			t.Errorf("what the papers say: %s, %+v", a.Text, a.Evidence)
		}
		return a
	}

	a := ask()
	if l := a.Library; l == nil || l.From != "knowledge base ABCDEFGHIJ" || l.Note != "" || len(l.Extracts) != 1 || l.Extracts[0].Source != source ||
		l.Extracts[0].Text != "Who must fix the roof of a block: the lease says; section 11 of the 1985 Act is for short leases." {
		t.Errorf("the library: %+v", l)
	}
	for _, q := range a.Evidence {
		if q.File != "lease.txt" {
			t.Errorf("the answer quotes %s", q.File)
		}
	}
	for _, p := range a.Passages {
		if p.File != "lease.txt" {
			t.Errorf("a passage is from %s", p.File)
		}
	}
	got := asked()
	if len(got) != 1 {
		t.Fatalf("%d calls of the library", len(got))
	}
	where, body, _ := strings.Cut(got[0], " ")
	var said, want any
	if err := json.Unmarshal([]byte(body), &said); err != nil {
		t.Fatal(err)
	}
	_ = json.Unmarshal([]byte(`{"retrievalQuery":{"text":"Who has to fix the roof?"},"retrievalConfiguration":{"vectorSearchConfiguration":{"numberOfResults":3}}}`), &want)
	if where != "/knowledgebases/ABCDEFGHIJ/retrieve" || !reflect.DeepEqual(said, want) {
		t.Errorf("sent to %s: %s", where, body)
	}
	for _, c := range stand.Asked() {
		if strings.Contains(c.Data+c.Text+c.System, "section 11 of the 1985 Act is for short leases") {
			t.Errorf("what the library has went to the model (%s)", c.Operation)
		}
	}
	if code, page := s.ask("GET", "/cases/"+kase.ID+"/ask?q=Who+has+to+fix+the+roof%3F", nil); code != 200 || !bytes.Contains(page, []byte(source)) || !bytes.Contains(page, []byte("not these papers")) {
		t.Errorf("the page: %d", code)
	}

	behave(modeltest.Say{Wait: time.Minute})
	began := time.Now()
	slow := ask()
	if l := slow.Library; l == nil || len(l.Extracts) != 0 || !strings.Contains(l.Note, "did not answer in time. The answer stands.") {
		t.Errorf("a slow library: %+v", l)
	}
	if took := time.Since(began); took > 20*time.Second { // 2 and what a busy machine takes
		t.Errorf("a question waited %s for the library", took)
	}
	if slow.Text != a.Text || !reflect.DeepEqual(slow.Evidence, a.Evidence) {
		t.Errorf("the answer changed with the library: %+v", slow)
	}

	asked = behave(modeltest.Say{Status: 503, Code: "ServiceUnavailableException"})
	for range 4 { // with the slow one five failures
		if l := ask().Library; l == nil || len(l.Extracts) != 0 || !strings.Contains(l.Note, "The answer stands.") {
			t.Errorf("a library that is down: %+v", l)
		}
	}
	before := len(asked())
	if l := ask().Library; l == nil || !strings.Contains(l.Note, "The answer stands.") || before == 0 || len(asked()) != before {
		t.Errorf("a library that has failed five times is asked on: %+v", l)
	}

	get[api.Case](s, "PUT", path+"/model", map[string]bool{"allowed": false})
	asked = behave(modeltest.Say{})
	if l := get[retrieval.Answer](s, "POST", path+"/ask", map[string]string{"question": "Who has to fix the roof?"}).Library; l != nil || len(asked()) != 0 {
		t.Errorf("the library was asked about a case that is kept from models: %+v", l)
	}
}
