package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// unit is a sentence, a heading or a cell of a paper, in reading order.
type unit struct {
	evidence.Span      // on one page
	open          bool // it ends without a full stop or another end of a sentence: a heading, a cell, a label
	apart         bool // it begins a line of its own
	bold          bool
}

// units cuts the paper into sentences, headings and cells in reading order, so that
// columns are read one after the other. A line's end is a unit's end where the break
// was meant: the next line's first word would still have fitted.
func (s *sheet) units() []unit {
	var all []unit
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		right := l.rightEdges()
		var open evidence.Span // what has no end yet
		begins := false
		put := func(v evidence.Span, ended bool) {
			if v = trimPunctuation(v); !v.Empty() {
				all = append(all, unit{v, !ended, begins, v.Word(0).Bold})
			}
		}
		last := -1
		for _, i := range l.columnOrder() {
			line := l.lines[i]
			if margin(l.boxes[i], l.height) && (pageNumber.MatchString(line.Text()) || s.runs(line.Text())) {
				continue
			}
			if !open.Empty() {
				if l.meant(last, i, right) {
					put(open, false)
					open = evidence.Span{}
				}
			}
			last = i
			from := 0
			if open.Empty() {
				begins = true
			}
			for k := range line.Words() {
				if !endsUnit(line, k) {
					continue
				}
				v := line.Sub(from, k+1)
				if !open.Empty() {
					v = open.To(v)
				}
				put(v, true)
				open, from, begins = evidence.Span{}, k+1, false
			}
			if from < line.Words() {
				rest := line.Sub(from, line.Words())
				if open.Empty() {
					begins = from == 0
					open = rest
				} else {
					open = open.To(rest)
				}
			}
		}
		put(open, false)
	}
	return all
}

// endsUnit reports whether a line's k-th word ends a sentence.
func endsUnit(line evidence.Span, k int) bool {
	w := strings.TrimRight(line.Word(k).Text, `"'”’)`)
	if strings.HasSuffix(w, "?") || strings.HasSuffix(w, "!") {
		return true
	}
	if !strings.HasSuffix(w, ".") {
		return false
	}
	bare := strings.TrimRight(w, ".")
	switch strings.ToLower(bare) {
	case "no", "nos", "ref", "st", "mr", "mrs", "ms", "dr", "approx", "co", "ltd", "tel", "e.g", "i.e", "para", "reg", "incl", "max", "min", "p.a", "etc":
		return k+1 == line.Words() && len(bare) > 3
	}
	if k == 0 && strings.Trim(bare, "0123456789.") == "" || k == 0 && len(bare) == 1 {
		return false // the number of a paragraph
	}
	if k+1 == line.Words() {
		return true
	}
	next := line.Word(k + 1).Text
	return next != strings.ToLower(next) || strings.ContainsAny(next[:1], "0123456789£([“\"")
}

// rightEdges is, for each line, how far to the right its column reaches: the furthest
// end of the lines that begin where it does.
func (l *layout) rightEdges() []float64 {
	edge := map[int]float64{} // by the column's left edge, to 4 points
	for i, b := range l.boxes {
		if !l.lines[i].Empty() {
			at := int(b.X0) / 4
			edge[at] = max(edge[at], b.X1)
		}
	}
	all := make([]float64, len(l.boxes))
	for i, b := range l.boxes {
		at := int(b.X0) / 4
		all[i] = max(edge[at-1], edge[at], edge[at+1])
	}
	return all
}

// outwardCode and inwardCode are the halves of a postcode.
var (
	outwardCode = pattern.New(`^[A-Z]{1,2}\d[A-Z\d]?$`)
	inwardCode  = pattern.New(`^\d[A-Z]{2}[.,;)]*$`)
)

// meant reports whether the break between two lines that follow each other was meant:
// the second stands elsewhere than below the first, is set otherwise, or its first
// word would have fitted on the first line.
func (l *layout) meant(i, j int, right []float64) bool {
	if i < 0 {
		return true
	}
	a, b := l.boxes[i], l.boxes[j]
	if b.Y0 < a.MidY() || b.Y0-a.Y1 > 0.9*b.Height() || abs(b.X0-a.X0) > 30 && b.OverlapX(a) < 0.5 {
		return true
	}
	if of, to := typeOf(l.lines[i]), typeOf(l.lines[j]); of.size != to.size || l.lines[i].Word(l.lines[i].Words()-1).Bold != to.bold {
		return true
	}
	word := l.lines[j].Word(0)
	if outwardCode.MatchString(l.lines[i].Word(l.lines[i].Words()-1).Text) && inwardCode.MatchString(word.Text) {
		return false // a postcode that the margin broke
	}
	if word.Text == strings.ToLower(word.Text) && hasLetters(word.Text) {
		return false
	}
	return a.X1+word.Box.Width()+0.3*word.Box.Height() < max(right[i], right[j])-1
}
