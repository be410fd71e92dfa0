package papers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Extract reads the facts that a paper of a kind states. Terms are computed as at
// a day. Whatever the paper holds, it returns: what could not be proved on the
// page is left out.
func Extract(k Kind, t *evidence.Text, asAt time.Time) []evidence.Fact {
	d := define(k)
	if d == nil || d.parse == nil {
		return nil
	}
	parts := []*evidence.Text{t}
	if k == CompetentPersonCertificate {
		parts = certificatesIn(t)
	}
	var facts []evidence.Fact
	for _, part := range parts {
		s := newSheet(d, readable(part), asAt)
		d.parse(s)
		facts = append(facts, s.facts...)
	}
	return facts
}

// sheet is a paper while its parser looks at it.
type sheet struct {
	evidence.Span // all of it
	text          *evidence.Text
	def           *definition
	asAt          time.Time
	labels        map[string]string // by Field.Path
	facts         []evidence.Fact
	said          map[string]bool
	layouts       map[int]*layout // by page, made when first asked for
	side          boxSide         // of their words on which the form's boxes stand, once known
	every         []phrase        // ways of saying all choices of the form
	refused       []error         // statements that evidence did not let through; tests read it
	paired        []pair          // what may be labels, once asked for
	stated        []pair          // what sentences say, once asked for
	sentenced     []evidence.Span // its sentences, once asked for
	// furnitureLines is likewise of the lines of columns.
	furnitureLines map[string]int
	furniture      map[string]int    // head and foot lines, digits blanked, and on how many pages they stand
	key            map[string]string // by code, the choice that the paper's key explains; nil until asked for
	explained      map[string]string // by code, what a search's key says of it; nil until asked for
}

func newSheet(d *definition, t *evidence.Text, asAt time.Time) *sheet {
	s := &sheet{Span: t.All(), text: t, def: d, asAt: asAt, labels: map[string]string{}, said: map[string]bool{}}
	for _, f := range d.fields {
		s.labels[f.Path] = f.Label
	}
	return s
}

// at puts indexes in the place of a path's stars: at("/a/*/b/*", 0, 2) is "/a/0/b/2".
func at(path string, index ...int) string {
	for _, i := range index {
		path = strings.Replace(path, "*", strconv.Itoa(i), 1)
	}
	return path
}

// state adds a fact whose value stands in a span, unless the path was said
// before. The path is one of the definition's fields, indexes filled in.
// Normalised may be nil for the value itself. It reports whether the fact stands.
func (s *sheet) state(path string, at evidence.Span, value string, normalised any) bool {
	return s.add(path, func(st evidence.Statement) (evidence.Fact, error) {
		st.Value, st.Normalised = value, normalised
		return evidence.State(st, at)
	})
}

// stateAll adds a fact whose value is in several pieces that do not all follow
// each other in reading order, such as the lines of a table's cell, or that cross
// pages. Each run of them is quoted; together, with a space between, they are the value.
func (s *sheet) stateAll(path string, pieces []evidence.Span, normalised any) bool {
	var texts []string
	var runs []evidence.Span
	for _, p := range pieces {
		if p.Empty() {
			continue
		}
		texts = append(texts, p.Literal())
		if n := len(runs); n > 0 && runs[n-1].Page() == p.Page() {
			if next := runs[n-1].To(p); next.Words() == runs[n-1].Words()+p.Words() {
				runs[n-1] = next
				continue
			}
		}
		runs = append(runs, p)
	}
	value := strings.Join(texts, " ")
	switch len(runs) {
	case 0:
		return false
	case 1:
		return s.state(path, runs[0], runs[0].Text(), normalised)
	}
	return s.add(path, func(st evidence.Statement) (evidence.Fact, error) {
		var parts []evidence.Fact
		for _, r := range runs {
			part := st
			part.Value = r.Literal()
			f, err := evidence.State(part, r)
			if err != nil {
				return evidence.Fact{}, err
			}
			parts = append(parts, f)
		}
		st.Value, st.Normalised = value, normalised
		return evidence.Compute(st, parts...)
	})
}

// tick adds a fact that a ticked box answers.
func (s *sheet) tick(path string, question, answer evidence.Span, mark reading.Mark, value string, normalised any) bool {
	return s.add(path, func(st evidence.Statement) (evidence.Fact, error) {
		st.Value, st.Normalised = value, normalised
		return evidence.Tick(st, question, answer, mark)
	})
}

// compute adds a fact that follows from facts that were stated before, named by path.
func (s *sheet) compute(path, value string, normalised any, from ...string) bool {
	return s.add(path, func(st evidence.Statement) (evidence.Fact, error) {
		st.Value, st.Normalised = value, normalised
		var facts []evidence.Fact
		for _, p := range from {
			f, ok := s.fact(p)
			if !ok {
				return evidence.Fact{}, fmt.Errorf("papers: %s is to be computed from %s, which is not known", path, p)
			}
			facts = append(facts, f)
		}
		return evidence.Compute(st, facts...)
	})
}

func (s *sheet) add(path string, build func(evidence.Statement) (evidence.Fact, error)) bool {
	if s.said[path] {
		return false
	}
	label, known := s.labels[Declared(path)]
	if !known {
		// A parser may not invent paths: the fields are the contract with rules and packs.
		s.refused = append(s.refused, fmt.Errorf("papers: %s has no field %s", s.def.kind, Declared(path)))
		return false
	}
	f, err := build(evidence.Statement{Path: path, Label: label})
	if err != nil {
		s.refused = append(s.refused, err)
		return false
	}
	s.said[path] = true
	s.facts = append(s.facts, f)
	return true
}

// unsay takes back what was stated at a path, which the rest of the paper contradicts.
func (s *sheet) unsay(path string) {
	s.facts = slices.DeleteFunc(s.facts, func(f evidence.Fact) bool { return f.Path() == path })
	delete(s.said, path)
}

// fact is what was stated at a path.
func (s *sheet) fact(path string) (evidence.Fact, bool) {
	for _, f := range s.facts {
		if f.Path() == path {
			return f, true
		}
	}
	return evidence.Fact{}, false
}
