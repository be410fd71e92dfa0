package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads enquiries that are answered by a tick in a column for yes or one
// for no, with what there is to say in a column to the right of both.

// tickHead is the heads of the columns for yes and no of a table of enquiries.
type tickHead struct {
	page    int
	bottom  float64
	yes, no evidence.Span
	others  []evidence.Span // narrow columns for neither, such as "Insured"
}

// columnTick is the answer of a segment that is ticked in a column.
type columnTick struct {
	answer  string        // "Yes" or "No"
	head    evidence.Span // of the column
	mark    reading.Mark
	at      evidence.Span   // the tick, where it is a word
	left    float64         // where the columns begin
	details []evidence.Span // what stands to the right of both columns
}

// tickHeads is the heads of such columns in the paper, in their order.
func (s *sheet) tickHeads() []tickHead {
	var all []tickHead
	for _, p := range s.text.Document().Pages {
		for _, r := range s.rows(p.Number) {
			h := tickHead{page: p.Number, bottom: r.box.Y1}
			for _, c := range r.cells {
				switch strings.ToLower(strings.Trim(c.Text(), ".:?")) {
				case "yes":
					h.yes = c
				case "no":
					h.no = c
				case "ins", "insured", "n/a", "na", "n/k", "not known", "unknown", "not applicable", "other", "info", "see note":
					h.others = append(h.others, c)
				}
			}
			if !h.yes.Empty() && !h.no.Empty() && len(r.cells) >= 3 {
				all = append(all, h)
			}
		}
	}
	return all
}

// columnTicks is the answers that are ticked in columns, by segment: those with one
// tick in the column for yes or in that for no.
func (s *sheet) columnTicks(segments []*segment) map[*segment]columnTick {
	heads := s.tickHeads()
	if len(heads) == 0 {
		return nil
	}
	ticks := map[*segment]columnTick{}
	for n, g := range segments {
		page, top := g.mark.Page(), g.mark.Box().Y0
		var h tickHead
		for _, k := range heads {
			if k.page < page || k.page == page && k.bottom <= top+2 {
				h = k
			}
		}
		if h.page == 0 {
			continue
		}
		bottom := 1e9
		for _, next := range segments[n+1:] {
			if b := next.mark.Box(); next.mark.Page() == page && b.Y0 > g.mark.Box().MidY() {
				bottom = b.Y0
				break
			}
		}
		edge, left := max(h.yes.Box().X1, h.no.Box().X1), min(h.yes.Box().X0, h.no.Box().X0)
		columns := []columnTick{{head: h.yes, answer: "Yes"}, {head: h.no, answer: "No"}}
		for _, o := range h.others {
			edge, left = max(edge, o.Box().X1), min(left, o.Box().X0)
			columns = append(columns, columnTick{head: o})
		}
		var found []columnTick
		add := func(b reading.Box, at evidence.Span, m reading.Mark) {
			for _, k := range columns {
				if head := k.head.Box(); abs(b.X0+b.X1-head.X0-head.X1)/2 < max(head.Width(), 14) {
					found = append(found, columnTick{answer: k.answer, head: k.head, mark: m, at: at})
					return
				}
			}
		}
		var details []evidence.Span
		for _, c := range g.cells {
			if c.Page() != page {
				continue
			}
			b := c.Box()
			if c.Words() == 1 && tickWord(c.Text()) {
				add(b, c, reading.Mark{Box: b, Ticked: true, Kind: reading.MarkGlyph, Confidence: c.Confidence()})
			} else if b.X0 > edge+2 {
				details = append(details, c)
			}
		}
		if len(found) == 0 {
			for _, m := range s.marksOn(page) {
				if m.Ticked && m.Box.MidY() > top-2 && m.Box.MidY() < bottom {
					add(m.Box, evidence.Span{}, m)
				}
			}
		}
		if len(found) == 1 {
			found[0].details, found[0].left = details, left-3
			ticks[g] = found[0]
		}
	}
	return ticks
}

// tickWord reports whether a word alone in its cell is a tick.
func tickWord(w string) bool {
	switch w {
	case "X", "x", "✓", "✔", "√", "☑", "☒", "✗", "✘", "●", "•", "*":
		return true
	}
	return false
}

// sayTicked states an answer that is ticked in a column, and what stands beside it.
func (s *sheet) sayTicked(g *segment, path string, t columnTick) {
	said := t.answer == ""
	if said {
		// Not answered by yes or no.
	} else if t.head.Page() == g.mark.Page() {
		said = s.tick(path+"/yesNo", g.mark, t.head, t.mark, t.head.Text(), t.answer)
	} else if !t.at.Empty() {
		said = s.state(path+"/yesNo", g.proof(t.at), t.at.Text(), t.answer)
	}
	if details := clipAll(t.details, quoteWords); said && wordsOf(details) >= 2 {
		s.sayPieces(g, path+"/details", details, nil)
	}
}

// enquiryTicks is the answers of the segments that are ticked: in a column, or beside one of
// the choices that their own rows print.
func (s *sheet) enquiryTicks(segments []*segment) map[*segment]columnTick {
	ticks := s.columnTicks(segments)
	if ticks == nil {
		ticks = map[*segment]columnTick{}
	}
	for _, g := range segments {
		if _, ok := ticks[g]; ok {
			continue
		}
		if t, offered := s.rowTick(g); offered {
			ticks[g] = t
		}
	}
	return ticks
}

// rowTick is the answer of a segment whose row offers yes and no, each in a cell or
// beside a box; offered tells whether it does. Its answer is empty where neither is
// ticked, or both: the words that are offered are no answer.
func (s *sheet) rowTick(g *segment) (t columnTick, offered bool) {
	var choices []printed
	for _, p := range printedIn(g.cells, commonWays) {
		if len(choices) > 0 && (p.span.Page() != choices[0].span.Page() || p.box.OverlapY(choices[0].box) < 0.5) {
			continue
		}
		if p.alone || s.besideMark(p) {
			choices = append(choices, p)
		}
	}
	has := func(name string) bool {
		return slices.ContainsFunc(choices, func(p printed) bool { return p.name == name })
	}
	if !has("Yes") || !has("No") {
		return columnTick{}, false
	}
	page := choices[0].span.Page()
	apart := slices.ContainsFunc(choices, func(p printed) bool { return p.line != choices[0].line })
	var marks []reading.Mark
	for _, m := range s.marksOn(page) {
		if m.Box.OverlapY(choices[0].box) > 0.3 {
			marks = append(marks, m)
		}
	}
	if len(marks) == 0 && !apart {
		return columnTick{}, false // "No Yes" is two answers, not a choice of them
	}
	var cells []evidence.Span
	for _, c := range g.cells {
		if c.Page() == page && c.Box().OverlapY(choices[0].box) > 0.3 {
			cells = append(cells, c)
		}
	}
	names := []string{"Yes", "No"}
	if a, ok := s.struck(choices, names); ok && len(marks) == 0 {
		t = columnTick{answer: a.name, head: a.span, mark: a.mark, at: a.span}
	} else if a, ok := s.chosen(cells, marks, names, commonWays, nil); ok {
		t = columnTick{answer: a.name, head: a.span, mark: a.mark, at: a.span}
	}
	for _, c := range g.cells {
		rest := c
		for !rest.Empty() {
			if w := rest.Word(0).Text; isGlyph(w) || tickWord(w) {
				rest = rest.Sub(1, rest.Words())
				continue
			}
			if ps := printedIn([]evidence.Span{rest}, commonWays); len(ps) > 0 && !rest.Sub(0, 1).Before(ps[0].span) && ps[0].box.OverlapY(choices[0].box) > 0.5 {
				rest = ps[0].span.Rest(rest)
				continue
			}
			break
		}
		if right := choices[len(choices)-1].box.X1; !rest.Empty() && rest.Page() == page && rest.Box().X0 > right {
			t.details = append(t.details, rest)
		}
	}
	return t, true
}

// besideMark reports whether a tick box stands right beside a choice.
func (s *sheet) besideMark(p printed) bool {
	return slices.ContainsFunc(s.marksOn(p.span.Page()), func(m reading.Mark) bool {
		return min(gapRight(m.Box, p.box), gapLeft(m.Box, p.box)) < 1.5*max(p.box.Height(), 8)
	})
}
