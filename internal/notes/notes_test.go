package notes

import (
	_ "embed"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/rules"
)

//go:embed lacking.txt
var lackingText string

// lacking is the themes without a note, and why.
func lacking(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, line := range strings.Split(lackingText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		theme, reason, ok := strings.Cut(line, " ")
		if !ok || len(reason) < 10 {
			t.Errorf("lacking.txt: %q gives no reason", line)
		}
		all[theme] = reason
	}
	return all
}

// Every rule is explained by a note, or its theme is listed with the reason why not;
// no note explains a rule that there is not.
func TestEveryThemeHasANote(t *testing.T) {
	book, err := rules.Load()
	if err != nil {
		t.Fatal(err)
	}
	without := lacking(t)
	ids := book.Known()
	for _, id := range ids {
		theme, _, _ := strings.Cut(id, ".")
		explained := slices.ContainsFunc(All, func(n Note) bool { return n.Explains(id) })
		switch {
		case explained && without[theme] != "":
			t.Errorf("%s is explained by a note, and lacking.txt says that its theme is not", id)
		case !explained && without[theme] == "":
			t.Errorf("no note explains %s: write one, or list the theme in lacking.txt", id)
		}
	}
	for _, n := range All {
		if !slices.ContainsFunc(ids, n.Explains) {
			t.Errorf("%s explains no rule that there is: %v", n.Name, n.Rules)
		}
		for _, r := range n.Rules {
			one := Note{Rules: []string{r}}
			if !slices.ContainsFunc(ids, one.Explains) {
				t.Errorf("%s: there is no rule %s", n.Name, r)
			}
		}
	}
}

// Every kind of paper has a note, but for papers of no kind.
func TestEveryKindHasANote(t *testing.T) {
	for _, k := range papers.Kinds() {
		about := func(n Note) bool { return slices.Contains(n.Kinds, string(k)) }
		if k != papers.Other && !slices.ContainsFunc(All, about) {
			t.Errorf("no note is about a %s", k)
		}
	}
}

func TestNotesAreWellFormed(t *testing.T) {
	kinds := map[string]bool{}
	for _, k := range papers.Kinds() {
		kinds[string(k)] = true
	}
	titles := map[string]bool{}
	for _, n := range All {
		for _, k := range n.Kinds {
			if !kinds[k] {
				t.Errorf("%s: there is no kind of paper %s", n.Name, k)
			}
		}
		if titles[n.Title] {
			t.Errorf("two notes are called %s", n.Title)
		}
		titles[n.Title] = true
		words := len(strings.Fields(strings.Join(n.Text, " ")))
		if words < 40 || words > 260 {
			t.Errorf("%s has %d words; a note is read at a sitting", n.Name, words)
		}
		if n.AsAt.After(time.Now().AddDate(0, 0, 1)) {
			t.Errorf("%s is as at a day to come", n.Name)
		}
	}
	if len(All) < 25 {
		t.Errorf("%d notes", len(All))
	}
}

func TestParse(t *testing.T) {
	good := "title: T\nas at: 2026-11-23\nkinds: lease\nrules: lease\nsource: An Act\n\nText."
	if _, err := parse(good); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{
		"", "title: T", strings.Replace(good, "as at: 2026-11-23", "as at: yesterday", 1), strings.Replace(good, "source: An Act\n", "", 1),
		strings.Replace(good, "kinds", "colours", 1), "title: T\nas at: 2026-11-23\nkinds: lease\nrules: lease\nsource: An Act\n\n",
	} {
		if _, err := parse(wrong); err == nil {
			t.Errorf("%q was read", wrong)
		}
	}
}

func TestExplains(t *testing.T) {
	n := Note{Rules: []string{"lease.short", "epc"}}
	for rule, want := range map[string]bool{"lease.short": true, "lease.shortest": false, "epc.expired": true, "epcs.x": false, "lease.long": false} {
		if n.Explains(rule) != want {
			t.Errorf("%s: %v", rule, !want)
		}
	}
}
