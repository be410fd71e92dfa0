package papers

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// parseForm reads a form of questions and answers: it finds the items of the
// paper, tells which question each is by number and wording, and states what is
// ticked or written in each one's space.
func (s *sheet) parseForm(questions []question) {
	s.head()
	s.askAll(questions)
}

// askAll states the answers to questions wherever a paper asks them.
func (s *sheet) askAll(questions []question) {
	s.every = waysOf(questions, 1)
	s.boxSide(s.every)
	ways := waysOf(questions, 2)
	items := s.items(questions, ways)
	owner := match(items, questions)
	at := make([]int, len(questions)) // index of the item that asks a question, or -1
	for j := range at {
		at[j] = -1
	}
	for i, j := range owner {
		if j >= 0 {
			at[j] = i
		}
	}
	for j := range questions {
		q := &questions[j]
		i := at[j]
		own := i >= 0
		if !own && q.of != j && (q.cue == nil || q.how == "year" || strings.HasSuffix(q.path, "/noticeFee")) {
			i = at[q.of] // a part that is answered in the space of its question
		}
		if i < 0 {
			continue
		}
		s.answer(q, s.space(items, owner, i), ways)
	}
}

// waysOf is the ways of saying the choices that at least so many questions have:
// one question's ("Fire risk assessment") may be another's subject. Parties are
// left out, who are subjects too.
func waysOf(questions []question, least int) []phrase {
	times := map[string]int{}
	names := append([]string(nil), everyChoice...)
	for _, q := range questions {
		for _, o := range q.options {
			if times[o]++; times[o] == least && (least == 1 || q.how != party) {
				names = append(names, o)
			}
		}
	}
	return phrases(names)
}

// waysFor is the ways of saying a question's own choices and every form's.
func waysFor(q *question) []phrase {
	return phrases(append(append([]string(nil), q.options...), everyChoice...))
}

// match gives each item the index of its question, or -1: the most alike first. An
// item must have every wanted word of the cue, or its number and half of them.
func match(items []*item, questions []question) []int {
	type pair struct {
		item, question int
		score          float64
	}
	var pairs []pair
	for i, it := range items {
		if it.heading || it.own == "" {
			continue
		}
		for j := range questions {
			q := &questions[j]
			if q.cue == nil {
				continue
			}
			same := q.number != "" && q.number == it.number
			like, wanted := q.alike(it.own, it.above)
			switch {
			case like == 1:
			case same && like > 0.5:
			default:
				continue
			}
			score := like + 0.05*float64(wanted)
			if same {
				score++
			} else if it.number != "" && section(q.number) == section(it.number) {
				score += 0.02
			}
			// A long text that happens to hold one word of a cue is a poor match.
			if !same && wanted == 1 {
				score -= 0.004 * float64(it.question.Words())
			}
			pairs = append(pairs, pair{i, j, score})
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].score > pairs[b].score })
	owner := make([]int, len(items))
	for i := range owner {
		owner[i] = -1
	}
	asked := make([]bool, len(questions))
	for _, p := range pairs {
		if owner[p.item] < 0 && !asked[p.question] {
			owner[p.item], asked[p.question] = p.question, true
		}
	}
	return owner
}

func section(number string) string {
	head, _, _ := strings.Cut(number, ".")
	return head
}

// space is where a question is answered: its item, and those after it that are no
// question of their own ("If Yes, please give details").
type space struct {
	item  *item
	cells []evidence.Span // what is not its question, in reading order
	more  []*item         // the folded items
}

func (s *sheet) space(items []*item, owner []int, i int) space {
	it := items[i]
	sp := space{item: it, cells: it.cells}
	for k := i + 1; k < len(items) && owner[k] < 0 && len(sp.more) < 6; k++ {
		next := items[k]
		child := next.number == "" || it.number != "" && strings.HasPrefix(next.number, it.number)
		if next.heading || next.cell || !child || next.page > it.page+1 {
			break
		}
		sp.more = append(sp.more, next)
		sp.cells = append(append(sp.cells[:len(sp.cells):len(sp.cells)], next.question), next.cells...)
	}
	return sp
}

// answer states what a question's space says.
func (s *sheet) answer(q *question, sp space, ways []phrase) {
	path := at(q.path, 0)
	if len(q.options) > 0 {
		ways = q.ways
	}
	switch q.how {
	case choice, party, docs:
		s.choose(q, path, sp, ways)
	case many:
		it := sp.item
		for i, a := range s.tickedAmong(it.lines, it.marks, q.options, ways, nil) {
			if i < 20 {
				s.sayTick(at(q.path, i), it, a)
			}
		}
	case "details", "text":
		s.sayDetails(q, path, sp, ways)
	case "year":
		if s.sayYearOf(path, sp) {
			return
		}
		s.sayMatch(path, sp, year, func(m evidence.Match) (string, any) {
			if s.printedYear(m.Group[0]) {
				return "", nil
			}
			n, _ := strconv.ParseFloat(m.Group[0].String, 64)
			return m.Group[0].String, n
		})
	case "number":
		s.sayMatch(path, sp, wholeNumber, func(m evidence.Match) (string, any) {
			n, _ := strconv.ParseFloat(m.Group[0].String, 64)
			return m.Group[0].String, n
		})
	case "pounds":
		s.sayMatch(path, sp, sum, func(m evidence.Match) (string, any) {
			text := m.Whole
			if !strings.Contains(text, "£") {
				text = "£" + text
			}
			n, _, ok := ParsePounds(text)
			if !ok || strings.Contains(q.path, "/annual") && s.notAYear(m.Span) || strings.HasSuffix(q.path, "/reserveFundAmount") && s.paidIn(m.Span) {
				return "", nil
			}
			return strings.TrimSpace(m.Whole), n
		})
	case "from", "to":
		s.sayPeriod(q, path, sp)
	case "name", "address", "telephone", "email", "supplier", "location":
		s.sayLabelled(q, path, sp)
	}
}

// notAYear reports whether the words around a sum say that it is for another time than
// the present year: an instalment, or the year before.
func (s *sheet) notAYear(v evidence.Span) bool {
	line := s.text.Line(v.Page(), v.LineIndex())
	lead, rest := before(v, line), v.Rest(line)
	return anotherTime.MatchString(lead.Sub(max(0, lead.Words()-4), lead.Words()).Text()) || anotherTime.MatchString(clip(rest, 3).Text()) && !strings.Contains(lead.Text()+" ", "per annum")
}

// paidIn reports whether the words before a sum, from the sum before it on, ask what is
// paid into a fund each year, not what the fund holds.
func (s *sheet) paidIn(v evidence.Span) bool {
	lead := s.before(v, 24).Text()
	if i := strings.LastIndex(lead, "£"); i >= 0 {
		lead = lead[i:]
	}
	return paysInto.MatchString(lead)
}

var paysInto = pattern.New(`(?i)\b(?:contribut\w+|collected|paid\s+in(?:to)?|set\s+aside)\b`)

// anotherTime is a part of a year, or a year that is over.
var anotherTime = pattern.New(`(?i)\b(?:half[- ]?year(?:ly)?|quarter(?:ly)?|monthly|per\s+(?:month|quarter)|a\s+month|previous|prior|last\s+year|instalments?)\b`)

// sayYearOf states the year of one of two things for which a question asks together,
// inside and outside, where the answer names them; it reports whether it does.
func (s *sheet) sayYearOf(path string, sp space) bool {
	own, other := yearInside, yearOutside
	switch {
	case strings.Contains(path, "/externally/"):
		own, other = other, own
	case !strings.Contains(path, "/internally/"):
		return false
	}
	// "External / internal: 2019 / 2022".
	if in, out := insideWord.FindStringIndex(sp.item.question.Text()), outsideWord.FindStringIndex(sp.item.question.Text()); in != nil && out != nil {
		for _, c := range sp.cells {
			ys := c.FindAll(year)
			if len(ys) != 2 || c.Words() > 6 {
				continue
			}
			of := ys[0]
			if strings.Contains(path, "/internally/") == (out[0] < in[0]) {
				of = ys[1]
			}
			if n, err := strconv.ParseFloat(of.Group[0].String, 64); err == nil {
				return s.state(path, s.withQuestion(sp.item, of.Span), of.Group[0].String, n)
			}
		}
	}
	for _, c := range sp.cells {
		if m, ok := c.Find(own); ok {
			if n, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil {
				return s.state(path, s.withQuestion(sp.item, m.Span), m.Group[0].String, n)
			}
		}
	}
	for _, c := range sp.cells {
		if other.MatchString(c.Text()) {
			return true // the answer is of the other alone
		}
	}
	return false
}

var (
	yearInside  = pattern.New(`(?i)\b(?:internal(?:ly)?|inside|interior|int)\b[^\d\n]{0,24}((?:19|20)\d\d)\b`)
	insideWord  = pattern.New(`(?i)\b(?:internal(?:ly)?|inside|interior)\b`)
	outsideWord = pattern.New(`(?i)\b(?:external(?:ly)?|outside|exterior)\b`)
	yearOutside = pattern.New(`(?i)\b(?:external(?:ly)?|outside|exterior|ext)\b[^\d\n]{0,24}((?:19|20)\d\d)\b`)
)

var (
	year        = pattern.New(`\b((?:19[5-9]|20[0-4])\d)\b`)
	wholeNumber = pattern.New(`(?:^|\s)(\d{1,4})(?:[.,;]?\s|[.,;]?$)`)
	sum         = pattern.New(`£\s*\d[\d,]*(?:\.\d{1,2})?\b|\b\d{1,3}(?:,\d{3})+(?:\.\d{2})?\b|\b\d+\.\d{2}\b|^\d{2,6}$`) // the last: alone in its cell
)

// sinceDay is the end of printed words that name a day since which something is asked.
var sinceDay = pattern.New(`(?i)\b(?:since|before|after|from|on)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|april|june|october|july)$|\bsince$`)

// printedYear reports whether a year belongs to the question ("since 1 April
// 2002"): the words before it, on its line or the line above, say so.
func (s *sheet) printedYear(y evidence.Group) bool {
	if y.Empty() {
		return false
	}
	line := s.text.Line(y.Page(), y.LineIndex())
	lead := before(y.Span, line)
	text := lead.Text()
	if lead.Words() < 4 && y.LineIndex() > 0 {
		text = s.text.Line(y.Page(), y.LineIndex()-1).Text() + " " + text
	}
	return sinceDay.MatchString(strings.TrimSpace(text))
}

// choose states the one choice that is ticked, struck out around, or typed.
func (s *sheet) choose(q *question, path string, sp space, ways []phrase) {
	for n, it := range append([]*item{sp.item}, sp.more...) {
		if n > 0 && q.how != docs && (it.number != "" || asksAnew.MatchString(it.question.Text())) {
			break
		}
		if len(it.marks) > 0 || n == 0 {
			var heads []printed
			here := slices.DeleteFunc(slices.Clone(it.lines), func(l evidence.Span) bool { return l.Page() != it.page }) // not the heads of the next page's columns
			if needsHeads(here, ways, q.options) {
				heads = s.headsAbove(it.page, it.top, ways)
			}
			if a, ok := s.chosen(it.lines, it.marks, q.options, ways, heads); ok {
				s.sayTick(path, it, a)
				return
			}
			if len(s.tickedAmong(it.lines, it.marks, q.options, ways, heads)) > 0 {
				return // two, or one that is not for this question
			}
		}
		if q.how == docs && n > 0 {
			continue
		}
		if a, ok := typedAnswer(s.unticked(it), q.options, ways); ok {
			s.sayTyped(path, it, a)
			return
		}
		if a, ok := s.codedAnswer(s.unticked(it), q.options); ok {
			s.sayTyped(path, it, a)
			return
		}
	}
	if q.how == docs {
		s.sayEnclosed(q, path, sp, ways)
		return
	}
	s.sayProse(q, path, sp, ways)
}

// asksAnew is a question that is answered by yes or no in its own right, though no form of
// ours has it: its answer is not that of the question above.
var asksAnew = pattern.New(`(?i)^(?:is|are|has|have|had|does|do|did|was|were|will|can)\b.*\?$`)

// needsHeads reports whether a question's own lines print none of its choices, so
// that they must stand at the heads of columns. What is said to those who chose ("If
// Yes, please supply a copy") prints none.
func needsHeads(lines []evidence.Span, ways []phrase, names []string) bool {
	for _, p := range printedIn(lines, ways) {
		if slices.Contains(names, p.name) && !saidToThose(p, lines) {
			return false
		}
	}
	return true
}

// saidToThose reports whether a choice is named in what is said to those who chose it.
func saidToThose(p printed, lines []evidence.Span) bool {
	for _, line := range lines {
		if line.Page() == p.span.Page() && line.LineIndex() == p.line {
			return ifChosen.MatchString(before(p.span, line).Text())
		}
	}
	return false
}

var ifChosen = pattern.New(`(?i)\b(?:if|where|unless)(?:\s+(?:the|your|answer(?:ed|s|ing)?|to|any|of|above|question|is|was|you(?:\s+have)?|have)){0,6}\s*["“‘']?$`)

// unticked is an item's cells that have no tick box beside them: those in which an
// answer may be typed.
func (s *sheet) unticked(it *item) []evidence.Span {
	var cells []evidence.Span
	for _, c := range it.cells {
		b, boxed := c.Box(), false
		for _, m := range it.marks {
			boxed = boxed || m.Box.OverlapY(b) > 0.5
		}
		if !boxed && !prompt.MatchString(c.Text()) {
			cells = append(cells, c)
		}
	}
	return cells
}

// sayTick states a ticked choice, quoting the question with it.
func (s *sheet) sayTick(path string, it *item, a answer) {
	question := it.question
	if question.Empty() || question.Page() != a.span.Page() {
		question = a.span
	}
	s.tick(path, lastWords(question, 45), a.span, a.mark, a.span.Text(), a.name)
}

// sayTyped states a choice that is written in words, quoting the question with it
// where they stand together.
func (s *sheet) sayTyped(path string, it *item, a answer) {
	s.state(path, s.withQuestion(it, a.span), value(a.span), a.name)
}

// withQuestion is the span from an item's question to an answer, or the answer's
// line when the two do not stand together.
func (s *sheet) withQuestion(it *item, v evidence.Span) evidence.Span {
	if !it.question.Empty() && it.question.Page() == v.Page() && it.question.Before(v) {
		if whole := it.question.To(v); whole.Words() <= 60 {
			return whole
		}
	}
	if len(it.asked) > 0 && v.Page() == it.question.Page() && v.Before(it.question) {
		if whole := v.To(it.question); whole.Words() <= 60 {
			return whole
		}
	}
	return v
}

// lastWords is the span, or its last n words when it is longer: the end of a
// question is what an answer answers.
func lastWords(v evidence.Span, n int) evidence.Span {
	if v.Words() > n {
		return v.Sub(v.Words()-n, v.Words())
	}
	return v
}

// value is a span's words without the punctuation around them.
func value(v evidence.Span) string { return strings.Trim(v.Text(), " .,;:–—-_()[]") }

// details is what somebody wrote in a space: its cells without choices, ticks,
// prompts and leaders. Printed words that no prompt goes before are not taken for
// an answer unless the answer is yes. It is one run of words on one page; more is the
// lines that go on below it in its column, where the reading order has another
// column's lines between them.
func (s *sheet) details(sp space, ways []phrase, free bool) (found evidence.Span, more []evidence.Span) {
	prompted := free
	for _, c := range sp.cells {
		if c.Empty() {
			continue
		}
		rest := s.stripChoices(c, sp, ways)
		// What follows a choice that is written in words belongs to the answer: "No – see attached".
		written := !rest.Empty() && rest.Words() < c.Words() && !isGlyph(c.Word(0).Text) && !s.boxed(c, sp)
		c = rest
		for !c.Empty() && prompt.MatchString(c.Text()) {
			prompted = true
			c = afterPrompt(c)
		}
		c = trimValue(c)
		if found.Empty() && !c.Empty() && (s.goesOnPrinted(c, sp) || strings.HasSuffix(c.Text(), "?") && asks.MatchString(c.Word(0).Text) || brokenOff.MatchString(c.Text())) {
			continue
		}
		if c.Words() < 4 && strings.HasSuffix(c.Text(), ":") {
			prompted = true // the last words of a prompt
			continue
		}
		if c.Empty() || !prompted && !written || isBlank(c) || pageFoot.MatchString(c.Text()) || s.runsThrough(c) {
			continue
		}
		if found.Empty() {
			if sectionHead.MatchString(c.Text()) && c.Word(0).Bold {
				break
			}
			found = c
			continue
		}
		last := found
		if len(more) > 0 {
			last = more[len(more)-1]
		}
		if c.Page() == found.Page() && (len(more) > 0 || !s.adjoins(found, c, sp)) {
			if b, above := c.Box(), last.Sub(last.Words()-1, last.Words()).Box(); len(more) < 8 && abs(b.X0-last.Box().X0) < 3 && b.Y0 > above.MidY() && b.Y0-above.Y1 < 0.4*above.Height() && c.Word(0).Bold == found.Word(0).Bold {
				more = append(more, c)
				continue
			}
			if len(more) > 0 {
				continue // the other column's line
			}
			if b := c.Box(); b.X1 < found.Box().X0 || b.X0 > found.Box().X1 {
				continue // likewise: the answer may go on after it
			}
		}
		if c.Page() != found.Page() || c.Before(found) || !s.adjoins(found, c, sp) || c.Word(0).Bold && !found.Word(0).Bold {
			break // another page, another cell, or the next section's head
		}
		found = found.To(c)
	}
	if found.Words() > 150 {
		found, more = found.Sub(0, 150), nil
	}
	return found, more
}

// sectionHead is the heading of a form's next section.
var sectionHead = pattern.New(`^(?i)(?:section|part)\s+\w{1,3}\b\s*[:.–—-]?|^\d{1,2}[.:]?\s+\p{Lu}[\pL\s&]+$`)

// brokenOff is the end of a choice that its cell breaks: "Not" above "known".
var brokenOff = pattern.New(`^(?i)(?:known|applicable|supplied|follow)$`)

// goesOnPrinted reports whether words continue a sentence of the form's own: they begin
// small right below a line of their column, set like them, that has not ended.
func (s *sheet) goesOnPrinted(c evidence.Span, sp space) bool {
	if startsUpper(c) || c.Word(0).Text == "" || strings.ContainsAny(c.Word(0).Text[:1], "£0123456789") {
		return false
	}
	above := s.layout(c.Page()).above(c)
	if above.Empty() || typeOf(above) != typeOf(c) {
		return false
	}
	last := above.Word(above.Words() - 1).Text
	if strings.ContainsAny(last[len(last)-1:], ".:?;") {
		return false
	}
	return above.Words() > 3 && (asks.MatchString(above.Word(0).Text) || numbered(above) || promptWithin.MatchString(above.Text()) || prompt.MatchString(above.Text()))
}

// adjoins reports whether nothing but these cells stands between two of them.
func (s *sheet) adjoins(a, b evidence.Span, sp space) bool {
	between := a.To(b)
	return between.Words() <= a.Words()+b.Words()
}

// stripChoices drops the choices and ticks with which a cell begins.
func (s *sheet) stripChoices(c evidence.Span, sp space, ways []phrase) evidence.Span {
	for !c.Empty() {
		if isGlyph(c.Word(0).Text) || isPunctuation(c.Word(0).Text) {
			c = c.Sub(1, c.Words())
			continue
		}
		ps := printedIn([]evidence.Span{c}, ways)
		if len(ps) == 0 || c.Sub(0, 1).Before(ps[0].span) {
			return c
		}
		// A choice that begins a sentence of the answer stays: "Other neighbours …".
		if next := ps[0].span.Rest(c); !ps[0].alone && !endsAnswer(ps[0], next) && !s.ticksBeside(ps[0], sp) || ps[0].name == "Other" && !ps[0].alone {
			return c
		} else if !ps[0].alone && !common(ps[0].name) && !s.ticksBeside(ps[0], sp) {
			return c
		} else {
			c = next
		}
	}
	return c
}

func common(name string) bool {
	for _, n := range everyChoice {
		if n == name {
			return true
		}
	}
	return false
}

func (s *sheet) ticksBeside(p printed, sp space) bool { return s.boxed(p.span, sp) }

// boxed reports whether a tick box stands at the height of some words.
func (s *sheet) boxed(v evidence.Span, sp space) bool {
	b := v.Box()
	for _, m := range sp.item.marks {
		if m.Box.OverlapY(b) > 0.5 {
			return true
		}
	}
	return false
}

// afterPrompt is the words of a cell after a printed prompt: after its colon, else
// after its sentence, else none.
func afterPrompt(c evidence.Span) evidence.Span {
	for i := range c.Words() {
		w := c.Word(i).Text
		if strings.HasSuffix(w, ":") {
			return c.Sub(i+1, c.Words())
		}
		if strings.HasSuffix(w, ".") && len(w) > 3 && i+1 < c.Words() {
			return c.Sub(i+1, c.Words())
		}
	}
	return c.Sub(c.Words(), c.Words())
}

func isBlank(c evidence.Span) bool {
	return strings.Trim(c.Text(), " ._-–—…|£:") == "" || c.Words() == 1 && isGlyph(c.Word(0).Text)
}

// sayDetails states what is written in answer to a question, or beneath it.
func (s *sheet) sayDetails(q *question, path string, sp space, ways []phrase) {
	free := q.how == "text" || sp.item.cell
	typedOut := free
	if !free {
		// After "Yes" what is written needs no prompt.
		for _, end := range []string{"/yesNo", "/yesNoNotApplicable", "/yesNoNotKnown"} {
			if f, ok := s.fact(strings.TrimSuffix(path, "/details") + end); ok && f.Normalised() == "Yes" {
				free = true
			}
		}
	}
	v, more := s.details(sp, ways, free)
	if v.Empty() || onlyChoice(v, ways) {
		return
	}
	if len(more) > 0 {
		s.stateAll(path, append([]evidence.Span{v}, more...), nil)
		return
	}
	if m, ok := v.Find(year); ok && v.Words() == 1 && m.Whole == v.Text() && !typedOut {
		return // the year of the works, which has a place of its own
	}
	if m, ok := v.Find(sum); ok && !typedOut && len(m.Whole) >= len(strings.Trim(v.Text(), " (£)")) {
		return // a bare sum, likewise
	}
	switch strings.ToLower(value(v)) {
	case "n/a", "none", "not applicable", "as above", "£":
		return
	}
	quote := v
	if v.Words() < 40 {
		quote = s.withQuestion(sp.item, v)
	}
	if path == occupierNames && !s.sayOthers(quote, v) {
		return
	}
	s.state(path, quote, v.Text(), nil)
}

func onlyChoice(v evidence.Span, ways []phrase) bool {
	ps := printedIn([]evidence.Span{v}, ways)
	return len(ps) > 0 && ps[0].alone
}

// sayEnclosed states that a copy is attached where the answer says so in words.
func (s *sheet) sayEnclosed(q *question, path string, sp space, ways []phrase) {
	v, _ := s.details(sp, ways, false)
	if v.Empty() {
		return
	}
	for _, p := range printedIn([]evidence.Span{v}, ways) {
		for _, n := range q.options {
			if p.name == n && (n == "Attached" || n == "To follow") {
				s.state(path, s.withQuestion(sp.item, p.span), value(p.span), n)
				return
			}
		}
	}
}

// sayMatch states the first thing of a kind that is written in a space.
func (s *sheet) sayMatch(path string, sp space, re *pattern.Pattern, read func(evidence.Match) (string, any)) {
	for _, c := range sp.cells {
		for _, m := range c.FindAll(re) {
			if text, n := read(m); text != "" && n != nil {
				s.state(path, s.withQuestion(sp.item, m.Span), text, n)
				return
			}
		}
	}
}

// sayPeriod states one end of a period: the first date of the space, or the second.
func (s *sheet) sayPeriod(q *question, path string, sp space) {
	n := 0
	for _, c := range runs(sp.cells) {
		rest := c
		for !rest.Empty() {
			d, as, ok := ParseDay(rest.Raw())
			if !ok {
				break
			}
			i := strings.Index(rest.Raw(), as)
			start, _ := rest.Bytes()
			at := s.text.Span(start+i, start+i+len(as))
			if q.how == "from" && n == 0 || q.how == "to" && n == 1 {
				s.state(path, s.withQuestion(sp.item, at), as, FormatDay(d))
				return
			}
			n++
			rest = at.Rest(rest)
		}
	}
}

// runs joins cells that follow each other in the reading order: a date may be
// broken over the lines of its cell.
func runs(cells []evidence.Span) []evidence.Span {
	var all []evidence.Span
	for _, c := range cells {
		if n := len(all) - 1; n >= 0 && all[n].Page() == c.Page() && all[n].Before(c) && all[n].To(c).Words() == all[n].Words()+c.Words() {
			all[n] = all[n].To(c)
			continue
		}
		all = append(all, c)
	}
	return all
}

// contact is the labels of a person's or company's particulars.
var contact = map[string]*pattern.Pattern{
	"name":      pattern.New(`(?i)\b(?:company\s+)?name(?:\s+(?:or|of|and)\s+\w+)?\b`),
	"address":   pattern.New(`(?i)\baddress\b`),
	"telephone": pattern.New(`(?i)\b(?:telephone|tel|phone)(?:\s+(?:no|number))?\b\.?`),
	"email":     pattern.New(`(?i)\be-?mail(?:\s+address)?\b`),
	"supplier":  pattern.New(`(?i)\b(?:name\s+of\s+)?(?:supplier|provider)(?:['’]s\s+name|\s+name)?\b`),
	"location":  pattern.New(`(?i)\blocation(?:\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:meter|stopcock))?\b`),
}

var (
	phoneNumber = pattern.New(`(?:\+44|0)[\d\s()-]{8,14}\d`)
	mailAddress = pattern.New(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
)

// sayLabelled states what stands beside a label in a space: a party's name and
// address, a supplier.
func (s *sheet) sayLabelled(q *question, path string, sp space) {
	switch q.how {
	case "telephone":
		s.sayMatch(path, sp, phoneNumber, func(m evidence.Match) (string, any) { return m.Whole, m.Whole })
		return
	case "email":
		s.sayMatch(path, sp, mailAddress, func(m evidence.Match) (string, any) { return m.Whole, m.Whole })
		return
	}
	for _, c := range sp.cells {
		for _, l := range s.placesOf(c, contact[q.how]) {
			var v evidence.Span
			if q.how == "address" {
				v = s.block(l)
			} else {
				v = s.valueOf(l)
			}
			v = within(v, sp)
			if v.Empty() || isBlank(v) || s.isLabel(v) {
				continue
			}
			s.state(path, l.To(v), v.Text(), nil)
			return
		}
	}
	if q.how == "supplier" {
		// A company's name in the cell of a yes.
		f, ok := s.fact(strings.TrimSuffix(strings.TrimSuffix(path, "/supplier"), "/centralHeatingFuel") + "/yesNo")
		if !ok && strings.HasSuffix(path, "/centralHeatingFuel/supplier") {
			f, ok = s.fact("/paperwurks/ta6/mainsGas")
		}
		if !ok || f.Normalised() != "Yes" {
			return
		}
	} else if q.how != "name" {
		return
	}
	// A name without a label: the first that is written in the space.
	var cells []evidence.Span
	for _, c := range sp.cells {
		if prompt.MatchString(c.Text()) && afterPrompt(c).Empty() {
			continue
		}
		if !namesAnother(c) && !s.isLabel(c) && len(printedIn([]evidence.Span{c}, commonWays)) == 0 {
			cells = append(cells, c)
		}
	}
	for _, c := range runs(cells) {
		if c = trimValue(c); !c.Empty() && !isBlank(c) && !prompt.MatchString(c.Text()) && c.Words() <= 12 && startsUpper(c) && !s.isLabel(c) {
			s.state(path, s.withQuestion(sp.item, c), c.Text(), nil)
			return
		}
	}
}

// isLabel reports whether words are one of the contact labels themselves.
func (s *sheet) isLabel(v evidence.Span) bool {
	for _, re := range contact {
		if m, ok := v.Find(re); ok && !v.Sub(0, 1).Before(m.Span) && m.Words() >= min(2, v.Words()) {
			return true
		}
	}
	return false
}

// within is a value if it stands in a space, else nothing: a blank label must not
// take the value of the question below.
func within(v evidence.Span, sp space) evidence.Span {
	for _, c := range sp.cells {
		if !v.Empty() && !v.Before(c.Sub(0, 1)) && !c.Sub(c.Words()-1, c.Words()).Before(v.Sub(0, 1)) {
			return v
		}
	}
	return evidence.Span{}
}
