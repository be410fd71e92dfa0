package webtest

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"github.com/paperwurks/paperwurks/internal/needs"
)

// Size is how large the window of a browser is, in CSS pixels.
type Size struct {
	Name          string
	Width, Height int64
}

// The sizes that pages are looked at in.
var (
	Desk  = Size{"desk", 1440, 900}
	Phone = Size{"phone", 360, 740}
	Wall  = Size{"wall", 3840, 2160} // a screen of four thousand pixels
)

// Browser is a Chromium whose every complaint is an error of the test.
type Browser struct {
	t    testing.TB
	ctx  context.Context
	dir  string // for pictures; empty for none
	size Size
	dark bool

	mu       sync.Mutex
	problems []string
	page     network.RequestID
	method   string            // by which it was asked for
	at       map[string]string // where the pages are that were inspected, of those that can be asked for again
	costs    map[string]Cost
	tasks    [2]float64 // seconds that the main thread has run so far, by the wall and by the processor
}

// Cost is what a page cost who looked at it. Of several looks it is the least: what
// the page itself causes it causes every time, and a busy machine does not.
type Cost struct {
	Shift float64 // of the layout, as Chromium scores it
	Task  float64 // the longest that the main thread was kept, in ms of a processor of its own; 0 for less than 50
	Moved string  // what moved most, from where to where
	Kept  string  // what kept the main thread longest, in ms by the wall
}

// Least is the less of two looks at the same page.
func (c Cost) Least(other Cost) Cost {
	if other.Shift < c.Shift {
		c.Shift, c.Moved = other.Shift, other.Moved
	}
	if other.Task < c.Task {
		c.Task, c.Kept = other.Task, other.Kept
	}
	return c
}

//go:embed look.js
var look string

// costs is put into every page before its own scripts. Of what moved and of what kept
// the main thread it names the worst, for whoever mends it.
const costs = `window.__cost = { shift: 0, task: 0, moved: "", kept: "" };
{
  const c = window.__cost;
  let most = 0, longest = 0;
  const name = (n) => !n ? "something that is gone" : n.nodeType === 1 ? n.cloneNode(false).outerHTML.slice(0, 90) : "words of " + name(n.parentNode);
  const place = (r) => [r.x, r.y, r.width, r.height].map(Math.round).join(" ");
  new PerformanceObserver((l) => { for (const e of l.getEntries()) {
    if (e.hadRecentInput) continue;
    c.shift += e.value;
    if (e.value > most) { most = e.value; c.moved = "at " + Math.round(e.startTime) + " ms " + e.sources.map((s) => name(s.node) + " from " + place(s.previousRect) + " to " + place(s.currentRect)).join("; "); }
  } }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) c.task = Math.max(c.task, e.duration); }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.duration > longest) {
    longest = e.duration;
    c.kept = Math.round(e.duration) + " ms at " + Math.round(e.startTime) + ": style and layout " + Math.round(e.startTime + e.duration - e.styleAndLayoutStart) + "; " + e.scripts.map((s) => s.invoker + " " + s.sourceURL + " " + s.sourceFunctionName + " " + Math.round(s.duration) + ", of it layout " + Math.round(s.forcedStyleAndLayoutDuration)).join("; ");
  } }).observe({ type: "long-animation-frame", buffered: true });
}`

// Open starts a Chromium until the test ends. Pictures are written to the directory
// that SCREENSHOTS names, if it does.
func Open(t testing.TB, size Size, dark bool) *Browser {
	t.Helper()
	needs.Program(t, "chromium")
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &Browser{t: t, ctx: ctx, dir: os.Getenv("SCREENSHOTS"), costs: map[string]Cost{}, at: map[string]string{}}
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatal(err)
	}
	b.Do(
		call(network.Enable, network.EnableParams{}), call(cdplog.Enable, cdp.Empty{}),
		call(performance.Enable, performance.EnableParams{}),
		call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: costs})
			return err
		}))
	b.Look(size, dark)
	t.Cleanup(b.report)
	return b
}

func call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, params)
		return err
	})
}

// heard notes what the browser complains of.
func (b *Browser) heard(event any) {
	said := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		said = "exception: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			said += " " + e.ExceptionDetails.Exception.Description
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type != "error" && e.Type != "warning" && e.Type != "assert" {
			return
		}
		said = "console: "
		for _, a := range e.Args {
			said += string(a.Value) + a.Description + " "
		}
	case *cdplog.EventEntryAdded: // refusals by the security policy are among them
		if e.Entry.Level != "error" && e.Entry.Level != "warning" {
			return
		}
		said = string(e.Entry.Source) + ": " + e.Entry.Text + " " + e.Entry.URL
	case *network.EventLoadingFailed:
		if e.Canceled || e.ErrorText == "net::ERR_ABORTED" { // somebody went on meanwhile
			return
		}
		said = "request: " + e.ErrorText
	case *network.EventRequestWillBeSent:
		if e.Type == network.ResourceTypeDocument {
			b.mu.Lock()
			b.method = e.Request.Method
			b.mu.Unlock()
		}
		return
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			b.mu.Lock()
			b.page = e.RequestID
			b.mu.Unlock()
		}
		return
	default:
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, said)
}

// Expecting does something during which complaints with some words in them are meant
// to come.
func (b *Browser) Expecting(words string, do func()) {
	b.t.Helper()
	b.mu.Lock()
	before := len(b.problems)
	b.mu.Unlock()
	do()
	Eval[bool](b, "true") // what was complained of comes before the answer
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems[:before:before], slices.DeleteFunc(slices.Clone(b.problems[before:]), func(p string) bool { return strings.Contains(p, words) })...)
}

// report ends the test with what the browser complained of.
func (b *Browser) report() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.problems {
		b.t.Errorf("the browser says: %s", p)
	}
}

// slowLine is how many bytes a second come over a bad line.
const slowLine = 40 << 10

// Slowly does something over a bad line on which only styles and what the API gives come
// quickly: pages are painted when part of them is there, and scripts come long after that.
// What comes late may not push away what is read already.
func (b *Browser) Slowly(do func()) {
	b.t.Helper()
	b.Do(call(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}), lines(free("http://*:*/static/*.css"), free("http://*:*/api/*"), &network.Conditions{Latency: 20, DownloadThroughput: slowLine, UploadThroughput: -1}))
	do()
	b.Do(call(network.SetCacheDisabled, network.SetCacheDisabledParams{}), lines(free("")))
}

// Offline does something while the line is broken.
func (b *Browser) Offline(do func()) {
	b.t.Helper()
	b.Broken("", do)
}

// Broken does something while the line to the addresses of a pattern is broken.
func (b *Browser) Broken(pattern string, do func()) {
	b.t.Helper()
	b.Do(lines(&network.Conditions{URLPattern: pattern, Offline: true, DownloadThroughput: -1, UploadThroughput: -1}))
	do()
	b.Do(lines(free("")))
}

// lines says how requests go, by patterns of their addresses; the first that matches counts.
func lines(c ...*network.Conditions) chromedp.Action[chromedp.Void] {
	return call(network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: c})
}

// free is a line that nothing holds up, for the addresses of a pattern; none is for all.
func free(pattern string) *network.Conditions {
	return &network.Conditions{URLPattern: pattern, DownloadThroughput: -1, UploadThroughput: -1}
}

// Context is the browser's, for what this package does not do.
func (b *Browser) Context() context.Context { return b.ctx }

// Size is the window's.
func (b *Browser) Size() Size { return b.size }

// Look changes the size of the window and the colours that pages are asked for.
func (b *Browser) Look(size Size, dark bool) {
	b.t.Helper()
	b.size, b.dark = size, dark
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	touch := size.Width < 600
	b.Do(
		call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: size.Width, Height: size.Height, DeviceScaleFactor: 1, Mobile: touch}),
		call(emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: touch}),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}),
	)
}

// Do does something in the browser.
func (b *Browser) Do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	for i, a := range actions {
		ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
		if i == 0 && chromedp.FromContext(b.ctx).Target == nil {
			cancel()
			ctx, cancel = b.ctx, func() {} // the first starts the browser, which lives as long as its context
		}
		_, err := chromedp.Run(ctx, a)
		cancel()
		if err != nil {
			b.t.Fatalf("action %d: %v; the page says %s", i, err, b.words())
		}
	}
}

// words is the beginning of what the page says.
func (b *Browser) words() string {
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
	defer cancel()
	s, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`location.pathname + ": " + (document.body?.innerText ?? "").slice(0, 600)`))
	return s
}

// Go loads a page and waits for everything on it.
func (b *Browser) Go(url string) {
	b.t.Helper()
	b.Do(chromedp.Navigate(url))
	b.Until(ready)
}

// ready is whether the scripts of a page are there: what they fetch themselves comes after
// the page counts as loaded.
const ready = `document.readyState === "complete" && (!document.querySelector("script[src$='/app.js']") || "ready" in document.documentElement.dataset)`

// Eval is the value of an expression on the page.
func Eval[T any](b *Browser, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatalf("%s: %v; the page says %s", script, err, b.words())
	}
	return v
}

// Until waits for an expression to be true, on this page or on the one that follows.
func (b *Browser) Until(script string) {
	b.t.Helper()
	deadline := time.Now().Add(90 * time.Second)
	for {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+script+")")) // fails while one page gives way to another
		if ok {
			return
		}
		if time.Now().After(deadline) || b.ctx.Err() != nil {
			b.t.Fatalf("waiting for %s: %v; the page says %s", script, err, b.words())
		}
		time.Sleep(30 * time.Millisecond)
	}
}

// Press presses something that leads to another page, and waits for that.
func (b *Browser) Press(selector string) {
	b.t.Helper()
	Eval[bool](b, `(window.__old = true)`)
	b.Do(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
	b.Until("!window.__old && " + ready)
}

// Picture is the page as it looks.
func (b *Browser) Picture(name string) {
	b.t.Helper()
	if b.dir == "" {
		return
	}
	colours := "light"
	if b.dark {
		colours = "dark"
	}
	png, err := chromedp.Run(b.ctx, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		m, err := cdp.Call(ctx, target, cdppage.GetLayoutMetrics, cdp.Empty{})
		if err != nil {
			return nil, err
		}
		whole := m.CSSContentSize // more than the window shows, without making that taller
		beyond := true
		shot, err := cdp.Call(ctx, target, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{CaptureBeyondViewport: &beyond,
			Clip: &cdppage.Viewport{Width: whole.Width, Height: min(whole.Height, 8000), Scale: 1}})
		return shot.Data, err
	})
	if err == nil {
		err = os.WriteFile(filepath.Join(b.dir, fmt.Sprintf("%s-%s-%s.png", name, b.size.Name, colours)), png, 0o600)
	}
	if err != nil {
		b.t.Error(err)
	}
}

// everyPicture is the page in both sizes of paper and screen that are not inspected: on
// a wall of a screen, and printed.
func (b *Browser) everyPicture(name string) {
	if b.dir == "" || b.size != Desk {
		return
	}
	size, dark := b.size, b.dark
	b.Look(Wall, dark)
	b.Picture(name)
	b.Look(size, dark)
	pdf, err := chromedp.Run(b.ctx, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		printed, err := cdp.Call(ctx, target, cdppage.PrintToPDF, cdppage.PrintToPDFParams{PreferCSSPageSize: new(true)})
		return printed.Data, err
	})
	if err == nil {
		err = os.WriteFile(filepath.Join(b.dir, name+"-print.pdf"), pdf, 0o600)
	}
	if err != nil {
		b.t.Error(err)
	}
}

// Authenticator is an action that gives a browser an authenticator that knows its owner.
func Authenticator(ctx context.Context, target *chromedp.Target) (none chromedp.Void, err error) {
	if _, err = cdp.Call(ctx, target, webauthn.Enable, webauthn.EnableParams{}); err == nil {
		_, err = cdp.Call(ctx, target, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
		}})
	}
	return none, err
}

// Source is the page as it was sent.
func (b *Browser) Source() []byte {
	b.t.Helper()
	b.mu.Lock()
	id := b.page
	b.mu.Unlock()
	got, err := chromedp.Run(b.ctx, func(ctx context.Context, target *chromedp.Target) (network.GetResponseBodyResult, error) {
		return cdp.Call(ctx, target, network.GetResponseBody, network.GetResponseBodyParams{RequestID: id})
	})
	if err != nil {
		b.t.Fatalf("the source of the page: %v", err)
	}
	return got.Body
}

// Inspect looks at the page that is shown: its HTML, and in both colours what can be
// seen, read and reached. The window's size stays.
func (b *Browser) Inspect(name string) {
	b.t.Helper()
	b.weigh(name)
	b.mu.Lock()
	asked := b.method
	b.mu.Unlock()
	if asked == "GET" {
		b.at[name] = Eval[string](b, "location.href")
	}
	for _, p := range Markup(b.Source()) {
		b.t.Errorf("%s: HTML: %s", name, p)
	}
	size, dark := b.size, b.dark
	for i, night := range []bool{dark, !dark} {
		b.Look(size, night)
		for _, p := range Eval[[]string](b, look+fmt.Sprintf("(%t)", i == 0)) {
			b.t.Errorf("%s (%s, dark: %t): %s", name, size.Name, night, p)
		}
		b.Picture(name)
	}
	b.Look(size, dark)
	b.everyPicture(name)
}

// weigh notes what the page cost so far.
func (b *Browser) weigh(name string) {
	b.t.Helper()
	cost := b.Spent()
	cost.Task *= b.own()
	if old, ok := b.costs[name]; ok {
		cost = cost.Least(old)
	}
	b.costs[name] = cost
}

// Again looks once more, up to three times, at what pages cost that cost more than a limit:
// what a page causes it causes every time, and a very busy machine does not.
func (b *Browser) Again(most Cost) {
	b.t.Helper()
	for name, at := range b.at {
		if strings.Contains(at, "token=") { // a link that works once
			continue
		}
		for range 3 {
			if c := b.costs[name]; c.Shift <= most.Shift && c.Task <= most.Task {
				break
			}
			b.Go(at)
			b.weigh(name)
		}
	}
}

// Spent is what the page that is shown cost so far, in ms by the wall.
func (b *Browser) Spent() Cost {
	b.t.Helper()
	return Eval[Cost](b, `({ Shift: window.__cost.shift, Task: window.__cost.task, Moved: window.__cost.moved, Kept: window.__cost.kept })`)
}

// own is which share of the time that its main thread ran since the last time the
// browser had a processor for it: on a busy machine it waits for most of it.
func (b *Browser) own() float64 {
	got, err := chromedp.Run(b.ctx, func(ctx context.Context, target *chromedp.Target) (performance.GetMetricsResult, error) {
		return cdp.Call(ctx, target, performance.GetMetrics, cdp.Empty{})
	})
	if err != nil {
		b.t.Fatalf("what the page cost: %v", err)
	}
	var now [2]float64
	for _, m := range got.Metrics {
		switch m.Name {
		case "TaskDuration":
			now[0] = m.Value
		case "ThreadTime":
			now[1] = m.Value
		}
	}
	wall, own := now[0]-b.tasks[0], now[1]-b.tasks[1]
	b.tasks = now
	if wall <= 0 || own <= 0 {
		return 1
	}
	return min(1, own/wall)
}

// Costs is what the pages cost that were inspected, by their names.
func (b *Browser) Costs() map[string]Cost { return b.costs }
