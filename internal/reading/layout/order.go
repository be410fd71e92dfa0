package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// order puts lines into reading order. It works on bands (lines of one height),
// blocks (bands that share their columns) and, in a block of several columns,
// either whole columns (prose) or rows (tables, hanging numbers).
func order(lines []reading.Line, rulings []reading.Ruling) []reading.Line {
	o := orderer{}
	for _, r := range rulings {
		if r.Box.Width() >= r.Box.Height() {
			o.level = append(o.level, r.Box)
		} else {
			o.upright = append(o.upright, r.Box)
		}
	}
	o.level = joined(o.level)
	o.out = make([]reading.Line, 0, len(lines))
	o.region(lines, 0)
	return o.out
}

type orderer struct {
	level, upright []reading.Box // rulings
	out            []reading.Line
}

// region orders lines that are to be read by themselves.
func (o *orderer) region(lines []reading.Line, depth int) {
	const deepest = 8
	bands := bandsOf(lines)
	if depth > deepest || len(lines) < 2 {
		for _, b := range bands {
			o.out = append(o.out, b...)
		}
		return
	}
	if from, to, columns := o.questions(bands); to > 0 {
		o.region(joinBands(bands[:from]), depth+1)
		o.region(columns[0], depth+1)
		o.region(columns[1], depth+1)
		o.region(joinBands(bands[to:]), depth+1)
		return
	}
	for len(bands) > 0 {
		if n, halves := o.halves(bands); n > 0 {
			o.region(halves[0], depth+1)
			o.region(halves[1], depth+1)
			bands = bands[n:]
			continue
		}
		all := spansOf(bands[0])
		n := 1
		for ; n < len(bands) && !o.ruledOff(bands[n-1], bands[n]); n++ {
			own := spansOf(bands[n])
			wider := joinSpans(slices.Concat(all, own))
			if len(wider) < max(len(all), len(own)) {
				break // it would bridge a gutter
			}
			all = wider
		}
		if len(all) < 2 {
			for _, b := range bands[:n] {
				o.out = append(o.out, b...)
			}
		} else if columns := columnsOf(joinBands(bands[:n]), all); o.prose(columns) {
			for _, c := range columns {
				o.region(c, depth+1)
			}
		} else {
			o.rows(bands[:n], columns, depth)
		}
		bands = bands[n:]
	}
}

func joinBands(bands [][]reading.Line) []reading.Line {
	var lines []reading.Line
	for _, b := range bands {
		lines = append(lines, b...)
	}
	return lines
}

// halves is the first bands that an upright gutter near the middle parts into two columns
// of prose, and the lines of the two. Numbers that hang in the columns make gutters of
// their own, which headings bridge: the blocks of bands would end there.
func (o *orderer) halves(bands [][]reading.Line) (n int, columns [2][]reading.Line) {
	const (
		leastBands = 16
		from, to   = 0.35, 0.65 // of the width
		step       = 3.0        // points
	)
	if len(bands) < leastBands {
		return 0, columns
	}
	var all reading.Box
	for _, b := range bands {
		all = all.Union(boundsOf(b))
	}
	gutter := 0.0
	for x := all.X0 + from*all.Width(); x < all.X0+to*all.Width(); x += step {
		free := 0
		for i := 0; i < len(bands) && (i == 0 || !o.ruledOff(bands[i-1], bands[i])) && !crosses(bands[i], x); i++ {
			free = i + 1
		}
		if free > n {
			n, gutter = free, x
		}
	}
	if n < leastBands {
		return 0, columns
	}
	numbers := false
	for _, band := range bands[:n] {
		for _, l := range band {
			side := 0
			if l.Box.X0 > gutter {
				side = 1
			}
			columns[side] = append(columns[side], l)
			numbers = numbers || len(l.Words) == 1 && clauseNumber.MatchString(l.Words[0].Text)
		}
	}
	if !numbers || !o.prose([][]reading.Line{banded(columns[0]), banded(columns[1])}) {
		return 0, columns
	}
	return n, columns
}

// clauseNumber is a number of a clause that hangs beside it: "3", "3.2", "(a)", "C12".
var clauseNumber = regexp.MustCompile(`^(?:\(?[A-Za-z]?\d{1,3}(?:\.\d{1,3}){0,3}[.):]?|\([a-z]{1,4}\)|[A-Za-z][.)])$`)

// crosses reports whether a line of a band runs over an upright gutter, or close to it.
func crosses(band []reading.Line, x float64) bool {
	const half = 3.0 // points
	for _, l := range band {
		if l.Box.X0 < x+half && l.Box.X1 > x-half {
			return true
		}
	}
	return false
}

// banded is lines of one column with those of one height, a number and its clause, as one.
func banded(lines []reading.Line) []reading.Line {
	var out []reading.Line
	for _, band := range bandsOf(lines) {
		l := reading.Line{Box: boundsOf(band)}
		for _, p := range band {
			l.Words = append(l.Words, p.Words...)
		}
		out = append(out, l)
	}
	return out
}

// joined makes one ruling of level ones that touch, since tables draw theirs cell by cell.
func joined(level []reading.Box) []reading.Box {
	const slack = 1.5
	sort.Slice(level, func(i, j int) bool {
		if math.Abs(level[i].Y0-level[j].Y0) > slack/2 {
			return level[i].Y0 < level[j].Y0
		}
		return level[i].X0 < level[j].X0
	})
	var out []reading.Box
next:
	for _, r := range level {
		for i := len(out) - 1; i >= 0 && out[i].Y0 > r.Y0-slack; i-- {
			if r.X0 <= out[i].X1+slack && r.X1 >= out[i].X0-slack {
				out[i].X0, out[i].X1 = math.Min(out[i].X0, r.X0), math.Max(out[i].X1, r.X1)
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}

// ruledOff reports whether a ruling parts two bands: a long one as wide as all of
// the one or of the other. An underline is not long enough.
func (o *orderer) ruledOff(above, below []reading.Line) bool {
	const long = 120 // points
	a, b := boundsOf(above), boundsOf(below)
	for _, r := range o.level {
		if r.Width() < long || r.Y0 < a.MidY() || r.Y0 > b.MidY() {
			continue
		}
		if (r.X0 < a.X0+3 && r.X1 > a.X1-3) || (r.X0 < b.X0+3 && r.X1 > b.X1-3) {
			return true
		}
	}
	return false
}

// bandsOf groups lines of one height, top to bottom, each band left to right.
func bandsOf(lines []reading.Line) [][]reading.Line {
	sorted := sortedBy(lines, func(l *reading.Line) float64 { return l.Box.MidY() })
	var bands [][]reading.Line
	for _, l := range sorted {
		if n := len(bands); n > 0 {
			joins := false
			for _, m := range bands[n-1] {
				joins = joins || m.Box.OverlapY(l.Box) >= shrunkRows
			}
			// Two lines over each other are never one band.
			for _, m := range bands[n-1] {
				joins = joins && m.Box.OverlapX(l.Box) < 0.2
			}
			if joins {
				bands[n-1] = append(bands[n-1], l)
				continue
			}
		}
		bands = append(bands, []reading.Line{l})
	}
	for i, b := range bands {
		bands[i] = sortedBy(b, leftEdge)
	}
	return bands
}

func leftEdge(l *reading.Line) float64 { return l.Box.X0 }

// span is how far lines reach from left to right.
type span struct{ x0, x1 float64 }

// spansOf is the spans of lines between which an upright gutter runs through all of them,
// left to right.
func spansOf(lines []reading.Line) []span {
	spans := make([]span, len(lines))
	for i := range lines {
		spans[i] = span{lines[i].Box.X0, lines[i].Box.X1}
	}
	return joinSpans(spans)
}

// joinSpans puts spans in order and makes one of those that leave no gutter between them.
func joinSpans(spans []span) []span {
	const gutter = 3.0 // points: less is not seen as a gap
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.x0, b.x0) })
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.x0 < joined[n-1].x1+gutter {
			joined[n-1].x1 = math.Max(joined[n-1].x1, s.x1)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// columnsOf parts lines by the spans that they fill. The columns come left to right,
// their lines in the order given.
func columnsOf(lines []reading.Line, spans []span) [][]reading.Line {
	columns := make([][]reading.Line, len(spans))
	for _, l := range lines {
		i := sort.Search(len(spans), func(i int) bool { return spans[i].x1 >= l.Box.X1 })
		columns[i] = append(columns[i], l)
	}
	return columns
}

func boundsOf(lines []reading.Line) reading.Box {
	var b reading.Box
	for _, l := range lines {
		b = b.Union(l.Box)
	}
	return b
}

// prose reports whether columns are to be read one after the other: running text
// that fills each of them, of like widths, with nothing that ties them into rows.
func (o *orderer) prose(columns [][]reading.Line) bool {
	const (
		leastLines = 4
		leastWords = 3.5 // a line, in the mean
		fullLine   = 0.75
		mostFull   = 0.5 // of the lines must be full
		likeWidth  = 2.2
	)
	narrow, wide := math.Inf(1), 0.0
	var all reading.Box
	for _, c := range columns {
		b := boundsOf(c)
		all = all.Union(b)
		narrow, wide = math.Min(narrow, b.Width()), math.Max(wide, b.Width())
		words, full := 0, 0
		for _, l := range c {
			words += len(l.Words)
			if l.Box.Width() >= fullLine*b.Width() {
				full++
			}
		}
		if len(c) < leastLines || float64(words) < leastWords*float64(len(c)) || float64(full) < mostFull*float64(len(c)) {
			return false
		}
	}
	if wide > likeWidth*narrow {
		return false
	}
	for i := 1; i < len(columns); i++ {
		left, right := boundsOf(columns[i-1]), boundsOf(columns[i])
		x := (left.X1 + right.X0) / 2
		top, bottom := math.Max(left.Y0, right.Y0), math.Min(left.Y1, right.Y1)
		for _, r := range o.level {
			if r.X0 < x-5 && r.X1 > x+5 && r.Y0 > top+2 && r.Y0 < bottom-2 {
				return false // a ruling across the gutter makes rows
			}
		}
		if tied(columns[i-1], columns[i]) {
			return false
		}
	}
	return true
}

// tied reports whether the paragraphs of two columns begin at the same heights, as
// rows of a table do and columns of prose do not.
func tied(a, b []reading.Line) bool {
	starts := func(lines []reading.Line) (ys []float64) {
		gaps := make([]float64, 0, len(lines))
		for i := 1; i < len(lines); i++ {
			gaps = append(gaps, lines[i].Box.Y0-lines[i-1].Box.Y0)
		}
		sort.Float64s(gaps)
		usual := gaps[len(gaps)/2]
		for i := 1; i < len(lines); i++ {
			if lines[i].Box.Y0-lines[i-1].Box.Y0 > 1.25*usual {
				ys = append(ys, lines[i].Box.Y0)
			}
		}
		return ys
	}
	ya, yb := starts(a), starts(b)
	if len(ya) > len(yb) {
		ya, yb = yb, ya
	}
	if len(ya) < 2 {
		return false
	}
	met := 0
	for _, y := range ya {
		for _, z := range yb {
			if math.Abs(y-z) < 4 {
				met++
				break
			}
		}
	}
	return float64(met) >= 0.7*float64(len(ya)) && float64(len(yb)) <= 2*float64(len(ya))
}

// rows reads a block row by row; the lines of each cell stay together.
func (o *orderer) rows(bands [][]reading.Line, columns [][]reading.Line, depth int) {
	bounds := make([]reading.Box, len(columns))
	for i, c := range columns {
		bounds[i] = boundsOf(c)
	}
	columnOf := func(l reading.Line) int {
		for i := range bounds {
			if l.Box.X1 <= bounds[i].X1+0.01 {
				return i
			}
		}
		return len(bounds) - 1
	}
	cells := make([][]reading.Line, len(columns))
	last := make([]*reading.Line, len(columns))
	flush := func() {
		for i, c := range cells {
			// A cell may hold columns of its own that other rows of the block bridge.
			if len(c) < 3 {
				o.out = append(o.out, c...)
			} else {
				o.region(c, depth+1)
			}
			cells[i] = nil
		}
	}
	for n, band := range bands {
		if n > 0 && o.newRow(bands[n-1], band, columnOf, bounds, last) {
			flush()
		}
		for _, l := range band {
			i := columnOf(l)
			cells[i] = append(cells[i], l)
			last[i] = &cells[i][len(cells[i])-1]
		}
	}
	flush()
}

// newRow reports whether a band begins a row of a table.
func (o *orderer) newRow(above, band []reading.Line, columnOf func(reading.Line) int, bounds []reading.Box, last []*reading.Line) bool {
	a, b := boundsOf(above), boundsOf(band)
	between := (a.Y1 + b.Y0) / 2
	for _, r := range o.level {
		if r.Y0 > a.MidY() && r.Y0 < b.MidY() && r.X0 < bounds[0].X1+1 && r.X1 > bounds[len(bounds)-1].X0-1 {
			return true
		}
	}
	for i := 1; i < len(bounds); i++ {
		for _, r := range o.upright {
			if r.X0 > bounds[i-1].X1-2 && r.X0 < bounds[i].X0+2 && r.Y0 < a.MidY() && r.Y1 > b.MidY() && between > r.Y0 && o.ruledRow(b.MidY(), bounds) {
				return false // inside one cell of a grid
			}
		}
	}
	fresh := 0
	for _, l := range band {
		i := columnOf(l)
		if last[i] != nil && continues(*last[i], l, bounds[i]) {
			continue
		}
		if i == 0 {
			return true
		}
		fresh++
	}
	return fresh >= 2
}

// ruledRow reports whether the row at height y is closed by a level ruling above
// and one below that reach over the columns.
func (o *orderer) ruledRow(y float64, bounds []reading.Box) bool {
	above, below := false, false
	for _, r := range o.level {
		if r.X0 < bounds[0].X1+1 && r.X1 > bounds[len(bounds)-1].X0-1 {
			above, below = above || r.Y0 < y, below || r.Y0 > y
		}
	}
	return above && below
}

// numbering is the number of a question or clause that stands alone in its column.
var numbering = regexp.MustCompile(`^(?:\d{1,2}(?:[.:]\d{1,2})+\.?|\d{1,2}[.)])?(?:\([a-z0-9]{1,4}\))*$`)

// continues reports whether a line carries on the one above it in its column: it
// stands close below, and either the line above was full or a sentence runs on.
func continues(above, l reading.Line, column reading.Box) bool {
	size := math.Max(em(above.Words[0]), em(l.Words[0]))
	if l.Box.Y0-above.Box.Y1 > 0.6*size {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(l.Words[0].Text); unicode.IsLower(r) {
		return true
	}
	if len(above.Words) == 1 && len(l.Words) == 1 && numbering.MatchString(above.Words[0].Text) && numbering.MatchString(l.Words[0].Text) {
		return false
	}
	return above.Box.X1+0.3*size+l.Words[0].Box.Width() > column.X1
}
