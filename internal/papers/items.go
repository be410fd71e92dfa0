package papers

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// item is one question of a form as the page has it: its words and the space in
// which it is answered, down to the next question.
type item struct {
	number   string          // "4.1(a)", "" for a question without one
	heading  bool            // a section's heading, not a question
	inline   bool            // it begins within a line, and goes on at the head of the next
	question evidence.Span   // its words, without number, choices and prompts
	cells    []evidence.Span // what else stands in its space, in reading order
	lines    []evidence.Span // every line of its space
	marks    []reading.Mark
	page     int
	top      float64
	own      string          // the question as cues see it
	asked    []evidence.Span // the question's lines, where another column tells that they are
	above    string          // likewise the words above all parts, for a part
	cell     bool            // a cell whose answer stands below its label
}

var (
	// itemNumber is a question's number, with its part if that is joined to it.
	itemNumber = pattern.New(`^Q?\.?(\d{1,2}(?:\.\d{1,2}){1,3})[.):]?(?:\(?([a-z]|[ivx]{1,4})[.)]+)?$`)
	// itemPart is the letter of a part of a question.
	itemPart = pattern.New(`^\(?([a-h]|[jk]|[ivx]{1,4})[.)]$`)
	// itemSimple is a whole number before a question or a heading.
	itemSimple = pattern.New(`^Q?\.?(\d{1,2})[.):]?$`)
	// questionWord is the word that some papers print before a question's number: "Question 4.1".
	questionWord = pattern.New(`(?i)^(?:question|ques|qu|q)[.:]?$`)
	// unanswered is what a paper prints where nobody has answered: no answer, and no "no".
	unanswered = pattern.New(`(?i)^[(\[]?(?:not\s+(?:yet\s+)?(?:answered|completed|provided|stated)|unanswered|no\s+(?:answer|response|reply)(?:\s+(?:yet|given|provided|supplied|received|entered|selected))*|(?:left\s+)?blank|(?:awaiting|pending)\s+(?:answer|response|reply)|skipped)[)\]]?\.?$`)
	// signature is the line in which a portal tells who signed and when.
	signature = pattern.New(`(?i)^(?:(?:electronically|digitally|e-?)\s*signed|signed\s+(?:electronically|digitally|online))\b`)
	// asks is a word with which a question or a demand begins.
	asks = pattern.New(`(?i)^(?:has|have|had|is|are|was|were|does|do|did|will|would|can|could|who|what|when|which|where|how|during|since|if|to|in|please|at|on|within|under)$`)
	// prompt is printed words that ask for more after an answer.
	prompt = pattern.New(`(?i)^\(?(?:if\s+(?:yes|no|so|not|known|applicable|any)\b|please\b|give\s+details\b|(?:further\s+|provide\s+)?details\s*(?::|$|\(|of\b|and\s+dates?\b)|provide\s|supply\s|state\s|specify\b|attach\s|comments?\s*:|year\s*:?|date\s*:|additional\s+information\s*:|(?:your|(?:the\s+)?seller['’]?s?['’]?|further|additional|any)\s+(?:comments?|notes?|remarks?)\s*(?::|$))`)
	// pageFoot is a running head or foot.
	pageFoot = pattern.New(`(?i)^(?:page\s+)?\d{1,3}\s+(?:of|/)\s+\d{1,3}$|^page\s+\d+|^\d{1,3}$|©|\bedition\b|^(?:TA|LPE|FME)\s?\d+\b.{0,60}$|^https?://`)
)

// starter is where an item begins.
type starter struct {
	line, word int // index of the line and of the first word of the question in it
	number     string
	part       string
	heading    bool
	box        reading.Box
}

// items is every question of the document in order. Cues are needed to see the
// rows of tables that have no number ("Mains gas") as questions.
func (s *sheet) items(questions []question, ways []phrase) []*item {
	var all []*item
	doc := s.text.Document()
	parent := "" // number of the question whose parts follow
	var parts []*layout
	var cells []*item
	labels := s.cellLabels(questions, ways)
	for i := range doc.Pages {
		below, rest := s.cellItems(s.layout(doc.Pages[i].Number), labels, questions, ways)
		cells = append(cells, below...)
		parts = append(parts, rest.halves()...)
	}
	for _, l := range parts {
		starters := s.starters(l, questions, ways)
		groups := groupByHeight(starters)
		// What stands above the first question goes on with the last of the page before.
		first := l.height
		if len(groups) > 0 {
			first = groups[0][0].box.Y0 - 0.3*groups[0][0].box.Height()
		}
		if n := len(all); n > 0 {
			s.fill(all[n-1], l, reading.Box{X0: l.left, Y0: 0.05 * l.height, X1: l.rightEdge(), Y1: first}, -1, 0)
		}
		for g, group := range groups {
			bottom := l.height
			if g+1 < len(groups) {
				next := groups[g+1][0].box
				bottom = next.Y0 - 0.3*next.Height()
			}
			top := group[0].box.Y0 - 0.3*group[0].box.Height()
			for k, st := range group {
				right := l.rightEdge() // words that run over the edge are still there
				if k+1 < len(group) {
					right = group[k+1].box.X0 - 2
				}
				it := &item{heading: st.heading, page: l.page, top: st.box.Y0}
				switch {
				case st.part != "" && st.number == "" && parent != "":
					it.number = parent + "(" + st.part + ")"
				case st.part != "" && st.number != "":
					it.number, parent = st.number+"("+st.part+")", st.number
				case st.part != "":
					it.number = "(" + st.part + ")"
				case st.number != "":
					it.number, parent = st.number, st.number
				}
				left := st.box.X0 - 3
				if k == 0 && !l.leftmost(st.line) {
					left = l.left // replies stand to the left of the numbers
				}
				s.fill(it, l, reading.Box{X0: left, Y0: top, X1: right, Y1: bottom}, st.line, st.word)
				all = append(all, inlineParts(it)...)
			}
		}
	}
	s.arrange(all, questions, ways)
	all = append(all, cells...)
	sign := signOf(all, ways)
	texts := map[string]string{}
	for _, it := range all {
		switch {
		case len(it.asked) > 0:
			it.divideAsked()
		case sign != "" && !it.heading && it.divideAt(sign):
		default:
			s.divide(it, ways)
		}
		it.cells = slices.DeleteFunc(promptsApart(it.cells), func(c evidence.Span) bool { return unanswered.MatchString(c.Text()) })
		it.own = cueText(it.question.Text())
		if len(it.asked) > 0 {
			it.own = cueText(textOf(it.asked))
		}
		if it.number == "" {
			continue
		}
		texts[it.number] = it.own
		if i := strings.LastIndexAny(it.number, "(."); i > 0 && strings.Contains(it.number[:i], ".") {
			it.above = texts[it.number[:i]]
		}
	}
	return all
}

// rightEdge is where a half of a page ends; a whole page does nowhere.
func (l *layout) rightEdge() float64 {
	if l.edge > 0 {
		return l.edge
	}
	return math.MaxFloat64
}

// divideAsked parts an item's lines into the question's, which are known, and the rest.
func (it *item) divideAsked() {
	for _, line := range it.lines {
		if slices.Contains(it.asked, line) {
			if it.question.Empty() {
				it.question = line
			}
		} else {
			it.cells = append(it.cells, line)
		}
	}
	// The quotation is its first line: other columns stand between its lines.
}

// inlineParts is an item cut where its parts begin within its lines, as forms typed
// in running text have them: "(a) in what year? 2012 (b) owned outright? No". The
// parts must follow each other by letter, each after the end of a sentence or an answer.
func inlineParts(it *item) []*item {
	base, letter := it.number, byte('a'-1)
	if i := strings.LastIndex(it.number, "("); i >= 0 && len(it.number) == i+3 {
		base, letter = it.number[:i], it.number[i+1]
	}
	if base == "" || it.heading {
		return []*item{it}
	}
	type cut struct{ line, word int }
	var cuts []cut
	for n, line := range it.lines {
		for k := 1; k < line.Words()-1; k++ {
			if line.Word(k).Text != "("+string(letter+byte(len(cuts))+1)+")" {
				continue
			}
			if partEnds.MatchString(line.Word(k - 1).Text) {
				cuts = append(cuts, cut{n, k})
			}
		}
	}
	if len(cuts) == 0 || letter < 'a' && len(cuts) < 2 || letter+byte(len(cuts)) > 'h' {
		return []*item{it}
	}
	lines, marks := it.lines, it.marks
	all := []*item{it}
	it.lines, it.marks = nil, nil
	for n, line := range lines {
		from := 0
		for _, c := range cuts {
			if c.line != n {
				continue
			}
			last := all[len(all)-1]
			last.lines = append(last.lines, line.Sub(from, c.word))
			part := line.Sub(c.word, c.word+1)
			all = append(all, &item{number: base + part.Text(), inline: true, page: line.Page(), top: part.Box().Y0})
			from = c.word + 1
		}
		if rest := line.Sub(from, line.Words()); !rest.Empty() {
			all[len(all)-1].lines = append(all[len(all)-1].lines, rest)
		}
	}
	// A mark belongs to the last part that begins before it.
	for _, m := range marks {
		to := all[0]
		for _, a := range all[1:] {
			if len(a.lines) == 0 {
				continue
			}
			if b := a.lines[0].Sub(0, 1).Box(); b.Y1 < m.Box.MidY() || b.OverlapY(m.Box) > 0.3 && b.X0 < m.Box.MidX() {
				to = a
			}
		}
		to.marks = append(to.marks, m)
	}
	return all
}

// partEnds is the last word before an inline part: it ends a sentence, or answers.
var partEnds = pattern.New(`(?i)[?:.;,]$|^(?:yes|no|known|applicable|year|(?:19|20)\d\d|[☐☑☒✓✔✗])$`)

var (
	// promptWithin is where printed words that ask for more begin within a line.
	promptWithin = pattern.New(`(?i)(?:^|[\s(])(if\s+(?:yes|no|so|not|known|applicable|any)\b|please\s+(?:give|state|supply|provide|specify|describe|explain|attach|enclose|complete)\b)`)
	// promptTail is a prompt whose "If" stands on the line before.
	promptTail = pattern.New(`(?i)^(?:yes|no|so|not|known),?\s+(?:please|give|provide|state|supply|specify|attach)\b`)
	// answerLabel goes before an answer that a portal prints: "Seller's answer:".
	answerLabel = pattern.New(`(?i)^(?:(?:the\s+)?(?:seller|vendor|client|owner|landlord|manager|managing\s+agent|agent|respondent|your)(?:['’]s|s['’])?\s+)?(?:answer|reply|response)(?:\s*[:–-])(?:\s|$)`)
)

// promptsApart is cells with the printed prompts in them as cells of their own, the
// later lines of a prompt and the labels before answers left out.
func promptsApart(cells []evidence.Span) []evidence.Span {
	var all []evidence.Span
	colon := func(c evidence.Span, from int) int { // words up to the one that a colon ends
		for i := from; i < c.Words(); i++ {
			if strings.HasSuffix(c.Word(i).Text, ":") {
				return i + 1
			}
		}
		return 0
	}
	open := 0 // lines for which a prompt may still go on
	for _, c := range cells {
		if l := answerLabel.FindString(c.Text() + " "); l != "" {
			c = c.Sub(min(len(strings.Fields(l)), c.Words()), c.Words())
			open = 0
		}
		// "If" at a line's end leaves "Yes, please give details" at the head of the next.
		if n := len(all); n > 0 && promptTail.MatchString(c.Text()) && strings.EqualFold(all[n-1].Word(all[n-1].Words()-1).Text, "if") {
			if all[n-1] = all[n-1].Sub(0, all[n-1].Words()-1); all[n-1].Empty() {
				all = all[:n-1]
			}
			c = c.Sub(1, c.Words())
		}
		if c.Empty() {
			continue
		}
		if open > 0 {
			open--
			if end := colon(c, 0); end > 0 && !startsUpper(c) {
				c, open = c.Sub(end, c.Words()), 0
				if c.Empty() {
					continue
				}
			} else if startsUpper(c) {
				open = 0
			}
		}
		m := promptWithin.FindStringSubmatchIndex(c.Text())
		if m == nil {
			all = append(all, c)
			continue
		}
		start := len(strings.Fields(c.Text()[:m[2]]))
		if start > 0 {
			all = append(all, c.Sub(0, start))
			c = c.Sub(start, c.Words())
		}
		end := colon(c, 0)
		if end == 0 {
			all, open = append(all, c), 2
			continue
		}
		all = append(all, c.Sub(0, end))
		if end < c.Words() {
			all = append(all, c.Sub(end, c.Words()))
		}
	}
	return all
}

func groupByHeight(starters []starter) [][]starter {
	sort.SliceStable(starters, func(i, j int) bool { return starters[i].box.MidY() < starters[j].box.MidY() })
	var groups [][]starter
	for _, st := range starters {
		if n := len(groups) - 1; n >= 0 && groups[n][0].box.OverlapY(st.box) > 0.5 {
			groups[n] = append(groups[n], st)
		} else {
			groups = append(groups, []starter{st})
		}
	}
	for _, g := range groups {
		sort.SliceStable(g, func(i, j int) bool { return g[i].box.X0 < g[j].box.X0 })
	}
	return groups
}

// starters is where the items of a page begin.
func (s *sheet) starters(l *layout, questions []question, ways []phrase) []starter {
	var all []starter
	numbered := map[int]bool{}
	under := map[int]bool{}  // lines of a number alone, above its question
	beside := map[int]bool{} // lines of cells that have their number at their middle
	for n, line := range l.lines {
		if line.Empty() || l.boxes[n].X0 > 0.6*l.width || l.foot(n) {
			continue
		}
		st := starter{line: n, box: l.boxes[n]}
		w := line.Word(0).Text
		lead := 0 // words before the number
		if line.Words() > 1 && questionWord.MatchString(w) && l.leftmost(n) && (line.Words() == 2 || startsUpper(line.Sub(2, line.Words()))) {
			lead, w = 1, line.Word(1).Text
		}
		m := itemNumber.FindStringSubmatch(w)
		switch {
		case lead > 0 && m == nil:
			m = itemSimple.FindStringSubmatch(w)
			if m == nil {
				continue
			}
			st.number, st.word = m[1], 2
		case m != nil && plausible(m[1]) && (l.leftmost(n) || l.amongNumbers(n)):
			st.number, st.part, st.word = m[1], m[2], 1+lead
			if st.part == "" && line.Words() > st.word {
				if p := itemPart.FindStringSubmatch(line.Word(st.word).Text); p != nil {
					st.part, st.word = p[1], st.word+1
				}
			}
		case m == nil && letteredItem.MatchString(w) && l.leftmost(n) && l.letteredItems() >= 3:
			st.number, st.word = letteredItem.FindStringSubmatch(w)[1], 1
		case itemPart.MatchString(w):
			st.part, st.word = itemPart.FindStringSubmatch(w)[1], 1
		case itemSimple.MatchString(w) && l.leftmost(n):
			next := l.after(n, 1)
			title := strings.TrimSpace(next)
			if title == "" || title[:1] == strings.ToLower(title[:1]) {
				continue
			}
			if asks.MatchString(strings.Fields(title)[0]) || strings.HasSuffix(title, "?") {
				st.number, st.word = itemSimple.FindStringSubmatch(w)[1], 1
			} else if line.Words() == 1 {
				// A number in a column of its own: the rows of a table.
				st.number, st.word = itemSimple.FindStringSubmatch(w)[1], 1
			} else if isTitle(title) {
				st.heading = true
			} else {
				continue
			}
		default:
			continue
		}
		if st.word >= line.Words() && st.word > 0 {
			st.word = line.Words() // the question stands in the next cell
		}
		if st.word >= line.Words() && l.aloneInRow(n) {
			under[n] = true // the question stands below, as on a card
		} else if st.word >= line.Words() && !itemPart.MatchString(w) {
			st.box.Y0 = l.middleOf(n, beside)
		}
		numbered[n] = true
		all = append(all, st)
	}
	for n, line := range l.lines {
		if line.Empty() || numbered[n] || beside[n] || l.boxes[n].X0 > 0.6*l.width || l.foot(n) {
			continue
		}
		if l.sectionTitle(n) {
			all = append(all, starter{heading: true, line: n, box: l.boxes[n]})
			continue
		}
		if !l.belowNumber(n, under) && s.begins(l, n, numbered, questions, ways) {
			all = append(all, starter{line: n, box: l.boxes[n]})
		}
	}
	return all
}

// formSection is what a seller's form or its portal writes over the questions of a section.
var formSection = pattern.New(`(?i)^(?:(?:part|section)\s+\w{1,2}\W+)?(?:boundaries|disputes|disputes\s+(?:and|&)\s+complaints|notices|notices\s+(?:and|&)\s+proposals|alterations(?:,?\s+(?:and\s+)?planning(?:\s+(?:and|&)\s+building\s+control)?)?|planning\s+(?:and|&)\s+building\s+control|guarantees(?:\s+(?:and|&)\s+warranties)?|insurance|energy|environment(?:al\s+matters)?|flooding|rights\s+(?:and|&)\s+(?:informal\s+arrangements|shared\s+costs|easements)|parking|(?:other\s+)?charges|occupiers|(?:utilities|connections?|services)(?:\s+(?:and|&)\s+(?:utilities|services))?|council\s+tax|transaction\s+information|building\s+safety|material\s+information|restrictions|accessibility)$`)

// sectionTitle reports whether line n is the title of a section: by itself in its row and
// set larger than what stands below.
func (l *layout) sectionTitle(n int) bool {
	line := l.lines[n]
	if line.Words() > 8 || !formSection.MatchString(line.Text()) || !l.aloneInRow(n) {
		return false
	}
	below := -1
	for i, b := range l.boxes {
		if !l.lines[i].Empty() && b.Y0 >= l.boxes[n].Y1-1 && b.OverlapX(l.boxes[n]) > 0 && (below < 0 || b.Y0 < l.boxes[below].Y0) {
			below = i
		}
	}
	return below >= 0 && line.Word(0).Size > 1.1*l.lines[below].Word(0).Size
}

// letteredItem is a question's number that a section's letter leads: "B3".
var letteredItem = pattern.New(`^([A-H]\d{1,2})[.):]?$`)

// letteredItems is how many lines of a page begin with such a number.
func (l *layout) letteredItems() int {
	n := 0
	for i, line := range l.lines {
		if !line.Empty() && letteredItem.MatchString(line.Word(0).Text) && l.leftmost(i) {
			n++
		}
	}
	return n
}

// aloneInRow reports whether nothing stands beside line n at its height.
func (l *layout) aloneInRow(n int) bool {
	for i, b := range l.boxes {
		if i != n && !l.lines[i].Empty() && b.OverlapY(l.boxes[n]) > 0.3 {
			return false
		}
	}
	return true
}

// belowNumber reports whether line n is the first below one of some lines that hold a
// question's number alone: the question itself.
func (l *layout) belowNumber(n int, numbers map[int]bool) bool {
	for i := n - 1; i >= 0; i-- {
		if l.lines[i].Empty() {
			continue
		}
		return numbers[i] && l.boxes[n].Y0-l.boxes[i].Y1 < 1.5*l.boxes[n].Height() && abs(l.boxes[n].X0-l.boxes[i].X0) < 40
	}
	return false
}

// middleOf is the height at which the row of a table begins whose number stands alone
// in a cell at the middle of the row's other lines, as cells are set by default. The
// lines of those cells are added to beside.
func (l *layout) middleOf(n int, beside map[int]bool) float64 {
	at := l.boxes[n]
	row := at.Y0
	for i := range l.boxes {
		cell := l.centred(n, at, i)
		for _, k := range cell {
			row = min(row, l.boxes[k].Y0)
			beside[k] = true
		}
	}
	return row
}

// centred is the lines of the cell to the right of a label on line n, of which line i
// is one, where the cell has more lines than the label and the label stands at its
// middle with nothing else beside it; or nil.
func (l *layout) centred(n int, label reading.Box, i int) []int {
	b := l.boxes[i]
	if l.lines[i].Empty() || b.X0 < label.X1-1 || abs(b.MidY()-label.MidY()) > 1.2*label.Height() {
		return nil
	}
	cell := l.cellOf(i)
	top, bottom := l.boxes[cell[0]], l.boxes[cell[len(cell)-1]]
	if len(cell) < 2 || top.Y0 > label.Y0-0.2*label.Height() || abs((top.Y0+bottom.Y1)/2-label.MidY()) > 0.3*label.Height() {
		return nil
	}
	own := l.cellOf(n)
	for j, other := range l.boxes {
		if j == n || l.lines[j].Empty() || other.X1 > b.X0 || slices.Contains(own, j) || other.X0 > label.X0+3 {
			continue
		}
		for _, k := range cell {
			if other.OverlapY(l.boxes[k]) > 0.3 {
				return nil
			}
		}
	}
	return cell
}

// cellOf is the lines, from the top, that stand close above and below a line and
// begin where it does.
func (l *layout) cellOf(n int) []int {
	cell := []int{n}
	next := func(from int, up bool) int {
		edge := l.boxes[from]
		for i, b := range l.boxes {
			if i == from || l.lines[i].Empty() || abs(b.X0-edge.X0) > 3 {
				continue
			}
			above, below := edge, b
			if up {
				above, below = b, edge
			}
			if gap := below.Y0 - above.Y1; below.MidY() > above.MidY()+1 && gap > -0.6*edge.Height() && gap < 0.35*edge.Height() && !l.ruledBetween(above, below) {
				return i
			}
		}
		return -1
	}
	for i := next(n, true); i >= 0 && len(cell) < 8; i = next(i, true) {
		cell = append([]int{i}, cell...)
	}
	for i := next(n, false); i >= 0 && len(cell) < 16; i = next(i, false) {
		cell = append(cell, i)
	}
	return cell
}

// begins reports whether a line without a number begins a question: it asks one
// that no line before it began, or it is the name of a row with its own choices.
func (s *sheet) begins(l *layout, n int, numbered map[int]bool, questions []question, ways []phrase) bool {
	line := l.lines[n]
	text := line.Text()
	if !startsUpper(line) || prompt.MatchString(text) || l.besideNumber(n, numbered) {
		return false
	}
	if asks.MatchString(line.Word(0).Text) && l.leftmost(n) {
		// A question mark within the sentence, and no sentence open above.
		if !l.openAbove(n) && strings.Contains(l.sentence(n), "?") {
			return true
		}
	}
	if line.Words() > 12 {
		return false
	}
	if ps := printedIn([]evidence.Span{line}, s.every); len(ps) > 0 && ps[0].alone && s.markBeside(l, n) {
		return false // one of the choices of the question above
	}
	// A short question of other words: "Landlord's consent?"
	short := strings.HasSuffix(text, "?") && l.leftmost(n) && !l.openAbove(n)
	if !short && !s.answerBeside(l, n, ways) {
		return false
	}
	own := line
	if ps := printedIn([]evidence.Span{line}, ways); len(ps) > 0 && !ps[0].alone {
		own = upTo(line, ps[0].span)
	}
	text = cueText(own.Text())
	for i := range questions {
		if q := &questions[i]; q.cue != nil {
			if like, _ := q.alike(text, ""); like == 1 {
				return true
			}
		}
	}
	return false
}

// markBeside reports whether a tick box stands right before or after a line.
func (s *sheet) markBeside(l *layout, n int) bool {
	for _, m := range s.marksOn(l.page) {
		if b := l.boxes[n]; !math.IsInf(min(gapRight(m.Box, b), gapLeft(m.Box, b)), 1) {
			return true
		}
	}
	return false
}

// upTo is the words of a line before some of it.
func upTo(line, stop evidence.Span) evidence.Span {
	n := 0
	for n < line.Words() && line.Sub(n, n+1).Before(stop) {
		n++
	}
	return line.Sub(0, n)
}

// answerBeside reports whether a choice or a tick stands to the right of a line's
// first words at its height.
func (s *sheet) answerBeside(l *layout, n int, ways []phrase) bool {
	b := l.boxes[n]
	for _, m := range s.marksOn(l.page) {
		if m.Box.OverlapY(b) > 0.5 && m.Box.X0 > b.X0+20 {
			return true
		}
	}
	for i, o := range l.boxes {
		if o.OverlapY(b) > 0.5 && o.X0 >= b.X0 {
			for _, p := range printedIn(l.lines[i:i+1], ways) {
				if (p.alone && i != n) || p.line == n && p.box.X0 > b.X0+20 && p.box.X1 > b.X1-40 {
					return true
				}
			}
		}
	}
	return false
}

// leftmost reports whether no other line stands to the left of line n at its height.
func (l *layout) leftmost(n int) bool {
	for i, b := range l.boxes {
		if i != n && !l.lines[i].Empty() && b.X1 <= l.boxes[n].X0+1 && b.OverlapY(l.boxes[n]) > 0.5 {
			return false
		}
	}
	return true
}

// amongNumbers reports whether a line begins with a question's number in a column of
// such numbers, three or more, to whose left no other column of them stands.
func (l *layout) amongNumbers(n int) bool {
	if l.numbersAt == 0 {
		l.numbersAt = -1
		times := map[int]int{}
		for i, line := range l.lines {
			if !line.Empty() && startsItem(line) {
				times[int(l.boxes[i].X0/4)]++
			}
		}
		for x, k := range times {
			if k >= 3 && (l.numbersAt < 0 || float64(4*x) < l.numbersAt) {
				l.numbersAt = float64(4 * x)
			}
		}
	}
	return l.numbersAt >= 0 && abs(l.boxes[n].X0-l.numbersAt-2) <= 5
}

// besideNumber reports whether the number of line n's question stands in a cell of
// its own to the left of it.
func (l *layout) besideNumber(n int, numbered map[int]bool) bool {
	for i := range numbered {
		if b := l.boxes[i]; l.lines[i].Words() <= 2 && b.X1 <= l.boxes[n].X0+1 && b.OverlapY(l.boxes[n]) > 0.5 {
			return true
		}
	}
	return false
}

// after is the words of line n from a word on, or those of the next line to the
// right when there are none.
func (l *layout) after(n, word int) string {
	if l.lines[n].Words() > word {
		return l.lines[n].Sub(word, l.lines[n].Words()).Text()
	}
	best := -1
	for i, b := range l.boxes {
		if i != n && !l.lines[i].Empty() && b.X0 >= l.boxes[n].X1-1 && b.OverlapY(l.boxes[n]) > 0.5 && (best < 0 || b.X0 < l.boxes[best].X0) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return l.lines[best].Text()
}

// openAbove reports whether the line before n, in its column, is a sentence that
// has not ended.
func (l *layout) openAbove(n int) bool {
	for i := n - 1; i >= 0 && i >= n-4; i-- {
		if l.lines[i].Empty() || l.boxes[i].OverlapX(l.boxes[n]) < 0.3 {
			continue
		}
		if l.boxes[n].Y0-l.boxes[i].Y1 > 0.9*l.boxes[n].Height() {
			return false
		}
		w := l.lines[i].Word(l.lines[i].Words() - 1).Text
		if strings.ContainsAny(w[len(w)-1:], "?.:;_)") || l.lines[i].Words() < 4 {
			return false
		}
		first := l.lines[i].Word(0).Text
		if asks.MatchString(first) || aNumber.MatchString(first) {
			return true
		}
	}
	return false
}

// sentence is the words from line n to the end of a sentence that began there,
// five lines at most.
func (l *layout) sentence(n int) string {
	var b strings.Builder
	lines := 0
	for i := n; i < len(l.lines) && lines < 5; i++ {
		if l.lines[i].Empty() || l.boxes[i].OverlapX(l.boxes[n]) < 0.3 {
			continue
		}
		if i > n && (l.lines[i].Words() > 0 && (itemNumber.MatchString(l.lines[i].Word(0).Text) || itemPart.MatchString(l.lines[i].Word(0).Text))) {
			break
		}
		t := l.lines[i].Text()
		b.WriteString(t + " ")
		if strings.Contains(t, "?") {
			break
		}
		lines++
	}
	return b.String()
}

// printedFrom is how the foot of a page begins that was printed from a portal, or ends
// that has its number at the right.
var printedFrom = pattern.New(`(?i)^(?:printed|downloaded|generated|exported)\s+(?:from|on|by|at)\b|\s(?:page\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3}$`)

// foot reports whether a line is in a running head or foot.
func (l *layout) foot(n int) bool {
	b := l.boxes[n]
	if b.MidY() > 0.05*l.height && b.MidY() < 0.93*l.height {
		return false
	}
	return pageFoot.MatchString(l.lines[n].Text()) || printedFrom.MatchString(l.lines[n].Text())
}

func plausible(number string) bool {
	// "3.50" is a price, "1.1" a question; no form has 31 sections.
	head, tail, _ := strings.Cut(number, ".")
	return len(head) < 3 && head <= "3" || len(head) == 1 && head != "0" || len(head) == 2 && head < "31" && len(tail) > 0 && !strings.HasPrefix(tail, "00")
}

// isTitle reports whether words are a heading: few, no full stop.
func isTitle(s string) bool {
	return len(strings.Fields(s)) <= 9 && !strings.ContainsAny(s, "?£") && !strings.HasSuffix(s, ".") && !strings.ContainsAny(s, "0123456789")
}

// fill gives an item the lines and marks of a space on a page. The line at which
// it begins counts from a word on.
func (s *sheet) fill(it *item, l *layout, space reading.Box, first, word int) {
	in := func(b reading.Box) bool {
		return b.MidY() >= space.Y0 && b.MidY() < space.Y1 && b.MidX() >= space.X0 && b.X0 < space.X1
	}
	for n, line := range l.lines {
		if line.Empty() || !in(l.boxes[n]) || l.foot(n) || signature.MatchString(line.Text()) {
			continue
		}
		if n == first {
			line = line.Sub(min(word, line.Words()), line.Words())
		}
		if line.Words() > 0 {
			it.lines = append(it.lines, line)
		}
	}
	for _, m := range s.marksOn(l.page) {
		if in(m.Box) {
			it.marks = append(it.marks, m)
		}
	}
}

// divide parts an item's lines into its question and the cells of its answer. The
// question ends at a question mark, a list of choices, a prompt, or where its
// column does.
func (s *sheet) divide(it *item, ways []phrase) {
	var column reading.Box
	ended, listed, colon := false, false, false
	question := func(v evidence.Span) {
		if v.Empty() {
			return
		}
		it.question = joined(it.question, v)
		column = column.Union(v.Box())
	}
	for _, line := range it.lines {
		if line.Page() != it.page {
			ended = true
		}
		b := line.Box()
		if !ended && !it.inline && !column.Empty() && (b.OverlapX(column) < 0.2 || b.Y0-column.Y1 > 1.2*b.Height()) {
			// A cell beside the question, or something further down: the question's own
			// lines may still follow in its column.
			if b.Y0-column.Y1 > 1.2*b.Height() {
				ended = true
			}
			it.cells = append(it.cells, line)
			continue
		}
		// What goes on small behind a colon is still asked: "… any of these: extensions,".
		if colon && len(it.cells) == 0 && unicode.IsLower(firstRune(line.Text())) {
			ended = false
		}
		colon = false
		// A question in bold type ends where the type is plain.
		if !column.Empty() && allBold(it.question) && !line.Word(0).Bold {
			ended = true
		}
		// A list of choices, or a label that asks nothing, ends where a new sentence begins.
		if (listed || !column.Empty() && !asks.MatchString(it.question.Word(0).Text)) && startsUpper(line) {
			ended = true
		}
		if ended {
			it.cells = append(it.cells, line)
			continue
		}
		if !column.Empty() && (prompt.MatchString(line.Text()) || unanswered.MatchString(line.Text()) || namesAnother(line)) {
			ended = true
			it.cells = append(it.cells, line)
			continue
		}
		ps := printedIn([]evidence.Span{line}, ways)
		end := line.Words()
		for i := range line.Words() {
			w := line.Word(i).Text
			rest := line.Sub(i+1, line.Words())
			if strings.HasSuffix(w, "?") && (rest.Empty() || startsUpper(rest) || isPunctuation(rest.Word(0).Text) || len(printedIn([]evidence.Span{rest.Sub(0, 1)}, ways)) > 0) {
				// Another question may follow on the same line: it is part of this one.
				if !rest.Empty() && strings.Contains(rest.Text(), "?") {
					continue
				}
				end, ended = i+1, true
				break
			}
		}
		if !ended && len(ps) > 0 {
			if first, ok := listStart(ps, line); ok {
				end = first
				listed = true // the question may go on in its column all the same
			} else if first, ok := answerAtEnd(ps, line); ok {
				end, ended = first, true
			}
		}
		question(line.Sub(0, end))
		if end < line.Words() {
			it.cells = append(it.cells, line.Sub(end, line.Words()))
		}
		if !ended && end == line.Words() && strings.HasSuffix(line.Text(), ":") && end > 0 {
			ended, colon = true, true
		}
	}
}

// allBold reports whether every word of a span is in bold type.
func allBold(v evidence.Span) bool {
	for i := range v.Words() {
		if !v.Word(i).Bold {
			return false
		}
	}
	return !v.Empty()
}

// answerAtEnd is the word at which the answer begins that somebody typed behind a
// question without a question mark: a choice, at the line's end or before details,
// set off or with a capital that the question's own words would not have there.
func answerAtEnd(ps []printed, line evidence.Span) (int, bool) {
	n := 0
	for n < line.Words() && line.Sub(n, n+1).Before(ps[0].span) {
		n++
	}
	if n == 0 || n >= line.Words() || !startsUpper(ps[0].span) {
		return 0, false
	}
	before := line.Word(n - 1).Text
	after := ps[0].span.Rest(line)
	setOff := isPunctuation(before) || strings.ContainsAny(before[len(before)-1:], ":?.;") || strings.HasSuffix(before, "–")
	switch {
	case notBeforeAnswer.MatchString(before), len(ps) > 1 && !setOff:
		return 0, false
	case after.Empty(), yearAfter.MatchString(after.Text()):
		return n, true
	}
	last := ps[0].span.Word(ps[0].span.Words() - 1).Text
	return n, setOff && strings.ContainsAny(last[len(last)-1:], ".,;:") || setOff && isPunctuation(after.Word(0).Text)
}

var (
	// notBeforeAnswer is a word before "Yes" or "No" that makes it no answer: "If Yes", "Title No".
	notBeforeAnswer = pattern.New(`(?i)^\(?(?:if|or|and|either|answer(?:ed)?|tick|say|whether|title|policy|ref|reference|registration|certificate|plot|telephone|tel|account|vat|file)$`)
	yearAfter       = pattern.New(`^[,(]?(?:19|20)\d{2}[.)]?$`)
)

// joined is a question's words with more of them; those of another page, or that
// would come before, are left out.
func joined(q, v evidence.Span) evidence.Span {
	if q.Empty() {
		return v
	}
	if v.Page() != q.Page() || v.Before(q) {
		return q
	}
	return q.To(v)
}

// listStart is the word at which the choices at the end of a line begin: a line of
// nothing else, or two choices or a tick and a choice after the question's words.
func listStart(ps []printed, line evidence.Span) (int, bool) {
	at := func(p printed) int {
		n := 0
		for n < line.Words() && line.Sub(n, n+1).Before(p.span) {
			n++
		}
		return n
	}
	if ps[0].alone {
		return 0, true
	}
	// From the end backwards while nothing but choices and ticks is met.
	from, met := line.Words(), 0
	for i := len(ps) - 1; i >= 0; i-- {
		n := at(ps[i])
		for k := n + ps[i].span.Words(); k < from; k++ {
			if w := line.Word(k).Text; isGlyph(w) {
				met++
			} else if !isPunctuation(w) {
				return from, met > 1
			}
		}
		from = n
		met++
		for from > 0 && isGlyph(line.Word(from-1).Text) {
			from--
			met++
		}
	}
	return from, met > 1
}

func isGlyph(w string) bool {
	if _, ok := glyphs[strings.ToLower(w)]; ok {
		return true
	}
	return w == "[" || w == "]" || w == "or" || w == "/" || w == "|" || strings.Trim(w, "[]()_") == ""
}
