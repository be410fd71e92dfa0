package office

import (
	"errors"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/flow"
)

// odt walks an OpenDocument text.
type odt struct {
	lists   map[string]map[int]level // by list style and level, from 1
	count   map[string]*[levels + 1]int
	content *reading.Content
	items   []item
	depth   int
}

func readODT(p *parts, l reading.Limits) (*reading.Content, error) {
	doc, err := p.tree("content.xml")
	if err != nil {
		return nil, err
	}
	if m, err := p.tree("META-INF/manifest.xml"); err == nil && len(m.all("encryption-data")) > 0 {
		return nil, fault.New(fault.Invalid, "needs a password to open; remove the password or ask the sender for an open copy")
	}
	body := doc.child("document-content", "body", "text")
	if body == nil {
		return nil, damaged(errors.New("no body"))
	}
	o := &odt{
		lists: map[string]map[int]level{}, count: map[string]*[levels + 1]int{},
		content: &reading.Content{MediaType: "application/vnd.oasis.opendocument.text"},
	}
	styles, err := p.tree("styles.xml")
	if err != nil {
		styles = &node{}
	}
	for _, ls := range append(styles.all("list-style"), doc.all("list-style")...) {
		byLevel := map[int]level{}
		for _, k := range ls.kids {
			format := map[string]string{"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}[k.get("num-format")]
			if k.name == "list-level-style-bullet" {
				format = "bullet"
			}
			byLevel[k.number("level", 1)] = level{
				start: k.number("start-value", 1), format: format,
				text: k.get("num-prefix") + "%" + k.get("num-suffix"), display: max(1, k.number("display-levels", 1)),
			}
		}
		o.lists[ls.get("name")] = byLevel
	}
	if len(doc.all("changed-region")) > 0 {
		o.content.Warnings = append(o.content.Warnings, "the document has tracked changes; it was read as if all were accepted")
	}
	o.blocks(body)
	elastic := false
	for _, it := range o.items {
		elastic = elastic || it.brk == rendered
	}
	s := flow.New(l.Pages, elastic)
	for _, it := range o.items {
		switch {
		case it.brk != noEnd && s.AtTop():
		case it.brk != noEnd:
			s.Break()
		default:
			s.Add(it.block)
		}
	}
	o.content.Pages, err = s.Pages()
	if errors.Is(err, flow.ErrTooLong) {
		return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
	}
	return o.content, err
}

func (o *odt) blocks(n *node) {
	if o.depth++; o.depth > maxDepth {
		o.depth--
		return
	}
	defer func() { o.depth-- }()
	for _, k := range n.kids {
		switch k.name {
		case "p", "h":
			o.paragraph(k, "", 0)
		case "list":
			o.list(k, k.get("style-name"), 1)
		case "table":
			o.table(k)
		case "section", "text-box", "index-body", "table-of-content":
			o.blocks(k)
		case "frame":
			if box := k.child("text-box"); box != nil {
				o.blocks(box)
			}
		case "soft-page-break":
			o.items = append(o.items, item{brk: rendered})
		}
	}
}

func (o *odt) paragraph(n *node, label string, indent float64) {
	b := flow.Block{Label: label, Indent: indent, Space: 3}
	if n.name == "h" {
		b.Size = 12
	}
	var boxes []*node
	add := func(s string) { b.Spans = append(b.Spans, flow.Span{Text: s, Bold: n.name == "h"}) }
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		if depth > maxNesting {
			return
		}
		for _, k := range n.kids {
			switch k.name {
			case "":
				add(strings.Map(func(r rune) rune {
					if r == '\n' || r == '\r' || r == '\t' { // only white space, as XML has it
						return ' '
					}
					return r
				}, k.text))
			case "s":
				add(strings.Repeat(" ", min(max(1, k.number("c", 1)), 200)))
			case "tab":
				add("\t")
			case "line-break":
				add("\n")
			case "soft-page-break":
				if !empty(b) {
					o.items = append(o.items, item{block: b})
				}
				o.items = append(o.items, item{brk: rendered})
				b = flow.Block{Indent: indent}
			case "note":
				add(" " + raised(len(boxes)+1))
				boxes = append(boxes, k.child("note-body"))
			case "frame":
				boxes = append(boxes, k.child("text-box"))
			case "checkbox":
				add(" " + glyph(k.get("current-state") == "true" || k.get("current-state") == "checked") + " ")
			case "annotation", "tracked-changes", "change":
			default:
				walk(k, depth+1)
			}
		}
	}
	walk(n, 0)
	o.items = append(o.items, item{block: b})
	for _, box := range boxes {
		if box != nil {
			o.blocks(box)
		}
	}
}

// list numbers the items of a list. A list inside an item is its next level and
// has the style of the outermost unless it says otherwise.
func (o *odt) list(n *node, style string, at int) {
	if at > levels || o.depth > maxDepth {
		return
	}
	lv := o.lists[style][at]
	counts := o.count[style]
	if counts == nil || n.get("continue-numbering") != "true" && at == 1 {
		counts = &[levels + 1]int{}
		o.count[style] = counts
	}
	if at > 1 || counts[at] == 0 {
		counts[at] = max(lv.start, 1) - 1
	}
	for _, it := range n.kids {
		if it.name != "list-item" && it.name != "list-header" {
			continue
		}
		label := ""
		if it.name == "list-item" {
			counts[at] = it.number("start-value", counts[at]+1)
			label = o.label(style, at, counts)
		}
		for _, k := range it.kids {
			switch k.name {
			case "p", "h":
				o.paragraph(k, label, float64(at)*18)
				label = ""
			case "list":
				inner := style
				if s := k.get("style-name"); s != "" {
					inner = s
				}
				o.list(k, inner, at+1)
			default:
				o.blocks(&node{kids: []*node{k}})
			}
		}
	}
}

func (o *odt) label(style string, at int, counts *[levels + 1]int) string {
	lv, ok := o.lists[style][at]
	if !ok || lv.format == "bullet" {
		return "•"
	}
	if lv.format == "none" {
		return ""
	}
	var numbers []string
	for i := max(1, at-lv.display+1); i <= at; i++ {
		numbers = append(numbers, numeral(max(counts[i], 1), o.lists[style][i].format))
	}
	return strings.TrimSpace(strings.Replace(lv.text, "%", strings.Join(numbers, "."), 1))
}

func (o *odt) table(n *node) {
	for _, tr := range rows(n) {
		row := flow.Block{Cells: []flow.Cell{}, Ruled: true}
		for _, tc := range tr.kids {
			if tc.name != "table-cell" && tc.name != "covered-table-cell" {
				continue
			}
			outer := o.items
			o.items = nil
			if tc.name == "table-cell" {
				o.blocks(tc)
			}
			cell := flow.Cell{Share: float64(min(max(1, tc.number("number-columns-spanned", 1)), 100))}
			for _, it := range o.items {
				if it.brk == noEnd {
					cell.Blocks = append(cell.Blocks, it.block)
				}
			}
			o.items = outer
			for range min(max(1, tc.number("number-columns-repeated", 1)), 50) {
				row.Cells = append(row.Cells, cell)
			}
		}
		if len(row.Cells) > 0 {
			o.items = append(o.items, item{block: row})
		}
	}
}

// rows gives a table's rows, those in groups too, but not those of tables inside.
func rows(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case "table-row":
			out = append(out, k)
		case "table-header-rows", "table-rows", "table-row-group":
			out = append(out, rows(k)...)
		}
	}
	return out
}
