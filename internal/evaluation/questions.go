package evaluation

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/synth"
)

//go:embed questions/*.txt
var questionFiles embed.FS

// topic is what a group of questions is about.
type topic struct {
	name    string
	places  []answerPlace // any of them answers
	without string        // a kind of paper that the pack must not have; then there is no answer
	asked   []string
}

// answerPlace is facts of a kind of paper, by a part of their paths.
type answerPlace struct{ kind, path string }

// Question is one question to a pack.
type Question struct {
	Topic string
	Text  string
	// Truth is where the answer stands; empty for a question that the pack does not answer.
	Truth []Stand
}

// Stand is a place where an answer stands.
type Stand struct {
	File, Path string
	Page       int
	Quote      string
}

// Phrasings is a set of questions: the same topics in other words.
type Phrasings string

// The sets. Developing is for developing with. Held was held out until its misses were
// read in November 2026; Fresh was written before what that taught was built in, and its
// misses are counted only.
const (
	Developing Phrasings = "developing"
	Held       Phrasings = "heldout"
	Fresh      Phrasings = "fresh"
)

// phrasingsOf is the set that a pack of a seed is asked when none is chosen.
func phrasingsOf(seed uint64) Phrasings {
	switch {
	case seed >= synth.Third:
		return Fresh
	case seed >= synth.HeldOut:
		return Held
	}
	return Developing
}

// topics reads the questions of a set.
func topics(set Phrasings) ([]topic, error) {
	name := "questions/" + string(set) + ".txt"
	where, err := groups("questions/where.txt")
	if err != nil {
		return nil, err
	}
	asked, err := groups(name)
	if err != nil {
		return nil, err
	}
	byName := map[string][]string{}
	for _, g := range asked {
		byName[g[0]] = g[1:]
	}
	var all []topic
	for _, g := range where {
		t := topic{name: g[0], asked: byName[g[0]]}
		if len(t.asked) == 0 {
			return nil, fmt.Errorf("evaluation: %s asks nothing about %s", name, t.name)
		}
		delete(byName, t.name)
		for _, line := range g[1:] {
			kind, path, ok := strings.Cut(line, " ")
			switch {
			case !ok:
				return nil, fmt.Errorf("evaluation: where.txt: %s: %q is no place", t.name, line)
			case kind == "without":
				t.without = path
			default:
				t.places = append(t.places, answerPlace{kind, path})
			}
		}
		all = append(all, t)
	}
	for name := range byName {
		return nil, fmt.Errorf("evaluation: where.txt has no topic %s", name)
	}
	return all, nil
}

// groups is the groups of a file: a name, then its lines, which are indented.
func groups(name string) ([][]string, error) {
	text, err := questionFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all [][]string
	for _, line := range strings.Split(string(text), "\n") {
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "" || trimmed[0] == '#':
		case line[0] != ' ':
			all = append(all, []string{trimmed})
		case len(all) == 0:
			return nil, fmt.Errorf("evaluation: %s begins with no name", name)
		default:
			all[len(all)-1] = append(all[len(all)-1], trimmed)
		}
	}
	return all, nil
}

// Answerable and Unanswerable are how many questions of either sort a pack is asked.
const (
	Answerable   = 18
	Unanswerable = 6
)

// questionsFor draws the questions of a pack: the pack's seed draws them, so that a
// pack is always asked the same. An empty set is the one that belongs to the seed.
func questionsFor(truth *synth.Truth, set Phrasings) ([]Question, error) {
	if set == "" {
		set = phrasingsOf(truth.Seed)
	}
	all, err := topics(set)
	if err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(truth.Seed, 0x61736b))
	kinds := map[string]bool{}
	for _, d := range truth.Documents {
		kinds[d.Kind] = true
	}
	var answered, silent []Question
	for _, i := range rng.Perm(len(all)) {
		t := all[i]
		q := Question{Topic: t.name, Text: t.asked[rng.IntN(len(t.asked))], Truth: stands(truth, t.places)}
		switch {
		case t.without != "" && kinds[t.without]:
		case len(t.places) == 0:
			silent = append(silent, q)
		case len(q.Truth) > 0:
			answered = append(answered, q)
		}
	}
	return append(answered[:min(len(answered), Answerable)], silent[:min(len(silent), Unanswerable)]...), nil
}

func stands(truth *synth.Truth, places []answerPlace) []Stand {
	var all []Stand
	for _, d := range truth.Documents {
		file := d.File
		if d.Parent != "" {
			file = d.Parent + "/" + d.File
		}
		for _, f := range d.Facts {
			if slices.ContainsFunc(places, func(p answerPlace) bool { return p.kind == d.Kind && strings.Contains(f.Path, p.path) }) && f.Quote != "" {
				all = append(all, Stand{file, papers.Declared(f.Path), f.Page, f.Quote})
			}
		}
	}
	return all
}
