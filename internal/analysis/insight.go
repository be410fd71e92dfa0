package analysis

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/insight"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// patience is how long a report waits for a model, so that a case is done in thirty
// seconds whatever the model does.
const patience = 20 * time.Second

// Model is what a model added to a report, and what of it was not let through.
type Model struct {
	ID     string `json:"id"`
	Prompt string `json:"prompt"` // version of what was asked
	Note   string `json:"note"`   // in a sentence
	// Read is the files that it was given and answered on, Unread those of which at
	// least one part has no answer, Withheld those that were not sent.
	Read     []string       `json:"read"`
	Unread   []string       `json:"unread"`
	Withheld []string       `json:"withheld"`
	Facts    int            `json:"facts"`    // let through
	Findings int            `json:"findings"` // let through
	Dropped  map[string]int `json:"dropped"`  // not let through, by the reason
	Tokens   model.Usage    `json:"tokens"`
	Pounds   float64        `json:"pounds"` // estimated from list prices
	Seconds  float64        `json:"seconds"`
}

// Rules of a model's findings begin with modelRule; addressedRule is of a paper that
// speaks to machines, which this program sees by itself.
const (
	modelRule     = "model."
	addressedRule = "papers.speak-to-machine"
)

// inform puts the papers to the model, all at the same time, and adds to a report that
// is complete without it what the papers prove of the answers. A model that is slow,
// down, too dear or blocked leaves the report as it was but for Report.Model, which
// says so.
func inform(ctx context.Context, r *Report, all []*paper, v rules.Verdict, opt Options) {
	m := opt.Model
	began := time.Now()
	may := insight.Consent{None: opt.NoModel, Without: map[string]bool{}}
	shown := map[string][]evidence.Citation{}
	for _, f := range v.Findings {
		for _, c := range f.Evidence {
			shown[c.File()] = append(shown[c.File()], c)
		}
	}
	type reading struct {
		paper *paper
		kind  papers.Kind
		insight.Reading
	}
	var readings []*reading
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var each sync.WaitGroup
	for _, p := range all {
		if p.doc == nil || p.sameAs != "" {
			continue
		}
		may.Without[p.file.Name] = p.file.NoModel
	}
	for _, p := range all {
		if p.doc == nil || p.sameAs != "" {
			continue
		}
		for _, part := range p.parts {
			one := &reading{paper: p, kind: part.Kind}
			readings = append(readings, one)
			var settled []string
			for _, f := range p.struck {
				settled = append(settled, f.Path)
			}
			each.Go(func() {
				one.Reading = insight.Read(waiting, m, may, insight.Paper{
					File: p.file.Name, Kind: part.Kind, Text: part.text, Facts: facts(part.facts), Settled: settled, Shown: shown[p.file.Name],
				})
			})
		}
	}
	each.Wait()

	out := &Model{ID: m.ID(), Prompt: insight.PapersPrompt, Read: []string{}, Unread: []string{}, Withheld: []string{}, Dropped: map[string]int{}}
	add := func(list *[]string, file string) {
		if !slices.Contains(*list, file) {
			*list = append(*list, file)
		}
	}
	var why error
	blocked := 0
	for _, one := range readings {
		file := one.paper.file.Name
		at := slices.IndexFunc(r.Documents, func(d Document) bool { return d.File == file && d.DuplicateOf == "" })
		switch {
		case at < 0: // every paper that was read is in the report
			continue
		case one.Withheld:
			add(&out.Withheld, file)
			continue
		case !one.Addressed.IsZero():
			add(&out.Withheld, file)
			r.add(at, Finding{
				Rule: addressedRule, Severity: rules.Medium, Title: "Words in a paper that seem to be meant for a machine",
				Detail:   file + " has words that tell a program what to do or to report. Nothing of it was put to a model; what rules found in it stands.",
				Evidence: quoted([]evidence.Citation{one.Addressed}), Remedy: "Read the paper yourself and ask whoever sent it why the words are there.",
				Sources: []string{}, AsAt: r.AsAt,
			})
			continue
		case one.Unread > 0:
			add(&out.Unread, file)
		default:
			add(&out.Read, file)
		}
		if why == nil {
			why = one.Err
		}
		blocked += one.Blocked
		out.Tokens = out.Tokens.Add(one.Usage)
		for reason, n := range one.Dropped {
			out.Dropped[string(reason)] += n
		}
		for _, f := range one.Facts {
			by := fact(f)
			by.By = m.ID()
			r.Documents[at].Facts = append(r.Documents[at].Facts, by)
			out.Facts++
		}
		for _, f := range one.Findings {
			r.add(at, Finding{
				Rule: modelRule + f.Concern.ID, Severity: f.Concern.Severity, Title: f.Concern.Title,
				Detail:   "A model (" + m.ID() + ") points at these words; no rule does. Read them in their place before relying on it.",
				Evidence: quoted([]evidence.Citation{f.Cite}), Remedy: f.Concern.Remedy, Sources: []string{}, AsAt: r.AsAt,
				Origin: evidence.Model, By: m.ID(),
			})
			out.Findings++
		}
	}
	// A paper of a file of several that was read is not read when another was not.
	out.Read = slices.DeleteFunc(out.Read, func(f string) bool { return slices.Contains(out.Unread, f) })
	slices.SortStableFunc(r.Findings, func(a, b Finding) int { return cmp.Compare(a.Severity.Rank(), b.Severity.Rank()) })
	out.Pounds = model.Cost(m.ID(), out.Tokens).Pounds()
	out.Seconds = seconds(time.Since(began))
	out.Note = out.note(opt.NoModel, blocked, why)
	r.Model = out
}

// add puts a finding into the report and into its document.
func (r *Report) add(document int, f Finding) {
	r.Findings = append(r.Findings, f)
	r.Documents[document].Findings = append(r.Documents[document].Findings, f)
}

// note says in a sentence or two what the model did and did not do.
func (m *Model) note(none bool, blocked int, why error) string {
	if none {
		return "No model was asked, as this case wants it."
	}
	var b strings.Builder
	switch {
	case len(m.Unread) > 0 && len(m.Read) == 0:
		fmt.Fprintf(&b, "The model %s read no paper", m.ID)
	case len(m.Unread) > 0:
		fmt.Fprintf(&b, "The model %s read %d of %d papers", m.ID, len(m.Read), len(m.Read)+len(m.Unread))
	default:
		fmt.Fprintf(&b, "The model %s read %d papers", m.ID, len(m.Read))
	}
	switch {
	case len(m.Unread) == 0:
	case why != nil && fault.KindOf(why) == fault.Internal: // the end of our own patience
		b.WriteString(": it did not answer in time")
	case why != nil:
		fmt.Fprintf(&b, ": %s", fault.Message(why))
	case blocked > 0:
		b.WriteString(": its guardrail blocked the rest")
	default:
		b.WriteString(": its answers on the rest were cut")
	}
	fmt.Fprintf(&b, ". It added %d facts and %d findings, each with its quotation;", m.Facts, m.Findings)
	n := 0
	for v := range maps.Values(m.Dropped) {
		n += v
	}
	fmt.Fprintf(&b, " %d more that the papers do not prove, or that were known, were dropped.", n)
	if len(m.Unread) > 0 {
		b.WriteString(" What rules found stands as it is.")
	}
	if len(m.Withheld) > 0 {
		fmt.Fprintf(&b, " Nothing was sent of %s.", strings.Join(m.Withheld, ", "))
	}
	return b.String()
}
