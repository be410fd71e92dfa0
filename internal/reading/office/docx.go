package office

import (
	"errors"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/flow"
)

// style is what a paragraph style says that matters here, its ancestors' sayings included.
type style struct {
	num, lvl    string // numPr as written; "" when not said
	bold        bool
	hidden      bool
	size        float64
	left        int // indentation in twentieths of a point, -1 when not said
	breakBefore bool
}

// item is a block, or the end of a page.
type item struct {
	block flow.Block
	brk   pageEnd
}

// pageEnd says why a page ends.
type pageEnd int

const (
	noEnd    pageEnd = iota
	rendered         // it ended here when Word last laid the document out
	forced           // the document says so
)

// docx walks a document's elements.
type docx struct {
	parts     *parts
	relations map[string]relation // of the part being walked, by id
	styles    map[string]*style
	normal    string // the default paragraph style
	numbers   numbering
	notes     map[string]*node // footnotes and endnotes by kind and id
	noteCount map[string]int
	size      float64 // of the body
	content   *reading.Content
	seen      map[string]bool // warnings given and pictures attached

	fields  []bool // of the complex fields open now: are we in the result, which is shown
	pending []item // text boxes and notes to be set after the paragraph
	depth   int
}

func readDOCX(p *parts, main string, l reading.Limits) (*reading.Content, error) {
	doc, err := p.tree(main)
	if err != nil {
		return nil, err
	}
	body := doc.child("document", "body")
	if body == nil {
		return nil, damaged(errors.New("no body"))
	}
	d := &docx{
		parts: p, styles: map[string]*style{}, notes: map[string]*node{}, noteCount: map[string]int{}, seen: map[string]bool{},
		content: &reading.Content{MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	}
	d.relations = byID(p.relations(main))
	for _, r := range p.relations(main) {
		kind := path.Base(r.kind)
		switch kind {
		case "styles", "numbering", "footnotes", "endnotes":
			n, err := p.tree(r.target)
			if err != nil {
				if errors.Is(err, errBomb) {
					return nil, err
				}
				d.warn("a part of the document is damaged and was left out: " + kind)
				continue
			}
			switch kind {
			case "styles":
				d.readStyles(n)
			case "numbering":
				d.numbers = readNumbering(n)
			default:
				for _, note := range n.all(strings.TrimSuffix(kind, "s")) {
					d.notes[kind[:1]+note.get("id")] = note
				}
			}
		case "vbaProject":
			d.warn("the document has macros; they were left alone")
		}
	}
	items := d.body(body)
	elastic := false
	for _, it := range items {
		elastic = elastic || it.brk == rendered
	}
	s := flow.New(l.Pages, elastic)
	for _, it := range items {
		switch {
		case it.brk == rendered && s.AtTop(): // Word also notes the breaks that were forced
		case it.brk != noEnd:
			s.Break()
		default:
			s.Add(it.block)
		}
	}
	d.content.Pages, err = s.Pages()
	if errors.Is(err, flow.ErrTooLong) {
		return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
	}
	return d.content, err
}

func byID(rs []relation) map[string]relation {
	m := map[string]relation{}
	for _, r := range rs {
		m[r.id] = r
	}
	return m
}

func (d *docx) warn(w string) {
	if !d.seen[w] {
		d.seen[w] = true
		d.content.Warnings = append(d.content.Warnings, w)
	}
}

func (d *docx) readStyles(n *node) {
	root := n.child("styles")
	d.size = float64(root.child("docDefaults", "rPrDefault", "rPr", "sz").number("val", 20)) / 2
	raw := map[string]*node{}
	for _, s := range root.all("style") {
		raw[s.get("styleId")] = s
		if s.get("type") == "paragraph" && s.get("default") == "1" {
			d.normal = s.get("styleId")
		}
	}
	for id := range raw {
		d.resolve(id, raw, 0)
	}
}

// resolve reads a style after the one that it is based on.
func (d *docx) resolve(id string, raw map[string]*node, depth int) *style {
	if s := d.styles[id]; s != nil {
		return s
	}
	s := &style{left: -1}
	n := raw[id]
	if n == nil || depth > 50 {
		return s
	}
	if base := n.child("basedOn").get("val"); base != "" && base != id {
		*s = *d.resolve(base, raw, depth+1)
	}
	ppr, rpr := n.child("pPr"), n.child("rPr")
	if v := ppr.child("numPr", "numId").get("val"); v != "" {
		s.num = v
	}
	if v := ppr.child("numPr", "ilvl").get("val"); v != "" {
		s.lvl = v
	}
	if ind := ppr.child("ind"); ind != nil {
		s.left = ind.number("left", ind.number("start", s.left))
	}
	if ppr.child("pageBreakBefore") != nil {
		s.breakBefore = ppr.on("pageBreakBefore")
	}
	if rpr.child("b") != nil {
		s.bold = rpr.on("b")
	}
	if rpr.child("vanish") != nil {
		s.hidden = rpr.on("vanish")
	}
	if v := rpr.child("sz").number("val", 0); v > 0 {
		s.size = float64(v) / 2
	}
	d.styles[id] = s
	return s
}

// maxDepth bounds tables in tables in text boxes.
const maxDepth = 40

// blocks walks the children of a body, a cell, a text box or a note.
func (d *docx) blocks(n *node) []item {
	if d.depth >= maxDepth {
		d.warn("parts of the document are nested too deeply and were left out")
		return nil
	}
	d.depth++
	defer func() { d.depth-- }()
	var out []item
	for _, k := range n.kids {
		switch k.name {
		case "p":
			out = append(out, d.paragraph(k)...)
		case "tbl":
			out = append(out, d.table(k)...)
		case "sdt":
			if content := k.child("sdtContent"); content != nil {
				if box := k.child("sdtPr", "checkbox"); box != nil {
					out = append(out, item{block: flow.Paragraph(glyph(yes(box.child("checked").get("val")) && box.child("checked") != nil))})
				} else if k.child("sdtPr", "showingPlcHdr") == nil {
					out = append(out, d.blocks(content)...)
				}
			}
		case "ins", "moveTo":
			d.warn("the document has tracked changes; it was read as if all were accepted")
			out = append(out, d.blocks(k)...)
		case "del", "moveFrom":
			d.warn("the document has tracked changes; it was read as if all were accepted")
		case "customXml", "smartTag":
			out = append(out, d.blocks(k)...)
		case "AlternateContent":
			if c := chosen(k); c != nil {
				out = append(out, d.blocks(c)...)
			}
		case "altChunk":
			d.warn("the document includes another file that Word would merge in; it was not read")
		}
	}
	return out
}

// chosen is the alternative that Word would show.
func chosen(n *node) *node {
	if c := n.child("Choice"); c != nil {
		return c
	}
	return n.child("Fallback")
}

func glyph(ticked bool) string {
	if ticked {
		return flow.Ticked
	}
	return flow.Open
}

// body walks the sections of a document. Each says at its end what it looks like:
// the last paragraph of a section carries its properties, and those of the last
// one stand at the end of the body.
func (d *docx) body(n *node) []item {
	var out, section []item
	first := true
	end := func(sect *node) {
		if kind := sect.child("type").get("val"); !first && kind != "continuous" {
			out = append(out, item{brk: forced})
		}
		first = false
		out = append(out, d.margins(sect, "headerReference")...)
		out = append(out, section...)
		out = append(out, d.margins(sect, "footerReference")...)
		section = nil
	}
	var last *node
	for _, k := range n.kids {
		if k.name == "sectPr" {
			last = k
			continue
		}
		section = append(section, d.blocks(&node{kids: []*node{k}})...)
		if sect := k.child("pPr", "sectPr"); sect != nil {
			end(sect)
		}
	}
	end(last)
	return out
}

// margins reads a section's headers or footers, each file once and not on every page.
func (d *docx) margins(sect *node, name string) []item {
	var out []item
	if sect == nil {
		return nil
	}
	for _, k := range sect.kids {
		r, ok := d.relations[k.get("id")]
		if k.name != name || !ok || d.seen["part "+r.target] {
			continue
		}
		d.seen["part "+r.target] = true
		t, err := d.parts.tree(r.target)
		if err != nil {
			d.warn("a header or footer is damaged and was left out")
			continue
		}
		outer := d.relations
		d.relations = byID(d.parts.relations(r.target))
		for _, root := range t.kids {
			for _, it := range d.blocks(root) {
				if it.brk == noEnd && !empty(it.block) {
					out = append(out, it)
				}
			}
		}
		d.relations = outer
	}
	return out
}

func empty(b flow.Block) bool {
	for _, s := range b.Spans {
		if strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	for _, c := range b.Cells {
		for _, inner := range c.Blocks {
			if !empty(inner) {
				return false
			}
		}
	}
	return b.Label == ""
}

// para gathers a paragraph's runs.
type para struct {
	d     *docx
	block flow.Block
	style *style
	size  float64
	out   []item
}

func (d *docx) paragraph(n *node) []item {
	ppr := n.child("pPr")
	id := ppr.child("pStyle").get("val")
	if id == "" {
		id = d.normal
	}
	st := d.styles[id]
	if st == nil {
		st = &style{left: -1}
	}
	p := &para{d: d, style: st}
	outer := d.pending
	d.pending = nil
	p.runs(n, 0)

	gone := ppr.child("rPr", "del") != nil || ppr.child("rPr", "moveFrom") != nil || ppr.child("rPr").on("vanish")
	text := !empty(p.block)
	for _, it := range p.out {
		text = text || it.brk == noEnd && !empty(it.block)
	}
	var out []item
	breakBefore := st.breakBefore
	if ppr.child("pageBreakBefore") != nil {
		breakBefore = ppr.on("pageBreakBefore")
	}
	if breakBefore {
		out = append(out, item{brk: forced})
	}
	if !gone || text {
		label, left := d.label(ppr, id, st)
		if label != "" {
			p.number(label)
		}
		if ind := ppr.child("ind"); ind != nil {
			left = ind.number("left", ind.number("start", left))
		}
		p.indent(float64(max(0, left)) / 20)
		if len(p.out) == 0 || !empty(p.block) { // nothing but its mark is left behind a page break
			p.flush()
		}
		out = append(out, p.out...)
	}
	out = append(out, d.pending...)
	d.pending = outer
	return out
}

// label is the number in front of a paragraph, and its indentation in twentieths
// of a point.
func (d *docx) label(ppr *node, id string, st *style) (label string, left int) {
	left = st.left
	num, lvl := st.num, st.lvl
	if np := ppr.child("numPr"); np != nil {
		if v := np.child("numId").get("val"); v != "" {
			num = v
		}
		if v := np.child("ilvl").get("val"); v != "" {
			lvl = v
		}
	}
	in := d.numbers[num]
	if in == nil || num == "0" {
		return "", left
	}
	at, err := strconv.Atoi(lvl)
	if err != nil || at < 0 || at >= levels {
		at = 0
		if i, ok := in.levelOfStyle(id); ok {
			at = i
		}
	}
	if l := in.level(at); l.left >= 0 && (left < 0 || ppr.child("numPr") != nil) {
		left = l.left
	}
	return in.next(at), left
}

// number puts the label in front of the first block of the paragraph.
func (p *para) number(label string) {
	for i := range p.out {
		if p.out[i].brk == noEnd {
			p.out[i].block.Label = label
			return
		}
	}
	p.block.Label = label
}

func (p *para) indent(left float64) {
	for i := range p.out {
		p.out[i].block.Indent = left
	}
	p.block.Indent = left
}

// flush ends the block being gathered.
func (p *para) flush() {
	p.block.Size = p.size
	if p.block.Size == 0 {
		p.block.Size = math.Max(p.style.size, 0)
	}
	if p.block.Size == 0 {
		p.block.Size = p.d.size
	}
	p.block.Space = 3
	p.out = append(p.out, item{block: p.block})
	p.block = flow.Block{}
}

// end ends the page in the middle of the paragraph.
func (p *para) end(why pageEnd) {
	if len(p.block.Spans) > 0 {
		p.flush()
	}
	p.out = append(p.out, item{brk: why})
}

func (p *para) text(s string, bold bool) {
	if s == "" {
		return
	}
	for _, result := range p.d.fields {
		if !result {
			return
		}
	}
	p.block.Spans = append(p.block.Spans, flow.Span{Text: s, Bold: bold})
}

// runs walks what a paragraph holds.
func (p *para) runs(n *node, depth int) {
	if depth > maxNesting {
		return
	}
	for _, k := range n.kids {
		switch k.name {
		case "r":
			p.run(k, depth)
		case "ins", "moveTo":
			p.d.warn("the document has tracked changes; it was read as if all were accepted")
			p.runs(k, depth+1)
		case "del", "moveFrom":
			p.d.warn("the document has tracked changes; it was read as if all were accepted")
		case "sdt":
			if box := k.child("sdtPr", "checkbox"); box != nil {
				p.text(" "+glyph(box.child("checked") != nil && yes(box.child("checked").get("val")))+" ", false)
			} else if k.child("sdtPr", "showingPlcHdr") == nil {
				p.runs(k.child("sdtContent"), depth+1)
			}
		case "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "oMath", "oMathPara", "ruby", "rubyBase":
			p.runs(k, depth+1)
		case "AlternateContent":
			if c := chosen(k); c != nil {
				p.runs(c, depth+1)
			}
		case "commentRangeStart":
			p.d.warn("the document has comments in its margin; they were left out")
		}
	}
}

// run reads one run: text of one style and what stands in it.
func (p *para) run(r *node, depth int) {
	rpr := r.child("rPr")
	if rpr.on("vanish") || p.style.hidden && rpr.child("vanish") == nil {
		if strings.TrimSpace(r.inner()) != "" {
			p.d.warn("the document has hidden text; it was left out")
		}
		return
	}
	bold := p.style.bold
	if rpr.child("b") != nil {
		bold = rpr.on("b")
	}
	font := rpr.child("rFonts").get("ascii")
	for _, k := range r.kids {
		switch k.name {
		case "t":
			s := symbols(font, k.inner())
			if p.size == 0 && strings.TrimSpace(s) != "" {
				p.size = float64(rpr.child("sz").number("val", 0)) / 2
			}
			p.text(s, bold)
		case "tab", "ptab":
			p.text("\t", bold)
		case "cr":
			p.text("\n", bold)
		case "br":
			if k.get("type") == "page" {
				p.end(forced)
			} else {
				p.text("\n", bold)
			}
		case "lastRenderedPageBreak":
			p.end(rendered)
		case "noBreakHyphen":
			p.text("-", bold)
		case "sym":
			if c, err := strconv.ParseUint(k.get("char"), 16, 32); err == nil {
				p.text(symbols(k.get("font"), string(rune(c))), bold)
			}
		case "fldChar":
			p.field(k)
		case "footnoteReference", "endnoteReference":
			p.note(k)
		case "drawing", "pict", "object":
			p.drawing(k, depth+1)
		case "AlternateContent":
			if c := chosen(k); c != nil {
				p.run(c, depth+1)
			}
		case "ruby":
			p.runs(k, depth+1)
		}
	}
}

// field keeps track of complex fields: their instructions are not shown, their
// results are. The old kind of check box is a field without a result.
func (p *para) field(k *node) {
	switch k.get("fldCharType") {
	case "begin":
		if box := k.child("ffData", "checkBox"); box != nil {
			on := box.on("default")
			if box.child("checked") != nil {
				on = box.on("checked")
			}
			p.text(" "+glyph(on)+" ", false)
		}
		if list := k.child("ffData", "ddList"); list != nil {
			entries := list.all("listEntry")
			if i := list.child("result").number("val", list.child("default").number("val", 0)); i >= 0 && i < len(entries) {
				p.text(entries[i].get("val"), false)
			}
		}
		p.d.fields = append(p.d.fields, false)
	case "separate":
		if n := len(p.d.fields); n > 0 {
			p.d.fields[n-1] = true
		}
	case "end":
		if n := len(p.d.fields); n > 0 {
			p.d.fields = p.d.fields[:n-1]
		}
	}
}

// note puts the mark of a foot- or endnote in the text and the note itself
// behind the paragraph.
func (p *para) note(k *node) {
	kind := k.name[:1]
	n := p.d.notes[kind+k.get("id")]
	if n == nil || p.d.seen["note "+kind+k.get("id")] {
		return
	}
	p.d.seen["note "+kind+k.get("id")] = true
	p.d.noteCount[kind]++
	mark := raised(p.d.noteCount[kind])
	p.text(" "+mark, false)
	first := true
	for _, it := range p.d.blocks(n) {
		if it.brk != noEnd || empty(it.block) {
			continue
		}
		it.block.Size = 8
		if first {
			it.block.Label, first = mark, false
		}
		it.block.Indent = 12
		p.d.pending = append(p.d.pending, it)
	}
}

// raised writes a number in small raised figures, which no one takes for part of
// the number before it.
func raised(n int) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}

// Pictures that may be a scan of a paper: a quarter of a page, in EMU (914,400 an inch).
const scanArea = 914400 * 914400 * (8.27 * 11.69 / 4)

// drawing sets text boxes behind the paragraph and keeps large pictures.
func (p *para) drawing(n *node, depth int) {
	if depth > maxNesting {
		return
	}
	for _, box := range outermost(n, "txbxContent") {
		for _, it := range p.d.blocks(box) {
			if it.brk == noEnd {
				p.d.pending = append(p.d.pending, it)
			}
		}
	}
	area := 0.0
	for _, e := range n.all("extent") {
		area = math.Max(area, float64(e.number("cx", 0))*float64(e.number("cy", 0)))
	}
	for _, blip := range n.all("blip") {
		if area >= scanArea {
			p.picture(blip.get("embed"))
		}
	}
	for _, old := range n.all("imagedata") {
		p.picture(old.get("id"))
	}
}

// outermost gives the descendants of a name that are not inside another of it.
// Of two alternatives only the one that is shown counts.
func outermost(n *node, name string) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case name:
			out = append(out, k)
		case "AlternateContent":
			if c := chosen(k); c != nil {
				out = append(out, outermost(c, name)...)
			}
		default:
			out = append(out, outermost(k, name)...)
		}
	}
	return out
}

// picture keeps a large picture as an attachment, once.
func (p *para) picture(id string) {
	r, ok := p.d.relations[id]
	if !ok || p.d.seen["picture "+r.target] {
		return
	}
	p.d.seen["picture "+r.target] = true
	switch strings.ToLower(path.Ext(r.target)) {
	case ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif":
	default:
		return
	}
	b, err := p.d.parts.read(r.target)
	if err != nil || len(b) < 20<<10 {
		return
	}
	p.d.content.Attachments = append(p.d.content.Attachments, reading.Attachment{Name: path.Base(r.target), Bytes: b})
	p.d.warn("the document shows large pictures; they were taken out to be read by themselves")
}

// table reads a table row by row.
func (d *docx) table(n *node) []item {
	var grid []float64
	for _, c := range n.child("tblGrid").all("gridCol") {
		grid = append(grid, float64(max(1, c.number("w", 1))))
	}
	ruled := n.child("tblPr", "tblStyle") != nil || n.child("tblPr", "tblBorders") != nil
	var out []item
	for _, tr := range within(n, "tr") {
		if tr.child("trPr", "del") != nil || tr.child("trPr").on("hidden") {
			continue
		}
		out = append(out, d.row(tr, grid, ruled)...)
	}
	return out
}

// within gives the children of a name, also those that a content control, a
// custom element or a tracked insertion wraps.
func within(n *node, name string) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case name:
			out = append(out, k)
		case "sdt":
			if c := k.child("sdtContent"); c != nil {
				out = append(out, within(c, name)...)
			}
		case "customXml", "ins", "moveTo":
			out = append(out, within(k, name)...)
		}
	}
	return out
}

func (d *docx) row(tr *node, grid []float64, ruled bool) []item {
	row := flow.Block{Cells: []flow.Cell{}, Ruled: ruled}
	col := 0
	span := func(n int) (w float64) {
		for range min(max(n, 1), 100) {
			if col < len(grid) {
				w += grid[col]
			}
			col++
		}
		return w
	}
	var before, after []item
	if n := tr.child("trPr", "gridBefore").number("val", 0); n > 0 {
		row.Cells = append(row.Cells, flow.Cell{Share: span(n)})
	}
	for _, tc := range within(tr, "tc") {
		pr := tc.child("tcPr")
		cell := flow.Cell{Share: span(pr.child("gridSpan").number("val", 1))}
		if cell.Share == 0 {
			cell.Share = float64(pr.child("tcW").number("w", 0))
		}
		if m := pr.child("vMerge"); m == nil || m.get("val") == "restart" {
			text := false
			for _, it := range d.blocks(tc) {
				switch {
				case it.brk != noEnd && !text:
					before = []item{{brk: rendered}}
				case it.brk != noEnd:
					after = []item{{brk: rendered}}
				default:
					cell.Blocks = append(cell.Blocks, it.block)
					text = text || !empty(it.block)
				}
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	if len(row.Cells) == 0 {
		return nil
	}
	return append(append(before, item{block: row}), after...)
}

// symbols turns the characters of Wingdings and its kin into those that Unicode
// has for the same shapes; what is not a tick box or a tick becomes a bullet.
func symbols(font, s string) string {
	table, ok := pictorial[strings.ToLower(font)]
	if !ok {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0xF000 && r <= 0xF0FF { // where Word keeps symbol fonts
			r -= 0xF000
		}
		if r <= ' ' {
			return r
		}
		if u, ok := table[r]; ok {
			return u
		}
		if strings.EqualFold(font, "symbol") { // mostly letters of the Greek alphabet
			return r
		}
		return '•'
	}, s)
}

var pictorial = map[string]map[rune]rune{
	"wingdings":      {0x6F: '☐', 0xA8: '☐', 0x71: '❑', 0x72: '❒', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑', 0xE0: '→', 0xE8: '→', 0x78: '☒'},
	"wingdings 2":    {0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xA3: '☐', 0x2A: '☐', 0x30: '☐'},
	"webdings":       {0x61: '✓', 0x63: '☐', 0x67: '■', 0x72: '✗'},
	"zapf dingbats":  {0x33: '✓', 0x34: '✔', 0x37: '✗', 0x38: '✘', 0x6F: '❏', 0x71: '❑'},
	"zapfdingbats":   {0x33: '✓', 0x34: '✔', 0x37: '✗', 0x38: '✘', 0x6F: '❏', 0x71: '❑'},
	"symbol":         {0xB7: '•', 0xA3: '≤', 0xB3: '≥', 0xB0: '°', 0xB1: '±', 0xB4: '×', 0xD6: '√'},
	"marlett":        {0x61: '✓', 0x62: '✓', 0x72: '✗'},
	"monotype sorts": {0x33: '✓', 0x34: '✔', 0x37: '✗', 0x38: '✘', 0x6F: '❏'},
}
