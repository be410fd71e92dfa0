package notes

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

//go:embed library/*.md
var library embed.FS

// Note is one practice note.
type Note struct {
	Name    string    // of its file: "lease-length"
	Title   string    // for people
	AsAt    time.Time // the day on which its law was looked up
	Kinds   []string  // of paper that it is about, as papers names them
	Rules   []string  // ids of rules that it explains, or their first part for all of a theme
	Sources []string  // statutes and guides
	Text    []string  // paragraphs
}

// All is every note, by name. The notes are part of the program: one that is not well
// formed is a panic at start, and so in every test.
var All = must(read(library, "library"))

func must(all []Note, err error) []Note {
	if err != nil {
		panic(err)
	}
	return all
}

// Explains reports whether a note is about a rule.
func (n *Note) Explains(rule string) bool {
	for _, r := range n.Rules {
		if rule == r || strings.HasPrefix(rule, r+".") {
			return true
		}
	}
	return false
}

func read(files fs.FS, dir string) ([]Note, error) {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, fmt.Errorf("notes: %w", err)
	}
	var all []Note
	for _, e := range entries {
		text, err := fs.ReadFile(files, path.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("notes: %w", err)
		}
		n, err := parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("notes: %s: %w", e.Name(), err)
		}
		n.Name = strings.TrimSuffix(e.Name(), ".md")
		all = append(all, n)
	}
	return all, nil
}

func parse(text string) (Note, error) {
	var n Note
	head, body, ok := strings.Cut(text, "\n\n")
	if !ok {
		return n, fmt.Errorf("there is no text below the head")
	}
	for _, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			return n, fmt.Errorf("%q is no line of a head", line)
		}
		switch key {
		case "title":
			n.Title = value
		case "as at":
			var err error
			if n.AsAt, err = time.Parse(time.DateOnly, value); err != nil {
				return n, fmt.Errorf("as at: %w", err)
			}
		case "kinds":
			n.Kinds = strings.Fields(value)
		case "rules":
			n.Rules = strings.Fields(value)
		case "source":
			n.Sources = append(n.Sources, value)
		default:
			return n, fmt.Errorf("a head has no %s", key)
		}
	}
	for _, p := range strings.Split(body, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			n.Text = append(n.Text, p)
		}
	}
	if n.Title == "" || n.AsAt.IsZero() || len(n.Kinds) == 0 || len(n.Rules) == 0 || len(n.Sources) == 0 || len(n.Text) == 0 {
		return n, fmt.Errorf("a title, a day, kinds, rules, a source and text are wanted")
	}
	return n, nil
}
