package retrieval

import (
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/notes"
)

// Note is a practice note that belongs to a question: what the law or practice is,
// never what the papers of the case say.
type Note struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	AsAt    string   `json:"as_at"` // the day on which its law was looked up, 2006-01-02
	Text    string   `json:"text"`
	Sources []string `json:"sources"`
}

const (
	mostNotes = 2
	// noteCovered is how much of a question a note must speak of to be shown with it.
	noteCovered = 0.55
)

// library is the notes as a case of their own, so that they are ranked as papers are.
var library = sync.OnceValue(func() *Case {
	c := &Case{AsAt: time.Time{}}
	for _, n := range notes.All {
		c.Passages = append(c.Passages, Passage{
			File: n.Name, heads: n.Title, text: n.Text, next: -1,
			lead: strings.ReplaceAll(strings.Join(n.Rules, " "), ".", " "),
		})
	}
	c.index = newIndex(c)
	return c
})

// Notes is the practice notes that belong to a question, the best first.
func Notes(text string) []Note {
	q := ask(text)
	q.places, q.kinds = nil, nil
	found := []Note{}
	if q.weak {
		return found
	}
	for _, h := range library().rank(&q, mostNotes) {
		if h.covered < noteCovered {
			continue
		}
		n := notes.All[h.passage]
		found = append(found, Note{n.Name, n.Title, n.AsAt.Format(time.DateOnly), strings.Join(n.Text, "\n\n"), n.Sources})
	}
	return found
}

// Library is what a firm's own reference library has on a question, where it has one:
// never what the papers of the case say. This package only gives it its place in an
// Answer; no answer rests on it.
type Library struct {
	From     string    `json:"from"` // names the library: "knowledge base ABCDEFGHIJ"
	Extracts []Extract `json:"extracts"`
	Note     string    `json:"note,omitempty"` // why there are none, in a sentence
}

// Extract is a passage of a firm's library, as it stands there.
type Extract struct {
	Text   string `json:"text"`
	Source string `json:"source"` // URI of the document that it is from
}
