package webtest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// noted is a test whose errors are kept.
type noted struct {
	testing.TB
	said []string
}

func (n *noted) Helper() {}
func (n *noted) Errorf(format string, args ...any) {
	n.said = append(n.said, fmt.Sprintf(format, args...))
}

// TestInspect looks at a page on which everything is wrong that can be.
func TestInspect(t *testing.T) {
	mux := http.NewServeMux()
	send := func(pattern, kind, body string) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", "default-src 'self'")
			_, _ = w.Write([]byte(body))
		})
	}
	send("/good", "text/html", `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>T</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/style.css"></head>
<body><a class="skip" href="#main">Skip</a><header></header><main id="main"><h1>T</h1><p>Words and <a href="/x">a link to x</a>.</p><form action="/y"><label for="i">I</label><input id="i"><button>Go</button></form></main><footer></footer></body></html>`)
	send("/style.css", "text/css", `body { background: #fff; color: #111; } a { color: #00e; } :focus-visible { outline: 3px solid #b45309; } button, input { height: 2rem; border: 1px solid #808080; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #8cf; } :focus-visible { outline-color: #fc6; } }
.pale { color: #999; background: #fff; } .wide { width: 2000px; } .ringless:focus { outline: none; } .tiny { width: 10px; height: 10px; padding: 0; }`)
	send("/icon.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	send("/bad", "text/html", `<!doctype html><html lang="de"><head><meta charset="utf-8"><title></title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/style.css"><script>alert(1)</script><script type="module" src="/bad.js"></script></head>
<body><header></header><div>no landmark</div><main><h1>T</h1><h3>leaps</h3><p class="pale">pale</p><p class="wide">wide</p><img src="/none.png"><button></button><input>
<a class="ringless" href="/x">x</a><button class="tiny">a</button><button class="tiny">b</button><p id="a"></p><p id="a"></p><nav>1</nav><nav>2</nav><p tabindex="2">x</p><ul><p>no item</p></ul><label>of nothing</label><p aria-describedby="none">x</p></main><footer></footer></body></html>`)
	send("/bad.js", "text/javascript", `console.error("mistake"); fetch("/gone"); fetch("http://127.0.0.1:9/"); nothing();`)
	s := httptest.NewServer(mux)
	defer s.Close()

	t.Run("good", func(t *testing.T) {
		b := Open(t, Phone, false)
		b.Go(s.URL + "/good")
		b.Inspect("good")
		if c, ok := b.Costs()["good"]; !ok || c.Shift > 0.1 {
			t.Errorf("it cost %+v", c)
		}
	})

	n := &noted{TB: t}
	b := Open(n, Desk, false)
	b.Go(s.URL + "/bad")
	b.Until(`performance.getEntriesByType("resource").length >= 4`)
	b.Inspect("bad")
	b.report()
	b.problems = nil // they have been told
	all := strings.Join(n.said, "\n")
	for _, want := range []string{
		"mistake", "nothing is not defined", "404", "Content Security Policy", // of the browser
		"the id \"a\" comes twice", "a script stands in the page", // of the HTML
		"does not say that it is English", "has no title", "no landmark", "a heading leaps from 1 to 3", "contrast of 2.", "pixels too wide", "a picture has no alt",
		"this has no name: <button>", "this has no name: <input>", "nobody sees that this has the focus", "another is near", "the id a is there twice", "one of several nav has no name", "tabindex is positive", "aria-describedby names none", "a list has something that is no item", "a label is of nothing", "first link does not lead",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q", want)
		}
	}
	if t.Failed() {
		t.Log(all)
	}
}
