package controls

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/conformance"
	"github.com/paperwurks/paperwurks/internal/policy"
)

//go:embed controls.csv
var table string

// Control is one thing that a framework asks for.
type Control struct {
	Framework, ID string
	Asks          string   // in our own words
	Rows          []string // of the design document that prove it
	Rules         []string // security rules that prove it, by the beginning of their names
	Besides       string   // what no plan can show, and who answers for it
}

// All is the table, in its order.
func All() ([]Control, error) {
	records, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("controls.csv: %w", err)
	}
	var out []Control
	for _, r := range records[1:] {
		out = append(out, Control{r[0], r[1], r[2], strings.Fields(r[3]), strings.Fields(r[4]), r[5]})
	}
	return out, nil
}

// Evidence is what a plan says of a control.
type Evidence struct {
	Control
	Outcomes []conformance.Outcome
	Held     int // rules that were checked and hold
	Broken   []policy.Finding
}

// Holds is whether everything that a plan can show holds.
func (e Evidence) Holds() bool {
	return len(e.Broken) == 0 && !slices.ContainsFunc(e.Outcomes, func(o conformance.Outcome) bool { return !o.Holds })
}

// Evaluate looks every control up in a plan. A control that names a row or a rule
// that does not exist, or nothing at all, is an error.
func Evaluate(s conformance.Subject, checked policy.Result) ([]Evidence, error) {
	all, err := All()
	if err != nil {
		return nil, err
	}
	rows := map[string]conformance.Row{}
	for _, r := range conformance.Rows() {
		rows[r.ID] = r
	}
	var out []Evidence
	var problems []error
	for _, c := range all {
		e := Evidence{Control: c}
		if len(c.Rows)+len(c.Rules) == 0 && c.Besides == "" {
			problems = append(problems, fmt.Errorf("controls: nothing proves %s %s", c.Framework, c.ID))
		}
		for _, id := range c.Rows {
			r, ok := rows[id]
			if !ok {
				problems = append(problems, fmt.Errorf("controls: %s %s names the row %s, which is not there", c.Framework, c.ID, id))
				continue
			}
			e.Outcomes = append(e.Outcomes, r.Check(s))
		}
		for _, prefix := range c.Rules {
			n := 0
			for _, r := range policy.Rules() {
				if strings.HasPrefix(r.ID, prefix) {
					n++
				}
			}
			if n == 0 {
				problems = append(problems, fmt.Errorf("controls: %s %s names rules %s…, of which there are none", c.Framework, c.ID, prefix))
			}
			e.Held += n
			broken := map[string]bool{}
			for _, f := range checked.Open() {
				if strings.HasPrefix(f.Rule, prefix) {
					e.Broken = append(e.Broken, f)
					broken[f.Rule] = true
				}
			}
			e.Held -= len(broken)
		}
		out = append(out, e)
	}
	return out, errors.Join(problems...)
}

// Markdown writes the map as a document.
func Markdown(w io.Writer, evidence []Evidence) error {
	var b strings.Builder
	framework := ""
	for _, e := range evidence {
		if e.Framework != framework {
			framework = e.Framework
			fmt.Fprintf(&b, "\n## %s\n\n| control | asks | what the plan shows | besides |\n|---|---|---|---|\n", framework)
		}
		var shows []string
		for _, o := range e.Outcomes {
			switch {
			case o.Outside != "":
				shows = append(shows, fmt.Sprintf("%s: not in a plan (%s)", o.ID, o.Outside))
			case o.Holds:
				shows = append(shows, fmt.Sprintf("%s: %s", o.ID, o.Found))
			default:
				shows = append(shows, fmt.Sprintf("**%s: %s, not %s**", o.ID, o.Found, o.Expects))
			}
		}
		if e.Held > 0 {
			shows = append(shows, fmt.Sprintf("%d security rules (%s) hold", e.Held, strings.Join(e.Rules, ", ")))
		}
		for _, f := range e.Broken {
			shows = append(shows, fmt.Sprintf("**%s is broken by %s**", f.Rule, f.Address))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", e.ID, cell(e.Asks), cell(strings.Join(shows, "<br>")), cell(e.Besides))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
