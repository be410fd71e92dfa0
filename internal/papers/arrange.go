package papers

import (
	"math"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file tells where a stranger's form sets its questions and where its answers: in
// which of its columns, behind which sign, in which half of its page.

// cellColumn is the lines of a page's items that begin at one height across the page.
type cellColumn struct {
	x     float64
	items map[*item][]evidence.Span
}

// columnsOfItems is the columns in which the lines of some items of one page begin,
// from the left.
func columnsOfItems(items []*item) []*cellColumn {
	var all []*cellColumn
	for _, it := range items {
		for _, line := range it.lines {
			if line.Page() != it.page {
				continue
			}
			x := line.Box().X0
			var of *cellColumn
			for _, c := range all {
				if abs(c.x-x) < 4 {
					of = c
				}
			}
			if of == nil {
				of = &cellColumn{x: x, items: map[*item][]evidence.Span{}}
				all = append(all, of)
			}
			of.items[it] = append(of.items[it], line)
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].x < all[b].x })
	return all
}

// leastAsked is how many items of a page must be told for its columns to be known.
const leastAsked = 3

// arrange gives the items of tables whose answers stand before their questions their
// question's words, and drops the columns that say who answered and when.
func (s *sheet) arrange(items []*item, questions []question, ways []phrase) {
	pages := map[int][]*item{}
	for _, it := range items {
		if !it.heading && !it.inline {
			pages[it.page] = append(pages[it.page], it)
		}
	}
	for _, of := range pages {
		if len(of) < leastAsked {
			continue
		}
		columns := columnsOfItems(of)
		dropStamps(of, columns)
		asked, most := -1, 0
		for i, c := range columns {
			n := 0
			for it, lines := range c.items {
				if asksOne(it, cueText(textOf(lines)), questions) {
					n++
				}
			}
			if n > most {
				asked, most = i, n
			}
		}
		if most < leastAsked {
			continue
		}
		q := columns[asked]
		for it, lines := range q.items {
			answered := false
			for _, c := range columns[:asked] {
				for _, v := range c.items[it] {
					// At the height of the question's first line, and short.
					answered = answered || v.Words() <= 12 && v.Box().OverlapY(lines[0].Box()) > 0.3 && v.Box().X1 <= lines[0].Box().X0+1
				}
			}
			if !answered || !columnAnswers(columns[:asked], len(q.items), ways) {
				continue
			}
			it.asked = lines
		}
	}
}

// asksOne reports whether words are one of the questions, by the number of the item
// where it is the question's.
func asksOne(it *item, text string, questions []question) bool {
	for i := range questions {
		q := &questions[i]
		if q.cue == nil {
			continue
		}
		like, wanted := q.alike(text, "")
		if like == 1 && wanted > 1 || like > 0.5 && q.number == it.number && it.number != "" {
			return true
		}
	}
	return false
}

// columnAnswers reports whether columns hold answers: at least a third of the items
// have a choice, a sum or a date there.
func columnAnswers(columns []*cellColumn, items int, ways []phrase) bool {
	n := 0
	for _, c := range columns {
		for _, lines := range c.items {
			if looksAnswered(lines[0], ways) {
				n++
			}
		}
	}
	return n >= leastAsked && 3*n >= items
}

// looksAnswered reports whether words begin as an answer does: with a choice, a sum, a
// number, a day, or a dash for none.
func looksAnswered(v evidence.Span, ways []phrase) bool {
	if v.Empty() {
		return false
	}
	if isBlank(v) || v.Words() < 4 && strings.ContainsAny(v.Word(0).Text[:1], "£0123456789") {
		return true
	}
	ps := printedIn([]evidence.Span{v}, ways)
	return len(ps) > 0 && !v.Sub(0, 1).Before(ps[0].span)
}

// aStamp is when an answer was recorded, and by whom.
var aStamp = pattern.New(`^(?:[A-Z][\w.]{0,3}\s+)?\d{1,2}[/.-](?:\d{1,2}|[A-Za-z]{3})[/.-](?:20)?\d\d(?:,?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?(?:\s+[A-Z]{1,3})?$|^\d{1,2}:\d{2}(?::\d{2})?$`)

// dropStamps takes from items the lines of columns that tell nearly all of them when
// they were answered.
func dropStamps(items []*item, columns []*cellColumn) {
	for _, c := range columns {
		n := 0
		for _, lines := range c.items {
			if aStamp.MatchString(lines[0].Text()) {
				n++
			}
		}
		if n < 4 || 10*n < 6*len(c.items) || 10*n < 5*len(items) {
			continue
		}
		for it := range c.items {
			var kept []evidence.Span
			for _, line := range it.lines {
				if abs(line.Box().X0-c.x) >= 4 || !aStamp.MatchString(line.Text()) {
					kept = append(kept, line)
				}
			}
			it.lines = kept
		}
	}
}

// answerSigns are the signs with which somebody sets an answer off from its question.
var answerSigns = []string{"»", "→", "►", "▶", "➔", "=>", "->", "–>", ">", "–", "—", "-", "=", "Answer:", "ANSWER:", "Ans:", "Ans.", "A:", "A.", "Reply:", "REPLY:", "Response:", "R:"}

// signOf is the sign behind which a form's answers stand on the lines of its questions,
// or "": most of its items have it, with an answer behind.
func signOf(items []*item, ways []phrase) string {
	best, most := "", 0
	all := 0
	for _, it := range items {
		if !it.heading && len(it.lines) > 0 {
			all++
		}
	}
	for _, sign := range answerSigns {
		n := 0
		for _, it := range items {
			if it.heading {
				continue
			}
			if i, k := lastSign(it.lines, sign); i >= 0 {
				rest := it.lines[i].Sub(k+1, it.lines[i].Words())
				if rest.Empty() && i+1 < len(it.lines) {
					rest = it.lines[i+1]
				}
				if looksAnswered(rest, ways) {
					n++
				}
			}
		}
		if n > most {
			best, most = sign, n
		}
	}
	if most < 4 || 3*most < all {
		return ""
	}
	return best
}

// lastSign is the line and the word at which a sign stands behind a question's words,
// or -1: the first after a sentence's end, else the last.
func lastSign(lines []evidence.Span, sign string) (line, word int) {
	line, word = -1, -1
	for i, l := range lines {
		for k := range l.Words() {
			if l.Word(k).Text != sign || i == 0 && k == 0 {
				continue
			}
			line, word = i, k
			before := ""
			if k > 0 {
				before = l.Word(k - 1).Text
			} else {
				before = lines[i-1].Word(lines[i-1].Words() - 1).Text
			}
			if strings.ContainsAny(before[len(before)-1:], "?.") {
				return line, word
			}
		}
	}
	return line, word
}

// divideAt parts an item's lines at the sign before its answer; it reports whether the
// item has it.
func (it *item) divideAt(sign string) bool {
	at, word := lastSign(it.lines, sign)
	if at < 0 || it.lines[at].Page() != it.page {
		return false
	}
	for i, line := range it.lines {
		switch {
		case i < at:
			it.question = joined(it.question, line)
			continue
		case i == at:
			it.question = joined(it.question, line.Sub(0, word))
			line = line.Sub(word+1, line.Words())
		}
		from := 0
		for k := range line.Words() {
			if line.Word(k).Text == sign {
				it.cells = appendSpan(it.cells, line.Sub(from, k))
				from = k + 1
			}
		}
		it.cells = appendSpan(it.cells, line.Sub(from, line.Words()))
	}
	return !it.question.Empty()
}

func appendSpan(all []evidence.Span, v evidence.Span) []evidence.Span {
	if v.Empty() {
		return all
	}
	return append(all, v)
}

// halves is a page's layout, or those of its two columns where questions with numbers
// stand in both, each without the other's lines.
func (l *layout) halves() []*layout {
	var left, right []float64
	for n, line := range l.lines {
		if line.Empty() || !startsItem(line) {
			continue
		}
		if x := l.boxes[n].X0; x > 0.42*l.width && x < 0.62*l.width {
			right = append(right, x)
		} else if x < 0.25*l.width {
			left = append(left, x)
		}
	}
	if len(left) < 3 || len(right) < 3 {
		return []*layout{l}
	}
	gutter := math.Inf(1)
	for _, x := range right {
		gutter = min(gutter, x)
	}
	gutter -= 3
	crossing := 0
	for n, line := range l.lines {
		if b := l.boxes[n]; !line.Empty() && b.X0 < gutter-6 && b.X1 > gutter+6 {
			crossing++
		}
	}
	if crossing*6 > len(l.lines) {
		return []*layout{l}
	}
	a, b := *l, *l
	a.lines, b.lines = make([]evidence.Span, len(l.lines)), make([]evidence.Span, len(l.lines))
	for n, line := range l.lines {
		if l.boxes[n].X0 < gutter-3 {
			a.lines[n] = line
		} else {
			b.lines[n] = line
		}
	}
	a.edge, b.left = gutter, gutter
	a.width, b.width = gutter, 2*l.width // what is left and right of a half is measured in it
	return []*layout{&a, &b}
}

// startsItem reports whether a line begins with the number of a question.
func startsItem(line evidence.Span) bool {
	m := itemNumber.FindStringSubmatch(line.Word(0).Text)
	return m != nil && plausible(m[1])
}

// codes are the answers that need no key.
var codes = map[string]string{"Y": "Yes", "N": "No", "NK": "Not known", "DK": "Not known", "NA": "Not applicable"}

// codedAnswer is the choice for which a code stands that is alone in a cell: by the
// paper's key, else by custom.
func (s *sheet) codedAnswer(cells []evidence.Span, names []string) (answer, bool) {
	if s.key == nil {
		if s.key = s.legend(s.every); s.key == nil {
			s.key = map[string]string{}
		}
	}
	var found []answer
	for _, c := range cells {
		c = trimPunctuation(c)
		if c.Words() != 1 {
			continue
		}
		name, ok := s.key[codeOf(c.Text())]
		if !ok && len(s.key) == 0 {
			name, ok = codes[codeOf(c.Text())]
		}
		if name == "Not known" && !containsName(names, name) {
			name = "Not Known"
		}
		if ok && containsName(names, name) {
			found = append(found, answer{name: name, span: c, typed: true})
		}
	}
	if len(found) != 1 {
		return answer{}, false
	}
	return found[0], true
}

func containsName(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
