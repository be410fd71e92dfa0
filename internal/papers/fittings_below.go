package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads lists of contents that print what becomes of an item on the line
// below its name. Read the other way round, as a heading of what follows, each answer
// would be the next item's; so the whole list tells which way it is set, and where it
// does not tell, nothing is stated.

// answersStand is where a list of contents has the lines that hold nothing but what
// becomes of an item.
type answersStand int

const (
	aboveItems   answersStand = iota // heading the items that follow
	belowItems                       // each under its item
	unclearStand                     // either
)

// listLine is a row of a list of contents by what it holds.
type listLine struct {
	row     row
	page    int
	answers []listAnswer // what each of its cells answers; nil for a row of names
	known   bool         // its one name is an item of the form
	head    bool         // it may be the heading of a section
	breaks  bool         // it is neither: a sentence, an item with its answer
}

// listAnswer is an answer that stands alone in a cell, with the remark behind it.
type listAnswer struct {
	state  string
	span   evidence.Span
	mark   *reading.Mark // the tick that says so; nil where it is written
	remark evidence.Span
}

// forSale is what is left out unless it is paid for, which the form has as excluded
// with a price.
var forSale = pattern.New(`(?i)^(?:offered\s+)?for\s+sale(?:\s+\(?(?:as\s+an?\s+)?(?:extra|separately|at\s+(?:an?\s+)?(?:extra|additional)\s+(?:cost|charge)|by\s+negotiation)\)?)?`)

// answerAlone is what a cell answers if it is nothing but an answer and a remark.
func (l *fittingList) answerAlone(c evidence.Span) (listAnswer, bool) {
	for !c.Empty() && (isPunctuation(c.Word(0).Text) || isGlyph(c.Word(0).Text)) {
		c = c.Sub(1, c.Words())
	}
	if c.Empty() {
		return listAnswer{}, false
	}
	if state, ok := l.coded(c); ok {
		return listAnswer{state: state, span: c}, true
	}
	if k := answerPrompt.FindString(c.Text()); k != "" {
		if c = c.Sub(min(c.Words(), len(strings.Fields(k))), c.Words()); c.Empty() {
			return listAnswer{}, false
		}
	}
	a := listAnswer{}
	if m, ok := c.Find(forSale); ok && !c.Sub(0, 1).Before(m.Span) {
		a.state, a.span = "Excluded", m.Span
	} else {
		ps := statesIn(c)
		if len(ps) == 0 || c.Sub(0, 1).Before(ps[0].span) || len(ps) > 1 && !setApart(ps[0].span, c) {
			return listAnswer{}, false
		}
		a.state, a.span = ps[0].name, ps[0].span
	}
	if !setApart(a.span, c) {
		return listAnswer{}, false
	}
	a.remark = trimValue(a.span.Rest(c))
	return a, true
}

// answerPrompt is what forms print before an answer.
var answerPrompt = pattern.New(`(?i)^(?:status|answer|reply|response|marked|position)\s*[:–—-]?(?:\s|$)`)

// setApart reports whether an answer ends where its cell does, or punctuation or a
// price parts it from a remark.
func setApart(v, c evidence.Span) bool {
	rest := v.Rest(c)
	if rest.Empty() || strings.ContainsAny(lastOf(v), ".,;)–—") {
		return true
	}
	w := rest.Word(0).Text
	return isPunctuation(w) || strings.HasPrefix(w, "(") || strings.HasPrefix(w, "£")
}

// beginsWithChoice reports whether a cell's first words, ticks apart, are a printed choice.
func beginsWithChoice(c evidence.Span) bool {
	ps := statesIn(c)
	if len(ps) == 0 {
		return false
	}
	lead := upTo(c, ps[0].span)
	return lead.Empty() || onlyGlyphs(lead)
}

// lines is the rows of a list over all its pages.
func (l *fittingList) lines() []listLine {
	var all []listLine
	for _, p := range l.s.text.Document().Pages {
		lay := l.s.layout(p.Number)
		for _, r := range l.s.fittingRows(p.Number) {
			if l.s.runs(r.text()) && margin(r.box, lay.height) || pageFoot.MatchString(r.text()) {
				continue
			}
			all = append(all, l.line(p.Number, r))
		}
	}
	return all
}

func (l *fittingList) line(page int, r row) listLine {
	e := listLine{row: r, page: page}
	if marks := l.s.marksAt(page, r.box); len(marks) > 0 {
		// Printed choices of one item, of which a tick tells.
		if beginsWithChoice(r.cells[0]) && !needsHeads(r.cells, fittingWays, fittingChoices) {
			a := listAnswer{}
			if c, ok := l.s.chosen(r.cells, marks, fittingChoices, fittingWays, nil); ok {
				a = listAnswer{state: c.name, span: c.span, mark: &c.mark}
			}
			e.answers = []listAnswer{a}
			return e
		}
		e.breaks = true
		return e
	}
	for _, c := range r.cells {
		if a, ok := l.answerAlone(c); ok {
			e.answers = append(e.answers, a)
		}
	}
	switch {
	case len(e.answers) == len(r.cells):
		return e
	case len(e.answers) > 0 || slices.ContainsFunc(r.cells, func(c evidence.Span) bool { return len(statesIn(c)) > 0 }):
		e.breaks, e.answers = true, nil
		return e
	}
	name := fittingName(r.cells[0])
	if name.Empty() || name.Words() > 14 {
		e.breaks = true
		return e
	}
	text := cueText(name.Text())
	e.head = len(r.cells) == 1 && sectionNamed(text) != ""
	_, e.known = fittingNamed("", text)
	return e
}

// stand tells from a whole list where its answers stand to its items.
func stand(all []listLine) answersStand {
	below, above := 0, 0
	answers, inline, single, gaps := 0, 0, 0, 0
	before, behind := 0.0, 0.0
	from := 0
	run := func(of []listLine) {
		for len(of) > 1 && of[0].head && of[1].answers == nil {
			of = of[1:]
		}
		if len(of) == 0 {
			return
		}
		first, last := of[0], of[len(of)-1]
		some := slices.IndexFunc(of, func(e listLine) bool { return e.answers != nil })
		if some < 0 {
			return
		}
		switch {
		case first.answers != nil:
			above += 2
		case of[some-1].known && !of[some-1].head:
			below += 2
		}
		switch {
		case last.answers != nil && len(of) > 1:
			below++
		case last.known:
			above++
		}
		previous := -1
		for i, e := range of {
			if e.answers == nil {
				continue
			}
			if previous >= 0 {
				gaps++
				if i-previous == 2 {
					single++
				}
			}
			previous = i
			if i > 0 && i+1 < len(of) && of[i-1].answers == nil && of[i+1].answers == nil && of[i-1].page == of[i+1].page {
				before += e.row.box.Y0 - of[i-1].row.box.Y1
				behind += of[i+1].row.box.Y0 - e.row.box.Y1
			}
		}
	}
	for i, e := range all {
		if e.answers != nil {
			answers++
		} else if e.breaks && slices.ContainsFunc(e.row.cells, func(c evidence.Span) bool { return len(statesIn(c)) == 1 }) {
			inline++
		}
		if e.breaks || e.head && (i+1 == len(all) || all[i+1].answers == nil) {
			run(all[from:i])
			from = i + 1
		}
	}
	run(all[from:])
	if answers == 0 || inline > answers {
		return aboveItems
	}
	if n := float64(max(1, gaps)); (behind-before)/n > 1.5 {
		below += 2
	} else if (before-behind)/n > 1.5 {
		above += 2
	}
	each := gaps > 1 && 10*single >= 7*gaps // an answer to each item
	switch {
	case below > 2*above && 2*single >= gaps:
		return belowItems
	case above > 2*below && (above > 1 || !each), !each && below == 0:
		return aboveItems
	}
	return unclearStand
}

// sayBelow states the answers that stand below their items.
func (l *fittingList) sayBelow(all []listLine) {
	for i, e := range all {
		if e.head && !e.breaks && (i+1 == len(all) || all[i+1].answers == nil) {
			l.section = sectionNamed(cueText(fittingName(e.row.cells[0]).Text()))
			continue
		}
		if e.answers == nil || i == 0 {
			continue
		}
		named := l.namedAbove(all[:i])
		if len(named) != len(e.answers) {
			continue
		}
		for k, a := range e.answers {
			if a.state != "" && !named[k].Empty() {
				l.sayUnder(named[k], a)
			}
		}
	}
}

// namedAbove is the names of the items that the lines end with: those of the last, or
// of the one above it that it goes on or describes.
func (l *fittingList) namedAbove(all []listLine) []evidence.Span {
	last := all[len(all)-1]
	if last.answers != nil || last.breaks {
		return nil
	}
	if n := len(all) - 2; n >= 0 && len(last.row.cells) == 1 {
		over, name := all[n], last.row.cells[0]
		goesOn := startsLow(name) || strings.HasPrefix(name.Text(), "(") || over.row.cells[0].Word(0).Bold && !name.Word(0).Bold
		if goesOn && over.answers == nil && !over.breaks && len(over.row.cells) == 1 && over.page == last.page {
			if startsLow(name) {
				whole := over.row.cells[0].To(name)
				if whole.Words() == over.row.cells[0].Words()+name.Words() {
					return []evidence.Span{whole}
				}
			}
			return []evidence.Span{over.row.cells[0]}
		}
	}
	return last.row.cells
}

// sayUnder states the answer that stands below an item's name.
func (l *fittingList) sayUnder(name evidence.Span, a listAnswer) {
	m := itemIn(name, l.section)
	if m.span.Empty() {
		return
	}
	m.rest = nil
	section := l.section
	if otherPath(section) == "" {
		section = "Other items"
	}
	path, before := m.item.path, len(l.s.facts)
	if a.mark != nil {
		if m.known {
			l.s.tick(path+"/isIncludedExcludedOrNone", m.span, a.span, *a.mark, a.span.Text(), a.state)
		}
		return
	}
	if !m.known {
		path = at(otherPath(section), l.others[otherPath(section)])
	}
	l.say(m, mention{state: a.state, span: a.span}, section)
	if len(l.s.facts) > before && !a.remark.Empty() {
		l.s.sayFittingRest(path, m.span, a.remark)
	}
}
