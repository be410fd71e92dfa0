package pdf

import (
	"slices"
	"sort"

	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/layout"
	"github.com/paperwurks/paperwurks/internal/reading/tick"
)

// compose makes the page of its glyphs, drawings and fields, or leaves it unread
// when the text layer is not good enough.
func compose(p *reading.Page, glyphs []glyph, c *content, f fields) {
	p.Rulings = c.rulings()
	byTurn := words(glyphs)
	f.settle(&byTurn)
	main := byTurn[0]
	switch verdict(glyphs, slices.Concat(byTurn[:]...), c) {
	case blank:
		if len(f.widgets) == 0 {
			p.Source = reading.SourceBlank
			return
		}
	case needsOCR:
		p.Source, p.Reason = reading.SourceUnread, reading.NeedsOCR
		p.Marks = f.marks()
		return
	}
	p.Source = reading.SourceText
	main = layout.Distinct(main)
	c.strike(main)
	p.Lines = layout.Lines(main, p.Rulings)
	for turn := 1; turn < 4; turn++ {
		p.Lines = append(p.Lines, turned(byTurn[turn], turn)...)
	}
	if len(p.Lines) > 0 {
		p.Confidence = 1
	}
	boxed := c.marks(main)
	p.Marks = merge(f.marks(), boxed, c.loose(boxed), tick.Glyphs(p.Lines), c.pills(main), c.rings(main))
}

// turned puts words that run in another direction into lines, in their own frame,
// and gives them their boxes on the page.
func turned(ws []reading.Word, turn int) []reading.Line {
	if len(ws) == 0 {
		return nil
	}
	lines := layout.Lines(layout.Distinct(ws), nil)
	for i := range lines {
		for j := range lines[i].Words {
			w := &lines[i].Words[j]
			w.Box = turnBox(w.Box, 4-turn)
		}
		lines[i].Box = turnBox(lines[i].Box, 4-turn)
	}
	return lines
}

// merge keeps one mark for each place, the earlier lists being surer, and sorts
// them top to bottom, left to right.
func merge(lists ...[]reading.Mark) []reading.Mark {
	var marks []reading.Mark
	for _, list := range lists {
	next:
		for _, m := range list {
			for i, k := range marks {
				if k.Box.OverlapX(m.Box) > 0.4 && k.Box.OverlapY(m.Box) > 0.4 {
					// A tick in a drawn box is a glyph too: the box is the place.
					if k.Kind == reading.MarkDrawing && m.Kind == reading.MarkGlyph {
						marks[i].Ticked = marks[i].Ticked || m.Ticked
					}
					continue next
				}
			}
			marks = append(marks, m)
		}
	}
	sort.SliceStable(marks, func(i, j int) bool {
		a, b := marks[i].Box, marks[j].Box
		if a.OverlapY(b) > 0.5 {
			return a.X0 < b.X0
		}
		return a.Y0 < b.Y0
	})
	return marks
}
