package webtest

import (
	"slices"
	"strings"
	"testing"
)

// page is a good page with something in the middle.
func page(body string) string {
	return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>T</title></head><body><main><h1>T</h1>` + body + `</main></body></html>`
}

func TestMarkup(t *testing.T) {
	for _, good := range []string{
		"", `<p>A <a href="/">link</a>, <br> and <strong>more</strong>.</p>`,
		`<ul><li>one<p>more</p></li></ul><dl><dt>a</dt><dd><p>b</p></dd></dl>`,
		`<form method="post" action="/x"><label for="a">A</label><input id="a" name="a" required><fieldset><legend>L</legend><label><input type="radio" name="v"> one</label></fieldset><button>Go</button></form>`,
		`<details><summary>More</summary><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></details>`,
		`<figure><img src="/x.jpg" alt=""><figcaption>c</figcaption></figure><svg viewBox="0 0 1 1" role="img" aria-label="x"><rect x="0" y="0" width="1" height="1"/></svg>`,
		`<a href="/x"><p>A block within a link</p></a>`,
	} {
		if got := Markup([]byte(page(good))); len(got) > 0 {
			t.Errorf("%s: %v", good, got)
		}
	}
	for bad, want := range map[string]string{
		`<p>open`:                                          "</main> comes before </p>",
		`<div></p></div>`:                                  "</p> closes what is not open",
		`<p><div></div></p>`:                               "<div> is a block",
		`<ul><p>x</p></ul>`:                                "<p> may not stand",
		`<ul>words</ul>`:                                   `the text "words" may not stand`,
		`<li>x</li>`:                                       "<li> may not stand",
		`<p id="a"></p><p id="a"></p>`:                     `the id "a" comes twice`,
		`<label for="b">x</label>`:                         `for names "b"`,
		`<p id="c"></p><label for="c">x</label>`:           "which is a <p>",
		`<section aria-labelledby="no"></section>`:         `aria-labelledby names "no"`,
		`<a href="/"><button>x</button></a>`:               "<button> is for use and stands within <a>",
		`<form action="/"><form action="/"></form></form>`: "<form> may not stand within <form>",
		`<img src="x">`:                                    "<img> has no alt",
		`<p style="color: red">x</p>`:                      "security policy",
		`<p onclick="x()">x</p>`:                           "security policy",
		`<script>x()</script>`:                             "a script stands in the page",
		`<p colour="red">x</p>`:                            "<p> has no attribute colour",
		`<p role="king">x</p>`:                             `there is no role "king"`,
		`<p aria-lable="x">x</p>`:                          "there is no aria-lable",
		`<p tabindex="3">x</p>`:                            "tabindex is 3",
		`<input type="texte" name="a">`:                    `there is no input of type "texte"`,
		`<h1>again</h1>`:                                   "the page has 2 <h1>",
		`<a href="">x</a>`:                                 "a link leads nowhere",
		`<select><p>x</p></select>`:                        "<p> may not stand",
		`<span><h2>x</h2></span>`:                          "<h2> is a block",
		`<details><p>x</p><summary>y</summary></details>`:  "<summary> is not the first",
		`<form method="post"><button>x</button></form>`:    "a form is sent nowhere",
	} {
		if got := Markup([]byte(page(bad))); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%s: said %v and not %q", bad, got, want)
		}
	}
	if got := Markup([]byte(strings.TrimPrefix(page(""), "<!doctype html>"))); len(got) != 1 {
		t.Errorf("without a doctype: %v", got)
	}
}
