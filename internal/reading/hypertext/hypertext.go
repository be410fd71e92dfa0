package hypertext

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/flow"
)

// maxDepth is how deep elements may stand in each other. The parser itself
// refuses more than 512 open elements; this bounds what builds trees otherwise.
const maxDepth = 1000

// Read reads a web page.
func Read(data []byte, l reading.Limits) (*reading.Content, error) {
	r, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		r = bytes.NewReader(data)
	}
	blocks, pictures, err := Blocks(r)
	if err != nil {
		return nil, err
	}
	s := flow.New(l.Pages, false)
	for _, b := range blocks {
		s.Add(b)
	}
	pages, err := s.Pages()
	if errors.Is(err, flow.ErrTooLong) {
		return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
	}
	c := &reading.Content{Pages: pages}
	if pictures > 0 {
		c.Warnings = append(c.Warnings, "the page shows "+plural(pictures, "picture")+" that could not be read")
	}
	return c, err
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Blocks gives the visible text of a web page in UTF-8 as blocks to be set, and
// how many pictures it has that are large enough to hold text.
func Blocks(r io.Reader) (blocks []flow.Block, pictures int, err error) {
	doc, err := html.ParseWithOptions(r, html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, 0, fault.Wrap(err, fault.Invalid, "is a web page too tangled to be read; save it as PDF and give that")
	}
	w := &walker{}
	w.walk(doc, style{}, 0)
	w.end()
	return w.out, w.pictures, nil
}

// style is what an element hands down to those inside it.
type style struct {
	bold, pre bool
	indent    float64
	size      float64
}

// walker gathers spans into paragraphs.
type walker struct {
	out      []flow.Block
	spans    []flow.Span
	label    string
	style    style
	space    bool // white space stands before what comes next
	pictures int
}

// end ends the paragraph being gathered.
func (w *walker) end() {
	w.space = false
	if len(w.spans) == 0 && w.label == "" {
		return
	}
	w.out = append(w.out, flow.Block{Spans: w.spans, Label: w.label, Indent: w.style.indent, Size: w.style.size, Fixed: w.style.pre, Space: 3})
	w.spans, w.label = nil, ""
}

func (w *walker) text(s string, st style) {
	if st.pre {
		w.style = st
		w.spans = append(w.spans, flow.Span{Text: s, Bold: st.bold})
		return
	}
	if s == "" {
		return
	}
	words := strings.Fields(s)
	if len(words) == 0 {
		w.space = w.space || len(w.spans) > 0
		return
	}
	joined := strings.Join(words, " ")
	if w.space && len(w.spans) > 0 || isSpace(s[0]) && len(w.spans) > 0 {
		joined = " " + joined
	}
	w.space = isSpace(s[len(s)-1])
	w.style = st
	w.spans = append(w.spans, flow.Span{Text: joined, Bold: st.bold})
}

func isSpace(b byte) bool { return strings.IndexByte(" \t\r\n\f", b) >= 0 }

// blockLevel are the elements that start a paragraph of their own.
var blockLevel = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true,
	atom.Main: true, atom.Aside: true, atom.Nav: true, atom.Address: true, atom.Blockquote: true, atom.Pre: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Table: true, atom.Caption: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Form: true,
	atom.Fieldset: true, atom.Legend: true, atom.Hr: true, atom.Figure: true, atom.Figcaption: true,
	atom.Details: true, atom.Summary: true, atom.Center: true, atom.Body: true,
}

func (w *walker) walk(n *html.Node, st style, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, st)
		return
	case html.ElementNode:
		if hidden(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Svg, atom.Object, atom.Iframe, atom.Audio, atom.Video, atom.Canvas:
		return
	case atom.Br:
		w.spans = append(w.spans, flow.Span{Text: "\n"})
		w.space = false
		return
	case atom.Img:
		// Spacers and tracking pixels hold no text; nor do most logos.
		if px(attr(n, "width")) >= 300 && px(attr(n, "height")) >= 300 {
			w.pictures++
		}
		return
	case atom.Input:
		w.input(n, st)
		return
	case atom.Select:
		w.choice(n, st)
		return
	case atom.Table:
		w.end()
		w.table(n, st, depth)
		return
	case atom.B, atom.Strong, atom.Th:
		st.bold = true
	case atom.H1:
		st.bold, st.size = true, 16
	case atom.H2:
		st.bold, st.size = true, 13
	case atom.H3, atom.H4, atom.H5, atom.H6:
		st.bold, st.size = true, 11
	case atom.Pre, atom.Textarea:
		st.pre = true
	case atom.Ul, atom.Ol, atom.Blockquote, atom.Dd:
		st.indent += 24
	}
	block := blockLevel[n.DataAtom]
	if block {
		w.end()
		w.style = st
	}
	if n.DataAtom == atom.Li {
		w.label = bullet(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, st, depth+1)
	}
	if block {
		w.end()
	}
}

// hidden reports whether an element says itself that it is not shown. Rules of a
// style sheet are not followed.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			s := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") || strings.Contains(s, "mso-hide:all") {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func px(s string) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	return n
}

// input sets a form field: its tick box, or what has been typed into it.
func (w *walker) input(n *html.Node, st style) {
	switch strings.ToLower(attr(n, "type")) {
	case "checkbox", "radio":
		g := flow.Open
		if has(n, "checked") {
			g = flow.Ticked
		}
		w.text(" "+g+" ", st)
	case "hidden", "password", "file", "image":
	case "submit", "button", "reset":
		w.text(" "+attr(n, "value")+" ", st)
	default:
		w.text(" "+attr(n, "value")+" ", st)
	}
}

// choice sets the chosen option of a list; a browser shows the first when none is chosen.
func (w *walker) choice(n *html.Node, st style) {
	var first, chosen *html.Node
	for o := range n.Descendants() {
		if o.DataAtom != atom.Option {
			continue
		}
		if first == nil {
			first = o
		}
		if has(o, "selected") {
			chosen = o
		}
	}
	if chosen == nil {
		chosen = first
	}
	if chosen == nil {
		return
	}
	for t := range chosen.Descendants() {
		if t.Type == html.TextNode {
			w.text(" "+t.Data+" ", st)
		}
	}
}

// bullet is the label of a list item: its number in an ordered list.
func bullet(li *html.Node) string {
	if li.Parent == nil || li.Parent.DataAtom != atom.Ol {
		return "•"
	}
	// Counting back to the last item that says its number, or to the start of the
	// list, is quadratic over the list: hence the bound.
	n, steps := 0, 0
	for i := li; ; i = i.PrevSibling {
		if i == nil {
			if v, err := strconv.Atoi(attr(li.Parent, "start")); err == nil {
				n += v - 1
			}
			break
		}
		if i.DataAtom != atom.Li {
			continue
		}
		if v, err := strconv.Atoi(attr(i, "value")); err == nil {
			n += v
			break
		}
		n++
		if steps++; steps > 5000 {
			return "•"
		}
	}
	switch attr(li.Parent, "type") {
	case "a":
		return flow.Letters(n) + "."
	case "A":
		return strings.ToUpper(flow.Letters(n)) + "."
	case "i":
		return flow.Roman(n) + "."
	case "I":
		return strings.ToUpper(flow.Roman(n)) + "."
	}
	return strconv.Itoa(n) + "."
}

// table sets rows of cells. Cells that span columns are as wide as what they span.
func (w *walker) table(n *html.Node, st style, depth int) {
	ruled := px(attr(n, "border")) > 0
	var rows func(n *html.Node, depth int)
	rows = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || hidden(c) || depth > maxDepth {
				continue
			}
			switch c.DataAtom {
			case atom.Thead, atom.Tbody, atom.Tfoot:
				rows(c, depth+1)
			case atom.Caption:
				w.walk(c, st, depth+1)
			case atom.Tr:
				w.row(c, st, ruled, depth+1)
			}
		}
	}
	rows(n, depth+1)
}

func (w *walker) row(tr *html.Node, st style, ruled bool, depth int) {
	b := flow.Block{Ruled: ruled, Cells: []flow.Cell{}}
	text := false
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th || hidden(td) {
			continue
		}
		inner := &walker{}
		cst := st
		cst.indent, cst.bold = 0, st.bold || td.DataAtom == atom.Th
		for c := td.FirstChild; c != nil; c = c.NextSibling {
			inner.walk(c, cst, depth+1)
		}
		inner.end()
		w.pictures += inner.pictures
		text = text || len(inner.out) > 0
		share := 1
		if s, err := strconv.Atoi(attr(td, "colspan")); err == nil && s > 1 && s <= 100 {
			share = s
		}
		b.Cells = append(b.Cells, flow.Cell{Blocks: inner.out, Share: float64(share)})
	}
	if !text {
		return
	}
	if len(b.Cells) == 1 && !ruled { // a table that only places things on the page
		w.out = append(w.out, b.Cells[0].Blocks...)
		return
	}
	w.out = append(w.out, b)
}
