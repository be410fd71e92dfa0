package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// glyph is one character as the page draws it.
type glyph struct {
	text      string // normalised; empty for what has no width in text
	raw       rune
	space     bool
	broken    bool // the font has no usable meaning for it
	invisible bool // drawn in render mode 3, as the text layer over a scan is
	turn      int  // quarter turns of its baseline on the display, clockwise
	object    uint32
	font      *fontFacts
	size      float64 // points

	// In the glyph's own frame, in which its baseline runs from left to right:
	start, end float64 // along the baseline: by the advance where known, else the ink
	base       float64 // the baseline's height, down being positive
	advance    bool    // start and end come from the advance
	ink        reading.Box
}

// fontFacts is what a page needs to know of a font, asked once a document.
type fontFacts struct {
	name   string
	bold   bool
	symbol symbolFont
}

// symbolFont tells fonts whose letters are pictures.
type symbolFont int

const (
	notSymbol symbolFont = iota
	dingbats
	wingdings
	wingdings2
	wingdings3
	webdings
	symbolLetters
)

func (d *document) font(p uint32) *fontFacts {
	if f, ok := d.fonts[p]; ok {
		return f
	}
	f := new(fontFacts)
	if p != 0 {
		n := d.number("FPDFFont_GetBaseFontName", uint64(p), uint64(d.scratch), scratchSize)
		if b := d.bytes(d.scratch, min(max(n-1, 0), 256)); b != nil {
			f.name = string(b)
		}
		lower := strings.ToLower(f.name)
		weight := d.number("FPDFFont_GetWeight", uint64(p))
		f.bold = weight >= 600 || strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy")
		plain := strings.NewReplacer(" ", "", "-", "", "_", "").Replace(lower)
		switch {
		case strings.Contains(plain, "zapfdingbats"), strings.Contains(plain, "dingbats"):
			f.symbol = dingbats
		case strings.Contains(plain, "wingdings2"):
			f.symbol = wingdings2
		case strings.Contains(plain, "wingdings3"):
			f.symbol = wingdings3
		case strings.Contains(plain, "wingdings"):
			f.symbol = wingdings
		case strings.Contains(plain, "webdings"):
			f.symbol = webdings
		case strings.HasSuffix(plain, "symbol"), strings.HasSuffix(plain, "symbolmt"):
			f.symbol = symbolLetters
		}
	}
	d.fonts[p] = f
	return f
}

// Bounds on one page: more characters than this and it is not a page for people.
const (
	maxChars   = 200_000
	charsBatch = 4096
)

// glyphs reads the page's text layer in the order the file draws it. They hold until
// the next page is read.
func (d *document) glyphs(page uint64, v view) []glyph {
	text := d.call("FPDFText_LoadPage", page)
	if text == 0 || d.err != nil {
		return nil
	}
	n := min(d.number("FPDFText_CountChars", text), maxChars)
	if n <= 0 {
		d.call("FPDFText_ClosePage", text)
		return nil
	}
	buffer := d.alloc(charsBatch * charRecord)
	glyphs := slices.Grow(d.glyphsOfPage[:0], n)
	records := make([]byte, min(n, charsBatch)*charRecord) // a copy: looking up fonts moves the memory
	for from := 0; from < n && d.err == nil; from += charsBatch {
		to := min(from+charsBatch, n)
		d.call("chars", text, uint64(from), uint64(to), uint64(buffer))
		copy(records, d.bytes(buffer, (to-from)*charRecord))
		if d.err != nil {
			break
		}
		for i := range to - from {
			if g, ok := d.glyph(records[i*charRecord:(i+1)*charRecord], v); ok {
				glyphs = append(glyphs, g)
			}
		}
	}
	d.free(buffer)
	d.call("FPDFText_ClosePage", text)
	d.glyphsOfPage = glyphs
	return glyphs
}

// leaning is the slope (the tangent of fifteen degrees) from which writing runs across
// the page and is kept apart from the lines that it crosses.
const leaning = 0.27

// glyph decodes one record of the loop "chars".
func (d *document) glyph(b []byte, v view) (glyph, bool) {
	g := glyph{raw: rune(uint32At(b, 0)), object: uint32At(b, 104)}
	if uint32At(b, 4) != 0 && g.raw != '-' && g.raw != 2 { // IsGenerated: PDFium's guess at spaces and line ends
		return g, false
	}
	g.font = d.font(uint32At(b, 108))
	mode := int32(uint32At(b, 112))
	g.invisible = mode == 3 || mode == 7
	ma, mb, mc, md := float32At(b, 80), float32At(b, 84), float32At(b, 88), float32At(b, 92)
	scale := math.Hypot(mc, md)
	if scale == 0 {
		scale = math.Hypot(ma, mb)
	}
	g.size = math.Abs(float64At(b, 8)) * scale
	if ma == 0 && mb == 0 {
		ma = 1
	}
	dx, dy := v.direction(ma, mb)
	lean := math.Min(math.Abs(dx), math.Abs(dy)) > leaning*math.Max(math.Abs(dx), math.Abs(dy))
	switch {
	case lean && dy > 0: // across the page, as "DRAFT" is printed behind the text
		g.turn = 1
	case lean:
		g.turn = 3
	case math.Abs(dx) >= math.Abs(dy) && dx >= 0:
		g.turn = 0
	case math.Abs(dx) >= math.Abs(dy):
		g.turn = 2
	case dy > 0:
		g.turn = 1
	default:
		g.turn = 3
	}
	tight := v.box(float64At(b, 32), float64At(b, 48), float64At(b, 40), float64At(b, 56))
	ox, oy := v.point(float64At(b, 64), float64At(b, 72))
	g.ink = turnBox(tight, g.turn)
	ux, uy := turnPoint(ox, oy, g.turn)
	g.base = uy
	g.start, g.end = g.ink.X0, g.ink.X1
	if g.turn == 0 && v.turns == 0 && math.Abs(mb) < 1e-3*math.Abs(ma) {
		// PDFium's loose box spans the advance, but only for upright text.
		loose := v.box(float32At(b, 16), float32At(b, 28), float32At(b, 24), float32At(b, 20))
		if w := loose.Width(); w > 0 && w < 4*g.size {
			g.start, g.end, g.advance = loose.X0, loose.X1, true
		}
	} else if g.start > ux && g.start-ux < g.size {
		g.start = ux // the side bearing before the ink belongs to the glyph
	}
	if g.ink.Empty() {
		g.ink = reading.Box{X0: g.start, Y0: g.base - 0.7*g.size, X1: g.end, Y1: g.base}
	}
	if !finite(g.start, g.end, g.base, g.size, g.ink.Y0, g.ink.Y1) {
		return g, false
	}
	g.normalise(uint32At(b, 116) != 0)
	return g, true
}

func finite(v ...float64) bool {
	for _, x := range v {
		if math.IsNaN(x) || math.Abs(x) > 1e6 {
			return false
		}
	}
	return true
}

// turnPoint takes a point of the display into the frame of text whose baseline is
// turned so many quarters clockwise, in which that text runs left to right.
func turnPoint(x, y float64, turn int) (float64, float64) {
	switch turn {
	case 1:
		return y, -x
	case 2:
		return -x, -y
	case 3:
		return -y, x
	}
	return x, y
}

func turnBox(b reading.Box, turn int) reading.Box {
	x0, y0 := turnPoint(b.X0, b.Y0, turn)
	x1, y1 := turnPoint(b.X1, b.Y1, turn)
	return reading.Box{X0: math.Min(x0, x1), Y0: math.Min(y0, y1), X1: math.Max(x0, x1), Y1: math.Max(y0, y1)}
}

// normalise gives the glyph its text: ligatures spelt out, odd spaces and hyphens
// plain, what has no width dropped.
func (g *glyph) normalise(mapError bool) {
	r := g.raw
	if s := g.font.symbol; s != notSymbol {
		if t, ok := s.translate(r); ok {
			g.text = t
			return
		}
	}
	switch {
	case r == 0x200b || r == 0x200c || r == 0x200d || r == 0x2060 || r == 0xfeff || (r >= 0xfe00 && r <= 0xfe0f):
		return // zero width: joins what stands beside it
	case r == 2 || r == 0xad || r == 0xfffe || r == 0x2010 || r == 0x2011:
		g.text = "-" // PDFium gives 2 for a hyphen at a line's end
	case unicode.IsSpace(r):
		g.space = true
	case r >= 0xfb00 && r <= 0xfb06:
		g.text = norm.NFKC.String(string(r))
	case r >= 0xf020 && r <= 0xf0ff:
		// A symbol font reached by its private code points under another name.
		if t, ok := wingdings.translate(r); ok {
			g.text = t
			return
		}
		g.text, g.broken = string(r), true
	case r < 0x20 || (r >= 0x7f && r < 0xa0) || r == unicode.ReplacementChar || r > unicode.MaxRune || unicode.Is(unicode.Co, r):
		g.text, g.broken = string(unicode.ReplacementChar), true
	default:
		g.text = string(r)
		g.broken = mapError && r > 0x7e
	}
}

// Gaps between glyphs, in ems: over wordGap is a space. Where the run has real
// spaces, or the advance is unknown, more is asked.
const (
	wordGap       = 0.15
	wordGapInk    = 0.24
	wordGapSpaced = 0.6
	stepBack      = 0.3 // leftwards: a new run, not kerning
	baselineShift = 0.5 // superscripts stay with their word
)

// words joins glyphs in the file's order to words. Words of turned text come in
// their own frame, by turn.
func words(glyphs []glyph) (byTurn [4][]reading.Word) {
	spaced := map[uint32]bool{} // text objects that draw their spaces
	for i := range glyphs {
		if glyphs[i].space {
			spaced[glyphs[i].object] = true
		}
	}
	var text strings.Builder
	var word reading.Word
	var prev *glyph
	weight, bold := 0, 0
	flush := func() {
		if text.Len() > 0 {
			word.Text, word.Bold, word.Confidence = text.String(), 2*bold > weight, 1
			byTurn[prev.turn] = append(byTurn[prev.turn], word)
		}
		text.Reset()
		weight, bold = 0, 0
		prev = nil
	}
	for i := range glyphs {
		g := &glyphs[i]
		if g.space {
			if prev != nil {
				flush()
			}
			continue
		}
		if g.text == "" {
			continue
		}
		if prev != nil && parts(prev, g, spaced) {
			flush()
		}
		box := reading.Box{X0: g.ink.X0, X1: g.ink.X1,
			Y0: math.Min(g.ink.Y0, g.base-0.72*g.size), Y1: math.Max(g.ink.Y1, g.base+0.2*g.size)}
		if g.size == 0 || box.Height() > 3*g.size {
			box.Y0, box.Y1 = g.ink.Y0, g.ink.Y1
		}
		if text.Len() == 0 {
			word = reading.Word{Box: box, Size: g.size}
		} else {
			word.Box = word.Box.Union(box)
			word.Size = math.Max(word.Size, g.size)
		}
		text.WriteString(g.text)
		weight++
		if g.font.bold {
			bold++
		}
		prev = g
	}
	if prev != nil {
		flush()
	}
	return byTurn
}

// parts reports whether a word ends between two glyphs.
func parts(a, b *glyph, spaced map[uint32]bool) bool {
	em := math.Max(a.size, b.size)
	if em <= 0 {
		em = math.Max(a.ink.Height(), b.ink.Height())
	}
	if a.turn != b.turn || math.Abs(a.base-b.base) > baselineShift*em {
		return true
	}
	gap := b.start - a.end
	if gap < 0 && b.start < a.start-stepBack*em {
		return true
	}
	limit := wordGap
	if !a.advance || !b.advance {
		limit = wordGapInk
	}
	if a.object == b.object && spaced[a.object] {
		limit = wordGapSpaced
	}
	return gap > limit*em
}
