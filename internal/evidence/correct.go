package evidence

import (
	"fmt"
	"time"
)

// Ruling is what a person says is right in the place of what was read.
type Ruling struct {
	Value      string
	Normalised any // a string, float64 or bool; see Statement
	By         string
	On         time.Time
	// Follows is the path of the corrected fact that this one was worked out from
	// again; empty for the corrected fact itself.
	Follows string
}

// String is the ruling in a line: "125 years, says Ann Bell (3 May 2026)".
func (r Ruling) String() string {
	return fmt.Sprintf("%s, says %s (%s)", r.Value, r.By, r.On.Format("2 January 2006"))
}

// Correct makes of a fact what a person says instead. It is the one way for a value
// that no page has: its Origin is Person, Read is what the page was read as, and its
// citations go on quoting that and say that a person overruled it, so that nobody can
// take the value for the page's.
func Correct(f Fact, r Ruling) (Fact, error) {
	if f.IsZero() {
		return Fact{}, fmt.Errorf("evidence: nothing was read that %s could correct", r.By)
	}
	if r.Value == "" || r.By == "" || r.On.IsZero() {
		return Fact{}, fmt.Errorf("evidence: a correction of %s needs a value, a person and a day", f.s.Path)
	}
	if r.Normalised == nil {
		r.Normalised = Fold(r.Value)
	}
	s := f.s
	s.Value, s.Normalised, s.Confidence, s.Origin = r.Value, r.Normalised, 1, Person
	out, err := finish(s, true, overruled(f.cites, r)...)
	if err != nil {
		return Fact{}, err
	}
	out.computed, out.from = f.computed, f.from
	read := f.s
	out.ruling, out.read = &r, &read
	return out, nil
}

// overruled are citations that say that a person knows better.
func overruled(cites []Citation, r Ruling) []Citation {
	out := append([]Citation(nil), cites...)
	for i := range out {
		if out[i].said == "" {
			out[i].said = r.String()
		}
	}
	return out
}

// Ruling is what a person said of the fact, or of one that it was worked out from; ok
// is false for almost all facts.
func (f Fact) Ruling() (r Ruling, ok bool) {
	if f.ruling == nil {
		return Ruling{}, false
	}
	return *f.ruling, true
}

// Read is the value and the normalised value that the page was read as, before a
// person corrected it; empty where nothing was.
func (f Fact) Read() (value string, normalised any) {
	if f.read == nil {
		return "", nil
	}
	return f.read.Value, f.read.Normalised
}

// From is the paths of the facts that a computed fact was worked out from.
func (f Fact) From() []string { return append([]string(nil), f.from...) }

// Again is a fact in the place of an earlier one, which it was worked out anew for:
// it remembers what was read.
func Again(before, now Fact) Fact {
	read := before.s
	now.read = &read
	return now
}

// Said is what a person says is right instead of what these words were read as, with
// who and when; empty for almost all.
func (c Citation) Said() string { return c.said }
