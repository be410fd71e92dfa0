package evidence

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Text is the running text of a document: every word of every page in reading
// order, a space between words, a line feed between lines, a form feed between
// pages. It is made once for a document and not changed; the document must not
// change either.
type Text struct {
	doc   *reading.Document // its writing upright
	given *reading.Document // as it was read; the same pages, lines and words
	flat  string
	words []place
	pages []int // index into words of each page's first word, and one past the end
}

// place is one word: where in flat, where in the document.
type place struct {
	start, end       int
	page, line, word int
}

// NewText indexes a document.
func NewText(doc *reading.Document) *Text { return index(upright(doc), doc) }

// Mended is the text with words put right that a reader misread, for whoever looks
// for printed words in it: spans, words and matches are of the mended words. mend may
// change the words of the pages it is given, and nothing else. Citations quote the
// words as they were read, and a value must stand there: where only its mended words
// stand in a span, what was read in their place is the value.
func (t *Text) Mended(mend func(pages []reading.Page)) *Text {
	doc := *t.doc
	doc.Pages = slices.Clone(doc.Pages)
	for p := range doc.Pages {
		page := &doc.Pages[p]
		page.Lines = slices.Clone(page.Lines)
		for l := range page.Lines {
			page.Lines[l].Words = slices.Clone(page.Lines[l].Words)
		}
	}
	mend(doc.Pages)
	for p := range doc.Pages {
		for l := range doc.Pages[p].Lines {
			for w := range doc.Pages[p].Lines[l].Words {
				// A word stays one word, or the two texts would part.
				word := &doc.Pages[p].Lines[l].Words[w]
				if word.Text == "" || strings.ContainsFunc(word.Text, unicode.IsSpace) {
					word.Text = t.doc.Pages[p].Lines[l].Words[w].Text
				}
			}
		}
	}
	return index(&doc, t.given)
}

func index(doc, given *reading.Document) *Text {
	t := &Text{doc: doc, given: given}
	var b strings.Builder
	for p := range doc.Pages {
		if p > 0 {
			b.WriteByte('\f')
		}
		t.pages = append(t.pages, len(t.words))
		for l := range doc.Pages[p].Lines {
			if l > 0 {
				b.WriteByte('\n')
			}
			for w, word := range doc.Pages[p].Lines[l].Words {
				if w > 0 {
					b.WriteByte(' ')
				}
				at := b.Len()
				b.WriteString(word.Text)
				t.words = append(t.words, place{at, b.Len(), p, l, w})
			}
		}
	}
	t.pages = append(t.pages, len(t.words))
	t.flat = b.String()
	return t
}

// upright is a document with the writing of every page straight; the document
// itself when OCR read none.
func upright(doc *reading.Document) *reading.Document {
	for p := range doc.Pages {
		if doc.Pages[p].Source != reading.SourceOCR {
			continue
		}
		straight := *doc
		straight.Pages = make([]reading.Page, len(doc.Pages))
		for i := range doc.Pages {
			straight.Pages[i] = doc.Pages[i].Upright()
		}
		return &straight
	}
	return doc
}

// Document is what the text was made of, the writing of its pages upright: what
// stands beside what is told by these boxes, as it is by those of spans and words.
// Citations have the boxes of the pages as they were given.
func (t *Text) Document() *reading.Document { return t.doc }

// String is the whole text.
func (t *Text) String() string { return t.flat }

// All is the span of every word.
func (t *Text) All() Span { return Span{t, 0, len(t.words)} }

// Page is the span of one page's words; pages count from 1. A page that does not
// exist has an empty span.
func (t *Text) Page(number int) Span {
	for p := range t.doc.Pages {
		if t.doc.Pages[p].Number == number {
			return Span{t, t.pages[p], t.pages[p+1]}
		}
	}
	return Span{t, 0, 0}
}

// Line is the span of one line, by index within its page (which counts from 1).
func (t *Text) Line(number, line int) Span {
	page := t.Page(number)
	from := page.from + sort.Search(page.to-page.from, func(i int) bool { return t.words[page.from+i].line >= line })
	to := page.from + sort.Search(page.to-page.from, func(i int) bool { return t.words[page.from+i].line > line })
	return Span{t, from, to}
}

// Span is the words that bytes [start,end) of String touch.
func (t *Text) Span(start, end int) Span {
	from := sort.Search(len(t.words), func(i int) bool { return t.words[i].end > start })
	to := sort.Search(len(t.words), func(i int) bool { return t.words[i].start >= end })
	if to < from {
		to = from
	}
	return Span{t, from, to}
}

// Span is a run of words that follow each other in reading order; it may be
// empty and may cross pages.
type Span struct {
	t        *Text
	from, to int
}

// Empty reports whether there is no word in the span.
func (s Span) Empty() bool { return s.t == nil || s.from >= s.to }

// Words is how many words the span has.
func (s Span) Words() int {
	if s.Empty() {
		return 0
	}
	return s.to - s.from
}

// Word is the i-th word of the span.
func (s Span) Word(i int) reading.Word {
	p := s.t.words[s.from+i]
	return s.t.doc.Pages[p.page].Lines[p.line].Words[p.word]
}

// Sub is words [i,j) of the span.
func (s Span) Sub(i, j int) Span { return Span{s.t, s.from + i, s.from + j} }

// Bytes is where the span stands in the text's String.
func (s Span) Bytes() (start, end int) {
	if s.Empty() {
		if s.t != nil && s.from < len(s.t.words) {
			return s.t.words[s.from].start, s.t.words[s.from].start
		}
		return 0, 0
	}
	return s.t.words[s.from].start, s.t.words[s.to-1].end
}

// Raw is the span's part of the text's String, line feeds and all.
func (s Span) Raw() string {
	if s.Empty() {
		return ""
	}
	start, end := s.Bytes()
	return s.t.flat[start:end]
}

// Text is the span's words with one space between each.
func (s Span) Text() string { return Fold(s.Raw()) }

// Literal is the span's words as they were read, one space between each: Text, save
// in a text that was mended.
func (s Span) Literal() string {
	if s.Empty() {
		return ""
	}
	if s.t.doc == s.t.given {
		return s.Text()
	}
	var b strings.Builder
	for _, p := range s.t.words[s.from:s.to] {
		b.WriteByte(' ')
		b.WriteString(s.t.given.Pages[p.page].Lines[p.line].Words[p.word].Text)
	}
	return Fold(b.String())
}

// literal is what was read where a value stands in the span's mended words: the
// fewest words of the span in which it stands; the value itself where there are none.
func (s Span) literal(value string) string {
	s = s.OnePage()
	if s.Empty() || s.t.doc == s.t.given || Stands(value, s.Literal()) {
		return value
	}
	n := len(strings.Fields(value))
	for length := max(1, n-1); length <= min(s.Words(), n+1); length++ {
		for i := 0; i+length <= s.Words(); i++ {
			if at := s.Sub(i, i+length); Stands(value, at.Text()) {
				return strings.Trim(at.Literal(), ".,;:")
			}
		}
	}
	return value
}

// Page is the number of the page on which the span begins, 0 for an empty span.
func (s Span) Page() int {
	if s.Empty() {
		return 0
	}
	return s.t.doc.Pages[s.t.words[s.from].page].Number
}

// LineIndex is the index within its page of the line on which the span begins.
func (s Span) LineIndex() int {
	if s.Empty() {
		return -1
	}
	return s.t.words[s.from].line
}

// Box is the smallest box around the span's words on the page where it begins.
func (s Span) Box() reading.Box {
	var b reading.Box
	for _, x := range s.OnePage().Boxes() {
		b = b.Union(x)
	}
	return b
}

// Boxes is one box a line, in reading order.
func (s Span) Boxes() []reading.Box {
	if s.Empty() {
		return nil
	}
	return s.boxesIn(s.t.doc)
}

// boxesIn is Boxes, by the document upright or as it was given.
func (s Span) boxesIn(doc *reading.Document) []reading.Box {
	var boxes []reading.Box
	last := place{page: -1}
	for i := s.from; i < s.to; i++ {
		p := s.t.words[i]
		b := doc.Pages[p.page].Lines[p.line].Words[p.word].Box
		if p.page == last.page && p.line == last.line {
			boxes[len(boxes)-1] = boxes[len(boxes)-1].Union(b)
		} else {
			boxes = append(boxes, b)
		}
		last = p
	}
	return boxes
}

// OnePage is the part of the span that stands on the page where it begins.
func (s Span) OnePage() Span {
	if s.Empty() {
		return s
	}
	page := s.t.words[s.from].page
	to := s.to
	if end := s.t.pages[page+1]; to > end {
		to = end
	}
	return Span{s.t, s.from, to}
}

// To is the span from the beginning of s to the end of o, whichever comes first.
func (s Span) To(o Span) Span {
	if s.Empty() {
		return o
	}
	if o.Empty() {
		return s
	}
	return Span{s.t, min(s.from, o.from), max(s.to, o.to)}
}

// Before reports whether the span begins before o does.
func (s Span) Before(o Span) bool { return s.from < o.from }

// Rest is the words of o that come after the span.
func (s Span) Rest(o Span) Span { return Span{s.t, min(s.to, o.to), o.to} }

// Confidence is the mean confidence of the span's words, 0 for an empty span.
func (s Span) Confidence() float64 {
	if s.Empty() {
		return 0
	}
	sum := 0.0
	for i := range s.Words() {
		sum += s.Word(i).Confidence
	}
	return sum / float64(s.Words())
}

// Match is where a regular expression matched.
type Match struct {
	Span          // the words that the whole match touches
	Whole string  // what matched, folded
	Group []Group // of the expression's parentheses; Group[0] is the first
}

// Group is what one pair of parentheses matched. Its string may be part of a
// word ("129,000" of "£129,000."); its span is whole words.
type Group struct {
	Span
	String string
}

// Expression is what Find and FindAll look for: a regular expression, compiled or not
// yet, in the syntax of regexp.
type Expression interface {
	FindStringSubmatchIndex(s string) []int
	FindAllStringSubmatchIndex(s string, n int) [][]int
}

// Find is the first match within the span. The expression sees the text with its
// line and form feeds: write \s+ between words.
func (s Span) Find(re Expression) (Match, bool) {
	if s.Empty() {
		return Match{}, false
	}
	start, end := s.Bytes()
	loc := re.FindStringSubmatchIndex(s.t.flat[start:end])
	if loc == nil {
		return Match{}, false
	}
	return s.match(start, loc), true
}

// FindAll is every match within the span, in order.
func (s Span) FindAll(re Expression) []Match {
	if s.Empty() {
		return nil
	}
	start, end := s.Bytes()
	var all []Match
	for _, loc := range re.FindAllStringSubmatchIndex(s.t.flat[start:end], -1) {
		all = append(all, s.match(start, loc))
	}
	return all
}

func (s Span) match(start int, loc []int) Match {
	at := func(i int) Group {
		if loc[2*i] < 0 {
			return Group{}
		}
		from, to := start+loc[2*i], start+loc[2*i+1]
		return Group{s.t.Span(from, to), Fold(s.t.flat[from:to])}
	}
	whole := at(0)
	m := Match{Span: whole.Span, Whole: whole.String}
	for i := 1; i < len(loc)/2; i++ {
		m.Group = append(m.Group, at(i))
	}
	return m
}

// Locate finds a quotation that somebody else gives (a model, a person) on a
// page: whole, white space and hyphenation at line ends normalised, nothing else.
// The span is the words that the quotation touches; it never begins or ends
// inside a word, though it may leave out a word's punctuation.
func (t *Text) Locate(page int, quote string) (Span, bool) {
	want := []rune(Unhyphenate(Fold(quote)))
	if len(want) == 0 || len(want) > longestQuote {
		return Span{}, false
	}
	// The page may break any word at a line's end where the quotation does not.
	var b strings.Builder
	for i, r := range want {
		switch {
		case r == ' ':
			b.WriteString(`\s+`)
			continue
		case i > 0 && unicode.IsLetter(want[i-1]) && unicode.IsLower(r):
			b.WriteString(`(?:[-\x{2010}\x{00AD}]\s+)?`)
		}
		b.WriteString(regexp.QuoteMeta(string(r)))
	}
	re, err := regexp.Compile(b.String())
	if err != nil {
		return Span{}, false // characters that are not UTF-8 stand on no page
	}
	for _, m := range t.Page(page).FindAll(re) {
		if Stands(quote, m.Text()) {
			return m.Span, true
		}
	}
	return Span{}, false
}

// longestQuote is how many characters Locate looks for: a long clause fits, a
// page that somebody passes off as a quotation does not.
const longestQuote = 4000

// Fold turns every run of white space into one space and drops it at the ends.
func Fold(s string) string { return strings.Join(strings.Fields(s), " ") }

var broken = regexp.MustCompile(`(\pL)[-\x{2010}\x{00AD}] (\p{Ll})`)

// Unhyphenate joins words that a line's end broke: "main- tenance" is "maintenance".
func Unhyphenate(folded string) string { return broken.ReplaceAllString(folded, "$1$2") }
