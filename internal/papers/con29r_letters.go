package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file parts replies that answer several letters of an enquiry in one run of words:
// "(a) No (b) No", "(b) to (h): None", "None, except (k) a crossing", "(e) Yes. All others: No".

var (
	// letterMark is what names the letters that follow: "(a)", "b)", "(b)(ii)", "(a)-(f)", "(k), (l) and (m)".
	letterMark = pattern.New(`^\(?([a-n])[):](?:\s?\(([ivx]{1,4})\))?((?:\s?(?:-|–|—|to|and|&|,|/)\s?(?:\([ivx]{1,4}\)|\(?[a-n]\)(?:\s?\([ivx]{1,4}\))?))*)[:.,;]?(?:\s|$)`)
	romanMark  = pattern.New(`^\(([ivx]{1,4})\)((?:\s?(?:-|–|—|to|and|&|,|/)\s?\([ivx]{1,4}\))*)[:.,;]?(?:\s|$)`)
	moreMarks  = pattern.New(`^\s?(-|–|—|to|and|&|,|/)\s?(?:\(?([a-n])\))?(?:\s?\(([ivx]{1,4})\))?`)
	// labelReply is a reply with the words of the enquiry before it: "one-way driving: No",
	// "Is there a charging schedule? Yes".
	labelReply = pattern.New(`^(?i)([\pL][\pL\s,/&'’()-]{2,90}?)(?:\s?:|\?|\s[–—-])\s*(?:yes|none|no|nil|n/a|not\s+applicable|not\s+known)\b`)
	// exceptOf ends a reply from which letters that follow are left out.
	exceptOf = pattern.New(`(?i)[,;(]?\s*\b(?:except(?:ing)?|save|other\s+than|apart\s+from|with\s+the\s+exception\s+of)(?:\s+(?:for|that|as\s+to|in|under|at|enquiry|item))*\s*$`)
	// forOthers is the reply to all letters that were not named.
	forOthers = pattern.New(`(?i)[.;,]?\s*\b(?:all\s+)?(?:the\s+)?(?:others?|rest|remainder|remaining(?:\s+\w+)?|otherwise)(?:\s+(?:are|is|items|letters|parts))*\s*[:,–-]?\s+(no|none|nil)\.?$`)
	// lettersAnswered is a letter with its reply within what was taken for a question.
	lettersAnswered = pattern.New(`(?i)(?:^|\s)\(?(?:[a-n]|[ivx]{2,4})[):](?:\s?(?:-|–|to|and|,)\s?\(?[a-n]\))*[:.]?\s+(?:[\pL\s,/'’-]{3,70}[:?]\s+)?(?:no|none|yes|n/a|nil)\b`)
	endsReply       = pattern.New(`(?i)(?:[.;:,?]|\b(?:yes|no|none|nil|n/a|applicable|known|and))$`)
)

// letterPart is what a reply says to some letters.
type letterPart struct {
	numbers []string
	mark    evidence.Span
	answer  []evidence.Span
}

// lettered is the numbers of an enquiry's letters and their parts, in the form's order,
// without the enquiry's own.
func lettered(base string) []string {
	var all []string
	for _, n := range con29rNumbers {
		if strings.HasPrefix(n, base+"(") {
			all = append(all, n)
		}
	}
	return all
}

// byLetters gives the letters that a reply names within its words segments of their own.
func (s *sheet) byLetters(segments []*segment, repliesOnly bool) []*segment {
	var all []*segment
	for _, g := range segments {
		if _, offered := s.rowTick(g); offered {
			all = append(all, g)
			continue
		}
		_, answer := g.answered(repliesOnly)
		if own := paired(g, answer); len(own) != 1 || own[0] != g {
			all = append(all, own...)
			continue
		}
		all = append(all, g.byLetters(repliesOnly)...)
	}
	return all
}

func (g *segment) byLetters(repliesOnly bool) []*segment {
	base, _, _ := strings.Cut(g.numbers[0], "(")
	letters := lettered(base)
	if g.note || len(letters) == 0 {
		return []*segment{g}
	}
	question, pieces := g.answered(repliesOnly)
	if all := textOf(clipAll(g.cells, 2*proofWords)); len(question) > 0 && lettersAnswered.MatchString(all) {
		if _, beside := columns(g.cells); len(beside) == 0 {
			pieces = g.cells
		}
	}
	lead, parts, excepted := partLetters(clipAll(pieces, 2*proofWords), g.numbers[0], base)
	if len(parts) == 0 {
		// One letter alone, named by its mark: its own words may tell another, or end with the others.
		all := clipAll(g.cells, 2*proofWords)
		m := labelReply.FindStringSubmatch(textOf(all))
		if m == nil || len(g.numbers) > 1 || !strings.Contains(g.numbers[0], "(") {
			return []*segment{g}
		}
		to := numberOfLabel(g.numbers, m[1], base)
		if to[0] == g.numbers[0] && !forOthers.MatchString(textOf(all)) {
			return []*segment{g}
		}
		parts = []letterPart{{to, g.mark, replyOnly(all)}}
	}
	named := map[string]bool{}
	for _, p := range parts {
		for _, n := range p.numbers {
			named[n] = true
		}
	}
	others := func(of []string) []string {
		return slices.DeleteFunc(slices.Clone(of), func(n string) bool { return named[n] })
	}
	var all []*segment
	if text := textOf(lead); len(text) > 1 && !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "?") {
		own := g.numbers
		if excepted {
			if len(own) == 1 && !strings.Contains(own[0], "(") {
				own = letters
			}
			own = others(own)
		}
		if len(own) > 0 {
			all = append(all, &segment{numbers: own, mark: g.mark, note: true, cells: replyOnly(lead)})
		}
	}
	last := &parts[len(parts)-1]
	var rest []evidence.Span
	if m := forOthers.FindStringSubmatchIndex(textOf(last.answer)); m != nil {
		text := textOf(last.answer)
		rest = skipWords(last.answer, len(strings.Fields(text[:m[2]])))
		last.answer = clipAll(last.answer, len(strings.Fields(text[:m[0]])))
	}
	for _, p := range parts {
		if len(p.answer) > 0 {
			all = append(all, &segment{numbers: p.numbers, mark: p.mark, note: true, cells: p.answer})
		}
	}
	if left := others(letters); len(rest) > 0 && len(left) > 0 {
		all = append(all, &segment{numbers: left, mark: g.mark, note: true, cells: rest})
	}
	return all
}

// partLetters cuts pieces at the letters of an enquiry: what stands before the first, what
// is said to each, and whether they are left out of what stands before.
func partLetters(pieces []evidence.Span, own, base string) (lead []evidence.Span, parts []letterPart, excepted bool) {
	var words []evidence.Span
	for _, p := range pieces {
		for i := range p.Words() {
			words = append(words, p.Sub(i, i+1))
		}
	}
	at := map[string]int{}
	for i, n := range con29rNumbers {
		at[n] = i
	}
	letter := ""
	if i := strings.Index(own, ")"); i > 0 {
		letter = own[:i+1]
	}
	last := -1
	if strings.Contains(own, "(") {
		last = at[own]
	}
	type cut struct {
		from, to int
		numbers  []string
	}
	var cuts []cut
	for i := 0; i < len(words); i++ {
		text := textOf(words[i:min(len(words), i+12)])
		numbers, taken := lettersAt(text, base, letter)
		if len(numbers) == 0 {
			continue
		}
		before := textOf(words[max(0, i-6):i])
		follows := textOf(words[min(len(words), i+taken):min(len(words), i+taken+20)])
		first, _ := at[numbers[0]]
		out := exceptOf.MatchString(before) && beginsPlain(textOf(words[:i]))
		switch {
		case follows == "" || first < last || len(cuts) > 0 && first == last:
			continue
		case out:
			excepted = true
		case i > 0 && !endsReply.MatchString(before) && !(first == last+1 && beginsPlain(follows)):
			continue
		case i > 0 && !excepted && !beginsPlain(follows) && !labelReply.MatchString(follows) && !lettersAnswered.MatchString(textOf(words[i:min(len(words), i+20)])):
			continue
		}
		cuts = append(cuts, cut{i, i + taken, numbers})
		last = at[numbers[len(numbers)-1]]
		letter = numbers[len(numbers)-1]
		if k := strings.Index(letter, ")"); k > 0 {
			letter = letter[:k+1]
		}
		i += taken - 1
	}
	if len(cuts) == 0 || len(cuts) == 1 && cuts[0].from == 0 && len(cuts[0].numbers) == 1 && cuts[0].numbers[0] == own {
		return nil, nil, false
	}
	lead = joinWords(words[:cuts[0].from])
	if excepted {
		text := textOf(lead)
		if m := exceptOf.FindStringIndex(text); m != nil {
			lead = clipAll(lead, len(strings.Fields(text[:m[0]])))
		}
	}
	for i, c := range cuts {
		end := len(words)
		if i+1 < len(cuts) {
			end = cuts[i+1].from
		}
		answer := joinWords(words[c.to:end])
		numbers := c.numbers
		if m := labelReply.FindStringSubmatch(textOf(answer)); m != nil {
			numbers = numberOfLabel(numbers, m[1], base)
			answer = replyOnly(answer)
		} else if excepted {
			numbers = numberOfLabel(numbers, textOf(answer), base)
		}
		if len(numbers) > 1 && weigh(textOf(answer)).yes == "Yes" {
			continue // to which of them?
		}
		parts = append(parts, letterPart{numbers, joinWords(words[c.from:c.to])[0], answer})
	}
	return lead, parts, excepted
}

// replyOnly is a reply without the enquiry's words before it.
func replyOnly(answer []evidence.Span) []evidence.Span {
	text := textOf(answer)
	m := labelReply.FindStringSubmatchIndex(text)
	if m == nil || beginsPlain(text) {
		return answer
	}
	n := len(strings.Fields(text[:m[3]]))
	for rest := skipWords(answer, n); len(rest) > 0; n, rest = n+1, skipWords(answer, n+1) {
		if beginsPlain(textOf(rest)) {
			return rest
		}
	}
	return answer
}

// joinWords is words that follow each other as the spans that they make.
func joinWords(words []evidence.Span) []evidence.Span {
	var all []evidence.Span
	for _, w := range words {
		if n := len(all); n > 0 && all[n-1].Page() == w.Page() {
			if whole := all[n-1].To(w); whole.Words() == all[n-1].Words()+1 && whole.LineIndex() == w.LineIndex() {
				all[n-1] = whole
				continue
			}
		}
		all = append(all, w)
	}
	return all
}

// lettersAt is the enquiries that the beginning of a text names by letters, and how many
// words name them. Letter is the one whose roman numbers may follow: "3.10(b)".
func lettersAt(text, base, letter string) (numbers []string, words int) {
	var first, more string
	if m := romanMark.FindStringSubmatchIndex(text); m != nil && letter != "" && len(expandLetter(letter+"("+text[m[2]:m[3]]+")")) > 0 {
		first, more, words = letter+"("+text[m[2]:m[3]]+")", text[m[4]:m[5]], len(strings.Fields(text[:m[5]]))
	} else if m := letterMark.FindStringSubmatchIndex(text); m != nil {
		first = base + "(" + text[m[2]:m[3]] + ")"
		letter = first
		if m[4] >= 0 && len(expandLetter(first+"("+text[m[4]:m[5]]+")")) > 0 {
			first += "(" + text[m[4]:m[5]] + ")"
		}
		more, words = text[m[6]:m[7]], len(strings.Fields(text[:m[7]]))
	} else {
		return nil, 0
	}
	numbers = expandLetter(first)
	for len(numbers) > 0 {
		m := moreMarks.FindStringSubmatch(more)
		if m == nil || m[2]+m[3] == "" {
			break
		}
		more = more[len(m[0]):]
		next := letter
		if m[2] != "" {
			next = base + "(" + m[2] + ")"
			letter = next
		}
		if m[3] != "" {
			next += "(" + m[3] + ")"
		}
		to := expandLetter(next)
		if len(to) == 0 {
			return nil, 0
		}
		switch m[1] {
		case "-", "–", "—", "to":
			from := slices.Index(con29rNumbers, numbers[len(numbers)-1])
			until := slices.Index(con29rNumbers, to[len(to)-1])
			if until <= from {
				return nil, 0
			}
			numbers = append(numbers, con29rNumbers[from+1:until+1]...)
		default:
			numbers = append(numbers, to...)
		}
	}
	return numbers, words
}

// expandLetter is an enquiry of the form, or its parts where it has parts alone.
func expandLetter(n string) []string {
	var all []string
	for _, known := range con29rNumbers {
		if con29rPaths[known] != "" && (known == n || strings.HasPrefix(known, n+"(")) {
			all = append(all, known)
		}
	}
	return all
}

// numberOfLabel is the enquiry that a reply's own words name, where they are another letter's
// words and not this one's: words go before numbers.
func numberOfLabel(numbers []string, label, base string) []string {
	if len(numbers) != 1 {
		return numbers
	}
	said := cueText(label)
	var other []string
	for _, e := range con29rAnswers {
		if !strings.HasPrefix(e.number, base+"(") {
			continue
		}
		whole := strings.TrimSuffix(cueText(e.label), "s")
		if _, name, found := strings.Cut(e.label, ": "); (strings.Contains(said, whole) || found && strings.Contains(said, cueText(name))) && len(whole) > 6 {
			if e.number == numbers[0] {
				return numbers
			}
			other = append(other, e.number)
		}
	}
	if len(other) == 1 {
		return other
	}
	return numbers
}

// bareLetters is letters of an enquiry without brackets: "3.4 a b c", "Q3.9 b-n".
var bareLetters = pattern.New(`^\s+([a-n](?:\s?[-–,]\s?[a-n]\b|\s[a-n]\b)*)(?:\s|:|$)`)

// lettersListed is the letters that a list without brackets names, ranges filled; nil where
// it may be no list but the enquiry's words: "2.5 a plan". It is one where the enquiry is
// called by "Q", or nothing else stands in the cell.
func lettersListed(list string, sure bool) []string {
	var all []string
	through := false
	for _, c := range list {
		switch {
		case c == '-' || c == '–':
			through = len(all) > 0
		case c >= 'a' && c <= 'n':
			from := c
			if through {
				from = rune(all[len(all)-1][0]) + 1
				through = false
			}
			for l := from; l <= c; l++ {
				all = append(all, string(l))
			}
		}
	}
	if len(all) == 1 && (all[0] == "i" || all[0] == "a" && !sure) {
		return nil
	}
	return all
}

// answerList is a reply that is a list of plain answers, one for each letter: "No No Yes".
func answerList(answer []evidence.Span) []evidence.Span {
	var all []evidence.Span
	for _, c := range answer {
		for i := range c.Words() {
			w := c.Sub(i, i+1)
			if strings.Trim(w.Text(), "/,;|-–") == "" {
				continue
			}
			if !listedAnswer.MatchString(w.Text()) {
				return nil
			}
			all = append(all, w)
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

var listedAnswer = pattern.New(`^(?i)(?:yes|no|none|nil|n/a)[,;/.]?$`)

// paired gives each letter of a segment its own answer of a list of them. Where there are not
// as many, only what all say is said to all.
func paired(g *segment, answer []evidence.Span) []*segment {
	list := answerList(answer)
	if list == nil || len(g.numbers) < 2 {
		return []*segment{g}
	}
	letter := func(n string) string {
		if i := strings.Index(n, ")"); i > 0 {
			return n[:i+1]
		}
		return n
	}
	var letters []string
	for _, n := range g.numbers {
		if l := letter(n); !slices.Contains(letters, l) {
			letters = append(letters, l)
		}
	}
	same := !slices.ContainsFunc(list, func(v evidence.Span) bool {
		return weigh(v.Text()).yes != weigh(list[0].Text()).yes
	})
	switch {
	case same:
		return []*segment{{numbers: g.numbers, mark: g.mark, note: true, cells: list[:1]}}
	case len(list) != len(letters):
		return nil
	}
	var all []*segment
	for i, l := range letters {
		var own []string
		for _, n := range g.numbers {
			if letter(n) == l {
				own = append(own, n)
			}
		}
		all = append(all, &segment{numbers: own, mark: g.mark, note: true, cells: list[i : i+1]})
	}
	return all
}
