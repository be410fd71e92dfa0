package synth

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Options says what sort of pack is wanted.
type Options struct {
	Scenario Scenario // empty: the seed chooses
	// Scanned is the share of the papers, 0 to 1, that are degraded to scans.
	Scanned float64
	// Engine draws pages for scans; needed when Scanned is above 0.
	Engine reading.PDF
	// Formats allows papers that are not PDF (Word, e-mail, photograph).
	Formats bool
	// Kinds leaves out the papers of all other kinds; empty: none are left out.
	Kinds []string
}

// Pack is the papers of one case and the truth about them.
type Pack struct {
	Truth Truth
	Files []File
}

// File is one file of a pack.
type File struct {
	Name  string
	Bytes []byte
}

// Check says which scenario or kind of paper there is not, and which there are.
func (o Options) Check() error {
	if all := Scenarios(); o.Scenario != "" && !slices.Contains(all, o.Scenario) {
		return fmt.Errorf("there is no scenario %q; the scenarios are %v", o.Scenario, all)
	}
	for _, k := range o.Kinds {
		if all := papers.Kinds(); !slices.Contains(all, papers.Kind(k)) {
			return fmt.Errorf("there is no kind of paper %q; the kinds are %v", k, all)
		}
	}
	return nil
}

// Generate makes the pack of a seed. The same seed and options give the same bytes.
func Generate(ctx context.Context, seed uint64, o Options) (Pack, error) {
	if err := o.Check(); err != nil {
		return Pack{}, fmt.Errorf("synth: %w", err)
	}
	if o.Scanned > 0 && o.Engine == nil {
		return Pack{}, fmt.Errorf("synth: scans need an engine that draws pages")
	}
	c := newCase(seed, o.Scenario)
	p := Pack{Truth: Truth{
		Schema: TruthSchema, Seed: seed, Scenario: c.Scenario, AsAt: isoDate(c.AsAt), Jurisdiction: c.Jurisdiction(), Lender: c.Lender,
		HeldOut: seed >= HeldOut, Clean: len(c.Faults) == 0, Documents: []Paper{}, Findings: []Finding{}, Missing: []string{}, Faults: []string{}, Traps: []string{},
	}}
	seen := map[papers.Kind]int{}
	for n, k := range papersOf(c) {
		if err := ctx.Err(); err != nil {
			return Pack{}, err
		}
		if len(o.Kinds) > 0 && !slices.Contains(o.Kinds, string(k)) {
			continue
		}
		// Each paper has its own stream, so that one paper's choices never move another's.
		rng := rand.New(rand.NewPCG(seed, stream(string(k), n)))
		fit := layoutsFor(c, k)
		if !o.Formats {
			fit = slices.DeleteFunc(slices.Clone(fit), func(l layout) bool { return l.format != "" })
		}
		if len(fit) == 0 {
			continue
		}
		l := pick(rng, fit)
		set, nth := l.write, seen[k]
		seen[k]++
		l.write = func(p *paper) { p.nth = nth; set(p) }
		file, truth, err := write(c, l, rng)
		if err != nil {
			return Pack{}, err
		}
		file.Name = fileName(c, k, n, rng) + extension(l.format)
		if o.Formats && o.Engine != nil && l.format == "" && truth.Pages == 1 && chance(rng, 0.07) {
			l.format, truth.Format = "jpeg", "jpeg" // somebody took a photograph of it
			file.Name = strings.TrimSuffix(file.Name, ".pdf") + ".jpg"
		}
		if l.format == "jpeg" || o.Scanned > 0 && l.format == "" && chance(rng, o.Scanned) {
			scan, quality, err := degrade(ctx, o.Engine, file.Bytes, l.format == "jpeg", c, rng)
			if err != nil {
				return Pack{}, fmt.Errorf("synth: scan %s: %w", file.Name, err)
			}
			file.Bytes, truth.Scanned, truth.Quality = scan, true, quality
		}
		truth.File = file.Name
		p.Files = append(p.Files, file)
		p.Truth.Documents = append(p.Truth.Documents, truth)
	}
	if o.Formats {
		rng := rand.New(rand.NewPCG(seed, stream("mail", 0)))
		if chance(rng, 0.3) {
			if err := p.enclose(c, rng); err != nil {
				return Pack{}, err
			}
		}
	}
	for k := range c.absent {
		p.Truth.Missing = append(p.Truth.Missing, k)
	}
	slices.Sort(p.Truth.Missing)
	for _, f := range c.Faults {
		p.Truth.Faults = append(p.Truth.Faults, f.ID)
		finding := Finding{Fault: f.ID, Rules: f.Rules, Severity: f.Severity, Files: []string{}}
		for _, d := range p.Truth.Documents {
			if slices.Contains(f.Kinds, d.Kind) {
				finding.Files = append(finding.Files, d.File)
			}
		}
		if finding.Rules == nil {
			finding.Rules = []string{}
		}
		p.Truth.Findings = append(p.Truth.Findings, finding)
	}
	for _, t := range c.Traps {
		p.Truth.Traps = append(p.Truth.Traps, t.ID)
	}
	return p, nil
}

// write sets one paper.
func write(c *Case, l layout, rng *rand.Rand) (File, Paper, error) {
	p := newPaper(c, l.kind, rng)
	format := l.format
	switch l.format {
	case "docx":
		p.doc = &wordDoc{stamp: c.AsAt}
	case "":
		format = "pdf"
	}
	l.write(p)
	data, err := p.finish()
	if err != nil {
		return File{}, Paper{}, fmt.Errorf("%w (layout %s)", err, l.name)
	}
	truth := Paper{Kind: string(l.kind), Layout: l.name, HeldOut: l.heldOut, Format: format, Pages: p.pageNumber(), Facts: []PaperFact{}}
	for _, f := range p.facts {
		truth.Facts = append(truth.Facts, PaperFact{Path: f.path, Normalised: f.normalised, Page: f.page, Quote: f.quote, Computed: f.computed})
	}
	return File{Bytes: data}, truth, nil
}

func stream(s string, n int) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, s, n)
	return h.Sum64()
}

func extension(format string) string {
	switch format {
	case "docx":
		return ".docx"
	case "eml":
		return ".eml"
	case "jpeg":
		return ".jpg"
	}
	return ".pdf"
}

// fileName is what people call their files; it seldom helps to tell the kind.
func fileName(c *Case, k papers.Kind, n int, rng *rand.Rand) string {
	name := papers.Name(k)
	street := strings.ReplaceAll(c.Property.Street, "'", "")
	switch rng.IntN(5) {
	case 0:
		return fmt.Sprintf("%02d %s", n+1, name)
	case 1:
		return fmt.Sprintf("%02d %s - %s", n+1, sentence(name), street)
	case 2:
		return fmt.Sprintf("scan%04d%02d", 1000+rng.IntN(9000), n)
	case 3:
		return fmt.Sprintf("%02d_%s", n+1, strings.ReplaceAll(name, " ", "_"))
	}
	return fmt.Sprintf("doc_%d_%02d", 20000+rng.IntN(70000), n+1)
}

// Write puts the files and truth.json into a directory, which is made when it
// is not there.
func (p Pack) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("synth: %w", err)
	}
	for _, f := range p.Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Bytes, 0o644); err != nil {
			return fmt.Errorf("synth: %w", err)
		}
	}
	var truth bytes.Buffer
	e := json.NewEncoder(&truth)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(p.Truth); err != nil {
		return fmt.Errorf("synth: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "truth.json"), truth.Bytes(), 0o644); err != nil {
		return fmt.Errorf("synth: %w", err)
	}
	return nil
}
