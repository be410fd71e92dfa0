package pack

import (
	_ "embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// overlaysText is what the overlays of PDTF v3 (Property-Data-Trust-Framework/schemas,
// MIT) require, one path a line: overlay, the form's number, path, and when. In it ~
// stands for /propertyPack and * for any place in a list. A condition is a path
// relative to the one that it is of, with the answers under which this is asked for
// after "="; without "=" it is asked for once something is known there. Several
// conditions hold together; several lines of one path are alternatives.
//
// Left out are the participants, who are people of the transaction and not in its
// papers, and of oc1 the parts of the register's own data that no reader of a copy
// can tell.
//
//go:embed overlays.tsv
var overlaysText string

// Overlay names the set of paths that a form or a standard requires.
type Overlay struct {
	ID   string
	Name string
	Kind papers.Kind // the paper that answers it; empty when any paper may
	// Asked is how a question begins that asks for one of its paths.
	Asked string
	when  func(Transaction) bool
}

func always(Transaction) bool         { return true }
func leasehold(t Transaction) bool    { return t.Tenure == Leasehold }
func managed(t Transaction) bool      { return t.Managed }
func neverAlone(t Transaction) bool   { return false }
func withMortgage(t Transaction) bool { return t.Mortgage }
func newBuild(t Transaction) bool     { return t.NewBuild }

// overlays is every overlay, in the order in which people see them.
var overlays = []Overlay{
	{"nts2", "Material information (NTS, parts A to C)", "", "Please state", always},
	{"baspi5", "Buying and selling property information (BASPI)", "", "Please state", neverAlone},
	{"oc1", "Register of title", papers.TitleRegister, "Please supply official copies that show", always},
	{"ta6", "Property information form (TA6)", papers.TA6, "Please complete the TA6 at", always},
	{"ta10", "Fittings and contents form (TA10)", papers.TA10, "Please complete the TA10 at", always},
	{"ta7", "Leasehold information form (TA7)", papers.TA7, "Please complete the TA7 at", leasehold},
	{"lpe1", "Leasehold management answers (LPE1)", papers.LPE1, "Please have the LPE1 completed at", leasehold},
	{"fme1", "Freehold management answers (FME1)", papers.FME1, "Please have the FME1 completed at", managed},
	{"llc1", "Local land charges (LLC1)", papers.LLC1, "Please supply the LLC1 result for", always},
	{"con29r", "Local authority enquiries (CON29R)", papers.CON29R, "Please supply the CON29R reply to", always},
	{"con29dw", "Drainage and water (CON29DW)", papers.CON29DW, "Please supply the CON29DW reply to", always},
}

// Overlays is every overlay that there is.
func Overlays() []Overlay { return slices.Clone(overlays) }

// FindOverlay is the overlay of an ID.
func FindOverlay(id string) (Overlay, bool) {
	i := slices.IndexFunc(overlays, func(o Overlay) bool { return o.ID == id })
	if i < 0 {
		return Overlay{}, false
	}
	return overlays[i], true
}

// overlayOf is the overlay that a kind of paper answers.
func overlayOf(k papers.Kind) (Overlay, bool) {
	i := slices.IndexFunc(overlays, func(o Overlay) bool { return o.Kind == k && k != "" })
	if i < 0 {
		return Overlay{}, false
	}
	return overlays[i], true
}

// requirement is a path that an overlay requires.
type requirement struct {
	ref   string
	path  string        // with * for the places of lists
	when  [][]condition // any of these, in which all hold; none means always
	label string
}

// condition holds when one of the answers is known at a path, or anything at all
// when there are no answers.
type condition struct {
	path    string
	answers []string
}

// required is the requirements by overlay.
var required = sync.OnceValue(func() map[string][]requirement {
	all, err := parseOverlays(overlaysText)
	if err != nil {
		panic(err) // a test reads the table
	}
	return all
})

// parseOverlays reads the table.
func parseOverlays(text string) (map[string][]requirement, error) {
	labels := map[string]string{}
	for _, k := range papers.Kinds() {
		for _, f := range papers.Fields(k) {
			if _, ok := labels[f.Path]; !ok || k == papers.TA6 {
				labels[f.Path] = f.Label
			}
		}
	}
	all := map[string][]requirement{}
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) < 3 || len(cells) > 4 || cells[0] == "" || !strings.HasPrefix(cells[2], "~/") {
			return nil, fmt.Errorf("overlays.tsv: line %d is not overlay, number, path and conditions", n+1)
		}
		r := requirement{ref: cells[1], path: "/propertyPack" + cells[2][1:]}
		var when []condition
		if len(cells) == 4 {
			for _, c := range strings.Split(cells[3], "; ") {
				rel, answers, asked := strings.Cut(c, "=")
				cond := condition{path: path.Join(path.Dir(r.path), rel)}
				if !strings.HasPrefix(cond.path, "/propertyPack/") {
					return nil, fmt.Errorf("overlays.tsv: line %d has a condition outside the pack", n+1)
				}
				if asked {
					cond.answers = strings.Split(answers, "|")
				}
				when = append(when, cond)
			}
		}
		rows := all[cells[0]]
		if i := slices.IndexFunc(rows, func(o requirement) bool { return o.path == r.path }); i >= 0 {
			rows[i].when = append(rows[i].when, when)
			continue
		}
		if when != nil {
			r.when = [][]condition{when}
		}
		if r.label = labels[r.path]; r.label == "" {
			r.label = words(r.path)
		}
		if first, rest, ok := strings.Cut(r.label, " "); ok && first[0] >= '0' && first[0] <= '9' {
			r.label = rest // its number stands beside it
		}
		all[cells[0]] = append(rows, r)
	}
	return all, nil
}

// words makes a label of the last names of a path: "yesNo" says nothing, and
// "details" says it only of what stands before it.
func words(p string) string {
	var names []string
	for _, s := range strings.Split(p, "/") {
		if s != "" && s != "*" && s != "yesNo" {
			names = append(names, s)
		}
	}
	if len(names) == 0 {
		return p
	}
	last := spaced(names[len(names)-1])
	if len(names) > 1 && !strings.Contains(last, " ") {
		return spaced(names[len(names)-2]) + ": " + last
	}
	return last
}

// spaced writes camelCase as words.
func spaced(s string) string {
	var b strings.Builder
	in := []rune(s)
	for i, r := range in {
		if unicode.IsDigit(r) && i > 0 && unicode.IsLower(in[i-1]) {
			b.WriteByte(' ')
		}
		if unicode.IsUpper(r) && i > 0 {
			if !unicode.IsUpper(in[i-1]) || i+1 < len(in) && unicode.IsLower(in[i+1]) {
				b.WriteByte(' ')
			}
			if i+1 < len(in) && unicode.IsUpper(in[i+1]) || i+1 == len(in) && unicode.IsUpper(in[i-1]) {
				b.WriteRune(r) // an abbreviation
				continue
			}
		}
		if i == 0 && len(in) > 1 && unicode.IsUpper(in[1]) {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Known is what is known, by path: facts of papers, or what people said instead.
type Known struct {
	values map[string][]string
	below  map[string][]int // the places in a list that something is known of
	some   map[string]bool  // something is known here or below
}

// Know indexes facts. A list's place counts as known when anything of it is.
func Know(facts []analysis.Fact) Known {
	k := Known{map[string][]string{}, map[string][]int{}, map[string]bool{}}
	for _, f := range facts {
		k.values[f.Path] = append(k.values[f.Path], said(f.Normalised))
		for p := f.Path; p != "/" && p != "." && !k.some[p]; p = path.Dir(p) {
			k.some[p] = true
			if n, err := strconv.Atoi(path.Base(p)); err == nil && n >= 0 {
				k.below[path.Dir(p)] = append(k.below[path.Dir(p)], n)
			}
		}
	}
	for _, places := range k.below {
		slices.Sort(places)
	}
	return k
}

// said is a normalised value as an answer.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return "Yes"
		}
		return "No"
	case nil:
		return ""
	}
	return fmt.Sprint(v)
}

// Need is a path that an overlay requires here.
type Need struct {
	Ref      string // the form's number, may be empty
	Path     string // with the places of lists filled in
	Label    string
	Met      bool
	Question string // to ask for it; empty when it is met
}

// Measured is how far an overlay is met.
type Measured struct {
	Overlay  Overlay
	Have     int
	Want     int
	Needs    []Need
	Answered bool // a paper that answers it is there, or it needs none of its own
}

// Share is how much of it is met, 0 to 1; 1 when nothing is asked for.
func (m Measured) Share() float64 {
	if m.Want == 0 {
		if m.Answered {
			return 1
		}
		return 0
	}
	return float64(m.Have) / float64(m.Want)
}

// Lacking are the needs that are not met.
func (m Measured) Lacking() []Need {
	return slices.DeleteFunc(slices.Clone(m.Needs), func(n Need) bool { return n.Met })
}

// Measure holds what is known against what an overlay requires. A path that is
// required only under conditions counts once these are known to hold.
func Measure(o Overlay, k Known) Measured { return measure(o, k, k) }

// measure is Measure where the conditions are held against all that is known, and
// what they require is looked for in a part of it: one paper.
func measure(o Overlay, k, part Known) Measured {
	m := Measured{Overlay: o, Answered: true}
	for _, r := range required()[o.ID] {
		for _, places := range k.places(r.path) {
			if !k.applies(r, places) {
				continue
			}
			n := Need{Ref: r.ref, Path: filled(r.path, places), Label: r.label}
			if n.Met = part.some[n.Path]; n.Met {
				m.Have++
			} else {
				n.Question = o.question(n)
			}
			m.Want++
			m.Needs = append(m.Needs, n)
		}
	}
	return m
}

// question asks for what is needed.
func (o Overlay) question(n Need) string {
	if o.Kind == "" {
		return o.Asked + ": " + n.Label + "."
	}
	if n.Ref == "" {
		return strings.TrimSuffix(o.Asked, " at") + ": " + n.Label + "."
	}
	return o.Asked + " " + n.Ref + ": " + n.Label + "."
}

// places is every way to fill in the lists of a path of which something is known;
// a list of which nothing is known has its first place.
func (k Known) places(p string) [][]int {
	ways := [][]int{nil}
	segments := strings.Split(p, "/")
	for i, s := range segments {
		if s != "*" {
			continue
		}
		list := strings.Join(segments[:i], "/")
		var next [][]int
		for _, w := range ways {
			there := k.below[filled(list, w)]
			if len(there) == 0 {
				there = []int{0}
			}
			for _, n := range there {
				next = append(next, append(slices.Clone(w), n))
			}
		}
		ways = next
	}
	return ways
}

// filled puts places in the lists of a path; what is left over is not used, and
// a list without one is left as it is.
func filled(p string, places []int) string {
	for _, n := range places {
		p = strings.Replace(p, "/*", "/"+strconv.Itoa(n), 1)
	}
	return p
}

func (k Known) applies(r requirement, places []int) bool {
	if len(r.when) == 0 {
		return true
	}
	return slices.ContainsFunc(r.when, func(all []condition) bool {
		for _, c := range all {
			if !k.holds(c, places) {
				return false
			}
		}
		return true
	})
}

func (k Known) holds(c condition, places []int) bool {
	p := filled(c.path, places)
	if c.answers == nil {
		return k.some[p]
	}
	return slices.ContainsFunc(k.values[p], func(v string) bool { return slices.Contains(c.answers, v) })
}
