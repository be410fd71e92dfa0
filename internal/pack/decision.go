package pack

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// About is what sort of thing a decision is about.
type About string

// What people decide.
const (
	AFinding About = "finding"
	AMissing About = "missing" // a paper that the case calls for
	AFact    About = "fact"
	AnAsking About = "enquiry" // the text of a draft enquiry, of a matter or a person's own
)

// Verdict is what somebody decided.
type Verdict string

// The verdicts.
const (
	Accepted  Verdict = "accepted"  // a finding or a missing paper: it is so
	Corrected Verdict = "corrected" // a finding or a fact: something else is right
	Dismissed Verdict = "dismissed" // a finding or a missing paper: of no matter here, with the reason
	Verified  Verdict = "verified"  // a fact: a person looked, and it is so
	Edited    Verdict = "edited"    // an enquiry has other words
	Added     Verdict = "added"     // an enquiry of a person's own
	LeftOut   Verdict = "left_out"  // an enquiry is not asked
	Withdrawn Verdict = "withdrawn" // an earlier decision is taken back
)

// verdicts are those that each sort of thing may have.
var verdicts = map[About][]Verdict{
	AFinding: {Accepted, Corrected, Dismissed, Withdrawn},
	AMissing: {Accepted, Dismissed, Withdrawn},
	AFact:    {Verified, Corrected, Withdrawn},
	AnAsking: {Edited, Added, LeftOut, Withdrawn},
}

// Decision is what somebody decided about one thing. Decisions are added, never
// changed: the latest about a key stands.
type Decision struct {
	Seq      int64          `json:"-"` // its place among those of the case, from 1
	About    About          `json:"about"`
	Key      string         `json:"key"`
	Rule     string         `json:"rule"`               // the rule, or the path of a fact
	Severity rules.Severity `json:"severity,omitempty"` // of the matter when it was decided
	Verdict  Verdict        `json:"verdict"`
	Right    string         `json:"right,omitempty"` // what is right instead, or the words of an enquiry
	Note     string         `json:"note,omitempty"`
	Person   tenant.Person  `json:"person"`
	Name     string         `json:"name"` // of the person, as people know them
	At       time.Time      `json:"at"`
}

// longest is how many characters a note or a correction may have.
const longest = 4000

// check says what is wrong with a decision: fault.Invalid with a sentence.
func (d Decision) check() error {
	if !slices.Contains(verdicts[d.About], d.Verdict) {
		return fault.New(fault.Invalid, "verdict: %q cannot be said of a %s", d.Verdict, d.About)
	}
	for name, s := range map[string]string{"right": d.Right, "note": d.Note} {
		if utf8.RuneCountInString(s) > longest {
			return fault.New(fault.Invalid, "%s: longer than %d characters", name, longest)
		}
	}
	switch {
	case d.Verdict == Corrected && d.Right == "":
		return fault.New(fault.Invalid, "right: say what is right")
	case d.Verdict == Dismissed && d.Note == "":
		return fault.New(fault.Invalid, "note: say why it is dismissed")
	case (d.Verdict == Edited || d.Verdict == Added) && d.Right == "":
		return fault.New(fault.Invalid, "right: an enquiry needs words")
	}
	return nil
}

// standing is the latest decision by what it is about and its key, without those
// that were withdrawn.
func standing(all []Decision) map[About]map[string]Decision {
	out := map[About]map[string]Decision{AFinding: {}, AMissing: {}, AFact: {}, AnAsking: {}}
	for _, d := range all {
		if d.Verdict == Withdrawn {
			delete(out[d.About], d.Key)
		} else if out[d.About] != nil {
			out[d.About][d.Key] = d
		}
	}
	return out
}

// Matter is something that a person decides about: a finding, or a missing paper.
type Matter struct {
	About    About
	Key      string
	Rule     string
	Severity rules.Severity
	Title    string
	Detail   string
	Evidence []analysis.Evidence
	Remedy   string
	Enquiry  string // the draft
	Sources  []string
	N        int // its place among the report's findings or missing papers

	// Decision stands; nil while one is asked for.
	Decision *Decision
	// Before is an earlier decision that does not stand any more, and Again why.
	Before *Decision
	Again  string
}

// Pressing is whether a version cannot be signed before it is decided.
func (m Matter) Pressing() bool { return m.Severity.Rank() <= rules.High.Rank() }

// Why a matter is asked again.
const (
	againEvidence = "the words that it rests on have changed"
	againWorse    = "it has become more serious"
)

// Matters are what there is to decide in a report, worst first, each with its
// decision.
func Matters(r *analysis.Report, all []Decision) []Matter {
	digests := map[string]string{}
	for _, d := range r.Documents {
		digests[d.File] = d.SHA256
	}
	var out []Matter
	seen := map[string]int{}
	add := func(m Matter) {
		m.Key = key(string(m.About), m.Rule, digests, m.Evidence)
		if seen[m.Key]++; seen[m.Key] > 1 { // one rule speaks twice of the same words
			m.Key = key(m.Key, strconv.Itoa(seen[m.Key]), nil, nil)
		}
		out = append(out, m)
	}
	for i, f := range r.Findings {
		add(Matter{About: AFinding, Rule: f.Rule, Severity: f.Severity, Title: f.Title, Detail: f.Detail, Evidence: f.Evidence,
			Remedy: f.Remedy, Enquiry: f.Enquiry, Sources: f.Sources, N: i})
	}
	for i, f := range r.Case.Missing {
		add(Matter{About: AMissing, Rule: f.Rule, Severity: f.Severity, Title: f.Title, Detail: f.Why, Evidence: f.Evidence,
			Enquiry: f.Enquiry, Sources: f.Sources, N: i})
	}
	decide(out, standing(all))
	slices.SortStableFunc(out, func(a, b Matter) int { return a.Severity.Rank() - b.Severity.Rank() })
	return out
}

// decide gives matters their decisions, and to those without one the decision
// about the same rule whose evidence is not there any more.
func decide(matters []Matter, stand map[About]map[string]Decision) {
	here := map[string]bool{}
	for _, m := range matters {
		here[m.Key] = true
	}
	var gone []Decision // the latest last
	for _, about := range []About{AFinding, AMissing} {
		for k, d := range stand[about] {
			if !here[k] {
				gone = append(gone, d)
			}
		}
	}
	slices.SortFunc(gone, func(a, b Decision) int { return int(a.Seq - b.Seq) })
	for i := range matters {
		m := &matters[i]
		d, ok := stand[m.About][m.Key]
		switch {
		case ok && m.Severity.Rank() < d.Severity.Rank():
			m.Before, m.Again = &d, againWorse
		case ok:
			m.Decision = &d
		default:
			for j := len(gone) - 1; j >= 0; j-- {
				if gone[j].About == m.About && gone[j].Rule == m.Rule {
					before := gone[j]
					m.Before, m.Again = &before, againEvidence
					gone = slices.Delete(gone, j, j+1)
					break
				}
			}
		}
	}
}

// key names a matter by what it says of which words: the bytes of the paper, the
// page, the quotation. What the file is called does not matter.
func key(about, rule string, digests map[string]string, evidence []analysis.Evidence) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00", about, rule)
	for _, e := range evidence {
		fmt.Fprintf(h, "%s\x00%d\x00%s\x00", digests[e.File], e.Page, e.Quote)
		if e.Said != "" { // another word of a person is another reason
			fmt.Fprintf(h, "said\x00%s\x00", e.Said)
		}
	}
	return "m" + hex.EncodeToString(h.Sum(nil)[:12])
}

// Fact is a fact of a paper and what a person said of it.
type Fact struct {
	analysis.Fact
	File     string
	SHA256   string
	Kind     papers.Kind
	Key      string
	Decision *Decision
}

// Overruled says whether a person said that something else is right than was read.
func (f Fact) Overruled() bool { return f.Corrected != nil && f.Corrected.Follows == "" }

// overruling is that as a decision.
func (f Fact) overruling() Decision {
	c := f.Corrected
	at, err := time.Parse(time.RFC3339, c.At)
	if err != nil {
		at = time.Time{} // the report is ours; it is only shown
	}
	return Decision{About: AFact, Key: f.Key, Rule: f.Path, Verdict: Corrected, Right: f.Value, Note: c.Note, Person: tenant.Person(c.Person), Name: c.By, At: at}
}

// Facts are those of a report, in its order, each with its decision. The key of a fact
// is of what was read.
func Facts(r *analysis.Report, all []Decision) []Fact {
	stand := standing(all)[AFact]
	seen := map[string]int{}
	var out []Fact
	for _, d := range r.Documents {
		for _, f := range d.Facts {
			read := f.Value
			if f.Corrected != nil {
				read = f.Corrected.Read
			}
			sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d\x00%s\x00%s", d.SHA256, f.Path, f.Page, f.Quote, read))
			k := "f" + hex.EncodeToString(sum[:12])
			if seen[k]++; seen[k] > 1 {
				k = key(k, strconv.Itoa(seen[k]), nil, nil)
			}
			fact := Fact{Fact: f, File: d.File, SHA256: d.SHA256, Kind: d.Kind, Key: k}
			if fact.Overruled() {
				s := fact.overruling()
				fact.Decision = &s
			} else if s, ok := stand[k]; ok {
				fact.Decision = &s
			}
			out = append(out, fact)
		}
	}
	return out
}

// Says is the fact's value as far as people let it stand: their word where they
// corrected it. (Decisions of before the rules judged by people's words are not in the
// report.)
func (f Fact) Says() any {
	if f.Decision != nil && f.Decision.Verdict == Corrected && !f.Overruled() {
		if v, err := analysis.Normalise(f.Path, f.Decision.Right); err == nil {
			return v
		}
		return f.Decision.Right
	}
	return f.Normalised
}

// said are facts with people's words in the place of what they corrected.
func corrected(facts []Fact) []analysis.Fact {
	out := make([]analysis.Fact, len(facts))
	for i, f := range facts {
		out[i] = f.Fact
		out[i].Normalised = f.Says()
	}
	return out
}

// Enquiry is a question for the other side as people let it stand.
type Enquiry struct {
	Key      string    `json:"key"` // the matter's, or one of its own
	Rule     string    `json:"rule,omitempty"`
	Text     string    `json:"text"`
	Draft    string    `json:"-"` // what the rules say
	File     string    `json:"file,omitempty"`
	Page     int       `json:"page,omitempty"`
	Out      bool      `json:"-"` // not asked
	Own      bool      `json:"own,omitempty"`
	Decision *Decision `json:"-"`
}

// Enquiries are the drafts of the matters and what people made of them, then their
// own. That of a matter which was dismissed is left out, unless somebody wrote it
// anew.
func Enquiries(matters []Matter, all []Decision) []Enquiry {
	stand := standing(all)[AnAsking]
	var out []Enquiry
	for _, m := range matters {
		d, said := stand[m.Key]
		if m.Enquiry == "" && !said {
			continue
		}
		q := Enquiry{Key: m.Key, Rule: m.Rule, Text: m.Enquiry, Draft: m.Enquiry, Out: m.Decision != nil && m.Decision.Verdict == Dismissed}
		if len(m.Evidence) > 0 {
			q.File, q.Page = m.Evidence[0].File, m.Evidence[0].Page
		}
		if said {
			q.Decision, q.Out = &d, d.Verdict == LeftOut
			if d.Verdict == Edited {
				q.Text = d.Right
			}
		}
		out = append(out, q)
	}
	var own []Decision
	for k, d := range stand {
		if strings.HasPrefix(k, "own-") && d.Verdict != LeftOut {
			own = append(own, d)
		}
	}
	slices.SortFunc(own, func(a, b Decision) int { return int(a.Seq - b.Seq) })
	for _, d := range own {
		out = append(out, Enquiry{Key: d.Key, Text: d.Right, Own: true, Decision: &d})
	}
	return out
}

// Asked are the enquiries that are to be sent, each once: two copies of one paper are
// two matters, and no reason to ask twice in the same words.
func Asked(all []Enquiry) []Enquiry {
	said := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(all), func(q Enquiry) bool {
		if q.Out || said[q.Text] {
			return true
		}
		said[q.Text] = true
		return false
	})
}

// ownKey names an enquiry of a person's own.
func ownKey() string { return "own-" + strings.ToLower(rand.Text())[:16] }
