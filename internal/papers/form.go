package papers

import (
	"embed"
	"strings"
	"unicode"
)

// forms holds one table a form: each question's number on the paper, how it is
// answered, its PDTF path, a label of our own, its choices and its cue. The
// references and paths are PDTF's (schemas v3, overlays ta6, ta7, ta10, lpe1 and
// fme1; MIT licence); where PDTF has no path it is /paperwurks/FORM/….
//
//go:embed forms/*.tsv
var forms embed.FS

// How a question of a form is answered.
const (
	choice = "choice" // one of its options
	party  = "party"  // likewise, the options being the parties to the lease or estate
	many   = "many"   // any of its options; the path ends in a star
	docs   = "docs"   // whether a copy is attached
)

// question is one row of a form's table.
type question struct {
	// number is the form's own: "4.1(a)". Empty for a part of the question above.
	number string
	how    string // a constant above, or what the answer is: text, details, pounds, year, name …
	path   string
	label  string
	// options are the choices as PDTF writes them.
	options []string
	ways    []phrase // of saying them and every form's choices
	// cue tells the question by its wording, whatever its number; nil where the
	// answer is looked for in the space of the question above. Others are further
	// wordings of it.
	cue    cue
	others []cue
	// of is the index of the question that this one is a part of, or its own.
	of int
}

// cue is wording that tells a question from others. Each term must occur, in any
// order, save those that must not.
type cue []term

type term struct {
	// ways are the term's alternatives as plain writes them, a space before each.
	ways  []string
	never bool
	first bool // only as the text's first words, or behind "who is the"
	whole bool // only as the whole text, small words apart: a label
}

// newCue reads "flood been|ever !report": words that begin so, alternatives
// between bars, an underscore between words that follow each other, a bang before
// what must not occur, a caret before what must come first, an equals sign before what
// must be all of it.
func newCue(s string) cue {
	var c cue
	for _, f := range strings.Fields(s) {
		var t term
		f, t.never = strings.CutPrefix(f, "!")
		f, t.first = strings.CutPrefix(f, "^")
		f, t.whole = strings.CutPrefix(f, "=")
		for _, way := range strings.Split(f, "|") {
			t.ways = append(t.ways, " "+strings.ReplaceAll(way, "_", " "))
		}
		c = append(c, t)
	}
	return c
}

// cueText is a text as cues are looked for in it: lower case, letters and figures
// only, apostrophes dropped, a space before every word.
func cueText(s string) string {
	var b strings.Builder
	gap := true
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			gap = false
		case r == '\'' || r == '’' || r == '\u00AD':
		default:
			gap = true
		}
	}
	return b.String()
}

func (t term) in(text string) bool {
	for _, w := range t.ways {
		if t.whole {
			if bareLabel(text) == w {
				return true
			}
			continue
		}
		if t.first && (strings.HasPrefix(text, w) || strings.HasPrefix(text, " the"+w) || strings.HasPrefix(text, " your"+w)) || !t.first && strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// bareLabel is a label without the small words with which it may begin: "your current …".
func bareLabel(text string) string {
	for again := true; again; {
		again = false
		for _, w := range []string{" is there", " who is", " what is", " details of", " the", " your", " any", " a", " current"} {
			if rest, ok := strings.CutPrefix(text, w+" "); ok {
				text, again = " "+rest, true
			}
		}
	}
	return text
}

// alike is how alike a text is to the question in the wording that is most like it, and
// how many terms that has.
func (q *question) alike(own, above string) (likeness float64, wanted int) {
	likeness, wanted = q.cue.likeness(own, above), q.cue.wanted()
	for _, c := range q.others {
		if l := c.likeness(own, above); l == 1 && (likeness < 1 || c.wanted() > wanted) {
			likeness, wanted = l, c.wanted()
		}
	}
	return likeness, wanted
}

// likeness is how many of a cue's wanted terms a question has, 0 to 1; 0 when it
// has one that must not be there. For a part of a question ("(b) damp proofing")
// terms may also stand in the words above all parts, at least one in its own.
func (c cue) likeness(own, above string) float64 {
	wanted, found, inOwn := 0, 0, 0
	for _, t := range c {
		has := t.in(own)
		if t.never {
			if has {
				return 0
			}
			continue
		}
		wanted++
		if has {
			inOwn++
			found++
		} else if above != "" && t.in(above) {
			found++
		}
	}
	if wanted == 0 || inOwn == 0 {
		return 0
	}
	return float64(found) / float64(wanted)
}

// wanted is how many terms must occur.
func (c cue) wanted() int {
	n := 0
	for _, t := range c {
		if !t.never {
			n++
		}
	}
	return n
}

// table reads a form's embedded table, head row left out. The tables are part of
// the program, so that a wrong one is a panic at start and in every test.
func table(form string) [][]string {
	b, err := forms.ReadFile("forms/" + form + ".tsv")
	if err != nil {
		panic(err)
	}
	var rows [][]string
	for i, line := range strings.Split(strings.Trim(string(b), "\n"), "\n") {
		if i > 0 {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

// questionsOf reads the table of a question-and-answer form.
func questionsOf(form string) []question {
	var all []question
	for i, r := range table(form) {
		wordings := strings.Split(r[5], " / ")
		q := question{number: r[0], how: r[1], path: r[2], label: r[3], cue: newCue(wordings[0]), of: i}
		for _, w := range wordings[1:] {
			q.others = append(q.others, newCue(w))
		}
		if r[4] != "" {
			q.options = strings.Split(r[4], ";")
			q.ways = waysFor(&q)
		}
		if q.number == "+" {
			q.number, q.of = "", all[i-1].of
		}
		all = append(all, q)
	}
	return all
}

// fieldsOf is a form's questions as the fields that the form can say.
func fieldsOf(questions []question) []Field {
	var all []Field
	for _, q := range questions {
		t := Words
		switch q.how {
		case choice, party, many, docs:
			t = Answer
		case "pounds":
			t = Pounds
		case "number", "year":
			t = Number
		case "day", "from", "to":
			t = Day
		}
		all = append(all, Field{q.path, q.label, t})
	}
	return all
}
