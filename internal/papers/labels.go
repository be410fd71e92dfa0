package papers

import (
	"math"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// labelled is the value that stands beside a label: what follows it on its line
// (after a colon or leaders, if any), else the next cell to the right at the same
// height, else the line right below it in the same column. The expression matches
// the label only, and the label must stand as one: at the start of its line
// (numbering apart) or before a colon. The first that has a value wins.
func (s *sheet) labelled(in evidence.Span, label *pattern.Pattern) (evidence.Span, bool) {
	return s.beside(in, label, s.valueOf)
}

// labelledBlock is like labelled for a value that may run over several lines: an
// address, a description.
func (s *sheet) labelledBlock(in evidence.Span, label *pattern.Pattern) (evidence.Span, bool) {
	return s.beside(in, label, s.block)
}

// placesOf is every place in a span where the expression stands as a label.
func (s *sheet) placesOf(in evidence.Span, label *pattern.Pattern) []evidence.Span {
	var all []evidence.Span
	for _, m := range in.FindAll(label) {
		if !m.Empty() && s.standsAsLabel(m.Span) && !possessive(m.Span) {
			all = append(all, m.Span)
		}
	}
	return all
}

func (s *sheet) beside(in evidence.Span, label *pattern.Pattern, value func(evidence.Span) evidence.Span) (evidence.Span, bool) {
	for _, m := range s.placesOf(in, label) {
		if s.goesOnBelow(m) {
			continue
		}
		if v := value(m); !v.Empty() {
			return v, true
		}
	}
	return evidence.Span{}, false
}

// goesOnBelow reports whether a label at the end of its line goes on in the line below,
// where a narrow column broke it: "The insured" over "risk:".
func (s *sheet) goesOnBelow(m evidence.Span) bool {
	return !s.restOfLabel(m).Empty()
}

// restOfLabel is the line below a label that ends its line without a colon, where that
// is a word or three that end in one: the rest of it.
func (s *sheet) restOfLabel(m evidence.Span) evidence.Span {
	line := s.text.Line(m.Page(), m.LineIndex())
	if !m.Rest(line).Empty() || strings.HasSuffix(m.Text(), ":") {
		return evidence.Span{}
	}
	below := s.layout(m.Page()).below(line)
	if below.Empty() || below.Words() > 3 || !strings.HasSuffix(below.Text(), ":") || abs(below.Box().X0-line.Box().X0) > 3 || below.Words() == 1 && !startsLow(below) && line.Words() < 2 {
		return evidence.Span{}
	}
	return below
}

func startsLow(v evidence.Span) bool { return !startsUpper(v) }

// possessive reports whether a label is the beginning of another: "landlord's" of
// "landlord's certificate".
func possessive(m evidence.Span) bool {
	w := strings.ToLower(m.Word(m.Words() - 1).Text)
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
}

// leadIn is what may stand before a label on its line: "4.", "(b)", "LR2.1", a
// bullet, "the", a tick box.
var leadIn = pattern.New(`(?i)^(?:\W+|\(?\d+(?:\.\d+)*[.):]?|\(?[a-z][.)]|\(?[ivx]+[.)]|LR\s?\d+(?:\.\d+)*\.?|box|part|section|item|no\.?|the|your|our|full)$`)

// standsAsLabel reports whether a match is where a label would be: it begins its
// line, or a colon, leaders or a wide gap sets it off.
func (s *sheet) standsAsLabel(m evidence.Span) bool {
	line := s.text.Line(m.Page(), m.LineIndex())
	first := m.Sub(0, 1)
	begins := true
	for i := range line.Words() {
		w := line.Sub(i, i+1)
		if !w.Before(first) {
			break
		}
		if !leadIn.MatchString(w.Text()) {
			begins = false
		}
	}
	if begins {
		return true
	}
	last := m.Sub(m.Words()-1, m.Words())
	if strings.HasSuffix(last.Text(), ":") {
		return endsBefore(upTo(line, first))
	}
	end := s.text.Line(last.Page(), last.LineIndex())
	rest := last.Rest(end)
	if rest.Empty() {
		return false
	}
	next := rest.Word(0)
	return strings.Trim(next.Text, ":._…") == "" || next.Box.X0-last.Box().X1 > 2*next.Box.Height()
}

// endsBefore reports whether the words before a label on its line are another
// thing's, not the beginning of a longer label ("Client organisation:"): a value
// that a colon or figures tell, or the end of a sentence.
func endsBefore(words evidence.Span) bool {
	if words.Empty() {
		return true
	}
	last := words.Word(words.Words() - 1)
	return strings.ContainsAny(words.Text(), ":0123456789") || strings.ContainsAny(last.Text[len(last.Text)-1:], ".,;|)")
}

// valueOf is the value beside a label; see labelled.
func (s *sheet) valueOf(label evidence.Span) evidence.Span {
	v, _ := s.valueAt(label)
	return v
}

// where a value stands to its label.
type side int

const (
	nowhere side = iota
	after        // on the label's line
	right        // in the cell to the right
	below        // on the line below
	above        // on the line above, as its caption; see captioned
)

func (s *sheet) valueAt(label evidence.Span) (evidence.Span, side) {
	last := label.Sub(label.Words()-1, label.Words())
	page, line := last.Page(), last.LineIndex()
	l := s.layout(page)
	whole := l.lines[line]
	if rest := trimValue(s.cut(last.Rest(whole))); !rest.Empty() {
		return rest, after
	}
	at := last.Box()
	toRight, under := l.rightOf(at), -1
	// A label that its narrow column breaks has its value at the height of its first line.
	if top := onFirstLine(label); top.LineIndex() != line && top.Page() == page {
		if i := l.rightOf(top.Box()); i >= 0 {
			toRight = i
		}
		if toRight < 0 {
			// Beside the middle of the two lines.
			toRight = l.rightOf(top.Box().Union(at))
		}
	}
	if i := l.besideMiddle(line, at); i >= 0 {
		toRight = i
	}
	for i, b := range l.boxes {
		if i == line || l.lines[i].Empty() {
			continue
		}
		if b.Y0 >= at.Y1-2 && b.Y0-at.Y1 < 1.5*at.Height() && b.OverlapX(l.boxes[line]) > 0.3 && (under < 0 || b.Y0 < l.boxes[under].Y0) {
			under = i
		}
	}
	if l.headsSides(line) {
		// Two parties' columns beside each other: what is one's stands below its head.
		toRight, under = -1, l.nextBelow(line)
	}
	if v := l.captioned(line); !v.Empty() && label.Words() == whole.Words() {
		return v, above
	}
	if toRight >= 0 && strings.EqualFold(l.lines[toRight].Text(), whole.Text()) {
		toRight = -1 // the same label of the next column
	}
	if toRight >= 0 && numbersOn(whole, l.lines[toRight]) {
		toRight = -1 // the next box of a row of numbered boxes, a label too
	}
	if toRight >= 0 && under >= 0 && (l.headsCards(label, toRight, under) || l.stacks(label, under)) {
		// The labels of a row of cards: the value stands below.
		toRight = -1
	}
	if i := l.columnHead(label); i >= 0 {
		if v := trimValue(l.lines[i]); !v.Empty() {
			return v, below
		}
	}
	if toRight >= 0 && !namesAnother(l.lines[toRight]) {
		if v := trimValue(l.lines[toRight]); !v.Empty() {
			return v, right
		}
	}
	// A label whose words go on below it has its value beside or after the last of them.
	if under >= 0 && (!namesAnother(l.lines[under]) || l.stacks(label, under)) && !enumerated.MatchString(l.lines[under].Text()) && !l.ruledAbove(at, l.boxes[under], toRight >= 0) {
		if v := trimValue(l.lines[under]); !v.Empty() {
			return v, below
		}
	}
	return evidence.Span{}, nowhere
}

// numbersOn reports whether a line begins with the number that comes after the one with
// which another begins, as the labels of numbered boxes beside each other do.
func numbersOn(of, next evidence.Span) bool {
	if of.Words() < 2 || next.Words() < 2 || !boxNumber.MatchString(of.Word(0).Text) || !boxNumber.MatchString(next.Word(0).Text) || !startsUpper(next.Sub(1, 2)) {
		return false
	}
	n, _ := strconv.Atoi(strings.TrimRight(of.Word(0).Text, ".)"))
	m, _ := strconv.Atoi(strings.TrimRight(next.Word(0).Text, ".)"))
	return m == n+1
}

var boxNumber = pattern.New(`^\d{1,2}[.)]?$`)

// leastCaptions is how many cards of a row tell that their labels stand below the values.
const leastCaptions = 2

// captioned is the value that stands above a label which is its caption: a row of cards,
// each a value in larger or bolder type and right below it, in small type, what it is.
func (l *layout) captioned(line int) evidence.Span {
	v := l.overCaption(line)
	if v.Empty() {
		return v
	}
	n := 0
	for i, b := range l.boxes {
		if b.OverlapY(l.boxes[line]) > 0.8 && !l.lines[i].Empty() && typeOf(l.lines[i]) == typeOf(l.lines[line]) && !l.overCaption(i).Empty() {
			n++
		}
	}
	if n < leastCaptions {
		return evidence.Span{}
	}
	return v
}

// overCaption is the line right above another, in larger or bolder type and beginning
// where it does, which has no caption's type above it nor below the other.
func (l *layout) overCaption(line int) evidence.Span {
	of := l.lines[line]
	if of.Empty() || of.Words() > 5 {
		return evidence.Span{}
	}
	at, set := l.boxes[line], typeOf(of)
	prominent := func(v evidence.Span) bool {
		t := typeOf(v)
		return t.size > set.size || t.size == set.size && t.bold && !set.bold
	}
	v := evidence.Span{}
	for i, b := range l.boxes {
		if i == line || l.lines[i].Empty() || abs(b.X0-at.X0) > 4 {
			continue
		}
		switch {
		case b.Y1 <= at.Y0+2 && at.Y0-b.Y1 < 1.2*at.Height() && prominent(l.lines[i]):
			v = l.lines[i]
		case b.Y0 >= at.Y1-2 && b.Y0-at.Y1 < 1.5*at.Height():
			return evidence.Span{} // it may be that one's label
		}
	}
	return v
}

// headsSides reports whether a line and one beside it are the heads of the seller's and
// the buyer's columns, so that neither is the other's value.
func (l *layout) headsSides(line int) bool {
	of := l.lines[line].Text()
	side := sideIn(of)
	if side == "" || !aSide.MatchString(of) {
		return false
	}
	for i, b := range l.boxes {
		if i == line || l.lines[i].Empty() || b.OverlapY(l.boxes[line]) < 0.5 || b.OverlapX(l.boxes[line]) > 0 || !aSide.MatchString(l.lines[i].Text()) {
			continue
		}
		if other := sideIn(l.lines[i].Text()); other != "" && other != side {
			return true
		}
	}
	return false
}

// nextBelow is the nearest line under another in its column, whatever ruling or shade is
// between them, or -1 where it is the head of another part.
func (l *layout) nextBelow(line int) int {
	at, best := l.boxes[line], -1
	for i, b := range l.boxes {
		if i != line && !l.lines[i].Empty() && b.Y0 >= at.Y1-2 && b.Y0-at.Y1 < 3*at.Height() && b.OverlapX(at) > 0.1 && abs(b.X0-at.X0) < 12 && (best < 0 || b.Y0 < l.boxes[best].Y0) {
			best = i
		}
	}
	if best < 0 || aSide.MatchString(l.lines[best].Text()) || namesAnother(l.lines[best]) {
		return -1
	}
	return best
}

// besideMiddle is the first line of the nearest cell to the right of a label that
// stands at the cell's middle, between two of its lines, or -1. At the height of one
// of the lines a label is that line's alone, unless it stands in a table of labels and
// values: there the other labels of its column have theirs where the cell begins.
func (l *layout) besideMiddle(line int, label reading.Box) int {
	best := -1
	for i := range l.boxes {
		if i == line {
			continue
		}
		if cell := l.centred(line, label, i); cell != nil && (len(cell)%2 == 0 || l.tabled(line, l.boxes[cell[0]].X0)) && (best < 0 || l.boxes[cell[0]].X0 < l.boxes[best].X0) {
			best = cell[0]
		}
	}
	if nearest := l.rightOf(label); best >= 0 && nearest >= 0 && l.boxes[nearest].X0 < l.boxes[best].X0-3 {
		return -1
	}
	return best
}

// leastTabled is how many other labels of a column tell that it is a table's.
const leastTabled = 3

// tabled reports whether a label of one line stands apart in a column of labels whose
// values all begin at x.
func (l *layout) tabled(line int, x float64) bool {
	if len(l.cellOf(line)) > 1 {
		return false
	}
	n := 0
	for i, b := range l.boxes {
		if i == line || l.lines[i].Empty() || abs(b.X0-l.boxes[line].X0) > 3 || l.lines[i].Words() > mostLabel {
			continue
		}
		if v := l.rightOf(b); v >= 0 && abs(l.boxes[v].X0-x) < 3 {
			n++
		}
	}
	return n >= leastTabled
}

// headsCards reports whether a label and the line to its right are both labels of
// cards that stand beside each other, each with its value below: they are set alike,
// and the line below is set otherwise (not so small, so bold or so grey: colour is
// not known, capitals are).
func (l *layout) headsCards(label evidence.Span, right, under int) bool {
	if namesAnother(l.lines[under]) || l.boxes[right].MidY()-label.Box().MidY() > label.Box().Height() {
		return false
	}
	of, below := typeOf(label), typeOf(l.lines[under])
	if of != typeOf(l.lines[right]) || of == below || l.headingBelow(label, under) {
		return false
	}
	// The other card has its value below too.
	for i, b := range l.boxes {
		if i != under && !l.lines[i].Empty() && b.OverlapX(l.boxes[right]) > 0.3 && b.Y0 >= l.boxes[right].Y1-2 &&
			b.Y0-l.boxes[right].Y1 < 1.5*label.Box().Height() && typeOf(l.lines[i]) != of {
			return true
		}
	}
	return false
}

// columnHead is the line that begins what stands below a label that heads a column,
// beside a label set alike that heads another: what both have below them begins at
// one height and is not bold as they are. It is -1 for any other label.
func (l *layout) columnHead(label evidence.Span) int {
	of, line := typeOf(label), label.LineIndex()
	if !of.bold || l.lines[line].Words() > 5 {
		return -1
	}
	value := l.firstBelow(line)
	if value < 0 {
		return -1
	}
	for i, b := range l.boxes {
		if i == line || l.lines[i].Empty() || l.lines[i].Words() > 5 || typeOf(l.lines[i]) != of || b.OverlapY(l.boxes[line]) < 0.8 || b.OverlapX(l.boxes[line]) > 0 {
			continue
		}
		if other := l.firstBelow(i); other >= 0 && other != value && abs(l.boxes[other].Y0-l.boxes[value].Y0) < 3 {
			return value
		}
	}
	return -1
}

// firstBelow is the nearest line under another, within two lines' height, that begins
// where it does and is not bold; or -1 where another line comes first.
func (l *layout) firstBelow(line int) int {
	at, best := l.boxes[line], -1
	for i, b := range l.boxes {
		if i != line && !l.lines[i].Empty() && b.Y0 >= at.Y1-2 && b.Y0-at.Y1 < 2.2*at.Height() && b.OverlapX(at) > 0.1 && (best < 0 || b.Y0 < l.boxes[best].Y0) {
			best = i
		}
	}
	if best < 0 || abs(l.boxes[best].X0-at.X0) > 4 || typeOf(l.lines[best]).bold || namesAnother(l.lines[best]) {
		return -1
	}
	return best
}

// headingBelow reports whether a line under a label is rather the heading of what
// follows it: bold where the label is not, or a line's height away.
func (l *layout) headingBelow(label evidence.Span, under int) bool {
	of, below, last := typeOf(label), typeOf(l.lines[under]), label.Sub(label.Words()-1, label.Words()).Box()
	return below.bold && !of.bold && below.size >= of.size && !(below.size == of.size && of.capital) || l.boxes[under].Y0-last.Y1 > 0.8*max(last.Height(), l.boxes[under].Height())
}

// stacks reports whether the labels of a label's column all have their values right
// below them, so that what stands to the right is another column's.
func (l *layout) stacks(label evidence.Span, under int) bool {
	of, at := typeOf(label), label.Sub(0, 1).Box()
	if typeOf(l.lines[under]) == of || l.headingBelow(label, under) || l.boxes[under].X0 > at.X0+4 || l.boxes[under].X0 < at.X0-4 {
		return false
	}
	all, stacked := 0, 0
	last := -1 // the last label of the column
	for i, b := range l.boxes {
		if l.lines[i].Empty() || b.X0 > at.X0+4 || b.X0 < at.X0-4 {
			continue
		}
		if typeOf(l.lines[i]) == of {
			all++
			last = i
			continue
		}
		if last >= 0 && b.Y0 >= l.boxes[last].Y1-2 && b.Y0-l.boxes[last].Y1 < 0.9*b.Height() {
			stacked++
		}
		last = -1
	}
	return stacked >= 2 && 4*stacked >= 3*all
}

// typeface is how words are set.
type typeface struct {
	size          float64 // to the half point
	bold, capital bool
}

// typeOf is how the first word of a span with letters is set; capitals count only
// where all words have them.
func typeOf(v evidence.Span) typeface {
	w := v.Word(0)
	text := v.Text()
	return typeface{math.Round(2*w.Size) / 2, w.Bold, strings.ToUpper(text) == text && hasLetters(text)}
}

// rightOf is the nearest line to the right of a box at its height that holds more
// than punctuation (a colon in a column of its own), or -1.
func (l *layout) rightOf(at reading.Box) int {
	best := -1
	for i, b := range l.boxes {
		if b.X0 >= at.X1-1 && b.OverlapY(at) > 0.5 && (best < 0 || b.X0 < l.boxes[best].X0) && !trimPunctuation(l.lines[i]).Empty() {
			best = i
		}
	}
	return best
}

// ruledAbove reports whether the line under a label belongs to the next row of a
// table: a row whose right cell holds another label has an empty value, not one below.
func (l *layout) ruledAbove(label, under reading.Box, hasRight bool) bool {
	return hasRight && l.ruledBetween(label, under)
}

// block is the whole value beside a label: as labelled finds its first line, with
// the lines that follow it in its cell or column until a ruling, a gap, a number
// or the next label. It ends where the reading order leaves the cell.
func (s *sheet) block(label evidence.Span) evidence.Span {
	v, where := s.valueAt(label)
	if v.Empty() {
		return v
	}
	last := label.Sub(label.Words()-1, label.Words())
	l := s.layout(v.Page())
	at := label.Sub(0, 1).Box()
	asLabel, asValue := typeOf(label), typeOf(v)
	for n := v.LineIndex() + 1; n < len(l.lines); n++ {
		next := l.lines[n]
		if next.Empty() {
			continue
		}
		b, prev := l.boxes[n], l.boxes[v.Sub(v.Words()-1, v.Words()).LineIndex()]
		gap := b.Y0 - prev.Y1
		height := min(b.Height(), prev.Height())
		if gap < -0.5*height || gap > 0.9*max(height, 8) || namesAnother(next) || numbered(next) || l.ruledBetween(prev, b) {
			break
		}
		if of := typeOf(next); where != after && asLabel != asValue && of.bold == asLabel.bold && of.size == asLabel.size && (of.bold != asValue.bold || of.size != asValue.size) {
			break // set as the label is: the next label
		}
		first := v.Sub(0, 1).Box()
		switch where {
		case right:
			// In the value's column, and no label of a next row beside it.
			if b.X0 < last.Box().X1-1 || b.OverlapX(l.boxes[v.LineIndex()]) < 0.3 || l.startsRow(at, b) {
				return trimValue(v)
			}
		case after:
			if b.X0 > first.X1 || b.X0 < at.X0-2*b.Height() {
				return trimValue(v)
			}
		case below:
			if b.OverlapX(l.boxes[v.LineIndex()]) < 0.3 && (b.X0 > first.X0+2*b.Height() || b.X1 < first.X0) {
				return trimValue(v) // another column's
			}
		}
		v = v.To(next)
	}
	return trimValue(v)
}

// startsRow reports whether a line of the label's column begins at the height of
// a box of the value's column, below the label itself.
func (l *layout) startsRow(label, value reading.Box) bool {
	for i, b := range l.boxes {
		if !l.lines[i].Empty() && b.X0 < label.X1 && b.X0 > label.X0-2*label.Height() && b.Y0 > label.Y1 &&
			b.OverlapY(value) > 0.5 && startsUpper(l.lines[i]) && !l.endsLabel(i) {
			return true
		}
	}
	return false
}

// endsLabel reports whether a line is the end of the label that the line above it begins,
// broken by its narrow column: "Work:" under "Description of".
func (l *layout) endsLabel(line int) bool {
	of := l.lines[line]
	if of.Words() > 3 || !strings.HasSuffix(of.Text(), ":") {
		return false
	}
	over := l.above(of)
	return !over.Empty() && over.Words() <= 5 && !strings.ContainsAny(over.Text(), ":0123456789") && abs(over.Box().X0-of.Box().X0) < 3 && of.Box().Y0-over.Box().Y1 < 0.5*of.Box().Height() && typeOf(over) == typeOf(of)
}

func startsUpper(v evidence.Span) bool {
	t := strings.TrimLeft(v.Word(0).Text, "(0123456789.)")
	return t == "" || t[:1] != strings.ToLower(t[:1])
}

// aLabel is a line that begins with a label of its own: a few words, the first a
// capital, then a colon that is not a time's or a ratio's.
var aLabel = pattern.New(`^(?:\(?[0-9a-z]{1,3}[.)]\s*)?[A-Z][\pL’'()/&.-]*(?:\s+[\pL’'()/&.-]+){0,6}\s?:(?:\s|$)`)

// namesAnother reports whether a line is a label itself, so that what stood
// before it has no value there.
func namesAnother(line evidence.Span) bool {
	text := line.Text()
	return aLabel.MatchString(text) && !passedOn.MatchString(text) || ledOut.MatchString(text) || text == "UPRN"
}

// enumerated is a line of a list: the value of a label above it is none of them.
var enumerated = pattern.New(`^(?:\(?[A-Za-z]\d?[.)]|\(?\d{1,2}[.)])\s+\p{Lu}`)

// ledOut is a label that leaders join with its value: "Tenure ........ Freehold".
var ledOut = pattern.New(`^[\pL\d(][^.…_]{1,48}\s?(?:\.{4,}|…{2,}|_{4,})`)

// passedOn is how the subject of an answered or forwarded e-mail begins: no label.
var passedOn = pattern.New(`^(?i:RE|FW|FWD|AW)\s?:\s`)

var aNumber = pattern.New(`^(?:\d{1,2}\.\d{1,2}(?:\.\d+)*\.?|\(?[a-z][.)]|\((?:[ivx]+|\d+)\)|\d{1,2}\.|LR\d+\.?)(?:\s|$)`)

// numbered reports whether a line begins with the number of a clause or question.
func numbered(line evidence.Span) bool { return aNumber.MatchString(line.Text()) }

// cut ends the words after a label where the next label on the same line begins:
// at a wide gap, or at words that a colon ends.
func (s *sheet) cut(rest evidence.Span) evidence.Span {
	for i := 1; i < rest.Words(); i++ {
		w, before := rest.Word(i), rest.Word(i-1)
		if w.Box.X0-before.Box.X1 > 2.5*w.Box.Height() && strings.Trim(before.Text, ":._…-–|") != "" {
			return rest.Sub(0, i)
		}
		if !strings.HasSuffix(w.Text, ":") || len(w.Text) < 3 {
			continue
		}
		// The label's words go back to the widest gap of the last three.
		from := i
		for j := i - 1; j > 0 && j >= i-2; j-- {
			if gapBefore(rest, j) > 1.3*gapBefore(rest, from) {
				from = j
			}
		}
		return rest.Sub(0, from)
	}
	return rest
}

func gapBefore(v evidence.Span, i int) float64 { return v.Word(i).Box.X0 - v.Word(i-1).Box.X1 }

// trimValue drops words at both ends that are only punctuation or leaders.
func trimValue(v evidence.Span) evidence.Span {
	v = trimPunctuation(v)
	for !v.Empty() && isPunctuation(v.Word(v.Words()-1).Text) {
		v = v.Sub(0, v.Words()-1)
	}
	return v
}

// trimPunctuation drops leading words that are only punctuation (a colon, dots).
func trimPunctuation(v evidence.Span) evidence.Span {
	for !v.Empty() && isPunctuation(v.Word(0).Text) {
		v = v.Sub(1, v.Words())
	}
	return v
}

func isPunctuation(w string) bool { return strings.Trim(w, ":;.,·•*=-–—_|…") == "" }
