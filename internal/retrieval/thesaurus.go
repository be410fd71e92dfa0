package retrieval

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed thesaurus.txt
var thesaurusText string

// thesaurus finds the groups of words that mean the same thing. A group is written
// as a word of its own, its name with an equals sign before it, which no text has.
type thesaurus struct {
	// phrases is the ways that begin with a stem, the longest first.
	phrases map[string][]phrase
}

// phrase is one way of saying a group, as stems.
type phrase struct {
	stems  []string
	groups []string
}

// conveyancing is the thesaurus of the tree. A wrong line is a panic at start, and so
// in every test.
var conveyancing = must(readThesaurus(thesaurusText))

func must(t *thesaurus, err error) *thesaurus {
	if err != nil {
		panic(err)
	}
	return t
}

// readThesaurus reads lines "name: way, way, several words".
func readThesaurus(text string) (*thesaurus, error) {
	t := &thesaurus{phrases: map[string][]phrase{}}
	st := stems{}
	names := map[string]bool{}
	at := map[string]*phrase{}
	var order []string
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, ways, ok := strings.Cut(line, ":")
		if !ok || names[name] || strings.TrimSpace(ways) == "" {
			return nil, fmt.Errorf("retrieval: thesaurus line %d: a new name, a colon and words are wanted", n+1)
		}
		names[name] = true
		for _, way := range strings.Split(ways, ",") {
			key := strings.Join(st.words(way), " ")
			if key == "" {
				return nil, fmt.Errorf("retrieval: thesaurus line %d: %s has an empty way", n+1, name)
			}
			p := at[key]
			if p == nil {
				p = &phrase{stems: strings.Fields(key)}
				at[key] = p
				order = append(order, key)
			}
			if len(p.groups) == 0 || p.groups[len(p.groups)-1] != "="+name {
				p.groups = append(p.groups, "="+name)
			}
		}
	}
	for _, key := range order {
		p := at[key]
		first := p.stems[0]
		list := append(t.phrases[first], *p)
		for i := len(list) - 1; i > 0 && len(list[i].stems) > len(list[i-1].stems); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		t.phrases[first] = list
	}
	return t, nil
}

// found is a phrase where it stands in a run of stems.
type found struct {
	at, length int
	groups     []string
}

// find is every phrase that stands in a run of stems, overlapping ones too.
func (t *thesaurus) find(run []string) []found {
	var all []found
	for i, s := range run {
		for _, p := range t.phrases[s] {
			if len(p.stems) > len(run)-i || !equal(p.stems, run[i:i+len(p.stems)]) {
				continue
			}
			all = append(all, found{i, len(p.stems), p.groups})
		}
	}
	return all
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
