package rules

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

var update = flag.Bool("update", false, "write the golden files anew")

// example is a case in testdata/examples: names of facts with what is said, one
// value or a list; "lease@2.date" is said by a second lease. The keys as_at,
// jurisdiction, lender and completion are the circumstances; papers lists kinds
// that are among the papers and say nothing.
type example map[string]any

type examples map[string]struct {
	Fires  []example `yaml:"fires"`
	Silent []example `yaml:"silent"`
}

func readExamples(t *testing.T) examples {
	t.Helper()
	files, err := filepath.Glob("testdata/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	all := examples{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		some := examples{}
		if err := strictly(data, &some); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for id, e := range some {
			if _, twice := all[id]; twice {
				t.Fatalf("%s: %s stands twice", file, id)
			}
			all[id] = e
		}
	}
	return all
}

// build makes a case of an example: each kind is a document with a line for each
// fact, and every fact is stated through evidence.
func build(t *testing.T, b *Book, e example) Case {
	t.Helper()
	c := Case{AsAt: day(t, "2026-10-01"), Jurisdiction: England}
	type said struct {
		name   *name
		values []any
	}
	byPaper := map[string][]said{}
	for _, key := range sortedKeys(e) {
		v := e[key]
		switch key {
		case "as_at":
			c.AsAt = day(t, fmt.Sprint(v))
			continue
		case "completion":
			c.Completion = day(t, fmt.Sprint(v))
			continue
		case "jurisdiction":
			c.Jurisdiction = Jurisdiction(fmt.Sprint(v))
			if v == "papers" {
				c.Jurisdiction = Unknown
			}
			continue
		case "lender":
			c.Lender = fmt.Sprint(v)
			continue
		case "papers":
			for _, k := range v.([]any) {
				byPaper[k.(string)] = append(byPaper[k.(string)], said{})
			}
			continue
		}
		paper, short, _ := strings.Cut(key, ".")
		kind, _, _ := strings.Cut(paper, "@")
		n := b.names[kind+"."+short]
		if n == nil || len(n.sources) != 1 {
			t.Fatalf("no name %s", key)
		}
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		byPaper[paper] = append(byPaper[paper], said{n, list})
	}
	order := map[string]int{}
	for i, k := range papers.Kinds() {
		order[string(k)] = i
	}
	ids := sortedKeys(byPaper)
	rank := func(id string) int { k, _, _ := strings.Cut(id, "@"); return order[k] }
	sort.SliceStable(ids, func(i, j int) bool { return rank(ids[i]) < rank(ids[j]) })
	for _, id := range ids {
		kind, _, _ := strings.Cut(id, "@")
		doc := &reading.Document{Name: id + ".pdf", Pages: []reading.Page{{Number: 1, Width: 595, Height: 842, Source: reading.SourceText}}}
		page := &doc.Pages[0]
		type statement struct {
			line int
			s    evidence.Statement
		}
		var statements []statement
		for _, x := range byPaper[id] {
			for i, v := range x.values {
				if v == nil {
					continue // a hole in a list
				}
				value := fmt.Sprint(v)
				s := evidence.Statement{Path: concrete(x.name.sources[0].path, i), Label: x.name.id, Value: value, Normalised: normal(t, x.name, v)}
				statements = append(statements, statement{len(page.Lines), s})
				page.Lines = append(page.Lines, line(len(page.Lines), x.name.id+" "+value))
			}
		}
		if len(page.Lines) == 0 {
			page.Lines = append(page.Lines, line(0, "nothing here"))
		}
		text := evidence.NewText(doc)
		p := Paper{File: doc.Name, Kind: papers.Kind(kind)}
		for _, x := range statements {
			f, err := evidence.State(x.s, text.Line(1, x.line))
			if err != nil {
				t.Fatal(err)
			}
			p.Facts = append(p.Facts, f)
		}
		c.Papers = append(c.Papers, p)
	}
	return c
}

func line(n int, text string) reading.Line {
	var l reading.Line
	x := 50.0
	y := 50 + 14*float64(n)
	for _, w := range strings.Fields(text) {
		box := reading.Box{X0: x, Y0: y, X1: x + 6*float64(len(w)), Y1: y + 10}
		l.Words = append(l.Words, reading.Word{Text: w, Box: box, Size: 10, Confidence: 1})
		l.Box = l.Box.Union(box)
		x = box.X1 + 4
	}
	return l
}

// concrete puts the index in the place of a path's last star and 0 in the others.
func concrete(path string, i int) string {
	if at := strings.LastIndex(path, "*"); at >= 0 {
		path = path[:at] + strconv.Itoa(i) + path[at+1:]
	}
	return strings.ReplaceAll(path, "*", "0")
}

func normal(t *testing.T, n *name, v any) any {
	t.Helper()
	switch n.typ {
	case papers.Pounds, papers.Number:
		f, err := strconv.ParseFloat(fmt.Sprint(v), 64)
		if err != nil {
			t.Fatalf("%s: %v is no number", n.id, v)
		}
		return f
	case papers.Truth:
		return v.(bool)
	case papers.Day:
		day(t, fmt.Sprint(v))
	}
	s, ok := v.(string)
	if !ok {
		t.Fatalf("%s: write %v in quotation marks", n.id, v)
	}
	return s
}

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustLoad(t *testing.T) *Book {
	t.Helper()
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func judge(t *testing.T, b *Book, e example) Verdict {
	t.Helper()
	v := b.Judge(build(t, b, e))
	for _, err := range v.Failed {
		t.Error(err)
	}
	return v
}

// said is what a verdict says under an id: findings and missing papers alike.
func said(v Verdict, id string) []string {
	var all []string
	for _, f := range v.Findings {
		if f.Rule == id {
			all = append(all, describe(f))
		}
	}
	for _, m := range v.Missing {
		if m.ID == id {
			all = append(all, fmt.Sprintf("[%s] %s\n  why: %s\n  enquiry: %s\n  evidence: %s\n", m.Severity, m.Title, m.Why, m.Enquiry, quotes(m.Evidence)))
		}
	}
	return all
}

func describe(f Finding) string {
	kind := ""
	if f.Contradiction {
		kind = " contradiction"
	}
	return fmt.Sprintf("[%s%s] %s\n  detail: %s\n  remedy: %s\n  enquiry: %s\n  evidence: %s\n", f.Severity, kind, f.Title, f.Detail, f.Remedy, f.Enquiry, quotes(f.Evidence))
}

func quotes(cites []evidence.Citation) string {
	var q []string
	for _, c := range cites {
		q = append(q, fmt.Sprintf("%s p%d “%s”", c.File(), c.Page(), c.Quote()))
	}
	return strings.Join(q, "; ")
}

// TestExamples holds every rule and every line of the completeness list to at
// least one example in which it speaks and one in which it keeps quiet.
func TestExamples(t *testing.T) {
	b := mustLoad(t)
	all := readExamples(t)
	var ids []string
	for _, p := range b.packs {
		for _, r := range p.Rules {
			ids = append(ids, r.ID)
		}
	}
	for _, w := range b.wanted {
		ids = append(ids, w.ID)
	}
	var golden strings.Builder
	known := map[string]bool{}
	for _, id := range ids {
		known[id] = true
		e, ok := all[id]
		if !ok || len(e.Fires) == 0 || len(e.Silent) == 0 {
			t.Errorf("%s: an example that fires and one that is silent are wanted in testdata/examples", id)
			continue
		}
		for i, x := range e.Fires {
			v := judge(t, b, x)
			found := said(v, id)
			if len(found) == 0 {
				t.Errorf("%s: example %d does not fire", id, i+1)
				continue
			}
			for _, s := range found {
				fmt.Fprintf(&golden, "%s %s\n", id, s)
				for _, bad := range []string{notStated, "[[", "{", "}", "..", " ,", " .", "NaN", "()", ".)", ": ."} {
					if strings.Contains(s, bad) {
						t.Errorf("%s: example %d says %q:\n%s", id, i+1, bad, s)
					}
				}
			}
		}
		for i, x := range e.Silent {
			if found := said(judge(t, b, x), id); len(found) > 0 {
				t.Errorf("%s: silent example %d fires:\n%s", id, i+1, found[0])
			}
		}
	}
	for id := range all {
		if !known[id] {
			t.Errorf("there are examples of %s, which is no rule", id)
		}
	}
	compare(t, "testdata/findings.golden", golden.String())
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range g {
			if i >= len(w) || g[i] != w[i] {
				t.Fatalf("%s differs at line %d (run with -update after reading it):\n got %s\nwant %s", file, i+1, g[i], append(w, "")[min(i, len(w))])
			}
		}
		t.Fatalf("%s is longer than what is said now (run with -update after reading it)", file)
	}
}
