package policy

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"go.yaml.in/yaml/v3"
)

// Suppression accepts a finding for a while.
type Suppression struct {
	Rule    string `yaml:"rule"`
	Address string `yaml:"address"` // with * for any text
	Only    string `yaml:"only"`    // environment: dev, staging, prod, account; empty for all
	Reason  string `yaml:"reason"`
	Owner   string `yaml:"owner"`
	Expires string `yaml:"expires"` // the last day on which it holds
}

// Suppressions is a list that counts what each entry was good for.
type Suppressions struct {
	list []Suppression
	used []int
	now  time.Time
}

// ReadSuppressions reads a list, and refuses entries without a reason, an owner or a
// day on which they end, and those for rules that do not exist.
func ReadSuppressions(path string, now time.Time) (*Suppressions, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s, err := parseSuppressions(text, now)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

func parseSuppressions(text []byte, now time.Time) (*Suppressions, error) {
	s := &Suppressions{now: now}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&s.list); err != nil {
		return nil, err
	}
	s.used = make([]int, len(s.list))
	rules := map[string]bool{}
	for _, r := range Rules() {
		rules[r.ID] = true
	}
	for i, e := range s.list {
		at := fmt.Sprintf("entry %d (%s on %s)", i+1, e.Rule, e.Address)
		switch {
		case !rules[e.Rule]:
			return nil, fmt.Errorf("%s: there is no rule %q", at, e.Rule)
		case e.Address == "" || e.Address == "*":
			return nil, fmt.Errorf("%s: it must name what it is for", at)
		case len(e.Reason) < 20:
			return nil, fmt.Errorf("%s: it needs a reason", at)
		case e.Owner == "":
			return nil, fmt.Errorf("%s: it needs an owner", at)
		}
		if _, err := time.Parse(time.DateOnly, e.Expires); err != nil {
			return nil, fmt.Errorf("%s: the day on which it ends: %w", at, err)
		}
	}
	return s, nil
}

// Apply marks the findings that are accepted. An entry that has ended accepts
// nothing, and says so in the finding.
func (s *Suppressions) Apply(result *Result, scope Scope) {
	environment := scope.Environment
	if scope.Account {
		environment = "account"
	}
	for i := range result.Findings {
		f := &result.Findings[i]
		for k, e := range s.list {
			if e.Rule != f.Rule || !match(e.Address, f.Address) || e.Only != "" && e.Only != environment {
				continue
			}
			s.used[k]++
			end, _ := time.Parse(time.DateOnly, e.Expires)
			if s.now.After(end.AddDate(0, 0, 1)) {
				f.Detail += fmt.Sprintf(" (it was accepted until %s by %s)", e.Expires, e.Owner)
				continue
			}
			f.Suppressed = e.Reason
			break
		}
	}
}

// Unused returns the entries that no finding needed.
func (s *Suppressions) Unused() []Suppression {
	var out []Suppression
	for i, n := range s.used {
		if n == 0 {
			out = append(out, s.list[i])
		}
	}
	return out
}
