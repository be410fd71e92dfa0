package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// wanted is a paper that a sale needs, as completeness.yaml writes it.
type wanted struct {
	ID       string        `yaml:"id"`
	Kinds    []papers.Kind `yaml:"kinds"` // any one of them will do; the first names it
	When     string        `yaml:"when"`  // empty: always
	Severity levels        `yaml:"severity"`
	Title    string        `yaml:"title"`
	Why      string        `yaml:"why"`
	Enquiry  string        `yaml:"enquiry"`
	// AskedBy are the rules whose own enquiry asks for the paper: where one of them
	// finds something, the paper is asked for once.
	AskedBy []string `yaml:"asked_by"`
	Sources []string `yaml:"sources"`

	when                *condition
	title, why, enquiry *template
}

func (w *wanted) compile(b *Book) error {
	var problems []error
	bad := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if len(w.Kinds) == 0 {
		bad("kinds: none is given")
	}
	for _, k := range w.Kinds {
		if len(papers.Fields(k)) == 0 {
			bad("kinds: %q is not a kind of paper", k)
		}
	}
	if len(w.Sources) == 0 {
		bad("sources: none is given")
	}
	var err error
	if w.When == "" {
		w.When = "true"
	}
	if w.when, err = b.condition(w.When); err != nil {
		bad("when: %w", err)
	}
	if len(w.Severity) == 0 {
		bad("severity: none is given")
	}
	for i := range w.Severity {
		if _, err := ParseSeverity(string(w.Severity[i].Level)); err != nil {
			bad("severity: %w", err)
		}
		if last := i == len(w.Severity)-1; last != (w.Severity[i].If == "") {
			bad("severity: every case but the last needs an if, and the last must have none")
		} else if !last {
			if w.Severity[i].when, err = b.condition(w.Severity[i].If); err != nil {
				bad("severity: %w", err)
			}
		}
	}
	for _, t := range []struct {
		field, text string
		into        **template
	}{{"title", w.Title, &w.title}, {"why", w.Why, &w.why}, {"enquiry", w.Enquiry, &w.enquiry}} {
		if strings.TrimSpace(t.text) == "" && t.field != "enquiry" {
			bad("%s: it is empty", t.field)
		}
		if *t.into, err = b.template(t.text); err != nil {
			bad("%s: %w", t.field, err)
		}
	}
	return errors.Join(problems...)
}

// complete checks the case against the list of the papers that such a sale needs.
func (s *scene) complete(v *Verdict) {
	v.Completeness.Transaction = strings.TrimSpace(v.Tenure + " sale")
	for _, w := range s.book.wanted {
		s.seen = nil
		needed, err := w.when.holds(s)
		if err != nil {
			v.Failed = append(v.Failed, fmt.Errorf("rules: %s: %w", w.ID, err))
		}
		if !needed {
			continue
		}
		m := Missing{ID: w.ID, Kind: w.Kinds[0], Sources: w.Sources}
		for _, l := range w.Severity {
			kept := s.seen
			if l.when != nil {
				if held, err := l.when.holds(s); err != nil || !held {
					s.seen = kept
					continue
				}
			}
			m.Severity = l.Level
			break
		}
		for _, t := range []struct {
			from *template
			to   *string
		}{{w.title, &m.Title}, {w.why, &m.Why}, {w.enquiry, &m.Enquiry}} {
			if *t.to, err = t.from.write(s); err != nil {
				v.Failed = append(v.Failed, fmt.Errorf("rules: %s: %w", w.ID, err))
			}
		}
		if slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Enquiry != "" && slices.Contains(w.AskedBy, f.Rule) }) {
			m.Enquiry = ""
		}
		m.Evidence = cite(s.seen)
		item := Wanted{ID: w.ID, Title: m.Title, Kinds: w.Kinds}
		for _, p := range s.c.Papers {
			for _, k := range w.Kinds {
				if p.Kind == k && !onlyVaries(p) {
					item.Files = append(item.Files, p.File)
				}
			}
		}
		v.Completeness.Items = append(v.Completeness.Items, item)
		v.Completeness.Want++
		if len(item.Files) > 0 {
			v.Completeness.Have++
			continue
		}
		v.Missing = append(v.Missing, m)
	}
	s.seen = nil
}
