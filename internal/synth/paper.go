package synth

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// Marks inside a string that is to be written. They have no width, apart from
// the tick boxes, and never reach the page.
const (
	factFrom  = '\uE000' // plus the fact's number
	factTo    = '\uEFFF'
	boldMark  = '\uF800' // toggles
	ital      = '\uF801'
	under     = '\uF802'
	tickedBox = "\uF810" // a tick box that is ticked, drawn in the paper's way
	emptyBox  = "\uF811" // a tick box that is not
	tickedRun = '\uF810'
	emptyRun  = '\uF811'
)

// b makes text bold, i slanted, u underlined, whatever the style around it.
func b(s string) string { return string(boldMark) + s + string(boldMark) }
func i(s string) string { return string(ital) + s + string(ital) }
func u(s string) string { return string(under) + s + string(under) }

// box is a tick box followed by its words.
func box(ticked bool, words string) string {
	if ticked {
		return tickedBox + "\u00a0" + words
	}
	return emptyBox + "\u00a0" + words
}

// tickStyle is how a paper shows its tick boxes.
type tickStyle int

const (
	tickGlyph    tickStyle = iota // dingbats: a box with or without a check mark glyph over it
	tickCross                     // a drawn box with two crossing lines
	tickDrawn                     // a drawn box with a drawn tick
	tickLetter                    // a drawn box with the letter X in it
	tickBrackets                  // [X] and [ ]
	tickInk                       // a drawn box with a pen's uneven stroke
	tickFilled                    // dingbats: a filled and an open square
	tickStyles                    // how many there are
)

// style is how a piece of text is set. Its methods return changed copies.
type style struct {
	family  string // "Helvetica", "Times", "Courier", "Go", "GoMono"
	size    float64
	strong  bool
	slanted bool
	align   byte    // 'L', 'C', 'R' or 'J'
	leading float64 // line height as a multiple of size
	after   float64 // points below the paragraph
	indent  float64 // of the whole paragraph, from the left edge
	first   float64 // of the first line, besides
	ink     [3]int
}

func (s style) bold() style           { s.strong = true; return s }
func (s style) italic() style         { s.slanted = true; return s }
func (s style) sized(v float64) style { s.size = v; return s }
func (s style) centred() style        { s.align = 'C'; return s }
func (s style) left() style           { s.align = 'L'; return s }
func (s style) right() style          { s.align = 'R'; return s }
func (s style) justified() style      { s.align = 'J'; return s }
func (s style) gap(v float64) style   { s.after = v; return s }
func (s style) lead(v float64) style  { s.leading = v; return s }
func (s style) at(v float64) style    { s.indent = v; return s }
func (s style) col(r, g, bl int) style {
	s.ink = [3]int{r, g, bl}
	return s
}

// paper is one paper while its layout writes it. Lengths are points, from the
// top left of the page. Text flows down from y between left and right.
type paper struct {
	c    *Case
	rng  *rand.Rand // the paper's own stream: one paper's choices never move another's
	kind papers.Kind
	nth  int // how many papers of its kind the pack has before it
	pdf  *fpdf.Fpdf
	doc  *wordDoc // when the paper is a Word document; then only the flow (para, labelled, row, pageBreak) is kept

	width, height            float64
	left, right, top, bottom float64 // edges of the text
	y                        float64
	body                     style
	ticks                    tickStyle
	header, footer           func() // drawn on every page

	columns, column int
	outer           [2]float64
	gutter          float64
	colTop          float64

	facts   []*fact
	waiting string // facts with no text of their own, before the next that has some
	byPath  map[string]int
	inFrame bool // header and footer are being drawn
}

// fact is a fact while the paper is being written.
type fact struct {
	path       string
	normalised any
	value      string
	quote      string
	page       int
	computed   bool
}

func newPaper(c *Case, k papers.Kind, rng *rand.Rand) *paper {
	p := &paper{c: c, rng: rng, kind: k, byPath: map[string]int{}, columns: 1}
	p.pdf = fpdf.New("P", "pt", "A4", "")
	p.pdf.SetCatalogSort(true)
	stamp := c.AsAt.AddDate(0, 0, -3)
	p.pdf.SetCreationDate(stamp)
	p.pdf.SetModificationDate(stamp)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetCellMargin(0)
	p.width, p.height = 595.28, 841.89
	p.margins(62, 56, 62, 60)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.28, after: 6}
	p.ticks = tickStyle(rng.IntN(int(tickStyles)))
	return p
}

// margins sets the edges of the text by the white space around it.
func (p *paper) margins(left, top, right, bottom float64) {
	p.left, p.top, p.right, p.bottom = left, top, p.width-right, p.height-bottom
	p.y = p.top
}

// mark records that the paper says something and returns the text marked, to be
// written in any string. The path is a field of the kind, indexes filled in.
// Saying a path again with the same value is the same fact. A fact with no text
// (what a heading or a whole paragraph says) stands where the next fact does.
func (p *paper) mark(path string, normalised any, text string) string {
	n, ok := p.byPath[path]
	if !ok {
		n = len(p.facts)
		p.byPath[path] = n
		p.facts = append(p.facts, &fact{path: path, normalised: normal(normalised), value: strip(text)})
	} else if p.facts[n].normalised != normal(normalised) {
		panic(fmt.Sprintf("synth: %s says %s twice: %v and %v", p.kind, path, p.facts[n].normalised, normalised))
	}
	here := string(factFrom + rune(n))
	if text == "" { // stands with what is marked next
		p.waiting += here
		return ""
	}
	here, p.waiting = p.waiting+here, ""
	return here + text + string(factTo)
}

// flushWaiting gives the facts that wait for text, to stand at a place of the
// writer's choice.
func (p *paper) flushWaiting() string {
	w := p.waiting
	p.waiting = ""
	return w
}

// words is a fact whose normalised value is its text.
func (p *paper) words(path, text string) string { return p.mark(path, strip(text), text) }

// passage is a fact whose normalised value is its text without the marks inside it.
func (p *paper) passage(path, text string) string { return p.mark(path, strip(text), text) }

// money is a fact in pounds.
func (p *paper) money(path string, n int, text string) string { return p.mark(path, float64(n), text) }

// date is a fact that is a day.
func (p *paper) date(path string, t time.Time, text string) string {
	return p.mark(path, isoDate(t), text)
}

// answer is the tick boxes of a question with the choices that its fact may
// take; the given answer's box is ticked. An answer of "" ticks none and says nothing.
func (p *paper) answer(path, given string, choices ...string) string {
	var parts []string
	for _, ch := range choices {
		if ch == given {
			parts = append(parts, p.mark(path, given, box(true, ch)))
		} else {
			parts = append(parts, box(false, ch))
		}
	}
	return strings.Join(parts, "    ")
}

// computed records a fact that follows from what the paper says and is not
// written on it.
func (p *paper) computed(path string, normalised any) {
	if _, ok := p.byPath[path]; ok {
		return
	}
	p.byPath[path] = len(p.facts)
	p.facts = append(p.facts, &fact{path: path, normalised: normal(normalised), computed: true})
}

func normal(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case time.Time:
		return isoDate(v)
	case string:
		return strings.Join(strings.Fields(v), " ")
	}
	return v
}

// at puts indexes in the place of a path's stars: ix("/a/*/b", 0) is "/a/0/b".
func ix(path string, index ...int) string {
	for _, n := range index {
		path = strings.Replace(path, "*", strconv.Itoa(n), 1)
	}
	return path
}

// totalPages stands for the number of pages in a header or footer.
func (p *paper) totalPages() string {
	p.pdf.AliasNbPages("{nb}")
	return "{nb}"
}

// finish gives the bytes. Every fact must have been written.
func (p *paper) finish() ([]byte, error) {
	for _, f := range p.facts {
		if f.page == 0 && !f.computed {
			return nil, fmt.Errorf("synth: %s: fact %s was never written", p.kind, f.path)
		}
	}
	if p.doc != nil {
		return p.doc.bytes()
	}
	var buf bytes.Buffer
	if err := p.pdf.Output(&buf); err != nil {
		return nil, fmt.Errorf("synth: %s: %w", p.kind, err)
	}
	return buf.Bytes(), nil
}

// page begins a page. A layout calls it once, after it has set margins, header
// and footer; later pages begin by themselves.
func (p *paper) page() {
	if p.doc != nil {
		p.doc.pageBreak()
		return
	}
	p.pdf.AddPage()
	p.y = p.top
	p.inFrame = true
	for _, frame := range []func(){p.header, p.footer} {
		if frame != nil {
			y := p.y
			frame()
			p.y = y
		}
	}
	p.inFrame = false
}

// pageNumber counts from 1.
func (p *paper) pageNumber() int {
	if p.doc != nil {
		return p.doc.page
	}
	return p.pdf.PageNo()
}

// need begins a page unless so many points are left on this one.
func (p *paper) need(points float64) {
	if p.doc == nil && p.y+points > p.bottom && !p.inFrame {
		p.overflow()
	}
}

func (p *paper) overflow() {
	if p.columns > 1 && p.column+1 < p.columns {
		p.setColumn(p.column + 1)
		p.y = p.colTop
		return
	}
	if p.columns > 1 {
		p.left, p.right = p.outer[0], p.outer[1]
		p.page()
		p.colTop = p.y
		p.setColumn(0)
		return
	}
	p.page()
}

// inColumns flows what write writes through n columns.
func (p *paper) inColumns(n int, gutter float64, write func()) {
	if p.doc != nil {
		write()
		return
	}
	p.columns, p.gutter, p.outer, p.colTop = n, gutter, [2]float64{p.left, p.right}, p.y
	p.setColumn(0)
	write()
	p.left, p.right = p.outer[0], p.outer[1]
	p.columns, p.column = 1, 0
	p.y = p.bottom
}

func (p *paper) setColumn(n int) {
	w := (p.outer[1] - p.outer[0] - p.gutter*float64(p.columns-1)) / float64(p.columns)
	p.column = n
	p.left = p.outer[0] + float64(n)*(w+p.gutter)
	p.right = p.left + w
}

// gap leaves white space.
func (p *paper) gap(points float64) { p.y += points }

// para writes a paragraph across the text's width.
func (p *paper) para(s string, st style) {
	if p.doc != nil {
		p.doc.para(p, s, st)
		return
	}
	p.flow(p.left+st.indent, p.right-p.left-st.indent, s, st)
	p.y += st.after
}

// labelled writes a paragraph that hangs beside its number or label: the label
// at x points from the left edge, the text at hang.
func (p *paper) labelled(x float64, label string, hang float64, s string, st style) {
	if p.doc != nil {
		p.doc.para(p, label+"\t"+s, st.at(x))
		return
	}
	lines := p.wrap(s, p.right-p.left-hang, st)
	p.need(st.size * st.leading * float64(min(2, len(lines))))
	page, y, left := p.pageNumber(), p.y, p.left
	p.flow(p.left+hang, p.right-p.left-hang, s, st)
	if p.pageNumber() == page && p.left == left {
		end := p.y
		p.y = y
		p.flow(p.left+x, hang-x, label, st.left())
		p.y = max(end, p.y)
	} else {
		// The text ran over the page: go back and write the label where it began.
		endPage, endY, endLeft, endRight := p.pageNumber(), p.y, p.left, p.right
		p.pdf.SetPage(page)
		p.left, p.y = left, y
		inFrame := p.inFrame
		p.inFrame = true
		p.flow(left+x, hang-x, label, st.left())
		p.inFrame = inFrame
		p.pdf.SetPage(endPage)
		p.y, p.left, p.right = endY, endLeft, endRight
	}
	p.y += st.after
}

// textAt writes one piece of text at a place, out of the flow. It returns the y below it.
func (p *paper) textAt(x, y, width float64, s string, st style) float64 {
	if p.doc != nil {
		p.doc.para(p, s, st)
		return y
	}
	keepY, keepFrame := p.y, p.inFrame
	p.y, p.inFrame = y, true
	p.flow(x, width, s, st)
	end := p.y
	p.y, p.inFrame = keepY, keepFrame
	return end
}

// flow writes wrapped lines at x from p.y, over pages where they do not fit.
func (p *paper) flow(x, width float64, s string, st style) {
	for _, l := range p.wrap(s, width, st) {
		h := st.size * st.leading
		if !p.inFrame && p.y+h > p.bottom {
			left := p.left
			p.overflow()
			x += p.left - left
		}
		p.line(x, width, l, st)
		p.y += h
	}
}

// token is a word with its look; a line is tokens.
type token struct {
	text   string
	strong bool
	slant  bool
	under  bool
	box    rune // tickedRun or emptyRun for a tick box
	space  bool // white space stands before it
	width  float64
	facts  []int // facts that begin in it
}

type line struct {
	tokens []token
	width  float64
	last   bool // of its paragraph: not justified
	plain  string
}

// wrap breaks a marked string into lines.
func (p *paper) wrap(s string, width float64, st style) []line {
	var lines []line
	for _, part := range strings.Split(s, "\n") {
		lines = append(lines, p.wrapPart(part, width, st, len(lines) == 0)...)
	}
	return lines
}

func (p *paper) wrapPart(s string, width float64, st style, firstPart bool) []line {
	var tokens []token
	cur := token{}
	strong, slant, und := st.strong, st.slanted, false
	space := false
	spaces := 0
	var facts []int
	flush := func() {
		if cur.text == "" {
			return
		}
		cur.facts, facts = append(cur.facts, facts...), nil
		cur.width = p.measure(cur.text, st, cur.strong, cur.slant)
		tokens = append(tokens, cur)
		cur = token{}
	}
	for _, r := range s {
		switch {
		case r == boldMark:
			flush()
			strong = !strong
		case r == ital:
			flush()
			slant = !slant
		case r == under:
			flush()
			und = !und
		case r == factTo:
		case r >= factFrom && r < factTo:
			flush()
			facts = append(facts, int(r-factFrom))
		case r == tickedRun || r == emptyRun:
			flush()
			tokens = append(tokens, token{box: r, space: space, width: p.boxWidth(st), facts: facts})
			facts, space = nil, false
		case r == ' ' || r == '\t':
			flush()
			if space || r == '\t' {
				spaces++
			}
			space = true
		default:
			if cur.text == "" {
				cur = token{strong: strong, slant: slant, under: und, space: space}
				if spaces > 0 && len(tokens) > 0 { // runs of spaces are kept, as forms have them
					cur.text = strings.Repeat("\u00a0", spaces)
				}
				space, spaces = false, 0
			}
			cur.text += string(r)
		}
	}
	flush()
	gap := p.measure(" ", st, st.strong, st.slanted)
	var lines []line
	l := line{}
	indent := 0.0
	if firstPart {
		indent = st.first
	}
	for n := 0; n < len(tokens); {
		// Tokens with no space between them stay together.
		m := n + 1
		w := tokens[n].width
		for m < len(tokens) && !tokens[m].space {
			w += tokens[m].width
			m++
		}
		extra := 0.0
		if len(l.tokens) > 0 && tokens[n].space {
			extra = gap
		}
		if len(l.tokens) > 0 && indent+l.width+extra+w > width+0.01 {
			lines = append(lines, l)
			l, extra, indent = line{}, 0, 0
		}
		l.tokens = append(l.tokens, tokens[n:m]...)
		l.width += extra + w
		n = m
	}
	l.last = true
	lines = append(lines, l)
	var whole []string
	for _, t := range tokens {
		if t.box == 0 {
			if t.space || len(whole) == 0 {
				whole = append(whole, t.text)
			} else {
				whole[len(whole)-1] += t.text
			}
		}
	}
	for n := range lines {
		lines[n].plain = strings.Join(whole, " ")
	}
	if len(facts) > 0 && len(lines[len(lines)-1].tokens) > 0 { // a fact with no text of its own
		t := &lines[len(lines)-1].tokens[len(lines[len(lines)-1].tokens)-1]
		t.facts = append(t.facts, facts...)
	}
	return lines
}

// line draws one line at p.y.
func (p *paper) line(x, width float64, l line, st style) {
	gap := p.measure(" ", st, st.strong, st.slanted)
	switch st.align {
	case 'C':
		x += (width - l.width) / 2
	case 'R':
		x += width - l.width
	case 'J':
		if !l.last {
			gaps := 0
			for n, t := range l.tokens {
				if n > 0 && t.space {
					gaps++
				}
			}
			if gaps > 0 {
				gap += max(0, width-l.width) / float64(gaps)
			}
		}
	}
	base := p.y + st.size*(0.5+st.leading/2) - st.size*0.18
	p.pdf.SetTextColor(st.ink[0], st.ink[1], st.ink[2])
	for n := 0; n < len(l.tokens); n++ {
		t := l.tokens[n]
		if n > 0 && t.space {
			x += gap
		}
		for _, f := range t.facts {
			if p.facts[f].page == 0 {
				p.facts[f].page, p.facts[f].quote = p.pageNumber(), l.plain
			}
		}
		if t.box != 0 {
			p.tick(x, base, st, t.box == tickedRun)
			x += t.width
			continue
		}
		// A run of words in one look is one piece of text, as typesetters write it.
		text, w, m := t.text, t.width, n+1
		for st.align != 'J' && m < len(l.tokens) && l.tokens[m].box == 0 && l.tokens[m].strong == t.strong && l.tokens[m].slant == t.slant && l.tokens[m].under == t.under && len(l.tokens[m].facts) == 0 {
			if l.tokens[m].space {
				text += " "
				w += gap
			}
			text += l.tokens[m].text
			w += l.tokens[m].width
			m++
		}
		p.setFont(st, t.strong, t.slant)
		p.pdf.Text(x, base, p.encode(text, st))
		if t.under {
			p.pdf.SetLineWidth(0.5)
			p.pdf.SetDrawColor(st.ink[0], st.ink[1], st.ink[2])
			p.pdf.Line(x, base+1.4, x+w, base+1.4)
		}
		x += w
		n = m - 1
	}
}

var translate = fpdf.New("P", "pt", "A4", "").UnicodeTranslatorFromDescriptor("")

// encode turns text into what the style's font wants.
func (p *paper) encode(s string, st style) string {
	if st.family == "Go" || st.family == "GoMono" {
		return s
	}
	return translate(s)
}

func (p *paper) setFont(st style, strong, slant bool) {
	look := ""
	if strong {
		look += "B"
	}
	if slant && st.family != "GoMono" && !(strong && st.family == "Go") {
		look += "I"
	}
	if st.family == "Go" || st.family == "GoMono" {
		p.embed(st.family)
	}
	p.pdf.SetFont(st.family, look, st.size)
}

// embed adds the Go fonts, which are subset and embedded as a word processor would.
// fpdf writes into the bytes that it is given, hence the copies.
func (p *paper) embed(family string) {
	if p.byPath["font "+family] != 0 {
		return
	}
	p.byPath["font "+family] = 1
	if family == "Go" {
		p.pdf.AddUTF8FontFromBytes("Go", "", slices.Clone(goregular.TTF))
		p.pdf.AddUTF8FontFromBytes("Go", "B", slices.Clone(gobold.TTF))
		p.pdf.AddUTF8FontFromBytes("Go", "I", slices.Clone(goitalic.TTF))
	} else {
		p.pdf.AddUTF8FontFromBytes("GoMono", "", slices.Clone(gomono.TTF))
		p.pdf.AddUTF8FontFromBytes("GoMono", "B", slices.Clone(gomonobold.TTF))
	}
}

func (p *paper) measure(s string, st style, strong, slant bool) float64 {
	p.setFont(st, strong, slant)
	return p.pdf.GetStringWidth(p.encode(s, st))
}

func (p *paper) boxWidth(st style) float64 {
	if p.ticks == tickBrackets {
		return p.measure("[X]", st, false, false)
	}
	return st.size * 0.95
}

// tick draws a tick box on the line whose base is given.
func (p *paper) tick(x, base float64, st style, on bool) {
	d := st.size * 0.82
	y := base - d*0.88
	p.pdf.SetDrawColor(20, 20, 20)
	p.pdf.SetLineWidth(0.6)
	dingbat := func(s string, size float64) {
		p.pdf.SetFont("ZapfDingbats", "", size)
		p.pdf.Text(x, base, s)
	}
	switch p.ticks {
	case tickGlyph:
		p.pdf.Rect(x, y, d, d, "D")
		if on {
			dingbat("4", st.size) // ✔
		}
		return
	case tickFilled:
		if on {
			dingbat("n", st.size) // ■
		} else {
			dingbat("o", st.size) // ❏
		}
		return
	case tickBrackets:
		p.setFont(st, false, false)
		mark := "[ ]"
		if on {
			mark = "[X]"
		}
		p.pdf.Text(x, base, mark)
		return
	}
	p.pdf.Rect(x, y, d, d, "D")
	if !on {
		return
	}
	switch p.ticks {
	case tickCross:
		p.pdf.SetLineWidth(0.9)
		p.pdf.Line(x+1, y+1, x+d-1, y+d-1)
		p.pdf.Line(x+1, y+d-1, x+d-1, y+1)
	case tickDrawn:
		p.pdf.SetLineWidth(1.1)
		p.pdf.Line(x+d*0.18, y+d*0.55, x+d*0.42, y+d*0.82)
		p.pdf.Line(x+d*0.42, y+d*0.82, x+d*0.88, y+d*0.15)
	case tickLetter:
		p.setFont(style{family: "Helvetica", size: st.size * 0.85}, true, false)
		p.pdf.Text(x+d*0.16, base-d*0.1, "X")
	case tickInk:
		p.ink(x, y, d)
	}
}

// ink draws a pen's tick, a little outside its box as people do.
func (p *paper) ink(x, y, d float64) {
	j := func(v float64) float64 { return v + (p.rng.Float64()-0.5)*d*0.25 }
	p.pdf.SetDrawColor(25, 30, 110)
	p.pdf.SetLineWidth(1.2)
	ax, ay := j(x+d*0.1), j(y+d*0.5)
	bx, by := j(x+d*0.4), j(y+d*0.9)
	cx, cy := j(x+d*1.2), j(y-d*0.3)
	p.pdf.Curve(ax, ay, (ax+bx)/2-0.5, by-1, bx, by, "D")
	p.pdf.Curve(bx, by, (bx+cx)/2+1, (by+cy)/2+1.5, cx, cy, "D")
	p.pdf.SetDrawColor(0, 0, 0)
}

// ruling says which lines a table draws.
type ruling int

const (
	noRules ruling = iota
	grid           // every cell
	underRows
	outline
)

// table is how rows are set. Widths are shares of the text's width.
type table struct {
	widths []float64
	st     style
	rules  ruling
	pad    float64
	fill   *[3]int // behind the row; nil for none
	gray   int     // of the lines, 0 black
}

// row writes one row, its cells wrapped. A row that does not fit begins a page;
// one that is higher than half a page is broken over pages.
func (p *paper) row(t table, cells ...string) {
	if p.doc != nil {
		p.doc.row(p, cells, t.st)
		return
	}
	if t.pad == 0 {
		t.pad = 3.5
	}
	total := 0.0
	for _, w := range t.widths {
		total += w
	}
	full := p.right - p.left
	h := t.st.size * t.st.leading
	cols := make([][]line, len(cells))
	most := 1
	for n, c := range cells {
		w := full * t.widths[n] / total
		if n == len(cells)-1 && len(cells) < len(t.widths) { // a last cell spans the rest
			w = 0
			for _, v := range t.widths[n:] {
				w += full * v / total
			}
		}
		cols[n] = p.wrap(c, w-2*t.pad, t.st)
		most = max(most, len(cols[n]))
	}
	for from := 0; from < most; {
		room := int((p.bottom - p.y - 2*t.pad) / h)
		upto := most
		if most-from > room {
			if float64(most-from)*h > (p.bottom-p.top)/2 && room > 3 {
				upto = from + room
			} else if p.y > p.top+1 {
				p.overflow()
				full = p.right - p.left
				if room = int((p.bottom - p.y - 2*t.pad) / h); most-from > room {
					upto = from + room
				}
			}
		}
		height := float64(upto-from)*h + 2*t.pad
		p.pdf.SetDrawColor(t.gray, t.gray, t.gray)
		p.pdf.SetLineWidth(0.5)
		if t.fill != nil {
			p.pdf.SetFillColor(t.fill[0], t.fill[1], t.fill[2])
			p.pdf.Rect(p.left, p.y, full, height, "F")
		}
		x, y0 := p.left, p.y
		for n := range cells {
			w := full * t.widths[n] / total
			if n == len(cells)-1 {
				w = p.right - x
			}
			if t.rules == grid {
				p.pdf.Rect(x, y0, w, height, "D")
			}
			p.y = y0 + t.pad
			for k := from; k < min(upto, len(cols[n])); k++ {
				p.line(x+t.pad, w-2*t.pad, cols[n][k], t.st)
				p.y += h
			}
			x += w
		}
		p.y = y0 + height
		switch t.rules {
		case underRows:
			p.pdf.SetDrawColor(t.gray, t.gray, t.gray)
			p.pdf.Line(p.left, p.y, p.right, p.y)
		case outline:
			p.pdf.SetDrawColor(t.gray, t.gray, t.gray)
			p.pdf.Rect(p.left, y0, full, height, "D")
		}
		from = upto
	}
}

// rule draws a line across the text.
func (p *paper) rule(width float64) {
	if p.doc != nil {
		return
	}
	p.pdf.SetDrawColor(0, 0, 0)
	p.pdf.SetLineWidth(width)
	p.pdf.Line(p.left, p.y, p.right, p.y)
}

// band fills a strip across the text with a colour and writes words on it.
func (p *paper) band(colour [3]int, s string, st style) {
	if p.doc != nil {
		p.doc.para(p, s, st.bold())
		return
	}
	h := st.size*st.leading + 6
	p.need(h + 30)
	p.pdf.SetFillColor(colour[0], colour[1], colour[2])
	p.pdf.Rect(p.left, p.y, p.right-p.left, h, "F")
	p.textAt(p.left+5, p.y+3, p.right-p.left-10, s, st)
	p.y += h + 4
}

// signature draws a scrawl, as signed papers have.
func (p *paper) signature(x, y, w float64) {
	if p.doc != nil {
		return
	}
	p.pdf.SetDrawColor(20, 25, 90)
	p.pdf.SetLineWidth(0.9)
	cx, cy := x, y
	for range between(p.rng, 5, 9) {
		nx, ny := cx+w/7, y+(p.rng.Float64()-0.5)*18
		p.pdf.Curve(cx, cy, (cx+nx)/2+(p.rng.Float64()-0.5)*20, cy-12, nx, ny, "D")
		cx, cy = nx, ny
	}
	p.pdf.SetDrawColor(0, 0, 0)
}

// strip is a marked string without its marks.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= factFrom && r <= factTo, r == boldMark, r == ital, r == under:
			return -1
		case r == tickedRun:
			return '☒'
		case r == emptyRun:
			return '☐'
		}
		return r
	}, s)
}

// factsIn is the numbers of the facts that a marked string says.
func factsIn(s string) []int {
	var all []int
	for _, r := range s {
		if r >= factFrom && r < factTo && !slices.Contains(all, int(r-factFrom)) {
			all = append(all, int(r-factFrom))
		}
	}
	return all
}
