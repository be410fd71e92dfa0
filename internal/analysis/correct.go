package analysis

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// Correction is a person's word about one fact of a file, which is judged in the
// place of what was read there.
type Correction struct {
	Path  string
	Index int    // among what is read at that path of the file, from 0
	Was   string // the value that was read when it was corrected
	Value string // what is right
	// Nothing says that the paper does not say anything of the sort; Value is empty then.
	Nothing bool
	Note    string // why
	Person  string // their id
	By      string // their name
	At      time.Time
}

// said is a fact, its place among those at its path as they were read, and what a
// person said of it.
type said struct {
	evidence.Fact
	place int
	by    *Correction
}

// numbered gives facts their places, going on from those that were given.
func numbered(fs []evidence.Fact, places map[string]int) []said {
	out := make([]said, len(fs))
	for i, f := range fs {
		out[i] = said{Fact: f, place: places[f.Path()]}
		places[f.Path()]++
	}
	return out
}

func facts(all []said) []evidence.Fact {
	out := make([]evidence.Fact, len(all))
	for i, f := range all {
		out[i] = f.Fact
	}
	return out
}

// correct puts the people's word in the place of what was read, works out again what
// follows from it, and strikes what cannot be held any more.
func (p *paper) correct(asAt time.Time) {
	if len(p.file.Corrections) == 0 {
		return
	}
	moved := make([]map[string]*Correction, len(p.parts)) // by part, the paths of which something else is held now
	for i := range moved {
		moved[i] = map[string]*Correction{}
	}
	var gone []said
	for i := range p.file.Corrections {
		c := &p.file.Corrections[i]
		in, f := p.meant(c)
		if f == nil {
			p.unmet = append(p.unmet, fmt.Sprintf("%s corrected something that is not read in this file any more (%s, read as “%s”): look at it again", c.By, label(c.Path), c.Was))
			continue
		}
		f.by = c
		moved[in][c.Path] = c
		if c.Nothing {
			continue
		}
		v, err := Normalise(c.Path, c.Value)
		if err == nil {
			f.Fact, err = evidence.Correct(f.Fact, evidence.Ruling{Value: c.Value, Normalised: v, By: c.By, On: c.At})
		}
		if err != nil { // it was checked when it was written down: the field has another type by now
			f.by = nil
			delete(moved[in], c.Path)
			p.unmet = append(p.unmet, fmt.Sprintf("%s corrected %s to “%s”, which cannot be understood any more: correct it again", c.By, label(c.Path), c.Value))
		}
	}
	for i := range p.parts {
		part, moved := &p.parts[i], moved[i]
		part.facts = slices.DeleteFunc(part.facts, func(f said) bool {
			if f.by != nil && f.by.Nothing {
				gone = append(gone, f)
				return true
			}
			return false
		})
		followed, fallen := part.follow(moved, asAt)
		gone = append(gone, fallen...)
		for again := true; again; {
			again = false
			part.facts = slices.DeleteFunc(part.facts, func(f said) bool {
				if f.by != nil || followed[f.Path()] {
					return false
				}
				for _, from := range f.From() {
					if c := moved[from]; c != nil {
						f.by, moved[f.Path()], again = c, c, true
						gone = append(gone, f)
						return true
					}
				}
				return false
			})
		}
	}
	for _, f := range gone {
		out := f.shown()
		if out.Corrected = ruled(f.by); f.by.Path != f.Path() {
			out.Corrected.Follows = f.by.Path
		}
		out.Corrected.Read, out.Corrected.ReadNormalised = f.Value(), f.Normalised()
		p.struck = append(p.struck, out)
	}
}

// meant is the fact that a correction is about: the one at its place when that is read
// as it was then, or the nearest that is, or else the one at its place, since what a
// person said of a paper holds however well it is read. in is the part that it is of.
func (p *paper) meant(c *Correction) (in int, f *said) {
	var best, there *said
	var inBest, inThere int
	far := func(f *said) int { return max(f.place-c.Index, c.Index-f.place) }
	for i := range p.parts {
		for j := range p.parts[i].facts {
			f := &p.parts[i].facts[j]
			if f.Path() != c.Path || f.by != nil {
				continue
			}
			if f.Value() == c.Was && (best == nil || far(f) < far(best)) {
				best, inBest = f, i
			}
			if f.place == c.Index {
				there, inThere = f, i
			}
		}
	}
	if best != nil {
		return inBest, best
	}
	return inThere, there
}

// follow works out again what follows from what people said, and adds what can only
// be worked out now; what cannot be worked out any more falls. It gives the paths that
// it wrote and what fell.
func (p *part) follow(moved map[string]*Correction, asAt time.Time) (done map[string]bool, fallen []said) {
	done = map[string]bool{}
	at := func(path string) (string, any, bool) {
		if f := p.at(path); f != nil {
			return f.Value(), f.Normalised(), true
		}
		return "", nil, false
	}
	for _, rule := range papers.Followings() {
		var cause *Correction
		var from []evidence.Fact
		for _, path := range rule.From {
			if c := moved[path]; c != nil && cause == nil {
				cause = c
			}
		}
		old := p.at(rule.Path)
		if cause == nil || moved[rule.Path] != nil || old != nil && !old.Computed() && !rule.Restated {
			continue
		}
		// What a person said is cited first: the new value rests on their word.
		for _, path := range rule.From {
			if f := p.at(path); f != nil {
				if _, ruled := f.Ruling(); ruled {
					from = append([]evidence.Fact{f.Fact}, from...)
				} else {
					from = append(from, f.Fact)
				}
			}
		}
		field, known := papers.FieldOf(p.Kind, rule.Path)
		value, normalised, ok := rule.Work(at, asAt)
		if (!ok || len(from) == 0) && old != nil {
			old.by = cause
			fallen = append(fallen, *old)
			moved[rule.Path] = cause
			p.facts = slices.DeleteFunc(p.facts, func(f said) bool { return f.Path() == rule.Path })
		}
		if !ok || !known || len(from) == 0 {
			continue
		}
		now, err := evidence.Compute(evidence.Statement{Path: rule.Path, Label: field.Label, Value: value, Normalised: normalised}, from...)
		if err != nil {
			continue // nothing stands that it could be cited from
		}
		done[rule.Path], moved[rule.Path] = true, cause
		if old == nil {
			p.facts = append(p.facts, said{Fact: now, by: cause})
		} else {
			old.Fact, old.by = evidence.Again(old.Fact, now), cause
		}
	}
	return done, fallen
}

// at is the first fact at a path.
func (p *part) at(path string) *said {
	for i := range p.facts {
		if p.facts[i].Path() == path {
			return &p.facts[i]
		}
	}
	return nil
}

// shown is a fact as the report has it.
func (f said) shown() Fact {
	out := fact(f.Fact)
	out.Index = f.place
	if r, ok := f.Ruling(); ok && f.by != nil {
		out.Corrected = ruled(f.by)
		out.Corrected.Follows = r.Follows
		out.Corrected.Read, out.Corrected.ReadNormalised = f.Read()
	}
	return out
}

func ruled(c *Correction) *Corrected {
	return &Corrected{By: c.By, Person: c.Person, At: c.At.UTC().Format(time.RFC3339), Note: c.Note}
}

// label is what people call what stands at a path.
func label(path string) string {
	if f, ok := papers.FieldOf(papers.Other, path); ok {
		return f.Label
	}
	return path
}

// Normalise reads a person's word for a value as the field at a path has it:
// "£1,250" and "6 July 2007" as well as 1250 and 2007-07-06. fault.Invalid says how to
// write it.
func Normalise(path, s string) (any, error) {
	s = evidence.Fold(s)
	if s == "" {
		return nil, fault.New(fault.Invalid, "value: say what is right")
	}
	switch papers.TypeOf(path) {
	case papers.Pounds, papers.Number:
		n, err := strconv.ParseFloat(strings.NewReplacer("£", "", ",", "", " ", "").Replace(s), 64)
		if err != nil || math.IsNaN(n) || math.Abs(n) > 1e15 { // no sum or count of a sale is larger
			return nil, fault.New(fault.Invalid, "value: %q is not a number", s)
		}
		return n, nil
	case papers.Day:
		d, as, ok := papers.ParseDay(s)
		if !ok || as != s {
			return nil, fault.New(fault.Invalid, "value: %q is not a day; write it as 6 July 2007 or 2007-07-06", s)
		}
		return papers.FormatDay(d), nil
	case papers.Truth:
		switch strings.ToLower(s) {
		case "yes", "true":
			return true, nil
		case "no", "false":
			return false, nil
		}
		return nil, fault.New(fault.Invalid, "value: %q is neither yes nor no", s)
	case papers.Answer:
		for _, a := range []string{"Yes", "No", "Not known"} {
			if strings.EqualFold(s, a) {
				return a, nil
			}
		}
	}
	return s, nil
}
