package evaluation

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// Engine is what is scored: it takes the files of a case to an analysis.
type Engine func(ctx context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error)

// Count is a count of matches. Its rates are 1 when there was nothing to find.
type Count struct {
	True  int `json:"true"`  // in the truth and found
	False int `json:"false"` // found and not in the truth
	Lost  int `json:"lost"`  // in the truth and not found
}

func (c *Count) add(o Count) { c.True += o.True; c.False += o.False; c.Lost += o.Lost }

// Precision is the share of what was said that is true.
func (c Count) Precision() float64 { return share(c.True, c.True+c.False) }

// Recall is the share of the truth that was said.
func (c Count) Recall() float64 { return share(c.True, c.True+c.Lost) }

// F1 is the harmonic mean of the two.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// Row is the score of one kind of paper.
type Row struct {
	Kind    string `json:"kind"`
	Digital Count  `json:"digital"`
	Scanned Count  `json:"scanned"`
	Papers  int    `json:"papers"`
	Known   int    `json:"known"` // classified rightly
}

// Miss is one thing that went wrong.
type Miss struct {
	What     string `json:"what"` // "lost", "false", "kind", "finding", "false finding", "quote"
	Pack     string `json:"pack"`
	File     string `json:"file,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Layout   string `json:"layout,omitempty"`
	Scanned  string `json:"scanned,omitempty"` // the scan's quality
	Path     string `json:"path,omitempty"`
	Expected string `json:"expected,omitempty"`
	Got      string `json:"got,omitempty"`
	Page     int    `json:"page,omitempty"`
	Quote    string `json:"quote,omitempty"`
}

// Summary is the score over all packs.
type Summary struct {
	Packs           int     `json:"packs"`
	Kinds           []Row   `json:"kinds"`
	Digital         Count   `json:"digital"`
	Scanned         Count   `json:"scanned"`
	Papers          int     `json:"papers"`
	Classified      int     `json:"classified"` // papers whose kind is right
	Findings        Count   `json:"findings"`   // planted faults; False is not counted here
	Missing         Count   `json:"missing"`    // papers left out of packs
	ByModel         Count   `json:"by_model"`   // facts that a model added, which Digital and Scanned count too
	CleanPacks      int     `json:"clean_packs"`
	FalseHigh       int     `json:"false_high"` // high and critical findings in clean packs
	Quotes          int     `json:"quotes"`
	QuotesOnPage    int     `json:"quotes_on_page"`
	Pages           int     `json:"pages"`
	Seconds         float64 `json:"seconds"`
	FaultsUnchecked int     `json:"faults_unchecked"` // planted faults that name no rule yet
	Misses          []Miss  `json:"misses,omitempty"`
}

// Run analyses every pack below a directory and scores it. A directory holds
// packs, or is one: a pack is a directory with truth.json. Progress may be nil.
func Run(ctx context.Context, dir string, engine Engine, progress func(pack string, done, total int)) (*Summary, error) {
	s := &Summary{Misses: []Miss{}}
	seconds, err := eachPack(ctx, dir, engine, progress, func(name string, truth *synth.Truth, a *analysis.Analysis) error {
		s.score(name, truth, a)
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.Seconds = seconds
	slices.SortFunc(s.Kinds, func(a, b Row) int { return strings.Compare(a.Kind, b.Kind) })
	return s, nil
}

// eachPack has an engine read each pack of a directory, hands over what it made of
// it beside the truth, and gives the seconds that the engine took.
func eachPack(ctx context.Context, dir string, engine Engine, progress func(pack string, done, total int), do func(name string, truth *synth.Truth, a *analysis.Analysis) error) (seconds float64, err error) {
	dirs, err := packsIn(dir)
	if err != nil {
		return 0, err
	}
	for i, d := range dirs {
		if progress != nil {
			progress(filepath.Base(d), i, len(dirs))
		}
		truth, files, err := load(d)
		if err != nil {
			return 0, err
		}
		asAt, err := time.Parse(time.DateOnly, truth.AsAt)
		if err != nil {
			return 0, fmt.Errorf("evaluation: %s: %w", d, err)
		}
		began := time.Now()
		a, err := engine(ctx, files, analysis.Options{AsAt: asAt})
		if err != nil {
			return 0, fmt.Errorf("evaluation: %s: %w", d, err)
		}
		seconds += time.Since(began).Seconds()
		if err := do(filepath.Base(d), truth, a); err != nil {
			return 0, err
		}
	}
	return seconds, nil
}

func packsIn(dir string) ([]string, error) {
	if _, err := os.Stat(filepath.Join(dir, "truth.json")); err == nil {
		return []string{dir}, nil
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "truth.json"))
	if err != nil || len(found) == 0 {
		return nil, fmt.Errorf("evaluation: no truth.json in %s or in the directories in it", dir)
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	slices.Sort(found)
	return found, nil
}

func load(dir string) (*synth.Truth, []analysis.File, error) {
	data, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		return nil, nil, fmt.Errorf("evaluation: %w", err)
	}
	var truth synth.Truth
	if err := json.Unmarshal(data, &truth); err != nil {
		return nil, nil, fmt.Errorf("evaluation: %s: %w", dir, err)
	}
	if truth.Schema != synth.TruthSchema {
		return nil, nil, errors.New("evaluation: " + dir + ": truth.json is " + truth.Schema + ", not " + synth.TruthSchema)
	}
	var files []analysis.File
	for _, d := range truth.Documents {
		if d.Parent != "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			return nil, nil, fmt.Errorf("evaluation: %w", err)
		}
		files = append(files, analysis.File{Name: d.File, Data: data})
	}
	return &truth, files, nil
}

func (s *Summary) row(kind string) *Row {
	for i := range s.Kinds {
		if s.Kinds[i].Kind == kind {
			return &s.Kinds[i]
		}
	}
	s.Kinds = append(s.Kinds, Row{Kind: kind})
	return &s.Kinds[len(s.Kinds)-1]
}

func (s *Summary) miss(m Miss) { s.Misses = append(s.Misses, m) }

// score counts one pack.
func (s *Summary) score(pack string, truth *synth.Truth, a *analysis.Analysis) {
	s.Packs++
	said := map[string]*analysis.Document{}
	for i := range a.Report.Documents {
		said[a.Report.Documents[i].File] = &a.Report.Documents[i]
	}
	for _, want := range truth.Documents {
		row := s.row(want.Kind)
		row.Papers++
		s.Papers++
		name := want.File
		if want.Parent != "" {
			name = want.Parent + "/" + want.File
		}
		got := said[name]
		if got == nil {
			got = &analysis.Document{File: name}
		}
		s.Pages += got.Pages
		if string(got.Kind) == want.Kind {
			row.Known++
			s.Classified++
		} else {
			s.miss(Miss{What: "kind", Pack: pack, File: want.File, Kind: want.Kind, Layout: want.Layout, Scanned: want.Quality, Expected: want.Kind, Got: string(got.Kind), Quote: got.KindReason})
		}
		c := s.facts(pack, want, got)
		if want.Scanned {
			row.Scanned.add(c)
			s.Scanned.add(c)
		} else {
			row.Digital.add(c)
			s.Digital.add(c)
		}
	}
	s.quotes(pack, a)
	s.findings(pack, truth, a)
}

func (s *Summary) facts(pack string, want synth.Paper, got *analysis.Document) Count {
	var c Count
	left := map[string][]analysis.Fact{}
	for _, f := range got.Facts {
		left[papers.Declared(f.Path)] = append(left[papers.Declared(f.Path)], f)
	}
	about := Miss{Pack: pack, File: want.File, Kind: want.Kind, Layout: want.Layout, Scanned: want.Quality}
	var lost []synth.PaperFact
	for _, w := range want.Facts {
		path := papers.Declared(w.Path)
		at := slices.IndexFunc(left[path], func(f analysis.Fact) bool { return Equal(w.Normalised, f.Normalised, w.Computed) })
		if at < 0 {
			lost = append(lost, w)
			continue
		}
		if left[path][at].Origin == evidence.Model {
			s.ByModel.True++
		}
		left[path] = slices.Delete(left[path], at, at+1)
		c.True++
	}
	for _, w := range lost {
		m := about
		m.What, m.Path, m.Expected, m.Page, m.Quote = "lost", w.Path, fmt.Sprint(w.Normalised), w.Page, w.Quote
		if rest := left[papers.Declared(w.Path)]; len(rest) > 0 {
			m.Got = fmt.Sprint(rest[0].Normalised)
		}
		s.miss(m)
		c.Lost++
	}
	known := map[string]bool{}
	for _, w := range want.Facts {
		known[papers.Declared(w.Path)] = true
	}
	for _, f := range got.Facts {
		// What was worked out from other facts stands or falls with them, where the
		// truth does not name it.
		if f.Computed && !known[papers.Declared(f.Path)] {
			continue
		}
		if rest := left[papers.Declared(f.Path)]; slices.ContainsFunc(rest, func(r analysis.Fact) bool { return r.Path == f.Path }) {
			m := about
			m.What, m.Path, m.Got, m.Page, m.Quote = "false", f.Path, fmt.Sprint(f.Normalised), f.Page, f.Quote
			s.miss(m)
			c.False++
			if f.Origin == evidence.Model {
				s.ByModel.False++
			}
		}
	}
	return c
}

// quotes checks every quotation against the words of its page, by this package's
// own eyes and not by evidence's.
func (s *Summary) quotes(pack string, a *analysis.Analysis) {
	pages := map[string]map[int]string{}
	for i := range a.Sources {
		if i >= len(a.Report.Documents) || a.Sources[i].Document == nil {
			continue
		}
		text := map[int]string{}
		for p := range a.Sources[i].Document.Pages {
			page := &a.Sources[i].Document.Pages[p]
			text[page.Number] = whole(page)
		}
		pages[a.Report.Documents[i].File] = text
	}
	check := func(file string, page int, quote string) {
		s.Quotes++
		if quote != "" && strings.Contains(pages[file][page], strings.Join(strings.Fields(quote), " ")) {
			s.QuotesOnPage++
			return
		}
		s.miss(Miss{What: "quote", Pack: pack, File: file, Page: page, Quote: quote})
	}
	for _, d := range a.Report.Documents {
		for _, f := range d.Facts {
			check(d.File, f.Page, f.Quote)
		}
	}
	for _, f := range a.Report.Findings {
		for _, e := range f.Evidence {
			check(e.File, e.Page, e.Quote)
		}
	}
}

func whole(p *reading.Page) string {
	return strings.Join(strings.Fields(p.Text()), " ")
}

// findings counts the planted faults that were told of, and what a clean pack was
// accused of. A missing paper counts by its rule or by its kind.
func (s *Summary) findings(pack string, truth *synth.Truth, a *analysis.Analysis) {
	told := func(rule string) bool {
		return slices.ContainsFunc(a.Report.Findings, func(f analysis.Finding) bool { return f.Rule == rule }) ||
			slices.ContainsFunc(a.Report.Case.Missing, func(m analysis.Missing) bool { return m.Rule == rule })
	}
	for _, w := range truth.Findings {
		if len(w.Rules) == 0 {
			if !strings.HasPrefix(w.Fault, "missing-") {
				s.FaultsUnchecked++
			}
			continue
		}
		if slices.ContainsFunc(w.Rules, told) {
			s.Findings.True++
			continue
		}
		s.Findings.Lost++
		s.miss(Miss{What: "finding", Pack: pack, File: strings.Join(w.Files, ", "), Path: w.Fault, Expected: strings.Join(w.Rules, " or ")})
	}
	for _, k := range truth.Missing {
		if slices.ContainsFunc(a.Report.Case.Missing, func(m analysis.Missing) bool { return string(m.Kind) == k }) {
			s.Missing.True++
		} else {
			s.Missing.Lost++
			s.miss(Miss{What: "missing", Pack: pack, Expected: k})
		}
	}
	if !truth.Clean {
		return
	}
	s.CleanPacks++
	for _, f := range a.Report.Findings {
		if f.Severity == rules.High || f.Severity == rules.Critical {
			s.FalseHigh++
			m := Miss{What: "false finding", Pack: pack, Path: f.Rule, Got: f.Title}
			if len(f.Evidence) > 0 {
				m.File, m.Page, m.Quote = f.Evidence[0].File, f.Evidence[0].Page, f.Evidence[0].Quote
			}
			s.miss(m)
		}
	}
}
