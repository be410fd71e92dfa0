package e2e

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/pquerna/otp/totp"

	"github.com/paperwurks/paperwurks/internal/needs"
	"github.com/paperwurks/paperwurks/internal/synth"
	"github.com/paperwurks/paperwurks/web/webtest"
)

// The most that a page may cost: shifts of its layout, and one task of the main
// thread (milliseconds of a processor). 0.1 is what browsers call a good shift; ours
// are held to a fifth. A task may take 50; how long it would have taken on a quiet
// machine is an estimate that is off by half when the machine is very busy, so that it
// fails at twice that.
const (
	mostShift = 0.02
	mostTask  = 2 * 50
)

// TestJourney is the whole way of somebody who begins: from the link that the first
// start prints to a signed pack in a file, and who did all that. It is gone once at a
// desk by day and once on a small telephone by night, in the program that a newcomer builds. Every page on the way is
// inspected in both colours.
func TestJourney(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	costs := map[string]webtest.Cost{}
	for _, j := range []struct {
		size webtest.Size
		dark bool
	}{{webtest.Desk, false}, {webtest.Phone, true}} {
		t.Run(j.size.Name, func(t *testing.T) {
			b := webtest.Open(t, j.size, j.dark)
			j := &journey{t: t, s: alone(t), b: b}
			j.comeIn()
			j.sendPapers()
			j.readFindings()
			j.ask()
			j.byKeys()
			j.signOff()
			j.showABuyer()
			j.overABadLine()
			j.administer()
			j.changeEmail()
			b.Again(webtest.Cost{Shift: mostShift, Task: mostTask})
			j.asTheOwner()
			for name, cost := range b.Costs() {
				if old, ok := costs[name]; ok {
					shifts := max(cost.Shift, old.Shift)
					if old.Shift == shifts {
						cost.Moved = old.Moved
					}
					cost.Shift, cost.Task = shifts, min(cost.Task, old.Task)
				}
				costs[name] = cost
			}
		})
	}
	for name, cost := range costs {
		if cost.Shift > mostShift || cost.Task > mostTask {
			t.Errorf("%s: the layout shifts by %.3f (%s), the main thread was kept for %.0f ms (%s)", name, cost.Shift, cost.Moved, cost.Task, cost.Kept)
		} else if cost.Shift > 0 || cost.Kept != "" {
			t.Logf("%s: shift %.4f (%s), task %.0f ms (%s)", name, cost.Shift, cost.Moved, cost.Task, cost.Kept)
		}
	}
	t.Logf("%d pages inspected", len(costs))
}

// journey is somebody on their way.
type journey struct {
	t      *testing.T
	s      *service
	b      *webtest.Browser
	secret string // of their authenticator
	step   time.Duration
	kase   string // the address of their case
}

const (
	journeyEmail = "ann@archer.example"
	factWord     = "Corrected by the journey"
)

// code is the next code of the authenticator: each works once.
func (j *journey) code() string {
	c, err := totp.GenerateCode(j.secret, time.Now().Add(j.step))
	if err != nil {
		j.t.Fatal(err)
	}
	j.step += 30 * time.Second
	return c
}

// comeIn sets the account up by the link, with a second factor, goes out and comes in again.
func (j *journey) comeIn() {
	b := j.b
	b.Go(j.s.link)
	b.Inspect("welcome")
	b.Do(chromedp.SetValue("#name", "Ann Archer"), chromedp.SendKeys("#email", journeyEmail), chromedp.SendKeys("#password", "short"))
	b.Do(chromedp.SetValue("#password", phrase))
	b.Press("main form button")
	b.Inspect("second-factor-none")
	b.Press("form[action$='/begin'] button")
	b.Inspect("second-factor-scan")
	j.secret = webtest.Eval[string](b, `document.querySelector("#totp-secret").textContent`)
	b.Do(chromedp.SendKeys("#code", j.code()))
	b.Press("form[action$='/confirm'] button")
	b.Inspect("second-factor-codes")
	recovery := webtest.Eval[string](b, `document.querySelector(".codes code").textContent`)
	b.Press("#on")
	b.Inspect("cases-none")

	b.Press("header form button")
	b.Inspect("sign-in")
	b.Do(chromedp.SendKeys("#email", journeyEmail), chromedp.SendKeys("#password", "wrong wrong wrong"))
	b.Expecting("403", func() { b.Press("main form[action='/sign-in'] button") })
	b.Inspect("sign-in-wrong")
	b.Do(chromedp.SendKeys("#password", phrase))
	b.Press("main form[action='/sign-in'] button")
	b.Inspect("sign-in-second-factor")
	b.Do(chromedp.Click("main details summary"), chromedp.SendKeys("#recovery", recovery))
	b.Press("main details form button")
	if at := webtest.Eval[string](b, "location.pathname"); at != "/" {
		j.t.Fatalf("a recovery code leads to %s", at)
	}
}

// sendPapers makes a case and watches its papers being read.
func (j *journey) sendPapers() {
	b := j.b
	p, err := synth.Generate(j.t.Context(), 7, synth.Options{Scenario: synth.LeaseholdFlat, Kinds: []string{"title_register", "lease", "ta6", "epc", "memorandum_of_sale"}})
	if err != nil {
		j.t.Fatal(err)
	}
	dir := j.t.TempDir()
	var paths []string
	for _, f := range append(p.Files, synth.File{Name: "broken.pdf", Bytes: []byte("%PDF-1.7\nnothing follows")}) {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, f.Bytes, 0o600); err != nil {
			j.t.Fatal(err)
		}
		paths = append(paths, path)
	}
	b.Do(chromedp.SendKeys("#name", "12 Beacon Crescent, London"))
	b.Press("form[action='/cases'] button")
	j.kase = webtest.Eval[string](b, "location.href")
	b.Inspect("case-empty")
	// The line breaks while they are sent, and what was not sent goes on by itself.
	var chosen float64 // what makes room for the papers moves when somebody chooses them, and nothing after that
	b.Expecting("DISCONNECTED", func() {
		b.Offline(func() {
			b.Do(chromedp.SetUploadFiles("#files", paths))
			b.Until(`document.querySelector("#sending .sum").textContent.startsWith("The connection was lost")`)
			chosen = b.Spent().Shift
			b.Picture("case-broken-line")
		})
		b.Until(`document.querySelectorAll(".stage").length > 1`)
	})
	b.Picture("case-working")
	b.Until(`document.querySelector(".first[data-new] button")`) // and pushes nothing away before it is asked for
	// A broken line and six papers are behind it.
	if cost := b.Spent(); cost.Shift-chosen > mostShift/2 {
		j.t.Errorf("while papers are sent and read the page shifts by %.3f: %s", cost.Shift-chosen, cost.Moved)
	} else {
		j.t.Logf("choosing papers shifts the page by %.3f, sending and reading them by %.3f: %s", chosen, cost.Shift-chosen, cost.Moved)
	}
	b.Do(chromedp.Click(".first[data-new] button"))
	b.Until(fmt.Sprintf(`document.querySelectorAll(".finding").length > 0 && document.querySelectorAll(".stage.ready").length >= %d`, len(p.Files)))
	if said := webtest.Eval[string](b, `document.querySelector(".stage.quarantined")?.textContent ?? ""`); said == "" {
		j.t.Error("nothing says why the broken file was put aside")
	}
	b.Go(j.kase)
	// Every proof is drawn: those below the fold too.
	b.Expecting("503", func() { // of a busy machine; it draws what is asked for again
		b.Until(`(() => { const all = [...document.images]; all.forEach((i) => { i.loading = "eager"; if (i.complete && !i.naturalWidth) i.src = i.src; }); return all.length > 0 && all.every((i) => i.complete && i.naturalWidth > 0); })()`)
	})
	b.Inspect("case")
}

// readFindings follows findings to the words that prove them, and corrects a fact.
func (j *journey) readFindings() {
	b := j.b
	proofs := webtest.Eval[[]struct{ At, Quote string }](b, `[...document.querySelectorAll(".finding figure")].map((f) => ({ At: f.querySelector("a")?.href ?? "", Quote: f.querySelector("figcaption").textContent.match(/“(.*)”/s)?.[1] ?? "" })).filter((p) => p.At && p.Quote)`)
	if len(proofs) == 0 {
		j.t.Fatal("no finding has a proof")
	}
	for i, p := range proofs[:min(3, len(proofs))] {
		b.Go(p.At)
		if i == 0 {
			b.Inspect("page")
		}
		j.lit(p.Quote)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`(document.querySelector(".facts details").open = true, undefined)`))
	fact := webtest.Eval[string](b, `document.querySelector(".facts details").closest("li").id`)
	form := fmt.Sprintf(`.facts li[id="%s"] form `, fact)
	b.Do(chromedp.SendKeys(form+"input[name=right]", factWord))
	b.Press(form + "button[value=corrected]")
	// The case is judged again with it, and the page shows that without being asked.
	b.Until(fmt.Sprintf(`document.getElementById(%q)?.textContent.includes(%q)`, fact, factWord))
	b.Inspect("page-corrected")
}

// lit is whether the light on the page covers the quoted words and little else: by
// where the words of the text layer are, and by reading the picture of what is lit.
func (j *journey) lit(quote string) {
	b := j.b
	b.Until(`[...document.querySelectorAll(".paper img")].every((i) => i.complete && i.naturalWidth > 0) && ` + whole)
	// The quotation of a ticked answer goes from the question to the answer, and what
	// stands in between is not lit.
	want := strings.Fields(bare(quote))
	if got := strings.Fields(bare(webtest.Eval[string](b, under))); !about(want, got, 0.95) || !about(got, want, 0.6) {
		j.t.Errorf("lit by geometry: %q, quoted: %q", got, want)
	}
	box := webtest.Eval[struct{ X, Y, Width, Height float64 }](b, `(() => {
		const all = [...document.querySelectorAll(".sheet rect.lit")].map((r) => r.getBoundingClientRect());
		const x = Math.min(...all.map((r) => r.left)) + scrollX, y = Math.min(...all.map((r) => r.top)) + scrollY;
		return { X: x - 2, Y: y - 2, Width: Math.max(...all.map((r) => r.right)) + scrollX - x + 4, Height: Math.max(...all.map((r) => r.bottom)) + scrollY - y + 4 };
	})()`)
	png, err := chromedp.Run(b.Context(), func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, target, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &page.Viewport{X: box.X, Y: box.Y, Width: box.Width, Height: box.Height, Scale: 4}})
		return shot.Data, err
	})
	if err != nil {
		j.t.Fatal(err)
	}
	read := exec.CommandContext(j.t.Context(), needs.Program(j.t, "tesseract"), "stdin", "stdout", "--psm", "6")
	read.Stdin = bytes.NewReader(png)
	text, err := read.Output()
	if err != nil {
		j.t.Fatalf("tesseract: %v", err)
	}
	if got := strings.Fields(string(text)); !about(want, got, 0.7) || !about(got, want, 0.5) {
		j.t.Errorf("lit as OCR reads it: %q, quoted: %q", got, want)
	}
}

// about is whether most of some words, as a share, are among others.
func about(have, want []string, share float64) bool {
	among := map[string]int{}
	for _, w := range have {
		among[plain(w)]++
	}
	n := 0
	for _, w := range want {
		if among[plain(w)] > 0 {
			among[plain(w)]--
			n++
		}
	}
	return len(want) > 0 && float64(n) >= share*float64(len(want))
}

// plain is a word without its marks.
func plain(w string) string {
	return strings.ToLower(strings.Trim(w, ".,;:()[]“”\"'‘’|"))
}

// ask asks the papers what they say, and what they do not.
func (j *journey) ask() {
	b := j.b
	b.Go(j.kase)
	b.Do(chromedp.SendKeys("#question", "How long is the lease?"))
	b.Do(chromedp.Click("form[action$='/ask'] button"))
	b.Until(`document.querySelectorAll("#answer-here figure a").length > 0`) // where it was asked
	b.Inspect("case-answer")
	b.Go(j.kase + "/ask?q=How+long+is+the+lease%3F")
	if n := webtest.Eval[int](b, `document.querySelectorAll("main figure").length`); n == 0 {
		j.t.Error("the answer quotes nothing")
	}
	b.Inspect("answer")
	b.Go(j.kase + "/ask?q=What+is+the+capital+of+Mongolia%3F")
	b.Inspect("answer-none")
	b.Go(j.s.url + "/search?q=lease")
	b.Inspect("search")
	b.Go(j.kase)
}

// signOff decides what has to be decided, signs the pack off and takes it along.
func (j *journey) signOff() {
	b := j.b
	b.Go(j.kase)
	b.Do(chromedp.Evaluate[chromedp.Void](`(document.querySelectorAll(".finding .decision details").forEach((d) => d.open = true), undefined)`))
	b.Inspect("case-deciding")
	// The first by hand, the others as the same form would be sent.
	first := webtest.Eval[string](b, `document.querySelector(".finding .decision").closest("[id]").id`)
	form := fmt.Sprintf(`[id="%s"] .decision form `, first)
	b.Do(chromedp.Click(form + "input[value=accepted]"))
	b.Press(form + "button")
	webtest.Eval[int](b, `(async () => {
		let n = 0;
		for (const f of document.querySelectorAll(".decision form")) {
			const answer = await fetch(f.action, { method: "POST", body: new URLSearchParams({ verdict: "accepted" }) });
			if (answer.ok) n++;
		}
		window.decided = n;
	})() && 0`)
	b.Until("window.decided > 0")
	b.Go(j.kase + "/pack/checklist")
	b.Inspect("checklist")
	b.Go(j.kase + "/pack")
	b.Inspect("pack")
	if j.passkey() {
		b.Go(j.kase + "/pack")
		b.Inspect("pack-passkey")
		b.Press("form[data-passkey=again] button")
	} else {
		b.Do(chromedp.SendKeys("#code", j.code()))
		b.Press("form[action$='/versions'] button")
	}
	b.Inspect("pack-signed")
	b.Press("form[action$='/exports/pdf'] button")
	for deadline := time.Now().Add(time.Minute); !webtest.Eval[bool](b, `!!document.querySelector("a[href$='/exports/pdf/file']")`); b.Go(j.kase + "/pack") {
		if time.Now().After(deadline) {
			j.t.Fatal("the PDF of the pack is not made")
		}
		time.Sleep(300 * time.Millisecond)
	}
	b.Inspect("pack-exported")
	b.Go(j.kase + "/pack/read")
	b.Inspect("pack-read")
	b.Go(j.kase + "/pack")
	webtest.Eval[bool](b, `(fetch(document.querySelector("a[href$='/exports/pdf/file']").href).then((a) => a.text()).then((t) => { window.began = t.slice(0, 5); }), true)`)
	b.Until(`window.began === "%PDF-"`)
}

// showABuyer makes a link to the signed pack and opens it with its code.
func (j *journey) showABuyer() {
	b := j.b
	b.Go(j.kase + "/pack")
	b.Do(chromedp.Evaluate[chromedp.Void](`(document.querySelector("form[action$='/shares']").closest("details").open = true, undefined)`), chromedp.SendKeys("form[action$='/shares'] input[name=for]", "Bo Buyer"))
	b.Press("form[action$='/shares'] button")
	b.Inspect("offer")
	link, pin := webtest.Eval[string](b, `document.querySelector("#url").value`), webtest.Eval[string](b, `document.querySelector(".pin").textContent`)
	b.Go(link)
	b.Inspect("door")
	b.Do(chromedp.SendKeys("#pin", pin))
	b.Press("form[action='/pack'] button")
	if n := webtest.Eval[int](b, `document.querySelectorAll("#points ~ .finding").length`); n == 0 {
		j.t.Error("a buyer is told nothing that matters")
	}
	b.Inspect("shown")
}

// asTheOwner invites the owner of the home to the case, and looks at it with their eyes.
func (j *journey) asTheOwner() {
	b := j.b
	b.Go(j.s.url + "/people?case=" + j.kase[strings.LastIndex(j.kase, "/")+1:])
	b.Do(chromedp.SendKeys("#name", "Olga Owens"), chromedp.SendKeys("#email", "olga@owens.example"))
	b.Press("form[action='/people'] button")
	b.Inspect("people-invited")
	link := webtest.Eval[string](b, `document.querySelector(".notice code").textContent`)
	b.Press("header form button")
	b.Go(link)
	b.Inspect("invitation")
	b.Do(chromedp.SendKeys("#password", phrase))
	b.Press("main form button")
	b.Inspect("cases-owner")
	b.Go(j.kase)
	if n := webtest.Eval[int](b, `document.querySelectorAll(".steps li").length`); n == 0 {
		j.t.Error("an owner is not told where it stands")
	}
	b.Inspect("case-owner")
}

// overABadLine looks at the larger pages while they come in parts: nothing that stands on
// them already moves.
func (j *journey) overABadLine() {
	b := j.b
	b.Go(j.kase)
	at := []string{j.s.url + "/", j.kase, j.kase + "/pack", j.kase + "/keeping", webtest.Eval[string](b, `document.querySelector(".finding figure a").href`), j.s.url + "/account"}
	b.Slowly(func() {
		for _, at := range at {
			b.Go(at)
			if cost := b.Spent(); cost.Shift > mostShift {
				j.t.Errorf("%s shifts by %.3f over a bad line: %s", at, cost.Shift, cost.Moved)
			}
		}
	})
}

// passkey sets a passkey up at a desk, and says whether there is one; a telephone signs
// with a code.
func (j *journey) passkey() bool {
	b := j.b
	if b.Size() != webtest.Desk {
		return false
	}
	b.Do(webtest.Authenticator)
	b.Go(j.s.url + "/account")
	b.Do(chromedp.SendKeys("#called", "Laptop"))
	b.Press("form[data-passkey=add] button") // there are recovery codes already
	b.Inspect("account-passkey")
	return true
}

// changeEmail has another e-mail confirmed by the link that would be sent there.
func (j *journey) changeEmail() {
	b := j.b
	b.Go(j.s.url + "/account")
	b.Do(chromedp.Click("section[aria-labelledby=email-h] summary"), chromedp.SendKeys("#email", "ann@new.example"), chromedp.SendKeys("#email-password", phrase))
	b.Press("form[action='/account/email'] button")
	b.Inspect("account-email")
	b.Press("#confirm")
	b.Inspect("email")
	b.Press("form[action='/email'] button")
	b.Go(j.s.url + "/account")
	if said := webtest.Eval[string](b, `document.querySelector("section[aria-labelledby=email-h] strong").textContent`); said != "ann@new.example" {
		j.t.Errorf("one signs in as %s", said)
	}
}

// byKeys goes about a page of a paper with the keyboard alone.
func (j *journey) byKeys() {
	b := j.b
	if b.Size() != webtest.Desk {
		return
	}
	page := `document.querySelector(".sheet figcaption").textContent.trim()`
	b.Go(webtest.Eval[string](b, `[...document.querySelectorAll("#documents a")].find((a) => a.textContent.includes("lease")).href`))
	for _, step := range []struct{ key, want string }{
		{"+", `document.querySelector(".paper").classList.contains("by-150")`},
		{"0", `!document.querySelector(".paper").classList.contains("by-150")`},
		{"r", `document.querySelector(".paper").style.transform.includes("rotate(90deg)")`},
		{"r", `document.querySelector(".paper").style.transform.includes("rotate(180deg)")`},
		{"r", `document.querySelector(".paper").style.transform.includes("rotate(270deg)")`},
		{"r", `!document.querySelector(".paper").style.transform`},
		{kb.ArrowRight, page + `.startsWith("Page 2 ")`},
		{kb.ArrowLeft, page + `.startsWith("Page 1 ")`},
		{"j", `document.querySelectorAll("rect.lit").length > 0 && document.querySelector(".facts [aria-current=true]")`},
		{"?", `document.getElementById("keys").open`},
		{kb.Escape, `!document.getElementById("keys").open`},
		{"/", `document.activeElement.id === "q"`},
		{"the" + kb.Enter, `document.querySelectorAll("rect.found").length > 0 && document.querySelector(".find + [role=status]")`},
	} {
		b.Do(chromedp.KeyEvent(step.key))
		b.Until(step.want)
	}
	// Beside it another paper, by the keyboard too.
	b.Do(chromedp.Focus("#beside"), chromedp.KeyEvent(kb.ArrowDown+kb.Tab+kb.Enter))
	b.Until(`document.querySelectorAll(".sheet").length === 2`)
	b.Inspect("page-pair")
}

// administer looks at the pages about the firm and oneself, and at what was written down.
func (j *journey) administer() {
	b := j.b
	kase := strings.TrimPrefix(j.kase, j.s.url)
	for _, at := range []string{"/", "/people", "/firm/signing-in", "/firm/keeping", "/firm/webhooks", "/firm/models", "/firm/work", "/firm/health", kase + "/keeping", kase + "/members", "/account", "/account/second-factor", "/forgotten"} {
		b.Go(j.s.url + at)
		b.Inspect("at" + strings.ReplaceAll(strings.Replace(at, kase, "/case", 1), "/", "-"))
	}
	// Everything that was done on the way was written down, and nothing of that changed.
	b.Go(j.s.url + "/firm/audit?action=pack.signed")
	if n := webtest.Eval[int](b, `document.querySelectorAll(".log > li").length`); n != 1 {
		j.t.Errorf("%d packs were signed off, says the audit", n)
	}
	b.Inspect("audit")
	b.Press("form[action$='/verify'] button")
	if said := webtest.Eval[string](b, `document.querySelector("[role=status]").textContent`); !strings.Contains(said, "The trail is whole") {
		j.t.Errorf("the audit is verified: %q", said)
	}
	b.Inspect("audit-verified")
	b.Expecting("404", func() { b.Go(j.s.url + "/no-such-page") })
	if n := webtest.Eval[int](b, `document.querySelectorAll("main code").length`); n != 1 {
		j.t.Error("a page that is not there does not name its request")
	}
	b.Inspect("refusal")
}
