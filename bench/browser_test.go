package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/synth"
	"github.com/paperwurks/paperwurks/web/webtest"
)

// The addresses that up prints.
var (
	signInLink = regexp.MustCompile(`sign in, once: +(\S+)`)
	tokenFile  = regexp.MustCompile(`token for scripts: +(.+)`)
)

// atHome is a service whose home directory is empty, as on a machine that never ran it.
func atHome(b *testing.B) *service {
	b.Helper()
	s := bare(b)
	home := b.TempDir()
	s.env = append(s.env, "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, "cache"), "XDG_DATA_HOME="+filepath.Join(home, "data"))
	return s
}

// link starts up and gives what it printed when it has printed the link, and how long
// that took.
func (s *service) link(b *testing.B, more ...string) (link string, said string, took time.Duration) {
	b.Helper()
	r := &role{name: "up", cmd: exec.Command(s.program, append([]string{"up"}, more...)...), done: make(chan struct{}), log: &lastLines{}}
	r.cmd.Env, r.cmd.Stdout, r.cmd.Stderr = s.env, r.log, r.log
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	start := time.Now()
	if err := r.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	go func() {
		r.err = r.cmd.Wait()
		close(r.done)
	}()
	b.Cleanup(r.kill)
	for time.Since(start) < 2*time.Minute {
		if m := signInLink.FindStringSubmatch(r.log.String()); m != nil {
			return m[1], r.log.String(), time.Since(start)
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.Fatalf("up prints no link: %s", r.log)
	return "", "", 0
}

// BenchmarkFirstProof is what a newcomer does whose program is built: up --demo on a
// machine that never ran it, the link, and from there to words that are lit on a page. It
// counts seconds and clicks.
func BenchmarkFirstProof(b *testing.B) {
	for b.Loop() {
		s := atHome(b)
		b.StopTimer()
		w := webtest.Open(b, webtest.Desk, false)
		w.Go("about:blank")
		b.StartTimer()
		start := time.Now()
		link, _, took := s.link(b, "--demo")
		b.ReportMetric(took.Seconds(), "s/link")
		w.Go(link)
		b.ReportMetric(time.Since(start).Seconds(), "s/case")
		clicks := 0
		w.Until(`document.querySelector(".finding figure a, .first[data-new] button")`)
		b.ReportMetric(time.Since(start).Seconds(), "s/read")
		spent := w.Spent()
		b.ReportMetric(spent.Shift, "shift")
		b.Logf("what moved most: %s", spent.Moved)
		if webtest.Eval[bool](w, `(() => { const b = document.querySelector(".first[data-new] button"); b?.click(); return !!b; })()`) {
			clicks++
		}
		w.Until(`document.querySelector(".finding figure a")`)
		w.Press(".finding figure a")
		clicks++
		w.Until(lit)
		b.ReportMetric(time.Since(start).Seconds(), "s/proof")
		b.ReportMetric(float64(clicks), "clicks")
		w.Picture("first-proof")
	}
}

// lit is whether the page's picture is there with something lit on it.
const lit = `document.querySelector(".sheet rect.lit, .sheet rect.found") && [...document.querySelectorAll(".paper img")].every((i) => i.complete && i.naturalWidth > 0)`

// BenchmarkJump jumps about a lease of 100 pages in a browser, from a link on the page to
// words on another page: with its picture, drawn for the first time (cold) and again
// (warm). The milliseconds run from the click to the frame after which the picture stands.
func BenchmarkJump(b *testing.B) {
	s := atHome(b)
	link, said, _ := s.link(b)
	token, err := os.ReadFile(strings.TrimSpace(tokenFile.FindStringSubmatch(said)[1]))
	if err != nil {
		b.Fatal(err)
	}
	_, pack := pack(b, 40, synth.Options{Scenario: synth.LeaseholdFlat})
	data, err := os.ReadFile(repeated(b, 100, kindOf(pack, "lease", false)...))
	if err != nil {
		b.Fatal(err)
	}
	c := s.caller(4)
	var kase struct{ ID string }
	if err := c.ask(b.Context(), string(token), "POST", "/api/v1/cases", map[string]any{"name": "A lease of 100 pages"}, &kase); err != nil {
		b.Fatal(err)
	}
	id, err := c.send(b.Context(), string(token), kase.ID, paper{"lease.pdf", data})
	if err != nil {
		b.Fatal(err)
	}
	for start := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		var now struct{ State string }
		if err := c.ask(b.Context(), string(token), "GET", "/api/v1/cases/"+kase.ID, nil, &now); err != nil {
			b.Fatal(err)
		}
		if now.State == "ready" {
			break
		}
		if time.Since(start) > 2*time.Minute {
			b.Fatalf("the lease is %s", now.State)
		}
	}
	w := webtest.Open(b, webtest.Desk, false)
	w.Go(link + "&case=" + kase.ID)
	var cold, warm []float64
	for b.Loop() {
		w.Go(fmt.Sprintf("%s/documents/%s", s.url, id))
		for i, page := range []int{60, 20, 97, 33, 75, 48, 60, 20, 97, 33, 75, 48} {
			took := jump(w, page)
			if i < 6 && len(cold) < 6 {
				cold = append(cold, took)
			} else {
				warm = append(warm, took)
			}
		}
	}
	b.ReportMetric(p95(warm), "warm-p95-ms")
	if len(cold) > 0 {
		b.ReportMetric(p95(cold), "cold-p95-ms")
	}
	text, _ := json.Marshal(map[string][]float64{"cold": cold, "warm": warm})
	b.Logf("%s", text)
}

// jump presses a link to the words of another page, and says after how many milliseconds
// they stood there.
func jump(w *webtest.Browser, page int) float64 {
	webtest.Eval[bool](w, fmt.Sprintf(`(() => {
		window.__jumped = 0;
		const a = Object.assign(document.createElement("a"), { href: "?page=%[1]d&q=rent" });
		document.querySelector("#viewer .turn").append(a);
		const start = performance.now();
		a.click();
		const look = () => {
			const i = document.querySelector(".paper img");
			if (document.querySelector(".sheet figcaption").textContent.trim().startsWith("Page %[1]d ") && i.complete && i.naturalWidth) i.decode().then(() => requestAnimationFrame(() => { window.__jumped = performance.now() - start; }));
			else requestAnimationFrame(look);
		};
		look();
		return true;
	})()`, page))
	w.Until("window.__jumped > 0")
	return webtest.Eval[float64](w, "window.__jumped")
}
