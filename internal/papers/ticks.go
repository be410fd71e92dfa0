package papers

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// spoken are the ways in which forms print a choice that PDTF writes otherwise.
// A choice that is not here is printed as PDTF has it, capitals apart.
var spoken = map[string][]string{
	"Yes":                      {"yes"},
	"No":                       {"no"},
	"Not known":                {"not known", "don't know", "do not know", "unknown", "not sure", "n/k"},
	"Not Known":                {"not known", "don't know", "do not know", "unknown", "not sure", "n/k"},
	"Attached":                 {"attached", "enclosed", "copy attached", "copy enclosed", "uploaded", "copy uploaded", "document uploaded", "file uploaded", "in the pack", "in this pack"},
	"Already supplied":         {"already supplied", "previously supplied", "given to my conveyancer", "given to my solicitor", "with my conveyancer", "with my solicitor", "already with you", "already sent"},
	"Not applicable":           {"not applicable", "n/a", "doesn't apply", "does not apply"},
	"Neighbour":                {"neighbour", "neighbor", "neighbours"},
	"Seller":                   {"seller", "sellers"},
	"None":                     {"none", "none at the property", "none at property", "not at the property", "not at property", "not in the property", "none at the", "not present", "none here", "there is none", "there are none", "no such item"},
	"Included":                 {"included", "included in the sale", "included in sale", "included in the price", "included in price", "included in the", "included in", "included with the property", "incl", "inc", "staying", "stays", "to stay", "will stay", "remaining", "remains", "to remain", "will remain", "left behind", "to be left", "will be left", "being left", "leaving", "leaving behind", "in the sale", "sold with the property", "part of the sale"},
	"Excluded":                 {"excluded", "excluded from the sale", "excluded from sale", "excluded from the price", "excluded from the", "excluded from", "not included", "not included in the sale", "not included in the price", "not in the sale", "excl", "exc", "taking", "taken", "being taken", "to be taken", "to be taken by the seller", "will be taken", "taken by the seller", "taken by seller", "seller taking", "seller to take", "removed", "to be removed", "will be removed", "being removed", "going", "will go", "goes", "goes with me", "goes with us", "going with me", "going with us", "not staying", "reserved", "kept by the seller"},
	"Ground water":             {"ground water", "groundwater"},
	"Sewer":                    {"sewer", "sewer flooding"},
	"Surface water":            {"surface water"},
	"Coastal flooding":         {"coastal flooding", "coastal"},
	"River flooding":           {"river flooding", "river"},
	"Other":                    {"other"},
	"Cesspit":                  {"cesspit", "cesspool"},
	"No mortgage":              {"no mortgage", "no mortgages"},
	"Landlord":                 {"landlord", "freeholder"},
	"the Lessees":              {"lessees", "the lessees", "leaseholders"},
	"Rentcharge Owner":         {"rentcharge owner", "rent charge owner"},
	"Management Company":       {"management company", "rtm company", "right to manage company"},
	"Freeholder":               {"freeholder", "landlord", "the freeholder"},
	"Headleaseholder":          {"headleaseholder", "head leaseholder", "head landlord"},
	"Sewerage treatment plant": {"sewerage treatment plant", "sewage treatment plant", "sewage treatment works", "treatment plant"},
	"Management company named in lease of the property":                      {"management company", "management company named in the lease"},
	"A Right to Manage company set up by the tenants under statutory rights": {"right to manage company", "rtm company"},
	"A person or company not controlled by the tenants":                      {"a person or company not controlled by the tenants", "a person or company that is not controlled by the tenants", "person or company that is not controlled by the tenants", "person or company not controlled by the tenants", "not controlled by the tenants"},
	"A person or company controlled by the tenants":                          {"a person or company controlled by the tenants", "a person or company that is controlled by the tenants", "person or company that is controlled by the tenants", "person or company controlled by the tenants", "controlled by the tenants"},
}

// everyChoice are the choices that stand beside a question whatever it asks: they
// are seen, so that a tick beside one is not taken for another's.
var everyChoice = []string{"Yes", "No", "Not known", "Attached", "To follow", "Not applicable", "Not required", "Already supplied"}

// printed is a choice where it stands on a page.
type printed struct {
	name string
	span evidence.Span
	box  reading.Box
	end  reading.Box // of its last word, where a narrow cell breaks it over two lines
	// alone is whether nothing but choices, ticks and punctuation is in its line.
	alone bool
	line  int
}

// phrase is one way of saying a choice, in lower-case words.
type phrase struct {
	name  string
	words []string
}

// phrases is every way of saying some choices, the longest first, so that "not
// known" is not read as "no".
func phrases(names []string) []phrase {
	var all []phrase
	seen := map[string]bool{}
	for _, n := range names {
		if seen[n] {
			continue
		}
		seen[n] = true
		ways := spoken[n]
		if ways == nil {
			ways = []string{strings.ToLower(n)}
		}
		for _, w := range ways {
			all = append(all, phrase{n, strings.Fields(w)})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return len(all[i].words) > len(all[j].words) })
	return all
}

// piece is a part of a word: "Yes/No" has two.
type piece struct {
	text string // lower case, without punctuation around it
	box  reading.Box
	word int
}

// pieces parts a line's words at slashes and strips their punctuation. A word's
// box is shared out by characters.
func pieces(line evidence.Span) []piece {
	var all []piece
	for i := range line.Words() {
		w := line.Word(i)
		w.Text, w.Box, _, _ = splitGlyph(w)
		parts := strings.Split(w.Text, "/")
		if l := strings.ToLower(w.Text); len(parts) == 1 || strings.HasPrefix(l, "n/a") || strings.HasPrefix(l, "n/k") {
			parts = []string{w.Text}
		}
		total := float64(max(1, utf8.RuneCountInString(w.Text)))
		at := 0.0
		for _, p := range parts {
			n := float64(utf8.RuneCountInString(p))
			b := w.Box
			b.X0, b.X1 = w.Box.X0+w.Box.Width()*at/total, w.Box.X0+w.Box.Width()*(at+n)/total
			at += n + 1
			if t := strings.ToLower(strings.TrimFunc(p, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })); t != "" {
				all = append(all, piece{strings.ReplaceAll(t, "’", "'"), b, i})
			}
		}
	}
	return all
}

// printedIn is every choice of the phrases that stands in the lines.
func printedIn(lines []evidence.Span, ways []phrase) []printed {
	var all []printed
	for _, line := range lines {
		ps := pieces(line)
		from := len(all)
		matched := 0
		for i := 0; i < len(ps); {
			step := 1
			for _, w := range ways {
				if !startsWith(ps[i:], w.words) {
					continue
				}
				step = len(w.words)
				last := ps[i+step-1]
				box := ps[i].box
				for _, p := range ps[i : i+step] {
					box = box.Union(p.box)
				}
				all = append(all, printed{name: w.name, span: line.Sub(ps[i].word, last.word+1), box: box, line: line.LineIndex()})
				break
			}
			if step > 1 || len(all) > from && all[len(all)-1].box.X0 == ps[i].box.X0 {
				matched += step
			} else if isTickWord(ps[i].text) {
				matched++
			}
			i += step
		}
		if p, ok := brokenChoice(line, ps, lines, ways); ok {
			all = append(all, p)
			matched++
		}
		for k := from; k < len(all); k++ {
			all[k].alone = matched == len(ps)
		}
	}
	return all
}

// brokenChoice is the choice at the end of a line whose last word its narrow cell puts
// on the line below: "☐ Not" above "known".
func brokenChoice(line evidence.Span, ps []piece, lines []evidence.Span, ways []phrase) (printed, bool) {
	// Any other first word must be all of its cell: "To" above "follow".
	if len(ps) == 0 || ps[len(ps)-1].text != "not" && (len(ps) > 1 || line.Words() > 1) {
		return printed{}, false
	}
	last := ps[len(ps)-1]
	word := line.Sub(last.word, last.word+1)
	for _, below := range lines {
		if below.Page() != line.Page() || below.Empty() {
			continue
		}
		b := below.Box()
		if gap := b.Y0 - word.Box().Y1; gap < -0.5*b.Height() || gap > 0.6*b.Height() || b.MidY() <= word.Box().MidY() || b.X0 > last.box.X1 || b.X1 < line.Box().X0 {
			continue
		}
		rest := pieces(below)
		for _, w := range ways {
			if len(w.words) == 2 && w.words[0] == last.text && len(rest) > 0 && rest[0].text == w.words[1] {
				end := rest[0].box
				if whole := word.To(below.Sub(rest[0].word, rest[0].word+1)); whole.Words() == 2 {
					word = whole
				}
				return printed{name: w.name, span: word, box: last.box, end: end, line: line.LineIndex()}, true
			}
		}
	}
	return printed{}, false
}

func startsWith(ps []piece, words []string) bool {
	if len(ps) < len(words) {
		return false
	}
	for i, w := range words {
		if ps[i].text != w {
			return false
		}
	}
	return true
}

// glyphs are characters that are ticks or tick boxes, with how sure they are; a
// reader makes marks of them, but not every reader.
var glyphs = map[string]reading.Mark{
	"☐": {Ticked: false, Confidence: 1}, "□": {Ticked: false, Confidence: 0.8}, "[]": {Ticked: false, Confidence: 0.8}, "[_]": {Ticked: false, Confidence: 0.8}, "()": {Ticked: false, Confidence: 0.7},
	"☑": {Ticked: true, Confidence: 1}, "☒": {Ticked: true, Confidence: 1}, "✓": {Ticked: true, Confidence: 0.95}, "✔": {Ticked: true, Confidence: 0.95}, "√": {Ticked: true, Confidence: 0.8},
	// As OCR reads typed brackets.
	"[x": {Ticked: true, Confidence: 0.8}, "[x1": {Ticked: true, Confidence: 0.8}, "[xi": {Ticked: true, Confidence: 0.8}, "[xl": {Ticked: true, Confidence: 0.8}, "[xj": {Ticked: true, Confidence: 0.8}, "[x}": {Ticked: true, Confidence: 0.8}, "[x|": {Ticked: true, Confidence: 0.8}, "{x}": {Ticked: true, Confidence: 0.8}, "|x]": {Ticked: true, Confidence: 0.8}, "ix]": {Ticked: true, Confidence: 0.7}, "lx]": {Ticked: true, Confidence: 0.7}, "[x)": {Ticked: true, Confidence: 0.7}, "(x]": {Ticked: true, Confidence: 0.7},
	"[}": {Ticked: false, Confidence: 0.7}, "{}": {Ticked: false, Confidence: 0.7}, "[|": {Ticked: false, Confidence: 0.7}, "|]": {Ticked: false, Confidence: 0.7}, "[)": {Ticked: false, Confidence: 0.7}, "[1": {Ticked: false, Confidence: 0.6}, "[i": {Ticked: false, Confidence: 0.6}, "[j": {Ticked: false, Confidence: 0.6},
	"✗": {Ticked: true, Confidence: 0.7}, "✘": {Ticked: true, Confidence: 0.7}, "■": {Ticked: true, Confidence: 0.5},
	"[x]": {Ticked: true, Confidence: 0.9}, "(x)": {Ticked: true, Confidence: 0.7}, "[✓]": {Ticked: true, Confidence: 0.95}, "x": {Ticked: true, Confidence: 0.7},
}

// drawn is what OCR makes of drawn boxes that were not seen as ink. Beside a choice,
// and nowhere else, they are boxes.
var drawn = map[string]reading.Mark{
	"[v]": {Ticked: true, Confidence: 0.6}, "[y]": {Ticked: true, Confidence: 0.6}, "[7]": {Ticked: true, Confidence: 0.6}, "[/]": {Ticked: true, Confidence: 0.6}, "[j]": {Ticked: true, Confidence: 0.6}, "[v": {Ticked: true, Confidence: 0.6}, "[vj": {Ticked: true, Confidence: 0.6},
	"l]": {Ticked: false, Confidence: 0.6}, "c]": {Ticked: false, Confidence: 0.6}, "[": {Ticked: false, Confidence: 0.5},
}

// splitGlyph parts a tick glyph from the word that it touches ("[X]No"): the word
// that is left with its box, and the glyph with its own.
func splitGlyph(w reading.Word) (text string, rest reading.Box, glyph string, box reading.Box) {
	total := float64(max(1, utf8.RuneCountInString(w.Text)))
	for _, n := range []int{3, 2, 1} {
		runes := []rune(w.Text)
		if len(runes) <= n {
			continue
		}
		share := w.Box.Width() * float64(n) / total
		if g := string(runes[:n]); gluedGlyph(g) {
			box, rest = w.Box, w.Box
			box.X1, rest.X0 = w.Box.X0+share, w.Box.X0+share
			return string(runes[n:]), rest, g, box
		}
		if g := string(runes[len(runes)-n:]); n != 2 && gluedGlyph(g) {
			box, rest = w.Box, w.Box
			box.X0, rest.X1 = w.Box.X1-share, w.Box.X1-share
			return string(runes[:len(runes)-n]), rest, g, box
		}
	}
	return w.Text, w.Box, "", reading.Box{}
}

// gluedGlyph reports whether characters are a tick box even where they touch a
// word: brackets or a character that is nothing else.
func gluedGlyph(g string) bool {
	g = strings.ToLower(g)
	_, ok := glyphs[g]
	return ok && g != "x" && (len(g) > 1) && !strings.HasPrefix(g, "(")
}

func isTickWord(w string) bool { return w == "x" || w == "√" }

// marksOn is a page's marks and those of its words that the reader made no mark of.
func (s *sheet) marksOn(page int) []reading.Mark {
	l := s.layout(page)
	if l.written {
		return l.marks
	}
	l.written = true
	marks := append([]reading.Mark(nil), l.marks...)
	for n, line := range l.lines {
		for i := 0; i < line.Words(); i++ {
			w := line.Word(i)
			text, box := strings.ToLower(w.Text), w.Box
			if _, _, g, at := splitGlyph(w); g != "" {
				text, box = strings.ToLower(g), at
			}
			// "[ ]" is two words.
			if (text == "[" || text == "(") && i+1 < line.Words() && strings.HasPrefix(line.Word(i+1).Text, map[string]string{"[": "]", "(": ")"}[text]) {
				text, box = text+line.Word(i+1).Text, box.Union(line.Word(i+1).Box)
			}
			m, ok := glyphs[text]
			if g, is := drawn[text]; is && !ok && l.scanned && l.amongChoices(n, i) {
				m, ok = g, true
			}
			// A lone letter x is a tick only where it stands apart or among choices.
			if !ok || text == "x" && line.Words() > 1 && !l.amongChoices(n, i) || covered(l.marks, box) {
				continue
			}
			m.Box, m.Kind, m.Confidence = box, reading.MarkGlyph, m.Confidence*max(0.5, w.Confidence)
			marks = append(marks, m)
		}
	}
	l.marks = marks
	return marks
}

var commonWays = phrases(everyChoice)

// amongChoices reports whether the word beside word i of a line is a choice.
func (l *layout) amongChoices(n, i int) bool {
	line := l.lines[n]
	if i == 1 && line.Words() == 2 && cellEnd.MatchString(line.Word(0).Text) {
		return true
	}
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= line.Words() {
			continue
		}
		if len(printedIn([]evidence.Span{line.Sub(max(0, min(i, j)-1), min(line.Words(), max(i, j)+2))}, commonWays)) > 0 {
			return true
		}
	}
	return false
}

// cellEnd is the last word of a choice that a narrow cell breaks over two lines.
var cellEnd = pattern.New(`(?i)^(?:company|agent|follow|known|applicable|required|supplied|enclosed|connected)$`)

func covered(marks []reading.Mark, b reading.Box) bool {
	for _, m := range marks {
		if m.Box.OverlapX(b) > 0.5 && m.Box.OverlapY(b) > 0.5 {
			return true
		}
	}
	return false
}

// reach is how far from its box a choice's words may begin, in heights of the words.
const reach = 4.0

// gapRight is how far to the right of a mark a choice begins; infinite when it
// does not, or is not at the mark's height.
func gapRight(m, choice reading.Box) float64 { return gapBetween(m, choice, choice.X0-m.X1) }

// gapLeft is how far to the left of a mark a choice ends.
func gapLeft(m, choice reading.Box) float64 { return gapBetween(m, choice, m.X0-choice.X1) }

func gapBetween(m, choice reading.Box, gap float64) float64 {
	if m.OverlapY(choice) < 0.3 || gap < -3 || gap > reach*max(choice.Height(), 8) {
		return math.Inf(1)
	}
	return gap
}

// before says on which side of its words a form's boxes stand.
type boxSide int

const (
	unknownSide boxSide = iota
	boxFirst            // ☐ Yes ☐ No
	boxLast             // Yes ☐ No ☐
)

// boxSide looks at the whole form: of the two ways of giving every box its words,
// the one that leaves fewer boxes without, or else has the shorter gaps.
func (s *sheet) boxSide(ways []phrase) boxSide {
	if s.side != unknownSide {
		return s.side
	}
	const enough = 2000 // boxes tell; a page of more is no form
	first, last := 0.0, 0.0
	doc := s.text.Document()
	for i := range doc.Pages {
		page := doc.Pages[i].Number
		marks := s.marksOn(page)
		if len(marks) == 0 || len(marks) > enough {
			continue
		}
		choices := printedIn(s.layout(page).lines, ways)
		for _, m := range marks {
			toRight, toLeft := math.Inf(1), math.Inf(1)
			for _, c := range choices {
				toRight = min(toRight, gapRight(m.Box, c.box))
				toLeft = min(toLeft, gapLeft(m.Box, c.box))
			}
			switch {
			case math.IsInf(toRight, 1) && math.IsInf(toLeft, 1):
			case math.IsInf(toLeft, 1):
				first++
			case math.IsInf(toRight, 1):
				last++
			case toRight < toLeft:
				first += 0.5
			case toLeft < toRight:
				last += 0.5
			}
		}
	}
	s.side = boxFirst
	if last > first {
		s.side = boxLast
	}
	return s.side
}

// answer is a choice that somebody made.
type answer struct {
	name string
	span evidence.Span // the choice's words
	mark reading.Mark  // zero for a typed answer
	// typed is whether the words themselves are the answer.
	typed bool
}

// chosen is which of some choices is ticked among the lines and marks of a
// question. Every choice in ways is seen; one that is not in names, two or none
// is no answer. heads are the choices at the heads of columns, if any.
func (s *sheet) chosen(lines []evidence.Span, marks []reading.Mark, names []string, ways []phrase, heads []printed) (answer, bool) {
	ticked := s.tickedAmong(lines, marks, names, ways, heads)
	if len(ticked) != 1 || !slices.Contains(names, ticked[0].name) {
		return answer{}, false
	}
	return ticked[0], true
}

// tickedAmong is every choice that is ticked, each once. Choices that have nothing
// to do with names (a copy enclosed, when the question is yes or no) are left out.
func (s *sheet) tickedAmong(lines []evidence.Span, marks []reading.Mark, names []string, ways []phrase, heads []printed) []answer {
	if len(marks) > 200 {
		return nil // no question has so many boxes
	}
	choices := printedIn(lines, ways)
	of := s.assign(marks, choices, ways)
	var ticked []answer
	seen := map[string]bool{}
	add := func(c printed, m reading.Mark) {
		if !seen[c.name] && sameSet(c.name, names) {
			seen[c.name] = true
			ticked = append(ticked, answer{name: c.name, span: c.span, mark: m})
		}
	}
	for i, m := range marks {
		if !m.Ticked {
			continue
		}
		if of[i] >= 0 {
			add(choices[of[i]], m)
		} else if h, ok := headOf(m.Box, heads); ok {
			add(h, m)
		}
	}
	if len(ticked) == 0 {
		if a, ok := s.struck(choices, names); ok {
			ticked = append(ticked, a)
		}
	}
	return ticked
}

// sameSet reports whether a choice is one of names, or stands beside one of them
// on forms: "not known" beside yes and no.
func sameSet(name string, names []string) bool {
	if slices.Contains(names, name) {
		return true
	}
	switch name {
	case "Yes", "No", "Not known", "Not applicable", "Not required":
		return slices.Contains(names, "Yes") || slices.Contains(names, "Seller")
	case "Attached", "To follow", "Already supplied":
		return slices.Contains(names, "Attached")
	}
	return false
}

// assign gives each mark the index of its choice, or -1. A mark upon the words is
// theirs (a ring around them); otherwise the form's side decides, and where that
// leaves a mark of the set without words, the other side if it leaves none.
func (s *sheet) assign(marks []reading.Mark, choices []printed, ways []phrase) []int {
	try := func(side boxSide) (of []int, missing int, total float64) {
		of = make([]int, len(marks))
		taken := map[int]bool{}
		for i, m := range marks {
			of[i] = -1
			best := math.Inf(1)
			for k, c := range choices {
				var gap float64
				switch {
				case m.Box.OverlapX(c.box) > 0.6 && m.Box.OverlapY(c.box) > 0.6:
					gap = -1
				case side == boxFirst:
					gap = gapRight(m.Box, c.box)
				default:
					gap = gapLeft(m.Box, c.box)
				}
				if gap < best && !taken[k] {
					best, of[i] = gap, k
				}
			}
			if of[i] < 0 {
				of[i] = underneath(m, choices, taken)
				if of[i] < 0 {
					missing++
					continue
				}
				best = 0
			}
			taken[of[i]] = true
			total += best
		}
		return of, missing, total
	}
	if len(marks) == 0 {
		return nil
	}
	side := s.boxSide(ways)
	other := boxLast
	if side == boxLast {
		other = boxFirst
	}
	a, missA, gapA := try(side)
	b, missB, gapB := try(other)
	if missB < missA && missB == 0 {
		return b
	}
	// Bare ticks, without an empty box anywhere among them, belong to the nearer words;
	// a ticked box whose empty neighbour was not seen is none.
	if bare(marks) && missA == missB && gapB < 0.5*gapA && !s.emptyNear(choices) {
		return b
	}
	return a
}

// underneath is the choice of a narrow cell whose tick stands below its words, or behind
// the last of them, or -1.
func underneath(m reading.Mark, choices []printed, taken map[int]bool) int {
	if !m.Ticked || m.Kind != reading.MarkGlyph {
		return -1
	}
	for k, c := range choices {
		if taken[k] || !c.alone {
			continue
		}
		last := c.box
		if !c.end.Empty() {
			last = c.end
			if gap := m.Box.X0 - last.X1; last.OverlapY(m.Box) > 0.5 && gap > -1 && gap < last.Height() {
				return k
			}
		}
		if gap := m.Box.Y0 - last.Y1; m.Box.OverlapX(last) > 0.8 && gap > -0.3*last.Height() && gap < 0.8*last.Height() {
			return k
		}
	}
	return -1
}

// emptyNear reports whether the page of some choices has an empty box of ink: then its
// ticks stand in boxes.
func (s *sheet) emptyNear(choices []printed) bool {
	if len(choices) == 0 {
		return false
	}
	return slices.ContainsFunc(s.marksOn(choices[0].span.Page()), func(m reading.Mark) bool {
		return !m.Ticked && m.Kind == reading.MarkInk
	})
}

func bare(marks []reading.Mark) bool {
	for _, m := range marks {
		if !m.Ticked {
			return false
		}
	}
	return true
}

// headOf is the choice at the head of the column in which a mark stands: the
// nearest by its middle, clearly nearer than any other.
func headOf(m reading.Box, heads []printed) (printed, bool) {
	best, next := math.Inf(1), math.Inf(1)
	var found printed
	for _, h := range heads {
		d := math.Abs(h.box.MidX() - m.MidX())
		if d < best {
			best, next, found = d, best, h
		} else if d < next {
			next = d
		}
	}
	if best > 40 || best > 0.6*next {
		return printed{}, false
	}
	return found, true
}

// headsAbove is the choices at the heads of columns that stand nearest above a
// height of a page: a row of nothing but choices, two of them or more, or the
// last such row of the pages before.
func (s *sheet) headsAbove(page int, y float64, ways []phrase) []printed {
	for p := page; p >= max(1, page-3); p-- {
		l := s.layout(p)
		if l.heads == nil {
			l.heads = headRows(s.rows(p), ways)
		}
		for i := len(l.heads) - 1; i >= 0; i-- {
			if p < page || l.heads[i][0].box.Y0 < y {
				return l.heads[i]
			}
		}
	}
	return nil
}

// headRows is the rows of a page that are the heads of columns of ticks. A long
// head ("None at the property") may be broken over two lines: its first is enough,
// where it is not the "Not" of "Not known".
func headRows(rows []row, ways []phrase) [][]printed {
	heads := [][]printed{}
	for n, r := range rows {
		var found []printed
		for _, c := range r.cells {
			ps := printedIn([]evidence.Span{c}, ways)
			if len(ps) > 0 && (ps[0].alone || onlyHeads(c, ps)) {
				found = append(found, ps...)
			} else if n+1 < len(rows) && c.Words() == 1 {
				if p, ok := brokenChoice(c, pieces(c), rows[n+1].cells, ways); ok {
					found = append(found, p)
				}
			}
		}
		if len(found) > 2 && found[0].name == "No" && found[0].span == r.cells[0] {
			// "No" heads the column of the questions' numbers, where another heads the noes.
			for _, f := range found[1:] {
				if f.name == "No" {
					found = found[1:]
					break
				}
			}
		}
		distinct := map[string]bool{}
		for _, f := range found {
			distinct[f.name] = true
		}
		if len(found) >= 2 && len(distinct) == len(found) {
			heads = append(heads, found)
		}
	}
	return heads
}

// onlyHeads reports whether a line holds two choices or more and otherwise only the names
// of other columns: "Included Excluded None Price".
func onlyHeads(c evidence.Span, choices []printed) bool {
	if len(choices) < 2 {
		return false
	}
	words := 0
	for _, p := range choices {
		words += p.span.Words()
	}
	for i := range c.Words() {
		if otherColumn.MatchString(c.Word(i).Text) {
			words++
		}
	}
	return words == c.Words()
}

// otherColumn heads a column of a form that is none of choices.
var otherColumn = pattern.New(`(?i)^(?:item|room|price|comments?|details|notes|fitted|free-?standing)$`)

// struck is the choice that is left where a line runs through the others of its
// line: "Yes / No" with one crossed out.
func (s *sheet) struck(choices []printed, names []string) (answer, bool) {
	if len(choices) < 2 {
		return answer{}, false
	}
	var left []printed
	var through reading.Mark
	for _, c := range choices {
		if !sameSet(c.name, names) || c.line != choices[0].line {
			continue
		}
		hit := false
		for _, r := range s.layout(c.span.Page()).across {
			mid := math.Abs(r.MidY()-c.box.MidY()) < 0.25*c.box.Height()
			if mid && r.OverlapX(c.box) > 0.6 && r.Width() < 1.6*c.box.Width()+6 {
				hit = true
				through = reading.Mark{Box: r, Ticked: true, Kind: reading.MarkDrawing, Confidence: 0.7}
			}
		}
		if !hit && pastStruck(c.span).Empty() {
			hit = true
			through = reading.Mark{Box: c.box, Ticked: true, Kind: reading.MarkDrawing, Confidence: 0.7}
		}
		if !hit {
			left = append(left, c)
		}
	}
	if through.Ticked && len(left) == 1 {
		return answer{name: left[0].name, span: left[0].span, mark: through}, true
	}
	return answer{}, false
}

// typed is an answer written in words at the start of a line or cell, or after
// the question on its line: "No", "NO – see attached", "Yes, in 2014". A printed
// list of choices ("Yes / No") is no answer.
func typedAnswer(cells []evidence.Span, names []string, ways []phrase) (answer, bool) {
	var found answer
	n := 0
	for _, c := range cells {
		c = trimPunctuation(c)
		if c.Empty() {
			continue
		}
		ps := printedIn([]evidence.Span{c}, ways)
		if len(ps) == 0 {
			continue
		}
		p := ps[0]
		if p.span.Before(c.Sub(0, 1)) || c.Sub(0, 1).Before(p.span) || !slices.Contains(names, p.name) {
			if sameSet(p.name, names) && p.alone {
				n++ // a choice of the set, printed or typed, that is not an answer here
			}
			continue
		}
		if len(ps) > 1 && ps[1].name != p.name && sameSet(ps[1].name, names) && p.alone {
			return answer{}, false // a printed list
		}
		after := p.span.Rest(c)
		if !endsAnswer(p, after) {
			continue
		}
		n++
		if found.name == "" {
			found = answer{name: p.name, span: p.span, typed: true}
		}
	}
	if n != 1 || found.name == "" {
		return answer{}, false
	}
	return found, true
}

// endsAnswer reports whether the words of a choice end there: "No, never" does,
// "No planning permission …" does not say no.
func endsAnswer(p printed, after evidence.Span) bool {
	last := p.span.Word(p.span.Words() - 1).Text
	if after.Empty() || strings.ContainsAny(last[len(last)-1:], ".,;:") {
		return true
	}
	next := after.Word(0).Text
	if isPunctuation(next) || strings.HasPrefix(next, "(") || strings.HasPrefix(next, "–") {
		return true
	}
	if p.name != "No" {
		return true
	}
	switch strings.ToLower(strings.Trim(next, ".,;")) {
	case "we", "i", "it", "this", "not", "never", "but", "as", "see", "none", "there", "they", "the":
		return true
	}
	return false
}

// boxUnread reports whether a box that OCR could not make out may stand before some
// words: a short word that is no word there ("LI", "@", "C1"), or tick boxes elsewhere
// in the same column. What such a box says is not known.
func (s *sheet) boxUnread(v evidence.Span) bool {
	page := s.pageOf(v.Page())
	if page == nil || page.Source != reading.SourceOCR {
		return false
	}
	line := s.text.Line(v.Page(), v.LineIndex())
	if lead := upTo(line, v.Sub(0, 1)); lead.Words() == 1 && utf8.RuneCountInString(lead.Text()) <= 3 && !numbered(lead) {
		return true
	}
	b := v.Box()
	for _, m := range s.marksOn(v.Page()) {
		if gap := b.X0 - m.Box.X1; gap > -3 && gap < reach*max(b.Height(), 8) && math.Abs(m.Box.MidY()-b.MidY()) < 8*b.Height() {
			return true
		}
	}
	return false
}

// pageOf is a page of the paper by its number, or nil.
func (s *sheet) pageOf(number int) *reading.Page {
	pages := s.text.Document().Pages
	for i := range pages {
		if pages[i].Number == number {
			return &pages[i]
		}
	}
	return nil
}
