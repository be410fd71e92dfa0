package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/api"
)

const askedLease = `THIS LEASE is made the 7 July 1989 BETWEEN REGENT PROPERTIES LIMITED (hereinafter called "the Lessor") and ANN EXAMPLE (hereinafter called "the Lessee")

TO HOLD the same unto the Lessee for the term of 99 years from the 24 June 1989

2. THE Lessee HEREBY COVENANTS with the Lessor as follows:-

(a) No dog bird cat or other animal or reptile shall be kept in the Flat without the consent in writing of the Lessor

3. THE Lessor HEREBY COVENANTS with the Lessee as follows:-

(a) THAT the Lessor will maintain repair redecorate and renew the main structure and in particular the roof chimney stacks gutters foundations and main walls of the Building
`

type askedAnswer struct {
	Outcome  string
	Answer   string
	Evidence []struct {
		File, Quote string
		Page        int
	}
	Passages []json.RawMessage
}

func TestAskingThePapers(t *testing.T) {
	s := boot(t, t.TempDir(), nil)
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "Flat 1", "options": map[string]string{"as_at": "2026-11-22"}})
	path := "/api/v1/cases/" + kase.ID
	question := map[string]string{"question": "Who has to fix the roof?"}
	if code, text := s.ask("POST", path+"/ask", question); code != http.StatusNotFound || !bytes.Contains(text, []byte("not read yet")) {
		t.Errorf("before there is a report: %d %s", code, text)
	}
	d := s.upload(kase.ID, "lease.txt", []byte(askedLease))
	s.untilReady(kase.ID)

	a := get[askedAnswer](s, "POST", path+"/ask", question)
	if a.Outcome != "found" || len(a.Evidence) == 0 || !strings.Contains(a.Evidence[0].Quote, "roof chimney stacks") || a.Evidence[0].File != "lease.txt" {
		t.Fatalf("who repairs the roof: %+v", a)
	}
	if a := get[askedAnswer](s, "POST", path+"/ask", map[string]string{"question": "Is there a swimming pool?"}); a.Outcome != "silent" || len(a.Evidence) != 0 {
		t.Errorf("the swimming pool: %+v", a)
	}
	if code, text := s.ask("GET", path+"/ask/evidence/0?q=Who+has+to+fix+the+roof%3F", nil); code != 200 || !bytes.HasPrefix(text, []byte("\xff\xd8\xff")) {
		t.Errorf("the strip of the page: %d %.80s", code, text)
	}
	if code, _ := s.ask("POST", path+"/ask", map[string]string{"question": strings.Repeat("roof ", 300)}); code != http.StatusUnprocessableEntity {
		t.Errorf("a question as long as a paper: %d", code)
	}

	found := get[struct{ Passages []struct{ Where string } }](s, "GET", path+"/search?q=animals", nil)
	if len(found.Passages) == 0 || found.Passages[0].Where != "clause 2(a)" {
		t.Errorf("animals: %+v", found)
	}
	firm := get[struct {
		Cases []struct {
			Case     api.Case
			Passages []struct{ File string }
		}
		Left int
	}](s, "GET", "/api/v1/search?q=animals", nil)
	if len(firm.Cases) != 1 || firm.Cases[0].Case.ID != kase.ID || len(firm.Cases[0].Passages) == 0 || firm.Left != 0 {
		t.Errorf("animals in all cases: %+v", firm)
	}

	for accept, want := range map[string][]string{
		"text/event-stream":    {"event: answer\n", "event: passage\n", "event: end\n"},
		"application/x-ndjson": {`"event":"answer"`, `"event":"passage"`, `"event":"end"`},
	} {
		body, _ := json.Marshal(question)
		req, err := http.NewRequestWithContext(t.Context(), "POST", s.url+path+"/ask", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+s.token)
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", accept)
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if err != nil || !strings.HasPrefix(res.Header.Get("Content-Type"), accept) {
			t.Errorf("%s: %s, %v", accept, res.Header.Get("Content-Type"), err)
		}
		at := 0
		for _, w := range want {
			i := strings.Index(string(text[at:]), w)
			if i < 0 {
				t.Fatalf("%s: no %s after byte %d of %s", accept, w, at, text)
			}
			at += i
		}
	}

	// The papers are asked as they are now: a lease that is no lease any more has no clauses.
	get[api.Document](s, "PUT", "/api/v1/documents/"+d.ID+"/kind", map[string]string{"kind": "correspondence"})
	s.watch(kase.ID, "", func(m message) bool {
		var c api.Case
		return m.event == "case" && json.Unmarshal(m.data, &c) == nil && c.State == "ready" && c.Report > 1
	})
	found = get[struct{ Passages []struct{ Where string } }](s, "GET", path+"/search?q=animals", nil)
	if len(found.Passages) == 0 || strings.HasPrefix(found.Passages[0].Where, "clause") {
		t.Errorf("animals in a letter: %+v", found)
	}

	// The page for people.
	code, page := s.ask("GET", "/cases/"+kase.ID+"/ask?q=Is+there+a+swimming+pool%3F", nil)
	if code != 200 || !bytes.Contains(page, []byte("The papers do not say")) {
		t.Errorf("the page: %d %.300s", code, page)
	}
	if code, page := s.ask("GET", "/search?q=animals", nil); code != 200 || !bytes.Contains(page, []byte("Flat 1")) {
		t.Errorf("the search page: %d %.300s", code, page)
	}
}
