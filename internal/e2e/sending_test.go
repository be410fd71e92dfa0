package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/web/webtest"
)

// TestSendingIsInterrupted sends forty papers of which the bytes of thirty find no line, and
// loads the page again in the middle: each is tried again by itself and can be cancelled,
// the page that was loaded again says what was not sent, and of the same papers chosen anew
// those that are here are not sent twice. Nothing moves on the way.
func TestSendingIsInterrupted(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	const all, first = 40, 10
	dir := t.TempDir()
	var paths []string
	for i := range all {
		path := filepath.Join(dir, fmt.Sprintf("letter %02d.txt", i+1))
		if err := os.WriteFile(path, fmt.Appendf(nil, "Dear Sirs\n\nWe enclose paper %d.\n", i+1), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	for _, size := range []webtest.Size{webtest.Desk, webtest.Phone} {
		t.Run(size.Name, func(t *testing.T) {
			b := webtest.Open(t, size, false)
			s := boot(t, t.TempDir(), nil)
			kase := s.url + "/cases/" + get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": "12 Beacon Crescent"}).ID
			b.Go(s.link)
			b.Go(kase)
			says := func(words string) string {
				return fmt.Sprintf(`document.querySelector("#sending .sum").textContent.includes(%q)`, words)
			}
			choose := func(paths []string) { b.Do(chromedp.SetUploadFiles("#files", paths)) }
			still := func(when string) {
				t.Helper()
				if cost := b.Spent(); cost.Shift > 0 {
					t.Errorf("%s the page shifts by %.4f: %s", when, cost.Shift, cost.Moved)
				}
			}
			choose(paths[:first])
			b.Until(says("10 sent"))
			still("while ten papers are sent")

			b.Expecting("DISCONNECTED", func() {
				b.Broken("http://*:*/uploads/*", func() {
					choose(paths)
					b.Until(says("The connection was lost. It is tried again: 30 of 40 left · 10 here already"))
					b.Until(`document.querySelectorAll("#sending .problem").length === 3 && document.querySelector("#sending .problem").textContent.includes("Again in")`)
					b.Inspect("sending-broken")
					webtest.Eval[bool](b, `(document.querySelector("#sending .queue button").click(), true)`)
					b.Until(says("29 of 40 left · 10 here already · 1 cancelled"))
					still("while the line is broken")
					b.Expecting("beforeunload", func() { b.Go(kase) }) // in the middle of it, which asks whoever has touched the page
				})
				b.Until(says("29 papers were not sent when the page was loaded again."))
			})
			if named := webtest.Eval[int](b, `document.querySelectorAll("#sending [data-lost]").length`); named != 29 {
				t.Errorf("%d papers are named that were not sent", named)
			}
			still("when it is loaded again")
			b.Inspect("sending-lost")
			b.Go(kase) // and once more: nothing is forgotten
			b.Until(says("29 papers were not sent"))
			choose(paths)
			b.Until(says("30 sent · 10 here already"))
			if webtest.Eval[bool](b, `sessionStorage.length > 0`) {
				t.Error("what was sent is still kept for the next page")
			}
			b.Until(`document.querySelectorAll(".stage.ready, .stage.read").length === 40`)
			still("while all are read")
			if docs := get[[]api.Document](s, "GET", strings.Replace(kase, s.url, "/api/v1", 1)+"/documents?limit=100", nil); len(docs) != all {
				t.Errorf("the case has %d papers", len(docs))
			}
			b.Picture("sending-done")
		})
	}
}
