package evidence

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Citation is a quotation that stands whole on its page. The zero Citation
// quotes nothing.
type Citation struct {
	file  string
	page  int
	quote string
	boxes []reading.Box
	said  string // what a person says instead; see Correct
}

// File is the name of the document that is quoted.
func (c Citation) File() string { return c.file }

// Page counts from 1.
func (c Citation) Page() int { return c.page }

// Quote is the words as the page has them, one space between each.
func (c Citation) Quote() string { return c.quote }

// Boxes is one box a line of the quotation, and one for each tick that it rests on.
func (c Citation) Boxes() []reading.Box { return append([]reading.Box(nil), c.boxes...) }

// IsZero reports whether nothing is quoted.
func (c Citation) IsZero() bool { return c.quote == "" }

// Cite quotes a span: the part of it that stands on the page where it begins.
func Cite(s Span) (Citation, error) {
	s = s.OnePage()
	if s.Empty() {
		return Citation{}, fmt.Errorf("evidence: nothing to quote")
	}
	c := Citation{file: s.t.doc.Name, page: s.Page(), quote: s.Literal(), boxes: s.boxesIn(s.t.given)}
	return c, c.check(s.t)
}

// check is the promise: the quotation stands on the page, and has a box.
func (c Citation) check(t *Text) error {
	page := t.Page(c.page).Literal()
	if c.quote == "" || !strings.Contains(page, c.quote) {
		return fmt.Errorf("evidence: %q does not stand on page %d of %s", c.quote, c.page, c.file)
	}
	if len(c.boxes) == 0 {
		return fmt.Errorf("evidence: %q has no place on page %d of %s", c.quote, c.page, c.file)
	}
	return nil
}

// Origin says who found a fact.
type Origin string

// The finders of facts.
const (
	Parser Origin = "parser"
	Model  Origin = "model"
	Person Origin = "person"
)

// Statement is what somebody says that a paper says, before it is checked.
type Statement struct {
	Path  string // PDTF JSON pointer, or /paperwurks/… where PDTF has none
	Label string // for people
	// Value is a part of the quotation, as the page has it.
	Value string
	// Normalised is the value as PDTF wants it at Path: a string (dates as
	// 2006-01-02, answers as "Yes", "No", "Not known"), a float64 (pounds, years,
	// square metres) or a bool. Nil means Value itself.
	Normalised any
	Confidence float64 // 0 to 1; 0 means the confidence of the words quoted
	Origin     Origin  // empty means Parser
}

// Fact is a Statement that was checked. The zero Fact says nothing.
type Fact struct {
	s        Statement
	cites    []Citation
	computed bool
	from     []string   // the paths that it was computed from
	ruling   *Ruling    // of a person; nil for almost all
	read     *Statement // before the ruling
}

// Path is the PDTF JSON pointer, or /paperwurks/… where PDTF has none.
func (f Fact) Path() string { return f.s.Path }

// Label names the fact for people.
func (f Fact) Label() string { return f.s.Label }

// Value is as the page has it, or the result for a computed fact.
func (f Fact) Value() string { return f.s.Value }

// Normalised is a string, a float64 or a bool; see Statement.
func (f Fact) Normalised() any { return f.s.Normalised }

// Confidence is 0 to 1.
func (f Fact) Confidence() float64 { return f.s.Confidence }

// Origin says who found it.
func (f Fact) Origin() Origin { return f.s.Origin }

// Citation is the passage that says it.
func (f Fact) Citation() Citation {
	if len(f.cites) == 0 {
		return Citation{}
	}
	return f.cites[0]
}

// Citations is every passage that the fact rests on, the telling one first.
func (f Fact) Citations() []Citation { return append([]Citation(nil), f.cites...) }

// Computed reports whether the value was worked out from others that are cited,
// and so does not stand in the quotation itself.
func (f Fact) Computed() bool { return f.computed }

// IsZero reports whether the fact says nothing.
func (f Fact) IsZero() bool { return len(f.cites) == 0 }

// State makes a fact of a passage whose words hold the value.
// It fails when they do not.
func State(s Statement, at Span) (Fact, error) {
	at = at.OnePage()
	c, err := Cite(at)
	if err != nil {
		return Fact{}, err
	}
	if s.Confidence == 0 {
		s.Confidence = at.Confidence()
	}
	s.Value = at.literal(s.Value)
	if err := struck(s, at); err != nil {
		return Fact{}, err
	}
	return finish(s, false, c)
}

// Tick makes a fact of an answer given by a ticked box: the question, the words
// beside the box (or at the head of its column) that are the value, and the mark.
// All three must be on one page and the mark ticked.
func Tick(s Statement, question, answer Span, mark reading.Mark) (Fact, error) {
	if !mark.Ticked {
		return Fact{}, fmt.Errorf("evidence: the box for %s is not ticked", s.Path)
	}
	if question.Page() != answer.Page() {
		return Fact{}, fmt.Errorf("evidence: the question and the tick for %s are on two pages", s.Path)
	}
	if s.Confidence == 0 {
		s.Confidence = mark.Confidence * min(1, answer.Confidence())
	}
	s.Value = answer.literal(s.Value)
	if err := struck(s, answer); err != nil {
		return Fact{}, err
	}
	// One quotation from the question to the answer reads best; it is used while it is short.
	if whole := question.To(answer); !question.Empty() && whole.Words() <= 60 {
		c, err := Cite(whole)
		if err != nil {
			return Fact{}, err
		}
		c.boxes = append(append(question.boxesIn(question.t.given), answer.OnePage().boxesIn(answer.t.given)...), onPage(answer, mark))
		return finish(s, false, c)
	}
	a, err := Cite(answer)
	if err != nil {
		return Fact{}, err
	}
	a.boxes = append(a.boxes, onPage(answer, mark))
	q, err := Cite(question)
	if err != nil {
		return finish(s, false, a)
	}
	return finish(s, true, q, a)
}

// struck is an error when the value stands only in words that are struck out.
func struck(s Statement, at Span) error {
	var standing []string
	for i := range at.Words() {
		if w := at.Word(i); !w.Struck {
			standing = append(standing, w.Text)
		}
	}
	if len(standing) < at.Words() && !Stands(s.Value, strings.Join(standing, " ")) {
		return fmt.Errorf("evidence: %q is struck out", s.Value)
	}
	return nil
}

// onPage is where a mark of the upright page stands on the page as it was given.
func onPage(answer Span, mark reading.Mark) reading.Box {
	return answer.t.given.Pages[answer.t.words[answer.from].page].Given(mark.Box)
}

// Compute makes a fact that follows from others: an end date from a start and a
// term. Its citations are theirs.
func Compute(s Statement, from ...Fact) (Fact, error) {
	var cites []Citation
	var paths []string
	var ruling *Ruling
	least := 1.0
	for _, f := range from {
		if f.IsZero() {
			return Fact{}, fmt.Errorf("evidence: %s is computed from nothing", s.Path)
		}
		cites = append(cites, f.cites...)
		least = min(least, f.s.Confidence)
		if f.s.Path != s.Path { // not from parts of itself
			paths = append(paths, f.s.Path)
		}
		if f.ruling != nil && ruling == nil {
			r := *f.ruling
			r.Follows = f.s.Path
			ruling = &r
		}
	}
	if ruling != nil {
		s.Origin = Person // it rests on a person's word
	}
	if len(cites) == 0 {
		return Fact{}, fmt.Errorf("evidence: %s is computed from nothing", s.Path)
	}
	if s.Confidence == 0 {
		s.Confidence = least
	}
	f, err := finish(s, true, cites...)
	f.from, f.ruling = paths, ruling
	return f, err
}

// finish is the last door: nothing becomes a Fact without passing it.
func finish(s Statement, computed bool, cites ...Citation) (Fact, error) {
	if s.Path == "" || s.Value == "" {
		return Fact{}, fmt.Errorf("evidence: a fact needs a path and a value (path %q, value %q)", s.Path, s.Value)
	}
	if !computed && !Stands(s.Value, cites[0].quote) {
		return Fact{}, fmt.Errorf("evidence: %q does not stand in %q", s.Value, cites[0].quote)
	}
	if s.Normalised == nil {
		s.Normalised = Fold(s.Value)
	}
	switch s.Normalised.(type) {
	case string, float64, bool:
	default:
		return Fact{}, fmt.Errorf("evidence: %s is normalised to a %T; a string, float64 or bool is wanted", s.Path, s.Normalised)
	}
	if s.Origin == "" {
		s.Origin = Parser
	}
	s.Confidence = max(0, min(1, s.Confidence))
	return Fact{s: s, cites: cites, computed: computed}, nil
}

// Stands reports whether a value stands whole in a quotation: white space and
// line-end hyphens apart the same characters, and not as a part of a longer
// word or number ("No" does not stand in "November").
func Stands(value, quote string) bool {
	v, q := Fold(value), Fold(quote)
	return within(v, q) || within(Unhyphenate(v), Unhyphenate(q))
}

func within(v, q string) bool {
	if v == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(v)
	last, _ := utf8.DecodeLastRuneInString(v)
	for from := 0; ; {
		i := strings.Index(q[from:], v)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(v)
		before, _ := utf8.DecodeLastRuneInString(q[:start])
		after, _ := utf8.DecodeRuneInString(q[end:])
		opens := !alnum(first) || !alnum(before)
		closes := !alnum(last) || !alnum(after)
		if opens && closes {
			return true
		}
		from = start + 1
	}
}

func alnum(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
