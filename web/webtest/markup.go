package webtest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Kinds of elements, after the content models of the HTML standard, as far as our
// pages use them.
var (
	void        = words("area base br col embed hr img input link meta source track wbr")
	phrasing    = words("a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark meter noscript output picture progress q s samp script select small span strong sub sup svg textarea time u var wbr math template video audio canvas object iframe map area link meta slot datalist")
	interactive = words("a button select textarea details label summary")
	foreign     = words("circle defs desc ellipse g line linearGradient marker path pattern polygon polyline rect stop svg symbol text textPath title tspan use")
	// onlyPhrasing may hold no blocks.
	onlyPhrasing = words("p h1 h2 h3 h4 h5 h6 pre span a abbr b bdi button cite code dt em i kbd label legend mark output q s samp small strong sub summary sup time u var")
	// children of these are of these kinds alone.
	only = map[string][]string{
		"ul": words("li template script"), "ol": words("li template script"), "dl": words("dt dd div template script"), "select": words("option optgroup hr"), "optgroup": words("option"),
		"table": words("caption colgroup thead tbody tfoot tr"), "thead": words("tr"), "tbody": words("tr"), "tfoot": words("tr"), "tr": words("th td"), "colgroup": words("col"),
		"datalist": words("option"), "html": words("head body"), "head": words("base link meta noscript script style template title"),
	}
	// inside names where an element may stand alone.
	inside = map[string][]string{
		"li": words("ul ol menu"), "dt": words("dl div"), "dd": words("dl div"), "option": words("select optgroup datalist"), "optgroup": words("select"),
		"figcaption": words("figure"), "legend": words("fieldset"), "summary": words("details"), "caption": words("table"), "tr": words("thead tbody tfoot table"), "th": words("tr"), "td": words("tr"), "head": words("html"), "body": words("html"),
	}
	// notIn is what may stand nowhere under an element.
	notIn = map[string][]string{
		"form": words("form"), "header": words("header footer main"), "footer": words("header footer main"), "main": words("main"), "label": words("label"), "address": words("address"),
	}
	global     = words("id class title lang dir hidden tabindex role translate autofocus inert popover spellcheck")
	attributes = map[string][]string{
		"a": words("href rel download target hreflang type"), "button": words("type name value disabled form formaction formmethod popovertarget"), "form": words("action method enctype novalidate autocomplete name target"),
		"html": nil, "meta": words("charset name content http-equiv media"), "link": words("rel href type media sizes as"), "script": words("type src async defer nomodule"),
		"img":   words("src srcset sizes alt width height loading decoding fetchpriority"),
		"input": words("type name value required readonly disabled checked multiple accept maxlength minlength min max step pattern placeholder autocomplete inputmode list size form webkitdirectory"),
		"label": words("for"), "select": words("name required disabled multiple size autocomplete form"), "option": words("value selected disabled label"), "optgroup": words("label disabled"),
		"textarea": words("name rows cols required readonly disabled maxlength minlength placeholder autocomplete"), "progress": words("max value"), "meter": words("min max low high optimum value"), "details": words("open name"), "time": words("datetime"),
		"ol": words("start reversed type"), "li": words("value"), "td": words("colspan rowspan headers"), "th": words("colspan rowspan scope abbr headers"), "output": words("for name form"), "fieldset": words("disabled name form"), "dialog": words("open"), "col": words("span"), "colgroup": words("span"), "data": words("value"), "template": nil,
	}
	labelable = words("button input meter output progress select textarea")
	types     = words("button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week")
	roles     = words("alert application article banner button cell checkbox columnheader complementary contentinfo dialog document feed figure form grid gridcell group heading img link list listbox listitem log main meter navigation none note option presentation progressbar radio region row rowgroup rowheader search searchbox separator slider spinbutton status switch tab table tablist tabpanel term textbox timer toolbar tooltip")
	ariaNames = words("activedescendant atomic autocomplete busy checked colcount colindex controls current describedby description details disabled expanded flowto haspopup hidden invalid keyshortcuts label labelledby level live modal multiline multiselectable orientation owns placeholder posinset pressed readonly relevant required roledescription rowcount rowindex selected setsize sort valuemax valuemin valuenow valuetext")
)

func words(s string) []string { return strings.Fields(s) }

// element is one that is open.
type element struct {
	name     string
	attrs    map[string]string
	children int
}

// checker goes through a page.
type checker struct {
	open     []element
	ids      map[string]string // id to the element that has it
	refer    [][2]string       // an attribute and the id that it names
	problems []string
	h1       int
}

func (c *checker) wrong(format string, args ...any) {
	where := ""
	if n := len(c.open); n > 0 {
		where = " in <" + c.open[n-1].name + ">"
	}
	c.problems = append(c.problems, fmt.Sprintf(format, args...)+where)
}

// Markup says what is wrong with the HTML of a page: elements that are not closed, or
// stand where they may not, attributes that there are not or that our security
// policy forbids, ids that come twice, and references to none. It is stricter
// than the standard: every element that can be closed must be.
func Markup(page []byte) []string {
	c := &checker{ids: map[string]string{}}
	z := html.NewTokenizer(bytes.NewReader(page))
	if !bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(page)), []byte("<!doctype html>")) {
		c.wrong("the page does not begin with <!doctype html>")
	}
	for {
		switch z.Next() {
		case html.ErrorToken:
			return c.finish()
		case html.StartTagToken:
			c.start(z.Token(), false)
		case html.SelfClosingTagToken:
			c.start(z.Token(), true)
		case html.EndTagToken:
			c.end(z.Token().Data)
		case html.TextToken:
			c.text(z.Token().Data)
		}
	}
}

func (c *checker) finish() []string {
	for _, e := range c.open {
		c.problems = append(c.problems, "<"+e.name+"> is not closed")
	}
	for _, r := range c.refer {
		name, ok := c.ids[r[1]]
		switch {
		case !ok:
			c.problems = append(c.problems, fmt.Sprintf("%s names %q, which no element has for its id", r[0], r[1]))
		case r[0] == "for" && !slices.Contains(labelable, name):
			c.problems = append(c.problems, fmt.Sprintf("a label is for %q, which is a <%s>", r[1], name))
		}
	}
	if c.h1 != 1 {
		c.problems = append(c.problems, fmt.Sprintf("the page has %d <h1>", c.h1))
	}
	return c.problems
}

func (c *checker) text(s string) {
	if n := len(c.open); n > 0 && strings.TrimSpace(s) != "" && only[c.open[n-1].name] != nil {
		c.wrong("the text %.30q may not stand", strings.TrimSpace(s))
	}
}

// within is whether an element of one of some names is open.
func (c *checker) within(names ...string) bool {
	return slices.ContainsFunc(c.open, func(e element) bool { return slices.Contains(names, e.name) })
}

func (c *checker) start(t html.Token, selfClosed bool) {
	name := t.Data
	svg := c.within("svg") || name == "svg"
	if len(c.open) > 0 {
		parent := &c.open[len(c.open)-1]
		c.place(name, parent, svg)
		parent.children++
	}
	attrs := c.attributes(name, t.Attr, svg)
	if name == "h1" {
		c.h1++
	}
	if slices.Contains(void, name) || svg && selfClosed {
		return
	}
	if selfClosed {
		c.wrong("<%s/> is no void element", name)
	}
	c.open = append(c.open, element{name: name, attrs: attrs})
}

// place says whether an element may stand where it does.
func (c *checker) place(name string, parent *element, svg bool) {
	if svg && name != "svg" {
		if !slices.ContainsFunc(foreign, func(f string) bool { return strings.EqualFold(f, name) }) {
			c.wrong("<%s> is not drawn", name)
		}
		return
	}
	if may := only[parent.name]; may != nil && !slices.Contains(may, name) {
		c.wrong("<%s> may not stand", name)
	}
	if may := inside[name]; may != nil && !slices.Contains(may, parent.name) {
		c.wrong("<%s> may not stand", name)
	}
	if name == "summary" && parent.children > 0 || name == "legend" && parent.children > 0 {
		c.wrong("<%s> is not the first", name)
	}
	heading := len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
	if slices.Contains(onlyPhrasing, parent.name) && !slices.Contains(phrasing, name) {
		if (parent.name != "summary" && parent.name != "legend") || !heading {
			if parent.name != "a" || c.within("p", "span", "h1", "h2", "h3") { // a link may hold blocks where they may stand
				c.wrong("<%s> is a block and may not stand", name)
			}
		}
	}
	if slices.Contains(interactive, name) || name == "input" {
		for _, e := range c.open {
			if e.name == "a" || e.name == "button" || e.name == "summary" || e.name == "label" && !slices.Contains(labelable, name) {
				c.wrong("<%s> is for use and stands within <%s>", name, e.name)
			}
		}
	}
	for _, e := range c.open {
		if slices.Contains(notIn[e.name], name) {
			c.wrong("<%s> may not stand within <%s>", name, e.name)
		}
	}
}

func (c *checker) attributes(name string, list []html.Attribute, svg bool) map[string]string {
	attrs := map[string]string{}
	for _, a := range list {
		attrs[a.Key] = a.Val
		c.attribute(name, a.Key, a.Val, svg)
	}
	if svg {
		return attrs
	}
	_, hasAlt := attrs["alt"]
	_, hasSrc := attrs["src"]
	switch {
	case name == "img" && !hasAlt:
		c.wrong("<img> has no alt")
	case name == "script" && !hasSrc:
		c.wrong("a script stands in the page")
	case name == "style":
		c.wrong("a style stands in the page")
	case name == "html" && attrs["lang"] == "":
		c.wrong("the page says no language")
	case name == "input" && !slices.Contains(types, attrs["type"]) && attrs["type"] != "":
		c.wrong("there is no input of type %q", attrs["type"])
	case name == "form" && strings.EqualFold(attrs["method"], "post") && attrs["action"] == "":
		c.wrong("a form is sent nowhere")
	}
	return attrs
}

func (c *checker) attribute(name, key, value string, svg bool) {
	switch {
	case key == "style" || strings.HasPrefix(key, "on"):
		c.wrong("<%s %s> is refused by the security policy", name, key)
	case key == "id":
		if value == "" || strings.ContainsAny(value, " \t\n") {
			c.wrong("%q is no id", value)
		}
		if _, twice := c.ids[value]; twice {
			c.wrong("the id %q comes twice", value)
		}
		c.ids[value] = name
	case key == "for":
		c.refer = append(c.refer, [2]string{key, value})
	case key == "aria-labelledby", key == "aria-describedby", key == "aria-controls", key == "aria-owns", key == "list":
		for _, id := range strings.Fields(value) {
			c.refer = append(c.refer, [2]string{key, id})
		}
	case key == "role":
		if !slices.Contains(roles, value) {
			c.wrong("there is no role %q", value)
		}
	case key == "tabindex":
		if value != "0" && value != "-1" {
			c.wrong("tabindex is %s", value)
		}
	case key == "href" && name == "a" && value == "":
		c.wrong("a link leads nowhere")
	}
	aria, isAria := strings.CutPrefix(key, "aria-")
	switch {
	case isAria:
		if !slices.Contains(ariaNames, aria) {
			c.wrong("there is no %s", key)
		}
	case svg, strings.HasPrefix(key, "data-"), slices.Contains(global, key), slices.Contains(attributes[name], key), key == "style", strings.HasPrefix(key, "on"):
	default:
		c.wrong("<%s> has no attribute %s", name, key)
	}
}

func (c *checker) end(name string) {
	if slices.Contains(void, name) {
		c.wrong("</%s> closes what is not open", name)
		return
	}
	n := len(c.open)
	if n > 0 && c.open[n-1].name == name {
		c.open = c.open[:n-1]
		return
	}
	i := slices.IndexFunc(c.open, func(e element) bool { return e.name == name })
	if i < 0 {
		c.wrong("</%s> closes what is not open", name)
		return
	}
	for j := n - 1; j >= 0 && c.open[j].name != name; j-- {
		c.wrong("</%s> comes before </%s>", name, c.open[j].name)
		c.open = c.open[:j]
	}
	c.open = c.open[:len(c.open)-1]
}
