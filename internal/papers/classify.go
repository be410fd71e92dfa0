package papers

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// anchor is wording that tells a kind of paper. Weight is how sure the kind is
// when the wording is there and nothing else is known, 0 to 1; a negative weight
// is how sure it is that the paper is not of the kind.
type anchor struct {
	re     *pattern.Pattern
	weight float64
	// head limits the anchor to the first words of the document, where its title
	// stands. In the middle of a sentence there it counts for less: a letter that
	// encloses an official copy names it too.
	head bool
}

const (
	// headWords is how many words from the start count as the head: a title block,
	// an address and a reference fit in it, the body of a letter does not.
	headWords = 120
	// topWords is how many words may stand over a title: a letter-head and an address.
	// In a short paper the head is most of it, and what stands further down may be a
	// row that names another paper.
	topWords = 60
	// bodyWords is how many words are looked at for the other anchors: what a paper
	// is shows in its first pages.
	bodyWords = 3000
	// lateWords is after how many words an anchor counts for less: a paper attached
	// to another comes later.
	lateWords = 1500
	// threshold is the least confidence at which a kind is named at all.
	threshold = 0.5
	// sureAnchors is from where on anchors are believed whatever else the paper says.
	sureAnchors = 0.75
	// aboutOnly is how sure an e-mail is one, whatever its subject names.
	aboutOnly = 0.9
)

// What an anchor's weight is multiplied by where it stands badly.
const (
	inSentence = 0.4  // a title in running text
	inLetter   = 0.5  // a title in a letter whose body says nothing of the kind
	coveredBy  = 0.6  // of what speaks for a letter, lost where a paper's title stands above the salutation
	inSubject  = 0.4  // a title in the subject of an e-mail whose body says little of the kind
	farDown    = 0.75 // beyond lateWords
	lowTitle   = 0.8  // a title under topWords of something else
	mended     = 0.85 // a title that was mended before it was read
)

// Similarity decides only where it is clear: a paper's words must be as like a
// kind's as leastLikeness, and clearly more than the next kind's.
const (
	leastLikeness  = 0.30
	clearLikeness  = 1.15 // times the next kind's
	mostByLikeness = 0.75 // the most that similarity alone is sure of
)

// Classification is what kind of paper it is, how sure that is and why.
type Classification struct {
	Kind       Kind
	Confidence float64 // 0 to 1
	Reason     string  // a sentence that quotes the wording that decided it
}

// Classify tells the kind of a paper by its wording. The weights of the anchors
// that stand in it are joined as independent evidence: 1 − Π(1 − weight). Where
// no anchor is strong enough, what the paper says is compared to what papers of each
// kind must say (tells), and then, as in a bad scan, its vocabulary to theirs.
func Classify(t *evidence.Text) Classification {
	t = readable(t)
	return classify(t, t.All())
}

// kindScore is how much speaks for a kind.
type kindScore struct {
	def    *definition
	value  float64
	quotes []string
	above  float64 // of value, what titles above a letter's salutation say
	about  bool    // its title stands only in the subject of an e-mail, whose body says little of the kind
}

func classify(t *evidence.Text, all evidence.Span) Classification {
	if all.Words() == 0 {
		return Classification{Other, 1, "it has no words that could be read"}
	}
	whole := all
	if all.Words() > bodyWords {
		all = all.Sub(0, bodyWords)
	}
	head := all
	if head.Words() > headWords {
		head = head.Sub(0, headWords)
	}
	clean := mendTitle(head.Raw())
	dear, letter := isLetter(all)
	var scores []kindScore
	titled := 0.0 // how sure another kind is by a title above the salutation
	about := false
	for _, d := range definitions {
		k := joinAnchors(t, d, all, head, clean, dear, letter)
		titled = max(titled, k.above)
		about = about || k.about
		scores = append(scores, k)
	}
	if about {
		for i := range scores {
			if scores[i].def.kind == Correspondence {
				scores[i].value = max(scores[i].value, aboutOnly)
			}
		}
	}
	if letter {
		for i := range scores {
			if scores[i].def.kind == Correspondence {
				scores[i].value *= 1 - coveredBy*titled
			}
		}
	}
	sort.SliceStable(scores, func(i, j int) bool { return scores[i].value > scores[j].value })
	best, next := scores[0], scores[1]
	if best.value < sureAnchors && !letter {
		if c, ok := ofNoKind(t, head); ok {
			return c
		}
	}
	if best.value < threshold {
		if c, ok := byMeaning(all, Other); ok {
			return c
		}
		return byLikeness(whole, scores)
	}
	if best.value < sureAnchors && !letter {
		// Weak anchors may be another's words: a sale's memorandum that disclaims a contract.
		if c, ok := byMeaning(all, best.def.kind); ok {
			return c
		}
	}
	// A close second lowers the confidence: half when the two are equal.
	confidence := best.value * (1 - 0.5*math.Pow(next.value/best.value, 8))
	sort.SliceStable(best.quotes, func(i, j int) bool { return len(best.quotes[i]) > len(best.quotes[j]) })
	quotes := best.quotes[:min(3, len(best.quotes))]
	reason := fmt.Sprintf("it says “%s”", strings.Join(quotes, "”, “"))
	if next.value > 0.9*best.value {
		reason += fmt.Sprintf("; it could also be a %s", next.def.name)
	}
	return Classification{best.def.kind, confidence, reason}
}

// joinAnchors joins the anchors of a kind that stand in a paper.
func joinAnchors(t *evidence.Text, d *definition, all, head evidence.Span, clean string, dear evidence.Span, letter bool) kindScore {
	against, above := 1.0, 1.0
	inSubjectOnly := true
	titles, body := 1.0, 1.0 // doubts left by the anchors of the head and of the body
	var quotes []string
	for _, a := range d.anchors {
		in := all
		if a.head {
			in = head
		}
		m, ok := in.Find(a.re)
		if !ok {
			// The title may be spaced out, or scanned with figures for letters.
			if a.head && clean != "" && a.weight > 0 {
				if as := a.re.FindString(clean); as != "" {
					titles *= 1 - mended*a.weight
					quotes = append(quotes, atMost(fold(as), 80))
				}
			}
			continue
		}
		if a.weight < 0 {
			if !a.head || standsAsTitle(t, m.Span) {
				against *= 1 + a.weight
			}
			continue
		}
		w := a.weight
		switch {
		case a.head:
			if d.kind != Correspondence && !standsAsTitle(t, m.Span) {
				// The title may stand elsewhere in the head too.
				if m, ok = titled(t, in, a.re); !ok {
					w *= inSentence
					m, _ = in.Find(a.re)
				}
			}
			if all.Sub(0, 1).To(m.Span).Words() > topWords {
				w *= lowTitle
			}
			titles *= 1 - w
			if a.weight >= threshold && !inMailSubject(t, m.Span) {
				inSubjectOnly = false
			}
			if letter && w == a.weight && m.Before(dear) && !subjectLine.MatchString(t.Line(m.Page(), m.LineIndex()).Text()) {
				above *= 1 - w
			}
		default:
			if all.Sub(0, 1).To(m.Span).Words() > lateWords {
				w *= farDown
			}
			body *= 1 - w
		}
		quotes = append(quotes, atMost(m.Whole, 80))
	}
	if letter && d.kind != Correspondence && body > 0.75 {
		// A title above the salutation is the paper's own; one below it may be what
		// the letter is about.
		titles = min(above, 1-inLetter*(1-titles))
	}
	if d.kind == Correspondence {
		above = 1
	}
	about := d.kind != Correspondence && inSubjectOnly && titles <= 1-threshold && body > littleSaid && mailHead.MatchString(head.Raw())
	if about {
		titles = 1 - inSubject*(1-titles)
	}
	return kindScore{def: d, value: (1 - titles*body) * against, quotes: quotes, above: 1 - above, about: about}
}

// littleSaid is what doubt a body leaves that says next to nothing of a kind: one of its
// weaker anchors.
const littleSaid = 0.65

var (
	// mailHead is the head of an e-mail as programs print it, and mailSubject its subject.
	mailHead     = pattern.New(`(?im)^\s*from:\s[^\n]*\n(?:[^\n]*\n){0,4}\s*(?:to|sent|date|subject):\s`)
	mailSubject  = pattern.New(`^(?i:subject)\s*:`)
	subjectAlone = pattern.New(`^(?i:subject)\s*:?$`)
)

// inMailSubject reports whether a passage stands in the subject of an e-mail: behind its
// label, in a cell beside it, or behind how an answer's subject begins.
func inMailSubject(t *evidence.Text, m evidence.Span) bool {
	line := t.Line(m.Page(), m.LineIndex()).Text()
	return mailSubject.MatchString(line) || passedOn.MatchString(line) || m.LineIndex() > 0 && subjectAlone.MatchString(t.Line(m.Page(), m.LineIndex()-1).Text())
}

// subjectLine is a line that says what a letter or a message is about.
var subjectLine = pattern.New(`^(?i)(?:subject|re|regarding|about|heading)\b`)

// mendTitle is the lines of a paper's head as they would be without spaces
// between the letters of a word ("L E A S E") and figures in the place of letters;
// empty where there is nothing to mend.
func mendTitle(raw string) string {
	var b strings.Builder
	changed := false
	for line := range strings.SplitSeq(raw, "\n") {
		f := strings.Fields(line)
		singles := 0
		for _, w := range f {
			if len([]rune(w)) == 1 {
				singles++
			}
		}
		if len(f) > titleLine*3 {
			continue
		}
		if singles >= 4 && singles*5 >= len(f)*4 {
			b.WriteString(strings.Join(f, "") + "\n")
			changed = true
			continue
		}
		for i, w := range f {
			fixed := w
			if strings.ContainsAny(w, "01|5") && letters(w) > len([]rune(w))/2 {
				fixed = letterFor.Replace(w)
			}
			changed = changed || fixed != w
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(fixed)
		}
		b.WriteByte('\n')
	}
	if !changed {
		return ""
	}
	return b.String()
}

// letterFor mends figures inside words.
var letterFor = strings.NewReplacer("0", "o", "1", "i", "|", "i", "5", "s")

func letters(w string) int {
	n := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// titled is the first match in a span that stands as a title.
func titled(t *evidence.Text, in evidence.Span, re *pattern.Pattern) (evidence.Match, bool) {
	for _, m := range in.FindAll(re) {
		if standsAsTitle(t, m.Span) {
			return m, true
		}
	}
	return evidence.Match{}, false
}

// titleLine is how many words a line has at most that is a title.
const titleLine = 14

// standsAsTitle reports whether a passage is a title or part of one: its line is
// short, and no sentence runs into it from before.
func standsAsTitle(t *evidence.Text, m evidence.Span) bool {
	if m.Empty() {
		return false
	}
	line := t.Line(m.Page(), m.LineIndex())
	if line.Words() > titleLine {
		// Banners may be long; they have capitals.
		return strings.ToUpper(m.Text()) == m.Text() && line.Sub(0, 1).To(m).Words() == m.Words()
	}
	if before := line.Words() - m.Sub(0, 1).Rest(line).Words() - 1; before > 0 {
		// "we enclose the official copy": small words lead into it.
		small := 0
		for i := range before {
			if w := line.Word(i).Text; w == strings.ToLower(w) && len(w) > 1 && w[0] >= 'a' && w[0] <= 'z' {
				small++
			}
		}
		if small > 1 && small*2 > before {
			return false
		}
	}
	// A sentence that began on the line above goes on here.
	if m.LineIndex() > 0 {
		above := t.Line(m.Page(), m.LineIndex()-1)
		if above.Words() > 7 && m.Text()[0] >= 'a' && m.Text()[0] <= 'z' {
			return false
		}
	}
	return true
}

var (
	salutation  = pattern.New(`(?m)^\W*Dear\s+(?:Sirs?|Madam|Mr|Mrs|Ms|Miss|Dr|Colleagues?|[A-Z][\w'’-]+)`)
	valediction = pattern.New(`(?im)^\W*(?:Yours\s+(?:faithfully|sincerely|truly)|(?:Kind(?:est)?|Best|Warm|With\s+kind)\s+(?:regards|wishes)|Many\s+thanks)`)
)

// isLetter reports whether a paper is written as a letter: a salutation near its
// beginning, which it returns, and an ending not far from it.
func isLetter(all evidence.Span) (dear evidence.Span, ok bool) {
	s, ok := all.Find(salutation)
	if !ok || all.Sub(0, 1).To(s.Span).Words() > 250 {
		return evidence.Span{}, false
	}
	e, ok := s.Span.Rest(all).Find(valediction)
	return s.Span, ok && s.Span.To(e.Span).Words() < 1200
}

// byLikeness names the kind whose vocabulary a paper has, if that is clear. What
// the anchors found still counts, for and against.
func byLikeness(all evidence.Span, scores []kindScore) Classification {
	if all.Words() > 2*bodyWords {
		all = all.Sub(0, 2*bodyWords)
	}
	other := Classification{Other, 1 - scores[0].value, "no wording that tells a known kind of paper was found"}
	if all.Words() < 40 {
		return other
	}
	like := likenesses(all.Text())
	if len(like) == 0 {
		return other
	}
	hint := map[Kind]float64{}
	for _, s := range scores {
		hint[s.def.kind] = s.value
	}
	for i := range like {
		like[i].value *= 1 + hint[like[i].kind]
	}
	sort.SliceStable(like, func(i, j int) bool { return like[i].value > like[j].value })
	best, next := like[0], like[1]
	if best.value < leastLikeness || best.value < clearLikeness*next.value || len(best.words) < 4 {
		return other
	}
	if speaksAgainst(all.Text(), best.kind) {
		return other
	}
	confidence := math.Min(mostByLikeness, threshold+(best.value-leastLikeness)+hint[best.kind]/4)
	return Classification{best.kind, confidence, fmt.Sprintf("its title could not be read, but it speaks of %s as a %s does", strings.Join(best.words, ", "), Name(best.kind))}
}

// Section is a run of pages of a document that are one paper of their own.
type Section struct {
	First, Last int // numbers of pages, both in it
	Classification
}

// Split tells the papers apart that were scanned or merged into one document: a
// register, its plan and a lease in one file. A new paper begins on a page whose
// first words are the title of a kind, unless it goes on with the paper before
// ("continued", page 3 of 9). A document of one paper is one section.
func Split(t *evidence.Text) []Section {
	pages := t.Document().Pages
	if len(pages) == 0 {
		return nil
	}
	type start struct {
		page  int // index
		kind  Kind
		title int // index of the page that told the kind: cover sheets come before it
	}
	starts := []start{{0, "", 0}}
	for p := range pages {
		i := p
		kind := opens(t, pages[i].Number)
		last := &starts[len(starts)-1]
		if kind == "" && last.kind == Other && i > 0 {
			kind = standsAlone(t, pages[i].Number)
		}
		switch {
		case i == 0:
			last.kind = kind
		case kind == Other && isForm(last.kind):
			// A form may name such a paper over one of its answers.
		case kind == "" || goesOnFrom(t, pages[i].Number) || isForm(last.kind) && midForm(t, pages[i].Number):
		case kind == last.kind && !firstOfSeveral(t, pages[i].Number):
		case last.kind == "" && !isolated(t, pages[starts[len(starts)-1].page:i]):
			// Cover sheets and the like belong to the paper that follows.
			last.kind, last.title = kind, i
		default:
			// A cover sheet goes with what it covers.
			if last.kind != Other && i-1 > last.title && !isolated(t, pages[i-1:i]) && !goesOnFrom(t, pages[i-1].Number) {
				starts = append(starts, start{i - 1, kind, i})
				break
			}
			starts = append(starts, start{i, kind, i})
		}
	}
	var sections []Section
	for i, st := range starts {
		end := len(pages)
		if i+1 < len(starts) {
			end = starts[i+1].page
		}
		span := t.Page(pages[st.page].Number)
		for _, p := range pages[st.page:end] {
			span = span.To(t.Page(p.Number))
		}
		c := classify(t, span)
		if n := len(sections); n > 0 && sections[n-1].Kind == c.Kind && !firstOfSeveral(t, pages[st.page].Number) {
			sections[n-1].Last = pages[end-1].Number
			continue
		}
		sections = append(sections, Section{pages[st.page].Number, pages[end-1].Number, c})
	}
	return sections
}

// standsAlone is the kind of a page that is surely a paper by itself, whatever its first
// words are: behind a paper of which nothing is read it would be lost with that.
func standsAlone(t *evidence.Text, page int) Kind {
	if c := classify(t, t.Page(page)); c.Confidence >= sureAnchors && c.Kind != Correspondence && c.Kind != Other {
		return c.Kind
	}
	return ""
}

// isForm reports whether a kind is a form of numbered questions, which name other
// kinds of paper in passing.
func isForm(k Kind) bool {
	return k == TA6 || k == TA7 || k == TA10 || k == LPE1 || k == FME1
}

var (
	laterQuestion = pattern.New(`^(?:[2-9]|[1-3]\d)\.\d{1,2}(?:\.\d{1,2})?[.):]?(?:\s|$)`)
	laterSection  = pattern.New(`^(?:[2-9]|[1-3]\d)[.):]?\s+\p{Lu}[\pL\s,&'’/-]{3,60}$`)
)

// midForm reports whether a page begins amid the questions of a form: one of its first
// lines has the number of a later question or section.
func midForm(t *evidence.Text, page int) bool {
	for i := range 3 {
		if text := t.Line(page, i).Text(); laterQuestion.MatchString(text) || laterSection.MatchString(text) {
			return true
		}
	}
	return false
}

// Pages is the pages of a document that a section has, as a document of their own
// with the numbers that they had.
func (s Section) Pages(doc *reading.Document) *reading.Document {
	part := *doc
	part.Pages = nil
	for _, p := range doc.Pages {
		if p.Number >= s.First && p.Number <= s.Last {
			part.Pages = append(part.Pages, p)
		}
	}
	return &part
}

const (
	openingWords = 70  // of a page, in which the title of a paper would stand
	openingSure  = 0.8 // how sure a kind must be by these alone to begin a paper
	// openingLikely is how sure a kind must be by the first words where the rest of the page
	// makes it sure.
	openingLikely = 0.6
	// otherTitleLines is in how many lines from the top of a page the title of a paper of
	// no kind here begins one: further down it may be an item of another paper's list.
	otherTitleLines = 4
)

// opens is the kind of paper that begins on a page, if its first words are a title.
func opens(t *evidence.Text, page int) Kind {
	top := t.Page(page)
	if top.Empty() {
		return ""
	}
	if top.Words() > openingWords {
		top = top.Sub(0, openingWords)
	}
	best, value := Kind(""), 0.0
	for _, d := range definitions {
		doubt, against := 1.0, 1.0
		for _, a := range d.anchors {
			if !a.head && d.kind != Lease && d.kind != TitleRegister {
				continue
			}
			m, ok := titled(t, top, a.re)
			switch {
			case !ok && a.weight > 0, m.Span.Empty():
			case a.weight < 0:
				against *= 1 + a.weight
			default:
				doubt *= 1 - a.weight
			}
		}
		if v := (1 - doubt) * against; v > value {
			best, value = d.kind, v
		}
	}
	if value >= openingSure {
		return best
	}
	if _, ok := titledOther(t, t.Page(page), otherTitleLines); ok {
		return Other
	}
	if value >= openingLikely {
		// A title that others use too, over a page that says the rest.
		if c := classify(t, t.Page(page)); c.Kind == best && c.Confidence >= openingSure {
			return best
		}
	}
	return ""
}

var (
	pageOf    = pattern.New(`(?i)\b(?:page\s+)?(\d{1,3})\s+(?:of|/)\s+(\d{1,3})\b`)
	continued = pattern.New(`(?i)\bcontinued\b|\bparhad\b`)
)

// goesOnFrom reports whether a page says that it continues one before it.
func goesOnFrom(t *evidence.Text, page int) bool {
	on := t.Page(page)
	top := on
	if top.Words() > openingWords {
		top = top.Sub(0, openingWords)
	}
	if _, ok := top.Find(continued); ok {
		return true
	}
	n, ok := pageNumbered(on)
	return ok && n > 1
}

// firstOfSeveral reports whether a page says that it is page 1 of some.
func firstOfSeveral(t *evidence.Text, page int) bool {
	n, ok := pageNumbered(t.Page(page))
	return ok && n == 1
}

// pageNumbered is the page number that a page prints at its top or bottom, "3 of 9".
func pageNumbered(on evidence.Span) (int, bool) {
	if on.Empty() {
		return 0, false
	}
	ends := []evidence.Span{on.Sub(max(0, on.Words()-8), on.Words()), on.Sub(0, min(8, on.Words()))}
	for _, e := range ends {
		if m, ok := e.Find(pageOf); ok {
			n, ok1 := figures(m.Group[0].String)
			of, ok2 := figures(m.Group[1].String)
			if ok1 && ok2 && n >= 1 && n <= of {
				return n, true
			}
		}
	}
	return 0, false
}

// isolated reports whether pages before the first title are a paper of their own:
// more than a cover sheet.
func isolated(t *evidence.Text, pages []reading.Page) bool {
	words := 0
	for _, p := range pages {
		words += t.Page(p.Number).Words()
	}
	return words > 60
}
