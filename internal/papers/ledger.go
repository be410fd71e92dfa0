package papers

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads tables of money: rows of a name and figures, under heads that say
// which year, plan or share each column of figures is. Accountants, agents and
// spreadsheets order the columns as they like: the year in hand first or last, the
// budget beside the outturn, a nominal code before the name, a note behind it.

// entry is one row of a table of money.
type entry struct {
	name    evidence.Span
	figures []evidence.Span // left to right, without notes, codes, years and percentages
	box     reading.Box
}

// ledgerHead is the name of a column of figures.
type ledgerHead struct {
	text string
	box  reading.Box
}

var (
	figureWord = pattern.New(`^[(£-]*\s?(?:\d{1,3}(?:[.,][\dOol]{3})+|\d[\d,OolI]*)(?:\.[\dOo]{1,2})?\)?-?$`)
	noteNumber = pattern.New(`^\(?\d{1,2}[.)]?$`)
	// rowCode is what may stand before the name of a row: a nominal code, a number, a letter.
	rowCode = pattern.New(`^(?:\(?[\dOIl]{1,3}(?:\.\d{1,3})*[.)]?|\d{3,6}(?:[/-]\d{1,4})?|[A-Z]{1,3}[/-]?\d{1,5}|\(?[a-zA-Z][.)]|\([ivx]+\)|[•*·–-])$`)
	// perFigure is what may stand right behind a figure and belong to it.
	perFigure = pattern.New(`(?i)^(?:p\.?a\.?|dr|cr|%|each|per|annum|year|ex|inc|vat|£|[|.)*]+|[+-]?\d{1,3}(?:\.\d+)?%)$`)
	headWord  = pattern.New(`(?i)\b(?:(?:19|20)\d\d|actuals?|budget\w*|estimate[ds]?|forecast|proposed|prior|previous|last|this|current|next|year|variance|difference|per\s+(?:unit|flat|property|plot|home)|share|total|notes?|outturn|comparatives?|y/?e)\b|£`)
)

// noteLead goes before the number of a note in the notes' column.
var noteLead = pattern.New(`(?i)^\(?notes?$`)

// entryOf is a row as a name and its figures; false where it is none: a sentence, a
// heading, a head of columns.
func entryOf(r row) (entry, bool) {
	var words []evidence.Span
	for _, c := range r.cells {
		for k := range c.Words() {
			words = append(words, c.Sub(k, k+1))
		}
	}
	isFigure := func(i int) bool {
		t := words[i].Text()
		return figureWord.MatchString(t) && !year.MatchString(t) && strings.ContainsAny(t, "0123456789")
	}
	apart := func(i int) bool { // stands well behind the word before it
		return i > 0 && words[i].Box().X0-words[i-1].Box().X1 > 1.5*words[i].Box().Height()
	}
	// The code before the name.
	from := 0
	for from < len(words)-1 && from < 2 && rowCode.MatchString(words[from].Text()) && !isPunctuation(words[from].Text()) {
		from++
	}
	for from < len(words)-1 && isPunctuation(words[from].Text()) {
		from++
	}
	to := from
	for to < len(words) && !(isFigure(to) && (to > from)) {
		to++
	}
	if to == from || to == len(words) {
		return entry{}, false
	}
	// A number amid the name ("Section 20 works", "4 flats") or at its end as a note.
	for to < len(words) && noteNumber.MatchString(words[to].Text()) && !apart(to) && to+1 < len(words) {
		to++
		for to < len(words) && !isFigure(to) {
			to++
		}
	}
	e := entry{box: r.box}
	end := to
	for end > from && (isPunctuation(words[end-1].Text()) || words[end-1].Text() == "£" || noteNumber.MatchString(words[end-1].Text()) && end-1 > from || words[end-1].Text() == "-") {
		end--
	}
	if end-1 > from && noteLead.MatchString(words[end-1].Text()) {
		end-- // "Repairs … Note 3"
	}
	if end == from || words[from].Page() != words[end-1].Page() {
		return entry{}, false
	}
	e.name = trimValue(words[from].To(words[end-1]))
	if e.name.Empty() || e.name.Words() != spanned(words[from:end]) || e.name.Words() > 14 || !hasLetters(e.name.Text()) {
		return entry{}, false
	}
	for i := to; i < len(words); i++ {
		t := words[i].Text()
		switch {
		case isFigure(i):
			// A small whole number before the figures is the number of a note.
			if noteNumber.MatchString(t) && len(e.figures) == 0 && i+1 < len(words) {
				continue
			}
			e.figures = append(e.figures, words[i])
		case isPunctuation(t), perFigure.MatchString(t):
		case apart(i):
			return e, len(e.figures) > 0 // a remark in a column of its own
		case len(e.figures) > 0:
			return entry{}, false // a sentence
		}
	}
	return e, len(e.figures) > 0 && len(e.figures) <= 12
}

// spanned is how many words some one-word spans have that are not mere punctuation at
// their ends, as trimValue leaves them.
func spanned(words []evidence.Span) int {
	for len(words) > 0 && isPunctuation(words[0].Text()) {
		words = words[1:]
	}
	for len(words) > 0 && isPunctuation(words[len(words)-1].Text()) {
		words = words[:len(words)-1]
	}
	return len(words)
}

// headsIn is the names of columns that a row holds, none where it holds anything
// else: its cells, parted at wide gaps, are few words each and one tells of a column.
func headsIn(r row) []ledgerHead {
	var heads []ledgerHead
	told := false
	for _, c := range r.cells {
		for _, part := range parted(c) {
			text := part.Text()
			if part.Words() > 6 || strings.HasSuffix(text, ".") && len(text) > 8 {
				return nil
			}
			if headWord.MatchString(text) {
				told = true
			}
			heads = append(heads, ledgerHead{text, part.Box()})
		}
	}
	if !told || len(heads) > 9 {
		return nil
	}
	return heads
}

// parted is the pieces of a line between which there are wide gaps.
func parted(c evidence.Span) []evidence.Span {
	var all []evidence.Span
	from := 0
	for i := 1; i <= c.Words(); i++ {
		if i == c.Words() || gapBefore(c, i) > 1.2*c.Word(i).Box.Height() {
			all = append(all, c.Sub(from, i))
			from = i
		}
	}
	return all
}

// joinHeads adds a row of heads to those above it that go on in it.
func joinHeads(above, more []ledgerHead) []ledgerHead {
	out := append([]ledgerHead(nil), above...)
next:
	for _, m := range more {
		for i := range out {
			if out[i].box.OverlapX(m.box) > 0.3 {
				out[i] = ledgerHead{out[i].text + " " + m.text, out[i].box.Union(m.box)}
				continue next
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b ledgerHead) int { return cmp.Compare(a.box.X0, b.box.X0) })
	return out
}

var (
	headPlanned  = pattern.New(`(?i)\b(?:budget\w*|estimate[ds]?|proposed|new|next|planned|anticipated)\b`)
	headSpent    = pattern.New(`(?i)\b(?:actuals?|spent|outturn|incurred|expended)\b`)
	headThisYear = pattern.New(`(?i)\b(?:this|current)\b`)
	headForecast = pattern.New(`(?i)\b(?:forecast|projected|probable|expected|revised|to\s+date)\b`)
	headBefore   = pattern.New(`(?i)\b(?:prior|previous|last|before|comparatives?|old|earlier|preceding)\b`)
	headNoSum    = pattern.New(`(?i)\b(?:variance|difference|change|increase|decrease|over|under|%|notes?|ref|code|comments?|remarks?|unit|flat|property|plot|home|share|your|each|month\w*|quarter\w*|half)\b|%`)
	headYear     = pattern.New(`\b((?:19|20)\d\d)(?:\s?[/-]\s?(?:(?:19|20)?\d\d))?\b`)
	// headAside is a head over no sums that count: a bare pound sign, a note's number.
	headAside = pattern.New(`(?i)^(?:£|£\s+£|notes?|ref\.?|code|nominal|comments?|remarks?|a/c)$`)
	headShare = pattern.New(`(?i)\b(?:(?:per|each|your|a)\s+(?:unit|flat|property|plot|home|apartment|share|contribution|charge|cost|proportion)|share)\b`)
	headTotal = pattern.New(`(?i)^(?:total|£|amount|amount\s+£|total\s+£)$`)
)

// inHand is which of the heads is over the figures of the year in hand of accounts, or
// of the plan of a budget; -1 where they do not tell.
func inHand(heads []ledgerHead, budget bool) int {
	latest := 0
	years := make([]int, len(heads))
	for i, h := range heads {
		for _, m := range headYear.FindAllStringSubmatch(h.text, 4) {
			if n, ok := figures(m[1]); ok {
				years[i] = max(years[i], n)
			}
		}
		if !headNoSum.MatchString(h.text) {
			latest = max(latest, years[i])
		}
	}
	best, most := -1, -1
	for i, h := range heads {
		if i == 0 && !headWord.MatchString(h.text) && (len(heads) > 2 || len(strings.Fields(h.text)) > 2) {
			continue // over the names of the rows: "What we spent"
		}
		score, tells := 0, false
		add := func(n int, re *pattern.Pattern) {
			if re.MatchString(h.text) {
				score += n
				tells = true
			}
		}
		if budget {
			add(4, headPlanned)
			add(-4, headSpent)
			add(-3, headForecast)
		} else {
			add(4, headSpent)
			add(-4, headPlanned)
			add(-3, headForecast)
		}
		add(2, headThisYear)
		add(-5, headBefore)
		add(-9, headNoSum)
		add(1, headTotal)
		switch years[i] {
		case 0:
		case latest:
			score, tells = score+3, true
		default:
			score, tells = score-6, true
		}
		if tells && score > most {
			best, most = i, score
		}
	}
	return best
}

// under is which of the heads a figure stands below: the one over it, else the next to
// its right, as the inner column of accounts stands left of the outer that its head is
// over; else the nearest.
func under(heads []ledgerHead, figure reading.Box) int {
	over, right, nearest := -1, -1, -1
	gap := func(h ledgerHead) float64 { return max(h.box.X0-figure.X1, figure.X0-h.box.X1, 0) }
	apart := func(h ledgerHead) float64 { return math.Abs(h.box.MidX() - figure.MidX()) }
	for i, h := range heads {
		if headAside.MatchString(h.text) {
			continue
		}
		if gap(h) < 8 && (over < 0 || apart(h) < apart(heads[over])) {
			over = i
		}
		if h.box.X0 > figure.X1 && (right < 0 || h.box.X0 < heads[right].box.X0) {
			right = i
		}
		if nearest < 0 || gap(h) < gap(heads[nearest]) {
			nearest = i
		}
	}
	switch {
	case over >= 0:
		return over
	case right >= 0 && gap(heads[right]) < 120:
		return right
	}
	return nearest
}

// figureOf is the figure of an entry that stands in the column in hand: the first where
// no heads tell; empty where that column is blank.
func (e entry) figureOf(heads []ledgerHead, column int) evidence.Span {
	if column < 0 {
		return e.figures[0]
	}
	// As many figures as heads of sums: they go one by one, though long names push them
	// out of line.
	var sums []int
	for i, h := range heads {
		if headWord.MatchString(h.text) && !headAside.MatchString(h.text) && !strings.Contains(h.text, "%") {
			sums = append(sums, i)
		}
	}
	if n := slices.Index(sums, column); n >= 0 && len(sums) == len(e.figures) {
		return e.figures[n]
	}
	for _, f := range e.figures {
		if under(heads, f.Box()) == column {
			return f
		}
	}
	return evidence.Span{}
}

// bareFigures is the figures of a row that holds nothing else: a total without a name.
func bareFigures(r row) []evidence.Span {
	var all []evidence.Span
	for _, c := range r.cells {
		for k := range c.Words() {
			w := c.Sub(k, k+1)
			switch {
			case figureWord.MatchString(w.Text()) && strings.ContainsAny(w.Text(), "0123456789") && !year.MatchString(w.Text()) && !noteNumber.MatchString(w.Text()):
				all = append(all, w)
			case w.Text() != "£" && !isPunctuation(w.Text()):
				return nil
			}
		}
	}
	return all
}
