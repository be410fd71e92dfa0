package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/web/webtest"
)

// TestDemonstration is the first look of a newcomer: they follow the link of `up --demo`
// and watch the papers of its case being read. Nothing that they see moves meanwhile, and
// no page that the menu leads to is a dead end.
func TestDemonstration(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	for _, size := range []webtest.Size{webtest.Desk, webtest.Phone} {
		t.Run(size.Name, func(t *testing.T) {
			b := webtest.Open(t, size, false)
			s := alone(t, "--demo")
			b.Go(s.link)
			b.Do(chromedp.ScrollIntoView("#papers")) // where it happens
			b.Picture("demo-working")
			b.Until(`document.querySelector(".first[data-new] button")`)
			cost := b.Spent()
			if cost.Shift > 0 {
				t.Errorf("while its papers are read the page shifts by %.4f: %s", cost.Shift, cost.Moved)
			}
			b.Do(chromedp.Click(".first[data-new] button"))
			b.Until(`document.querySelectorAll(".finding").length > 0`)
			if papers := webtest.Eval[string](b, `document.querySelector("#papers .count").textContent + " of " + document.querySelectorAll("#documents > li").length`); papers != "27 of 27" {
				t.Errorf("%s papers are counted", papers)
			}
			b.Picture("demo-read")
			// Wherever the menus and the case lead, somebody who has set nothing up finds a page.
			seen := map[string]bool{}
			for _, from := range []string{webtest.Eval[string](b, "location.href"), s.url + "/people"} {
				b.Go(from)
				for _, to := range webtest.Eval[[]string](b, `[...document.querySelectorAll("nav a[href^='/'], .acts a[href^='/']")].map((a) => a.href)`) {
					if seen[to] {
						continue
					}
					seen[to] = true
					b.Go(to)
					if webtest.Eval[bool](b, `document.body.matches(".on-refusal") || !document.querySelector("h1")?.textContent.trim()`) {
						t.Errorf("%s is a dead end", to)
					}
					b.Picture("demo-" + strings.Trim(strings.ReplaceAll(strings.TrimPrefix(to, s.url), "/", "-"), "-"))
				}
			}
			if len(seen) < 12 {
				t.Errorf("the menus lead to %d pages", len(seen))
			}
		})
	}
}
