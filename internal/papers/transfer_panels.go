package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads a transfer whose panels have their labels in a column at the left and
// what was filled in beside them, as case-management systems and word processors set it.

// besideLabels are words that tell the panels apart by their labels, whatever the rest
// of the label says; the first that fits is it.
var besideLabels = []struct {
	name string
	re   *pattern.Pattern
}{
	{"transfers", pattern.New(`(?i)\btransfers?\s+the\s+(?:identified\s+)?property\b|\boperative\b`)},
	{"guarantee", pattern.New(`(?i)\btransfers?\s+with\b|\bguarantee\b`)},
	{"trust", pattern.New(`(?i)\btrusts?\b|\bmore\s+than\s+one\b|\bhold(?:ing)?\b`)},
	{"additional", pattern.New(`(?i)\b(?:additional|further|other|special)\s+(?:provisions?|terms|covenants?|clauses?)\b|^\W*provisions?\b`)},
	{"execution", pattern.New(`(?i)\bexecut\w+|\bsign\w*`)},
	{"consideration", pattern.New(`(?i)\b(?:consideration|price|money|sum)\b`)},
	{"address", pattern.New(`(?i)\baddress`)},
	{"title", pattern.New(`(?i)\btitles?\b`)},
	{"date", pattern.New(`(?i)\bdated?\b`)},
	{"transferee", pattern.New(`(?i)\b(?:transferee|buyer|purchaser)s?\b`)},
	{"transferor", pattern.New(`(?i)\b(?:transferor|seller|vendor)s?\b`)},
	{"property", pattern.New(`(?i)\b(?:property|land|premises)\b`)},
}

// panelOfNumber is the panels of form TR1 by their numbers, for those whose label is no
// more than that.
var panelOfNumber = map[string]string{"7": "transfers", "8": "consideration", "9": "guarantee", "10": "trust", "11": "additional", "12": "execution"}

// panelBegins is how a panel's label begins: its number, or a capital.
var panelBegins = pattern.New(`^\W*(?:(\d{1,2})\b|\p{Lu})`)

// leastBeside is how many panels have their value at one place to the right of their
// label, where labels have a column of their own.
const leastBeside = 4

// panelsBeside is the panels of a form whose labels stand in a column of their own, or
// nil where they do not.
func (s *sheet) panelsBeside() []panel {
	edge := s.besideEdge()
	if edge == 0 {
		return nil
	}
	var all []panel
	seen := map[string]bool{}
	for _, page := range s.text.Document().Pages {
		l := s.layout(page.Number)
		first := len(all)
		var labels, values []evidence.Span
		for _, r := range s.rows(page.Number) {
			for _, c := range r.cells {
				if c.Box().X0 < edge-3 {
					if c.Box().X1 < edge+3 {
						labels = append(labels, c)
					}
				} else {
					values = append(values, c)
				}
			}
		}
		for i := 0; i < len(labels); i++ {
			block, text := labels[i], labels[i].Text()
			for i+1 < len(labels) && l.sameLabel(block, labels[i+1]) {
				i++
				block, text = block.To(labels[i]), text+" "+labels[i].Text()
			}
			name := panelNamed(text)
			if name == "" || seen[name] {
				continue
			}
			seen[name] = true
			all = append(all, panel{name: name, at: labels[i], box: block.Sub(0, 1).Box().Union(labels[i].Box())})
		}
		for _, v := range values {
			if at := l.panelAt(all[first:], v.Box()); at >= 0 {
				all[first+at].lines = append(all[first+at].lines, v)
			} else if first > 0 {
				all[first-1].lines = append(all[first-1].lines, v) // the page before's last goes on
			}
		}
	}
	return all
}

// besideEdge is where the column of values begins, 0 where the form has none.
func (s *sheet) besideEdge() float64 {
	type place struct {
		name string
		x    float64
	}
	var at []place
	for _, page := range s.text.Document().Pages {
		for _, r := range s.rows(page.Number) {
			for k, c := range r.cells[:len(r.cells)-1] {
				if name := panelNamed(c.Text()); name != "" && name != "execution" && panelBegins.MatchString(c.Text()) && !panelNote.MatchString(c.Text()) && !namesPanel(r.cells[k+1]) {
					at = append(at, place{name, r.cells[k+1].Box().X0})
					break
				}
			}
		}
	}
	for _, p := range at {
		names := map[string]bool{}
		for _, o := range at {
			if abs(p.x-o.x) < 4 {
				names[o.name] = true
			}
		}
		if len(names) >= leastBeside {
			return p.x
		}
	}
	return 0
}

// namesPanel reports whether a cell is a panel's label itself, which the form's notes
// stand to the left of.
func namesPanel(c evidence.Span) bool {
	for _, p := range panelLabels {
		if p.re.MatchString(c.Text()) {
			return true
		}
	}
	return bareNumber.MatchString(c.Text())
}

// panelNamed is the panel that a label's words or number name; empty where they name none.
func panelNamed(label string) string {
	if len(label) > 120 {
		return ""
	}
	for _, p := range besideLabels {
		if p.re.MatchString(label) {
			return p.name
		}
	}
	if m := panelBegins.FindStringSubmatch(label); m != nil && len(strings.Fields(label)) == 1 {
		return panelOfNumber[m[1]]
	}
	return ""
}

// sameLabel reports whether a line of the column of labels goes on with the one above it.
func (l *layout) sameLabel(above, below evidence.Span) bool {
	a, b := above.Sub(above.Words()-1, above.Words()).Box(), below.Box()
	if m := panelBegins.FindStringSubmatch(below.Text()); m != nil && m[1] != "" {
		return false
	}
	return b.MidY() > a.MidY() && b.Y0-a.Y1 < 0.8*max(a.Height(), b.Height()) && !l.ruledAcross(a, b) || b.OverlapY(a) > 0.5
}

// ruledAcross reports whether a ruling of the page's width runs between two boxes.
func (l *layout) ruledAcross(above, below reading.Box) bool {
	for _, r := range l.across {
		if r.MidY() > above.MidY() && r.MidY() < below.MidY() && r.Width() > 0.25*l.width && r.OverlapX(above) > 0.3 {
			return true
		}
	}
	return false
}

// panelAt is which of a page's panels something stands beside, -1 for what stands above
// them: the last whose label begins no lower, or the next where a ruling parts it from
// that one and not from the next.
func (l *layout) panelAt(panels []panel, v reading.Box) int {
	at := -1
	for i, p := range panels {
		if p.box.Y0 <= v.Y1-0.3*v.Height() {
			at = i
		}
	}
	if at+1 < len(panels) {
		next := panels[at+1].box
		next.X1 = max(next.X1, v.X1)
		if !l.ruledAcross(v, next) && at >= 0 && l.ruledAcross(panels[at].box, v) {
			return at + 1
		}
	}
	return at
}
