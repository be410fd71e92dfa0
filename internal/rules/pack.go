package rules

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
	"go.yaml.in/yaml/v3"
)

//go:embed packs lenders.yaml
var embedded embed.FS

// Book is the rules, the completeness list and the lenders' requirements, checked
// and compiled. It is not changed by Judge and may be used by many at once.
type Book struct {
	names   names
	packs   []*pack
	wanted  []*wanted
	dated   []*dated
	lenders *lenders
}

// Known is the ids of every rule and of every paper that completeness asks for.
func (b *Book) Known() []string {
	var all []string
	for _, p := range b.packs {
		for _, r := range p.Rules {
			all = append(all, r.ID)
		}
	}
	for _, w := range b.wanted {
		all = append(all, w.ID)
	}
	return all
}

// pack is one file of rules.
type pack struct {
	Pack     string  `yaml:"pack"`
	Version  int     `yaml:"version"`
	Reviewed date    `yaml:"reviewed"` // when somebody last read the sources of its rules
	Rules    []*rule `yaml:"rules"`
}

func (p *pack) String() string { return fmt.Sprintf("%s %d", p.Pack, p.Version) }

// rule is one rule as its pack writes it, and compiled.
type rule struct {
	ID string `yaml:"id"`
	// Kinds are the kinds of paper that it is judged on, once for each paper;
	// none means once for the case.
	Kinds []papers.Kind `yaml:"kinds"`
	// Each is a name in a list: the rule is judged once for each item.
	Each          string       `yaml:"each"`
	Jurisdiction  Jurisdiction `yaml:"jurisdiction"`
	InForce       period       `yaml:"in_force"`
	Contradiction bool         `yaml:"contradiction"`
	When          string       `yaml:"when"`
	Unless        []guard      `yaml:"unless"`
	Severity      levels       `yaml:"severity"`
	Title         string       `yaml:"title"`
	Detail        string       `yaml:"detail"`
	Remedy        string       `yaml:"remedy"`
	Enquiry       string       `yaml:"enquiry"`
	Evidence      []string     `yaml:"evidence"` // names to cite beside what the conditions looked at
	Sources       []string     `yaml:"sources"`

	pack     *pack
	each     *name
	evidence []*name
	when     *condition
	title, detail, remedy,
	enquiry *template
}

// guard keeps a rule quiet where it would cry wolf.
type guard struct {
	If  string `yaml:"if"`
	Why string `yaml:"why"`

	when *condition
}

// levels is a severity, or a list of cases of which the first that holds counts;
// the last has no condition.
type levels []level

type level struct {
	If    string   `yaml:"if"`
	Level Severity `yaml:"level"`

	when *condition
}

// UnmarshalYAML reads one word or a list of cases.
func (l *levels) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*l = levels{{Level: Severity(node.Value)}}
		return nil
	}
	// A nested decoder does not inherit KnownFields: the keys are checked here.
	for _, item := range node.Content {
		for i := 0; i < len(item.Content); i += 2 {
			if k := item.Content[i].Value; k != "if" && k != "level" {
				return fmt.Errorf("line %d: field %s not found in a severity's case", item.Line, k)
			}
		}
	}
	return node.Decode((*[]level)(l))
}

// period is the days on which a rule is in force, both included. An open end is zero.
type period struct {
	From date `yaml:"from"`
	To   date `yaml:"to"`
}

func (p period) holds(day time.Time) bool {
	return !(!p.From.IsZero() && day.Before(p.From.Time)) && !(!p.To.IsZero() && day.After(p.To.Time))
}

// date is a day written 2006-01-02.
type date struct{ time.Time }

// UnmarshalYAML reads a day.
func (d *date) UnmarshalYAML(node *yaml.Node) error {
	t, err := time.Parse(time.DateOnly, node.Value)
	if err != nil {
		return fmt.Errorf("line %d: %q is not a day such as 2025-01-31", node.Line, node.Value)
	}
	d.Time = t
	return nil
}

// Load reads, checks and compiles the rules that the program carries. An error
// names the file and the rule; every problem is reported, not the first alone.
func Load() (*Book, error) { return load(embedded) }

var ruleID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$`)

func load(from fs.FS) (*Book, error) {
	data, err := fs.ReadFile(from, "packs/names.yaml")
	if err != nil {
		return nil, err
	}
	b := &Book{}
	if b.names, err = readNames("packs/names.yaml", data); err != nil {
		return nil, err
	}
	if data, err = fs.ReadFile(from, "lenders.yaml"); err != nil {
		return nil, err
	}
	if b.lenders, err = readLenders("lenders.yaml", data); err != nil {
		return nil, err
	}
	files, err := fs.Glob(from, "packs/*.yaml")
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var problems []error
	seen := map[string]string{}
	claim := func(file, id string) {
		if !ruleID.MatchString(id) {
			problems = append(problems, fmt.Errorf("%s: %q is not an id such as register.rentcharge", file, id))
		} else if other, twice := seen[id]; twice {
			problems = append(problems, fmt.Errorf("%s: %s: the id is used in %s already", file, id, other))
		}
		seen[id] = file
	}
	for _, file := range files {
		if data, err = fs.ReadFile(from, file); err != nil {
			return nil, err
		}
		switch path.Base(file) {
		case "names.yaml":
		case "completeness.yaml":
			var list struct {
				Wanted []*wanted `yaml:"wanted"`
			}
			if err := strictly(data, &list); err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", file, err))
				continue
			}
			for _, w := range list.Wanted {
				claim(file, w.ID)
				if err := w.compile(b); err != nil {
					problems = append(problems, fmt.Errorf("%s: %s: %w", file, w.ID, err))
				}
			}
			b.wanted = list.Wanted
		case "dates.yaml":
			var list struct {
				Dates []*dated `yaml:"dates"`
			}
			if err := strictly(data, &list); err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", file, err))
				continue
			}
			for _, d := range list.Dates {
				claim(file, d.ID)
				if err := d.compile(b); err != nil {
					problems = append(problems, fmt.Errorf("%s: %s: %w", file, d.ID, err))
				}
			}
			b.dated = list.Dates
		default:
			p := &pack{}
			if err := strictly(data, p); err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", file, err))
				continue
			}
			if p.Pack == "" || p.Version < 1 || p.Reviewed.IsZero() {
				problems = append(problems, fmt.Errorf("%s: a pack needs a name, a version from 1 and the day of its review", file))
			}
			for _, r := range p.Rules {
				r.pack = p
				claim(file, r.ID)
				if err := r.compile(b); err != nil {
					problems = append(problems, fmt.Errorf("%s: %s: %w", file, r.ID, err))
				}
			}
			b.packs = append(b.packs, p)
		}
	}
	known := b.Known()
	for _, w := range b.wanted {
		for _, id := range w.AskedBy {
			if !slices.Contains(known, id) {
				problems = append(problems, fmt.Errorf("completeness.yaml: %s: asked_by: %q is not a rule", w.ID, id))
			}
		}
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return b, nil
}

func strictly(data []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// compile checks a rule and makes it ready to run.
func (r *rule) compile(b *Book) error {
	var problems []error
	bad := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	for _, k := range r.Kinds {
		if len(papers.Fields(k)) == 0 {
			bad("kinds: %q is not a kind of paper that says anything", k)
		}
	}
	switch r.Jurisdiction {
	case Unknown, England, Wales:
	default:
		bad("jurisdiction: %q is neither england nor wales", r.Jurisdiction)
	}
	if !r.InForce.To.IsZero() && r.InForce.To.Before(r.InForce.From.Time) {
		bad("in_force: it ends before it begins")
	}
	if len(r.Sources) == 0 {
		bad("sources: a rule needs the statute, guide or section that it rests on")
	}
	if strings.TrimSpace(r.Remedy) == "" {
		bad("remedy: a rule needs what to do next")
	}
	var err error
	compile := func(field, text string, c **condition) {
		if *c, err = b.condition(text); err != nil {
			bad("%s: %w", field, err)
		}
	}
	compile("when", r.When, &r.when)
	for i := range r.Unless {
		if strings.TrimSpace(r.Unless[i].Why) == "" {
			bad("unless: %q has no why", r.Unless[i].If)
		}
		compile("unless", r.Unless[i].If, &r.Unless[i].when)
	}
	if len(r.Severity) == 0 {
		bad("severity: none is given")
	}
	for i := range r.Severity {
		if _, err := ParseSeverity(string(r.Severity[i].Level)); err != nil {
			bad("severity: %w", err)
		}
		if last := i == len(r.Severity)-1; last != (r.Severity[i].If == "") {
			bad("severity: every case but the last needs an if, and the last must have none")
		} else if !last {
			compile("severity", r.Severity[i].If, &r.Severity[i].when)
		}
	}
	for _, t := range []struct {
		field, text string
		into        **template
		may         bool
	}{{"title", r.Title, &r.title, false}, {"detail", r.Detail, &r.detail, false}, {"remedy", r.Remedy, &r.remedy, false}, {"enquiry", r.Enquiry, &r.enquiry, true}} {
		if strings.TrimSpace(t.text) == "" && !t.may {
			bad("%s: it is empty", t.field)
		}
		if *t.into, err = b.template(t.text); err != nil {
			bad("%s: %w", t.field, err)
		}
	}
	if r.Each != "" {
		if r.each = b.names[r.Each]; r.each == nil {
			bad("each: there is no name %q", r.Each)
		} else if len(r.each.sources) != 1 || listPrefix(r.each.sources[0].path) == "" {
			bad("each: %s is not in a list", r.Each)
		} else if !r.judges(r.each.sources[0].kind) {
			bad("each: %s is not said by a paper of the rule's kinds", r.Each)
		}
	}
	for _, id := range r.Evidence {
		n := b.names[id]
		if n == nil {
			bad("evidence: there is no name %q", id)
		}
		r.evidence = append(r.evidence, n)
	}
	return errors.Join(problems...)
}

func (r *rule) judges(k papers.Kind) bool {
	for _, x := range r.Kinds {
		if x == k {
			return true
		}
	}
	return false
}
