package flow

import (
	"errors"
	"math"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/tick"
)

// ErrTooLong is returned when the text needs more pages than the Setter may fill.
var ErrTooLong = errors.New("more pages than the limit")

// maxDepth is how deep rows may stand inside cells; what is deeper is set as
// paragraphs one below the other.
const maxDepth = 8

// Span is text of one style. A tab goes to the next tab stop and a line feed
// starts a new line; other white space parts words.
type Span struct {
	Text string
	Bold bool
}

// Block is a paragraph, or a row of cells when Cells is not nil.
type Block struct {
	Spans  []Span
	Label  string  // a number or bullet that hangs at the start of the first line
	Indent float64 // from the left edge of the column, in points
	Size   float64 // of the type; 0 means the body's
	Space  float64 // above, in points
	Fixed  bool    // every character as wide as the next and every space kept, as in a text file

	Cells []Cell
	Ruled bool // the row's edges are drawn
}

// Cell is one cell of a row.
type Cell struct {
	Blocks []Block
	Share  float64 // of the row's width, relative to the other cells; 0 means 1
}

// Paragraph is a Block of one plain span.
func Paragraph(text string) Block { return Block{Spans: []Span{{Text: text}}} }

// Setter sets blocks one below the other. Make one with New.
type Setter struct {
	limit   int
	elastic bool
	pages   []reading.Page
	at      cursor
	err     error
}

// cursor is where the next line goes: the index of a page and the top of the line.
type cursor struct {
	page int
	y    float64
}

func (c cursor) before(o cursor) bool {
	return c.page < o.page || c.page == o.page && c.y < o.y
}

// column is the part of the page's width that a block may use.
type column struct{ x0, x1 float64 }

// New makes a Setter that fills at most limit pages.
//
// An elastic Setter is for files that say where their pages end: it puts
// everything up to the next Break on one page, and when that is more than the
// page holds (because the file's own type is smaller than ours) shrinks it to
// fit, so that page numbers stay the file's own.
func New(limit int, elastic bool) *Setter {
	s := &Setter{limit: limit, elastic: elastic, at: cursor{0, Margin}}
	s.pages = []reading.Page{blank(1)}
	return s
}

func blank(number int) reading.Page {
	return reading.Page{Number: number, Width: PageWidth, Height: PageHeight, Source: reading.SourceBlank}
}

// floor is where a page ends. An elastic page may hold two and a half pages of
// our type before it is broken: smaller type than 4 points is nobody's.
func (s *Setter) floor() float64 {
	if s.elastic {
		return Margin + 2.5*(PageHeight-2*Margin)
	}
	return PageHeight - Margin
}

// Add sets a block below what stands already.
func (s *Setter) Add(b Block) {
	s.at = s.set(b, column{Margin, PageWidth - Margin}, s.at, 0)
}

// Break ends the page. Two breaks in a row leave an empty page, as the file has it.
func (s *Setter) Break() { s.at = cursor{s.at.page + 1, Margin}; s.reach(s.at.page) }

// AtTop reports whether nothing has been set on the current page yet.
func (s *Setter) AtTop() bool { return s.at.y == Margin }

// Pages gives what was set. The error is ErrTooLong when it did not fit.
func (s *Setter) Pages() ([]reading.Page, error) {
	if s.err != nil {
		return nil, s.err
	}
	for i := range s.pages {
		p := &s.pages[i]
		p.Marks = tick.Glyphs(p.Lines)
		if s.elastic {
			shrink(p)
		}
		if len(p.Lines) > 0 {
			p.Source, p.Confidence = reading.SourceText, 1
		}
	}
	return s.pages, nil
}

// reach makes sure that the page exists, or notes that it may not.
func (s *Setter) reach(page int) bool {
	for len(s.pages) <= page {
		if len(s.pages) >= s.limit {
			s.err = ErrTooLong
			return false
		}
		s.pages = append(s.pages, blank(len(s.pages)+1))
	}
	return true
}

func (s *Setter) set(b Block, col column, at cursor, depth int) cursor {
	if s.err != nil {
		return at
	}
	if at.y > Margin {
		at.y += b.Space
	}
	if b.Cells == nil {
		return s.paragraph(b, col, at)
	}
	if depth >= maxDepth {
		for _, c := range b.Cells {
			for _, inner := range c.Blocks {
				inner.Space = 0
				if inner.Cells != nil {
					inner = Paragraph(plain(inner, 0))
				}
				at = s.set(inner, col, at, depth)
			}
		}
		return at
	}
	return s.row(b, col, at, depth)
}

// plain is the text of a row too deep to be set as a row.
func plain(b Block, depth int) string {
	var t strings.Builder
	for _, sp := range b.Spans {
		t.WriteString(sp.Text)
	}
	if depth < 1000 {
		for _, c := range b.Cells {
			for _, inner := range c.Blocks {
				t.WriteByte('\n')
				t.WriteString(plain(inner, depth+1))
			}
		}
	}
	return t.String()
}

// row sets cells beside each other. Each flows on over as many pages as it needs
// and the next row starts below the longest, so that a row may cross pages.
func (s *Setter) row(b Block, col column, at cursor, depth int) cursor {
	const pad = 3
	if at.y+bodySize*leading+2*pad > s.floor() {
		at = cursor{at.page + 1, Margin}
		if !s.reach(at.page) {
			return at
		}
	}
	var total float64
	for _, c := range b.Cells {
		total += share(c)
	}
	if total <= 0 || len(b.Cells) == 0 {
		return at
	}
	end := cursor{at.page, at.y + pad}
	x := col.x0
	edges := []float64{x}
	for _, c := range b.Cells {
		w := (col.x1 - col.x0) * share(c) / total
		inside := column{x + pad, x + w - pad}
		if w < 4*pad {
			inside = column{x, x + w}
		}
		c0 := cursor{at.page, at.y + pad}
		for _, inner := range c.Blocks {
			c0 = s.set(inner, inside, c0, depth+1)
		}
		if end.before(c0) {
			end = c0
		}
		x += w
		edges = append(edges, x)
	}
	end.y += pad
	if b.Ruled && s.err == nil {
		s.rule(col, edges, at, end)
	}
	return end
}

func share(c Cell) float64 {
	if c.Share <= 0 || math.IsNaN(c.Share) || math.IsInf(c.Share, 0) {
		return 1
	}
	return c.Share
}

// rule draws the edges of a row, on every page it stands on.
func (s *Setter) rule(col column, edges []float64, from, to cursor) {
	for page := from.page; page <= to.page && page < len(s.pages); page++ {
		y0, y1 := Margin, s.floor()
		if page == from.page {
			y0 = from.y
		}
		if page == to.page {
			y1 = to.y
		}
		p := &s.pages[page]
		p.Rulings = append(p.Rulings,
			reading.Ruling{Box: reading.Box{X0: col.x0, Y0: y0, X1: col.x1, Y1: y0}},
			reading.Ruling{Box: reading.Box{X0: col.x0, Y0: y1, X1: col.x1, Y1: y1}})
		for _, x := range edges {
			p.Rulings = append(p.Rulings, reading.Ruling{Box: reading.Box{X0: x, Y0: y0, X1: x, Y1: y1}})
		}
	}
}

// piece is a word or a piece of white space of a paragraph.
type piece struct {
	text  string
	space int  // spaces before it
	tabs  int  // tabs before it, after which spaces count from anew
	feed  bool // a new line before it
	bold  bool
	glued bool // touches the piece before it
}

// paragraph sets a paragraph's words, wrapping at the column's right edge.
func (s *Setter) paragraph(b Block, col column, at cursor) cursor {
	size := b.Size
	if size <= 0 || size > 72 || math.IsNaN(size) {
		size = bodySize
	}
	if size < 4 {
		size = 4
	}
	left := col.x0 + clamp(b.Indent, 0, (col.x1-col.x0)*0.6)
	pieces := parts(b)
	ln := &liner{s: s, size: size, fixed: b.Fixed, left: left, right: col.x1, at: at, x: left}
	if b.Label = strings.TrimSpace(strings.Map(printable, b.Label)); b.Label != "" {
		lw := width(b.Label, size, b.Fixed)
		x := math.Max(col.x0, left-lw-size*0.5)
		ln.x = x
		for i, w := range strings.Fields(b.Label) {
			ln.place(piece{text: w, space: min(i, 1)})
		}
		ln.x = math.Max(left, ln.x+size*0.3)
		ln.label = true
	}
	for _, p := range pieces {
		ln.place(p)
		if s.err != nil {
			return ln.at
		}
	}
	ln.flush()
	return cursor{ln.at.page, ln.at.y + size*leading}
}

func printable(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

func clamp(v, lo, hi float64) float64 {
	if math.IsNaN(v) {
		return lo
	}
	return math.Max(lo, math.Min(v, hi))
}

// parts cuts a paragraph into words. Spans are joined first where no space
// stands between them, for a word's style may change within it.
func parts(b Block) []piece {
	var out []piece
	var word strings.Builder
	var next piece
	open := false // a word is being gathered
	end := func() {
		if !open {
			return
		}
		for i, w := range partGlyphs(word.String()) {
			p := next
			p.text = w
			if i > 0 {
				p = piece{text: w, bold: next.bold, glued: true}
			}
			out = append(out, p)
		}
		word.Reset()
		next, open = piece{}, false
	}
	for _, sp := range b.Spans {
		for _, r := range sp.Text {
			switch {
			case r == '\n' || r == '\v' || r == '\u2028' || r == '\u2029':
				end()
				if next.feed { // an empty line of its own
					out = append(out, piece{feed: true})
				}
				next = piece{feed: true}
			case r == '\t':
				end()
				next.tabs, next.space = next.tabs+1, 0
			case r == '\u00AD', r == '\u200B', r == '\uFEFF', r == '\u2060': // not to be seen
			case r == '\uFE0E' || r == '\uFE0F': // how the character before is to look
			case unicode.IsSpace(r) || unicode.IsControl(r):
				end()
				next.space++
			default:
				if !open {
					next.bold, open = sp.Bold, true
				}
				word.WriteRune(r)
			}
		}
	}
	end()
	return out
}

// liner gathers words into lines and lines into pages.
type liner struct {
	s           *Setter
	size        float64
	fixed       bool
	left, right float64
	at          cursor
	x           float64 // the right edge of what stands on the line
	label       bool    // only the label stands on the line so far
	line        reading.Line
	done        []reading.Line // parts of this line that a clear gap cut off
}

func (l *liner) place(p piece) {
	if p.feed {
		l.newline()
	}
	if p.text == "" {
		return
	}
	size, s := l.size, l.s
	w := width(p.text, size, l.fixed)
	gap := 0.0
	empty := len(l.line.Words) == 0 && len(l.done) == 0
	switch {
	case l.fixed:
		gap = float64(p.space) * fixedEm * size
		if p.tabs > 0 {
			stop := 8 * fixedEm * size
			gap += stop*float64(min(p.tabs, 20)) - math.Mod(l.x-l.left, stop)
		}
	case p.tabs > 0 && !l.label:
		gap = tabStop*float64(min(p.tabs, 20)) - math.Mod(l.x-l.left, tabStop)
		if gap < 0.3*size {
			gap += tabStop
		}
	case p.glued:
		gap = 0.02 * size
	case p.space > 2 && !empty: // more spaces than one is how people without tabs make columns
		gap = 0.278 * size * float64(min(p.space, 60))
	case p.space > 0 && !empty:
		gap = 0.278 * size
	}
	if l.label {
		gap, l.label = 0, false
	}
	if l.x+gap+w > l.right+0.01 && !empty {
		l.newline()
		gap = 0
	}
	x := l.x + gap
	if x+w > l.right && empty { // deep spaces before a long word
		x = math.Max(l.left, l.right-w)
	}
	if len(l.line.Words) > 0 && gap >= clearGap*size {
		l.done = append(l.done, l.line)
		l.line = reading.Line{}
	}
	if l.at.y+size*leading > s.floor() {
		l.at = cursor{l.at.page + 1, Margin}
		if !s.reach(l.at.page) {
			return
		}
	}
	top := l.at.y + (leading-1)*size/2
	box := reading.Box{X0: x, Y0: top, X1: math.Max(x+0.1, math.Min(x+w, l.right)), Y1: top + size}
	l.line.Words = append(l.line.Words, reading.Word{Text: p.text, Box: box, Size: size, Bold: p.bold, Confidence: 1})
	l.x = x + w
}

// newline ends the line, whether or not anything stands on it.
func (l *liner) newline() {
	l.flush()
	l.at.y += l.size * leading
	l.x = l.left
	l.label = false
}

// flush puts the gathered lines on the page with their tick boxes.
func (l *liner) flush() {
	if len(l.line.Words) > 0 {
		l.done = append(l.done, l.line)
	}
	if l.at.page < len(l.s.pages) {
		p := &l.s.pages[l.at.page]
		for _, line := range l.done {
			for _, w := range line.Words {
				line.Box = line.Box.Union(w.Box)
			}
			p.Lines = append(p.Lines, line)
		}
	}
	l.line, l.done = reading.Line{}, nil
}

// shrink scales a page whose text runs over its foot until it fits.
func shrink(p *reading.Page) {
	bottom := 0.0
	for _, l := range p.Lines {
		bottom = math.Max(bottom, l.Box.Y1)
	}
	for _, r := range p.Rulings {
		bottom = math.Max(bottom, r.Box.Y1)
	}
	if bottom <= PageHeight-Margin {
		return
	}
	k := (PageHeight - 2*Margin) / (bottom - Margin)
	scale := func(b *reading.Box) {
		b.X0, b.X1 = Margin+(b.X0-Margin)*k, Margin+(b.X1-Margin)*k
		b.Y0, b.Y1 = Margin+(b.Y0-Margin)*k, Margin+(b.Y1-Margin)*k
	}
	for i := range p.Lines {
		scale(&p.Lines[i].Box)
		for j := range p.Lines[i].Words {
			scale(&p.Lines[i].Words[j].Box)
			p.Lines[i].Words[j].Size *= k
		}
	}
	for i := range p.Marks {
		scale(&p.Marks[i].Box)
	}
	for i := range p.Rulings {
		scale(&p.Rulings[i].Box)
	}
}
