package papers

import (
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
}

// columnTick is the answer of a segment that is ticked in a column.
type columnTick struct {
	answer  string        // "Yes" or "No"
	head    evidence.Span // of the column
	mark    reading.Mark
	at      evidence.Span   // the tick, where it is a word
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
		edge := max(h.yes.Box().X1, h.no.Box().X1)
		var found []columnTick
		add := func(b reading.Box, at evidence.Span, m reading.Mark) {
			for _, k := range []struct {
				head   evidence.Span
				answer string
			}{{h.yes, "Yes"}, {h.no, "No"}} {
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
			found[0].details = details
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
	said := false
	if t.head.Page() == g.mark.Page() {
		said = s.tick(path+"/yesNo", g.mark, t.head, t.mark, t.head.Text(), t.answer)
	} else if !t.at.Empty() {
		said = s.state(path+"/yesNo", g.proof(t.at), t.at.Text(), t.answer)
	}
	if details := clipAll(t.details, quoteWords); said && wordsOf(details) >= 2 {
		s.sayPieces(g, path+"/details", details, nil)
	}
}
