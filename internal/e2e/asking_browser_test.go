package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
	"github.com/paperwurks/paperwurks/web/webtest"
)

// TestAskingInABrowser asks a case where questions are asked, and on the page of an answer:
// the quoted words come with what a model writes of them, each citation leads to its words
// lit on the page, what no paper says is said so, and whoever looks on asks the firm's
// library once.
func TestAskingInABrowser(t *testing.T) {
	const sentence = "The Lessor will maintain repair redecorate and renew the main structure."
	const source = "s3://reference/repairs.md"
	const question = "What does clause 3(a) say?"
	stand := &modeltest.Bedrock{Knowledge: map[string]string{source: "What a clause on repairs does not say, section 11 of the 1985 Act may."}}
	stand.Mind = func(c modeltest.Call) modeltest.Say {
		switch {
		case c.Operation == "retrieve":
			return modeltest.Say{}
		case strings.Contains(c.Data, "[a1]"):
			return modeltest.Say{Text: sentence + " [a1] The tenant pays £9,999 for it. [a1]"}
		}
		return modeltest.Say{Form: map[string]any{}}
	}
	var library atomic.Int32 // how often it was asked
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/knowledgebases/") {
			library.Add(1)
		}
		stand.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	s := boot(t, t.TempDir(), map[string]string{
		"PAPERWURKS_MODEL_URL": "bedrock://eu-west-2/anthropic.claude-3-7-sonnet-20250219-v1:0?knowledge=ABCDEFGHIJ&endpoint=" + url.QueryEscape(server.URL),
	})
	kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]string{"name": "Flat 1"})
	s.upload(kase.ID, "lease.txt", []byte(askedLease))
	s.untilReady(kase.ID)

	b := webtest.Open(t, webtest.Desk, false)
	b.Go(s.link)
	at := s.url + "/cases/" + kase.ID
	b.Go(at)
	b.Do(chromedp.SendKeys("#question", question), chromedp.Click("form[data-ask] button"))
	b.Until(`document.querySelector("#answer-here > p:last-child a")`) // the last part of the answer
	said := webtest.Eval[struct{ Head, Quoted, Written, Cited, Library string }](b, `({
		Head: document.querySelector("#answer-here h3").textContent, Quoted: document.querySelector("#answer-here figcaption").textContent,
		Written: document.querySelector("#answer-here li").textContent, Cited: document.querySelector("#answer-here li a").getAttribute("href"),
		Library: [...document.querySelectorAll("#answer-here details")].map((d) => d.textContent).join(" ") })`)
	if said.Head != "Answer" || !strings.Contains(said.Quoted, "lease.txt, clause 3(a), page 1") || !strings.Contains(said.Quoted, "roof chimney stacks") {
		t.Errorf("the answer: %+v", said)
	}
	if !strings.HasPrefix(said.Written, sentence) || !strings.HasPrefix(said.Cited, "/documents/") || strings.Contains(said.Written, "9,999") {
		t.Errorf("what a model writes: %+v", said)
	}
	if !strings.Contains(said.Library, source) || library.Load() != 1 {
		t.Errorf("the library was asked %d times: %q", library.Load(), said.Library)
	}
	b.Until(`document.querySelector("#answer-here figure img").naturalWidth > 0`)
	b.Press("#answer-here figure a")
	b.Until(`document.querySelector(".paper img").naturalWidth > 0 && ` + whole)
	if lit := webtest.Eval[string](b, under); !strings.Contains(lit, "THAT the Lessor will maintain repair") {
		t.Errorf("the citation lights %q", lit)
	}

	b.Go(at)
	b.Do(chromedp.SendKeys("#question", "Is there a swimming pool?"), chromedp.Click("form[data-ask] button"))
	b.Until(`document.querySelector("#answer-here > p:last-child a")`)
	if got := webtest.Eval[string](b, `document.querySelector("#answer-here h3").textContent + ", " + document.querySelectorAll("#answer-here figure").length`); got != "The papers do not say, 0" {
		t.Errorf("the swimming pool: %s", got)
	}

	before := library.Load()
	b.Go(at + "/ask?q=" + url.QueryEscape(question))
	b.Until(`document.querySelector("[data-written] li")`)
	if got := webtest.Eval[string](b, `document.querySelector("[data-written] li").textContent`); !strings.HasPrefix(got, sentence) {
		t.Errorf("what a model writes on a page of its own: %s", got)
	}
	if n := library.Load() - before; n != 1 {
		t.Errorf("a page and its script ask the library %d times", n)
	}
	b.Until(`[...document.querySelectorAll("main figure img")].every((i) => { i.loading = "eager"; return i.complete && i.naturalWidth > 0; })`)
	b.Press("[data-written] li a")
	b.Until(`document.querySelector("rect.found")`)
}
