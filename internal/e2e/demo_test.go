package e2e

import (
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
			t.Logf("shift %.4f: %s", cost.Shift, cost.Moved)
			if cost.Shift > 0 {
				t.Errorf("while its papers are read the page shifts by %.4f: %s", cost.Shift, cost.Moved)
			}
			b.Picture("demo-read")
		})
	}
}
