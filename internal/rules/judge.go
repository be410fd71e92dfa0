package rules

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// Judge applies every rule that is in force on the case's day and in its
// jurisdiction. The same case has the same verdict, in the same order.
//
// A rule that cannot be worked out does not keep the others from being applied:
// it is named in Verdict.Failed, for the log.
func (b *Book) Judge(c Case) Verdict {
	c.Papers = ofThisSale(inForce(c.Papers), c.AsAt)
	s := newScene(b, &c)
	v := Verdict{}
	v.Jurisdiction, v.JurisdictionReason = s.tellJurisdiction()
	s.jurisdiction = v.Jurisdiction
	s.lender, v.LenderReason = s.tellLender()
	if s.lender != nil {
		v.Lender = s.lender.Name
	}
	v.Tenure, _ = s.tenure()
	for _, p := range b.packs {
		for _, r := range p.Rules {
			if !r.InForce.holds(c.AsAt) || r.Jurisdiction != Unknown && r.Jurisdiction != v.Jurisdiction {
				continue
			}
			found, err := s.apply(r)
			if err != nil {
				v.Failed = append(v.Failed, fmt.Errorf("rules: %s: %w", r.ID, err))
			}
			v.Findings = append(v.Findings, found...)
		}
	}
	v.Findings = once(v.Findings)
	s.order(v.Findings)
	s.complete(&v)
	v.Dates = b.dates(c)
	return v
}

// once leaves out a finding that says again what its rule said of the same words: one
// certificate that is both the land charges search and the answers to enquiries has one
// day, and is out of date once.
func once(all []Finding) []Finding {
	var kept []Finding
	for _, f := range all {
		if !slices.ContainsFunc(kept, func(k Finding) bool {
			return k.Rule == f.Rule && k.Severity == f.Severity && k.Title == f.Title && k.Detail == f.Detail && slices.EqualFunc(k.Evidence, f.Evidence, sameWordsOnPage)
		}) {
			kept = append(kept, f)
		}
	}
	return kept
}

// sameWordsOnPage says that two quotations are one: the same words of the same page.
func sameWordsOnPage(a, b evidence.Citation) bool {
	return a.File() == b.File() && a.Page() == b.Page() && a.Quote() == b.Quote() && slices.Equal(a.Boxes(), b.Boxes())
}

// apply judges a rule wherever it can be judged: on each paper of its kinds, on
// each item of its list.
func (s *scene) apply(r *rule) ([]Finding, error) {
	var all []Finding
	judge := func(paper int, list, item string) error {
		s.paper, s.list, s.item, s.seen = paper, list, item, nil
		f, ok, err := s.judge(r)
		if ok {
			all = append(all, f)
		}
		s.paper, s.list, s.item = -1, "", ""
		return err
	}
	if len(r.Kinds) == 0 {
		err := judge(-1, "", "")
		return all, err
	}
	for i, p := range s.c.Papers {
		if !r.judges(p.Kind) {
			continue
		}
		if r.each == nil {
			if err := judge(i, "", ""); err != nil {
				return all, err
			}
			continue
		}
		list := listPrefix(r.each.sources[0].path)
		for _, item := range items(p.Facts, list) {
			if err := judge(i, list, item); err != nil {
				return all, err
			}
		}
	}
	return all, nil
}

// items is the items of a list that a paper says anything of, in the paper's order.
func items(facts []evidence.Fact, list string) []string {
	depth := strings.Count(list, "/") + 1
	var all []string
	seen := map[string]bool{}
	for _, f := range facts {
		if !strings.HasPrefix(papers.Declared(f.Path()), list+"/") {
			continue
		}
		item := strings.Join(strings.Split(f.Path(), "/")[:depth], "/")
		if !seen[item] {
			seen[item] = true
			all = append(all, item)
		}
	}
	return all
}

// judge is one rule at one place. It is the one door by which findings are made.
func (s *scene) judge(r *rule) (Finding, bool, error) {
	held, err := r.when.holds(s)
	if err != nil || !held {
		return Finding{}, false, err
	}
	for _, g := range r.Unless {
		// What a guard looked at is no evidence for the finding.
		kept := s.seen
		quiet, err := g.when.holds(s)
		s.seen = kept
		if err != nil || quiet {
			return Finding{}, false, err
		}
	}
	f := Finding{Rule: r.ID, Sources: r.Sources, Contradiction: r.Contradiction, AsAt: s.c.AsAt, Pack: r.pack.String()}
	for _, l := range r.Severity {
		if l.when == nil {
			f.Severity = l.Level
			break
		}
		kept := s.seen
		holds, err := l.when.holds(s)
		if err != nil {
			return Finding{}, false, err
		}
		if holds {
			f.Severity = l.Level
			break
		}
		s.seen = kept
	}
	looked := len(s.seen)
	for _, t := range []struct {
		from *template
		to   *string
	}{{r.title, &f.Title}, {r.detail, &f.Detail}} {
		if *t.to, err = t.from.write(s); err != nil {
			return Finding{}, false, err
		}
	}
	written := len(s.seen)
	for _, n := range r.evidence {
		s.see(s.find(n)...)
	}
	f.Evidence = cite(unnamed(s.seen, looked, written))
	// What the remedy and the enquiry repeat is no evidence.
	kept := s.seen
	if f.Remedy, err = r.remedy.write(s); err != nil {
		return Finding{}, false, err
	}
	if f.Enquiry, err = r.enquiry.write(s); err != nil {
		return Finding{}, false, err
	}
	s.seen = kept
	switch {
	case len(f.Evidence) == 0:
		return Finding{}, false, nil // what cannot be shown is not said
	case f.Contradiction && oneFile(f.Evidence):
		return Finding{}, false, nil // both sides came from one paper: nothing contradicts
	}
	return f, true, nil
}

// unnamed is what was looked at without the title numbers that the wording, from seen[from]
// to seen[to], only uses to say which title it speaks of; all of it where nothing else is left.
func unnamed(seen []sighting, from, to int) []sighting {
	kept := slices.Clone(seen[:from])
	for _, x := range seen[from:to] {
		if !strings.HasSuffix(x.fact.Path(), "/titleNumber") {
			kept = append(kept, x)
		}
	}
	if kept = append(kept, seen[to:]...); len(kept) == 0 {
		return seen
	}
	return kept
}

// mostCitations bounds what one finding shows: beyond it a reader needs the list
// in the paper, not more quotations.
const mostCitations = 12

// cite is the quotations that facts rest on, in the order in which they were
// looked at. Words are quoted once: a passage that mostly stands in one that is
// quoted already is left out, and one that wholly stands in a later one gives way
// to it.
func cite(seen []sighting) []evidence.Citation {
	var all []evidence.Citation
	for _, x := range seen {
		for _, c := range x.fact.Citations() {
			if !c.IsZero() {
				all = quote(all, c)
			}
		}
	}
	return all[:min(len(all), mostCitations)]
}

func quote(all []evidence.Citation, c evidence.Citation) []evidence.Citation {
	for i, kept := range all {
		switch {
		case covered(c, kept) > 0.6:
			return all
		case covered(kept, c) > 0.95:
			all[i] = c
			return all
		}
	}
	return append(all, c)
}

// covered is how much of the area of one quotation another one covers, 0 to 1.
func covered(c, by evidence.Citation) float64 {
	if c.File() != by.File() || c.Page() != by.Page() {
		return 0
	}
	whole, shared := 0.0, 0.0
	for _, b := range c.Boxes() {
		whole += b.Width() * b.Height()
		for _, o := range by.Boxes() {
			w, h := min(b.X1, o.X1)-max(b.X0, o.X0), min(b.Y1, o.Y1)-max(b.Y0, o.Y0)
			if w > 0 && h > 0 {
				shared += w * h
			}
		}
	}
	if whole == 0 {
		return 0
	}
	return shared / whole
}

func oneFile(cites []evidence.Citation) bool {
	for _, c := range cites {
		if c.File() != cites[0].File() {
			return false
		}
	}
	return true
}

// order sorts findings by severity, then as their first evidence stands in the papers.
func (s *scene) order(all []Finding) {
	file := map[string]int{}
	for i, p := range s.c.Papers {
		if _, ok := file[p.File]; !ok {
			file[p.File] = i
		}
	}
	top := func(f Finding) float64 {
		y := 0.0
		if b := f.Evidence[0].Boxes(); len(b) > 0 {
			y = b[0].Y0
		}
		return y
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		p, q := a.Evidence[0], b.Evidence[0]
		switch {
		case a.Severity != b.Severity:
			return a.Severity.Rank() < b.Severity.Rank()
		case file[p.File()] != file[q.File()]:
			return file[p.File()] < file[q.File()]
		case p.Page() != q.Page():
			return p.Page() < q.Page()
		case top(a) != top(b):
			return top(a) < top(b)
		}
		return a.Rule < b.Rule
	})
}
