package papers

import (
	"embed"
	"regexp"
	"strings"
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
	// cue tells the question by its wording, whatever its number; nil where the
	// answer is looked for in the space of the question above.
	cue cue
	// of is the index of the question that this one is a part of, or its own.
	of int
}

// cue is wording that tells a question from others. Each term must occur in any
// order, save those that must not.
type cue []term

type term struct {
	re    *regexp.Regexp
	never bool
}

// newCue reads "flood been|ever !report": words that begin so, alternatives
// between bars, a bang before what must not occur, a caret for the question's
// very first word.
func newCue(s string) cue {
	var c cue
	for _, f := range strings.Fields(s) {
		t := term{}
		f, t.never = strings.CutPrefix(f, "!")
		f, first := strings.CutPrefix(f, "^")
		if first {
			t.re = regexp.MustCompile(`(?i)^\W*(?:the\s+)?(?:` + f + `)`)
		} else {
			t.re = regexp.MustCompile(`(?i)\b(?:` + f + `)`)
		}
		c = append(c, t)
	}
	return c
}

// likeness is how many of a cue's wanted terms a text has, 0 to 1; 0 when it has
// one that must not be there.
func (c cue) likeness(text string) float64 {
	wanted, found := 0, 0
	for _, t := range c {
		has := t.re.MatchString(text)
		if t.never {
			if has {
				return 0
			}
			continue
		}
		wanted++
		if has {
			found++
		}
	}
	if wanted == 0 {
		return 0
	}
	return float64(found) / float64(wanted)
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
		q := question{number: r[0], how: r[1], path: r[2], label: r[3], cue: newCue(r[5]), of: i}
		if r[4] != "" {
			q.options = strings.Split(r[4], ";")
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
