package e2e

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// TestAWrittenAnswerIsStreamed asks a case of a service with a model: what the papers
// say comes at once, a sentence as soon as it is whole and borne out, an invented one
// never, and who hangs up ends the model's call.
func TestAWrittenAnswerIsStreamed(t *testing.T) {
	const borne = "The Lessor will maintain repair redecorate and renew the main structure. [a1] "
	// The stand-in writes one sentence that stands in the lease, then one that does not,
	// then waits; asked for nothing else, it is slow for ever.
	mind := func(c modeltest.Call) modeltest.Say {
		if !strings.Contains(c.Data, "[a1]") {
			return modeltest.Say{Form: map[string]any{}}
		}
		say := modeltest.Say{Text: borne + "The tenant pays £9,999 for it. [a1] And so on."}
		if strings.Contains(c.Text, "of the lease") {
			say.HangAfter = 14 // the second sentence has begun
		}
		return say
	}
	stand := &modeltest.Bedrock{Mind: mind}
	ended := make(chan struct{}, 1000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stand.ServeHTTP(w, r)
		ended <- struct{}{}
	}))
	t.Cleanup(server.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	s := boot(t, t.TempDir(), map[string]string{
		"PAPERWURKS_MODEL_URL": "bedrock://eu-west-2/anthropic.claude-3-7-sonnet-20250219-v1:0?endpoint=" + url.QueryEscape(server.URL),
	})
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]string{"name": "Flat 1"})
	s.upload(kase.ID, "lease.txt", []byte(askedLease))
	s.untilReady(kase.ID)
	for len(ended) > 0 {
		<-ended // the papers' own reading
	}

	path := s.url + "/api/v1/cases/" + kase.ID + "/ask"
	open := func(ctx context.Context, question string) (next func() (name string, data []byte)) {
		req, err := http.NewRequestWithContext(ctx, "GET", path+"?q="+url.QueryEscape(question), nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+s.token)
		req.Header.Set("Accept", "text/event-stream")
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = res.Body.Close() })
		lines := bufio.NewScanner(res.Body)
		lines.Buffer(nil, 1<<20)
		return func() (name string, data []byte) {
			for lines.Scan() {
				if after, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
					name = after
				}
				if after, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
					return name, []byte(after)
				}
			}
			return "", nil
		}
	}

	var names []string
	var written retrieval.Written
	next := open(t.Context(), "What does clause 3(a) say?")
	for name, data := next(); name != ""; name, data = next() {
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
		if name == "written" {
			if err := json.Unmarshal(data, &written); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := strings.Join(names, " "); got != "answer passage sentence written end" {
		t.Errorf("the parts: %s", got)
	}
	if len(written.Sentences) != 1 || !strings.HasPrefix(borne, written.Sentences[0].Text) || written.Dropped == 0 {
		t.Errorf("%+v", written)
	}
	if len(ended) != 1 {
		t.Fatalf("%d calls of the model", len(ended))
	}
	<-ended

	ctx, hangUp := context.WithCancel(t.Context())
	defer hangUp()
	next = open(ctx, "What does clause 3(a) of the lease say?")
	for {
		name, _ := next()
		if name == "sentence" {
			break // it came while the model was still writing
		}
		if name == "" || name == "end" {
			t.Fatal("no sentence came before the end")
		}
	}
	select {
	case <-ended:
		t.Fatal("the model had ended already")
	default:
	}
	hangUp()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the model goes on writing for nobody")
	}
}
