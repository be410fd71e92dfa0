package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/internal/api"
)

// browser is a Chromium with flags of its own, until the test ends.
func browser(t *testing.T, dark bool) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)
	if dark {
		options = append(options, chromedp.Flag("blink-settings", "preferredColorScheme=0"))
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

func do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	for i, a := range actions {
		if _, err := chromedp.Run(ctx, a); err != nil {
			t.Fatalf("action %d: %v", i, err)
		}
	}
}

func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until waits for a script to be true.
func until(t *testing.T, ctx context.Context, script string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](script, chromedp.WithPollingTimeout(90*time.Second))); err != nil {
		t.Fatalf("waiting for %s: %v; the page says %s", script, err, eval[string](t, ctx, "document.body.innerText"))
	}
}

// picture keeps a screenshot for people when SCREENSHOTS names a directory.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600)
	}
	if err != nil {
		t.Error(err)
	}
}

// TestInABrowser signs in with the link, makes a case, sends papers and reads
// the report, wide and at 360 pixels, light and dark.
func TestInABrowser(t *testing.T) {
	s := boot(t, t.TempDir(), nil)
	dir := t.TempDir()
	var paths []string
	for _, f := range pack(t, 7).Files {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, f.Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	broken := filepath.Join(dir, "broken.pdf")
	if err := os.WriteFile(broken, []byte("%PDF-1.7\nnothing follows"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := browser(t, false)
	do(t, ctx,
		chromedp.EmulateViewport(1100, 800),
		chromedp.Navigate(s.link),
		chromedp.Click("#skip"),
		chromedp.WaitVisible("form[action='/cases']"),
		chromedp.SendKeys("#name", "12 Beacon Crescent, London"),
		chromedp.Click("main form button"),
		chromedp.WaitVisible("#drop"),
		chromedp.SetUploadFiles("#files", append(paths, broken)),
	)
	until(t, ctx, `document.querySelectorAll(".stage").length > 3`)
	picture(t, ctx, "working")
	until(t, ctx, `!!document.querySelector(".first[data-new] button")`)
	do(t, ctx, chromedp.Click(".first[data-new] button"))
	until(t, ctx, `document.querySelectorAll(".finding").length > 0 && document.querySelectorAll(".stage.ready").length >= `+fmt.Sprint(len(paths)))
	if got := eval[string](t, ctx, `document.querySelector(".stage.quarantined").textContent`); got == "" {
		t.Error("nothing says why the broken file was put aside")
	}
	// Every proof is drawn: load those below the fold too.
	until(t, ctx, `(() => { const all = [...document.images]; all.forEach((i) => i.loading = "eager"); return all.length > 0 && all.every((i) => i.complete); })()`)
	if broken := eval[int](t, ctx, `[...document.images].filter((i) => i.naturalWidth === 0).length`); broken > 0 {
		t.Errorf("%d proofs are not drawn", broken)
	}
	picture(t, ctx, "case-wide")
	kase := eval[string](t, ctx, "location.href")
	page := eval[string](t, ctx, `document.querySelector(".finding figure a").href`)
	narrow(t, ctx, kase, "case-360")
	narrow(t, ctx, page, "page-360")
	do(t, ctx, chromedp.EmulateViewport(1100, 800), chromedp.Navigate(page))
	viewer(t, ctx)
	do(t, ctx, chromedp.Navigate(kase))
	if pair := eval[string](t, ctx, `[...document.querySelectorAll(".finding a")].find((a) => a.href.includes("beside="))?.href ?? ""`); pair != "" {
		do(t, ctx, chromedp.Navigate(pair))
		drawn(t, ctx)
		if n := eval[int](t, ctx, `[...document.querySelectorAll(".sheet")].filter((s) => s.querySelector("rect.lit")).length`); n != 2 {
			t.Errorf("%d of the two papers side by side are lit", n)
		}
		picture(t, ctx, "pair-wide")
		narrow(t, ctx, pair, "pair-360")
	}

	narrow(t, ctx, s.url+"/", "cases-360")
	do(t, ctx, chromedp.EmulateViewport(1100, 800), chromedp.Navigate(s.url+"/?show=ready"))
	if n := eval[int](t, ctx, `document.querySelectorAll(".board > li > div > a").length`); n != 1 {
		t.Errorf("%d cases are reported on", n)
	}
	picture(t, ctx, "cases-wide")

	night := browser(t, true)
	link, err := s.invite()
	if err != nil {
		t.Fatal(err)
	}
	do(t, night, chromedp.EmulateViewport(1100, 800), chromedp.Navigate(link), chromedp.Navigate(kase))
	if dark := eval[bool](t, night, `matchMedia("(prefers-color-scheme: dark)").matches`); !dark {
		t.Error("the browser is not dark")
	}
	if got := eval[string](t, night, `getComputedStyle(document.body).backgroundColor`); got == "rgb(255, 255, 255)" {
		t.Errorf("a dark page is %s", got)
	}
	picture(t, night, "case-dark")

	if cases := get[[]api.Case](s, "GET", "/api/v1/cases", nil); len(cases) != 1 || cases[0].State != "ready" {
		t.Errorf("cases: %+v", cases)
	}
}

// drawn waits for the pictures of the pages that are shown.
func drawn(t *testing.T, ctx context.Context) {
	t.Helper()
	until(t, ctx, `[...document.querySelectorAll(".paper img")].every((i) => i.complete) && `+whole)
	if n := eval[int](t, ctx, `Math.min(...[...document.querySelectorAll(".paper img")].map((i) => i.naturalWidth))`); n < 600 {
		t.Errorf("a page is drawn %d pixels wide", n)
	}
}

// whole is whether all words of the pages that are shown stand over their pictures.
const whole = `!document.querySelector(".layer:not(.whole)")`

// under is the words of the page that stand under what is lit, in the page's order.
const under = `(() => {
  const lit = [...document.querySelectorAll("rect.lit, rect.found")].map((r) => r.getBoundingClientRect());
  return [...document.querySelectorAll(".layer text tspan, .layer text[transform]")].filter((t) => {
    const b = t.getBoundingClientRect(), x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
    return lit.some((r) => x > r.left && x < r.right && y > r.top && y < r.bottom);
  }).map((t) => t.textContent.trim()).join(" ");
})()`

// viewer looks at a page that a finding led to: the light stands on the quoted words,
// and facts, pages and searches are shown without the page being loaded anew.
func viewer(t *testing.T, ctx context.Context) {
	t.Helper()
	drawn(t, ctx)
	picture(t, ctx, "page-wide")
	if words := eval[string](t, ctx, under); words == "" {
		t.Error("no words are lit")
	}
	if off := eval[float64](t, ctx, `(() => { const i = document.querySelector(".paper img").getBoundingClientRect(), s = document.querySelector(".layer[role=document]").getBoundingClientRect();
		return Math.max(Math.abs(i.left - s.left), Math.abs(i.top - s.top), Math.abs(i.right - s.right), Math.abs(i.bottom - s.bottom)); })()`); off > 1 {
		t.Errorf("words and picture are %.1f pixels apart", off)
	}
	eval[bool](t, ctx, `window.sameDocument = true`)
	// Every fact of the page's list, one after the other: what is lit is what is quoted.
	n := min(12, eval[int](t, ctx, `document.querySelectorAll(".facts:not(.far) a").length`))
	for i := range n {
		quote := eval[string](t, ctx, fmt.Sprintf(`(() => { const all = [...document.querySelectorAll(".facts:not(.far) li")].slice(0, %d + 1).map((li) => [...li.querySelectorAll("p")].at(-1).textContent); return all.findLast((q) => q !== "(the same words)"); })()`, i))
		eval[bool](t, ctx, fmt.Sprintf(`(document.querySelectorAll(".facts:not(.far) a")[%d].click(), true)`, i))
		until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".facts:not(.far) li")[%d].ariaCurrent === "true" && %s`, i, whole))
		if words, want := bare(eval[string](t, ctx, under)), bare(quote); !strings.Contains(words, want) && !strings.Contains(want, words) || words == "" {
			t.Errorf("lit is %q, quoted %q", words, want)
		}
	}
	word := eval[string](t, ctx, `[...document.querySelectorAll(".layer tspan")].map((t) => t.textContent).find((w) => /^[a-z]{5,}$/.test(w))`)
	eval[bool](t, ctx, fmt.Sprintf(`(document.querySelector("#q").value = %q, document.querySelector(".find").requestSubmit(), true)`, word))
	until(t, ctx, `document.querySelectorAll("rect.found").length > 0 && `+whole)
	if words := eval[string](t, ctx, under); !strings.Contains(strings.ToLower(words), word) {
		t.Errorf("sought %q, lit %q", word, words)
	}
	eval[bool](t, ctx, `(document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "+", bubbles: true })), true)`)
	until(t, ctx, `document.querySelector(".paper").offsetWidth > 1.4 * document.querySelector(".pane").clientWidth`)
	if !eval[bool](t, ctx, `window.sameDocument === true`) {
		t.Error("the page was loaded anew")
	}
	picture(t, ctx, "page-large")
}

// bare is the words of a quotation without what a page of HTML puts around them.
func bare(s string) string {
	return strings.Join(strings.Fields(strings.Trim(s, "“” ")), " ")
}

// narrow looks at a page on a small telephone: nothing may need sideways scrolling.
func narrow(t *testing.T, ctx context.Context, url, name string) {
	t.Helper()
	do(t, ctx, chromedp.EmulateViewport(360, 740), chromedp.Navigate(url))
	if over := eval[int](t, ctx, `document.documentElement.scrollWidth - 360`); over > 0 {
		t.Errorf("%s is %d pixels too wide", name, over)
	}
	picture(t, ctx, name)
}
