package rules

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// This file knows which facts of a lease are overtaken: a deed varied them, or another
// lease was granted for the lease's surrender. They are not judged; the deed's are.

const (
	varied       = "/paperwurks/lease/variation/"
	leaseGranted = "/paperwurks/lease/date"
	leaseEnds    = "/paperwurks/lease/end"
	registerEnds = "/paperwurks/title_register/lease/end"
)

// matters are what a deed may change, each by the words of the paths that say it.
var matters = []struct{ name, has string }{
	{"term", "/leaseTerm"}, {"term", "/paperwurks/lease/term"}, {"term", "/paperwurks/lease/start"}, {"term", leaseEnds},
	{"term", "/paperwurks/lease/unexpired"}, {"term", "/paperwurks/title_register/lease/"}, {"rent", "/groundRent/"},
}

// matterOf is which of the matters a path speaks of; empty for any other.
func matterOf(path string) string {
	for _, m := range matters {
		if strings.Contains(path, m.has) && !strings.HasSuffix(path, "/alienation") && !strings.HasSuffix(path, "/parties") {
			return m.name
		}
	}
	return ""
}

// inForce is the papers without the facts that are overtaken.
func inForce(all []Paper) []Paper {
	outdated := overtaken(all)
	if outdated == nil {
		return all
	}
	kept := slices.Clone(all)
	for i := range kept {
		kept[i].Facts = slices.DeleteFunc(slices.Clone(kept[i].Facts), func(f evidence.Fact) bool { return outdated(i, f) })
	}
	return kept
}

// overtaken tells of a paper's fact whether a later deed says something else in its
// place; nil where there is no such deed. What a person corrected is never overtaken.
func overtaken(all []Paper) func(paper int, f evidence.Fact) bool {
	type deed struct {
		paper    int
		on, of   string // days
		ends     string
		matters  []string
		regrants bool
	}
	var deeds []deed
	for i, p := range all {
		if p.Kind != papers.Lease || at(p, varied+"of") == "" && at(p, varied+"text") == "" {
			continue
		}
		d := deed{paper: i, on: at(p, varied+"date"), of: at(p, varied+"of"), ends: at(p, leaseEnds), regrants: !onlyVaries(p)}
		if d.on == "" {
			d.on = at(p, leaseGranted)
		}
		for _, f := range p.Facts {
			if m := matterOf(f.Path()); m != "" && !slices.Contains(d.matters, m) {
				d.matters = append(d.matters, m)
			}
		}
		deeds = append(deeds, d)
	}
	if len(deeds) == 0 {
		return nil
	}
	return func(paper int, f evidence.Fact) bool {
		matter := matterOf(f.Path())
		p := all[paper]
		if _, corrected := f.Ruling(); corrected {
			return false
		}
		for _, d := range deeds {
			if d.paper == paper {
				continue
			}
			switch {
			case p.Kind == papers.TitleRegister:
				// The register may have the new term already, which then ends no sooner.
				if matter == "term" && slices.Contains(d.matters, "term") && at(p, registerEnds) < d.ends {
					return true
				}
			case p.Kind != papers.Lease:
			case d.regrants:
				// The lease that was surrendered says nothing any more.
				if d.of != "" && at(p, leaseGranted) == d.of {
					return true
				}
			case matter != "" && slices.Contains(d.matters, matter):
				// Of two deeds the later holds.
				if on := at(p, varied+"date"); on < d.on && (d.of == "" || on != "" || at(p, leaseGranted) == "" || at(p, leaseGranted) == d.of) {
					return true
				}
			}
		}
		return false
	}
}

// onlyVaries reports whether a paper is a deed that changes a lease and no lease itself.
func onlyVaries(p Paper) bool {
	return p.Kind == papers.Lease && (at(p, varied+"text") != "" || at(p, varied+"date") != "") && at(p, leaseGranted) == ""
}

// at is what a paper says at a path, as words; empty where it says nothing.
func at(p Paper, path string) string {
	for _, f := range p.Facts {
		if f.Path() == path {
			return words(f)
		}
	}
	return ""
}
