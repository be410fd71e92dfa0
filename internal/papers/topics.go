package papers

import (
	"slices"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads what a search says topic by topic, however its issuer sets it: a
// label or a question of any numbering, with the answer beside it, before it, after
// it on its line, below it, or beside and below it. A kind tells topics by the
// words of their labels.

// finding is what a report says about one topic.
type finding struct {
	topic  string
	mark   evidence.Span // the heading, label or question; empty where the sentence tells by itself
	answer []evidence.Span
	of     *segment // of the table, where it was cut from one
	area   reading.Box
}

// topicHead is a label, a heading or a question on a page that tells its topic.
type topicHead struct {
	topic  string
	lines  []int         // of the layout
	span   evidence.Span // its words; the first line's where they do not follow each other
	inline evidence.Span // what follows it on its last line
	box    reading.Box
	asks   bool
}

// mostHead is how many words a label has at most, and mostQuestion a question.
const (
	mostHead     = 16
	mostQuestion = 75
)

var (
	// topicEnumerator is what stands before a label: "01", "Q4", "2.4.1", "(b)", "C.".
	topicEnumerator = pattern.New(`^(?:(?i:question|enquiry|item|section|query|no\.?)\s*)?(?:Q\.?\s?)?(?:\(?\d{1,2}(?:\.\d{1,2}){0,2}\)?(?:\s?\([a-z]{1,4}\))*[.):]?|\(?[A-Za-z][.)]|[A-Z]\d{0,2}|[•▪–*-])\s+`)
	// enumeratorAlone is the number of a question or of a form in a column of its own.
	enumeratorAlone = pattern.New(`^(?i:(?:question|enquiry|item|no\.?)\s*)?(?:Q\.?\s?)?\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]{1,2})\)?(?:\s?\([a-z]{1,4}\))*[.):]?$`)
	// finite is a verb of a sentence, which a label has not.
	finite   = pattern.New(`(?i)\b(?:is|are|was|were|has|have|had|does|do|will|shall|may|might|lies?|falls?|shows?|holds?|there|we|our|you)\b`)
	asksOpen = pattern.New(`^(?:(?i:please\s+(?:state|include|confirm|provide|supply|give)|where\s+relevant)|Is|Are|Was|Were|Does|Do|Did|Has|Have|Had|Will|What|Who|Where|Which|Whether|How|Can|Could|Would|Should)\b`)
	ledTo    = pattern.New(`\s?(?::|\s[–—-]|\.{3,}|…+|_{3,}|\?)(?:\s|$)`)
)

// findings is what a paper says below and beside the labels whose topics it tells.
func (s *sheet) findings(topic func(string) string) []finding {
	var all []finding
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		heads := s.topicHeads(l, topic)
		if len(heads) == 0 {
			continue
		}
		for i := range heads {
			h := &heads[i]
			answer, area := s.answerOf(l, heads, i)
			if len(answer) == 0 && !s.anyMark(l, area) {
				continue
			}
			all = append(all, finding{topic: h.topic, mark: h.span, answer: answer, area: area})
		}
	}
	return all
}

// topicHeads is a page's labels that tell a topic, top to bottom.
func (s *sheet) topicHeads(l *layout, topic func(string) string) []topicHead {
	var order []int
	for i, line := range l.lines {
		if line.Empty() || margin(l.boxes[i], l.height) && (s.runs(line.Text()) || pageNumber.MatchString(line.Text())) {
			continue
		}
		order = append(order, i)
	}
	sort.SliceStable(order, func(a, b int) bool { return l.boxes[order[a]].MidY() < l.boxes[order[b]].MidY() })
	var heads []topicHead
	taken := map[int]bool{}
	for _, i := range order {
		if taken[i] {
			continue
		}
		h, ok := s.topicHeadAt(l, i, topic)
		if !ok || s.answersAnother(l, heads, h) {
			continue
		}
		for _, k := range h.lines {
			taken[k] = true
		}
		heads = append(heads, h)
	}
	return heads
}

// answersAnother reports whether what may be a label stands beside one, on its line
// or in its rows, so that it is rather that one's answer.
func (s *sheet) answersAnother(l *layout, heads []topicHead, h topicHead) bool {
	for i := range heads {
		if abs(heads[i].box.X0-h.box.X0) < 3 && heads[i].box.Y1 < h.box.Y0+2 && heads[i].box.X0 > 60 && typeOf(heads[i].span) == typeOf(h.span) {
			for k := range heads {
				if heads[k].box.OverlapY(heads[i].box) > 0.3 && heads[k].box.X1 < heads[i].box.X0+2 {
					return false // of a second column of labels
				}
			}
		}
	}
	for i := range heads {
		o := &heads[i]
		if h.box.X0 < o.box.X1-2 || l.boxes[h.lines[0]].OverlapY(o.box) < 0.3 {
			continue
		}
		if len(nonEmpty(o.inline)) > 0 {
			continue // that one is answered on its own line
		}
		// Two labels side by side head cards or columns, if what is below each is not.
		if typeOf(l.lines[o.lines[0]]) == typeOf(l.lines[h.lines[0]]) && l.underCard(h.box) && l.underCard(o.box) {
			continue
		}
		if strings.HasSuffix(h.span.Text(), ":") || !h.inline.Empty() {
			continue
		}
		return true
	}
	return false
}

// topicHeadAt is the label that begins with a line, if it is one and tells a topic.
func (s *sheet) topicHeadAt(l *layout, first int, topic func(string) string) (topicHead, bool) {
	line := l.lines[first]
	from := enumeratorWords(line)
	if from >= line.Words() {
		return topicHead{}, false
	}
	body := line.Sub(from, line.Words())
	text := body.Text()
	if beginsPlain(text) && !strings.Contains(text, "?") {
		return topicHead{}, false
	}
	h := topicHead{lines: []int{first}, box: line.Box(), asks: asksOpen.MatchString(text)}
	if !startsUpper(body) && from == 0 {
		return topicHead{}, false
	}
	// A label and its answer on one line: a colon, a dash, leaders or a question mark parts them.
	for _, m := range ledTo.FindAllStringIndex(text, 4) {
		label := strings.TrimSpace(text[:m[0]])
		ends := text[m[0]:m[1]]
		k := len(strings.Fields(text[:m[1]]))
		rest := trimValue(body.Sub(min(k, body.Words()), body.Words()))
		if words := len(strings.Fields(label)); words == 0 || words > mostHead && !h.asks || words > mostQuestion {
			break
		}
		if !h.asks && finite.MatchString(label) {
			break
		}
		if strings.Contains(ends, "?") || h.asks && rest.Empty() {
			label += "?"
		}
		if h.topic = topic(label); h.topic == "" {
			continue
		}
		h.span, h.inline = body.Sub(0, min(max(1, len(strings.Fields(text[:m[0]]))), body.Words())), rest
		return h, true
	}
	if h.asks {
		// A question goes on until its question mark, or to where its lines end.
		h.span = body
		last := first
		for !strings.Contains(text, "?") && len(h.lines) < 7 {
			next := l.nextLine(last, l.boxes[first], body.Box().X0)
			if next < 0 || s.beginsAnew(l, first, last, next) {
				break
			}
			h.add(l, next)
			text += " " + l.lines[next].Text()
			last = next
		}
		if at := strings.IndexByte(text, '?'); at >= 0 {
			asked := len(strings.Fields(text[:at+1]))
			k := asked - (len(strings.Fields(text)) - l.lines[last].Words())
			if last == first {
				k += from
			}
			if tail := l.lines[last]; k > 0 && k < tail.Words() {
				h.inline = trimValue(tail.Sub(k, tail.Words()))
			}
			text = text[:at+1]
		}
		if len(strings.Fields(text)) > mostQuestion {
			return topicHead{}, false
		}
		h.topic = topic(text)
		return h, h.topic != ""
	}
	// A label is a few words, over as many lines as its narrow column needs.
	h.span = body
	last := first
	for len(h.lines) < 5 {
		next := l.nextLine(last, l.boxes[first], body.Box().X0)
		if next < 0 || s.beginsAnew(l, first, last, next) {
			break
		}
		more := l.lines[next].Text()
		if asksOpen.MatchString(more) && strings.Contains(more, "?") || len(strings.Fields(text+" "+more)) > mostHead || finite.MatchString(more) || strings.HasSuffix(more, ".") || beginsPlain(more) || startsUpper(l.lines[next]) && topic(text) != "" && l.lines[last].Words() < 7 && !l.shortLine(last, next) {
			break
		}
		h.add(l, next)
		text += " " + more
		last = next
	}
	if len(strings.Fields(text)) > mostHead || finite.MatchString(text) || strings.HasSuffix(text, ".") && len(strings.Fields(text)) > 6 || strings.HasSuffix(text, ",") {
		return topicHead{}, false
	}
	h.topic = topic(text)
	return h, h.topic != ""
}

// underCard reports whether a line stands right below a label in its card: flush with
// it or centred under it.
func (l *layout) underCard(label reading.Box) bool {
	for i, b := range l.boxes {
		if !l.lines[i].Empty() && b.Y0 >= label.Y1-2 && b.Y0-label.Y1 < 2.2*b.Height() && (abs(b.X0-label.X0) < 4 || abs(b.MidX()-label.MidX()) < 6) {
			return true
		}
	}
	return false
}

// shortLine reports whether a line was broken for want of room: the next line's first
// word would not have fitted before the column's edge.
func (l *layout) shortLine(line, next int) bool {
	right := l.rightEdges()
	return l.boxes[line].X1+l.lines[next].Word(0).Box.Width() > right[line]-1
}

func (h *topicHead) add(l *layout, line int) {
	h.lines = append(h.lines, line)
	h.box = h.box.Union(l.boxes[line])
	if whole := h.span.To(l.lines[line]); h.span.Page() == l.lines[line].Page() && whole.Words() == h.span.Words()+l.lines[line].Words() {
		h.span = whole
	}
}

// enumeratorWords is how many words of a line are its number.
func enumeratorWords(line evidence.Span) int {
	m := topicEnumerator.FindString(line.Text() + " ")
	if m == "" {
		return 0
	}
	n := len(strings.Fields(m))
	if n == 1 && (line.Word(0).Text == "A" || line.Word(0).Text == "I") && line.Words() > 1 && line.Word(1).Text == strings.ToLower(line.Word(1).Text) {
		return 0 // the article
	}
	return n
}

// nextLine is the line right below another in its column, or -1: it begins where the
// label's first line or its words begin, and is set alike.
func (l *layout) nextLine(line int, first reading.Box, words float64) int {
	at, best := l.boxes[line], -1
	for i, b := range l.boxes {
		if i == line || l.lines[i].Empty() || b.Y0 < at.MidY() || b.Y0-at.Y1 > 0.7*at.Height() || abs(b.X0-first.X0) > 3 && abs(b.X0-words) > 3 {
			continue
		}
		if best < 0 || b.Y0 < l.boxes[best].Y0 {
			best = i
		}
	}
	if best < 0 || typeOf(l.lines[best]).bold != typeOf(l.lines[line]).bold || typeOf(l.lines[best]).size != typeOf(l.lines[line]).size {
		return -1
	}
	return best
}

// beginsAnew reports whether a line below a label is not the label's: a ruling or a
// number parts them, or an answer of its own begins beside it.
func (s *sheet) beginsAnew(l *layout, first, last, next int) bool {
	if l.lineBetween(l.boxes[last], l.boxes[next]) || enumeratorWords(l.lines[next]) > 0 && l.boxes[next].X0 < l.boxes[first].X0+3 || sectionEnd.MatchString(l.lines[next].Text()) {
		return true
	}
	beside, above := l.rightOf(l.boxes[next]), l.rightOf(l.boxes[first])
	if above < 0 {
		return beside >= 0 && startsUpper(l.lines[beside])
	}
	if settled(l.lines[above].Text()) && (startsUpper(l.lines[next]) && !l.shortLine(last, next) || strings.HasSuffix(l.lines[next].Text(), ".")) {
		return true // beside the label stands all its answer; this is more about it
	}
	if beside < 0 {
		return false
	}
	// The answer's own next line, or another answer?
	up := l.boxes[above]
	for k := len(l.lines); k > 0; k-- {
		step := -1
		for i, b := range l.boxes {
			if i != above && !l.lines[i].Empty() && abs(b.X0-up.X0) < 3 && b.Y0 >= up.MidY() && b.Y0 < l.boxes[beside].Y0-1 && (step < 0 || b.Y0 < l.boxes[step].Y0) {
				step = i
			}
		}
		if step < 0 {
			break
		}
		above, up = step, l.boxes[step]
	}
	gap := l.boxes[beside].Y0 - up.Y1
	return gap > 0.55*up.Height() || startsUpper(l.lines[beside]) && (settled(l.lines[above].Text()) || strings.HasSuffix(l.lines[above].Text(), "."))
}

// settled reports whether words are a whole answer: a plain one alone, or a tick.
func settled(text string) bool {
	return len(strings.Fields(text)) <= 3 && (beginsPlain(text) || statusOf(text) != "") || tickWord(text)
}

// anyMark reports whether a box or a tick stands in an area.
func (s *sheet) anyMark(l *layout, area reading.Box) bool {
	return slices.ContainsFunc(s.marksOn(l.page), func(m reading.Mark) bool {
		return m.Box.MidY() > area.Y0 && m.Box.MidY() < area.Y1 && m.Box.X0 >= area.X0 && m.Box.X1 <= area.X1
	})
}

// answerOf is what stands in the space of a label: after it, to its right, to its
// left where a verdict goes before, and below it; and the space.
func (s *sheet) answerOf(l *layout, heads []topicHead, n int) ([]evidence.Span, reading.Box) {
	h := &heads[n]
	top := h.box.Y0 - 0.4*l.boxes[h.lines[0]].Height()
	own := map[int]bool{}
	for _, i := range h.lines {
		own[i] = true
	}
	headOf := map[int]int{}
	for k := range heads {
		for _, i := range heads[k].lines {
			headOf[i] = k + 1
		}
	}
	// The space ends to the right where another column of labels begins, and below
	// where the next label of the column does.
	right := l.width
	columns := map[int]int{}
	for k := range heads {
		columns[int(heads[k].box.X0)/4]++
	}
	for k := range heads {
		x := heads[k].box.X0
		if x > h.box.X0+60 && x > h.box.X1-2 && (heads[k].box.OverlapY(h.box) > 0.3 || columns[int(x)/4] >= 2 && l.sideBySide(h.box, heads[k].box)) {
			right = min(right, x-2)
		}
	}
	bottom := l.height
	for k := range heads {
		if b := heads[k].box; k != n && b.Y0 > h.box.MidY() && b.X0 < h.box.X1 && b.X1 > h.box.X0-60 && abs(b.X0-h.box.X0) < 60 {
			bottom = min(bottom, b.Y0-1)
		}
	}
	var lines []int
	for i, b := range l.boxes {
		line := l.lines[i]
		if line.Empty() || own[i] || headOf[i] > 0 || b.MidY() < top || b.MidY() > bottom || b.X0 > right {
			continue
		}
		if margin(b, l.height) && (s.runs(line.Text()) || pageNumber.MatchString(line.Text())) {
			continue
		}
		lines = append(lines, i)
	}
	sort.SliceStable(lines, func(a, b int) bool {
		x, y := l.boxes[lines[a]], l.boxes[lines[b]]
		if x.OverlapY(y) > 0.5 {
			return x.X0 < y.X0
		}
		return x.MidY() < y.MidY()
	})
	area := reading.Box{X0: h.box.X0 - 1, Y0: top, X1: right, Y1: min(bottom, h.box.Y1+14)}
	var beside, below, lead []evidence.Span
	edge := h.box // what was read so far to the right
	under := h.box
	closed := false
	for _, i := range lines {
		b, line := l.boxes[i], l.lines[i]
		text := line.Text()
		switch {
		case b.X1 <= h.box.X0+2:
			if b.OverlapY(h.box) > 0.3 && settled(text) && len(lead) == 0 && !answersLeft(heads, n, b) {
				lead = append(lead, line)
			}
		case b.X0 >= h.box.X1-3 || b.X0 > h.box.X0+60 && b.X0 >= l.boxes[h.lines[0]].X1-3 && b.OverlapY(h.box) > 0.3:
			if enumeratorAlone.MatchString(text) && len(text) < 9 && letterAnswer.FindString(text) == "" {
				continue
			}
			if b.Y0-edge.Y1 > 1.6*b.Height() && b.Y0 > h.box.Y1 {
				continue
			}
			if b.Y0 > h.box.Y1 && len(beside) == 0 {
				continue // not beside it
			}
			beside = append(beside, line)
			if b.Y1 > edge.Y1 {
				edge.Y1 = b.Y1
			}
		default:
			if closed || b.X0 > h.box.X1+60 || b.Y0 < h.box.MidY() {
				continue
			}
			last := max(under.Y1, edge.Y1)
			limit := 2.4 * b.Height()
			if len(below) > 0 || len(beside) > 0 {
				limit = 1.7 * b.Height()
			}
			if b.Y0-last > limit || sectionEnd.MatchString(text) && len(strings.Fields(text)) < 9 || capitalHeading.MatchString(text) && !settled(text) || len(below) > 0 && (l.headingLine(i, below[0]) || newSentence.MatchString(text) || strings.HasSuffix(below[len(below)-1].Text(), ".") && b.Y0-under.Y1 > 0.9*b.Height()) || len(below) > 8 {
				closed = true
				continue
			}
			if enumeratorAlone.MatchString(text) && len(text) < 9 && letterAnswer.FindString(text) == "" {
				continue
			}
			below = append(below, line)
			under.Y1 = max(under.Y1, b.Y1)
		}
	}
	area.Y1 = min(bottom, max(area.Y1, edge.Y1, under.Y1))
	answer := append(nonEmpty(h.inline), lead...)
	answer = append(answer, beside...)
	if len(answer) > 0 && !h.inline.Empty() && len(below) > 0 && len(beside) == 0 && !l.near(h, below[0]) {
		below = nil
	}
	answer = append(answer, below...)
	for i, a := range answer {
		if m := answerMark.FindString(a.Text()); m != "" {
			answer[i] = trimPunctuation(a.Sub(min(len(strings.Fields(m)), a.Words()), a.Words()))
		}
	}
	return nonEmpty(answer...), area
}

// answersLeft reports whether what stands left of a label is another label's answer.
func answersLeft(heads []topicHead, n int, b reading.Box) bool {
	for k := range heads {
		if k != n && heads[k].box.X1 < b.X0+2 && heads[k].box.OverlapY(b) > 0.3 {
			return true
		}
	}
	return false
}

// near reports whether a line stands right below a label's own.
func (l *layout) near(h *topicHead, line evidence.Span) bool {
	b := line.Box()
	return b.Y0-h.box.Y1 < 0.9*b.Height()
}

// sideBySide reports whether no line of the page between two boxes' heights runs
// across the gap between them, so that they head columns of their own.
func (l *layout) sideBySide(a, b reading.Box) bool {
	top, bottom := min(a.Y0, b.Y0), max(a.Y1, b.Y1)
	for i, c := range l.boxes {
		if !l.lines[i].Empty() && c.MidY() > top && c.MidY() < bottom && c.X0 < b.X0-4 && c.X1 > b.X0+4 {
			return false
		}
	}
	return true
}

// headingLine reports whether a line is set as a heading where the answer's first line is not.
func (l *layout) headingLine(i int, answer evidence.Span) bool {
	of, to := typeOf(l.lines[i]), typeOf(answer)
	return (of.bold && !to.bold || of.size > to.size+0.6) && l.lines[i].Words() < 10
}

// toldIn is what the sentences of a paper say, each telling by itself what it is
// about: of those about one topic the first that is no advice and no question.
func (s *sheet) toldIn(topic func(string) string) []finding {
	var all []finding
	seen := map[string]bool{}
	for _, u := range s.units() {
		text := u.Text()
		if u.Words() < 4 || strings.HasSuffix(text, "?") || !finite.MatchString(text) && !noSuch.MatchString(text) || asksOpen.MatchString(text) || generalTalk.MatchString(text) || mineGeneral.MatchString(text) {
			continue
		}
		for _, v := range clauses(u.Span, topic) {
			if t := topic(v.Text()); t != "" && !seen[t] {
				seen[t] = true
				v = clip(v, proofWords)
				all = append(all, finding{topic: t, mark: v.Sub(0, 1), answer: []evidence.Span{v}})
			}
		}
	}
	return all
}

// clauses parts a sentence at the words that join two statements, each with a verb
// and about a topic of its own; else it is the sentence.
func clauses(v evidence.Span, topic func(string) string) []evidence.Span {
	for i := 2; i < v.Words()-2; i++ {
		switch w := strings.ToLower(v.Word(i).Text); {
		case w == "and", w == "but", w == "while", w == "whereas", strings.HasSuffix(v.Word(i-1).Text, ";"):
			a, b := v.Sub(0, i), v.Sub(i, v.Words())
			if w == "and" || w == "but" || w == "while" || w == "whereas" {
				b = v.Sub(i+1, v.Words())
			}
			if x, y := topic(a.Text()), topic(b.Text()); x != "" && y != "" && x != y && finite.MatchString(a.Text()) && finite.MatchString(b.Text()) {
				return append([]evidence.Span{a}, clauses(b, topic)...)
			}
		}
	}
	return []evidence.Span{v}
}

// generalTalk is what papers say of any property.
var generalTalk = pattern.New(`(?i)\b(?:may|might|could|would|should|if|whether|please|recommend\w*|advise\w*|e\.g|for\s+example|does\s+not\s+(?:say|mean|cover|of\s+itself|include|show)|where\s+(?:the|a|an|there))\b|\bas[- ]constructed\b`)

// Answers.

var (
	statusYes = pattern.New(`^(?i)(?:✓|✔|☑|affirmative|positive|connected|present|identified|recorded|revealed|found|applicable|applies|affected|payable|subsisting|confirmed|in\s+force|at\s+risk|details?\s+(?:below|attached|follow|overleaf)|see\s+below)[.*]?$`)
	statusNo  = pattern.New(`^(?i)(?:✗|✘|☒|clear|negative|absent|unaffected|disconnected|outside|not\s+(?:connected|present|identified|recorded|revealed|found|affected|payable|at\s+risk|applied|applies|registered|subsisting|shown|so|held|in\s+force)|none\s+(?:recorded|found|revealed|identified|known|held|shown|registered|apparent|disclosed)|nothing\s+(?:recorded|found|revealed|identified|known|held|shown|registered|disclosed)|no\s+(?:records?|entries|entry|trace|result|data\s+found))[.*]?$`)
)

// statusOf is what a state of things that stands alone comes to: "Connected", "None recorded".
func statusOf(text string) string {
	switch {
	case statusYes.MatchString(text):
		return "Yes"
	case statusNo.MatchString(text):
		return "No"
	}
	return ""
}

// tickOf is the answer that is ticked in the space of a finding, if any.
func (s *sheet) tickOf(f *finding) (answer, bool) {
	page := f.mark.Page()
	var marks []reading.Mark
	for _, m := range s.marksOn(page) {
		if m.Box.MidY() > f.area.Y0 && m.Box.MidY() < f.area.Y1 && m.Box.X0 >= f.area.X0 && m.Box.X1 <= f.area.X1+40 {
			marks = append(marks, m)
		}
	}
	if len(marks) == 0 {
		return answer{}, false
	}
	names := []string{"Yes", "No", "Not known", "Not applicable"}
	var heads []printed
	if needsHeads(f.answer, commonWays, names) {
		heads = s.headsAbove(page, f.area.Y0, commonWays)
	}
	return s.chosen(f.answer, marks, names, commonWays, heads)
}

// replies states a finding's answer at a path that has yesNo and details; see reply.
// It reports whether anything was said.
func (s *sheet) replies(f finding, path string, choices ...string) bool {
	if s.said[path+"/details"] {
		return false
	}
	if f.of == nil {
		f.of = &segment{numbers: []string{path}, mark: f.mark, cells: f.answer}
	}
	if before, ok := s.fact(path + "/yesNo"); ok {
		// A summary said yes or no; here are its words, if they say the same.
		if p := weigh(textOf(f.answer)); p.yes != before.Normalised() {
			return false
		}
	}
	if a, ok := s.tickOf(&f); ok {
		if a.name == "Yes" || a.name == "No" || slices.Contains(choices, a.name) {
			if s.tick(path+"/yesNo", f.mark, a.span, a.mark, a.span.Text(), a.name) {
				var details []evidence.Span
				for _, c := range f.answer {
					if !onlyChoice(c, commonWays) && !tickWord(c.Text()) && c.Words() > 1 {
						details = append(details, c)
					}
				}
				if wordsOf(details) >= 2 && len(details) > 0 {
					s.sayPieces(f.of, path+"/details", clipAll(details, quoteWords), nil)
				}
				return true
			}
		}
		return false
	}
	if len(f.answer) == 0 {
		return false
	}
	first := f.answer[0]
	if yes := statusOf(first.Text()); yes != "" && !beginsPlain(first.Text()) {
		if !s.state(path+"/yesNo", f.of.proof(first), strings.TrimRight(first.Text(), ".*"), yes) {
			return false
		}
		if more := clipAll(f.answer[1:], quoteWords); wordsOf(more) >= 2 {
			s.sayPieces(f.of, path+"/details", more, nil)
		}
		return true
	}
	s.reply(f.of, path, f.answer, choices...)
	return s.said[path+"/yesNo"] || s.said[path+"/details"]
}
